"""Requests whose sentences are approved: one for each thing that can be said of what is offered, proposed, charged and left unpaid."""

from calculators.law.codes import DEBT_KINDS


def offers():
    base = {"balance": 50000, "capacity": 2000, "instalments": 25, "instalment_amount": 2000}
    others = [{"creditor": "乙", "balance": 20000}, {"creditor": "丙", "balance": 5000}]
    return {
        "even": base,
        "one yuan more": base | {"final_amount": 2001},
        "one yuan less": base | {"final_amount": 1999},
        "half": base | {"balance": 100000},
        "less than half": base | {"balance": "100000.01"},
        "absurd": base | {"balance": 1000, "instalments": 2},
        "nearly absurd": base | {"balance": 3000, "instalments": 2},
        "nothing left to use": base | {"down_payment": 1000, "upfront_fee": 49000},
        "too long": base | {"instalments": 61, "instalment_amount": 800, "final_amount": 2000},
        "settlement out of reach": base | {"instalments": 1, "instalment_amount": 30000, "kind": "credit_card"},
        "settlement at hand": {"balance": 50000, "capacity": 2000, "lump_sum": 30000, "cash_now": 30000},
        "settlement partly at hand": {"balance": 50000, "capacity": 2000, "lump_sum": 30000, "cash_now": 20000},
        "balloon": base | {"instalments": 12, "instalment_amount": 1000, "final_amount": 39000},
        "down payment out of reach": base | {"instalments": 12, "instalment_amount": 1000, "down_payment": 30000},
        "carried by what is at hand": base | {"instalments": 20, "instalment_amount": 2500, "cash_now": 10000},
        "steps": {
            "balance": 50000,
            "capacity": 2000,
            "steps": [{"instalments": 12, "amount": 800}, {"instalments": 24, "amount": "1683.33"}],
        },
        "steps out of reach": {
            "balance": 50000,
            "capacity": 1000,
            "steps": [{"instalments": 12, "amount": 800}, {"instalments": 24, "amount": "1683.33"}],
        },
        "fee a period": {"balance": 50000, "capacity": 3000, "instalments": 24, "fee_percent": "0.6", "down_payment_percent": 4},
        "grace": base | {"grace_months": 3},
        "rate as a fraction": base | {"instalments": 30, "rate_ceiling": "0.24"},
        "fee as a fraction": {"balance": 50000, "capacity": 3000, "instalments": 24, "fee_percent": "0.006"},
        "no money at all": base | {"capacity": 0},
        "money at hand only": base | {"capacity": 0, "cash_now": 5000},
        "not in five years": base | {"capacity": 300},
        "limit": base | {"instalments": 30, "limit_total": 40000},
        "menu and rounds": base
        | {
            "alternatives": [{"name": "36 期", "instalments": 36, "fee_percent": "0.5"}, {"name": "结清", "lump_sum": 35000}],
            "rounds": [
                {"said_on": "2026-11-10", "by": "lender", "instalments": 24, "fee_percent": "0.75"},
                {"said_on": "2026-11-20", "by": "self", "instalments": 50, "instalment_amount": 800},
            ],
        },
        "rounding": base | {"instalments": 24, "instalment_amount": "2083.34", "capacity": 2100},
        "last at the capacity": base | {"balance": 52500, "instalments": 26, "final_amount": 2500, "capacity": 2500},
        "last above the capacity": base | {"balance": 52500, "instalments": 26, "final_amount": "2500", "capacity": 2000},
        "first payment at the capacity": base | {"balance": 52000, "down_payment": 2000},
        "first payment above it": base | {"balance": 53000, "down_payment": 3000},
        "others lose": base | {"capacity_for_all": 3000, "others": others, "instalment_amount": 2200, "instalments": 30},
        "others do not lose": base | {"capacity_for_all": 3000, "others": others, "instalment_amount": 1000, "instalments": 50},
    }


