"""Searching, in a real Chromium: what a reader finds, with which keys, in which language, and what it costs before."""

from __future__ import annotations

import gzip
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from browsing import served
from html_site import HtmlSite
from playwright.sync_api import Browser, Locator, Page, Route, expect
from projects import ROOT

from briefsite.finish.script_bundles import bundle

BRIEF = "briefs/one-flood-two-bills/"
ARABIC = "briefs/one-flood-two-bills-ar/"
FRENCH = "briefs/a-list-without-dates-fr/"
CHINESE = "briefs/a-list-without-dates-zh/"
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; "
    "img-src 'self' data:; form-action 'self'; base-uri 'none'"
)
Open = Callable[..., Page]


@pytest.fixture
def visit(browser: Browser, address: str) -> Iterator[Open]:
    """A function that opens a page in a window of its own."""
    contexts = []

    def open_page(path: str = "", **options: object) -> Page:
        context = browser.new_context(**options)  # type: ignore[arg-type]
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(20_000)
        page.goto(address + path)
        return page

    yield open_page
    for context in contexts:
        context.close()


def _dialog(page: Page) -> Locator:
    return page.locator("dialog.search[open]")


def _search(page: Page, words: str) -> Locator:
    """Open the search, ask, and wait for the answer."""
    if not _dialog(page).count():
        page.keyboard.press("/")
    field = _dialog(page).locator("input[type=search]")
    expect(field).to_be_focused(timeout=20_000)
    field.fill(words)
    _answered(page)
    return _dialog(page)


def _answered(page: Page) -> None:
    expect(page.get_by_role("status")).to_have_text(re.compile(r"\d|“|«|؟|\?"), timeout=20_000)


def _until(page: Page, expression: str) -> None:
    """Wait until it is true. The site's policy refuses what Playwright's own function for this evaluates."""
    for _ in range(400):
        if page.evaluate(expression):
            return
        page.wait_for_timeout(50)
    raise AssertionError(expression)


def test_nothing_of_the_search_is_loaded_before_it_is_used(browser: Browser, address: str) -> None:
    """Only the opener is there; the index and the dialog come with the first use, from this host."""
    context = browser.new_context()
    page = context.new_page()
    asked: list[str] = []
    context.on("request", lambda request: asked.append(request.url))
    page.goto(address + BRIEF, wait_until="networkidle")
    assert f"{address}assets/briefsite.js" in asked and not [url for url in asked if "search" in url]
    _search(page, "flood")
    assert any("/search/data/en-" in url for url in asked)
    assert {urlsplit(url).netloc for url in asked} == {urlsplit(address).netloc}
    context.close()


def test_what_every_page_loads_for_the_search_is_small() -> None:
    """At most 1.5 kB compressed, of the 4 kB that a page may spend on it."""
    assert len(gzip.compress((ROOT / "scripts/briefsite/theme/assets/search.js").read_bytes(), mtime=0)) <= 1500


def test_what_a_reader_who_searches_loads_is_small() -> None:
    """At most 20 kB compressed, in two files: the search with all its modules, and how it looks."""
    folder = ROOT / "scripts/briefsite/theme"
    modules = {path.relative_to(folder).as_posix(): path.read_text("utf-8") for path in folder.rglob("*.js")}
    files = [bundle("assets/search/search.js", modules), (folder / "assets/search/search.css").read_text("utf-8")]
    assert sum(len(gzip.compress(content.encode(), mtime=0)) for content in files) <= 20_000


@pytest.mark.parametrize("keys", ["/", "Control+k", "Meta+k", "button", "space"])
def test_it_opens_closes_and_gives_the_focus_back(visit: Open, keys: str) -> None:
    """By its button, / or Ctrl-K; Esc closes it, and the reader is where they were."""
    page = visit(BRIEF)
    opener = page.get_by_role("button", name="Search")
    opener.focus()
    page.keyboard.press({"button": "Enter", "space": "Space"}.get(keys, keys))
    dialog = page.get_by_role("dialog", name="Search")
    expect(dialog.get_by_role("searchbox", name="Search")).to_be_focused()
    page.keyboard.press("Escape")
    expect(dialog).to_have_count(0)
    expect(opener).to_be_focused()


