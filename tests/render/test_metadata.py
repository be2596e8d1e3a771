"""What the head of a brief's page says to machines, read as they read it."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reading_heads import _divided, head_of, scholar_misses, values_of, zotero_item
from sites import site_of

from briefsite.finish.head import say_in_head
from briefsite.pipeline import Site
from briefsite.render.citation_tags import name_for_zotero
from briefsite.render.markup import Page
from briefsite.wording.languages import locale_name

FULL = (
    "title: Ports\nsubtitle: And who pays\n"
    "authors: [ada, data-desk, {name: Jane van der Berg, affiliation: Quay Ltd}]\n"
    "editors: [data-desk]\nseries: Finance\nnumber: 3\nlang: fr\ndate: 2026-03-02\nupdated: 2026-04-01\n"
    "license: CC-BY-4.0\ndoi: 10.1234/ports\n"
    'corrections: [{date: 2026-04-01, text: "Seven and not six [@doe2020]."}]\n\n'
    "A [@doe2020]. B [@roe2021]."
)
ODD = '«Ports» & "quays" <b>$x$ \\emph{no}</b> السلام 🚢'


def page_of_brief(site: Site, slug: str = "ports") -> Page:
    return next(page for page in site.pages if page.path == f"briefs/{slug}.md")


@pytest.fixture(scope="module")
def full() -> Page:
    return page_of_brief(site_of({"ports": FULL}))


def test_zotero_saves_a_report_with_every_name_whole(full: Page) -> None:
    """Its number without the series, the desk in one piece, and a particle that stays with its family name."""
    assert zotero_item(head_of(full)) == {
        "itemType": "report",
        "title": "Ports\u00a0: And who pays",
        "creators": [
            ("author", "Obi", "Ada"),
            ("author", "Service des données", ""),
            ("author", "van der Berg", "Jane"),
            ("editor", "Service des données", ""),
        ],
        "date": "2026/03/02",
        "institution": "Harbour Briefs",
        "number": "3",
        "series": "Finance",
        "language": "fr",
        "abstractNote": "What ports says.",
        "DOI": "10.1234/ports",
        "url": "https://harbour.example/briefs/ports/",
        "tags": ["Commerce"],
        "attachments": [],
    }


def test_scholar_finds_what_it_asks_for(full: Page) -> None:
    """A title, each author by itself, a date in its form."""
    assert scholar_misses(head_of(full)) == []
    facts = values_of(head_of(full))
    assert ("citation_author_institution", "Quay Ltd") in facts
    assert ("citation_online_date", "2026/04/01") in facts


def test_an_offprint_is_found() -> None:
    """By Zotero as an attachment, by Scholar in the folder of the page, by others as a file of the report."""
    page = page_of_brief(site_of({"ports": FULL}, offprints=("Arab",)))
    address = "https://harbour.example/briefs/ports/ports.pdf"
    assert zotero_item(head_of(page))["attachments"] == [address]
    assert scholar_misses(head_of(page)) == []
    assert ["item", "ports.pdf", "application/pdf"] in page.front["links"]  # type: ignore[operator]
    assert {"@type": "MediaObject", "contentUrl": address, "encodingFormat": "application/pdf"} in linked(page)[
        "encoding"
    ]


NAMES = st.text(st.characters(categories=("L",), include_characters=" ,;-’."), min_size=1).map(
    lambda text: " ".join(text.split())
)


@given(NAMES.filter(lambda name: any(sign.isalpha() for sign in name)))
def test_any_whole_name_stays_one(name: str) -> None:
    """Whatever commas and spaces it has."""
    ((family, given_name),) = _divided(name_for_zotero({"literal": name}))
    letters = [sign for sign in name if sign.isalpha()]
    assert (given_name, [sign for sign in family if sign.isalpha()]) == ("", letters)


WORD = st.text(st.characters(categories=("L",)), min_size=1, max_size=5)
WORDS = st.lists(WORD, min_size=1, max_size=3).map(" ".join)


@given(WORDS, WORDS)
def test_any_name_in_parts_keeps_them(family: str, given_name: str) -> None:
    """Also where both have spaces, which Zotero would take for two people."""
    assert [*_divided(name_for_zotero({"family": family, "given": given_name}))] == [(family, given_name)]


def test_links_are_shown_with_title_topics_and_language(full: Page) -> None:
    """As Open Graph has them; a language by its likeliest region, a page of each author of people.yml."""
    properties = dict(full.front["properties"])  # type: ignore[call-overload]
    assert [(name, properties[name]) for name in ("og:locale", "article:tag", "og:title")] == [
        ("og:locale", "fr_FR"),
        ("article:tag", "Commerce"),
        ("og:title", "Ports\u00a0: And who pays"),
    ]
    authors = [value for name, value in full.front["properties"] if name == "article:author"]  # type: ignore[attr-defined]
    assert authors == [f"https://harbour.example/people/{person}/" for person in ("ada", "data-desk")]


@pytest.mark.parametrize(
    ("lang", "name"),
    [
        ("en", "en_GB"),
        ("en-US", "en_US"),
        ("pt-BR", "pt_BR"),
        ("zh-Hans", "zh_CN"),
        ("zh-Hant", "zh_TW"),
        ("id", "id_ID"),
    ],
)
def test_a_language_has_a_region_where_programs_ask_for_one(lang: str, name: str) -> None:
    """That of its tag, else the likeliest; plain English is British, as all our pages."""
    assert locale_name(lang) == name


def linked(page: Page) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(str(page.front["linked_data"]))
    return found


def test_linked_data_says_what_the_brief_is(full: Page) -> None:
    """Its authors by kind, its terms, what was corrected, without Markdown or citations."""
    facts = linked(full)
    assert (facts["@type"], facts["@id"]) == ("Report", "https://harbour.example/briefs/ports/")
    assert [(author["@type"], author["name"]) for author in facts["author"]] == [
        ("Person", "Ada Obi"), ("Organization", "Service des données"), ("Person", "Jane van der Berg"),
    ]  # fmt: skip
    assert facts["author"][2]["affiliation"] == {"@type": "Organization", "name": "Quay Ltd"}
    assert facts["correction"] == [
        {"@type": "CorrectionComment", "datePublished": "2026-04-01", "text": "Seven and not six."}
    ]
    assert (facts["sameAs"], facts["reportNumber"]) == ("https://doi.org/10.1234/ports", "3")
    assert facts["license"] == "https://creativecommons.org/licenses/by/4.0/"


def test_a_translation_and_its_original_name_each_other() -> None:
    """In linked data, and as locales for who shows a link."""
    site = site_of({"ports": "\n\nA.", "les-ports": "lang: fr\ntranslation_of: ports\n\nB."})
    original, translation = linked(page_of_brief(site)), linked(page_of_brief(site, "les-ports"))
    assert [work["@id"] for work in original["workTranslation"]] == ["https://harbour.example/briefs/les-ports/"]
    assert translation["translationOfWork"]["@id"] == "https://harbour.example/briefs/ports/"
    assert ["og:locale:alternate", "fr_FR"] in page_of_brief(site).front["properties"]  # type: ignore[operator]


def test_signposts_lead_to_authors_files_and_the_address_to_cite(full: Page) -> None:
    """Typed links, as Signposting has them; each file with its media type."""
    assert full.front["links"] == [
        ["author", "../../people/ada/", ""],
        ["author", "../../people/data-desk/", ""],
        ["cite-as", "https://doi.org/10.1234/ports", ""],
        ["describedby", "ports.bib", "application/x-bibtex"],
        ["describedby", "ports.ris", "application/x-research-info-systems"],
        ["describedby", "ports.json", "application/vnd.citationstyles.csl+json"],
        ["item", "ports.epub", "application/epub+zip"],
        ["item", "ports.md", "text/markdown"],
        ["type", "https://schema.org/Report", ""],
    ]
    head = say_in_head("", full.front)
    assert '<link rel="describedby" href="ports.bib" type="application/x-bibtex">\n' in head
    assert '<link rel="cite-as" href="https://doi.org/10.1234/ports">\n' in head


def test_no_title_breaks_the_head() -> None:
    """Quotes, angle brackets, LaTeX, right to left and emoji come back as they were written, everywhere."""
    page = page_of_brief(site_of({"ports": f"title: {json.dumps(ODD, ensure_ascii=False)}\n\nA."}))
    head, title = head_of(page), str(page.front["title"])
    titles = {value for name, value in values_of(head) if name in ("citation_title", "dcterms.title", "og:title")}
    assert titles == {" ".join(title.split())}
    (data,) = head.xpath("script[@type='application/ld+json']/text()")
    assert json.loads(data)["name"] == title
    assert {each.tag for each in head} <= {"title", "meta", "link", "script"}


def test_sources_stand_in_the_head_where_a_publication_wants_them() -> None:
    """Not by itself: a brief with many would be too heavy."""
    without, with_them = (
        [value for name, value in values_of(head_of(page_of_brief(site))) if name == "citation_reference"]
        for site in (site_of({"ports": FULL}), site_of({"ports": FULL}, references_in_head=True))
    )
    assert without == []
    assert len(with_them) == 2
    assert with_them[0].startswith("citation_title=")
    assert "; citation_author=Doe, Jane; " in with_them[0]


def test_search_engines_are_told_them_too() -> None:
    """In the words of schema.org: what each is, who wrote it and when."""
    head = head_of(page_of_brief(site_of({"ports": FULL}, references_in_head=True)))
    (data,) = head.xpath("script[@type='application/ld+json']/text()")
    first = {
        "@type": "Book",
        "name": "First things: A beginning",
        "author": [{"name": "Jane Doe"}],
        "datePublished": "2020",
    }
    assert json.loads(data)["citation"][0] == first
    assert len(json.loads(data)["citation"]) == 2
