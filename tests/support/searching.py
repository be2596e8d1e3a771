"""The search of a finished site, read from its files as a browser reads them."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from itertools import accumulate
from pathlib import Path
from typing import Any


def contents(site: Path) -> Mapping[str, Mapping[str, Any]]:
    """What languages.json says: indexes by language."""
    found: Mapping[str, Mapping[str, Any]] = json.loads((site / "search/data/languages.json").read_text("utf-8"))
    return found


def documents(site: Path, lang: str = "en", kind: str = "texts") -> list[Any]:
    """The documents of a kind in an index, in their order."""
    name = "documents" if kind == "texts" else kind
    if kind == "texts" and (names := contents(site)[lang]["names"]):
        return list(names)
    return [each for chunk in _files(site, lang, f"{name}-*.json") for each in chunk]


def addresses(site: Path, lang: str = "en", kind: str = "texts") -> list[str]:
    """Their addresses."""
    return [each[0] for each in documents(site, lang, kind)]


def words(site: Path, lang: str = "en", kind: str = "texts") -> dict[str, list[str]]:
    """Every word of an index, with the addresses of the documents of a kind in which it stands."""
    texts, entries = addresses(site, lang), addresses(site, lang, "sources")
    named = dict(enumerate(texts)) if kind == "texts" else dict(enumerate(entries, len(texts)))
    found: dict[str, list[str]] = {}
    for shard in _files(site, lang, "words-*.json"):
        for word, groups in shard["words"].items():
            numbers = (number for group in groups for number in accumulate(group[1:]))
            if some := sorted(named[number] for number in numbers if number in named):
                found[word] = some
    return found


def filters(site: Path, address: str, lang: str = "en") -> Sequence[Sequence[str]]:
    """What a document can be filtered by."""
    (known,) = _files(site, lang, "filters.json")
    numbers = known["documents"][addresses(site, lang).index(address)]
    return [known["values"][number] for number in numbers]


def _files(site: Path, lang: str, names: str) -> list[Any]:
    folder = site / "search/data" / contents(site)[lang]["folder"]
    paths = sorted(folder.glob(names), key=lambda path: int("0" + "".join(filter(str.isdigit, path.stem))))
    return [json.loads(path.read_text("utf-8")) for path in paths]
