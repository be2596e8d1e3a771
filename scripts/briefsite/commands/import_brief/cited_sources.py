"""The sources that a document cites, each with its key: that of an entry that is there, or a new one."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from msgspec import Struct, json

from briefsite.commands.import_brief.report import Finding, Part
from briefsite.model import Bibliography, Csl, Place, Reference
from briefsite.read.documents.document import CitedItem
from briefsite.read.records import SourceIndex, citation_key, written_entry

_KEY = re.compile(r"[^\W_][\w:.+/-]{0,80}(?<![:./+-])", re.ASCII)
"""Keys that need no braces anywhere."""


class NewSource(Struct, frozen=True):
    """A source that sources.bib has not, with the entry for it."""

    key: str
    csl: Csl
    entry: str
    where: str


class CitedSources:
    """Gives each source that is cited its key, and gathers the entries that are new."""

    def __init__(self, bibliography: Bibliography) -> None:
        self._references = dict(bibliography.references)
        self._index = SourceIndex.of(bibliography)
        self._taken = {key.lower() for of in self._references.values() for key in (of.key, *of.former_keys)}
        self._given: dict[bytes, str] = {}
        self.new: list[NewSource] = []
        self.known: dict[str, None] = {}
        """Keys of entries that were there and are cited, in the order of the text."""
        self.findings: list[Finding] = []

    def reference(self, key: str) -> Reference | None:
        """The entry of that key, a new one too."""
        return self._references.get(key)

    @property
    def references(self) -> Mapping[str, Reference]:
        """All entries, those that are new behind the others."""
        return self._references

    def match(self, csl: Csl) -> Reference | None:
        """The entry for a source, if it is certain."""
        return self._index.match(csl)

    def key_of(self, item: CitedItem, where: str) -> str | None:
        """The key for an item of a citation; None where nothing says which source it is."""
        if not says_what(item.csl):
            return self._known_key(item, where)
        same = json.encode({name: value for name, value in item.csl.items() if name != "id"}, order="sorted")
        if same not in self._given:
            found = self._index.match(item.csl)
            self._given[same] = self._use(found, item.csl, where) if found else self._add(item, where)
        return self._given[same]

    def _known_key(self, item: CitedItem, where: str) -> str | None:
        if item.key in self._references:
            if not any(item.key == of.key for of in self.new):
                self.known[item.key] = None
            return item.key
        found = self._by_name_and_year(item.csl)
        if found is None:
            return None
        self.known[found.key] = None
        what = f"the document says no more than name and year; taken for `{found.key}`, the only such entry: compare it"
        self.findings.append(Finding(Part.COMPARE, what, where, f"@{found.key}"))
        return found.key

    def _by_name_and_year(self, csl: Csl) -> Reference | None:
        """The one entry whose first author and year are those; None if there are several."""
        who, year = first_name(csl).casefold(), year_of(csl)
        if not who or not year:
            return None
        found = [of for of in self._references.values() if year_of(of.csl) == year]
        found = [of for of in found if first_name(of.csl).casefold() == who]
        return found[0] if len(found) == 1 else None

    def _use(self, found: Reference, csl: Csl, where: str) -> str:
        if any(found.key == of.key for of in self.new):
            return found.key
        self.known[found.key] = None
        for said, here, there in differences(found.csl, csl):
            what = f"{said} of `{found.key}` is “{here}” in sources.bib, which stays, and “{there}” in the document"
            self.findings.append(Finding(Part.COMPARE, what, where, f"@{found.key}"))
        return found.key

    def _add(self, item: CitedItem, where: str) -> str:
        key = item.key if _KEY.fullmatch(item.key) else ""
        if not key or key.lower() in self._taken:
            key = citation_key(item.csl, self._taken)
            if item.key:
                why = (
                    "is that of another source in sources.bib" if item.key.lower() in self._taken else "is no key here"
                )
                what = f"its key `{item.key}` {why}; this source has the key `{key}`"
                self.findings.append(Finding(Part.COMPARE, what, where, f"@{key}"))
        written = written_entry(item.csl, key)
        for loss in written.losses:
            self.findings.append(Finding(Part.LOST, f"the entry `{key}` has no place for its {loss}", where, f"@{key}"))
        self._taken.add(key.lower())
        self._references[key] = Reference.of(key, {**item.csl, "id": key}, Place("sources.bib"))
        self._index.add(self._references[key])
        self.new.append(NewSource(key, item.csl, written.text, where))
        return key


def says_what(csl: Csl) -> bool:
    """Whether it is more than a name and a year."""
    return bool(csl.get("title") or csl.get("DOI") or csl.get("URL") or csl.get("ISBN"))


def first_name(csl: Csl) -> str:
    """The family name, or the name of the institution, under which a source is known."""
    names: list[dict[str, Any]] = csl.get("author") or csl.get("editor") or [{}]
    return str(names[0].get("family") or names[0].get("literal") or names[0].get("given") or "")


def year_of(csl: Csl) -> str:
    """The year in which it came out."""
    issued = csl.get("issued") or {}
    parts = issued.get("date-parts") or [[""]]
    found = re.search(
        r"\d{4}", str(parts[0][0] if parts[0] else "") or str(issued.get("raw") or issued.get("literal") or "")
    )
    return found[0] if found else ""


def differences(ours: Csl, theirs: Csl) -> list[tuple[str, str, str]]:
    """In what two descriptions of one source differ so that one of them is wrong."""
    pairs = (
        ("the year", year_of(ours), year_of(theirs)),
        ("the first author", first_name(ours), first_name(theirs)),
        ("the title", str(ours.get("title", "")), str(theirs.get("title", ""))),
    )
    return [(name, one, other) for name, one, other in pairs if one and other and not _are_alike(one, other)]


def _are_alike(one: str, other: str) -> bool:
    first, second = (re.sub(r"<[^<>]*>|[\W_]+", "", text).casefold() for text in (one, other))
    return first.startswith(second) or second.startswith(first)
