"""个人档案存成的文件, as the pages write and read it: nothing is lost by saving, nothing is replaced by a file that is not one."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings

from builder.typed import as_typed
from calculators import samples
from calculators.case.sections import VERSION, for_scripts
from calculators.case.shape import CaseFile
from calculators.forms.typed import from_typed
from calculators.forms.validation import read_request
from calculators.page import door
from calculators.tools.intake import EXAMPLE as PASTED
from tests.drawn import requests

ROOT = Path(__file__).parents[1]
TYPED = {
    "version": 1,
    "person": {"name": "张某", "today": "2026-11-24"},
    "debts": [{"creditor": "甲银行", "kind": "credit_card", "principal": "５0,000 元"}, {"principal": "五万不到"}],
    "budget": {"income": [{"name": "工资", "amount": "6500"}], "expenses": []},
}


class Scripts:
    """What the pages' scripts answer, one request a line."""

    def __init__(self, bundle):
        self.node = subprocess.Popen(["node", bundle], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, encoding="utf-8")

    def ask(self, do, **request):
        self.node.stdin.write(json.dumps({"do": do, **request}) + "\n")
        self.node.stdin.flush()
        return json.loads(self.node.stdout.readline())

    def written(self, case):
        return self.ask("write", whole=case, at="2026-11-24T09:30")["text"]

    def opened(self, text):
        return self.ask("read", text=text)["whole"]

    def refusal(self, text):
        return self.ask("read", text=text)["refused"]

    def at_home(self, case):
        return self.ask("home", whole=case)["whole"]


@pytest.fixture(scope="module")
def scripts(tmp_path_factory):
    bundle = tmp_path_factory.mktemp("scripts") / "case_text.mjs"
    made = [ROOT / "node_modules/.bin/esbuild", ROOT / "tests/case_text.mjs", "--bundle", "--platform=node", "--format=esm"]
    subprocess.run(
        [*made, f"--outfile={bundle}", f"--define:DECLARED={json.dumps(for_scripts())}", "--log-level=error"], check=True
    )
    asked = Scripts(bundle)
    yield asked
    asked.node.stdin.close()
    assert 0 == asked.node.wait(timeout=10)


def test_a_file_says_its_version_and_when_it_was_saved(scripts):
    saved = json.loads(scripts.written(TYPED))

    assert (VERSION, "2026-11-24T09:30") == (saved["version"], saved["saved_at"])


def test_what_cannot_be_read_yet_is_saved_as_it_was_typed(scripts):
    assert TYPED["debts"] == scripts.opened(scripts.written(TYPED))["debts"]


@settings(max_examples=60, deadline=None, derandomize=True, database=None)
@given(case=requests(CaseFile))
def test_what_is_opened_and_saved_again_is_the_same_file(scripts, case):
    opened = scripts.opened(scripts.written(json.loads(json.dumps(case | {"version": VERSION}, default=str))))

    assert opened == scripts.opened(scripts.written(opened))


@pytest.mark.parametrize("text", ["", "{", '{"version": 1, "debts": [', "\x00", "[1, 2"])
def test_a_damaged_file_is_refused_and_says_that_nothing_was_touched(scripts, text):
    refusal = scripts.refusal(text)

    assert "读不懂" in refusal
    assert "没有动" in refusal


@pytest.mark.parametrize("text", ["[]", "1", "null", '"档案"', "{}", '{"receipts": []}', '{"a": 1, "a": 2}', "[" * 30 + "]" * 30])
def test_a_file_of_something_else_is_refused(scripts, text):
    assert "没有档案的内容" in scripts.refusal(text)


def test_a_file_nested_beyond_all_use_is_refused(scripts):
    assert "套得太深" in scripts.refusal('{"version": 1, "debts": ' + "[" * 5000 + "]" * 5000 + "}")


@pytest.mark.parametrize(
    "section",
    [{"debts": {}}, {"debts": [1]}, {"budget": []}, {"budget": {"income": [1, {}]}}, {"person": "张某"}, {"recipes": []}],
)
def test_of_a_file_in_which_nothing_fits_nothing_is_left(scripts, section):
    found = scripts.ask("read", text=json.dumps({"version": 1} | section))

    assert {"version": 1} == found["whole"]
    assert 1 == len(found["left"])


@pytest.mark.parametrize("version", [VERSION + 1, VERSION + 0.5, 99])
def test_a_file_of_a_newer_version_is_refused_whole(scripts, version):
    assert "先更新手册" in scripts.refusal(json.dumps({"version": version, "debts": [], "things_to_come": {}}))


