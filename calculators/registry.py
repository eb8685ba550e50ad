"""The one list of calculators, and the one way to run them."""

from dataclasses import dataclass
from importlib import import_module

from calculators.validation import InvalidRequest, Problem, read_request


@dataclass(frozen=True)
class Calculator:
    """A calculator's name in every door, and the Chinese title that a reader sees."""

    name: str
    title: str
    purpose: str

    @property
    def module(self):
        """The module that holds ``Inputs``, ``calculate``, ``EXAMPLE`` and ``RULES``; imported when wanted."""
        return import_module(f"calculators.{self.name}")


CALCULATORS = {
    calculator.name: calculator
    for calculator in (
        Calculator("inventory", "债务全景", "把每一笔债列清楚：欠谁、多少、逾期几天、占多少"),
        Calculator("capacity", "还款能力", "收入减去必要开支，算出每月真正能还多少"),
        Calculator("proposal", "协商方案", "每月还多少、分几期、一共还多少，排出还款计划表"),
        Calculator("offer", "还价评估", "对方的方案实际要多付多少，年化是多少，能不能答应"),
        Calculator("dossier", "协商材料包", "申请书、困难说明、投诉信等十一份材料，先看样本再写"),
    )
}


def run(name: str, request: dict) -> dict:
    """Compute one request.

    ``request`` and the returned dict are the plain JSON values of the contract: money and percents come
    back as strings with two decimals, dates as ``YYYY-MM-DD``.

    Raises InvalidRequest, whose ``.errors`` lists every problem of the request at once.
    """
    calculator = CALCULATORS.get(name) if isinstance(name, str) else None
    if calculator is None:
        names = "、".join(CALCULATORS)
        raise InvalidRequest([Problem("", "not_a_choice", f"没有叫这个名字的计算器。可用的有：{names}。")])
    module = calculator.module
    return module.calculate(read_request(module.Inputs, request))
