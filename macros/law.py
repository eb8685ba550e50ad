"""The rules as pages: what each says, since when, how strong and how sure, and where the handbook uses it."""

import re
import tomllib
from collections.abc import Iterable
from functools import cache
from pathlib import Path

import yaml
from markupsafe import Markup, escape

from calculators import CALCULATORS
from calculators.law import rules
from macros.glossary import PAGE, terms
from macros.questions import themes

# Figures that a table of a rule's values shows, and the head of their column.
SHOWN_FIGURES = {"one_year": "一年期（%）", "five_year": "五年期以上（%）"}
CHECKS = {"inferred-not-individually-seen": "推定，没有单独核到"}
_FOLDED = 3  # a rule with more values than this folds them

_CITED = re.compile(r"""(?:law|figure)\(\s*["']([\w-]+)["']""")


def about(topic: str, root: str, docs: Path) -> str:
    """Every rule about ``topic``, whole, after a list of them. Headings are Markdown, so that search knows each rule."""
    found = _of(topic)
    contents = Markup("").join(Markup('<li><a href="#{}">{}</a></li>').format(rule.id, rule.label) for rule in found)
    return "\n\n".join(
        (
            Markup('<nav class="rule-contents" aria-label="这一页的规则"><ul>{}</ul></nav>').format(contents),
            *(f"## {rule.label} {{ #{rule.id} }}\n\n{_rule(rule, root, uses(docs).get(rule.id, ()))}" for rule in found),
        )
    )


def every(root: str) -> Markup:
    """All rules by topic, a line each."""
    return Markup("\n").join(
        Markup('<h2 id="{}">{}</h2>\n<ul class="rules">{}</ul>').format(
            topic, title, Markup("").join(_line(rule, root) for rule in _of(topic))
        )
        for topic, title in rules.TOPICS.items()
    )


def certainty() -> Markup:
    """What the letters mean that say how far a rule was checked."""
    return Markup('<dl class="certainty">{}</dl>').format(
        Markup("").join(Markup("<dt>{}</dt><dd>{}</dd>").format(*each) for each in rules.VERIFIED.items())
    )


def not_settled(root: str) -> Markup:
    """What is not verified: whole rules first, then single points by topic, then what one source alone says."""
    return Markup("\n").join(
        (
            _listed("rules", "整条没有核到的", "这几条只记下有这样的说法。不要拿它去和对方讲理。", (
                (rule, rule.unsettled) for rule in _all() if rule.verified == "C"
            ), root),
            _listed("points", "某一点没有核到的", "这些规则本身有出处，只是下面这一点没有核到。", (
                (rule, rule.unsettled) for rule in _all() if rule.verified != "C" and rule.unsettled
            ), root),
            _listed("one-source", "只见一处转载的", "这些规则只见到一处转载，没有别处可以对照。", (
                (rule, (rule.verified_how,)) for rule in _all() if rule.verified == "B-"
            ), root),
        )
    )  # fmt: skip


@cache
def uses(docs: Path) -> dict[str, tuple[tuple[str, str], ...]]:
    """Where each rule is used: (address from the site's root, title) of pages that cite it, of words and of tools."""
    found: dict[str, list[tuple[str, str]]] = {}
    for path in sorted(docs.rglob("*.md")):
        text = path.read_text(encoding="utf-8")
        for rule in dict.fromkeys(_CITED.findall(text)):
            found.setdefault(rule, []).append((address(path.relative_to(docs)), title_of(text)))
    for term in terms():
        for rule in term.rules:
            found.setdefault(rule, []).append((f"{PAGE}#{term.id}", f"词语：{term.word}"))
    for theme in themes():
        for question in theme.questions:
            for rule in question.rules:
                found.setdefault(rule, []).append((f"{theme.page}#{question.id}", f"问：{question.ask}"))
    for name, calculator in CALCULATORS.items():
        if (docs / "tools" / name / "index.md").is_file():
            for rule in calculator.module.RULES:
                found.setdefault(rule, []).append((f"tools/{name}/", calculator.title))
    return {rule: tuple(places) for rule, places in found.items()}


def address(page: Path) -> str:
    """Where MkDocs puts a page, from the site's root: ``guide/court.md`` becomes ``guide/court/``."""
    path = page.with_suffix("").as_posix()
    return "" if path == "index" else f"{path.removesuffix('/index')}/"


def title_of(text: str) -> str:
    """The title that a page's source gives."""
    return str(yaml.safe_load(text.split("---", 2)[1])["title"])


def _all() -> list[rules.Rule]:
    return [rules.load(rule) for rule in rules.every_id()]


def _of(topic: str) -> list[rules.Rule]:
    """The rules about ``topic``, in the order of ``law.toml``."""
    found = {rule.id: rule for rule in _all() if rule.topic == topic}
    placed = orders()[topic]
    if lost := found.keys() ^ set(placed):
        raise ValueError(f"macros/law.toml and the rules about {topic} differ in {', '.join(sorted(lost))}")
    return [found[rule] for rule in placed]


