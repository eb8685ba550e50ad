"""What an officer needs to find in a letter: the whole request, the terms, the account, what is enclosed, and no more."""

import re

import pytest

from calculators import run, samples
from calculators.law.codes import DEBT_KINDS
from calculators.letters import drafts
from tests.letters_drawn import text
from tests.test_dossier_documents import draw, of_kind

LETTERS = ["application", "hardship", "confirm", "complaint", "receipt", "credit_dispute", "counter"]


def enclosed(case, **variants):
    """The papers that the application encloses."""
    return re.findall(r"^　　(?:附件：|　　　)\d+\. (.+)$", text(case, "application", **variants), re.MULTILINE)


@pytest.mark.parametrize("variant", drafts.VARIANTS["application"])
@pytest.mark.parametrize("kind", ["credit_card", "private_loan"])
def test_the_list_of_evidence_is_what_the_application_encloses(kind, variant):
    case = of_kind(kind)
    listed = re.findall(r"^\d+  (.+?)  □ 复印件", text(case, "evidence", application=variant), re.MULTILINE)

    assert listed == enclosed(case, application=variant)
    assert ("身份证复印件（写明“仅用于协商还款”）" in listed) == (kind != "private_loan")
    assert "债务清单" not in listed


def test_an_income_that_comes_and_goes_is_said_to_count_in_part():
    for code in ("application", "hardship", "script"):
        assert "7,100.00 元（时有时无的收入按 50% 计入）" in text(samples.case("five_debts"), code)
        assert "时有时无" not in text(samples.case("one_card"), code)
    case = samples.case("five_debts")
    case["budget"]["irregular_counted"] = "0"
    assert "时有时无" not in text(case, "hardship")


def test_the_means_are_said_to_be_for_all_debts_where_there_are_several():
    words = "这笔钱要用于全部 5 笔债务，本笔每月可还 1,060.00 元。"
    case = samples.case("five_debts")
    assert words in text(case, "application")
    assert "1,060.00" not in text(case, "hardship")

    case["proposals"][0]["monthly_payment"] = "2502.01"  # more than there is: not said to be possible
    assert "本笔每月可还" not in text(case, "application")


def test_a_waiver_that_was_agreed_is_confirmed_with_its_sum():
    case = samples.case("after_agreement")
    words = "减免 1,900.00 元（欠款 20,500.00 元，减去还款总额 18,600.00 元）"
    assert f"违约金和费用  {words}" in text(case, "confirm")
    assert "最后一期  2026年11月10日" in text(case, "confirm")

    case["agreements"][0]["expected"]["interest_stopped"] = False  # the total may hold interest yet to come
    assert "减去还款总额" not in text(case, "confirm")
    case["agreements"][0]["expected"] |= {"interest_stopped": True, "total": "18000"}
    assert "减免的金额  减免 2,500.00 元" in text(case, "confirm")


@pytest.mark.parametrize(
    "overdue, article", [("2026-08-10", "已逾期的部分，请依第五百四十三条协商"), (None, "借款人可以在还款期限届满前")]
)
def test_only_what_is_not_yet_due_is_extended(overdue, article):
    case = samples.case("five_debts")
    case["debts"][1]["overdue_since"] = overdue
    drawn = text(case, "application", application="deferral")

    assert article in drawn
    assert "第六百七十八条" in drawn
    assert ("已逾期" in drawn) == bool(overdue)


def test_a_deferral_and_small_payments_say_how_it_goes_on():
    drawn = draw(samples.case("five_debts"), "application", application="deferral")["application"]
    assert "hardship.recovery" in drawn["missing"]
    assert f"恢复还款的来源：{drafts.BLANK}" in drawn["text"]
    drawn = draw(samples.case("five_debts"), "application", application="token")["application"]
    assert "hardship.until" in drawn["missing"]
    assert "冲抵哪一项" in drawn["text"]
    assert "请停止催收" in drawn["text"]


@pytest.mark.parametrize("today, asked", [("2026-12-19", True), ("2026-12-20", False), ("2026-12-21", False)])
def test_an_answer_is_asked_for_before_the_first_instalment_while_it_lies_ahead(today, asked):
    for code in ("application", "confirm"):
        assert asked == ("请在2026年12月20日第一期到期之前" in draw(samples.case("one_card"), code, today=today)[code]["text"])


