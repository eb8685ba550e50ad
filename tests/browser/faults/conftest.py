"""A phone, a server that misbehaves, and the editions that it serves."""

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import SITE, reading_context
from tests.browser.editions import Server, edition, misbehaving

expect.set_options(timeout=60_000)  # a busy machine is no fault


@pytest.fixture(scope="module")
def editions(tmp_path_factory) -> dict[int, Path]:
    return {number: edition(SITE, tmp_path_factory.mktemp(f"edition{number}"), number) for number in (1, 2, 3)}


@pytest.fixture
def whole(tmp_path) -> Path:
    """An edition with all of its pages."""
    return edition(SITE, tmp_path / "whole", 1, pages=None)


@pytest.fixture
def server(editions) -> Server:
    with misbehaving(editions[1]) as serving:
        yield serving


@pytest.fixture
def phone(chromium):
    made = reading_context(chromium)
    made.set_default_timeout(60_000)
    yield made
    made.close()


@pytest.fixture
def reader(phone) -> Page:
    return phone.new_page()
