"""Whether a source stands in the bibliography."""

from __future__ import annotations

from typing import Any

import pytest

from briefsite.model import TextFile
from briefsite.read.bibliography import parse_bibliography
from briefsite.read.records import SourceIndex

BIBLIOGRAPHY = """
@book{book, title={A Whole Book: On Something}, author={Doe, Jane}, date={2020}, isbn={0-306-40615-2},
  doi={10.1000/AbC}}
@online{page, title={A page}, organization={Press}, url={http://www.example.org/a/?utm_source=x}}
@online{front, title={The Front}, url={https://example.com/}}
@article{paper, title={The {BRICS} Paper}, author={Müller, Eva}, date={2021-05},
  journaltitle={Journal of Papers}}
@article{twin, title={The BRICS Paper}, author={Müller, Eva}, date={2021}, doi={10.1000/2},
  journaltitle={Journal}}
"""
INDEX = SourceIndex.of(parse_bibliography(TextFile("sources.bib", BIBLIOGRAPHY)))
PAPER = {
    "title": "The Brics paper",
    "author": [{"family": "Muller", "given": "E."}],
    "issued": {"date-parts": [[2021]]},
}

SAME: dict[str, tuple[dict[str, Any], str | None]] = {
    "a DOI in any form": ({"DOI": "https://doi.org/10.1000/abc", "title": "?"}, "book"),
    "a DOI as the address": ({"URL": "http://dx.doi.org/10.1000/ABC"}, "book"),
    "an ISBN of 13 digits and the title": ({"ISBN": "978-0-306-40615-7", "title": "A whole book"}, "book"),
    "an ISBN alone": ({"ISBN": "9780306406157"}, "book"),
    "the ISBN of the book, of a chapter": ({"ISBN": "9780306406157", "type": "chapter", "title": "One"}, None),
    "another book of the same ISBN": ({"ISBN": "9780306406157", "title": "Another Thing"}, None),
    "an address": ({"URL": "https://example.org/a", "title": "A Page"}, "page"),
    "the same address, another title": ({"URL": "https://example.org/a", "title": "Something else"}, None),
    "the front page of a site": ({"URL": "https://example.com", "title": "Another page"}, None),
    "no author and no year, and all else the same": ({"URL": "https://example.com/", "title": "The front"}, "front"),
    "no author and no year, at another address": ({"URL": "https://example.net/", "title": "The front"}, None),
    "title, year and first author": (PAPER, "paper"),
    "the same title in another journal, as its name varies": (PAPER | {"container-title": "J. of P."}, "paper"),
    "the same title in a newspaper": (PAPER | {"container-title": "The Paper", "type": "article-newspaper"}, None),
    "another year": (PAPER | {"issued": {"date-parts": [[2022]]}}, None),
    "no year": ({**PAPER, "issued": {}}, None),
    "the same title, the DOI of the second": (PAPER | {"DOI": "10.1000/2"}, "twin"),
    "the same title, another DOI": (PAPER | {"DOI": "10.1000/9"}, "paper"),
    "nothing": ({}, None),
    "what is no CSL": ({"author": "x", "title": 5, "issued": [], "URL": None, "DOI": {}}, None),
}


@pytest.mark.parametrize("name", SAME)
def test_match(name: str) -> None:
    """What is certain is found; what is only alike is not."""
    csl, key = SAME[name]
    found = INDEX.match(csl)
    assert (found and found.key) == key
