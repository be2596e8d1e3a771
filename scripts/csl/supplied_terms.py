"""Terms that the CSL project's locale files lack in a language, or have in English: those of `terms.toml`."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import NamedTuple

FILE = Path(__file__).with_name("terms.toml")
Key = tuple[str, str]
"""The name of a term, and its form."""
Text = tuple[str, str]
"""A term in the singular and in the plural."""


class Supplied(NamedTuple):
    """What there is for a language."""

    terms: Mapping[Key, Text]
    same: frozenset[Key]
    """Terms that are in the language as they are in English."""
    leftovers: frozenset[str]
    """What English files said earlier, and the language’s may say still, of any term."""
    leftover_terms: Mapping[Key, str]
    """The same of one term."""


@cache
def supplied_terms(language: str) -> Supplied | None:
    """The terms for a language, by its tag without the country; None where there are none."""
    file = tomllib.loads(FILE.read_text("utf-8"))
    table = file.get(language)
    if not isinstance(table, dict):
        return None
    terms = {_key(name): _text(text) for name, text in table.items() if name != "same"}
    left = {name: text for name, text in file["leftovers"].items() if name != "any"}
    return Supplied(
        terms,
        frozenset(map(_key, table.get("same", ()))),
        frozenset(file["leftovers"]["any"]),
        {_key(name): text for name, text in left.items()},
    )


def is_english(key: Key, text: str, english: Mapping[Key, str], supplied: Supplied) -> bool:
    """Whether the text of a term is that of the English file, or was: then the language lacks it."""
    was = text in supplied.leftovers or text == supplied.leftover_terms.get(key)
    return any(map(str.isalpha, text)) and (was or text == english.get(key))


def _key(name: str) -> Key:
    term, _, form = name.partition("/")
    return term, form


def _text(written: str | list[str]) -> Text:
    return (written, written) if isinstance(written, str) else (written[0], written[1])