def proposals():
    base = {"creditor": "甲", "kind": "credit_card", "principal": 10000, "first_payment_date": "2026-12-31"}
    return {kind: base | {"kind": kind, "monthly_payment": 1000} for kind in DEBT_KINDS} | {
        "once": base | {"monthly_payment": 10000},
        "waived": base | {"interest": 100, "waive_interest": 100, "fees": 50, "waive_fees": 50, "monthly_payment": 999},
        "first payment": base | {"down_payment": 4000, "instalments": 6},
        "too long": base | {"monthly_payment": 100},
        "last much larger": base | {"principal": "0.11", "instalments": 10},
        "with interest": base | {"annual_rate": 12, "instalments": 12},
        "a cent left": base | {"principal": "10000.01", "monthly_payment": 1000},
        "total only": {k: v for k, v in base.items() if k != "principal"}
        | {"balance": 50000, "waive_principal": 20, "instalments": 24},
        "grace with interest": base | {"annual_rate": 12, "instalments": 12, "grace_months": 3},
        "grace without": base | {"instalments": 12, "grace_months": 3},
        "card, sixty and a gap": base | {"instalments": 60, "grace_months": 3},
        "steps": base | {"steps": [{"instalments": 12, "amount": 200}, {"instalments": 12, "amount": 600}]},
        "steps that end early": base | {"steps": [{"instalments": 12, "amount": 1000}, {"instalments": 12, "amount": 600}]},
        "lump sum": base | {"interest": 500, "lump_sum": 6000},
        "lump sum beyond the debt": base | {"lump_sum": 10001},
        "down payment on its day": base | {"down_payment": 4000, "down_payment_date": "2026-12-01", "instalments": 6},
        "more than the money there": base | {"monthly_payment": 1000, "capacity": 900},
        "down payment out of reach": base | {"down_payment": 4000, "instalments": 6, "capacity": 1000, "cash_now": 2000},
        "decades": base | {"monthly_payment": 50},
        "rate as a fraction": base | {"instalments": 12, "annual_rate": "0.24"},
        "payment below the interest": base | {"annual_rate": 120, "monthly_payment": 1000},
        "never ends": base | {"monthly_payment": "0.01"},
        "nothing left": base | {"waive_interest": 100, "principal": 0, "interest": 100, "monthly_payment": 1},
        "paid at once": base | {"down_payment": 10000, "monthly_payment": 1},
    }


def rates():
    base = {"received": 10000, "instalments": 12, "instalment_amount": 1000}
    dated = {
        "received": 10000,
        "received_on": "2026-01-01",
        "payments": [{"date": "2026-07-01", "amount": 6000}, {"date": "2027-01-01", "amount": 6000}],
    }
    return {kind: base | {"kind": kind, "contract_date": "2025-06-01"} for kind in DEBT_KINDS} | {
        "within": base | {"instalment_amount": 850, "kind": "credit_card"},
        "private within": base | {"instalment_amount": 850, "kind": "private_loan", "contract_date": "2025-06-01"},
        "private without a day": base | {"kind": "private_loan"},
        "private of old": base | {"kind": "private_loan", "contract_date": "2019-01-01"},
        "fee": {"received": 12000, "instalments": 12, "fee_percent": "0.6"},
        "less back": base | {"instalment_amount": 800},
        "nothing received": base | {"upfront_fee": 10000},
        "fee as a fraction": {"received": 12000, "instalments": 12, "fee_percent": "0.006"},
        "uneven": base | {"first_amount": 100, "final_amount": 3000},
        "dated": dated,
        "dated, several": {"received": 100, "received_on": "2026-01-01", "payments": [{"date": "2025-01-01", "amount": 40}, {"date": "2027-01-01", "amount": 62}]},
        "dated, none": dated | {"payments": [{"date": "2026-07-01", "amount": 0}]},
    }  # fmt: skip


def projections():
    base = {
        "kind": "credit_card",
        "principal": 30000,
        "annual_rate": "18.25",
        "months": 12,
        "minimum_payment": 1500,
        "monthly_payment": 2000,
    }
    return {kind: base | {"kind": kind} for kind in DEBT_KINDS} | {
        "with interest and fees": base | {"interest": 1000, "fees": 500, "days_overdue": 85},
        "plan below the interest": base | {"monthly_payment": 100},
        "no plan, no minimum": base | {"monthly_payment": 0, "minimum_payment": 0},
        "cleared": base | {"monthly_payment": 30000},
        "rate not known": base | {"annual_rate": None},
        "rate of a loan not known": base | {"annual_rate": None, "kind": "online_loan"},
        "rate of a friend not known": base | {"annual_rate": None, "kind": "private_loan"},
        "a total alone": base | {"principal": None, "balance": 30000},
        "interest and fees stopped": base | {"plan_rate": 0, "plan_fees": False, "monthly_payment": 1000},
        "interest lowered": base | {"plan_rate": 6, "monthly_payment": 1000},
        "only the unpaid part": base | {"whole_bill": False},
        "a fraction": base | {"annual_rate": "0.24"},
        "one month": base | {"months": 1},
        "no late fee": base | {"late_fee_percent": 0},
        "owing nothing": base | {"principal": 0},
    }
