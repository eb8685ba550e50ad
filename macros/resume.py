"""The home page's row that leads back to where one was: to a court's paper while its day presses, else into the guided way."""

from markupsafe import Markup

from calculators.forms.declaration import declared
from calculators.law import rules
from calculators.tools.timeline import Draft
from calculators.tools.timeline.further_periods import FURTHER
from calculators.tools.timeline.periods import PERIODS

# Where the day of a paper is asked beside what it needs; all others are the calendar's.
PAGES = {"payment_order_served_date": "situations/payment-order/"}
CALENDAR = "tools/timeline/"
# These say their days themselves, each in a field of its own.
THEIR_OWN = {"property_report_served_date": "property_report_days", "arbitration_notice_date": "arbitration_answer_days"}
# What comes seldom is not named: the calendar does, and a page that is read on a slow line stays short.
SELDOM = {each.field for each in FURTHER}


def pressing() -> dict[tuple[str, str, str], list[str]]:
    """The papers that leave days: how many (or the field that says it), the page, what came; and the fields of the days they came."""
    days = {each.field: str(rules.load(each.rule).figure(each.figure)) for each in PERIODS if each.court and each.unit == "days"}
    papers: dict[tuple[str, str, str], list[str]] = {}
    for name, count in (days | THEIR_OWN).items():
        label = declared(Draft)[name].label
        if "收到" in label:
            came = "收到法院文书" if name in SELDOM else label.removesuffix("的日子")
            papers.setdefault((count, PAGES.get(name, CALENDAR), came), []).append(name)
    return papers


def resume() -> Markup:
    """The row, hidden until a script finds something kept (``web/shell/resume.js``)."""
    papers = ";".join(" ".join([*said, *fields]) for said, fields in pressing().items())
    return Markup(
        '<p class="door resume" data-resume data-papers="{}" hidden><a href="start/">'
        "<strong>接着上次的走</strong> <span data-resume-words></span></a></p>"
    ).format(papers)
