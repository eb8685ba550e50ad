"""What a collector's words show of conduct: threats, insults, disclosure, following … each a suggestion that the person confirms.

The codes are those of the log of contacts (``tools/contacts``). What is announced is a threat; what is told as done is the deed. Words
inside a warning count for nothing. A suit announced, a visit announced and a true consequence calmly said are none of these.
"""

from collections.abc import Iterator
from typing import NamedTuple

from calculators.words.cues import Span, Words, any_of, compiled

# The codes, in the log's order, and what a person reads for each.
WORDS = {
    "threat": "威胁、恐吓",
    "insult": "辱骂",
    "disclosure": "向别人说出你的欠款或信息",
    "impersonation": "冒充法院、公安等机关",
    "following": "跟踪、守着不走、反复纠缠",
    "posting": "张贴、泼写你的欠款",
    "entry": "没经同意进了家门",
    "exaggeration": "编造黑名单、夸大后果",
    "new_loan": "逼你借新还旧",
    "alone": "上门的只有一个人",
}
CODES = tuple(WORDS)

# Whom the debt does not concern.
OTHERS = any_of(
    "爸|妈|父母|父亲|母亲|家人|家里|家属|老婆|老公|妻子|丈夫|爱人|对象|女朋友|男朋友|孩子|儿子|女儿|姐|妹|哥|弟|亲戚|亲友|亲属|朋友|好友|同学|同事|"
    "领导|主管|老板|单位|公司|学校|老师|班主任|邻居|街坊|左邻右舍|村里|村委|村民|全村|小区|业主|物业|居委会|通讯录|通信录|联系人|全家|岳父|岳母|丈母娘|亲家|前台|人事|hr|HR".split(
        "|"
    )
)
_SOON = "(?:就|会|还会|将|要|马上|先|再|准备|挨个|直接|立刻|下一步|只能|只好|我们?|否则|不然|可别怪)"
_PUBLIC = (
    "(?:群|朋友圈|网上|抖音|快手|微博|视频号|评论区|公告栏|小区|村口|村里|单位|公司|全家|头条|短视频|贴吧|业主|电线杆|门口|大屏)"
)