def test_a_slash_typed_into_a_field_stays_there(visit: Open) -> None:
    """The keys open nothing while somebody types, nor while the search is open."""
    page = visit(BRIEF)
    dialog = _search(page, "flood")
    page.keyboard.press("End")
    page.keyboard.type("/x")
    expect(dialog.locator("input[type=search]")).to_have_value("flood/x")
    page.keyboard.press("Control+k")
    expect(page.locator("dialog.search")).to_have_count(1)


def test_results_stand_by_brief_under_the_heading_where_they_were_found(visit: Open) -> None:
    """A brief, what it is, and its headings with a marked excerpt; each link leads to its place."""
    page = visit()
    dialog = _search(page, "diffuse reciprocity")
    brief = dialog.locator("li.search__page").filter(has_text="What a favour is worth").first
    expect(brief.locator(".search__about")).to_contain_text("Issue brief · Editorial Desk ·")
    expect(brief.locator("h4 a").first).to_have_attribute(
        "href", re.compile(r"/briefs/what-a-favour[^?]*\?mark=diffuse&.*#\w")
    )
    assert "reciprocity" in brief.locator("mark").first.inner_text().lower() + brief.inner_text().lower()
    count = page.get_by_role("status").inner_text()
    assert re.fullmatch(r"Results: \d+ in briefs, \d+ in the bibliography", count)


def test_a_source_is_found_as_an_entry_of_the_bibliography(visit: Open) -> None:
    """By its author; the link leads to the entry, with every passage that cites it. Beside it stand those briefs."""
    page = visit()
    dialog = _search(page, "Keohane reciprocity")
    item = dialog.locator("li.search__entry").filter(has_text="Keohane").first
    expect(item.locator(".search__citing")).to_contain_text("Cited in: What a favour is worth")
    brief = item.get_by_role("link", name="What a favour is worth").first
    expect(brief).to_have_attribute("href", re.compile(r"/briefs/what-a-favour-is-worth/$"))
    entry = item.locator("a").first
    entry.click()
    page.wait_for_url(re.compile(r"/sources/.*#source-"))
    assert page.evaluate("document.querySelector(location.hash) !== null")


def test_briefs_are_shown_before_the_bibliography_is_loaded(visit: Open) -> None:
    """It comes when it is in view: while it is on its way, the briefs stand there, and both are counted."""
    page = visit()
    held: list[Route] = []
    let_through: list[bool] = []

    def hold(route: Route) -> None:
        if let_through:
            route.continue_()
        else:
            held.append(route)

    page.context.route("**/search/data/*/sources-*.json", hold)
    dialog = _search(page, "Keohane reciprocity")
    expect(page.get_by_role("status")).to_have_text(re.compile(r"Results: \d+"))
    first = dialog.locator("li.search__page a").first
    expect(first).to_be_visible()
    expect(dialog.locator("li.search__entry")).to_have_count(0)
    dialog.get_by_role("heading", name="In the bibliography").scroll_into_view_if_needed()
    dialog.locator(".search__list--coming").scroll_into_view_if_needed()
    for _ in range(200):
        if held:
            break
        page.wait_for_timeout(50)
    assert held
    first.focus()
    let_through.append(True)
    for route in held:
        route.continue_()
    expect(dialog.locator("li.search__entry a").filter(has_text="Keohane").first).to_be_visible()
    expect(first).to_be_focused()


def test_what_is_only_in_the_bibliography_is_found_there(visit: Open) -> None:
    """No brief is found; nothing is said before the bibliography was asked."""
    dialog = _search(visit(), "Djoudalbaye")
    expect(dialog.locator("li.search__entry a").first).to_be_visible()


