"""The two house styles: valid CSL, and what they make of the sources of policy work."""

from __future__ import annotations

import re
from importlib import resources

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree
from projects import STYLES_FOLDER

import csl

WORKS = [
    {
        "id": "un",
        "type": "legislation",
        "title": "Declaration on the Establishment of a New International Economic Order",
        "title-short": "Declaration on a New International Economic Order",
        "author": [{"literal": "United Nations General Assembly"}],
        "genre": "Resolution",
        "number": "A/RES/3201(S-VI)",
        "issued": {"date-parts": [[1974, 5, 1]]},
        "URL": "https://undocs.org/A/RES/3201(S-VI)",
        "accessed": {"date-parts": [[2026, 3, 2]]},
    },
    {
        "id": "press",
        "type": "article-newspaper",
        "title": "Old ties, new routes",
        "author": [{"family": "Rahman", "given": "Aisha"}],
        "container-title": "The Jakarta Post",
        "issued": {"date-parts": [[2024, 4, 18]]},
        "URL": "https://example.org/a",
        "accessed": {"date-parts": [[2024, 5, 6]]},
        "archive": "Internet Archive",
        "archive_location": "https://web.archive.org/a",
    },
    {
        "id": "article",
        "type": "article-journal",
        "title": "Restoring and transforming multilateralism",
        "author": [{"family": "Mthembu", "given": "Philani"}, {"family": "Zhou", "given": "Taidong"}],
        "container-title": "Development Cooperation Review",
        "volume": "4",
        "issue": "2",
        "page": "13-27",
        "issued": {"date-parts": [[2021]]},
        "DOI": "10.1000/182",
    },
    {
        "id": "chapter",
        "type": "chapter",
        "title": "South-South cooperation",
        "author": [{"family": "van der Berg", "given": "Anna"}],
        "editor": [{"family": "Lee", "given": "Bo"}, {"family": "Cruz", "given": "Ana"}],
        "container-title": "Handbook of Development",
        "publisher": "Brill",
        "publisher-place": "Leiden",
        "page": "100-119",
        "issued": {"date-parts": [[2019]]},
    },
    {
        "id": "report",
        "type": "report",
        "title": "Trade and Development Report 2023: Growth, Debt and Climate",
        "title-short": "Trade and Development Report 2023",
        "author": [{"literal": "UN Conference on Trade and Development"}],
        "number": "UNCTAD/TDR/2023",
        "publisher": "United Nations",
        "publisher-place": "Geneva",
        "issued": {"date-parts": [[2023, 10]]},
    },
]


def formatted(name: str, locale: str = "en-GB") -> csl.Result:
    """Every work cited twice, with a page, in a house style."""
    citations = [csl.Citation((csl.Cite(str(work["id"]), "12"),), note) for note, work in enumerate(WORKS * 2, 1)]
    style = csl.load_style(name, folders=[STYLES_FOLDER])
    return csl.format_citations(style, WORKS, citations, locale=locale, output=csl.TEXT)


@pytest.mark.parametrize("name", ["house-notes", "house-author-date"])
def test_style_is_valid(name: str) -> None:
    """The style is valid against the schema of CSL 1.0.2."""
    schema = etree.RelaxNG(file=str(resources.files("citeproc") / "data/schema/schemas/styles/csl.rng"))
    schema.assertValid(etree.parse(str(STYLES_FOLDER / f"{name}.csl")))


