"""真实年化 in the page: by instalments, by a quoted fee and by days; where there is no rate, words and no number."""

import json

from playwright.sync_api import expect

from calculators import CALCULATORS, run
from tests.browser.conftest import open_tool, value, wait_for_state
from tests.browser.test_tools import leaves, put, type_request

BY_DAY = {
    "received": "10000", "received_on": "2008-01-01", "kind": "private_loan", "contract_date": "2021-06-01",
    "payments": [
        {"date": "2008-03-01", "amount": "2750"}, {"date": "2008-10-30", "amount": "4250"},
        {"date": "2009-02-15", "amount": "3250"}, {"date": "2009-04-01", "amount": "2750"},
    ],
}  # fmt: skip


def test_the_page_shows_every_value_that_python_gives(reader, site):
    """The worked example, then a loan by days with another ceiling: nothing of the first stays behind."""
    open_tool(reader, site, "rates")
    for request in (CALCULATORS["rates"].module.EXAMPLE, {"instalments": "", "fee_percent": ""} | BY_DAY):
        type_request(reader, request)
        wait_for_state(reader, "done")
        expected = {key: given for key, given in request.items() if given != ""}
        for path, wanted in leaves(run("rates", expected)):
            shown = value(reader, path)
            assert wanted == (shown if isinstance(wanted, str) else json.loads(shown)), path
    expect(reader.locator('#answer [data-result="quote"]')).to_be_hidden()


def test_two_ways_at_once_are_refused_in_words_beside_the_second(reader, site):
    open_tool(reader, site, "rates")
    for name, text in (("received", "1000"), ("instalments", "12"), ("instalment_amount", "100"), ("received_on", "2021-01-01")):
        put(reader, name, text)
    wait_for_state(reader, "invalid")

    expect(reader.locator('[data-error="received_on"]')).to_contain_text("只填一种")


def test_where_the_fee_eats_the_loan_there_is_no_rate_and_the_page_says_so(reader, site):
    open_tool(reader, site, "rates")
    for name, text in (("received", "1000"), ("instalments", "12"), ("instalment_amount", "100"), ("upfront_fee", "1000")):
        put(reader, name, text)
    wait_for_state(reader, "done")

    assert ("none", "null") == (value(reader, "solutions"), value(reader, "annual_rate_nominal"))
    expect(reader.locator("#answer")).to_contain_text("算不出年化")
