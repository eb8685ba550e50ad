"""Whole cases of all sorts: debts, a month, what is asked, offered, agreed and paid, and the papers of a court; for the tests of whole cases."""

from datetime import date, timedelta

from hypothesis import strategies as st

from calculators.law.codes import DEBT_KINDS

DAY = date(2026, 11, 23)
LENDERS = {
    "credit_card": "甲银行信用卡中心", "consumer_finance": "乙消费金融有限公司", "bank_loan": "丙银行", "online_loan": "丁网络小额贷款公司",
    "microloan": "戊小额贷款有限公司", "mortgage": "己银行房贷", "car_loan": "庚汽车金融公司", "business_loan": "辛银行",
    "private_loan": "王某", "other": "某租赁公司",
}  # fmt: skip
STAGES = ["none", "reminder", "collection", "outsourced", "legal_notice", "sued", "judgment", "enforcement"]
LINES = ["房租", "吃饭", "房租或房贷", "车贷", "给父母"]


def yuan(least, most):
    """An amount, often a round one, as people's are."""
    exact = st.decimals(str(least), str(most), places=2)
    return st.one_of(exact, exact.map(lambda each: each.quantize(100)).filter(lambda each: least <= each <= most)).map(
        lambda each: f"{each:.2f}"
    )


def often(strategy):
    """There or not."""
    return st.none() | strategy


def days(before, after):
    return st.integers(-before, after).map(lambda count: (DAY + timedelta(days=count)).isoformat())


@st.composite
def debts(draw):
    kind = draw(st.sampled_from(list(DEBT_KINDS)))
    debt = {"creditor": LENDERS[kind], "kind": kind, "stage": draw(st.sampled_from(STAGES)), "secured": draw(st.booleans())}
    if draw(st.booleans()):
        debt |= {"principal": draw(yuan(100, 90000)), "interest": draw(yuan(0, 9000)), "fees": draw(yuan(0, 3000))}
    else:
        debt["balance"] = draw(yuan(100, 99000))
    debt |= {
        "annual_rate": draw(often(st.sampled_from(["0", "3.9", "15.4", "18.25", "24", "36"]))),
        "monthly_due": draw(often(yuan(0, 4000))),
        "overdue_since": draw(often(days(2500, 0))),
        "priority": draw(st.sampled_from([None, None, None, True, False])),
    }
    return {key: value for key, value in debt.items() if value is not None}


@st.composite
def budgets(draw):
    """A month; its income comes by the week, the month or the year, steadily or not, with a worst month or without one."""
    income = [{"name": "工资", "amount": draw(yuan(0, 12000)), "every": draw(st.sampled_from(["month", "month", "week"]))}]
    if draw(st.booleans()):
        more = {"name": "外卖", "amount": draw(yuan(500, 6000)), "reliability": "irregular"}
        income.append(more | ({"low": f"{float(more['amount']) / 3:.2f}"} if draw(st.booleans()) else {}))
    if draw(st.booleans()):
        income.append({"name": "年终奖", "amount": draw(yuan(0, 40000)), "every": draw(st.sampled_from(["year", "quarter"]))})
    spent = draw(st.lists(st.sampled_from(LINES), min_size=1, max_size=3, unique=True))
    return {
        "income": income,
        "expenses": [
            {"name": name, "amount": draw(yuan(0, 3500)), "essential": draw(st.booleans()) or name == "吃饭"} for name in spent
        ],
        **({"priority_payments": draw(yuan(0, 3000))} if draw(st.booleans()) else {}),
        **({"irregular_counted": draw(st.sampled_from(["0", "50", "100"]))} if draw(st.booleans()) else {}),
        **({"safety_margin": draw(st.sampled_from(["0", "10", "20"]))} if draw(st.booleans()) else {}),
    }


