"""What stands in the single file for a page that is packed: its name, what it gives, and how to come to it where no script runs.

Packed are the tools, which do nothing without scripts, and the long reference. Of the questions those stand unpacked that somebody
afraid asks first; the others repeat shortly what the guide's pages say. Whoever follows a link to a place on a packed page lands on
these words.
"""

import re

PACKED = (
    "tools/", "start/", "law/", "stories/", "licences.txt",
    *(f"questions/{theme}/" for theme in ("terms", "money", "family", "creditor", "court", "enforcement", "after")),
)  # fmt: skip
_TOOL = '这一页要运行脚本才能用。请用浏览器打开这个文件，或者<a href="#p:paper/:">用纸笔做</a>。'
_TOOLS = ("tools/", "start/")
_REFERENCE = "这一页收在文件里，要运行脚本才能看。请用浏览器打开这个文件。"


def is_packed(path: str) -> bool:
    """Whether the single file holds the page of this path packed."""
    return path.startswith(PACKED)


def stand_in(path: str, body: str, places: list[str]) -> str:
    """The few words for the page with this body; ``places`` are the ids to which links lead."""
    heading = re.search(r"<h1[^>]*>.*?</h1>", body, re.DOTALL)
    gives = re.match(r"\s*<p[ >].*?</p>", body[heading.end() :], re.DOTALL) if heading and path.startswith(_TOOLS) else None
    anchors = "".join(f'<i id="{place}"></i>' for place in places)
    kept = [re.sub(r'\sid="[^"]*"', "", found[0]) for found in (heading, gives) if found]
    return "".join(kept) + anchors + f'<p class="notice" data-packed>{_TOOL if path.startswith(_TOOLS) else _REFERENCE}</p>'
