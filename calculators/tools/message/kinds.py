"""What a message is: the most serious kind that its words support, in the order of the contract."""

from calculators.tools.message import frauds
from calculators.tools.message.lender import brand_in
from calculators.words.cues import Span, Words, compiled

_N = r"[0-9一二三四五六七八九十两百]{1,4}"

_ARBITRATION = (
    r"【[^】\n]{0,6}仲裁[^】\n]{0,6}】|仲(?:案|裁)?字第?[ ]?[0-9]|仲[^，。\n]{0,3}字第[ ]?[0-9]",
    (
        r"仲裁(?:委|庭|员|院|通知|申请书|裁决|机构|平台|条款|协议|答辩|案)|裁决书|组好?庭|组成仲裁|(?:已|已经|了|现)~10仲裁|仲裁~4(?:受理|立案|申请人|已|送达)|(?:申请|提起|提出|提交)了?仲裁(?:申请)?(?:您|你|了|，|。|$)|"
        r"依据~14仲裁|一裁终局"
    ),
)
_ARBITRATION_SOON = r"(?:将|准备|拟|否则|不然|就|会|再|可能)~6(?:申请|提交|提起)~2仲裁"
_NOTARY = (r"公证处|公证员|执行证书|赋强公证|赋予~2强制执行效力|公证~14强制执行效力|强制执行公证|公证核实",)
_POLICE = (
    r"(?:我|我们|这里|这边|本人|自称|冒充|说|他|她|对方)(?:就)?(?:是|系)?(?:的)?~10(?:公安|民警|警官|警察|经侦|派出所|网警|刑警|刑侦|网安|检察院|反诈(?:中心|民警))(?!机关报案)(?!抓)",
    (
        r"【[^】\n]{0,12}(?:公安|派出所|警务|警察|经侦|反诈|刑侦|检察|网警)[^】\n]{0,8}】|警徽|警服|警察制服|通缉令|拘留证|刑事传唤|(?:远程|线上|视频)~2(?:审讯|笔录|传唤)|警号|办案民警|办案人员|(?:联系人?|找)~2.警官|到(?:我)?(?:所|队)(?:里)?(?:配合|接受|做|补充|说明|了解)|投案|协助调查|配合(?:警方|公安|民警)|"
        r"(?:民警|警官|派出所|公安局|经侦(?:大队|支队)?|警察)~4(?:打电话|打来|来电|通知我|让我|叫我|联系我|找我)"
    ),
)
_POLICE_ONLY_THREAT = r"(?:向|移送|移交|报|报告|提交|交由|到|去)~4(?:公安|派出所|警)"
_MEDIATION = (r"调解|诉调|解纷",)
_THIRD = (
    r"(?:转告(?!了?我)|转达(?!了?我)|代为告知|代为通知|捎个?话|通知(?:到)?(?:本人|他|她|其)|督促(?:其|他|她|本人)|告知(?:其|他|她)(?:尽快|本人|速)?|如您能联系到)",
    r"(?:让|叫|请|劝|催)(?:他|她|其|本人)(?:本人)?(?:赶紧|尽快|马上|给我|回|速|来|接|还|主动|联系)|把(?:他|她)叫",
    r"(?:您|你|贵司|贵单位|我们?)(?:作为|是|系)~8(?:联系人|亲属|家属|配偶|家长|担保|单位|老婆|老公|妻子|丈夫|父亲|母亲|邻居)|(?:列为|预留|填写|留)(?:的|了)?~6(?:紧急)?联系人|留的?你号码|(?:某|先生|女士)(?:的)?家属",
    (
        r"(?:您|你|您的|你的|您家|你家)(?:的)?(?:儿子|女儿|孩子|丈夫|妻子|老公|老婆|爱人|父亲|母亲|爸|妈|弟弟|哥哥|姐姐|妹妹|弟|哥|同事|朋友|邻居|员工|亲戚|外甥|侄子|孙子)[^你您。！？；\n]{0,10}(?:欠|借了|借钱|逾期|贷款|在我们|跑路|的事)|"
        r"(?:贵司|贵单位|贵公司|你们公司|你们单位)~4(?:员工|同事|职工)|他在你们~6上班"
    ),
)
_ASSIGNMENT = (
    r"债权~14(?:转让|受让|收购|购买|转移|划转|转至|转给|转到|归)|(?:转让|受让|收购|买断|买下|打包)~14债权|新(?:的)?债权人|债权人(?:变更|已变)|受让方|(?:债|贷款|网贷|借款|欠款|账|资产包|贷)~10(?:卖给|转给|买断|打包|转让(?:给|至|到)|被~8(?:买|收购)|卖(?:了|到))|(?:单子|案子|账|债|合同|借款|贷款)~10(?:买|收购|接)(?:下|过)?(?:来了?|了)|买断|转让(?:通知|公告|协议|登记)",
)
_LAWYER = (r"律师函|律师事务所|律所|本律师|律师助理|我是~10律师|律师~2(?:致函|函告)|法律事务所",)
_LAWYER_SOON = r"(?:将|准备|拟|要|会|就)~6(?:发送|寄送|出具|发出?|寄|委托|聘请)~6律师"
CONFIRMING = (
    r"[回发说写]~6[“”][^“”。\n]{0,12}(?:[会认]|承诺|尽快|一定)[^“”。\n]{0,10}[还处欠认]|回(?![电拨访])(?:复|个|我|一?句|一?下|信)?~3[“”]?~12(?:确认|承诺|承认|认可|属实|同意还|我认|认账|会还|我会还|本人知悉)",
    r"(?:属实|无误|同意(?:还款)?|确认(?:无误|欠款)?|核对无误)~4(?:请|就|，)?回复?~3[“”]?(?:Y|1|是|确认|同意|属实)|是否属实|认可[，请就]{0,2}回复?~2[“”]?(?:Y|1|是|同意)|请(?:您)?确认(?:您|你)?~20(?:余额|欠款|借款)~10(?:属实|无误)",
    r"回(?:我|个|一)~4句?~12(?:还|认|确认)|(?:跟|给|对|和)我(?:们)?(?:说|讲|发|回|录|写)~14(?:会还|认|承认|同意|还款计划|保证)|(?:发|录)(?:条|个|一段|段)?(?:语音|视频|录音)~12(?:认|承认|会还|确认|承诺|保证|什么时候)|承认~4(?:欠|这笔|债)|认(?:下|了)?这笔(?:账|债|钱|款)|说(?:句|一句)?你?会还",
    r"(?:签署?|签字|签名|按~2手印|盖~2手印|捺印|捺~2手印|摁~2手印|回传|寄回|填写|抄写|手写|补签|重签)~16(?:确认书|确认函|承诺书|保证书|欠条|借条|还款计划|对账单|回执|催收通知|债务确认|还款承诺)",
    r"(?:确认书|确认函|承诺书|保证书|欠条|回执|债务确认|还款承诺)~20(?:签|按~2手印|手印|拍照|回传|寄回|手写|抄)|确认书~80(?:签字|捺印|盖章|寄回)|写一?句~8(?:属实|欠|还)|写(?:个|一?张|一份|一?下)?~3(?:保证书|承诺书|欠条|还款计划|还款承诺|借条)|回执~60(?:确认|无异议|愿继续|同意还|认可)|本人~8收到~20(?:催收|通知|贵[行司])~20(?:确认|无异议|愿|同意)|愿(?:意)?继续履行|无异议~10(?:签|愿|确认)",
)
_NO_CONFIRMING = r"(?:回复?|发送?)~2(?:TD|T|R|N退|FQ|ZD|YE|账单|退订|查询|明细|拒收)"
_OFFER = (
    r"(?:剩下|其余|余下|利息|罚息|违约金|零头|[一二三四五六七八九0-9]成)~8(?:免了|免掉|给(?:我|你|您)免|不要了|不用还|抹掉|抹零)|(?:凑|拿|还|付)~3[一二三四五六七八九]成",
    (
        rf"(?<!取消)(?<!失去)(?<!没有)减免(?!资格)|打~1[一二三四五六七八九0-9]{{1,3}}折|(?<![0-9])[一二三四五六七八九1-9](?:[.]?[0-9五])?折|分(?:成|为|了|个)?{_N}(?:期|个月)|{_N}期(?:免息|还|慢慢)|(?:个性化|停息|停催|重新|二次|本金)分期|一次性~10(?:还|结清|付|清|处理)~14(?:即可|减|免|折|优惠|就|算|只需|可以?|给你|立)|"
        rf"延期(?:还款)?[ ]?{_N}(?:个月|年|期)|{_N}期(?:的)?(?:方案|政策)|(?:还|付|给)~8(?:给你|帮你|就)?算(?:清|完|结清)|延期(?:半年|一年)|延后{_N}个?月|展期(?!审)|只(?:还|需还|收)本金|(?:付|还)(?:清)?本金(?:即可|就)|免(?:收|除|去|掉)?(?:全部|部分|后续|剩余)?(?:利息|罚息|息费|违约金)|立减|结清~2(?:特惠|优惠|活动|政策)|(?:罚息|违约金|利息)~4免(?!费)|(?:批|申请|做|办|谈|可以|能)~8(?!一期){_N}期(?!账单)|"
        rf"(?:还|付|给|只需)~4[0-9一二三四五六七八九十百千万,.]{{2,12}}(?:元|块)?~4(?:算|就|即|可)~3(?:你|您)?结清|方案(?:给你)?批"
    ),
)
_AD = (
    (
        r"最高可?(?:借|贷|享)|可(?:借|贷)[0-9一二三四五六七八九十]|额度~12(?:待?领取|领|已到|激活|提款|可用额度为|生效)|(?:专属|备用|备用金|循环|提升|授信|预审)~4额度|(?:日息|利率|年化|月息)~4(?:低至|仅|[0-9])|立即(?:提款|提现|到账|申请|领取)|极速(?:放款|到账)|秒(?:批|到账|下款)|分钟(?:到账|放款|下款)|获批[0-9]|"
        r"(?:限时|新客|专享)~6(?:优惠|福利|免息券|立减)|免息券|恭喜~12(?:额度|获得|获批|审批|通过)"
    ),
)
_OVERDUE = (
    (
        rf"(?:已|已经|仍|都|又|现|严重|连续|恶意|当前|处于|产生|您|你|账单|贷款|借款|卡)~6逾期(?!费|将|会|利息|后|风险|，将)|逾期(?:已|达|超过?|了|第)?~3{_N}多?(?:天|日|个月|月|期|年)|逾期(?:金额|本息|本金|未|账单|欠款|状态|提醒|通知|总额|款|天数|案件|记录~3报送)|"
        rf"超期|(?:超|过)了?{_N}天|拖欠|拖了|拖到|(?<!代)未还(?![将则会]|可能|的话)|(?:还)?没(?:有)?还(?!清单)|不还(?:钱|款)|钱不还|欠款|欠息|尚欠|欠(?:了|着|您|你|我们?|他们?|钱|债|费|[0-9一二三四五六七八九十])|扣款(?:失败|不成功|未成功)|没扣(?:上|到|成)|还差~6(?:没|未|块|元)|(?:又)?扣失败|未足额|未(?:能)?(?:按时|按期|按约|如期|及时)~6(?:还|付|支付|归还)|仍未|至今(?:未|没)|到现在(?:还|都)?没|未(?:结清|到账|处理|归还|支付|入账)|"
        rf"还没~6(?:还|到账|处理|给)|连续{_N}(?:期|次|个月)|总欠|催收(?!骚扰)|过期(?!未取|作废|恢复|不)|说好~14还|没动静|(?:什么|啥)时候~6(?:还|给|处理)|恶意拖|还钱|还债|讨债|要债|老赖|债务|结案|清账|欠你|没钱还"
    ),
)
_NOT_OVERDUE = r"(?:以免|避免|免得|防止|一旦|为避免|以防|不要|别|防|如|若|如果|倘|否则|可能|导致|杜绝|从未|未|没有|无|还剩|剩余)[^，。！？；\n]{0,10}$"
_BILL = (r"账单|应还|待还|需还|还需|应缴|月供|结欠|还款日|应扣|扣收|结息|还剩|待缴|最低还|到期还|应付|对账单",)
_REMINDER = (
    r"还款日|到期|待还|按时还款|(?:将|自动|会)~4扣款|扣款卡|卡款|还款|(?:借款|贷款|账单|信用卡|花呗|借呗)~10(?:到期|还|扣)|存(?:钱|款|足|够)|备足资金|(?:钱|款|账)~4(?:快|就|要|马上)到(?:日子|期|时间)",
)
_PAID = (
    r"(?:已|已经|全部|都)(?:全部)?(?:还完|付清|清偿)|当前无欠款|还款~3(?:已)?(?:入账|成功|到账)|入账还款|还款~16入账|(?:已|已经)(?:于~14)?(?:全部|提前|全额|成功|完全)?(?:结清|还清|核销|清偿)|(?:收到|收讫|收妥)~8(?:还款|款项|转|的[0-9一二三四五六七八九十]|[0-9一二三四五六七八九十]{1,6}[,0-9.]{0,12}元?)|钱(?:我)?收到|收到了|收到[啦咯哈喽]|(?:账|事|钱)~4了结|两清|账(?:就|都|算)?清了|第~3期~14已?到账|核销完毕|履行完毕|扣款成功|已成功~2(?:扣收|扣款|扣除|还款|入账)|成功(?:扣收|扣除)|余额(?:为|是)?[ ]?0(?:元|[.]00)|无(?:其他)?待还|无需还款|感谢~6(?:按时|及时)?还款|(?:打|转|还)(?:过来|来)?~8(?:已经?)?(?:入账|到账)了",
)
_PAID_REST = r"剩余(?!的|应还金额~2以)|还剩|待还|尚欠|未还|仍欠|还需|尚余"
_NO_REST = r"无(?:其他)?待还|没有待还"
_EVERYDAY = (
    (
        r"验证码|动态(?:码|密码)|校验码|消费(?:了)?(?:人民币|¥|[0-9])|支出|取现人民币|代发|工资|薪资|实发|包裹|快递|快件|取件|取货|驿站|外卖|话费|电费|水费|燃气|流量|停机|缴费~4(?:成功|到账)|预约|列车|航班|车次|门诊|挂号|取号|(?:额度|密码|手机号)~10(?:调整|修改|变更)|社保|医保|养老保险|公积金|转入|余额[0-9,]|"
        r"积分|评分|评价|满意度|续保|车险|促销|抽奖|中奖|优惠券|会员日|生日|节日|问卷|会员|物业费|业主|(?:系统|App|APP|平台)~14(?:升级|维护)|敬请谅解|(?:反映|投诉|举报)的~12(?:问题|事项|情况)|工单|收到转账|付款人|(?:你|您)向~8转账|已存入~4零钱"
    ),
)


