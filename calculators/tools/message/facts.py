"""What a message says of a debt: amounts, the day that is due, the account's tail. Only what stands there; a year comes from the day of receipt."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from calculators.words import pay_days
from calculators.words.cues import Span, Words, compiled
from calculators.words.dates import find_days, real_day
from calculators.words.normalise import normalised
from calculators.words.numbers import find_amounts, read_count
from calculators.words.sum_meanings import labelled

_LABEL_REACH = 18
_MINIMUM = r"最低"
_FOREIGN = r"美元|美金|港币|港元|外币|欧元|日元|英镑|USD|HKD"
# What stands before an amount that is neither due nor owed.
_OTHER = (
    r"额度|可用|可借|减免|减|省|本金(?!合计|及)|利息(?!合计)|罚息|手续费|违约金|每期|每月|月还|已还|收到|还款入账|入账|消费(?!金融|贷)|支出|工资|首付|定金|原|封顶|优惠|红包|奖|分期金额|满|送|"
    r"贷款审批|借款(?:人民币|金额)?$|放款|合同金额|代还|扣款成功|转|缴|交|付|服务费|打|押金|只需|支付"
)
_DUE = r"(?:本期)?账单(?:总)?(?:金额|额)|应还款?(?:总)?额?|应还|待还|需还|还需|应缴(?:总额)?|应付|应扣|扣收|结欠|月供|本[月期](?:应|需|要)?还|本期账单|账单金额|账单|剩余待还|还剩|剩余|待缴|待付|还款金额|还款额|本息合计|本息|本期|结息|利息|最晚还|需还款|卡款|到期|第[0-9]{1,3}期"
_TOTAL = r"欠款(?:余额|合计|总额|共计|金额)?|总欠款?|尚欠|共欠|合计(?:欠款)?|总额|总计|一共|共计|(?<![一总公])共(?=[:： ¥]{0,2}$)|全部欠款|欠了?|拖欠|剩余应还|未还(?:金额|本息)?|余额|结清(?:金额)?|透支|当前欠"
_OVERDUE = r"逾期(?:金额|本息合计|本息|本金|欠款|总额|款项|未还金额|账单|应还)?|当前逾期|欠息|超期"
_SOONER = r"(?:合计|总额|总计|共计|为|约|大概|金额|共|人民币|RMB|¥|[:：是= ，、(（]|元|已更新|更新|已出|明细)"

_LABELS = (("minimum_due", _MINIMUM), ("amount_due", _DUE), ("amount_total", _TOTAL), ("overdue_amount", _OVERDUE))
# 应还本息共计 2,218.40 元 is what is due; 299 元账单待还 has its label behind it.
_WHOLE_DUE = r"(?:应还|需还|待还|应缴)[^，剩余欠]{0,6}(?:共计|合计|总计|总额|共)[^，]{0,4}$"
_DUE_AFTER = r"^元?(?:需要?|要|应)还|^元?的?(?:账单|款项|借款|贷款|还款|欠款)?(?:还有|还剩|即将|快要|将在|再过)?[0-9一二三四五六七八九十今明后大]{0,3}[天日]?(?:内|后)?到期(?!还款)(?!日)|^元?的?(?:账单|款项|借款|贷款|还款)?(?:待还|待缴|未还清|将于|应还)|^元?块?的还款|^元?(?:足额)?存入~6(?:绑定|还款|扣款|银行卡|账户)"
# Sums of what is asked for, offered or owed in all, where nothing falls due.
_NO_BILL = r"逾期|拖欠|结清|减免|转让|额度~6(?:领|提)|转账|转入|汇款|贷款审批|恭喜|保证金|服务费|律师|法院|仲裁|公证|调解|承诺"
_FALLS_DUE = r"^元?(?:即将|将|快|就要)?(?:于)?~6(?:到期|扣款|扣收|待还|应还)"
_NO_AMOUNT = (
    r"^[.\-/][0-9]|^[0-9]|^[ ]?(?:[笔期张个次天日号位家条名月年折%‰]|小时)"  # the parts of a day, of a longer number; a count
)

_TAIL = (
    r"(?:尾号|尾数|末四位|后四位|末4位|后4位|尾四位|末尾)(?:数字|号码|数)?[ ]?(?:为|是|:)?[ ]?[(（【]?[*xX]{0,8}([0-9]{3,4})(?![0-9])",
    r"(?:信用卡|贷记卡|账户|卡号?)[ ]?[(（]?[*xX]{0,8}[ ]?([0-9]{4})[)）]",
    r"[*]{2,8}[ ]?([0-9]{4})(?![0-9])",
    r"(?<![0-9.\-/年])([0-9]{4})(?:信用|贷记)?卡",
    r"卡片?[ ]?([0-9]{4})(?=本|账|，)",
    r"您(?:的)?([0-9]{4})账户",
    r"(?:信用卡|贷记卡)[ ]?([0-9]{4})(?![0-9年.\-/元])",
)
_PAYS = r"储蓄|借记|代扣|扣款|还款卡|工资卡|自动扣|支付|转入"
_PAYS_BEFORE = r"(?:扣款|还款|代扣|绑定|划扣|收款)(?:账户|账号|银行卡|卡)(?:为|是|:)?(?:您|你)?(?:的)?$|(?:从|由|通过|绑定)(?:您|你)?(?:的)?(?:名下)?$"

_DAY_LABEL = r"还款日|到期日?|还款截止日?|缴款截止日?|截止日?期?|最后还款日?|最晚|最迟|还款期限|缴款期限|缴费日|应还日|扣款日|请于|请在|将于|应于|需于|须于|定于|期限"
_DAY_LABEL_STRONG = r"还款日|到期日?|还款截止日?|缴款截止日?|最后还款日?|最晚|最迟|还款期限|缴款期限|缴费日|应还日|扣款日"
_DAY_AFTER = r"^[ ]?(?:[0-9]{1,2}[:点时][0-9]{0,2})?(?:之前|前|到期|扣|自动|需还|应还|应扣|将扣|还款|还清|结息|还|为还款日|是还款日|最后还款|到还款日|将到期|将在)"
_NO_DAY = (
    r"账单日|出账|截至|截止到|入账|消费(?!金融|贷)|签订|转让|还款于|成立|公告|制作|开庭|记账|签署|通过|活动|优惠|卡于|借款于|统计"
)
_SHORT_DAY = r"(?<![0-9/.\-])(1[0-2]|0?[1-9])[/.\-](3[01]|[12][0-9]|0?[1-9])(?![0-9/.\-元%万])"
_PART = r"[0-9一二三四五六七八九十两廿]{1,3}"
_RELATIVE = (
    (rf"(还款日|到期日|最晚|最迟|截止日?)(?:是|为|:)?(?:每月)?({_PART})[日号]", "this"),
    (rf"(下个?月|次月)[ ]?({_PART})[日号]", "next"),
    (rf"(每月|每个月|本月|这个月|当月)[ ]?({_PART})[日号]", "this"),
    (rf"(?<![0-9月年])(?<!月)({_PART})[日号](?=前|之前|到期|还款|扣|[(（][0-9]{{1,2}}月)", "this"),
)
_RELATIVE_DAYS = ((r"今[天日](?!内)", 0), (r"明[天日]", 1), (r"大后天", 3), (r"后天", 2))
_PAST = r"至今未|仍未|已逾期|应还未还|到期未|至今没|逾期[0-9]"


@dataclass(frozen=True)
class Facts:
    """The facts of a debt in a message, each None where it does not stand there, and where those that do stand."""

    due_amount: Decimal | None = None
    minimum_due: Decimal | None = None
    amount_total: Decimal | None = None
    overdue_amount: Decimal | None = None
    due_date: date | None = None
    account_tail: str | None = None
    places: tuple[tuple[str, Span], ...] = ()


def facts_in(words: Words, received: date | None) -> Facts:
    """The facts of the debt that a message is about."""
    amounts = dict(_amounts(words))
    for code, found in _by_their_meanings(words):
        if code not in amounts or compiled(r"(?:利息|本金|罚息|手续费)~3$").search(words.before(amounts[code][1].start, 8)):
            amounts[code] = found  # nothing, or a part of it
    tail = _tail(words)
    due = due_day(words, received)
    places = [(code, span) for code, (_, span) in amounts.items()]
    if tail:
        places.append(("account_tail", tail[1]))
    if due:
        places.append(("due_date", due[1]))
    return Facts(
        due_amount=amounts["amount_due"][0] if "amount_due" in amounts else None,
        minimum_due=amounts["minimum_due"][0] if "minimum_due" in amounts else None,
        amount_total=amounts["amount_total"][0] if "amount_total" in amounts else None,
        overdue_amount=amounts["overdue_amount"][0] if "overdue_amount" in amounts else None,
        due_date=due[0] if due else None,
        account_tail=tail[0] if tail else None,
        places=tuple(places),
    )


def _amounts(words: Words) -> Iterator[tuple[str, tuple[Decimal, Span]]]:
    """The amount of each label: the first, unless a later one is labelled more surely."""
    found: dict[str, tuple[int, Decimal, Span]] = {}
    last = 0
    for amount in find_amounts(words.text):
        gap = words.text[max(last, amount.start - _LABEL_REACH) : amount.start]
        gap = compiled(r"[^。！？；\n]{0,18}$").search(gap)[0].rstrip(" ¥")  # type: ignore[index]
        after = words.text[amount.end : amount.end + 12]
        if not compiled(_FOREIGN).search(gap[-8:]):  # what labels dollars labels the yuan behind them too
            last = amount.end
        code = _label(gap, after, amount.bare)
        if not code or amount.value <= 0 or compiled(_NO_AMOUNT).match(after):
            continue
        sure = _sureness(code, gap)
        if code not in found or sure > found[code][0]:
            found[code] = sure, amount.value, Span(amount.start, amount.end)
    due, whole = found.get("amount_due"), found.get("amount_total")
    if due and whole and whole[1] == _sum_before(words, whole[2]):
        found["amount_due"] = whole  # 账单一868.45元，账单二400.00元，共1,268.45元
    if due and whole and due[0] == 0 and whole[1] > due[1]:
        found["amount_due"] = whole  # 本金…，利息…，合计…
    if whole and not due and _adds_up_what_is_due(words, whole[2]):
        found["amount_due"] = found.pop("amount_total")
    for code, (_, value, span) in found.items():
        yield code, (value, span)


def _by_their_meanings(words: Words) -> Iterator[tuple[str, tuple[Decimal, Span]]]:
    """What a bill asks as ``sum_meanings`` reads it, for what has no label of ``_LABELS``."""
    said = labelled(normalised(words.text).plain)
    places = {amount.value: Span(amount.start, amount.end) for amount in find_amounts(words.text)}
    due = said.get("due", said.get("pay") if "whole" not in said and "overdue" not in said else None)
    for code, value in (("amount_due", due), ("minimum_due", said.get("least"))):
        owed = words.has(_NO_BILL) or (words.has("欠款|尚欠") and not words.has("最低|账单|还款日|截止日"))
        if value and value in places and not owed:
            yield code, (value, places[value])


def _adds_up_what_is_due(words: Words, span: Span) -> bool:
    """Whether a total is the sum of the parts of one bill: 本月应扣分期本金1,250元、手续费93.75元，合计1,343.75元."""
    before = compiled(r"[^。！？；\n]{0,70}$").search(words.before(span.start, 70))[0]  # type: ignore[index]
    bill = compiled(r"(?:本期|本月|当期|[0-9]{1,2}月)[^，]{0,6}(?:应|待|需|须|账单)|应扣|待扣|将扣").search(before)
    return bool(bill and compiled(r"合计|共计|总计|共").search(before[-8:])) and not compiled(r"剩余|尚欠|欠款|未还").search(
        before
    )


def _sum_before(words: Words, span: Span) -> Decimal:
    """What the amounts of the same sentence before a total come to, where they are two or more."""
    before = compiled(r"[^。！？；\n]{0,90}$").search(words.before(span.start, 90))[0]  # type: ignore[index]
    parts = [each.value for each in find_amounts(before) if not each.bare]
    return sum(parts, Decimal(0)) if len(parts) > 1 else Decimal(0)


def _sureness(code: str, gap: str) -> int:
    """How surely a label says what is due: what is left of it, what must be paid, a bill, a part such as the interest."""
    if code != "amount_due":
        return 0
    for rank, cue in (
        (3, r"剩余|还剩|仍需|还需|尚需"),
        (2, r"应还|需还|待还|应缴|应扣|扣收|账单(?:总|金)?额|合计|共计"),
        (0, r"利息|罚息"),
    ):
        if compiled(cue).search(gap):
            return rank
    return 1


def _label(gap: str, after: str, bare: bool) -> str | None:
    if compiled(_FOREIGN).search(gap[-8:]) or compiled(_FOREIGN).match(after):
        return None
    found = {code: places[-1] for code, cue in _LABELS if (places := [each.end() for each in compiled(cue).finditer(gap)])}
    if not found:
        return "amount_due" if compiled(_DUE_AFTER).match(after) else None
    if "minimum_due" in found and found["minimum_due"] >= max(0, gap.rfind("，"), gap.rfind(" ") - 4):
        return "minimum_due"
    code = max(found, key=lambda each: (found[each], each == "amount_due"))
    others = [each.end() for each in compiled(_OTHER).finditer(gap)]
    if (others and others[-1] > found[code]) or (bare and not compiled(rf"^{_SOONER}{{0,4}}$").match(gap[found[code] :])):
        return None
    if "overdue_amount" in found and found["overdue_amount"] >= found[code] - 8 and code != "minimum_due":
        return "overdue_amount"
    falls_due = compiled(_WHOLE_DUE).search(gap) or compiled(_FALLS_DUE).match(after)
    return "amount_due" if code == "amount_total" and falls_due else code


def _tail(words: Words) -> tuple[str, Span] | None:
    for cue in _TAIL:
        for found in compiled(cue).finditer(words.text):
            after = words.text[found.end() : found.end() + 14].split("，")[0]
            before = words.text[max(0, found.start() - 10) : found.start()]
            if compiled(_PAYS).search(after) or compiled(_PAYS_BEFORE).search(before):
                continue
            return found[1], Span(*found.span(1))
    return None


def due_day(words: Words, received: date | None) -> tuple[date, Span] | None:
    """The day on which a payment falls due, by its label."""
    best: tuple[int, int, date, Span] | None = None
    past = words.has(_PAST)
    for year, month, day, span, short in _days(words):
        rank = _rank(words.text, span, short)
        made = _whole(year, month, day, received, past) if rank else None
        if made and (best is None or (rank, -span.start) > (best[0], best[1])):
            best = (rank, -span.start, made, span)
    if best:
        return best[2], best[3]
    second = pay_days.due_date(normalised(words.text).plain, received) if not past else None
    if second:
        return second, next(
            (span for _, month, day, span, _ in _days(words) if (month, day) == (second.month, second.day)), Span(0, 0)
        )
    return _relative(words, received)


def _days(words: Words) -> Iterator[tuple[int | None, int, int, Span, bool]]:
    for each in find_days(words.text):
        if each.month:
            yield each.year, each.month, each.day, Span(each.start, each.end), False
    for found in compiled(r"(?<![0-9])(20[0-9]{2})(0[1-9]|1[0-2])(0[1-9]|[12][0-9]|3[01])(?![0-9])").finditer(words.text):
        yield int(found[1]), int(found[2]), int(found[3]), Span(*found.span()), False
    for found in compiled(_SHORT_DAY).finditer(words.text):
        yield None, int(found[1]), int(found[2]), Span(*found.span()), True


def _rank(text: str, span: Span, short: bool) -> int:
    """How surely a day is the one that is due; 0: it is not."""
    before = compiled(r"[^，。！？；\n]{0,14}$").search(text[max(0, span.start - 14) : span.start])[0]  # type: ignore[index]
    after = text[span.end : span.end + 20]
    if compiled(_NO_DAY).search(before):
        return 0
    strong = list(compiled(_DAY_LABEL_STRONG).finditer(before))
    if strong and len(before) - strong[-1].end() <= 6:
        return 4
    if short:
        return 3 if compiled(r"^(?:前|之前|到期|还款)").match(after) else 0
    if compiled(
        r"^[ ]?(?:前|之前)?(?:到期|扣|自动|需还|应还|应扣|将扣|还款|还清|结息|有一?笔|有(?=[0-9¥])|[)）]?(?:为|是)[^，。]{0,14}还款日|(?:为|是)(?:您的)?(?:本期)?(?:到期|最后|最终)?还款|为最后)"
    ).match(after):
        return 3
    if compiled(_DAY_LABEL).search(before):
        return 2
    return 1 if compiled(_DAY_AFTER).match(after) else 0


def _whole(year: int | None, month: int, day: int, received: date | None, past: bool) -> date | None:
    if year is not None:
        return real_day(year, month, day)
    if received is None:
        return None
    forward = next(
        (made for made in (real_day(received.year + more, month, day) for more in (0, 1)) if made and made >= received), None
    )
    if past:
        back = next(
            (made for made in (real_day(received.year - less, month, day) for less in (0, 1)) if made and made <= received), None
        )
        return back or forward
    return forward


def _relative(words: Words, received: date | None) -> tuple[date, Span] | None:
    """每月10日, 下个月八号, 明天: a day only beside the day of receipt."""
    if received is None or not words.has(r"还款|到期|扣款|账单|应还|待还|还"):
        return None
    for cue, which in _RELATIVE:
        for found in compiled(cue).finditer(words.text):
            day = read_count(found[found.lastindex or 1])
            if not day or day > 31 or compiled(_NO_DAY).search(words.text[max(0, found.start() - 6) : found.start()]):
                continue
            made = _in_month(received, day, ahead=which == "next")
            if made:
                return made, Span(*found.span())
    for found in compiled(
        rf"(?:还有|再过|剩)?({_PART})天(?:之)?后(?=~6(?:到期|还款|扣))|还有({_PART})天(?=~6(?:到期|还款日))"
    ).finditer(words.text):
        days = read_count(found[1] or found[2])
        if days:
            return received + timedelta(days=days), Span(*found.span())
    for cue, days in _RELATIVE_DAYS:
        for found in compiled(cue + r"(?=~14(?:到期|还款日|扣款|扣|还款))").finditer(words.text):
            return received + timedelta(days=days), Span(*found.span())
    return None


def _in_month(received: date, day: int, ahead: bool) -> date | None:
    """The next such day of a month, or with ``ahead`` that of the month after."""
    months = received.year * 12 + received.month - 1
    first = 1 if ahead else 0
    for more in (first, first + 1):
        made = real_day((months + more) // 12, (months + more) % 12 + 1, day)
        if made and made >= received:
            return made
    return None
