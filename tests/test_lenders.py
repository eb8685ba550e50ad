"""Every lender on one page: a negotiation for each debt, what it is offered, the letter it gets, and one pack of them all."""

import base64
import io
import json
import zipfile

import pytest

from calculators import samples
from calculators.page import door

BUDGET = {"income": [{"name": "工资", "amount": "8900"}], "expenses": [{"name": "房租", "amount": "4300"}]}
TODAY = "2026-11-28"


def ask(do, **message):
    reply = json.loads(door.answer(json.dumps({"do": do, **message})))
    assert "errors" not in reply, reply
    return reply


def debt(creditor, balance="10000", kind="credit_card", **more):
    return {"creditor": creditor, "kind": kind, "balance": balance} | more


def case(*debts, **more):
    whole = {"version": 1, "debts": list(debts), "budget": BUDGET, "person": {"name": "张某"}}
    return whole | {"proposals": [{"first_payment_date": "2026-12-25"}]} | more


def lenders(whole, brought=(), **more):
    return ask("lenders", case=whole, brought=list(brought), today=TODAY, **more)


def asked(reply):
    return reply["proposals"][::3]


def test_every_debt_gets_a_negotiation_with_its_share_and_the_day_that_was_asked_once():
    reply = lenders(case(debt("甲银行", "30000"), debt("乙公司", "10000", "online_loan")))

    assert [("甲银行", "3105.00"), ("乙公司", "1035.00")] == [
        (each["creditor"], each["monthly_payment"]) for each in asked(reply)
    ]
    assert {"2026-12-25"} == {each["first_payment_date"] for each in asked(reply)}
    assert [0, 1] == [each["place"] for each in reply["lenders"]]


def test_asking_twice_changes_nothing():
    once = lenders(case(debt("甲银行"), debt("乙公司")))
    twice = lenders(case(debt("甲银行"), debt("乙公司"), proposals=once["proposals"]), once["brought"])

    assert (once["proposals"], once["brought"]) == (twice["proposals"], twice["brought"])


def test_two_cards_of_one_bank_are_two_negotiations():
    reply = lenders(case(debt("甲银行", "30000", account_tail="1111"), debt("甲银行", "10000", account_tail="2222")))

    assert ["30000.00", "10000.00"] == [each["balance"] for each in asked(reply)]
    assert ["1111", "2222"] == reply["accounts"]


def test_what_was_changed_by_hand_stays_and_the_rest_follows_the_list():
    once = lenders(case(debt("甲银行", "30000"), debt("乙公司", "10000")))
    once["proposals"][0]["monthly_payment"] = "1500"
    later = lenders(case(debt("甲银行", "30000"), debt("乙公司", "20000"), proposals=once["proposals"]), once["brought"])

    assert ["1500", "1656.00"] == [each["monthly_payment"] for each in asked(later)]
    assert "20000.00" == asked(later)[1]["balance"]


def test_no_interest_or_fee_is_waived_that_is_not_written():
    split = {"creditor": "甲银行", "kind": "credit_card", "principal": "9000", "interest": "600", "fees": "400"}
    friend = {"creditor": "老王", "kind": "private_loan", "principal": "9000", "interest": "600"}
    reply = lenders(case(split, friend, debt("乙公司")))

    assert [("50", "100"), ("0", "0"), ("0", "0")] == [(each["waive_interest"], each["waive_fees"]) for each in asked(reply)]


@pytest.mark.parametrize(
    "more, budget, way, state",
    [
        ({}, BUDGET, "application.reduced", "written"),
        ({"balance": "900000"}, BUDGET, "application.token", "written"),
        ({}, {"income": [{"amount": "1000"}], "expenses": [{"amount": "1200"}]}, "application.deferral", "written"),
        ({"overdue_since": "2015-03-01"}, BUDGET, "confirm.balance", "look"),
        ({"kind": "mortgage", "monthly_due": "900"}, BUDGET, "", "current"),
    ],
)
def test_each_lender_gets_a_letter_that_does_its_writer_no_harm(more, budget, way, state):
    (lender,) = lenders(case(debt("甲银行") | more, budget=budget))["lenders"]

    assert (way, state) == (lender["way"], lender["state"])
    assert not [gate for gate in lender["gates"] if gate["document"] == "application"]
    assert bool(lender["reason"]) == (way != "application.reduced")