def is_advertisement(words: Words) -> bool:
    """An advertisement of credit: sums that nobody owes."""
    return words.has(*_AD) and not words.has(
        r"应还|待还|账单已|逾期(?:金额|了|[0-9]|已)|已逾期|欠款|尚欠|还款日|原欠|结清|还完|已还"
    )


def arbitration(words: Words) -> Span | None:
    """An arbitrator, or an arbitration that has begun; one only threatened is pressure."""
    found = words.first(*_ARBITRATION)
    if (
        found
        and words.has(_ARBITRATION_SOON)
        and not words.has(r"仲裁(?:委|庭|员|院|通知|裁决|条款|协议|平台|答辩)|裁决书|组好?庭|(?:已|已经|了)~10仲裁")
    ):
        return None
    return found


def notary(words: Words) -> Span | None:
    """A notary, or a certificate of enforcement."""
    return words.first(*_NOTARY)


def police(words: Words) -> Span | None:
    """Words of the police, or of who says so; not police that are only threatened with."""
    for cue in _POLICE:
        for span in words.find(cue):
            near = words.live[max(0, span.start - 4) : span.end + 2]
            if not compiled(_POLICE_ONLY_THREAT).search(near) and not compiled(r"报警抓|让警察|叫警察|找警察").search(near):
                return span
    return None