def test_the_keyboard_alone_is_enough(visit: Open) -> None:
    """Down and up walk through the results and back to the field; Enter follows; more results come on request."""
    page = visit()
    dialog = _search(page, "cooperation")
    expect(dialog.locator("li.search__page .search__about").first).to_be_visible()  # its page is there
    links = dialog.locator(".search__results a:visible")
    page.keyboard.press("ArrowDown")
    expect(links.nth(0)).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(links.nth(1)).to_be_focused()
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    expect(dialog.locator("input[type=search]")).to_be_focused()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("End")  # the bibliography comes into view, and is loaded
    expect(dialog.locator("li.search__entry").first).to_be_visible()
    page.keyboard.press("End")
    expect(dialog.locator(".search__results :is(a, button)").last).to_be_focused()
    page.keyboard.press("Home")
    expect(links.nth(0)).to_be_focused()
    expect(dialog.locator("li.search__page")).to_have_count(5)
    more = dialog.get_by_role("button", name="Show more").first
    more.press("Enter")
    expect(dialog.locator("li.search__page").nth(5).locator("a").first).to_be_focused()
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(r"\?mark=cooperation"))


def test_matches_are_marked_where_a_result_leads_and_esc_takes_the_marks_away(visit: Open, address: str) -> None:
    """In any form in which they were found, without changing an element; the address loses them too."""
    page = visit(BRIEF)
    page.wait_for_load_state("networkidle")  # notes have found their place by then
    before = page.locator("article").evaluate("(article) => article.outerHTML.length")
    page.goto(f"{address}{BRIEF}?mark=flood&mark=floods#one-flood")
    marked = "[...CSS.highlights.get('search') ?? []].map((range) => range.toString().toLowerCase())"
    _until(page, "CSS.highlights.size > 0")
    page.wait_for_load_state("networkidle")
    assert set(page.evaluate(marked)) == {"flood", "floods"}
    assert page.locator("article").evaluate("(article) => article.outerHTML.length") == before
    page.keyboard.press("Escape")
    assert page.evaluate(marked) == []
    assert page.url == f"{address}{BRIEF}#one-flood"


def test_filters_narrow_with_counts_and_stand_in_the_address(visit: Open) -> None:
    """Topic, person, year and type; a search can be sent on with its filters, and closed without a trace."""
    page = visit()
    dialog = _search(page, "development")
    dialog.get_by_text("Filters").click()
    total = int(re.findall(r"\d+", page.get_by_role("status").inner_text())[0])
    topics = dialog.get_by_label("Topic")
    option = topics.locator("option", has_text="Development finance")
    counted = int(re.search(r"\((\d+)\)", option.inner_text())[1])  # type: ignore[index]
    assert 0 < counted < total
    topics.select_option("development-finance")
    expect(page.get_by_role("status")).to_have_text(f"Results: {counted}")
    for label in ("Person", "Year", "Type"):
        expect(dialog.get_by_label(label).locator("option").nth(1)).to_have_text(re.compile(r"\(\d+\)"))
    shared = page.url
    assert parse_qs(urlsplit(shared).query) == {"search": ["development"], "search-topic": ["development-finance"]}
    page.keyboard.press("Escape")
    expect(_dialog(page)).to_have_count(0)
    _until(page, "!location.search")  # a dialog tells a moment later that it was closed

    other = visit(urlsplit(shared).path.lstrip("/") + "?" + urlsplit(shared).query)
    expect(other.get_by_role("status")).to_have_text(f"Results: {counted}", timeout=20_000)
    expect(_dialog(other).get_by_label("Topic")).to_have_value("development-finance")


@pytest.mark.parametrize(
    ("path", "words", "title", "name"),
    [
        (ARABIC, "باكستان", "فيضان واحد وفاتورتان", "البحث"),
        (CHINESE, "智库", "没有日期的清单", "搜索"),
        (FRENCH, "priorités", "Une liste sans calendrier", "Rechercher"),
    ],
)
def test_each_language_is_searched_in_its_own_words(visit: Open, path: str, words: str, title: str, name: str) -> None:
    """The index and the interface are those of the page's language, in its direction."""
    page = visit(path)
    dialog = _search(page, words)
    expect(dialog).to_have_attribute("dir", "rtl" if path == ARABIC else "ltr")
    expect(dialog).to_have_attribute("aria-label", name)
    expect(dialog.locator("li.search__page h3").first).to_contain_text(title)
    expect(dialog.locator("mark").first).to_be_visible()


