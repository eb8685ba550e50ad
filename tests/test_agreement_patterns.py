"""No pattern that reads a text can keep an old phone busy: each looks ahead over a bounded number of characters."""

import re
from re import _constants as kind  # the parser that re itself uses: what a pattern can cost is read off its tree
from re import _parser

import pytest

from calculators.words import numbers
from calculators.words.patterns import compiled
from tests.agreements import agreements
from tests.agreements.checked import WHOLE_TERMS, check


def patterns_in_use():
    """Every pattern that reading the texts compiles."""
    used = []

    def recording(pattern, *flags):
        used.append(pattern)
        return compile_(pattern, *flags)

    compile_ = re.compile
    for cached in (compiled, numbers._scanner):
        cached.cache_clear()
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(re, "compile", recording)
        for case in agreements():
            check(case["text"], **WHOLE_TERMS)
    return sorted(set(used))


def most_steps(tree):
    """How many ways a pattern can be tried at one place: the product of its repeats, the sum of its alternatives."""
    steps = 1
    for operation, argument in tree:
        if operation in (kind.MAX_REPEAT, kind.MIN_REPEAT):
            low, high, inner = argument
            assert high is not kind.MAXREPEAT, "a repeat without bounds"
            steps *= max(high - low + 1, 1) * (most_steps(inner) if len(inner) > 1 else 1)
        elif operation is kind.POSSESSIVE_REPEAT:
            continue  # never tried again
        elif operation is kind.SUBPATTERN:
            steps *= most_steps(argument[3])
        elif operation is kind.BRANCH:
            steps *= max(most_steps(each) for each in argument[1])
        elif operation in (kind.ASSERT, kind.ASSERT_NOT):
            steps *= most_steps(argument[1])
    return steps


def test_every_pattern_looks_ahead_over_a_bounded_number_of_characters():
    patterns = patterns_in_use()

    assert len(patterns) > 200
    for pattern in patterns:
        assert most_steps(_parser.parse(pattern)) <= 200_000, pattern
