"""Whom a person names as a lender in a list of their own: the name without what is written around it, and the kind of debt."""

import re

from calculators.words.institutions import kind_in_words, read_institution

_FILLER = (
    r"^(?:我)?(?:还)?(?:欠|借(?![呗条钱款]))(?:了|着|款(?!人))?|(?:的)?(?:欠款|借款|欠|待还|未还|总计|余额)$|^\d{1,2}[.、)]\s*"
)


def creditor_name(name: str) -> str:
    """A lender's name without what a person writes around it: 江川信用卡欠款 → 江川信用卡, 车贷还剩 → 车贷."""
    bare = re.sub(r"(?:尾号|\()?\s?[*]*[0-9]{4}\)?$", "", name.strip()) or name.strip()
    for _ in range(2):
        bare = re.sub(_FILLER, "", bare).strip(" :：,，、-—。.()（）\t") or bare
    return bare


def kind_of(words: str) -> str:
    """The kind of debt that a person's words name; a bank that names neither card nor loan is a bank's loan until the person says."""
    institution = read_institution(creditor_name(words.strip()))
    named = kind_in_words(words.strip(), institution)
    if named:
        return named
    if re.search(r"卡\s*$", words):
        return "credit_card"
    if re.search(r"私人|民间借贷|亲友|个人借款|朋友借款", words):
        return "private_loan"
    if institution or "银行" in words:
        return "bank_loan"
    if re.search(r"网贷|小贷|分期|平台|app|贷$|呗|借条|花$|金融", words, re.IGNORECASE):
        return "online_loan"
    return "private_loan" if is_person(words) else "other"


def kind_words(plain: str, name: str, heading: str) -> str:
    """The words that tell the kind of a debt: those of its item, its lender's name, or else the heading that it stands under."""
    found = re.search(r"信用卡|房贷|车贷|经营贷|公积金贷", plain)
    if found:
        return found[0] if found[0] not in name else name
    institution = read_institution(name)
    return heading if kind_in_words(heading) and institution and not institution.kind else name


_KIN = r"[爸妈爹娘姑姨舅叔伯婶哥姐弟妹嫂爷奶公婆]|表[哥弟姐妹]|同学|同事|工友|室友|网友|师父|徒弟|朋友|老板|邻居|亲戚|师傅|战友|闺蜜|发小|老乡|丈人|岳"


def is_person(words: str) -> bool:
    """Whether a lender's name is a person's: kin, a friend, 老王."""
    bare = creditor_name(words)
    return bool(re.search(_KIN, bare) or re.fullmatch(r"[老小阿大][一-鿿]{1,2}|[一-鿿]{1,2}(?:总|哥|姐|叔|姨|某)", bare))


def is_debt_word(name: str) -> bool:
    """Whether a name alone says that it is owed: a lender, 信用卡, 房贷, 欠老王."""
    return bool(
        read_institution(creditor_name(name)) or re.search(r"信用卡|贷|欠|借|分期|呗|白条|卡$|债|透支", name)
    ) and not re.search(r"欠我|借给|储蓄卡|借记卡|工资卡", name)
