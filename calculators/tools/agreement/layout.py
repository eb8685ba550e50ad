"""How a text is laid out: which blanks part words or columns, which breaks end a line, which numbers a break has torn.

A photo read by a phone breaks lines in the middle of numbers and puts blanks between characters; a PDF breaks them at a width and
puts the page's number between them. ``one_width`` keeps the length of the text, ``without_blanks`` says where each character stood.
"""

import re

from calculators.forms.declaration import MOST_INSTALMENTS
from calculators.sums.months import LATEST_YEAR
from calculators.words.characters import one_script
from calculators.words.numbers import DIGITS, NUMERALS, read_integer
from calculators.words.patterns import compiled

# One character for one, so that places stay.
_SAME = str.maketrans("．／％￥－—–―‐~～;!?:()[]〔〕［］﹕﹔｜＊×＿", "./%¥-----至至；！？：（）【】【】【】：；|**_")
_PAGE = r"(?m)^[ \t]*+(?:第 ?[0-9]{1,3} ?页[^\n。，]{0,12}|页码[^\n。，]{0,12}|[-—–] ?[0-9]{1,3} ?[-—–]|[0-9]{1,3} ?/ ?[0-9]{1,3})[ \t]*+$"
_FILLED_IN = r"【(?=[ \t]{0,4}[0-9.,]{1,14}[ \t]{0,4}】)|(?<=[0-9 \t])】(?=[ \t]{0,2}[元期年月日号个%万])"
_BLANK = r"[\s\u200b-\u200d\u2060\ufeff\u00ad]"
_UNIT = r"(?:[元圆万期%年月日号]|个月)"
_HAN = "\u4e00-\u9fff"
_SPACE = r"[ \t\u3000\u00a0]"
_TORN = (
    rf"(?<![0-9.,\-/])[0-9](?:{_BLANK}{{1,2}}[0-9.,]){{2,14}}(?={_BLANK}{{0,2}}{_UNIT})",
    rf"(?<![0-9.,\-/\n])[0-9]{_SPACE}[0-9](?={_SPACE}?{_UNIT})",
    rf"(?<![0-9.,\-/\n])[0-9]{{1,3}}(?:{_SPACE}{{1,2}}[0-9]{{3}}(?![0-9])){{1,3}}(?:\.[0-9]{{1,2}})?(?={_BLANK}{{0,2}}[元圆])",
    rf"(?<![0-9.,\-/])[0-9]{{1,3}}{_SPACE}{{0,2}},{_SPACE}{{0,2}}[0-9]{{3}}(?![0-9])",
    rf"[0-9]{{1,3}},[0-9]{{0,2}}{_SPACE}{{1,2}}[0-9]{{1,3}}(?={_BLANK}{{0,2}}{_UNIT})",
    rf"[0-9]{_BLANK}{{1,3}}(?:元|万元|期(?![数限间])|年(?![化利费])|月(?![供利还收])|日(?![期利万])|号(?!码)|%)",
    rf"年{_BLANK}{{1,3}}[0-9]{{1,2}}{_BLANK}{{0,2}}月|月{_BLANK}{{1,3}}[0-9]{{1,2}}{_BLANK}{{0,2}}[日号]",
)
# A line of two cells, label and value: |债权人|某银行|. Where a bar parts them, a photo's blanks in the label do no harm.
_LABEL = rf"(?:[{_HAN}](?:{_SPACE}?[{_HAN}]){{1,7}}{_SPACE}{{0,2}}+(?=\|)|[{_HAN}]{{2,8}}{_SPACE}?)"
_CELLS = rf"(?m)(^[ \t|]{{0,4}}+{_LABEL})(\||\t|{_SPACE}(?={_SPACE}))([^|\n：]{{1,60}}+\|?{_SPACE}{{0,4}}+$)"
_PIECE = rf"(?:[0-9.,]{{1,12}}|[{NUMERALS}]{{1,12}})"
_BROKEN = rf"(?<![0-9.,\-/{NUMERALS}])([0-9][0-9.,]{{0,12}}|[{NUMERALS}]{{1,12}})({_BLANK}{{0,3}}\n{_BLANK}{{0,3}})({_PIECE}){_BLANK}{{0,2}}({_UNIT})"
# The start of a line that is not the rest of the one before.
_ITEM = r"[ \t\u3000]{0,8}(?:[（【]?[0-9一二三四五六七八九十]{1,3}[）】、.．]|第[0-9一二三四五六七八九十]{1,3}条)"
_LONG_LINE, _LONGEST_LINE = 12, 200  # characters from which an item's line is no heading; of a line that are looked at
_NEW_ITEM = (
    rf"[0-9]{{1,3}}[ \t]{{1,4}}20[0-9]{{2}}[年\-/.]|第[0-9一二三四五六七八九十]{{1,3}}[条期章节款]|[（【]?[0-9一二三四五六七八九十]{{1,3}}[）】、.．：|]|[·•●○■◆\-*|]|"
    rf"[{_HAN}（）/]{{2,12}}："
)


def one_width(written: str) -> str:
    """The same length: narrow digits, wide punctuation, and a comma within a number told from one between words."""
    same = one_script(written).translate(_SAME)
    same = compiled(_PAGE).sub(lambda page: " " * len(page[0]), same)
    same = compiled(_FILLED_IN).sub(" ", same)  # 分【16】期 is filled in
    same = compiled(r"(?<=[0-9])，(?=[0-9]{3}(?![0-9]))").sub(",", same)
    same = compiled(r"[,，](?![0-9]{3}(?![0-9]))|(?<![0-9])[,，]").sub(_comma, same)
    same = compiled(rf"(?<=[{_HAN}）])\.(?![0-9])").sub("。", same)
    return compiled(_CELLS).sub(lambda row: f"{row[1]}：{row[3]}", same)


