"""Deadlines of courts, limitation, credit records: until which day each runs, how many days are left, what to do by then."""

import datetime
from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING

from calculators.forms import result
from calculators.forms.declaration import day, instalment_count, whole_number
from calculators.law.court_days import RULE as REST_DAYS
from calculators.law.court_days import last_day
from calculators.pictures.deadline import Due, ahead
from calculators.sums.months import month_after
from calculators.tools.timeline.limitation import expires
from calculators.tools.timeline.periods import ANSWER, CODES, FINAL, PERIODS, REPORT
from calculators.tools.timeline.words import STAMPS, STATES, Deadline, doubts, said, stamp, urgent

RULES = (
    "court-deadlines",
    "payment-order-objection",
    "appeal-period",
    "arb-set-aside",
    "property-report",
    "court-periods",
    "rest-days",
    "limitation-3y",
    "limitation-old-debts",
    "limitation-interrupt",
    "limitation-expired",
    "counting-periods",
    "credit-5y",
    "credit-objection",
    "contract-variation",
    "arb-answer-and-default",
    "arb-silence-counts",
    "arb-no-enforcement",
    "notarised-remedies",
    "pre-suit-mediation",
    "court-mediation",
    "security-realisation",
    "retrial-application",
    "property-preservation",
    "exit-restriction",
    "enforcement-objection",
    "outsider-objection",
    "company-unpaid-capital",
    "guarantee-period",
    "guarantee-kinds",
)

_FINAL = {
    "title": "最后一期还款",
    "means": "按你填的首次还款日和期数，最后一期是这天。",
    "do": "还完索取结清证明，写明余额为零。",
    "gone": "都还完了，就索取结清证明。还没还完，先联系对方。",
}
_REPORT = {
    "title": "向法院报告财产",
    "means": "哪天之前报告，写在报告财产令上，每份不一样。没有钱也要报，写明没有。",
    "do": "如实填财产调查表，在那天之前交给法院。来不及，就在那天之前书面申请延长。",
    "gone": "马上补交，写明为什么晚了。拒绝、报假、没有正当理由逾期，可以罚款、拘留，还应当列入失信名单。",
}
_ANSWER = {
    "undated": "日子看仲裁规则",
    "title": "仲裁的答辩",
    "means": "答辩期由那家机构的仲裁规则定，法律没写天数，看通知附的规则。不交，案子照样审。",
    "do": "不认可有仲裁协议的，先书面写清，要在首次开庭之前。再写金额、时效，按通知上的地址交，留下凭证。",
    "gone": "今天就打机构的公开电话，问还能不能交。开庭照样要去，首次开庭之前仍可以书面说不认可仲裁协议。",
}


