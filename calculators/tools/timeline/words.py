"""A deadline as the reader meets it, and what is said first: what was missed, then what is nearest."""

import datetime
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from calculators.forms.result import Notice
from calculators.law.court_days import LastDay, is_worked_weekend, last_day
from calculators.tools.timeline.further_periods import FURTHER
from calculators.tools.timeline.limitation import began_before_the_change, expires, is_old, years
from calculators.tools.timeline.period import Period
from calculators.tools.timeline.periods import ANSWER, REPORT

if TYPE_CHECKING:
    from calculators.tools.timeline import Inputs

SOON = 7  # days: what stands nearer is shown as near
STATES = {"past": "过了", "today": "今天", "soon": "快到了", "later": "还早"}
STAMPS = {
    "missed": "已经过了期限",
    "now": "今天就办",
    "near": "快到了",
    "ahead": "还没到",
}  # what a court waits for, by the states above
_WEEKDAYS = "一二三四五六日"


@dataclass(frozen=True, kw_only=True)
class Deadline:
    """One deadline on ``today``: the day that is safe to act by, and the last one by law (None where a paper sets it)."""

    code: str
    date: datetime.date
    latest: datetime.date | None
    today: datetime.date
    rule: str
    words: Mapping[str, str]  # title, means, do, gone
    beside: tuple[str, ...] = ()
    court: bool = False
    end: LastDay | None = None

    @classmethod
    def of(cls, period: Period, start: datetime.date, today: datetime.date) -> "Deadline":
        """The end of ``period``.

        Where the reader must act, the safe day is the last working day up to the end. Where somebody else must, nothing is over before the
        last day by law.
        """
        end = period.ends(start)
        return cls(
            code=period.code,
            date=end.cautious if period.court else end.counted,
            latest=end.lawful,
            today=today,
            rule=period.rule,
            words={
                "title": period.title,
                "means": period.means.format(period.length(start)),
                "do": period.do,
                "gone": period.gone,
            },
            beside=period.rules_beside(start),
            court=period.court,
            end=end,
        )

    @classmethod
    def of_days(
        cls,
        code: str,
        start: datetime.date,
        days: int | None,
        today: datetime.date,
        *,
        rule: str,
        beside: tuple[str, ...],
        words: Mapping[str, str],
    ) -> "Deadline":
        """So many days as a court's paper says; without them the first day on which to act, and no last one."""
        end = last_day(start + timedelta(days=days)) if days else None
        return cls(
            code=code,
            date=end.cautious if end else start,
            latest=end.lawful if end else None,
            today=today,
            rule=rule,
            words=words,
            beside=beside,
            court=True,
            end=end,
        )

    @property
    def title(self) -> str:
        """What it is, in a few words."""
        return self.words["title"]

    @property
    def weekday(self) -> str:
        """The safe day's weekday."""
        return weekday(self.date)

    @property
    def days_left(self) -> int:
        """To the safe day; once that has gone by, to the last one by law. Below 0 only when that is over, too."""
        left = (self.next_day - self.today).days
        return max(left, 0) if self.latest is None else left

    @property
    def state(self) -> str:
        """``past`` only after the last day by law; between the safe day and that one it is for today, where the reader must act."""
        if self.latest is not None and self.latest < self.today:
            return "past"
        if (self.date if self.court else self.next_day) <= self.today:
            return "today"
        return "soon" if self.days_left <= SOON else "later"

    @property
    def left(self) -> str:
        """How long there is, as a reader says it."""
        if self.latest is None:
            return self.words.get("undated", "日子看法院的文书")
        if self.state == "past":
            return f"过了 {-self.days_left:,} 天"
        if self.court and self.date < self.today:
            return f"今天就办，稳妥的 {self.date} 过了"
        return f"还有 {self.days_left:,} 天" if self.days_left else "就是今天"

    @property
    def headline(self) -> str:
        """The day and how long there is, in one line."""
        if self.latest is None:
            return f"{self.title}：{self.left}"
        return f"{self.next_day}（{weekday(self.next_day)}），{self.left}"

    @property
    def next_day(self) -> datetime.date:
        """The safe day; once that has gone by, the last one by law."""
        return self.latest if self.latest and self.date < self.today else self.date

    @property
    def unannounced(self) -> str:
        """That the holidays around the end are not announced yet; empty where they are, or where nobody must act."""
        if not self.court or self.end is None or self.end.announced:
            return ""
        year = self.end.counted.year
        return f"{year} 年的放假和调休没有核到通知，{self.latest} 是按周末和已定的假日推的。以国务院的通知和法院文书为准。"

    @property
    def moved_words(self) -> str | None:
        """What a rest day changes; None where it changes nothing."""
        if self.end is None or (not self.end.moved and not is_worked_weekend(self.end.counted)):
            return None
        counted, lawful = self.end.counted, self.end.lawful
        if not self.end.moved:
            return f"{counted}（{weekday(counted)}）调休上班。要不要顺延没有条文，按不顺延办。"
        moved = f"数到 {counted}（{weekday(counted)}），是休息日，法律上顺延到 {lawful}（{weekday(lawful)}）。"
        return f"{moved}稳妥请在 {self.date}（{self.weekday}）前寄出或送到。" if self.court and self.date >= self.today else moved


