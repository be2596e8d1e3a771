"""What an editor's browser does while the site is edited, in a real Chromium."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from editing import Editing, edited
from playwright.sync_api import Browser, Page
from projects import BRIEF, FILES, write_project

LONG = BRIEF + "\nMinisters met again, and wrote down what they had agreed.\n" * 60
OTHER = LONG.replace("A brief", "Another brief").replace("Ministers", "Mayors")


@pytest.fixture(scope="module")
def editing(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Editing]:
    """Two long briefs, served."""
    settings = FILES["mkdocs.yml"] + "\nextra_css: [house.css]\n"
    files = {"mkdocs.yml": settings, "docs/house.css": "", "briefs/first.md": LONG, "briefs/other.md": OTHER}
    root = write_project(tmp_path_factory.mktemp("serve") / "project", files)
    with edited(root) as running:
        yield running


@pytest.fixture
def tab(browser: Browser, editing: Editing) -> Iterator[Callable[[str], Page]]:
    """A function that opens a page of the site in a window of its own. Nothing may go wrong in it."""
    contexts, errors = [], []

    def is_at_rest() -> bool:
        before = editing.said().count("Detected file changes")
        time.sleep(0.7)
        return editing.said().count("Detected file changes") == before

    def open_tab(path: str) -> Page:
        editing.wait(is_at_rest, "the end of the builds that earlier tests began")
        contexts.append(browser.new_context(viewport={"width": 1000, "height": 700}))
        page = contexts[-1].new_page()
        page.on("pageerror", lambda error: errors.append(str(error)))
        page.on(
            "console",
            lambda said: errors.append(said.text) if said.type == "error" and "404" not in said.text else None,
        )
        page.goto(f"{editing.address}{path}")
        page.evaluate("window.isTheSame = true")
        return page

    yield open_tab
    for context in contexts:
        context.close()
    editing.restore()
    assert errors == []


def is_the_same(page: Page) -> bool:
    """Whether the page was not loaded anew."""
    return bool(page.evaluate("window.isTheSame === true"))


def wait_for_words(page: Page, words: str) -> None:
    page.wait_for_function("words => document.body?.innerText.includes(words)", arg=words, timeout=30_000)


def test_only_the_tab_whose_page_changed_is_loaded_anew(editing: Editing, tab: Callable[[str], Page]) -> None:
    """It keeps its place; others stay as they are, with what an editor has typed or opened there."""
    first, other, home = tab("briefs/first/"), tab("briefs/other/"), tab("")
    first.evaluate("scrollTo(0, 900)")
    editing.edit("briefs/first.md", "Ministers met in 1955", "Presidents met in 1955")
    wait_for_words(first, "Presidents met in 1955")
    assert not is_the_same(first)
    first.wait_for_function("() => Math.abs(scrollY - 900) < 5")
    time.sleep(1)
    assert is_the_same(other)
    assert is_the_same(home)
    editing.edit("briefs/other.md", "title: Another brief", "title: A new name")
    wait_for_words(other, "A new name")
    wait_for_words(home, "A new name")


def test_a_save_without_a_change_and_a_swap_file_load_nothing_anew(
    editing: Editing, tab: Callable[[str], Page]
) -> None:
    """Whoever reads while somebody saves is not disturbed."""
    first = tab("briefs/first/")
    builds = editing.said().count("Detected file changes")
    editing.write("briefs/first.md", (editing.root / "briefs/first.md").read_text("utf-8"))
    editing.wait(lambda: editing.said().count("Detected file changes") > builds, "a build")
    (editing.root / "briefs/.first.md.swp").write_text("x", "utf-8")
    time.sleep(1.5)
    assert is_the_same(first)


def test_what_is_wrong_comes_and_goes_without_loading_anew(editing: Editing, tab: Callable[[str], Page]) -> None:
    """The page of the brief, and others, are told of it where they are; it covers nothing that is read."""
    first, other = tab("briefs/first/"), tab("briefs/other/")
    notice = first.locator(".serve-notice")
    assert notice.is_hidden()
    editing.edit("briefs/first.md", "@doe2020", "@do2020")
    wait_for_words(first, "Not shown: what was saved last.")
    wait_for_words(other, "1 error in 1 other file")
    assert is_the_same(first)
    assert is_the_same(other)
    box = notice.bounding_box()
    assert box is not None
    assert abs(box["y"] + box["height"] - 700) < 2
    first.evaluate("scrollTo(0, document.body.scrollHeight)")
    last = first.locator("footer").bounding_box()
    box = notice.bounding_box()
    assert last is not None
    assert box is not None
    assert last["y"] + last["height"] <= box["y"] + 1
    assert not Axe().run(first, context=".serve-notice").response["violations"]
    other.locator(".serve-notice summary").click()
    other.locator(".serve-notice a").click()
    other.wait_for_url("**/briefs/first/")
    editing.restore()
    first.wait_for_function("() => document.querySelector('.serve-notice').hidden")
    assert is_the_same(first)


def test_a_brief_that_is_deleted_and_comes_back_comes_back_in_its_tab(
    editing: Editing, tab: Callable[[str], Page]
) -> None:
    """The page that says what became of it is loaded anew too."""
    first = tab("briefs/first/")
    text = (editing.root / "briefs/first.md").read_text("utf-8")
    (editing.root / "briefs/first.md").unlink()
    wait_for_words(first, "briefs/first.md was deleted.")
    (editing.root / "briefs/moved.md").write_text(text, "utf-8")
    wait_for_words(first, "briefs/first.md was renamed: it is briefs/moved.md now.")
    first.locator(".serve-notice a", has_text="briefs/moved.md").click()
    wait_for_words(first, "Ministers met in 1955")
    first.go_back()
    (editing.root / "briefs/moved.md").rename(editing.root / "briefs/first.md")
    wait_for_words(first, "Ministers met in 1955")


def test_the_policy_of_the_site_holds_for_an_editor_too(editing: Editing, tab: Callable[[str], Page]) -> None:
    """What readers' browsers will not load, an editor's does not load either."""
    first = tab("briefs/first/")
    policy = first.locator("meta[http-equiv=Content-Security-Policy]").get_attribute("content")
    assert policy is not None
    assert "script-src 'self'" in policy
    assert "unsafe" not in policy


def test_a_style_sheet_that_is_saved_is_seen_at_once(editing: Editing, tab: Callable[[str], Page]) -> None:
    """It is a part of every page."""
    first = tab("briefs/first/")
    editing.write("docs/house.css", "h1 { color: rgb(1, 2, 3) !important; }\n")
    first.wait_for_function(
        "() => getComputedStyle(document.querySelector('h1')).color === 'rgb(1, 2, 3)'", timeout=30_000
    )


def test_a_tab_outlives_the_end_of_the_server(browser: Browser, editing: Editing) -> None:
    """It stays as it is, without an error."""
    with edited(editing.root) as running:
        context = browser.new_context()
        page = context.new_page()
        errors: list[str] = []
        page.on("pageerror", lambda error: errors.append(str(error)))
        page.goto(f"{running.address}briefs/first/")
        running.stop()
        page.wait_for_timeout(500)
        assert "Ministers met in 1955" in page.inner_text("article")
        assert not errors
        context.close()


def test_a_browser_that_follows_goes_to_the_page_that_was_saved(browser: Browser, editing: Editing) -> None:
    """From wherever it is; and it stays there when that page is saved again."""
    with edited(editing.root, BRIEFSITE_FOLLOW="1") as running:
        context = browser.new_context()
        page = context.new_page()
        page.goto(running.address)
        running.edit("briefs/other.md", "Mayors met in 1955", "Bakers met in 1955")
        page.wait_for_url("**/briefs/other/", timeout=30_000)
        wait_for_words(page, "Bakers met in 1955")
        running.edit("briefs/other.md", "Bakers met in 1955", "Mayors met in 1955")
        wait_for_words(page, "Mayors met in 1955")
        context.close()