@dataclass(frozen=True, kw_only=True)
class Draft:
    """The days that start a period; each may be left out."""

    today: date | None = day("今天", hint="默认是今天", extra=True)
    payment_order_served_date: date | None = day("收到支付令的日子", None, hint="法院送到的那天，家人代收也算")
    complaint_served_date: date | None = day("收到起诉状的日子", None, hint="法院送到的那天，家人代收也算")
    judgment_served_date: date | None = day("收到判决书的日子", None, hint="一审的判决书。家人代收也算")
    ruling_served_date: date | None = day("收到裁定书的日子", None, hint="末尾写着可以上诉的那种")
    award_served_date: date | None = day("收到仲裁裁决书的日子", None, hint="仲裁委员会的裁决书")
    property_report_served_date: date | None = day("收到报告财产令的日子", None, hint="和执行通知一起来的")
    property_report_days: int | None = whole_number(
        "报告财产令上写的几日内", None, unit="天", most=365, hint="每份不一样，照着填"
    )
    arbitration_notice_date: date | None = day("收到仲裁通知的日子", None, hint="先核实机构是真的")
    arbitration_answer_days: int | None = whole_number(
        "仲裁规则写的几日内答辩", None, unit="天", most=365, hint="每家机构不一样，照着填"
    )
    award_enforcement_notice_date: date | None = day("执行仲裁裁决：收到执行通知书", None, hint="法院送到的那天")
    notarised_enforcement_notice_date: date | None = day("执行公证的债：收到执行通知书", None, hint="没打官司就来的")
    notarised_refusal_date: date | None = day("不予执行公证被驳回：收到裁定", None)
    confirmation_served_date: date | None = day("收到司法确认裁定的日子", None, hint="调解协议经法院确认的")
    mediation_effective_date: date | None = day("法院调解书生效的日子", None, hint="最后一个人签收的那天")
    judgment_effective_date: date | None = day("判决生效的日子", None, hint="上诉期满，或二审判决送达那天")
    security_notice_date: date | None = day("收到拍卖抵押物通知的日子", None, hint="没起诉，直接申请拍卖房、车的")
    security_ruling_date: date | None = day("收到准许拍卖抵押物裁定的日子", None)
    preservation_served_date: date | None = day("收到保全裁定的日子", None, hint="没判就先冻结的")
    penalty_served_date: date | None = day("收到罚款、拘留决定书的日子", None)
    exit_decision_date: date | None = day("收到限制出境决定的日子", None)
    enforcement_ruling_date: date | None = day("执行异议被驳回：收到裁定", None)
    outsider_ruling_date: date | None = day("家人的外人异议：收到裁定", None)
    added_debtor_ruling_date: date | None = day("公司的案子追加了你：收到裁定", None)
    property_changed_date: date | None = day("报告以后财产变动的日子", None)
    guaranteed_debt_due_date: date | None = day("你担保的债到期的日子", None, hint="合同约定了保证期间的，按约定数，不填这里")
    judgment_due_date: date | None = day("判决定的还款日", None, hint="判决书、调解书上写的最后一天")
    due_date: date | None = day("债最后该还的日子", None, hint="分期的写最后一期")
    last_payment_date: date | None = day("最后一次还款", None, hint="对方从账户扣的也算")
    last_demand_date: date | None = day("最后一次被催", None, hint="短信、邮件、信也算")
    acknowledged_date: date | None = day("最后一次答应还", None, hint="说过愿意分期、延期，或签过字")
    settled_date: date | None = day("还清逾期的日子", None, hint="看征信记录保存到哪天")
    credit_objection_date: date | None = day("提征信异议的日子", None, hint="对方收到的那天")
    first_payment_date: date | None = day("首次还款日", None, hint="签了协议的，和期数一起填", extra=True)
    instalments: int | None = instalment_count("期数", None, extra=True)

    def problems(self, broken: AbstractSet[str] = frozenset()) -> Iterator[tuple[str, str, str]]:
        """The last instalment needs both its first date and the count: (field, code, message)."""
        if not broken & {"first_payment_date", "instalments"}:
            if self.instalments is not None and self.first_payment_date is None:
                yield "first_payment_date", "required", "填了期数，还要填首次还款日，才能算出最后一期是哪天。"
            if self.first_payment_date is not None and self.instalments is None:
                yield "instalments", "required", "填了首次还款日，还要填期数，才能算出最后一期是哪天。"
        report = {"property_report_served_date", "property_report_days"}
        if not broken & report and self.property_report_days is not None and self.property_report_served_date is None:
            yield "property_report_served_date", "required", "填了几日内报告，还要填收到报告财产令的日子。"
        answer = {"arbitration_notice_date", "arbitration_answer_days"}
        if not broken & answer and self.arbitration_answer_days is not None and self.arbitration_notice_date is None:
            yield "arbitration_notice_date", "required", "填了几日内答辩，还要填收到仲裁通知的日子。"

    @property
    def limitation_since(self) -> date | None:
        """The latest day that starts the limitation; each new one starts it again."""
        return max(self._started, default=None)

    @property
    def _started(self) -> list[date]:
        started = (self.due_date, self.last_payment_date, self.last_demand_date, self.acknowledged_date)
        return sorted(each for each in started if each)

    def gap(self) -> tuple[date, date] | None:
        """Two neighbouring days, the later after the limitation that the earlier had started; None for none.

        Before the debt is due nothing runs.
        """
        running = [each for each in self._started if self.due_date is None or each >= self.due_date]
        return next(((one, other) for one, other in pairwise(running) if other > last_day(expires(one)).lawful), None)


class Inputs(Draft):
    """The same, and the day from which they are counted."""

    if TYPE_CHECKING:
        today: date


