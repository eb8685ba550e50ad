"""A text as it was pasted, made fit for reading: one width, one script, no marks inside words, the look-alikes put right.

Messages are written to get past filters (``法*院``, ``起泝``, ``优.化.负.债``), copied out of PDFs (radicals such as ``⼾`` for ``户``), spoken into
a phone, or typed in traditional characters. ``Plain.text`` is what cues are looked for in; ``Plain.excerpt`` gives the piece of the
original back, as it was written. Everything here takes time in proportion to the text.
"""

import re
from functools import cache

# The 214 radicals from U+2F00 on, as the characters that they stand for.
_RADICALS = (
    "一丨丶丿乙亅二亠人儿入八冂冖冫几凵刀力勹匕匚匸十卜卩厂厶又口囗土士夂夊夕大女子宀寸小尢尸屮山巛工己巾干幺广廴廾弋弓彐彡彳"
    "心戈户手支攴文斗斤方无日曰月木欠止歹殳毋比毛氏气水火爪父爻爿片牙牛犬玄玉瓜瓦甘生用田疋疒癶白皮皿目矛矢石示禸禾穴立竹米糸"
    "缶网羊羽老而耒耳聿肉臣自至臼舌舛舟艮色艸虍虫血行衣襾见角言谷豆豕豸贝赤走足身车辛辰辵邑酉釆里金长门阜隶隹雨青非面革韦韭"
    "音页风飞食首香马骨高髟斗鬯鬲鬼鱼鸟卤鹿麦麻黄黍黑黹黾鼎鼓鼠鼻齐齿龙龟龠"
)
# Of the supplement, those that PDFs of Simplified Chinese hold.
_SUPPLEMENT = dict(
    zip(
        "⺟⺠⺮⻄⻅⻆⻉⻋⻓⻔⻘⻙⻚⻛⻜⻝⻢⻣⻤⻥⻦⻧⻨⻩⻬⻮⻰⻳⺝⺼⺫",
        "母民竹西见角贝车长门青韦页风飞食马骨鬼鱼鸟卤麦黄齐齿龙龟月肉目",
        strict=True,
    )
)

