"""How a reader finds a brief, in a real Chromium: by topic, year, type, person, language; with and without scripts."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from browsing import served
from html_site import mkdocs_build
from playwright.sync_api import Browser, Page, expect
from projects import BRIEF, write_project

from briefsite.read.paths import BRIEFS_ON_A_PAGE

FACETS = ("topic", "year", "type", "person", "lang")
MANY = BRIEFS_ON_A_PAGE + 50


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A new page as wide as a phone; any error of a script fails the test."""
    context = browser.new_context(viewport={"width": 390, "height": 844})
    errors: list[str] = []
    page = context.new_page()
    page.on("pageerror", lambda error: errors.append(str(error)))
    yield page
    context.close()
    assert errors == []


def _titles(page: Page) -> list[str]:
    return page.locator("article li:has(.about) > strong:visible").all_inner_texts()


def _rows(page: Page) -> list[dict[str, str]]:
    """What each row that is shown says of its brief."""
    about = page.locator("article li .about:visible")
    found: list[dict[str, str]] = about.evaluate_all("rows => rows.map((row) => ({ ...row.dataset }))")
    return found


def _status(page: Page) -> str:
    return page.locator(".filter [role=status]").inner_text()


def test_a_choice_filters_the_list_and_stands_in_the_address(page: Page, address: str) -> None:
    """Two choices narrow the list together; how many are left is said where a screen reader hears it."""
    page.goto(address + "briefs/")
    every = _titles(page)
    page.get_by_label("Topic").select_option("trade")
    expect(page.locator(".filter [role=status]")).to_have_text(f"4 of {len(every)} briefs")
    assert urlsplit(page.url).query == "topic=trade"
    page.get_by_label("Language").select_option("fr")
    expect(page.locator(".filter [role=status]")).to_have_text(f"1 of {len(every)} briefs")
    assert urlsplit(page.url).query == "topic=trade&lang=fr"
    assert _titles(page) == ["Une liste sans calendrier"]


@pytest.mark.parametrize(
    ("query", "holds"),
    [
        ("topic=health", lambda about: "health" in about["topic"].split()),
        ("year=2026", lambda about: about["year"] == "2026"),
        ("type=translation", lambda about: about["type"] == "translation"),
        ("person=finance-desk", lambda about: "finance-desk" in about["person"].split()),
        ("lang=zh-Hans", lambda about: about["lang"] == "zh-Hans"),
    ],
)
def test_an_address_shows_what_it_names(page: Page, address: str, query: str, holds: object) -> None:
    """A link to a filtered list, from a topic or from a colleague, shows every brief that fits, and no other."""
    page.goto(address + "briefs/")
    every = _rows(page)
    page.goto(f"{address}briefs/?{query}")
    expect(page.locator(".filter.active")).to_be_visible()
    wanted = [about for about in every if holds(about)]  # type: ignore[operator]
    assert wanted
    assert _rows(page) == wanted


def test_back_and_forward_go_through_the_choices(page: Page, address: str) -> None:
    """Each choice is a step; "Clear" is one too, and leaves the plain address."""
    page.goto(address + "briefs/")
    plain = _titles(page)
    topic = page.get_by_label("Topic")
    topic.select_option("health")
    health = _titles(page)
    topic.select_option("debt")
    page.get_by_role("button", name="Clear").click()
    expect(page.locator(".filter.active")).to_have_count(0)
    assert (urlsplit(page.url).query, _titles(page)) == ("", plain)
    page.go_back()
    expect(topic).to_have_value("debt")
    page.go_back()
    expect(topic).to_have_value("health")
    assert _titles(page) == health
    page.go_forward()
    expect(topic).to_have_value("debt")


def test_a_choice_says_what_it_would_leave(page: Page, address: str) -> None:
    """Behind each name stands a number; what would leave nothing cannot be chosen."""
    page.goto(address + "briefs/?lang=ar")
    expect(page.locator(".filter.active")).to_be_visible()
    assert page.locator("option[value=floods]").inner_text() == "Floods (1)"
    assert page.locator("option[value=health]").is_disabled()
    assert page.locator("option[value=fr]").inner_text() == "Français (1)"
    assert page.locator("option[value=fr]").is_enabled()


def test_an_address_that_names_nothing_known_shows_everything(page: Page, address: str) -> None:
    """A topic that was renamed since, or a slip: no empty page, no error."""
    page.goto(address + "briefs/?topic=nonsense&colour=red")
    expect(page.locator(".filter")).to_be_visible()
    assert _status(page) == f"{len(_titles(page))} of {len(_titles(page))} briefs"


def test_the_form_works_by_keyboard(page: Page, address: str) -> None:
    """Tab reaches each choice in the order in which they stand; letters choose; the focus stays where it is."""
    page.goto(address + "briefs/")
    page.get_by_label("Topic").focus()
    reached = []
    for _ in FACETS:
        reached.append(page.evaluate("document.activeElement.name"))
        page.keyboard.press("Tab")
    assert tuple(reached) == FACETS
    assert page.evaluate("document.activeElement.textContent") == "Clear"
    page.get_by_label("Topic").focus()
    page.keyboard.type("Heal")
    expect(page.locator(".filter.active")).to_be_visible()
    assert urlsplit(page.url).query == "topic=health"
    assert page.evaluate("document.activeElement.name") == "topic"


