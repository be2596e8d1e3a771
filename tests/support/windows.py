"""One window, whichever browser it belongs to: Firefox, driven by Playwright, and WebKit, by the W3C's WebDriver.

What behaves is tested with the fixture `window`, once in each. It knows what a reader does (go, back, click, hover,
tap, press) and how to ask the page: `run` hands it a function (`() => …`), and `until` waits until that gives something
that is true. What a function gives is what JSON can say, no element. Of a site that was served by `watched` the window
also knows what its scripts, its policy and its requests complained of.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Protocol

import pytest
from browsers import find_webkit
from browsing import Browsers, served
from playwright.sync_api import Error, Page
from projects import ROOT
from tools import missing

DESK, PHONE = (1400, 900), (390, 760)
_PATIENCE = 20  # seconds until something that is awaited counts as missing

# Asked for by every page of a watched site; what a page says is kept from one page to the next.
_WATCH = """{
  const said = () => sessionStorage.getItem("said") ?? "";
  const say = (what) => sessionStorage.setItem("said", `${said()}${location.pathname}: ${what}\\n`);
  addEventListener("error", ({ message, target }) => say(message ?? `not loaded: ${target.src ?? target.href}`), true);
  addEventListener("unhandledrejection", ({ reason }) => say(reason));
  document.addEventListener("securitypolicyviolation", ({ violatedDirective, blockedURI }) =>
    say(`${violatedDirective} ${blockedURI}`));
  const { error } = console;
  console.error = (...words) => { say(words.join(" ")); error.apply(console, words); };
}"""


@contextmanager
def watched(folder: Path, copy: Path) -> Iterator[str]:
    """The address of a copy of a built site whose pages keep what they complain of, for `Window.complaints`."""
    shutil.copytree(folder, copy)
    (copy / "watch.js").write_text(_WATCH, "utf-8")
    for page in copy.rglob("*.html"):
        page.write_text(
            page.read_text("utf-8").replace("<head>", '<head><script src="/watch.js"></script>', 1), "utf-8"
        )
    with served(copy) as address:
        yield address


class Window(Protocol):
    """What a reader does in a window, and what can be asked of its page. Whatever is named is named by CSS, and the
    first that matches is meant."""

    name: str

    def go(self, address: str) -> None:
        """Open an address, as if it were typed."""

    def back(self) -> None:
        """Go back to the page before."""

    def click(self, selector: str) -> None:
        """Click it with a mouse."""

    def hover(self, selector: str) -> None:
        """Point at it with a mouse."""

    def tap(self, selector: str) -> None:
        """Touch it with a finger."""

    def press(self, keys: str) -> None:
        """Press a key, or several at once: `Escape`, `Control+k`."""

    def write(self, text: str) -> None:
        """Type a text, key after key, into whatever has the focus."""

    def resize(self, width: int, height: int) -> None:
        """Give the page so many pixels."""

    def run(self, function: str, *values: object) -> Any:
        """What a function of the page gives for some values."""


def until(window: Window, function: str, *values: object) -> Any:
    """What the function gives, as soon as it gives something that is true."""
    ends, last = time.monotonic() + _PATIENCE, None
    while time.monotonic() < ends:
        try:
            last = window.run(function, *values)
            if last:
                return last
        except (Error, WebDriverError) as error:  # while one page follows another there is none to ask
            last = error
        time.sleep(0.05)
    place = window.run("() => location.href")
    raise AssertionError(f"{window.name} waited in vain at {place} for {function} {values}: {last!r}")


def complaints(window: Window) -> list[str]:
    """What pages of a watched site have complained of in this window since the last time."""
    said = window.run("() => { const all = sessionStorage.said ?? ''; delete sessionStorage.said; return all; }")
    return str(said).splitlines()


# A finger, for browsers that are driven without one.
_TAP = """(selector) => {
  const touched = document.querySelector(selector);
  touched.scrollIntoView({ block: "center", behavior: "instant" });
  const { left, top, width, height } = touched.getClientRects()[0];
  const at = { clientX: left + width / 2, clientY: top + height / 2, bubbles: true, cancelable: true, composed: true };
  const under = document.elementFromPoint(at.clientX, at.clientY);
  if (!touched.contains(under)) throw new Error(`${selector} lies under ${under?.outerHTML.slice(0, 200)}`);
  for (const type of ["pointerover", "pointerenter", "pointerdown", "pointerup", "pointerout"]) {
    under.dispatchEvent(new PointerEvent(type, { ...at, pointerType: "touch", isPrimary: true }));
  }
  under.dispatchEvent(new PointerEvent("click", { ...at, pointerType: "touch", detail: 1 }));
}"""


_GO_BACK = """() => {
  document.isLeft = true;
  const there = () => { document.isLeft = false; };
  for (const type of ["pageshow", "popstate"]) addEventListener(type, there, { once: true });
  setTimeout(() => history.back());
}"""


def go_back(window: Window) -> None:
    """Go back, and wait for the page: one that the browser has kept is not loaded again, and no driver waits for it."""
    window.run(_GO_BACK)
    until(window, "() => !document.isLeft && document.readyState === 'complete'")


class FirefoxWindow:
    """A window of Playwright's."""

    name = "Firefox"

    def __init__(self, page: Page) -> None:
        """Over a page that Playwright has opened."""
        self.page = page

    def go(self, address: str) -> None:
        """See `Window`, as for all that follow."""
        self.page.goto(address)

    def back(self) -> None:
        go_back(self)

    def click(self, selector: str) -> None:
        self.page.locator(selector).first.click()

    def hover(self, selector: str) -> None:
        self.page.locator(selector).first.hover()

    def tap(self, selector: str) -> None:
        self.run(_TAP, selector)

    def press(self, keys: str) -> None:
        self.page.keyboard.press(keys)

    def write(self, text: str) -> None:
        self.page.keyboard.type(text)

    def resize(self, width: int, height: int) -> None:
        self.page.set_viewport_size({"width": width, "height": height})

    def run(self, function: str, *values: object) -> Any:
        return self.page.evaluate(f"(values) => ({function})(...values)", list(values))


