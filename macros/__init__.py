"""What a Markdown page can call: a citation, a figure, a computed example, a tool's card, form or rule table."""

from decimal import Decimal

from markupsafe import Markup, escape

from calculators import CALCULATORS, rules, run, views
from macros import saving


def define_env(env):
    """Give the pages their macros (called by mkdocs-macros)."""

    def root() -> str:
        return "../" * env.page.url.count("/")

    @env.macro
    def law(rule_id: str) -> Markup:
        """A citation: the article, its strength, and a link to what we know of it."""
        rule = rules.load(rule_id)
        doubt = Markup('<span class="doubt">未核实</span>') if rule.verified == "C" else Markup("")
        return Markup('<a class="law {}" href="{}{}">{}<span class="strength">{}</span>{}</a>').format(
            rule.strength, root(), rule.page, rule.cite, rules.STRENGTHS[rule.strength], doubt
        )

    @env.macro
    def figure(rule_id: str, name: str) -> str:
        """A number out of a rule file."""
        return str(rules.load(rule_id).figure(name))

    @env.macro
    def calculate(name: str, request: dict) -> dict:
        """The result of a calculator, for an example in the text."""
        return run(name, request)

    @env.macro
    def tool(name: str) -> Markup:
        """A card that leads to a tool."""
        calculator = CALCULATORS[name]
        return Markup('<a class="tool-card" href="{}tools/{}/"><strong>{}</strong><span>{}</span></a>').format(
            root(), name, calculator.title, calculator.purpose
        )

    @env.macro
    def form(name: str) -> Markup:
        """A tool's form, result and worked example, and what its page loads."""
        drawn = views.draw(name, root())
        html = "\n".join(line for line in str(drawn).splitlines() if line.strip())
        scripts = f'<script src="{root()}assets/tools.js" defer></script>'
        return Markup(f'<div class="tool-page">\n{html}\n</div>\n{scripts}')

    @env.macro
    def erase() -> Markup:
        """The button that erases everything typed."""
        return Markup('<p class="press"><button type="button" class="quiet" data-erase>全部清除</button></p>')

    @env.macro
    def save() -> Markup:
        """The button that keeps the whole handbook on this device."""
        return saving.save_box(root())

    @env.macro
    def packs() -> Markup:
        """The two packs to download, with size and SHA-256."""
        return saving.offered_packs(root())

    @env.macro
    def way(name: str) -> Markup:
        """The picture of one of the three ways to keep the handbook."""
        return saving.way_picture(name)

    @env.macro
    def rules_about(topic: str) -> Markup:
        """Every rule about a topic, in plain words, with its strength and how it was verified."""
        return Markup("\n").join(_rule(rule) for rule in _about(topic))

    @env.macro
    def every_rule() -> Markup:
        """All rules by topic, a line each."""
        return Markup("\n").join(
            Markup('<h2 id="{}">{}</h2>\n<ul class="rules">{}</ul>').format(
                topic, title, Markup("").join(_line(rule, root()) for rule in _about(topic))
            )
            for topic, title in rules.TOPICS.items()
        )

    env.filters["money"] = lambda amount: f"{Decimal(amount):,.2f} 元"
    env.filters["percent"] = lambda percent: f"{percent}%"


def _about(topic: str) -> list[rules.Rule]:
    return [rule for rule in map(rules.load, rules.every_id()) if rule.topic == topic]


def _line(rule: rules.Rule, root: str) -> Markup:
    return Markup('<li><a href="{}{}">{}</a> <span class="strength">{}</span></li>').format(
        root, rule.page, rule.label, rules.STRENGTHS[rule.strength]
    )


def _rule(rule: rules.Rule) -> Markup:
    value = rule.latest
    watch = Markup("").join(Markup("<li>{}</li>").format(point) for point in rule.watch)
    unsettled = Markup("").join(
        Markup('<li><span class="doubt">未核实</span>{}</li>').format(point) for point in rule.unsettled
    )
    points = Markup("<ul>{}{}</ul>").format(watch, unsettled) if watch or unsettled else ""
    return Markup(
        '<section class="rule" id="{id}"><h2>{label}</h2><p>{says}</p>'
        '<p class="source">{instrument}{article}<span class="strength">{strength}</span></p>'
        '<p class="source">{since} 起。{verified}（{level}）。{how}核对日：{checked}。</p>{points}</section>'
    ).format(
        id=rule.id,
        label=rule.label,
        says=rule.says,
        instrument=value.instrument,
        article="" if value.article == "无" else escape(value.article),
        strength=rules.STRENGTHS[rule.strength],
        since=value.since,
        verified=rules.VERIFIED[rule.verified],
        level=rule.verified,
        how=rule.verified_how,
        checked=rule.checked,
        points=points,
    )
