"""What a page does, in Firefox and in WebKit: a walk through the behaviours that Chromium is asked for in detail.

Each ends with no complaint: no error of a script, nothing that the policy of a page refuses, nothing that is not there.
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from html_site import HtmlSite, built_once, mkdocs_build
from sharing import shared_folder
from tidewater import lay_out_tidewater
from windows import DESK, PHONE, Window, complaints, until, watched

BRIEF = "briefs/what-a-favour-is-worth/"
CONTENT = """---
title: What unfolds
date: 2026-10-06
authors: [data-desk]
topics: [trade]
summary: Tabs, code, boxes, a table.
---

=== "The ministry"

    Capacity rose by a third [@plan78].

=== "The union"

    Crews shrank by a fifth [@favours86, p. 8].

```py
def wait(arrived, berthed):
    return berthed - arrived
```

??? tip "What unfolds"

    Hidden until it is asked for [@five14].

<div class="sortable" markdown>

| Port | Days |
|---|---:|
| Mombasa | 3 |
| Dakar | 12 |
| Lomé | 7 |

</div>
"""
MARK = "article p a.footnote-ref"
FOUND = 'dialog[open] a[href*="one-flood-two-bills"]'
UNFOLD = "() => document.querySelectorAll('details.passages').forEach((one) => { one.open = true; })"
MARKED = "() => [...CSS.highlights.get('arrived') ?? []].map(String).join(' ').replace(/\\s+/g, ' ')"


@pytest.fixture(scope="module")
def watched_site(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Iterator[str]:
    """Where Tidewater Briefs is served, with one more brief, which holds what few do."""

    def build() -> tuple[int, str]:
        (lay_out_tidewater(root) / "manual").unlink()  # no page of it is opened here
        (root / "briefs/what-unfolds.md").write_text(CONTENT, "utf-8")
        return mkdocs_build(root, "--strict")

    root = shared_folder(tmp_path_factory, worker_id) / "every-browser"
    site: HtmlSite = built_once(root / "site", build)
    with watched(site.folder, tmp_path_factory.mktemp("watched") / "site") as address:
        yield address


@pytest.fixture
def at(window: Window, watched_site: str) -> Iterator[str]:
    """The address of that site, for a walk at the end of which nothing was complained of."""
    yield watched_site
    assert complaints(window) == []


def _shown(selector: str) -> str:
    """A function that tells whether something can be seen."""
    return f"() => Boolean(document.querySelector('{selector}')?.checkVisibility())"


def _at(window: Window, path: str) -> None:
    """Wait until the page at this path is there and has run its scripts."""
    until(window, "(path) => location.href.includes(path) && document.readyState === 'complete'", path)


def test_from_the_home_page_to_a_note_and_back(window: Window, at: str) -> None:
    """A brief is opened by its title; its first note leads down, and the arrow of the note up again."""
    window.go(at)
    window.click("article a[href^='briefs/']:not([href='briefs/'])")
    _at(window, "/briefs/")
    window.go(at + BRIEF)
    note = str(window.run("(mark) => document.querySelector(mark).hash.slice(1)", MARK))
    window.click(MARK)
    until(window, "(note) => decodeURIComponent(location.hash.slice(1)) === note", note)
    top = "(id) => document.getElementById(id).getBoundingClientRect().top / innerHeight"
    assert 0 <= window.run(top, note) < 1
    window.click(".footnote li:has(.footnote-backref) .footnote-backref")
    until(window, "() => location.hash.startsWith('#cite-') || location.hash.startsWith('#fnref')")
    until(window, "() => document.activeElement.matches('a.footnote-ref')")
    window.back()
    until(window, "(note) => decodeURIComponent(location.hash.slice(1)) === note", note)


def test_a_note_is_shown_to_who_points_at_its_mark(window: Window, at: str) -> None:
    """In a preview on a middling window, beside the text on a wide one; Escape closes the preview."""
    window.resize(800, 900)
    window.go(at + BRIEF)
    window.hover(MARK)
    assert "ladder" in until(window, "() => document.querySelector('.note-preview')?.textContent")
    window.press("Escape")
    until(window, "() => !document.querySelector('.note-preview')")
    window.resize(*DESK)
    until(window, _shown(".sidenote"))
    window.hover(MARK)
    assert "ladder" in until(window, "() => document.querySelector('.sidenote.is-meant')?.textContent")


def test_a_note_is_shown_to_the_keyboard(window: Window, at: str) -> None:
    """Tab reaches a mark, which shows that it has the focus, and its preview; the next Tab is in the preview."""
    window.resize(800, 900)
    window.go(at + BRIEF)
    mark = "article p .cite a.footnote-ref"
    before = """(mark) => {
      const paragraph = document.querySelector(mark).closest("p");
      paragraph.tabIndex = -1;
      paragraph.focus();
    }"""
    window.run(before, mark)
    window.press("Tab")
    until(window, "() => document.activeElement.matches('a.footnote-ref:focus-visible')")
    until(window, _shown(".note-preview"))
    assert window.run("() => getComputedStyle(document.activeElement).outlineStyle") == "solid"
    window.press("Tab")
    until(window, "() => Boolean(document.activeElement.closest('.note-preview'))")
    window.press("Escape")
    until(window, "() => !document.querySelector('.note-preview') && document.activeElement.matches('a.footnote-ref')")


def test_a_note_is_shown_to_a_finger(window: Window, at: str) -> None:
    """As a sheet at the foot of a phone, whose button closes it."""
    window.resize(*PHONE)
    window.go(at + BRIEF)
    window.tap(MARK)
    until(window, _shown(".note-preview.is-touched"))
    edge = """() => {
      const { left, right, bottom } = document.querySelector(".note-preview").getBoundingClientRect();
      return [left, right - document.documentElement.clientWidth, Math.round(bottom) - innerHeight];
    }"""
    assert window.run(edge) == [0, 0, 0]
    window.tap(".note-preview button")
    until(window, "() => !document.querySelector('.note-preview')")
    assert window.run("() => location.hash") == ""


def test_a_source_leads_to_the_passage_that_cites_it(window: Window, at: str) -> None:
    """Its sentence is marked, in the upper half, the mark of its note has the focus: by a link, and coming back."""
    window.go(at + "sources/")
    window.run(UNFOLD)
    window.click("article li a[href*='what-a-favour-is-worth/#cite-favours86']")
    _at(window, "#cite-favours86")
    for _ in range(2):
        assert str(until(window, MARKED)).startswith("Specific reciprocity asks for equal things")
        until(window, "() => document.activeElement.matches('a.footnote-ref')")
        top = "() => [...CSS.highlights.get('arrived')][0].getBoundingClientRect().top / innerHeight"
        assert 0.1 < window.run(top) < 0.5
        window.go(at)
        window.back()
        _at(window, "#cite-favours86")


def test_the_search_opens_finds_and_closes(window: Window, at: str) -> None:
    """By a slash; what is typed is found; one Escape closes it, though WebKit gives Escape to the field."""
    window.go(at + BRIEF)
    window.press("/")
    until(window, "() => document.activeElement.matches('dialog[open] input[type=search]')")
    window.write("flood")
    until(window, _shown(FOUND))
    window.press("Escape")
    until(window, "() => !document.querySelector('dialog[open]')")
    assert window.run("() => location.pathname").endswith(BRIEF)


def test_what_was_searched_is_there_again_after_going_back(window: Window, at: str) -> None:
    """The words in the field, the results below it."""
    window.go(at)
    window.press("/")
    until(window, "() => document.activeElement.matches('dialog[open] input[type=search]')")
    window.write("flood")
    until(window, "() => location.search === '?search=flood'")
    until(window, _shown(FOUND))
    window.click(FOUND)
    _at(window, "briefs/one-flood-two-bills")
    window.back()
    until(window, "() => document.querySelector('dialog[open] input[type=search]')?.value === 'flood'")
    until(window, _shown(FOUND))


def test_the_filter_of_briefs_is_as_it_was_after_going_back(window: Window, at: str) -> None:
    """What was chosen stands in its control, and the next choice is added to it."""
    window.go(at + "briefs/")
    choose = """(name, value) => {
      const control = document.querySelector(`form.filter [name=${name}]`);
      control.value = value;
      control.dispatchEvent(new Event("change", { bubbles: true }));
    }"""
    window.run(choose, "topic", "trade")
    link = str(until(window, "() => document.querySelector('.found a')?.getAttribute('href')"))
    window.click(".found a")
    _at(window, link.removeprefix("../"))
    window.back()
    until(window, "() => document.querySelector('form.filter [name=topic]')?.value === 'trade'")
    until(window, _shown(".found a"))
    window.run("() => new Promise((resolve) => setTimeout(resolve, 300))")  # WebKit empties controls late
    assert window.run("() => document.querySelector('form.filter [name=topic]').value") == "trade"
    window.run(choose, "year", "2026")
    until(window, "() => location.search === '?topic=trade&year=2026'")


def test_the_filter_of_sources_is_as_it_was_after_going_back(window: Window, at: str) -> None:
    """What is typed, and the entries that have it."""
    window.go(at + "sources/")
    every = window.run("() => document.querySelectorAll('.entry').length")
    window.run("() => document.querySelector('form.filter input').focus()")
    window.write("reciprocity")
    until(window, "() => location.search === '?q=reciprocity'")
    left = "() => [...document.querySelectorAll('.entry')].filter((one) => one.checkVisibility()).length"
    until(window, f"() => ({left})() < {every}")
    shown = window.run(left)
    window.go(at)
    window.back()
    until(window, "() => document.querySelector('form.filter input')?.value === 'reciprocity'")
    until(window, f"() => ({left})() === {shown}")


def test_a_bar_leads_from_a_passage_to_the_next_and_closes(window: Window, at: str) -> None:
    """Where a source has led to the passage; Escape leaves the reader there."""
    window.go(at + "sources/?q=reciprocity")
    until(window, "() => document.querySelectorAll('li[hidden] > p > .entry').length")
    window.run("() => { for (const one of document.querySelectorAll('details.passages')) one.open = true; }")
    window.click("li:not([hidden]) > .passages a[href*='#cite-favours86']")
    _at(window, "?source=favours86#cite-favours86")
    until(window, _shown(".passage-bar"))
    until(window, "() => document.activeElement.matches('a.footnote-ref, a.source, .cite')")
    window.click(".passage-bar .next")
    until(window, "() => document.querySelector('.passage-bar [role=status]').textContent.startsWith('Passage 2 of')")
    window.press("Escape")
    until(window, "() => !document.querySelector('.passage-bar') && location.search === ''")


def test_the_colours_follow_the_button_and_are_remembered(window: Window, at: str) -> None:
    """Dark paper, on the next page too; again, and it is light."""
    ground = "() => getComputedStyle(document.body).backgroundColor"
    window.go(at)
    light = window.run(ground)
    window.click("#scheme")
    until(window, f"(light) => ({ground})() !== light", light)
    dark = window.run(ground)
    window.go(at + BRIEF)
    assert window.run(ground) == dark
    window.click("#scheme")
    until(window, f"(light) => ({ground})() === light", light)


def test_tabs_boxes_tables_and_code_do_what_they_offer(window: Window, at: str) -> None:
    """Arrow keys change the tab, a box unfolds, a column sorts, code is copied and that is said."""
    window.go(at + "briefs/what-unfolds/")
    window.run("() => document.querySelector('[role=tab]').focus()")
    window.press("ArrowRight")
    until(window, "() => document.activeElement.textContent.trim() === 'The union'")
    panels = """() => [...document.querySelectorAll("[role=tabpanel] p")].filter((one) => one.checkVisibility())
      .map((one) => one.textContent.slice(0, 6))"""
    assert window.run(panels) == ["Crews "]
    assert not window.run(_shown("details.tip p"))
    window.click("details.tip summary")
    until(window, _shown("details.tip p"))
    window.click(".sortable th:last-child button")
    days = "() => [...document.querySelectorAll('.sortable td:last-child')].map((one) => one.textContent)"
    assert window.run(days) == ["3", "7", "12"]
    order = "() => document.querySelector('.sortable th:last-child').getAttribute('aria-sort')"
    assert window.run(order) == "ascending"
    window.click(".code-tools button")
    until(window, "() => document.querySelector('.code-tools [role=status]').textContent")


def test_a_link_into_what_is_folded_opens_it(window: Window, at: str) -> None:
    """A source leads to a citation in a closed tab, and to one in a closed box."""
    for key, folded in (("favours86", ".tabbed-block"), ("five14", "details.tip")):
        window.go(at + "sources/")
        window.run(UNFOLD)
        window.click(f"a[href*='what-unfolds/#cite-{key}']")
        _at(window, f"#cite-{key}")
        until(window, f"() => document.activeElement.closest('{folded}')?.checkVisibility()")


@pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])
def test_no_page_is_wider_than_its_window_or_complains(window: Window, at: str, size: tuple[int, int]) -> None:
    """A page of each kind, in four languages, and what stands at an address that leads nowhere."""
    window.resize(*size)
    pages = (
        *("", "briefs/", "topics/", "topics/trade/", "people/", "people/data-desk/", "sources/", "search/", "404.html"),
        *("briefs/one-flood-two-bills-ar/", "briefs/a-list-without-dates-zh/", "briefs/a-list-without-dates-fr/"),
    )
    for page in pages:
        window.go(at + page)
        beyond = "({ scrollWidth, clientWidth } = document.documentElement) => scrollWidth - clientWidth"
        assert window.run(beyond) == 0, page
        assert window.run("() => document.querySelectorAll('h1').length") == 1, page


def test_what_is_copied_with_the_whole_page_stands_there_once(window: Window, at: str) -> None:
    """No note a second time from beside the text, no sign of a heading."""
    window.go(at + BRIEF)
    until(window, _shown(".sidenote"))
    copied = "() => { getSelection().selectAllChildren(document.body); return getSelection().toString(); }"
    words = " ".join(str(window.run(copied)).split())
    assert words.count("it was made for two players") == 1
    assert "#" not in words


def test_lines_are_set_as_the_script_wants_it(window: Window, at: str) -> None:
    """In Chinese they are broken as they come, and nothing hangs out of a box that clips it."""
    window.resize(*PHONE)
    style = "(selector, name) => getComputedStyle(document.querySelector(selector))[name] ?? ''"
    window.go(at + "briefs/a-list-without-dates-zh/")
    assert window.run(style, "article > p:not([class])", "textWrapStyle") in ("auto", "")
    window.go(at + BRIEF)
    assert window.run(style, ".table-box", "hangingPunctuation") in ("none", "")
