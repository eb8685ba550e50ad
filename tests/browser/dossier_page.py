"""The page of letters with a case in it: what is chosen, drawn and saved there."""

import json

from tests.browser.conftest import open_tool, wait_for_state

TODAY = "2026-11-23"
KEY = "repayment-handbook.case"


def open_with(page, site, case):
    """The page with ``case`` typed on other pages before."""
    page.add_init_script(f"if (!sessionStorage.getItem('{KEY}')) sessionStorage.setItem('{KEY}', {json.dumps(json.dumps(case))})")
    open_tool(page, site, "dossier")


def write(page, *codes, **variants):
    """Choose documents and draw them."""
    for code, variant in variants.items():
        page.locator(f'[name="variants.{code}"]').select_option(variant)
    for box in page.locator('[name="documents"]').all():
        box.set_checked(box.get_attribute("value") in codes)
    page.get_by_role("button", name="写好这些材料").click()
    wait_for_state(page, "done", "invalid")


def taken(page, press):
    """The file that a button saves: its name and its bytes."""
    with page.expect_download(timeout=60_000) as caught:
        page.get_by_role("button", name=press).first.click()
    with open(caught.value.path(), "rb") as file:
        return caught.value.suggested_filename, file.read()
