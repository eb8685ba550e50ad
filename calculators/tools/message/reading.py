"""One message read once: its kind, whether a court is possible, its flags and conduct. Every sentence comes from this one judgement."""

from dataclasses import dataclass, replace
from datetime import date

from calculators.tools.message import court, frauds, kinds
from calculators.tools.message.codes import FLAGS, KINDS, QUIET
from calculators.tools.message.court import Sign
from calculators.tools.message.deadlines import deadline_in, demands_in_an_offices_name, has_consequence, is_old
from calculators.tools.message.facts import Facts, facts_in
from calculators.tools.message.lender import Lender, lender_in
from calculators.tools.message.likeness import NAMED, likeliest
from calculators.tools.message.suggested import may_be_said, poses
from calculators.words.conduct import Conduct, danger_in, read_conduct
from calculators.words.cues import Span, Words, compiled

_SAYS_NOTHING = 6  # characters: 在吗, 回我电话
_WANTS_DEBT = (
    "pressure",
    "overdue",
    "offer",
    "asks_confirmation",
    "lawyer_letter",
    "mediation",
    "third_person",
    "assignment",
    "reminder",
)
_CRIME = (
    r"涉嫌|(?:构成|属于|就是|算是|是|犯|定性为|按)~6(?:诈骗|犯罪|骗贷|刑事)(?!电话|短信|提示)|诈骗罪|(?:信用卡|贷款|合同|金融|骗取)诈骗|骗取贷款|骗贷|恶意透支罪|经侦|洗钱|黑钱|刑事|报警抓|被报案|(?<![您你])报案|报警~6(?:抓|立案|处理你)|立案侦查|移送~4(?:公安|检察)|"
    r"投案|通缉|追逃|逮捕|拘捕|拘留|坐牢|(?:抓|拘)(?:你|您|我|捕|人|走|起来)|涉案(?!件)|判~3(?:年|刑)|牢底|牢饭|蹲监|蹲大牢|进去蹲|监狱|犯罪"
)
_NO_CRIME = r"(?:疑似|防|预防|打击|反|电信网络|网络)诈骗|诈骗(?:电话|短信|信息|分子|手段)"
_PLAINLY_OVERDUE = r"(?<![未如若])(?:已经?|产生|出现|处于|连续|发生|严重)~2逾期(?!将|会|的话|记录)|逾期(?:已|第|了)?[ ]?[0-9一二三四五六七八九十]{1,3}[ ]?(?:天|日|个月|期)|(?:扣款|还款|代扣)(?:失败|未成功)"
_VISIT = (
    r"上门|外访|走访|登门|家访|到访|实地(?:核实|走访|催收)|(?:前往|到|去)(?:您|你)~8(?:户籍|住址|住所|居住地|单位|家|公司|老家)"
)


@dataclass(frozen=True)
class Reading:
    """What was read of one message."""

    words: Words
    person: str
    received: date | None
    kind: str
    court: str
    signs: tuple[Sign, ...]
    lender: Lender | None
    facts: Facts
    flags: tuple[str, ...] = ()
    conduct: tuple[Conduct, ...] = ()
    deadline: Span | None = None
    crime: Span | None = None
    visit: Span | None = None
    old: bool = False
    danger: bool = False

    @property
    def others(self) -> bool:
        """Whether it reached somebody who does not owe."""
        return self.person != "self"

    @property
    def due_date(self) -> date | None:
        """The day on which the debt falls due; a day that the sender set by itself is none."""
        own, due = self.deadline, dict(self.facts.places).get("due_date")
        overlaps = own is not None and due is not None and due.start < own.end and own.start < due.end
        return None if overlaps and "self_set_deadline" in self.flags else self.facts.due_date


def read(text: str, *, sender: str | None, person: str, received: date | None, limitation_years: int) -> Reading:
    """Read one message. ``limitation_years``: from how many years on a debt counts as old."""
    words = Words(text)
    signs = tuple(court.signs_of(words, sender))
    judicial, criminal = court.judicial_in(words), court.criminal_in(words)
    anti_fraud = not signs and frauds.is_anti_fraud(words)
    flags = set() if anti_fraud else _demands(words)
    conduct = () if anti_fraud else tuple(read_conduct(words, person))
    deadline = deadline_in(words)
    possible = "possible" if signs else "claimed" if (judicial or criminal) and not anti_fraud else "none_seen"
    base = Reading(
        words=words,
        person=person,
        received=received,
        kind="unknown",
        court=possible,
        signs=signs,
        lender=lender_in(words),
        facts=facts_in(words, received),
        conduct=conduct,
        deadline=deadline,
        crime=None if anti_fraud else _crime(words),
        visit=words.first(_VISIT),
        old=is_old(words, received, limitation_years),
    )
    kind = _kind(base, flags, anti_fraud, bool(judicial))
    base = replace(base, kind=kind, conduct=tuple(each for each in conduct if may_be_said(each.code, kind, flags, words)))
    base = replace(base, danger=kind not in QUIET and danger_in(words) is not None)
    if kind in ("not_debt", "paid", "unknown") and possible == "claimed" and not judicial:
        base = replace(base, court="none_seen")
    raised = _flags(base, flags, bool(judicial))
    return replace(base, flags=tuple(code for code in FLAGS if code in raised), conduct=_with_posing(base, raised))


