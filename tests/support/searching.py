"""The search of a finished site, read from its files as a browser reads them."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from itertools import accumulate
from pathlib import Path
from typing import Any


def contents(site: Path) -> Mapping[str, Mapping[str, Mapping[str, Any]]]:
    """What languages.json says: indexes by language and kind."""
    found: Mapping[str, Mapping[str, Mapping[str, Any]]] = json.loads(
        (site / "search/data/languages.json").read_text("utf-8")
    )
    return found


def documents(site: Path, lang: str = "en", kind: str = "texts") -> list[Any]:
    """The documents of an index in their order."""
    return [each for chunk in _files(site, lang, kind, "documents-*.json") for each in chunk]


def words(site: Path, lang: str = "en", kind: str = "texts") -> dict[str, list[str]]:
    """Every word of an index, with the addresses of the documents in which it stands."""
    named = [each if isinstance(each, str) else each[0] for each in documents(site, lang, kind)]
    found: dict[str, list[str]] = {}
    for shard in _files(site, lang, kind, "words-*.json"):
        for word, groups in shard["words"].items():
            found[word] = sorted(named[number] for group in groups for number in accumulate(group[1:]))
    return found


def filters(site: Path, address: str, lang: str = "en") -> Sequence[Sequence[str]]:
    """What a document can be filtered by."""
    (known,) = _files(site, lang, "texts", "filters.json")
    numbers = known["documents"][documents(site, lang).index(address)]
    return [known["values"][number] for number in numbers]


def _files(site: Path, lang: str, kind: str, names: str) -> list[Any]:
    folder = site / "search/data" / contents(site)[lang][kind]["folder"]
    paths = sorted(folder.glob(names), key=lambda path: int("0" + "".join(filter(str.isdigit, path.stem))))
    return [json.loads(path.read_text("utf-8")) for path in paths]