@pytest.mark.parametrize("other", [debt("甲银行") | {"kind": None}, debt("甲银行", kind="credit_card")])
def test_what_is_paid_first_is_asked_for_no_less_whatever_else_its_bank_lent(other):
    home = debt("甲银行", kind="mortgage", monthly_due="2000")
    card = debt("甲银行", kind="credit_card", priority=True, monthly_due="100")

    for first in (home, card):
        kept, asked_less = lenders(case(first, other))["lenders"]
        assert ("current", []) == (kept["state"], kept["documents"])
        assert "application" == asked_less["documents"][0]["code"]


@pytest.mark.parametrize("lump_sum, said", [(None, "10,000.00 元"), ("6000", "6,000.00 元")])
def test_who_asks_to_pay_at_once_is_shown_the_sum_of_that_letter(lump_sum, said):
    asks = {"first_payment_date": "2026-12-25", "lump_sum": lump_sum}
    (lender,) = lenders(case(debt("甲银行"), standings=[{"letter": "application.lump_sum"}], proposals=[asks]))["lenders"]

    assert f"一次还 {said}" == lender["terms"]
    assert f"一次性偿还 {said}" in lender["documents"][0]["html"]


def test_what_a_letter_still_lacks_is_named_before_it_goes_out():
    (lender,) = lenders(case(debt("甲银行"), person={}, proposals=[]))["lenders"]

    assert ("gap", "缺首次还款日、你的姓名") == (lender["state"], lender["reason"])


def test_a_letter_that_the_reader_chose_is_the_one_that_is_written():
    chosen = case(debt("甲银行"), standings=[{"state": "sent", "letter": "confirm.balance"}])
    (lender,) = lenders(chosen)["lenders"]

    assert ("confirm.balance", "sent", ["confirm"]) == (
        lender["way"],
        lender["state"],
        [each["code"] for each in lender["documents"]],
    )


def test_drawing_one_alone_draws_what_drawing_all_draws():
    whole = case(debt("甲银行"), debt("乙公司"))
    assert [lenders(whole)["lenders"][1]] == lenders(whole, only=1)["lenders"]


def test_the_shares_together_are_what_the_month_leaves_and_asked_is_said_beside_them():
    reply = ask("sharing", case=case(debt("甲银行", "30000", monthly_due="3000"), debt("乙公司", "10000")))

    assert "4140.00" == reply["able"]
    assert "3,000.00" in reply["pictures"]["against"]
    assert "4,140.00" in reply["pictures"]["against"]
    assert "没写他们每月要多少" in reply["pictures"]["shares"]
    assert any("有 1 家没写每月要多少" in words for words in reply["say"])


@pytest.mark.parametrize("due, pays_all", [("1000", True), (None, False), ("5000", False)])
def test_what_lenders_ask_for_can_only_be_paid_where_every_lender_says_what_that_is(due, pays_all):
    second = debt("乙公司") | ({"monthly_due": due} if due else {})
    reply = ask("sharing", case=case(debt("甲银行", "30000", monthly_due="3000"), second))

    assert pays_all == any("都付得出" in words for words in reply["say"])


def test_without_a_month_nothing_is_shared():
    assert {"say": [], "pictures": {}} == ask("sharing", case={"version": 1, "debts": [debt("甲银行")]})


def test_what_is_read_may_be_ticked_and_what_is_owed_in_all_is_never_guessed():
    bill = "【东港银行】您尾号1234的信用卡11月账单：本期应还人民币12,345.67元，最低还款额1,234.57元，到期还款日12月08日。"
    (row,) = ask("read_debts", text=bill, case={"version": 1}, today=TODAY)["rows"]

    assert (False, "", None) == (row["ticked"], row["amount"], row["row"]["balance"])
    (debt_,) = ask("take_in", case={"version": 1}, rows=[row["row"] | {"balance": "3万2"}])["case"]["debts"]
    assert ("32000.00", "1234.57") == (debt_["balance"], debt_["monthly_due"])


@pytest.mark.parametrize("between", ["，", "\n"])
def test_of_a_debt_that_is_written_twice_only_the_second_is_asked_about_and_once(between):
    text = between.join(["江川银行信用卡欠5万", "江川银行信用卡欠5万", "橙花分期欠2万"])
    rows = ask("read_debts", text=text, case={"version": 1}, today=TODAY)["rows"]

    assert [True, False, True] == [row["ticked"] for row in rows]
    assert [0, 1, 0] == [sum("是两笔" in words for words in row["doubts"]) for row in rows]


