"""The lender's own costs, laid on the one who owes: lawyers, courts, collectors."""

from collections.abc import Iterator

from calculators.tools.agreement.negation import is_taken_back
from calculators.tools.agreement.terms import Terms
from calculators.words.patterns import compiled

_COST = (
    r"(?:律师(?:代理)?费|诉讼(?:费|费用)|仲裁费|保全费|公证费|差旅费|催收(?:费|费用)|调查费|评估费|鉴定费|"
    r"(?:催收|诉讼|律师|保全|公证|执行)[^，。；\n]{0,12}等?(?:全部|一切|所有|各项|相关)?费用|"
    r"追(?:债|讨|款|索)[^，。；\n]{0,6}费用|(?:一切|全部|所有)费用|"
    r"(?:实现债权|追索|追偿|维权|清收)[^，。；\n]{0,10}费用?|(?:委托|聘请|请)律师|(?:打官司|律师|诉讼|催收|追债)[^，。；\n]{0,6}的?(?:钱|开支|花销|花费|支出|成本))"
)
_BEAR = r"(?:承担|负担|支付|赔偿|赔付|偿付|缴纳|报销)"
_NOT_LAID = r"败诉|各自|双方(?:各|平|均|分)|由?法院(?:决定|裁决|判|依法)|依法(?:确定|分担)|(?:甲方|债权人|出借人|贷款人|我行|我司)(?:自行)?(?:承担|负担)"
_FREED = r"不(?:再|予|应|需|必|用)?(?:承担|负担|支付|赔偿|另付)|无需|无须|免(?:收|除|予)"
_FIXED = r"案件受理费[0-9]|(?:诉讼|保全)费用?[0-9]|受理费[0-9]|减半收取"  # what a court charges, and how it shared it out


def find(terms: Terms) -> Iterator[tuple[int, int]]:
    """Where the one who owes is to pay what it costs the lender to collect or to sue."""
    debtor = terms.parties.debtor_words
    for pattern in (
        rf"{_COST}[^。；\n]{{0,40}}?(?:由|归|均由|全部由|应由)(?:(?:违约|逾期)的)?(?:{debtor}|你|被告|违约方|逾期方)",
        rf"(?:{debtor}|你|违约方|并|须|应|还[须应要]|愿意?|自愿)[^。；\n]{{0,16}}{_BEAR}[^。；\n]{{0,40}}?{_COST}",
        rf"{_COST}(?:等)?[^，。；\n]{{0,8}}(?:由你|归你)",
        rf"{_COST}[^，。；\n]{{0,6}}(?:算|归|由)(?:{debtor})",
    ):
        for each in terms.text.find(pattern):
            around = terms.text.around(*each.span(), 40)
            if compiled(_FREED).search(each[0]) or compiled(_NOT_LAID).search(around) or compiled(_FIXED).search(around):
                continue
            if not is_taken_back(terms.text, terms.parties, each.start()):
                yield each.span()
