"""How each of the twelve clauses is found in a text, and when what is found is not what was agreed."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from calculators.sums.money import spoken
from calculators.tools.agreement.compared import payments_differ
from calculators.tools.agreement.expected import Expected
from calculators.tools.agreement.figures import Stated
from calculators.tools.agreement.frames import Frame
from calculators.tools.agreement.negation import is_a_condition
from calculators.tools.agreement.parties import same_name
from calculators.tools.agreement.search import Finding, first_match, said_while_paying, while_paying
from calculators.tools.agreement.terms import Terms
from calculators.words.patterns import compiled

_NOT_STOPPED = r"不(?:影响|妨碍|意味着|代表|视为|会|予|因此)?|并非|未|不能|无权要求|不得要求"
_DUNNING_STOPS = Frame(("stop", "duns"), near=12, in_order=True)
_PROOF_OF_ALL = Frame(("cleared", "proof", "give"), near=16, apart=True)
_MISSED_AND_THEN = Frame(("miss", "effect"), near=50, apart=True, in_order=True)


def parties(terms: Terms, expected: Expected) -> Finding | None:
    """A creditor and a debtor, both with a name; in a contract with an intermediary the creditor is none of the parties."""
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


def debt_identified(terms: Terms, _: Expected) -> Finding | None:
    """A card's last digits, a contract's number, a case's, or the day and title of the contract; only a number that a label names."""
    number = r"[^，。；\n_]{0,10}?[0-9A-Za-z*\-]{0,20}[0-9]{2}"
    code = r"(?:[A-Za-z]{1,6}-?[0-9]|[A-Za-z]{0,8}[0-9A-Za-z\-]{0,20}[0-9]{2}[0-9A-Za-z\-]{0,20})"
    paper = r"(?:贷款|借款|个人|合同|合约|借据|《|消费)"
    found = first_match(
        terms,
        rf"(?:卡号|尾号|末四位|后四位|(?<!收款)账号|(?<!收款)账户(?:号|尾号|编号)?)(?!码?后){number}",
        rf"(?:合同|合约|契约|借据|借条|欠条|[\u4e00-\u9fff]{{1,3}}单|对账单|工单|贷款|借款|订单|账单|放款|执行?案|客户|出账|代偿|凭证|保单|保函)(?:编|流水)?号{number}",
        r"(?:合同|合约|借据|订单|贷款|借款)(?:为|是)?[A-Za-z]{1,6}-?[0-9][0-9A-Za-z\-]{2,20}",
        rf"(?:合同|合约|借据|贷款|借款|贷款协议|借款协议|》|订单|账单)[：]?(?:（)?(?:编号|号码)?(?:为|是)?：?(?<=[：（号据为是]){code}",
        rf"(?:编号|号码)为?：?{code}(?:的)?(?:原)?{paper}|{code}号{paper}",
        r"(?:合同|借据|契约)：[^，。；\n]{0,16}?[A-Za-z]{1,6}-?[0-9]{2}",
        r"合同(?:签订|签署)?日期[：为]?[12][0-9]{3}年[0-9]{1,2}月[0-9]{1,2}日",
        r"（[12][0-9]{3}）[^，。；\n]{1,12}[0-9]{1,6}号",
        r"(?:借条|欠条|借据)(?:日期|签署日)?[（：][12][0-9]{3}年[0-9]{1,2}月[0-9]{1,2}日",
        r"[12][0-9]{3}年[0-9]{1,2}月[0-9]{1,2}日[^，。；\n]{0,16}(?:《[^》\n]{2,24}》|借条|欠条|借据|借款合同|贷款合同|分期合同|借款[^，。；\n]{0,12}元)",
        r"(?:《[^》\n]{2,24}(?:合同|协议|借条|借据)》)[^，。；\n]{0,6}（[^）\n]{0,8}[0-9]{3}",
        r"(?:信用卡|贷记卡|卡片|卡|账户)（(?:尾号)?[0-9*]{4,8}）",
        unless=r"[转打付汇存][^。；\n]{0,24}(?:卡|账户)，?[^。；\n]{0,4}尾号|(?:卡号|账号|账户)[^。；\n]{0,30}(?:收款|户名)|(?:收款|户名)[^。；\n]{0,30}(?:卡号|账号|账户)|证件|身份证",
    )
    if found and not compiled(r"）[^，。；\n]{0,6}[调解仲公]{1,2}[^，。；\n]{0,4}(?:第|字)").search(
        terms.text.plain[found.start : found.end]
    ):
        return found
    head = compiled(r"（[12][0-9]{3}）[^，。；\n]{1,10}(?:初|终|执|督|再|诉前调)[^，。；\n]{0,4}[0-9]{1,6}号").search(
        terms.text.title
    )
    return Finding(*head.span()) if head else None


