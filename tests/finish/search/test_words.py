"""The words of a text: by what it is found."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefsite.finish.search.words import PLACES, places_of, words_of

CASES = [tuple(case.split("\n")) for case in (Path(__file__).parent / "words.txt").read_text("utf-8").split("\n\n")[1:]]


@pytest.mark.parametrize(("text", "words"), [(case[0], case[1]) for case in CASES])
def test_words_are_told_apart(text: str, words: str) -> None:
    """Accents, cases, signs and scripts without spaces make no difference to a reader who asks."""
    found = [word.decode() for word in words_of(text)]
    assert [unicodedata.normalize("NFKD", word) for word in found] == (
        [] if words == "(none)" else unicodedata.normalize("NFKD", words).split(" ")
    )


@given(st.text(), st.text())
def test_words_do_not_depend_on_what_stands_beside_them(before: str, after: str) -> None:
    """A text in ASCII is read in a quicker way than one that is not: with the same words."""
    assert words_of(f"{before} — {after}") == words_of(before) + words_of(after)


@given(st.text(st.characters(max_codepoint=127)))
def test_plain_text_is_read_as_any_other(text: str) -> None:
    """The quicker way finds what the pattern finds."""
    assert words_of(text) == words_of(f"{text} é")[:-1]


_HASHES = {b"a": 0xE8B7BE43, b"foobar": 0x9EF61F95, b"123456789": 0xCBF43926}
"""Of words their CRC-32, the last as catalogues of CRCs have it; the browser takes the same."""


@given(st.lists(st.sampled_from([*_HASHES]), max_size=9))
def test_the_place_of_a_pair_is_made_of_bits_of_both_words(words: list[bytes]) -> None:
    """The lowest bits of the hash of the first word, XOR as many higher ones of the second."""
    pairs = zip(words, words[1:], strict=False)
    places = [_HASHES[one] % PLACES ^ _HASHES[other] // PLACES % PLACES for one, other in pairs]
    assert list(places_of(words)) == places