# Telling others, announced: a threat, and in a log of contacts also the question whether it was done.
_TELLING = (
    r"(?:通讯录|通信录|手机里|(?:所有|全部|你的|各个|手机)联系人)~12(?:打|发|群发|通知|联系|爆|炸|轰|曝光|知道)",
    r"(?:群发|挨个|一个一个|一个个|逐一|轮流|挨家)~8(?:打|发|通知|问候|联系|走访|说|告诉|知道)",
    rf"(?:让|叫|令)~4{OTHERS}~12(?:知道|看看|晓得|评评理|看到|好看|认识)",
    rf"{_SOON}~4(?:给|打给|打电话|电话|联系|通知|告诉|告知|找|发给|问问|转告)(?:了)?(?:你|您)?(?:的|们)?~4{OTHERS}",
    rf"(?:群发|发|告诉|通知|曝|捅)(?:给|到)?(?:你|您)~6{OTHERS}",
    rf"(?:发|贴|挂|传|晒|公布|公开|做成)(?:出来|上)?(?:到|在|给|去|进)?~8{_PUBLIC}",
    rf"{_PUBLIC}~12(?:贴出来|发出来|曝出来|挂出来|贴上|晒出来|都看看|传开)",
    r"曝光|社死|(?:照片|裸照|身份证|视频)~10(?:发给|发到|群发|曝)|P图|大喇叭|拉横幅|送锦旗|敲锣",
)
VIOLENCE = (
    r"弄死|打死|砍死|砍你|卸~4(?:腿|胳膊|手)|打断|剁|收拾你|收拾他|废了你|要你命|要你的命|要你好看|给你好看|给你点颜色|人身安全|捅死|放火|烧了?你|绑了?你|"
    r"出门(?:注意|小心)|小心(?:点|着|你)|注意安全|躺着出|见血|死给|不得好死|动你|揍",
    r"(?:给|让|叫)(?:你|他|她|你们)~8(?:身败名裂|抬不起头|混不下去|活不|过不|待不下去|没法|后悔|难堪|丢脸|好看|不得安宁|鸡犬不宁|好过|出不了门|做人|丢工作|开除|颜面)",
    r"走着瞧|等着瞧|别怪(?:我|我们)~4(?:不客气|没|不|翻脸|心狠)|可别怪|别逼(?:我|我们)|不客气|你试试|试试看|信不信|后果自己想|吃不了兜着走|"
    r"(?:带|叫|找)(?:人|几个人|兄弟|人手)~6(?:去|到|来|过去|上)(?:你|您|门)?|看你~10(?:做不|还能|往哪|怎么|撑|躲|跑|有没有脸)|生意~4(?:做不|别想)|(?:你|您)(?:的)?(?:儿子|女儿|孩子|小孩|老婆|老公|爸妈|父母|爸|妈)~12(?:小学|中学|幼儿园|年级|放学|下班|接送|几点|厂里|哪个班)|(?:大家|谁|面子|脸上)~4(?:都不好看|不好看|难看)|撕破脸",
    r"知道(?:你|您)~14(?:上班|住|孩子|学校|老婆|老公|幼儿园|车牌|教书|爸妈|老家)|(?:我|我们)知道(?:你|您)~6(?:在哪|家)|(?:孩子|女儿|儿子|老婆|接送?孩子)~12(?:记着|清楚|门口等|等着)|在哪上班~6知道",
    r"打爆|呼死你|轰炸|骚扰到|天天(?:来|打|闹|上门|去|找)|每天(?:来|打|闹|上门)~6|(?:一个小时|半小时|每小时|隔[0-9一二三五十]{1,3}分钟)~4打|一个都(?:不会漏|别想|跑不)|没完没了|阴魂不散|电话打到",
    rf"(?:去|到|来|上)(?:你|您|他|她)?(?:的|们)?~4(?:{OTHERS}|家|老家|门)~8(?:闹|喊|坐着|吃住|睡|拉横幅|撒泼|宣传|骂|贴|泼|砸)|闹到",
    r"(?:泼|喷|刷|砸|贴|写)~6(?:油漆|红漆|大字|玻璃|粪|门|墙|车)~4(?:信不信|试试|等着)|(?:下次|明天|明早|今晚|再不|就|将|会|要|马上)~6(?:贴|泼|喷|砸)(?:到|在|满|你)?",
)
_ARREST = (
    r"(?:抓|拘)(?:你|您|捕你|你们|人|走|起来)|(?:去|就得|要|让你|等着|准备)~3(?:坐牢|蹲监狱|蹲大牢|吃牢饭|进监狱|进局子|进去蹲)|坐牢|牢底|牢饭|蹲监|刑事拘留|(?:实施|进行|予以|面临|处以)~4拘留|"
    r"拘留(?:你|您|我|所)|实施抓捕|网上追逃|上网追逃|追逃|通缉|逮捕|拘捕|判~3(?:年|刑)|追究~6刑事|刑事责任|刑事立案|负刑责|牢狱之灾",
)
_INSULTS = (
    r"(?<!列入)(?<!纳入)(?<!成为)(?<!列为)(?<!失信)(?<!上了)老赖(?!名单|名册|榜|黑|库)",
    r"不要脸|没脸没皮|脸都不要|脸不要|要不要脸|还有脸|有脸~4(?:吃|发|玩)|无赖|泼皮|(?<!防)(?<!诈)骗子|人渣|畜生|畜牲|(?<!收到)垃圾(?!短信|分类|桶|袋|邮件)|废物|王八|混蛋|混账|傻[逼比B叉缺子]|沙雕|"
    r"贱(?:人|货|种|骨头|不贱)|狗(?:都|东西|日|屁|杂|一样|娘|腿)|走狗|死全家|全家死|装~2死|装孙子|缩头|乌龟|(?:你)?还是人吗|不是人|不是(?:个)?东西|是不是人|丢人现眼|没教养|没教你|没人教|"
    r"活该|去死|怎么不死|滚(?:蛋|出来|远)|他妈的|(?<![爸你他我])妈的|你妈(?:逼|死)|孬种|窝囊|怂(?:货|包)|下三[滥烂]|败类|寄生虫|白眼狼|臭不要|脸皮(?:真|这么|太)?厚|厚脸皮|厚颜|无耻|杂种|断子绝孙|生儿子没|"
    r"穷鬼|穷逼|吃软饭|良心被狗|人模狗样|冚家|仆街|扑街|丢雷|顶你|尼玛|nmsl|瘪三|瘪犊子|龟儿|龟孙|鳖孙|憨批|脑残|赤佬|死皮|癞皮|\b[sS][bB]\b|骂(?:人|我|了|我妈|得)|辱骂|爆粗|脏话|羞辱",
)
_FOLLOWING = (
    r"(?:我|我们|人|他|他们|她|两个|几个|哥几个|车|催收的)~12(?:在|到|守在|蹲在|堵在|坐在|站在|停在)(?:了)?(?:你|您|我)?(?:们)?~8(?:楼下|楼道|家门|门口|门外|小区|大堂|停车场|大厅)(?!的)",
    r"跟踪|尾随|跟(?:着|在|了)~2(?:你|我|后)|一直跟|盯(?:着|上|死)(?:你|我)|(?:堵|守|蹲)(?:着|在|住|到|了)~4(?:你|我|门|家|楼|单位|学校|校门|公司)|蹲守|蹲点|堵(?:我|你|门|人)|寸步不离|纠缠|"
    r"(?:就是|赖着|坐着|说|钱|今天|人|你|也|都|我)~4不走(?!了?这|到|司法|法律|程序|弯|心|正)|不走了?$|等(?:你|到你)~4(?:下班|出来|回来|出门)|守着~6(?:门|你|家)",
)
_POSTING = (
    r"(?:贴|泼|喷|刷|涂|挂)(?:了|满|着|上|的|在了?|到了?)~10(?:红|漆|大字|字|传单|标语|欠债|欠钱|照片|身份证|横幅|纸|条|电梯|楼道|单元|门上|墙上|小区|村口|公告栏)|写(?:了|满|着)~8(?:欠债|欠钱|大字|红字|我欠|我的名字)|(?:门|墙|楼道|电梯|公告栏|车|村口)(?:上|里|口)?~8(?:贴|泼|喷|写|涂)(?:了|满|着|的|上)|"
    r"(?:贴|泼|喷)~4(?:油漆|红漆|粪|大字报)|红字~8(?:看见|看到)|大字报|张贴",
)
_ENTRY = (
    r"(?:闯|冲|挤|硬|强行|直接)(?:着)?(?:推门)?(?:进|入)(?:来|了|去|到)?~4(?:我家|你家|家|屋|门|客厅|院)|推门(?:就)?进|踹(?:开)?(?:了)?(?:我家|你家)?门|撬(?:开|门|锁|了)|砸(?:开|我家|了)?~2门|破门|私闯|"
    r"进(?:了|到|来)?(?:我|你)(?:家|屋)~8(?:不走|翻|坐|拿|搬|拍|住)|进屋~4(?:翻|坐|不走|拿|搬)|让(?:他们)?出去~4不",
)
_EXAGGERATION = (
    r"(?:子女|孩子|小孩|儿女|后代|下一代|三代|亲属|家属|儿子|女儿|家人|父母)~12(?:上学|就读|入学|读书|上大学|大学|参军|入伍|考公|政审|高考|考编|公务员|教育|受影响|受牵连|受限|就业|升学|养老)",
    r"(?:微信|支付宝|手机号|手机卡|电话卡|社保|医保|养老金|银行卡|低保|退休金|身份证)~12(?:停用|停掉|停机|会被停|停发|全停|被封|封掉|封停|注销|禁用|失效|作废|取消|拉黑)",
    r"(?:全国|网贷|信用|征信|行业|全网|失信|联网|互金|大数据|银行)~3黑名单|(?:列入|上|进|拉入|录入|纳入)~6黑名单|黑户",
    r"(?:高铁|飞机|动车|火车)~6(?:不能坐|坐不了|禁止|限制|都坐)|(?:限制|禁止|不能|不得|无法)~3(?:出行|坐高铁|坐飞机|乘坐|出境|离境|出国|就业|结婚|买房)",
    r"(?:你|您)(?:这|这样|的|已|已经|恶意|现在|属于)~12(?:构成|属于|就是|涉嫌|算是|是)~5(?:诈骗|犯罪|骗贷|刑事)|(?:拖欠|不还|逾期|欠款|拒不还款)~6(?:构成|属于|就是|涉嫌|已经是)~6(?:诈骗|犯罪)|全国通缉|联合惩戒|终身",
)
_NEW_LOAN = (
    r"(?:别的|其他|其它|另外|随便哪个|随便找个|再找|多找|换)~3(?:平台|网贷|软件|app|APP|机构|口子)~8(?:借|撸|贷|周转|下款|点|拿)|(?:借|撸|贷|套|刷)(?:一笔|点|一点|出来|一下)~8(?:还|平|清|结|填|了)|撸~3(?:平台|网贷|口子|小贷|一笔)|"
    r"(?:找|问|跟|向|去|管)~2(?:亲戚|朋友|亲友|同事|家人|家里|父母|爸妈|同学)~8(?:借|凑|周转|拿(?!货)|垫)|(?:信用卡|花呗|借呗|白条|金条)~8(?:套|取现|提现|刷一|刷出)|借新还旧|以贷(?:还|养)贷|(?:不会|想办法|赶紧|再)(?:去)?借|套现|拆东墙",
)
_ALONE = (r"(?:只|就)(?:来|有|是)了?(?:他)?(?:一|1)个(?:人|男的?|女的?)|(?:他|催收的?)(?:一个人|独自|单独)(?:上门|来)",)
_DISCLOSED = (
    rf"(?:跟|和|对|向|给)(?:了)?(?:我|你|我们|你们)?~3{OTHERS}~6(?:说|讲|打电话说|发|透露|提)(?:了|过)?~10(?:欠|没还|逾期|借|贷|款|债)",
    rf"(?:欠钱|欠款|借钱|逾期|贷款|欠债|债)(?:的事)?~10(?:跟|告诉|和|对|通知)(?:了)?~8{OTHERS}~6(?:说了|讲了|知道了|说过|了)",
    rf"(?:告诉|通知|发给|打给)(?:了)(?:我|你)?~3{OTHERS}|{OTHERS}~3(?:也|都|全|已经)知道了",
    r"(?:在|往)~12群~4(?:发|贴|晒|公布)了?~10(?:欠|身份证|照片|截图|借款|逾期)|(?:发|贴|晒)了~10(?:欠款|身份证|照片|借款)",
    rf"(?:打|打电话)(?:到|给)(?:了)?(?:我|我们)~3{OTHERS}~12(?:欠|没还|逾期|借|贷款)",
)
# The debt told to who is not the debtor.
_TOLD = (r"欠|逾期|没还|未还|不还|拖欠|借了|借钱|借款|贷款|还钱|还款|催收|老赖|债务",)
_POSING = (
    r"(?:冒充|假冒|自称|谎称|说(?:他|她|自己)?是|装成)~10(?:法院|法官|公安|警察|警官|民警|检察|经侦|派出所|政府|司法|监管|银保监|公检法|纪委)",
)

