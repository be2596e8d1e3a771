"""A bibliography formatted in parts, by several processes."""

from __future__ import annotations

import pickle

import pytest

import csl
import csl.processor

AUTHORS = ("Doe, Jane", "Doe, John", "Sen, Amartya", "")
REFERENCES = {
    f"work{number}": {
        "id": f"work{number}",
        "type": ("book", "article-journal", "webpage")[number % 3],
        "title": f"On <i>trade</i> {number % 7}",
        "author": [{"family": AUTHORS[number % 4].partition(",")[0], "given": AUTHORS[number % 4].partition(", ")[2]}],
        "issued": {"date-parts": [[2000 + number % 5]]},
        "URL": f"https://example.org/{number}",
    }
    for number in range(60)
}


def _told(style: csl.Style, size: int) -> csl.Library:
    """A library that was told of every reference what another one learnt of it, among so many."""
    library, keys = csl.Library(REFERENCES, when_cited=True), list(REFERENCES)
    for start in range(0, len(keys), size):
        other = csl.Library(REFERENCES, when_cited=True)
        learnt = csl.learn_entries(style, other, keys[start : start + size], locale="en-GB", output=csl.MARKDOWN)
        sent = pickle.loads(pickle.dumps(learnt))
        csl.take_entries(style, library, sent, locale="en-GB", output=csl.MARKDOWN)
    return library


@pytest.mark.parametrize("size", [1, 7, 60])
@pytest.mark.parametrize("name", ["apa", "chicago-author-date", "modern-language-association", "ieee", "oscola"])
def test_a_bibliography_in_parts_is_the_same(name: str, size: int) -> None:
    """Sorted, told apart and formatted in one go or in parts, also for styles of which parts learn nothing."""
    style = csl.load_style(name)
    alone = csl.format_bibliography(style, REFERENCES, locale="en-GB", output=csl.MARKDOWN)
    assert csl.format_bibliography(style, _told(style, size), locale="en-GB", output=csl.MARKDOWN) == alone


@pytest.mark.parametrize(
    "name",
    [
        "apa",
        "chicago-author-date",
        "modern-language-association",
        "ieee",
        "nature",
        "oscola",
        "american-chemical-society",
    ],
)
def test_an_entry_that_stands_by_itself_is_the_same_in_any_company(name: str) -> None:
    """No number, no letter behind a year, no dash for a name: each entry says what it would say alone."""
    style = csl.load_style(name)
    together = csl.format_entries(style, _told(style, 7), locale="en-GB", output=csl.MARKDOWN)
    assert {entry.id for entry in together} == set(REFERENCES)
    for entry in together:
        assert csl.format_entries(style, {entry.id: REFERENCES[entry.id]}, locale="en-GB", output=csl.MARKDOWN) == (
            entry,
        )
    order = [entry.id for entry in csl.format_bibliography(style, REFERENCES, locale="en-GB")]
    assert [entry.id for entry in together] == (order or list(REFERENCES))


@pytest.mark.parametrize("name", ["apa", "ieee", "chicago-author-date", "oscola"])
def test_entries_by_themselves_change_no_document(name: str) -> None:
    """A library that gave them gives every document the list that it would have had anyway."""
    style, library = csl.load_style(name), csl.Library(REFERENCES)
    csl.format_entries(style, library)
    citations = [csl.Citation((csl.Cite("work1"), csl.Cite("work21"))), csl.Citation((csl.Cite("work41"),))]
    assert csl.format_citations(style, library, citations) == csl.format_citations(style, REFERENCES, citations)


def test_a_document_from_a_library_that_was_told_is_the_same() -> None:
    """Citations and list of one document, out of a library that was told and one that was not."""
    style = csl.load_style("apa")
    citations = [csl.Citation((csl.Cite("work1"), csl.Cite("work21"))), csl.Citation((csl.Cite("work41"),))]
    alone = csl.format_citations(style, REFERENCES, citations, locale="en-GB", output=csl.MARKDOWN)
    assert csl.format_citations(style, _told(style, 7), citations, locale="en-GB", output=csl.MARKDOWN) == alone


def test_what_was_told_is_not_made_again(monkeypatch: pytest.MonkeyPatch) -> None:
    """Entries of works that are not alike are formatted by whoever learns of them, and by nobody else."""
    style = csl.load_style("chicago-author-date")
    unlike = {key: REFERENCES[key] for key in ("work0", "work2")}
    library, made = csl.Library(unlike, when_cited=True), []
    for key in unlike:
        other = csl.Library(unlike, when_cited=True)
        csl.take_entries(style, library, csl.learn_entries(style, other, [key]))
    real = csl.processor.bibliography_outputs
    monkeypatch.setattr(
        csl.processor, "bibliography_outputs", lambda session, ids: made.extend(ids) or real(session, ids)
    )
    csl.format_bibliography(style, library)
    assert made == []
    csl.format_bibliography(style, csl.Library(unlike))
    assert sorted(made) == sorted(unlike)
