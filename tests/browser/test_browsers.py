"""What browsers do differently: keys that one keeps for itself, pages that another keeps, what older ones lack."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from browsing import Browsers
from playwright.sync_api import Browser, Page, expect
from projects import ROOT

BRIEF = "briefs/what-a-favour-is-worth/"
SCRIPTS = sorted((ROOT / "scripts/briefsite/theme/assets").rglob("*.js"))


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A window of a desk in which no script may fail."""
    context = browser.new_context(viewport={"width": 1400, "height": 900})
    opened = context.new_page()
    errors: list[str] = []
    opened.on("pageerror", lambda error: errors.append(str(error)))
    yield opened
    context.close()
    assert errors == []


def _key(page: Page, **properties: object) -> None:
    """A key as a browser without an opinion of its own gives it to the field of the search."""
    page.locator("#search-field").evaluate(
        "(field, properties) => field.dispatchEvent(new KeyboardEvent('keydown', { bubbles: true, ...properties }))",
        properties,
    )


def test_one_escape_closes_the_search_and_none_while_an_input_method_composes(page: Page, address: str) -> None:
    """WebKit gives Escape to the field, so the dialog does not rely on the browser."""
    page.goto(address)
    page.keyboard.press("/")
    dialog = page.locator("dialog.search")
    expect(dialog).to_be_visible()
    _key(page, key="Escape", isComposing=True)
    _key(page, key="Escape", keyCode=229)
    expect(dialog).to_be_visible()
    _key(page, key="Escape")
    expect(dialog).not_to_be_visible()


def _come_back(page: Page, emptied: str) -> None:
    """Go back to a page that the browser has kept, and whose controls it empties after `pageshow`, as WebKit does."""
    page.evaluate(
        """(emptied) => {
          dispatchEvent(new PageTransitionEvent("pageshow", { persisted: true }));
          for (const one of document.querySelectorAll(emptied)) one.value = "";
        }""",
        emptied,
    )


def test_going_back_keeps_the_choices_of_the_filter(page: Page, address: str) -> None:
    """What is chosen stands in the address; the next choice is added to it."""
    page.goto(f"{address}briefs/?topic=trade")
    topic = page.get_by_label("Topic")
    expect(topic).to_have_value("trade")
    _come_back(page, "form.filter select")
    expect(topic).to_have_value("trade")
    page.get_by_label("Year").select_option(index=1)
    assert "topic=trade&year=" in page.url


def test_going_back_keeps_what_is_searched(page: Page, address: str) -> None:
    """The words, and the filters beside them."""
    page.goto(f"{address}?search=trade&search-topic=trade")
    field, topic = page.locator("#search-field"), page.locator("#search-topic")
    expect(topic).to_have_value("trade")
    _come_back(page, "dialog :is(input, select)")
    expect(field).to_have_value("trade")
    expect(topic).to_have_value("trade")


LATER = "|".join(
    (
        r"\.aria[A-Z]\w+",  # reflection: Firefox 119
        r"\(\?<[=!]",  # looking behind: Safari 16.4
        r"\.(?:to(?:Sorted|Reversed|Spliced)|findLast\w*|isWellFormed|groupBy|withResolvers|fromAsync|canParse)\(",
        r"\.(?:union|intersection|difference|symmetricDifference|is(?:Subset|Superset|DisjointFrom))\w*\(",
        r"\.(?:(?:values|keys|entries)\(\)|matchAll\([^()]*\))\.(?:map|filter|some|every|find|reduce|toArray|take)\(",
        r"\.(?:checkVisibility|showPopover|hidePopover)\(",  # without `?.`
        r"(?:querySelector(?:All)?|matches|closest)\([^)]*:has\(",  # Firefox 121
        r"Intl\.Segmenter|RegExp\.escape|Promise\.try",
        r"/[dgimsuy]*v[dgimsuy]*\.(?:test|exec)",
    )
)
"""What came after Chromium 106, Firefox 106 and Safari 16, the browsers of the autumn of 2022."""


@pytest.mark.parametrize(
    "script",
    [
        "button.ariaLabel = words;",
        "/(?<=a)b/.test(text)",
        "list.toSorted()",
        "found.values().map(one => one)",
        "text.matchAll(pattern).map(one => one)",
        "mark.checkVisibility()",
        'document.querySelectorAll(".highlight:has(pre)")',
        "new Intl.Segmenter(lang)",
        "one.union(other)",
    ],
)
def test_what_is_later_is_recognised(script: str) -> None:
    """Each sort of it, or the next test would prove nothing."""
    assert re.search(LATER, script)


