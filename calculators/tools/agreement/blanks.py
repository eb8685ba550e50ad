"""Blanks in an agreement that somebody may fill in after it is signed. The lines for signatures are meant to be blank."""

import re
from collections.abc import Iterator

from calculators.tools.agreement.terms import Terms
from calculators.words.patterns import compiled

_GAP = r"[ \t\u3000]"
_UNIT = r"(?:元|万元|期|年|月|日|号|%|％|天|个月)"
_DRAWN = r"_{2,}+|＿{1,}+|﹍{1,}+|…{4,}+|\.{6,}+|□{2,}+"
_BRACKETS = rf"[（(【\[［]{_GAP}{{0,20}}+[）)】\]］]"
_BEFORE_UNIT = rf"(?:[：:为共分每还第计至于]|人民币|金额|￥|¥){_GAP}{{2,30}}{_UNIT}|(?:每期|每月|人民币|金额|总额){_GAP}{{1,30}}元|年{_GAP}{{2,20}}月|月{_GAP}{{2,20}}日"
_LETTERS = r"(?<![0-9A-Za-zXx×*＊])[Xx×*＊]{1,4}(?:元|万元|期|年|月|日|号|%|％)"
_WORDS = r"[（(](?:待填|待定|空白|另填|填写)[）)]|待填写|由甲方填写|由(?:贷款人|银行|出借人)填写|另行填写|以甲方填写"
_PARTY = r"甲方|乙方|丙方|借款人|出借人|债权人|债务人|贷款人|担保人|欠款人"
_EMPTY_LABEL = (
    rf"(?P<label>金额|总额|期数|期限|日期|还款日|账号|账户|户名|利率|姓名|身份证号码?|合同编号|编号|开户行|本金|利息|违约金|{_PARTY})"
    rf"(?:[（(][^）)\n]{{0,10}}[）)])?[：:]{_GAP}{{0,20}}+(?:元)?{_GAP}{{0,10}}+(?:\r?\n|$)(?={_GAP}{{0,10}}+(?:\r?\n)?{_GAP}{{0,10}}+(?:[^：:\n·•●○■\-]{{2,14}}[：:]|$))"
)
_SIGNATURE = r"签[字名章署]|盖章|公章|印章|[（(]章[）)]|捺印|手印|指印|签订日期|签署日期|(?<!还款)(?<!付款)(?<!首期)日期[：:]|签约日|法定代表人|负责人|经办人|地址|邮编|见证"
# A line of the block at the end: labels, dates and blanks, and nothing said.
_SIGNING_LINE = rf"(?:(?:{_PARTY}|签订|签署|签约|日期|时间|地点|年|月|日|[（(][^）)\n]{{0,8}}[）)]|[\s_＿：:0-9、/])|签[字名章]|盖章|公章|法定代表人|授权代表|委托代理人|或){{1,80}}+"


def find(terms: Terms) -> Iterator[tuple[int, int]]:
    """Where something is left open, outside the lines for signatures and the ways of paying that were not chosen."""
    written = terms.text.written
    found = [
        match
        for pattern in (_DRAWN, _BRACKETS, _BEFORE_UNIT, _LETTERS, _WORDS, _EMPTY_LABEL)
        for match in compiled(pattern).finditer(written)
    ]
    block = _signing_block(written)
    named = {label: _first_with_a_name(written, label) for label in _PARTY.split("|")}
    for match in sorted(found, key=lambda match: match.start()):
        if match.start() >= block or terms.text.is_left_out(match.start()) or _is_said_above(match, named):
            continue
        if not _is_for_a_signature(written, match.start(), match.end()):
            yield terms.text.place(match.start()), terms.text.place(max(match.end() - 1, match.start())) + 1


def _signing_block(written: str) -> int:
    """Where the lines begin with which a text ends and on which one signs; its length where there are none."""
    end = len(written)
    start = end
    parties = False
    while end > 0:
        low = written.rfind("\n", 0, end) + 1
        line = _closed(written[low:end].strip())
        if line and not compiled(_SIGNING_LINE).fullmatch(line):
            break
        parties = parties or compiled(rf"{_PARTY}|签").search(line) is not None
        start, end = low, low - 1
    return start if parties and start > 0 else len(written)


def _is_said_above(match: re.Match[str], named: dict[str, int]) -> bool:
    """Whether an empty label of a party is one for signing: the same label stands above with a name."""
    return match.start() > named.get(match.groupdict().get("label") or "", match.start())


def _first_with_a_name(written: str, label: str) -> int:
    """Where a party's label first stands with a name behind it; past the end where it never does."""
    found = compiled(rf"{label}(?:[（(][^）)\n]{{0,10}}[）)])?[：:]{_GAP}{{0,4}}[\u4e00-\u9fff]").search(written)
    return found.start() if found else len(written)


def _is_for_a_signature(written: str, start: int, end: int) -> bool:
    """Whether the line of a blank, or for a bare 年 月 日 the line above, is where one signs."""
    low = written.rfind("\n", 0, start) + 1
    high = written.find("\n", end)
    line = written[low : high if high >= 0 else len(written)]
    if compiled(_SIGNATURE).search(_closed(line[max(0, start - low - 40) : end - low + 40])):
        return True
    if len(line) > 60 or not compiled(r"(?:日期|[\s_＿年月日号:：0-9])*+").fullmatch(_closed(line)):
        return False
    return compiled(_SIGNATURE).search(_closed(written[max(0, low - 80) : low])) is not None


def _closed(line: str) -> str:
    """Without the blank that a photo puts between two characters: 签 订 日 期."""
    return compiled(r"(?<=[\u4e00-\u9fff])[ \t](?=[\u4e00-\u9fff])").sub("", line)
