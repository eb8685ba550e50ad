"""A call to practise, in HTML that needs no script: each reply folds open to why, and every turn ends in a safe sentence."""

import tomllib
from pathlib import Path
from typing import Any

from markupsafe import Markup

_MADE_UP = "2,000 元"  # of the page's own example; the script puts the reader's own in its place
_TURN = Markup(
    '<li class="turn"><p class="officer"><span class="who">对方</span> {}</p>\n{}\n<p class="safe"><span class="who">稳妥的一句</span> {}</p></li>'
)
_REPLY = Markup('<details class="reply"><summary>{}</summary><p><strong>{}</strong>{}</p></details>')


def practice(root: Path) -> Markup:
    """The whole call, turn by turn."""
    turns: list[dict[str, Any]] = tomllib.loads((root / "macros" / "practise.toml").read_text(encoding="utf-8"))["turn"]
    drawn = Markup("\n").join(_turn(turn) for turn in turns)
    return Markup('<ol class="practise" data-practise>\n{}\n</ol>').format(drawn)


def _turn(turn: dict[str, Any]) -> Markup:
    replies = Markup("\n").join(
        _REPLY.format(_spoken(each["say"]), "可以这样说。" if each.get("good") else "先不这样说。", _spoken(each["why"]))
        for each in turn["reply"]
    )
    return _TURN.format(_spoken(turn["officer"]), replies, _spoken(turn["safe"]))


def _spoken(words: str) -> Markup:
    own = Markup("<span data-own-share>{}</span>").format(_MADE_UP)
    return own.join(words.split("{share}"))
