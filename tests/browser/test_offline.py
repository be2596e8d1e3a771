"""The archive that opens from a disk, in Chromium and Firefox: all that a site does, and nothing asked of any host."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from browsing import Browsers
from html_site import HtmlSite
from playwright.sync_api import Page, expect
from sharing import made_once, shared_folder
from tidewater import lay_out_tidewater


@pytest.fixture(scope="session")
def unpacked(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    """What `briefsite build --offline` makes of Tidewater Briefs, unpacked, as a reader has it."""
    root = shared_folder(tmp_path_factory, worker_id) / "offline"

    def make() -> None:
        (lay_out_tidewater(root) / "manual").unlink()
        command = [sys.executable, "scripts/make_site.py", "--root", str(root), "--offline"]
        done = subprocess.run(command, cwd=root, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr
        assert "site-offline.zip" in done.stdout
        assert not (root / "site").exists()
        with zipfile.ZipFile(root / "site-offline.zip") as archive:
            archive.extractall(root / "a reader’s #1")

    return made_once(root, make) / "a reader’s #1/site-offline"


@pytest.fixture(params=["chromium", "firefox"])
def page(request: pytest.FixtureRequest, browsers: Browsers) -> Iterator[Page]:
    """A window in which nothing goes wrong, and nothing is asked of any host."""
    running = browsers.chromium() if request.param == "chromium" else browsers.firefox()
    context = running.new_context(viewport={"width": 800, "height": 900})
    page = context.new_page()
    page.set_default_timeout(20_000)
    wrong: list[str] = []
    page.on("console", lambda said: wrong.append(f"{said.text} {said.location}") if said.type == "error" else None)
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on("request", lambda asked: None if asked.url.startswith(("file:", "data:")) else wrong.append(asked.url))
    yield page
    context.close()
    assert wrong == []


def test_no_link_is_dead_on_a_disk(unpacked: Path) -> None:
    """Each leads to a file: a disk shows no page for a folder."""
    assert HtmlSite(unpacked).dead_links() == []


def test_a_site_opens_from_a_disk(page: Page, unpacked: Path) -> None:
    """Links lead on, a note shows at its mark, the search finds and opens, filters filter, a passage has its bar."""
    page.goto(f"{unpacked.as_uri()}/index.html")
    page.locator("article a[href*='what-a-favour-is-worth']").first.click()
    page.wait_for_url("**/briefs/what-a-favour-is-worth.html")
    page.locator("article p a.footnote-ref").first.hover()
    expect(page.locator(".note-preview")).to_contain_text("ladder")
    page.keyboard.press("Escape")
    page.keyboard.press("/")
    page.locator("dialog[open] input[type=search]").fill("flood")
    found = page.locator('dialog[open] a[href*="one-flood-two-bills.html"]').first
    expect(found).to_be_visible()
    expect(page.locator("dialog[open] mark").first).to_contain_text("lood")
    found.click()
    page.wait_for_url("**/briefs/one-flood-two-bills.html*")
    page.goto(f"{unpacked.as_uri()}/briefs/index.html?lang=fr")
    expect(page.locator(".found li a[href*='-fr.html']")).to_have_count(1)
    page.goto(f"{unpacked.as_uri()}/sources/index.html")
    shown = "[...document.querySelectorAll('.entry')].filter((entry) => entry.checkVisibility()).length"
    before = page.evaluate(f"() => {shown}")
    page.locator("form.filter input[type=search]").fill("flood")
    page.wait_for_function(f"(before) => {shown} < before && {shown} > 0", arg=before)
    page.goto(f"{unpacked.as_uri()}/sources/index.html")
    page.evaluate("() => document.querySelectorAll('details.passages').forEach((one) => { one.open = true; })")
    page.locator("article li a[href*='what-a-favour-is-worth.html#cite-']").first.click()
    expect(page.locator("nav.passage-bar")).to_be_visible()
