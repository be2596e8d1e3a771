"""The bibliography as it is kept comes back as it was, whatever stands in it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from briefsite.model import Bibliography, Level, Place, Problem, Reference
from briefsite.read.bibliography_lines import decode_bibliography, encode_bibliography

WORDS = st.text(st.characters(codec="utf-8"), max_size=8)
"""All that a file in UTF-8 may hold: line breaks and quotation marks among it."""
REFERENCES = st.builds(
    lambda key, title, kind, place, note: Reference.of(
        key, {"id": key, "type": kind, "title": title}, Place("sources.bib", *place), "Misc", {"note": note}
    ),
    WORDS,
    WORDS,
    st.sampled_from(["book", "webpage"]),
    st.tuples(st.integers(1), st.integers(1)),
    WORDS,
)


@given(st.lists(REFERENCES, max_size=4), WORDS)
def test_a_bibliography_comes_back(references: list[Reference], message: str) -> None:
    """With all that each entry says, in its order, and with its problems."""
    problem = Problem("broken-entry", Place("sources.bib", 3), message, Level.WARNING)
    kept = Bibliography({entry.key: entry for entry in references}, (problem,))
    found = decode_bibliography(encode_bibliography(kept))
    assert found == kept
    assert [*found.references] == [*kept.references]
    for key, entry in kept.references.items():
        assert (found.references[key].csl, found.references[key].fields) == (entry.csl, entry.fields)


def test_a_source_is_filed_under_its_first_name_or_its_title() -> None:
    """In the letter that an accent stands on; what begins with no letter is filed under 0."""
    for csl, initial in (
        ({"author": [{"family": "Émile"}], "title": "Zoo"}, "e"),
        ({"editor": [{"literal": "“Ports” desk"}]}, "p"),
        ({"title": "2020 in short"}, "0"),
        ({"author": [{}], "title": "港"}, "0"),
        ({}, "k"),
    ):
        assert Reference.of("key", csl, Place("sources.bib")).initial == initial