def test_other_languages_are_found_from_any_page(visit: Open) -> None:
    """By the script of what is typed, where the page's own language has nothing, or by choosing them."""
    page = visit()
    dialog = _search(page, "智库")
    expect(dialog.locator("li.search__page[lang=zh]").first).to_be_visible()
    dialog.locator("input[type=search]").fill("calendrier")
    expect(page.get_by_role("status")).to_have_text(
        "Nothing found in this language (English), but in Français. Results: 1 in briefs, 0 in the bibliography"
    )
    expect(dialog.locator("li.search__page[lang=fr]").first).to_be_visible()
    dialog.get_by_text("Filters").click()
    expect(dialog.get_by_label(re.compile("Français"))).to_be_checked()
    expect(dialog.get_by_text(re.compile(r"Français \([1-9]\d*\)"))).to_be_visible()


def test_words_that_are_nowhere_find_nothing(visit: Open) -> None:
    """Nothing is shown in their place; a reader is told the truth."""
    page = visit()
    dialog = _search(page, "zzzqq")
    expect(page.get_by_role("status")).to_have_text("Nothing found for “zzzqq”.")
    expect(dialog.locator(".search__results a")).to_have_count(0)


def test_text_is_shown_as_text(visit: Open) -> None:
    """What is asked, however it is written, makes no element."""
    page = visit()
    _search(page, "<img src=x onerror=alert(1)>")
    expect(_dialog(page).locator("img")).to_have_count(0)


def test_a_lost_connection_is_said_and_can_be_tried_again(visit: Open) -> None:
    """While the index cannot be loaded a message says so; the button beside it begins anew."""
    page = visit(BRIEF)
    lost: list[Route] = []

    def lose(route: Route) -> None:
        lost.append(route)
        route.abort()

    page.context.route("**/search/data/**", lose)
    page.keyboard.press("/")
    _dialog(page).locator("input[type=search]").fill("flood")
    expect(page.get_by_role("status")).to_have_text("The search could not be loaded. Are you connected?")
    assert lost
    page.context.unroute("**/search/data/**")
    _dialog(page).get_by_role("button", name="Try again").click()
    expect(page.get_by_role("status")).to_have_text(re.compile(r"Results: \d+"))


def test_a_note_is_found_and_led_to(visit: Open) -> None:
    """Of an author or with a citation: the result names the note, and its link leads there."""
    page = visit()
    dialog = _search(page, "Keohane reciprocity")
    brief = dialog.locator("li.search__page").filter(has_text="What a favour is worth").first
    link = brief.get_by_role("link", name=re.compile("^note [0-9]+$")).first
    link.click()
    page.wait_for_url(re.compile(r"/briefs/what-a-favour-is-worth/.*#fn:"))
    assert page.evaluate("document.getElementById(decodeURIComponent(location.hash.slice(1))) !== null")


def test_a_first_search_asks_for_few_files(visit: Open, address: str) -> None:
    """At most eight until the results stand there and what is in view of them is shown, whatever else comes later."""
    page = visit(BRIEF)
    page.wait_for_load_state("networkidle")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url.removeprefix(address)))
    _search(page, "flood")
    expect(_dialog(page).locator("li.search__page .search__about").first).to_be_visible()
    page.wait_for_load_state("networkidle")
    asked = [url for url in asked if "favicon" not in url]  # Chromium asks for it with each new address
    assert len(asked) == len(set(asked)) <= 8, asked


