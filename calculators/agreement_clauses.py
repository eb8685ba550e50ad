"""The twelve things that a repayment agreement should say, how each is found, and what to ask for where it is not."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from calculators.agreement_parties import same_name
from calculators.agreement_terms import Terms
from calculators.agreement_text import compiled
from calculators.declaration import day, flag, instalment_count, money, short_text
from calculators.money import spoken

STATUSES = {"missing": "没有找到", "differs": "和谈好的不一样", "found": "写了"}


@dataclass(frozen=True, kw_only=True)
class Expected:
    """What was agreed before the text came; every part may be left open."""

    creditor: str | None = short_text("债权人", None, hint="你欠的是谁")
    total: Decimal | None = money("一共还", None)
    instalments: int | None = instalment_count("分几期", None)
    instalment_amount: Decimal | None = money("每期还", None)
    first_payment_date: date | None = day("第一期哪天还", None)
    interest_stopped: bool = flag("谈好了：还款期间不再计息")
    fees_waived: bool = flag("谈好了：减免违约金和费用")

    def words(self, clause: str) -> str:
        """What was agreed about a clause, as a sentence; "" where nothing was."""
        agreed = {
            "parties": self.creditor,
            "total_amount": self.total and spoken(self.total),
            "instalment_count": self.instalments and f"{self.instalments} 期",
            "instalment_amount": self.instalment_amount and spoken(self.instalment_amount),
            "payment_dates": self.first_payment_date and f"第一期 {self.first_payment_date}",
            "interest_and_fees": "、".join(
                words for said, words in ((self.interest_stopped, "不再计息"), (self.fees_waived, "减免费用")) if said
            ),
        }.get(clause)
        return f"谈好的是：{agreed}。" if agreed else ""


@dataclass(frozen=True)
class Finding:
    """Where a clause stands, and, where it is not what was agreed, how."""

    start: int
    end: int
    differs: str = ""


@dataclass(frozen=True)
class Clause:
    """One thing to look for: its name, how it is found, what to check where it is there, what to ask for where it is not."""

    code: str
    label: str
    look: Callable[[Terms, Expected], Finding | None]
    found: str
    missing: str
    rules: tuple[str, ...] = ()
    card_rules: tuple[str, ...] = ()


def _first(terms: Terms, *patterns: str, unless: str = "", negated: str = "") -> Finding | None:
    """The first match of the patterns, in their order, that its sentence does not take back."""
    for pattern in patterns:
        for found in terms.text.find(pattern):
            if unless and compiled(unless).search(terms.text.around(*found.span())):
                continue
            if negated and compiled(rf"(?:{negated})[^，。；\n]{{0,6}}$").search(terms.text.before(found.start(), 14)):
                continue
            return Finding(found.start(), found.end())
    return None


def _parties(terms: Terms, expected: Expected) -> Finding | None:
    parties = terms.parties
    if parties.is_with_intermediary or parties.debtor_is_left_blank:
        return None
    creditor = parties.assignee or parties.creditor
    place = (creditor[1], creditor[1] + len(creditor[0]) + 4) if creditor else parties.organisation(expected.creditor or "")
    if not place or not (parties.debtor or parties.spoken_to()):
        return None
    if expected.creditor and creditor and not same_name(creditor[0], expected.creditor):
        return Finding(
            *place,
            f"谈好的债权人是{expected.creditor}，文本写的是{creditor[0]}。请对方说明为什么换了名字，并出示债权转让通知或委托书。",
        )
    if expected.creditor and not creditor and not parties.names(expected.creditor):
        return Finding(*place, f"谈好的债权人是{expected.creditor}，文本里没有这个名字。请写上债权人的全称。")
    return Finding(*place)


def _debt_identified(terms: Terms, _: Expected) -> Finding | None:
    number = r"[^，。；\n_]{0,10}?[0-9A-Za-z*\-]{0,20}[0-9]{3}"
    return _first(
        terms,
        rf"(?:卡号|尾号|末四位|后四位|账号|账户(?:号|尾号|编号)?){number}",
        rf"(?:合同|借据|贷款|借款|协议|订单|账单|业务|放款|案|客户)(?:编|流水)?号{number}",
        rf"(?:编号|号码)为?：?[A-Za-z]{{0,6}}{number}",
        r"（[12][0-9]{3}）[^，。；\n]{1,12}[0-9]{1,6}号",
        r"[12][0-9]{3}年[0-9]{1,2}月[0-9]{1,2}日[^，。；\n]{0,16}(?:《[^》\n]{2,24}》|借条|欠条|借据|借款合同|贷款合同|分期合同|借款[^，。；\n]{0,12}元)",
        r"(?:《[^》\n]{2,24}(?:合同|协议|借条|借据)》)[^，。；\n]{0,6}（[^）\n]{0,8}[0-9]{3}",
        unless=r"(?:卡号|账号|账户)[^。；\n]{0,30}(?:收款|户名)|(?:收款|户名)[^。；\n]{0,30}(?:卡号|账号|账户)",
    )


def _money_differs(what: str, agreed: Decimal, stated: Decimal) -> str:
    return f"谈好的{what}是 {spoken(agreed)}，文本写的是 {spoken(stated)}。请对方改成谈好的数，改好再确认。"


def _total_amount(terms: Terms, expected: Expected) -> Finding | None:
    if not terms.total:
        return None
    agreed = expected.total
    stated = next((each for each in terms.totals or terms.owed if each.value == agreed), terms.total)
    differs = agreed is not None and stated.value != agreed
    return Finding(stated.start, stated.end, _money_differs("总额", agreed, stated.value) if differs else "")


def _instalment_count(terms: Terms, expected: Expected) -> Finding | None:
    agreed = expected.instalments
    if not terms.counts:
        if terms.is_one_payment:
            differs = agreed not in (None, 1)
            return Finding(*terms.is_one_payment, f"谈好的是分 {agreed} 期，文本写的是一次性还清。请对方改回 {agreed} 期。" if differs else "")
        rows = terms.schedule
        if not rows:
            return None
        differs = agreed not in (None, len(rows))
        return Finding(rows[0][0].start, rows[0][1].end, _count_differs(agreed, len(rows)) if differs else "")
    best = terms.counts[0]
    stated = next((each for each in terms.counts if each.value == agreed), best)
    if agreed is not None and best.value != agreed:
        stated = best
    differs = agreed is not None and stated.value != agreed
    return Finding(stated.start, stated.end, _count_differs(agreed, stated.value) if differs else "")


def _count_differs(agreed: int, stated: int) -> str:
    return f"谈好的是 {agreed} 期，文本写的是 {stated} 期。请对方改成 {agreed} 期，改好再确认。"


def _instalment_amount(terms: Terms, expected: Expected) -> Finding | None:
    agreed = expected.instalment_amount
    if not terms.instalments:
        if terms.is_one_payment and terms.total:
            return Finding(terms.total.start, terms.total.end)
        return None
    stated = next((each for each in terms.instalments if each.value == agreed), terms.instalments[0])
    differs = agreed is not None and stated.value != agreed
    return Finding(stated.start, stated.end, _money_differs("每期金额", agreed, stated.value) if differs else "")


def _payment_dates(terms: Terms, expected: Expected) -> Finding | None:
    first, monthly, agreed = terms.first_day, terms.monthly_days, expected.first_payment_date
    if first:
        differs = agreed is not None and not first.may_be(agreed)
        written = terms.text.plain[first.start : first.end] if first in terms.days else first.whole
        return Finding(first.start, first.end, f"谈好的第一期是 {agreed}，文本写的是 {written}。请对方改成谈好的日子。" if differs else "")
    if monthly:
        days = [each for each in monthly if agreed and each.may_be(agreed)] or monthly
        differs = agreed is not None and not days[0].may_be(agreed)
        advice = f"谈好的第一期是 {agreed}，也就是每月 {agreed.day} 日，文本写的是每月 {days[0].day} 日。请对方改成谈好的日子。" if differs else ""
        return Finding(days[0].start, days[0].end, advice)
    return _first(terms, r"每个?月的?(?:月底|月末|最后一[日天])", r"(?:账单|约定|原)?(?:的)?到期还款日(?:前|当日|还款)?", unless=r"逾期|_")


_STOPS = (
    r"(?:停止|暂停|中止|终止|不再|不予|不|免)(?:再)?(?:继续)?(?:计收|计算|收取|产生|加收|计|收|征收)(?:任何|新的|其他|后续|一切|相应的?|全部){0,3}(?:的)?[^，。；\n]{0,12}?(?:利息|息)",
    r"(?:停息|免息|零利息|无息|0利息|免除利息|利息全免|免收利息|免计利息|免去利息)",
    r"利息[^，。；\n]{0,24}(?:停止计算|停止计收|停止计|不再计|不再产生|不再收|不计|全免|免除|全部免|予以免|为0(?![.0-9]))",
    r"(?:利率|费率)[^，。；\n]{0,6}(?:为|：)?(?:0(?:\.0{1,2})?%|零)",
    r"(?:不再?|不予|免予|停止)(?:另行|再|额外)?(?:收取|计收|产生|计算|加收)(?:任何|其他|一切|新的)(?:的)?(?:形式的)?(?:费用|息费)",
    r"免除[^。；\n]{0,16}利息",
    r"(?:利|费)率[^。；\n]{0,16}(?:调整|降低?|变更|下调|减)(?:为|至|到)(?:0(?:\.0{1,2})?%|零)",
    r"(?:利息|息)[^，。；\n]{0,16}(?:都|也|全)?(?:不要|不算|不收|不用(?:付|给|还)|免了)",
)
_NOT_NEGATED = r"不(?:再|予|会)?|并非|未|不能|不得要求|无法|拒绝"
_CHARGES = (
    r"(?:继续|正常|照常|仍|仍然|另|另行|照|依旧)(?:按[^，。；\n]{0,16})?(?:计收|收取|计算|计|产生|支付)[^，。；\n]{0,8}(?:利息|息|费)",
    r"(?:按|以|依)[^，。；\n]{0,24}(?:计收|计算|收取|计付|计)[^，。；\n]{0,8}(?:利息|息|手续费|分期费|费用)",
    r"(?:手续费|分期费|利|费|年化)(?:率|利率)?[^，。；\n]{0,14}?(?:(?!0(?:\.0{1,2})?%)[0-9]{1,2}(?:\.[0-9]{1,4})?(?:%|‰)|[万千百]分之)(?![^，。；\n]{0,6}(?:调整|降低?|变更|下调|减)(?:为|至|到)(?:0|零))",
    r"(?:每期|按月|每月)[^，。；\n]{0,10}(?:手续费|利息|服务费|分期费)[^，。；\n]{0,6}[0-9]",
    r"(?:利息|息费)[^，。；\n]{0,6}(?:另计|另行计|照收|照计|按[^，。；\n]{0,20}(?:执行|计))",
)
_NO_CHARGE = r"不再?|不得|不会|停止|不予|不另|免|无需|无须"
_FEE = r"违约金|滞纳金|手续费|费用|年费|服务费|费"
_FEES_FREE = (
    rf"(?:减免|免除|免收|免去|豁免|不再?收取|不再?计收|不再产生|停止收取|停止计收|停止计算|不收|不另收|不收取任何)[^，。；\n]{{0,24}}(?:{_FEE})",
    rf"(?:{_FEE})(?:(?!不)[^，。；\n]){{0,16}}(?:予以减免|予以免除|全部减免|全部免除|全免|减免|免除|不再收|不再计|不予收|免收)",
)
_FEES_CHARGED = (
    r"(?:收取|支付|缴纳|另收|承担|计收)[^，。；\n]{0,12}(?:违约金|滞纳金|手续费|年费|分期费|管理费)",
    rf"(?:手续费|分期费)(?:率)?[^，。；\n]{{0,10}}[0-9]",
    rf"(?:{_FEE})[^，。；\n]{{0,8}}(?:照收|不予减免|不减免|另计|由乙方承担)",
)


def _interest_and_fees(terms: Terms, expected: Expected) -> Finding | None:
    stops = _during(terms, _STOPS, negated=_NOT_NEGATED)
    charges = _during(terms, _CHARGES, negated=_NO_CHARGE)
    free = _during(terms, _FEES_FREE, negated=_NOT_NEGATED)
    charged = _during(terms, _FEES_CHARGED, negated=_NO_CHARGE)
    owed = _first(terms, r"(?:减免|免除)[^。；\n]{0,20}(?:息|费|违约金)")
    if expected.interest_stopped and not stops and (charges or free or owed):
        at = charges or free or owed
        words = "还款期间还要计息" if charges else "没有写还款期间停止计息"
        return Finding(at.start, at.end, f"谈好的是还款期间不再计息，文本{words}。请改成：“自本协议生效之日起不再计收利息。”")
    if expected.interest_stopped and charges and stops and charges.start != stops.start and not _is_of_the_past(terms, charges):
        return Finding(charges.start, charges.end, "谈好的是还款期间不再计息，文本另有一句说还要计息。请对方删去这一句。")
    if expected.fees_waived and not free and (charged or stops or charges or owed):
        at = charged or stops or charges or owed
        words = "写的是还要收费" if charged else "没有写减免哪些费用"
        return Finding(at.start, at.end, f"谈好的是减免违约金和费用，文本{words}。请写明减免哪几项、各多少元。")
    return stops or charges or free or owed or charged


def _is_of_the_past(terms: Terms, finding: Finding) -> bool:
    """截至某日按某利率产生的利息: what has accrued, not what will."""
    return compiled(r"截至|截止|已(?:经)?产生|此前|之前|原").search(terms.text.before(finding.start, 40)) is not None


def _during(terms: Terms, patterns: tuple[str, ...], negated: str) -> Finding | None:
    """A match that is about the time in which payments are made, not about what follows when one is missed."""
    for pattern in patterns:
        for found in terms.text.find(pattern):
            before = terms.text.before(found.start(), 14)
            if compiled(rf"(?:{negated})(?:[^，。；\n]{{0,3}})$").search(before) or terms.after_default(found.end()):
                continue
            return Finding(found.start(), found.end())
    return None


def _collection_stops(terms: Terms, _: Expected) -> Finding | None:
    found = _during(
        terms,
        (
            r"(?:停止|暂停|中止|终止|结束|撤回|撤销)[^，。；\n]{0,24}(?:催收|催款|催缴|催讨|追讨|催告|催要|讨债)",
            r"(?:不再|不得|不会|不)(?:再)?[^，。；\n]{0,24}(?:催收|催款|催缴|催讨|追讨|催要|催债|讨债|要账|催账)",
            r"(?:催收|催款|催缴|催讨)[^，。；\n]{0,12}(?:停止|暂停|中止|终止)",
        ),
        negated=r"不(?:影响|妨碍|意味着|代表|视为|会|予|因此)?|并非|未|不能|无权要求|不得要求",
    )
    if found and compiled(r"不(?:停止|暂停|中止|终止|影响|妨碍)|不得(?:要求|请求)").search(terms.text.plain[found.start : found.end]):
        return None
    return found


def _credit_reporting(terms: Terms, _: Expected) -> Finding | None:
    patterns = (
        r"(?:征信|信用报告|信用记录|信用信息|信用状况)[^。；\n]{0,40}(?:报送|上报|更新|记录|展示|标注|标记|报告|体现|反映|调整|显示|处理)",
        r"(?:报送|上报|更新|记录|标注|调整|体现|反映)[^。；\n]{0,24}(?:征信|信用报告|信用记录|信用信息|金融信用)",
        r"(?:征信|信用报告|信用记录|个人信用信息)",
        r"(?:上报|报送)[^，。；\n]{0,8}(?:逾期|不良)",
    )
    found = _during(terms, patterns, negated=r"删除|消除|洗白|清除")
    if found and compiled(r"授权[^。；\n]{0,40}(?:查询|获取|使用)").search(terms.text.around(found.start, found.end)):
        return None
    return found


def _default_consequences(terms: Terms, _: Expected) -> Finding | None:
    event = (
        r"(?:逾期|违约|未按|未能|未在|不能|不按|未足额|未履行|不履行|未还|未偿还|未付|没还|没付|没有还|不还|不付|晚了|超期|违反|迟延|拖欠|"
        r"连续[^，。；\n]{1,6}期|任[何意]?一期)"
    )
    effect = r"(?:视为|有权|应当?|须|将|可|终止|失效|解除|恢复|宣布|支付|承担|催收|起诉|诉讼|宽限|补足|到期|申请|取消|通知|计收|影响|继续|责任|作废|无效|自动|重新|加收|收取|罚)"
    return _first(terms, rf"{event}[^。；\n]{{0,50}}{effect}", r"违约责任", r"宽限期", unless=r"^(?:鉴于|因|由于)|_{2}")


def _settlement_proof(terms: Terms, _: Expected) -> Finding | None:
    proof = r"(?:结清|清偿|还清|清债|完清|销户|销账|债务清结|债务了结|付清|终结|履行完毕|还款完毕|清偿完毕|结案)"
    return _first(
        terms,
        rf"{proof}(?:[^，。；\n]{{0,10}})(?:证明|函|凭证|通知书|文件|确认书|证书)",
        r"(?:出具|开具|提供|给予|交付)[^，。；\n]{0,16}(?:结清|清偿|还清)",
        r"(?:退还|归还|返还|交还|收回|销毁|撕毁|作废)[^，。；\n]{0,10}(?:借条|欠条|借据|收据)",
        r"(?:借条|欠条|借据)[^，。；\n]{0,8}(?:作废|退还|归还|返还|交还|销毁)",
        r"(?:出具|开具|写|打)[^，。；\n]{0,6}(?:收条|收据|收讫)",
        negated=r"不(?:再|予|另|会|另行)?|无法|无需|无须|不能|拒绝",
    )


def _seal_or_official_channel(terms: Terms, _: Expected) -> Finding | None:
    return _first(
        terms,
        r"(?:加盖|盖)[^，。；\n]{0,12}(?:公章|印章|专用章|章)|(?:公|合同专用|业务专用|电子|财务|院)章|盖章|电子签[章名]|电子合同|院印|印章",
        r"(?:官方|本行|我行|甲方|手机|网上|银行)?(?:App|APP|app|应用|客户端|手机银行|网上银行|网银|官网|官方网站|公众号|小程序|营业网点|柜台|官方邮箱|对公邮箱)[^。；\n]{0,24}(?:签署|确认|签订|查看|查询|下载|调取|提交|展示|发送|公示|办理|生成|点击|同意)",
        r"(?:签署|确认|签订|查看|查询|下载|调取|点击)[^。；\n]{0,24}(?:App|APP|app|应用|客户端|手机银行|网上银行|官网|官方网站|公众号|小程序|营业网点|柜台)",
        r"(?:人民法院|调解书)[^。；\n]{0,30}(?:签收|签名|盖章|确认|法律效力)|(?:签收|签名|确认)[^。；\n]{0,20}法律效力",
        r"(?:签名|签字)[^，。；\n]{0,8}(?:捺印|按手印|手印|指印)|捺印|手印|指印",
        negated=r"无需|无须|不(?:再|予|另|需|会)?|未",
    )


CLAUSES = (
    Clause(
        "parties", "双方是谁", _parties,
        "核对名称：是不是你欠的那一家，是不是全称。",
        "请写上债权人的全称和你的姓名。签字的不是债权人，就请他出示委托书或债权转让通知。",
        ("contract-parties", "claim-assignment"),
    ),
    Clause(
        "debt_identified", "是哪一笔债", _debt_identified,
        "核对号码，和账单、合同上的对得上。",
        "请写上卡号后四位或合同编号，以及截至哪一天，本金、利息、费用各多少。",
        card_rules=("cc-art70-six-items",),
    ),
    Clause(
        "total_amount", "一共还多少", _total_amount,
        "核对这个数，等于每期金额加起来，没有别的费用。",
        "请写明还款总额：一共多少元，除此之外不再付别的钱。",
        card_rules=("cc-art70-six-items",),
    ),
    Clause(
        "instalment_count", "分几期", _instalment_count,
        "核对期数。",
        "请写明一共分几期。",
        card_rules=("cc-art70-six-items",),
    ),
    Clause(
        "instalment_amount", "每期多少", _instalment_amount,
        "核对这个数，在你每月能还的数之内。最后一期不同的，要单写。",
        "请写明每期还多少元，最后一期多少元。",
        card_rules=("cc-art70-six-items",),
    ),
    Clause(
        "payment_dates", "哪天还", _payment_dates,
        "核对日子，在发工资之后。",
        "请写明第一期是哪年哪月哪日，以后每月几日。",
        card_rules=("cc-art70-six-items",),
    ),
    Clause(
        "interest_and_fees", "还款期间收不收息费", _interest_and_fees,
        "核对这一句：从哪天起，停的是哪几项，减免多少元。",
        "请加一句：“自本协议生效之日起，不再计收利息、违约金和其他费用。”没有写，就没有说停。",
        ("contract-variation",), ("cc-art70-six-items",),
    ),
    Clause(
        "collection_stops", "停止催收", _collection_stops,
        "核对外包的催收公司是不是也停。",
        "请加一句：“本协议生效后，甲方及其委托的机构停止催收；乙方未按本协议还款的除外。”",
        card_rules=("cc-art70-stop-collection",),
    ),
    Clause(
        "credit_reporting", "征信怎么报", _credit_reporting,
        "核对还款期间每月怎么报，结清后几天内更新。真实的逾期，协议删不掉。",
        "请写明还款期间每月怎样报送，结清后几天内更新。各家做法不同，要问，要写。",
        ("credit-objection",), ("credit-special-transaction-14",),
    ),
    Clause(
        "default_consequences", "没按时还会怎样", _default_consequences,
        "核对晚几天算违约，有没有宽限，后果是不是只针对没还的那一期。",
        "请写明晚几天算违约，有几天宽限，后果是什么。",
        ("breach-duty", "liquidated-damages"), ("cc-art70-six-items",),
    ),
    Clause(
        "settlement_proof", "结清证明", _settlement_proof,
        "核对还清后几天内给，谁给。",
        "请加一句：“乙方还清后，甲方出具结清证明。”写明几天内给。",
    ),
    Clause(
        "seal_or_official_channel", "盖章或官方渠道", _seal_or_official_channel,
        "核对真的盖了章，或在债权人自己的应用、网站里能打开、能下载。",
        "请对方盖章，或在债权人自己的应用、官网、官方邮箱里发给你，能下载留存。",
        ("written-form",),
    ),
)
