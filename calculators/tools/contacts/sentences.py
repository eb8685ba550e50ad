"""What a log says first: danger, how many contacts can be complained of, what its words still ask, and by which rules."""

from collections.abc import Iterator, Sequence
from datetime import date

from calculators.law import rules
from calculators.law.codes import DEBT_KINDS
from calculators.tools.contacts.collection import CONDUCT, Issue, most_a_day, quiet_hours
from calculators.tools.contacts.entries import Contact, Inputs
from calculators.tools.contacts.suggestions import not_calm

TOO_MANY = {"too_many_calls", "too_many_attempts"}
DANGER = {"threat", "following", "entry"}


def said_of(
    inputs: Inputs,
    contacts: Sequence[Contact],
    found: Sequence[dict[str, str]],
    issues: Sequence[Sequence[Issue]],
    suggested: Sequence[tuple[str, ...]],
    over: Sequence[date],
) -> Iterator[str]:
    """The sentences of a log, what matters most first."""
    if not contacts:
        yield "还没有记。来一个电话，按上面的按钮，时间就记下了。"
        return
    codes = {code for each in found for code in each}
    yield from _first_said(contacts, issues, suggested)
    yield f"按{_judged_by(inputs.debt_kind)}的规定看的。是别的债，在“催的是哪种债”里改。"
    yield from _counted(found, over)
    if "outside_hours" in codes:
        yield _rest_said(issues)
    if "third_party" in codes:
        yield "担保人不算外人。联系不上你时，指引和标准允许向别人问联系方式，不能说出欠款。债用于家庭开支的，配偶也可能被算作相关的人。"
    if any(contact.channel == "visit" for contact in contacts):
        yield "上门本身不违法。你可以不让人进门。"
    yield from _strength_said(inputs.debt_kind, issues)
    if any(set(contact.conduct) - each.keys() for contact, each in zip(contacts, found, strict=True) if contact.incoming):
        yield "有的事发生时，本手册收录的规定还没有施行，没有标出来。照样可以写进投诉。"


def _judged_by(kind: str) -> str:
    return "其他债" if kind == "other" else DEBT_KINDS[kind]


def _counted(found: Sequence[dict[str, str]], over: Sequence[date]) -> Iterator[str]:
    if not over:
        return
    named = "、".join(each.isoformat() for each in over[:3]) + ("等" if len(over) > 3 else "")
    which = {code for each in found for code in each} & TOO_MANY
    limits = {
        "too_many_calls": "打通的，国标写每天不应超过 {} 个",
        "too_many_attempts": "没打通的，银行业指引写同一号码每天不宜超过 {} 次",
    }
    said = "；".join(words.format(most_a_day(code, over[-1])) for code, words in limits.items() if code in which)
    yield f"有 {len(over)} 天电话太多：{named}。{said}。"


def _rest_said(issues: Sequence[Sequence[Issue]]) -> str:
    rule = next(issue.rule for each in issues for issue in each if issue.code == "outside_hours")
    start, end = quiet_hours(rule, rules.load(rule).latest.since)
    named = "、".join(dict.fromkeys(issue.cite for each in issues for issue in each if issue.code == "outside_hours"))
    return f"{start} 到次日 {end} 之间不应催收，见{named}。你同意过、合同另有约定的除外。"


def _strength_said(kind: str, issues: Sequence[Sequence[Issue]]) -> Iterator[str]:
    strengths = {issue.strength for each in issues for issue in each}
    if strengths & {"guideline", "standard"}:
        yield "指引是行业自律，国标是推荐性的，都不是法律。投诉时写清引的是哪一份。"
    if any(issue.applies == "reference" for each in issues for issue in each):
        yield f"标着“可参照”的，不是为{DEBT_KINDS[kind]}写的，只能请对方参照。"
    if kind == "private_loan":
        yield "个人之间的借款，行业指引和国标都不管。能依据的是法律：不得威胁、侮辱、反复纠缠、散布隐私。"


def _first_said(
    contacts: Sequence[Contact], issues: Sequence[Sequence[Issue]], suggested: Sequence[tuple[str, ...]]
) -> Iterator[str]:
    ticked = {code for contact in contacts if contact.incoming for code in contact.conduct}
    to_ask = {code for each in suggested for code in each}
    with_issues = sum(1 for each in issues if each)
    if (ticked | to_ask) & DANGER:
        yield "有人威胁你、跟着你或闯进家里，先打 110，再留证据。"
    if with_issues:
        yield f"记了 {len(contacts)} 次联系，其中 {with_issues} 次可能违反规定，可以写进投诉。"
    if to_ask:
        to_confirm = sum(1 for each in suggested if each)
        named = "、".join(CONDUCT[code] for code in CONDUCT if code in to_ask)
        count = f"还有 {to_confirm} 次" if with_issues else f"记了 {len(contacts)} 次联系，{to_confirm} 次"
        yield f"{count}的话里像是有：{named}。是的，就在那一次里勾上。"
    elif not with_issues and any(contact.said and not_calm(contact.said) for contact in contacts if contact.incoming):
        yield f"记了 {len(contacts)} 次联系。写下的话里有打官司、报警这样的字，勾上的没有。贴到“消息解读”里看一眼。"
    elif not with_issues:
        yield f"记了 {len(contacts)} 次联系。按勾上的和写下的话，没有看出违反规定的。"