def test_scripts_use_nothing_that_browsers_of_2022_stumble_over() -> None:
    """What they lack is asked for first (`?.`), or left alone."""
    found = {path.name: re.findall(LATER, path.read_text("utf-8")) for path in SCRIPTS}
    assert {name: uses for name, uses in found.items() if uses} == {}


def test_without_reflection_of_aria_copies_are_hidden_and_previews_named(page: Page, address: str) -> None:
    """Firefox has `ariaLabel` and `ariaHidden` since 2023: before, what is set so is nowhere."""
    page.add_init_script("delete Element.prototype.ariaHidden; delete Element.prototype.ariaLabel;")
    page.goto(address + BRIEF)
    page.locator(".sidenote[style]").first.wait_for(state="attached")
    assert page.locator(".sidenotes").get_attribute("aria-hidden") == "true"
    page.set_viewport_size({"width": 800, "height": 900})
    page.locator("article p a.footnote-ref").first.hover()
    expect(page.locator(".note-preview")).to_have_attribute("aria-label", re.compile(r"note \d+"))


def test_what_is_copied_stands_there_once(page: Page, address: str) -> None:
    """Neither notes beside the text nor the signs of headings are copied with all the page."""
    page.goto(address + BRIEF)
    page.locator(".sidenote[style]").first.wait_for(state="attached")
    page.keyboard.press("Control+a")
    copied = " ".join(str(page.evaluate("String(getSelection())")).split())
    notes = page.locator("section.footnote li > p").evaluate_all("all => all.map((one) => one.innerText)")
    words = [" ".join(note.split())[:60] for note in notes[:6]]
    page.locator(".sidenotes").evaluate("notes => { notes.hidden = true; notes.style.display = 'none'; }")
    shown = " ".join(page.locator("body").inner_text().split())
    assert [copied.count(one) for one in words] == [shown.count(one) for one in words]
    assert "#" not in copied


def test_nothing_is_cut_off_where_a_box_scrolls() -> None:
    """WebKit lets a quotation mark hang out of a line; in a box that clips it would be gone."""
    folder = ROOT / "scripts/briefsite/theme/assets"
    sheets = "".join(path.read_text("utf-8") for path in sorted(folder.rglob("*.css")))
    for box in (".md-typeset .table-box", ".sidenote", ".md-typeset .note-preview"):
        rules = re.findall(rf"^{re.escape(box)} {{\n([^}}]*)}}", sheets, re.MULTILINE)
        assert any("overflow" in rule and "hanging-punctuation: none;" in rule for rule in rules), box


def test_chinese_is_broken_into_lines_as_it_comes(page: Page, address: str) -> None:
    """Without spaces between words, a prettier last line costs short lines and split words."""
    page.goto(address + "briefs/a-list-without-dates-zh/")
    wrap = "one => getComputedStyle(one).textWrapStyle ?? getComputedStyle(one).textWrap"
    assert page.locator("article > p").first.evaluate(wrap) in ("auto", "wrap")
    page.goto(address + BRIEF)
    assert page.locator("article > p").first.evaluate(wrap) == "pretty"


def test_forced_colours_keep_what_is_meant(browser: Browser, address: str) -> None:
    """The note at which a mark points has an outline; numbers on bars an edge in the colour of the page."""
    context = browser.new_context(viewport={"width": 1400, "height": 900}, forced_colors="active")
    page = context.new_page()
    page.goto(address + "briefs/counting-heads-and-needs/")
    page.locator(".sidenote[style]").first.wait_for(state="attached")
    page.locator("article p a.footnote-ref").first.hover()
    meant = page.locator(".sidenote.is-meant")
    assert meant.evaluate("note => getComputedStyle(note).outlineStyle") == "solid"
    number = page.locator("figure.chart svg text").first
    edge = "text => [getComputedStyle(text).stroke, getComputedStyle(text).paintOrder.split(' ')[0]]"
    assert number.evaluate(edge) == [page.evaluate("getComputedStyle(document.body).backgroundColor"), "stroke"]
    context.close()


def test_firefox_says_nothing_against_any_page(browsers: Browsers, address: str) -> None:
    """No error of a script, and nothing that the policy of a page refuses: what is prefetched, for one."""
    said: list[str] = []
    context = browsers.firefox().new_context()
    page = context.new_page()
    page.on("pageerror", lambda error: said.append(f"{page.url}: {error}"))
    page.on("console", lambda message: said.append(f"{page.url}: {message.text}"))
    for kind in ("", "briefs/", BRIEF, "topics/", "topics/trade/", "people/", "people/data-desk/", "sources/",
                 "search/", "about/", "manual/write-a-brief/", "manual/rules/", "manual/content/"):  # fmt: skip
        page.goto(address + kind)
        page.wait_for_timeout(200)
    context.close()
    assert said == []
