"""Days and hours that a sender sets by itself, what it says follows, and debts of years ago."""

from datetime import date

from calculators.words.cues import Span, Words, compiled

_N = "[0-9一二三四五六七八九十两]{1,3}"
_HARD_DEADLINE = (
    (
        rf"{_N}(?:个)?(?:小时|工作日|自然日|日|天|分钟)(?:之)?内|给(?:你|您|我)~8(?:小时|天|时间|[点时](?!候))|{_N}天(?:不|之后|后再|时间)|(?:下班|天黑|睡觉|月底|周末|年底|[上下]午{_N}点)(?:之)?前|(?:本月|这个月|本周|这周|今天|今日|当日|本日)(?:之)?内|月底前|"
        rf"(?:本|这|下)?(?:周|星期|礼拜)[一二三四五六日天末](?:之前|前|不|之内)|倒计时|限时~2{_N}(?:天|小时)|剩余?{_N}(?:个)?小时|就{_N}点(?!钟?了)|最后(?:一天|一次|期限|通牒|机会|{_N}小时)|截止(?:到|至)?(?:今|明|本|{_N}[点时月日])|{_N}(?:[:点时])(?:[0-9]{{1,2}}|半|整)?(?:分)?(?:之前|前|之?后|以后|不|看不到|见不到|没)|"
        rf"{_N}月{_N}[日号][ ]?(?:[0-9]{{1,2}}[:点时][0-9]{{0,2}}(?:分|时)?)?(?:之前|前|截止|止|当[天日](?:有效|截止|还|内))|(?:仅限|只限|只剩|限)(?:今|本|明|{_N})"
    ),
    r"(?:今|明|后|当|本)[日天晚早](?!后)~12(?:前|之前|不|没|内|还清|还款|结清|一次性|处理|最后|见不到|看不到|之内|必须|代还|还掉|截止|能|先|立减|止|付|过了|系统|代)|过了(?:今|明)[天晚日]|这周[一二三四五六日]?之?前|下周~6没",
)
_CONSEQUENCE = (
    r"否则|不然|要不然|逾期(?!金额|[0-9]|本|未还款)|超时|逾时|过期|过时|错过|如不|若不|再不|还不|不还|不处理|不到账|不清账|不缴|未还|未处理|未收到|未回|未联系|届时|直接|后果|恢复|关闭|没了|就没|可(?:取消|~3撤|保留|免|享|减免|以撤)|立减|失效|[款清]有效|取消|名额|仅限|视为|别怪|停用|上门|"
    r"移交|移送|转入|不走|优惠|打[一二三四五六七八九0-9]{1,2}折|[0-9一二三四五六七八九]折|特惠|活动|政策|减免|就(?:给|把|让|去|算|要|会|走|递|联系|上|天天)|我(?:先|们?就)|没收到|没到|看不到|见不到|拿不到|等不到|起诉|立案|冻结|拟(?:于|对|向|将|提|启|申)|将(?:把|通知|联系|向|依|会|被|对|申|提|启|进|采|安|正|按|起)|抓|报警|曝光|上报|我把|私信|还(?:可|能)~2(?:暂缓|取消|撤)|先(?:交|付|打)|材料就递|不再有|撤案|撤诉|全额|不想|外访|走访|群发|天天"
)
_OWN_IN_COURT = r"(?:今[日天晚]|当日|本日|下班前|明[日天])~14(?:还清|还款|结清|缴|转|付|处理|联系~4还|汇|打)|小时内~10(?:还|结清|缴|转|付)|今[晚日]~8(?:抓捕|实施)"
_OLD = r"(?:多年前|十?几年前|早年|陈年|老账|[一二三四五六七八九十0-9]{1,3}年前)~6(?:借|贷|欠|办)"
_YEAR = r"(?<![0-9])((?:19|20)[0-9]{2})年(?:度|初|底|末|间|[0-9]{1,2}月)?~12(?:借|贷|欠|透支|签|办|卡|催收)"


def deadline_in(words: Words) -> Span | None:
    """A day or hour set by the sender; the law's periods (自收到之日起十五日内) only where a consequence of the sender's own follows."""
    for cue in _HARD_DEADLINE:
        for span in words.find(cue):
            if not compiled(r"(?:还款日|到期日?|账单日|开庭|定于|举报|转让|签订|截至)[^，。！？；\n]{0,8}$").search(
                words.before(span.start, 14)
            ):
                return span
    return None


def has_consequence(words: Words) -> bool:
    """Whether the words say what follows where the day is missed, or what is gained where it is kept."""
    return words.has(_CONSEQUENCE)


def demands_in_an_offices_name(words: Words) -> bool:
    """Whether money is wanted today or within hours: the sender's own day even where a court is named."""
    return words.has(_OWN_IN_COURT)


def is_old(words: Words, received: date | None, years: int) -> bool:
    """Whether the debt is said to be of a year so far back that its limitation may have run."""
    if words.has(_OLD):
        return True
    if received is None:
        return False
    return any(received.year - int(found[1]) > years for found in compiled(_YEAR).finditer(words.live))
