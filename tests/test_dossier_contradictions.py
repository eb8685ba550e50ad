"""What is said before a document is sent that the case file itself speaks against."""

from decimal import Decimal

import pytest

from calculators import run, samples
from tests.test_dossier_documents import draw, of_kind

OWING = ["application", "hardship", "debts", "schedule", "script", "evidence", "confirm"]
SETTLED = "已经还清"


def said(case, code, words, today="2026-11-23", **variants):
    """Whether one of the reasons not to send a document holds these words."""
    return any(words in reason for reason in draw(case, code, today=today, **variants)[code]["when_not"])


def test_an_agreement_that_does_not_add_up_is_said_so_before_it_is_sent():
    case = samples.case("after_agreement")
    case["agreements"][0]["expected"]["total"] = "20000"

    assert "对不上" in draw(case, "confirm")["confirm"]["when_not"][0]
    assert not any("对不上" in each for each in draw(samples.case("after_agreement"), "confirm")["confirm"]["when_not"])


def test_a_proof_of_settlement_is_not_asked_for_before_all_is_paid():
    case = samples.case("after_agreement")
    case["plans"][0]["payments"].pop()

    assert "还少 2,325.00 元" in draw(case, "receipt")["receipt"]["when_not"][0]


def test_an_instalment_above_what_the_budget_leaves_is_said_so():
    case = samples.case("one_card")
    case["proposals"][0]["monthly_payment"] = "1980.01"
    assert "1,980.01" in draw(case, "application")["application"]["when_not"][0]

    case["proposals"][0]["monthly_payment"] = "1980"
    assert "1,980" not in draw(case, "application")["application"]["when_not"][0]


@pytest.mark.parametrize("overdue, said", [("2023-11-22", True), ("2023-11-23", False), ("2023-11-24", False)])
def test_a_debt_older_than_the_limitation_is_pointed_out(overdue, said):
    """The day before three years ago, the day, and the day after."""
    case = samples.case("one_card")
    case["debts"][0]["overdue_since"] = overdue

    assert said == ("超过了 3 年" in draw(case, "application")["application"]["when_not"][0])


def test_a_debt_in_court_or_with_a_guarantor_is_pointed_out():
    case = samples.case("one_card")
    case["debts"][0] |= {"stage": "sued", "secured": True}
    first, second = draw(case, "application")["application"]["when_not"][:2]

    assert "已经到了法院" in first
    assert "抵押或担保人" in second


@pytest.mark.parametrize("code", OWING)
def test_who_has_paid_all_that_was_agreed_is_kept_from_acknowledging_the_debt_anew(code):
    case = samples.case("after_agreement")
    first = draw(case, code)[code]["when_not"][0]
    assert "约定的 18,600.00 元已经还清" in first
    assert "结清证明申请" in first

    case["plans"][0]["payments"].pop()
    assert not said(case, code, SETTLED)


def test_a_plan_without_a_written_agreement_is_paid_off_too():
    case = samples.case("after_agreement") | {"agreements": []}

    assert said(case, "application", SETTLED)


def test_what_is_paid_to_one_lender_settles_nothing_with_another():
    case = samples.case("after_agreement")
    case["proposals"][0]["creditor"] = "己银行"

    assert not said(case, "application", SETTLED)


@pytest.mark.parametrize("today, settled", [("2026-11-09", False), ("2026-11-10", True), ("2026-11-11", True)])
def test_a_payment_counts_from_its_day_on(today, settled):
    """The day before the last payment, the day, and the day after."""
    assert settled == said(samples.case("after_agreement"), "hardship", SETTLED, today)


def test_asking_what_is_owed_and_asking_for_the_proof_stay_open_to_who_has_paid():
    case = samples.case("after_agreement")

    assert not said(case, "confirm", SETTLED, confirm="balance")
    assert not said(case, "receipt", SETTLED)


