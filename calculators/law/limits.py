"""The legal limits that several calculators compare with, each read from its rule."""

from datetime import date
from decimal import Decimal

from calculators.law import rules
from calculators.law.codes import FINANCIAL_KINDS, LONG_KINDS


def longest_term() -> int:
    """The most months that a card's personalised instalment plan may run."""
    return int(rules.load("cc-art70-max-term").figure("max_months"))


def is_measured(kind: str | None, most: int) -> bool:
    """Whether a plan for such a debt is held against ``most`` instalments: a home is not, unless by a limit of its own."""
    return kind not in LONG_KINDS or most != longest_term()


def financial_ceiling() -> Decimal:
    """The yearly percent above which a borrower may ask a court to cut what a financial lender claims."""
    return Decimal(rules.load("rate-financial-24").figure("annual_percent"))


def private_ceiling_since() -> date:
    """The first day whose private loans have a ceiling measured by the LPR."""
    return rules.load("rate-private-lending-4lpr").values[0].since


def private_ceiling(contract_date: date) -> Decimal:
    """The yearly percent a court supports for a private loan made on ``contract_date``. Raises NotInForce."""
    multiple = Decimal(rules.load("rate-private-lending-4lpr").figure("lpr_multiple", contract_date))
    return multiple * Decimal(rules.load("lpr-table").figure("one_year", contract_date))


def lending_ceiling(kind: str, contract_date: date | None) -> Decimal | None:
    """The yearly percent above which a court may be asked for help, by kind of lender; None where it is not known.

    A private loan needs the day of its contract, and has no single ceiling where that day is before the LPR's.
    """
    if kind in FINANCIAL_KINDS:
        return financial_ceiling()
    if kind != "private_loan" or contract_date is None or contract_date < private_ceiling_since():
        return None
    return private_ceiling(contract_date)


def lending_ceiling_rules(kind: str) -> tuple[str, ...]:
    """The rules that ``lending_ceiling`` rests on, the one that sets it first."""
    return ("rate-financial-24",) if kind in FINANCIAL_KINDS else ("rate-private-lending-4lpr", "lpr-table")