@cache
def orders() -> dict[str, list[str]]:
    """The ids of each topic's rules, in the order in which its page names them."""
    return tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))


def _line(rule: rules.Rule, root: str) -> Markup:
    doubt = Markup('<span class="doubt">未核实</span>') if rule.verified == "C" else ""
    return Markup('<li><a href="{}{}">{}</a> <span class="strength">{}</span>{}</li>').format(
        root, rule.page, rule.label, rules.STRENGTHS[rule.strength], doubt
    )


def _listed(anchor: str, title: str, words: str, entries: Iterable[tuple[rules.Rule, Iterable[str]]], root: str) -> Markup:
    """A list of points, each with the rules that share it."""
    sharing: dict[str, list[rules.Rule]] = {}
    for rule, points in entries:
        for point in points:
            sharing.setdefault(point, []).append(rule)
    items = Markup("").join(
        Markup('<li><span class="of">{}</span>{}</li>').format(
            Markup("、").join(Markup('<a href="{}{}">{}</a>').format(root, rule.page, rule.label) for rule in shared),
            point,
        )
        for point, shared in sharing.items()
    )
    return Markup('<h2 id="{}">{}</h2>\n<p>{}</p>\n<ul class="open-points">{}</ul>').format(anchor, title, words, items)


def _rule(rule: rules.Rule, root: str, places: tuple[tuple[str, str], ...]) -> Markup:
    facts = (
        ("出处", _source(rule.latest)),
        ("从哪天起", _values(rule)),
        ("核实程度", Markup('<a href="{}law/rules/#certainty">{}</a>：{}').format(root, rule.verified, rule.verified_how)),
        ("核对日", f"{rule.checked}。最晚 {rule.review_by} 再核一次。"),
        ("用在", _places(places, root)),
    )
    doubt = Markup('<p class="doubt-line"><span class="doubt">未核实</span>不要当作定论。</p>') if rule.verified == "C" else ""
    return Markup(
        '<div class="rule">{}<p>{}</p><p class="cited">{} <span class="strength">{}</span></p>{}{}'
        '<details class="facts-fold"><summary>出处、核对、用在哪里</summary><dl class="facts">{}</dl></details></div>'
    ).format(
        doubt,
        rule.says,
        rule.cite,
        rules.STRENGTHS[rule.strength],
        _points("容易弄错的", rule.watch, "watch"),
        _points("没有核到的", rule.unsettled, "unsettled"),
        Markup("").join(Markup("<dt>{}</dt><dd>{}</dd>").format(*fact) for fact in facts),
    )


def _source(value: rules.Value) -> Markup:
    """The instrument, and on a line of its own the article, where there is one."""
    return escape(value.instrument) + (Markup("") if value.article == "无" else Markup("<br>") + _article(value))


def _article(value: rules.Value) -> Markup:
    return Markup("") if value.article == "无" else escape(value.article)


def _values(rule: rules.Rule) -> Markup:
    """The days in force: one day, or each value with its day, the newest first."""
    if len(rule.values) == 1:
        return escape(rule.latest.since.isoformat())
    columns = [name for name in SHOWN_FIGURES if name in rule.latest.figures]
    checks = any(value.check in CHECKS for value in rule.values)
    heads = ["日期", "出自", *(SHOWN_FIGURES[name] for name in columns), *(["核实"] if checks else [])]
    same = len({value.instrument for value in rule.values}) == 1
    lines = Markup("").join(
        Markup("<tr>{}</tr>").format(
            Markup("").join(
                Markup("<td>{}</td>").format(cell)
                for cell in (
                    value.since,
                    _article(value) if same else _source(value),
                    *(value.figures[name] for name in columns),
                    *([CHECKS.get(value.check, "核到")] if checks else []),
                )
            )
        )
        for value in reversed(rule.values)
    )
    head = Markup("").join(Markup('<th scope="col">{}</th>').format(name) for name in heads)
    table = Markup('<div class="values"><table class="dated"><thead><tr>{}</tr></thead><tbody>{}</tbody></table></div>').format(
        head, lines
    )
    if len(rule.values) <= _FOLDED:
        return table
    return Markup("{} 起，共 {} 次。<details><summary>逐次看</summary>{}</details>").format(
        rule.latest.since, len(rule.values), table
    )


def _points(title: str, points: tuple[str, ...], kind: str) -> Markup:
    if not points:
        return Markup("")
    return Markup('<p class="points">{}</p><ul class="{}">{}</ul>').format(
        title, kind, Markup("").join(Markup("<li>{}</li>").format(point) for point in points)
    )


def _places(places: tuple[tuple[str, str], ...], root: str) -> Markup:
    if not places:
        return Markup("只在这里。")
    return Markup("、").join(Markup('<a href="{}{}">{}</a>').format(root or "./", url, title) for url, title in places)