def _money_differs(what: str, agreed: Decimal, stated: Decimal) -> str:
    return f"谈好的{what}是 {spoken(agreed)}，文本写的是 {spoken(stated)}。请对方改成谈好的数，改好再确认。"


def total_amount(terms: Terms, expected: Expected) -> Finding | None:
    """What is to be paid in all."""
    if not terms.totals.total:
        return None
    agreed = expected.total
    made = () if terms.figures.to_pay else terms.totals.of_parts  # what is owed is not what is to be paid
    readings = (terms.totals.total, *terms.totals.sums, *made)
    stated = next((each for each in readings if each.value == agreed), terms.totals.total)
    differs = agreed is not None and stated.value != agreed and agreed not in terms.totals.of_rows
    return Finding(stated.start, stated.end, _money_differs("总额", agreed, stated.value) if differs and agreed else "")


def instalment_count(terms: Terms, expected: Expected) -> Finding | None:
    """How many instalments; one, where all is paid at once."""
    agreed = expected.instalments or (expected.terms.instalments if expected.terms else None)
    if terms.instalments.counts:
        stated = next((each for each in terms.instalments.counts if each.value == agreed), terms.instalments.counts[0])
        return Finding(stated.start, stated.end, _count_differs(agreed, stated.value))
    rows = terms.days.schedule
    if rows:
        return Finding(rows[0][0].start, rows[0][1].end, _count_differs(agreed, len(rows)))
    if terms.instalments.one_payment:
        differs = agreed not in (None, 1)
        return Finding(
            *terms.instalments.one_payment,
            f"谈好的是分 {agreed} 期，文本写的是一次性还清。请对方改回 {agreed} 期。" if differs else "",
        )
    return None


def _count_differs(agreed: int | None, stated: int) -> str:
    if agreed in (None, stated):
        return ""
    return f"谈好的是 {agreed} 期，文本写的是 {stated} 期。请对方改成 {agreed} 期，改好再确认。"


def instalment_amount(terms: Terms, expected: Expected) -> Finding | None:
    """What one instalment is, and what is paid before them; where all is paid at once, that."""
    more = "".join(payments_differ(terms, expected))
    agreed = expected.instalment_amount
    rows = terms.days.payments
    columns = [reading[0] for reading in terms.days.row_readings]
    candidates = terms.instalments.each or [Stated(amount.value, day.start, amount.end) for day, amount in rows[:1]]
    if not candidates:
        if terms.instalments.one_payment and terms.totals.total:
            return Finding(terms.totals.total.start, terms.totals.total.end, more)
        return None
    stated = next((each for each in candidates if each.value == agreed), candidates[0])
    differs = agreed is not None and stated.value != agreed and agreed not in columns
    level = _money_differs("每期金额", agreed, stated.value) if differs and agreed else ""
    return Finding(stated.start, stated.end, level + more)


def payment_dates(terms: Terms, expected: Expected) -> Finding | None:
    """The first day, or the day of each month."""
    found = _first_or_monthly(terms, expected.first_payment_date, before=expected.down_payment_date or expected.down_payment)
    down_on = expected.down_payment_date
    if found and down_on and not any(each.may_be(down_on) for each in terms.days.all):
        return replace(found, differs=f"{found.differs}谈好的首付是 {down_on} 付，文本里没有这一天。请对方写上。")
    return found


