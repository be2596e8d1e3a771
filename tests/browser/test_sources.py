"""The list of sources and the ways from it: filters, what unfolds, the bar at a passage, in Chromium and in Firefox."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from browsing import Browsers, served
from html_site import mkdocs_build
from playwright.sync_api import Browser, Locator, Page, expect
from projects import BRIEF, write_project

CITED = "favours86"
"""A source that several briefs cite."""
LETTERS = "abcdefghijkl"


@pytest.fixture(scope="module", params=["Chromium", "Firefox"])
def either(request: pytest.FixtureRequest, browsers: Browsers) -> Browser:
    """Each of the two; Firefox makes a page anew when a reader goes back (as it keeps one: test_every_browser.py)."""
    if request.param == "Chromium":
        return browsers.chromium()
    return browsers.firefox("pages made anew when a reader goes back")


@pytest.fixture(params=[360, 1280], ids=lambda width: f"{width} px")
def page(either: Browser, request: pytest.FixtureRequest) -> Iterator[Page]:
    """A window of a phone or a desk; no script may fail."""
    context = either.new_context(viewport={"width": request.param, "height": 800})
    yield from _watched(context.new_page())
    context.close()


@pytest.fixture
def desk(browser: Browser) -> Iterator[Page]:
    """A window of Chromium, for what is the same everywhere."""
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    yield from _watched(context.new_page())
    context.close()


def _watched(page: Page) -> Iterator[Page]:
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    yield page
    assert errors == []


def _entry(page: Page, key: str) -> Locator:
    return page.locator(f"li:has(> p > #source-{key})")


def _passages(page: Page, address: str) -> list[str]:
    """The passages of a source in the order of its entry, which is unfolded."""
    page.goto(f"{address}sources/")
    entry = _entry(page, CITED)
    entry.locator("summary").click()
    links: list[str] = entry.locator("a[href*='#cite-']").evaluate_all("all => all.map((one) => one.href)")
    assert len(links) > 3
    return links


def _at(page: Page, address: str) -> None:
    path, _, place = address.partition("#")
    page.wait_for_url(re.compile(re.escape(f"{path}?source={CITED}#{place}") + "$"))
    expect(page.locator(".passage-bar")).to_be_visible()


def _shown(page: Page) -> list[str]:
    texts = page.locator(".entry:visible").all_inner_texts()
    return [text.split(".")[0] for text in texts]


# The bar at a passage


def test_from_a_passage_on_to_the_others_and_back_to_the_source(page: Page, address: str) -> None:
    """In the order of the entry, across briefs; each step is marked; the first and the last lead no further."""
    links = _passages(page, address)
    _entry(page, CITED).locator("a[href*='#cite-']").first.click()
    bar = page.locator(".passage-bar")
    for number, link in enumerate(links, 1):
        _at(page, link)
        expect(bar.locator("[role=status]")).to_have_text(f"Passage {number} of {len(links)}")
        page.wait_for_function("() => document.activeElement.matches('a.footnote-ref, a.source, .cite')")
        assert page.evaluate("CSS.highlights.get('arrived').size") >= 1
        if number < len(links):
            bar.locator("a.next").click()
    expect(bar.locator("a.next")).to_have_count(0)
    bar.locator("a.previous").click()
    _at(page, links[-2])
    bar.get_by_role("link", name="Back to the source").click()
    page.wait_for_url(f"{address}sources/#source-{CITED}")
    assert _entry(page, CITED).locator("details").evaluate("one => one.open")


def test_the_address_of_a_step_can_be_shared(page: Page, address: str) -> None:
    """It has the bar in an empty window; of a source that is not on the page, or of none, there is no bar."""
    path, _, place = _passages(page, address)[2].partition("#")
    page.goto("about:blank")
    page.goto(f"{path}?source={CITED}#{place}")
    expect(page.locator(".passage-bar [role=status]")).to_have_text(re.compile("^Passage 3 of"))
    for source in ("?source=nobody", "?source=%3Cb%3E", "?source=", ""):
        page.goto(f"{path}{source}#{place}")
        page.wait_for_timeout(300)
        expect(page.locator(".passage-bar")).to_have_count(0)


def test_the_keyboard_comes_to_the_bar_next_and_closes_it(page: Page, address: str) -> None:
    """Tab from the mark; Escape takes the bar away, and the source from the address, and leaves the reader there."""
    link = _passages(page, address)[1]
    path, _, place = link.partition("#")
    page.goto(f"{path}?source={CITED}#{place}")
    expect(page.locator(".passage-bar")).to_be_visible()
    page.wait_for_function("() => document.activeElement.matches('a.footnote-ref, a.source, .cite')")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Back to the source"
    page.keyboard.press("Escape")
    expect(page.locator(".passage-bar")).to_have_count(0)
    assert page.url == link
    assert page.evaluate("id => document.getElementById(id).contains(document.activeElement)", place)
    page.goto(f"{path}?source={CITED}#{place}")
    page.get_by_role("button", name="Close").last.click()
    expect(page.locator(".passage-bar")).to_have_count(0)


def test_the_bar_is_at_the_foot_of_a_phone_and_large_enough(browser: Browser, address: str) -> None:
    """Its parts measure 44 px each way, it is as wide as the window, and covers no mark; a finger follows it."""
    context = browser.new_context(viewport={"width": 360, "height": 640}, has_touch=True)
    page = context.new_page()
    path, _, place = _passages(page, address)[1].partition("#")
    page.goto(f"{path}?source={CITED}#{place}")
    bar = page.locator(".passage-bar")
    box = bar.bounding_box()
    assert box and (box["x"], box["width"]) == (0, 360) and round(box["y"] + box["height"]) == 640
    for part in bar.locator("a, button").all():
        size = part.bounding_box()
        assert size and size["width"] >= 44 and size["height"] >= 44, part.inner_text()
    mark = page.locator(":target").bounding_box()
    assert mark and mark["y"] + mark["height"] < box["y"]
    bar.locator("a.next").tap()
    expect(bar.locator("[role=status]")).to_have_text(re.compile("^Passage 3 of"))
    context.close()


def test_the_bar_speaks_the_language_of_its_page(desk: Page, address: str) -> None:
    """A passage of an Arabic brief: from its right side, in Arabic."""
    desk.goto(f"{address}sources/")
    link = desk.locator("a[href*='one-flood-two-bills-ar/#cite-']").first
    source = link.locator("xpath=ancestor::details/preceding-sibling::p").locator(".entry").get_attribute("id")
    path, _, place = str(link.evaluate("one => one.href")).partition("#")
    desk.goto(f"{path}?source={str(source).removeprefix('source-')}#{place}")
    bar = desk.locator(".passage-bar")
    expect(bar.locator(".to-source")).to_have_text("العودة إلى المصدر")
    back, close = bar.locator(".to-source").bounding_box(), bar.locator("button").bounding_box()
    assert back and close and back["x"] > close["x"]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_at_a_passage_or_in_what_is_unfolded(browser: Browser, address: str, scheme: str) -> None:
    """With the bar; and on the list of sources, filtered and with an entry open."""
    context = browser.new_context(viewport={"width": 360, "height": 740}, color_scheme=scheme)  # type: ignore[arg-type]
    page = context.new_page()
    path, _, place = _passages(page, address)[1].partition("#")
    found = Axe().run(page).response["violations"]
    page.goto(f"{path}?source={CITED}#{place}")
    expect(page.locator(".passage-bar")).to_be_visible()
    found += Axe().run(page).response["violations"]
    context.close()
    assert [(rule["id"], [node["html"][:100] for node in rule["nodes"]]) for rule in found] == []


def test_without_scripts_the_links_lead_and_what_is_folded_unfolds(browser: Browser, address: str) -> None:
    """No bar and no form; the key of a source stands with its passages; where a link has led they are in sight."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}sources/")
    assert not page.locator("form.filter").is_visible()
    entry = _entry(page, CITED)
    entry.locator("summary").click()
    assert entry.locator("code").inner_text() == f"[@{CITED}]"
    assert entry.locator("button").count() == 0
    entry.locator("a[href*='#cite-']").first.click()
    assert urlsplit(page.url).query == ""
    assert page.locator(":target").is_visible()
    page.goto(f"{address}sources/#source-{CITED}")
    expect(_entry(page, CITED).locator("a[href*='#cite-']").first).to_be_visible()
    context.close()


