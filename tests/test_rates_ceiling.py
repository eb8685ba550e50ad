"""A rate is held to the ceiling of its lender and its day, and to none that is not its own."""

import pytest

from tests.loans import by_month


def test_the_line_of_financial_lenders_is_compared_simple_and_compound():
    """24% a year is 2% a month; compound that is 26.82%."""
    at, above = by_month(1000, 1, 1020, kind="bank_loan"), by_month(1000, 1, "1020.01", kind="bank_loan")

    assert ("24.00", "rate-financial-24", "court_policy") == tuple(
        at["ceiling"][key] for key in ("annual_rate", "basis_rule", "strength")
    )
    assert (False, True) == (at["ceiling"]["over"], at["ceiling"]["over_compound"])
    assert (True, True) == (above["ceiling"]["over"], above["ceiling"]["over_compound"])
    assert any("按复利超过了" in sentence for sentence in at["say"])
    assert any("不是超过就违法" in sentence for sentence in above["say"])


@pytest.mark.parametrize(
    "day, ceiling",
    [
        ("2020-08-19", None), ("2020-08-20", "15.40"), ("2021-12-19", "15.40"), ("2021-12-20", "15.20"), ("2022-01-19", "15.20"),
        ("2022-01-20", "14.80"), ("2025-05-19", "12.40"), ("2025-05-20", "12.00"),
    ],
)  # fmt: skip
def test_a_private_loan_is_measured_by_the_lpr_of_its_own_day(day, ceiling):
    result = by_month(1000, 12, 100, kind="private_loan", contract_date=day)

    assert ceiling == (result["ceiling"] and result["ceiling"]["annual_rate"])
    assert (ceiling is None) is any("分段" in sentence for sentence in result["say"])
    assert (ceiling is None) is ("rate-private-lending-transition" in result["rules"])


def test_a_private_loan_without_its_day_is_asked_for_it():
    result = by_month(1000, 12, 100, kind="private_loan")

    assert result["ceiling"] is None
    assert any("填上合同签订日" in sentence for sentence in result["say"])


@pytest.mark.parametrize("day, unsure", [("2026-10-19", False), ("2026-10-20", True)])
def test_an_lpr_that_was_not_read_is_said(day, unsure):
    result = by_month(1000, 12, 100, kind="private_loan", contract_date=day)

    assert unsure is any("没有核到" in sentence for sentence in result["say"])


@pytest.mark.parametrize(
    "kind, rule", [("microloan", "rate-microloan-2025-guideline"), ("consumer_finance", "rate-cfc-20-guidance")]
)
def test_weak_guidance_is_never_the_borrowers_right(kind, rule):
    result = by_month(1000, 12, 100, kind=kind)

    assert "24.00" == result["ceiling"]["annual_rate"]
    assert rule in result["rules"]
    assert any("你不能" in sentence for sentence in result["say"])


@pytest.mark.parametrize("kind", [None, "other"])
def test_of_an_unknown_lender_no_ceiling_is_claimed(kind):
    assert by_month(1000, 12, 100, kind=kind)["ceiling"] is None


def test_where_there_is_no_rate_nothing_is_over():
    result = by_month(1000, 12, 0, kind="bank_loan")

    assert (None, None) == (result["ceiling"]["over"], result["ceiling"]["over_compound"])
