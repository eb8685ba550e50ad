"""The amounts of a text, and those that a label before or behind them names: what is owed, what is to be paid, parts of either."""

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from calculators.tools.agreement.text import Text
from calculators.words.numbers import NUMERALS, Amount, find_amounts
from calculators.words.patterns import compiled

# What one owes is one thing, what one will have paid in the end another: the second is the total of an agreement.
TO_PAY = (
    r"(?:还款|应还款?|应付|待还|需还|偿还|归还|应偿还|实际还款|最终)(?:总|的总)(?:金额|额|数)"
    r"|(?:合计|共计|总计|一共|总共|累计)(?:应|需|须)?(?:还款|偿还|归还|支付|应还|需还|还)"
    r"|(?:还款|偿还|归还|支付|应还)(?:金额)?(?:共计|合计|总计|一共|总共)"
    r"|(?:和解|结清|清偿|减免后|重组后|优惠后)(?:的)?(?:应还)?(?:还款|债务|欠款|本息)?(?:总)?(?:金额|款项|总额|余额|价款|额|款)"
    r"|(?:减免后)?(?:只需|仅需|只须|还需|尚需|需)(?:再)?(?:归还|偿还|支付|还)(?:本金|本息|欠款)?"
    r"|减免后[^，。；\n]{0,6}(?:应还|还款|偿还|支付)|一次性(?:偿还|归还|支付|还款|结清|付清|还清|给付)(?:本金|本息|欠款)?"
    r"|实际(?:应|需)?(?:还款|支付|偿还|归还|付款|还)(?!日|期)"
    r"|应当?(?:偿还|归还|支付|还款|还)(?!日|期)|总(?:计|共|额)应(?:还|付)"
    r"|(?:调减|减|降|优惠|调整|核减|折)(?:为|至|到|成)(?=[0-9¥人])"
    r"|实[收付还](?!金额)|(?:只|仅|同意)(?:收|要)(?:取|回)?|调解(?:金额|款)|(?:同意|愿意|自愿|应当?|确认)(?:向[^，。；\n]{1,16})?(?:偿还|归还|支付|给付)(?:原告|甲方|贵行)?(?:共计|合计|总计)?"
    r"|(?:同意|准许|允许)(?:[甲乙]方|您|被执行人|被告|债务人|借款人)?(?:支付|给付|还款|偿还|归还|只?[还付](?=[0-9¥])|按)"
)
# The amount stands before the words that name it.
_TO_PAY_BEHIND = r"(?:即可|后)?(?:结清|了结|履行|销账|清偿全部|视为结清|一次性了结|还清全部)"
_OWED = (
    r"(?:欠款|债务|透支|债权|贷款|本息|分期|借款|逾期)(?:总|的总)?(?:金额|总额|余额|额|本息|数额|本金)"
    r"|(?:尚|结|共|仍|所|拖|累计)欠(?:付|款)?|(?:合计|小计|共计|总计|总额|总金额|一共)|(?:未还|未偿还|待还|应还)(?:金额|余额|款项|总额)"
    r"|透支款项?|应退(?:还|款)?[^，。；\n0-9]{0,4}(?:费用|款项|款)?|(?:合并|汇总|并|合)(?:为|成)(?:一笔|一个)?|剩余(?:欠款|未还|款项|债务|借款|待还|应还)?|借(?:款|到|得)|(?:归还|偿还)(?:全部)?本金|(?:目前)?应还|待还|未偿还?(?=[0-9¥])"
    rf"|欠[^，。；\n0-9]{{0,12}}?(?:款|本息|人民币|(?=[0-9¥{NUMERALS}]))"
)
_OWED_BEHIND = r"(?:的)?(?:债务|欠款|借款|货款|执行款|未还|未付)(?!期)"
# What is left when something has been paid; and what other words make of a sum.
LEFT = r"(?:余款|余下|剩余|剩下|其余|尾款|余额)(?:款项|欠款|债务|部分|的)?"
EACH = (
    r"一个月(?![内后前])|(?<![任第逾意何有断每下上本该])一期(?=¥?[0-9])|(?<![第逾此])一次(?=¥?[0-9])|(?:每|各|按)(?:一)?(?:个)?(?:自然)?(?:[期月年周]|星期|季度?末?)|月供|月均|月还款?(?:额|金额)?|期供|分期(?:每期|月)|每次|每笔|"
    r"(?:各|分别)(?=[还付支归偿])|[期次]均"
)
FINAL = r"最后一[期次笔个]|最末一?期|末期|尾期|最后1期|尾款"
FIRST = r"首[期次笔付个]|第[一1][期次笔]"
_STOP = rf"{EACH}|减免|免除|{FIRST}|{FINAL}"
_GAP = 24  # characters between a label and its amount: 债务金额以转让基准日2026年5月31日的


