"""``python -m bench.largest``: the largest requests, texts and files, in CPython and in the page; medians.

200 debts, 600 rows, 2000 contacts, 20,000 characters to be read, a PDF of three pages, 150 rows drawn.

Needs the built site and a browser (``CHROMIUM`` names one).
"""

import json
import os
import random
import shutil
import statistics
import sys
import threading
import time
from collections.abc import Iterator
from datetime import date, datetime, timedelta

from playwright.sync_api import Page, sync_playwright

from bench.__main__ import ROUNDS
from bench.others import ROOT
from builder.sample_files import pdf
from builder.serve import SUB_PATH, server
from calculators.page import door
from calculators.tools import agreement, projection

MOST = {"CPython": 100, "page": 500}  # ms
ASK = "async message => { const from = performance.now(); await handbook.engine.ask(message); return performance.now() - from; }"


def requests() -> Iterator[tuple[str, dict]]:
    """(what it is, the page's message) of each."""
    draw = random.Random(5)
    debts = [
        {
            "creditor": f"第{place}家",
            "balance": f"{draw.randint(1_000, 10_000_000) / 100:.2f}",
            "annual_rate": f"{draw.randint(0, 360_000) / 10_000:.4f}",
            "minimum": draw.choice([0, 100, 500]),
        }
        for place in range(200)
    ]
    for strategy in ("pro_rata", "equal", "highest_rate", "smallest_balance"):
        typed = {"capacity": 300_000, "debts": debts, "strategy": strategy}
        yield f"200 debts, {strategy}", {"name": "allocation", "typed": typed}
    start = date(2020, 1, 1)
    days = [(start + timedelta(30 * number + draw.randint(0, 5))).isoformat() for number in range(1, 601)]
    dated = {"received": 100_000, "received_on": start.isoformat(), "payments": [{"date": day, "amount": 300} for day in days]}
    yield "600 dated payments", {"name": "rates", "typed": dated}
    yield "600 months projected", {"name": "projection", "typed": projection.EXAMPLE | {"months": 600}}
    loan = {
        "creditor": "某银行",
        "kind": "mortgage",
        "principal": 1_000_000,
        "annual_rate": "4.9",
        "first_payment_date": "2027-01-15",
    }
    yield "600 instalments", {"name": "proposal", "typed": loan | {"instalments": 600}}
    contacts = [
        {
            "at": (datetime(2026, 3, 1) + timedelta(minutes=draw.randrange(380_000))).isoformat(timespec="minutes"),
            "channel": draw.choice(["phone", "phone", "phone", "sms", "visit"]),
            "answered": draw.random() < 0.4,
            "person": draw.choice(["self", "self", "self", "family"]),
            "said": "今天不还就去你单位",
        }
        for _ in range(2000)
    ]
    yield "2000 contacts", {"name": "contacts", "typed": {"today": "2026-11-24", "contacts": contacts}}
    for words, name, text in (
        ("a report", "intake", "\n".join(REPORT)),
        ("bill messages", "intake", BILL * 400),
        ("an agreement", "agreement", agreement.EXAMPLE["text"] * 40),
    ):
        yield f"20,000 characters, {words}", {"name": name, "typed": {"text": text[:LONGEST]}}


LONGEST = 20_000  # characters that may be pasted
BILL = "【江川银行】您尾号7716信用卡本期账单3,280.50元，最低还款328.05元，到期还款日12月15日。\n"
REPORT = [
    "个人信用报告",
    *(
        f"{number}.2023年05月05日南湖银行股份有限公司发放的120,000元（人民币）其他个人消费贷款，2027年05月05日到期。截至2026年10月，余额{number},000。"
        for number in range(1, 251)
    ),
]
GIVEN = "() => document.querySelector('[data-file-status]').textContent.startsWith('读出了')"
MOST_READ = {"a PDF of three pages": 3_000, "150 rows drawn": 2_000}  # ms


def read_in(page: Page, address: str) -> dict[str, float]:
    """Milliseconds from a file's choice to its text, and from a text to its rows."""
    taken: dict[str, list[float]] = {name: [] for name in MOST_READ}
    file = {"name": "report.pdf", "mimeType": "application/pdf", "buffer": pdf(REPORT[:100], a_page=40)}
    for _ in range(ROUNDS):
        page.goto(address)
        page.wait_for_selector('form[data-state="ready"]', timeout=120_000)
        start = time.perf_counter()
        page.locator("[data-file]").set_input_files(file)
        page.wait_for_function(GIVEN, timeout=60_000)
        taken["a PDF of three pages"].append((time.perf_counter() - start) * 1000)
        start = time.perf_counter()
        page.locator('[name="text"]').fill("\n".join(REPORT[:151]))
        page.locator("[data-read-rows] > [data-read-row]").nth(149).wait_for(timeout=60_000)
        taken["150 rows drawn"].append((time.perf_counter() - start) * 1000)
    return {name: statistics.median(each) for name, each in taken.items()}


