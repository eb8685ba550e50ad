"""The site's address comes from its deployment, and nothing is published at an address that only stands for one."""

from pathlib import Path
from threading import Thread
from urllib.error import HTTPError
from urllib.request import urlopen

import pytest

from builder import BuildError
from builder.address import home_path, is_example, site_address, write_for_finders
from builder.serve import SUB_PATH, server

ROOT = Path(__file__).resolve().parents[1]


def test_without_a_deployment_the_site_lies_where_the_tests_serve_it(monkeypatch):
    monkeypatch.delenv("SITE_URL", raising=False)

    assert SUB_PATH == home_path(ROOT)


@pytest.mark.parametrize("given", ["https://handbook.org/a/b", "https://handbook.org/a/b/"])
def test_a_deployment_says_where_it_serves(monkeypatch, tmp_path, given):
    monkeypatch.setenv("SITE_URL", given)

    robots, _ = write_for_finders(ROOT, tmp_path)

    assert "https://handbook.org/a/b/" == site_address(ROOT)
    assert "/a/b/" == home_path(ROOT)
    assert "Sitemap: https://handbook.org/a/b/sitemap.xml\n" in robots.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "address", ["https://example.github.io/handbook/", "http://handbook.org/", "https://localhost/", "https://a.example.com/"]
)
def test_nothing_is_published_at_an_address_that_only_stands_for_one(monkeypatch, tmp_path, address):
    monkeypatch.setenv("SITE_URL", address)
    monkeypatch.setenv("PUBLISH", "1")

    with pytest.raises(BuildError, match="SITE_URL"):
        list(write_for_finders(ROOT, tmp_path))


@pytest.mark.parametrize(
    "host, expected", [("someone.github.io", False), ("examples.org", False), ("example.cn", True), ("x.test", True)]
)
def test_which_hosts_only_stand_for_one(host, expected):
    assert expected == is_example(host)


def test_a_lost_address_is_answered_with_the_page_that_helps_as_the_host_does(tmp_path):
    (tmp_path / "404.html").write_text("没有这一页", encoding="utf-8")
    with server(tmp_path) as serving:
        Thread(target=serving.serve_forever, daemon=True).start()
        with pytest.raises(HTTPError) as refused:
            urlopen(f"http://127.0.0.1:{serving.server_port}{SUB_PATH}nowhere/", timeout=10)
        serving.shutdown()

    assert (404, "没有这一页") == (refused.value.code, refused.value.read().decode("utf-8"))
