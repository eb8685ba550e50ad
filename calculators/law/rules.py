"""The law as data: one TOML file a rule, ``topics/<topic>/<id>.toml``, each value with its day, instrument and article.

A value starts on its day and lasts until the next one. ``verified`` says how sure we are: A, the article was read;
B, secondary sources agree; B-, one secondary source; C, not verified, never shown as settled.
"""

import os
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Any, NamedTuple

STRENGTHS = {
    "law": "法律",
    "judicial_interpretation": "司法解释",
    "court_policy": "法院司法政策",
    "administrative_regulation": "行政法规",
    "regulation": "部门规章",
    "normative_document": "规范性文件",
    "local_regulation": "地方法规",
    "guideline": "行业自律指引",
    "standard": "推荐性国家标准",
    "guidance": "监管指导",
    "practice": "实务做法",
    "notice": "公开通报或公告",
}

# What a rule is about: each topic has a page, docs/law/<topic>.md.
TOPICS = {
    "cards": "信用卡",
    "rates": "利率和成本",
    "contract": "合同和时效",
    "people": "家人、保证人和继承",
    "collection": "催收和个人信息",
    "credit": "征信",
    "court": "收到文书和打官司",
    "arbitration": "仲裁和公证",
    "enforcement": "判决以后和执行",
    "assets": "哪些财产能动",
    "complaint": "投诉和求助",
    "loans": "其他贷款怎么谈",
    "living": "收入和生活开支",
}

_HOME = os.path.join(os.path.dirname(__file__), "topics")

VERIFIED = {
    "A": "条文已核对",
    "B": "两处以上转载一致，未取得官方全文",
    "B-": "只见一处可信转载",
    "C": "未核实",
}


class NotInForce(ValueError):
    """A rule was asked for a day before its first value."""


class UnknownRule(KeyError):
    """No rule file has this id."""


class Value(NamedTuple):
    """What a rule says from a day on."""

    since: date
    instrument: str
    article: str
    figures: dict[str, Any]
    check: str = ""  # how this one value was seen, where that differs from the rule
    expected: bool = False  # enacted, its day still to come when the rule was checked


class Rule(NamedTuple):
    """One rule: what it says in plain words, how binding it is, and its values by day in force."""

    id: str
    label: str
    cite: str
    says: str
    topic: str
    strength: str
    applies_to: tuple[str, ...]
    verified: str
    verified_how: str
    checked: date
    review_by: date
    watch: tuple[str, ...]
    unsettled: tuple[str, ...]
    values: tuple[Value, ...]

    def on(self, day: date) -> Value:
        """The value in force on ``day``. Raises NotInForce for a day before the first."""
        first = self.values[0]
        if day < first.since:
            raise NotInForce(
                f"{self.label}：{day} 早于本手册收录的最早规定（{first.instrument}，{first.since} 起）。"
                "请核对日期，或查当时的规定。"
            )
        return max((value for value in self.values if value.since <= day), key=lambda value: value.since)

    def on_or_first(self, day: date) -> Value:
        """The value in force on ``day``; for a day before the first, the first."""
        return self.on(max(day, self.values[0].since))

    @property
    def page(self) -> str:
        """Where the rule stands in the guide, from the site's root."""
        return f"law/{self.topic}/#{self.id}"

    @property
    def latest(self) -> Value:
        """The value that started last, of those in force when the rule was checked."""
        return [value for value in self.values if not value.expected][-1]

    def figure(self, name: str, day: date | None = None) -> Any:
        """One figure in force on ``day``, or the latest one. Raises KeyError where the rule has no such figure."""
        value = self.on(day) if day else self.latest
        return value.figures[name]


@cache
def load(rule_id: str) -> Rule:
    """The rule of this id. Raises UnknownRule."""
    try:
        read = _read(rule_id)
    except (OSError, KeyError):
        raise UnknownRule(f"没有编号为 {rule_id} 的规则文件。") from None
    return Rule(
        id=rule_id,
        label=read["label"],
        cite=read["cite"],
        says=read["says"],
        topic=read["topic"],
        strength=read["strength"],
        applies_to=tuple(read["applies_to"]),
        verified=read["verified"],
        verified_how=read["verified_how"],
        checked=read["checked"],
        review_by=read["review_by"],
        watch=tuple(read.get("watch", ())),
        unsettled=tuple(read.get("unsettled", ())),
        values=tuple(
            Value(
                value["from"],
                value["instrument"],
                value["article"],
                value.get("figures", {}),
                value.get("check", ""),
                value.get("expected", False),
            )
            for value in sorted(read["value"], key=lambda value: value["from"])
        ),
    )


def _read(rule_id: str) -> dict[str, Any]:
    """What the rule's file says. Raises OSError or KeyError where there is none.

    For the reader's browser the build has read the files (builder/engine.py): reading TOML takes a phone a tenth of a second.
    """
    try:
        from calculators.law.already_read import RULES
    except ImportError:
        topic = _topics()[rule_id]
        with open(os.path.join(_HOME, topic, f"{rule_id}.toml"), "rb") as file:
            return parse(file.read()) | {"topic": topic}
    rule: dict[str, Any] = RULES[rule_id]()
    return rule


def parse(source: bytes) -> dict[str, Any]:
    """A rule file's TOML, its fractions exact."""
    import tomllib  # a browser has no need of it

    return tomllib.loads(source.decode("utf-8"), parse_float=Decimal)


def every_id() -> list[str]:
    """The ids of all rule files, sorted; only where the package is a folder (build, tests, command line)."""
    return sorted(_topics())


@cache
def _topics() -> dict[str, str]:
    """The topic of each rule: the folder that its file lies in."""
    return {entry[:-5]: topic for topic in TOPICS for entry in os.listdir(os.path.join(_HOME, topic)) if entry.endswith(".toml")}
