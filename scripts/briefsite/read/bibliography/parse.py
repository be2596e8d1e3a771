"""The way from a `.bib` file to a Bibliography: strings put in, fields inherited, entries converted."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from briefsite.model import Bibliography, Lines, Place, Problem, Reference, TextFile
from briefsite.model.rules import bibliography as rules
from briefsite.read.bibliography import field_problems, problems
from briefsite.read.bibliography.between import UnreadText
from briefsite.read.bibliography.convert import ResolvedEntry, to_csl_item
from briefsite.read.bibliography.entries import BibtexEntry, StringDefinition, UnreadableBlock, read_blocks
from briefsite.read.bibliography.inheritance import Inheritance, Parent
from briefsite.read.bibliography.judged import ConvertedEntry
from briefsite.read.bibliography.places import FieldPlaces
from briefsite.read.bibliography.raw import FIELD_ALIASES
from briefsite.read.bibliography.strings import LONGEST, Strings
from briefsite.read.bibliography.types import ALIASES, TYPES
from briefsite.read.conflicts import merge_conflicts, without_marks


def parse_bibliography(file: TextFile, bibtex: bool = False, language: str = "") -> Bibliography:
    """References by key, in the order of the file, and what is wrong, in the order of the lines. Never raises.

    `bibtex`: particles, lists and inheritance as BibTeX has them (`pandoc -f bibtex`); the default also understands
    BibTeX's types and fields. `language` is that of the publication: the title of an entry that does not say its own
    language becomes sentence case, as English ones do in CSL, only where that is English.
    """
    return _BibliographyReader(file, bibtex, language).bibliography()


class _BibliographyReader:
    """Reads one file; `found` collects problems."""

    def __init__(self, file: TextFile, bibtex: bool, language: str) -> None:
        self.text = without_marks(file.text)
        self.lines = Lines.of(file.path, file.text)
        self.bibtex = bibtex
        self.language = language
        self.found: list[Problem] = list(merge_conflicts(self.lines, file.text))
        self.strings = Strings()
        self.string_names = problems.Suggestions(self.strings.names)
        self.types = problems.Suggestions([f"@{name}" for name in TYPES])
        self.entries: dict[str, Parent] = {}
        self.places: dict[str, Place] = {}
        self.offsets: dict[str, int] = {}
        self.field_places = FieldPlaces(self.text, self.lines)

    def bibliography(self) -> Bibliography:
        """Everything that could be read, and the problems."""
        folded: dict[str, str] = {}
        for block in read_blocks(self.text, self.lines):
            place = self.lines.place(block.offset)
            if isinstance(block, UnreadableBlock):
                self.found.append(rules.BROKEN_ENTRY.at(place, subject=block.subject, reason=block.reason))
            elif isinstance(block, UnreadText):
                self.found.append(block.breach.at(place))
            elif isinstance(block, StringDefinition):
                self._define(block, place)
            else:
                self._add(block, place, folded)
        references = dict(self._references())
        if not self.entries:
            self.found += problems.without_entries(self.found)
        return Bibliography(references, tuple(sorted(self.found, key=lambda problem: problem.place)))

    def _define(self, string: StringDefinition, place: Place) -> None:
        unknown, is_cut = self.strings.define(string.name, string.value)
        if is_cut:
            self.found.append(rules.UNREAD_TEXT.at(place, "long-string", name=string.name, most=LONGEST))
        self.found += problems.undefined(place, unknown, self.string_names)

    def _add(self, entry: BibtexEntry, place: Place, folded: dict[str, str]) -> None:
        fields: dict[str, str] = {}
        repeated: dict[str, None] = {}
        for name, value in entry.fields:
            name = FIELD_ALIASES.get(name, name)
            if name in fields:
                repeated[name] = None
            if isinstance(value, str):
                fields[name] = value
                continue
            fields[name], unknown = self.strings.text_of(value)
            self.found += problems.undefined(place, unknown, self.string_names)
        self.found += (rules.DUPLICATE_FIELD.at(place, key=entry.key, field=name) for name in repeated)
        earlier = folded.setdefault(entry.key.casefold(), entry.key)
        if entry.key in self.entries:
            self.found.append(rules.DUPLICATE_KEY.at(place, key=entry.key, line=self.places[entry.key].line))
            return
        if earlier != entry.key:
            line = self.places[earlier].line
            self.found.append(rules.DUPLICATE_KEY.at(place, "capitals", key=entry.key, earlier=earlier, line=line))
        if entry.type not in TYPES:
            self.found.append(problems.unknown_type(place, entry.type, self.types))
        kind = ALIASES.get(entry.type, entry.type)
        self.entries[entry.key] = Parent(entry.key, kind, fields)
        self.places[entry.key] = place
        self.offsets[entry.key] = entry.offset

    def _references(self) -> Iterator[tuple[str, Reference]]:
        inheritance = Inheritance(self.entries, self.bibtex)
        keys = problems.Suggestions(self.entries)
        for key, entry in self.entries.items():
            fields, faults = inheritance.fields_of(entry)
            place = self.places[key]
            self.found += (problems.inheritance(place, key, fault, keys) for fault in faults)
            if len(key.split()) > 1:
                self.found.append(problems.key_with_space(place, key, self.entries))
            if entry.type == "xdata":
                self._judge(ConvertedEntry(key, entry.type, entry.fields, fields, {}, self.language))
                continue
            source = ResolvedEntry(key, entry.type, fields, _options(fields), self.bibtex, self.language)
            item = to_csl_item(source)
            self._judge(ConvertedEntry(key, entry.type, entry.fields, fields, item, self.language))
            yield key, Reference.of(key, item, place, entry.type, fields)

    def _judge(self, entry: ConvertedEntry) -> None:
        for field, breach in field_problems.findings(entry):
            place = self.field_places.place(self.offsets[entry.key], field if field in entry.own else "")
            self.found.append(breach.at(place))


def _options(fields: Mapping[str, str]) -> dict[str, str]:
    """biblatex's `options` of an entry: `useprefix=true, url=false`."""
    if "options" not in fields:
        return {}
    pairs = (option.partition("=") for option in fields["options"].lower().split(","))
    return {name.strip(): value.strip() for name, _, value in pairs}