def police_brand(words: Words) -> bool:
    """Whether the police, or their centre against fraud, sign the message."""
    brand = brand_in(words)
    return bool(brand and compiled(r"反诈中心|公安|派出所|警|刑侦").search(brand[0]))


def fee_scam(words: Words, flags: set[str]) -> bool:
    """One of the known frauds, or money before a service."""
    if frauds.scheme(words) or frauds.agent(words) or frauds.sells_for_a_code(words) or "fee_first" in flags:
        return True
    money = flags & {"upfront_deposit", "fee_first", "private_payee"}
    if "credit_promise" in flags and "upfront_deposit" in flags:
        return True
    if "upfront_deposit" in flags and frauds.deposit_for_terms(words):
        return True
    return {"upfront_deposit", "private_payee"} <= flags or (
        "app_download" in flags and bool(money | flags & {"asks_code_or_password", "transfer_to_account"})
    )


def mediation(words: Words) -> Span | None:
    """A mediator, or a mediation."""
    return words.first(*_MEDIATION)


def third_person(words: Words) -> Span | None:
    """Words that ask somebody else to tell or fetch the debtor."""
    return words.first(*_THIRD)


def assignment(words: Words) -> Span | None:
    """That the debt has another creditor now."""
    return words.first(*_ASSIGNMENT)


