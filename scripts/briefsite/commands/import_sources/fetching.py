"""Sources that a program on this computer, or a resolver of DOIs, is asked for: only when somebody wants it."""

from __future__ import annotations

import json
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping, Sequence
from typing import Any
from urllib.parse import quote, urlencode

from briefsite.model import Place
from briefsite.read.records import Record, Records, RecordsError
from briefsite.read.records.csl_json import csl_records
from briefsite.read.records.reading import LARGEST
from briefsite.read.records.record import Unread

ZOTERO = "http://127.0.0.1:23119"
"""Where Zotero answers on the computer on which it runs, if its settings allow other programs to ask it."""
RESOLVER = "https://doi.org"
_A_PAGE = 100
_MOST_PAGES = 1000
_PATIENCE = 30.0
_CSL_JSON = "application/vnd.citationstyles.csl+json"


def zotero_records(collection: str, address: str = ZOTERO) -> Records:
    """All items of a collection of Zotero, by its name; an empty one: of the library. Raises RecordsError."""
    where = "items/top"
    if collection:
        where = f"collections/{_key_of(collection, address)}/items/top"
    items: list[Record] = []
    problems: list[Unread] = []
    for number in range(_MOST_PAGES):
        asked = urlencode({"format": "csljson", "limit": _A_PAGE, "start": number * _A_PAGE})
        found = csl_records("Zotero", _zotero(f"{address}/api/users/0/{where}?{asked}"))
        items += found.items
        problems += found.problems
        if len(found.items) + len(found.problems) < _A_PAGE:
            break
    return Records(tuple(items), tuple(problems))


def _key_of(collection: str, address: str) -> str:
    found = json.loads(_zotero(f"{address}/api/users/0/collections?limit=100"))
    named = {str(one["data"]["name"]): str(one["key"]) for one in _collections(found)}
    if collection not in named:
        names = ", ".join(f"`{name}`" for name in sorted(named)) or "none"
        raise RecordsError(f"Zotero has no collection `{collection}`; it has {names}")
    return quote(named[collection], safe="")


def _collections(found: Any) -> Iterator[Mapping[str, Any]]:
    for one in found if isinstance(found, list) else []:
        if isinstance(one, Mapping) and isinstance(one.get("data"), Mapping) and "name" in one["data"] and "key" in one:
            yield one


def _zotero(address: str) -> str:
    try:
        return _ask(address, "application/json")
    except OSError as error:
        raise RecordsError(
            f"Zotero does not answer at {address.split('/api')[0]} ({_reason(error)}); start it, and allow other"
            " applications on this computer in its settings, under Advanced"
        ) from None


def resolved(name: str, dois: Sequence[str], resolver: str = RESOLVER) -> Records:
    """What a resolver says of DOIs that stand in the file `name`; one of which it knows nothing is told."""
    items: list[Record] = []
    problems: list[Unread] = []
    for doi in dois:
        try:
            found = csl_records(name, _ask(f"{resolver.rstrip('/')}/{quote(doi, safe='/')}", _CSL_JSON))
            items += (Record({**item.csl, "DOI": doi}, None, Place(name)) for item in found.items)
        except (OSError, RecordsError) as error:
            problems.append(Unread(Place(name), f"`{doi}` could not be resolved: {_reason(error)}"))
    return Records(tuple(items), tuple(problems))


def _ask(address: str, accept: str) -> str:
    request = urllib.request.Request(address, headers={"Accept": accept, "User-Agent": "Briefsite"})
    local = address.startswith(("http://127.0.0.1", "http://localhost"))
    opener = urllib.request.build_opener(*([urllib.request.ProxyHandler({})] if local else []))
    with opener.open(request, timeout=_PATIENCE) as answer:
        content: bytes = answer.read(LARGEST + 1)
    if len(content) > LARGEST:
        raise RecordsError("the answer is too large")
    return content.decode("utf-8", "replace")


def _reason(error: Exception) -> str:
    if isinstance(error, urllib.error.HTTPError):
        return f"{error.code} {error.reason}"
    return str(error.reason if isinstance(error, urllib.error.URLError) else error)
