"""How a debt of a list by hand stands: late, settled, as its item or the heading above it says."""

import re

from calculators.tools.intake.items import SETTLED
from calculators.tools.intake.messages import is_overdue

_LATE = r"还不上|没还|未还(?!本)|没有还|断供|逾期|拖了|拖欠|没钱还|还不起了"
_NOT_LATE = r"(?:没有?|未|无|从未|不|还没|尚未)逾期|正常还|没逾期|按时|正常"
_LEFT = r"(?:还有|还剩|剩)[^,，。;]{0,12}(?:没|未)还"  # 还有9200没还 is left, not late


def is_settled_itself(plain: str, end: int) -> bool:
    """Whether what is settled is this debt, whose sum ends at ``end``, and not another that the item goes on to name: 欠江川1.2万, 橙花都还清了."""
    for found in re.finditer(SETTLED, plain):
        clause = re.split(r"[,，。;]", plain[: found.start()])[-1]
        if found.start() < end or len(clause) >= found.start() - end:
            return True
        if not re.search(r"[^\W\d_]", re.sub(r"已经?|都|全部?|早就|上个?月|今年|去年|刚刚?|现在|也|了", "", clause)):
            return True
    return False


def _heads_late(heading: str) -> bool:
    """Whether an item stands under 已逾期."""
    return bool(re.search(r"(?<![快将未没])(?:已经?)?逾期", heading)) and not re.search("[快将未没]", heading)


def is_late(plain: str, heading: str) -> bool:
    """Whether an item says that it is late, or stands under 已逾期 and says nothing else."""
    if _heads_late(heading) and not re.search(_NOT_LATE, plain):
        return True
    if re.search(r"逾期(?:天数|情况|与否)?\s?[:：]?\s?(?:否|无|0)", plain):
        return False
    late = re.sub(f"{_NOT_LATE}|{_LEFT}", "", plain)
    return bool(re.search(_LATE, late)) and (is_overdue(plain) or "逾期" not in late or bool(re.search(r"逾期了?|已逾期", late)))
