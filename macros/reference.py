"""What the pages of reference can call: the words of the field, a drawn document, a blank table for paper."""

import re

from markupsafe import Markup

from calculators import rules, run
from macros.glossary import groups


def define(env, law) -> None:
    """Give the pages their macros; ``law(rule)`` draws a citation."""

    @env.macro
    def glossary() -> str:
        """Every word with what it means, its rules and where to read on; Markdown, so that search finds each word."""

        def sources(term) -> str:
            """One citation for each article, however many of the rules it holds."""
            return " ".join(str(law(rule)) for rule in {rules.load(rule).cite: rule for rule in reversed(term.rules)}.values())

        return "\n\n".join(
            f"## {group.title} {{ #{group.id} }}\n\n"
            + "\n\n".join(
                f"### {term.word} {{ #{term.id} }}\n\n{term.short}{term.more} {sources(term)}\n\n[接着读]({term.page}){{ .read-on }}"
                for term in group.terms
            )
            for group in groups()
        )

    @env.macro
    def document(code: str, case: dict, today: str) -> Markup:
        """A document of the case, drawn as the tool draws it, folded until it is wanted."""
        (drawn,) = run("dossier", {"today": today, "case": case, "documents": [code]})["documents"]
        # On its own the document starts at the first heading; on a page of the guide it lies under one.
        html = re.sub(r"<(/?)h([12])>", lambda found: f"<{found[1]}h{int(found[2]) + 2}>", drawn["html"])
        return Markup('<details class="drawn"><summary>{}</summary>\n<div class="sheet {}">{}</div>\n</details>').format(
            drawn["title"], code, Markup(re.sub(r"\n\s*\n", "\n", html))
        )

    @env.macro
    def blank_table(heads: list[str], rows: int = 6, first: list[str] | None = None, caption: str = "") -> Markup:
        """A table to write on: ``heads`` over ``rows`` empty lines; ``first`` names the lines that have a name."""
        named = first or []
        lines = [*named, *[""] * (rows - len(named))]
        cells = Markup("<td></td>") * (len(heads) - 1)
        body = Markup("").join(
            Markup('<tr>{}{}</tr>').format(
                Markup('<th scope="row">{}</th>').format(name) if name else Markup("<td></td>"), cells
            )
            for name in lines
        )
        return Markup('<table class="blank-table">{}<thead><tr>{}</tr></thead><tbody>{}</tbody></table>').format(
            Markup("<caption>{}</caption>").format(caption) if caption else "",
            Markup("").join(Markup('<th scope="col">{}</th>').format(head) for head in heads),
            body,
        )