def lawyer_letter(words: Words) -> Span | None:
    """A lawyer's letter, or a lawyer; one only threatened with is pressure."""
    found = words.first(*_LAWYER)
    if (
        found
        and words.has(_LAWYER_SOON)
        and not words.has(r"律师事务所~6(?:依法)?(?:接?受|打)|本律师|本所|已~6律师函|律师函已|我是~10律师|【~8律")
    ):
        return None
    return found


def confirming(words: Words) -> Span | None:
    """That the reply, a signature or a recording would confirm the debt or promise."""
    for cue in CONFIRMING:
        for span in words.find(cue):
            if not compiled(_NO_CONFIRMING).search(words.live[span.start : span.end]):
                return span
    paper = words.first(r"(?:确认书|确认函|承诺书|保证书|对账单|回执|通知(?:单|书)上?~2签字)(?!已|可)")
    return paper if paper and words.has(r"签字|签名|捺印|手印|寄回|回传|盖章后") else None


def offer(words: Words) -> Span | None:
    """Terms: instalments, a remission, one payment that settles."""
    return (
        words.first(*_OFFER)
        if words.has(r"还|欠|结清|贷|卡|账|本金|罚息|违约金|期") and not words.has(r"续保|车险|保费|专柜|双十一")
        else None
    )