# What is folded


def test_passages_are_folded_and_how_often_a_source_is_cited_is_said(desk: Page, address: str) -> None:
    """Each entry says in how many briefs; none shows a key; a link to an entry unfolds it, on the same page too."""
    desk.goto(f"{address}sources/")
    assert desk.locator("details.passages[open]").count() == 0
    assert desk.locator("details.passages").count() == desk.locator(".entry").count()
    assert "Cited in" in _entry(desk, CITED).locator("summary").inner_text()
    assert "[@" not in desk.locator("article").inner_text()
    desk.evaluate("id => { location.hash = id; }", f"source-{CITED}")
    expect(_entry(desk, CITED).locator("a[href*='#cite-']").first).to_be_visible()


def test_paper_has_every_passage_and_whole_addresses(desk: Page, address: str) -> None:
    """What the screen folds or shortens is printed; the form and the keys are not."""
    desk.goto(f"{address}sources/")
    rest = desk.locator(".entry .rest").last
    assert rest.evaluate("one => getComputedStyle(one).fontSize") == "0px"
    desk.emulate_media(media="print")
    assert desk.locator("a[href*='#cite-']").first.evaluate("one => one.checkVisibility()")
    assert rest.evaluate("one => getComputedStyle(one).fontSize") != "0px"
    for hidden in ("form.filter", ".record"):
        assert not desk.locator(hidden).first.is_visible(), hidden


