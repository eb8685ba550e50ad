"""README's table of what is computed: every calculator stands in it, and what it names as a source is one."""

import re
from pathlib import Path

from calculators.letters.drafts.variants import TITLES
from calculators.registry import CALCULATORS

README = (Path(__file__).resolve().parents[1] / "README.md").read_text(encoding="utf-8")
TABLE = README.split("## What is computed, and from what", 1)[1].split("## ", 1)[0]
ROWS = {
    name: source
    for names, _, source in re.findall(r"^\| (`[^|]+`) \| ([^|]+) \| ([^|]+) \|$", TABLE, re.MULTILINE)
    for name in re.findall(r"`(\w+)`", names)
}


def test_every_calculator_stands_in_the_table():
    assert set(CALCULATORS) == set(ROWS)


def test_a_rule_that_is_named_is_one_that_the_calculator_cites():
    named = [(name, rule) for name, source in ROWS.items() for rule in re.findall(r"`([a-z0-9-]+)`", source)]

    assert len(named) > 8
    assert [] == [(name, rule) for name, rule in named if rule not in CALCULATORS[name].module.RULES]


def test_there_are_as_many_documents_as_it_says():
    assert ("fifteen documents" in TABLE) is (len(TITLES) == 15)
