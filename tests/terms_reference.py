"""Terms of repayment reckoned anew in whole cents and exact fractions, every payment counted one by one."""

from decimal import Decimal
from fractions import Fraction

from calculators import InvalidRequest, run

TRIED = 4500


def in_cents(amount):
    return int(Decimal(str(amount)) * 100)


def half_up(exact: Fraction) -> int:
    return (2 * exact.numerator + exact.denominator) // (2 * exact.denominator)


def offered(chance):
    """A request for an offer, and its payments (first of all what is paid before them) in cents."""
    balance = chance.choice([5_000_000, chance.randint(10_000, 9_999_999)])
    down = chance.choice([0, 0, chance.randint(1, balance // 2)])
    fee = chance.choice([0, 0, chance.randint(1, balance // 20)])
    request = {
        "balance": f"{balance / 100:.2f}", "capacity": f"{chance.choice([0, chance.randint(1, balance // 6), balance // 30]) / 100:.2f}",
        "upfront_fee": f"{fee / 100:.2f}", "grace_months": chance.choice([0, 0, 3]), "max_instalments": chance.choice([60, 60, 12]),
    }  # fmt: skip
    if chance.random() < 0.6:
        request["cash_now"] = f"{chance.randint(0, balance) / 100:.2f}"
    if chance.random() < 0.3:
        request["limit_total"] = f"{chance.randint(1, balance) / 100:.2f}"
    if down and chance.random() < 0.5:
        request["down_payment_percent"] = str(chance.choice([5, 10, 12.5]))
        down = half_up(balance * Fraction(request["down_payment_percent"]) / 100)
    else:
        request["down_payment"] = f"{down / 100:.2f}"
    way, count = chance.choice(["amount", "fee", "steps", "lump_sum"]), chance.randint(1, 72)
    if way == "amount":
        amount = max(int((balance - down) / count * chance.uniform(0.8, 1.4)), 1)
        request |= {"instalments": count, "instalment_amount": f"{amount / 100:.2f}"}
        payments = [amount] * count
    elif way == "fee":
        percent = chance.choice([0, 0.25, 0.6, 0.75, 1.5])
        request |= {"instalments": count, "fee_percent": str(percent)}
        spread = balance - down
        each, charged = half_up(Fraction(spread, count)), half_up(spread * Fraction(str(percent)) / 100)
        payments = [each + charged] * (count - 1) + [spread - each * (count - 1) + charged]
    elif way == "steps":
        steps = [(chance.randint(1, 30), chance.randint(1, balance // 20)) for _ in range(chance.randint(1, 3))]
        request["steps"] = [{"instalments": many, "amount": f"{amount / 100:.2f}"} for many, amount in steps]
        payments = [amount for many, amount in steps for _ in range(many)]
    else:
        payments = [chance.randint(1, balance)]
        request["lump_sum"] = f"{payments[0] / 100:.2f}"
    if way != "lump_sum" and chance.random() < 0.3:
        payments[-1] = chance.randint(1, balance)
        request["final_amount"] = f"{payments[-1] / 100:.2f}"
    return request, down, fee, payments


def judged(request):
    """The result; None where all is paid first, so that no fee can be of what is left."""
    try:
        return run("offer", request)
    except InvalidRequest as refused:
        return None if all(error["field"].startswith("down_payment") for error in refused.errors) else refused.errors
