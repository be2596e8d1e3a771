"""Typed notes: those that are nothing but a source that is known become citations; the others stay, and are told."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from lxml.html import HtmlElement
from msgspec import Struct, field

from briefsite.commands.import_brief.body import CITATION, NOTE, number_of, words
from briefsite.commands.import_brief.cited_sources import CitedSources, first_name
from briefsite.commands.import_brief.report import Entry, Finding, Part
from briefsite.commands.import_brief.text_of_document import DocumentText
from briefsite.commands.import_brief.typed.known_sources import Certainty, KnownSources, Match
from briefsite.commands.import_brief.typed.reading_references import read_reference
from briefsite.commands.import_brief.typed.words_of_reference import TypedReference, letters, parted, typed_reference
from briefsite.read.documents.document import CitedItem, LiveCitation
from briefsite.read.markdown.locators import parse_locator
from briefsite.read.records import bibtex_entry, citation_key

TYPED = "typed"
"""What stands for the program of a citation that no program wrote."""
_IBID = re.compile(r"(?:ibid(?:em)?|idem|loc\. ?cit)\b\.?,?\s*(?P<rest>.*)", re.IGNORECASE)
_SHORT = re.compile(
    r"(?P<who>[^,]{2,60}?)(?:,\s*(?P<title>[^,]{4,120}?))??(?P<op>,?\s*op\. ?cit\b\.?)?(?:,\s*(?P<rest>[^,]{1,30}))?"
)
_YEAR = r"(?:1[5-9]|20)\d\d"
_NAMES_SOMETHING = re.compile(rf"[^\W\d_a-zà-þ][^.]*,\s.*(?:\b{_YEAR}\b|\bpp?\.\s*\d)", re.DOTALL)
"""Words with a capital, a comma, and behind it a year or a page."""
_LONGEST_REFERENCE = 400
_AND_SO_ON = 90


class Outcome(Struct):
    """What became of typed notes: how many are citations now, what is to be said of the others, entries for them."""

    cited: int = 0
    findings: list[Finding] = field(default_factory=list)
    entries: list[Entry] = field(default_factory=list)


class TypedNotes:
    """Goes through the notes of a text in their order, and knows what was cited before."""

    def __init__(
        self,
        text: DocumentText,
        cited: CitedSources,
        lang: str,
        live: Mapping[int, LiveCitation],
        *,
        take_new: bool,
    ) -> None:
        """`live` are the notes that were nothing but a citation of a program."""
        self._text, self._cited, self._lang, self._live, self._take_new = text, cited, lang, live, take_new
        self._known = KnownSources(cited, lang)
        self._before: list[str] = []
        """Keys of what was cited, the last one last."""
        self._last: tuple[str, ...] = ()
        """Keys of the note before; none where that is not certain."""
        self.outcome = Outcome()

    def settle(self) -> Outcome:
        """Let notes become citations, where it is certain what they cite."""
        for number in sorted({*self._text.notes, *self._live}):
            where = self._text.note_name(number)
            if number in self._live:
                self._last = self._keys_of([self._live[number]], where)
                continue
            note = self._text.notes[number]
            if live := [self._text.citations[number_of(of)] for of in note.iter(CITATION)]:
                self._keys_of(live, where)
                self._last = ()
                continue
            items = self._items(note)
            if items and self._text.has_mark(number):
                self._cite(number, items, where)
            else:
                self._last = ()
                self._tell(note, where, f"[^{number + 1}]:")
        return self.outcome

    def _keys_of(self, citations: Sequence[LiveCitation], where: str) -> tuple[str, ...]:
        """The keys of what is cited, which is remembered."""
        found = [self._cited.key_of(item, where) for of in citations for item in of.items]
        keys = tuple(key for key in found if key)
        self._before += keys
        return keys

    def _cite(self, number: int, items: Sequence[CitedItem], where: str) -> None:
        citation = LiveCitation(TYPED, words(self._text.notes[number]), tuple(items))
        self._last = self._keys_of([citation], where)
        for item, key in zip(items, self._last, strict=True):
            if item.csl:
                what = f"“{_cut(citation.shown)}” became the new source `{key}`: compare its entry"
                self.outcome.findings.append(Finding(Part.COMPARE, what, where, f"@{key}"))
        self._text.replace_note(number, citation)
        self.outcome.cited += 1

    def _items(self, note: HtmlElement) -> list[CitedItem]:
        """What a note cites, if it is certain that it says nothing besides; else none."""
        if any(True for _ in note.iter("img", "table", "ul", "ol", NOTE)):
            return []
        whole = typed_reference(note)
        if item := self._item(whole):
            return [item]
        parts = [parted(part, whole.italics) for part in re.split(r";\s+(?=\S)", words(note))]
        found = [self._item(part) or self._new(part) for part in parts]
        return [item for item in found if item] if all(found) else []

    def _item(self, typed: TypedReference) -> CitedItem | None:
        match = self._ibid(typed.text) or self._known.match(typed) or self._short(typed.text)
        if match is not None and match.certainty is not Certainty.CERTAIN:
            match = self._short(typed.text)
        return CitedItem({}, match.key, match.locator, match.label, typed.prefix) if match else None

    def _ibid(self, text: str) -> Match | None:
        found = _IBID.fullmatch(text.strip(" ."))
        return self._located(self._last[0], found["rest"]) if found and len(self._last) == 1 else None

    def _short(self, text: str) -> Match | None:
        """A short form of what was cited before: `Khan, Ports, 12`, `Khan, op. cit., 12`."""
        found = _SHORT.fullmatch(text.strip(" ."))
        if not found or not (found["op"] or found["title"] or found["rest"]):
            return None
        who, title = letters(found["who"]), letters((found["title"] or "").strip('“”"‘’ '))
        keys = [key for key in dict.fromkeys(self._before) if self._is_called(key, who, title)]
        return self._located(keys[0], found["rest"] or "") if len(keys) == 1 else None

    def _is_called(self, key: str, who: str, title: str) -> bool:
        reference = self._cited.reference(key)
        if reference is None or letters(first_name(reference.csl)) != who:
            return False
        return f" {letters(str(reference.csl.get('title', '')))} ".startswith(f" {title} ") if title else True

    def _located(self, key: str, rest: str) -> Match | None:
        rest = rest.strip(" .,")
        if not rest:
            return Match(key, Certainty.CERTAIN)
        read = parse_locator(f", {rest}", self._lang)
        if not read.locator or read.suffix.strip(" ."):
            return None
        return Match(key, Certainty.CERTAIN, read.label or "", read.locator)

    def _new(self, typed: TypedReference) -> CitedItem | None:
        """A source that is to be taken up, if that is wanted and the words are nothing but it."""
        read = read_reference(typed) if self._take_new else None
        if read is None or not read.is_certain:
            return None
        match = self._known.against(typed, read.csl)
        is_sure = match.certainty is Certainty.CERTAIN
        return CitedItem(read.csl, "", match.locator, match.label, typed.prefix) if is_sure else None

    def _tell(self, note: HtmlElement, where: str, passage: str) -> None:
        """Say what a note that stays may cite, and give an entry for it."""
        typed = typed_reference(note)
        likely = self._known.match(typed)
        if likely is not None:
            what = (
                f"may cite `{likely.key}`, and says more than that: if it is this source alone, write `[@{likely.key}]`"
            )
        elif self._is_short(typed.text):
            what = (
                f"“{_cut(typed.text)}” cites what another note names, and which one is not certain: write its `[@key]`"
            )
        elif typed.addresses or typed.doi or typed.quoted or read_reference(typed):
            what = f"“{_cut(typed.text)}” names a source that sources.bib has not"
            self.outcome.entries += self._entries(typed, where)
        elif _NAMES_SOMETHING.match(typed.text) and len(typed.text) < _LONGEST_REFERENCE:
            what = f"“{_cut(typed.text)}” may name a source: if it does, enter it in sources.bib and write its `[@key]`"
        else:
            return
        self.outcome.findings.append(Finding(Part.UNKNOWN, what, where, passage))

    def _is_short(self, text: str) -> bool:
        """Whether it looks like a short form of what is cited elsewhere."""
        if _IBID.match(text) or re.search(r"\bop\. ?cit\b", text):
            return True
        found = _SHORT.fullmatch(text.strip(" ."))
        rest = parse_locator(f", {found['rest']}", self._lang) if found and found["rest"] else None
        if rest is None or not rest.locator or rest.suffix or re.fullmatch(_YEAR, rest.locator):
            return False
        return text[:1].isupper() and len(text) < _AND_SO_ON

    def _entries(self, typed: TypedReference, where: str) -> Iterator[Entry]:
        if read := read_reference(typed):
            taken = {key.lower() for key in self._cited.references}
            sure = "" if read.is_certain else " (a guess: much of it could not be read)"
            yield Entry(f"{where}{sure}", bibtex_entry(read.csl, citation_key(read.csl, taken)))


def _cut(text: str) -> str:
    return text if len(text) <= _AND_SO_ON else f"{text[: _AND_SO_ON - 1]}…"
