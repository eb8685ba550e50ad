"""What a sentence says before some words, and changes them: that it is not so, or that it is so only after a default."""

from calculators.tools.agreement.parties import Parties
from calculators.tools.agreement.text import Text
from calculators.words.patterns import compiled

# What a sentence says before the words of a risk, and means the contrary. 不能 is not here: 不能按期还款的，…到期.
_NEGATION = (
    r"不得(?:以|要求|因|再)?|不会|不可以?|不应|亦不|也不|不承担|不予|不再(?!履行|还|按|支付)|不要求|不需要?|无需|无须|毋须|不必|禁止|严禁|请勿|切勿|不要|不以|"
    r"不另|免收|不(?:再|另)?$|不向|不接受|不存在|不因|不构成|谨防|不包括|并非|不属于|不承认|不具有|不附加|不是|不表示|不意味着?|不代表|不等于|不视为|不涉及|不承诺|不收取?|不授权|不同意"
)
_STILL_MAY = r"无需|无须|毋须|不需要?|不必|不授权|不同意|不要求"  # these free the debtor also where they are said of the debtor
_MISSED = r"(?:断[供还缴付]|逾期|违约|违反|未|不按|还不上|迟延|过期|不履行|拖欠|迟延|不还|没有?还|不付|没有?付|没有?按|没有?足额|不再(?:履行|还|支付|按))"
_IF_MISSED = (
    rf"(?:如(?!实|下|上|期|约)|若|倘|一旦|凡|任何一?期|任一期|任意一?期|(?:连续|累计)[^，。；\n]{{0,6}}[期次月天日]|出现|但|否则)[^。；\n]{{0,24}}{_MISSED}"
    r"|(?:逾期(?:付款|还款|支付|归还|履行)?|违约|断[供还缴付][^，。；]{0,5}|延期(?:付款|支付|还款)|延期(?=超过)|迟付|晚付|违反约定|迟延|过期不还|还不上|不履行|不付|有[一两二三][期次][^，。；\n]{0,4}(?:没|不|未)[^，。；\n]{0,4}|有一次不还|断一期|(?:未按|未能|不履行|不按)[^，。]{0,12}|(?:未还|未足额|未履行|未付|未支付|未归还|未偿还|未清偿|未到账?|未如期|未依约|拖欠)[^，。]{0,8}|不还|没还|没有?按时还)"
    r"(?:的(?!欠款|本金|款项|债务|信用卡|贷款|账单|利息)|时|后|超过|达|，)|(?:违约|逾期)(?=须|需|应|将|则|即|就|要|本方案|本协议)|逾期[0-9一二三四五六七八九十]{1,4}个?(?:工作)?[日天月期](?:以上|未还|的|后|，)|晚于[^，。；\n]{1,12}，|否则"
)
_ALREADY_MISSED = r"(?:(?<!如)因|鉴于|由于|已经?|目前|(?<![出实兑])现|截至|曾)[^，。；\n]{0,12}$"


_TOLD = r"^(?:因|鉴于|由于)|今天|至今|到现在|以前|上次|原来"


def after_default(text: Text, place: int) -> bool:
    """Whether the sentence speaks, before ``place``, of what happens when a payment is missed, not of one missed already."""
    before = text.before(place, 90)
    return any(not compiled(_ALREADY_MISSED).search(before[: found.start()]) for found in compiled(_IF_MISSED).finditer(before))


def speaks_of_a_miss(text: Text, place: int) -> bool:
    """Whether the sentence speaks, before ``place``, of a payment that may be missed: wider than ``after_default``, in people's own words."""
    low = max(text.item(place), place - 120)
    said = text.said_within("miss", low, place)
    return after_default(text, place) or any(is_a_condition(text, *span) for span in said)


def is_a_condition(text: Text, start: int, end: int) -> bool:
    """Whether a miss is one that may come, not one that the sentence tells of: 因乙方逾期, 截至今日未还."""
    before = text.before(start, 40)
    return not (
        compiled(_ALREADY_MISSED).search(before)
        or compiled(_TOLD).search(before)
        or compiled(r"不影响|也不").search(text.plain[start:end])
    )


def is_taken_back(text: Text, parties: Parties, start: int) -> bool:
    """Whether the words just before ``start`` say that it is not so: 甲方不得要求提前到期, 无需提供担保."""
    said = text.before(start, 40)
    before = said[max(said.rfind("，"), said.rfind("：")) + 1 :]
    denials = list(compiled(_NEGATION).finditer(before))
    if not denials:
        return False
    last = denials[-1]
    side = parties.last_named(before[: last.start()])
    return side != "debtor" or compiled(_STILL_MAY).match(last[0]) is not None