def test_first_notes_are_full_and_later_ones_short() -> None:
    """A first note gives everything with the page cited; a later one the author, the short title and the page."""
    texts = [citation.text for citation in formatted("house-notes").citations]
    assert texts == [
        "United Nations General Assembly, Declaration on the Establishment of a New International Economic Order, "
        "Resolution A/RES/3201(S-VI), 1 May 1974, p. 12, https://undocs.org/A/RES/3201(S-VI), accessed 2 March 2026.",
        "Aisha Rahman, ‘Old ties, new routes’, The Jakarta Post, 18 April 2024, p. 12, https://example.org/a, "
        "accessed 6 May 2024, Internet Archive: https://web.archive.org/a.",
        "Philani Mthembu and Taidong Zhou, ‘Restoring and transforming multilateralism’, "
        "Development Cooperation Review 4, no. 2 (2021), p. 12, https://doi.org/10.1000/182.",
        "Anna van der Berg, ‘South-South cooperation’, in Handbook of Development, ed. by Bo Lee and Ana Cruz "
        "(Leiden: Brill, 2019), p. 12.",
        "UN Conference on Trade and Development, Trade and Development Report 2023: Growth, Debt and Climate, "
        "UNCTAD/TDR/2023 (Geneva: United Nations, October 2023), p. 12.",
        "United Nations General Assembly, Declaration on a New International Economic Order, p. 12.",
        "Rahman, ‘Old ties, new routes’, p. 12.",
        "Mthembu and Zhou, ‘Restoring and transforming multilateralism’, p. 12.",
        "van der Berg, ‘South-South cooperation’, p. 12.",
        "UN Conference on Trade and Development, Trade and Development Report 2023, p. 12.",
    ]


def test_list_of_sources_is_sorted_with_the_family_name_first() -> None:
    """Sources are sorted by name, particles apart, and give all pages."""
    assert [entry.text for entry in formatted("house-notes").bibliography] == [
        "van der Berg, Anna. ‘South-South cooperation’. In Handbook of Development, ed. by Bo Lee and Ana Cruz "
        "(Leiden: Brill, 2019), pp. 100–19.",
        "Mthembu, Philani, and Taidong Zhou. ‘Restoring and transforming multilateralism’. "
        "Development Cooperation Review 4, no. 2 (2021), pp. 13–27. https://doi.org/10.1000/182.",
        "Rahman, Aisha. ‘Old ties, new routes’. The Jakarta Post, 18 April 2024. https://example.org/a, "
        "accessed 6 May 2024, Internet Archive: https://web.archive.org/a.",
        "UN Conference on Trade and Development. Trade and Development Report 2023: Growth, Debt and Climate. "
        "UNCTAD/TDR/2023 (Geneva: United Nations, October 2023).",
        "United Nations General Assembly. Declaration on the Establishment of a New International Economic Order. "
        "Resolution A/RES/3201(S-VI), 1 May 1974. https://undocs.org/A/RES/3201(S-VI), accessed 2 March 2026.",
    ]


@pytest.mark.parametrize(
    ("locale", "citation", "entry"),
    [
        ("en-GB", "(Mthembu and Zhou 2021, p. 12)", "Mthembu, Philani, and Taidong Zhou (2021). ‘Restoring"),
        ("fr-FR", "(Mthembu et Zhou 2021, p. 12)", "Mthembu, Philani, et Taidong Zhou (2021). « Restoring"),
        ("es-ES", "(Mthembu y Zhou 2021, p. 12)", "Mthembu, Philani, y Taidong Zhou (2021). «Restoring"),
        ("zh-CN", "(Mthembu和Zhou 2021, 页 12)", "Mthembu, Philani, 和Taidong Zhou (2021). 《Restoring"),
        ("ar", "(Mthembu و Zhou 2021, ص 12)", 'Mthembu, Philani, و Taidong Zhou (2021). "Restoring'),
    ],
)
def test_author_date_style_speaks_the_language_of_the_brief(locale: str, citation: str, entry: str) -> None:
    """Words, labels and quotation marks are those of the language."""
    result = formatted("house-author-date", locale)
    plain = str.maketrans("\u00a0\u202f", "  ")
    assert result.citations[2].text.translate(plain) == citation
    entries = {listed.id: listed.text.translate(plain) for listed in result.bibliography}
    assert entries["article"].startswith(entry)


