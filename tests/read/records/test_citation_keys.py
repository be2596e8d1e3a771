"""The key of a source that has none."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefsite.read.records import citation_key


def source(author: object, title: str, year: object = 2024, **more: object) -> dict[str, Any]:
    """A source by an author, given as its family name or, in a list, as its whole name."""
    name = {"literal": author[0]} if isinstance(author, list) else {"family": author} if author else {}
    return {"author": [name], "title": title, "issued": {"date-parts": [[year]]}} | more


KEYS = {
    "khan2023fostering": source("Khan", "Fostering Global Development", 2023),
    "vanderberg2024chinas": source("van der Berg", "On China’s Role"),
    "gilrobles2024southsouth": source("Gil-Robles", "The South–South Question".replace("–", "-")),
    "muller2024entwicklung": source("Müller", "Die Entwicklung", language="de"),
    "oystergard2024weg": source("Øystergård", "Der Weg"),
    "unctad2024trade": source(["United Nations Conference on Trade and Development (UNCTAD)"], "Trade and Development"),
    "who2024world": source(["World Health Organization"], "World Report"),
    "worldbank2024poverty": source(["World Bank"], "Poverty"),
    "undp2024human": source(["UNDP China"], "Human <i>Development</i>"),
    "khan2024of": source("Khan", "Of the"),
    "khannd2030": {"author": [{"family": "Khan"}], "title": "2030 and After"},
    "reuters2024zambia": source(None, "Zambia Defaults", publisher="Reuters"),
    "zambia2024": source(None, "Zambia Defaults", publisher="X", **{"container-title": "The Paper"}),
    "cgtn2024": source("李", "中国与南方", URL="https://news.cgtn.com/a".replace("news.", "")),
    "source2024": source("李", "中国与南方"),
}


@pytest.mark.parametrize("key", KEYS)
def test_key(key: str) -> None:
    """Who, when, and the first word that says something."""
    assert citation_key(KEYS[key], ()) == key


def test_a_key_that_is_taken_has_a_letter() -> None:
    """Keys that are taken get letters behind them: a to z, then aa."""
    taken = {"khan2023fostering"}
    for _ in range(28):
        taken.add(citation_key(KEYS["khan2023fostering"], taken))
    assert sorted(taken, key=lambda key: (len(key), key))[-3:] == [
        f"khan2023fostering{end}" for end in ("z", "aa", "ab")
    ]


@given(st.dictionaries(st.sampled_from(["author", "title", "issued", "publisher", "URL", "type"]), st.text()))
def test_every_source_has_a_key(csl: dict[str, Any]) -> None:
    """Whatever a source says, its key is small letters of ASCII and digits, and always the same."""
    key = citation_key(csl, ())
    assert key.isascii() and key.isalnum() and key == key.lower() and key == citation_key(csl, ())