def test_a_deferral_is_not_to_be_answered_when_it_ends():
    assert "到期之前" not in text(samples.case("five_debts"), "application", application="deferral")


def test_one_payment_settles_with_the_interest_until_its_day():
    drawn = text(samples.case("one_card"), "application", application="lump_sum")

    assert "2026年12月20日（含当日）前" in drawn
    assert "至付款日新产生的利息和费用，申请一并减免" in drawn
    assert "《中华人民共和国民法典》第五百七十五条" in drawn
    assert "第五百七十五条" not in text(samples.case("one_card"), "application")


def test_what_is_owed_is_dated_by_the_bill_and_not_by_the_letter():
    for kind in DEBT_KINDS:
        assert "截至" not in text(of_kind(kind), "application")
    assert "截至" not in text(samples.case("five_debts"), "debts")


def test_a_card_holder_knows_that_no_new_card_comes_before_the_end():
    words = "相关款项全部结清前，不向任何银行申领信用卡"
    for variant in ("reduced", "interest_stopped", "deferral"):
        drawn = text(samples.case("one_card"), "application", application=variant)
        assert words in drawn
        assert "与本人订立个性化分期还款协议" in drawn
        assert words not in text(samples.case("five_debts"), "application", application=variant)
        assert "与本人订立书面的还款协议" in text(samples.case("five_debts"), "application", application=variant)


def test_a_waiver_is_spoken_of_only_where_one_is_asked_for():
    case = samples.case("one_card")
    assert "减免的金额" in text(case, "application")
    case["proposals"][0] |= {"waive_interest": "0", "waive_fees": "0"}
    assert "减免" not in text(case, "application")
    assert "欠款 50,000.00 元，分 27 期偿还。" in text(case, "schedule")


def test_a_schedule_alone_can_be_matched_with_its_debt():
    case = samples.case("one_card")
    drawn = text(case, "schedule")
    assert "卡号后四位：6688" in drawn
    assert "欠款 50,000.00 元，申请减免 3,100.00 元，其余 46,900.00 元分 25 期偿还" in drawn
    assert "日期：2026年11月23日" in drawn

    del case["person"]["account"]
    assert [] == draw(case, "schedule")["schedule"]["missing"]


def test_a_total_is_written_once():
    drawn = text(samples.case("one_card"), "application")

    assert 1 == drawn.count("46,900.00 元")
    assert "分期偿还的金额" not in drawn
    assert "分期偿还的金额" in text(of_kind("bank_loan", annual_rate="8"), "application")


def test_what_is_due_a_month_is_said_of_how_many_debts():
    assert "其中 4 笔写明月供，按原合同每月应还 7,480.00 元" in text(samples.case("five_debts"), "hardship")
    assert "写明月供" not in text(samples.case("one_card"), "hardship")


def test_a_dispute_asks_for_the_mark_that_the_rule_gives():
    assert "请先按规定对该信息作出存在异议的标注" in text(samples.case("one_card"), "credit_dispute")


@pytest.mark.parametrize(
    "kind, you", [("credit_card", "贵行"), ("consumer_finance", "贵公司"), ("microloan", "贵公司"), ("online_loan", "贵方")]
)
def test_a_lender_is_addressed_as_what_it_is(kind, you):
    drawn = text(of_kind(kind), "application")

    assert {you} == set(re.findall("贵行|贵公司|贵方", drawn))


@pytest.mark.parametrize("code", LETTERS)
def test_a_letter_ends_as_letters_do(code):
    assert re.search(r"\n　　此致\n敬礼\n\n.+（签名）：", text(samples.case("after_agreement"), code))


def test_a_form_has_no_greeting():
    for code in set(drafts.TITLES) - set(LETTERS):
        assert "敬礼" not in text(samples.case("five_debts"), code)


