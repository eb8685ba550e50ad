"""还款协商手册的计算器：纯函数，不看时钟，不联网，不读文件（规则除外）。

One registry, three doors: ``run()`` here, ``python -m calculators NAME``, and the page ``tools/NAME/``.
"""

from calculators.forms.validation import InvalidRequest
from calculators.registry import CALCULATORS, run

__all__ = ["CALCULATORS", "InvalidRequest", "run"]