@dataclass(frozen=True)
class Stated:
    """A figure of the agreement and where it stands, label included."""

    value: Decimal
    start: int
    end: int


class Figures:
    """The amounts of a text, found by the words around each."""

    def __init__(self, text: Text) -> None:
        self.text = text

    @cached_property
    def amounts(self) -> list[Amount]:
        """Every amount of the text, in order."""
        return list(find_amounts(self.text.plain))

    def amount_from(self, place: int) -> Amount | None:
        """The first amount that starts at ``place`` or later."""
        return next(iter(self.amounts_from(place, 1)), None)

    def amounts_from(self, place: int, most: int) -> list[Amount]:
        """At most so many amounts that start at ``place`` or later."""
        index = bisect_left(self.amounts, place, key=lambda each: each.start)
        return self.amounts[index : index + most]

    def labelled(self, labels: str, gap: int = 16, stop: str = "") -> Iterator[Stated]:
        """Each amount that follows one of the labels within ``gap`` characters of its sentence."""
        place = 0
        for label in self.text.find(labels):
            while place < len(self.amounts) and self.amounts[place].start < label.end():
                place += 1
            for amount in self.amounts[place : place + 3]:
                between = self.text.plain[label.end() : amount.start]
                if len(between) > gap or compiled(r"[。；！？\n]").search(between):
                    break
                if compiled(r"(?:号|号码|[末后]四位)(?:为|是|：)?$").search(
                    self.text.plain[max(amount.start - 6, 0) : amount.start]
                ):
                    continue  # 信用卡（尾号2290）本息15,000元
                if not amount.value:
                    continue  # 港币0元、人民币24,000元
                if amount.bare and not compiled(
                    r"(?:^|[还付额款为是：我你]|偿还|归还|支付)(?:（[^）]{0,6}）)?[：为是]?(?:人民币)?$"
                ).search(between):
                    continue
                if not (stop and compiled(stop).search(between)):
                    yield Stated(amount.value, label.start(), amount.end)
                    break

    def named_behind(self, words: str) -> Iterator[Stated]:
        """Each amount that one of the words follows at once: 9,500元结清."""
        for amount in self.amounts:
            found = compiled(words).match(self.text.plain, amount.end)
            before = self.text.before(amount.start, 10)
            if found and not compiled(rf"(?:{EACH}|减免|免除|{FINAL}|超过|不足|费|违约金)[^，；]{{0,5}}$").search(before):
                yield Stated(amount.value, amount.start, found.end())

    @cached_property
    def to_pay(self) -> list[Stated]:
        """What will have been paid in the end, as stated."""
        stop = rf"{_STOP}|每|月供|月还|费|违约金|利息|本金|首付|定金|保证金"
        found = [*self.labelled(TO_PAY, stop=stop), *self.named_behind(_TO_PAY_BEHIND)]
        return [each for each in sorted(found, key=_place) if not self._is_another(each, "期")]

    @cached_property
    def owed(self) -> list[Stated]:
        """What is owed before anything is waived, as stated."""
        found = [
            *self.labelled(_OWED, gap=_GAP, stop=rf"{_STOP}|其中|利息|违约金|费|已还|已归还|偿还|归还|支付"),
            *self.labelled("共", gap=0),
            *self.named_behind(_OWED_BEHIND),
        ]
        return [each for each in sorted(found, key=_place) if not self._is_another(each, "减免")]

    @cached_property
    def left(self) -> list[Stated]:
        """What is left of the whole when a first sum is paid: 余款 24,000 元."""
        return list(self.labelled(LEFT, gap=6))

    def _is_another(self, stated: Stated, also: str) -> bool:
        """Whether the words before a label make it the sum of something else: an instalment, a waiver, a fee alone."""
        before = self.text.before(stated.start, 12)
        if before.endswith("尾款") and self.text.plain[stated.start] in "共合总":
            return False  # 购车尾款共28,000元 is a debt
        if compiled(rf"(?:{EACH}|减免|免除|免收|{FIRST}|{FINAL}|{also})[^，。；]{{0,6}}$").search(before):
            return True
        return compiled(r"(?:费|违约金|利息|罚息)$").search(before) is not None and "本金" not in before


def _place(stated: Stated) -> int:
    return stated.start
