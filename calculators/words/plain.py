"""A text as it was pasted, made fit for reading: one width, one script, no marks inside words, the look-alikes put right.

Messages are written to get past filters (``法*院``, ``起泝``, ``优.化.负.债``), copied out of PDFs (radicals such as ``⼾`` for ``户``), spoken into
a phone, or typed in traditional characters. ``Plain.text`` is what cues are looked for in; ``Plain.excerpt`` gives the piece of the
original back, as it was written. Everything here takes time in proportion to the text.
"""

import re
from collections.abc import Callable
from functools import cache

from calculators.words.characters import RADICALS, SIMPLIFIED, SUPPLEMENT, TRADITIONAL
from calculators.words.patterns import compiled

_MARKS = dict(
    zip(
        "〔〕﹝﹞[]［］〖〗{}｛｝￥－—–―−～∼•・･‧∙．｡､﹒﹐「」『』＂“”‘’",
        "()()【】【】【】()()¥-----~~······。、.，“”“”“””””",
        strict=True,
    )
) | {
    "!": "！",
    "?": "？",
    ";": "；",
    "，": "，",
    "！": "！",
    "？": "？",
    "；": "；",
    "➕": "+",
    "✚": "+",
    "．": ".",
    "✖": "*",
    "⭐": "*",
}
_WIDE_DIGITS = tuple("０１２３４５６７８９")
_DROPPED = "\0"
_HAN = "\u4e00-\u9fff"
# Marks that stand inside words only to get past a filter.
_INSIDE = rf"(?<=[{_HAN}])[ ]?[*·._\-^|#~`'/\\]{{1,3}}[ ]?(?=[{_HAN}])"
_LONELY = rf"(?:(?<=[^{_HAN}][{_HAN}])|(?<=^[{_HAN}]))[ \n](?=[{_HAN}])|(?<=[{_HAN}])[ ](?=[{_HAN}](?![{_HAN}]))|(?<=[0-9])[ ](?=[年月日])|(?<=[年月])[ ](?=[0-9])"
# Words that a line's end or a blank may cut in two and that must be found all the same.
_NEVER_CUT = (
    "法院 法庭 法官 传票 开庭 应诉 支付令 执行局 立案 起诉 诉讼 仲裁 律师 冻结 送达 专递 公证 公安 警察 拘留 坐牢 诈骗 逾期 欠款 还款 "
    "转账 验证码 密码 保证金 征信 债权 调解"
)
# What is written for a word by who changes a character, mistypes it, or speaks it into a phone; both of one length.
_LOOK_ALIKES = (
    "法院:珐院 法院:灋院 法院:法阮 法院:法皖 法院:法浣 法院:砝院 法院:怯院 法院:佉院 法院:发院 法院:法园 "
    "法庭:珐庭 法庭:法廷 法庭:法亭 法庭:砝庭 法官:珐官 法官:砝官 法务:珐务 法务:砝务 "
    "传票:传漂 传票:传飘 传票:传嫖 传票:传瞟 传票:椽票 传票:伝票 传票:传剽 支付令:支付领 支付令:支付今 支付令:支付岭 "
    "起诉:起泝 起诉:起溯 起诉:起拆 起诉:起坼 起诉:起素 起诉:启诉 起诉:起沂 诉讼:诉颂 诉讼:泝讼 诉讼:诉松 诉讼:诉迅 诉讼:泝颂 "
    "立案:立桉 开庭:开廷 开庭:开亭 开庭:幵庭 开庭:并庭 应诉:应泝 执行:执荇 执行:执刑 执行:秇行 仲裁:种裁 仲裁:仲栽 仲裁:众裁 仲裁:忠裁 "
    "律师:律帅 律师:侓师 律师:律狮 律师:绿师 律师:侓帅 逾期:逾斯 逾期:逾欺 逾期:愈期 逾期:逾朞 逾期:喻期 "
    "欠款:欠歀 欠款:欠欵 欠款:歉款 还款:还歀 还款:还欵 还款:环款 还款:坏款 贷款:贷歀 贷款:贷欵 贷款:袋款 "
    "冻结:冻洁 冻结:冻节 公安:公桉 公安:厷安 拘留:拘畄 拘留:拘流 拘留:拘溜 坐牢:坐劳 坐牢:座牢 坐牢:做牢 "
    "诈骗:诈偏 诈骗:炸骗 诈骗:诈篇 诈骗:榨骗 征信:怔信 征信:征倍 催收:崔收 催收:催牧 催收:摧收 催收:吹收 "
    "验证码:验证吗 验证码:验正码 验证码:验症码 银行:银桁 银行:垠行 微信:薇信 微信:微倍 微信:v信 微信:V信 "
    "账户:帐户 账户:账戸 账号:帐号 转账:转帐 对账:对帐 今日:今曰 明日:明曰 当日:当曰 次日:次曰 减免:减勉 减免:减兔 "
    "手续费:手絮费 失信:矢信 报警:报惊 报警:保警 "
    # How some regions write: one of the same length.
    "你:侬 我们:阿拉 爸妈:爷娘 家里:屋企 爸爸:老豆 不:唔 他:佢 没:冇 的:嘅 来:嚟 们:哋 给:畀 看:睇 找:搵 了:咗 孩子:娃儿 孩子:细路 老婆:婆娘 老婆:堂客 上班:返工 我:俺 你:恁"
)


class _Characters(dict[int, str]):
    """What each character becomes, by code point; worked out when it is first met."""

    def __missing__(self, code: int) -> str:
        character = chr(code)
        self[code] = made = _one(character, code)
        return made