class WebDriverError(Exception):
    """A refusal of the driver, with its reason."""


# Once two frames have been drawn: where things are is asked of a page that stands.
_TO_THE_MIDDLE = """(selector) => new Promise((resolve) => {
  const found = document.querySelector(selector);
  found?.scrollIntoView({ block: "center", behavior: "instant" });
  requestAnimationFrame(() => requestAnimationFrame(() => resolve(Boolean(found))));
})"""
_KEYS = {
    "Backspace": "\ue003", "Tab": "\ue004", "Enter": "\ue007", "Shift": "\ue008", "Control": "\ue009",
    "Escape": "\ue00c", "Space": " ", "End": "\ue010", "Home": "\ue011", "ArrowLeft": "\ue012", "ArrowUp": "\ue013",
    "ArrowRight": "\ue014", "ArrowDown": "\ue015",
}  # fmt: skip
_ELEMENT = "element-6066-11e4-a52e-4f735466cecf"  # the key that the specification gives to references to elements


class WebKitWindow:
    """The window of a WebKit that is driven at an address."""

    name = "WebKit"

    def __init__(self, driver: str) -> None:
        """Opens the window."""
        self._session = f"{driver}/session"
        found = self._ask("POST", "", {"capabilities": {"alwaysMatch": {}}})
        self._session += f"/{found['sessionId']}"
        self._ask("POST", "/timeouts", {"script": 10_000, "pageLoad": 20_000, "implicit": 0})

    def _ask(self, method: str, path: str, body: object = None) -> Any:
        data = None if method in ("GET", "DELETE") else json.dumps(body or {}).encode()
        request = urllib.request.Request(
            self._session + path, data, {"Content-Type": "application/json"}, method=method
        )
        try:
            with urllib.request.urlopen(request, timeout=60) as answer:
                return json.load(answer)["value"]
        except urllib.error.HTTPError as refused:
            said = json.load(refused)["value"]
            raise WebDriverError(f"{said['error']}: {said['message']}") from None

    def close(self) -> None:
        """Close the window, and with it the browser."""
        self._ask("DELETE", "")

    def go(self, address: str) -> None:
        """See `Window`, as for all that follow."""
        self._ask("POST", "/url", {"url": address})
        self._wait()  # the driver does not, for scripts

    def back(self) -> None:
        go_back(self)

    def _wait(self) -> None:
        until(self, "() => document.readyState === 'complete'")

    def click(self, selector: str) -> None:
        self._point(selector, [{"type": "pointerDown", "button": 0}, {"type": "pointerUp", "button": 0}])

    def hover(self, selector: str) -> None:
        self._point(selector, [])

    def tap(self, selector: str) -> None:
        self.run(_TAP, selector)

    def _point(self, selector: str, then: list[dict[str, object]]) -> None:
        until(self, _TO_THE_MIDDLE, selector)
        found = self._ask("POST", "/element", {"using": "css selector", "value": selector})
        away = {"type": "pointerMove", "duration": 0, "x": 0, "y": 0}  # what comes from elsewhere is a movement
        there = {**away, "origin": {_ELEMENT: found[_ELEMENT]}}
        mouse = {"type": "pointer", "id": "mouse", "parameters": {"pointerType": "mouse"}}
        self._ask("POST", "/actions", {"actions": [{**mouse, "actions": [away, there, *then]}]})

    def press(self, keys: str) -> None:
        codes = [_KEYS.get(key, key) for key in keys.split("+")]
        downs = [{"type": "keyDown", "value": code} for code in codes]
        ups = [{"type": "keyUp", "value": code} for code in reversed(codes)]
        self._ask("POST", "/actions", {"actions": [{"type": "key", "id": "keys", "actions": downs + ups}]})

    def write(self, text: str) -> None:
        for letter in text:
            self.press(letter)

    def resize(self, width: int, height: int) -> None:
        # What its frame takes is known only of a window that stands, and a change takes its time.
        for _ in range(20):
            inner = self.run("() => [innerWidth, innerHeight]")
            if inner == [width, height]:
                return
            rect = self._ask("GET", "/window/rect")
            wanted = {"width": rect["width"] + width - inner[0], "height": rect["height"] + height - inner[1]}
            self._ask("POST", "/window/rect", {"x": 0, "y": 0, **wanted})
            time.sleep(0.2)
        raise AssertionError(f"WebKit does not become {width} × {height}: it stays at {inner}")

    def run(self, function: str, *values: object) -> Any:
        return self._ask(
            "POST", "/execute/sync", {"script": f"return ({function})(...arguments)", "args": list(values)}
        )


