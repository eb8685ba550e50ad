"""The one list of calculators, and the one way to run them."""

from collections.abc import Mapping
from importlib import import_module
from typing import Any, NamedTuple

from calculators.forms.result import as_json
from calculators.forms.validation import InvalidRequest, Problem, read_request


class Calculator(NamedTuple):
    """A calculator's name in every door, and the Chinese title that a reader sees."""

    name: str
    title: str
    purpose: str

    room: str = "tools"

    @property
    def module(self) -> Any:
        """The module that holds ``Inputs``, ``calculate``, ``EXAMPLE`` and ``RULES``; imported when wanted."""
        return import_module(f"calculators.{self.room}.{self.name}")


CALCULATORS = {
    calculator.name: calculator
    for calculator in (
        Calculator("message", "消息解读", "把收到的短信、信或电话里的话贴进来，看是什么、怎么核对、今天做什么"),
        Calculator("inventory", "债务全景", "把每一笔债列清楚：欠谁、多少、逾期几天、占多少"),
        Calculator("capacity", "还款能力", "收入减去必要开支，算出每月真正能还多少"),
        Calculator("allocation", "多债分配", "每月能还的钱怎么分给几家，各要几个月还清"),
        Calculator("proposal", "协商方案", "每月还多少、分几期、一共还多少，排出还款计划表"),
        Calculator("offer", "还价评估", "对方的方案实际要多付多少，年化是多少，能不能答应"),
        Calculator("rates", "真实年化", "每期费率、每期还款背后的真实年化是多少，超没超上限"),
        Calculator("projection", "拖欠成本推演", "什么都不还、只还最低、按计划还，往后几个月各欠多少"),
        Calculator("agreement", "协议核对", "贴上书面协议，逐条看写没写、和谈好的一不一样、哪几句要当心"),
        Calculator("contacts", "沟通记录", "每次催收记下来，看哪一次可能违反哪份规定，排成投诉用的时间表"),
        Calculator("timeline", "关键日期", "诉讼时效、征信、法院文书、执行：到哪一天，还剩几天，之前做什么"),
        Calculator("plan", "履约跟踪", "还了多少，到期多少，晚了多少，下一笔是哪天"),
        Calculator("intake", "读入", "把账单短信、信用报告、表格读成一行一行的债，核对以后放进清单"),
        Calculator("dossier", "协商材料包", "申请书、困难说明、投诉信等十五份材料，先看样本再写", "letters"),
    )
}


def run(name: str, request: Mapping[str, Any]) -> dict[str, Any]:
    """Compute one request; what ``result_of`` computes, as plain JSON values.

    ``request`` and the returned dict are the plain JSON values of the contract: money and percents come
    back as strings with two decimals, dates as ``YYYY-MM-DD``.

    Raises InvalidRequest, whose ``.errors`` lists every problem of the request at once.
    """
    return as_json(result_of(name, request))


def result_of(name: str, request: Mapping[str, Any]) -> Any:
    """The ``Result`` of one request, with its decimals and days. Raises InvalidRequest."""
    calculator = CALCULATORS.get(name) if isinstance(name, str) else None
    if calculator is None:
        names = "、".join(CALCULATORS)
        raise InvalidRequest([Problem("", "not_a_choice", f"没有叫这个名字的计算器。可用的有：{names}。")])
    module = calculator.module
    return module.calculate(read_request(module.Inputs, request))
