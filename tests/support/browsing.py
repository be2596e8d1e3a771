"""A site served on this machine, and a browser to read it with."""

from __future__ import annotations

import functools
import http.server
import os
import threading
from collections.abc import Callable, Iterator, Mapping
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


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    """What drives the browsers of a test process."""
    with sync_playwright() as running:
        yield running


class Browsers:
    """The browsers of a test process: each is launched when it is first asked for, and again if it has ended."""

    def __init__(self, playwright: Playwright) -> None:
        self._playwright = playwright
        self._running: dict[tuple[str, ...], Browser] = {}

    def chromium(self) -> Browser:
        """A headless Chromium."""
        return self._kept(("Chromium",), lambda: launch_chromium(self._playwright))

    def firefox(self, *settings: str) -> Browser:
        """A Firefox, with some of `FIREFOX_SETTINGS`."""
        return self._kept(("Firefox", *settings), lambda: launch_firefox(self._playwright, *settings))

    def _kept(self, name: tuple[str, ...], launch: Callable[[], Browser]) -> Browser:
        if name not in self._running or not self._running[name].is_connected():
            self._running[name] = launch()
        return self._running[name]

    def close_windows(self) -> None:
        """Close whatever tests have left open."""
        for browser in self._running.values():
            for context in browser.contexts if browser.is_connected() else ():
                context.close()

    def close(self) -> None:
        """End them all."""
        for browser in self._running.values():
            browser.close()


@pytest.fixture(scope="session")
def kept_browsers(playwright: Playwright) -> Iterator[Browsers]:
    """The browsers of this test process."""
    browsers = Browsers(playwright)
    yield browsers
    browsers.close()


@pytest.fixture(scope="module")
def browsers(kept_browsers: Browsers) -> Iterator[Browsers]:
    """The browsers of this test process, in which the next file of tests finds no window."""
    yield kept_browsers
    kept_browsers.close_windows()


@pytest.fixture(scope="module")
def browser(browsers: Browsers) -> Browser:
    """A headless Chromium."""
    return browsers.chromium()


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