def _demands(words: Words) -> set[str]:
    demands = {
        "fee_first": frauds.fee_first,
        "upfront_deposit": frauds.upfront_deposit,
        "transfer_to_account": frauds.transfer,
        "private_payee": frauds.private_payee,
        "app_download": frauds.app_download,
        "asks_code_or_password": frauds.asks_code,
        "asks_secrecy": frauds.asks_secrecy,
        "credit_promise": frauds.credit_promise,
        "link": frauds.link,
    }
    return {code for code, found in demands.items() if found(words)}


def _kind(base: Reading, flags: set[str], anti_fraud: bool, judicial: bool) -> str:
    words = base.words
    if base.signs:
        return "court"
    if anti_fraud:
        return "police" if kinds.police_brand(words) else "not_debt"
    debt, everyday, paid = kinds.overdue(words), kinds.everyday(words), kinds.paid(words)
    code_only = bool(everyday) and not debt and not judicial
    found = (
        ("arbitration", kinds.arbitration(words)),
        ("notary", kinds.notary(words)),
        ("police", kinds.police(words)),
        ("fee_scam", kinds.fee_scam(words, flags)),
        ("not_debt", kinds.is_advertisement(words)),
        ("mediation", kinds.mediation(words)),
        (
            "third_person",
            kinds.third_person(words) or (base.others and not everyday and not paid and len(words.text) > _SAYS_NOTHING),
        ),
        ("assignment", kinds.assignment(words)),
        ("lawyer_letter", kinds.lawyer_letter(words)),
        ("asks_confirmation", kinds.confirming(words)),
        ("paid", paid and not debt and not (base.conduct or base.crime or judicial)),
        ("offer", _offered(base)),
        ("pressure", _presses(base, judicial) and not (code_only and not base.conduct)),
        ("paid", paid),
        ("overdue", debt),
        (
            "bill",
            (kinds.bill(words) or kinds.reminder(words))
            and (base.facts.due_amount or base.facts.minimum_due)
            and not words.has(r"验证码|消费人民币"),
        ),
        ("not_debt", everyday and not words.has(r"还款日|到期还|账单~8到期|账单待|还款提醒|待还")),
        ("reminder", kinds.reminder(words)),
        ("not_debt", everyday or kinds.promotional(words) or words.warned),
    )
    cued = next((kind for kind, is_so in found if is_so), "unknown")
    return likeliest(
        cued, words, others=base.others, among=_possible(base, {kind for kind, is_so in found if is_so}, flags, judicial)
    )


def _possible(base: Reading, cued: set[str], flags: set[str], judicial: bool) -> set[str]:
    """The kinds that likeness may tell: one with an office's or a lawyer's name only where that stands, a quiet one only where nothing presses."""
    possible = (set(KINDS) - {"court"} - NAMED) | (cued & NAMED)
    if "overdue" in cued and base.words.has(_PLAINLY_OVERDUE):
        possible -= {"bill", "reminder", "paid"}
    if base.others and "third_person" in cued:
        return {"third_person"} | (cued & NAMED)
    if base.conduct or base.crime or judicial or flags - {"link", "credit_promise"}:
        possible -= set(QUIET)
    if not (base.facts.due_amount or base.facts.minimum_due):
        possible -= {"bill"}
    return possible


def _offered(base: Reading) -> bool:
    """Terms, where they are more than an advertisement inside a bill."""
    words = base.words
    if not kinds.offer(words):
        return False
    in_bill = kinds.bill(words) and base.facts.due_amount and not kinds.overdue(words)
    return not (in_bill and words.has(r"最低还?|还款日|到期|账单")) or words.has(r"减免|一次性|个性化分期|停息|折")


def _presses(base: Reading, judicial: bool) -> bool:
    """An own deadline with a threatened act, a threat, an insult, false consequences, a suit announced."""
    hard = {each.code for each in base.conduct} - {"alone"}
    if hard or judicial:
        return True
    if base.crime is not None:
        return True
    visit = base.visit is not None and base.words.has(r"还|欠|逾期|处理|款|债|钱") and not base.words.has(r"预约|如不方便|征得")
    return visit or bool(base.deadline and _acts(base.words) and kinds.overdue(base.words))


