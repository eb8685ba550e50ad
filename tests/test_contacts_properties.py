"""沟通记录: whatever is noted, no contact is lost and no instrument is broken before its day."""

from datetime import datetime

from hypothesis import given
from hypothesis import strategies as st

from calculators import run
from calculators.law import rules
from tests.drawn import quick

contacts = st.lists(
    st.fixed_dictionaries(
        {
            "at": st.datetimes(datetime(2024, 1, 1), datetime(2026, 11, 23)).map(
                lambda moment: moment.isoformat(timespec="minutes")
            ),
            "channel": st.sampled_from(["phone", "sms", "visit"]),
        },
        optional={
            "answered": st.booleans(),
            "person": st.sampled_from(["self", "family"]),
            "direction": st.sampled_from(["incoming", "outgoing"]),
        },
    ),
    max_size=30,
)


@quick
@given(contacts, st.sampled_from(["credit_card", "consumer_finance", "private_loan"]))
def test_a_log_loses_no_contact_and_no_instrument_is_broken_before_its_day(noted, kind):
    result = run("contacts", {"today": "2026-11-23", "debt_kind": kind, "contacts": noted})

    assert (
        len(noted)
        == len(result["contacts"])
        == result["summary"]["total"]
        == sum(day["total"] for day in result["summary"]["by_day"])
    )
    assert sorted(each["at"] for each in noted) == [each["at"] for each in result["contacts"]]
    for contact in result["contacts"]:
        found = [(issue["code"], issue["rule"]) for issue in contact["issues"]]
        assert len(set(found)) == len(found)
        assert all(rules.load(rule).values[0].since.isoformat() <= contact["at"][:10] for _, rule in found)
        assert contact["direction"] == "incoming" or not found
