"""Which lender a message is about: whom the sender acts for, whose brand it bears, at whom the debt is said to be.

A collector's or an office's name is no lender. A brand in 【】 is one, unless it is an office's or a mere heading.
"""

from bisect import bisect_left
from collections.abc import Iterator
from typing import NamedTuple

from calculators.words.cues import HAN, Span, Words, compiled
from calculators.words.institutions import Institution, find_institutions, is_no_lender

_BUYER = "资产"  # who buys debts: a lender only where no other is named
_LONGEST_NAME = 12
_BRAND = r"【[ ]?([^】\n]{2,24})】"
_NO_BRAND = (
    r"通知|催告|告知|提醒|提示|案件|法务|法诉|律师|律所|咨询|商务|调解|仲裁|公证|公安|派出|法院|法庭|快递|速递|邮政|EMS|客服|私信|评论|函|警|反诈|执行|诉|信息|系统|专员|催收|外访|公告|驿站|柜|"
    r"征信|解纷|综治|医院|社保|电网|移动|联通|电信|公司财务|财务|会员|重组|优化|审核|核查|风控|经侦|检察|政府|街道|社区|12[0-9]{3}|最高|紧急|重要|回复|转发|语音|图片|视频|账单|还款|贷款|欠款|逾期|催缴|债权|结清|安排|预警|须知|关怀|核实|服务|处理|办公|登记|调度|组$|部$|处$|站$|办$|窗口|警告|督办|告警|上门|行动|违约|风险|失信|惩戒|信用管理|预告|^支付宝$|^微信支付?$|^京东$|^抖音$|课堂|物业|(?<!信用卡)中心$|[委会]$"
)
_ENTRUSTED = (
    r"受(?:到|了)?([^，。！？；\n(（【：:]{2,24}?)(?:有限公司|股份有限公司|公司|信用卡中心|之|的){0,2}(?:正式|全权|合法)?委托",
    r"委托(?:人|方|机构|单位)?[ ]?[:：为是]([^，。！？；\n(（【]{2,20})",
    r"(?:代理|代表)([^，。！？；\n(（【]{2,16}?)(?:有限公司|公司|处理|与|起诉|的|诉|$)",
)
_ENTRUSTS = r"(?:委托|授权)(?=我|本|律师|[^，。]{0,8}(?:催收|公司|律师|调解))"  # behind the lender's name
_OWED_AT = (
    r"(?:您|你|我)?(?:在|向|从|欠|跟|和|与|原)([一-龥A-Za-z0-9]{2,8}?)(?:这边|平台|上|里|处)?(?:的|所)?(?:欠款|借款|贷款|账单|欠账|合同|网贷|消费贷|订单|钱|分期(?:账单|欠款)?|逾期)",
)
_BY_STAGES = rf"([{HAN}]{{2,8}})分期"
_BY_NAME = (
    rf"([{HAN}]{{2,8}})(?:金融|钱包|金服|数科|普惠|易贷|快贷|速贷|秒贷|优贷|好贷|应急贷|好借|速借|易借|备用金)"
    r"(?!纠纷|法院|调解|机构|消费|借款|贷款|许可|监管|服务|产品|案|业|犯罪|秩序|政策|合同|资产|额度|诈骗|局|办)"
)
_CUT = r".{0,12}(?:您在|你在|我在|在|受|欠|还清|结清|偿还|拖欠|尚欠|还|向|由|与|跟|和|的|是|从|委托|本期|原|名下|处理|对|就|关于|即可|全部|我们|你|您|我|该|办理|申请|可以|可|选择|每|是否|说|叫|让|给|把|被|将|请|未|后|前|及|或|了|个|也|这)"
_COMMON_WORDS = (
    "账单 个性化 现金 办 办理 灵活 自由 免息 停息 信用卡 二次 协商 消费 商品 大额 本金 重新 继续 延期 无息 "
    "低息 最长 最高 长期 电子 再次 装修 车位 专项 申请 一次 免费 成功 余款 欠款 挂账 剩余 提前 做 进行 支持 "
    "享受 额度 购物 手机 可 逾期 还款 首期 当期 罚息 款项 总额 全额 贷款 多家 网上 平台 外面 别人 朋友 亲戚 "
    "网贷 银行 公司 家里 单位 各家 几家 各平台 机构 别的 其他 其它 一家 有家 某家 这家 那家 哪家 每家 自己 "
    "绑定 冒充 任何 我行 我司 本行 本人 本公司 贵公司 贵行 本所 我所 我处 他们 咱们 你们 我们 债务 个人 民间 "
    "合法 依法 尽快 当地 名下 大数据 这边 那边 手机银行 网上银行 电话银行 掌上银行 微信银行"
)
_COMMON = tuple(_COMMON_WORDS.split())
_NO_NAME = r"委托人|管辖|当事人|我|你|您|他|她|它|们|其|这|那|贵|本(?:司|行|公司|人)|某家|有家|哪家|一家|几家|两家|多家|把|冒充|绑定|尊敬|自己|开始|因为|由于|接受|受理|转入|发卡|指定|任何|合作|各家?银行|各大|所有|家人|朋友|亲戚|案子|案件|单子|现已|已经|现|将于|特此|我方|微信|支付宝|社保|检查|请|储蓄|监管|刷"


