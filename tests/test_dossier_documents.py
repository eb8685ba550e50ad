"""The documents: the right law for the kind of debt, exact amounts, honest cautions, nothing invented."""

import copy
import re
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from calculators import InvalidRequest, run, samples
from calculators.case.shape import CaseFile
from calculators.forms.validation import read_request
from calculators.law import rules
from calculators.law.codes import DEBT_KINDS
from calculators.letters import drafts
from calculators.letters.dossier import RULES
from calculators.letters.drafts.cautions import CAUTIONS
from calculators.letters.drafts.filler import Filler
from calculators.letters.drafts.recorded import agreement, contacts, payments, schedule
from calculators.words.capital_figures import capital_yuan

DAY = "2026-11-23"
ALL = list(drafts.TITLES)
# Each variant of each document at least once; they do not touch each other, so not every combination is needed.
EVERY_CHOICE = [
    {code: list(known)[turn % len(known)] for code, known in drafts.VARIANTS.items()}
    for turn in range(max(map(len, drafts.VARIANTS.values())))
]


def draw(case, *codes, today=DAY, **variants):
    """The drawn documents by their codes."""
    request = {"today": today, "case": case, "documents": list(codes or ALL), "variants": variants}
    return {document["code"]: document for document in run("dossier", request)["documents"]}


def of_kind(kind, name="five_debts", **proposal):
    """A sample case whose first proposal and its debt are of ``kind``."""
    case = samples.case(name)
    case["proposals"][0] |= {"kind": kind} | proposal
    for debt in case["debts"]:
        if debt["creditor"] == case["proposals"][0]["creditor"]:
            debt["kind"] = kind
    return case


@pytest.mark.parametrize("kind", [*DEBT_KINDS, None])
@pytest.mark.parametrize("variants", EVERY_CHOICE, ids=lambda each: "-".join(each.values()))
def test_every_document_can_be_drawn_for_every_kind_and_situation(kind, variants):
    for name in samples.CASES:
        for document in draw(of_kind(kind, name), **variants).values():
            assert not re.search(r"None|null|\{\{|\{%|Decimal|Undefined|\(\)", document["text"] + document["html"])
            assert "未核" not in document["text"]


@pytest.mark.parametrize("kind", [kind for kind in DEBT_KINDS if kind != "credit_card"])
@pytest.mark.parametrize("variants", EVERY_CHOICE, ids=lambda each: "-".join(each.values()))
def test_article_seventy_is_for_cards_alone(kind, variants):
    for document in draw(of_kind(kind), **variants).values():
        assert "第七十条" not in document["text"]
        assert "持卡人" not in document["text"]


def test_every_template_parses():
    names = sorted(path.name.removesuffix(".html.j2") for path in Path(drafts.__file__).parent.glob("*.html.j2"))

    assert set(drafts.TITLES) | {"letter_parts"} == set(names)
    for name in names:
        drafts.environment().get_template(name)


def test_a_lump_sum_or_a_token_payment_is_no_personalised_plan_even_for_a_card():
    for variant in ("lump_sum", "token"):
        drawn = draw(samples.case("one_card"), "application", "script", application=variant)
        assert all("第七十条" not in document["text"] for document in drawn.values())
        assert "第五百四十三条" in drawn["application"]["text"]


def test_the_notice_that_encourages_banks_is_quoted_to_banks_only_and_with_its_strength():
    for kind in DEBT_KINDS:
        text = draw(of_kind(kind), "application")["application"]["text"]
        assert ("提振消费的通知》（监管指导）" in text) == (kind == "bank_loan")


def test_an_extension_is_asked_for_with_its_own_article():
    text = draw(of_kind("car_loan"), "application", application="deferral")["application"]["text"]

    assert "第六百七十八条" in text
    assert "贷款人同意的，可以展期" in text


@pytest.mark.parametrize(
    "rule, kind",
    [("cc-art70-conditions", "bank_loan"), ("nfra-2025-03-consumer-relief", "private_loan"), ("cc-collection-rules", None)],
)
def test_a_rule_that_does_not_cover_the_debt_cannot_be_cited(rule, kind):
    with pytest.raises(ValueError, match="不适用"):
        Filler(CaseFile(), date(2026, 11, 23), kind).cite(rule)


def test_every_rule_that_a_document_or_a_caution_rests_on_is_named_by_the_calculator():
    for variants in EVERY_CHOICE:
        for kind in DEBT_KINDS:
            request = {"today": DAY, "case": of_kind(kind), "documents": ALL, "variants": variants}
            assert set(run("dossier", request)["rules"]) <= set(RULES)
    assert {caution.rule for each in CAUTIONS.values() for caution in each} - {None} <= set(RULES)
    assert all(rules.load(rule).verified != "C" for rule in RULES)


def test_the_complaint_names_each_instrument_with_its_own_strength():
    text = draw(samples.case("one_card"), "complaint")["complaint"]["text"]

    assert "第六十八条（部门规章）" in text
    assert "《金融机构个人消费类贷款催收工作指引（试行）》（行业自律指引）" in text
    assert "请贵行核查后书面说明" in text


def test_the_complaint_repeats_the_log_and_nothing_else():
    case = samples.case("one_card")
    text = draw(case, "complaint")["complaint"]["text"]

    assert "2026年11月3日 22:40" in text
    assert "今晚不还，明天叫人去单位堵你，你自己小心。" in text
    assert "五个工作日内答复" not in text  # the person's own call is no reason for a complaint


