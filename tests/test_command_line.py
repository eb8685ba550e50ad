"""The command line: JSON in, JSON out, exit 0 or 2, and never a traceback."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from calculators import CALCULATORS, run

ROOT = Path(__file__).parents[1]


def command(*arguments, given=b""):
    """(exit status, standard output) of the command line; nothing ever goes to standard error."""
    if isinstance(given, dict):
        given = json.dumps(given, ensure_ascii=False).encode()
    done = subprocess.run([sys.executable, "-m", "calculators", *arguments], input=given, capture_output=True, cwd=ROOT)
    assert b"" == done.stderr
    return done.returncode, done.stdout.decode("utf-8")


def errors(*arguments, given=b""):
    """(field, code) of each error of a refused request."""
    status, text = command(*arguments, given=given)
    assert 2 == status
    return [(error["field"], error["code"]) for error in json.loads(text)["errors"]]


def padded(size):
    """A request for an empty inventory, of exactly ``size`` bytes."""
    request = b'{"today": "2026-11-23", "debts": []}'
    return request + b" " * (size - len(request))


def nested(levels):
    """JSON of ``levels`` lists, one in another."""
    return b"[" * levels + b"]" * levels


def test_without_a_name_it_lists_the_calculators_a_line_each():
    status, text = command()

    assert 0 == status
    assert list(CALCULATORS) == [line.partition("\t")[0] for line in text.splitlines()]
    assert all(calculator.title in text for calculator in CALCULATORS.values())


@pytest.mark.parametrize("name", CALCULATORS)
def test_with_a_name_it_computes_what_python_computes(name):
    example = CALCULATORS[name].module.EXAMPLE
    status, text = command(name, given=example)

    assert (0, run(name, example)) == (status, json.loads(text))


def test_a_number_is_read_as_it_is_written():
    """0.29 as binary floating point is a little less; 29.000000000000000001 is not 29."""
    status, text = command(
        "inventory", given=b'{"today":"2026-11-23","debts":[{"creditor":"A","kind":"other","principal":0.29}]}'
    )
    assert (0, "0.29") == (status, json.loads(text)["totals"]["principal"])

    assert [("debts.0.principal", "too_precise")] == errors(
        "inventory",
        given=b'{"today":"2026-11-23","debts":[{"creditor":"A","kind":"other","principal":29.000000000000000001}]}',
    )


def test_a_byte_order_mark_does_no_harm():
    assert 0 == command("inventory", given=b"\xef\xbb\xbf" + padded(100))[0]


@pytest.mark.parametrize(
    "given",
    [
        b"", b" ", b"{", b"{]", b"nil", b"'a'", b'{"a": 1,}', b'{"a": 01}', b'{"a": .5}', b'{"a": +1}', b"{} {}", b'"\x01"',
        b"\xff\xfe{\x00}\x00", b'{"a": "\x80"}', b'{"a": "\xed\xa0\x80"}',
        b'{"a": NaN}', b'{"a": Infinity}', b'{"a": -Infinity}',
        b'{"a": 1, "a": 2}', b'{"debts": [{"kind": "other", "kind": "other"}]}', b'{"a": 1, "\\u0061": 1}',
        nested(21), b'{"a":' * 21 + b"1" + b"}" * 21, nested(100_000), b"[" * 100_000,
        padded(2_000_001),
    ],
    ids=lambda given: repr(given[:30]),
)  # fmt: skip
def test_what_is_not_json_is_one_error(given):
    assert [("", "not_json")] == errors("inventory", given=given)


def test_twenty_levels_are_read_and_twenty_one_are_not():
    """Twenty levels are JSON, if not a request."""
    assert [("", "wrong_type")] == errors("inventory", given=nested(20))
    assert [("", "not_json")] == errors("inventory", given=nested(21))
    assert ("a", "unknown_field") in errors("inventory", given=b'{"a":' * 20 + b"1" + b"}" * 20)
    assert [("", "not_json")] == errors("inventory", given=b'{"a":' * 21 + b"1" + b"}" * 21)


def test_two_megabytes_are_read_and_one_byte_more_is_not():
    assert 0 == command("inventory", given=padded(2_000_000))[0]
    assert [("", "not_json")] == errors("inventory", given=padded(2_000_001))


@pytest.mark.parametrize(
    "number, code",
    [
        (b"1e999999999", "too_large"),
        (b"-1e999999999", "negative"),
        (b"1e-999999999", "too_precise"),
        (b"1e9999999999999999999999", "too_large"),
        (b"-1e9999999999999999999999", "negative"),
        (b"1e-9999999999999999999999", "too_precise"),
        (b"9" * 100_000, "too_large"),
        (b"0." + b"0" * 100_000 + b"1", "too_precise"),
        (b'"' + b"9" * 100_000 + b'"', "too_large"),
        (b'"1e999999999"', "not_a_number"),
        (b'"NaN"', "not_a_number"),
        (b'"\\ud800"', "not_a_number"),
        (b'"\\u0000"', "not_a_number"),
    ],
    ids=lambda given: repr(given[:30]),
)
def test_no_number_is_too_much_for_it(number, code):
    given = b'{"today":"2026-11-23","debts":[{"creditor":"A","kind":"other","principal":' + number + b"}]}"

    assert [("debts.0.principal", code)] == errors("inventory", given=given)


def test_half_a_character_comes_back_as_an_escape():
    """A lone surrogate has no UTF-8; the answer stays JSON."""
    given = b'{"today":"2026-11-23","debts":[{"creditor":"\\ud800","kind":"other","principal":1}]}'
    status, text = command("inventory", given=given)

    assert (0, "\ud800") == (status, json.loads(text)["debts"][0]["creditor"])
    assert [("\ud800", "unknown_field")] == errors("inventory", given=b'{"today":"2026-11-23","debts":[],"\\ud800":1}')


def test_chinese_is_written_as_it_is():
    _, text = command(
        "inventory", given={"today": "2026-11-23", "debts": [{"creditor": "老周", "kind": "other", "principal": 1}]}
    )

    assert "老周" in text


@pytest.mark.parametrize("name", ["poem", "", "--help", "inventory.py", "\udcff"])
def test_an_unknown_name_is_an_error_that_names_the_known_ones(name):
    assert [("", "not_a_choice")] == errors(name)


def test_two_names_are_one_too_many():
    assert [("", "not_json")] == errors("inventory", "capacity")


def test_without_any_input_it_says_how_to_give_some():
    done = subprocess.run(["/bin/sh", "-c", '"$0" -m calculators inventory <&-', sys.executable], capture_output=True, cwd=ROOT)

    assert (2, b"") == (done.returncode, done.stderr)
    assert "not_json" == json.loads(done.stdout)["errors"][0]["code"]


def test_output_in_another_locale_is_still_utf8():
    done = subprocess.run(
        [sys.executable, "-m", "calculators"], capture_output=True, cwd=ROOT, env={"LC_ALL": "C", "PYTHONIOENCODING": "ascii"}
    )

    assert (0, b"") == (done.returncode, done.stderr)
    assert "债务全景" in done.stdout.decode("utf-8")
