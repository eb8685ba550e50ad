"""A phone, a server that misbehaves, and the editions that it serves."""

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import SITE, reading_context
from tests.browser.editions import Server, edition, misbehaving

expect.set_options(timeout=60_000)  # a busy machine is no fault


@pytest.fixture(scope="session")
def editions(tmp_path_factory, made_once) -> dict[int, Path]:
    """Three of them, which the tests only read."""

    def make() -> list[str]:
        return [str(edition(SITE, tmp_path_factory.mktemp(f"edition{number}"), number)) for number in (1, 2, 3)]

    return dict(enumerate(map(Path, made_once("editions", make)), 1))


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