def test_an_empty_log_leaves_the_facts_blank():
    document = draw(samples.case("after_agreement") | {"contacts": []}, "complaint")["complaint"]

    assert "contacts" in document["missing"]
    assert drafts.BLANK in document["text"].partition("二、")[0]


def test_the_letter_about_third_parties_leaves_out_calls_to_the_person():
    text = draw(samples.case("one_card"), "complaint", complaint="third_party")["complaint"]["text"]

    assert "你们单位的张某" in text
    assert "今晚不还" not in text


@settings(max_examples=60, deadline=None)
@given(st.decimals("0.01", "999999999.99", places=2), st.decimals("0", "999999999.99", places=2))
def test_amounts_in_figures_and_capitals_are_the_same_amount(principal, interest):
    case = samples.case("one_card")
    case["proposals"][0] |= {"principal": str(principal), "interest": str(interest), "monthly_payment": None, "instalments": 60}
    text = draw(case, "application")["application"]["text"]
    owed = principal + interest + 1200

    assert f"{owed:,.2f} 元（{capital_yuan(owed)}）" in text
    for figures, capitals in re.findall(r"([\d,]+\.\d\d) 元（(人民币[^）]+)）", text):
        assert capitals == capital_yuan(Decimal(figures.replace(",", "")))


def test_the_script_and_the_schedule_offer_what_the_application_asks():
    case = samples.case("one_card")
    drawn = draw(case, "application", "script", "schedule", application="lump_sum")

    for document in drawn.values():
        assert "46,900.00 元" in document["text"]
        assert "1,600.00" not in document["text"]


def test_stopped_interest_is_stopped_in_every_document_of_the_pack():
    case = samples.case("one_card")
    case["proposals"][0] |= {"annual_rate": "15.6", "monthly_payment": None, "instalments": 36}
    for document in draw(case, "application", "script", "schedule", application="interest_stopped").values():
        assert "15.6" not in document["text"]


def test_what_was_agreed_is_confirmed_and_not_what_was_once_proposed():
    case = samples.case("after_agreement")
    case["agreements"][0]["expected"] |= {"total": "19000.50", "instalments": 10, "instalment_amount": "1900.05"}
    text = draw(case, "confirm")["confirm"]["text"]

    assert "19,000.50 元（人民币壹万玖仟元伍角整）" in text
    assert "18,600.00" not in text  # what the other side said stays as it was noted


def test_a_half_written_agreement_leaves_blanks():
    case = samples.case("after_agreement")
    case["agreements"][0]["expected"] = {"creditor": "戊银行信用卡中心", "instalments": 8}
    document = draw(case, "confirm")["confirm"]

    assert {"agreements.0.expected.total", "agreements.0.expected.instalment_amount"} <= set(document["missing"])


def test_a_complaint_to_one_lender_leaves_out_what_another_did():
    case = samples.case("one_card")
    lender = case["proposals"][0]["creditor"]
    of_another = {"at": "2026-11-02T22:40", "channel": "phone", "said": "乙公司的人说的话", "creditor": "乙公司"}
    own = of_another | {"said": "这一家说的话", "creditor": lender}
    text = draw(case | {"contacts": [of_another, own]}, "complaint")["complaint"]["text"]

    assert "这一家说的话" in text
    assert "乙公司" not in text


def test_asking_what_is_owed_promises_nothing():
    """It may be the letter of a person whose debt is past its limitation."""
    for kind in DEBT_KINDS:
        text = draw(of_kind(kind), "confirm", confirm="balance")["confirm"]["text"]
        assert "不是还款承诺" in text
        assert not re.search(r"愿意还|还款意愿|申请分期|协商还款", text)


def test_what_a_letter_needs_is_taken_and_a_row_without_it_is_left_out():
    """Two calls, one without its time yet; a payment and a line of the schedule that are not written out."""
    case = read_request(CaseFile, {
        "contacts": [{"channel": "sms"}, {"at": "2026-11-03T22:40", "channel": "phone"}],
        "plans": [{"schedule": [{"number": 1, "date": "2026-12-01"}], "payments": [{"date": "2026-12-01"}, {"date": "2026-11-01", "amount": 5}]}],
    })  # fmt: skip

    assert ["phone", "sms"] == [contact.channel for contact in contacts(case)]
    assert [5] == [payment.amount for payment in payments(case)]
    assert () == schedule(case)
    assert agreement(case) is None


@pytest.mark.parametrize("section", ["agreements", "contacts", "plans"])
@pytest.mark.parametrize(
    "damage", [None, "", 7, {}, [7, "x", None, []], [{"expected": 3, "payments": {}, "at": []}], {"contacts": 5}]
)
def test_a_damaged_section_is_left_out_or_named(section, damage):
    """Where the case file reads the section, it says what is wrong with it; where it does not, the letters leave blanks."""
    case = samples.case("after_agreement") | {section: damage}
    try:
        assert ALL == list(draw(case))
    except InvalidRequest as refused:
        assert all(error["field"].startswith(f"case.{section}") for error in refused.errors)


def test_what_is_missing_is_blank_in_the_place_where_a_pen_can_write():
    for document in draw({}).values():
        assert document["missing"]
        assert drafts.BLANK in document["text"]


def test_the_documents_do_not_change_the_case():
    case = samples.case("five_debts")
    before = copy.deepcopy(case)
    draw(case)

    assert before == case