@pytest.mark.parametrize("today, past", [("2026-12-19", False), ("2026-12-20", False), ("2026-12-21", True)])
@pytest.mark.parametrize("code", ["application", "schedule", "script", "confirm"])
def test_a_first_instalment_that_has_gone_by_is_pointed_out(code, today, past):
    """The day before, the day, and the day after."""
    assert past == said(samples.case("one_card"), code, "第一期是2026年12月20日，已经过去了", today)


def test_an_entry_of_the_log_that_names_no_lender_is_counted_where_several_lenders_call():
    case = samples.case("five_debts")
    assert not said(case, "complaint", "没有写催的是哪一家")

    for contact in case["contacts"]:
        del contact["creditor"]
    assert said(case, "complaint", "档案里有 5 笔债，有 2 次联系没有写催的是哪一家")
    assert said(case, "confirm", "档案里有 5 笔债，有 1 次联系没有写催的是哪一家")
    assert not said(case | {"debts": case["debts"][1:2]}, "complaint", "没有写催的是哪一家")


@pytest.mark.parametrize("monthly, asked", [("1781.99", True), ("1782", False), ("1782.01", False)])
def test_an_offer_clearly_below_the_means_is_asked_about_where_it_is_the_only_debt(monthly, asked):
    """1,980 yuan can be paid; nine tenths of it is near enough."""
    case = samples.case("one_card")
    case["proposals"][0]["monthly_payment"] = monthly

    for code in ("application", "script"):
        assert asked == said(case, code, "对方会问差额")
    assert not said(case, "schedule", "对方会问差额")
    assert not said(case | {"debts": [*case["debts"], {"creditor": "乙", "kind": "other"}]}, "application", "对方会问差额")


@pytest.mark.parametrize("monthly, asked", [("890.99", True), ("891", False)])
@pytest.mark.parametrize("variant", ["reduced", "token"])
def test_an_offer_clearly_below_this_debts_share_is_asked_about_beside_other_debts(monthly, asked, variant):
    """1,980 yuan for two debts alike: 990 each, of which 891 are nine tenths."""
    case = samples.case("one_card")
    case["debts"].append({"creditor": "乙消费金融", "kind": "consumer_finance", "balance": "50000"})
    case["proposals"][0]["monthly_payment"] = monthly

    assert asked == said(case, "application", "按欠款分，这一笔每月能分到 990.00 元，方案每期只有", application=variant)


def test_a_deferral_says_what_will_be_paid_from_or_is_not_sent():
    case = samples.request("application", "deferral")["case"]
    assert not said(case, "application", "每月还缺", application="deferral")

    case["hardship"]["recovery"] = " "
    assert said(case, "application", "每月还缺 420.00 元。写清从哪天起、靠什么能还", application="deferral")


def test_a_proof_of_settlement_without_any_payment_noted_is_not_asked_for():
    assert said(samples.case("one_card"), "receipt", "档案里没有还款记录")
    assert not said({}, "receipt", "档案里没有还款记录")
    assert not said(samples.case("after_agreement"), "receipt", "档案里没有还款记录")


def test_a_call_in_which_one_says_that_one_will_pay_has_the_cautions_of_a_letter():
    for kind in ("credit_card", "private_loan"):
        assert said(of_kind(kind), "script", "诉讼时效重新算")
        assert said(of_kind(kind), "script", "代替不了答辩和异议")


@pytest.mark.parametrize("capacity, asked", [("889.99", True), ("891", False), ("990", False), ("990.01", True), (None, False)])
def test_an_answer_that_rests_on_another_sum_than_the_budget_is_asked_about(capacity, asked):
    """1,980 yuan for two debts alike: 990 each; a letter that tells of both sums is read by an officer."""
    case = samples.case("one_card")
    case["debts"].append({"creditor": "乙消费金融", "kind": "consumer_finance", "balance": "50000"})
    case["offers"] = [{"balance": "50000", "instalments": 24, "instalment_amount": "2300", "capacity": capacity}]
    text = run("dossier", {"today": "2026-11-23", "case": case, "documents": ["counter"]})["documents"][0]["text"]

    assert asked == said(case, "counter", "照收支表和债务清单是 990.00 元")
    assert f"本笔每月可还 {Decimal(capacity or 990):.2f} 元" in text


