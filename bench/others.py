"""Pages that do the same with other means: Pyodide as its documentation says, and PyScript with that Pyodide beside it."""

import json
import shutil
import subprocess
import sys
import tarfile
from pathlib import Path

from calculators.tools.offer import EXAMPLE

ROOT = Path(__file__).resolve().parents[1]
PYSCRIPT = "@pyscript/core@0.7.31"
FIRST = "first result"  # what each page says on its console when it is there

_STOCK_PAGE = "<!doctype html><html lang='zh'><title>stock</title><body><script src='page.js'></script></body></html>"
_STOCK_PAGE_SCRIPT = """
const worker = new Worker("worker.js");
worker.onmessage = ({ data }) => {
  window.result = data;
  window.took = performance.now();
  console.info("FIRST");
};
worker.postMessage(REQUEST);
"""
_STOCK_WORKER = """
importScripts("pyodide/pyodide.js");
onmessage = async ({ data }) => {
  const python = await loadPyodide({ indexURL: new URL("pyodide/", location).href });
  const wheel = await (await fetch("calculators.whl")).arrayBuffer();
  python.unpackArchive(wheel, "wheel");
  python.globals.set("request", JSON.stringify(data));
  postMessage(python.runPython("import json, calculators; json.dumps(calculators.run('offer', json.loads(request)))"));
};
"""
_PYSCRIPT_PAGE = """<!doctype html><html lang='zh'><title>PyScript</title><script type="module" src="pyscript/core.js"></script><body>
<script type="py" config='{"interpreter": "pyodide/pyodide.mjs", "files": {"calculators.zip": "./*"}}'>
import json
import calculators
from pyscript import window
window.result = json.dumps(calculators.run("offer", json.loads('REQUEST')))
window.took = window.performance.now()
window.console.info("FIRST")
</script></body></html>"""


def _filled(page: str) -> str:
    """A page with the question that it asks, and what it says when the answer is there."""
    return page.replace("REQUEST", json.dumps(EXAMPLE)).replace("FIRST", FIRST)


def stock_site(folder: Path) -> Path:
    """The page that uses stock Pyodide."""
    package = ROOT / "node_modules" / "pyodide"
    (folder / "pyodide").mkdir(parents=True)
    for name in ("pyodide.js", "pyodide.mjs", "pyodide.asm.js", "pyodide.asm.wasm", "python_stdlib.zip", "pyodide-lock.json"):
        shutil.copy(package / name, folder / "pyodide" / name)
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", folder], cwd=ROOT, check=True, capture_output=True
    )
    next(folder.glob("*.whl")).rename(folder / "calculators.whl")
    (folder / "index.html").write_text(_STOCK_PAGE, encoding="utf-8")
    (folder / "page.js").write_text(_filled(_STOCK_PAGE_SCRIPT), encoding="utf-8")
    (folder / "worker.js").write_text(_STOCK_WORKER, encoding="utf-8")
    return folder


def pyscript_site(folder: Path, stock: Path) -> Path | None:
    """The page that uses PyScript, as npm has it, with the same Pyodide; None where npm cannot be asked."""
    folder.mkdir()
    packed = subprocess.run(["npm", "pack", "--silent", PYSCRIPT], cwd=folder, capture_output=True, check=False)
    archives = list(folder.glob("*.tgz"))
    if packed.returncode or not archives:
        return None
    with tarfile.open(archives[0]) as archive:
        archive.extractall(folder, filter="data")
    (folder / "package" / "dist").rename(folder / "pyscript")
    shutil.copytree(stock / "pyodide", folder / "pyodide")
    shutil.copy(stock / "calculators.whl", folder / "calculators.zip")
    (folder / "index.html").write_text(_filled(_PYSCRIPT_PAGE), encoding="utf-8")
    return folder
