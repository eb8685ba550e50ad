"""The columns of a table of debts: what each means by its heading, and whether the table is one of debts at all."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from calculators.tools.intake.headings import BALANCE, ENDINGS, NAME, OTHERS
from calculators.words.written_sums import read_sum

_PLAN = r"(?:第?几?期(?:数|次|号)?|第几期|期次|期号|还款期数|期)$"
_STATEMENT = r"摘要|交易(?:日期|时间|金额|类型|对方|地点)|收入|支出|借方|贷方|记账日|收支|流水|对方户名|用途"
_OF_OTHERS = r"欠我的?|借给谁|借款人|应收|债务人"
_LONGEST_HEADING = 12


class Column(NamedTuple):
    """A column's meaning and, of those that say what is owed, how sure its heading is (0 the surest)."""

    means: str
    rank: int = 0


def columns_of(cells: list[str]) -> list[Column] | None:
    """What the headings of a table of debts mean; None where the cells are no headings."""
    columns = [column_of(cell) for cell in cells]
    named = [each for each in columns if each.means != "unknown"]
    if (
        len(cells) > 1
        and re.search(_OF_OTHERS, " ".join(cells))
        and not re.search(r"[0-9]", "".join(cells))
        and max(map(len, cells)) <= 8
    ):
        return columns  # what others owe, whatever else it says
    both = {"name", "balance"} <= {each.means for each in named}
    if len(named) < 2 or (len(named) * 2 <= len(cells) and not both) or any(read_sum(cell) for cell in cells):
        return None
    if not any(each.means in ("name", "item") for each in columns):
        columns = _with_names(columns, cells)
    return columns if means_debts(columns, cells) is not None else None


def _with_names(columns: list[Column], cells: list[str]) -> list[Column]:
    """The columns, of which none is headed as one of names, with the one that may hold them all the same: a kind, or the first of all."""
    kinds = [place for place, each in enumerate(columns) if each.means == "kind"]
    if kinds:
        return [Column("item") if place in kinds else each for place, each in enumerate(columns)]
    if re.fullmatch(r"负债|债务|欠款|贷款|网贷|信用卡", cells[0].strip()) and any(
        each.means == "balance" for each in columns[1:]
    ):
        return [Column("name"), *columns[1:]]
    owed = any(each.means == "balance" and each.rank < 2 for each in columns)
    first = next((place for place, each in enumerate(columns) if each.means != "count"), 0)
    if owed and len(columns) > 2 and columns[first].means == "unknown":
        return [Column("name") if place == first else each for place, each in enumerate(columns)]
    return columns


def means_debts(columns: list[Column], cells: list[str]) -> bool | None:
    """True: a table of debts; False: one of something else; None: no table's headings at all."""
    means = {each.means for each in columns}
    if _is_of_something_else(means, [cell.strip() for cell in cells]):
        return False
    if means & {"name", "item"}:
        return True if means & {"balance", "due", "contract", "least", "limit", "late"} else None
    return True if means & {"balance", "due"} else None


def _is_of_something_else(means: set[str], cells: list[str]) -> bool:
    """A plan of payments, what others owe, what came and went, or only what was repaid."""
    line = " ".join(cells)
    plan = any(re.fullmatch(_PLAN, cell) for cell in cells) and means & {"due", "day"} and "name" not in means
    moved = {"余额"} & {*cells} and {"日期", "时间"} & {*cells} and {"金额", "发生额", "变动"} & {*cells}
    log = means <= {"count", "item", "balance", "unknown", "day"} and {"日期", "时间"} & {*cells} and "item" in means
    statement = re.search(_STATEMENT, line) and not re.search(r"欠|贷|债|待还", line)
    return bool(plan or moved or log or statement or re.search(_OF_OTHERS, line) or means == {"repaid", "name"})


def column_of(cell: str) -> Column:
    """What a heading or a label means."""
    head = re.sub(r"[\s:*\"“”]|[(（](?:元|万元|万|w|人民币|￥|¥|rmb|单位[^)）]*|%|年)[)）]$", "", cell.lower())
    head = re.sub(r"/元$|\(元\)|单位元", "", head)
    if not head:
        return Column("unknown")
    whole = next((column for column, pattern in _meanings() if re.fullmatch(pattern, head)), None)
    if whole or len(head) > _LONGEST_HEADING:
        return whole or Column("unknown")
    ending = next((means for means, pattern in ENDINGS.items() if re.search(f"(?:{pattern})$", head)), "unknown")
    return Column(ending, 1 if ending == "balance" else 0)


def _meanings() -> Iterator[tuple[Column, str]]:
    """What a whole heading may mean, the surest first."""
    yield Column("item"), r"项目|事项|明细|内容|科目|款项"
    for means in ("limit", "contract", "repaid", "late", "least"):
        yield Column(means), OTHERS[means]
    yield from ((Column("balance", rank), pattern) for rank, pattern in enumerate(BALANCE))
    for means in ("due", "days", "state", "opened", "tail", "kind", "rate", "day", "count"):
        yield Column(means), OTHERS[means]
    yield Column("name"), NAME