def test_arrears_are_no_monthly_payment():
    row = {
        "creditor": "甲",
        "debt_kind": "bank_loan",
        "balance": "20000.00",
        "due_amount": "3000.00",
        "overdue_amount": "2000.00",
    }
    (kept,) = ask("take_in", case={"version": 1}, rows=[row])["case"]["debts"]

    assert "monthly_due" not in kept


def test_one_pack_holds_a_folder_a_lender_and_nothing_twice():
    whole = case(debt("甲/银行"), debt("甲/银行", "20000"), debt("乙公司", kind="online_loan"))
    reply = lenders(whole)
    sheets = [{"title": "信", "html": "<p>一</p><script>x</script>", "when_not": ["不要发"]}]
    folders = [
        {
            "place": each["place"],
            "way": each["way"],
            "name": each["creditor"],
            "sheets": sheets,
            "files": [{"name": "01 信.docx", "base64": "UEs="}],
        }
        for each in reply["lenders"]
    ]
    made = ask("export_all", case=whole | {"proposals": reply["proposals"]}, today=TODAY, folders=folders)
    with zipfile.ZipFile(io.BytesIO(base64.b64decode(made["base64"]))) as archive:
        names = archive.namelist()
        index, printed = (archive.read(name).decode() for name in ("00 目录.html", "01 全部打印.html"))
        days = archive.read("还款日历.ics").decode()

    assert len(names) == len(set(names)) == 7
    assert {"甲_银行/01 信.docx", "甲_银行（2）/01 信.docx", "乙公司/01 信.docx"} < set(names)
    assert 3 == printed.count('<section class="paper">')
    assert "script" not in printed.partition("<body>")[2]
    assert 1 == index.count("什么时候不要发")
    assert 3 == days.count("DTSTART;VALUE=DATE:20261225")
    assert days.count("BEGIN:VEVENT") == days.count("END:VEVENT") > 3


def test_where_no_money_is_left_nothing_is_said_to_be_shared():
    debts = (debt("甲银行", "30000", monthly_due="3000"), debt("乙公司", "10000", monthly_due="900"))
    budget = {"income": [{"name": "工资", "amount": "3000"}], "expenses": [{"name": "吃饭", "amount": "3000"}]}
    reply = ask("sharing", case=case(*debts) | {"budget": budget})

    assert ["against"] == list(reply["pictures"])
    assert "现在没有钱可以分。信里先请每一家缓一段。" == reply["say"][0]


STEPS = {"shape": "steps", "steps": [{"instalments": 12, "amount": "500"}, {"instalments": 34, "amount": "700"}]}


@pytest.mark.parametrize("terms, said", [(STEPS, "46 期，先每期 500.00 元，后来 700.00 元"), ({"instalments": "40"}, "40 期")])
def test_terms_that_the_reader_wrote_get_no_waiver_put_beside_them(terms, said):
    parts = {"principal": "28000", "interest": "1500", "fees": "600"}
    own = {"creditor": "甲银行", "kind": "credit_card", "waive_fees": "100", "first_payment_date": "2026-12-25"} | parts | terms
    whole = case(debt("甲银行", "", **parts), proposals=[own])
    once = lenders(whole)
    twice = lenders(whole | {"proposals": once["proposals"]}, once["brought"])

    for reply in (once, twice):
        assert not asked(reply)[0].get("waive_interest")
        assert not asked(reply)[0].get("monthly_payment")
        assert reply["lenders"][0]["terms"].startswith(said)


def test_what_is_paid_off_says_so_and_not_what_an_offer_would_do():
    (row,) = lenders(samples.case("after_agreement"))["lenders"]

    assert row["way"] == "receipt."
    assert row["reason"].endswith("已经还清。")


@pytest.mark.parametrize(
    "budget, why",
    [
        ({}, "收支还没写，不知道每月能还多少"),
        ({"income": [{"amount": "8900"}]}, "收支还没写，不知道每月能还多少"),
        ({"income": [{"amount": "1000"}], "expenses": [{"amount": "1200"}]}, "现在每月拿不出钱"),
    ],
)
def test_a_budget_that_is_not_written_is_not_told_as_no_money(budget, why):
    (lender,) = lenders(case(debt("甲银行"), budget=budget))["lenders"]

    assert lender["reason"].startswith(why)
