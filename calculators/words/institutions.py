"""Who lends, in the words that people use: 招行, 花呗, 江川银行股份有限公司云江分行, 蓝鲸小贷.

A name is known from the lists (``institution_names``), or it is of a kind that its ending tells (某某银行, 某某消费金融, 某某小额贷款).
Only what is certain is a legal name; else ``legal_name`` is None, and ``note`` says where the reader finds it.
"""

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from calculators.words.institution_names import BANKS, CONSUMER_FINANCE, PRODUCTS

_HAN = "㐀-䶿一-鿿"
_ASK = "全名看合同或账单上的“贷款人”。"

# An ending, and the kind of debt that such a lender's name alone makes likely; None: a bank lends in several ways.
_ENDINGS: tuple[tuple[str, str | None], ...] = (
    ("消费金融", "consumer_finance"),
    ("消金", "consumer_finance"),
    ("小额贷款", "microloan"),
    ("小额信贷", "microloan"),
    ("小贷", "microloan"),
    ("汽车金融", "car_loan"),
    ("金融租赁", "other"),
    ("融资租赁", "other"),
    ("融资担保", "other"),
    ("融资再担保", "other"),
    ("资产管理", "other"),
    ("财产保险", "other"),
    ("典当行", "other"),
    ("典当", "other"),
    ("信托", "other"),
    ("银行", None),
    ("農商行", None),
    ("农商行", None),
    ("农商银行", None),
    ("信用社", None),
    ("信用合作社", None),
    ("信用合作联社", None),
    ("信用联社", None),
    ("農村信用社", None),
    ("農信", None),
    ("农信", None),
    ("銀行", None),
    ("分期", "online_loan"),
    ("借款", "online_loan"),
    ("借钱", "online_loan"),
    ("借条", "online_loan"),
    ("花呗", "online_loan"),
    ("白条", "online_loan"),
    ("金条", "online_loan"),
    ("网贷", "online_loan"),
)
# What a contract or a report writes after the name that people use.
_FORM = r"(?:股份有限公司|有限责任公司|股份公司|有限公司|集团公司|公司)"
_BRANCH = (
    r"(?:(?:信用卡(?:中心|部|业务部)|零售(?:信贷)?部|总行营业部|营业部)|"
    rf"[{_HAN}]{{0,10}}?(?:分行|支行|分公司|营业部|分中心|经营部))"
)
# Offices that write in a lender's name and lend nothing.
_NO_LENDER = re.compile(
    r"律师|律所|法务|法院|法庭|调解|仲裁|公证|案件|诉讼|催收|催告|委外|咨询|征信|公安|派出所|协会|服务中心|客服|交警|税务|社保|公积金中心|快递|物业|"
    r"中国移动|中国联通|中国电信|反诈"
)
# What may stand before a name in a sentence and is no part of it.
_BEFORE = re.compile(
    r".*(?:受让|受|欠|在|向|由|的|您|你|我|是|从|给|被|把|还有|还|对于|对|为|与|和|及|或|跟|找|问|找了|借了|本期|尊敬|关于|委托|收到|"
    r"[年月日号元]|偿还|归还|其中|通过|签约|办理|回复|回电|联系|致电|拨打)(?=[㐀-䶿一-鿿]{2})"
)
_LONGEST = 24  # Han characters of a name before its ending


class Institution(NamedTuple):
    """A lender or a product: the name to show, the likely kind of debt (None: a bank, card or loan), the name in the register."""

    name: str
    kind: str | None
    legal_name: str | None = None
    note: str = _ASK
    known: bool = True  # from the lists; False: told by its ending alone


class Mention(NamedTuple):
    """An institution in a text: its place, what stands there, and who it is."""

    start: int
    end: int
    written: str
    institution: Institution


@lru_cache(maxsize=1024)
def read_institution(written: str) -> Institution | None:
    """The institution that a name is, from end to end: a cell, a signature, the name of a report.

    A card, a branch or a company's form behind the name is no part of it. None where the name tells nothing.
    """
    plain = re.sub(r"[\s【】\[\]（）()“”\"]", "", written)
    if not plain or is_no_lender(plain):
        return None
    form = re.match(f".+?{_FORM}", plain)
    bare = without_branch(plain)
    purposeless = _without_purpose(bare)
    known = _known().get(_folded(bare)) or _known().get(_folded(purposeless))
    return known or _by_ending(bare, form and form[0]) or _by_ending(purposeless, form and form[0])


def find_institutions(text: str) -> Iterator[Mention]:
    """Every institution named in a text, in order, none inside another."""
    end = 0
    for found in _scanner().finditer(text):
        written, start = found[0], found.start()
        institution = _known().get(_folded(written))
        if institution is None:
            start = max(end, start - _LONGEST)
            start = found.start() - len(_last_name(text[start : found.start()]))
            written = text[start : found.end()]
            if start < end or start == found.start():
                continue
            institution = read_institution(written)
        elif _inside_a_longer_word(text, found.start(), found.end()):
            continue
        if institution:
            # Its company's form and branch belong to what is written.
            tail = _tail().match(text, found.end())
            end = tail.end() if tail else found.end()
            yield Mention(start, end, text[start:end], institution)


