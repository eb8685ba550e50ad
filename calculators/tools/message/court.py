"""Whether words may come from a court: names, papers, case numbers. What is possible is lowered by nothing.

A court named, a paper of its own, a number of its shape make ``possible``; judicial or criminal words without any of these are
``claimed``; else none was seen, which does not mean that none has acted.
"""

from collections.abc import Iterator
from typing import NamedTuple

from calculators.words.cues import HAN, Span, Words, compiled

HOTLINE = "12368"

# 法院 behind these is any court, none named.
_NO_NAME = (
    r"(?:当地|户籍地|户籍|户籍所在地|所在地|居住地|属地|管辖权的|管辖地|管辖|相关|辖区|各地|本地|签订地|签约地|注册地|被告所在地|原籍|老家|有权|指定|"
    r"基层|一审|二审|受理|执行|审理|配合|通过|合法|同城|异地|就近|对应|所属|你们那|你那边|那边|起诉到|提交|移交|递交|地区|所在区|所在市|所在县|你们区|你们市)$"
)
_JOINING = "向到去由经在被给让找往从的了是过该贵据与和跟个这那等及说称叫问应回请报告查交诉系知出打来判将会至把如按凭以可能要有为于走不没你我他她们家对充找当某"
_KINDS_OF_COURT = r"(?:高级人民|中级人民|基层人民|人民|互联网|金融|知识产权|铁路运输|海事|军事|中级|高级)"
_COURT = rf"({_KINDS_OF_COURT}?)法院|(?<=[{HAN}]{{2}})[中高]院(?![校士])|最高院"
_NAME_REACH = 14
_PAPERS = (
    r"法院专递|司法专递|司法专邮|司法邮寄|司法送达|法律文书专递|法院(?:的)?(?:邮件|快递|专函|挂号信)|人民法院在线|移动微法院|人民法院(?:送达|公告|调解平台)|诉讼服务(?:网|中心|平台|热线|大厅)|12368",
    r"法庭|执行局|立案庭(?!外)|速裁庭|审判庭|审判团队|民[一二三四五]庭|刑[一二]?庭(?!力)|执行庭|执行法官|承办法官|主审法官|法官|书记员|审判[员长]|陪审员|送达[员组]",
    r"(?:是|系|自称)[^，。！？；\n]{0,4}法院(?:的(?!委托|合作|特)|工作人员|打来|来电|这边)|法院~2(?:打电话|打来|来电|来电话|寄来|寄给|发来|发给|通知我|联系我|找我)",
    r"传票|支付令|举证通知|起诉状副本|诉状副本|(?:民事|行政|刑事|执行)?(?:判决书|裁定书)|(?:民事|法院)调解书|执行通知书?|限制消费(?:令|措施)|限高令|报告财产令|财产报告令|失信决定书|拘留决定书|查封裁定|保全裁定|搜查令|逮捕令|拘捕令",
    r"法院(?:的|寄来的|发来的)?(?:文书|材料|文件|信件|信封|函件|挂号|通知书|送达|回证|公章|红章|盖的?章)|法院(?:的人|这边|刚刚?|已经?|今天|昨天|早上|下午|给我|跟我|又)~2(?:送|寄|贴|发|打|来|判|传|找我|让我|叫我|要我|通知)|(?:盖着?|盖了|落款|写的?是|抬头)~4法院|(?:包裹|快递|快件|邮件|信件|信封|信|件|单子)~6(?:是|有|来自|装着?|里面?|写着?|盖着?|寄件人)~4法院",
    r"(?:起诉状|诉状|诉讼(?:文书|材料|资料)|法律文书|司法文书|法院文书|电子文书)~12(?:送达|签收|领取|查收|查阅|下载|寄|待取|退回|未领)",
    r"(?:送达|签收|领取|查收|查阅|待领|未领)~10(?:起诉状|诉状|诉讼(?:文书|材料|资料)|司法文书|法院文书|判决|裁定)|公告送达|电子送达|送达地址|缺席(?:审|判)|公开开庭",
    r"(?<!列入)(?<!列为)(?<!成为)(?<!纳入)(?<!失信)(?<!变成)(?<!沦为)(?<!申请)被执行人|执行案件|执行立案|司法拘留|恢复执行",
)
# These an arbitrator writes as well: alone beside its name they are no court's.
_PROCEDURE = (
    r"应诉|开庭|到庭|出庭|庭审|庭前|缺席审理|答辩(?:状|期)|文书~8送达|送达~8文书|被告(?:人)?[一-龥]{2}|原告~20被告|立案通知书?|受理通知书",
)
# No hospital, school or house: any other 院 beside a case may be a court whose first character was changed.
_ODD_COURT = (
    rf"(?:(?<![{HAN}])|(?<=[的到了来给由向在]))(?![医学法住出入病剧影庭本我贵该某书画寺宅后前大深美研科技疗养老戏四合宫会两分总妇儿中高产别全各])[{HAN}]院"
    r"(?![子线士落校长里内感])"
)
_OUR_COURT = r"[我本]院"
_JUDICIAL_COMPANY = r"[诉案执审裁判]|法院|法律"
_HOSPITAL = r"医院|门诊|就诊|挂号|住院|科室|医生|学院|录取|复诊|体检"
_PROVINCES = "京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼最兵军"
_MATTERS = r"(?:民|刑|行|执|财|商|破|诉前|诉调|引调|认|司|知|赔|非诉|调|督|催|特|保|监|请|清|强|辖|撤)"
_NUMBER = (
    rf"[(（【《]?[ ]?(?:19|20)[0-9]{{2}}[ ]?[)）】》年]?[ ]?(?P<body>[{HAN}]{{0,8}}[ ]?[0-9]{{0,6}}[ ]?{_MATTERS}[{HAN}]{{0,5}}[ ]?第?[ ]?[0-9]{{1,7}}(?:之[一二三四五六七八九])?[ ]?号?)"
    rf"|(?P<bare>[{_PROVINCES}][ ]?[0-9]{{2,5}}[ ]?{_MATTERS}[{HAN}]{{0,4}}[ ]?第?[ ]?[0-9]{{1,7}}[ ]?号)"
)
_NO_CASE = r"仲|证|律|函|合同|借|贷|协|保单|编|款|订单|年|月|日|元|期|尾|账"

