"""Money first, and what else a known fraud asks for: a fee before a service or a loan, a first sum, codes, software, secrecy, an account."""

from calculators.words.cues import Words, compiled
from calculators.words.warnings import ANTI_FRAUD

_FEE = (
    r"(?:解冻金?|服务费|手续费|资料费|保险费|认证金|认证费|工本费|会员费|会费|咨询费|激活费|激活金|担保费|包装费|代理费|代办费|材料费|开户费|查询费|渠道费|验证金|"
    r"撤诉费|加急费|律师费|评估费|验资|保释金|取保金|保证费|受理费|清算费|征信费|技术费|办理费|辛苦费|好处费|中介费|前期费用?|费用|押金|刷卡费|通道费|备案费|税)"
)
_FEE_FIRST = (
    rf"(?:先|前期|预|提前|首先|事先)(?:行)?(?:缴纳?|交|付|支付|收取?|打|转|汇)~16{_FEE}",
    rf"(?:需要?|须|要|得|请|必须|只需|只要|只收|缴|交)(?:您|你)?(?:先)?(?:缴纳?|交纳?|支付|转入?|付|汇款?|收|补)~20{_FEE}",
    r"(?:前期|先|预)(?:只)?(?:收|付|交)~8(?:[0-9一二三四五六七八九十百千]|一半|定金|费|钱|块|元)",
    r"押金~2[0-9]{2,6}",
    r"(?:缴纳?|交|付|存|充)~24(?:缴|交|付|存|充)?(?:完|了|清)(?:就|才|即可|马上)~3(?:放款|下款|到账|提现|打款)",
    rf"(?:充值|缴纳?|交|付|转|存)~16(?:才[能可]|后即?可|后才能|后自动)~6(?:放款|下款|提现|到账|打款|激活)|前期{_FEE}~2[0-9]{{2,6}}|缴纳?~12{_FEE}后~4[可才]|先(?:走|买|办|上)个?~3(?:保险|流水|手续|担保)",
    rf"(?:收取|收|缴纳?|交)~4{_FEE}~3(?:百分之|[0-9]{1, 3}%|[0-9]{{2,6}})",
    rf"{_FEE}~2[0-9]{{2,6}}(?:元|块)?(?:起)?~12(?:放款|到账|成功|办|返还|退还|解|撤|协商|尾款|审核|签|只要|解锁)",
    r"包装~10(?:交|收|付)~3[0-9一二三四五六七八九十]",
    r"(?:刷|走|做|跑|补)(?:一下|个|点|一笔|一遍)?~2(?:银行)?流水|验证~4(?:还款能力|资金|流水)|还款能力~4验证|(?:存|转|打)(?:入|到)?~12(?:验证|证明)~4(?:能力|资金)|流水(?:不够|不足)~24(?:转|打|存|走)|解冻金|认证金|验资|(?:充值|存入|转入|缴存)~8(?:解除|解冻|激活|解锁|恢复|验证)|(?:解除|激活|解锁)~8(?:充值|缴|交|转)",
    r"(?:放款|到账|提现|审批|审核|下款|贷款|办理|解锁|解冻|撤诉|撤案)~12(?:前|需|须|先|要)~8(?:缴|交|付|转|打)~12(?:[0-9一二三四五六七八九十百千]|费|金)",
    r"(?:成功|放款|办成|下款)(?:后|再)~6(?:付|收|结|给)~3尾款",
)
# A sum to be paid: in a known fraud it is the fee.
PAYS_A_SUM = r"(?:交|付|缴纳?|存入?|充值?|打|转|收)(?:取|款|给|入)?~8(?:[0-9]|[一二两三四五六七八九]{1,2}[千百万])"
_NO_FEE_FIRST = r"诉讼费|保全费|违约金|分期手续费|提前还款|快递|物业|会员权益|话费|电费|水费|燃气费|保险已缴|学费"
_RELEASE = r"激活|解冻|解锁|放款|下款|提现|到账"
# A sum by a name that no lender's written plan has, for an arrangement with the debt.
_DEPOSIT_FOR_TERMS = (
    r"(?:缴纳?|交|付|打|转|存)~10(?:诚意金|保证金|意向金|定金|订金|履约金|锁定金|启动金|保障金)~16(?:办理|减免|申请|协商|分期|停息|停催|方案|延期|资格|通过|审批)",
    r"(?:办理|减免|申请|协商|分期|停息|停催|方案|延期|资格|审批)~16(?:缴纳?|交|付|打|转|存)~10(?:诚意金|保证金|意向金|定金|订金|履约金|锁定金|启动金|保障金)",
)
_UPFRONT = (
    r"(?:诚意金|保证金|意向金|定金|订金|首付款?|履约金|锁定金|启动金|预付金|保障金|头款)(?!额度)",
    r"(?:首期|第一期|第一笔)~4先(?:付|还|交|打)|先(?:付|还|交|打|转|存)~14(?:表示|体现|证明|表达)~4(?:诚意|意愿|态度)|先(?:付|还|交|打|转|存)~16(?:才|再|我)(?:好|能|可以|给|帮)~6(?:提交|申请|上报|审批|办|批|做|锁)|先(?:付|还|交|打|转)~8(?:首期|第一期|一笔|一部分)~12(?:锁定|审批|方案|申请|生效|名额|批)|(?:打|转|交|付|存)~10(?:表示诚意|表示还款意愿|体现诚意|锁定(?:名额|方案|资格|政策)|保留名额|占名额|才能?(?:申请|上报|提交))",
)
_NO_UPFRONT = r"公积金|住房|首付贷|保释|取保|撤诉|案件|抓捕|逮捕"
_TRANSFER = (
    r"(?:转|汇|打(?!电话|来)|存|划)(?:账|款|入|到|至|进|给|去){0,3}~16(?:账户|账号|卡号|卡里|卡上|银行卡|安全账|对公|公司账|监管账|核查账)(?!余额)",
    r"(?:资金|款项|钱|存款|资产|借出来的钱|额度)[^，。！？；\n]{0,12}(?:转|汇|打|存|划)(?:入|到|至|进|给|出|走|过去)(?!你|我|您)",
    r"(?:收款)?(?:账户|账号|卡号|户名)(?:名称)?[ ]?[:为是]~40[0-9]{4}|(?:收款|还款|汇款|指定|对公|安全|监管|核查|清算|验资|共管|专用)(?:银行)?(?:账户|账号|卡号)(?=[:为是，。是]|~4[0-9]{6})|安全账户|核查账户|监管账户",
    r"[往向至]~12(?:账户|账号|卡)(?:里|上)?~2(?:转|打|存|汇)|卡号~3(?:发|给)(?:你|您)|(?:发|给)(?:你|您)~4(?:卡号|账号|收款码)|(?:打|转|汇)(?:到|给|进|我){0,3}~4(?:我|他|公司)(?:的)?~4(?:卡|账户|账号)|收款户名|账号[ ]?[0-9]{6}|先把钱(?:打|转|汇)过去|(?:打|转|汇|还)(?:到|进|至|给)?(?:这个|以下|下面|我们)~2(?:公户|账户|账号|卡)",
)
_NO_TRANSFER = (
    r"(?:存入|转入|存到|充入|打入|汇入)(?:您|你)?(?:的|本人)?~2(?:还款|扣款|绑定|本人|原|指定还款|约定|自己|名下|关联|代扣)(?:银行)?(?:账户|卡|账号)|工资|入账|"
    r"(?:您|你)(?:的)?(?:还款|扣款|绑定)(?:账户|卡)|从(?:您|你)~12(?:账户|卡)|支出|跨行"
)
_PRIVATE = (
    r"(?<!加)(?<!添加)(?<!联系)(?<!调解)(?:我|他|她|个人|私人|经理|专员|业务员|主管)(?:的)?(?:个人|私人)?(?:的)?(?:支付宝|微信|银行卡|[农工建中交招邮]{1,3}行卡|账户|账号|收款码|二维码|卡(?!号码))(?![上里]?(?:被|有|没|余))",
    r"个人(?:支付宝|微信|账户|账号|银行卡|卡|收款码)|(?:转|付|扫|汇|(?<=[钱款元块0-9])打|打(?:钱|款))(?:给|到|进|我|一下){0,3}我(?!们|司|行|公司|处|方|院|所|这个月)~8(?:微信|支付宝|卡|码)?|微信(?:转|扫码|收款)~8(?:给我|我)|加~4微信~6转(?!人工)|收款码|二维码(?:付|还|转)|对私",
)
_PRIVATE_NEAR = r"(?:转|打|付|扫|汇|还|收|存)"
_LINK = (
    r"https?:[/\\]|www\.|(?<![A-Za-z0-9@])[A-Za-z0-9][A-Za-z0-9\-]{0,30}\.(?:[A-Za-z0-9\-]{1,20}\.)?[A-Za-z]{2,12}/[A-Za-z0-9]|(?<![A-Za-z0-9@.])[A-Za-z0-9\-]{1,30}\.(?:com|cn|net|cc|top|vip|xyz|example|me|ly|link|site|club)(?![A-Za-z])",
    r"(?:点击|戳|打开|点)(?:下方|以下|此|这个|短信)?~2链接|链接[:：]",
)
_EMAIL = r"[A-Za-z0-9._\-]{1,30}@[A-Za-z0-9\-]{1,30}\.[A-Za-z.]{2,20}"
_APP = (
    r"(?:下载|安装|下个|装(?:个|一个|上))(?!.{0,3}(?:结清|证明|电子版|账单|凭证|合同|文书|附件))~14(?:App|APP|app|软件|应用|客户端|会议|小程序|远程|ToDesk|todesk|向日葵|屏幕)",
    r"(?:共享|分享|开启|打开)~4屏幕|屏幕~3(?:共享|分享)|远程(?:协助|控制|操作)",
)
_CODE = (
    r"(?:提供|告诉|告知|发|报|念|说|给|填|输入|回复)(?:一下|给|我|出|过来|到|来){0,3}~8(?:验证码|动态码|校验码|密码|CVV|cvv|短信里的数字|短信上的数字|六位数)",
    r"(?:验证码|动态码|校验码|密码|短信里的数字|短信上的数字|六位数)~6(?:发过去|发去|传过去|报过去|交出|发出去|发我|发给|发过来|告诉|报给|报一下|念给|念一下|给我|说一下|提供给|转发|截图|报出来|告知我|回复)",
)
_SECRECY = (
    r"(?:不得|不要|不能|不准|不许|不可|别|严禁|禁止|切勿|勿|请勿|千万别|暂时不要)~3(?:告诉|告知|透露|泄露|泄漏|跟|对|向|给|声张|让)~8(?:任何人|家人|家里|家属|他人|别人|第三人|第三方|外人|案情|亲友|亲属|朋友|老婆|老公|父母|爸妈|银行|警察|案件|此事|同事|知道)",
    r"(?:不许|不准|不得|不要|不能|禁止)~3联系~3(?:任何人|家人|家里|家属|亲友|亲属|朋友|父母|爸妈|别人|他人|外界)|(?:案件|案情|此案|此事|内容|调查|通话|全程|信息)~4(?:保密|绝密|不公开)|(?:家里?人|家属|任何人|谁|老婆|老公|父母|爸妈)[也都]?~2(?:不能|不要|不许|不可以|别)~2(?:说|讲|告诉|告知|透露|知道)|签~4保密(?:协议|书)|保密(?:协议|义务|期间|配合)|声张|泄露案情|泄密",
)
_NO_SECRECY = r"别让(?:他|她|你爸|你妈|您爸|您妈|你家|老人|孩子)|(?:您|你|客户)的?信息|严格保密|验证码|密码|动态码|校验码|个人信息|身份信息|卡号|账号信息|绝不泄露"
_CREDIT = (
    r"(?:征信|逾期记录|不良记录|信用记录|信用报告|黑名单|逾期信息|查询记录)~10(?:恢复(?:正常|如初)?|消除|消掉|清除|清零|洗白|修复|不留|删除|删掉|铲|撤销|干净|抹|修改|改成|处理掉|漂白|不上|不体现|不显示|归零|优化|全消)",
    r"(?:消除|清除|清零|洗白|修复|删除|铲单|撤销|抹掉|(?<![不未])处理|漂白|优化|恢复|修改)[^，。！？；\n将报影否]{0,6}(?:征信|逾期记录|不良记录|信用记录|逾期信息|征信报告|信用(?![卡贷]))|(?:洗|修)征信|征信[^\n]{0,12}(?:删除|消除|修复)|洗白|征信~16(?:包清|包消|包删|全清)|不(?:影响|上|体现|留)~4(?:征信|逾期记录|任何(?:逾期|不良))|(?:消除|清除|清掉|洗掉|抹掉|(?<![不未])处理)[^，。！？；\n]{0,3}(?:逾期|不良)(?!影响|后果)|征信~3(?:不良|有问题|花|黑|差)了?~20(?:处理|修复|洗|消|搞定|可做|能做)",
)
_NO_CREDIT = r"为了?不影响|按(?:规定|时|期|实)~4更新|以(?:征信|央行|人民银行)|如实(?:报送|上报)|更新(?:征信)?状态"
_AGENT = (
    r"停息挂账|债务(?:优化|重组|协商|规划|化解|整合)|负债(?:优化|重组|规划|整合)|优化~2负债|上岸|逆转征信|代理维权|反催收|法务(?:团队|咨询|协商)~10(?:协商|代办|办理)|代办~8(?:停息|延期|分期|征信|协商|减免|还款)|协商~4(?:代办|团队)|"
    r"网贷逾期~6(?:救星|处理|协商|找我)|修复征信|征信修复|洗白|包装~4(?:资料|流水|贷款)|黑户(?:可贷|下款|秒批)|内部渠道|强开额度|专[做业]~6停[催息]|(?:帮|代)~4停[催息]|强制上岸|帮(?:我|你|您)~8(?:谈|协商|减免|跟(?:银行|平台))~10(?:减免|分期|本金|方案|下来)"
)
_SCHEMES = (
    r"解冻金?|(?:提现|放款|到账|贷款)~16(?:冻结|锁定|解冻|解锁|卡号(?:填写)?错|卡号有误)|(?:刷|走|做|跑)(?:一下|个|点|一笔)?~2(?:银行)?流水|验证~4还款能力|还款能力~4验证|验资|认证金",
    r"(?:注销|关闭|取消|清理|解绑)~10(?:校园贷|学生(?:账户|账号|时期)|网贷账户|贷款账户|金条|白条|借贷账户|贷款功能|会员|百万保障|自动续费|自动扣费|保障|升级)|(?:校园贷|学生(?:账户|账号|时期)|百万保障)~24(?:注销|关闭|影响征信|扣费|到期|取消)",
    r"屏幕~3共享|共享~3屏幕|开启~3屏幕|清空~3额度|(?:花呗|借呗|白条|金条|校园|学生|大学|毕业)~20(?:注销|关闭|违规|不合规)|(?:放款|打款|到账|借款)~2(?:失败|异常)~30(?:充值|缴|转|存|费|金)|(?:账户|征信|流水)异常~20(?:充值|缴|转入|存入)|额度~6(?:提现|清空|转入)~10(?:监管|账户|清零)|包装~6(?:费|资料|交|收|付)|(?:贷款|放款|下款)~14(?:保险费|担保费|工本费|会员费|激活费|手续费)",
)


