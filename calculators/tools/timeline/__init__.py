"""关键日期：诉讼时效、征信、法院文书、执行，各到哪一天，还剩几天，到那天之前做什么。

The day that starts a period does not count (民法典 201). A period in years ends on the same day, or on the month's last
where there is none (202). Holidays are not known here: a last day that is one moves on (203), which the words say.
"""

from collections.abc import Iterator, Set
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from calculators.forms.declaration import day, instalment_count
from calculators.law import rules
from calculators.sums.months import month_after

RULES = (
    "court-deadlines",
    "payment-order-objection",
    "court-periods",
    "limitation-3y",
    "limitation-interrupt",
    "limitation-expired",
    "counting-periods",
    "credit-5y",
    "credit-objection",
    "contract-variation",
)

SOON = 7  # days: what stands nearer is shown as near

# The events in the contract's order, each with its title.
EVENTS = {
    "limitation_expires": "诉讼时效满",
    "credit_record_clears": "不良记录该删除",
    "enforcement_deadline": "对方申请强制执行的期限",
    "answer_due": "答辩状最晚这天交",
    "payment_order_objection_due": "支付令异议最晚这天提",
    "credit_objection_due": "征信异议最晚这天答复",
    "final_instalment": "最后一期还款",
}

# The rule that each rests on, and which of its figures is the length of the period.
_RULE = {
    "limitation_expires": ("limitation-3y", "years"),
    "credit_record_clears": ("credit-5y", "years"),
    "enforcement_deadline": ("court-deadlines", "enforcement_years"),
    "answer_due": ("court-deadlines", "answer_days"),
    "payment_order_objection_due": ("court-deadlines", "payment_order_objection_days"),
    "credit_objection_due": ("credit-objection", "objection_days"),
    "final_instalment": ("contract-variation", None),
}

_BESIDE = {
    "limitation_expires": ("limitation-interrupt", "limitation-expired", "counting-periods"),
    "credit_record_clears": ("counting-periods",),
    "enforcement_deadline": ("counting-periods",),
    "answer_due": ("court-periods",),
    "payment_order_objection_due": ("payment-order-objection", "court-periods"),
    "credit_objection_due": ("counting-periods",),
    "final_instalment": (),
}

# What each event means ({} is the length of its period), and what to do by then (or, where the day has gone by, now).
_MEANS = {
    "limitation_expires": "从你填的最晚一天起，满 {} 年。催过、还过、答应过，都会重新算。过了时效债还在，只是你可以拒绝还，要自己在一审提出。",
    "credit_record_clears": "从还清这笔逾期那天起，满 {} 年，征信机构应当删除。没还清不起算。",
    "enforcement_deadline": "判决定的还款日之后，对方 {} 年内可以申请强制执行。这个期限可以中断，重新算。",
    "answer_due": "收到起诉状之后 {} 日。不交，案子照样审。金额小的案子可能更短，看通知上写的。",
    "payment_order_objection_due": "收到支付令之后 {} 日。不提异议也不还，对方就可以申请强制执行。",
    "credit_objection_due": "收到异议之后 {} 日内，对方应当书面答复你。",
    "final_instalment": "按你填的首次还款日和期数，最后一期是这天。",
}
_DO = {
    "limitation_expires": "还没过，对方可以起诉。你请求分期、延期，先还一点，都会重新算。拿不准过没过的，先问 12348 或律师。",
    "credit_record_clears": "到期后免费查一次信用报告。还在，就提异议。",
    "enforcement_deadline": "能谈就尽快谈，谈好的写下来。收到执行通知，如实报告财产，没钱也要报。",
    "answer_due": "写清哪里算错、已还多少、能怎么还，寄或送给法院，留下凭证。传票上的日子要去。",
    "payment_order_objection_due": "债不对，就书面写清哪里不对，交给发支付令的法院。口头无效；只写没钱、想分期，也无效。",
    "credit_objection_due": "没等到答复，向人民银行当地机构投诉。",
    "final_instalment": "还完索取结清证明，写明余额为零。",
}
_GONE = {
    "limitation_expires": "可能已经过了。先别签字、别答应、别还，先问 12348 或律师。过了以后再答应，就不能再拒绝。",
    "credit_record_clears": "免费查一次信用报告。还在，就提异议。",
    "enforcement_deadline": "过了也别当作没事：可能中断过。收到法院的通知照样要回应。",
    "answer_due": "今天就联系法院，问还能不能交。有正当理由耽误的，可以申请顺延。传票上的日子照样要去。",
    "payment_order_objection_due": "过了才提，当作没有提。今天就联系法院问现在到哪一步，同时联系对方谈。",
    "credit_objection_due": "没等到答复，现在就可以向人民银行当地机构投诉。",
    "final_instalment": "都还完了，就索取结清证明。还没还完，先联系对方。",
}


