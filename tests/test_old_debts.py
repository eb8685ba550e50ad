"""Words that offer repayment give up a limitation that has run: wherever a page offers them, it says so first."""

import re
from pathlib import Path

import pytest

from calculators.letters.drafts.cautions import CAUTIONS
from calculators.letters.drafts.gates import ADMITS

DOCS = Path(__file__).resolve().parents[1] / "docs"
PAGES = {path.relative_to(DOCS).as_posix(): path.read_text(encoding="utf-8") for path in sorted(DOCS.rglob("*.md"))}
# What promises, asks to pay in parts or acknowledges, in the words that a page gives the reader to say.
OFFER = re.compile(
    r"^(> |.*：(?:“|我愿意)|\|[^|]*\| ).*(我愿意还|愿意履行|愿意每月还|愿意分期|最多能还|最多还|每月能还|能还的是|能付的是|做到的是每月|我认。|钱我认"
    r"|每月还…|每月还 ?＿|我申请减免|申请续贷|只还利息|我愿意谈)",
    re.MULTILINE,
)
GUARD = "{{ old_debt_guard() }}"
# Pages that guard in their own words or where no limitation of the debt can have run, and why.
OTHERWISE = {
    "situations/not-yet-overdue.md": "no limitation runs before the debt is due",
    "situations/just-overdue.md": "a few days after it is due",
    "situations/judgment.md": "a judgment has its own two years, which the page says before the words",
    "situations/summons.md": "the answer's first and fifth paragraph exclude each other",
    "guide/answer.md": "the same",
    "situations/cannot-keep.md": "an agreement that is being kept: its limitation has begun anew",
    "guide/family.md": "words for one's own family, not for the creditor",
}


@pytest.mark.parametrize("name", [name for name, text in PAGES.items() if OFFER.search(text)])
def test_a_page_that_offers_repayment_guards_the_limitation_first(name):
    if name in OTHERWISE:
        assert GUARD not in PAGES[name], OTHERWISE[name]
        return
    before = PAGES[name][: OFFER.search(PAGES[name]).start()]

    assert GUARD in before


def test_the_answer_lets_no_one_plead_limitation_and_offer_to_pay():
    assert "只能写一条" in PAGES["situations/summons.md"]
    assert "写了第一条的，不写这一条" in PAGES["guide/answer.md"]


@pytest.mark.parametrize("name, heading", [("situations/payment-order.md", "支付令异议书"), ("guide/answer.md", "异议书")])
def test_an_objection_pleads_limitation_first_and_offers_nothing(name, heading):
    """支付令生效以后 enforcement no longer hears limitation, and 司法解释第四百三十六条 lets no offer stop the order."""
    objection = re.search(rf"> \*\*{heading}\*\*.*?(?=\n\n[^>])", PAGES[name], re.DOTALL)[0]

    assert re.search(r"一、该债权已过诉讼时效，我拒绝履行", objection)
    assert not re.search(r"承认|愿意|分期|没钱|每月", objection)


@pytest.mark.parametrize(
    "choice", [each for each in CAUTIONS if each[0] in ADMITS | {"script", "counter", "confirm"}], ids="-".join
)
def test_a_letter_that_admits_or_offers_gives_limitation_among_the_reasons_not_to_send_it(choice):
    """Also where the case holds no day by which the limitation could be reckoned."""
    assert {"limitation-expired", "limitation-interrupt"} & {caution.rule for caution in CAUTIONS[choice]}
