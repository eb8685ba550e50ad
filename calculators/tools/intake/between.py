"""What stands between the accounts of a credit report: public records, and pieces that look like an account and were not understood."""

import re

from calculators.tools.intake.row import Row, make_row
from calculators.words.normalise import Normalised
from calculators.words.patterns import compiled

# Names and figures that stand between the accounts and are none.
_LOOKS_LIKE_ACCOUNT = (
    r"(?:贷记卡|贷款|授信|债权|代偿)[^。]{0,120}?(?:余额|逾期|结清|销户|未激活|转出)|(?<!账户)余额[为:]?[0-9]|发放的"
)
_BOILERPLATE = r"如下|账户数|信息概要|系统中没有|本报告|查询原因|贷款审批|贷后管理|说明"


def unread(compact: Normalised, start: int, end: int) -> list[tuple[int, str]]:
    """What between two accounts looks like one and was not understood."""
    return [
        (compact.line(piece.start()), compact.original(*piece.span()))
        for piece in compiled(r"[^。:]+(?:[。:]|$)").finditer(compact.plain, start, end)
        if compiled(_LOOKS_LIKE_ACCOUNT).search(piece[0]) and not compiled(_BOILERPLATE).search(piece[0])
    ]


def public_records(compact: Normalised) -> list[Row]:
    """Judgments, enforcement, taxes: information, most likely about a debt that stands among the accounts."""
    found = re.search(r"公共记录", compact.plain)
    if not found:
        return []
    end = re.compile("查询记录|说明1").search(compact.plain, found.end())
    part = compact.part(found.end(), end.start() if end else len(compact.plain))
    heads = [each.start() for each in re.finditer(r"(?:执行法院|立案法院|主管税务机关|处罚机构)(?::|为)", part.plain)]
    return [
        make_row(
            "information",
            part.line(start),
            part.original(start, end),
            note="公共记录。多半和上面某一笔是同一件事，没有算进合计。先看法院的日期。",
        )
        for start, end in zip(heads, [*heads[1:], len(part.plain)], strict=False)
    ]
