"""Numbers and days are read in every form in which an agreement may write them, and nothing else is taken for one."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from calculators.words.dates import find_days, find_first_months, find_monthly_days
from calculators.words.numbers import find_amounts, read_amount, read_integer
from calculators.words.quantities import amount, count, months

quick = settings(max_examples=300, deadline=None, derandomize=True, database=None)
SMALL, CAPITAL = "零一二三四五六七八九", "零壹贰叁肆伍陆柒捌玖"


def in_words(number, digits, units):
    """An independent writer: 20500 → 二万零五百 or 贰万零伍佰."""
    if number == 0:
        return digits[0]
    words = ""
    for large, name in ((10**8, "亿"), (10**4, "万"), (1, "")):
        section, number = divmod(number, large)
        if not section:
            if words and not words.endswith(digits[0]):
                words += digits[0]
            continue
        if words and section < 1000 and not words.endswith(digits[0]):
            words += digits[0]
        part, zero = "", False
        for place, unit in zip((1000, 100, 10, 1), (*units, ""), strict=True):
            digit, section = divmod(section, place)
            if digit:
                part += (digits[0] if zero and part else "") + digits[digit] + unit
                zero = False
            else:
                zero = bool(part)
        words += part + name
    return words.rstrip(digits[0])


def capital_amount(amount):
    """人民币大写: 贰仟元零伍分, 伍万元整."""
    yuan, cents = divmod(int(amount * 100), 100)
    words = in_words(yuan, CAPITAL, "仟佰拾") + "元"
    jiao, fen = divmod(cents, 10)
    if not cents:
        return words + "整"
    words += CAPITAL[jiao] + "角" if jiao else "零"
    return words + (CAPITAL[fen] + "分" if fen else "整" if jiao else "")


@pytest.mark.parametrize(
    "words, number",
    [
        ("三十六", 36), ("叁拾陆", 36), ("十五", 15), ("拾", 10), ("二十", 20), ("廿五", 25), ("卅", 30), ("两千", 2000), ("一百零五", 105),
        ("三万五", 35000), ("两千三", 2300), ("三万零五", 30005), ("二〇二七", 2027), ("二零二七", 2027), ("一亿二千万", 120000000),
        ("玖拾玖万玖仟玖佰玖拾玖", 999999), ("貳仟零伍", 2005), ("零", 0),
    ],
)  # fmt: skip
def test_numerals_are_read(words, number):
    assert number == read_integer(words)


@pytest.mark.parametrize("words", ["", "万一", "千万", "百", "三四十", "十百", "一万亿万", "两期", "abc", "五百千"])
def test_what_is_no_number_is_none(words):
    assert read_integer(words) is None


@pytest.mark.parametrize(
    "written, amount",
    [
        ("人民币伍万元整", "50000"), ("伍万圆整", "50000"), ("贰仟元零伍分", "2000.05"), ("壹仟叁佰捌拾捌元捌角玖分", "1388.89"), ("贰仟元伍角", "2000.5"),
        ("两千元", "2000"), ("五万零五百元", "50500"), ("三千二百元", "3200"), ("五万", "50000"), ("5万元", "50000"), ("1.2万", "12000"), ("1.2万元", "12000"),
        ("1万5千元", "15000"), ("3千元", "3000"), ("5w", "50000"), ("50000元", "50000"), ("50,000.00元", "50000"), ("¥50,000.00", "50000"), ("¥2000", "2000"),
        ("1,388.89", "1388.89"), ("2000元5角", "2000.5"), ("2000块", "2000"), ("0.5元", "0.5"), ("三千", "3000"), ("RMB 2000.00", "2000"), ("伍万元零角零分", "50000"),
    ],
)  # fmt: skip
def test_amounts_are_read(written, amount):
    assert Decimal(amount) == read_amount(written)


@pytest.mark.parametrize(
    "text",
    [
        "共36期",
        "三十六期",
        "24%",
        "2027年",
        "每月15日",
        "日万分之五",
        "千分之一",
        "百分之三十",
        "第12条",
        "12345678901234号",
        "3万人",
        "万一",
        "5天",
        "尾号1234的",
    ],
)
def test_what_is_no_amount_is_not_read_as_one(text):
    assert [] == [amount for amount in find_amounts(text) if not amount.bare]


@quick
@given(st.integers(1, 999_999_999))
def test_any_number_in_numerals_is_read_back(number):
    assert number == read_integer(in_words(number, SMALL, "千百十"))
    assert number == read_integer(in_words(number, CAPITAL, "仟佰拾"))


@quick
@given(st.decimals("1.00", "99999999.99", places=2))
def test_any_amount_in_any_form_is_read_back(amount):
    forms = [
        capital_amount(amount),
        f"{amount}元",
        f"{amount:,}元",
        f"¥{amount:,}",
        f"{amount:,}",
        f"人民币{capital_amount(amount)}",
    ]
    if amount == int(amount):
        forms += [f"{int(amount)}元整", in_words(int(amount), SMALL, "千百十") + "元"]
    tens_of_thousands = (amount / 10000).normalize()
    if -tens_of_thousands.as_tuple().exponent <= 6:
        forms.append(f"{tens_of_thousands:f}万元")

    for form in forms:
        assert amount == read_amount(form), form


@quick
@given(st.dates(date(1990, 1, 1), date(2099, 12, 31)))
def test_any_day_in_any_form_is_read_back(day):
    year = "".join("〇一二三四五六七八九"[int(digit)] for digit in str(day.year))
    month, number = (
        in_words(part, SMALL, "千百十").removeprefix("一" if 10 <= part < 20 else "") for part in (day.month, day.day)
    )
    forms = [
        f"{day.year}年{day.month}月{day.day}日", f"{day.year}年{day.month:02}月{day.day:02}日", f"{day.year}年{day.month}月{day.day}号", day.isoformat(),
        f"{day.year}/{day.month}/{day.day}", f"{day.year}.{day.month:02}.{day.day:02}", f"{year}年{month}月{number}日",
    ]  # fmt: skip

    for form in forms:
        assert [day] == [each.whole for each in find_days(f"首期还款日为{form}，")], form


@pytest.mark.parametrize(
    "text, day",
    [
        ("每月15日还款", 15),
        ("每月的15号前", 15),
        ("每个月十五日", 15),
        ("次月5日起", 5),
        ("每月二十八日前", 28),
        ("每月最后一日", None),
        ("每月还款15元", None),
    ],
)
def test_the_day_of_each_month_is_read(text, day):
    assert ([day] if day else []) == [each.day for each in find_monthly_days(text)]


@pytest.mark.parametrize("text", ["2027年13月1日", "2027-00-10", "2027年2月", "1.5.3", "20270115", "第2027条"])
def test_what_is_no_day_is_not_read_as_one(text):
    assert [] == [each for each in find_days(text) if each.whole]


def test_the_first_month_may_be_called_so():
    assert [date(2027, 1, 15)] * 2 == [day.whole for day in find_days("2027年元月15日，二〇二七年元月十五日")]


def test_a_day_that_the_month_does_not_have_is_not_a_date():
    (day,) = find_days("2027年2月30日")

    assert day.whole is None


def test_a_month_that_something_starts_in_is_read():
    assert [(2027, 1)] == [(each.year, each.month) for each in find_first_months("自2027年1月起")]


@pytest.mark.parametrize("written", ["一" * 25, "零" * 5_000, "九" * 20_000, "一万" * 10_000, "廿" * 13, "5" * 5_000])
def test_what_is_longer_than_any_number_is_none(written):
    assert read_integer(written) is None
    assert read_amount(written) is None
    assert amount(written) is None or written.startswith("5")
    assert count(written) is None
    assert months(written) is None
