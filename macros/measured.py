"""What ``make bench`` measured, as the page 有多快 shows it."""

import json
from pathlib import Path
from typing import Any

from markupsafe import Markup

_KEPT = Path(__file__).with_name("measured.json")
_LINES = {"no limits": "不限速", "CPU 4×, fast 4G": "慢 4 倍，快的 4G", "CPU 4×, slow 4G": "慢 4 倍，慢的 4G"}
_ROWS = {
    "stock Pyodide": "照 Pyodide 官方写法做的同一页",
    "PyScript": "用 PyScript 做的同一页",
    "ours, cold": "手册，第一次打开",
    "ours, second visit": "手册，再打开一次",
    "ours, saved": "手册，保存到手机以后，断网",
    "ours, zip": "手册，电脑上的压缩包",
    "ours, single file": "手册，单个文件",
}
_FROM_HERE = "不用网"  # what comes from the device itself is measured once, on the slow machine


def measured() -> dict[str, Any]:
    """What was measured last, and kept."""
    found: dict[str, Any] = json.loads(_KEPT.read_text(encoding="utf-8"))
    return found


def speed_table() -> Markup:
    """Seconds to the first result by kind of visit and line, and how much of the official way's time that is."""
    found = measured()
    head = Markup("").join(Markup('<th scope="col">{}</th>').format(words) for words in ("怎么打开", *_LINES.values(), "传输"))
    rows = Markup("\n").join(_row(found["rows"], name, words) for name, words in _ROWS.items() if name in found["rows"])
    return Markup("<table>\n<thead><tr>{}</tr></thead>\n<tbody>\n{}\n</tbody>\n</table>").format(head, rows)


def _row(rows: dict[str, Any], name: str, words: str) -> Markup:
    cells = Markup("").join(Markup("<td>{}</td>").format(_cell(rows, name, line)) for line in _LINES)
    size = max(taken["bytes"] for taken in rows[name].values())
    sent = f"{size / 1e6:.1f} MB" if size else "0"
    return Markup('<tr><th scope="row">{}</th>{}<td>{}</td></tr>').format(words, cells, sent)


def _cell(rows: dict[str, Any], name: str, line: str) -> str:
    if line not in rows[name]:
        return _FROM_HERE
    took = rows[name][line]["first"]
    share = f"（{took / rows['stock Pyodide'][line]['first']:.0%}）" if name.startswith("ours") else ""
    return f"{took / 1000:.1f} 秒{share}"


def built() -> str:
    """How much work a build of so many pages is beside MkDocs alone."""
    return "；".join(
        f"{taken['pages']} 页 {taken['ours']:.0f} 秒，是单用 MkDocs 的 {taken['ours'] / taken['mkdocs']:.1f} 倍"
        for taken in measured()["builds"].values()
    )


def speed(what: str) -> str:
    """One figure: the day, the rounds, the browser, milliseconds from a key to its result, seconds to the first letter."""
    found = measured()
    after = found["after"]["no limits"]
    figures = {
        "day": found["day"],
        "rounds": found["rounds"],
        "browser": found["browser"].partition(".")[0],
        "key": f"{after['keys']:.0f}",
        "letter": f"{after['letter'] / 1000:.1f}",
        "busy": f"{found['after']['CPU 4×, fast 4G']['longest']:.0f}",
        "builds": built(),
        "single": f"{found['packs']['single'] / 1e6:.1f}",
    }
    return str(figures[what])
