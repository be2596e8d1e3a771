"""How a page looks to a reader: on a phone, enlarged, in the dark, on paper."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

BRIEF = "briefs/who-votes-in-a-bank/"
NOTES = "briefs/what-a-favour-is-worth/"
ARABIC = "briefs/one-flood-two-bills-ar/"
KINDS = ("", "briefs/", BRIEF, NOTES, ARABIC, "topics/", "topics/development-finance/", "people/",
         "people/data-desk/", "sources/", "about/", "manual/write-a-brief/", "manual/rules/", "404.html")  # fmt: skip

_LINES = """() => {
  const text = [...document.querySelectorAll('.md-content__inner > p:not([class])')];
  let letters = 0, lines = 0;
  for (const paragraph of text) {
    const height = paragraph.getBoundingClientRect().height;
    const count = Math.round(height / parseFloat(getComputedStyle(paragraph).lineHeight));
    if (count < 4) continue;
    letters += paragraph.textContent.length;
    lines += count - 0.5;  // a last line is half full, as often as not
  }
  return letters / lines;
}"""
_CONTRAST = """(names) => {
  const canvas = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
  const style = getComputedStyle(document.documentElement);
  const light = (name) => {
    canvas.fillStyle = style.getPropertyValue(name);
    canvas.fillRect(0, 0, 1, 1);
    const [r, g, b] = [...canvas.getImageData(0, 0, 1, 1).data].map((value) => {
      const part = value / 255;
      return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const [one, other] = names.map(light).sort((a, b) => b - a);
  return (one + 0.05) / (other + 0.05);
}"""


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A window of a desk."""
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    yield context.new_page()
    context.close()


def _tops(page: Page, *selectors: str) -> list[float]:
    boxes = [page.locator(selector).first.bounding_box() for selector in selectors]
    return [box["y"] if box else -1.0 for box in boxes]


@pytest.mark.parametrize("width", [360, 768, 1440])
def test_the_first_screen_says_what_it_is_before_the_text(page: Page, address: str, width: int) -> None:
    """Kind and number, title, who, when and how long, summary, key points, key figures, in this order; topics below."""
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(address + BRIEF)
    tops = _tops(page, ".brief-kind", "h1", ".byline", ".summary", "#key-points", "#key-figures", ".topics", "#sources")
    assert tops == sorted(tops)
    assert tops[0] > 0
    assert page.locator(".brief-kind").inner_text().lower() == "policy brief · finance · no. 1"
    assert "\u00a0min read · Cite this brief" in page.locator(".byline").inner_text()
    assert tops[4] < 900, "the key points begin on the first screen"


@pytest.mark.parametrize("font", ["Liberation Serif", "DejaVu Serif"])
@pytest.mark.parametrize("width", [1024, 1440])
def test_a_line_holds_66_to_72_characters(page: Page, address: str, width: int, font: str) -> None:
    """With a narrow font and with a wide one, for the fonts are the reader's own."""
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(address + NOTES)
    page.evaluate("font => document.documentElement.style.setProperty('--briefsite-serif', `\"${font}\"`)", font)
    assert 66 <= page.evaluate(_LINES) <= 72


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_scrolls_sideways_when_the_text_is_enlarged(browser: Browser, address: str, kind: str) -> None:
    """A window of 640 px at 200 %, which is 320 px to the page, and a reader's own letters twice as large."""
    context = browser.new_context(viewport={"width": 320, "height": 400}, device_scale_factor=2)
    page = context.new_page()
    page.goto(address + kind)
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    page.set_viewport_size({"width": 640, "height": 800})
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    assert page.evaluate("document.documentElement.scrollWidth") <= 640
    context.close()


def test_a_wide_table_scrolls_in_its_box_by_keyboard(page: Page, address: str) -> None:
    """The box has a name, takes focus, and the arrow keys move it."""
    page.set_viewport_size({"width": 320, "height": 700})
    page.goto(address + NOTES)
    boxes = page.locator(".table-box")
    wide = [box for box in boxes.all() if box.evaluate("box => box.scrollWidth > box.clientWidth + 20")]
    assert wide, "no table of this brief is wider than a phone: choose another"
    box = wide[0]
    assert box.get_attribute("aria-label")
    box.focus()
    page.keyboard.press("ArrowRight")
    page.wait_for_function("box => box.scrollLeft > 0", arg=box.element_handle())


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_colours_can_be_read(browser: Browser, address: str, scheme: str) -> None:
    """Text at 4.5 to 1 and better on everything it stands on, edges of controls at 3 to 1 (WCAG 1.4.3, 1.4.11)."""
    context = browser.new_context(color_scheme=scheme)  # type: ignore[arg-type]
    page = context.new_page()
    page.goto(address)
    for ground in ("paper", "soft", "mark"):
        for ink in ("ink", "muted", "accent"):
            contrast = page.evaluate(_CONTRAST, [f"--briefsite-{ink}", f"--briefsite-{ground}"])
            assert contrast >= 4.5, (ink, ground, contrast)
    assert page.evaluate(_CONTRAST, ["--briefsite-edge", "--briefsite-paper"]) >= 3
    context.close()


def test_a_reader_chooses_light_or_dark_and_it_is_kept(page: Page, address: str) -> None:
    """By a button that names the design it leads to; choosing what the system has leaves the choice to it again."""
    page.emulate_media(color_scheme="light")
    page.goto(address)
    paper = "getComputedStyle(document.body).backgroundColor"
    light = page.evaluate(paper)
    page.get_by_role("button", name="Dark").click()
    button = page.get_by_role("button", name="Light")
    assert button.inner_text() == "Light", "who reads the page sees the word that is read out"
    dark = page.evaluate(paper)
    assert dark != light
    page.goto(address + "about/")
    assert page.evaluate(paper) == dark
    button.click()
    assert page.evaluate(paper) == light
    page.emulate_media(color_scheme="dark")
    assert page.evaluate(paper) == dark


def test_without_scripts_the_system_decides_and_the_menu_opens(browser: Browser, address: str) -> None:
    """No button that would do nothing is shown; the sections unfold."""
    for scheme in ("light", "dark"):
        context = browser.new_context(
            java_script_enabled=False, viewport={"width": 360, "height": 700}, color_scheme=scheme
        )
        page = context.new_page()
        page.goto(address + BRIEF)
        assert not page.locator("#scheme").is_visible()
        assert not page.locator(".site-menu nav").is_visible()
        page.locator(".site-menu summary").click()
        assert page.locator(".site-menu").get_by_role("link", name="Sources").is_visible()
        context.close()


def test_the_contents_stand_beside_the_text_or_unfold(page: Page, address: str) -> None:
    """A column where there is room; on a phone a bar that Escape folds again, and that a jump leaves behind."""
    page.goto(address + NOTES)
    contents = page.locator(".contents")
    text, column = page.locator("article").bounding_box(), contents.bounding_box()
    assert text and column and column["x"] + column["width"] < text["x"]
    assert contents.get_by_role("link", name="Sources", exact=True).is_visible()
    page.set_viewport_size({"width": 360, "height": 700})
    link = contents.get_by_role("link", name="Sources", exact=True)
    assert not link.is_visible()
    contents.locator("summary").click()
    assert link.is_visible()
    page.keyboard.press("Escape")
    assert not link.is_visible()
    contents.locator("summary").click()
    link.click()
    assert not link.is_visible()
    top = page.locator("#sources").bounding_box()
    bar = contents.bounding_box()
    assert top and bar and bar["y"] + bar["height"] <= top["y"] < 700


def test_an_arabic_page_begins_at_the_right(page: Page, address: str) -> None:
    """Text, contents and what marks a list, all from the other side."""
    page.goto(address + ARABIC)
    text, column = page.locator("article").bounding_box(), page.locator(".contents").bounding_box()
    assert text and column and column["x"] > text["x"] + text["width"]
    assert page.locator("h1").evaluate("title => getComputedStyle(title).direction") == "rtl"


def test_paper_has_the_text_its_notes_and_sources_and_no_furniture(page: Page, address: str) -> None:
    """The address is printed; masthead, contents, ways back, related briefs and foot are not; links are ink."""
    page.emulate_media(media="print", color_scheme="dark")
    page.goto(address + NOTES)
    printed = page.locator(".paper-address")
    assert printed.inner_text() == f"Tidewater Briefs · https://tidewater.example/{NOTES}"
    for shown in ("h1", "#key-points", "#notes", ".footnote li", "#sources", ".entry", "#cite-this"):
        assert page.locator(shown).first.is_visible(), shown
    for hidden in (
        "header",
        "footer",
        ".contents",
        ".headerlink",
        ".footnote-backref",
        ".back",
        "#related",
        ".byline-ways",
    ):
        assert not page.locator(hidden).first.is_visible(), hidden
    link = page.locator("article a.source").first
    style = link.evaluate("a => [getComputedStyle(a).color, getComputedStyle(a).textDecorationLine]")
    assert style == ["rgb(0, 0, 0)", "none"]
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"


def test_paper_keeps_headings_with_their_text_and_figures_whole(page: Page, address: str) -> None:
    """No page ends with a heading, none cuts a chart or a row of a table."""
    page.emulate_media(media="print")
    page.goto(address + BRIEF)
    after = page.locator("article h2").evaluate_all("all => all.map((one) => getComputedStyle(one).breakAfter)")
    assert set(after) == {"avoid"}
    for whole in ("figure.chart", "tr"):
        assert page.locator(whole).first.evaluate("one => getComputedStyle(one).breakInside") == "avoid", whole