@dataclass(frozen=True, kw_only=True)
class Inputs:
    """The days that start a period; each may be left out."""

    today: date = day("今天", hint="默认是今天", extra=True)
    payment_order_served_date: date | None = day("收到支付令的日子", None, hint="法院送到的那天，家人代收也算")
    complaint_served_date: date | None = day("收到起诉状的日子", None, hint="法院送到的那天，家人代收也算")
    judgment_due_date: date | None = day("判决定的还款日", None, hint="判决书、调解书上写的最后一天")
    due_date: date | None = day("债最后该还的日子", None, hint="分期的写最后一期")
    last_payment_date: date | None = day("最后一次还款", None, hint="对方从账户扣的也算")
    last_demand_date: date | None = day("最后一次被催", None, hint="短信、邮件、信也算")
    acknowledged_date: date | None = day("最后一次答应还", None, hint="说过愿意分期、延期，或签过字")
    settled_date: date | None = day("还清逾期的日子", None, hint="看征信记录保存到哪天")
    credit_objection_date: date | None = day("提征信异议的日子", None, hint="对方收到的那天")
    first_payment_date: date | None = day("首次还款日", None, hint="签了协议的，和期数一起填", extra=True)
    instalments: int | None = instalment_count("期数", None, extra=True)

    def problems(self, broken: Set[str] = frozenset()) -> Iterator[tuple[str, str, str]]:
        """The last instalment needs both its first date and the count."""
        if broken & {"first_payment_date", "instalments"}:
            return
        if self.instalments is not None and self.first_payment_date is None:
            yield "first_payment_date", "required", "填了期数，还要填首次还款日，才能算出最后一期是哪天。"
        if self.first_payment_date is not None and self.instalments is None:
            yield "instalments", "required", "填了首次还款日，还要填期数，才能算出最后一期是哪天。"

    @property
    def limitation_since(self) -> date | None:
        """The latest day that starts the limitation; each new one starts it again."""
        return max(self._started, default=None)

    @property
    def _started(self) -> list[date]:
        started = (self.due_date, self.last_payment_date, self.last_demand_date, self.acknowledged_date)
        return sorted(each for each in started if each)

    def gap(self, years: int) -> tuple[date, date] | None:
        """Two neighbouring days, the later after the limitation of ``years`` that the earlier had started; None for none.

        Before the debt is due nothing runs.
        """
        running = [each for each in self._started if self.due_date is None or each >= self.due_date]
        return next(((one, other) for one, other in pairwise(running) if other > years_after(one, years)), None)


def calculate(inputs: Inputs) -> dict:
    """Each deadline by date, what it means and what to do by then."""
    order = list(EVENTS)
    events = sorted(_dates(inputs), key=lambda event: (event[1], order.index(event[0])))
    cited = {rule for code, _ in events for rule in (_RULE[code][0], *_BESIDE[code])} | {"counting-periods"}
    return {
        "events": [_event(code, when, inputs.today) for code, when in events],
        "next_date": next((when.isoformat() for _, when in _urgent(inputs, events)), None),
        "rules": [rule for rule in RULES if rule in cited],
        "say": list(_say(inputs, events)),
    }


def _dates(inputs: Inputs) -> Iterator[tuple[str, date]]:
    periods = {
        "limitation_expires": (inputs.limitation_since, years_after),
        "credit_record_clears": (inputs.settled_date, years_after),
        "enforcement_deadline": (inputs.judgment_due_date, years_after),
        "answer_due": (inputs.complaint_served_date, days_after),
        "payment_order_objection_due": (inputs.payment_order_served_date, days_after),
        "credit_objection_due": (inputs.credit_objection_date, days_after),
    }
    for code, (start, end_of) in periods.items():
        if start:
            yield code, end_of(start, length(code))
    if inputs.first_payment_date and inputs.instalments:
        yield "final_instalment", month_after(inputs.first_payment_date, inputs.instalments - 1)