def is_anti_fraud(words: Words) -> bool:
    """Whether the text warns against fraud and asks for nothing."""
    return (
        words.said(ANTI_FRAUD)
        and not words.has(r"涉嫌|欠款|尚欠|应还|(?:已|未按~8支付~10)?逾期(?:[0-9]|已|金额)|先(?:交|付|缴)|保证金")
        and not words.has(*_TRANSFER[:1])
        and not words.has(r"账单|还款日|待还|最低还|已符合|可分[0-9]{1,2}期")
    )


def fee_first(words: Words) -> bool:
    """Money for a service or a release before it; a first sum towards the debt is no fee."""
    for cue in _FEE_FIRST:
        for span in words.find(cue):
            said = words.live[span.start : span.end + 6]
            deposit = compiled(_UPFRONT[0]).search(words.live[max(0, span.start - 20) : span.end + 6])
            fee = compiled(_FEE).search(said) or compiled(_RELEASE).search(said)
            if not compiled(_NO_FEE_FIRST).search(said) and not (deposit and not fee):
                return True
    return False


def upfront_deposit(words: Words) -> bool:
    """A first sum before an arrangement counts."""
    return any(
        not compiled(_NO_UPFRONT).search(words.live[max(0, span.start - 16) : span.end + 12])
        for cue in _UPFRONT
        for span in words.find(cue)
    )


