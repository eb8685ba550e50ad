"""Letters, scripts and tables: Jinja2 templates that decide the wording and nothing else.

Numbers come from the calculators, articles from the rules, facts from the case file. The HTML of a document is
drawn from its template; its plain text is that HTML, read back, so the two never differ.
"""

import os
import re
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Any

from jinja2 import Environment, FunctionLoader, StrictUndefined
from markupsafe import Markup, escape

from calculators import capacity, proposal, rules
from calculators.case_file import CAUSES, CaseFile
from calculators.debts import DEBT_KINDS, DEBT_NAMES
from calculators.drafts.plain_text import plain_text
from calculators.money import spoken

BLANK = "＿＿＿＿＿＿"
NOT_FOR_CARDS = "还款协商申请书"
# Each document of the contract and its title.
TITLES = {"application": "个性化分期协商申请书", "script": "电话沟通话术", "schedule": "还款计划表"}


@dataclass(frozen=True)
class Document:
    """One drawn document."""

    code: str
    title: str
    html: str
    text: str
    missing: tuple[str, ...]
    rules: tuple[str, ...]


_WORDS = {"cause": CAUSES, "kind": DEBT_KINDS}
_LINES = {"budget.income", "budget.expenses"}


@dataclass
class Filler:
    """Takes values out of a case file for a template, and remembers what was not there."""

    case: CaseFile
    missing: dict[str, None] = field(default_factory=dict)
    cited: dict[str, None] = field(default_factory=dict)

    def fill(self, path: str) -> Markup:
        """The value at ``path``, written as a letter writes it, or a visible blank."""
        value: Any = self.case
        for step in path.split("."):
            if isinstance(value, tuple):
                value = value[int(step)] if int(step) < len(value) else None
            elif value is not None:
                value = getattr(value, step)
        if path in _LINES:
            value = _a_month(value or ())
        written = _WORDS.get(path.rpartition(".")[2], {}).get(value) or written_out(value)
        if written:
            return escape(written)
        self.missing[path] = None
        return Markup('<span class="blank">{}</span>').format(BLANK)

    def cite(self, rule_id: str, article: str | None = None) -> str:
        """Instrument and article of a rule, as a letter cites it.

        ``article`` picks one of several that the rule names. A rule that is not verified is refused.
        """
        rule = rules.load(rule_id)
        if rule.verified == "C":
            raise ValueError(f"{rule_id} 未核实，不能写进信里。")
        if article and article not in rule.latest.article:
            raise ValueError(f"规则 {rule_id} 里没有{article}，只有{rule.latest.article}。")
        self.cited[rule_id] = None
        instrument = re.sub(r"（.*）$", "", rule.latest.instrument)
        return f"{instrument}{article or rule.latest.article}"


def draw(code: str, case: CaseFile, today: date) -> Document:
    """Draw one document of ``code`` (application, script, schedule) for the case's first proposal."""
    filler = Filler(case)
    asked = case.proposals[0] if case.proposals else None
    terms = _terms(asked, filler)
    case = filler.case
    asked = case.proposals[0] if case.proposals else None
    written = capacity.as_far_as_written(case.budget)
    budget = capacity.calculate(written) if written else None
    kind = asked.kind if asked else None
    card = kind == "credit_card"
    title = NOT_FOR_CARDS if code == "application" and kind and not card else TITLES[code]
    html = _environment().get_template(code).render(
        title=title,
        today=today,
        case=case,
        asked=asked,
        terms=terms,
        budget=budget,
        card=card,
        private=kind == "private_loan",
        debt_name=DEBT_NAMES.get(kind),
        fill=filler.fill,
        cite=filler.cite,
    )
    return Document(code, title, html, plain_text(html), tuple(filler.missing), tuple(filler.cited))


def _terms(asked: proposal.Inputs | None, filler: Filler) -> dict | None:
    """The proposal computed; None, and its gaps noted, where it is not complete enough."""
    needed = ("creditor", "kind", "principal", "first_payment_date")
    gaps = [name for name in needed if asked is None or getattr(asked, name) is None]
    if asked is None or (asked.monthly_payment is None and asked.instalments is None):
        gaps.append("monthly_payment")
    filler.missing.update(dict.fromkeys(f"proposals.0.{name}" for name in gaps))
    if not set(gaps) <= {"creditor", "kind"}:
        return None
    wrong = ["principal" if field == "principal" else "monthly_payment" for field, _, _ in asked.problems()]
    if not wrong:
        return proposal.calculate(asked)
    # A plan that does not add up is not sent: what has to be written anew is a blank.
    filler.missing.update(dict.fromkeys(f"proposals.0.{name}" for name in wrong))
    mended = replace(asked, **dict.fromkeys(wrong))
    filler.case = replace(filler.case, proposals=(mended, *filler.case.proposals[1:]))
    return None


def written_out(value: Any) -> str:
    """A value as a letter writes it: 2,000.00 元, 2026年12月20日."""
    if value is None:
        return ""
    if isinstance(value, Decimal):
        return spoken(value)
    if isinstance(value, date):
        return day(value)
    return str(value)


def _a_month(lines: tuple) -> Decimal | None:
    """What the income or the necessary expenses of a half-written budget come to; None where no amount is written."""
    written = [line.monthly for line in lines if line.amount is not None and getattr(line, "essential", True)]
    return sum(written) if written else None


def day(value: date | str) -> str:
    """A day as a letter writes it: 2026年12月20日."""
    read = date.fromisoformat(value) if isinstance(value, str) else value
    return f"{read.year}年{read.month}月{read.day}日"


def yuan(value: Decimal | str) -> str:
    """An amount as a letter writes it: 2,000.00 元."""
    return spoken(Decimal(value))


def amount(value: Decimal | str) -> str:
    """An amount in a table whose head says 元: 2,000.00."""
    return f"{Decimal(value):,.2f}"


def paragraphs(words: str) -> Markup:
    """A person's own words as paragraphs, otherwise unchanged."""
    lines = [line for line in words.splitlines() if line.strip()]
    return Markup("").join(Markup("<p>{}</p>").format(line) for line in lines)


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FunctionLoader(_template), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    environment.filters.update(day=day, yuan=yuan, amount=amount, paragraphs=paragraphs)
    return environment


def _template(name: str) -> str | None:
    path = os.path.join(os.path.dirname(__file__), f"{name}.html.j2")
    try:
        return __spec__.loader.get_data(path).decode("utf-8")
    except OSError:
        return None
