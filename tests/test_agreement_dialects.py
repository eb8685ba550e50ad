"""协议核对 on papers of every kind in many dialects: how many clauses, risks and sums it reads right, and what paper each is."""

from decimal import Decimal

import pytest

from calculators import run
from calculators.tools.agreement.clauses import CLAUSES
from calculators.tools.agreement.papers import PAPERS
from calculators.tools.agreement.risks import RISKS
from tests.agreements import agreements, dialects, kept_apart, labelled, unseen
from tests.corpus import read_once
from tests.golden import corpora

every_dialect = pytest.mark.parametrize("case", dialects(), ids=lambda case: case["id"])


def read(case):
    return read_once("agreement", {"text": case["text"], "expected": case["expected"]})


def off(result):
    """The codes of the sums that do not fit by a yuan or more."""
    return sorted(
        {each["code"] for each in result["arithmetic"] if abs(Decimal(each["stated"]) - Decimal(each["computed"])) >= 1}
    )


def shares(right, too_many, missed):
    """Precision and recall."""
    return right / (right + too_many), right / (right + missed)


def score(cases):
    """Precision and recall of clauses and of risks over all cases, and the ids whose sums are read wrong."""
    clauses, risks, sums = [0, 0, 0], [0, 0, 0], []
    for case in cases:
        result = read(case)
        there = {each["code"] for each in result["clauses"] if each["status"] != "missing"}
        wanted = {clause.code for clause in CLAUSES} - set(case["missing"])
        raised = {each["code"] for each in result["risks"]} - set(case["unsure_risks"])
        for counts, found, right in ((clauses, there, wanted), (risks, raised, set(case["risks"]))):
            unsure = set(case["unsure"])
            counts[0] += len(found & right - unsure)
            counts[1] += len(found - right - unsure)
            counts[2] += len(right - found - unsure)
        if sorted(case["off"]) != off(result):
            sums.append(case["id"])
    return shares(*clauses), shares(*risks), sums


def test_clauses_risks_and_sums_of_many_dialects_are_read_right():
    (precision, recall), (risk_precision, risk_recall), wrong_sums = score(dialects())

    assert precision >= 0.99
    assert recall >= 0.97
    assert risk_precision >= 0.97
    assert risk_recall >= 0.95
    assert [] == wrong_sums


def test_papers_that_the_check_was_not_written_with_are_read_as_well_as_promised():
    (precision, recall), (risk_precision, risk_recall), wrong_sums = score(kept_apart())

    assert precision >= 0.97
    assert recall >= 0.93
    assert risk_precision >= 0.90
    assert risk_recall >= 0.85
    assert [] == wrong_sums


@pytest.mark.parametrize("batch", sorted({case["id"][0] for case in unseen()}))
def test_a_batch_that_was_written_before_it_was_read_is_read_as_well_as_promised(batch):
    cases = [case for case in unseen() if case["id"][0] == batch]
    (precision, recall), (risk_precision, risk_recall), wrong_sums = score(cases)

    assert precision >= 0.97
    assert recall >= 0.93
    assert risk_precision >= 0.90
    assert risk_recall >= 0.85
    assert [] == wrong_sums


@every_dialect
def test_every_paper_is_called_what_it_is(case):
    assert read(case)["paper"] in case["paper"]


def test_every_paper_is_read_whole_as_was_approved():
    assert [] == list(corpora.changed("agreement"))


@every_dialect
def test_nothing_breaks_while_a_paper_is_read(case):
    assert [] == read(case)["notices"]


def test_every_kind_of_paper_every_clause_and_every_risk_is_among_the_dialects():
    cases = dialects()

    assert set(PAPERS) == {code for case in cases for code in case["paper"]}
    assert {risk.code for risk in RISKS} == {code for case in cases for code in case["risks"]}
    for clause in CLAUSES:
        assert any(clause.code in case["missing"] for case in cases)
        assert any(clause.code not in case["missing"] + case["unsure"] for case in cases)


