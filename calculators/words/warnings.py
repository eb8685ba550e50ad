"""Warnings: what a bank, the police or a tool says against fraud names every word of it and accuses nobody.

They are blanked out, so that no cue is seen in them. What a warning does not reach stays: a court's name behind a full stop, and a case
number anywhere.
"""

from bisect import bisect_left, bisect_right

from calculators.words.patterns import compiled

_BLANK = "□"
_FRAUD = "(?:诈骗|冒充|假冒|骗局|骗子|陷阱|上当|被骗|泄露|仿冒|失联|中介)"
# From the cue to the end of its clause.
_ONWARDS = (
    rf"谨防|警惕|严防|提防|慎防|防范|(?:小心|当心)(?=[^，。！？；\n]{{0,12}}{_FRAUD})",
    r"(?:请|切|万)?勿(?=[^，。！？；\n]{0,6}(?:向|将|把|点击|轻信|相信|泄露|透露|告知|告诉|转发|转账|提供|外泄|外传|下载|缴纳|支付|随意|转告|添加))",
    r"(?:如遇|如有|若有|遇到)(?=[^，。！？；\n]{0,8}(?:辱骂|威胁|恐吓|骚扰|暴力|不当))",
    r"(?:千万)?(?:不要|别)(?=(?:轻信|相信|点击|随意|向陌生|向任何|向他人|把验证码|将验证码|泄露|透露)[^，。！？；\n]{0,12}(?!案))",
)
# The whole clause that the cue stands in.
_CLAUSES = (
    (
        r"(?:不会|绝不|从不|不以任何|不收取|不向[您你]|不需要?[您你]?|无需|概不|从未|未曾|禁止员工|严禁员工|没有)"
        r"(?=[^，。！？；\n]{0,8}(?:索要|索取|要求[您你]|收取|收费|委托个人|私下|以短信|以电话|通过(?:短信|电话|微信)|让[您你]|要[您你](?:的)?(?:密码|验证码)|手续费|服务费|个人账户|个人收款|前期费))"
    ),
    # 不 alone says so only of what a bank never does: 不还我让你好看 is no warning
    r"不(?=[^，。！？；\n]{0,8}(?:索要|索取|收取|收费|委托个人|以短信|以电话|手续费|服务费|个人账户|个人收款|前期费))",
    r"(?:以任何|任何)(?:理由|名义|形式|方式|机构)(?=[^，。！？；\n]{0,10}(?:索要|收取|要求|索取))",
    r"(?:承诺|保证)[绝决]?不(?=[^，。！？；\n]{0,12}(?:联系|透露|泄露|告知|打扰|骚扰|拨打))",
    r"免费(?:办理|申请|协商)(?=[^，。！？；\n]{0,6}不收)",
)
# The whole sentence, or of a long one what stands near.
_SENTENCES = (
    r"(?<!你们)(?<!一家子)(?<!全家)(?:都是|均为|均是|均系|一律是|皆为|一定是|即为|全是|都属)(?=[^，。！？；\n]{0,4}(?:诈骗|骗局|骗子|骗人|假|陷阱|虚假|非法))",
    r"(?:凡是|凡自称|凡以|凡要求|任何自称|所有自称|任何要求)(?=[^。！？；\n]{0,60}(?:诈骗|骗局|骗子|勿|不要|警惕|都是|均))",
    r"(?:如遇|如有人|若有人|遇到|接到|收到)(?=[^。！？；\n]{0,24}(?:冒充|自称|索要|要求(?:转账|提供))[^。！？；\n]{0,40}(?:请|应|可|均|都|务必|报警))",
    r"不法分子|诈骗分子|犯罪分子|诈骗团伙|(?:近期|近日|最近)(?:出现|发现|有人)(?=[^。！？；\n]{0,12}冒充)",
)
_REACH = 90
_CASE_NUMBER = r"[(（【]?(?:19|20)[0-9]{2}[)）】]?[^。！？；\n，]{1,8}[0-9]{2,4}[民执刑财行商][^。！？；\n，0-9]{0,4}[0-9]{1,7}"
# Words that a text against fraud has, and one that asks for a debt has not.
ANTI_FRAUD = r"反诈|(?<!谨)防骗|(?<!谨)防诈|防范(?:电信|网络)?诈骗|疑似诈骗|谨防(?:上当|受骗)|(?:都|均)(?:是|为|属)[^，。]{0,4}(?:诈骗|骗局)|电信网络诈骗|骗局"


def without_warnings(text: str) -> str:
    """The text with every warning blanked out; all else keeps its place."""
    clauses = [0, *(found.end() for found in compiled(r"[，。！？；\n ]").finditer(text)), len(text)]
    sentences = [0, *(found.end() for found in compiled(r"[。！？；\n]").finditer(text)), len(text)]
    kept = [number.span() for number in compiled(_CASE_NUMBER).finditer(text)]
    gone: list[tuple[int, int]] = []
    for pattern, stops, whole in (
        *((pattern, clauses, False) for pattern in _ONWARDS),
        *((pattern, clauses, True) for pattern in _CLAUSES),
        *((pattern, sentences, True) for pattern in _SENTENCES),
    ):
        for found in compiled(pattern).finditer(text):
            index = bisect_right(stops, found.start())
            low = max(stops[index - 1], found.start() - _REACH) if whole else found.start()
            high = min(stops[bisect_left(stops, found.end())], found.end() + _REACH)
            if not gone or gone[-1] != (low, high):
                gone.append((low, high))
    return _blanked(text, gone, kept) if gone else text


def _blanked(text: str, gone: list[tuple[int, int]], kept: list[tuple[int, int]]) -> str:
    live = list(text)
    for low, high in gone:
        live[low:high] = _BLANK * (high - low)
    for low, high in kept:
        live[low:high] = text[low:high]
    return "".join(live)
