"""Sums over whole ranges: decimals, floating point, whole numbers, days."""

import datetime
import math
from decimal import ROUND_CEILING, ROUND_DOWN, ROUND_FLOOR, ROUND_HALF_EVEN, ROUND_HALF_UP, ROUND_UP, Context, Decimal

from .drawn import BOTH, NUMBERS, decimal_of, numbers

_ROUNDINGS = (ROUND_CEILING, ROUND_DOWN, ROUND_FLOOR, ROUND_HALF_EVEN, ROUND_HALF_UP, ROUND_UP)


def decimals():
    """Decimals over the whole range of sizes."""
    drawn = [decimal_of(number) for number in numbers(400)]
    for a, b in zip(drawn, drawn[1:], strict=False):  # noqa: RUF007 (what itertools has for it, a first result does without)
        for name in NUMBERS:
            yield name, BOTH[name], (a, b)
        for name in ("compare", "max", "min"):
            yield name, getattr(Decimal, name), (a, b)
        for name in ("normalize", "adjusted", "to_eng_string", "as_tuple", "as_integer_ratio", "to_integral_value", "is_zero"):
            yield name, getattr(Decimal, name), (a,)
        for function in (abs, str, int, float, bool, round):
            yield function.__name__, function, (a,)
        for rounding in _ROUNDINGS:
            yield "quantize", Decimal.quantize, (a, Decimal("0.01"), rounding)
    for number in numbers(60):
        a = abs(decimal_of(number)) + Decimal("0.01")
        yield "power", BOTH["power"], (1 + Decimal(number % 4000).scaleb(-5), number % 400)
        yield "power of a fraction", BOTH["power"], (a, Decimal(number % 900).scaleb(-3))
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
            yield f"{name} far away", BOTH[name], (a, other)
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
        for name in NUMBERS:
            yield f"float {name}", BOTH[name], (one, other)
        for function in (repr, int, Decimal, float.hex, float.as_integer_ratio, math.floor, math.ceil, math.trunc):
            yield f"float {function.__name__}", function, (one,)
        yield "float round", round, (one, 3)
        yield "float power", _near, (BOTH["power"], abs(one), 0.37)
        for spec in (".17g", "e", ",.2f", ".0%"):
            yield "float format", format, (one, spec)


def whole_numbers():
    """Whole numbers, small and of thousands of digits."""
    for number in numbers(400):
        a, b = number, number % 99991 + 2
        for name in (*NUMBERS, "and", "or", "xor"):
            yield f"int {name}", BOTH[name], (-a, b)
        for function in (math.gcd, math.lcm, divmod):
            yield function.__name__, function, (a, b)
        for function in (int.bit_length, math.isqrt, str, hex, oct, bin):
            yield f"int {function.__name__}", function, (a,)
        yield "int pow", pow, (a, 3, b)
        yield "int shift", BOTH["shift"], (a << 5, 7)
        yield "comb", math.comb, (b % 60, 7)
    for power in range(0, 4000, 133):
        a = 7**power + power
        yield "long str", str, (a,)
        yield "long mod", BOTH["mod"], (a, 10**9)
        yield "long div", BOTH["floordiv"], (a, 3**power)
        yield "long int", int, ("9" * (power + 1),)
        yield "long mul", BOTH["mul"], (a, a)
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
            yield "day and span", BOTH["add"], (day, datetime.timedelta(count))
    for n in numbers(250):
        moment = datetime.datetime(1 + n % 9999, 1 + n % 12, 1 + n % 28, n % 24, n % 60, n % 59, n % 10**6)
        span = datetime.timedelta(n % 9999, n % 86399, n % 999983)
        for name, other in (
            ("add", span),
            ("sub", span),
            ("sub", datetime.datetime(2000, 1, 1)),
            ("lt", datetime.datetime(2000, 1, 1)),
        ):
            yield f"moment {name}", BOTH[name], (moment, other)
        for name, other in (("truediv", 7), ("floordiv", 7), ("mod", datetime.timedelta(3)), ("mul", 3)):
            yield f"span {name}", BOTH[name], (span, other)
        yield "span seconds", datetime.timedelta.total_seconds, (span,)
        yield "span str", str, (-span,)
        yield "moment isoformat", datetime.datetime.isoformat, (moment,)
        yield "moment fromisoformat", datetime.datetime.fromisoformat, (moment.isoformat(),)
        yield "moment date", datetime.datetime.date, (moment,)
    for written in ("2026-02-30", "2026-13-01", "20261128", "2026-W48-6", "2026-11-28T25:00", "x", ""):
        yield "no day", datetime.date.fromisoformat, (written,)


def _replaced(day, year):
    return day.replace(year=year)