def overdue(words: Words) -> Span | None:
    """That a payment is missed, not only what happens if one is."""
    for cue in _OVERDUE:
        for span in words.find(cue):
            if not compiled(_NOT_OVERDUE).search(words.before(span.start, 12)) and not compiled(r"^(?:如|若|以免|避免)").match(
                words.live[span.start : span.end]
            ):
                return span
    return None


def bill(words: Words) -> Span | None:
    """What falls due, with its amount (which ``facts`` reads)."""
    return words.first(*_BILL)


def reminder(words: Words) -> Span | None:
    """That something falls due."""
    return words.first(*_REMINDER)


def paid(words: Words) -> bool:
    """That money came in, or the debt is settled, and nothing is left."""
    if not any(
        not compiled(r"(?:如|若|请|(?<!最)后|即可|可|待|已(?=还请))[^，。！？；\n]{0,6}$").search(words.before(span.start, 8))
        for cue in _PAID
        for span in words.find(cue)
    ):
        return False
    return not words.has(_PAID_REST) or words.has(_NO_REST)


def promotional(words: Words) -> bool:
    """Whether one can opt out of more of it: bulk messages of whatever kind."""
    return words.has(r"退订|拒收请?回|回复?(?:TD|T|R|N)(?![A-Za-z])")


def everyday(words: Words) -> Span | None:
    """Codes, purchases, wages, parcels: nothing that asks for a debt."""
    return words.first(*_EVERYDAY)