@dataclass(frozen=True, kw_only=True)
class Event:
    """One deadline: the safe day, the last one by law, and what to do."""

    code: str = result.code()
    title: str = result.text()
    date: datetime.date = result.day("稳妥的日子")
    latest_date: datetime.date | None = result.day("法律上最晚")
    weekday: str = result.text()
    days_left: int = result.count()
    state: str = result.code(STATES)
    left: str = result.text()
    moved: str | None = result.text(absent=True)
    means: str = result.text()
    advice: str = result.text()
    rule: str = result.code()


@dataclass(frozen=True, kw_only=True)
class Result(result.Result):
    """Every deadline by date; ``first`` is what stands first in the sentences."""

    first: str = result.text("最要紧的")
    stamp: str | None = result.code(STAMPS, absent=True)
    next_date: date | None = result.day("还没到的最近一个")
    events: tuple[Event, ...] = result.rows(Event)


def calculate(inputs: Inputs) -> Result:
    """Each deadline by date, what it means and what to do by then."""
    found = sorted(_deadlines(inputs), key=lambda each: (each.date, CODES.index(each.code)))
    ahead, missed = urgent(found)
    cited = {rule for each in found for rule in (each.rule, *each.beside)} | {"counting-periods"}
    head = (missed[::-1] + ahead + found)[:1]
    return Result(
        first=head[0].headline if head else "",
        stamp=stamp(head[0]) if head else None,
        next_date=ahead[0].next_day if ahead else None,
        events=tuple(_event(each) for each in found),
        rules=tuple(rule for rule in RULES if rule in cited),
        say=tuple(said(inputs, found)),
        notices=tuple(doubts(inputs, found)),
    )


def _deadlines(inputs: Inputs) -> Iterator[Deadline]:
    today = inputs.today
    for period in PERIODS:
        start = getattr(inputs, period.field)
        if start is not None:
            yield Deadline.of(period, start, today)
    if inputs.property_report_served_date:
        yield _report(inputs.property_report_served_date, inputs.property_report_days, today)
    if inputs.arbitration_notice_date:
        yield _arbitration_answer(inputs.arbitration_notice_date, inputs.arbitration_answer_days, today)
    if inputs.first_payment_date and inputs.instalments:
        last = month_after(inputs.first_payment_date, inputs.instalments - 1)
        yield Deadline(code=FINAL, date=last, latest=last, today=today, rule="contract-variation", words=_FINAL)


def _report(served: date, days: int | None, today: date) -> Deadline:
    beside = ("court-periods", REST_DAYS)
    return Deadline.of_days(REPORT, served, days, today, rule="property-report", beside=beside, words=_REPORT)


def _arbitration_answer(served: date, days: int | None, today: date) -> Deadline:
    """The institution's own rules say whether a rest day moves the end, so it is not counted on."""
    counted = served + timedelta(days=days) if days else None
    day_to_act = last_day(counted).cautious if counted else served
    beside = ("arb-silence-counts", REST_DAYS) if counted else ("arb-silence-counts",)
    rule = "arb-answer-and-default"
    return Deadline(
        code=ANSWER, date=day_to_act, latest=counted, today=today, rule=rule, beside=beside, words=_ANSWER, court=True
    )


def _event(each: Deadline) -> Event:
    return Event(
        code=each.code,
        title=each.title,
        date=each.date,
        latest_date=each.latest,
        weekday=each.weekday,
        days_left=each.days_left,
        state=each.state,
        left=each.left,
        moved=each.moved_words,
        means=each.words["means"],
        advice=each.words["gone"] if each.state == "past" else each.words["do"],
        rule=each.rule,
    )


_MOST_DRAWN = 6
_DRAWN = 90  # days to either side of today; what is years away would leave no room for what is near


def _line(found: Result) -> str:
    """The last days near today, today among them."""
    near = [each for each in found.events if each.latest_date is not None and abs(each.days_left) <= _DRAWN]
    return ahead(
        "前后三个月里的日子，从今天量起",
        [Due(each.title, each.date, each.days_left, each.left, each.state) for each in near[:_MOST_DRAWN]],
    )


PICTURES = {"near": _line}

EXAMPLE = {
    "today": "2026-11-23",
    "payment_order_served_date": "2026-11-16",
    "due_date": "2024-03-20",
    "last_payment_date": "2024-05-08",
    "last_demand_date": "2024-06-30",
    "settled_date": "2025-08-31",
    "first_payment_date": "2026-12-20",
    "instalments": 36,
}
