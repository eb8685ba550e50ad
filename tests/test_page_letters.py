"""Letters are drawn from what was typed, or what is wrong is named."""

from tests.page_cases import CASE, ask


def test_letters_are_drawn_from_what_was_typed():
    drawn = ask("documents", case=CASE | {"person": {"name": "张某", "phone": ""}}, today="2026-11-23", documents=["application"])
    letter = drawn["documents"][0]

    assert "30,360.00 元" in letter["text"]
    assert "person.phone" in letter["missing"]
    assert "person.name" not in letter["missing"]


def test_a_letter_from_an_unreadable_case_names_what_is_wrong():
    refused = ask("documents", case=CASE | {"debts": [{"principal": "五万几千"}]}, today="2026-11-23", documents=["script"])

    assert ["case.debts.0.principal"] == [error["field"] for error in refused["errors"]]


def test_a_case_of_a_newer_version_draws_no_letter():
    refused = ask("documents", case={"version": 2, "moods": []}, today="2026-11-23", documents=["script"])

    assert [("case.version", "too_large")] == [(error["field"], error["code"]) for error in refused["errors"]]
