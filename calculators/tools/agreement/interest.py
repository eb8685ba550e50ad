"""Whether interest and fees go on while payments are made, as a text says it."""

from calculators.tools.agreement.expected import Expected
from calculators.tools.agreement.frames import Frame
from calculators.tools.agreement.search import Finding, first_match, said_while_paying, while_paying
from calculators.tools.agreement.terms import Terms
from calculators.words.patterns import compiled

_STOPS = (
    r"(?:停止|暂停|中止|终止|不再|不予|不|免)(?:再)?(?:继续)?(?:计收|计算|收取|产生|加收|加计|计|收|征收)(?:任何|新的|其他|后续|一切|相应的?|全部){0,3}(?:的)?[^，。；\n]{0,12}?(?:利息|息)",
    r"(?:停息|免息|零利息|无息|0利息|免除利息|利息全免|免收利息|免计利息|免去利息)",
    r"利息[^，。；\n]{0,24}(?:停止计算|停止计收|停止计|不再计|不再产生|不再收|不计|免收|不收|全免|免除|全部免|全部减免|予以免|为0(?![.0-9]))",
    r"(?:利息|息费)[^，。；\n]{0,4}(?:就|即|便|也)?停(?:了|掉|算|收|计)?(?=[，。；\n]|$)",
    r"不再[^，。；\n]{0,8}计(?:算|收)?利?息|不(?:再)?加(?:收|算)?(?:任何)?利?息",
    r"(?:利率|费率)[^，。；\n]{0,6}(?:为|：)?(?:0(?:\.0{1,2})?%|零)",
    r"(?:不再?|不予|免予|停止)(?:另行|再|额外)?(?:收取|计收|产生|计算|加收)(?:任何|其他|一切|新的)(?:的)?(?:形式的)?(?:费用|息费)",
    r"免除[^。；\n]{0,16}利息",
    r"(?:利|费)率[^。；\n]{0,16}(?:调整|降低?|变更|下调|减)(?:为|至|到)(?:0(?:\.0{1,2})?%|0(?![.0-9])|零)",
    r"(?:不用|无需|无须|不需要?)(?:付|还|支付|给|承担)[^，。；\n]{0,4}利息",
    r"(?:利息|息)[^，。；\n]{0,16}(?:都|也|全|一律)?(?:不要|不算|不收|不计|不用(?:付|给|还)|免了)",
    r"(?:自愿|同意)?放弃[^，。；\n]{0,16}(?:利息|罚息|息费|复利)",
    r"(?:罚息|利息|复利|违约金)(?:暂停|停止)计|利息[^，。；\n]{0,4}为零|不(?:再|另)[^，。；\n]{0,4}收(?:取)?[^，。；\n]{0,4}费用",
    r"不(?:再)?(?:另行?|额外|再)?(?:要求|主张|计算|计收|加计|计|收取?|算|要)[^，。；\n]{0,16}(?:利息|息费|罚息)",
    r"(?:不要|不产生|不加收)[^，。；\n]{0,8}(?:利息|息费|费用)|不计息|不计利息|停止计\n?息",
)
_CHARGES_STOP = Frame(("stop", "charge"), near=10, in_order=True)
_CHARGES_ARE_NONE = Frame(("charge", "zero"), near=12, in_order=True)
_FEES_STOP = Frame(("stop", "fees"), near=14, in_order=True)
_NOT_NEGATED = r"不(?:再|予|会)?|并非|未|不能|不得要求|无法|拒绝"
_CHARGES = (
    r"(?:继续|正常|照常|仍|仍然|另|另行|照|依旧)(?:按[^，。；\n]{0,16})?(?:计收|收取|计算|计|产生|支付)[^，。；\n]{0,8}(?:利息|息|费)",
    r"(?:按|以|依)[^，。；\n]{0,24}(?:计收|计算|收取|计付|计)[^，。；\n]{0,8}(?:利息|息|手续费|分期费|费用)",
    r"(?:手续费|分期费|利|费|年化)(?:率|利率)?[^，。；\n]{0,14}?(?:(?!0(?:\.0{1,2})?%)[0-9]{1,2}(?:\.[0-9]{1,4})?(?:%|‰)|[万千百]分之)(?![^，。；\n]{0,6}(?:调整|降低?|变更|下调|减)(?:为|至|到)(?:0|零))",
    r"(?:每期|按月|每月)[^，。；\n]{0,10}(?:手续费|利息|服务费|分期费)[^，。；\n]{0,6}[0-9]",
    r"(?:月|年|日)(?:利)?息(?:按)?[0-9一二三四五六七八九十.点]{1,5}(?:分|厘|%|‰)[0-9一二三四五六七八九半]?",
    r"(?:另|并|还)?按[^，。；\n]{0,12}(?:年|月|日)(?:化|利率)?[^，。；\n0-9]{0,4}[0-9]{1,2}(?:\.[0-9]{1,4})?[%‰][^，。；\n]{0,6}(?:付|缴|支付|收|计)",
    r"(?:每期|每月|按月|每年)[^，。；\n]{0,16}[0-9]{1,2}(?:\.[0-9]{1,4})?[%‰][^，。；\n]{0,8}(?:费|金|息)",
    r"利率(?:不变|维持|保持)|(?:继续|仍|仍然)[^，。；\n]{0,6}(?:执行|适用|按)[^，。；\n]{0,12}利率",
    r"不(?:停止|暂停|免除?|予停止)[^，。；\n]{0,4}(?:计息|计收|利息)",
    r"(?:利息|息费)[^，。；\n]{0,6}(?:另计|另行计|照收|照计|照常|继续|正常|按[^，。；\n]{0,20}(?:执行|计))",
)
_NO_CHARGE = r"不再?|不得|不会|停止|不予|不另|免|无需|无须"
_FEE = r"违约金|滞纳金|手续费|费用|年费|服务费|(?<!律师)(?<!诉讼)(?<!差旅)(?<!保全)(?<!公证)(?<!受理)(?<!代理)费"
_FEES_FREE = (
    rf"(?:减免|免除|免收|免去|豁免|不再?收取|不再?计收|不再产生|停止收取|停止计收|停止计算|不收|不另收|不收取任何)[^，。；\n]{{0,24}}(?:{_FEE})",
    r"费用?[^，。；\n]{0,4}?(?:为|：)?(?<![0-9.])0(?:\.0{1,2})?元|免费|(?:免|零)(?:手续费|年费|服务费|违约金|费用|分期费)",
    rf"(?:{_FEE})(?:(?!不)[^，。；\n]){{0,16}}(?:予以减免|予以免除|全部减免|全部免除|全免|减免|免除|不再收|不再计|不予收|免收)",
)
_FEES_CHARGED = (
    r"(?:收取|支付|缴纳|另收|承担|计收)[^，。；\n]{0,12}(?:违约金|滞纳金|手续费|年费|分期费|管理费)",
    r"(?:手续费|分期费)(?:率)?[^，。；\n]{0,10}[0-9]",
    rf"(?:{_FEE})[^，。；\n]{{0,8}}(?:照收|不予减免|不减免|另计|由乙方承担)",
)


