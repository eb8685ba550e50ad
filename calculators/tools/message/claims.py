"""What a message claims, piece by piece, and how the reader checks each by its own way."""

from collections.abc import Iterator
from dataclasses import dataclass

from calculators.forms import result
from calculators.tools.message.codes import CLAIMS
from calculators.tools.message.kinds import assignment
from calculators.tools.message.reading import Reading
from calculators.words.cues import Span

_N = "[0-9一二三四五六七八九十两]{1,4}"
_CUES = {
    "days_overdue": rf"逾期(?:已|达|超过?|了|第)?~3{_N}多?(?:天|日|个月|期|年)|(?:超|过)了?{_N}天|拖了~3{_N}多?(?:天|个月|年)|连续{_N}期",
    "filed": r"起诉|立案|诉讼(?!时效)|仲裁申请|提交仲裁|申请仲裁|(?:告|诉)(?:你|您)了|把你告|上诉",
    "freeze": r"冻结|查封|保全|停用|扣押",
    "credit_record": r"征信|信用记录|信用报告|不良记录|黑户",
    "dishonest_list": r"失信|黑名单|老赖名单|限制(?:高)?消费|限高",
    "detention": r"拘留|坐牢|抓(?:你|人|捕|走)|逮捕|拘捕|牢|追逃|通缉|判~3年|取保",
    "waiver": r"减免|立减|免(?:收|除|去|掉|息|罚)|打~1折|[一二三四五六七八九]折|即可结清|付本金|只还本金|免了",
    "authority": r"律师|法务|公安|民警|警官|警察|经侦|派出所|检察|法官|书记员|立案庭|调解员|调解中心|调解委员会|公证|仲裁委|银保监|监管",
}
CHECKS = {
    "lender": "从合同、卡背面或官方 App 找电话，自己打过去，问这条是不是它发的。",
    "amount_due": "打开官方 App 或账单，和本期应还的数对一遍。",
    "minimum_due": "打开官方 App 或账单，和最低还款额对一遍。只还最低，剩下的照算利息。",
    "amount_total": "请对方给明细：本金、利息、费用各多少，已经还了多少。",
    "due_date": "以账单、合同或官方 App 上的日子为准。",
    "days_overdue": "从到期日的第二天数起，和账单对一遍。",
    "account_tail": "看是不是你的账户。",
    "own_deadline": "这是发消息的人定的日子。账单、合同、法院文书写的才是期限。",
    "court_name": "在这家法院的官网上查公开电话，自己打过去问。",
    "case_number": "打 {court_line}，报这个案号，问有没有这个案子、承办人是谁、哪天算送达。",
    "filed": "打 {court_line} 问有没有你的案子。查不到，也可能是还没有立案。",
    "freeze": "冻结、查封要由法院等机关决定。问开户银行：哪个机关、什么文号。",
    "visit": "上门本身不违法。你可以不让人进门，可以录音录像。威胁你、不肯走，打 110。",
    "credit_record": "查自己的信用报告。不良记录在还清之后保存 {credit_years} 年，到期删除。",
    "dishonest_list": "失信名单由法院决定，催收的人列不了。打 {court_line} 问有没有执行案件。",
    "crime": "是不是犯罪，由公安和法院认定，发消息的人说了不算。自己打 110 问有没有立案。",
    "detention": "抓人要有公安或法院的手续。自己打 110 问，不按消息里的号码打。",
    "waiver": "减多少、还多少、还完算不算结清，要写进官方 App 或盖章的书面，再付钱。",
    "assigned": "打原来那家的官方电话，问有没有转让、转给谁。没问清之前，先别付给新的一方。",
    "authority": "问清单位、姓名、工号，再从官网找这个单位的电话，自己打过去问。",
}
RULES_OF = {
    "filed": ("hotline-12368",),
    "case_number": ("hotline-12368",),
    "court_name": ("hotline-12368",),
    "dishonest_list": ("dishonest-list", "hotline-12368"),
    "visit": ("visiting-not-illegal-per-se",),
    "credit_record": ("credit-5y",),
    "assigned": ("claim-assignment",),
}


@dataclass(frozen=True, kw_only=True)
class Claim:
    """One thing that the message says, in its own words, and how to check it."""

    code: str = result.code(CLAIMS)
    excerpt: str = result.text()
    check: str = result.text()


def claims_of(reading: Reading, court_line: str, credit_years: int) -> Iterator[Claim]:
    """The claims in the order of the codes."""
    found: dict[str, Span] = {}
    for code, span in _places(reading):
        found.setdefault(code, span)
    for code in CLAIMS:
        if code in found:
            check = CHECKS[code].format(court_line=court_line, credit_years=credit_years)
            yield Claim(code=code, excerpt=reading.words.excerpt(found[code]), check=check)


def _places(reading: Reading) -> Iterator[tuple[str, Span]]:
    if reading.kind in ("not_debt", "unknown"):
        return
    for code, span in (*_of_the_debt(reading), *_of_the_sender(reading)):
        if span is not None:
            yield code, span
    for code, cue in _CUES.items():
        found = reading.words.first(cue)
        if found:
            yield code, found


def _of_the_debt(reading: Reading) -> Iterator[tuple[str, Span | None]]:
    """What stands of the debt; outside a bill an amount that is asked for is the whole that is claimed."""
    yield "lender", reading.lender.span if reading.lender else None
    billed = reading.kind in ("bill", "reminder", "paid")
    for code, span in reading.facts.places:
        if code == "due_date" and reading.due_date is None:
            continue
        is_claimed = code == "overdue_amount" or (code == "amount_due" and not billed)
        yield ("amount_total" if is_claimed else code), span


def _of_the_sender(reading: Reading) -> Iterator[tuple[str, Span | None]]:
    """What the sender says of courts, days and visits."""
    for sign in reading.signs:
        if sign.what in ("name", "number"):
            yield {"name": "court_name", "number": "case_number"}[sign.what], sign.span
    yield "own_deadline", reading.deadline if "self_set_deadline" in reading.flags else None
    yield "visit", reading.visit
    yield "crime", reading.crime
    yield "assigned", assignment(reading.words) if reading.kind == "assignment" else None
