"""Assets: our scripts and styles joined, made small, named by their content; dormant outside addresses disarmed."""

import json
import re
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

from builder import BuildError, content_name, patch, run_tool
from builder.packing import decoder
from calculators.case.sections import for_scripts

# What pages load: each bundle is made of web/pages/<name>.js and all that it imports.
BUNDLES = ("site", "engine", "tools", "dossier", "intake", "keeping", "start", "guided", "save", "paper")
# These hold what every page does, so that no page loads it twice.
WHOLE = ("tools", "dossier", "keeping", "start")
# Scripts that bring a library with them, loaded when what they do is wanted.
WITH_LIBRARY = {"docx": "tools/docx.js"}
# The style sheets, each joined from its parts in this order: what stands later wins. The others are for the tools that
# read texts, for the home page, and for the guided way, which reads texts too.
STYLES = {
    "handbook": (
        "tokens", "theme", "menu", "reading", "guide", "form", "result", "letters", "print", "case", "pictures", "agreement",
        "reference", "dossier", "saving",
    ),
    "intake": ("intake", "message"),
    "home": ("home",),
    "start": ("intake", "start"),
}  # fmt: skip
# These stand in the page itself, where no other script has to arrive first.
INLINE = {f"<script data-{name}></script>": f"shell/{name}.js" for name in ("trusted", "size", "guard", "kept")}
_TARGET = "es2020"
_ADVICE = "mend what is named there; npm ci brings the tools of the build"

# Addresses of other hosts in Material's own scripts, which our pages never use, are taken out, so that nothing can
# ask for them. Licence comments keep theirs, and so do XML namespaces (docx has many), which are names and no addresses.
_OUTSIDE = re.compile(
    r"(/\*.*?\*/)|(?:https?|wss?)://(?!(?:www\.w3\.org|schemas\.openxmlformats\.org|schemas\.microsoft\.com|purl\.org|purl\.oclc\.org)/)[\w.-]+\.[a-z]{2,}[^\s\"'`)]*",
    re.DOTALL,
)

# Pictures in Material's style sheet for what no page of ours has; those of admonitions our own style does not show.
_UNUSED_PICTURES = re.compile(
    r"--md-(?:admonition-icon|annotation|code-select|code-copy|clipboard|footnotes|path|post-pin|source|status|tabbed|tag|tasklist|version)"
    r'[\w-]*:url\("data:[^"]*"\);?'
)

# Its colours by name, of which none is ours: each page has the custom ones of web/styles/tokens.css. And what it styles that no
# page of ours has, half of it; a page that comes to have some stops the build.
_UNUSED_COLOURS = re.compile(r"\[data-md-color-(?:primary|accent)=")
_UNUSED_PARTS = re.compile(
    r"\.(?:highlight|highlighttable|linenos|md-code|md-clipboard|md-annotation|md-tooltip|tabbed-[a-z]+|task-list|footnote|critic|keys|mermaid|gist|"
    r"glightbox|arithmatex|grid|md-source|md-version|md-select|md-tags?|md-social|md-feedback|md-banner|md-announce|md-consent|md-post|"
    r"md-pagination|md-author|md-status|md-tabs|md-path|md-hero)(?![a-z])"
)
_NOT = re.compile(r":not\([^()]*\)")  # what a selector speaks of as absent
_RULE = re.compile(r"([^{}]+)\{[^{}]*\}")

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

# It also starts all of its parts in one go, before it lets the reader scroll or press: a fifth of a second on a slow phone. Each gets a
# task of its own. And for what we do not have, or is so already, it draws the whole page anew: buttons that copy code, a first palette.
_A_TASK = (
    "].map(part=>new F(to=>{let on,wait=setTimeout(()=>{on=part.subscribe(to)});"
    "return()=>{clearTimeout(wait);on&&on.unsubscribe()}}))"
)
_ONE_AFTER_THE_OTHER = {
    "co.default.isSupported()&&new F": "!1&&new F",
    'document.body.setAttribute("data-md-color-switching",""),s.color': (
        'document.body.hasAttribute("data-md-color-media")&&document.body.setAttribute("data-md-color-switching",""),s.color'
    ),
    "Hs=L(...me(": "Hs=H(()=>L(...[...me(",
    "$i(e))),$s=H(()=>L(...me(": f"$i(e)){_A_TASK})),$s=H(()=>L(...[...me(",
    "target$:Ht})))),Ki=ct.pipe(b(()=>$s),Ve(Hs),Z(1));Ki.subscribe();": (
        f"target$:Ht}})){_A_TASK})),Ki=ct.pipe(b(()=>$s),Ve(Hs),Z(1));setTimeout(()=>Ki.subscribe());"
    ),
}


