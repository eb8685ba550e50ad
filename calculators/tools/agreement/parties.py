"""Who the parties of an agreement are: which words in it mean the creditor, and which the debtor."""

from functools import cached_property

from calculators.tools.agreement.text import Text
from calculators.words.patterns import compiled

ORGANISATION = r"银行|金融|信托|保险|信用卡中心|信用社|联社|小额贷款|资产管理|公司|支行|分行|合作社|法院|平台|商行|工程部|经营部"
_CREDITOR = (
    r"债权人|债权方|出借人|出借方|贷款人|贷款方|发卡(?:银行|机构|行|方)|债权受让(?:人|方)|受让(?:人|方)|申请执行人|原告|"
    r"资金方|资方|放款(?:机构|方)|贷款(?:机构|平台)|出借机构"
)
_DEBTOR = r"债务人|借款人|借款方|借钱的?人|持卡人|欠款人|还款人|被执行人|被申请人|被告|客户姓名|承诺人|确认人|立据人|具结人|(?<!的)(?:客户|用户)|申请人"
_LABEL = rf"(?P<label>[甲乙]方|被?上诉人|{_CREDITOR}|{_DEBTOR})(?P<role>（[^（）\n]{{1,20}}）)?："
# 借款人 郑*: a line of two cells that lost what stood between them.
_CELL = rf"(?m)^(?P<label>{_CREDITOR}|{_DEBTOR})(?P<name>[\u4e00-\u9fff*]{{2,3}})$"
_NAMED_BEFORE = rf"(?:^|[，。；：、\n与由和及])(?P<name>[^，。；：、（）\n与由和及]{{2,30}})（(?:以下|下)?(?:简|合|统)?称[：“”\"「『‘]{{0,2}}(?P<label>[甲乙]方|{_CREDITOR}|{_DEBTOR})"
# 出售方（债权人）：
_ROLE_FIRST = (
    rf"[\u4e00-\u9fff]{{2,5}}（(?P<label>{_CREDITOR}|{_DEBTOR})(?:，[^）\n]{{1,10}})?）：(?P<name>[^，。；：（）\n]{{2,30}})"
)
# 欠款人江某与出借人老卫（卫某）说定: a label and a name with nothing between.
_IN_A_SENTENCE = rf"(?P<label>欠款人|借款人|债务人|承诺人|出借人|债权人|贷款人|原告|被告|申请执行人|被执行人)(?P<name>(?![应须不未可有按如逾需在于已自将向同承确签违申名为与和的已姓主])[\u4e00-\u9fff]{{2,3}}?|(?![应须不未可有按如逾需在于已自将向同承确签违申名为与和的姓主])[\u4e00-\u9fff]{{2,20}}?(?:{ORGANISATION}))(?=[与和（，、。因欠向于]|说定|约定|协商|$)"
_FROM_WHOM = (
    r"(?:从|问|找|跟)(?:[\u4e00-\u9fff]{1,3}的)?(?P<name>[\u4e00-\u9fff]{2,3}?)(?:手里|手上|那儿?|处|家|这里)?(?:拿|借|支|取)(?:了|走|到|得|来)?(?:现金|人民币|钱|款|[0-9¥])",
    r"(?:今|现|兹)(?:向)?(?:借到|借得|收到|欠|借)(?:出借人|朋友|同事)?(?P<name>[\u4e00-\u9fff]{2,4}?)(?:借款|现金|人民币|出借|以|通过|用|转|交|支付|[0-9¥])",
    r"(?:向|从)(?:邻居|朋友|同事|亲戚|出借人|债权人|[表堂]?[哥姐弟妹兄]|同学|老乡|老板|舅舅|叔叔|姑姑|姨)?(?P<name>[\u4e00-\u9fffA-Za-z]{2,14}?)(?:处|那里|手中)?(?:借到|借款|借得|借入|借走|借了|借钱|借人民币|借现金|办理)",
    r"(?:本人|我|^|[\n。；，])[\u4e00-\u9fff]{0,4}欠(?!款|条|本|息|费|债|账)(?:到|下|了|付)?(?P<name>[\u4e00-\u9fff]{2,14}?)(?:（[^（）\n]{2,6}）)?(?:的)?(?:货款|工资|工程款|材料款|修车款|装修款|租金|借款|人民币|现金|[0-9¥])",
    r"(?m)^(?:今|现)?欠(?!款|条|本|息|费|债|账)(?P<name>[\u4e00-\u9fff]{2,14}?)(?:的)?(?:装修|装潢|施工)?(?:工钱|钱|款|[0-9¥])",
    r"(?m)^致?：?(?P<name>[\u4e00-\u9fff（）A-Za-z]{2,30}(?:银行|公司|联社|中心|平台|支行|分行))：$",
)
_NAME_ENDS = r"[，。；：（）\n]|[甲乙丙]方|债务人|借款人|持卡人|债权人|出借人|身份证|证件|法定|负责人|地址|住所|住址|联系|电话|手机|统一社会|性别|男|女"
_GENERAL = r"股份|有限责任|有限|公司|信用卡中心|信用卡部|总行|(?<=银行)[\u4e00-\u9fff]{2,8}?[分支]行"
_SPOKEN_TO = (
    r"(?m:^)[\u4e00-\u9fff]{2,3}(?:[12][0-9]{3}年[^，。；\n]{0,8})?(?:从|向|跟|找|欠)|尊敬的[^，。：\n]{0,12}(?:先生|女士|客户|用户|持卡人|借款人)|您|本人|贵客户|本(?:借|欠)款人|我[叫是欠因于和]|我[\u4e00-\u9fff]{2,3}[因于为]|"
    r"(?m:^)[\u4e00-\u9fff]{2,4}(?:先生|女士|小姐|客户|用户)?[：，]|[\u4e00-\u9fff]{1,3}(?:先生|女士|小姐)|(?:客户|持卡人|借款人|债务人|用户)(?![应须未不可有按如逾需在于已自将向同承确签违申名])[\u4e00-\u9fff]{2,3}(?=[（，、于在因向自系欠])|[\u4e00-\u9fff]{2,4}（[^（）\n]{0,4}(?:手印|签字|签名|指印)|(?m:^)[\u4e00-\u9fff]{2,3}(?:手机|电话|身份证)"
)
_SIGNED = rf"(?P<name>[\u4e00-\u9fffA-Za-z0-9]{{2,30}}(?:{ORGANISATION}))（[^（）\n]{{0,8}}章[^（）\n]{{0,6}}）"
_SOMEBODY_ELSES = r"债务优化|法务咨询|代理协商|代为协商|债务(?:规划|托管)服务?|(?:法务|债务)(?:代理|顾问)(?:协议|合同)|(?:征信|信用)(?:异议|修复)[^，。；\n]{0,8}(?:服务|合同)|委托[^，。；\n]{0,6}(?:协商|处理)[^，。；\n]{0,6}(?:债务|欠款|网贷)|委托[^，。；\n]{1,10}(?:代|与|向|同|和)[^，。；\n]{0,14}(?:银行|机构|平台|网贷|信用卡|债权)[^，。；\n]{0,8}(?:协商|谈判|沟通|分期|停息|延期|谈)|(?:债务|负债|停息|网贷|协商|逾期|信用卡)[^，。；\n]{0,8}(?:委托|代理|托管|顾问|服务)[^，。；\n]{0,6}(?:合同|协议)|(?:上岸|护航|陪跑|减债|脱债|负债人)[^，。；\n]{0,6}(?:计划|服务|协议|合同|方案)|(?:信用|征信)修复[^，。；\n]{0,10}(?:合作|协议|规划)|(?:还款|债务|负债)规划(?!院)|(?:与|跟|向|找)(?:各家|多家|各|[0-9一二三四五六七八九十]{1,3}家)[^，。；\n]{0,8}(?:机构|平台|银行|网贷)[^，。；\n]{0,4}(?:交涉|协商|谈|沟通|延期)|(?:替|帮|代)(?:甲方|委托方|委托人|您|客户)[^，。；\n]{0,8}(?:与|跟|和|向)[^，。；\n]{0,10}(?:银行|网贷|平台|机构)[^，。；\n]{0,4}(?:谈|协商|沟通)"
_COMMISSIONED = r"(?:受托(?:人|方)|委托(?:人|方))(?=（|：|处理|代)"
_OFFERS_ITSELF = r"(?:先付|先交|先打|收费|服务费|定金|占名额|优惠名额|打八折)"
_TALKS_OF_SUCCESS = r"停息|下来|办不下来|内部渠道|债务规划|法务部?"
# A creditor's name that is the object of another's act: 接受贵行处理, 向甲方, 由甲方委托.
_OBJECT = r"(?:接受|听凭|任凭|服从|同意|授权|委托|允许|配合|受到?|[向对给与和致被同为由])$"