@st.composite
def ways_to_ask(draw, owed):
    """How a proposal pays ``owed`` yuan, in each of the shapes; its instalments about what would clear it."""
    count = draw(st.integers(1, 72))
    shape = draw(st.sampled_from(["monthly", "count", "grace", "steps", "down", "lump"]))
    level = {"monthly_payment": f"{max(owed / count, 1):.2f}"}
    if shape == "steps":
        less = max(owed / (2 * count + 2), 0.01)
        return {
            "steps": [
                {"instalments": count, "amount": f"{less:.2f}"},
                {"instalments": draw(st.integers(1, 24)), "amount": f"{less * 1.5:.2f}"},
            ]
        }
    return {
        "monthly": lambda: level,
        "count": lambda: {"instalments": count},
        "grace": lambda: level | {"grace_months": draw(st.integers(1, 12))},
        "down": lambda: level | {"down_payment": f"{owed / 10:.2f}", **({"down_payment_date": DAY.isoformat()} if draw(st.booleans()) else {})},
        "lump": lambda: {"lump_sum": f"{owed * draw(st.integers(30, 100)) / 100:.2f}"},
    }[shape]()  # fmt: skip


@st.composite
def ways_to_offer(draw, owed):
    """How a lender offers ``owed`` yuan, in each of the ways that it is spoken, a little dearer or cheaper."""
    count, dearer = draw(st.integers(1, 72)), draw(st.sampled_from([0.7, 1, 1, 1.15, 1.4]))
    each = f"{max(owed * dearer / count, 0.01):.2f}"
    level = {"instalments": count, "instalment_amount": each}
    return {
        "level": lambda: level,
        "tail": lambda: level | {"final_amount": draw(yuan(0, 30000))},
        "grace": lambda: level | {"grace_months": draw(st.integers(1, 6))},
        "steps": lambda: {"steps": [{"instalments": count, "amount": f"{owed / (2 * count):.2f}"}, {"instalments": 12, "amount": f"{owed / 24:.2f}"}]},
        "down": lambda: level | {draw(st.sampled_from(["down_payment", "upfront_fee"])): f"{owed / 10:.2f}"},
        "percent down": lambda: level | {"down_payment_percent": "10"},
        "fee": lambda: {"instalments": count, "fee_percent": draw(st.sampled_from(["0", "0.6", "1.5"]))},
        "lump": lambda: {"lump_sum": f"{max(owed * dearer / 2, 0.01):.2f}"},
    }[draw(st.sampled_from(["level", "tail", "grace", "steps", "down", "percent down", "fee", "lump"]))]()  # fmt: skip


@st.composite
def means_for(draw, owed):
    """What a reader writes beside an offer of ``owed`` yuan: money at hand, more or less a month, a limit; or nothing."""
    means = {}
    if draw(st.booleans()):
        means["cash_now"] = draw(yuan(0, 20000))
    if draw(st.booleans()):
        means["capacity"] = f"{owed / draw(st.integers(2, 80)):.2f}"
    if not draw(st.integers(0, 3)):
        means["limit_total"] = f"{max(owed * draw(st.integers(30, 120)) / 100, 0.01):.2f}"
    return means


def owed_of(debt):
    return sum(float(debt.get(part, 0)) for part in ("principal", "interest", "fees", "balance"))


@st.composite
def whole_cases(draw):
    """A case with one negotiation about its first debt, as far as it has come."""
    listed = draw(st.lists(debts(), min_size=1, max_size=4, unique_by=lambda debt: debt["creditor"]))
    about, owed = listed[0], owed_of(listed[0])
    asked = {key: about[key] for key in ("creditor", "kind", "principal", "interest", "fees", "balance") if key in about}
    asked |= draw(ways_to_ask(owed)) | {"first_payment_date": draw(days(20, 200))}
    asked |= {
        key: value
        for key, value in {
            "annual_rate": draw(often(st.sampled_from(["0", "12"]))),
            "cash_now": draw(often(yuan(0, 9000))),
        }.items()
        if value
    }
    case = {
        "version": 1,
        "debts": listed,
        "budget": draw(budgets()),
        "proposals": [asked],
        "hardship": {"cause": "income_cut", "since": "2026-06-01"},
    }
    if draw(st.integers(0, 3)):
        case["offers"] = [draw(ways_to_offer(owed)) | draw(means_for(owed))]
    if draw(st.booleans()):
        case["timeline"] = {
            name: draw(days(40, 0))
            for name in draw(
                st.lists(
                    st.sampled_from(
                        ["payment_order_served_date", "complaint_served_date", "judgment_served_date", "ruling_served_date"]
                    ),
                    max_size=2,
                    unique=True,
                )
            )
        }
    if draw(st.booleans()):
        case["hardship"] |= {"funds": "年终奖"}
    return case
