"""协议核对 never fails: a check that breaks costs its own line, and no text, however long or foreign, keeps it busy."""

import random
import re
import time
from dataclasses import replace
from re import _constants as kind  # the parser that re itself uses: a pattern's own alphabet is read off its tree
from re import _parser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from calculators import run
from calculators.tools import agreement
from calculators.tools.agreement import lexicon, papers
from calculators.tools.agreement.clauses import CLAUSES
from calculators.tools.agreement.lexicon import CONCEPTS
from calculators.tools.agreement.risks import RISKS
from calculators.tools.agreement.sums import CHECKS, MADE
from calculators.words import numbers
from calculators.words.patterns import compiled
from tests.agreements import agreements, dialects

LONGEST = 20_000
TEXT = next(case["text"] for case in dialects() if case["id"] == "microloan-trap")


def broken(*_):
    raise ZeroDivisionError


def whole():
    return run("agreement", {"text": TEXT})


# Each check stands alone


@pytest.mark.parametrize("place", range(len(CLAUSES)), ids=[clause.code for clause in CLAUSES])
def test_a_clause_that_breaks_costs_its_line_and_is_named(place, monkeypatch):
    before = whole()
    clauses = [*CLAUSES]
    clauses[place] = replace(CLAUSES[place], look=broken)
    monkeypatch.setattr(agreement, "CLAUSES", tuple(clauses))
    after = whole()

    assert [each for each in before["clauses"] if each["code"] != CLAUSES[place].code] == after["clauses"]
    assert before["risks"] == after["risks"]
    assert before["arithmetic"] == after["arithmetic"]
    assert [("text", "not_checked")] == [(each["field"], each["code"]) for each in after["notices"]]
    assert CLAUSES[place].label in after["notices"][0]["message"]


@pytest.mark.parametrize("place", range(len(RISKS)), ids=[risk.code for risk in RISKS])
def test_a_risk_that_breaks_costs_its_line_and_is_named(place, monkeypatch):
    before = whole()
    risks = [*RISKS]
    risks[place] = replace(RISKS[place], look=broken)
    monkeypatch.setattr(agreement, "RISKS", tuple(risks))
    after = whole()

    assert [each for each in before["risks"] if each["code"] != RISKS[place].code] == after["risks"]
    assert before["clauses"] == after["clauses"]
    assert [RISKS[place].label in each["message"] for each in after["notices"]] == [True]


@pytest.mark.parametrize("code", MADE)
def test_a_sum_that_breaks_costs_its_line_and_is_named(code, monkeypatch):
    before = whole()
    monkeypatch.setitem(MADE, code, broken)
    after = whole()

    assert [each for each in before["arithmetic"] if each["code"] != code] == after["arithmetic"]
    assert before["clauses"] == after["clauses"]
    assert [CHECKS[code] in each["message"] for each in after["notices"]] == [True]


@pytest.mark.parametrize("name, where", [("paper", papers), ("needed", papers), ("_rules", agreement), ("sentences", agreement)])
def test_what_the_lines_stand_on_may_break_and_the_lines_still_stand(name, where, monkeypatch):
    monkeypatch.setattr(where, name, broken)
    result = whole()

    assert result["clauses"]
    assert result["risks"]
    assert result["say"]
    assert result["rules"]
    assert 1 == len(result["notices"])


@pytest.mark.parametrize(
    "text",
    [
        "收款方先期" + "禇" * 27,
        "被告：部乙方：银行",
        "期借款人：收后一期乙方：36二本金不得調催收某某银行股份有限公司被告50,000",
        "收款人" + "禇" * 5000,
        "户名：" + "甲" * 60,
    ],
)
def test_what_once_broke_a_check_is_read(text):
    assert [] == run("agreement", {"text": text})["notices"]


