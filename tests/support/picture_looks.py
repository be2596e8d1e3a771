"""Pictures of the three publications for the manual's page on looks: on a desk in the light, on a phone in the dark.

    .venv/bin/python tests/support/picture_looks.py

Each is WebP of at most 40 kB, made by Chromium, which needs no library for it.
"""

from __future__ import annotations

import base64
import sys
import tempfile
from pathlib import Path

sys.path[:0] = [str(Path(__file__).parents[2] / part) for part in ("scripts", "tests/support", "tests/browser")]

from browsing import launch_chromium, served  # noqa: E402
from playwright.sync_api import Browser, sync_playwright  # noqa: E402
from projects import ROOT  # noqa: E402
from publications import BRIEFS, NAMES, build  # noqa: E402

PICTURES = ROOT / "manual/docs/assets"
LARGEST = 40_000
WIDTH, HEIGHT = 960, 540
_DESK, _PHONE = (1200, 900), (390, 830)
_IMAGE = '<img src="data:image/png;base64,{}" style="height:500px;border-radius:6px">'
_FRAME = '<body style="margin:0;display:flex;gap:20px;padding:20px;background:#d9d9d6">' + 2 * _IMAGE


def picture_path(name: str) -> Path:
    """Where the picture of a publication lies."""
    return PICTURES / f"looks-{name}.webp"


def _screen(browser: Browser, address: str, size: tuple[int, int], scheme: str) -> str:
    viewport = {"width": size[0], "height": size[1]}
    page = browser.new_context(viewport=viewport, color_scheme=scheme).new_page()  # type: ignore[arg-type]
    page.goto(address, wait_until="networkidle")
    page.evaluate("document.fonts.ready")
    return base64.b64encode(page.screenshot()).decode()


def picture(browser: Browser, address: str) -> bytes:
    """A page as WebP: on a desk in the light beside a phone in the dark."""
    screens = _screen(browser, address, _DESK, "light"), _screen(browser, address, _PHONE, "dark")
    page = browser.new_context(viewport={"width": WIDTH, "height": HEIGHT}).new_page()
    page.set_content(_FRAME.format(*screens))
    session = page.context.new_cdp_session(page)
    for quality in range(80, 20, -10):
        taken = session.send("Page.captureScreenshot", {"format": "webp", "quality": quality})
        content = base64.b64decode(taken["data"])
        if len(content) <= LARGEST:
            break
    return content


def main() -> None:
    """Write the pictures anew."""
    with sync_playwright() as running, tempfile.TemporaryDirectory() as folder:
        browser = launch_chromium(running)
        for name in NAMES:
            site = build(name, Path(folder) / name)
            with served(site.folder) as address:
                content = picture(browser, f"{address}briefs/{BRIEFS[name]}/")
            picture_path(name).write_bytes(content)
            print(f"{picture_path(name).relative_to(ROOT)}: {len(content)} bytes")


if __name__ == "__main__":
    main()
