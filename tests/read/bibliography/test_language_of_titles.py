"""The title of an entry that does not say its language: it is taken to be in that of the publication."""

from __future__ import annotations

import pytest

from briefsite.model import TextFile
from briefsite.read.bibliography import parse_bibliography

_TITLE = "Review of Maritime Transport in Africa 2025"


@pytest.mark.parametrize(
    ("publication", "langid", "title"),
    [
        ("en-GB", "", "Review of maritime transport in africa 2025"),
        ("", "", "Review of maritime transport in africa 2025"),
        ("de", "", _TITLE),
        ("de", "english", "Review of maritime transport in africa 2025"),
        ("en", "german", _TITLE),
    ],
)
def test_capitals_are_taken_from_titles_in_english_alone(publication: str, langid: str, title: str) -> None:
    """In a German publication an entry without `langid` keeps its own, and nothing is said of lost ones."""
    said = f", langid={{{langid}}}" if langid else ""
    found = parse_bibliography(TextFile("sources.bib", f"@book{{x, title={{{_TITLE}}}{said}}}"), language=publication)
    assert found.references["x"].csl["title"] == title
    lost = any(problem.rule == "lost-capitals" for problem in found.problems)
    assert lost == (title != _TITLE)
