"""How long debts last under monthly payments, in whole cents: a month's interest is booked, then the payment is taken."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal

LONGEST = 1200  # months: what takes longer is said never to clear
_MONTH = 12_000_000  # a rate in ten-thousandths of a percent a year, over this, is a month's share
_HALF = _MONTH // 2
_OFTEN = 12  # months between looks for a debt that outgrows every payment


def in_cents(amount: Decimal) -> int:
    """Yuan as whole cents."""
    return int(amount * 100)


def in_yuan(amount: int) -> Decimal:
    """Whole cents as yuan."""
    return Decimal(amount).scaleb(-2)


def written(amount: int) -> str:
    """Whole cents, not below zero, as the contract writes money: ``"2000.00"``."""
    return f"{amount // 100}.{amount % 100:02d}"


def rate_units(annual_rate: Decimal) -> int:
    """Percent a year as whole ten-thousandths of a percent: all the decimals that a rate may have."""
    return int(annual_rate * 10_000)


def month_interest(balance: int, rate: int) -> int:
    """A month's interest in cents, rounded half up."""
    return (balance * rate + _HALF) // _MONTH


@dataclass(frozen=True)
class Paid:
    """What became of one debt: the months until it was cleared (None: never) and all that was paid, cents."""

    months: int | None
    total: int | None


def pay_off(balance: int, rate: int, payment: int, most: int = LONGEST) -> Paid:
    """One debt under the same ``payment`` each month."""
    if balance and payment <= month_interest(balance, rate):
        return Paid(None, None)  # it only grows
    total = 0
    for month in range(most + 1):
        if not balance:
            return Paid(month, total)
        balance += (balance * rate + _HALF) // _MONTH
        paid = payment if payment < balance else balance
        balance -= paid
        total += paid
    return Paid(None, None)


