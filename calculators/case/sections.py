"""The sections of a case file, declared once.

What a person has typed lies in sections, each of which has a tool that fills it. The pages (what there is, what is erased,
which lender's turn it is), the letters (where a blank can be filled) and the file take the list from here; the build writes it
for the scripts as JSON.
"""

from typing import Any, NamedTuple

VERSION = 1


class Section(NamedTuple):
    """One section: what a person calls it, and whose it is."""

    key: str
    title: str  # what it is, in the middle of a sentence: 收支
    home: str  # the tool that fills it
    counted: str = ""  # what its rows are counted in: 笔债; empty where it has no rows
    width: int = 0  # how many of its rows belong to one negotiation; 0 where it belongs to the person
    was: str = ""  # where the first files kept it


SECTIONS = (
    Section("debts", "债务清单", "inventory", "笔债"),
    Section("inventory", "每月收入", "inventory"),
    Section("budget", "收支", "capacity"),
    Section("allocation", "多债分配的选择", "allocation", was="person.allocation"),
    Section("hardship", "困难情况", "dossier"),
    Section("person", "姓名和联系方式", "dossier"),
    Section("proposals", "协商方案", "proposal", "个方案", width=3),
    Section("offers", "对方的方案", "offer", "个对方的方案", width=1),
    Section("agreements", "协议", "agreement", "份协议", width=1),
    Section("plans", "还款记录", "plan", "份还款记录", width=1),
    Section("letters", "改过的信", "dossier", "家改过的信", width=1),
    Section("standings", "谈到哪一步", "dossier", "家的进度", width=1),
    Section("contacts", "沟通记录", "contacts", "条沟通记录"),
    Section("collection", "催收的是哪一家", "contacts"),
    Section("message", "收到的消息", "message"),
    Section("rates", "真实年化的数字", "rates", was="person.rates"),
    Section("projection", "拖欠推演的数字", "projection", was="person.projection"),
    Section("court", "法院的文书", "dossier"),
    Section("timeline", "关键日期", "timeline", was="person.timeline"),
)
BY_KEY = {section.key: section for section in SECTIONS}

# What the first files kept of two tools with lists among the person's own; a day is never kept.
_OF_OTHERS = {"monthly_income": "inventory", "debt_kind": "collection", "today": ""}


def for_scripts() -> dict[str, Any]:
    """The declaration as the scripts read it: ``{"version": 1, "sections": [{"key": …, "title": …, …}]}``."""
    return {"version": VERSION, "sections": [section._asdict() for section in SECTIONS], "moved": _OF_OTHERS}