@pytest.mark.parametrize("version", [{}, {"version": 0}, {"version": None}, {"version": "1"}], ids=str)
def test_a_file_of_an_earlier_version_is_brought_up_to_this_one_and_draws_letters(scripts, version):
    opened = scripts.opened(json.dumps(version | {"debts": [{"creditor": "甲"}]}))

    assert {"version": VERSION, "debts": [{"creditor": "甲"}]} == opened
    drawn = json.loads(
        door.answer(json.dumps({"do": "documents", "case": opened, "today": "2026-11-24", "documents": ["debts"]}))
    )
    assert "甲" in drawn["documents"][0]["text"]


def test_a_value_that_does_not_read_does_not_stop_the_rest_from_being_opened(scripts):
    opened = scripts.opened(json.dumps({"version": 1, "debts": [{"creditor": "甲", "principal": "5万", "kind": "rocket"}]}))

    assert [{"creditor": "甲", "principal": "5万", "kind": "rocket"}] == opened["debts"]


def test_what_is_wicked_in_a_name_comes_back_unchanged(scripts):
    wicked = "<script>\u202e=HYPERLINK(\ud800" + "长" * 5000

    assert wicked == scripts.opened(scripts.written({"hardship": {"story": wicked}}))["hardship"]["story"]


@pytest.mark.parametrize(
    "section, rows, title", [("debts", {"0": {}}, "债务清单"), ("offers", 5, "对方的方案"), ("tales", [], "tales")]
)
def test_a_section_that_is_damaged_or_not_known_is_named_and_the_rest_opens(scripts, section, rows, title):
    found = scripts.ask("read", text=json.dumps({"version": 1, "person": {"name": "张某"}, section: rows}))

    assert {"whole": {"version": 1, "person": {"name": "张某"}}, "left": [title]} == found


@pytest.mark.parametrize(
    "kept",
    [
        {"letters": [{"sheets": [{"code": "dossier:application", "drawn": "0a1b2c3d", "html": "<p>改过</p>"}]}]},
        {
            "offers": [
                {
                    "balance": "31000",
                    "rounds": [{"said_on": "2026-11-20", "by": "lender", "instalments": "24", "fee_percent": "0.75"}],
                }
            ]
        },
    ],
    ids=["letters changed by hand", "every round with its day and who spoke"],
)
def test_what_was_kept_comes_back_as_it_was_saved_and_is_a_case(scripts, kept):
    opened = scripts.opened(scripts.written({"version": 1} | kept))

    assert kept == {key: opened[key] for key in kept}
    assert read_request(CaseFile, from_typed(CaseFile, opened))


@pytest.mark.parametrize("name", ["after_agreement", "mortgage_first", "old_debt"])
def test_a_saved_file_draws_the_same_letters_on_the_command_line_as_on_its_page(scripts, name):
    """A form keeps every number as a text, as it was typed: 36 for a count, 3万元 for an amount."""
    case = as_typed(samples.case(name)) | {"rates": {"received": "3万元", "instalments": "三十期"}}
    saved = scripts.written(case)
    request = {"today": "2026-11-24", "documents": ["application", "budget", "schedule"], "case": json.loads(saved)}
    arguments = [sys.executable, "-m", "calculators", "dossier"]
    printed = subprocess.run(arguments, input=json.dumps(request), capture_output=True, text=True, encoding="utf-8", cwd=ROOT)
    shown = door.answer(json.dumps({"do": "documents"} | request | {"case": scripts.opened(saved)}))

    assert 0 == printed.returncode
    assert json.loads(shown) == json.loads(printed.stdout)


def test_a_pasted_message_is_kept_as_it_was_pasted(scripts):
    assert PASTED["text"] == scripts.opened(scripts.written({"message": {"text": PASTED["text"]}}))["message"]["text"]


# The first files kept what some tools remember among the person's own.


@pytest.mark.parametrize("key", ["projection", "rates", "timeline", "allocation"])
def test_what_a_tool_remembers_is_no_longer_the_persons_name(scripts, key):
    """The page called the numbers of a projection 姓名和联系方式."""
    case = scripts.opened(json.dumps({"version": 1, "person": {"name": "张某", key: {"today": "2026-11-23"}}}))

    assert {"name": "张某"} == case["person"]
    assert {"today": "2026-11-23"} == case[key]


def test_what_the_lists_remembered_finds_its_place_and_a_day_is_not_kept(scripts):
    case = scripts.at_home(
        {"version": 1, "person": {"monthly_income": "7000", "debt_kind": "credit_card", "today": "2026-11-23"}}
    )

    assert {"monthly_income": "7000"} == case["inventory"]
    assert {"debt_kind": "credit_card"} == case["collection"]
    assert {} == case["person"]


def test_a_section_at_its_own_place_is_not_overwritten_by_an_older_one(scripts):
    case = scripts.at_home({"person": {"rates": {"received": "1"}}, "rates": {"received": "2"}})

    assert {"received": "2"} == case["rates"]


def test_bringing_home_twice_changes_nothing(scripts):
    once = scripts.at_home({"person": {"rates": {"received": "1"}, "monthly_income": "5"}})

    assert once == scripts.at_home(once)