def length(code: str) -> int | None:
    """How long the period of ``code`` is, in the years or days of its rule; None where no rule sets it."""
    rule, figure = _RULE[code]
    return rules.load(rule).figure(figure) if figure else None


def years_after(start: date, years: int) -> date:
    """The last day of a period in years: the same day, or a shorter month's last."""
    return month_after(start, 12 * years)


def days_after(start: date, days: int) -> date:
    """The last day of a period in days; the day that starts it does not count."""
    return start + timedelta(days=days)


def _event(code: str, when: date, today: date) -> dict:
    left = (when - today).days
    return {
        "code": code,
        "date": when.isoformat(),
        "days_left": left,
        "rule": _RULE[code][0],
        "state": "past" if left < 0 else "today" if left == 0 else "soon" if left <= SOON else "later",
        "title": EVENTS[code],
        "left": _left(left),
        "means": _MEANS[code].format(length(code)),
        "advice": _GONE[code] if left < 0 else _DO[code],
    }


def _left(days: int) -> str:
    if days < 0:
        return f"过了 {-days:,} 天"
    return f"还有 {days:,} 天" if days else "就是今天"


# ---- what is said first

_ANSWERS = {"answer_due", "payment_order_objection_due"}
_HAPPENED = {
    "complaint_served_date": "收到起诉状的日子",
    "payment_order_served_date": "收到支付令的日子",
    "last_payment_date": "最后一次还款",
    "last_demand_date": "最后一次被催",
    "acknowledged_date": "最后一次答应还",
}


def _say(inputs: Inputs, events: list[tuple[str, date]]) -> Iterator[str]:
    if not events:
        yield "还没有填日子。收到支付令或起诉状的，先填收到的那天。没有的空着。"
        return
    for code, when in _urgent(inputs, events)[:1]:
        first = "最要紧的是" if code in _ANSWERS else "最近的一个日子是"
        yield f"{first} {when}，{_left((when - inputs.today).days)}：{EVENTS[code]}。"
    gone = [code for code, when in events if when < inputs.today and code in _ANSWERS]
    if gone:
        yield f"{'、'.join(EVENTS[code] for code in gone)}：日子已经过了。今天就联系法院。"
    yield from _limitation_said(inputs, dict(events))
    if any(code in _ANSWERS for code, _ in events):
        yield "收到的当天不算。最后一天是法定休假日的，顺延到休假后的第一天，这里没有算假期。不要等到最后一天。"
    late = [label for name, label in _HAPPENED.items() if (when := getattr(inputs, name)) and when > inputs.today]
    if late:
        yield f"{'、'.join(late)}写在今天之后，请核对。"


def _urgent(inputs: Inputs, events: list[tuple[str, date]]) -> list[tuple[str, date]]:
    """What is still to come; only what a court waits for, where there is such a thing."""
    coming = [(code, when) for code, when in events if when >= inputs.today]
    return [each for each in coming if each[0] in _ANSWERS] or coming


def _limitation_said(inputs: Inputs, events: dict[str, date]) -> Iterator[str]:
    if "limitation_expires" not in events:
        return
    if gap := inputs.gap(length("limitation_expires")):
        yield f"{gap[0]} 到 {gap[1]}，中间超过 {length('limitation_expires')} 年。没有别的事的话，时效可能那时就过了。"
        yield "过了以后再催，一般不会重新算；答应过、还过，就不一样。先别答应，也别还，先问 12348 或律师。"
    if events["limitation_expires"] < inputs.today:
        yield "时效可能已经过了，也可能被催款短信、扣款重新算过。先问 12348 或律师，再谈、再签、再还。"
    else:
        yield f"你请求分期、延期，或还一部分，时效就重新算 {length('limitation_expires')} 年。债已经拖了很久的，先问清楚再开口。"
    first = rules.load("limitation-3y").values[0].since
    if inputs.limitation_since < first:
        yield f"时效的算法，本手册只核到 {first} 以后。更早的日子，当时的规定可能不同，请问律师。"


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