class Lender(NamedTuple):
    """A lender as the message names it, where, and who it is where that is known."""

    name: str
    span: Span
    institution: Institution | None


def lender_in(words: Words) -> Lender | None:
    """The lender whose debt the message is about; None where it names none."""
    return next(_lenders(words), None)


def brand_in(words: Words) -> tuple[str, Span] | None:
    """What stands in the first 【】, whoever it is."""
    found = compiled(_BRAND).search(words.text)
    return (found[1].strip(), Span(found.start(1), found.end(1))) if found else None


def _lenders(words: Words) -> Iterator[Lender]:
    """The lenders that are named, those whom the sender acts for first, who only bought the debt last."""
    mentions = [
        (Span(each.start, each.end), each.institution)
        for each in find_institutions(words.live)
        if not _is_means(words, each.end, each.institution.known) and _is_lender(each.written)
    ]
    lending = [each for each in mentions if _BUYER not in each[1].name]
    yield from _entrusting(words, lending)
    yield from _branded(words, lending)
    yield from (_lender(words, *each) for each in lending)
    for found in compiled(_BY_STAGES).finditer(words.live):
        yield from _by_stages(words, found.start(1), found.end(1))
    for found in compiled(_BY_NAME).finditer(words.live):
        yield from _by_stages(words, found.start(1), found.end(1), found.end() - found.end(1))
    for cue in _OWED_AT:
        for found in compiled(cue).finditer(words.live):
            if _may_be_name(found[1]):
                yield Lender(words.plain.excerpt(*found.span(1)), Span(*found.span(1)), None)
    yield from (_lender(words, *each) for each in mentions if _BUYER in each[1].name)
    for found in compiled(_BRAND).finditer(words.text):
        if _BUYER in found[1]:
            yield Lender(found[1], Span(*found.span(1)), None)


def _entrusting(words: Words, mentions: list[tuple[Span, Institution]]) -> Iterator[Lender]:
    """Whom the sender acts for: 受江川银行委托, 委托人：橙花分期, 橙花分期委托我们."""
    for cue in _ENTRUSTED:
        for found in compiled(cue).finditer(words.live):
            yield from _within(words, Span(*found.span(1)), mentions)
    for found in compiled(_ENTRUSTS).finditer(words.live):
        before = compiled(r"[^，。！？；\n(【: ]{2,16}$").search(words.live[max(0, found.start() - 16) : found.start()])
        if before:
            yield from _within(words, Span(found.start() - len(before[0]), found.start()), mentions)


def _branded(words: Words, mentions: list[tuple[Span, Institution]]) -> Iterator[Lender]:
    """Whose brand in 【】 the message bears."""
    entrusted = words.has(r"(?:受让|受|接受)~16委托")
    for found in compiled(_BRAND).finditer(words.text):
        span = Span(*found.span(1))
        inside = _first_in(mentions, span.start, span.end)
        if inside:
            if not compiled(r"法院|法庭|调解|仲裁|公证|律师|律所").search(found[1]):
                yield _lender(words, *inside)
        elif not entrusted and _is_brand(found[1]):
            yield Lender(words.plain.excerpt(*span).strip(), span, None)


