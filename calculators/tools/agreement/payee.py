"""Payments to somebody else than the creditor: a private account, a collector's code, another company."""

from collections.abc import Iterator

from calculators.tools.agreement.parties import ORGANISATION, same_name
from calculators.tools.agreement.terms import Terms
from calculators.words.patterns import compiled

_PRIVATE = (
    r"(?:个人|私人)(?:名下)?(?:的)?(?:银行)?(?:账户|账号|卡|微信|支付宝|收款码|二维码)",
    r"(?:转(?!让)|汇|打|付|存|交|支付|还款|缴)[^。；\n]{0,20}(?:至|到|入|给)[^。；，\n]{0,16}(?:外勤|外访|上门人员|收款员|办事员|第三方|第三人|代收|代理人|经办人|催收员|业务员|专员|经理|工作人员|外访员|催收公司|律所|律师事务所)",
    r"(?:扫码|收款码|二维码)[^，。；\n]{0,10}(?:付款|支付|转账|还款|收款)|(?:微信|支付宝)[^，。；\n]{0,4}扫码|(?:扫|通过)[^，。；\n]{0,6}(?:收款码|二维码)",
    r"(?:转|打|付|存|汇)[^，。；\n]{0,10}(?:到|至|给|进|入)[^，。；\n]{0,4}(?:我(?![行司方们])|他|她|专员|经理|业务员)[^，。；\n]{0,4}(?:微信|支付宝|银行卡|卡上|账户)",
    r"(?:员工|职员|同事)[\u4e00-\u9fff]{0,4}的?(?:微信|支付宝|账户|银行卡)",
    r"[转打付汇存](?:到|给|进|入)?我(?:的|个人|名下的?|私人|这|这个)?(?:微信|支付宝|[\u4e00-\u9fff]{0,2}卡|账户|账号)",
    r"(?:业务员|催收员|专员|经理|外访员|工作人员)[\u4e00-\u9fff]{0,4}的?(?:银行卡|账户|微信|支付宝|卡)",
    r"(?:业务员|催收员|专员|经理|外访员)[^，。；\n]{0,6}(?:上门)?(?:收取|收)(?:现金|款)|现金[^，。；\n]{0,4}(?:交|给)[^，。；\n]{0,4}(?:外访|业务|催收|工作人员|专员|经理)|由[^，。；\n]{0,10}(?:催收|外包|第三方)[^，。；\n]{0,6}代收|指定(?:的)?收款人|(?:支付|转账?|汇款?|付|存|打)(?:至|到|入|给)[^，。；\n]{2,20}(?:咨询|科技|信息|商务|法务|催收|外包)[^，。；\n]{0,8}公司",
    r"(?:代收代付|代为收取|代收款|第三方(?:账户|收款))",
)
_CHAT = r"(?:微信|支付宝)(?:[^，。；\n]{0,4})(?:转账|收款|红包|转给|转至|付款|账号|号)"
# 收款方 and 收款人 may be a party of the text: only what follows a colon, or a name and nothing else, is a payee.
_PAYEE = r"(?:户主|卡主|开户人|户名|账户名称?|开户名称?|收款账户名称?|收款人姓名)(?:为|是)?：?|(?:收款人|收款方|收款单位)(?:姓名|名称)?(?:(?:为|是)?：|(?:为|是)?(?=[\u4e00-\u9fff]{2,4}(?:[，。；（\n0-9]|账号|卡号|$)|[\u4e00-\u9fff]{4,24}(?:公司|中心|工作室|事务所)(?:[，。；（\n0-9]|账号|卡号|$)))"
_SIGNATURE = r"（[^（）\n]{0,6}(?:签|印|章)"
_OWN = r"(?:乙方|您|本人|借款人|持卡人|客户|债务人|自己)(?:的|名下|本人|指定的?){0,3}$"
_CONSULTANTS = r"咨询|科技|信息|商务|法务|网络|文化|服务|催收|外包|管理|律师"
_DENIED = r"(?:不得|不要|请勿|切勿|不会|严禁|禁止|谨防|任何要求|无需|拒绝|不接受)[^。；\n]{0,20}$|不[^，。；\n]{0,20}$"


def find(terms: Terms) -> Iterator[tuple[int, int]]:
    """Where money is to go to somebody who is not the creditor."""
    is_private = terms.parties.creditor_is_private
    for pattern in _PRIVATE if is_private else (*_PRIVATE, _CHAT):
        for found in terms.text.find(pattern):
            before = terms.text.before(found.start(), 30)
            private_of_creditor = is_private and "个人" in found[0]
            if not (compiled(_OWN).search(before) or compiled(_DENIED).search(before) or private_of_creditor):
                yield found.span()
    for found in terms.text.find(r"收款账[户号][^。；\n]{0,30}（(?P<name>[\u4e00-\u9fff]{2,4})）"):
        if _is_another(terms, found["name"]):
            yield found.span()
    for found in terms.text.find(_PAYEE):
        rest = terms.text.plain[found.end() : found.end() + 40]
        named = compiled(r"[^，。；：（）\n]{0,30}?(?=[，。；：（）\n]|账号|卡号|开户|账户|银行卡|$)").match(rest)
        name = named[0].strip("_ ") if named else ""
        signs = named and compiled(_SIGNATURE).match(rest, named.end())
        if name and not signs and _is_another(terms, name):
            yield found.start(), found.end() + len(name)


def _is_another(terms: Terms, name: str) -> bool:
    """Whether the holder of the account is neither the creditor nor a court."""
    own = compiled(
        rf"^(?:同|甲方|贵行|我行|本行|债权人|出借人|乙方|本人|您|{terms.parties.creditor_words}|{terms.parties.debtor_words})|法院"
    ).search(name)
    if own or not compiled("[\u4e00-\u9fff]{2}").search(name):
        return False
    creditor, debtor = terms.parties.creditor, terms.parties.debtor
    new = _new_creditors(terms)
    may_receive = [
        *(new if terms.is_assigned or not creditor else []),
        *([creditor[0]] if creditor else []),
        *([debtor[0]] if debtor else []),
    ]
    if any(same_name(name, one) for one in may_receive):
        return False
    if creditor or new or not compiled(ORGANISATION).search(name):
        return True
    return compiled(_CONSULTANTS).search(name) is not None and "银行" not in name


def _new_creditors(terms: Terms) -> list[str]:
    """Who bought the claim: named as such, or the one who signs."""
    return [*terms.parties.signers, *([terms.parties.assignee[0]] if terms.parties.assignee else [])]
