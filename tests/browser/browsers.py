"""Where browsers are on this machine. As a script, with `chromium` or `firefox`: prints its path, or exits with 1."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

CHROMIUM = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
FIREFOX = ("firefox-esr", "firefox")


def find_chromium() -> str | None:
    """The path of an installed Chromium or of the one that Playwright fetched; None without either."""
    for name in CHROMIUM:
        found = shutil.which(name)
        if found:
            return found
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return path if Path(path).is_file() else None


def find_firefox() -> str | None:
    """The path of an installed Firefox, as its makers or Debian give it out; None without."""
    return next(filter(None, map(shutil.which, FIREFOX)), None)


if __name__ == "__main__":
    path = {"chromium": find_chromium, "firefox": find_firefox}[sys.argv[1]]()
    print(path or "")
    sys.exit(0 if path else 1)