def test_an_archived_copy_opens_as_the_first_address_does() -> None:
    """Every address that a first note shows leads to itself, also that of a copy."""
    style = csl.load_style("house-notes", folders=[STYLES_FOLDER])
    citation = csl.Citation((csl.Cite("press"),), 1)
    (shown,) = csl.format_citations(style, WORKS, [citation], output=csl.MARKDOWN.with_links()).citations
    addresses = [part.address for part in shown.parts if part.address]
    assert addresses == ["https://example.org/a", "https://web.archive.org/a"]


@pytest.mark.parametrize("name", ["house-notes", "house-author-date"])
def test_what_an_entry_says_of_its_source_stands_in_the_list_alone(name: str) -> None:
    """Readers learn from the list that no more than an abstract was read; the citations stay short."""
    work = WORKS[-1] | {"note": "Abstract read."}
    style = csl.load_style(name, folders=[STYLES_FOLDER])
    result = csl.format_citations(style, [work], [csl.Citation((csl.Cite("report"),), 1)], output=csl.TEXT)
    assert result.bibliography[0].text.endswith(". Abstract read.")
    assert "Abstract" not in result.citations[0].text


TYPES = (
    *("article", "article-journal", "article-magazine", "article-newspaper", "bill", "book", "broadcast", "chapter"),
    *("classic", "collection", "dataset", "document", "entry", "entry-dictionary", "entry-encyclopedia", "event"),
    *("figure", "graphic", "hearing", "interview", "legal_case", "legislation", "manuscript", "map", "motion_picture"),
    *("musical_score", "pamphlet", "paper-conference", "patent", "performance", "periodical", "personal_communication"),
    *("post", "post-weblog", "regulation", "report", "review", "review-book", "software", "song", "speech", "standard"),
    *("thesis", "treaty", "webpage"),
)
TEXTS = (
    *("title", "container-title", "volume", "issue", "page", "edition", "number", "genre", "publisher"),
    *("publisher-place", "collection-title", "collection-number", "authority", "event-title", "event-place"),
    *("archive", "archive_location", "URL", "DOI", "number-of-pages"),
)
VALUE = st.sampled_from(["Wort", "7", "Why?", "End.", "12-14"])
NAMES = st.lists(st.sampled_from([{"family": "Doe", "given": "Jane"}, {"literal": "UN"}]), min_size=1, max_size=5)
FIELDS = {
    **dict.fromkeys(TEXTS, VALUE),
    **dict.fromkeys(("author", "editor", "translator", "interviewer"), NAMES),
    "issued": st.sampled_from(["2001", "2001-05-03", {"date-parts": [[2001]], "circa": True}]),
    "accessed": st.just("2020-01-02"),
}


@pytest.mark.parametrize("name", ["house-notes", "house-author-date"])
@given(
    kind=st.sampled_from(TYPES),
    fields=st.fixed_dictionaries({}, optional=FIELDS),
    locator=st.sampled_from([None, "5"]),
    locale=st.sampled_from(["en-GB", "en-US", "fr-FR", "zh-CN", "ar"]),
)
def test_parentheses_stand_behind_a_space_and_hold_something(
    name: str, kind: str, fields: dict[str, object], locator: str | None, locale: str
) -> None:
    """Of any type, with any fields or none: no mark before a parenthesis, none empty, and no mark twice."""
    style = csl.load_style(name, folders=[STYLES_FOLDER])
    work = {"id": "a", "type": kind, **fields}
    citations = [csl.Citation((csl.Cite("a", locator),), note) for note in (1, 3)]
    result = csl.format_citations(style, [work], citations, locale=locale, output=csl.TEXT)
    for text in (*(citation.text for citation in result.citations), *(entry.text for entry in result.bibliography)):
        assert not re.search(r"[,;:] ?\(|(?:Wort|\d|Doe|Jane|UN)\. \(|\( |\(\)|\([,;:.]| \)", text), text
        assert not re.search(r",,|\.\.|  | [,.;]|[,;]\.|;;", text), text