def weekday(day: datetime.date) -> str:
    """星期一 to 星期日."""
    return f"星期{_WEEKDAYS[day.weekday()]}"


def urgent(found: Sequence[Deadline]) -> tuple[list[Deadline], list[Deadline]]:
    """What is still to come, only what a court waits for where there is such a thing; and what a court waited for in vain."""
    missed = [each for each in found if each.court and each.state == "past"]
    ahead = sorted((each for each in found if each.state != "past"), key=lambda each: (each.latest is None, each.next_day))
    return [each for each in ahead if each.court] or ahead, missed


def stamp(first: Deadline) -> str | None:
    """How it stands with what is said first; None where no court waits: that a claim lapsed is no failure of the reader."""
    return dict(zip(STATES, STAMPS, strict=True))[first.state] if first.court else None


_HAPPENED = {
    "payment_order_served_date": "收到支付令的日子",
    "complaint_served_date": "收到起诉状的日子",
    "judgment_served_date": "收到判决书的日子",
    "ruling_served_date": "收到裁定书的日子",
    "award_served_date": "收到裁决书的日子",
    "property_report_served_date": "收到报告财产令的日子",
    "last_payment_date": "最后一次还款",
    "last_demand_date": "最后一次被催",
    "acknowledged_date": "最后一次答应还",
    "settled_date": "还清逾期的日子",
    "credit_objection_date": "提征信异议的日子",
    "arbitration_notice_date": "收到仲裁通知的日子",
    **{each.field: each.starts for each in FURTHER if each.field != "guaranteed_debt_due_date"},
}


def said(inputs: "Inputs", found: Sequence[Deadline]) -> Iterator[str]:
    """The sentences: what was missed and what can still be done, then what is nearest."""
    if not found:
        yield "还没有填日子。收到支付令或起诉状的，先填收到的那天。没有的空着。"
        return
    ahead, missed = urgent(found)
    for each in reversed(missed):  # the one that was missed last can most likely still be helped
        yield f"{each.title}：{each.latest} 已经过了 {-each.days_left:,} 天。"
        yield each.words["gone"]
    for each in [each for each in ahead if each.latest][:1]:
        yield f"{'最要紧的是' if each.court else '最近的一个日子是'} {each.headline}：{each.title}。"
        if each.moved_words:
            yield each.moved_words
        if each.unannounced:
            yield each.unannounced
    if any(each.code == ANSWER and each.latest is None for each in ahead):
        yield "收到了仲裁通知：答辩的日子看附的仲裁规则，今天就看。不认可有仲裁协议的，首次开庭之前书面写清。"
    if any(each.code == REPORT and each.latest is None for each in ahead):
        yield "收到了报告财产令：哪天之前报告，看上面写的。今天就看，没钱也要报。"
    yield from _limitation_said(inputs)
    if any(each.court for each in found):
        in_time = any(each.court and (each.latest is None or each.latest > inputs.today) for each in ahead)
        yield f"收到的当天不算。文书上写了日子的，按文书。{'不要等到最后一天。' if in_time else ''}"
    late = [label for name, label in _HAPPENED.items() if (when := getattr(inputs, name)) and when > inputs.today]
    if late:
        yield f"{'、'.join(late)}写在今天之后，请核对。"


def _limitation_said(inputs: "Inputs") -> Iterator[str]:
    since = inputs.limitation_since
    if since is None:
        return
    length = years(since)
    if gap := inputs.gap():
        yield f"{gap[0]} 到 {gap[1]}，中间超过 {years(gap[0])} 年。没有别的事的话，时效可能那时就过了。"
        yield "过了以后再催，一般不会重新算；答应过、还过，就不一样。先别答应，也别还，先问 12348 或律师。"
    if last_day(expires(since)).lawful < inputs.today:
        yield "时效可能已经过了，也可能被催款短信、扣款重新算过。先问 12348 或律师，再谈、再签、再还。"
    else:
        yield f"你请求分期、延期，或还一部分，时效就重新算 {length} 年。债已经拖了很久的，先问清楚再开口。"
    if is_old(since):
        yield f"这笔债太早：旧法的 {length} 年，在三年的新规定施行以前就满了，所以按 {length} 年算。"
    elif began_before_the_change(since):
        yield f"这笔债早：新规定施行那天旧法的两年还没满，所以按 {length} 年算。拿不准的，请问律师。"


def doubts(inputs: "Inputs", found: Sequence[Deadline]) -> Iterator[Notice]:
    """Days that are hardly meant, and holidays that are not announced."""
    for name, label in _HAPPENED.items():
        when = getattr(inputs, name)
        if when and when > inputs.today:
            yield Notice(field=name, code="day_in_future", message=f"{label}写的是 {when}，在今天之后，请核对。")
    for each in [each for each in found if each.unannounced and each.state != "past"][:1]:
        yield Notice(field="today", code="default_used", message=each.unannounced)
    if any(each.code == REPORT and each.latest is None for each in found):
        message = "几日内报告，法律没有定，写在报告财产令上。填上天数，才能算出最后一天。"
        yield Notice(field="property_report_days", code="default_used", message=message)
    if any(each.code == ANSWER and each.latest is None for each in found):
        message = "几日内答辩，看那家机构的仲裁规则。填上天数，才能算出最后一天。"
        yield Notice(field="arbitration_answer_days", code="default_used", message=message)
