"""The ways of paying that a paper offers and that were not chosen: what stands in them is agreed by nobody.

Either boxes are ticked (☑ 分18期 □ 一次性), or a sentence names the number of the chosen one (选择第（二）种) and a list follows.
"""

from calculators.words.numbers import read_count
from calculators.words.patterns import compiled

_TICKED = r"[☑√✓✔☒✅■◉]|[（【][ \t]{0,3}[√✓✔vVxX对*][ \t]{0,3}[）】]"
_EMPTY = r"[□☐○]|[（【][ \t\u3000]{1,6}[）】]"
_BOX = rf"(?P<ticked>{_TICKED})|(?P<empty>{_EMPTY})"
_CHOSEN = r"(?:选择|选定|选用|适用|采用|采取|执行|按照?|勾选)[^。；\n]{0,12}?(?:第[ ]?[（]?|方式|方案)(?P<number>[1-9一二三四五六A-F])[）]?[ ]?(?:[种项款]|方式|方案|[：:。\n])"
_ITEM = r"(?:^|[\n；。：])[ \t\u3000]{0,8}(?:方式|方案|选项)?[（]?(?P<number>[1-9一二三四五六A-F])[）]?[、.：）]"
_A_WAY = r"一次性|分[^，。；\n]{1,6}[期次]|每月|每期|展期|延期|担保|先付|还清|结清"
_MOST_ITEMS = 9
_LONGEST = 400  # characters of one way of paying


def not_chosen(narrow: str) -> list[tuple[int, int]]:
    """From where to where the ways run that were not chosen, in order; none where nothing is chosen."""
    return sorted(_unticked(narrow) or _unnamed(narrow))


def _unticked(narrow: str) -> list[tuple[int, int]]:
    boxes = list(compiled(_BOX).finditer(narrow))
    kinds = {bool(box["ticked"]) for box in boxes}
    if len(kinds) < 2:
        return []
    left_out = []
    for box, following in zip(boxes, [*boxes[1:], None], strict=True):
        if box["ticked"]:
            continue
        line = narrow.find("\n", box.end())
        end = min(line if line >= 0 else len(narrow), following.start() if following else len(narrow))
        if compiled(_A_WAY).search(narrow, box.end(), end):
            left_out.append((box.start(), end))
    return left_out


def _unnamed(narrow: str) -> list[tuple[int, int]]:
    chosen = compiled(_CHOSEN).search(narrow)
    number = _number(chosen["number"]) if chosen else 0
    if not chosen or not number:
        return []
    items: list[tuple[int, int]] = []  # where each begins, where its words do
    place = chosen.end() - 1
    while len(items) < _MOST_ITEMS:
        item = compiled(_ITEM).search(narrow, place)
        if not item or item.start() - place > _LONGEST or _number(item["number"]) != len(items) + 1:
            break
        items.append((item.start("number"), item.end()))
        place = item.end() - 1
    if not 1 < len(items) >= number:
        return []
    line = narrow.find("\n", items[-1][1])
    ends = [start for start, _ in items[1:]] + [line if line >= 0 else len(narrow)]
    return [
        (start, end)
        for index, ((start, words), end) in enumerate(zip(items, ends, strict=True), start=1)
        if index != number and compiled(_A_WAY).search(narrow, words, end)
    ]


def _number(written: str) -> int:
    return ord(written) - ord("A") + 1 if "A" <= written <= "F" else read_count(written) or 0