def test_an_editor_copies_how_a_source_is_cited(desk: Page, address: str) -> None:
    """What is copied is said where a screen reader hears it."""
    desk.context.grant_permissions(["clipboard-read", "clipboard-write"])
    desk.goto(f"{address}sources/")
    entry = _entry(desk, CITED)
    entry.locator("summary").click()
    entry.get_by_role("button", name="Copy the citation key").click()
    expect(entry.get_by_role("status")).to_have_text(f"Copied [@{CITED}]")
    assert desk.evaluate("navigator.clipboard.readText()") == f"[@{CITED}]"


# Filters


def test_what_is_chosen_and_typed_stands_in_the_address_and_comes_back(page: Page, address: str) -> None:
    """After a reload and after going back; how many are left is said; "Clear" shows every source again."""
    page.goto(f"{address}sources/")
    every = _shown(page)
    status = page.locator(".filter [role=status]")
    page.get_by_label("Author, title or other words").fill("RECIPROCITÉ")
    expect(status).to_have_text(f"0 of {len(every)} sources")
    page.get_by_label("Author, title or other words").fill("bank")
    expect(status).not_to_have_text(re.compile("^0 of"))
    page.get_by_label("Type").select_option("report")
    page.wait_for_url(f"{address}sources/?q=bank&type=report")
    expect(page.get_by_label("Type").locator("option:checked")).to_have_text(re.compile(r"Report \(\d\)"))
    left = _shown(page)
    assert 0 < len(left) < len(every)
    for _ in ("reload", "back"):
        page.reload()
        expect(status).to_have_text(f"{len(left)} of {len(every)} sources")
        assert _shown(page) == left
        assert page.get_by_label("Author, title or other words").input_value() == "bank"
    page.goto(f"{address}about/")
    page.go_back()
    expect(page.get_by_label("Type")).to_have_value("report")
    expect(status).to_have_text(f"{len(left)} of {len(every)} sources")
    page.get_by_role("button", name="Clear").click()
    expect(status).to_have_text(f"{len(every)} of {len(every)} sources")
    assert (_shown(page), urlsplit(page.url).query) == (every, "")


@pytest.mark.parametrize(("query", "named"), [("year=1986", CITED), ("brief=what-a-favour-is-worth", CITED),
                                              ("topic=health", "alarm22"), ("q=favours86", None)])  # fmt: skip
