"""The case file: one JSON document that holds everything that a person has typed.

Each section is the request of the calculator that owns it, so nothing is typed twice. What is required in a
request may still be absent here: a letter then shows a blank.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from calculators.case.sections import VERSION
from calculators.forms.declaration import choice, codes, day, long_text, moment, money, rows, section, short_text, whole_number
from calculators.law.codes import DEBT_KINDS
from calculators.tools.agreement import Draft as AgreementDraft
from calculators.tools.agreement.expected import Expected
from calculators.tools.allocation import Inputs as Allocation
from calculators.tools.capacity import Draft as BudgetDraft
from calculators.tools.capacity import Inputs as Budget
from calculators.tools.contacts import MOST_CONTACTS, Contact, ContactDraft
from calculators.tools.inventory import Debt, DebtDraft
from calculators.tools.offer import Draft as OfferDraft
from calculators.tools.offer import Inputs as Offer
from calculators.tools.plan import Draft as PlanDraft
from calculators.tools.plan import Inputs as Plan
from calculators.tools.projection import Inputs as Projection
from calculators.tools.proposal import Draft as ProposalDraft
from calculators.tools.proposal import Inputs as Proposal
from calculators.tools.rates import Inputs as Rates
from calculators.tools.timeline import Draft as TimelineDraft
from calculators.tools.timeline import Inputs as Timeline

CAUSES = {
    "job_lost": "失业",
    "income_cut": "收入下降",
    "illness": "本人生病或受伤",
    "family_illness": "家人生病",
    "business_failed": "经营失败",
    "accident": "意外或灾害",
    "other": "其他原因",
}


# What can be held against a payment order or a claim, where it is true. ``no_money`` holds against neither.
GROUNDS = {
    "limitation": "这笔债可能过了诉讼时效",
    "not_borrower": "我不是借款人",
    "wrong_creditor": "对方不是我的债权人，或拿不出转让的凭据",
    "not_due": "还没有到该还的日子",
    "paid": "已经还过的，没有减掉",
    "amount": "金额不对，或没说清怎么算的",
    "no_such_term": "合同没有约定这样的利息、违约金或费用",
    "rate_too_high": "利息、违约金和费用合起来太高",
    "other_dispute": "和对方还有别的纠纷",
    "no_money": "只是现在没有钱",
}


# What is complained of in collecting, as the letter's two ways to write it.
COMPLAINTS = {"conduct": "投诉催收行为", "third_party": "要求停止联系别人"}


@dataclass(frozen=True, kw_only=True)
class Court:
    """What a court sent, and what is held against it; where wages are taken, what is needed to live on.

    The days on which papers came are the calendar's: ``timeline.payment_order_served_date``, ``timeline.complaint_served_date``.
    """

    court_name: str | None = short_text("法院的全称", None, hint="照着文书抄")
    case_number: str | None = short_text("案号", None, hint="照着文书抄")
    opponent: str | None = short_text("文书上对方的名字", None, hint="支付令上的申请人、起诉状上的原告")
    grounds: tuple[str, ...] = codes("哪几条是真的", GROUNDS, ())
    facts: str | None = long_text("事情的经过和凭据", None, hint="写事实和日期。没有凭据的不写")
    frozen_account: str | None = short_text("被冻结的卡", None, hint="开户行和后四位")
    dependants: str | None = short_text("靠这份钱生活的家人", None, hint="例如：女儿，8 岁；母亲，70 岁")


@dataclass(frozen=True, kw_only=True)
class CreditReport:
    """What a person's credit report says wrongly, for the dispute of it."""

    dated: date | None = day("信用报告的日期", None)
    says: str | None = long_text("报告上怎么写的", None, hint="照着报告抄：哪个账户，哪一行，写的什么")
    actual: str | None = long_text("实际是怎样的", None, hint="写事实和日期，有什么凭据")


@dataclass(frozen=True, kw_only=True)
class Person:
    """Who signs the letters."""

    name: str | None = short_text("你的姓名", None)
    id_number: str | None = short_text("身份证号码", None, hint="可以空着，打印后用笔写")
    phone: str | None = short_text("联系电话", None, hint="写你会接的号码")
    account: str | None = short_text("卡号后四位或合同编号", None, hint="方便对方找到账户。不要写完整卡号")
    address: str | None = short_text("通讯地址", None)
    credit_report: CreditReport = section("信用报告", CreditReport, CreditReport, partial=True, open=True)


@dataclass(frozen=True, kw_only=True)
class Hardship:
    """Why the debt cannot be paid as agreed, in the person's own words."""

    cause: str | None = choice("主要原因", CAUSES, None)
    since: date | None = day("从什么时候开始", None)
    story: str | None = long_text("用自己的话写几句", None, hint="发生了什么，收入少了多少，现在怎么打算。照实写。")
    proofs: str | None = long_text("手里有哪些证明", None, hint="例如解除劳动合同证明、诊断证明、收入流水")
    funds: str | None = short_text("一次性还款的钱从哪里来", None, hint="想一次还清才填。例如年终奖、离职补偿金")
    recovery: str | None = short_text("以后靠什么恢复还款", None, hint="想先缓一段才填。例如病好回岗后的工资")
    until: date | None = day("困难大概到哪天", None, hint="想先每月少还一点才填。照实估计")


