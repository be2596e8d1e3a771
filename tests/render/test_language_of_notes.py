"""What editors say of a source is in the publication's language: on pages in any other it is marked as that."""

from __future__ import annotations

import re
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import html
from projects import STYLES_FOLDER

from briefsite.cite import Styles, format_sources, library_of
from briefsite.model import TextFile
from briefsite.read.bibliography import parse_bibliography
from briefsite.wording.languages import direction

STYLES = Styles(STYLES_FOLDER)
LANGUAGES = ("en", "en-GB", "fr", "ar", "zh-Hans")
ENTRY = """
@report{{doe, author = {{Doe, Jane}}, title = {{Ports}}, year = {{2020}}, langid = {{german}}, {fields}}}
"""
WORDS = st.lists(st.sampled_from(["Seen", "in a copy", "“quoted”", "1990:", "a; b", "P. 3.", "中国", "x"]), min_size=1)


def entry(fields: str, publication: str, page: str, style: str = "house-notes") -> Any:
    """The entry of a source in a list on a page in one language, of a publication in another."""
    references = parse_bibliography(TextFile("sources.bib", ENTRY.format(fields=fields))).references
    text = format_sources(library_of(references, publication), STYLES.get(style), page)["doe"]
    return html.fromstring(f"<p>{text}</p>")


def marked(element: Any) -> list[tuple[str, str, str]]:
    """Each stretch of another language: its tag, its direction and its words."""
    return [(x.get("lang"), x.get("dir"), x.text_content()) for x in element.xpath(".//*[@lang]")]


@given(WORDS.map(" ".join), st.sampled_from(LANGUAGES), st.sampled_from(LANGUAGES))
@settings(deadline=None, max_examples=60)
def test_a_note_is_marked_where_its_language_is_not_the_pages(note: str, publication: str, page: str) -> None:
    """All of it and nothing else, with its direction; and no letter of the entry is another than it was."""
    element = entry(f"note = {{{note}}}", publication, page)
    same = publication[:2] == page[:2]
    found = [(lang, way, _letters(words)) for lang, way, words in marked(element)]
    assert found == ([] if same else [(publication, direction(publication), _letters(note))])
    plain = entry(f"note = {{{note}}}", page, page)
    assert _letters(element.text_content()) == _letters(plain.text_content())


def _letters(text: str) -> str:
    return re.sub(r"\W", "", text)


@pytest.mark.parametrize("style", ["house-notes", "house-author-date", "apa"])
def test_a_kind_is_marked_and_a_key_of_biblatex_is_english(style: str) -> None:
    """`type = {Discours}` is as the editors wrote it; `type = {phdthesis}` stands for English words anywhere."""
    assert marked(entry("type = {Discours}", "fr", "ar", style)) == [("fr", "ltr", "Discours")]
    assert marked(entry("type = {phdthesis}", "fr", "fr", style)) == [("en", "ltr", "PhD thesis")]
    assert marked(entry("type = {phdthesis}", "fr", "en", style)) == []


def test_a_variable_written_into_a_note_is_still_read() -> None:
    """As Zotero writes them, line by line; what is left is the note."""
    element = entry("note = {DOI: 10.1000/x}", "en", "ar")
    assert marked(element) == [] and element.xpath(".//a/@href") == ["https://doi.org/10.1000/x"]


def test_what_a_source_says_itself_is_left_alone() -> None:
    """Its title, its author and its publisher are not in the publication's language."""
    assert marked(entry("institution = {Hafenamt}, series = {Papiere}, number = {3}", "en", "ar")) == []