def least_payment(balance: int, rate: int, most: int) -> int:
    """The least monthly payment, cents, that clears ``balance`` in at most ``most`` months of booked interest."""
    if not balance:
        return 0
    if not rate:
        return -(-balance // most)
    # Booked interest strays from the formula by at most half a cent a month, so the answer is near.
    payment = max(int(level_payment(balance, rate, most)), 1)
    if pay_off(balance, rate, payment, most).months is None:
        payment += 1
        while pay_off(balance, rate, payment, most).months is None:
            payment += 1
        return payment
    while payment > 1 and pay_off(balance, rate, payment - 1, most).months is not None:
        payment -= 1
    return payment


def level_payment(balance: int, rate: int, most: int) -> float:
    """About what clears ``balance`` in ``most`` equal monthly payments, cents."""
    monthly = rate / _MONTH
    return balance * monthly / (1 - (1 + monthly) ** -most) if rate else balance / most


@dataclass(frozen=True)
class Cascade:
    """What became of debts that were paid one after the other."""

    first: list[int]  # each debt's payment in the first month
    paid: list[Paid]
    short: int  # cents: what was still owed at the end; below zero, what was left over of the money


def pay_in_turn(
    balances: Sequence[int],
    rates: Sequence[int],
    minimums: Sequence[int],
    capacity: int,
    most: int = LONGEST,
    promised: int = 0,
) -> Cascade:
    """Debts in the order in which they are targets: every minimum first, all that is left to the first that is open.

    The last ``promised`` debts get their minimum before the others get theirs. What a cleared debt does not need goes
    on to the next in the same month. Debts that can never be cleared any more are recognised and no longer grow, so
    that no number runs away.
    """
    left, total, rest = list(balances), [0] * len(balances), 0
    months: list[int | None] = [None if balance else 0 for balance in balances]
    # From this balance on, a month's interest is as much as can ever be paid.
    hopeless = [max(-(-capacity * _MONTH // rate), 1) if rate else None for rate in rates]
    first = [0] * len(balances)
    turn = [*range(len(left) - promised, len(left)), *range(len(left) - promised)]
    for month in range(1, most + 1):
        open_ = [place for place in turn if left[place]]
        if not open_:
            rest += capacity
            continue
        before, money = left[:], capacity
        for place in open_:
            balance = left[place]
            balance += (balance * rates[place] + _HALF) // _MONTH
            paid = minimums[place]
            if paid > balance:
                paid = balance
            if paid > money:
                paid = money
            if paid:
                money -= paid
                total[place] += paid
                balance -= paid
            left[place] = balance
        if money:
            for place in sorted(open_) if promised else open_:
                paid = left[place] if left[place] < money else money
                left[place] -= paid
                total[place] += paid
                money -= paid
                if not money:
                    break
            rest += money
        if month == 1:
            first = total[:]
        for place in open_:
            if not left[place]:
                months[place] = month
        if month % _OFTEN == 0:
            for place in open_:
                if hopeless[place] and left[place] > hopeless[place]:
                    left[place] = hopeless[place]
        # More owed now never means less owed later, so from here no debt falls any more.
        if all(map(int.__ge__, left, before)):
            break
    owed = sum(left)
    paid = [Paid(count, None if count is None else total[place]) for place, count in enumerate(months)]
    return Cascade(first, paid, owed or -rest)


class Minimums:
    """Debts in the order in which they are targets, and what only their minimums make of them in ``most`` months.

    While the money covers all minimums a debt gets no more than its own until it is the target, whatever the capacity
    is. So this is worked out once, and a capacity is then tried in one pass over the months.
    """

    def __init__(self, balances: Sequence[int], rates: Sequence[int], minimums: Sequence[int], most: int) -> None:
        self._rates, self._most = rates, most
        self.first = 0  # cents: all minimums of the first month
        self._left: list[list[int]] = []  # each debt's balance after 0, 1, 2 … months
        self._paid: list[list[int]] = []  # its payment in month 0 (none), 1, 2 …
        for balance, rate, minimum in zip(balances, rates, minimums, strict=True):
            left, paid = [balance], [0]
            for _ in range(most):
                balance += (balance * rate + _HALF) // _MONTH
                payment = minimum if minimum < balance else balance
                balance -= payment
                left.append(balance)
                paid.append(payment)
            self._left.append(left)
            self._paid.append(paid)
            self.first += paid[1]
        # By place: what the debts after it are paid in each month, and what they owe at the end.
        self._later, self._owed = [[0] * (most + 1)], [0]
        for left, paid in zip(reversed(self._left), reversed(self._paid), strict=True):
            self._later.append(list(map(int.__add__, self._later[-1], paid)))
            self._owed.append(self._owed[-1] + left[-1])
        self._later.reverse()
        self._owed.reverse()

    def short(self, capacity: int) -> int:
        """As ``pay_in_turn(…).short`` says, for a capacity that is not below ``first``."""
        count, place = len(self._left), 0
        if not count:
            return -capacity * self._most
        balance = self._left[0][0]
        for month in range(1, self._most + 1):
            money = capacity - self._later[place + 1][month]
            balance += (balance * self._rates[place] + _HALF) // _MONTH
            while money >= balance:
                money -= balance
                place += 1
                if place == count:
                    return -money - capacity * (self._most - month)
                money += self._paid[place][month]
                balance = self._left[place][month - 1]
                balance += (balance * self._rates[place] + _HALF) // _MONTH
            balance -= money
        return balance + self._owed[place + 1]


def least_capacity(short: Callable[[int], int], near: int, enough: int) -> int:
    """The least whole number whose ``short`` is not above zero; ``short`` never rises, and at ``enough`` it is not above.

    ``near`` is a guess. The search goes out from it, then closes in by where a straight line would cross zero.
    """
    known: dict[int, int] = {}
    low, high, step = -1, enough, max(near // 64, 1)
    point = min(max(near, 0), enough)
    while high - low > 1:
        if not low < point < high:
            point = (low + high) // 2
        known[point] = short(point)
        if known[point] <= 0:
            high = point
        else:
            low = point
        if high == enough and enough not in known:
            point, step = low + step, step * 4
        elif low == -1:
            point, step = high - step, step * 4
        else:
            point = _crossing(low, known[low], high, known[high], point)
    return high


def _crossing(low: int, above: int, high: int, below: int, last: int) -> int:
    """Where the line crosses zero, moved a little past it towards the farther end, so that both ends close in."""
    line = low + (high - low) * above // (above - below)
    margin = max((high - low) // 64, 1)
    near_low = last == low
    point = line + margin if near_low else line - margin
    return min(max(point, low + 1), high - 1)
