"""人民币大写: the capitals say the same amount as the figures."""

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from calculators.words.capital_figures import capital_yuan

DIGITS = {digit: value for value, digit in enumerate("零壹贰叁肆伍陆柒捌玖")}
PLACES = {"拾": 10, "佰": 100, "仟": 1000}


def read_back(capitals: str) -> Decimal:
    """The amount that capitals say, read by the rules of reading numbers, not by the writer's own."""
    yuan, _, rest = capitals.removeprefix("人民币").removesuffix("整").rpartition("元")
    total = group = digit = 0
    for sign in yuan:
        if sign in DIGITS:
            digit = DIGITS[sign]
        elif sign in PLACES:
            group, digit = group + digit * PLACES[sign], 0
        else:
            total, group, digit = total + (group + digit) * {"万": 10**4, "亿": 10**8}[sign], 0, 0
    cents = Decimal(0)
    for number, unit in zip(rest.replace("零", "")[::2], rest.replace("零", "")[1::2], strict=True):
        cents += DIGITS[number] * {"角": Decimal("0.1"), "分": Decimal("0.01")}[unit]
    return total + group + digit + cents


@pytest.mark.parametrize(
    "amount, capitals",
    [
        # 《正确填写票据和结算凭证的基本规定》第三条的例子；两可的零不写
        ("1409.50", "人民币壹仟肆佰零玖元伍角整"),
        ("6007.14", "人民币陆仟零柒元壹角肆分"),
        ("1680.32", "人民币壹仟陆佰捌拾元叁角贰分"),
        ("107000.53", "人民币壹拾万柒仟元伍角叁分"),
        ("16409.02", "人民币壹万陆仟肆佰零玖元零贰分"),
        ("325.04", "人民币叁佰贰拾伍元零肆分"),
        # 边界
        ("0", "人民币零元整"),
        ("0.01", "人民币壹分"),
        ("0.30", "人民币叁角整"),
        ("10", "人民币壹拾元整"),
        ("10.05", "人民币壹拾元零伍分"),
        ("50000", "人民币伍万元整"),
        ("100001", "人民币壹拾万零壹元整"),
        ("20000000.10", "人民币贰仟万元壹角整"),
        ("100000001", "人民币壹亿零壹元整"),
        ("100010000", "人民币壹亿零壹万元整"),
        ("999999999.99", "人民币玖亿玖仟玖佰玖拾玖万玖仟玖佰玖拾玖元玖角玖分"),
        ("599999999994.00", "人民币伍仟玖佰玖拾玖亿玖仟玖佰玖拾玖万玖仟玖佰玖拾肆元整"),
    ],
)
def test_an_amount_in_capitals(amount, capitals):
    assert capitals == capital_yuan(Decimal(amount))


@settings(deadline=None)
@given(st.decimals("0", "999999999999.99", places=2))
def test_capitals_say_exactly_the_amount(amount):
    capitals = capital_yuan(amount)

    assert amount == read_back(capitals)
    assert "零零" not in capitals
    assert capitals.endswith("分") == bool(int(amount * 100) % 10)


@pytest.mark.parametrize("amount", ["-0.01", "1000000000000"])
def test_what_has_no_capitals_is_refused(amount):
    with pytest.raises(ValueError):
        capital_yuan(Decimal(amount))
