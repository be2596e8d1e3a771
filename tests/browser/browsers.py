"""Where browsers are on this machine. As a script, with the name of one: prints its path, or exits with 1."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

CHROMIUM = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
FIREFOX = ("firefox-esr", "firefox")
WEBKIT = ("WebKitWebDriver",)
MANAGERS = ("openbox", "matchbox-window-manager", "xfwm4", "metacity")
"""Of windows: WebKit is driven in one that is active."""


def find_first(names: tuple[str, ...]) -> str | None:
    """The path of the first of these programs that is installed."""
    return next(filter(None, map(shutil.which, names)), None)


def find_chromium() -> str | None:
    """The path of an installed Chromium or of the one that Playwright fetched; None without either."""
    if found := find_first(CHROMIUM):
        return found
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return path if Path(path).is_file() else None


def find_firefox() -> str | None:
    """The path of an installed Firefox, as its makers or Debian give it out; None without."""
    return find_first(FIREFOX)


def find_webkit() -> str | None:
    """The path of the driver of WebKitGTK, if there are a display for it and a manager of windows; None without."""
    return find_first(WEBKIT) if find_first(("Xvfb",)) and find_first(MANAGERS) else None


if __name__ == "__main__":
    path = {"chromium": find_chromium, "firefox": find_firefox, "webkit": find_webkit}[sys.argv[1]]()
    print(path or "")
    sys.exit(0 if path else 1)
