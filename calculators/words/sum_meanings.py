"""What the words before a sum in a message say that it is: due, least, overdue, the whole, a part, a limit, paid, spent."""

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from typing import NamedTuple

from calculators.words.written_sums import CURRENCIES, Sum, find_sums

# The words right before a sum, the last of which counts; of those at one place the longest.
_LABELS = {
    "whole": r"欠款总额|欠款总金额|总欠款|总欠|欠款余额|欠款合计|欠款本息|透支余额|贷款余额|剩余(?:待还|未还)本金|剩余(?:本金|本息|欠款|应还总?额|未还)|未还(?:本息|总额|本金)(?:合计)?|"
    r"未偿还?(?:本息|余额|总额)|(?:当前|目前|全部|累计|合计|总共)(?:欠款|未还)(?:总?额|总?金额|本息|款项)?|(?:全部|所有|剩余|名下)的?(?:透支|逾期|未还)?(?:款项|本息|债务|欠款)|结清(?:金额|款)|全额结清|应还总欠款",
    "all": r"(?:全部|累计|总共)(?:待还|应还)(?:总?额|总?金额|本息|款项)?",
    "least": r"最低(?:应?还款?|应?付款|缴款|应还|应缴)?(?:总?额|金额|款额|款)?|至少还款|min(?:imum)?(?: payment)?(?: due)?",
    "overdue": r"逾期(?:应还|未还|欠款)?(?:总?额|总?金额|本息|款项|欠款|款|账款)?|拖欠(?:金额|款项)?|已到期未还",
    "due": r"(?:请|须|前)(?:按时|及时|尽快|立即)?(?:偿|归)?还(?:款|清)?|(?:本期|本月|当期|今日|到期|剩余|当前|目前|合计|当月|上期|[0-9]{1,2}月)?(?:账单)?(?:应还|应归还|应偿还|待还|应缴|需还|须还|应付|未还|应还款|待缴|应扣|待扣|需扣)(?:总?额|总?金额|款总?额|款金额|本息|款|钱)?|"
    r"(?:本期|本月|[0-9]{1,2}月)?账单(?:总?额|总?金额|已出|为)?|结欠|statement balance|(?:amount|total|payment) due",
    "pay": r"=|合计|共计|(?<![一总])共|本息|还款(?:总?额|总?金额|本息)?|欠款(?:总?金额|金额)?|扣款(?:金额)?|扣收|代扣|扣还|月供|月付|归还|缴纳|支付欠款|全额还款|欠",
    "part": r"(?:订单|合同|消费)金额|分期总额|本金|利息|手续费|违约金|罚息|滞纳金|年费|服务费|担保费|保费|复利|分期金额|每期|取现|分期付款",
    "limit": r"额度|限额|可用|可借|可贷|最高|最多可?借?|可领|提额|授信|备用金",
    "paid": r"已还款?|已归还|已扣款?|成功扣款|入账还款|还款入账|入账|还款成功|成功还款|已收到|收到您|收到还款",
    "spent": r"消费|支出|转账|转入|转出|存入|工资|代发|收入|余额|支付|退款|充值|提现|取款|汇款|放款|发放|优惠|立减|减免|红包|返现|奖励|券|积分|抵扣|折后",
}


class Abroad(NamedTuple):
    """A sum of another currency that is due."""

    currency: str
    words: str


# Right behind what is left of a bill: 请于12月8日前还清.
_WANTED = r"\s?[,，]?\s?(?:请|需|应|须|务必|未还|待还|[0-9]{1,2}月[0-9]{1,2}日(?:前|到期))"


def labelled(plain: str) -> dict[str, Decimal]:
    """The first yuan sum of each meaning."""
    found: dict[str, Decimal] = {}
    parts: list[Decimal] = []
    for label, each, before in _labels_of(plain):
        if not each.is_yuan or not (each.plainly or _may_be_bare(before)):
            continue
        if label == "pay" and len(parts) > 1 and each.value == sum(parts):
            found["pay"] = each.value  # 保费合计318.50元、本息1,902.11元，共计2,220.61元
        if label == "rest" and "due" in found:
            found["due"] = each.value  # 应还款5,000元，已还3,000元，剩余2,000元请于12月8日前还清
        found.setdefault("due" if label == "rest" else label, each.value)
        parts += [each.value] if label in ("pay", "part") else []
    return found