def test_without_scripts_there_is_a_plain_list_and_no_dead_form(browser: Browser, address: str) -> None:
    """Every brief is there under its year, and no control that would do nothing."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address + "briefs/?topic=trade")
    assert len(_titles(page)) == page.locator("article li > .about").count() == 9
    assert page.locator("article h2").first.inner_text().startswith("2026")
    assert not page.locator("form.filter").is_visible()
    context.close()


def test_the_form_takes_its_place_before_its_script_runs(browser: Browser, address: str) -> None:
    """Nothing on the page moves when it appears."""
    context = browser.new_context()
    page = context.new_page()
    page.route("**/filter.js", lambda route: route.abort())
    page.goto(address + "briefs/")
    before = page.locator("article ul").first.bounding_box()
    page.unroute("**/filter.js")
    page.goto(address + "briefs/")
    expect(page.locator("form.filter")).to_be_visible()
    assert page.locator("article ul").first.bounding_box() == before
    context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_on_a_list_that_is_filtered(browser: Browser, address: str, scheme: str) -> None:
    """The plain list is among the kinds of pages that test_accessible.py looks at."""
    context = browser.new_context(color_scheme=scheme)  # type: ignore[arg-type]
    page = context.new_page()
    page.goto(address + "briefs/?topic=trade&lang=en", wait_until="networkidle")
    expect(page.locator(".filter.active")).to_be_visible()
    result = Axe().run(page)
    context.close()
    assert result.response["violations"] == [], result.generate_report()


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A site of more briefs than stand on one page, over three years."""
    root = tmp_path_factory.mktemp("many")
    briefs: dict[str, str] = {}
    for number in range(MANY):
        date, lang = f"{2024 + number % 3}-0{1 + number % 9}-11", "fr" if number % 30 == 0 else "en"
        front = f"title: Brief {number:03}\ndate: {date}\nlang: {lang}"
        briefs[f"briefs/brief-{number:03}.md"] = BRIEF.replace("title: A brief\ndate: 2026-11-01", front)
    write_project(root, briefs)
    code, output = mkdocs_build(root, "--strict")
    assert code == 0, output
    with served(root / "site") as address:
        yield address


def test_many_briefs_are_listed_by_year_and_filtered_all_the_same(page: Page, many: str) -> None:
    """The page stays short; the rest is asked for when somebody filters, and shown a hundred at a time."""
    asked: list[str] = []
    page.on("request", lambda request: asked.append(urlsplit(request.url).path))
    page.goto(many + "briefs/", wait_until="networkidle")
    assert len(_titles(page)) == 30
    assert not any(path.endswith(".json") for path in asked)
    page.get_by_label("Language").select_option("fr")
    expect(page.locator(".filter [role=status]")).to_have_text(f"5 of {MANY + 1} briefs")
    assert "/briefs/index.json" in asked
    assert [line for line in page.locator(".found li").first.inner_text().split("\n") if line] == [
        "Brief 060",
        "Policy brief · Data Desk · 11 July 2024 · Français · Trade",
    ]
    page.get_by_label("Language").select_option("en")
    assert len(_titles(page)) == 100
    page.get_by_role("button", name="Show").click()
    assert len(_titles(page)) == MANY + 1 - 5
    assert page.evaluate("document.activeElement.closest('li') === document.querySelectorAll('.found li')[100]")
    page.locator(".found strong a").last.click()
    expect(page.locator("h1")).to_contain_text("Brief")


def test_a_year_has_a_page_of_its_own(page: Page, many: str) -> None:
    """Reached from the list, grouped by month, with a way to the years beside it; no script is needed."""
    page.goto(many + "briefs/")
    page.get_by_role("link", name="2025", exact=True).click()
    assert urlsplit(page.url).path == "/briefs/2025/"
    assert page.locator("h1").inner_text().startswith("Briefs of 2025")
    assert page.locator("article h2").first.inner_text().startswith("August 2025")
    assert len(_titles(page)) == 50
    page.locator("article").get_by_role("link", name="2024", exact=True).click()
    assert urlsplit(page.url).path == "/briefs/2024/"


def test_a_list_that_cannot_be_loaded_is_no_dead_end(browser: Browser, many: str) -> None:
    """The reader is told, the years stay, and the next choice tries again."""
    context = browser.new_context()
    page = context.new_page()
    page.route("**/index.json", lambda route: route.abort())
    page.goto(many + "briefs/")
    page.get_by_label("Language").select_option("fr")
    expect(page.locator(".filter [role=status]")).to_have_text("The list could not be loaded.")
    assert page.get_by_role("link", name="2025", exact=True).is_visible()
    page.unroute("**/index.json")
    page.get_by_label("Year").select_option("2024")
    expect(page.locator(".filter [role=status]")).to_have_text(f"5 of {MANY + 1} briefs")
    context.close()
