"""Notes as a reader meets them in a real Chromium: beside the text, in a preview, at the end; and back again."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from browsing import served
from html_site import mkdocs_build
from playwright.sync_api import Browser, BrowserContext, Locator, Page
from projects import write_project

FRONT = """---
title: {title}
date: 2026-11-01
authors: [data-desk]
topics: [trade]
summary: S.
lang: {lang}
{more}---
"""
FILLER = "Ministers met, and met again, and wrote down what they had agreed before they met a third time. " * 5
MANY = " ".join(
    f"Sentence number {number} says something of its own [@roe2021, p. {number}]." for number in range(1, 9)
)
BODY = f"""
First sentence, with a note of its own.[^own] Then a book [@doe2020, p. 3]. And a note with much in it.[^much]

{FILLER}

Again the first note.[^own] A report and a book [@doe2020; @poe2022].

{FILLER}

{MANY}

{FILLER}

{FILLER}

??? note "More"

    Hidden until it is opened [@poe2022, ch. 4].

{FILLER}

{FILLER}

Last words [@doe2020, p. 9].

[^own]: A note in its author's own words.

[^much]: First paragraph, with [a link](https://example.org/).

    Second paragraph.

    | Year | Sum |
    |------|-----|
    | 1955 | 29  |
"""
PAGES = {
    "briefs/notes.md": FRONT.format(title="Notes", lang="en", more="") + BODY,
    "briefs/arabic.md": FRONT.format(title="حواش", lang="ar", more="") + BODY,
    "briefs/in-text.md": FRONT.format(title="In text", lang="en", more="citation_style: house-author-date\n") + BODY,
    "sources.bib": (
        "@book{doe2020, author={Doe, Jane}, title={First Things}, date={2020}, publisher={Press}}\n"
        "@book{roe2021, author={Roe, Ann}, title={Second Things}, date={2021}, publisher={Press}}\n"
        "@report{poe2022, author={Poe, Edgar}, title={Third Things}, date={2022}, institution={Press}}\n"
    ),
}
PHONE, TABLET, WIDE = {"width": 390, "height": 844}, {"width": 820, "height": 1180}, {"width": 1440, "height": 900}
ZOOMED = {"width": 320, "height": 480}

LINE = """mark => {
  const sup = mark.closest("sup");
  if (!sup) return [...mark.getClientRects()].map(box => [box.top, box.bottom]);
  const texts = document.createTreeWalker(sup.closest("p, li"), NodeFilter.SHOW_TEXT);
  let last = null;
  while (texts.nextNode() && !sup.contains(texts.currentNode)) {
    if (texts.currentNode.data.trim()) last = texts.currentNode;
  }
  const range = document.createRange();
  range.setStart(last, last.data.trimEnd().length - 1);
  range.setEnd(last, last.data.trimEnd().length);
  const box = range.getBoundingClientRect();
  return [[box.top, box.bottom]];
}"""

Open = Callable[..., Page]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a small site whose briefs have every kind of note."""
    root = write_project(tmp_path_factory.mktemp("notes") / "project", PAGES)
    code, output = mkdocs_build(root, "--strict")
    assert code == 0, output
    with served(root / "site") as at:
        yield at


@pytest.fixture
def opened(browser: Browser, site: str) -> Iterator[Open]:
    """A function that opens a brief of that site in a window of some size."""
    contexts: list[BrowserContext] = []
    errors: list[str] = []

    def open_brief(brief: str, viewport: object = TABLET, **options: object) -> Page:
        contexts.append(browser.new_context(viewport=viewport, **options))  # type: ignore[arg-type]
        page = contexts[-1].new_page()
        page.on("pageerror", lambda error: errors.append(str(error)))
        page.goto(f"{site}briefs/{brief}/")
        return page

    yield open_brief
    for context in contexts:
        context.close()
    assert errors == []


def mark(page: Page, number: int, nth: int = 0) -> Locator:
    """The mark of a note in the text."""
    return page.locator(f"article > * a.footnote-ref:text-is('{number}')").nth(nth)


def preview(page: Page) -> Locator:
    return page.locator(".note-preview")


def covers_its_line(page: Page, of: Locator) -> bool:
    box = preview(page).bounding_box()
    assert box is not None
    return any(box["y"] < bottom and box["y"] + box["height"] > top for top, bottom in of.evaluate(LINE))


def notes_beside(page: Page) -> list[dict[str, float]]:
    """The boxes of the notes that are to be seen beside the text, with the height at which each mark stands."""
    shown: list[dict[str, float]] = page.evaluate("""() => [...document.querySelectorAll(".sidenote")]
      .filter(note => note.checkVisibility({visibilityProperty: true}))
      .map(note => {
        const mark = [...document.querySelectorAll("article > :not(.sidenotes) a.footnote-ref")]
          .find(mark => mark.textContent === note.dataset.number);
        const {left, right, top, bottom} = note.getBoundingClientRect();
        return {left, right, top, bottom, mark: mark.getBoundingClientRect().top};
      })""")
    return shown


def wait_for_margin(page: Page) -> None:
    page.locator(".sidenote[style]").first.wait_for(state="attached")


def eventually(page: Page, holds: Callable[[], bool]) -> None:
    """Wait up to five seconds for something that follows a change."""
    for _ in range(100):
        if holds():
            return
        page.wait_for_timeout(50)
    assert holds()


def focused(page: Page) -> str:
    """The text of what has the focus."""
    return str(page.evaluate("document.activeElement.textContent")).strip()


# Beside the text


@pytest.mark.parametrize(("brief", "width"), [("notes", 1100), ("notes", 1440), ("arabic", 1440), ("notes", 1900)])
def test_on_a_wide_window_notes_stand_beside_the_text(opened: Open, brief: str, width: int) -> None:
    """In the margin where lines end, level with their marks or below, none upon another or upon the text."""
    page = opened(brief, {"width": width, "height": 900})
    wait_for_margin(page)
    notes = notes_beside(page)
    article = page.locator("article").bounding_box()
    assert article is not None
    assert len(notes) >= 12
    for note in notes:
        assert note["top"] >= note["mark"] - 1
        outside = (
            note["right"] <= article["x"] if brief == "arabic" else note["left"] >= article["x"] + article["width"]
        )
        assert outside
        assert 0 <= note["left"] < note["right"] <= width
    assert abs(notes[0]["top"] - notes[0]["mark"]) < 2
    for before, after in zip(notes, notes[1:], strict=False):
        assert before["bottom"] < after["top"]


def test_notes_beside_the_text_follow_it(opened: Open) -> None:
    """When a box unfolds, when letters grow, when the window changes: each note keeps to its mark."""
    page = opened("notes", WIDE)
    wait_for_margin(page)
    before = len(notes_beside(page))
    page.locator("article summary").click()
    eventually(page, lambda: len(notes_beside(page)) == before + 1)
    page.evaluate("document.documentElement.style.fontSize = '118%'")
    eventually(page, lambda: all(-1 <= note["top"] - note["mark"] <= 330 for note in notes_beside(page)))
    page.set_viewport_size(TABLET)
    eventually(page, lambda: notes_beside(page) == [])
    page.set_viewport_size(WIDE)
    eventually(page, lambda: len(notes_beside(page)) > before / 2)


def test_what_reaches_into_the_margin_is_not_hidden(opened: Open) -> None:
    """A wide figure keeps its place; the notes stand above or below it."""
    page = opened("notes", WIDE)
    wait_for_margin(page)
    page.evaluate("""() => {
      const wide = document.createElement("figure");
      wide.id = "wide";
      Object.assign(wide.style, {width: "150%", height: "200px", margin: 0});
      document.querySelector("a.footnote-ref").closest("p").after(wide);
    }""")
    wide = page.locator("#wide").bounding_box()
    assert wide is not None
    above, below = wide["y"], wide["y"] + wide["height"]
    eventually(page, lambda: all(note["bottom"] <= above or note["top"] >= below for note in notes_beside(page)))


def test_a_mark_points_at_its_note_beside_the_text(opened: Open) -> None:
    """Where the note can be seen already, no preview comes: the note itself stands out."""
    page = opened("notes", WIDE)
    wait_for_margin(page)
    mark(page, 2).hover()
    page.wait_for_timeout(400)
    assert page.locator(".sidenote.is-meant").get_attribute("data-number") == "2"
    assert preview(page).count() == 0


def test_notes_beside_the_text_are_no_second_stop_for_tab_or_a_screen_reader(opened: Open) -> None:
    """They are copies: the notes themselves stand at the end for everyone."""
    page = opened("notes", WIDE)
    wait_for_margin(page)
    assert page.locator(".sidenotes").get_attribute("aria-hidden") == "true"
    assert page.locator(".sidenotes a:not([tabindex='-1'])").count() == 0
    assert (
        page.evaluate("new Set([...document.querySelectorAll('[id]')].map(e => e.id)).size")
        == page.locator("[id]").count()
    )


def test_a_phone_does_not_ask_for_what_it_cannot_show(browser: Browser, site: str) -> None:
    """The script for the margin is fetched only where there is one."""
    asked: list[str] = []
    for viewport in (PHONE, WIDE):
        context = browser.new_context(viewport=viewport)  # type: ignore[arg-type]
        page = context.new_page()
        page.on("request", lambda request: asked.append(request.url))
        page.goto(f"{site}briefs/notes/", wait_until="networkidle")
        assert any("notes-beside" in url for url in asked) == (viewport is WIDE)
        context.close()


# The preview


def test_a_pointer_on_a_mark_shows_its_note(opened: Open) -> None:
    """What it says, what kind of thing its source is, and where else the site cites it."""
    page = opened("notes")
    mark(page, 2).hover()
    preview(page).wait_for()
    text = preview(page).inner_text()
    assert text.startswith("Jane Doe, First things")
    assert "Book · 10 passages in 4 briefs on this site" in text
    link = preview(page).locator("small a")
    assert link.get_attribute("href") == "../../sources/#source-doe2020"
    assert not covers_its_line(page, mark(page, 2))


def test_a_note_with_several_sources_says_which_is_what(opened: Open) -> None:
    """A line for each source, with how it begins."""
    page = opened("notes")
    page.locator("article > p a.footnote-ref:text-is('4')").hover()
    preview(page).wait_for()
    lines = [line.inner_text() for line in preview(page).locator("small").all()]
    assert len(lines) == 2
    assert "Book" in lines[0] and "Report" in lines[1]


def test_paragraphs_tables_and_links_of_a_note_are_in_its_preview(opened: Open) -> None:
    """The whole note, without its way back."""
    page = opened("notes")
    mark(page, 3).hover()
    preview(page).wait_for()
    assert preview(page).locator("p:visible").count() == 2
    assert preview(page).locator("td").first.inner_text() == "1955"
    assert preview(page).locator("a[href='https://example.org/']").is_visible()
    assert preview(page).locator(".footnote-backref").count() == 0


def test_a_preview_can_be_entered_and_goes_when_left(opened: Open) -> None:
    """WCAG 1.4.13: it stays while the pointer is on its way or in it, and until it leaves."""
    page = opened("notes")
    mark(page, 1).hover()
    preview(page).wait_for()
    box = preview(page).bounding_box()
    assert box is not None
    page.mouse.move(box["x"] + 20, box["y"] + 22, steps=6)
    page.wait_for_timeout(700)
    assert preview(page).is_visible()
    page.mouse.move(1, 1)
    preview(page).wait_for(state="detached")


def test_what_a_preview_says_can_be_copied(opened: Open) -> None:
    """While something in it is marked, it stays; a click elsewhere closes it."""
    page = opened("notes")
    mark(page, 1).hover()
    preview(page).wait_for()
    box = preview(page).bounding_box()
    assert box is not None
    page.mouse.move(box["x"] + 20, box["y"] + 22, steps=6)
    page.mouse.down()
    page.mouse.move(box["x"] + 250, box["y"] + 22, steps=6)
    page.mouse.up()
    assert len(str(page.evaluate("String(getSelection())"))) > 10
    page.mouse.move(1, 1)
    page.wait_for_timeout(700)
    assert preview(page).is_visible()
    page.mouse.click(3, 300)
    assert preview(page).count() == 0


@pytest.mark.parametrize(
    ("brief", "viewport"),
    [("notes", PHONE), ("notes", TABLET), ("notes", ZOOMED), ("arabic", PHONE), ("in-text", TABLET)],
    ids=["phone", "tablet", "zoomed", "Arabic", "in text"],
)
def test_a_preview_never_covers_the_line_it_belongs_to(opened: Open, brief: str, viewport: dict[str, int]) -> None:
    """Wherever the line stands in the window, and whether the mark is one sign or a name over two lines."""
    page = opened(brief, viewport)
    marks = page.locator("article > p a.footnote-ref, article > p .cite a.source")
    for number in (0, 2, marks.count() // 2, marks.count() - 1):
        for part in (0.15, 0.5, 0.9):
            place = marks.nth(number)
            page.keyboard.press("Escape")
            place.evaluate(f"mark => scrollBy(0, mark.getBoundingClientRect().top - {viewport['height'] * part})")
            place.evaluate("mark => { document.activeElement.blur(); mark.focus({preventScroll: true}) }")
            if (number, part) != (0, 0.15):  # whoever has pressed Escape asks for the next one
                page.keyboard.press("Enter")
            preview(page).wait_for()
            assert not covers_its_line(page, place), (number, part)
            box = preview(page).bounding_box()
            assert box is not None
            assert box["x"] >= 0 and box["x"] + box["width"] <= viewport["width"]
            assert box["y"] >= 0 and box["y"] + box["height"] <= viewport["height"]


def test_escape_dismisses_a_preview(opened: Open) -> None:
    """Without moving the pointer; and it does not come back by itself."""
    page = opened("notes")
    mark(page, 1).hover()
    preview(page).wait_for()
    page.keyboard.press("Escape")
    assert preview(page).count() == 0
    page.wait_for_timeout(500)
    assert preview(page).count() == 0


def test_tab_shows_a_preview_enters_it_and_leaves_it(opened: Open) -> None:
    """From the mark into the preview's links, on to what follows the mark; Escape goes back to the mark."""
    page = opened("notes")
    mark(page, 2).focus()
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Tab")
    preview(page).wait_for()
    assert focused(page) == "2"
    described = page.evaluate("document.getElementById(document.activeElement.getAttribute('aria-describedby')).role")
    assert described == "note"
    page.keyboard.press("Tab")
    assert "Doe" in focused(page)
    page.keyboard.press("Escape")
    assert focused(page) == "2"
    assert preview(page).count() == 0


def test_after_escape_a_reader_passes_from_note_to_note_and_enter_shows_one(opened: Open) -> None:
    """No preview opens by itself any more, to hide the text and to take two stops; Enter once more goes to the note."""
    page = opened("notes")
    mark(page, 2).focus()
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Tab")
    preview(page).wait_for()
    page.keyboard.press("Escape")
    page.keyboard.press("Tab")
    assert focused(page) == "3"
    assert preview(page).count() == 0
    page.keyboard.press("Enter")
    assert "Second paragraph" in preview(page).inner_text()
    assert urlsplit(page.url).fragment == ""
    page.keyboard.press("Enter")
    assert "#" + urlsplit(page.url).fragment == mark(page, 3).get_attribute("href")
    assert preview(page).count() == 0


@pytest.mark.parametrize(
    ("brief", "viewport"),
    [("notes", PHONE), ("notes", TABLET), ("arabic", PHONE), ("in-text", PHONE)],
    ids=["phone", "tablet", "Arabic", "in text"],
)
def test_a_tap_shows_the_note_and_a_second_tap_goes_there(opened: Open, brief: str, viewport: object) -> None:
    """The first tap leaves the reader in place."""
    page = opened(brief, viewport, has_touch=True)
    place = page.locator("article > p a.footnote-ref, article > p .cite a.source").nth(1)
    place.tap()
    preview(page).wait_for()
    assert urlsplit(page.url).fragment == ""
    assert not covers_its_line(page, place)
    place.tap()
    assert "#" + urlsplit(page.url).fragment == place.get_attribute("href")
    assert preview(page).count() == 0


def test_on_a_phone_the_sheet_makes_room_for_its_line(opened: Open) -> None:
    """A line at the foot of the window moves up, and the last line of a page gets the sheet at the top."""
    page = opened("notes", PHONE, has_touch=True)
    place = mark(page, 3)
    place.evaluate("mark => scrollBy(0, mark.getBoundingClientRect().top - innerHeight + 40)")
    place.tap()
    preview(page).wait_for()
    assert not covers_its_line(page, place)
    sheet = preview(page).bounding_box()
    assert sheet is not None and sheet["y"] + sheet["height"] == PHONE["height"] and sheet["width"] == PHONE["width"]
    preview(page).get_by_role("button").tap()
    assert preview(page).count() == 0
    last = page.locator("article > p a.footnote-ref").last
    last.evaluate("""mark => {
      const isLater = element => mark.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_FOLLOWING;
      const later = [...document.querySelectorAll("article > *, .site-footer")].filter(isLater);
      for (const element of later) element.style.display = "none";
      scrollTo(0, document.body.scrollHeight);
    }""")
    last.tap()
    preview(page).wait_for()
    assert not covers_its_line(page, last)
    sheet = preview(page).bounding_box()
    assert sheet is not None and sheet["y"] == 0


def test_a_sheet_leads_to_the_note_and_closes_at_a_tap_elsewhere(opened: Open) -> None:
    """“Go to note 2” is a link, in the language of the page."""
    page = opened("notes", PHONE, has_touch=True)
    mark(page, 2).tap()
    preview(page).wait_for()
    page.locator("article > .summary").tap(position={"x": 5, "y": 5})
    assert preview(page).count() == 0
    mark(page, 2).tap()
    preview(page).get_by_role("link", name="Go to note 2").tap()
    assert urlsplit(page.url).fragment.startswith("fn:")
    assert preview(page).count() == 0
    page = opened("arabic", PHONE, has_touch=True)
    mark(page, 2).tap()
    assert preview(page).get_by_role("link", name="الانتقال إلى الحاشية 2").is_visible()


def test_a_citation_in_the_text_shows_its_source(opened: Open) -> None:
    """The entry as it stands in the list, its kind, and where else it is cited."""
    page = opened("in-text")
    page.locator("article > p .cite a.source").first.hover()
    preview(page).wait_for()
    text = preview(page).inner_text()
    assert text.startswith("Doe, Jane (2020). First things.")
    assert "Book · 10 passages in 4 briefs on this site" in text


def test_a_source_named_in_a_note_shows_its_entry(opened: Open) -> None:
    """In the list of notes, too."""
    page = opened("notes")
    page.locator("section[role='doc-endnotes'] a.source").last.hover()
    preview(page).wait_for()
    assert preview(page).inner_text().startswith("Doe, Jane. First things (Press")


# Where a link has led


@pytest.mark.parametrize("keyboard", [True, False], ids=["by keyboard", "by pointer"])
def test_focus_follows_a_jump_there_and_back(opened: Open, keyboard: bool) -> None:
    """The note has the focus and is marked; the way back ends on the very mark, and opens nothing there."""
    page = opened("notes")

    def follow(link: Locator) -> None:
        if keyboard:
            link.focus()
            page.keyboard.press("Enter")
        else:
            link.click()

    follow(mark(page, 1, nth=1))
    note = page.locator("section[role='doc-endnotes'] li").first
    note.and_(page.locator(":focus")).wait_for()
    assert note.evaluate("note => note.matches('.has-arrived:target')")
    assert note.evaluate("note => getComputedStyle(note).backgroundColor") != "rgba(0, 0, 0, 0)"
    follow(page.get_by_role("link", name="Back to 1, second mention").or_(
        page.locator("[aria-label='b, Back to 1, second mention']")).first)  # fmt: skip
    mark(page, 1, nth=1).and_(page.locator(":focus")).wait_for()
    assert preview(page).count() == 0


def test_the_same_jump_again_is_shown_again(opened: Open) -> None:
    """The address does not change, yet focus goes there once more."""
    page = opened("notes")
    for _ in range(2):
        mark(page, 2).click()
        page.locator("section[role='doc-endnotes'] li:nth-child(2):focus.has-arrived").wait_for()
        page.evaluate("document.activeElement.blur(); document.querySelector('.has-arrived').className = ''")


def test_nothing_covers_where_a_link_has_led(opened: Open) -> None:
    """Whatever stays at the top of the window stays off the target."""
    page = opened("notes", PHONE)
    for link in ("#fn\\:note-own", "#source-roe2021"):
        page.evaluate("id => location.hash = id", link.replace("\\", ""))
        is_seen = """place => {
          const {left, top} = place.getClientRects()[0];
          return place.closest("li").contains(document.elementFromPoint(left + 30, top + 4));
        }"""
        eventually(page, lambda link=link, is_seen=is_seen: page.locator(link).evaluate(is_seen))  # type: ignore[misc]


def test_a_jump_opens_the_box_that_holds_its_target(opened: Open) -> None:
    """From a source back to a place that is folded away."""
    page = opened("notes")
    place = page.locator("article details .cite")
    assert not place.is_visible()
    page.locator(f"[id^=back-source-] a[href='#{place.get_attribute('id')}']").click()
    place.wait_for()
    assert place.is_visible()


# Without scripts, on paper, for everyone


@pytest.mark.parametrize("brief", ["notes", "arabic", "in-text"])
def test_without_scripts_every_link_leads_there_and_back(opened: Open, brief: str) -> None:
    """Nothing of the preview is to be seen, and the way is there."""
    page = opened(brief, PHONE, java_script_enabled=False)
    assert preview(page).count() == 0
    place = page.locator("article > p a.footnote-ref, article > p .cite a.source").nth(1)
    place.click()
    target = urlsplit(page.url).fragment
    assert "#" + target == place.get_attribute("href")
    back = page.locator(f"[id='{target}'] a[role='doc-backlink'], [id='back-{target}'] a[role='doc-backlink']").first
    back.click()
    assert "#" + urlsplit(page.url).fragment == back.get_attribute("href")


def test_on_paper_there_are_only_the_notes_at_the_end(opened: Open) -> None:
    """No copies in the margin, no preview."""
    page = opened("notes", WIDE)
    wait_for_margin(page)
    page.emulate_media(media="print")
    assert not page.locator(".sidenotes").is_visible()
    assert page.locator("section[role='doc-endnotes'] li").first.is_visible()


def test_reduced_motion_is_respected(opened: Open) -> None:
    """The mark of a jump does not flash."""
    page = opened("notes", TABLET, reduced_motion="reduce")
    mark(page, 1).click()
    arrived = page.locator(".has-arrived")
    arrived.wait_for()
    assert arrived.evaluate("place => getComputedStyle(place).animationName") == "none"


def test_it_works_where_no_inline_script_or_style_may_run(opened: Open) -> None:
    """The policy that every page says allows none, and refuses nothing that the notes do."""
    page = opened("notes", WIDE)
    policy = page.locator("meta[http-equiv='Content-Security-Policy']").get_attribute("content")
    assert policy is not None and "unsafe-inline" not in policy
    refused: list[str] = []
    page.on("console", lambda message: refused.append(message.text))
    page.reload()
    wait_for_margin(page)
    page.locator("section[role='doc-endnotes'] a.source").first.hover()
    preview(page).wait_for()
    box = preview(page).bounding_box()
    assert box is not None and box["y"] > 0
    assert refused == []


@pytest.mark.parametrize(
    ("brief", "scheme", "touch"),
    [
        ("notes", "light", True),
        ("notes", "dark", False),
        ("arabic", "dark", True),
        ("arabic", "light", False),
        ("in-text", "light", True),
        ("in-text", "dark", False),
    ],
)
def test_axe_finds_nothing_with_a_preview_open(opened: Open, brief: str, scheme: str, touch: bool) -> None:
    """On a phone and beside the text, in light and dark, from the left and from the right."""
    page = opened(brief, PHONE if touch else WIDE, color_scheme=scheme, has_touch=touch)
    if touch:
        page.locator("article > p a.footnote-ref, article > p .cite a.source").nth(1).tap()
    else:
        page.locator("section[role='doc-endnotes'] a.source, article > p .cite a.source").first.hover()
    preview(page).wait_for()
    rules = {"label-content-name-mismatch": {"enabled": True}}
    found = Axe().run(page, context={"include": [["article"]]}, options={"rules": rules}).response["violations"]
    assert [(rule["id"], [node["html"] for node in rule["nodes"]]) for rule in found] == []
