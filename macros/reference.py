"""What the pages of reference can call: the words of the field, a drawn document, a blank table for paper."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

from markupsafe import Markup

from calculators import CALCULATORS, run
from calculators.law import rules
from macros.environment import Environment
from macros.glossary import Term, groups
from macros.law import title_of
from macros.questions import themes

PICTURES = "assets/pictures"


def define(env: Environment, law: Callable[[str], Markup], root: Callable[[], str]) -> None:
    """Give the pages their macros: ``law(rule)`` draws a citation, ``root()`` is the way back to the site's root."""
    pictures = Path(env.conf["docs_dir"]) / PICTURES

    @env.macro
    def glossary() -> str:
        """Every word with what it means, its rules and where to read on; Markdown, so that search finds each word."""

        def sources(term: Term) -> str:
            """One citation for each article, however many of the rules it holds."""
            return " ".join(str(law(rule)) for rule in {rules.load(rule).cite: rule for rule in reversed(term.rules)}.values())

        return "\n\n".join(
            f"## {group.title} {{ #{group.id} }}\n\n"
            + "\n\n".join(
                f"### {term.word} {{ #{term.id} }}\n\n{term.short}{term.more} {sources(term)}\n\n[接着读：{title_at(term.page)}]({term.page})\n{{ data-search-exclude }}"
                for term in group.terms
            )
            for group in groups()
        )

    def title_at(page: str) -> str:
        """The title of the page where one reads on."""
        return title_of((Path(env.conf["docs_dir"]) / page.partition("#")[0]).read_text(encoding="utf-8"))

    @env.macro
    def questions(theme_id: str) -> str:
        """The questions of a theme, each answered in two sentences with its rules and where to read on; Markdown, so that search finds each."""
        (theme,) = (theme for theme in themes() if theme.id == theme_id)
        return "\n\n".join(
            f"## {question.ask} {{ #{question.id} }}\n\n{question.answer}{''.join(str(law(rule)) for rule in question.rules)}\n\n"
            f"接着看：{'、'.join(f'[{title_at(page)}](../{page})' for page in question.see[:2])}\n{{ data-search-exclude }}"
            for question in theme.questions
        )

    @env.macro
    def every_question() -> str:
        """All questions by theme, a link each."""
        return "\n\n".join(
            f"## {theme.title} {{ #{theme.id} }}\n\n"
            + "\n".join(f"- [{question.ask}](questions/{theme.id}.md#{question.id})" for question in theme.questions)
            for theme in themes()
        )

    @env.macro
    def document(code: str, case: dict[str, Any], today: str) -> Markup:
        """A document of the case, drawn as the tool draws it, folded until it is wanted."""
        (drawn,) = run("dossier", {"today": today, "case": case, "documents": [code]})["documents"]
        # On its own the document starts at the first heading; on a page of the guide it lies under one.
        html = re.sub(r"<(/?)h([12])>", lambda found: f"<{found[1]}h{int(found[2]) + 2}>", drawn["html"])
        return Markup('<details class="drawn"><summary>{}</summary>\n<div class="sheet {}">{}</div>\n</details>').format(
            drawn["title"], code, Markup(re.sub(r"\n\s*\n", "\n", html))
        )

    @env.macro
    def on_screen(name: str) -> Markup:
        """Beside a sheet: the tool that does the same, where there is one; not printed."""
        if name not in CALCULATORS or not (Path(env.conf["docs_dir"]) / "tools" / name / "index.md").is_file():
            return Markup("")
        return Markup('<p class="screen-only">能上网的：<a href="{}tools/{}/">{}</a></p>').format(
            root(), name, CALCULATORS[name].title
        )

    @env.macro
    def picture(name: str) -> Markup:
        """A drawing of ``assets/pictures``: its own title as caption, its own description for who does not see it."""
        svg = ElementTree.parse(pictures / f"{name}.svg").getroot()
        title, words = (svg.findtext(f"{{http://www.w3.org/2000/svg}}{part}") for part in ("title", "desc"))
        return Markup(
            '<figure class="picture"><img src="{}{}/{}.svg" alt="{}" width="{}" height="{}"><figcaption>{}</figcaption></figure>'
        ).format(root(), PICTURES, name, words, svg.get("width"), svg.get("height"), title)

    @env.macro
    def blank_table(heads: list[str], rows: int = 6, first: list[str] | None = None, caption: str = "") -> Markup:
        """A table to write on: ``heads`` over ``rows`` empty lines; ``first`` names the lines that have a name."""
        named = first or []
        lines = [*named, *[""] * (rows - len(named))]
        cells = Markup("<td></td>") * (len(heads) - 1)
        body = Markup("").join(
            Markup("<tr>{}{}</tr>").format(Markup('<th scope="row">{}</th>').format(name) if name else Markup("<td></td>"), cells)
            for name in lines
        )
        return Markup(
            '<div class="wide"><table class="blank-table{}">{}<thead><tr>{}</tr></thead><tbody>{}</tbody></table></div>'
        ).format(
            " named" if named else "",
            Markup("<caption>{}</caption>").format(caption) if caption else "",
            Markup("").join(Markup('<th scope="col">{}</th>').format(head) for head in heads),
            body,
        )