def _acts(words: Words) -> bool:
    """Whether something is threatened beyond what falls due."""
    return words.has(
        r"后果|否则~16(?!影响)|不然|别怪|停用|移交|转入|移送|外包|上门|外访|过时不候|升级|终止|自负|上报|采取(?:进一步)?措施|强制|直接|最后~2(?:一天|通牒|机会|一次)|不走"
    )


def _with_posing(base: Reading, flags: set[str]) -> tuple[Conduct, ...]:
    if base.kind not in ("court", "police") or not poses(base.words, flags, base.kind):
        return base.conduct
    if any(each.code == "impersonation" for each in base.conduct):
        return base.conduct
    place = base.words.first(r"法院|法官|公安|警|检察|经侦|执行") or Span(0, min(12, len(base.words.text)))
    made = [*base.conduct, Conduct("impersonation", place)]
    return tuple(sorted(made, key=lambda each: each.code != "threat"))


def _flags(base: Reading, demands: set[str], judicial: bool) -> set[str]:
    """The flags that hold for a message of this kind."""
    words, kind = base.words, base.kind
    raised = set(demands)
    if kind in QUIET:
        return raised & ({"link", "app_download"} if kind != "not_debt" else {"link"})
    if base.court == "claimed" and judicial and kind not in ("police", "fee_scam"):
        raised.add("judicial_words_without_court")
    if base.crime and not (kind == "court" and words.has(r"拘留") and not poses(words, demands, kind)):
        raised.add("crime_words")
    if base.deadline and _own_deadline(base):
        raised.add("self_set_deadline")
    if kind == "asks_confirmation" or (
        kind not in ("court", "police", "fee_scam", "lawyer_letter", "notary") and kinds.confirming(words)
    ):
        raised.add("reply_acknowledges_debt")
    if kind == "fee_scam" and "upfront_deposit" not in raised and words.has(frauds.PAYS_A_SUM):
        raised.add("fee_first")
    if _asks_relatives(base):
        raised.add("asks_relative_to_pay")
    wants = kind in _WANTS_DEBT or (
        kind == "fee_scam"
        and words.has(r"减免~2(?:名额|方案|申请)|方案~4批|[你您]~4欠款")
        and not frauds.scheme(words)
        and not frauds.agent(words)
    )
    if wants and base.lender is None and kind != "reminder":
        raised.add("no_lender_named")
    return raised


def _own_deadline(base: Reading) -> bool:
    words, kind = base.words, base.kind
    if kind in ("mediation", "arbitration", "notary", "overdue"):
        return False
    if kind in ("court", "police"):
        return demands_in_an_offices_name(words)
    if kind == "offer" and words.has(r"(?:前|之前)~6(?:通过|在|到|登录)~10(?:App|APP|签署|网点|手机银行|网上银行|官方|确认)"):
        return False
    return has_consequence(words)


def _asks_relatives(base: Reading) -> bool:
    words = base.words
    pays = (
        r"代(?:为)?(?:他|她|其)?(?:偿还|归还|还款|还清|还|付|偿|缴)|(?:替|帮|给)(?:他|她|其|你\w{1,2}|本人)?[^，。！？；\n让叫劝催请话]{0,6}(?:还|付|垫|结清|清偿)|(?:您|你)(?:也)?~4(?:有义务~4(?:偿|还|承担|代)|就?得还|来还|必须还|应当?~6(?:承担|偿还|代))|夫妻~10(?:一起|共同)~4(?:承担|还|债)|父债子(?:还|偿)|子债父|家属~8(?:偿还|代偿|垫)|"
        r"(?:您|你)不管谁管|(?:你|您)(?:就)?(?:得|要|应该)管|先打~6过来|(?:您|你)先~4(?:垫|还|付|转)|先(?:帮|替)~6(?:还|垫)|共同(?:承担|偿还)"
    )
    if base.kind == "third_person" or base.others:
        return words.has(pays)
    return words.has(
        r"(?:让|叫|找|问)(?:你|您)?(?:的)?(?:爸|妈|父母|家人|家里|亲戚|老婆|老公|姐|哥)~8(?:替|帮|代|垫|出钱|拿钱|还)|(?:家里人|父母|爸妈)~4(?:替|帮|代)(?:你|您)~3还"
    )


def _crime(words: Words) -> Span | None:
    """Where somebody is accused of a crime or threatened with arrest."""
    for span in words.find(_CRIME):
        if not compiled(_NO_CRIME).search(words.live[max(0, span.start - 6) : span.end + 4]):
            return span
    return None