@dataclass(frozen=True, kw_only=True)
class Overview:
    """What the list of debts is held against."""

    monthly_income: Decimal | None = money("每月收入", None)


@dataclass(frozen=True, kw_only=True)
class Collection:
    """Whose collectors the log is about, and what is complained of."""

    creditor: str | None = short_text("投诉哪一家", None, hint="合同上的放款方。不知道催收公司的名字，也可以写")
    about: str | None = choice("投诉什么", COMPLAINTS, None)
    debt_kind: str | None = choice("债务种类", DEBT_KINDS, None)


@dataclass(frozen=True, kw_only=True)
class EditedSheet:
    """A letter as it was changed by hand."""

    code: str | None = short_text("哪一份", None)  # the page and the document: dossier:application
    drawn: str | None = short_text("写的时候的内容", None)  # the mark of what it was drawn from
    html: str | None = long_text("改过的字", None)


@dataclass(frozen=True, kw_only=True)
class EditedLetters:
    """The letters of one negotiation that were changed by hand; nothing is computed from them."""

    sheets: tuple[EditedSheet, ...] = rows("改过的信", EditedSheet, (), partial=True)


# How far one has come with a lender, in the order in which it goes.
STANDINGS = {
    "written": "写好了",
    "sent": "已经寄了",
    "waiting": "等回复",
    "countered": "还价了",
    "signed": "签了",
}


@dataclass(frozen=True, kw_only=True)
class Standing:
    """How far one has come with one lender, as the reader says it, and which letter was chosen for it."""

    state: str = choice("谈到哪一步", STANDINGS, "written")
    since: date | None = day("从哪天起", None)
    letter: str | None = short_text("写哪一种", None)  # document.variant, as the reader chose it


@dataclass(frozen=True, kw_only=True)
class Pasted:
    """A message that was pasted to be read; what reads it is fetched with its tool alone, so its other fields are not read here."""

    text: str | None = long_text("消息", None)
    received: datetime | None = moment("收到的时间", None)


@dataclass(frozen=True, kw_only=True)
class CaseAgreement(AgreementDraft):
    """An agreement, and of its terms what was only brought over from what is proposed or offered: a page says it, no file keeps it."""

    brought: Expected | None = section("带过来的条件", Expected, None)


@dataclass(frozen=True, kw_only=True)
class CaseFile:
    """Everything that a person has typed, in the sections of ``sections.SECTIONS``."""

    version: int = whole_number("档案版本", VERSION)
    saved_at: str | None = short_text("保存时间", None)
    person: Person = section("个人信息", Person, Person, partial=True, open=True)
    debts: tuple[DebtDraft, ...] = rows("债务", Debt, (), partial=True)
    budget: BudgetDraft | None = section("收支", Budget, None, partial=True)
    hardship: Hardship = section("困难情况", Hardship, Hardship, partial=True, open=True)
    proposals: tuple[ProposalDraft, ...] = rows("方案", Proposal, (), partial=True)
    offers: tuple[OfferDraft, ...] = rows("对方的方案", Offer, (), partial=True)
    agreements: tuple[CaseAgreement, ...] = rows("协议", CaseAgreement, (), partial=True)
    standings: tuple[Standing, ...] = rows("谈到哪一步", Standing, (), partial=True)
    contacts: tuple[ContactDraft, ...] = rows("沟通记录", Contact, (), most=MOST_CONTACTS, partial=True)
    plans: tuple[PlanDraft, ...] = rows("履约", Plan, (), partial=True)
    court: Court = section("法院的文书", Court, Court, partial=True, open=True)
    letters: tuple[EditedLetters, ...] = rows("改过的信", EditedLetters, (), partial=True)
    inventory: Overview = section("每月收入", Overview, Overview, partial=True, open=True)
    collection: Collection = section("催收", Collection, Collection, partial=True, open=True)
    allocation: object = section("多债分配", Allocation, None, partial=True, open=True)
    message: Pasted = section("收到的消息", Pasted, Pasted, partial=True, open=True)
    rates: object = section("真实年化", Rates, None, partial=True, open=True)
    projection: object = section("拖欠推演", Projection, None, partial=True, open=True)
    timeline: TimelineDraft | None = section("关键日期", Timeline, None, partial=True, open=True)

    @staticmethod
    def refusal(given: Mapping[str, Any]) -> Iterator[tuple[str, str, str]]:
        """A file of a newer version is refused whole: this release may not understand the rest of it."""
        version = given.get("version")
        is_nan = isinstance(version, Decimal) and version.is_nan()
        if isinstance(version, int | float | Decimal) and not is_nan and version > VERSION:
            yield "version", "too_large", f"这份档案是第 {version} 版，本手册只认识第 {VERSION} 版。请先更新手册再打开。"
