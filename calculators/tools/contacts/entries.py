"""The log as a person keeps it: one entry a call, message or visit."""

from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from typing import TYPE_CHECKING

from calculators.forms.declaration import choice, codes, day, flag, long_text, moment, rows, short_text
from calculators.law.codes import DEBT_KINDS
from calculators.words.conduct import WORDS as CONDUCT
from calculators.words.contact import CHANNELS, PERSONS

MOST_CONTACTS = 2000
DIRECTIONS = {"incoming": "对方找你", "outgoing": "你找对方"}


@dataclass(frozen=True, kw_only=True)
class ContactDraft:
    """One call, message or visit, as far as the person noted it."""

    at: datetime | None = moment("什么时候")
    channel: str | None = choice("怎么联系的", CHANNELS)
    answered: bool = flag("电话接通了", True)
    person: str = choice("找的是谁", PERSONS, "self")
    agent: str | None = short_text("对方是谁", None, hint="公司、姓名或工号、来电号码")
    said: str | None = long_text("说了什么", None, hint="照原话写，短信照抄")
    conduct: tuple[str, ...] = codes("有没有这些事", CONDUCT, ())
    number: str | None = short_text("打的是哪个号码", None, hint="你或家人有几个号码时再填", extra=True)
    promised: str | None = long_text("谈到了什么", None, hint="你答应的、对方答应的、工单号", extra=True)
    direction: str = choice("谁找谁", DIRECTIONS, "incoming", extra=True)
    creditor: str | None = short_text(
        "催的是哪一家的债", None, hint="几家都在催时填。写法和债务里的债权人一样，投诉信就只写这一家的", extra=True
    )

    @property
    def incoming(self) -> bool:
        """Whether the other side made the contact."""
        return self.direction == "incoming"

    @property
    def line(self) -> str:
        """The number that was rung, without spaces or marks. Where none is noted, each person has one."""
        return "".join((self.number or "").split()).replace("-", "") or self.person

    @property
    def lender(self) -> str:
        """Whose debt it was about, for counting; empty where none is noted."""
        return (self.creditor or "").strip()


class Contact(ContactDraft):
    """One call, message or visit, with all that a request requires."""

    if TYPE_CHECKING:
        at: datetime
        channel: str

    @cached_property
    def written(self) -> str:
        """The moment as the contract writes it."""
        return self.at.isoformat(timespec="minutes")

    @cached_property
    def when(self) -> date:
        """The day."""
        return self.at.date()

    @property
    def clock(self) -> str:
        """The hour and minute, ``22:35``."""
        return self.written[-5:]


@dataclass(frozen=True, kw_only=True)
class Inputs:
    """A log of contacts about debts of one kind; the calls about each lender's are counted for themselves."""

    today: date = day("今天", hint="默认是今天", extra=True)
    debt_kind: str = choice("催的是哪种债", DEBT_KINDS, "credit_card", hint="规定因债而异。几种债都在催的，选一种看一次")
    contacts: tuple[Contact, ...] = rows("沟通记录", Contact, most=MOST_CONTACTS)

    def problems(self, broken: AbstractSet[str] = frozenset()) -> Iterator[tuple[str, str, str]]:
        """A log holds what has happened: nothing after ``today``."""
        if "today" in broken or self.today is None:
            return
        for index, contact in enumerate(self.contacts or ()):
            if contact and contact.when > self.today:
                written = contact.written.replace("T", " ")
                yield (
                    f"contacts.{index}.at",
                    "too_large",
                    f"时间写成了 {written}，在今天（{self.today}）之后。请写已经发生的时间。",
                )
