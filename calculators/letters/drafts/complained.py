"""What a complaint complains of: the entries of the log that may break a rule, and what those rules say.

Which entries may break a rule is what the calculator of the log finds; a letter names the rules that are written for
this kind of debt, each with its own strength, and leaves the judgement to those who hear the complaint.
"""

from dataclasses import dataclass
from datetime import date
from typing import Any

from calculators.case.shape import CaseFile
from calculators.forms.validation import InvalidRequest
from calculators.law import rules
from calculators.letters.drafts.filler import Filler
from calculators.letters.drafts.recorded import ContactDraft, contacts
from calculators.letters.drafts.subject import Subject
from calculators.registry import run

CHANNELS = {
    "phone": "电话",
    "sms": "短信",
    "wechat": "微信",
    "visit": "上门",
    "letter": "信函",
    "email": "邮件",
    "other": "其他方式",
}
PERSONS = {"self": "本人", "family": "本人家人", "friend": "本人朋友", "employer": "本人单位", "other": "与债务无关的人"}

# How a letter names what was done.
DONE = {
    "outside_hours": "在不应催收的时段联系",
    "too_many_calls": "同一天打通的电话次数过多",
    "too_many_attempts": "同一天对同一号码反复拨打",
    "third_party": "联系了本人以外的人",
    "threat": "威胁、恐吓",
    "insult": "辱骂",
    "disclosure": "向他人说出本人欠款",
    "impersonation": "冒充行政、司法机关",
    "following": "跟踪、纠缠",
    "posting": "张贴、涂写欠款信息",
    "entry": "未经同意进入住宅",
    "exaggeration": "虚构黑名单、夸大后果",
    "new_loan": "要求借新债还旧债",
    "alone": "上门催收只有一人",
}


# What was sent several times in writing is an item of the law of its own.
_SENT = {"sms", "wechat", "letter", "email"}
_INSULTING = {"threat", "insult"}


@dataclass(frozen=True)
class Statement:
    """What one article says, clause by clause: each with the things that it is about. ``{}`` are the rule's own figures."""

    rule: str
    article: str | None
    clauses: tuple[tuple[frozenset[str], str], ...]
    so: str = ""  # what the article says of every one of them

    def about(self, codes: set[str]) -> str:
        """The clauses that concern these things, in a letter's words; empty where none does."""
        return "；".join(words for about, words in self.clauses if about & codes)


def _says(rule: str, article: str | None, *clauses: tuple[str, str], so: str = "") -> Statement:
    return Statement(rule, article, tuple((frozenset(about.split()), words) for about, words in clauses), so)


STATEMENTS = (
    _says("psa-2025", "第五十条",
          ("threat", "写恐吓信或者以其他方法威胁他人人身安全的"),
          ("sent_often", "多次发送侮辱、恐吓等信息，干扰他人正常生活的"),
          ("following", "采取滋扰、纠缠、跟踪等方法，干扰他人正常生活的"),
          ("disclosure posting", "散布他人隐私的"), so="，处拘留或者罚款"),
    _says("privacy-peace", "第一千零三十三条",
          ("third_party threat insult following posting entry",
           "除法律另有规定或者权利人明确同意外，不得以电话、短信、即时通讯工具等方式侵扰他人的私人生活安宁"),
          ("third_party disclosure posting", "不得处理他人的私密信息")),
    _says("cc-collection-rules", "第六十八条",
          ("third_party", "催收对象限于债务人本人及其担保人，不得对与债务无关的第三人催收"),
          ("threat insult", "不得采用暴力、恐吓、辱骂等不当方式；催收过程应当录音，录音至少保存 {recording_keep_years} 年")),
    _says("cfc-measures-2024", None,
          ("threat following", "不得采用暴力、威胁、恐吓、骚扰等不正当方式催收"),
          ("third_party", "不得对与债务无关的第三人催收")),
    _says("cbirc-order9-2022", "第四十一条",
          ("impersonation", "不得冒用行政、司法机关名义"),
          ("threat", "不得采用暴力、恐吓、欺诈等方式催收")),
    _says("cba-2026-guideline", None,
          ("outside_hours", "未经债务人同意，每日 {quiet_from} 至次日 {quiet_until} 不得以电话、外访等方式催收"),
          ("third_party disclosure", "不得对与债务无关的第三人催收，不得透露欠款"),
          ("threat insult", "不得恐吓、辱骂"),
          ("impersonation", "不得冒用行政、司法机关名义"),
          ("posting", "不得公开张贴"),
          ("entry", "未经同意不得进入住宅"),
          ("exaggeration", "不得虚构黑名单、夸大后果"),
          ("new_loan", "不得逼迫借新还旧"),
          ("too_many_attempts", "电话没有接通的，对同一号码当天试拨不宜超过 {max_attempts_per_number_per_day} 次")),
    _says("cba-2026-guideline", "第二十二条", ("alone", "外访的催收人员不少于 {visit_min_staff} 人")),
    _says("gbt-45251-2025", None,
          ("outside_hours", "每日 {quiet_from} 至次日 {quiet_until} 不应催收，另有约定的除外"),
          ("third_party disclosure", "只向债务人催收，不向联系人催收，不得透露欠款"),
          ("too_many_calls", "主动打通的电话每天不应超过 {max_effective_calls_per_day} 次")),
)  # fmt: skip


