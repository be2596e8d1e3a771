"""A site served on this machine, and a browser to look at it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from chromium import find_chromium
from html_site import HtmlSite
from playwright.sync_api import Browser, sync_playwright
from served import served

_QUIET = ("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
          "--disable-component-update", "--disable-sync")  # fmt: skip


@pytest.fixture(scope="module")
def address(repository_site: HtmlSite) -> Iterator[str]:
    """The repository's own site, served on this machine."""
    with served(repository_site.folder) as at:
        yield at


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """A headless Chromium, or a skip that says what to do."""
    path = find_chromium()
    if path is None:
        pytest.skip("no Chromium here: see tests/browser/install_chromium.sh for what to do")
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=path, args=list(_QUIET))
        yield running
        running.close()
