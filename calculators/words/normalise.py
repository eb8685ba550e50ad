"""A text as it was pasted, made fit for reading: one character for each, whatever keyboard, PDF or telephone it came from.

Radicals that a PDF holds for characters (⽉⺠⼾), full-width digits, traditional characters and invisible marks become what they
stand for. Every character of the result knows its place in what was written, so that an excerpt is the original's.
"""

from bisect import bisect_right
from functools import cache, cached_property

_KANGXI = (  # U+2F00 to U+2FD5: the characters that these radicals are drawn as
    "一丨丶丿乙亅二亠人儿入八冂冖冫几凵刀力勹匕匚匸十卜卩厂厶又口囗土士夂夊夕大女子宀寸小尢尸屮山巛工己巾干幺广廴廾弋弓彐彡彳心戈户手支"
    "攴文斗斤方无日曰月木欠止歹殳毋比毛氏气水火爪父爻爿片牙牛犬玄玉瓜瓦甘生用田疋疒癶白皮皿目矛矢石示禸禾穴立竹米糸缶网羊羽老而耒耳聿肉臣自至"
    "臼舌舛舟艮色艸虍虫血行衣襾见角言谷豆豕豸贝赤走足身车辛辰辵邑酉釆里金长门阜隶隹雨青非面革韦韭音页风飞食首香马骨高髟鬥鬯鬲鬼鱼鸟卤鹿麦麻黄"
    "黍黑黹黾鼎鼓鼠鼻齐齿龙龟龠"
)
_SUPPLEMENT = "⺁厂⺋卩⺎兀⺏尢⺔彐⺕彐⺗心⺟母⺠民⺡水⺬示⺰糸⺶羊⺷羊⺸羊⺹老⺻聿⺼肉⻁虎⻄西⻅见⻆角⻉贝⻋车⻓长⻔门⻘青⻙韦⻚页⻛风⻜飞⻝食⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻬齐⻮齿⻰龙⻳龟"
_TRADITIONAL = (
    "銀银匯汇閣阁帳账賬账單单應应還还貸贷欠欠額额結结餘余條条債债務务數数號号戶户總总計计為为將将從从對对開开關关電电話话請请經经過过時时間间"
    "於于個个萬万億亿圓圆塊块幣币於于與与機机構构協协議议標标題题類类責责擔担保保證证書书貴贵資资產产業业臺台灣湾區区縣县鎮镇農农聯联國国際际"
    "無无線线費费稅税發发現现車车門门頁页見见長长馬马東东樂乐網网點点內内處处這这裡里們们麼么說说讓让給给買买賣卖記记錄录訂订週周調调約约"
    "後后會会來来實实際际達达連连運运進进遲迟選选違违據据寫写尋寻導导屬属師师歸归當当獲获徵征廳厅鐘钟錢钱減减滿满準准費费贖赎償偿僅仅讀读"
    "款款訊讯詢询雲云繳缴截截動动"
)
_INVISIBLE = "\0\u200b\u200c\u200d\u2060\ufeff\u00ad\r"
_MARKS = str.maketrans("．％￥（）［］｛｝：；，！？＋－＝／｜～＊＂＇＃＆＠﹣−–—﹪﹕﹐﹔（）\u3000\u00a0", ".%¥()[]{}:;,!?+-=/|~*\"'#&@----%:,;()  ")


@cache
def _table() -> dict[int, str | None]:
    table: dict[int, str | None] = {0x2F00 + place: character for place, character in enumerate(_KANGXI)}
    for pairs in (_SUPPLEMENT, _TRADITIONAL):
        table |= {ord(old): new for old, new in zip(pairs[::2], pairs[1::2], strict=True)}
    table |= {wide: chr(wide - 0xFEE0) for first, last in ("０９", "ＡＺ", "ａｚ") for wide in range(ord(first), ord(last) + 1)}
    table |= {place: chr(character) for place, character in _MARKS.items()}
    return table | dict.fromkeys(map(ord, _INVISIBLE))


class Normalised:
    """``plain`` to read in, and where each character of it stands in ``written``."""

    def __init__(self, written: str, plain: str, places: list[int]):
        self.written, self.plain, self.places = written, plain, places

    @cached_property
    def _starts(self) -> list[int]:
        return [0, *(place + 1 for place, character in enumerate(self.written) if character == "\n")]

    def line(self, place: int) -> int:
        """The line, counted from 1, that the character at ``place`` of ``plain`` stands in."""
        return bisect_right(self._starts, self.places[place]) if self.places else 1

    def original(self, start: int, end: int) -> str:
        """The characters that ``plain[start:end]`` was made of, as they were written, without what was left out between."""
        return "".join(self.written[place] for place in self.places[start:end])

    def part(self, start: int, end: int) -> "Normalised":
        """``plain[start:end]`` as a text of its own, of the same original."""
        return self._with(self.plain[start:end], self.places[start:end])

    def without(self, unwanted: list[tuple[int, int]]) -> "Normalised":
        """The text without these stretches of ``plain``, which are in order and do not overlap."""
        pieces, places, last = [], [], 0
        for start, end in [*unwanted, (len(self.plain), len(self.plain))]:
            pieces.append(self.plain[last:start])
            places.extend(self.places[last:start])
            last = end
        return self._with("".join(pieces), places)

    def _with(self, plain: str, places: list[int]) -> "Normalised":
        part = Normalised(self.written, plain, places)
        part.__dict__["_starts"] = self._starts  # counted once, for all parts
        return part


def normalised(written: str) -> Normalised:
    """``written`` in the characters that patterns know; half-width marks, no invisible ones, line breaks as they are."""
    plain = written.translate(_table())
    if len(plain) == len(written):
        return Normalised(written, plain, list(range(len(written))))
    places = [place for place, character in enumerate(written) if character not in _INVISIBLE]
    return Normalised(written, plain, places)
