"""What the lender offers side by side is weighed side by side, and earlier rounds are kept in order."""

from tests.offers import refused, said


def test_the_lenders_menu_stands_side_by_side():
    result = said(
        instalments=30, instalment_amount=2000,
        alternatives=[{"name": "25 期", "instalments": 25, "instalment_amount": 2000}, {"name": "结清", "lump_sum": 35000}, {"name": "费率", "instalments": 36, "fee_percent": "0.5"}],
    )  # fmt: skip

    assert [
        ("25 期", "2000.00", "0.00", "accept"),
        ("结清", "35000.00", "-15000.00", "refuse"),
        ("费率", "1638.89", "9000.00", "negotiate"),
    ] == [(each["name"], each["instalment_amount"], each["extra_cost"], each["verdict"]) for each in result["alternatives"]]


def test_an_alternative_that_cannot_be_read_is_named_by_its_place():
    assert [("alternatives.1.instalment_amount", "required")] == refused(
        lump_sum=1, alternatives=[{"name": "a", "lump_sum": 1}, {"name": "b", "instalments": 12}]
    )


def test_earlier_rounds_are_kept_in_order_of_time():
    result = said(
        instalments=25, instalment_amount=2000,
        rounds=[
            {"said_on": "2026-11-20", "by": "self", "instalments": 50, "instalment_amount": 800},
            {"said_on": "2026-11-10", "by": "lender", "instalments": 24, "fee_percent": "0.75"},
            {"lump_sum": 45000},
        ],
    )  # fmt: skip

    assert [(None, None, "45000.00"), ("2026-11-10", "lender", "59000.00"), ("2026-11-20", "self", "40000.00")] == [
        (each["said_on"], each["by"], each["total_to_pay"]) for each in result["rounds"]
    ]