def deposit_for_terms(words: Words) -> bool:
    """A deposit that is the price of a remission or a plan."""
    return words.has(*_DEPOSIT_FOR_TERMS)


def transfer(words: Words) -> bool:
    """A payment into an account that the message gives or announces."""
    return any(
        not compiled(_NO_TRANSFER).search(words.live[max(0, span.start - 10) : span.end + 4])
        for cue in _TRANSFER
        for span in words.find(cue)
    )


def private_payee(words: Words) -> bool:
    """A payment to a person's own card, WeChat or Alipay."""
    return any(
        compiled(_PRIVATE_NEAR).search(words.live[max(0, span.start - 10) : span.end])
        and not compiled(r"(?:冻结|查封|停用|限制|冻)~3$").search(words.before(span.start, 6))
        for cue in _PRIVATE
        for span in words.find(cue)
    ) and not words.has(r"我个人(?:的)?信息")


def link(words: Words) -> bool:
    """An address of the web, or words that say there is one."""
    mails = [found.span() for found in compiled(_EMAIL).finditer(words.text)]
    addresses = [found.start() for found in compiled(_LINK[0]).finditer(words.text)]
    outside = iter(mails)
    mail = next(outside, None)
    for place in addresses:
        while mail and mail[1] <= place:
            mail = next(outside, None)
        if not mail or place < mail[0]:
            return True
    return words.has(*_LINK[1:])


def app_download(words: Words) -> bool:
    """Software to install, a screen to share."""
    return words.has(*_APP)


def asks_code(words: Words) -> bool:
    """A code or password to be told."""
    return words.has(*_CODE)


def sells_for_a_code(words: Words) -> bool:
    """Help with a debt for a code that is told: no lender asks for it."""
    return words.has(_CODE[1]) and words.has(r"减免|分期|延期|停息|协商|征信")


def asks_secrecy(words: Words) -> bool:
    """That nobody be told. Warnings not to tell a code are none, so all words are looked at."""
    return any(
        not compiled(_NO_SECRECY).search(words.text[max(0, found.start() - 12) : found.end() + 8])
        for cue in _SECRECY
        for found in compiled(cue).finditer(words.text)
    )


def credit_promise(words: Words) -> bool:
    """A promise that true records go away."""
    return words.has(*_CREDIT) and not words.has(_NO_CREDIT)


def agent(words: Words) -> bool:
    """An agent who offers to negotiate or to repair records."""
    return words.has(_AGENT)


def scheme(words: Words) -> bool:
    """The story of a known fraud: an unfrozen loan, a closed account, a shared screen."""
    return words.has(*_SCHEMES)
