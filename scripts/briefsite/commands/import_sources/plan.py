"""What becomes of the sources of other programs: pure, so that nothing is written before all of it is known."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import chain, count

from msgspec import Struct

from briefsite.commands.import_sources.merging import Insertion, Merged, merged
from briefsite.model import Bibliography, Lines, Place, Reference, TextFile
from briefsite.read.bibliography import parse_bibliography
from briefsite.read.bibliography.entries import BibtexEntry, read_blocks
from briefsite.read.bibliography.spans import entry_span
from briefsite.read.records import Record, SourceIndex, appended, citation_key, written_entry
from briefsite.read.records.bibtex import with_values


class Added(Struct, frozen=True):
    """A source that is new, under the key `key`."""

    key: str
    place: Place
    title: str
    losses: tuple[str, ...] = ()
    former: str = ""
    """The key that it has where it comes from, if that is another's here."""


class Known(Struct, frozen=True):
    """A source that is there already, or stands in the files twice."""

    key: str
    place: Place
    merged: Merged = Merged()


class Plan(Struct, frozen=True):
    """The text of the bibliography as it would be, and what is different in it."""

    text: str
    added: tuple[Added, ...]
    known: tuple[Known, ...]


class PlanError(Exception):
    """What would be written could not be read back as it is meant; its text says why."""


def planned(file: TextFile, records: Sequence[Sequence[Record]], *, merge: bool = False) -> Plan:
    """What importing `records`, file by file, makes of the bibliography `file`. Raises PlanError.

    `merge`: fields that a known entry lacks are put into it.
    """
    before = parse_bibliography(file)
    importer = _Importer(file, before, merge)
    for of_file in records:
        importer.take(of_file)
    text = appended(importer.merged_text(), importer.entries)
    _read_back(before, parse_bibliography(TextFile(file.path, text)), importer)
    return Plan(text, tuple(importer.added), tuple(importer.known))


class _Importer:
    """Goes through the records; what it collects is the plan."""

    def __init__(self, file: TextFile, bibliography: Bibliography, merge: bool) -> None:
        self.text = file.text
        self.bibliography = bibliography
        self.merge = merge
        self.blocks = _blocks(file) if merge else {}
        self.insertions: dict[str, Insertion] = {}
        self.index = SourceIndex.of(bibliography)
        self.taken = {key.casefold() for key in bibliography.references}
        self.taken |= {key.casefold() for r in bibliography.references.values() for key in r.former_keys}
        self.entries: list[str] = []
        self.added: list[Added] = []
        self.known: list[Known] = []

    def take(self, records: Sequence[Record]) -> None:
        """Take over the records of one file."""
        keys: dict[str, str] = {}
        new: list[tuple[Record, str]] = []
        for record in records:
            if record.is_shared:
                continue
            found = self._known(record)
            key = found.key if found else self._key(record)
            keys[record.key] = key
            if found:
                self.known.append(Known(key, record.place, self._merged(found, record)))
                continue
            new.append((record, key))
            self.index.add(Reference.of(key, {**record.csl, "id": key}, record.place))
        needed = _needed({parent for record, _ in new for parent in record.parents}, records)
        new = [(record, self._key(record)) for record in records if record.is_shared and record.key in needed] + new
        keys |= {record.key: key for record, key in new if record.key}
        for record, key in new:
            self._add(record, key, keys)

    def _known(self, record: Record) -> Reference | None:
        same = self.bibliography.references.get(record.key)
        if same is not None and same.csl == {**record.csl, "id": record.key}:
            return same
        return self.index.match(record.csl)

    def _key(self, record: Record) -> str:
        key = record.key
        if record.is_shared:
            numbered = (f"{key}{number}" for number in count(2))
            key = next(free for free in chain((key,), numbered) if free.casefold() not in self.taken)
        elif not key or key.casefold() in self.taken:
            key = citation_key(record.csl, self.taken)
        self.taken.add(key.casefold())
        return key

    def _add(self, record: Record, key: str, keys: dict[str, str]) -> None:
        entry = _as_written(record, key, keys) if record.entry else None
        losses: tuple[str, ...] = ()
        if entry is None:
            written = written_entry(record.csl, key)
            entry, losses = written.text, written.losses
        self.entries.append(entry)
        former = record.key if record.key not in ("", key) else ""
        self.added.append(
            Added(
                key,
                record.place,
                "fields that entries share" if record.is_shared else str(record.csl.get("title", "")),
                losses,
                former,
            )
        )

    def _merged(self, reference: Reference, record: Record) -> Merged:
        """What is put into a known entry: once, whichever files have it."""
        if not self.merge or reference.key not in self.bibliography.references or reference.key in self.insertions:
            return Merged()
        found, insertion = merged(self.text, self.blocks.get(reference.key), reference, record.csl)
        if insertion:
            self.insertions[reference.key] = insertion
        return found

    def merged_text(self) -> str:
        """The text of the bibliography with all that is put into its entries."""
        parts, done = list[str](), 0
        for at, lines in sorted(self.insertions.values()):
            parts += (self.text[done:at], lines)
            done = at
        return "".join((*parts, self.text[done:]))


def _blocks(file: TextFile) -> dict[str, BibtexEntry]:
    """The entries as they stand in the file; of two with one key the first, which counts."""
    found: dict[str, BibtexEntry] = {}
    for block in read_blocks(file.text, Lines.of(file.path, file.text)):
        if isinstance(block, BibtexEntry):
            found.setdefault(block.key, block)
    return found


def _needed(parents: set[str], records: Iterable[Record]) -> set[str]:
    """`parents`, and those of whom they take over fields themselves."""
    shared = {record.key: record for record in records if record.is_shared}
    found, waiting = set[str](), list(parents)
    while waiting:
        key = waiting.pop()
        if key in shared and key not in found:
            found.add(key)
            waiting += shared[key].parents
    return found


def _as_written(record: Record, key: str, keys: dict[str, str]) -> str | None:
    """The entry with its key here, and those of its parents; None if its parts cannot be told apart."""
    entry = record.entry or ""
    span = entry_span(entry, 0, len(entry))
    if span is None:
        return None
    start, end = span.key
    entry = f"{entry[:start]}{key}{entry[end:]}"
    if all(keys.get(parent, parent) == parent for parent in record.parents):
        return entry
    parents = {"crossref": "", "xdata": ""} | {
        field.name: ", ".join(keys.get(name, name) for name in _names(record.entry or "", field.value, field.end))
        for field in span.fields
        if field.name in ("crossref", "xdata")
    }
    return with_values(entry, parents)


def _names(entry: str, start: int, end: int) -> list[str]:
    return entry[start:end].strip('{}"').replace(",", " ").split()


def _read_back(before: Bibliography, after: Bibliography, importer: _Importer) -> None:
    """Raise PlanError if an entry that was there says something else, or a new one is not there."""
    merged = {known.key for known in importer.known if known.merged.fields}
    for key, reference in before.references.items():
        found = after.references.get(key)
        if found is None or (key not in merged and found.csl_text != reference.csl_text):
            raise PlanError(f"the entry `{key}` would no longer say what it says; is the end of the file damaged?")
    broken = [problem for problem in after.problems if problem.rule == "broken-entry"]
    if len(broken) > sum(1 for problem in before.problems if problem.rule == "broken-entry"):
        raise PlanError(f"an entry would be broken: {broken[-1].message}")
