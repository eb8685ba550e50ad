"""What is computed over whole ranges, in CPython and in the runtime that was put together again (``tests/test_sweep.py``).

Each kind gives calls: the name of what is done, the function, and what it is given.
"""

import datetime
import json
import math
import re
import sys
from decimal import ROUND_CEILING, ROUND_DOWN, ROUND_FLOOR, ROUND_HALF_EVEN, ROUND_HALF_UP, ROUND_UP, Context, Decimal

_LAST = 0x110000
_ROUNDINGS = (ROUND_CEILING, ROUND_DOWN, ROUND_FLOOR, ROUND_HALF_EVEN, ROUND_HALF_UP, ROUND_UP)
_BOTH = {
    "add": lambda a, b: a + b,
    "sub": lambda a, b: a - b,
    "mul": lambda a, b: a * b,
    "truediv": lambda a, b: a / b,
    "floordiv": lambda a, b: a // b,
    "mod": lambda a, b: a % b,
    "power": lambda a, b: a**b,
    "eq": lambda a, b: a == b,
    "lt": lambda a, b: a < b,
    "le": lambda a, b: a <= b,
    "and": lambda a, b: a & b,
    "or": lambda a, b: a | b,
    "xor": lambda a, b: a ^ b,
    "shift": lambda a, b: a >> b,
    "item": lambda a, b: a[b],
    "in": lambda a, b: b in a,
}
_NUMBERS = ("add", "sub", "mul", "truediv", "floordiv", "mod", "eq", "lt", "le")


def numbers(count, seed=20261128):
    """Numbers drawn by lot, the same every time."""
    for _ in range(count):
        seed = (seed * 6364136223846793005 + 1442695040888963407) % 2**64
        yield seed >> 16


def _decimal(number):
    return Decimal(number % 10 ** (1 + number % 15)).scaleb(-(number % 9)) * (-1 if number % 3 == 0 else 1)


def decimals():
    """Decimals over the whole range of sizes."""
    drawn = [_decimal(number) for number in numbers(400)]
    for a, b in zip(drawn, drawn[1:], strict=False):  # noqa: RUF007 (what itertools has for it, a first result does without)
        for name in _NUMBERS:
            yield name, _BOTH[name], (a, b)
        for name in ("compare", "max", "min"):
            yield name, getattr(Decimal, name), (a, b)
        for name in ("normalize", "adjusted", "to_eng_string", "as_tuple", "as_integer_ratio", "to_integral_value", "is_zero"):
            yield name, getattr(Decimal, name), (a,)
        for function in (abs, str, int, float, bool, round):
            yield function.__name__, function, (a,)
        for rounding in _ROUNDINGS:
            yield "quantize", Decimal.quantize, (a, Decimal("0.01"), rounding)
    for number in numbers(60):
        a = abs(_decimal(number)) + Decimal("0.01")
        yield "power", _BOTH["power"], (1 + Decimal(number % 4000).scaleb(-5), number % 400)
        yield "power of a fraction", _BOTH["power"], (a, Decimal(number % 900).scaleb(-3))
        for name in ("sqrt", "ln", "log10"):
            yield name, getattr(Decimal, name), (a,)
        yield "exp", Decimal.exp, (Decimal(number % 600).scaleb(-1),)


def long_decimals():
    """Decimals of many digits, and of exponents far from zero."""
    for digits in (1, 9, 19, 28, 50, 200, 1000):
        context = Context(prec=digits)
        for number in numbers(25):
            a, b = Decimal(number**5), Decimal(number % 997)
            for name in ("add", "subtract", "multiply", "divide", "remainder"):
                yield f"long {name}", getattr(context, name), (a, b)
            yield "long sqrt", context.sqrt, (a,)
            yield "long power", context.power, (b, number % 50)
    for exponent in range(-6000, 6001, 401):
        a = Decimal((0, (1, 2, 3, 4, 5), exponent))
        for name, other in (("mul", a), ("truediv", 7), ("add", 1), ("lt", 1)):
            yield f"{name} far away", _BOTH[name], (a, other)
        yield "str far away", str, (a,)
        yield "int far away", int, (a,)


_SEVERAL = ("gamma", "lgamma", "factorial", "comb", "perm", "prod", "fsum", "sumprod", "gcd", "lcm", "isqrt", "dist")


def _near(function, *given):
    """What a function of the C library gives; of its last digit two libraries may say another thing."""
    made = function(*given)
    return format(made, ".12g") if isinstance(made, float) else made


def floats():
    """The functions of floating point."""
    functions = [name for name in sorted(dir(math)) if not name.startswith("_") and callable(getattr(math, name))]
    points = [s * (10.0**size) * (1 + n % 1000 / 999) for n in numbers(3) for size in range(-9, 10) for s in (1, -1)]
    points += [0.0, -0.0, 0.5, 1.0, math.pi, math.inf, -math.inf]
    for one, other in zip(points, points[1:], strict=False):  # noqa: RUF007 (what itertools has for it, a first result does without)
        for name in functions:
            # Of large angles, and of what has no acosh, the C library of Pyodide says another thing than that of this machine.
            if (
                name not in _SEVERAL
                and not (abs(one) > 1e5 and name in ("sin", "cos", "tan"))
                and (name, one < 0) != ("acosh", True)
            ):
                yield f"C library {name}", _near, (getattr(math, name), one)
        for name in ("pow", "atan2", "hypot", "fmod"):
            yield "C library", _near, (getattr(math, name), abs(one), other / 1e7 if name == "pow" else other)
        for name in _NUMBERS:
            yield f"float {name}", _BOTH[name], (one, other)
        for function in (repr, int, Decimal, float.hex, float.as_integer_ratio, math.floor, math.ceil, math.trunc):
            yield f"float {function.__name__}", function, (one,)
        yield "float round", round, (one, 3)
        yield "float power", _near, (_BOTH["power"], abs(one), 0.37)
        for spec in (".17g", "e", ",.2f", ".0%"):
            yield "float format", format, (one, spec)


