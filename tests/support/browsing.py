"""A site served on this machine, and a browser to read it with."""

from __future__ import annotations

import functools
import http.server
import os
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import pytest
from browsers import find_chromium, find_firefox
from playwright.sync_api import Browser, Playwright, sync_playwright
from projects import ROOT
from tools import missing

_QUIET = ("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
          "--disable-component-update", "--disable-sync")  # fmt: skip

FIREFOX_SETTINGS: Mapping[str, Mapping[str, str | float | bool]] = {
    "dark": {"layout.css.prefers-color-scheme.content-override": 0},
    "forced colours": {"ui.useAccessibilityTheme": 1, "browser.display.document_color_use": 2},
    "less motion": {"ui.prefersReducedMotion": 1},
    "pages made anew when a reader goes back": {"browser.sessionhistory.max_total_viewers": 0},
}


@contextmanager
def served(folder: Path, headers: Mapping[str, str] | None = None) -> Iterator[str]:
    """The folder at an address of this machine for as long as the context lasts, each answer with the headers."""

    class Handler(http.server.SimpleHTTPRequestHandler):
        def log_message(self, *_: object) -> None:
            pass

        def end_headers(self) -> None:
            for name, value in (headers or {}).items():
                self.send_header(name, value)
            super().end_headers()

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Handler, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()


@pytest.fixture(scope="module")
def playwright() -> Iterator[Playwright]:
    """What drives the browsers."""
    with sync_playwright() as running:
        yield running


@pytest.fixture(scope="module")
def browser(playwright: Playwright) -> Iterator[Browser]:
    """A headless Chromium."""
    running = launch_chromium(playwright)
    yield running
    running.close()


def launch_chromium(playwright: Playwright) -> Browser:
    """The Chromium of this machine; without one the test is skipped, or fails in CI."""
    path = find_chromium() or missing("Chromium")
    return playwright.chromium.launch(executable_path=path, args=list(_QUIET))


def launch_firefox(playwright: Playwright, *settings: str) -> Browser:
    """The Firefox of this machine as its makers give it out, with some of `FIREFOX_SETTINGS`: it has no other way to
    take the wishes of a reader (`color_scheme` and the like of a context have no effect)."""
    path = find_firefox() or missing("Firefox")
    return playwright.firefox.launch(
        channel="moz-firefox",
        executable_path=ROOT / "tests/browser/firefox_session.py",
        env={**os.environ, "BRIEFSITE_TEST_FIREFOX": path},
        firefox_user_prefs={name: value for setting in settings for name, value in FIREFOX_SETTINGS[setting].items()},
    )