# First and last code point, and what stands for those between: a text, or a function of the code point.
_RANGES: tuple[tuple[int, int, str | Callable[[int], str]], ...] = (
    (0xFF01, 0xFF5E, lambda code: chr(code - 0xFEE0)),
    (0x2F00, 0x2FD5, lambda code: RADICALS[code - 0x2F00]),
    *((first, first + 8, lambda code, first=first: str(code - first + 1)) for first in (0x2460, 0x2474, 0x2776, 0x2780, 0x24F5)),
    (0x1D7CE, 0x1D7FF, lambda code: str((code - 0x1D7CE) % 10)),
    (0, 0, _DROPPED),
    (0x0A, 0x0D, "\n"),
    (0x01, 0x1F, " "),
    (0x2028, 0x2029, "\n"),
    # What joins, widens or hides, and the square around a digit.
    *(
        (first, last, _DROPPED)
        for first, last in (
            (0xAD, 0xAD),
            (0x300, 0x36F),
            (0x200B, 0x200F),
            (0x2060, 0x2060),
            (0x20D0, 0x20FF),
            (0xFE00, 0xFE0F),
            (0xFEFF, 0xFEFF),
        )
    ),
    # Pictures, halves of characters, and what no font knows.
    *((first, last, " ") for first, last in ((0x2600, 0x27BF), (0xD800, 0xDFFF), (0xE000, 0xF8FF), (0x1F000, 0x1FAFF))),
)
_SINGLE = SUPPLEMENT | _MARKS | {"⓪": "0", "⓿": "0", "\x85": "\n", "\t": " "}


def _one(character: str, code: int) -> str:
    if character in _SINGLE:
        return _SINGLE[character]
    for first, last, made in _RANGES:
        if first <= code <= last:
            return made if isinstance(made, str) else made(code)
    return " " if character.isspace() else character


_CHARACTERS = _Characters({ord(old): new for old, new in zip(TRADITIONAL, SIMPLIFIED, strict=True)})


class Plain:
    """A text and the same text made plain; ``places`` says where each character of ``text`` stands in ``written``."""

    def __init__(self, written: str) -> None:
        self.written = written
        text, self.places = _gathered(written.translate(_CHARACTERS), written)
        text = _without(self, text, compiled(_INSIDE))
        text = _without(self, text, compiled(_LONELY))
        text = _without(self, text, compiled("|".join(_cut(word) for word in _NEVER_CUT.split())), inner=True)
        self.text = _put_right(text)

    def excerpt(self, start: int, end: int) -> str:
        """The piece of the text as it was written that stands at ``text[start:end]``."""
        if start >= end:
            return ""
        return self.written[self.places[start] : self.places[end - 1] + 1]


def plain_text(written: str) -> str:
    """The text of ``Plain``, where no excerpt is wanted."""
    return Plain(written).text


def _gathered(text: str, written: str) -> tuple[str, list[int]]:
    """The text without what is dropped, blanks in a row as one, an ASCII comma as ``，`` unless it parts digits."""
    kept: list[str] = []
    places: list[int] = []
    before = "\n"
    for place, character in enumerate(text):
        if character == _DROPPED or (character in " \n" and before == "\n") or (character == "\n" and before in "，、"):
            continue  # a sentence goes on behind a comma, whatever line it stands on
        if character == " " and before == " ":
            continue
        if character == "\n" and before == " ":
            kept.pop()
            places.pop()
            if kept and kept[-1] == "\n":
                before = "\n"
                continue
        before = _comma(text, written, place, before) if character in ",，" else character
        kept.append(before)
        places.append(place)
    while kept and kept[-1] in " \n":
        kept.pop()
        places.pop()
    return "".join(kept), places


def _comma(text: str, written: str, place: int, before: str) -> str:
    """The comma at a place: between digits it parts thousands; a wide one only where the digits are wide, １２，３４５."""
    if text[place] == ",":
        return "," if before.isdigit() and text[place + 1 : place + 2].isdigit() else "，"
    wide = written[place - 1 : place] in _WIDE_DIGITS and written[place + 1 : place + 2] in _WIDE_DIGITS
    return "," if wide else "，"


def _without(plain: Plain, text: str, pattern: re.Pattern[str], inner: bool = False) -> str:
    """The text without the matches of a pattern, or with ``inner`` without the blanks in them; ``places`` follows."""
    pieces: list[str] = []
    places: list[int] = []
    last = 0
    for found in pattern.finditer(text):
        gone = [place for place in range(found.start(), found.end()) if not inner or text[place] in " \n"]
        for place in gone:
            pieces.append(text[last:place])
            places.extend(plain.places[last:place])
            last = place + 1
    if not last:
        return text
    pieces.append(text[last:])
    plain.places = places + plain.places[last:]
    return "".join(pieces)


def _cut(word: str) -> str:
    """A pattern for a word that is cut in two somewhere by one blank or line's end."""
    return "|".join(f"{word[:at]}[ \n]{word[at:]}" for at in range(1, len(word)))


def _put_right(text: str) -> str:
    """The text with its look-alikes put right, none of which changes its length."""
    right = _by_look_alike()
    return compiled("|".join(right)).sub(lambda found: right[found[0]], text)


@cache
def _by_look_alike() -> dict[str, str]:
    return {wrong: right for right, _, wrong in (pair.partition(":") for pair in _LOOK_ALIKES.split())}