@pytest.mark.parametrize("case", labelled(), ids=lambda case: case["id"])
def test_what_is_labelled_in_a_text_is_read_so(case):
    result = read_once("agreement", case["request"])
    statuses = {each["code"]: each["status"] for each in result["clauses"]}
    raised = {each["code"] for each in result["risks"]}
    soft = {each.partition(".")[2] for each in case["soft"]}

    assert {code: statuses.get(code) for code in case["clauses"] if code not in soft} == {
        code: status for code, status in case["clauses"].items() if code not in soft
    }
    assert set() == set(case["risks"]) - raised - soft
    assert set() == set(case["no_risks"]) & raised - soft
    assert case["off"] is None or sorted(case["off"]) == off(result)
    for words in case["say_not"]:
        assert words not in "".join(result["say"])
    assert [] == result["notices"]


def test_a_tail_is_counted_beside_the_instalments():
    text = "甲方：甲银行 乙方：张三。欠款总额50000元，首付10000元，其余分24期每期1000元，第25期支付尾款16000元。"

    assert ["50000.00", "50000.00"] == [
        run("agreement", {"text": text})["arithmetic"][0][each] for each in ("stated", "computed")
    ]


# What each paper needs


@pytest.mark.parametrize(
    "code, spared",
    [
        ("iou", {"debt_identified", "instalment_count", "instalment_amount", "interest_and_fees", "settlement_proof"}),
        (
            "clearance_certificate",
            {"total_amount", "instalment_count", "payment_dates", "collection_stops", "default_consequences"},
        ),
        ("agents_contract", {"debt_identified", "total_amount", "collection_stops", "settlement_proof"}),
        ("court_paper", {clause.code for clause in CLAUSES}),
        ("assignment", {"instalment_count", "payment_dates", "settlement_proof"}),
    ],
)
def test_what_such_a_paper_does_not_need_is_never_called_missing(code, spared):
    for case in dialects():
        result = read(case)
        if result["paper"] == code:
            assert set() == spared & {each["code"] for each in result["clauses"] if each["status"] == "missing"}


@pytest.mark.parametrize("case", agreements(), ids=lambda case: case["id"])
def test_a_paper_that_sets_out_instalments_is_asked_for_all_twelve(case):
    result = run("agreement", {"text": case["text"]})

    if result["paper"] in ("instalment_agreement", "settlement", "court_mediation", "promise", "message", "unknown"):
        assert len(CLAUSES) == len(result["clauses"])


@pytest.mark.parametrize(
    "title, code",
    [
        ("停息挂账分期协议", "interest_and_fees"),
        ("减免罚息协议", "interest_and_fees"),
        ("停止催收协议", "collection_stops"),
        ("三十六期还款协议", "instalment_count"),
        ("结清证明申请书", "settlement_proof"),
        ("征信更新确认书", "credit_reporting"),
        ("还款计划书 编号：JH-2026-003", "debt_identified"),
    ],
)
def test_a_title_satisfies_no_clause(title, code):
    result = run("agreement", {"text": f"{title}\n甲方：某银行\n乙方：张某\n双方协商一致。"})

    assert ("missing", None) in [(each["status"], each["excerpt"]) for each in result["clauses"] if each["code"] == code]


# What to do with it


@pytest.mark.parametrize(
    "text, verdict",
    [
        ("债务优化服务合同\n甲方（委托人）：刘某\n乙方（受托人）：某咨询公司\n服务费3000元，先付。", "stop"),
        ("还款协议\n甲方：某银行\n乙方：张某\n还款请转入业务员个人账户。", "stop"),
        ("还款协议\n甲方：某银行\n乙方：张某\n分12期，每期1000元，还款总额15000元。", "stop"),
        ("还款协议\n甲方：某银行\n乙方：张某\n分12期，每期1000元，还款总额12000元。", "ask"),
        ("结清证明\n张某在我行的贷款（合同编号HT-001）已全部结清。\n某银行（公章）", "not_to_sign"),
    ],
)
def test_the_verdict_follows_from_what_was_found(text, verdict):
    assert verdict == run("agreement", {"text": text})["verdict"]


def test_a_calm_paper_is_to_be_read_again_and_never_called_good():
    calm = next(case for case in agreements() if case["id"] == "card_calm")
    result = run("agreement", {"text": calm["text"], "expected": calm.get("expected")})

    assert "read" == result["verdict"]
    assert "可以签" not in "".join(result["say"])