def _first_or_monthly(terms: Terms, agreed: date | None, before: object) -> Finding | None:
    """The first payment's day; where something is paid ``before`` it, whose day may be read for it, any day that agrees."""
    first, monthly = terms.days.first, terms.days.monthly
    if first and before and agreed:
        first = next((each for each in terms.days.all if each.may_be(agreed)), first)
    if first:
        differs = agreed is not None and not first.may_be(agreed)
        written = terms.text.plain[first.start : first.end] if first in terms.days.all else first.whole
        return Finding(
            first.start, first.end, f"谈好的第一期是 {agreed}，文本写的是 {written}。请对方改成谈好的日子。" if differs else ""
        )
    if monthly:
        days = [each for each in monthly if agreed and each.may_be(agreed)] or monthly
        advice = ""
        if agreed is not None and not days[0].may_be(agreed):
            advice = (
                f"谈好的第一期是 {agreed}，也就是每月 {agreed.day} 日，文本写的是每月 {days[0].day} 日。请对方改成谈好的日子。"
            )
        return Finding(days[0].start, days[0].end, advice)
    if terms.days.month_end:
        return Finding(*terms.days.month_end)
    return first_match(
        terms,
        r"(?:展期|延期|续期)[^。；\n]{0,20}到期日(?:为|：|至)?[12][0-9]{3}年[0-9]{1,2}月[0-9]{1,2}日",
        r"到期日[^，。；\n]{0,8}(?:改|变更|延|调整|展|推迟)[^，。；\n]{0,6}[12][0-9]{3}年[0-9]{1,2}月[0-9]{1,2}日",
        r"(?:借期|期限|展期)[^。；\n]{0,36}?至[12][0-9]{3}[年\-/.][0-9]{1,2}[月\-/.][0-9]{1,2}",
        r"[12][0-9]{3}年[0-9]{0,2}月?底[^，。；\n]{0,4}(?:还|付|给|清)",
        r"[12][0-9]{3}年(?:腊月|正月|农历|春节|年底)[^，。；\n]{0,10}(?:前|还|付|结清)",
        r"(?:优惠|还款|支付|结清)[^。；\n]{0,20}(?:截止|有效期至|有效期到)[^。；\n]{0,6}?[12][0-9]{3}年[0-9]{1,2}月[0-9]{1,2}日",
        r"每个?月[^。；\n]{0,14}，?[0-9]{1,2}[号日](?:前|之前)?(?:还|付|扣|转)",
        r"每年[^。；\n]{0,14}?[0-9]{1,2}月",
        r"(?:之前|以前|前)[，：]?[0-9]{1,2}月[0-9]{1,2}[日号]|[0-9]{1,2}月[0-9]{1,2}[日号](?:之前|以前|前|还|付|到账|到期)",
        r"每个?季度?[^，。；\n]{0,10}(?:月底|月末|末|底|初)",
        r"每个?月的?(?:月底|月末|末日|底|最后一(?:个工作)?[日天])",
        r"(?:账单|约定|原)?(?:的)?到期还款日(?:前|当日|还款)?",
        unless=r"逾期|_",
    )