def abroad(plain: str) -> Abroad | None:
    """The first sum of another currency that is due or owed: 美元应还86.40美元."""
    for label, each, _ in _labels_of(plain):
        if not each.is_yuan and each.currency and label in ("due", "pay", "whole", "all", "overdue") and each.value > 0:
            name = next(name for name, code in CURRENCIES.items() if code == each.currency)
            return Abroad(each.currency, f"{each.value:,f} {name}")
    return None


def _labels_of(plain: str) -> Iterator[tuple[str, Sum, str]]:
    """Every sum that words say something of, what they say, and the words."""
    last, label_before = 0, None
    for each in find_sums(plain):
        before = re.split(r"[。;!？?]", plain[max(last, each.start - 40) : each.start])[-1]
        label = _label(before, plain[each.end : each.end + 18])
        if label is None and label_before and re.fullmatch(r"\s*[/、,，和及+]\s*", before):
            label = label_before  # 230.00元/1.25美元
        last, label_before = each.end, label
        if label:
            yield label, each, before


def _may_be_bare(before: str) -> bool:
    return bool(
        re.search(r"(?:应还|最低|账单|欠款|金额|总额|欠|还|额)(?:额|金额|款|款额|总额)?(?:为|是|:|约|共|人民币)?\s?$", before)
    )


@cache
def _label_pattern() -> re.Pattern[str]:
    return re.compile("|".join(f"(?P<{name}>{pattern})" for name, pattern in _LABELS.items()), re.IGNORECASE)


def _label(before: str, after: str) -> str | None:
    """What the words before a sum say that it is; what comes right behind it may say so too (100元手续费, 200,000元额度)."""
    left = re.search(r"(?:剩余|还剩|还需|仍需|尚需|还差)(?:应?还款?|归还|支付)?[为是:]?\s?(?:人民币|¥)?$", before)
    if left and re.match(_WANTED, after):
        return "rest"
    if re.match(r"\s?已?(?:成功)?分[0-9]{1,2}期", after):
        return "part"  # 账单金额9,600元已分12期
    if _is_due_behind(before, after):
        return "due"
    behind = re.match(
        r"\s?(?:的)?(手续费|利息|违约金|(?:解冻|保证|押|验资|激活|认证|诚意)[金费]|优惠券?|额度|备用金|红包|立减|还款券|免息券|.{0,2}额度|.{0,4}备用金)",
        after,
    )
    if behind:
        return "limit" if re.search("额度|备用金", behind[1]) else "part"
    labels = [(found.lastgroup, found) for found in _label_pattern().finditer(before)]
    labels = [(name, found) for name, found in labels if len(before) - found.end() <= 14]
    if not labels:
        return None
    return _of_labels(before, [name for name, _ in labels])


def _is_due_behind(before: str, after: str) -> bool:
    """726.33元待还,; 利息1,460.25元将于12月21日扣收."""
    due = re.match(
        r"\s?(?:的)?(?:信用卡|贷记卡|本期|当期)?(?:待扣|待还|账单|还款|应还|借款|贷款)(?:将|已(?!结清|还清|到账|发放|放款|成功|受理|审批)|于|到期|待|未|需|[0-9]{1,2}月[0-9]{1,2}日|,|，|。)",
        after,
    )
    if due and not re.search("消费|最高|优惠|发放", before):
        return True
    if re.match(
        r"\s?(?:将[于在][^,，。]{2,14}?(?=扣)|将[于在]?)?(?:[明今]天|[明今]日|后天|即将|已|[0-9]{1,2}月[0-9]{1,2}日)?(?:到期(?![日还时])|扣款(?!日)|应还|待还|需要?还|要还)",
        after,
    ) and not re.search("消费|额度|优惠|券", before):
        return True
    if re.search(r"(?:借款|贷款|债务|房贷|车贷|经营贷|消费贷|账单|分期)(?:金额|本金)?[^\w]{0,2}$", before) and re.match(
        r"\s?已?(?:逾期|委托|转让|拖欠|未还)", after
    ):
        return True
    return bool(re.search(r"(?:利息|结息)[^,，。]{0,4}$", before) and re.match(r"\s?(?:将|请|应于|需于|于)", after))


def _of_labels(before: str, names: list[str | None]) -> str | None:
    """The last label counts, unless an earlier one says more."""
    name = names[-1]
    if name in ("due", "pay") and "limit" in names and "应还" not in before:
        return "limit"
    if name == "pay" and any(each in ("least", "overdue", "whole") for each in names):
        return next(each for each in reversed(names) if each in ("least", "overdue", "whole"))
    return name