def bundle_assets(root: Path, site: Path) -> Iterator[Path]:
    """Write the bundles under names that change with their content, and name them in every page."""
    renamed = {}
    sources = {name: f"pages/{name}.js" for name in BUNDLES} | WITH_LIBRARY
    made = {f"assets/{name}.js": bundled(root, source).encode("utf-8") for name, source in sources.items()}
    made |= {f"assets/{name}.css": minified(root, style_source(root, parts), "css") for name, parts in STYLES.items()}
    for bundle, content in made.items():
        path = content_name(site / bundle, content)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
        renamed[bundle] = path.relative_to(site).as_posix()
        yield path
    inline = {place: f"<script>{bundled(root, source)}</script>" for place, source in INLINE.items()}
    for page in site.rglob("*.html"):
        text = page.read_text(encoding="utf-8")
        for place, script in inline.items():
            text = text.replace(place, script)
        if any(f'assets/{name}.js"' in text for name in WHOLE):
            text = re.sub(r'<script src="[^"]*assets/site\.js"></script>', "", text)
        _refuse_unstyled(page, text)
        for bundle, name in renamed.items():
            text = text.replace(f'{bundle}"', f'{name}"')
        page.write_text(text, encoding="utf-8")
    for theme_file in [*site.glob("assets/javascripts/**/*.js"), *site.glob("assets/stylesheets/*.css")]:
        text = _disarmed(theme_file.read_text(encoding="utf-8"))
        if theme_file.suffix == ".css":
            text = _UNUSED_PICTURES.sub("", text)
            text = _without(text, _UNUSED_COLOURS if theme_file.name.startswith("palette.") else _UNUSED_PARTS)
        theme_file.write_text(text, encoding="utf-8")
    _search_when_opened(site)


def bundled(root: Path, source: str) -> str:
    """A module in ``web/`` and all that it imports, as one classic script: a page opened from a file can load no modules."""
    return _bundled(root, source, UNPACKER=_unpacker(root), UNLZMA=decoder())


@cache
def _unpacker(root: Path) -> str:
    """The worker that unpacks the engine's files: text in the script that starts it, so that it is there before them."""
    return _bundled(root, "python/unpack_worker.js", UNLZMA=decoder())


def _bundled(root: Path, source: str, **texts: str) -> str:
    made = run_tool(
        [
            _esbuild(root),
            root / "web" / source,
            "--bundle",
            "--minify",
            "--charset=utf8",
            "--legal-comments=none",
            "--format=iife",
            f"--target={_TARGET}",
            f"--define:DECLARED={json.dumps(for_scripts(), ensure_ascii=False)}",
            *(f"--define:{name}={json.dumps(text, ensure_ascii=False)}" for name, text in texts.items()),
        ],
        f"web/{source}",
        _ADVICE,
        cwd=root,
    )
    return _disarmed(made.decode("utf-8")).strip()


def style_source(root: Path, parts: Iterable[str]) -> str:
    """The parts of a style sheet, joined."""
    return "\n".join((root / "web" / "styles" / f"{name}.css").read_text(encoding="utf-8") for name in parts)


def _without(style: str, unused: re.Pattern[str]) -> str:
    """A style sheet without the rules of which every selector speaks of something unused."""

    def speaks(selector: str) -> bool:
        return bool(unused.search(selector))

    return _RULE.sub(lambda rule: "" if all(map(speaks, _NOT.sub("", rule[1]).split(","))) else rule[0], style)


def only_named(style: str, text: str) -> str:
    """A style sheet without what it says of the theme's parts that ``text``, all that a page is made of, never names."""
    parts = set(re.findall(r"\.(md-[\w-]+)", style))
    unused = sorted(parts - set(re.findall(r"md-[\w-]+", text)), key=len, reverse=True)
    absent = rf"\[dir=rtl\]|\.(?:{'|'.join([*unused, 'md-none'])})(?![\w-])"  # and nothing is written from the right
    kept = _without(style, re.compile(absent))
    return re.sub(r"@[\w-]+[^{};]*\{\}", "", kept)


def _refuse_unstyled(page: Path, text: str) -> None:
    for names in re.findall(r'\sclass="([^"]*)"', text):
        for name in names.split():
            if _UNUSED_PARTS.match(f".{name}"):
                raise BuildError(
                    page, f"class {name}", "its style was left out as unused: take it from _UNUSED_PARTS in builder/assets.py"
                )


def _disarmed(text: str) -> str:
    """A script or style without addresses of other hosts, but for XML's names."""
    return _OUTSIDE.sub(lambda found: found[1] or "data:,", text)


def _esbuild(root: Path) -> Path:
    return root / "node_modules" / ".bin" / "esbuild"


def _search_when_opened(site: Path) -> None:
    (bundle,) = site.glob("assets/javascripts/bundle.*.js")
    patch(bundle, _WHEN_SEARCHED, "find where this Material starts its search")
    patch(bundle, _ONE_AFTER_THE_OTHER, "find where this Material starts its parts")


def minified(root: Path, source: str, loader: str) -> bytes:
    """``source`` without what only its readers need."""
    return run_tool(
        [_esbuild(root), f"--loader={loader}", "--minify", "--charset=utf8", "--legal-comments=none"],
        f"a {loader} of the build",
        _ADVICE,
        input=source.encode("utf-8"),
    )