def test_a_slip_is_mended_and_said(visit: Open) -> None:
    """The results are those of the word that was meant; a reader can insist, and is then offered it."""
    page = visit()
    dialog = _search(page, "recprocity")
    status = page.get_by_role("status")
    expect(status).to_have_text(
        re.compile(r"^Nothing found for “recprocity”; these are the results for “reciprocity”\. Results: \d+ in briefs")
    )
    expect(dialog.locator("li.search__page h3").first).to_contain_text("What a favour is worth")
    dialog.get_by_role("link", name="recprocity").click()
    expect(status).to_have_text("Nothing found for “recprocity”.")
    assert parse_qs(urlsplit(page.url).query) == {"search": ['"recprocity"']}
    expect(dialog.locator("input[type=search]")).to_be_focused()
    dialog.get_by_role("link", name="reciprocity").click()
    expect(status).to_have_text(re.compile(r"^Results: [1-9]"))


@pytest.mark.parametrize(
    ("path", "slip", "meant"),
    [
        ("", "developement finance", "development finance"),
        ("", "onefloodtwo", "one flood two"),
        ("", "coope ration", "cooperation"),
        (ARABIC, "باكستتان", "باكستان"),
        (FRENCH, "calendrer", "calendrier"),
    ],
)
def test_slips_of_many_kinds_are_mended(visit: Open, path: str, slip: str, meant: str) -> None:
    """A letter too many, words without the space between them or with one within, in each script: what was meant is
    asked at once, or offered beside what words that begin alike have found."""
    page = visit(path)
    dialog = _search(page, slip)
    expect(dialog.locator(".search__status, .search__way").filter(has_text=meant)).to_be_visible()
    expect(dialog.locator("li.search__page").first).to_be_visible()


def test_the_page_of_the_search_has_a_field(visit: Open, address: str) -> None:
    """It takes `?q=`, says what is asked in its address, and can be gone back through; the keys lead to its field."""
    page = visit("search/?q=flood")
    status = page.get_by_role("status")
    field = page.get_by_role("main").get_by_role("searchbox", name="Search")
    expect(field).to_have_value("flood")
    expect(status).to_have_text(re.compile(r"^Results: [1-9]"))
    expect(page.locator("dialog")).to_have_count(0)
    expect(page.get_by_text("Searching needs JavaScript")).to_be_hidden()
    field.fill("favour")
    expect(page).to_have_url(f"{address}search/?q=favour")
    field.press("Enter")
    field.fill("calendrier")
    expect(page).to_have_url(f"{address}search/?q=calendrier")
    page.go_back()
    expect(field).to_have_value("favour")
    page.go_back()
    expect(field).to_have_value("flood")
    expect(status).to_have_text(re.compile(r"^Results: [1-9]"))
    page.go_forward()
    expect(field).to_have_value("favour")
    expect(page.locator("li.search__page h3").first).to_contain_text("What a favour is worth")
    page.locator("li.search__page h3 a").first.click()
    page.wait_for_url("**/briefs/**")
    page.go_back()
    expect(field).to_have_value("favour")
    page.evaluate("document.activeElement.blur()")
    page.keyboard.press("/")
    expect(field).to_be_focused()


def test_the_page_of_the_search_keeps_its_filters_in_the_address(visit: Open, address: str) -> None:
    """A search with filters can be sent on."""
    page = visit("search/?q=development&topic=development-finance")
    expect(page.get_by_role("status")).to_have_text(re.compile(r"^Results: [1-9]"))
    expect(page.get_by_label("Topic")).to_have_value("development-finance")
    page.get_by_label("Topic").select_option("")
    expect(page).to_have_url(f"{address}search/?q=development")
    page.go_back()
    expect(page.get_by_label("Topic")).to_have_value("development-finance")


def test_a_form_elsewhere_can_lead_to_the_search(visit: Open) -> None:
    """Any form that sends `q` there, without a script of its own."""
    page = visit("briefs/")
    page.evaluate(
        "document.body.insertAdjacentHTML('afterbegin',"
        " '<form action=\"../search/\"><input name=q aria-label=Here><button>Go</button></form>')"
    )
    page.get_by_label("Here").fill("flood")
    page.get_by_role("button", name="Go", exact=True).click()
    expect(page.locator("li.search__page").first).to_be_visible()


