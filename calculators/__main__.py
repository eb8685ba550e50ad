"""The command line: ``python -m calculators`` lists the calculators, ``python -m calculators NAME`` computes one."""

import json
import sys

from calculators import CALCULATORS, InvalidRequest, run
from calculators.forms.json_request import NotJson, read_json


def main(arguments: list[str]) -> int:
    """Run the command line; returns the exit status: 0 computed, 2 refused."""
    if not arguments:
        for calculator in CALCULATORS.values():
            _write(f"{calculator.name}\t{calculator.title}：{calculator.purpose}")
        return 0
    try:
        if len(arguments) > 1:
            raise NotJson(f"一次只算一个。写成：python -m calculators {arguments[0]} < 请求.json")
        name = arguments[0]
        if sys.stdin is None:
            raise NotJson(f"没有读到请求。写成：python -m calculators {name} < 请求.json")
        request = read_json(sys.stdin.buffer) if name in CALCULATORS else {}
        result, status = run(name, request), 0
    except NotJson as refused:
        result, status = {"errors": [{"field": "", "code": "not_json", "message": str(refused)}]}, 2
    except InvalidRequest as refused:
        result, status = {"errors": refused.errors}, 2
    _write(json.dumps(result, ensure_ascii=False, indent=2))
    return status


def _write(text: str) -> None:
    # A lone surrogate out of a \ud800 escape has no UTF-8; written as an escape again it stays valid JSON.
    sys.stdout.buffer.write(text.encode("utf-8", "backslashreplace") + b"\n")
    sys.stdout.buffer.flush()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