_CUES: dict[str, tuple[str, ...]] = {
    "threat": (*VIOLENCE, *_TELLING, *_ARREST),
    "insult": _INSULTS,
    "disclosure": _DISCLOSED,
    "following": _FOLLOWING,
    "posting": _POSTING,
    "entry": _ENTRY,
    "exaggeration": _EXAGGERATION,
    "new_loan": _NEW_LOAN,
    "alone": _ALONE,
}
# Words about danger to life or limb: whatever else, safety comes first.
DANGER = (
    *_FOLLOWING,
    *_ENTRY,
    *_POSTING,
    VIOLENCE[0],
    r"跟踪|泼(?:漆|油漆|红漆|粪|硫酸|汽油)|硫酸|汽油|砸(?:门|车|玻璃|店|锁)|动手|打人|打了我|扣住|关起来|不让(?:我|你)?(?:走|出)|持刀|拿刀|棍|堵门|上门闹|推搡|殴打|绑架|(?:家|你)门口",
)
# Not these: parcels and meals at the door, a suit, a plain visit.
_NO_FOLLOWING = r"快递|外卖|包裹|取件|驿站|买菜|接你吃|请你吃"
_ANNOUNCED = r"(?:就|将|会|要|下次|明天|明早|今晚|准备|再不|马上|否则|不然|让)[^，。！？；\n ]{0,8}$"