class Parties:
    """The creditor's and the debtor's names, as far as they are written, and the words that mean either."""

    def __init__(self, text: Text) -> None:
        self._text = text

    @cached_property
    def _labelled(self) -> list[tuple[str, str, str, int]]:
        """Each label (甲方, 借款人), its role in brackets, its name, and where the name stands."""
        found = []
        for each in self._text.find(_LABEL):
            if _has(each["role"] or "", r"[签章捺]"):
                continue  # the place for a signature
            if each["label"] in ("客户", "用户") and _has(self._text.before(each.start(), 1), r"[\u4e00-\u9fff]"):
                continue  # 陈某客户： is addressed
            rest = self._text.plain[each.end() : each.end() + 40]
            name = rest[: _first(rest, _NAME_ENDS)].strip("_ *【】、-—/")
            at_first = compiled(r"原审(原告|被告)").search(each["role"] or "")
            found.append((at_first[1] if at_first else each["label"], each["role"] or "", name, each.start()))
        found += [(each["label"], "", each["name"], each.start()) for each in self._text.find(_CELL)]
        found += [(each["label"], "", each["name"], each.start("name")) for each in self._text.find(_NAMED_BEFORE)]
        found += [(each["label"], "", each["name"], each.start()) for each in self._text.find(_IN_A_SENTENCE)]
        found += [(each["label"], "", each["name"], each.start()) for each in self._text.find(_ROLE_FIRST)]
        for pattern in _FROM_WHOM:
            found += [
                ("出借人", "", each["name"], each.start())
                for each in self._text.find(pattern)
                if not _has(each["name"], r"[甲乙]方|出借|借款|债权|债务|对方|他人|任何|其他|你|我|您|贵|银行卡|本人")
            ]
        return found

    @cached_property
    def swapped(self) -> bool:
        """Whether 甲方 is the one who owes, as in many private notes and in intermediaries' contracts."""
        for label, role, name, _ in self._labelled:
            owes = _has(role, rf"{_DEBTOR}|委托人|委托方")
            lends = _has(role, _CREDITOR) or (not role and _has(name, ORGANISATION))
            if label in ("甲方", "乙方") and owes is not lends:
                return (label == "甲方") is owes
        return False

    @cached_property
    def creditor_words(self) -> str:
        """A pattern of the words that mean the creditor."""
        return self._with_name(self._creditor_labels, self.creditor)

    @cached_property
    def _creditor_labels(self) -> str:
        party = "乙方" if self.swapped else "甲方"
        return rf"{party}|{_CREDITOR}|银行(?!账户|账号|卡|流水|存款)|我行|本行|贵行|我司|我公司|贵司|本公司|贵公司|[你您]公司|[你您]司|[你您]行|业务员|客户经理|我方|平台"

    @cached_property
    def debtor_words(self) -> str:
        """A pattern of the words that mean who owes."""
        return self._with_name(self._debtor_labels, self.debtor)

    @cached_property
    def _debtor_labels(self) -> str:
        party = "甲方" if self.swapped else "乙方"
        return rf"{party}|{_DEBTOR}|您|阁下|台端|本人|贵客户"

    @staticmethod
    def _with_name(words: str, named: tuple[str, int] | None) -> str:
        """The words, and a person's name among them."""
        return rf"{words}|{named[0]}" if named and compiled("[\u4e00-\u9fff]{2,4}").fullmatch(named[0]) else words

    def name_of(self, words: str) -> tuple[str, int] | None:
        """The first name written behind one of the labels, and where its label stands."""
        return next(((name, place) for label, _, name, place in self._labelled if name and _has(label, words)), None)

    @cached_property
    def creditor(self) -> tuple[str, int] | None:
        """The creditor's name behind its label."""
        return self.name_of(self._creditor_labels)

    @cached_property
    def creditor_is_private(self) -> bool:
        """Whether the creditor is named and is no organisation."""
        return self.creditor is not None and not _has(self.creditor[0], ORGANISATION)

    @cached_property
    def debtor(self) -> tuple[str, int] | None:
        """The debtor's name behind its label."""
        return self.name_of(self._debtor_labels)

    @cached_property
    def debtor_is_left_blank(self) -> bool:
        """Whether there is a place for the debtor's name and nothing in it."""
        labels = [name for label, _, name, _ in self._labelled if _has(label, self._debtor_labels)]
        return bool(labels) and not any(labels)

    @cached_property
    def is_with_intermediary(self) -> bool:
        """Whether the text is a contract or a talk with somebody who offers to negotiate, not with the creditor."""
        if any(not self._denied(each.start()) for each in self._text.find(_SOMEBODY_ELSES)):
            return True
        gives = next(self._text.find(r"委托(?:人|方)(?:（[^）\n]{0,8}）)?：(?P<name>[^\n，。；]{0,24})"), None)
        if self._text.has(_COMMISSIONED) and not (gives and _has(gives["name"], ORGANISATION)):
            return True  # who commissions it is no lender
        return self.is_chat and self._text.has(_OFFERS_ITSELF) and self._text.has(_TALKS_OF_SUCCESS)

    @cached_property
    def is_chat(self) -> bool:
        """Whether lines begin with who says them, as a copied chat's do."""
        speakers = [
            each[1]
            for each in self._text.find(
                r"(?m)^[0-9：:年月日\-/.]{0,20}([\u4e00-\u9fffA-Za-z]{1,6}(?:（[^（）\n]{1,10}）)?)：(?=[^\n]{2})"
            )
        ]
        return "我" in speakers or any(speakers.count(each) > 1 for each in set(speakers))

    def _denied(self, place: int) -> bool:
        if _has(self._text.before(place, 30), r"(?:户名|收款|付至|付到|转至|汇至|支付给|支付至)[^。；\n]{0,24}$"):
            return True  # the holder of an account
        return _has(self._text.before(place, 14), r"(?:不|未|没有|无|非|谨防|拒绝)[^，。；\n]{0,10}$")

    @cached_property
    def assignee(self) -> tuple[str, int] | None:
        """Who bought the claim, where the text says that it was sold."""
        for each in self._text.find(r"转让(?:给|予|至)了?"):
            rest = self._text.plain[each.end() : each.end() + 40]
            name = rest[: _first(rest, _NAME_ENDS)]
            if _has(name, ORGANISATION):
                return name, each.start()
        return None

    @cached_property
    def signers(self) -> list[str]:
        """The organisations that put their seal under the text."""
        return [each["name"] for each in self._text.find(_SIGNED)]

    def names(self, name: str) -> bool:
        """Whether the text has this name anywhere, in full or by its core."""
        return _core(name) in _core(self._text.plain)

    def organisation(self, expected: str) -> tuple[int, int] | None:
        """Where the expected name stands, or else where an organisation is first named; 发卡银行 and 我行 name none."""
        place = self._text.plain.find(_core(expected)) if expected else -1
        if place >= 0:
            return place, place + len(_core(expected))
        named = rf"(?<!发卡)(?<!人民)(?:(?:(?![欠向致由与对])[\u4e00-\u9fffA-Za-z0-9]){{1,16}}(?:{ORGANISATION}))"
        general = r"^(?:贵|我|本|该|各|任何|向)|(?:手机|网上|发卡)银行$|(?:贵|我|本)行|(?:[本该各]|任何|网贷|第三方|多家|调解|官方)平台$|^平台$|收款|户名"
        found = next(((each.start(), each.end()) for each in self._text.find(named) if not _has(each[0], general)), None)
        signed = next(self._text.find(r"【[^】\n]{2,16}】"), None)  # how a text message names its sender
        return found or (signed and signed.span())

    def spoken_to(self) -> tuple[int, int] | None:
        """Where the debtor is addressed without a label: 尊敬的客户, 您, 本人, 郑某：."""
        return next(((each.start(), each.end()) for each in self._text.find(_SPOKEN_TO)), None)

    def nearest_before(self, place: int) -> str:
        """Whom the sentence named last before ``place``: "creditor", "debtor" or ""."""
        return self.last_named(self._text.before(place))

    def last_named(self, words: str) -> str:
        """Whom these words name last as the one who acts: "creditor", "debtor" or ""."""
        lender = self.creditor_words
        creditor, debtor = (
            max(
                (
                    each.end()
                    for each in compiled(party).finditer(words)
                    if not _has(words[: each.start()], _OBJECT) and not (party is lender and words.startswith("的", each.end()))
                ),
                default=-1,
            )
            for party in (lender, self.debtor_words)
        )
        return "" if creditor == debtor else "creditor" if creditor > debtor else "debtor"


def same_name(written: str, expected: str) -> bool:
    """Whether two names may mean one: 甲银行信用卡中心 and 甲银行股份有限公司 do, 甲银行 and 乙银行 do not."""
    one, other = (_core(name) for name in (written, expected))
    return bool(one and other) and (one in other or other in one)


def _core(name: str) -> str:
    plain = compiled(r"[\s（）()]").sub("", name)
    return compiled(_GENERAL).sub("", plain) or plain


def _has(text: str, pattern: str) -> bool:
    return compiled(pattern).search(text) is not None


def _first(text: str, pattern: str) -> int:
    found = compiled(pattern).search(text)
    return found.start() if found else len(text)
