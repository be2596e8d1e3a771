"""Lists of names: what divides them, and what the message about a wrong division says to write."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from briefsite.model import Bibliography, TextFile
from briefsite.read.bibliography import parse_bibliography
from briefsite.read.bibliography.name_problems import wrong_division

SURNAMES = ("Doe", "Roe", "Müller", "N'Guessan", "van der Berg", "Ortega y Gasset", "{\\'E}luard", "Al-Hassan")
NAMES = st.tuples(st.sampled_from(SURNAMES), st.sampled_from(("J.", "J. K.", "R.-M.", "A. B. C.")))
LISTS = st.lists(NAMES, min_size=2, max_size=6)
SIGNS = ("; ", ";", " ；", "؛ ", "、", " & ", " \\& ", ", & ", " und ", " et ", ", et ", " / ", " | ", ", ")
LETTERS = st.characters(categories=["Lo"], exclude_characters="ªº等と和與与및와과")


def read(author: str) -> Bibliography:
    """The bibliography of one entry with these authors."""
    return parse_bibliography(TextFile("sources.bib", f"@book{{k, author = {{{author}}}}}"))


@given(LISTS, st.sampled_from(SIGNS))
def test_what_the_message_says_is_read_as_meant(names: list[tuple[str, str]], sign: str) -> None:
    """Written as the message says, a list divided by any sign has as many names as it had, and no problem more."""
    written = [", ".join(name) for name in names]
    division = wrong_division(sign.join(written))
    assert division is not None
    assert division.right == " and ".join(written)
    assert wrong_division(division.right) is None
    assert len(read(division.right).references["k"].csl["author"]) == len(names)


@given(LISTS)
def test_a_list_divided_by_and_has_no_problem(names: list[tuple[str, str]]) -> None:
    """What is divided as it should be is left alone, whatever the case of `and`."""
    for word in (" and ", " AND ", ", and "):
        value = word.join(", ".join(name) for name in names)
        assert not [problem for problem in read(value).problems if problem.rule == "divided-names"]
        assert len(read(value).references["k"].csl["author"]) == len(names)


@given(st.lists(st.text(LETTERS, min_size=1, max_size=8), min_size=2, max_size=4))
def test_scripts_without_case_have_no_particle(words: list[str]) -> None:
    """No word of a script without capitals is taken for a particle, and no word is lost."""
    (name,) = read(" ".join(words)).references["k"].csl["author"]
    assert not name.keys() & {"dropping-particle", "non-dropping-particle"}
    assert sorted(re.split(r"\s", f"{name.get('given', '')} {name['family']}".strip())) == sorted(words)


@given(st.text(st.sampled_from("Aa,;&.{}()[] /\\|and等、و"), max_size=60))
def test_any_list_is_survived(value: str) -> None:
    """Whatever stands in a list of names, it is judged, and what is said is said in few words."""
    division = wrong_division(value)
    assert division is None or len(division.right) < 250
