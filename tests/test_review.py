"""No reader is shown a law that nobody has read again in time."""

from datetime import date, timedelta

import pytest

from builder import review
from calculators.law import rules

FIRST = min((rules.load(rule_id) for rule_id in rules.every_id()), key=lambda rule: rule.review_by)


def test_no_rule_is_ninety_days_past_its_review():
    assert [] == review.overdue(date.today())


@pytest.mark.parametrize("days, refused", [(89, False), (90, False), (91, True)])
def test_a_rule_is_refused_from_the_day_after_ninety(days, refused):
    assert refused is (FIRST.id in review.overdue(FIRST.review_by + timedelta(days=days)))


@pytest.mark.parametrize("days, is_listed", [(-31, False), (-30, True), (0, True), (91, True)])
def test_a_rule_is_listed_from_thirty_days_before_its_review(days, is_listed):
    assert is_listed is (FIRST.id in {rule.id for rule in review.listed(FIRST.review_by + timedelta(days=days))})


def test_the_report_names_what_is_due_and_fails_only_when_a_rule_is_refused(capsys, monkeypatch):
    class Later(date):
        @classmethod
        def today(cls):
            return FIRST.review_by + timedelta(days=91)

    monkeypatch.setattr(review, "date", Later)

    assert 1 == review.main()
    assert FIRST.id in capsys.readouterr().out