_JUDICIAL = (
    r"法院|起诉|诉讼|立案|仲裁|查封|扣押~4财产|失信被执行人|失信名单|失信人|失信黑名单|强制执行|申请执行|财产保全|诉前|诉调|保全|司法|撤诉|撤案|法律途径|法律程序|法律手段|法律诉讼|对簿公堂|"
    r"冻结~10(?:账户|财产|资产|银行卡|微信|支付宝|卡|名下|工资|社保|房产|存款|资金)|(?:账户|财产|资产|银行卡|微信|支付宝|卡|名下|工资)~6冻结|法律责任|上诉|判决|公诉|限制高消费|限高|(?<!转)(?<!相)(?<!通)(?<!报)(?<!忠)告(?:你|您)了|把我告|执行证书|执行公证|移送~6司法"
)
_CRIMINAL = r"公安|警察|派出所|民警|警官|经侦|刑事|拘留|逮捕|拘捕|坐牢|判刑|诈骗|洗钱|涉嫌|犯罪|通缉|追逃|涉案(?!件)|报案|报警|抓(?:你|我|人|捕|走)|牢|检察"
# Freezing that a lender of false loans invents: no word of a court.
_FROZEN_LOAN = r"(?:提现|放款|到账|贷款|银行卡号|卡号)~16(?:冻结|锁定)|解冻"


class Sign(NamedTuple):
    """One sign of a court: ``name``, ``number`` or ``paper``, and where it stands."""

    what: str
    span: Span


def signs_of(words: Words, sender: str | None) -> list[Sign]:
    """Every sign that makes a court possible, in the order of the text; a sender's number comes first."""
    found = [Sign("name", span) for span in _names(words)] + [Sign("number", span) for span in case_numbers(words)]
    found += [Sign("paper", span) for cue in _PAPERS for span in words.find(cue)]
    if compiled(_JUDICIAL_COMPANY).search(words.live) and not words.has(_HOSPITAL):
        found += [Sign("paper", span) for cue in (_OUR_COURT, _ODD_COURT) for span in words.find(cue)]
    if found or not words.has(r"仲裁"):
        found += [Sign("paper", span) for cue in _PROCEDURE for span in words.find(cue)]
    found.sort(key=lambda sign: sign.span)
    if sender and HOTLINE in "".join(sender.split()):
        found.insert(0, Sign("sender", Span(0, 0)))
    return found


def case_numbers(words: Words) -> Iterator[Span]:
    """Every number of a court's case, with brackets or without; those of arbitrators, notaries and letters are none."""
    for found in compiled(_NUMBER).finditer(words.live):
        body = found["body"] or found["bare"]
        if compiled(_NO_CASE).search(body):
            continue
        if (
            found["body"]
            and not (compiled(r"[0-9][ ]?" + _MATTERS).search(body) or "字" in body or ("号" in body and "第" in body))
            and not compiled(rf"^[ ]?[{_PROVINCES}]").search(body)
        ):
            continue
        yield Span(*found.span())


def judicial_in(words: Words) -> Span | None:
    """Where the words first speak of courts or suits, without a sign of a court."""
    of_police = words.has(r"公安|刑事|报案|诈骗|立案标准|立案侦查|报警")  # a case is filed there as well
    of_loan = words.has(_FROZEN_LOAN)
    for span in words.find(_JUDICIAL):
        said = words.live[span.start : span.end]
        if not (of_police and said == "立案") and not (of_loan and "冻结" in said):
            return span
    return None


def criminal_in(words: Words) -> Span | None:
    """Where the words first speak of crime or police."""
    return words.first(_CRIMINAL)


def _names(words: Words) -> Iterator[Span]:
    for found in compiled(_COURT).finditer(words.live):
        start = _named_from(words, found.start(), found[1] or "", words.live[found.end() : found.end() + 6])
        if start is not None:
            yield Span(start, found.end())


def _named_from(words: Words, place: int, of_kind: str, after: str) -> int | None:
    """Where the name of the court at ``place`` begins; None where no court is named."""
    if words.live.startswith("最高", place) or words.live.startswith(("最高", "最高人民"), max(0, place - 2)):
        return max(0, place - 2)
    before = words.before(place, _NAME_REACH)
    run = compiled(rf"[{HAN}]{{0,{_NAME_REACH}}}$").search(before)[0]  # type: ignore[index]
    if compiled(_NO_NAME).search(run):
        return None
    if words.live.endswith("【", 0, place - len(run)) and (run or of_kind):
        return place - len(run)
    name = compiled(rf"[^{_JOINING}]{{0,{_NAME_REACH}}}$").search(run)[0]  # type: ignore[index]
    if len(name) >= 2 or name in tuple("区县市州旗省"):
        return place - len(name)
    alone = not run and compiled(r"^(?:通知|公告|传|送达|来电|短信|受理|案件|判|执行|告知|提醒)").search(after) is not None
    return place if of_kind in ("互联网", "金融", "知识产权", "海事") or (of_kind and not run) or alone else None
