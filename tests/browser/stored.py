"""What the browser holds of a case."""

import json

KEY = "repayment-handbook.case"


def stored(page, where: str = "session") -> dict:
    return json.loads(page.evaluate(f"{where}Storage.getItem('{KEY}')"))
