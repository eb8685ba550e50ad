"""The periods that a day starts: how long each is, by which rule, and what it means for the reader."""

from datetime import date

from calculators.tools.timeline.further_periods import FURTHER
from calculators.tools.timeline.limitation import OLD_DEBTS, began_before_the_change, years
from calculators.tools.timeline.period import Period


class Limitation(Period):
    """The limitation of a claim: its length depends on what it was when it began, and whether it had run out."""

    def length(self, start: date) -> int:
        """Years, as the law of that time had them."""
        return years(start)

    def rules_beside(self, start: date) -> tuple[str, ...]:
        """With the rule for old debts where the older law counts."""
        return (*self.beside, OLD_DEBTS) if began_before_the_change(start) else self.beside


LIMITATION = "limitation_expires"
FINAL = "final_instalment"
REPORT = "property_report_due"
ANSWER = "arbitration_answer_due"

# In the contract's order.
PERIODS = (
    Limitation(
        code=LIMITATION,
        field="limitation_since",
        rule="limitation-3y",
        figure="years",
        unit="years",
        beside=("limitation-interrupt", "limitation-expired", "counting-periods"),
        title="诉讼时效满",
        means="从你填的最晚一天起，满 {} 年。催过、还过、答应过，都会重新算。过了时效债还在，只是你可以拒绝还，要自己在一审提出。",
        do="还没过，对方可以起诉。你请求分期、延期，先还一点，都会重新算。拿不准过没过的，先问 12348 或律师。",
        gone="可能已经过了。先别签字、别答应、别还，先问 12348 或律师。过了以后再答应，就不能再拒绝。",
    ),
    Period(
        code="credit_record_clears",
        field="settled_date",
        rule="credit-5y",
        figure="years",
        unit="years",
        beside=("counting-periods",),
        moves=False,
        title="不良记录该删除",
        means="从还清这笔逾期那天起，满 {} 年，征信机构应当删除。没还清不起算。",
        do="到期后免费查一次信用报告。还在，就提异议。",
        gone="免费查一次信用报告。还在，就提异议。",
    ),
    Period(
        code="enforcement_deadline",
        field="judgment_due_date",
        rule="court-deadlines",
        figure="enforcement_years",
        unit="years",
        beside=("counting-periods",),
        title="对方申请强制执行的期限",
        means="判决定的还款日之后，对方 {} 年内可以申请强制执行。这个期限可以中断，重新算。",
        do="能谈就尽快谈，谈好的写下来。收到执行通知，如实报告财产，没钱也要报。",
        gone="过了也别当作没事：可能中断过。收到法院的通知照样要回应。",
    ),
    Period(
        code="answer_due",
        field="complaint_served_date",
        rule="court-deadlines",
        figure="answer_days",
        unit="days",
        beside=("court-periods", "rest-days"),
        court=True,
        title="答辩状最晚这天交",
        means="收到起诉状之后 {} 日。不交，案子照样审。金额小的案子可能更短，看通知上写的。",
        do="写清哪里算错、已还多少，寄或送给法院，留下凭证。时效可能过了的，先写时效，不写分期。认为不归这家法院管，也在这天之前另写。",
        gone="今天就联系法院，问还能不能交。有正当理由耽误的，可以申请顺延。传票上的日子照样要去，开庭时还可以说。",
    ),
    Period(
        code="payment_order_objection_due",
        field="payment_order_served_date",
        rule="court-deadlines",
        figure="payment_order_objection_days",
        unit="days",
        beside=("payment-order-objection", "court-periods", "rest-days"),
        court=True,
        title="支付令异议最晚这天提",
        means="收到支付令之后 {} 日。不提异议也不还，对方就可以申请强制执行。",
        do="债不对，就书面写清哪里不对，交给发支付令的法院。口头无效；只写没钱、想分期，也无效。",
        gone="过了才提，当作没有提。今天就联系法院问现在到哪一步；有正当理由耽误的，可以申请顺延。同时联系对方谈。",
    ),
    Period(
        code="appeal_due",
        field="judgment_served_date",
        rule="appeal-period",
        figure="judgment_days",
        unit="days",
        beside=("court-periods", "rest-days"),
        court=True,
        title="不服判决，上诉状最晚这天交",
        means="判决书送达之后 {} 日。小额诉讼一审就终审，不能上诉。看判决书末尾怎么写。",
        do="上诉状交给作出判决的法院，按期交上诉费。不上诉，期满判决就生效，要照它定的日子还。",
        gone="判决可能已经生效。今天就联系法院问清楚；有正当理由耽误的，可以申请顺延。同时和对方谈怎么还。",
    ),
    Period(
        code="appeal_due",
        field="ruling_served_date",
        rule="appeal-period",
        figure="ruling_days",
        unit="days",
        beside=("court-periods", "rest-days"),
        court=True,
        title="不服裁定，上诉状最晚这天交",
        means="裁定书送达之后 {} 日。不是每种裁定都能上诉，有的是申请复议。看裁定书末尾怎么写。",
        do="能上诉的，上诉状交给作出裁定的法院。写着申请复议的，按它写的日子。",
        gone="裁定可能已经生效。今天就联系法院问清楚；有正当理由耽误的，可以申请顺延。",
    ),
    Period(
        code="award_set_aside_due",
        field="award_served_date",
        rule="arb-set-aside",
        figure="months",
        unit="months",
        beside=("court-periods", "rest-days"),
        court=True,
        title="申请撤销仲裁裁决的最后一天",
        means="收到裁决书之后 {} 个月，向仲裁机构所在地的中级法院申请。理由只有六类，还不起、利息高不在其中。",
        do="先对一对六类理由：没有仲裁协议、没通知到你、证据是伪造的等。有，就在这天之前向法院书面申请。",
        gone="裁决已经生效，对方可以申请执行。收到执行通知的，今天就看上面的日子：还可以书面申请不予执行，问 12348 或律师。",
    ),
    Period(
        code="credit_objection_due",
        field="credit_objection_date",
        rule="credit-objection",
        figure="objection_days",
        unit="days",
        beside=("counting-periods",),
        title="征信异议最晚这天答复",
        means="收到异议之后 {} 日内，对方应当书面答复你。",
        do="没等到答复，向人民银行当地机构投诉。",
        gone="没等到答复，现在就可以向人民银行当地机构投诉。",
    ),
    *FURTHER,
)

# The codes in the contract's order, then those of the other papers.
_CREDIT_OBJECTION = "credit_objection_due"
_FURTHER_CODES = tuple(each.code for each in FURTHER)
CODES = (
    *dict.fromkeys(each.code for each in PERIODS if each.code not in {_CREDIT_OBJECTION, *_FURTHER_CODES}),
    REPORT,
    _CREDIT_OBJECTION,
    FINAL,
    ANSWER,
    *_FURTHER_CODES,
)
