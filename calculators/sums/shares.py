"""Sharing one monthly amount among several debts, in whole cents, so that the shares add up to it.

By balance: the largest remainder method. Equally: a cent to each in turn, passing over those that have enough.
"""

from collections.abc import Sequence

_SEARCH = 200_000  # remainders looked at, so that an answer does not keep a reader waiting


def by_balance(amount: int, balances: Sequence[int]) -> list[int]:
    """``amount`` by balance: each share rounded down, the cents that are left to the largest remainders, ties to the earlier.

    No share is above its balance; together they are ``amount``, or all balances where that is less.
    """
    whole = sum(balances)
    if amount >= whole:
        return list(balances)
    shares = [amount * balance // whole for balance in balances]
    remainders = [amount * balance % whole for balance in balances]
    left = amount - sum(shares)
    for place in sorted(range(len(balances)), key=lambda place: -remainders[place])[:left]:
        shares[place] += 1
    return shares


def equally(amount: int, balances: Sequence[int]) -> list[int]:
    """``amount`` in equal shares, none above its balance; what one cannot take is shared by the others.

    Cents that do not divide go to the earlier debts.
    """
    if amount >= sum(balances):
        return list(balances)
    shares = list(balances)
    hungry = list(range(len(balances)))
    while True:
        level, over = divmod(amount, len(hungry))
        full = [place for place in hungry if balances[place] <= level]
        if not full:
            break
        amount -= sum(balances[place] for place in full)
        hungry = [place for place in hungry if balances[place] > level]
    for turn, place in enumerate(hungry):
        shares[place] = level + (turn < over)
    return shares


def least_equally(balances: Sequence[int], needs: Sequence[int]) -> int | None:
    """The least amount whose equal shares are each at least the debt's ``needs``; None where no amount is enough."""
    if any(need > balance for need, balance in zip(needs, balances, strict=True)):
        return None
    low, high = -1, sum(balances)  # a further cent never lowers a share
    while high - low > 1:
        middle = (low + high) // 2
        if all(share >= need for share, need in zip(equally(middle, balances), needs, strict=True)):
            high = middle
        else:
            low = middle
    return high


def least_by_balance(balances: Sequence[int], needs: Sequence[int]) -> int | None:
    """The least amount whose shares by balance are each at least the debt's ``needs``; None where no amount is enough.

    A further cent can lower a share (the Alabama paradox), so near the limit every amount is tried. Where one debt is
    so small beside the others that this would take too long, the answer is an amount that is enough while a cent less
    is not, though a smaller one may exist.
    """
    if any(need > balance for need, balance in zip(needs, balances, strict=True)):
        return None
    owed = [(balance, need) for balance, need in zip(balances, needs, strict=True) if need]
    if not owed:
        return 0
    whole, count = sum(balances), sum(1 for balance in balances if balance)
    # A debt gets the cent above its rounded share only with a remainder of at least 1/count.
    low = max(-(-((need - 1) * count + 1) * whole // (count * balance)) for balance, need in owed)
    enough = max(-(-need * whole // balance) for balance, need in owed)
    near = _NearLimit(balances, needs, low)
    last = min(enough, low + _SEARCH // count)
    for amount in range(low, last):
        if near.is_enough(amount):
            return amount
    low = last - 1
    while enough - low > 1:
        middle = (low + enough) // 2
        if near.is_enough(middle):
            enough = middle
        else:
            low = middle
    return enough


class _NearLimit:
    """Whether shares by balance cover the needs, for amounts of at least ``low``; as by_balance says, without sorting."""

    def __init__(self, balances: Sequence[int], needs: Sequence[int], low: int) -> None:
        self._balances, self._whole = balances, sum(balances)
        # Only these may need the cent above their rounded share; the others have enough already.
        self._scarce = [
            (place, balance, need * self._whole)
            for place, (balance, need) in enumerate(zip(balances, needs, strict=True))
            if need * self._whole > low * balance
        ]

    def is_enough(self, amount: int) -> bool:
        whole, last, least = self._whole, None, self._whole
        for place, balance, wanted in self._scarce:
            lacking = wanted - amount * balance
            if lacking > 0:
                if lacking > whole:
                    return False
                remainder = whole - lacking if lacking < whole else 0
                if remainder <= least:
                    last, least = place, remainder  # the last in line for a cent
        if last is None:
            return True
        remainders = [amount * balance % whole for balance in self._balances]
        before = sum(map(least.__lt__, remainders)) + sum(map(least.__eq__, remainders[:last]))
        return before < sum(remainders) // whole
