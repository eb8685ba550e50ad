"""What a Markdown page can call: a citation, a figure, a computed example, a tool's card, form or rule table."""

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from markupsafe import Markup

from calculators import CALCULATORS, run
from calculators.law import court_fees, rules
from calculators.page import views
from macros import changes, measured, reference, resume, saving
from macros import law as law_pages
from macros.environment import Environment
from macros.practise import practice


def define_env(env: Environment) -> None:
    """Give the pages their macros (called by mkdocs-macros)."""

    def root() -> str:
        return "../" * int(env.page.url.count("/"))

    @env.macro
    def law(rule_id: str) -> Markup:
        """A citation: the article, leading to what we know of it. The build makes it a mark and a note (builder/notes.py)."""
        rule = rules.load(rule_id)
        return Markup('<a class="law" href="{}{}" data-search-exclude>{}</a>').format(root(), rule.page, rule.cite)

    @env.macro
    def figure(rule_id: str, name: str, day: str | None = None) -> str:
        """A number out of a rule file: the one in force on ``day`` (``YYYY-MM-DD``), or the latest."""
        return str(rules.load(rule_id).figure(name, date.fromisoformat(day) if day else None))

    @env.macro
    def court_fee(kind: str, amount: int) -> str:
        """What a lawsuit about ``amount`` yuan costs; ``kind`` is one of the functions of ``calculators.law.court_fees``."""
        return f"{getattr(court_fees, kind)(Decimal(amount)):,.2f}"

    @env.macro
    def old_debt_guard() -> Markup:
        """What stands before words that offer repayment: where limitation may have run, they would give it up."""
        return Markup(
            '<p class="old-debt">三年没还过、也没人催过的债，先别这样说：一答应还，时效可能就用不上了。'
            '先看<a href="{}guide/limitation/">很久以前的债</a>。</p>'
        ).format(root())

    @env.macro
    def calculate(name: str, request: dict[str, Any]) -> dict[str, Any]:
        """The result of a calculator, for an example in the text."""
        return run(name, request)

    @env.macro
    def tool(name: str, use: str = "") -> Markup:
        """A card that leads to a tool, with its ``use`` in the page's situation or else its purpose."""
        if not has_page(name):
            return Markup("")
        calculator = CALCULATORS[name]
        return Markup('<a class="tool-card" href="{}tools/{}/"><strong>{}</strong><span>{}</span></a>').format(
            root(), name, calculator.title, use or calculator.purpose
        )

    @env.macro
    def toolbox() -> Markup:
        """Every tool by its one name, and what it is for."""
        return Markup("\n").join(tool(name) for name in CALCULATORS)

    env.macro(resume.resume)
    env.macro(measured.speed_table)
    env.macro(measured.speed)

    @env.macro
    def tool_links(*names: str) -> Markup:
        """Links to tools, side by side."""
        link = Markup('<a href="{}tools/{}/">{}</a>')
        links = Markup("").join(link.format(root(), name, CALCULATORS[name].title) for name in names if has_page(name))
        return Markup('<span class="tool-links">{}</span>').format(links) if links else links

    def has_page(name: str) -> bool:
        """A tool without a page is not offered yet."""
        return (Path(env.conf["docs_dir"]) / "tools" / name / "index.md").is_file()

    @env.macro
    def form(name: str) -> Markup:
        """A tool's form, result and worked example, and what its page loads."""
        drawn = views.draw(name, root())
        html = "\n".join(line for line in str(drawn).splitlines() if line.strip())
        bundle = "dossier" if name == "dossier" else "tools"
        scripts = f'<script src="{root()}assets/{bundle}.js" defer></script>'
        if name in ("intake", "message"):  # what only the tools that read texts do
            html = f'<link rel="stylesheet" href="{root()}assets/intake.css">\n{html}'
            scripts += f'\n<script src="{root()}assets/intake.js" defer></script>'
        return Markup(f'<div class="tool-page">\n{html}\n</div>\n{scripts}')

    @env.macro
    def guided_way() -> Markup:
        """The guided way through the steps, and what its page loads."""
        html = "\n".join(line for line in str(views.draw_start(root())).splitlines() if line.strip())
        scripts = f'<script src="{root()}assets/start.js" defer></script>'
        return Markup(f'<div class="tool-page">\n{html}\n</div>\n{scripts}')

    @env.macro
    def court_paper() -> Markup:
        """The last day of a payment order and its objection, to be filled in where it is read about."""
        html = "\n".join(line for line in str(views.draw_court_paper(root())).splitlines() if line.strip())
        return Markup(f'<div class="tool-page">\n{html}\n</div>\n<script src="{root()}assets/paper.js" defer></script>')

    @env.macro
    def practise() -> Markup:
        """A call to practise, turn by turn."""
        drawn = practice(Path(env.conf["docs_dir"]).parent)
        return Markup(f'<div class="tool-page">\n{drawn}\n</div>\n<script src="{root()}assets/paper.js" defer></script>')

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
    def rules_about(topic: str) -> str:
        """Every rule about a topic, in plain words: since when, how strong, how sure, and where it is used."""
        return law_pages.about(topic, root(), Path(env.conf["docs_dir"]))

    @env.macro
    def every_rule() -> Markup:
        """All rules by topic, a line each."""
        return law_pages.every(root())

    @env.macro
    def not_settled() -> Markup:
        """What is not verified: whole rules and single points."""
        return law_pages.not_settled(root())

    @env.macro
    def changed() -> Markup:
        """What changed in the law and in this handbook, by day, the newest first."""
        return changes.listed(root())

    @env.macro
    def feed_link() -> Markup:
        """Where one subscribes to what changes; a pack, which cannot change, has no feed."""
        return Markup(
            '<!--served--><p>想被通知的，把 <a href="{}changes.xml">changes.xml</a> 加进订阅软件，它只写这一页上有的。</p><!--/served-->'
        ).format(root())

    @env.macro
    def certainty() -> Markup:
        """What the letters mean that say how far a rule was checked."""
        return law_pages.certainty()

    reference.define(env, law, root)

    env.filters["money"] = lambda amount: f"{Decimal(amount):,.2f} 元"
    env.filters["percent"] = lambda percent: f"{percent}%"