@settings(max_examples=150, deadline=None, derandomize=True, database=None)
@given(
    st.lists(
        st.sampled_from(("收款人", "户名：", "甲方：", "借款人：", "今借到", "欠", "第1期", "每期", "2027年1月5日", "元", "选择第2种：\n1.", "□", "√", "⽉"))
        | st.text(min_size=1, max_size=6)
        | st.sampled_from("禇😀αЖ漢Ａ\u200b\x00").map(lambda each: each * 60),
        min_size=1,
        max_size=40,
    )
    .map("".join)
    .filter(str.strip)
)  # fmt: skip
def test_no_check_breaks_on_any_mixture_of_scripts(text):
    assert [] == run("agreement", {"text": text})["notices"]


# No text keeps it busy


def patterns_in_use():
    """Every pattern that reading the texts compiles."""
    used = {}
    compile_ = re.compile

    def recording(pattern, *flags):
        used[pattern] = compile_(pattern, *flags)
        return used[pattern]

    for cached in (compiled, numbers._scanner):
        cached.cache_clear()
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(re, "compile", recording)
        for case in (*agreements(), *dialects()):
            run("agreement", {"text": case["text"], "expected": case.get("expected")})
    return used


def letters(tree):
    """The characters that a pattern speaks of, in its order."""
    for operation, argument in tree:
        if operation is kind.LITERAL:
            yield chr(argument)
        elif operation is kind.IN:
            yield from (
                chr(value if each is kind.LITERAL else value[0]) for each, value in argument if each in (kind.LITERAL, kind.RANGE)
            )
        elif operation in (kind.MAX_REPEAT, kind.MIN_REPEAT, kind.POSSESSIVE_REPEAT):
            yield from letters(argument[2])
        elif operation is kind.SUBPATTERN:
            yield from letters(argument[3])
        elif operation is kind.BRANCH:
            for each in argument[1]:
                yield from letters(each)
        elif operation in (kind.ASSERT, kind.ASSERT_NOT):
            yield from letters(argument[1])


def hostile(pattern):
    """Texts of the allowed length out of the pattern's own alphabet: in its order, shuffled, its beginning, and without any full stop."""
    own = list(letters(_parser.parse(pattern))) or ["一"]
    shuffled = random.Random(pattern).sample(own, len(own))
    for piece in (own, shuffled, own[:6], [own[0], *"一" * 9], [each for each in own if each not in "。；\n，："] or ["一"]):
        yield ("".join(piece) * LONGEST)[:LONGEST]


def matches(regex, text):
    return sum(1 for _ in regex.finditer(text))


def seconds(work, *arguments):
    started = time.perf_counter()
    work(*arguments)
    return time.perf_counter() - started


def test_no_pattern_is_slow_on_the_longest_text_out_of_its_own_alphabet():
    patterns = patterns_in_use()

    assert len(patterns) > 300
    for pattern, regex in patterns.items():
        for text in hostile(pattern):
            assert seconds(matches, regex, text) < 1, pattern


def test_the_longest_text_out_of_any_patterns_alphabet_is_read_at_once():
    for pattern in random.Random(7).sample(sorted(patterns_in_use()), 40):
        text = list(hostile(pattern))[1]
        if text.strip():
            assert seconds(run, "agreement", {"text": text}) < 5, pattern


@pytest.mark.parametrize("between", ["", "；"])
def test_the_longest_text_out_of_the_lexicons_words_is_read_at_once(between):
    words = [word for each in CONCEPTS.values() for word in each.split()]
    text = between.join(random.Random(3).choices(words, k=LONGEST))[:LONGEST]

    assert seconds(run, "agreement", {"text": text}) < 5


def test_a_longer_word_that_means_nothing_keeps_a_shorter_one_from_being_read_out_of_it():
    assert [(0, 2)] == lexicon.find("联系其家人")["tell"]
    assert [] == lexicon.find("联系电话")["tell"]


def test_twice_the_text_takes_about_twice_the_time():
    page = "\n".join(case["text"] for case in dialects())[: LONGEST // 2]
    run("agreement", {"text": page})  # every pattern is compiled
    once = min(seconds(run, "agreement", {"text": page}) for _ in range(3))
    twice = min(seconds(run, "agreement", {"text": page + page}) for _ in range(3))

    assert twice < 6 * once