@dataclass(frozen=True)
class Incident:
    """One entry of the log and what in it is complained of."""

    contact: ContactDraft
    codes: tuple[str, ...]

    @property
    def done(self) -> str:
        """What was done, in a letter's words."""
        return "、".join(DONE[code] for code in self.codes)


def incidents(case: CaseFile, about: Subject, today: date, only: str | None = None) -> tuple[Incident, ...]:
    """The entries of the log that are complained of, in order of time; ``only`` those with this code."""
    log = contacts(case, about.creditor)
    found = [Incident(contact, codes) for contact, codes in zip(log, _codes(log, about.kind, today), strict=True)]
    return tuple(each for each in found if each.codes and (only is None or only in each.codes))


def basis(complained: tuple[Incident, ...], filler: Filler, only: str | None = None) -> list[tuple[Statement, str]]:
    """What each article that covers this kind of debt says of what is complained of, with the rule's figures."""
    codes = {only} if only else {code for incident in complained for code in incident.codes}
    if not complained:
        return []
    if not only and sum(each.contact.channel in _SENT and bool(_INSULTING & {*each.codes}) for each in complained) > 1:
        codes.add("sent_often")
    said = [(each, each.about(codes)) for each in STATEMENTS if filler.applies(each.rule)]
    return [(each, words.format(**_figures(each.rule)) + each.so) for each, words in said if words]


def _figures(rule_id: str) -> dict[str, Any]:
    return rules.load(rule_id).latest.figures


def _codes(log: tuple[ContactDraft, ...], kind: str | None, today: date) -> list[tuple[str, ...]]:
    """What may break a rule in each entry: as the log's own calculator finds it; of an unfinished log, what each entry says."""
    said = [tuple(dict.fromkeys([*_seen(contact), *(c for c in contact.conduct if c in DONE)])) for contact in log]
    request = {"today": today.isoformat(), "debt_kind": kind or "other", "contacts": [_row(contact) for contact in log]}
    try:
        found = run("contacts", request)["contacts"]
    except InvalidRequest:  # a log that is not finished yet
        return said
    return [tuple(dict.fromkeys(issue["code"] for issue in each["issues"] if issue["code"] in DONE)) for each in found]


def _seen(contact: ContactDraft) -> tuple[str, ...]:
    return ("third_party",) if contact.person != "self" and contact.direction == "incoming" else ()


def _row(contact: ContactDraft) -> dict[str, Any]:
    """The entry as a request writes it."""
    row = {
        name: getattr(contact, name)
        for name in ("channel", "direction", "person", "answered", "number", "agent", "said", "promised", "creditor")
    }
    written = {name: value for name, value in row.items() if value is not None}
    return written | {"at": contact.at and contact.at.isoformat(timespec="minutes"), "conduct": list(contact.conduct)}
