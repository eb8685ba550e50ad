"""What the page of the dossier shows of each document before anything is written: a finished sample, and when not to send it."""

from dataclasses import dataclass

from markupsafe import Markup

from calculators import samples
from calculators.letters import drafts
from calculators.letters.drafts.cautions import Caution, cautions

PURPOSES = {
    "application": "向对方提出怎么还。",
    "hardship": "说明为什么还不上。",
    "budget": "收入、开支、每月能还多少，一张表。",
    "debts": "欠谁、欠多少、拖了多久，一张表。",
    "schedule": "哪天还、还多少、还剩多少。",
    "script": "打电话时照着说。给自己看的。",
    "evidence": "交了哪些材料，双方留底。",
    "confirm": "请对方把说过的话写下来。",
    "complaint": "催收过了线，先写给机构。",
    "receipt": "还清之后，要一份凭证。",
    "credit_dispute": "信用报告写错了，请它改正。",
    "counter": "对方提了方案，算过以后这样回。",
    "objection": "支付令写得不对，在期限内告诉法院。",
    "answer": "被起诉了，写清哪里不对。",
    "living_costs": "卡被法院冻了，请留下吃饭看病的钱。",
}


@dataclass(frozen=True)
class Shown:
    """One variant of a document: its words, its finished sample, and the reasons not to send it."""

    code: str
    words: str
    title: str
    html: Markup
    when_not: tuple[Caution, ...]


def shown() -> list[tuple[str, str, str, list[Shown]]]:
    """(code, title, purpose, variants) of each document, in the contract's order."""
    return [
        (code, title, PURPOSES[code], [_shown(code, *each) for each in _variants(code)]) for code, title in drafts.TITLES.items()
    ]


def _variants(code: str) -> list[tuple[str, str]]:
    return list(drafts.VARIANTS.get(code, {"": ""}).items())


def _shown(code: str, variant: str, words: str) -> Shown:
    sample = samples.sample(code, variant)
    return Shown(variant, words, sample.title, Markup(sample.html), cautions(code, variant))
