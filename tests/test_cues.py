"""Texts made plain, warnings blanked out, and patterns that no text makes slow."""

import re
import time
from re import _constants as kind  # the parser that re itself uses: what a pattern can cost is read off its tree
from re import _parser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from calculators import run
from calculators.words import cues, patterns
from calculators.words.conduct import read_conduct
from calculators.words.cues import Words
from calculators.words.plain import Plain
from tests.corpus import messages

PIECES = [
    "法院", "（2026）苏0199民初1号", "今天不还", "通讯录", "【江川银行】", "受江川银行委托", "谨防", "请勿", "12月3日前", "1,234.00元", "尾号1234", "𠮷", "😊", "\u200b",
    "a.b/c", "起诉", "转到我卡", "验证码", "减免", "逾期12天", "，", "。", "\n", " ", "*", "法 院", "الع", "ß", "的" * 50, "9" * 40, "…", "“", "债权转让给", "公证处",
]  # fmt: skip
LONG = 20_000


# Plain


@pytest.mark.parametrize(
    "written, read",
    [
        ("法*院 法 院 人 民 法 院", "法院法院人民法院"),
        ("優.化.負.債", "优化负债"),
        ("珐院传漂", "法院传票"),
        ("今曰起泝", "今日起诉"),
        ("⼾口 ⽉⽇ ⺠法", "户口 月日 民法"),
        ("１２，３４５．６７元", "12,345.67元"),
        ("1️⃣9️⃣9️⃣ ➕V", "199 +V"),
        ("强制执-行", "强制执行"),
        ("自动结清 股东结构 保证信用 办公按时", "自动结清 股东结构 保证信用 办公按时"),
    ],
)
def test_a_text_is_made_plain(written, read):
    assert read == Plain(written).text


@given(st.lists(st.one_of(st.text(max_size=12), st.sampled_from(PIECES)), max_size=40).map("".join))
def test_every_plain_character_knows_where_it_was_written(written):
    made = Plain(written)

    assert len(made.text) == len(made.places)
    assert made.places == sorted(set(made.places))
    assert made.excerpt(0, len(made.text)) in written


# Warnings


@pytest.mark.parametrize(
    "text, gone",
    [
        ("应还420元。谨防冒充法院的诈骗电话。", "法院"),
        ("我行工作人员不会索要密码、验证码。", "验证码"),
        ("凡自称公检法要求您转账的，都是诈骗！", "公检法"),
        ("我行从不委托个人收款，也不收取手续费。", "手续费"),
        ("请勿向任何人透露密码。", "密码"),
    ],
)
def test_no_cue_is_seen_in_a_warning(text, gone):
    words = Words(text)

    assert gone in words.text
    assert gone not in words.live
    assert len(words.text) == len(words.live)


@pytest.mark.parametrize("text", ["你出门小心点", "案件保密，不要告诉任何人", "金额五千以上就是诈骗", "不还就起诉你"])
def test_what_threatens_or_asks_for_secrecy_is_no_warning(text):
    assert not Words(text).warned


# No crash, and no text that takes long


@settings(deadline=None)  # the first one compiles every pattern; how long a text may take is held below
@given(st.lists(st.one_of(st.text(max_size=30), st.sampled_from(PIECES)), max_size=60).map("".join))
def test_any_text_is_read(written):
    text = written.strip() or "在吗"
    for person in ("self", "family"):
        result = run("message", {"text": text, "received": "2026-02-28T10:00", "person": person})
        assert 1 <= len(result["today"]) <= 3
    read_conduct(Words(text))


@pytest.mark.parametrize("piece", PIECES)
def test_a_text_of_the_longest_length_takes_no_more_than_its_share_of_time(piece):
    """A pattern that looks at pairs of places would take minutes: 400 million of them."""
    text = (piece * LONG)[:LONG].strip() or "在吗"

    begun = time.perf_counter()
    run("message", {"text": text, "received": "2026-11-28T10:00"})

    assert time.perf_counter() - begun < 4


def patterns_in_use():
    """Every pattern that reading the corpus compiles."""
    used = []
    compile_ = re.compile

    def recording(pattern, *flags):
        used.append(pattern)
        return compile_(pattern, *flags)

    for cached in (cues.compiled, patterns.compiled):
        cached.cache_clear()
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(re, "compile", recording)
        for case in messages("messages"):
            run("message", case["request"])
    return sorted({pattern for pattern in used if isinstance(pattern, str)})


def unbounded(tree):
    """Whether a pattern repeats something without bounds."""
    for operation, argument in tree:
        if operation in (kind.MAX_REPEAT, kind.MIN_REPEAT) and (argument[1] is kind.MAXREPEAT or unbounded(argument[2])):
            return True
        if operation is kind.SUBPATTERN and unbounded(argument[3]):
            return True
        if operation is kind.BRANCH and any(unbounded(each) for each in argument[1]):
            return True
        if operation in (kind.ASSERT, kind.ASSERT_NOT) and unbounded(argument[1]):
            return True
    return False


def test_every_pattern_looks_ahead_over_a_bounded_number_of_characters():
    patterns = patterns_in_use()

    assert len(patterns) > 150
    assert [] == [pattern for pattern in patterns if unbounded(_parser.parse(pattern))]
