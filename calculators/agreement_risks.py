"""Sentences of an agreement that can hurt: the words each is known by, what takes it back, and what to ask for instead."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from calculators import agreement_blanks, agreement_payee
from calculators.agreement_terms import Terms
from calculators.agreement_text import compiled

# What a sentence says before the words of a risk, and means the contrary. 不能 is not here: 不能按期还款的，…到期.
_NEGATION = (
    r"不得(?:以|要求|因|再)?|不会|不可以?|不应|不予|不再(?!履行|还|按|支付)|不要求|不需要?|无需|无须|毋须|不必|禁止|严禁|请勿|切勿|不要|不以|"
    r"不另|免收|不(?:再|另)?$|不向|不接受|不存在|不因|不构成|谨防|不包括|并非|不属于|不承认|不具有|不附加|不收取?|不授权|不同意"
)
_STILL_MAY = r"无需|无须|毋须|不需要?|不必|不授权|不同意|不要求"  # these free the debtor also where they are said of the debtor


@dataclass(frozen=True)
class Risk:
    """One kind of sentence: its name, the patterns that find it, and what to ask for instead.

    ``when_missed`` are patterns that count only where a missed payment is spoken of,
    ``of_intermediary`` those that count only in a contract with one. ``unless`` must not stand in the sentence; its ``{debtor}`` are the words that mean who owes. ``of`` names whose act it is: a sentence that last named the other side is
    left out. ``look`` replaces the patterns where words alone do not tell.
    """

    code: str
    label: str
    advice: str
    patterns: tuple[str, ...] = ()
    rules: tuple[str, ...] = ()
    when_missed: tuple[str, ...] = ()
    of_intermediary: tuple[str, ...] = ()
    unless: str = ""
    of: str = ""
    after_default: bool | None = None
    negatable: bool = True
    look: Callable[[Terms], Iterator[tuple[int, int]]] | None = None

    def find(self, terms: Terms) -> Iterator[tuple[int, int]]:
        """Where the text says it; of one sentence only the first."""
        seen = set()
        for start, end in self.look(terms) if self.look else self._matches(terms):
            sentence = terms.text.sentence(start)
            if sentence not in seen:
                seen.add(sentence)
                yield start, end

    def _matches(self, terms: Terms) -> Iterator[tuple[int, int]]:
        found = [match for pattern in self.patterns for match in terms.text.find(pattern)]
        if terms.parties.is_with_intermediary:
            found += [match for pattern in self.of_intermediary for match in terms.text.find(pattern)]
        found += [
            match for pattern in self.when_missed for match in terms.text.find(pattern) if terms.after_default(match.start())
        ]
        for match in sorted(found, key=lambda match: match.start()):
            start, end = match.span()
            if self.after_default is not None and terms.after_default(end) is not self.after_default:
                continue
            unless = self.unless.replace("{debtor}", terms.parties.debtor_words)
            if unless and compiled(unless).search(terms.text.around(start, end)):
                continue
            side = terms.parties.nearest_before(start)
            if self.of and side and side != self.of:
                continue
            if not (self.negatable and is_taken_back(terms, start)):
                yield start, end


def is_taken_back(terms: Terms, start: int) -> bool:
    """Whether the words just before ``start`` say that it is not so: 甲方不得要求提前到期, 无需提供担保."""
    before = compiled(r"[^，：]{0,40}$").search(terms.text.before(start, 40))[0]
    denials = list(compiled(_NEGATION).finditer(before))
    if not denials:
        return False
    last = denials[-1]
    side = terms.parties.last_named(before[: last.start()])
    return side != "debtor" or compiled(_STILL_MAY).match(last[0]) is not None


_ALL = r"(?:全部|所有|剩余|剩下|未到期|其余|未还|未偿还?|全额|余下|本协议项下)"
_REPAY = r"(?:追偿|追索|清收|偿还|归还|清偿|结清|付清|还清|支付|缴清|清缴)"
_DUE = r"到期(?![日之前后时还应])"
_BACK = r"(?:计息|计收|计算|收取|起算|计罚|产生|执行|加收|追收|补收)"

RISKS = (
    Risk(
        "upfront_fee_to_intermediary", "先向中介付钱",
        "先不要付。直接找债权人谈，不用经过收费的中介。可以说：“我自己和银行谈，不签这份合同。”",
        (
            r"(?:服务|咨询|代理|委托|居间|中介|协商|法务|材料|建档|公关|疏通|优化|会员|操作)费[^。；\n]{0,24}(?:先|预先|预付|一次性|签约|签订|签署|当日|日内|立即)?[^。；\n]{0,10}(?:支付|缴纳|缴|交|付|打|转|收取|收)",
            r"(?:手续费|前期费用?|费用)[^。；\n]{0,20}(?:给|至|到)[^，。；\n]{0,8}(?:代理|中介|协商|咨询|法务)",
            r"(?:办理|协商|签约|操作|成功)[^，。；\n]{0,4}前[^。；\n]{0,10}(?:缴纳|支付|交|付)[^。；\n]{0,12}费",
            r"(?<!无)(?:先|预先|提前|预付|立即|须|应|需|签约|签订|支付|缴纳|交|付|收取|收)[^。；\n]{0,24}(?:服务|咨询|代理|委托|居间|中介|协商|法务|材料|建档|公关|疏通|优化|会员|操作)费",
            r"(?:保证金|诚意金|定金|押金|佣金)[^。；\n]{0,16}(?:先|支付|缴纳|缴|交|付|打|转)|(?:支付|缴纳|缴|交|付|转)[^，。；\n]{0,16}(?:保证金|诚意金|定金|押金|佣金)",
            r"(?:按|以)[^，。；\n]{0,8}减免[^。；\n]{0,20}(?:%|成|比例)[^。；\n]{0,12}(?:支付|收取|提成|分成|费|报酬)",
            r"减免(?:金额|额|部分)?的[^。；\n]{0,6}(?:%|成)[^。；\n]{0,12}(?:作为|支付|收取|提成|分成|费|报酬|归)",
        ),
        ("agency-crime", "agency-crackdown"),
        of_intermediary=(
            r"(?:预付|先付|先交|预交|先支付|先行支付|启动资金|前期)[^，。；\n]{0,12}元",
            r"(?:付|交|收|取|提)[^，。；\n]{0,6}减免(?:金额|额|部分)?的",
        ),
        unless=r"(?:减免|免除|免收|豁免|退还|已产生)(?!金额|额|部分|总额|比例)[^，。；\n]{0,8}费|分期服务费率",
    ),
    Risk(
        "outcome_promised", "包办成的话",
        "没有人能包成，银行可以同意，也可以不同意。不要信，也不要为这句话付钱。",
        (r"包(?:停息|成功|过|办成|减免|分期)|保证(?:成功|协商成功|办成|停息|减免成功)|成功率|百分之?百成功|100%成功|不成功[^，。；\n]{0,6}退|未成功[^，。；\n]{0,6}退款|内部(?:渠道|关系)|有关系",),
        ("agency-crime",),
    ),
    Risk(
        "hands_over_identity", "要交出手机卡、证件或密码",
        "不要交。手机卡、身份证、网银和密码只在你自己手里。可以说：“要核实身份，我到柜台办。”",
        (r"(?:交出|提交|提供|邮寄|寄送|寄|移交|交由|交给|保管|上交|出借|告知)[^，。；\n]{0,20}(?:手机卡|电话卡|SIM卡|身份证原件|网银|U盾|密码|验证码)",
         r"(?:手机卡|电话卡|SIM卡|身份证原件|网银|U盾)[^，。；\n]{0,12}(?:交由|交给|交付|移交|寄|保管)",
         r"(?:更换|停用|注销|换)[^，。；\n]{0,6}(?:手机号|号码|联系方式)|不(?:得)?(?:接听|接)[^，。；\n]{0,8}(?:银行|平台|电话)"),
        ("agency-crime",),
        of_intermediary=(r"不得(?:自行|私自|擅自)?[^，。；\n]{0,8}(?:银行|平台|债权人)[^，。；\n]{0,6}(?:联系|协商|沟通)",),
    ),
    Risk(
        "false_documents", "教人造假",
        "不要做。配合造假，自己也可能担责。困难照实写，有什么证明就交什么证明。",
        (r"(?:伪造|编造|虚构|变造|制作虚假|虚假|代开|包装)[^，。；\n]{0,12}(?:证明|病历|材料|流水|贫困|困难|票据)|(?:统一|按)[^，。；\n]{0,8}(?:模板|话术)[^，。；\n]{0,8}(?:投诉|举报)|批量投诉",),
        ("agency-crime",),
        of_intermediary=(r"(?:办理|制作|准备|开具)[^，。；\n]{0,12}(?:低保|贫困|病历|诊断|失业|困难|疾病)",),
        unless=r"(?:承诺|保证|确认)[^。；\n]{0,20}(?:真实|无虚假|不存在|没有)|如[^，。；\n]{0,16}虚假",
    ),
    Risk(
        "acceleration", "一期没还，全部到期",
        "可以要求改成：“连续两期未还，经书面通知后十五日内仍未补足的，才可要求提前还款；提前到期的只限未还本金。”",
        (
            rf"宣布[^。；\n]{{0,30}}{_DUE}",
            rf"(?:提前|立即|加速|即刻|即时)(?:全部)?{_DUE}",
            rf"(?:视为|视同)[^，。；\n]{{0,6}}{_ALL}[^，。；\n]{{0,12}}{_DUE}",
            rf"{_ALL}[^。；\n]{{0,20}}(?:立即|提前|即|自动|一并|视为|视同|均|全部){_DUE}",
            rf"(?:有权|可以?|将|要求|须|应当?|必须|需|并)[^。；\n]{{0,24}}(?:一次性|立即|提前|马上)[^。；，\n]{{0,10}}{_REPAY}[^。；，\n]{{0,10}}{_ALL}",
            rf"{_ALL}[^，。；\n]{{0,16}}(?:一次性?|立即|提前|马上)[^。；，\n]{{0,8}}(?:{_REPAY}|计入|转入|入账|收回)",
            r"(?:提前|立即|一次性)收回[^，。；\n]{0,12}(?:贷款|借款|欠款|债权|本息|款项)",
            rf"就[^。；\n]{{0,8}}{_ALL}[^。；\n]{{0,20}}(?:申请(?:法院)?强制执行|起诉|提起诉讼)",
        ),
        ("breach-duty",),
        when_missed=(rf"(?:全部|均|一并|都){_DUE}", rf"(?:要求|须|应当?|需|必须|有权|并|将)[^。；\n]{{0,12}}一次性{_REPAY}",),
        unless=r"(?:{debtor})(?:可以?|有权(?:申请|选择)?|自愿|申请|选择|要求|如需|需要|想)[^。；，\n]{0,12}提前[^。；\n]{0,10}(?:还|结清|偿)",
    ),
    Risk(
        "interest_resumes", "利息会重新算，减免会收回",
        "可以要求改成：“逾期的，只就逾期的那一期、按逾期天数计息；已经减免的不再收回。”",
        (
            rf"(?:恢复|重新|继续)[^。；\n]{{0,16}}{_BACK}[^。；\n]{{0,10}}(?:利息|罚息|复利|息|违约金)",
            r"恢复[^，。；\n]{0,6}(?:计息|计收)|恢复(?:原(?:利率|合同|约定|债权|债务|欠款|借款|息费|领用合约))|恢复[^，。；\n]{0,10}(?:利息|罚息|利率)|恢复至?减免前",
            r"(?:追溯|补收|追收|补计|补缴|追讨|追加)[^，。；\n]{0,16}(?:利息|罚息|息费|违约金|减免)",
            r"(?:减免|优惠|免除)[^。；\n]{0,24}(?:取消|失效|作废|收回|追回|追索|追偿|补缴|补交|撤销|无效|不再享受|恢复|终止|不予)",
            r"(?:利率|利息|罚息)[^，。；\n]{0,8}恢复",
            r"(?:取消|撤销|收回|追回|终止|不再给予|不再享受)[^。；，\n]{0,12}(?:减免|优惠|免息)",
            rf"(?:以|就|按|对)?{_ALL}[^。；\n]{{0,20}}(?:按|以)[^。；\n]{{0,24}}(?:计收|计算|支付|收取|计付|加收|计)[^。；，\n]{{0,10}}(?:利息|罚息|复利|违约金)",
            r"(?:不停止|仍继续|仍然继续|依然)[^，。；\n]{0,6}(?:计息|计收)",
        ),
        ("liquidated-damages", "rate-financial-24"),
        when_missed=(r"(?<!部分)(?<!金额)(?<!款项)(?<!本金)(?<![当该一]期)(?:按|以)[^。；\n]{0,20}(?:计收|计算|收取|计付|加收)(?!逾期|当期|该期|未)[^，。；\n]{0,6}(?:利息|罚息|复利)", r"(?:重新|恢复|另行)(?:计收|计算|收取|计罚|起算)", r"按(?:照)?(?:原|减免前|最初)[^，。；\n]{0,16}(?:计|收|执行|追|还款|偿还|主张|履行)",),
        unless=r"减免[^。；\n]{0,12}(?:不因|不再收回|不予收回|不得收回|仍然有效)",
    ),
    Risk(
        "waives_rights", "放弃权利的话",
        "请删去这一句。可以说：“投诉、起诉、提异议是法律给的权利，我不写放弃。”拿不准先问 12348。",
        (
            r"放弃[^。；\n]{0,24}(?:权利?|投诉|举报|起诉|诉讼|仲裁|抗辩|异议|申诉|上诉|主张|追究|追索|请求|反诉|复议|时效)",
            r"(?:不得|不再|不予|不可|不能|承诺不|保证不|不会|不)(?:再)?(?:以任何[^，。；\n]{1,6})?(?:就[^，。；\n]{1,12})?(?:[向对][^，。；\n]{1,20})?(?:进行|提出|提起|主张|发起)?(?:任何)?(?:形式的)?(?:投诉|举报|起诉|诉讼|仲裁|申诉|信访|异议|权利)",
            r"撤(?:回|销)[^，。；\n]{0,10}(?:投诉|举报|信访)",
            r"(?:不得|不能|无权|不可|不)[^，。；\n]{0,10}(?:请求|要求|申请)[^，。；\n]{0,12}(?:调减|降低|减少|调低)",
        ),
        ("liquidated-damages", "complaint-routing"), of="debtor",
        unless=r"不影响[^。；\n]{0,16}(?:投诉|起诉|诉讼|异议|权利)|(?:投诉|起诉|诉讼)(?:{debtor})|[向对](?:{debtor})(?:提起|主张)",
    ),
    Risk(
        "limitation_restarts", "时效重新算",
        "旧债先问清楚有没有过诉讼时效，再签。可以要求删去放弃时效的话。拿不准先问 12348。",
        (
            r"放弃[^。；\n]{0,20}时效|不(?:再|得)?(?:以|主张|提出)[^，。；\n]{0,16}时效|时效[^，。；\n]{0,16}(?:重新|中断|起算|届满[^，。；\n]{0,8}(?:仍|自愿|同意))|已(?:超)?过[^，。；\n]{0,4}时效[^。；\n]{0,16}(?:自愿|同意|仍|愿意|继续)",
        ),
        ("limitation-interrupt", "limitation-expired"), negatable=False,
    ),
    Risk(
        "blank_fields", "留着空白",
        "填好再签，不用的空格划掉。可以说：“空着的地方请先写上，我再确认。”",
        rules=("contract-variation",), look=agreement_blanks.find,
    ),
    Risk(
        "third_party_account", "钱付到别人的账户",
        "先不要付。可以要求改成：“乙方把款项付到甲方以自己名义开立的账户。”账号到债权人的官方渠道核对。",
        rules=("claim-assignment",), look=agreement_payee.find,
    ),
    Risk(
        "oral_only", "只有口头说法算数",
        "可以要求改成：“变更和补充都要写成文字，双方确认后才算。”对方不写，就发邮件或留言请他确认。",
        (
            r"以[^，。；\n]{0,12}(?:口头|电话|通话|客服|专员|催收员|工作人员|经办人|业务员|语音|坐席)[^。；，\n]{0,12}(?:为准|为据)",
            r"(?:口头|电话|语音)(?:约定|承诺|告知|通知|协商|确认|协议|答应|达成|沟通)(?:的)?[^，。；\n]{0,12}(?:为准|有效|生效|即可|即|确定|为据)",
            r"(?:其他|其余|未尽|具体|减免)[^，。；\n]{0,10}(?:口头|电话)(?:约定|商定|协商|确认|沟通|通知)",
            r"(?:不(?:再)?(?:另行)?|无需|无须|不必)(?:再)?(?:另行)?(?:签订|签署|出具|提供|发送|给)[^，。；\n]{0,8}(?:书面|纸质|协议|合同|文本|文件)",
        ),
        ("written-form", "contract-variation"),
        unless=r"以(?:本|书面|合同|协议)[^，。；\n]{0,8}为准|(?:口头|电话)[^。；\n]{0,16}(?:无效|不生效|不作数|不具|不构成|均不|不算)|结清证明",
    ),
    Risk(
        "collection_continues", "签了还继续催收",
        "可以要求改成：“本协议生效后停止催收，乙方未按本协议还款的除外。”",
        (
            r"不影响[^。；\n]{0,24}(?:催收|催款|催告|催缴|追讨)",
            r"(?:继续|照常|正常|仍可|仍将|仍有权|有权继续)[^，。；\n]{0,12}(?:催收|催款|催缴|追讨)",
            r"不(?:停止|暂停|中止|终止)[^，。；\n]{0,12}(?:催收|催款|催缴)",
        ),
        ("cc-art70-stop-collection",), after_default=False,
    ),
    Risk(
        "default_penalty", "违约要另付一大笔",
        "可以要求删去，或改成只对逾期的那一期计。违约金太高，打官司时可以请求减少。",
        (
            r"违约金[^。；\n]{0,20}(?:[1-9][0-9]{0,2}(?:\.[0-9]{1,2})?%|百分之[一二三四五六七八九十]{1,3}|[二三四五六七八九两][倍成])(?!以内|以下)",
            r"(?:[1-9][0-9]{0,2}(?:\.[0-9]{1,2})?%|百分之[一二三四五六七八九十]{1,3}|[二三四五六七八九两][倍成])[^，。；\n]{0,12}违约金",
            r"(?:每日|按日|日)[^，。；\n]{0,10}(?:千分之[一二三四五六七八九十0-9]|百分之[一二三四五六七八九十0-9]|[1-9]‰|(?:0\.[1-9]|[1-9])[0-9]{0,2}%)",
        ),
        ("liquidated-damages", "rate-financial-24"), unless=r"减免|免除|不再|豁免|截至",
    ),
    Risk(
        "guarantor_added", "把家人或担保人拉进来",
        "可以要求删去。要加人，先让他看完全文。可以说：“这是我自己的债，家里人不签。”",
        (
            r"(?:追加|增加|新增|提供|补充|落实)[^，。；\n]{0,16}(?:担保|保证人|抵押|质押|共同还款人)",
            r"(?:配偶|妻子|丈夫|父母|父亲|母亲|子女|亲属|家属|家人|第三人|丙方|担保人|保证人|紧急联系人)[^。；\n]{0,24}(?:连带|保证责任|担保责任|共同(?:还款|偿还|清偿|承担)|代为(?:偿还|清偿)|承担(?:还款|清偿|保证|担保)|提供[^，。；\n]{0,6}担保|签字担保)",
            r"共同(?:还款|债务|借款)人|连带(?:保证|清偿|还款|担保|偿还)(?:责任)?",
        ),
        ("guarantor-effect", "contract-parties"),
    ),
    Risk(
        "new_loan_for_old", "借新的还旧的",
        "先算清再说。新贷款也要还，利息可能更高。可以要求改成：在原来的债上分期，不另外放款。",
        (
            r"借新还旧|以贷还贷|以新贷还旧贷|以卡养卡",
            r"(?:新|另行|另|再次|重新)[^，。；\n]{0,6}(?:发放|申请|办理|签订|借入|贷款|借款)[^。；\n]{0,16}(?:贷款|借款|授信)[^。；\n]{0,20}(?:偿还|归还|结清|置换|抵偿|清偿|用于还)",
            r"续贷[^，。；\n]{0,10}(?:结清|偿还|归还)|新的?(?:贷款|借款)[^。；\n]{0,16}(?:偿还|归还|结清|置换)",
            r"(?:新贷款|新借款|新增贷款)[^。；\n]{0,16}(?:偿还|归还|结清|置换|用于)",
        ),
        ("cba-2026-guideline",),
    ),
    Risk(
        "fraud_confession", "承认诈骗或恶意透支",
        "不要签这一句。可以要求改成只写事实：欠多少、从哪天起没还上。拿不准先问律师或 12348。",
        (
            r"(?:承认|确认|认可|自认|知悉|明知)[^。；\n]{0,24}(?:恶意透支|恶意拖欠|恶意逃废债|诈骗|骗取|非法占有|欺诈|犯罪)",
            r"(?:恶意透支|非法占有(?:为目的|的目的)|信用卡诈骗)[^。；\n]{0,16}(?:承认|无异议|自愿|属实)",
        ),
        ("malicious-overdraft",),
        unless=r"不(?:存在|构成|属于|是)[^，。；\n]{0,8}(?:恶意|诈骗|非法|犯罪)",
    ),
    Risk(
        "contacts_disclosed", "可以把你的事告诉别人",
        "请删去这一句。可以说：“欠款只和我本人联系，不告诉家人、单位和联系人。”",
        (
            r"(?:授权|同意|允许|许可)[^。；\n]{0,30}(?:通讯录|通话记录|联系人|亲属|家人|亲友|同事|单位|社交|定位|相册)",
            r"(?:向|联系|告知|通知)[^，。；\n]{0,14}(?:联系人|亲属|家人|亲友|单位|同事|朋友|配偶|居委会|村委会)[^，。；\n]{0,16}(?:披露|告知|透露|催收|通报|公开|了解|送达|转告|协助)",
            r"向社会(?:公开|公布|披露)",
            r"(?:公开|公布|曝光|张贴|通报)[^，。；\n]{0,12}(?:个人信息|欠款信息|欠款情况|失信信息|照片|姓名)",
        ),
        ("pipl-core", "cba-2026-guideline"),
    ),
    Risk(
        "debit_any_account", "可以扣任何账户的钱",
        "可以要求改成：“只从乙方指定的一个账户扣款，扣款前通知。”工资卡和还款卡分开。",
        (
            r"(?:授权|同意|有权|可)[^。；\n]{0,28}(?:任何|任一|任意|所有|全部|其他|各)(?:的)?[^，。；\n]{0,10}(?:账户|存款|资金|银行卡)[^。；\n]{0,20}(?:扣|抵|划)",
            r"(?:扣划|划扣|扣收|扣款|抵销|扣除|直接扣)[^，。；\n]{0,16}(?:任何|任一|任意|所有|全部|其他|各)(?:的)?[^，。；\n]{0,10}(?:账户|存款|资金|银行卡)",
        ),
        ("cc-no-setoff-without-authorization",),
    ),
    Risk(
        "lender_may_change", "对方可以自己改",
        "可以要求改成：“变更须双方书面同意。”",
        (
            r"(?:有权|可以?|得)(?:单方|随时|自行)[^，。；\n]{0,10}(?:调整|变更|修改|终止|解除|撤销|取消)",
            r"(?:单方|随时)(?:面)?(?:调整|变更|修改|终止|解除|撤销)|最终解释权|解释权归",
        ),
        ("contract-variation",), unless=r"(?:乙方|您|借款人|持卡人)(?:可以?|有权)随时",
    ),
    Risk(
        "direct_enforcement", "不经打官司就强制执行",
        "先问律师再签。可以要求删去：有争议，先协商，再由法院审理。",
        (r"公证[^。；\n]{0,30}强制执行|强制执行[^，。；\n]{0,10}公证|(?:不经|无需经?|无须经?|免于?)[^，。；\n]{0,6}(?:诉讼|审判|审理)[^。；\n]{0,16}(?:强制执行|执行)|放弃诉讼[^。；\n]{0,10}执行",),
        negatable=False,
    ),
    Risk(
        "credit_record_promise", "说能删逾期记录",
        "真实的逾期，写了也删不掉。可以要求改成：“结清后，甲方及时更新报送的信息。”",
        (r"(?:删除|消除|清除|洗白|抹去|撤销|修复|清洗)[^，。；\n]{0,12}(?:逾期|征信|不良|信用)[^，。；\n]{0,6}(?:记录|信息|报告)?|(?:征信|逾期记录|不良记录)[^，。；\n]{0,10}(?:删除|消除|清除|洗白|抹去)|不上征信|征信洗白",),
        ("credit-objection", "credit-repair-scam-warning"),
        unless=r"(?:不能|无法|不得要求|不可以?|不会|不予|不因)[^，。；\n]{0,12}(?:删除|消除|清除)",
    ),
)
LABELS = {risk.code: risk.label for risk in RISKS}