def test_a_link_shows_what_it_names(desk: Page, address: str, query: str, named: str | None) -> None:
    """By year, by the brief that cites, by its topics; headings without a source are away. Keys are no words."""
    desk.goto(f"{address}sources/?{query}")
    expect(desk.locator(".filter [role=status]")).to_have_text(re.compile(r"^\d+ of \d+ sources"))
    shown = desk.locator(".entry:visible").evaluate_all("all => all.map((one) => one.id)")
    assert (f"source-{named}" in shown) if named else shown == []
    assert desk.locator("h2[id^='initial-']:visible").count() <= len(shown)


def test_nothing_is_loaded_before_somebody_turns_to_the_form(desk: Page, address: str) -> None:
    """Then the names of briefs are there, each with how many sources it has."""
    asked: list[str] = []
    desk.on("request", lambda request: asked.append(urlsplit(request.url).path))
    desk.goto(f"{address}sources/", wait_until="networkidle")
    assert not any(path.endswith(".json") for path in asked)
    desk.get_by_label("Author, title or other words").focus()
    expect(desk.locator("select[name=brief]").locator("option")).not_to_have_count(1)
    assert [path for path in asked if path.endswith(".json")] == ["/sources/facets.json"]
    expect(desk.locator("select[name=brief]").locator("option").nth(1)).to_have_text(re.compile(r"\(\d+\)$"))


# A bibliography on many pages


@pytest.fixture(scope="module")
def divided(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A site whose sources have one page for each initial."""
    root = tmp_path_factory.mktemp("divided")
    entries = [
        f"@book{{{letter}oe20{number:02}, author={{{letter.upper()}oe, Jane}}, title={{Harbour <b> {letter * 3}}},"
        f" date={{20{number:02}}}, publisher={{Press}}}}"
        for number, letter in enumerate(LETTERS)
    ]
    text = " ".join(f"Said [@{letter}oe20{number:02}]." for number, letter in enumerate(LETTERS))
    brief = BRIEF.partition("Ministers")[0] + text + "\n"
    settings = {"sources.bib": "\n".join(entries), "briefs/first.md": brief}
    write_project(root, settings)
    path = root / "mkdocs.yml"
    path.write_text(path.read_text("utf-8").replace("sources_per_page: 500", "sources_per_page: 5"), "utf-8")
    code, output = mkdocs_build(root, "--strict")
    assert code == 0, output
    with served(root / "site") as address:
        yield address


def test_the_field_finds_over_all_pages(desk: Page, divided: str) -> None:
    """What matches is listed and leads to its entry; for a choice only the pages that hold it are asked for."""
    asked: list[str] = []
    desk.on("request", lambda request: asked.append(urlsplit(request.url).path))
    desk.goto(f"{divided}sources/")
    desk.get_by_label("Year").select_option("2003")
    expect(desk.locator(".found a")).to_have_text(re.compile(r"Doe, Jane\..*Harbour <b> ddd"))
    assert [path for path in asked if re.search(r"/\w\.json$", path)] == ["/sources/d.json"]
    desk.get_by_role("button", name="Clear").click()
    expect(desk.locator(".found a")).to_have_count(0)
    desk.get_by_label("Author, title or other words").fill("harbour kkk")
    desk.locator(".found a").click()
    desk.wait_for_url(f"{divided}sources/k/#source-koe2010")
    entry = _entry(desk, "koe2010")
    expect(entry.locator("a[href*='#cite-']")).to_be_visible()
    entry.locator("a[href*='#cite-']").click()
    expect(desk.locator(".passage-bar [role=status]")).to_have_text("Passage 1 of 1")
    desk.get_by_role("link", name="Back to the source").click()
    desk.wait_for_url(f"{divided}sources/k/#source-koe2010")
    expect(desk.locator(".letters a[aria-current=page]")).to_have_text("K")
    desk.get_by_role("link", name="All sources").click()
    desk.wait_for_url(f"{divided}sources/")


def test_a_link_from_before_the_bibliography_was_divided_leads_on(desk: Page, divided: str) -> None:
    """To the entry where it stands now."""
    desk.goto(f"{divided}sources/#source-coe2002")
    desk.wait_for_url(f"{divided}sources/c/#source-coe2002")
