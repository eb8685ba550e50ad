"""Texts over whole ranges: characters, searching, formats, patterns, encodings."""

import json
import re
from decimal import Decimal

from .drawn import BOTH, LAST, decimal_of, numbers

_IS = ("isalpha", "isdigit", "isdecimal", "isnumeric", "isspace", "isupper", "islower", "isidentifier", "isprintable", "istitle")
_BECOMES = ("upper", "lower", "title", "casefold", "swapcase", "capitalize")


def _text_from(start):
    """Characters from here: each of those that texts are made of, and of the rarer planes one of sixteen."""
    common = start < 0xFFFF and not 0x3400 <= start < 0xF900
    codes = range(start, start + 256) if common else range(start + start // 256 % 16, start + 256, 16)
    return "".join(chr(code) for code in codes if not 0xD800 <= code < 0xE000)


def _each(kind, text):
    return "".join("01"[kind(each)] for each in text)


def characters():
    """What each character is and becomes, of every plane."""
    for start in range(0, LAST, 1024):
        text = "".join(_text_from(start + further) for further in range(0, 1024, 256))
        for name in _BECOMES:
            yield name, getattr(str, name), (text,)
        for name in _IS:
            yield name, _each, (getattr(str, name), text)
        yield "repr", repr, (text,)
        for each in text:
            if each.isdecimal():
                yield "digit", int, (each,)


_WORDS = ("欠款", "50,000.00", "元，逾期", "40", "天；Ｌｉｌａｃ", "😀", "e\u0301\tß", "İ\u200b年化24%\n第七十条")


def texts():
    """Searching, splitting and joining of texts."""
    for number in numbers(250):
        text = " ".join(_WORDS[number >> shift & 7] for shift in range(0, 30, 3))
        part = _WORDS[number % 8]
        for name in (
            "split",
            "rsplit",
            "find",
            "rfind",
            "count",
            "partition",
            "rpartition",
            "startswith",
            "endswith",
            "strip",
            "lstrip",
        ):
            yield name, getattr(str, name), (text, part)
        for name in ("splitlines", "expandtabs", "split", "strip", "rstrip"):
            yield f"{name} alone", getattr(str, name), (text,)
        yield "replace", str.replace, (text, part, "…")
        yield "join", str.join, (part, text)
        for name, given in (("zfill", (40,)), ("center", (50, "＊")), ("ljust", (50,)), ("rjust", (50, "0"))):
            yield name, getattr(str, name), (part, *given)
        yield "slice", BOTH["item"], (text, slice(number % 9, -3, 2))
        yield "lt", BOTH["lt"], (text, part)
        yield "in", BOTH["in"], (text, part)
        yield "translate", str.translate, (text, {27454: "债", 32: None})
        yield "to ascii", str.encode, (text, "ascii", "replace")
        yield "from utf-8", bytes.decode, (text.encode("utf-8"), "utf-8")
        yield "not utf-8", bytes.decode, (text.encode("utf-8")[1:-1], "utf-8", "replace")


_VALUES = (
    0,
    7,
    -1234567,
    10**20,
    0.1,
    -1234.5678,
    1e-7,
    1e22,
    Decimal("1234567.895"),
    Decimal("-0.00"),
    Decimal("1E+10"),
    True,
    "字",
)


def formats():
    """Every way to write a number that the format language has."""
    for fill in ("", "*>", "＋<", "^"):
        for sign in ("", "+", " ", "0"):
            for rest in ("", "14", ",", ".0", "9.2", ",.2", "_"):
                for kind in ("", "d", "f", "g", "e", "%", "x", "n", "s", "c"):
                    yield from _formatted(f"{fill}{sign}{rest}{kind}")
    for spec in ("", "f", ",", ".2f", ",.2f", "14", "e", "g", "+,.2f", "*>14", ".1%", "014.3f"):
        for number in numbers(80):
            yield f"format Decimal {spec}", format, (decimal_of(number), spec)
    for spec in ("%d", "%5d", "%-8s|", "%.3f", "%e", "%g", "%x", "%r", "%a", "%c", "%05d", "%+.2f"):
        for value in (3, -3.5, Decimal("2.675"), "字", 65):
            yield f"percent {type(value).__name__}", BOTH["mod"], (spec, value)


def _formatted(spec):
    for value in _VALUES:
        if not isinstance(value, Decimal):
            yield f"format {type(value).__name__}", format, (value, spec)


_STATEMENT = "【江川银行】您尾号7716信用卡本期账单3,280.50元，到期还款日12月15日。ABC abc １２３ ①② \n第二行 a1b22c333"
_PATTERNS = (
    r"\d+", r"[0-9,]+\.\d{2}", r"(?P<a>\w)(?P=a)", r"^.*?$", r"(?i)abc", r"[^\W\d]+", r"(?<=尾号)\d{4}", r"(\d+)月(\d+)日", r"\b\w{3}\b",
    r"(?:元|日)(?!。)", r"[\u4e00-\u9fff]{2,4}?", r"(a|b|c)\d*+", r"\s*(?#x)[，。]", r"(x", r"[z-a]", r"*",
)  # fmt: skip


def patterns():
    """Regular expressions of the kinds that the calculators are written with."""
    for pattern in _PATTERNS:
        for flags in (0, re.ASCII, re.MULTILINE, re.DOTALL, re.IGNORECASE):
            for function in (re.findall, re.split, re.search, re.fullmatch):
                yield function.__name__, function, (pattern, _STATEMENT, *((0, flags) if function is re.split else (flags,)))
            yield "sub", re.sub, (pattern, "<\\g<0>>", _STATEMENT, 0, flags)


def documents():
    """JSON to and fro, with whatever may stand in it."""
    for number in numbers(300):
        value = {"a": number, "b": [number / 7, None, True, '字\u2028\ud83d"\\'], str(number): {"c": [[], {}, -number, 1e300]}}
        yield "dumps", json.dumps, (value,)
        yield "loads", json.loads, (json.dumps(value),)
    for broken in ("", "{", "[1,]", '{"a":}', "nul", '"\\u12"', "1e", "[" * 50, "NaN", "-"):
        yield "broken", json.loads, (broken,)


_ENCODINGS = {
    "_codecs_cn": ("gb2312", "gbk", "gb18030", "hz"),
    "_codecs_hk": ("big5hkscs",),
    "_codecs_iso2022": ("iso2022_jp", "iso2022_kr"),
    "_codecs_jp": ("shift_jis", "euc_jp", "cp932", "shift_jisx0213"),
    "_codecs_kr": ("euc_kr", "cp949", "johab"),
    "_codecs_tw": ("big5", "cp950"),
}


def east_asian_encodings():
    """Bytes of each encoding to text and back: both bytes over their whole range."""
    for module, names in _ENCODINGS.items():
        for name in names:
            for lead in range(0x81, 0xFF):
                yield module, _to_and_fro, (module, name, lead)


def _to_and_fro(module, name, lead):
    codec = __import__(module).getcodec(name)
    text, _ = codec.decode(b"".join(bytes((lead, trail, 32)) for trail in range(0x40, 0xFF)), "replace")
    return text, codec.encode(text, "replace")[0]


def names_of_characters():
    """The names, to and fro."""
    for code in range(32, LAST, 61):
        yield "name", _named, (code,)


def _named(code):
    import unicodedata

    name = unicodedata.name(chr(code), "")
    return name and (name, unicodedata.lookup(name) == chr(code))


def other_forms():
    """Compatible and composed forms of characters."""
    for form in ("NFC", "NFD", "NFKC", "NFKD"):
        for start in range(0, LAST, 512):
            yield form, _normal, (form, _text_from(start))


def _normal(form, text):
    import unicodedata

    return unicodedata.normalize(form, text)
