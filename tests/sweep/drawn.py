"""What the sweeps have in common: operations, and numbers drawn by lot, the same every time."""

from decimal import Decimal

LAST = 0x110000


BOTH = {
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
NUMBERS = ("add", "sub", "mul", "truediv", "floordiv", "mod", "eq", "lt", "le")


def numbers(count, seed=20261128):
    """Numbers drawn by lot, the same every time."""
    for _ in range(count):
        seed = (seed * 6364136223846793005 + 1442695040888963407) % 2**64
        yield seed >> 16


def decimal_of(number):
    return Decimal(number % 10 ** (1 + number % 15)).scaleb(-(number % 9)) * (-1 if number % 3 == 0 else 1)