@pytest.mark.parametrize(
    "kind, creditor, addressed, blank",
    [
        ("online_loan", "微粒贷", "＿＿＿＿＿＿（“微粒贷”的放款机构）：", True),
        ("online_loan", "某某花", "＿＿＿＿＿＿（“某某花”的放款机构）：", True),
        ("credit_card", "招行", "招商银行股份有限公司信用卡中心：", False),
        ("credit_card", "招商银行信用卡中心", "招商银行信用卡中心：", False),
        ("consumer_finance", "中银消费金融", "中银消费金融有限公司：", False),
        ("microloan", "丁小贷", "丁小贷：", False),
        ("private_loan", "微粒贷", "微粒贷：", False),
    ],
)
def test_a_letter_goes_to_who_lends_and_never_to_an_app(kind, creditor, addressed, blank):
    case = of_kind(kind, "one_card", creditor=creditor)
    case["debts"][0] |= {"creditor": creditor, "kind": kind}
    request = {"today": "2026-11-23", "case": case, "documents": ["application"]}
    found = run("dossier", request)
    (letter,) = found["documents"]

    assert letter["text"].splitlines()[2] == addressed
    assert blank == ("debts.0.lender" in letter["missing"])
    assert blank == (("case.debts.0.lender", "blank") in [(each["field"], each["code"]) for each in found["notices"]])

    case["debts"][0]["lender"] = "某某银行股份有限公司"
    assert "\n某某银行股份有限公司：\n" in text(case, "application")


def test_a_down_payment_has_its_day_or_a_blank_for_it_in_every_paper():
    case = samples.case("weekly_pay")
    for code in ("application", "confirm", "schedule", "script"):
        assert re.search(r"2026年12月7日|2026-12-07", text(case, code)), code
    assert "请在2026年12月7日首付到期之前" in text(case, "application")

    del case["proposals"][0]["down_payment_date"]
    for code in ("application", "confirm", "schedule"):
        assert "proposals.0.down_payment_date" in draw(case, code)[code]["missing"]


def test_the_interest_of_a_pause_is_said_and_counted():
    case = of_kind("bank_loan", "one_card", annual_rate="6", grace_months=2, monthly_payment=None, instalments=36)
    terms = run("proposal", case["proposals"][0])

    assert f"2 个月，期间按年利率 6% 计息，合计 {terms['grace_interest']} 元" in text(case, "application")
    assert "第一期 2027年2月20日" in text(case, "application")
    case["proposals"][0]["annual_rate"] = "0"
    assert "2 个月，期间申请不计收利息和费用" in text(case, "application")


def test_a_week_that_brings_the_wages_may_bring_the_payment():
    """1,150 × 12 / 52 = 265.38; 53 weeks of that and a last one are what the instalments come to."""
    for code in ("application", "confirm", "schedule", "script"):
        assert "每周 265.38 元，共 54 周，最后一周 224.86 元" in text(samples.case("weekly_pay"), code)
        assert "每周" not in text(samples.case("one_card"), code)
    assert 53 * 26538 + 22486 == 1429000


def test_what_comes_by_the_year_is_no_monthly_promise():
    drawn = text(samples.case("mortgage_first"), "application")

    assert "9,200.00 元（不是每月都有的收入，摊到每月 1,000.00 元，没有计入）" in drawn
    assert "须优先支付的款项为 3,650.00 元。其余债务合计" in drawn
    assert "不超过 945.00 元。这笔钱要用于其余 2 笔债务" in drawn


def test_the_letter_about_what_is_paid_first_has_its_own_payment_again():
    case = samples.case("mortgage_first")
    case["proposals"] = [
        {
            "creditor": "己银行",
            "kind": "mortgage",
            "principal": "486000",
            "monthly_payment": "3000",
            "annual_rate": "3.3",
            "first_payment_date": "2026-12-25",
        }
    ]
    found = run("dossier", {"today": "2026-11-23", "case": case, "documents": ["application"]})

    assert "3,650.00 元（其中本笔 3,650.00 元）" in found["documents"][0]["text"]
    assert "还剩 945.00 元，要用于其余 2 笔债务" in found["documents"][0]["text"]
    assert [] == found["gates"]
    case["proposals"][0]["monthly_payment"] = "4595.01"
    assert ["not_payable"] == [
        each["code"] for each in run("dossier", {"today": "2026-11-23", "case": case, "documents": ["application"]})["gates"]
    ]
