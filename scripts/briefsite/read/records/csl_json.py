"""CSL-JSON: a list of items, one alone, or Zotero's `{"items": […]}`."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from briefsite.model import Place
from briefsite.read.bibliography.writing.normal import normal
from briefsite.read.records.keys import usable_key
from briefsite.read.records.record import Record, Records, RecordsError, Unread


def csl_records(name: str, text: str) -> Records:
    """The items of a file. Raises RecordsError for what is no JSON."""
    try:
        found = json.loads(text.lstrip("\ufeff"))
    except (ValueError, RecursionError) as error:
        place = Place(name, getattr(error, "lineno", 1), getattr(error, "colno", 1))
        raise RecordsError(f"{place}: it is damaged JSON: {getattr(error, 'msg', 'nested too deep')}") from None
    if isinstance(found, Mapping) and isinstance(found.get("items"), list):
        found = found["items"]
    items: list[Record] = []
    problems: list[Unread] = []
    for number, item in enumerate(found if isinstance(found, list) else [found], start=1):
        if isinstance(item, Mapping) and (said := normal(item)) and said.keys() - {"type"}:
            items.append(Record(said, None, Place(name), _key(item)))
        else:
            problems.append(Unread(Place(name), f"item {number} says nothing of a source; it is left out"))
    return Records(tuple(items), tuple(problems))


def _key(item: Mapping[str, Any]) -> str:
    return usable_key(item.get("citation-key")) or usable_key(item.get("id"))
