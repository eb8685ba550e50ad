"""What is written to a court: the grounds that are true, in the words of an objection and of an answer.

What is never written there, because it would admit the debt or give up a defence: a promise, a plan, a want of money.
"""

from dataclasses import dataclass
from decimal import Decimal

from calculators.case.shape import CaseFile
from calculators.law.codes import FINANCIAL_KINDS
from calculators.letters.drafts.filler import Filler
from calculators.sums.money import ZERO
from calculators.tools import capacity

# Against the interest and the fees alone: the principal stands where nothing else is held against it.
_PART_ONLY = {"no_such_term", "rate_too_high"}
NO_GROUND = {"no_money"}

# What is said of the debt in an objection to a payment order, ground by ground; 债务人 is the writer.
_OBJECTION = {
    "not_borrower": "债务人不是该笔借款的借款人，没有与对方订立过借款合同。对方主张的债权债务关系不存在。",
    "wrong_creditor": "对方没有证明它是该笔债权的债权人。",
    "not_due": "对方请求的款项，按约定还没有到期。",
    "paid": "已经偿还的款项，对方没有从请求的金额中扣除，金额有争议。",
    "amount": "请求的金额不确定：本金、利息、违约金和费用各是多少、怎样计算，对方没有列明，双方有争议。",
    "no_such_term": "对方请求的利息、违约金或者费用，合同没有约定。",
    "rate_too_high": "对方请求的利息、违约金和费用合计过高，数额有争议。",
    "other_dispute": "债务人与对方还有其他债务纠纷，没有了结，不符合申请支付令的条件。",
}
# The same in an answer to a claim; 答辩人 is the writer.
_ANSWER = {
    "not_borrower": "答辩人不是该笔借款的借款人，没有与原告订立过借款合同。请原告提交合同原件、身份核验和放款的记录。",
    "wrong_creditor": "原告没有证明它是该笔债权的债权人。受让债权的，请提交转让合同和通知答辩人的凭据。",
    "not_due": "原告请求的款项，按约定还没有到期。",
    "paid": "已经偿还的款项，原告没有扣除。请原告提交全部还款记录，写明每一笔冲抵了哪一项。",
    "amount": "原告请求的金额，本金、利息、违约金和费用各是多少、怎样计算，没有列明。",
    "no_such_term": "原告请求的利息、违约金或者费用，合同没有约定，请求没有依据。",
    "other_dispute": "答辩人与原告还有其他纠纷，没有了结，应当一并查清。",
}


@dataclass(frozen=True)
class Defence:
    """What is held against a claim."""

    limitation: bool  # raised first, and never given up
    grounds: tuple[str, ...]  # sentences, the gravest first
    whole: bool  # against the whole sum; False: against interest and fees alone
    too_high: bool  # interest and fees together, above what a court supports


def chosen(case: CaseFile) -> tuple[str, ...]:
    """The grounds that the writer has chosen and that hold at all, in their order."""
    return tuple(code for code in case.court.grounds if code not in NO_GROUND)


def objection(case: CaseFile, old: bool, filler: Filler) -> Defence:
    """What an objection to a payment order says; ``old``: the limitation may have run."""
    grounds = [_OBJECTION[code] + _assigned(code, filler) for code in _OBJECTION if code in chosen(case)]
    return _defence(case, old, grounds)


def answer(case: CaseFile, old: bool, filler: Filler) -> Defence:
    """What an answer to a claim says; ``old``: the limitation may have run."""
    grounds = [_ANSWER[code] + _assigned(code, filler) for code in _ANSWER if code in chosen(case)]
    return _defence(case, old, grounds)


def _defence(case: CaseFile, old: bool, grounds: list[str]) -> Defence:
    codes = set(chosen(case))
    return Defence(
        limitation=old,
        grounds=tuple(grounds),
        whole=old or not codes or bool(codes - _PART_ONLY),
        too_high="rate_too_high" in codes,
    )


def _assigned(code: str, filler: Filler) -> str:
    if code != "wrong_creditor":
        return ""
    return f"{filler.cite('claim-assignment', '第五百四十六条')}，债权转让未通知债务人的，对债务人不发生效力。"


def ceiling(filler: Filler) -> str:
    """What a court cuts interest and fees to, with its source; empty where the kind of lender is not known."""
    if filler.kind in FINANCIAL_KINDS:
        percent = filler.figure("rate-financial-24", "annual_percent")
        return f"参照{filler.cite('rate-financial-24')}，请求对总计超过年利率 {percent}% 的部分予以调减"
    if filler.kind == "private_loan":
        multiple = filler.figure("rate-private-lending-4lpr", "lpr_multiple")
        cite = filler.cite("rate-private-lending-4lpr", "第二十五条")
        return f"依照{cite}，请求对超过合同成立时一年期贷款市场报价利率 {multiple} 倍的部分不予支持"
    return ""


@dataclass(frozen=True)
class Living:
    """What is needed to live on, as far as the case file says. Yuan a month."""

    household: int | None  # persons; None where others are named but not counted
    floor: Decimal | None  # by the local minimum living standard
    income: tuple[capacity.Income, ...]
    medical: Decimal


def living(case: CaseFile) -> Living:
    """What an application to keep living costs says of the household and its month."""
    budget = case.budget
    if budget is None:
        return Living(household=None, floor=None, income=(), medical=ZERO)
    counted = budget.household > 1 or not (case.court.dependants or "").strip()
    return Living(
        household=budget.household if counted else None,
        floor=budget.living_floor if counted else None,
        income=tuple(line for each in budget.income or () if (line := each.whole) and line.amount and line.name),
        medical=sum((out.monthly for each in budget.expenses or () if (out := each.whole) and out.category == "medical"), ZERO),
    )
