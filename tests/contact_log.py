"""A log of contacts, and the issues that are found in it."""

from calculators import run


def log(*contacts, **given):
    return run("contacts", {"today": "2026-11-23", "contacts": list(contacts)} | given)


def call(at="2026-11-20T12:00", **given):
    return {"at": at, "channel": "phone"} | given


def issues(*contacts, **given):
    """(code, rule) of each issue, contact by contact."""
    return [[(issue["code"], issue["rule"]) for issue in each["issues"]] for each in log(*contacts, **given)["contacts"]]


def rules_of(code, *contacts, **given):
    """The rules that ``code`` rests on, anywhere in the log."""
    return {rule for each in issues(*contacts, **given) for found, rule in each if found == code}


def calls(count, day="2026-11-20", **given):
    return [call(f"{day}T{9 + index // 60:02}:{index % 60:02}", **given) for index in range(count)]
