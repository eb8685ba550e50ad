"""What a template may take out of a case file and the rules: values or visible blanks, articles only where they apply."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from markupsafe import Markup

from calculators.case.shape import CAUSES, CaseFile
from calculators.law import rules
from calculators.law.codes import DEBT_KINDS
from calculators.letters.drafts.written import typed, written_out

BLANK = "＿＿＿＿＿＿"
_WORDS = {"cause": CAUSES, "kind": DEBT_KINDS}
_LINES = {"budget.income", "budget.expenses"}
_NO_ARTICLE = ("未核", "无")


@dataclass
class Filler:
    """Takes values out of a case file for a template, and remembers what was not there and what was cited."""

    case: CaseFile
    today: date
    kind: str | None = None  # of the debt that the document is about
    missing: dict[str, None] = field(default_factory=dict)
    cited: dict[str, None] = field(default_factory=dict)

    def fill(self, path: str, found: Any = None) -> Markup:
        """What was ``found`` for ``path``, or stands there, as a letter writes it; else a visible blank."""
        value = self._at(path) if found is None else found
        if path in _LINES:
            value = _a_month(value or ())
        words = _WORDS.get(path.rpartition(".")[2], {}) if isinstance(value, str) else {}
        written = words.get(value) or written_out(value)
        return typed(written) if written.strip() else self.blank(path)

    def _at(self, path: str) -> Any:
        value: Any = self.case
        for step in path.split("."):
            if isinstance(value, tuple):
                value = value[int(step)] if int(step) < len(value) else None
            else:  # what is not read by this release, a plain list, has no fields
                value = getattr(value, step, None)
        return value

    def blank(self, path: str) -> Markup:
        """A visible blank, noted as missing at ``path``."""
        self.missing[path] = None
        return Markup('<span class="blank">{}</span>').format(BLANK)

    def applies(self, rule_id: str) -> bool:
        """Whether the rule covers the debt that the document is about. Of a debt of unknown kind nothing special holds."""
        covered = rules.load(rule_id).applies_to
        return not covered or self.kind in covered

    def cite(self, rule_id: str, article: str | None = None) -> str:
        """Instrument and article of a rule, and how binding it is where it is no law, as a letter cites it.

        ``article`` picks one of several that the rule names; one that nobody has checked is left out. A rule that is
        not verified, or does not cover the debt, is refused.
        """
        rule = rules.load(rule_id)
        if rule.verified == "C":
            raise ValueError(f"{rule_id} 未核实，不能写进信里。")
        if not self.applies(rule_id):
            raise ValueError(f"{rule_id} 不适用于 {self.kind}，不能写进信里。")
        value = max(
            (each for each in rule.values if each.since <= self.today), key=lambda each: each.since, default=rule.values[0]
        )
        if article and article not in value.article:
            raise ValueError(f"规则 {rule_id} 里没有{article}，只有{value.article}。")
        self.cited[rule_id] = None
        if article is None:
            article = "" if any(mark in value.article for mark in _NO_ARTICLE) else value.article
        written = _instrument_of(value, article)
        instrument = re.sub(r"（[^（）]*）$", "", written)
        how = "" if rule.strength == "law" else f"（{rules.STRENGTHS[rule.strength]}）"
        if written != value.instrument:  # one of several: its own name says what it is
            how = f"（{rules.STRENGTHS['judicial_interpretation']}）" if "最高人民法院" in written else ""
        return f"{instrument}{article}{how}"

    def figure(self, rule_id: str, name: str) -> Any:
        """One figure of a rule, which counts as cited."""
        self.cited[rule_id] = None
        return rules.load(rule_id).figure(name)


def _instrument_of(value: rules.Value, article: str) -> str:
    """Which of a rule's instruments an article stands in; all of them where the rule does not say so one by one."""
    instruments, articles = value.instrument.split("；"), value.article.split("；")
    if len(instruments) == len(articles) > 1:
        for instrument, among in zip(instruments, articles, strict=True):
            if article and article in among:
                return instrument
    return value.instrument


def _a_month(lines: Iterable[Any]) -> Decimal | None:
    """What the income or the necessary expenses of a half-written budget come to; None where no amount is written."""
    written = [line.monthly for line in lines if line.amount is not None and getattr(line, "essential", True)]
    return sum(written) if written else None