def collection_stops(terms: Terms, _: Expected) -> Finding | None:
    """That collection stops while payments are made; that it may go on is a risk, not this clause."""
    found = while_paying(
        terms,
        (
            r"(?:停止|暂停|中止|终止|结束|撤回|撤销)[^，。；\n]{0,24}(?:催收|催款|催缴|催讨|追讨|催告|催要|讨要|追收|讨债)",
            r"(?:不再|不得|不会|不)(?:再)?[^，。；\n]{0,24}(?:催收|催款|催缴|催讨|追讨|催要|催债|讨要|讨债|要账|催账)",
            r"停催|撤案|(?:停止|撤回|撤销|终止)[^，。；\n]{0,4}委外",
            r"(?:不|不再|不会再?|停止|别)[^，。；\n]{0,10}(?:催(?:你|您|我|乙方)|来催)",
            r"(?:催收|催款|催缴|催讨)[^，。；\n]{0,12}(?:停止|暂停|中止|终止)",
        ),
        negated=_NOT_STOPPED,
    ) or said_while_paying(terms, _DUNNING_STOPS, negated=_NOT_STOPPED, of="creditor")
    if found and compiled(r"[^，。；\n]{0,24}(?:投诉|举报|信访|报警|反映|追究|起诉)").match(terms.text.plain, found.end):
        return None  # 不得因催收投诉 stops no collector
    if found and compiled(r"不(?:停止|暂停|中止|终止|影响|妨碍)|不得(?:要求|请求)").search(
        terms.text.plain[found.start : found.end]
    ):
        return None
    return found


def credit_reporting(terms: Terms, _: Expected) -> Finding | None:
    """How the debt is reported; permission to look at the report says nothing about that."""
    patterns = (
        r"(?:征信|信用报告|信用记录|信用信息|信用状况)[^。；\n]{0,40}(?:报送|上报|更新|记录|展示|标注|标记|报告|体现|反映|调整|显示|处理)",
        r"(?:报送|上报|更新|记录|标注|调整|体现|反映)[^。；\n]{0,24}(?:征信|信用报告|信用记录|信用信息|金融信用)",
        r"(?:征信|信用报告|信用记录|个人信用信息)",
        r"(?:上报|报送)[^，。；\n]{0,10}(?:逾期|不良|(?:还款|履约|信贷)[^，。；\n]{0,4}(?:记录|情况|信息|状态|数据))",
    )
    found = while_paying(terms, patterns, negated=r"删除|消除|洗白|清除|根据|依据|结合|查询")
    if found and compiled(r"授权[^。；\n]{0,40}(?:查询|获取|使用)").search(terms.text.around(found.start, found.end)):
        return None
    return found


def default_consequences(terms: Terms, _: Expected) -> Finding | None:
    """What follows when a payment is missed."""
    event = (
        r"(?:逾期|违约(?!金)|未按|未能|未在|未到|未如期|未依约|未如约|未按约|不能|不按|未足额|未履行|不履行|未还|未偿还|未付|没还|没付|没有[^，。；\n]{0,6}还|没有按|没按|没交|没打|不还|不付|还不上|晚了|晚于|晚[0-9一二三两]{1,2}[天日]|"
        r"超期|违反|迟延|拖欠|过期|断一期|断[供还缴付]|连续[^，。；\n]{1,6}期|任[何意]?一期|有[一两二三](?:期|个月)[没不未]|有[一两二三]期|(?:有|连续)?[一两二三]次(?:没|不|未))"
    )
    effect = r"(?:视为|有权|应当?|须|将|可|终止|失效|解除|恢复|宣布|支付|承担|催收|起诉|诉讼|宽限|补足|到期|申请|取消|通知|计收|影响|继续|责任|作废|无效|自动|重新|加收|收取|罚|付违约金|照付|计付|要求|另付|一次(?:性)?[还付]|补[回交缴]|不再|按[^，。；\n]{1,16}(?:付|处理|执行|办理))"
    named = first_match(terms, rf"{event}[^。；\n]{{0,50}}{effect}", r"违约责任", r"宽限期", unless=r"^(?:鉴于|因|由于)|_{2}")
    return named or next(
        (Finding(*span) for span in _MISSED_AND_THEN.find(terms.text) if is_a_condition(terms.text, *span)), None
    )