_TRADITIONAL = (
    "丟並乾佈佔併來侷係俱倉個們偵偽備傢傭傳債傷僅價億儘償優儲兇兌兒內兩冊凍別刪則剋剛剝劃劉動務勝勞勢勵勸匯滙區協卹卻參吳員唸問啟"
    "喪喫單嗎嘗噹嚇嚐嚮嚴國圍園圓圖團執堅報場塊塗墊壓壞夠夥夾姊媽嬰孫學實寧審寫寬寶將專尋對導屆層屬崗嵐嶺師帶幣幫幹幾庫廈廠廢廣廳"
    "弔張強彆彈彙後徑從復徵徹悅惡惱愛態慣慮慶憂憑憶應懲懷戶捨捲掃掙掛採換搆損搖摺撐撥撫擇擊擋擔據擬擴擾攔攜攝攤攬敗數斷於昇時暫曆書"
    "會東條棄業極構標樣橋機檔檢檯檻櫃欄權歲歷歸殘殺毀氣決沒沖況洩減測湊準溝溫溼滅滯滾滿潑濕濟濫濱瀏災為爲無煩熱營燬爭爺牽狀猶獎獨獲"
    "現琺產畢畫異當瘋療發盜盡監眾睏瞞瞭砲確碼礎礙稅種稱積穩穫筆箇節範簡簽籤粵糰糾紀約紅紋納純紙級紛細紹終組結絕絡給統經綁綜維網綴緊"
    "線緣編緩緻縣縮總績織繫繳繼續纏纔罰罵義習聞聯聲職聽脅腦腳臉臟臥臨臺與興舉舊茲華萬著蒐蓆蓋薦藉藥蘇蘋處虛號術衛衝補裏裝裡製複見規"
    "視親覺覽觀觸訂計訊討訓訖託記訟訪設許訴診註証詐評詞詢試話該詳誇誌認誓誘語誠誤說説誰誹調談請論諾謀謗講謝謠謹證識譟譯議護讀變讓負財"
    "貧貨責貳貴買貸費貼賃賄資賓賠賣賤賦質賬賭賴賸購贈贍贖趕跡跤跼踐蹟蹤車軍軟較載輔輕輪輯輸轄轉辦辯農迴這連週進遊運過達違遞遠適遲選遺"
    "還邊郵鄉鄰醫釁釋針釦鈕銀銷鋪錄錢錯錶鍵鍾鎖鎮鏈鐘鐵鑑鑒長門閃開間閣閱闆闖關闢陞陳陸隊階際隨險隱隻雙雜離難雲電靜響頁項順須預領頭頻"
    "題額願類顏顧顯風颱飛飯養餘餵馬駁騙騷驗驟體髮鬆鬚鬥鬧鴻麵麼點齊齡齣"
)
_SIMPLIFIED = (
    "丢并干布占并来局系具仓个们侦伪备家佣传债伤仅价亿尽偿优储凶兑儿内两册冻别删则克刚剥划刘动务胜劳势励劝汇汇区协恤却参吴员念问启"
    "丧吃单吗尝当吓尝向严国围园圆图团执坚报场块涂垫压坏够伙夹姐妈婴孙学实宁审写宽宝将专寻对导届层属岗岚岭师带币帮干几库厦厂废广厅"
    "吊张强别弹汇后径从复征彻悦恶恼爱态惯虑庆忧凭忆应惩怀户舍卷扫挣挂采换构损摇折撑拨抚择击挡担据拟扩扰拦携摄摊揽败数断于升时暂历书"
    "会东条弃业极构标样桥机档检台槛柜栏权岁历归残杀毁气决没冲况泄减测凑准沟温湿灭滞滚满泼湿济滥滨浏灾为为无烦热营毁争爷牵状犹奖独获"
    "现珐产毕画异当疯疗发盗尽监众困瞒了炮确码础碍税种称积稳获笔个节范简签签粤团纠纪约红纹纳纯纸级纷细绍终组结绝络给统经绑综维网缀紧"
    "线缘编缓致县缩总绩织系缴继续缠才罚骂义习闻联声职听胁脑脚脸脏卧临台与兴举旧兹华万着搜席盖荐借药苏苹处虚号术卫冲补里装里制复见规"
    "视亲觉览观触订计讯讨训讫托记讼访设许诉诊注证诈评词询试话该详夸志认誓诱语诚误说说谁诽调谈请论诺谋谤讲谢谣谨证识噪译议护读变让负财"
    "贫货责贰贵买贷费贴赁贿资宾赔卖贱赋质账赌赖剩购赠赡赎赶迹交局践迹踪车军软较载辅轻轮辑输辖转办辩农回这连周进游运过达违递远适迟选遗"
    "还边邮乡邻医衅释针扣钮银销铺录钱错表键钟锁镇链钟铁鉴鉴长门闪开间阁阅板闯关辟升陈陆队阶际随险隐只双杂离难云电静响页项顺须预领头频"
    "题额愿类颜顾显风台飞饭养余喂马驳骗骚验骤体发松须斗闹鸿面么点齐龄出"
)
_MARKS = dict(
    zip(
        "〔〕﹝﹞[]［］〖〗{}｛｝￥－—–―−～∼•・･‧∙．｡､﹒﹐「」『』＂“”‘’",
        "()()【】【】【】()()¥-----~~······。、.，“”“”“””””",
        strict=True,
    )
) | {"!": "！", "?": "？", ";": "；", "，": "，", "！": "！", "？": "？", "；": "；", "➕": "+", "✚": "+", "✖": "*", "⭐": "*"}
_DROPPED = "\0"
_HAN = "\u4e00-\u9fff"
# Marks that stand inside words only to get past a filter.
_INSIDE = rf"(?<=[{_HAN}])[ ]?[*·._\-^|#~`'/\\]{{1,3}}[ ]?(?=[{_HAN}])"
_LONELY = rf"(?:(?<=[^{_HAN}][{_HAN}])|(?<=^[{_HAN}]))[ \n](?=[{_HAN}])|(?<=[{_HAN}])[ ](?=[{_HAN}](?![{_HAN}]))"
# Words that a line's end or a blank may cut in two and that must be found all the same.
_NEVER_CUT = (
    "法院 法庭 法官 传票 开庭 应诉 支付令 执行局 立案 起诉 诉讼 仲裁 律师 冻结 送达 专递 公证 公安 警察 拘留 坐牢 诈骗 逾期 欠款 还款 转账 验证码 密码 保证金 征信 债权 调解"
).split()
# What is written for a word by who changes a character, mistypes it, or speaks it into a phone; both of one length.
_LOOK_ALIKES = {
    wrong: right
    for right, wrong in (
        pair.split(":")
        for pair in (
            "法院:珐院 法院:灋院 法院:法阮 法院:法皖 法院:法浣 法院:砝院 法院:怯院 法院:佉院 法院:发院 法院:法园 "
            "法庭:珐庭 法庭:法廷 法庭:法亭 法庭:砝庭 法官:珐官 法官:砝官 法务:珐务 法务:砝务 "
            "传票:传漂 传票:传飘 传票:传嫖 传票:传瞟 传票:椽票 传票:伝票 传票:传剽 支付令:支付领 支付令:支付今 支付令:支付岭 "
            "起诉:起泝 起诉:起溯 起诉:起拆 起诉:起坼 起诉:起素 起诉:启诉 起诉:起沂 诉讼:诉颂 诉讼:泝讼 诉讼:诉松 诉讼:诉迅 诉讼:泝颂 "
            "立案:立桉 开庭:开廷 开庭:开亭 应诉:应泝 执行:执荇 执行:执刑 执行:秇行 仲裁:种裁 仲裁:仲栽 仲裁:众裁 仲裁:忠裁 "
            "律师:律帅 律师:侓师 律师:律狮 律师:绿师 律师:侓帅 逾期:逾斯 逾期:逾欺 逾期:愈期 逾期:逾朞 逾期:喻期 "
            "欠款:欠歀 欠款:欠欵 欠款:歉款 还款:还歀 还款:还欵 还款:环款 还款:坏款 贷款:贷歀 贷款:贷欵 贷款:袋款 "
            "冻结:冻洁 冻结:冻节 公安:公桉 公安:厷安 拘留:拘畄 拘留:拘流 拘留:拘溜 坐牢:坐劳 坐牢:座牢 坐牢:做牢 "
            "诈骗:诈偏 诈骗:炸骗 诈骗:诈篇 诈骗:榨骗 征信:怔信 征信:征倍 催收:崔收 催收:催牧 催收:摧收 催收:吹收 "
            "验证码:验证吗 验证码:验正码 验证码:验症码 银行:银桁 银行:垠行 微信:薇信 微信:微倍 微信:v信 微信:V信 "
            "账户:帐户 账户:账戸 账号:帐号 转账:转帐 对账:对帐 今日:今曰 明日:明曰 当日:当曰 次日:次曰 减免:减勉 减免:减兔 "
            "手续费:手絮费 失信:矢信 报警:报惊 报警:保警"
        ).split()
    )
}


