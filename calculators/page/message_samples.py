"""The eight commonest messages, as the page of the reading of messages shows them: invented people and lenders, computed results."""

from typing import Any, NamedTuple

from calculators.registry import run

_RECEIVED = "2026-11-28T10:00"
_SAMPLES = (
    ("银行的账单", {"text": "【江川银行】您尾号7716信用卡11月账单已出：本期应还人民币4,562.18元，最低还款额456.22元，到期还款日12月14日。谨防冒充银行、法院工作人员的诈骗电话。"}),
    ("逾期提醒", {"text": "【云帆消费金融】您的借款已逾期36天，逾期本息合计2,904.10元。若您经济困难，可致电官方客服沟通还款安排。"}),
    ("说要告诉家人的催收", {"text": "今天最后一天 再不还就给你通讯录里的人一个一个打 让你爸妈单位都知道你欠钱不还", "channel": "wechat"}),
    ("说要起诉、冻结的催收", {"text": "【案件通知】你的网贷欠款严重逾期，限48小时内全额结清，逾期我方将向你户籍地法院提起诉讼并申请冻结名下账户。"}),
    ("法院的支付令", {"text": "【白石县人民法院】关于云帆消费金融公司申请支付令一案，（2026）浙0198民督77号支付令已签发，自收到之日起十五日内清偿债务或书面提出异议。"}),
    ("律师函", {"text": "【正衡律所】陈先生，本所接受蓝鲸小贷委托处理您的借款合同纠纷，欠款9,876.50元。请于11月30日18:00前还款，逾期将依法提起诉讼。"}),
    ("打给家人的", {"text": "请转告陈某，他在橙花分期的欠款已严重逾期，请他尽快联系我们，否则将安排上门。", "person": "family"}),
    ("先交钱才能放款的", {"text": "您的提现因银行卡号填写错误被冻结，需缴纳合同金额30%的解冻金6000元，到账后连同贷款一并返还。", "channel": "wechat"}),
)  # fmt: skip


class Sample(NamedTuple):
    """One message with what is read of it."""

    title: str
    request: dict[str, Any]
    result: dict[str, Any]


def shown() -> list[Sample]:
    """The samples with their results, in the order in which people meet them."""
    return [Sample(title, request, run("message", request | {"received": _RECEIVED})) for title, request in _SAMPLES]
