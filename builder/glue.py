"""The glue: Pyodide's own scripts, which make the runtime and stand between it and the browser, without what is not used here.

Pyodide brings glue for every program that could be linked to it: screens, sound, sockets, file systems on disk, a variable
for each function of Python's own interface. What nothing leads to goes (``builder/glue.mjs`` finds it by the names that
stand in the glue), and so do the tables' entries that the runtime does not import. Names cannot be asked for in any other
way: the pages' policy forbids making code of text, and the handbook loads no compiled module beside the runtime.
"""

import json
import re
import sys
from collections.abc import Iterable
from pathlib import Path

from builder import BuildError, patched, run_tool
from builder.assets import minified

_WHERE = "node_modules/pyodide"
_ADVICE = "Pyodide has changed: see builder/glue.py"
# The handbook loads no package. Asking Pyodide's loader of packages for two paths, and for what is installed, would run it
# and all that it imports: zip files, temporary folders, digests.
_ASLEEP = {
    "API.package_loader.SITE_PACKAGES.__str__()": f'"/lib/python{sys.version_info.major}.{sys.version_info.minor}/site-packages"',
    "API.package_loader.DSO_DIR.__str__()": '"/usr/lib"',
    ",API.package_loader.init_loaded_packages()": "",
}
# What the glue asks of Python as a text to be run, which would bring all that reads and runs texts, is imported instead.
_ASKED_BY_NAME = {
    'API._pyodide._base.eval_code("{}")': 'API._pyodide._base.pyimport_impl("builtins.dict")()',
    'API.runPythonInternal("import importlib; importlib")': 'API._pyodide._base.pyimport_impl("importlib")',
    'API.runPythonInternal("import __main__; __main__.__dict__")': 'API._pyodide._base.pyimport_impl("__main__.__dict__")',
    'API.runPythonInternal("import builtins; builtins.__dict__")': 'API._pyodide._base.pyimport_impl("builtins.__dict__")',
}
# A start is kept as Python's memory (web/python/snapshot.js). Pyodide expects more of its own objects in it than there are when
# nothing of them has been asked for; and it would make the memory as large as what was kept, and fill it with that: what is kept is
# without zeros, says in its head how large the memory was (never less than a start's own, 320 of its pages), and
# web/python/worker.js puts it back.
_KEPT_STARTS = {
    "[null,API.config.jsglobals,API.public_api,API,Ue,API,{}]": "[null,API.config.jsglobals,API.public_api]",
    "t.INITIAL_MEMORY=i.length,i}": "t.INITIAL_MEMORY=Math.max(320,new Uint32Array(i.buffer,i.byteOffset,4)[3]>>>16)*65536,i}",
    "return Module.HEAP8.set(t),l}": "return globalThis.putBack(t,Module.HEAP8),l}",
}
# There is no screen in a worker, and nothing to play or to show while it starts; files lie in memory only.
_NO_SCREEN = {
    'if(typeof Browser!="undefined")Browser.init();': "",
    "registerPostMainLoop(()=>SDL.audio?.queueNewAudioData?.());": "",
    "registerWasmPlugin();": "",
    "MainLoop.init();": "",
    'Module["requestAnimationFrame"]=MainLoop.requestAnimationFrame;': "",
    'Module["pauseMainLoop"]=MainLoop.pause;': "",
    'Module["resumeMainLoop"]=MainLoop.resume;': "",
    "FS.filesystems={MEMFS,IDBFS,NODEFS,WORKERFS,PROXYFS}": "FS.filesystems={MEMFS}",
    "IDBFS.quit();": "",
}
# The worker is one place of the four that the glue is written for.
_PLACE = {"NODE": "false", "SHELL": "false", "WEB": "false", "WORKER": "true"}
# Code made of text: the policy forbids it. Called by its name alone it could see every variable, and none could be renamed.
_EVAL = re.compile(r"(?<![\w.$])eval\(")


def read_glue(pyodide: Path) -> str:
    """Pyodide's scripts as they are, but for the loader of packages, which stays asleep, and for kept starts."""
    parts = ((pyodide / name).read_text(encoding="utf-8") for name in ("pyodide.asm.js", "pyodide.js"))
    glue = re.sub(r"//# sourceMappingURL=.*", "", "\n".join(parts))
    glue = re.sub(r"https://cdn\.jsdelivr\.net/[^`\"']*", "memory:/", glue)
    return patched(glue, _ASLEEP | _KEPT_STARTS, _WHERE, _ADVICE)


def in_a_worker(root: Path, glue: str) -> str:
    """``glue`` without the branches for other places than a worker, and without eyes and ears."""
    for place in _PLACE:
        glue, count = re.subn(rf"var ENVIRONMENT_IS_{place}=[^;]*;", "", glue)
        if count != 1:
            raise BuildError(_WHERE, f"ENVIRONMENT_IS_{place} is said {count} times", _ADVICE)
    glue = _EVAL.sub("(0,eval)(", patched(glue, _ASKED_BY_NAME | _NO_SCREEN, _WHERE, _ADVICE))
    known = [f"--define:ENVIRONMENT_IS_{place}={value}" for place, value in _PLACE.items()]
    esbuild = root / "node_modules" / ".bin" / "esbuild"
    return run_tool([esbuild, "--charset=utf8", *known], _WHERE, _ADVICE, input=glue.encode("utf-8")).decode("utf-8")


def led_to(root: Path, glue: str, imported: Iterable[str]) -> str:
    """``glue`` without what nothing leads to where the runtime imports only these names."""
    request = json.dumps({"glue": glue, "imported": sorted(imported)}).encode("utf-8")
    return run_tool(["node", "builder/glue.mjs"], _WHERE, _ADVICE, cwd=root, input=request).decode("utf-8")


def worker(root: Path, pyodide: Path, glue: str) -> bytes:
    """One script: what the runtime is, its glue, and ours. No address of another host is left in it."""
    lock = json.loads((pyodide / "pyodide-lock.json").read_text(encoding="utf-8"))
    ours = (root / "web" / "python" / "worker.js").read_text(encoding="utf-8")
    return minified(root, "\n".join([f"const RUNTIME = {json.dumps(lock['info'])};", glue, ours]), "js")
