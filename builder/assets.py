"""Assets: our scripts and styles joined, made small, named by their content; dormant outside addresses disarmed."""

import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

from builder import content_name, mend

# What a page loads, and the files it is joined from, in order.
BUNDLES = {
    "assets/site.js": (
        "shell/site.js", "shell/bring.js", "python/python.js", "shell/copy.js", "shell/words.js", "reader/case.js", "reader/erase.js",
        "offline/store.js", "offline/versions.js",
    ),
    "assets/save.js": ("offline/save.js",),
    "assets/engine.js": ("python/snapshot.js", "python/engine.js"),
    "assets/tools.js": (
        "shell/theme.js", "reader/negotiations.js", "tools/result.js", "tools/form.js", "tools/sheet.js", "tools/letters.js",
        "tools/taking.js", "tools/calendar.js",
    ),
    "assets/dossier.js": (
        "shell/theme.js", "reader/negotiations.js", "tools/result.js", "tools/sheet.js", "tools/taking.js", "tools/dossier.js",
    ),
    "assets/intake.js": ("tools/intake.js",),
    "assets/keeping.js": ("reader/seal.js", "reader/negotiations.js", "reader/keeping.js"),
    "assets/start.js": ("tools/answers.js", "tools/start.js"),
    "assets/guided.js": (
        "reader/negotiations.js", "tools/result.js", "tools/sheet.js", "tools/taking.js", "tools/steps.js", "tools/pack.js",
    ),
    "assets/handbook.css": (
        "styles/handbook.css", "styles/reference.css", "styles/dossier.css", "styles/saving.css", "styles/start.css",
        "styles/message.css",
    ),
    "assets/intake.css": ("styles/intake.css",),
}  # fmt: skip

# Scripts that bring a library with them, loaded when what they do is wanted.
WITH_LIBRARY = {"assets/docx.js": "tools/docx.js"}

# Addresses of other hosts in Material's own scripts, which our pages never use, are taken out, so that nothing can
# ask for them. Licence comments keep theirs, and so do XML namespaces (docx has many), which are names and no addresses.
_OUTSIDE = re.compile(
    r"(/\*.*?\*/)|(?:https?|wss?)://(?!(?:www\.w3\.org|schemas\.openxmlformats\.org|schemas\.microsoft\.com|purl\.org|purl\.oclc\.org)/)[\w.-]+\.[a-z]{2,}[^\s\"'`)]*",
    re.DOTALL,
)

# Material starts its search and fetches the index with every page, whether anybody searches or not. Its own file://
# branch waits with the index until search is opened; so do we, and start the worker with the first message to it.
_WHEN_SEARCHED = {
    '(location.protocol!=="file:")': "(!1)",
    "=new Worker(e)": (
        "=(()=>{let w,heard=[];return{addEventListener(...a){w?w.addEventListener(...a):heard.push(a)},"
        "removeEventListener(...a){w&&w.removeEventListener(...a)},"
        "postMessage(m){w||(w=new Worker(e),heard.forEach(a=>w.addEventListener(...a)));w.postMessage(m)}}})()"
    ),
}


def bundle_assets(root: Path, site: Path) -> Iterator[Path]:
    """Write the bundles under names that change with their content, and name them in every page."""
    renamed = {}
    made = {
        bundle: minified(root, "\n".join(_source(root, source) for source in sources), bundle.rpartition(".")[2])
        for bundle, sources in BUNDLES.items()
    }
    made |= {bundle: _with_library(root, source) for bundle, source in WITH_LIBRARY.items()}
    for bundle, content in made.items():
        path = content_name(site / bundle, content)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
        renamed[bundle] = path.relative_to(site).as_posix()
        yield path
    for page in site.rglob("*.html"):
        text = page.read_text(encoding="utf-8")
        for bundle, name in renamed.items():
            text = text.replace(f'{bundle}"', f'{name}"')
        page.write_text(text, encoding="utf-8")
    for theme_file in [*site.glob("assets/javascripts/**/*.js"), *site.glob("assets/stylesheets/*.css")]:
        disarmed = _OUTSIDE.sub(lambda found: found[1] or "data:,", theme_file.read_text(encoding="utf-8"))
        theme_file.write_text(disarmed, encoding="utf-8")
    _search_when_opened(site)


def _source(root: Path, name: str) -> str:
    return (root / "web" / name).read_text(encoding="utf-8")


def _with_library(root: Path, source: str) -> bytes:
    """One script of ours and what it imports out of ``node_modules``; addresses of other hosts in it, but for XML's names, disarmed."""
    esbuild = root / "node_modules" / ".bin" / "esbuild"
    made = subprocess.run(
        [
            esbuild,
            root / "web" / source,
            "--bundle",
            "--minify",
            "--charset=utf8",
            "--legal-comments=none",
            "--format=iife",
            "--target=es2020",
        ],
        cwd=root,
        capture_output=True,
        check=True,
    )
    return _OUTSIDE.sub(lambda found: found[1] or "data:,", made.stdout.decode("utf-8")).encode("utf-8")


def _search_when_opened(site: Path) -> None:
    (bundle,) = site.glob("assets/javascripts/bundle.*.js")
    mend(bundle, _WHEN_SEARCHED, "find where this Material starts its search")


def minified(root: Path, source: str, loader: str) -> bytes:
    """``source`` without what only its readers need."""
    esbuild = root / "node_modules" / ".bin" / "esbuild"
    made = subprocess.run(
        [esbuild, f"--loader={loader}", "--minify", "--charset=utf8", "--legal-comments=none"],
        input=source.encode("utf-8"),
        capture_output=True,
        check=True,
    )
    return made.stdout
