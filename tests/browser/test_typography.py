"""How the text of a brief is set: its figures, its note marks, its lines, and what of it is copied."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from browsing import Browsers
from playwright.sync_api import Browser, Page

NOTES = "briefs/what-a-favour-is-worth/"
CHART = "briefs/counting-heads-and-needs/"
ARABIC = "briefs/one-flood-two-bills-ar/"
CHINESE = "briefs/a-list-without-dates-zh/"

_FIGURES = """() => {
  const serif = getComputedStyle(document.querySelector("article > p:not([class])")).fontFamily;
  const apparatus = ".footnote, .entry, .sidenote, #cite-this ~ p, a[href^='http']";
  const texts = document.createTreeWalker(document.querySelector("article"), NodeFilter.SHOW_TEXT);
  const found = { oldStyle: 0, wrong: [] };
  while (texts.nextNode()) {
    const [text, around] = [texts.currentNode.data, texts.currentNode.parentElement];
    if (!/[0-9]/.test(text) || !around.checkVisibility()) continue;
    const style = getComputedStyle(around);
    const isOldStyle = style.fontVariantNumeric.includes("oldstyle");
    if (isOldStyle) found.oldStyle += 1;
    if (isOldStyle && (style.fontFamily !== serif || around.closest(apparatus))) found.wrong.push(text.trim());
  }
  return found;
}"""
_LINES = """() => {
  const uneven = [];
  let lines = 0;
  for (const block of document.querySelectorAll("article :is(p, .entry, li):not(:has(p, li))")) {
    const fontOf = (one) => {
      const { fontFamily, fontSize, fontWeight, fontStyle } = getComputedStyle(one);
      return [fontFamily, fontSize, fontWeight, fontStyle].join();
    };
    const { lineHeight } = getComputedStyle(block);
    const texts = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
    const feet = new Set();
    while (texts.nextNode()) {
      const text = texts.currentNode;
      if (fontOf(text.parentElement) !== fontOf(block) || !text.data.trim()) continue;
      const range = new Range();
      range.selectNodeContents(text);
      for (const box of range.getClientRects()) if (box.width) feet.add(Math.round(box.bottom * 4) / 4);
    }
    const sorted = [...feet].sort((one, other) => one - other);
    const steps = sorted.slice(1).map((foot, at) => foot - sorted[at]).filter((step) => step > 3);
    lines += steps.length;
    const lead = parseFloat(lineHeight);
    // Where a line is all in another font, the step is one of two lines.
    if (steps.some((step) => Math.abs(step - Math.max(1, Math.round(step / lead)) * lead) > 1.1)) {
      uneven.push([block.textContent.trim().slice(0, 40), lineHeight, steps]);
    }
  }
  return { lines, uneven };
}"""


@pytest.fixture(scope="module", params=["chromium", "firefox"])
def either(request: pytest.FixtureRequest, browsers: Browsers) -> Browser:
    """Chromium, then Firefox."""
    return browsers.chromium() if request.param == "chromium" else browsers.firefox()


@pytest.fixture
def page(either: Browser) -> Iterator[Page]:
    """A window of a desk."""
    context = either.new_context(viewport={"width": 1440, "height": 900})
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("width", [390, 1440])
@pytest.mark.parametrize("brief", [NOTES, CHART])
def test_old_style_figures_are_for_running_text_alone(page: Page, address: str, brief: str, width: int) -> None:
    """Lining ones stand in labels, addresses, references and charts: `e015972` is not `eo15972`."""
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(address + brief)
    found = page.evaluate(_FIGURES)
    assert found["wrong"] == []
    assert found["oldStyle"] > 3


@pytest.mark.parametrize("font", ["", "DejaVu Serif", "Liberation Serif"])
@pytest.mark.parametrize(("brief", "width"), [(NOTES, 390), (NOTES, 1440), (ARABIC, 390)])
def test_lines_are_equally_far_apart(page: Page, address: str, brief: str, width: int, font: str) -> None:
    """Those with marks of notes too, and the last of a note, where the way back stands."""
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(address + brief)
    if font:
        page.evaluate("font => document.documentElement.style.setProperty('--briefsite-serif', `\"${font}\"`)", font)
    elif "Firefox" in str(page.evaluate("navigator.userAgent")):
        pytest.skip("the boxes of its text differ by 2 px there, also in notes, which hold no marks")
    page.wait_for_timeout(100)
    found = page.evaluate(_LINES)
    assert found["uneven"] == []
    assert found["lines"] > 20


def test_the_mark_of_a_note_is_easy_to_touch(page: Page, address: str) -> None:
    """24 px each way lead to it, although it is drawn small, light and close to its word."""
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(address + NOTES)
    mark = page.locator("article > p a.footnote-ref").first
    mark.evaluate("one => one.scrollIntoView({ block: 'center' })")
    reached = mark.evaluate(
        """(one) => {
          const { left, top, bottom } = one.getBoundingClientRect();
          const [x, y] = [left, (top + bottom) / 2];
          const around = [[1, 0], [23, 0], [1, -11], [1, 11], [23, -11], [23, 11]];
          return around.map(([across, down]) => document.elementFromPoint(x + across, y + down) === one);
        }"""
    )
    assert reached == [True] * 6
    weight, width = mark.evaluate("one => [getComputedStyle(one).fontWeight, one.getBoundingClientRect().width]")
    assert weight == "400" and width < 12


def test_marks_of_notes_and_of_headings_are_not_copied(page: Page, address: str) -> None:
    """Neither is the way back from a note; the words stand as they were written."""
    page.goto(address + NOTES)
    page.locator(".sidenote[style]").first.wait_for(state="attached")
    page.locator("article").evaluate("one => getSelection().selectAllChildren(one)")
    copied = " ".join(str(page.evaluate("String(getSelection())")).split())
    assert "left open when an interest is met. Twenty-three years later" in copied
    assert "so before the ladder leaves the shed. Diffuse reciprocity, and its price Robert Keohane" in copied
    assert "↩" not in copied


def test_the_parts_of_a_compound_stay_in_one_line(page: Page, address: str) -> None:
    """At whatever width, a dash between two numbers ends no line; what is copied is what was written."""
    page.goto(address + CHART)
    pieces = page.locator("article .nowrap")
    texts = pieces.all_text_contents()
    assert "2022–2030" in texts
    for width in range(320, 420, 9):
        page.set_viewport_size({"width": width, "height": 900})
        assert pieces.evaluate_all("all => all.every((one) => one.getClientRects().length <= 1)"), width
    pieces.first.evaluate("one => getSelection().selectAllChildren(one)")
    assert page.evaluate("String(getSelection())") in ("", texts[0])


def test_notes_beside_the_text_name_the_host_of_an_address(page: Page, address: str) -> None:
    """The list of notes has all of it, and so has the link."""
    page.goto(address + NOTES)
    page.locator(".sidenote[style]").first.wait_for(state="attached")
    beside = page.locator(".sidenote a[href^='https://unctad.org/']").first
    assert beside.text_content() == "unctad.org"
    full = page.locator("section.footnote a[href^='https://unctad.org/']").first
    assert full.text_content() == full.get_attribute("href") == beside.get_attribute("href")


def test_an_arabic_page_has_its_measure_and_latin_italics(page: Page, address: str) -> None:
    """About 70 characters a line; titles in Latin letters slant, and nothing else does."""
    page.goto(address + ARABIC)
    letters = page.evaluate(
        """() => {
          let [letters, lines] = [0, 0];
          for (const one of document.querySelectorAll("article > p:not([class])")) {
            const count = Math.round(one.offsetHeight / parseFloat(getComputedStyle(one).lineHeight));
            if (count < 3) continue;
            letters += one.textContent.length;
            lines += count - 0.5;
          }
          return letters / lines;
        }"""
    )
    assert 62 <= letters <= 78
    slanted = page.locator("article em").evaluate_all(
        "all => all.map((one) => [/[a-z]/i.test(one.textContent), getComputedStyle(one).fontStyle])"
    )
    assert ["True", "italic"] in [[str(is_latin), style] for is_latin, style in slanted]
    assert all((style == "italic") == is_latin for is_latin, style in slanted)


def test_chinese_lines_are_not_evened_out(page: Page, address: str) -> None:
    """Without spaces between words that would end them early."""
    page.goto(address + CHINESE)
    style = "one => getComputedStyle(one).textWrapStyle ?? getComputedStyle(one).textWrap"
    assert page.locator("article > p:not([class])").first.evaluate(style) in ("auto", "wrap")


def test_no_chinese_line_begins_with_the_mark_of_a_note(page: Page, address: str) -> None:
    """A line may end after any sign there; the mark takes the sign before it along, at whatever width."""
    page.goto(address + CHINESE)
    apart = """() => [...document.querySelectorAll("article > p .footnote-ref")].filter((mark) => {
      const texts = document.createTreeWalker(mark.closest("p"), NodeFilter.SHOW_TEXT);
      let [before, text] = [null, texts.nextNode()];
      for (; !mark.contains(text); text = texts.nextNode()) before = text;
      const sign = new Range();
      sign.setStart(before, before.length - 1);
      sign.setEnd(before, before.length);
      const [signBox, markBox] = [sign, mark].map((one) => one.getBoundingClientRect());
      return markBox.right <= signBox.left;
    }).length"""
    assert page.locator("article > p .footnote-ref").count() > 3
    for width in range(320, 420, 5):
        page.set_viewport_size({"width": width, "height": 900})
        assert page.evaluate(apart) == 0, width


def test_headings_are_balanced_and_addresses_get_no_hyphens(page: Page, address: str) -> None:
    """Text may be hyphenated in long words; an address, code and a title may not."""
    page.goto(address + NOTES)
    hyphens = "one => getComputedStyle(one).hyphens"
    assert page.locator("article > p:not([class])").first.evaluate(hyphens) == "auto"
    for place in ("h1", "h2", "section.footnote a[href^='http']"):
        assert page.locator(place).first.evaluate(hyphens) in ("manual", "none"), place
    wrap = "one => getComputedStyle(one).textWrapStyle ?? getComputedStyle(one).textWrap"
    assert page.locator("h1").evaluate(wrap) == "balance"