@pytest.mark.parametrize("later, below, above", [("880", True, False), ("900", False, False), ("1000", False, True)])
def test_of_runs_that_are_not_alike_the_highest_is_held_against_the_share_and_the_first_is_for_now(later, below, above):
    """990 a month for this debt; what is paid at first is said to be so."""
    case = samples.case("one_card")
    case["debts"].append({"creditor": "乙消费金融", "kind": "consumer_finance", "balance": "50000"})
    case["proposals"][0] |= {
        "monthly_payment": None,
        "steps": [{"instalments": 12, "amount": "500"}, {"instalments": 40900 // int(later) + 1, "amount": later}],
    }
    text = draw(case, "application", today="2026-11-23")["application"]["text"]

    assert "本笔眼下每月可还 500.00 元" in text
    assert below == said(case, "application", f"方案每期只有 {later}.00 元")
    assert above == said(case, "application", "多出的要从别家的里出")


@pytest.mark.parametrize("income, words", [("4200", "每月能还 990.00 元"), ("1000", "本人现在拿不出钱来还，申请先暂缓")])
def test_an_answer_before_any_offer_is_written_proposes_this_debts_share(income, words):
    case = samples.case("one_card")
    case["debts"].append({"creditor": "乙消费金融", "kind": "consumer_finance", "balance": "50000"})
    case["budget"] = {"income": [{"name": "工资", "amount": income}], "expenses": [{"name": "生活", "amount": "2000"}]}
    text = draw(case, "counter", today="2026-11-23")["counter"]["text"]

    assert words in text
    assert "1,900.00" not in text


def test_more_than_a_debt_that_comes_first_asks_for_is_taken_from_the_others_and_said():
    """980 a month are left beside the 1,000 that the list says for the home."""
    case = samples.case("one_card")
    home = {"creditor": "己银行", "kind": "mortgage", "principal": "100000", "monthly_due": "1000"}
    case["debts"] = [home, {"creditor": "乙消费金融", "kind": "consumer_finance", "balance": "50000"}]
    case["proposals"] = [home | {"monthly_payment": "1500", "first_payment_date": "2026-12-20"}]
    del case["proposals"][0]["monthly_due"]

    assert said(case, "application", "清单里这一笔每月要还 1,000.00 元。多出的要从别家的里出")
    case["proposals"][0]["monthly_payment"] = "1000"
    assert not said(case, "application", "多出的要从别家的里出")


@pytest.mark.parametrize(
    "code, number, words",
    [
        ("answer", "（2026）某0102民督318号", "那是支付令的案号"),
        ("living_costs", "（2026）某0102民督318号", "那是支付令的案号"),
        ("objection", "（2026）某0102民初318号", "那是打官司的案号"),
        ("answer", "（2026）某0102民初318号", ""),
        ("objection", "（2026）某0102民督318号", ""),
        ("living_costs", "（2026）某0102执318号", ""),
    ],
)
def test_a_paper_to_a_court_bears_the_number_of_its_own_procedure(code, number, words):
    case = samples.case("old_debt")
    case["court"]["case_number"] = number

    assert bool(words) == said(case, code, words or "的案号。照")


def test_a_court_is_told_that_an_income_comes_and_goes():
    text = draw(samples.case("weekly_pay"), "living_costs")["living_costs"]["text"]

    assert "送外卖，合每月 6,500.00 元，时多时少，最差的月份 4,983.33 元" in text
    assert "爱人做零工，合每月 1,800.00 元，时有时无" in draw(samples.case("five_debts"), "living_costs")["living_costs"]["text"]