def settlement_proof(terms: Terms, _: Expected) -> Finding | None:
    """A paper that all is paid, or the note of hand given back."""
    if compiled(r"(?:结清|还清|清偿|收讫|销户|清户|清账|清讫|清数|两清|完毕)(?:的)?(?:证明|凭证|函|回执|确认)").search(
        terms.text.title
    ):  # the paper itself is the proof
        said = first_match(
            terms,
            r"(?:已|业[已于经]|全部|全数|均)[^，。；\n]{0,24}?(?:还清|结清|清偿|收讫|归还完毕|偿清|还完|付清)|债权债务[^，。；\n]{0,4}终止",
            negated="未|没有",
        )
        if said:
            return said
    proof = r"(?:结清|清偿|还清|清债|完清|清讫|清数|清账|清户|两清|还完|销户|销账|债务清结|债务了结|付清|终结|履行完毕|还款完毕|清偿完毕|结案)"
    named = first_match(
        terms,
        rf"{proof}(?:[^，。；\n]{{0,10}})(?:证明|函|凭证|通知书|文件|确认书|证书)",
        r"(?:出具|开具|提供|给予|交付)[^，。；\n]{0,16}(?:结清|清偿|还清)",
        r"(?:退还|归还|返还|交还|退回|收回|销毁|撕毁|撕掉|撕了|毁掉|烧掉|发还|作废)[^，。；\n]{0,10}(?:借条|欠条|借据|收据|本票|借款凭证|字据)",
        r"(?:借条|欠条|借据|借款凭证|借支单|欠单|本票|押金?条|字据|条子|借款合同原件)[^，。；\n]{0,8}(?:作废|交还|还回|退还|归还|返还|交还|退回|退给|还给|销毁|撕毁|撕掉)",
        r"(?:出具|开具|写|打|提供|给|开)[^，。；\n]{0,6}(?:收条|收据|收讫)|收讫证明|已(?:结清|还清|付清)[^，。；\n]{0,4}(?:印章|章|字样|条)",
        negated=r"不(?:再|予|另|会|另行)?|无法|无需|无须|不能|拒绝",
    )
    return named or said_while_paying(terms, _PROOF_OF_ALL, negated=r"不(?:再|予|另|会|另行)?|无法|无需|无须|不能|拒绝")


def seal_or_official_channel(terms: Terms, _: Expected) -> Finding | None:
    """A seal, a signed note between private people, or the creditor's own app, site or mail."""
    of_court = r"(?:签字|签名|捺印)[^。；\n]{0,20}法律效力" if "法院" in terms.text.title else r"本院予以确认"
    return first_match(
        terms,
        of_court,
        r"(?:加盖|盖)[^，。；\n]{0,12}(?:公章|印章|专用章|章)|(?:公|合同专用|业务专用|业务|电子|财务|院)章|盖章|签章|用印|盖印|电子签[章名署]|电子合同|院印|印章|"
        r"（[^（）\n]{0,8}章）|签署及盖|签字按印",
        r"(?:官方|本行|我行|甲方|手机|网上|银行)?(?:App|APP|app|应用|客户端|手机银行|网上银行|网银|官网|官方网站|公众号|小程序|营业网点|柜台|官方邮箱|对公邮箱)[^。；\n]{0,24}(?:签署|确认|签订|查看|查询|下载|调取|提交|展示|发送|公示|办理|生成|点击|同意)",
        r"(?:签署|确认|签订|查看|查询|下载|调取|点击)[^。；\n]{0,24}(?:App|APP|app|应用|客户端|手机银行|网上银行|官网|官方网站|公众号|小程序|营业网点|柜台)",
        r"系统(?:将|会)?自动[^。；\n]{0,20}(?:出具|生成|开具)|【(?:立即|确认|同意)[^】\n]{1,8}】",
        r"(?:人民法院|调解书)[^。；\n]{0,30}(?:签收|签名|盖章|确认|法律效力)|(?:签收|签名|确认)[^。；\n]{0,20}法律效力|本院予以确认",
        r"笔录[^，。；\n]{0,6}签[名字]|(?:签名|签字)[^，。；\n]{0,8}(?:捺印|按手印|手印|指印)|捺印|手印|指印|按印",
        negated=r"无需|无须|不(?:再|予|另|需|会)?|未",
    )
