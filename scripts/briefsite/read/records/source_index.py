"""Whether a source stands in the bibliography already: by its DOI, ISBN or address, or by title, year and first author.

Only what is certain counts. Two that have DOIs, and different ones, are two, however alike they are otherwise.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from briefsite.model import Bibliography, Csl, Reference
from briefsite.read.addresses import split
from briefsite.read.bibliography.particles import Name
from briefsite.read.bibliography.web import read_doi
from briefsite.read.bibliography.writing.normal import normal

_TAG = re.compile(r"</?[a-z]+\b[^<>]*>")
_DOI_ADDRESS = re.compile(r"https?://(?:dx\.)?doi\.org/(10\..+)", re.IGNORECASE)
_ISBN = re.compile(r"(?<![\dX])(?:97[89][- ]?)?(?:\d[- ]?){9}[\dX](?![\dX])", re.IGNORECASE)
_PARTS = frozenset(
    {"chapter", "paper-conference", "entry-encyclopedia", "entry-dictionary", "entry", "article-journal"}
)
"""Types of sources that may give the ISBN or the address of the whole of which they are part."""
_WELL_KNOWN = ("author", "editor", "translator", "director")


class SourceIndex:
    """The sources of a bibliography, to be found by what others say of them."""

    def __init__(self, references: Iterable[Reference]) -> None:
        self._by_name: dict[str, list[Reference]] = {}
        for reference in references:
            self.add(reference)

    @classmethod
    def of(cls, bibliography: Bibliography) -> SourceIndex:
        """The index of all entries of a bibliography."""
        return cls(bibliography.references.values())

    def add(self, reference: Reference) -> None:
        """Know one more."""
        for name in dict.fromkeys(_names(normal(reference.csl))):
            self._by_name.setdefault(name, []).append(reference)

    def match(self, csl: Csl) -> Reference | None:
        """The entry for the source of which `csl` speaks, if it is certain; of several the first."""
        said = normal(csl)
        for name in _names(said):
            for reference in self._by_name.get(name, ()):
                if _is_same(name, said, normal(reference.csl)):
                    return reference
        return None


def _names(said: Mapping[str, Any]) -> Iterator[str]:
    """By what a source is found, the surest first."""
    if doi := _doi(said):
        yield f"doi {doi}"
    yield from (f"isbn {isbn}" for isbn in _isbns(said.get("ISBN", "")))
    if address := _address(said.get("URL", "")):
        yield f"url {address}"
    title, who, year = _title(said), _who(said), _year(said)
    if title and year and who:
        yield f"title {year} {who} {title}"
    elif title:  # the same lack, and the same in all else that there is
        rest = (
            _folded(said.get(name, "")) for name in ("publisher", "container-title", "number", "volume", "issue", "URL")
        )
        yield f"bare {year} {who} {title} {'|'.join(rest)}"


def _is_same(name: str, one: Mapping[str, Any], other: Mapping[str, Any]) -> bool:
    kind = name.partition(" ")[0]
    first, second = _doi(one), _doi(other)
    if kind == "doi":
        return True
    if first and second and first != second:
        return False
    alike = _is_same_title(one, other)
    if kind == "isbn":
        return alike or not (_PARTS & {one.get("type"), other.get("type")} or (_title(one) and _title(other)))
    if kind == "url":
        return alike or not (_title(one) and _title(other))
    return {one.get("type"), other.get("type")} != {"book", "chapter"} and not _stand_elsewhere(one, other)


def _stand_elsewhere(one: Mapping[str, Any], other: Mapping[str, Any]) -> bool:
    """Whether a text came out twice: in a newspaper and in a journal, or in two volumes; names of journals vary."""

    def differ(name: str) -> bool:
        return bool(one.get(name) and other.get(name)) and _folded(one[name]) != _folded(other[name])

    return differ("container-title") and any(map(differ, ("type", "volume", "issue", "page")))


def _is_same_title(one: Mapping[str, Any], other: Mapping[str, Any]) -> bool:
    """Whether the titles are the same, or one is the other up to its colon."""
    first, second = _title(one), _title(other)
    shorter, longer = sorted((first, second), key=len)
    return bool(shorter) and (first == second or (longer.startswith(f"{shorter} ") and len(shorter) > 11))


def _doi(said: Mapping[str, Any]) -> str:
    address = _DOI_ADDRESS.match(said.get("URL", ""))
    doi = said.get("DOI") or (address[1] if address else "")
    return read_doi(doi).url.lower() if doi else ""


def _isbns(text: str) -> Iterator[str]:
    """Each ISBN in the form of 13 digits, without the last, which follows from the others."""
    for found in _ISBN.finditer(text):
        digits = re.sub(r"[^\dX]", "", found[0].upper())
        yield digits[:12] if len(digits) == 13 else f"978{digits[:9]}"


def _address(url: str) -> str:
    """An address by which only one page is meant; empty for the front page of a site."""
    parts = split(url)
    if parts is None or not parts.netloc:
        return ""
    path = parts.path.rstrip("/").removesuffix("/index.html")
    query = "&".join(part for part in parts.query.split("&") if part and not part.startswith("utm_"))
    return f"{parts.netloc.lower().removeprefix('www.')}{path}?{query}" if path or query else ""


def _folded(text: str) -> str:
    plain = unicodedata.normalize("NFKD", _TAG.sub("", text)).casefold()
    return " ".join(re.findall(r"\w+", "".join(sign for sign in plain if not unicodedata.combining(sign))))


def _title(said: Mapping[str, Any]) -> str:
    return _folded(said.get("title", ""))


def _who(said: Mapping[str, Any]) -> str:
    names: list[Name] = next((said[role] for role in _WELL_KNOWN if said.get(role)), [{}])
    return _folded(names[0].get("family") or names[0].get("literal") or names[0].get("given") or "")


def _year(said: Mapping[str, Any]) -> int:
    parts = (said.get("issued") or {}).get("date-parts") or [[0]]
    return int(parts[0][0])