def _is_brand(name: str) -> bool:
    """Whether what stands in 【】 may be a lender: no office, no heading, no buyer of debts."""
    return (
        not compiled(_NO_BRAND).search(name)
        and not is_no_lender(name)
        and _BUYER not in name
        and compiled(rf"[{HAN}A-Za-z]{{2}}").search(name) is not None
    )


def _first_in(mentions: list[tuple[Span, Institution]], start: int, end: int) -> tuple[Span, Institution] | None:
    """The first mention that begins between two places."""
    index = bisect_left(mentions, start, key=lambda each: each[0].start)
    return mentions[index] if index < len(mentions) and mentions[index][0].start < end else None


def _within(words: Words, span: Span, mentions: list[tuple[Span, Institution]]) -> Iterator[Lender]:
    inside = _first_in(mentions, span.start - 2, span.end)
    if inside:
        yield _lender(words, *inside)
    name = words.live[span.start : span.end]
    stages = compiled(_BY_STAGES).search(name)
    if stages:
        yield from _by_stages(words, span.start + stages.start(1), span.start + stages.end(1))
    elif _may_be_name(name) and len(name) <= _LONGEST_NAME and not is_no_lender(name):
        yield Lender(words.plain.excerpt(*span), span, None)


def _by_stages(words: Words, start: int, end: int, ending: int = 2) -> Iterator[Lender]:
    """橙花分期: a lender's own name before 分期, not a way to pay."""
    cut = compiled(_CUT).match(words.live[start:end])
    start += cut.end() if cut else 0
    name = words.live[start:end]
    if len(name) >= 2 and name not in _COMMON and not any(name.endswith(each) for each in _COMMON) and _may_be_name(name):
        span = Span(start, end + ending)
        yield Lender(words.plain.excerpt(*span), span, None)


def _is_means(words: Words, end: int, known: bool) -> bool:
    """江川银行卡, 花呗还有额度吧: a card to pay with, a loan to draw anew, and not whose debt it is."""
    after = words.live[end : end + 8]
    return (not known and after.startswith("业")) or compiled(r"^(?:借呗|还?有|里)?[^，。]{0,3}(?:额度|套)").match(
        after
    ) is not None


def _is_lender(written: str) -> bool:
    """Whether a mention is a name beyond what belongs to the sentence: not 您的银行, 有家银行."""
    name = written[_opening(written) :]
    return name not in _COMMON and name != "银行" and len(name) >= 2 and not compiled(_NO_NAME).search(name)


def _may_be_name(name: str) -> bool:
    return (
        name not in _COMMON
        and not compiled(_NO_NAME).search(name)
        and not compiled(
            r"^[0-9]|[元期天日月号几并备请没不要去来说看打做能会就里到等让给很都再又才]|贷款|欠款|借款|款|严重|网贷|尾号|信用卡|合同|逾期|约定|还|欠"
        ).search(name)
        and compiled(rf"[{HAN}A-Za-z]{{2}}").search(name) is not None
    )


def _lender(words: Words, span: Span, institution: Institution) -> Lender:
    start = span.start + _opening(words.live[span.start : span.end])
    written = words.plain.excerpt(start, span.end)
    name = institution.name if institution.known else _short(written, institution)
    return Lender(name, Span(start, span.end), institution)


def _opening(written: str) -> int:
    """How much of a mention belongs to the sentence before the name: 名下原东港银行, 我云上银行."""
    found = compiled(
        r"^(?:名下|原|现|尊敬的|关于|贵|就|对|所欠|所借|我方当事人|方当事人|当事人|委托人|我是|我们是|这里是|这边是|我|你|您|他|她|的|是|在|说|叫|跟|和|与|把|被|有家|某家|一家|哪家|这家|那家|冒充|绑定){1,4}"
    ).match(written)
    return found.end() if found else 0


def _short(written: str, institution: Institution) -> str:
    """The name as it was written, without its company's form and office."""
    short = compiled(r"(?:股份|有限|责任|公司|信用卡中心|信用卡部|总行|分行|支行).{0,20}$").sub("", written)
    return short if len(short) >= 2 else institution.name