def interest_and_fees(terms: Terms, expected: Expected) -> Finding | None:
    """What the text says of interest and fees while payments are made; how it differs from what was agreed."""
    stops = while_paying(terms, _STOPS, negated=_NOT_NEGATED) or said_while_paying(
        terms, _CHARGES_STOP, _CHARGES_ARE_NONE, negated=_NOT_NEGATED
    )
    charges = while_paying(terms, _CHARGES, negated=_NO_CHARGE)
    free = while_paying(terms, _FEES_FREE, negated=_NOT_NEGATED) or said_while_paying(terms, _FEES_STOP, negated=_NOT_NEGATED)
    charged = while_paying(terms, _FEES_CHARGED, negated=_NO_CHARGE)
    owed = first_match(terms, r"(?:减免|免除)[^。；\n]{0,20}(?:息|费|违约金)")
    at = charges or charged or free or owed
    if expected.interest_stopped and not stops and at:
        words = "还款期间还要计息" if charges else "还款期间还要收费" if charged else "没有写还款期间停止计息"
        return Finding(at.start, at.end, f"谈好的是还款期间不再计息，文本{words}。请改成：“自本协议生效之日起不再计收利息。”")
    if expected.interest_stopped and charges and stops and charges.start != stops.start and not _is_of_the_past(terms, charges):
        return Finding(charges.start, charges.end, "谈好的是还款期间不再计息，文本另有一句说还要计息。请对方删去这一句。")
    at = charged or stops or charges or owed
    if expected.fees_waived and not free and at:
        words = "写的是还要收费" if charged else "没有写减免哪些费用"
        return Finding(at.start, at.end, f"谈好的是减免违约金和费用，文本{words}。请写明减免哪几项、各多少元。")
    return stops or charges or free or owed or charged


def _is_of_the_past(terms: Terms, finding: Finding) -> bool:
    """截至某日按某利率产生的利息: what has accrued, not what will."""
    return compiled(r"截至|截止|已(?:经)?产生|此前|之前|原").search(terms.text.before(finding.start, 40)) is not None
