"""The situations that a document can be written for, and the titles of the documents.

``application`` has five: what is asked of the lender. The script and the schedule follow it, so that a call never offers
other numbers than the letter, and the list of what is enclosed follows it. ``confirm`` asks either what was agreed or what
is owed; ``complaint`` goes to the lender, either about what collectors did or to stop them from contacting other people.
The first of each is the default.
"""

from calculators.case.shape import COMPLAINTS

TITLES = {
    "application": "个性化分期协商申请书",
    "hardship": "困难情况说明",
    "budget": "收支情况表",
    "debts": "债务清单",
    "schedule": "还款计划表",
    "script": "电话沟通话术",
    "evidence": "证明材料清单",
    "confirm": "请求书面确认函",
    "complaint": "投诉信",
    "receipt": "结清证明申请",
    "credit_dispute": "征信异议申请",
    "counter": "还价回复",
    "objection": "支付令异议书",
    "answer": "答辩状",
    "living_costs": "保留必要生活费申请",
}

VARIANTS = {
    "application": {
        "reduced": "每月少还，分期还清",
        "interest_stopped": "不再计息，分期还清",
        "deferral": "先缓一段时间，再开始还",
        "lump_sum": "减免之后，一次还清",
        "token": "眼下每月只还一点",
    },
    "confirm": {
        "agreement": "确认谈好的条件",
        "balance": "先确认欠多少",
    },
    "complaint": COMPLAINTS,
}
# Documents written for the situation of another.
FOLLOWS = {"script": "application", "schedule": "application", "evidence": "application"}
# Of these the instalments begin at once, out of what the month leaves.
FROM_NOW_ON = ("reduced", "interest_stopped")
# Documents that speak of the terms: of what is asked for, how much and when.
OFFERS = {"application", "script", "schedule"}
# What is written to a court, and holds something against the claim.
AGAINST = {"objection", "answer"}


def default(code: str) -> str:
    """The variant of a document where none is asked for; empty where it has only one."""
    return next(iter(VARIANTS.get(FOLLOWS.get(code, code), {})), "")
