"""What is done to finished pages so that machines find the way, and readers no words of another language."""

from __future__ import annotations

import pytest

from briefsite.finish import finish, names_in
from briefsite.finish.interface import localise_names, localise_permalinks

PAGE = "<html><head><title>T</title></head><body>{}</body></html>"


def _added(front: dict[str, object]) -> str:
    before, behind = PAGE.format("").split("</head>")
    html = finish(f"{before}</head>{behind}", front)
    assert html.startswith(before)
    assert html.endswith("</head>" + behind)
    return html.removeprefix(before).removesuffix("</head>" + behind)


def test_a_page_says_where_its_feed_is() -> None:
    """So that a reader of feeds finds it from the address of the page."""
    assert _added({"feed": "../feed.xml", "feed_title": "Ports & Harbours"}) == (
        '<link rel="alternate" type="application/atom+xml" title="Ports &amp; Harbours" href="../feed.xml">\n'
        '<link rel="alternate" type="application/feed+json" title="Ports &amp; Harbours" href="../feed.json">\n'
    )


def test_a_page_names_its_versions_in_every_language() -> None:
    """Itself included, as search engines ask, and the one for readers of any other language."""
    front = {"alternates": [["ar", "https://a.example/x-ar/"], ["x-default", "https://a.example/x/"]]}
    assert _added(front) == (
        '<link rel="alternate" hreflang="ar" href="https://a.example/x-ar/">\n'
        '<link rel="alternate" hreflang="x-default" href="https://a.example/x/">\n'
    )


def test_what_front_matter_says_cannot_leave_its_attribute() -> None:
    """Titles and addresses come from files that anybody may have written."""
    assert '"><script>' not in _added({"feed": '"><script>', "alternates": [['"><script>', '"><script>']]})


@pytest.mark.parametrize(
    ("lang", "title"),
    [
        ("en", "Link to this section"),
        ("fr", "Lien vers cette section"),
        ("es", "Enlace a esta sección"),
        ("ar", "رابط إلى هذا القسم"),
        ("zh-Hans", "本节链接"),
        ("sw", "Link to this section"),
    ],
)
def test_the_link_to_a_section_is_titled_in_the_page_s_language(lang: str, title: str) -> None:
    """Python-Markdown writes one title for the whole site; a language without words keeps English."""
    html = '<h2 id="a">A<a class="headerlink" href="#a" title="Link to this section">#</a></h2>'
    assert localise_permalinks(html, {"lang": lang}) == html.replace("Link to this section", title)


def test_the_title_of_a_page_has_no_link_to_itself() -> None:
    """It would take room, and a stop of the Tab key, and lead where the reader is; headings below it keep theirs."""
    link = '<a class="headerlink" href="#a" title="Link to this section">#</a>'
    html = f'<h1 id="a"><em>A</em>{link}</h1><h2 id="a">B{link}</h2>'
    assert localise_permalinks(html, {}) == f'<h1 id="a"><em>A</em></h1><h2 id="a">B{link}</h2>'


def test_names_around_the_text_are_translated_and_the_text_is_not() -> None:
    """Whole texts and whole labels outside the article; never a part of one, never what an author wrote."""
    html = (
        '<nav aria-label="Topics"><a href="/">\n  Topics\n</a> <a>Topics of today</a></nav>'
        "<article><a>Topics</a></article><footer>Topics<br></footer>"
    )
    assert finish(html, {"names": {"Topics": "Thèmes"}, "search": {"exclude": True}}) == (
        '<nav aria-label="Thèmes"><a href="/">\n  Thèmes\n</a> <a>Topics of today</a></nav>'
        "<article><a>Topics</a></article><footer>Thèmes<br></footer>"
    )


def test_a_translated_name_is_text_and_no_markup() -> None:
    """What mkdocs.yml says is escaped, and so is what it is looked for by."""
    assert localise_names("<p>You &amp; I</p>", {"names": {"You & I": "<b>"}}) == "<p>&lt;b&gt;</p>"


@pytest.mark.parametrize(
    ("lang", "found"),
    [("zh-Hans", {"A": "甲"}), ("zh-Hant", {"A": "乙"}), ("fr", {}), (None, {})],
)
def test_names_are_found_by_tag_or_by_language(lang: str | None, found: dict[str, str]) -> None:
    """`zh` serves every Chinese that has no names of its own."""
    assert names_in(lang, {"zh": {"A": "甲"}, "zh-Hant": {"A": "乙"}, "es": "no table"}) == found


@pytest.mark.parametrize("translations", [None, [], "fr", {"fr": ["A"]}])
def test_settings_of_another_shape_translate_nothing(translations: object) -> None:
    """A slip in mkdocs.yml breaks no page."""
    assert names_in("fr", translations) == {}


def test_a_page_without_any_of_it_stays_as_it_is() -> None:
    """Hand-written pages pass through untouched."""
    assert finish(PAGE.format("<p>Home"), {}) == PAGE.format("<p>Home")