class _Characters(dict):
    """What each character becomes, by code point; worked out when it is first met."""

    def __missing__(self, code: int) -> str:
        character = chr(code)
        self[code] = made = _one(character, code)
        return made


def _one(character: str, code: int) -> str:
    if character in _MARKS:
        return _MARKS[character]
    if 0xFF01 <= code <= 0xFF5E:
        return chr(code - 0xFEE0)
    if 0x2F00 <= code <= 0x2FD5:
        return _RADICALS[code - 0x2F00]
    if character in _SUPPLEMENT:
        return _SUPPLEMENT[character]
    for first, last, digit in (
        (0x2460, 0x2468, 1),
        (0x2474, 0x247C, 1),
        (0x2776, 0x277E, 1),
        (0x2780, 0x2788, 1),
        (0x24F5, 0x24FD, 1),
    ):
        if first <= code <= last:
            return str(code - first + digit)
    if 0x1D7CE <= code <= 0x1D7FF:
        return str((code - 0x1D7CE) % 10)
    if character in "⓪⓿":
        return "0"
    if (
        0x300 <= code <= 0x36F
        or 0x20D0 <= code <= 0x20FF
        or 0x200B <= code <= 0x200F
        or 0xFE00 <= code <= 0xFE0F
        or code in (0, 0xAD, 0x2060, 0xFEFF)
    ):
        return _DROPPED  # what joins, widens or hides, and the square around a digit
    if character == "\n" or code in (0x0D, 0x0B, 0x0C, 0x85, 0x2028, 0x2029):
        return "\n"
    if (
        character.isspace()
        or code < 32
        or 0x2600 <= code <= 0x27BF
        or 0x1F000 <= code <= 0x1FAFF
        or 0xD800 <= code <= 0xDFFF
        or 0xE000 <= code <= 0xF8FF
    ):
        return " "
    return character