def whole_numbers():
    """Whole numbers, small and of thousands of digits."""
    for number in numbers(400):
        a, b = number, number % 99991 + 2
        for name in (*_NUMBERS, "and", "or", "xor"):
            yield f"int {name}", _BOTH[name], (-a, b)
        for function in (math.gcd, math.lcm, divmod):
            yield function.__name__, function, (a, b)
        for function in (int.bit_length, math.isqrt, str, hex, oct, bin):
            yield f"int {function.__name__}", function, (a,)
        yield "int pow", pow, (a, 3, b)
        yield "int shift", _BOTH["shift"], (a << 5, 7)
        yield "comb", math.comb, (b % 60, 7)
    for power in range(0, 4000, 133):
        a = 7**power + power
        yield "long str", str, (a,)
        yield "long mod", _BOTH["mod"], (a, 10**9)
        yield "long div", _BOTH["floordiv"], (a, 3**power)
        yield "long int", int, ("9" * (power + 1),)
        yield "long mul", _BOTH["mul"], (a, a)
        yield "long isqrt", math.isqrt, (a,)


def days():
    """Days, moments and spans over the whole calendar."""
    for ordinal in range(1, datetime.date.max.toordinal(), 1499):
        day = datetime.date.fromordinal(ordinal)
        for name in ("isoformat", "isocalendar", "weekday", "isoweekday", "toordinal", "timetuple"):
            yield name, getattr(datetime.date, name), (day,)
        yield "fromisoformat", datetime.date.fromisoformat, (day.isoformat(),)
        yield "strftime", datetime.date.strftime, (day, "%m-%d %j %a %B %U")
        yield "replace", _replaced, (day, 2024)
        for count in (-400, 31, 3_000_000):
            yield "day and span", _BOTH["add"], (day, datetime.timedelta(count))
    for n in numbers(250):
        moment = datetime.datetime(1 + n % 9999, 1 + n % 12, 1 + n % 28, n % 24, n % 60, n % 59, n % 10**6)
        span = datetime.timedelta(n % 9999, n % 86399, n % 999983)
        for name, other in (
            ("add", span),
            ("sub", span),
            ("sub", datetime.datetime(2000, 1, 1)),
            ("lt", datetime.datetime(2000, 1, 1)),
        ):
            yield f"moment {name}", _BOTH[name], (moment, other)
        for name, other in (("truediv", 7), ("floordiv", 7), ("mod", datetime.timedelta(3)), ("mul", 3)):
            yield f"span {name}", _BOTH[name], (span, other)
        yield "span seconds", datetime.timedelta.total_seconds, (span,)
        yield "span str", str, (-span,)
        yield "moment isoformat", datetime.datetime.isoformat, (moment,)
        yield "moment fromisoformat", datetime.datetime.fromisoformat, (moment.isoformat(),)
        yield "moment date", datetime.datetime.date, (moment,)
    for written in ("2026-02-30", "2026-13-01", "20261128", "2026-W48-6", "2026-11-28T25:00", "x", ""):
        yield "no day", datetime.date.fromisoformat, (written,)


def _replaced(day, year):
    return day.replace(year=year)


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
    for start in range(0, _LAST, 1024):
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
        yield "slice", _BOTH["item"], (text, slice(number % 9, -3, 2))
        yield "lt", _BOTH["lt"], (text, part)
        yield "in", _BOTH["in"], (text, part)
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
            yield f"format Decimal {spec}", format, (_decimal(number), spec)
    for spec in ("%d", "%5d", "%-8s|", "%.3f", "%e", "%g", "%x", "%r", "%a", "%c", "%05d", "%+.2f"):
        for value in (3, -3.5, Decimal("2.675"), "字", 65):
            yield f"percent {type(value).__name__}", _BOTH["mod"], (spec, value)


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
    for code in range(32, _LAST, 61):
        yield "name", _named, (code,)


def _named(code):
    import unicodedata

    name = unicodedata.name(chr(code), "")
    return name and (name, unicodedata.lookup(name) == chr(code))


def other_forms():
    """Compatible and composed forms of characters."""
    for form in ("NFC", "NFD", "NFKC", "NFKD"):
        for start in range(0, _LAST, 512):
            yield form, _normal, (form, _text_from(start))


def _normal(form, text):
    import unicodedata

    return unicodedata.normalize(form, text)


KINDS = (decimals, long_decimals, floats, whole_numbers, days, characters, texts, formats, patterns, documents, other_forms)
WANTING = (east_asian_encodings, names_of_characters)


def answers(kind):
    """What comes of all calls of a kind, one a line, each with the name of what was done."""
    return "\n".join([f"{name}: {_said(function, given)}" for name, function, given in globals()[kind]()])


def _said(function, given):
    """What is made of it, or how it fails."""
    try:
        return _written(function(*given))
    except (ArithmeticError, ValueError, TypeError, LookupError, re.error) as error:
        return type(error).__name__


def _written(made):
    return " ".join([_written(each) for each in made]) if type(made) in (tuple, list) else str(made)


def wake(name):
    """Import a module and want something of it; whether it was missing."""
    packs = sys.modules["sitecustomize"]
    packs.missing = False
    try:
        __import__(name, fromlist=["_"]).something  # noqa: B018 (asking is what wakes it)
    except packs.Missing:
        return packs.missing
    except AttributeError:
        pass
    return False