class Conduct(NamedTuple):
    """One suggestion: a code of the log of contacts, and the words that it was read out of."""

    code: str
    span: Span


def read_conduct(words: Words, person: str = "self") -> list[Conduct]:
    """What the words suggest, once a code, in the log's order; ``person``: whom they reached (``self``, ``family`` …)."""
    found = {}
    for code, cues in _CUES.items():
        if code == "threat" and person != "self":
            cues = (*VIOLENCE, *_ARREST)  # who is told already is not threatened with telling
        if code == "following" and words.has(_NO_FOLLOWING):
            continue
        span = next(_counted(words, code, cues), None)
        if span:
            found[code] = span
    if person != "self":
        told = words.first(*_TOLD)
        if told:
            found["disclosure"] = told
    posing = words.first(*_POSING)
    if posing:
        found["impersonation"] = posing
    return [Conduct(code, found[code]) for code in CODES if code in found]


def telling_announced(words: Words) -> Span | None:
    """Where the words announce that others will be told: a threat, of which a log asks whether it was done."""
    return words.first(*_TELLING)


def danger_in(words: Words) -> Span | None:
    """Where the words speak of danger to life or limb."""
    return None if words.has(_NO_FOLLOWING) else words.first(*DANGER)


def _counted(words: Words, code: str, cues: tuple[str, ...]) -> Iterator[Span]:
    """The places that count: for a deed, those that are not only announced."""
    for cue in cues:
        for span in words.find(cue):
            if code not in ("posting", "disclosure") or not _announced(words, span):
                yield span


def _announced(words: Words, span: Span) -> bool:
    return compiled(_ANNOUNCED).search(words.before(span.start, 12)) is not None