def _comma(found: re.Match[str]) -> str:
    r"""A comma between words; one that a line break has torn from its number stays: ``50,\n000元``."""
    rest = found.string[found.end() : found.end() + 8]
    head = found.string[max(found.start() - 3, 0) : found.start()].rstrip()[-1:]
    torn = compiled(rf"{_BLANK}{{0,3}}[0-9]{{3}}(?![0-9])|[0-9]{{1,2}}{_BLANK}{{1,3}}[0-9]{{1,2}}(?![0-9])")
    return "," if head.isdigit() and torn.match(rest) else "，"


def without_blanks(narrow: str) -> tuple[str, list[int]]:
    """The text without its blanks, and where each character of it stood."""
    torn = _torn_numbers(narrow)
    widest = _width(narrow)
    pieces: list[str] = []
    places: list[int] = []
    last = 0
    for found in compiled(rf"{_BLANK}++").finditer(narrow):
        pieces.append(narrow[last : found.start()])
        places.extend(range(last, found.start()))
        kept = "" if found.start() in torn else _kept(narrow, found, widest)
        pieces.append(kept)
        places.extend([found.start()] * len(kept))
        last = found.end()
    pieces.append(narrow[last:])
    places.extend(range(last, len(narrow)))
    return "".join(pieces), places


type Widths = tuple[int, int]  # in characters, and in the room that they take: of the ASCII half as much


def _width(narrow: str) -> Widths:
    """How wide the lines are where a text is broken at a width, as a photo's is; 0 where each line is a paragraph."""
    measured = [_length(line) for line in narrow.splitlines() if line.strip()]
    return _full([one for one, _ in measured], 8), _full([room for _, room in measured], 16)


def _full(lengths: list[int], least: int) -> int:
    widest = max(lengths, default=0)
    full = sum(length * 5 >= widest * 4 for length in lengths)
    return widest if widest >= least and full >= 3 and full * 3 >= len(lengths) else 0


def _length(line: str) -> Widths:
    """How long a line is, in both measures; a photo puts blanks between characters that are none."""
    seen = [each for each in line if not each.isspace()]
    return len(seen), sum(2 - each.isascii() for each in seen)


def _kept(narrow: str, found: re.Match[str], widest: Widths) -> str:
    """What of a run of blanks means something: the end of a line, or the space between two columns."""
    before, after = narrow[found.start() - 1 : found.start()], narrow[found.end() : found.end() + 1]
    if not before or not after:
        return ""
    run = found[0]
    if "\n" in run or "\r" in run:
        return "\n" if _line_ends(narrow, found, widest) else ("" if _needs_no_blank(before) or _needs_no_blank(after) else " ")
    is_field = len(run) > 1 or "\t" in run
    if is_field and compiled(rf"[{_HAN}]{{2,10}}[：（]").match(narrow, found.end()):
        return "\n"
    return "" if _needs_no_blank(before) or _needs_no_blank(after) else " "


def _line_ends(narrow: str, found: re.Match[str], widest: Widths) -> bool:
    """Whether a line break ends something: a blank line, a full stop, a new item, or a line shorter than its neighbours."""
    if found[0].count("\n") > 1 or narrow[found.start() - 1] in "。；！？" or compiled(_NEW_ITEM).match(narrow, found.end()):
        return True
    if narrow[found.start() - 1] == "：" and not compiled(r"编?号：$").search(narrow, max(found.start() - 4, 0), found.start()):
        return True  # a heading; a number goes on in the next line
    if narrow[found.start() - 1] not in "，、" and compiled("[甲乙丙丁]方").match(narrow, found.end()):
        return True
    if narrow[found.start() - 1] in "，、（还付为币的至到于按由在从向和与及或":
        return False
    begin = narrow.rfind("\n", 0, found.start()) + 1
    line = narrow[max(begin, found.start() - _LONGEST_LINE) : found.start()]
    if line.rfind("（") > line.rfind("）") or (len(line) >= _LONG_LINE and compiled(_ITEM).match(line)):
        return False  # 贷款（合同 / 编号: a bracket is open, or an item has not come to its full stop
    return all(length * 4 < width * 3 or not width for length, width in zip(_length(line), widest, strict=True))


def _torn_numbers(narrow: str) -> set[int]:
    r"""Where runs of blanks stand within one number: ``2,0\n00元``, ``5 0 0 0 0 元``, ``50 000 元``, ``1月\n5日``."""
    torn: set[int] = set()
    for pattern in _TORN:
        for found in compiled(pattern).finditer(narrow):
            torn.update(found.start() + each.start() for each in compiled(rf"{_BLANK}++").finditer(found[0]))
    for found in compiled(_BROKEN).finditer(narrow):
        in_date = narrow[max(found.start() - 1, 0) : found.start()] in ("年", "月")
        if _is_one_number(found[1] + found[3], found[1], found[4]) and (not in_date or found[4] in "月日号"):
            torn.add(found.start(2))
    return torn


def _is_one_number(joined: str, first: str, unit: str) -> bool:
    """Whether two pieces make one number that may stand before ``unit``, and the first is not a whole one already."""
    if all(each in NUMERALS for each in joined):
        return read_integer(joined) is not None
    if not re.fullmatch(DIGITS, joined) or re.search(r"\.[0-9]{2}$", first):
        return False
    most = {"期": MOST_INSTALMENTS, "年": LATEST_YEAR, "月": 12, "日": 31, "号": 31, "%": 100, "个月": MOST_INSTALMENTS}.get(unit)
    return most is None or ("." not in joined and float(joined.replace(",", "")) <= most and (unit != "年" or len(joined) == 4))


def _needs_no_blank(character: str) -> bool:
    return not (character.isascii() and (character.isalnum() or character in ".,%"))
