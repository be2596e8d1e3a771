"""What the tests need beside Python's libraries: without it they are skipped at a desk, and fail in CI."""

from __future__ import annotations

import ast
import json
import subprocess
import time
from pathlib import Path

import firefox_session
import pytest
from browsers import find_webkit
from browsing import launch_firefox
from playwright.sync_api import Playwright
from projects import ROOT
from tools import missing
from windows import WebKitWindow, webkit_driver

INSTALL = ROOT / "tests/support/install_tools.sh"


def test_what_is_missing_skips_a_test_at_a_desk(monkeypatch: pytest.MonkeyPatch) -> None:
    """With the reason, and with what to do."""
    monkeypatch.delenv("CI", raising=False)
    with pytest.raises(pytest.skip.Exception, match=r"Java is not installed: bash tests/support/install_tools\.sh"):
        missing("Java")


def test_what_is_missing_fails_a_test_in_ci(monkeypatch: pytest.MonkeyPatch) -> None:
    """There a test that is skipped would be one that nobody ever runs."""
    monkeypatch.setenv("CI", "true")
    with pytest.raises(pytest.fail.Exception, match="Firefox is not installed"):
        missing("Firefox")


def test_no_test_skips_by_itself_where_a_tool_is_missing() -> None:
    """Every test that looks for a program asks `tools.missing` what becomes of it."""
    skipping = []
    for path in sorted((ROOT / "tests").rglob("*.py")):
        for function in ast.walk(ast.parse(path.read_text("utf-8"))):
            if not isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef):
                continue
            called = {ast.unparse(call.func) for call in ast.walk(function) if isinstance(call, ast.Call)}
            if called & {"pytest.skip", "pytest.importorskip"} and any(
                "which" in name or "find_" in name for name in called
            ):
                skipping.append(f"{path.relative_to(ROOT)}: {function.name}")
    assert skipping == []


def test_what_cannot_be_installed_is_named(tmp_path: Path) -> None:
    """Without apt and without a right to install, the script says what to install, and ends well."""
    for tool in ("bash", "dirname", "cat", "id"):
        (tmp_path / tool).symlink_to(f"/usr/bin/{tool}")
    browsers = {"PLAYWRIGHT_BROWSERS_PATH": str(tmp_path), "PLAYWRIGHT_DOWNLOAD_HOST": "http://127.0.0.1:9"}
    environment = {"PATH": str(tmp_path), **browsers}
    done = subprocess.run(["/bin/bash", str(INSTALL)], env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0
    assert (
        "could not be installed: chromium, firefox, webkit, java, poppler, fonts. To run them, install" in done.stdout
    )


# The Firefox that is given out, driven by Playwright


def test_a_refusal_of_the_unknown_command_becomes_an_empty_answer() -> None:
    """Under the number that was asked; whatever else Firefox says, other refusals too, stays as it is."""
    refusal = {"type": "error", "id": 7, "error": "unknown command", "message": firefox_session.UNKNOWN}
    assert json.loads(firefox_session.answered(json.dumps(refusal).encode())) == {
        "type": "success",
        "id": 7,
        "result": {},
    }
    for other in (
        {**refusal, "error": "invalid argument"},
        {**refusal, "message": "emulation.setLocaleOverride"},
        {"type": "event", "method": "log.entryAdded", "params": {"text": firefox_session.UNKNOWN}},
    ):
        message = json.dumps(other).encode()
        assert firefox_session.answered(message) == message


@pytest.mark.parametrize(("size", "head"), [(0, 2), (125, 2), (126, 4), (65_535, 4), (65_536, 10)])
def test_a_message_is_framed_by_its_length(size: int, head: int) -> None:
    """Each of the three forms in which RFC 6455 writes a length, at its limits."""
    framed = firefox_session.frame(b"x" * size)
    assert len(framed) == head + size
    assert framed[0] == 0x81 and framed.endswith(b"x" * size)


def test_a_firefox_takes_the_settings_of_a_reader(playwright: Playwright) -> None:
    """Dark, forced colours and less motion reach its pages."""
    wishes = ("(prefers-color-scheme: dark)", "(forced-colors: active)", "(prefers-reduced-motion)")
    firefox = launch_firefox(playwright, "dark", "less motion")
    page = firefox.new_context(viewport={"width": 360, "height": 640}).new_page()
    page.goto("data:text/html,<p>Ministers met.</p>")
    assert page.evaluate("innerWidth") == 360
    assert page.evaluate("wishes => wishes.map(wish => matchMedia(wish).matches)", list(wishes)) == [True, False, True]
    firefox.close()
    firefox = launch_firefox(playwright, "forced colours")
    page = firefox.new_context().new_page()
    assert page.evaluate("wishes => wishes.map(wish => matchMedia(wish).matches)", list(wishes)) == [False, True, False]
    firefox.close()


# WebKit, with its display and its manager of windows


def _running(group: int) -> list[str]:
    """The names of the processes of a group; of those too that have ended and that nobody has asked for."""
    stats = [path.read_text("utf-8") for path in Path("/proc").glob("[0-9]*/stat") if path.exists()]
    of_group = [stat for stat in stats if stat.rpartition(")")[2].split()[2] == str(group)]
    return [stat.partition("(")[2].rpartition(")")[0] for stat in of_group]


def test_a_webkit_leaves_nothing_behind() -> None:
    """Whoever drives it goes without a word: its display, its windows and all that it has started end too."""
    if not find_webkit():
        missing("WebKit")
    with webkit_driver() as (driver, group):
        window = WebKitWindow(driver)
        window.go("data:text/html,<button>Ministers met.</button>")
        window.press("Tab")
        assert window.run("() => document.querySelector('button').matches(':focus-visible')")
        assert {"Xvfb", "MiniBrowser"} <= set(_running(group))
    for _ in range(40):
        if not _running(group):
            break
        time.sleep(0.05)
    assert _running(group) == []