def without_branch(name: str) -> str:
    """江川银行股份有限公司云江分行 → 江川银行; a name without form and branch is returned as it is."""
    found = re.match(rf"(.+?){_FORM}{_BRANCH}?$", name) or re.match(rf"(.+?(?:银行|銀行|消费金融)){_BRANCH}$", name)
    return found[1] if found else name


def is_no_lender(name: str) -> bool:
    """Whether a name is an office that lends nothing: 法务部, 案件中心, 律师事务所, a court, a collector's 咨询."""
    return bool(_NO_LENDER.search(name))


def kind_in_words(words: str, institution: Institution | None = None) -> str | None:
    """The kind of debt that words name (信用卡, 房贷, 车贷, 经营贷), or else the institution's own; None where neither tells."""
    for kind, pattern in _KINDS.items():
        if re.search(pattern, words):
            return kind
    return institution.kind if institution else None


_KINDS = {
    "mortgage": r"房贷|房屋贷|住房|按揭|公积金贷|房抵|购房|商用房",
    "car_loan": r"车贷|汽车|购车|车辆|车分期",
    "business_loan": r"经营|生意贷|企业贷|税贷|农户|商户贷",
    "credit_card": r"信用卡|贷记卡|准贷记卡|信用咭|卡$|卡[\s:：(（0-9]",
}


@cache
def _known() -> dict[str, Institution]:
    known: dict[str, Institution] = {}
    for names, kind in ((BANKS, None), (CONSUMER_FINANCE, "consumer_finance")):
        for called, name, legal in names:
            one = Institution(name, kind, legal or None, "" if legal else _ASK)
            known |= {_folded(each): one for each in called.split()}
    for product in PRODUCTS:
        for each in product.called.split():
            known[_folded(each)] = Institution(product.called.split()[0], product.kind, None, product.note)
    return known


def _folded(name: str) -> str:
    return name.lower()


@cache
def _scanner() -> re.Pattern[str]:
    # Names that are ordinary words too (中信, 平安, 美团, 360) are read in cells only, or with 银行, 卡, 贷 behind them.
    words = {
        "招商",
        "中信",
        "光大",
        "民生",
        "兴业",
        "平安",
        "广发",
        "华夏",
        "浙商",
        "渤海",
        "恒丰",
        "网商",
        "微众",
        "花旗",
        "汇丰",
        "渣打",
    }
    products = {"美团", "360", "金条", "白条", "分付", "快贷", "唯品会", "榕树", "易卡", "信也", "嘉银", "乐信"}
    plain = sorted((each for each in _known() if each not in products and each not in words), key=len, reverse=True)
    doubtful = sorted((words | products), key=len, reverse=True)
    endings = sorted((ending for ending, _ in _ENDINGS if ending not in {"借款", "借钱", "网贷", "分期"}), key=len, reverse=True)
    return re.compile(
        "|".join(map(_apart, plain))
        + f"|(?:{'|'.join(map(_apart, doubtful))})(?=信用卡|卡|贷|分期|借|欠|\\s|[0-9])|"
        + "|".join(endings),
        re.IGNORECASE,
    )


def _apart(name: str) -> str:
    """A pattern for a name; digits of it stand in no longer number: 360借条, but not 微粒贷36000."""
    before, after = ("(?<![0-9.,])" if name[0].isdigit() else ""), ("(?![0-9.,])" if name[-1].isdigit() else "")
    return f"{before}{re.escape(name)}{after}"


@cache
def _tail() -> re.Pattern[str]:
    return re.compile(f"{_FORM}(?:{_BRANCH})?|(?:{_BRANCH})")


def _last_name(before: str) -> str:
    """The Han characters at the end of ``before`` that may be the first part of a name."""
    run = re.search(rf"[{_HAN}]*$", before)
    found = run[0] if run else ""
    cut = _BEFORE.match(found)
    return found[cut.end() :] if cut else found


def _inside_a_longer_word(text: str, start: int, end: int) -> bool:
    """江川工商银行大厦, 建行为规范: a short name inside other words."""
    return text[end : end + 1] in ("为", "业", "情", "程", "动") and text[start:end][-1] == "行" and end - start == 2


def _without_purpose(name: str) -> str:
    """江川银行信用卡 → 江川银行, 招行信用卡(7716) → 招行, 橙花分期欠款 → 橙花分期."""
    return re.sub(r"(?:的?(?:信用卡|贷记卡|信用贷|消费贷|贷款|欠款|借款|卡|贷)(?:中心)?)?[\d*xX尾号]*$", "", name)


def _by_ending(bare: str, legal: str | None) -> Institution | None:
    for ending, kind in _ENDINGS:
        if bare.endswith(ending) and len(bare) > len(ending):
            return Institution(bare, kind, legal, "" if legal else _ASK, known=False)
    return None