_CHARACTERS = _Characters({ord(old): new for old, new in zip(_TRADITIONAL, _SIMPLIFIED, strict=True)})


class Plain:
    """A text and the same text made plain; ``places`` says where each character of ``text`` stands in ``written``."""

    def __init__(self, written: str):
        self.written = written
        text, self.places = _gathered(written.translate(_CHARACTERS))
        text = _without(self, text, _compiled(_INSIDE))
        text = _without(self, text, _compiled(_LONELY))
        text = _without(self, text, _compiled("|".join(_cut(word) for word in _NEVER_CUT)), inner=True)
        self.text = _put_right(text)

    def excerpt(self, start: int, end: int) -> str:
        """The piece of the text as it was written that stands at ``text[start:end]``."""
        if start >= end:
            return ""
        return self.written[self.places[start] : self.places[end - 1] + 1]


def plain_text(written: str) -> str:
    """The text of ``Plain``, where no excerpt is wanted."""
    return Plain(written).text


def _gathered(text: str) -> tuple[str, list[int]]:
    """The text without what is dropped, blanks in a row as one, an ASCII comma as ``，`` unless it parts digits."""
    kept, places = [], []
    before = "\n"
    for place, character in enumerate(text):
        if character == _DROPPED or (character in " \n" and before == "\n"):
            continue
        if character == " " and before == " ":
            continue
        if character == "\n" and before == " ":
            kept.pop()
            places.pop()
            if kept and kept[-1] == "\n":
                before = "\n"
                continue
        if character == "," and not (before.isdigit() and text[place + 1 : place + 2].isdigit()):
            character = "，"
        kept.append(character)
        places.append(place)
        before = character
    while kept and kept[-1] in " \n":
        kept.pop()
        places.pop()
    return "".join(kept), places


def _without(plain: Plain, text: str, pattern: re.Pattern, inner: bool = False) -> str:
    """The text without the matches of a pattern, or with ``inner`` without the blanks in them; ``places`` follows."""
    pieces, places, last = [], [], 0
    for found in pattern.finditer(text):
        gone = [place for place in range(found.start(), found.end()) if not inner or text[place] in " \n"]
        for place in gone:
            pieces.append(text[last:place])
            places.extend(plain.places[last:place])
            last = place + 1
    if not last:
        return text
    pieces.append(text[last:])
    plain.places = places + plain.places[last:]
    return "".join(pieces)


def _cut(word: str) -> str:
    """A pattern for a word that is cut in two somewhere by one blank or line's end."""
    return "|".join(f"{word[:at]}[ \n]{word[at:]}" for at in range(1, len(word)))


def _put_right(text: str) -> str:
    """The text with its look-alikes put right, none of which changes its length."""
    return _compiled("|".join(_LOOK_ALIKES)).sub(lambda found: _LOOK_ALIKES[found[0]], text)


@cache
def _compiled(pattern: str) -> re.Pattern:
    return re.compile(pattern)