@contextmanager
def webkit_driver() -> Iterator[tuple[str, int]]:
    """The address of a driver of WebKit, with a display and a manager of windows of its own; the group of processes."""
    command = [sys.executable, str(ROOT / "tests/browser/webkit_session.py")]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as session:
        assert session.stdin and session.stdout
        try:
            yield session.stdout.readline().strip(), session.pid
        finally:
            session.stdin.close()
            session.wait(20)


@pytest.fixture(scope="session")
def webkit() -> Iterator[WebKitWindow]:
    """A WebKit, once for each test process; without one the test is skipped, or fails in CI."""
    if not find_webkit():
        missing("WebKit")
    with webkit_driver() as (driver, _):
        opened = WebKitWindow(driver)
        yield opened
        opened.close()


@pytest.fixture(scope="module", params=["Firefox", "WebKit"])
def any_window(request: pytest.FixtureRequest) -> Iterator[Window]:
    """Firefox, and WebKit."""
    if request.param == "WebKit":
        yield request.getfixturevalue("webkit")
        return
    browsers: Browsers = request.getfixturevalue("browsers")
    yield FirefoxWindow(browsers.firefox().new_context().new_page())


@pytest.fixture
def window(any_window: Window) -> Window:
    """The same, as wide as a desk."""
    any_window.resize(*DESK)
    return any_window