@pytest.mark.parametrize("width", [320, 1440])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_on_the_page_of_the_search(visit: Open, width: int, scheme: str) -> None:
    """With results, in light and dark, on a phone and on a desk; nothing scrolls sideways."""
    page = visit("search/?q=flood&type=policy-brief", color_scheme=scheme, viewport={"width": width, "height": 800})
    expect(page.get_by_role("status")).to_have_text(re.compile(r"\d|“"))
    expect(page.locator("select").first).to_be_visible()
    found = Axe().run(page, context="main").response["violations"]
    assert [(each["id"], [node["html"] for node in each["nodes"]]) for each in found] == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_when_not_even_the_dialog_can_be_loaded_the_button_says_so(visit: Open) -> None:
    """And the next attempt works."""
    page = visit(BRIEF)
    page.context.route("**/assets/search/**", lambda route: route.abort())
    page.get_by_role("button", name="Search").click()
    expect(page.get_by_role("alert")).to_have_text("Search could not be loaded. Try again.")
    page.context.unroute("**/assets/search/**")
    page.get_by_role("button", name="Search").click()
    expect(_dialog(page)).to_be_visible()
    expect(page.get_by_role("alert")).to_have_count(0)


def test_without_scripts_the_button_leads_to_a_page_that_helps(visit: Open) -> None:
    """No dead control: it says what to do instead, and links the lists."""
    page = visit(BRIEF, java_script_enabled=False)
    page.get_by_role("link", name="Search", exact=True).click()
    page.wait_for_url("**/search/")
    expect(page.get_by_role("heading", name="Search", level=1)).to_be_visible()
    page.get_by_role("main").get_by_role("link", name="All briefs").click()
    page.wait_for_url("**/briefs/")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("path", "words"), [(BRIEF, "flood"), (ARABIC, "باكستان")])
@pytest.mark.parametrize("width", [320, 1440])
def test_axe_finds_nothing_with_the_search_open(visit: Open, scheme: str, path: str, words: str, width: int) -> None:
    """With results and filters shown, in light and dark, on a phone and on a desk; nothing scrolls sideways."""
    page = visit(path, color_scheme=scheme, viewport={"width": width, "height": 800})
    dialog = _search(page, words)
    dialog.locator("summary").click()
    expect(dialog.locator("select").first).to_be_visible()
    found = Axe().run(page, context="dialog.search").response["violations"]
    assert [(each["id"], [node["html"] for node in each["nodes"]]) for each in found] == []
    assert dialog.evaluate("(dialog) => dialog.scrollWidth <= dialog.clientWidth")
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_on_a_phone_it_fills_the_screen(visit: Open) -> None:
    """No strip of page is left beside it, and what is touched is large enough."""
    page = visit(BRIEF, viewport={"width": 390, "height": 844})
    dialog = _search(page, "flood")
    box = dialog.bounding_box()
    assert box == {"x": 0, "y": 0, "width": 390, "height": 844}
    for control in dialog.locator("button, input[type=search]").all():
        size = control.bounding_box()
        assert size is not None and size["height"] >= 44


def test_it_works_under_a_policy_that_lets_nothing_else_in(
    browser: Browser, tidewater_site: HtmlSite, tmp_path: Path
) -> None:
    """Its scripts, styles and files need 'self': nothing is inline, and nothing is compiled."""
    with served(tidewater_site.folder, {"Content-Security-Policy": POLICY}) as address:
        context = browser.new_context()
        page = context.new_page()
        page.goto(address + BRIEF)
        refused: list[str] = []
        page.on("console", lambda message: refused.append(message.text) if "Security" in message.text else None)
        dialog = _search(page, "flood")
        expect(dialog.locator("li.search__page").first).to_be_visible()
        dialog.locator("h4 a, h3 a").first.click()
        page.wait_for_url(re.compile(r"\?mark=flood"))
        assert [text for text in refused if "search" in text or "eval" in text] == []
        context.close()