KEY = """async text => {
  const row = [...document.querySelectorAll("[data-row]")].at(-1);
  row.open = true; // its fields are made when it opens
  while (!row.querySelector('[name$=".said"]')) await new Promise((next) => setTimeout(next));
  const field = row.querySelector('[name$=".said"]');
  const from = performance.now();
  field.value = text;
  field.dispatchEvent(new Event("input", { bubbles: true }));
  return performance.now() - from;
}"""
MOST_TYPED = {"opened": 4_000, "a key": 50, "its answer": 1_500}  # ms, with 2000 rows


def typed_into_the_log(page: Page, address: str, contacts: list[dict]) -> dict[str, float]:
    """Milliseconds that the log of contacts takes with so many rows: to open, for one key, and until its answer is shown."""
    page.goto(address)
    page.evaluate("contacts => handbook.caseFile.change(whole => Object.assign(whole, { contacts }))", contacts)
    taken: dict[str, list[float]] = {name: [] for name in MOST_TYPED}
    for time_ in range(ROUNDS):
        start = time.perf_counter()
        page.goto(address)
        page.wait_for_selector('form[data-state="done"]', timeout=120_000)
        taken["opened"].append((time.perf_counter() - start) * 1000)
        start = time.perf_counter()
        taken["a key"].append(page.evaluate(KEY, f"说了{time_}"))
        page.wait_for_selector('form[data-state="done"]', timeout=120_000)
        taken["its answer"].append((time.perf_counter() - start) * 1000)
    return {name: statistics.median(each) for name, each in taken.items()}


def in_cpython(message: dict) -> float:
    """Milliseconds."""
    request = json.dumps(message)
    start = time.perf_counter()
    door.answer(request)
    return (time.perf_counter() - start) * 1000


def main() -> int:
    """Measure and print; exit 1 where a limit is not kept."""
    kept = True
    with sync_playwright() as playwright, server(ROOT / "site") as serving:
        threading.Thread(target=serving.serve_forever, daemon=True).start()
        path = os.environ.get("CHROMIUM") or shutil.which("chromium")
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox", "--disable-quic", "--no-first-run"])
        tool = browser.new_page()
        tool.goto(f"http://127.0.0.1:{serving.server_port}{SUB_PATH}tools/allocation/")
        tool.wait_for_selector('form[data-state="ready"]', timeout=120_000)
        print(f"{'median of ' + str(ROUNDS):<32}{'CPython ms':>12}{'page ms':>12}")
        for words, request in requests():
            message = {"do": "compute"} | request
            taken = {
                "CPython": statistics.median(in_cpython(message) for _ in range(ROUNDS)),
                "page": statistics.median(tool.evaluate(ASK, message) for _ in range(ROUNDS)),
            }
            kept = kept and all(taken[where] <= MOST[where] for where in MOST)
            print(f"{words:<32}{taken['CPython']:>12,.0f}{taken['page']:>12,.0f}")
        (contacts,) = (request["typed"]["contacts"] for _, request in requests() if request["name"] == "contacts")
        log = typed_into_the_log(browser.new_page(), f"http://127.0.0.1:{serving.server_port}{SUB_PATH}tools/contacts/", contacts)
        for name, milliseconds in log.items():
            kept = kept and milliseconds <= MOST_TYPED[name]
            print(f"{'the log of 2000 rows, ' + name:<32}{'':>12}{milliseconds:>12,.0f}")
        for name, milliseconds in read_in(
            browser.new_page(), f"http://127.0.0.1:{serving.server_port}{SUB_PATH}tools/intake/"
        ).items():
            kept = kept and milliseconds <= MOST_READ[name]
            print(f"{name:<32}{'':>12}{milliseconds:>12,.0f}")
        browser.close()
        serving.shutdown()
    print("within the limits" if kept else "OVER the limits")
    return 0 if kept else 1


if __name__ == "__main__":
    sys.exit(main())
