"""``make rules``: which rules are due to be read again, soonest first.

A rule file says when it was last checked and by when it wants reading again. Late is a warning; ``LATEST`` days late the
tests fail, because a reader relies on a law that nobody has looked at.
"""

import sys
from datetime import date

from calculators.law import rules

SOON = 30  # days before its day that a rule is listed
LATEST = 90  # days after its day from which it is refused


def days_late(rule: rules.Rule, today: date) -> int:
    """Days since the rule wanted reading again; negative while it does not yet."""
    return (today - rule.review_by).days


def listed(today: date) -> list[rules.Rule]:
    """The rules to read again by ``SOON`` days from now, the latest first."""
    every = (rules.load(rule_id) for rule_id in rules.every_id())
    return sorted((rule for rule in every if days_late(rule, today) >= -SOON), key=lambda rule: rule.review_by)


def overdue(today: date) -> list[str]:
    """The ids of the rules that are refused: more than ``LATEST`` days late."""
    return [rule.id for rule in listed(today) if days_late(rule, today) > LATEST]


def main() -> int:
    """Print the report; exit 1 where a rule is refused."""
    today = date.today()
    by_certainty = dict.fromkeys(rules.VERIFIED, 0)
    for rule_id in rules.every_id():
        by_certainty[rules.load(rule_id).verified] += 1
    print(f"{today}: {sum(by_certainty.values())} rules; verified " + ", ".join(f"{k} {v}" for k, v in by_certainty.items()))
    for rule in listed(today):
        late = days_late(rule, today)
        when = f"{late} days late" if late > 0 else f"due in {-late} days"
        print(f"{rule.review_by}  {when:<16}{rule.verified:<3}{rule.id}  {rule.cite}")
    if not listed(today):
        print(f"none is due before {SOON} days from now")
    refused = overdue(today)
    if refused:
        print(f"more than {LATEST} days late, read them again: {', '.join(refused)}")
    return 1 if refused else 0


if __name__ == "__main__":
    sys.exit(main())
