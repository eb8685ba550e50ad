"""The twelve things that a repayment agreement should say, what to check in each, and what to ask for where it is missing."""

from collections.abc import Callable
from dataclasses import dataclass

from calculators.tools.agreement import findings
from calculators.tools.agreement.expected import Expected
from calculators.tools.agreement.interest import interest_and_fees
from calculators.tools.agreement.search import Finding
from calculators.tools.agreement.terms import Terms


@dataclass(frozen=True)
class Clause:
    """One thing to look for: its name, how it is found, what to check where it is there, what to ask for where it is not."""

    code: str
    label: str
    look: Callable[[Terms, Expected], Finding | None]
    found: str
    missing: str
    rules: tuple[str, ...] = ()
    card_rules: tuple[str, ...] = ()


CLAUSES = (
    Clause(
        "parties",
        "双方是谁",
        findings.parties,
        "核对名称：是不是你欠的那一家，是不是全称。",
        "请写上债权人的全称和你的姓名。签字的不是债权人，就请他出示委托书或债权转让通知。",
        ("contract-parties", "claim-assignment"),
    ),
    Clause(
        "debt_identified",
        "是哪一笔债",
        findings.debt_identified,
        "核对号码，和账单、合同上的对得上。",
        "请写上卡号后四位或合同编号，以及截至哪一天，本金、利息、费用各多少。",
        card_rules=("cc-art70-six-items",),
    ),
    Clause(
        "total_amount",
        "一共还多少",
        findings.total_amount,
        "核对这个数，等于每期金额加起来，没有别的费用。",
        "请写明还款总额：一共多少元，除此之外不再付别的钱。",
    ),
    Clause(
        "instalment_count",
        "分几期",
        findings.instalment_count,
        "核对期数。",
        "请写明一共分几期。",
    ),
    Clause(
        "instalment_amount",
        "每期多少",
        findings.instalment_amount,
        "核对这个数，在你每月能还的数之内。最后一期不同的，要单写。",
        "请写明每期还多少元，最后一期多少元。",
    ),
    Clause(
        "payment_dates",
        "哪天还",
        findings.payment_dates,
        "核对日子，在发工资之后。",
        "请写明第一期是哪年哪月哪日，以后每月几日。",
        card_rules=("cc-art70-six-items",),
    ),
    Clause(
        "interest_and_fees",
        "还款期间收不收息费",
        interest_and_fees,
        "核对这一句：从哪天起，停的是哪几项，减免多少元。",
        "请加一句：“自本协议生效之日起，不再计收利息、违约金和其他费用。”没有写，就没有说停。",
        ("contract-variation",),
        ("cc-art70-six-items",),
    ),
    Clause(
        "collection_stops",
        "停止催收",
        findings.collection_stops,
        "核对外包的催收公司是不是也停。",
        "请加一句：“本协议生效后，甲方及其委托的机构停止催收；乙方未按本协议还款的除外。”",
        card_rules=("cc-art70-stop-collection",),
    ),
    Clause(
        "credit_reporting",
        "征信怎么报",
        findings.credit_reporting,
        "核对还款期间每月怎么报，结清后几天内更新。真实的逾期，协议删不掉。",
        "请写明还款期间每月怎样报送，结清后几天内更新。各家做法不同，要问，要写。",
        ("credit-objection",),
        ("credit-special-transaction-14",),
    ),
    Clause(
        "default_consequences",
        "没按时还会怎样",
        findings.default_consequences,
        "核对晚几天算违约，有没有宽限，后果是不是只针对没还的那一期。",
        "请写明晚几天算违约，有几天宽限，后果是什么。",
        ("breach-duty", "liquidated-damages"),
        ("cc-art70-six-items",),
    ),
    Clause(
        "settlement_proof",
        "结清证明",
        findings.settlement_proof,
        "核对还清后几天内给，谁给。",
        "请加一句：“乙方还清后，甲方出具结清证明。”写明几天内给。",
    ),
    Clause(
        "seal_or_official_channel",
        "盖章或官方渠道",
        findings.seal_or_official_channel,
        "核对真的盖了章，或在债权人自己的应用、网站里能打开、能下载。",
        "请对方盖章，或在债权人自己的应用、官网、官方邮箱里发给你，能下载留存。",
        ("written-form",),
    ),
)
