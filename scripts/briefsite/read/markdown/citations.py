"""Citations in a paragraph whose parts are known, by Pandoc's rules (manual, "Citations"; its parser `cite`)."""

from __future__ import annotations

import re
from collections.abc import Set
from functools import cached_property

from msgspec import Struct, field

from briefsite.model import Citation, CitationItem, Mode
from briefsite.read.markdown.bracket_events import MARK, Event, events_in
from briefsite.read.markdown.locators import parse_locator
from briefsite.read.markdown.parts import Part, PartKind, descend

_GAP = re.compile(r"[ \t]*+(?:\n[ \t]*+)?(?!\n)")
_SOFT_BREAK = re.compile(r"(?<![ \t])[ \t]*+\n[ \t]*+")


class KeylessBracket(Struct, frozen=True):
    """A bracket that is no citation: where it begins, with the key before it if one is, and ends; and its parts."""

    start: int
    inner: tuple[int, int]
    parts: tuple[tuple[int, int, bool], ...]
    """Where each begins and ends, and whether it has a key; none if emphasis opens and does not close."""


class ParagraphContent(Struct):
    """What resolving a paragraph finds: citations, those inside another citation, notes, links and keys in links."""

    citations: list[Citation] = field(default_factory=list)
    nested: list[Citation] = field(default_factory=list)
    notes: list[tuple[Part, str | None]] = field(default_factory=list)
    links: list[Part] = field(default_factory=list)
    nested_links: list[Part] = field(default_factory=list)
    keys_in_links: list[Part] = field(default_factory=list)
    adjacent: list[Part] = field(default_factory=list)
    """Brackets that would cite if no address, bracket or attributes followed them."""
    keyless: dict[int, KeylessBracket] = field(default_factory=dict)
    """Brackets with keys that are no citation, as a part of them has no key or emphasis in them is not closed."""


class SiblingParts:
    """Parts that stand side by side and are still to be decided. Those before `done` are."""

    def __init__(self, parts: list[Part], note: str | None, is_nested: bool = False) -> None:
        """The parts within a paragraph or a bracket; `is_nested` if that is a citation."""
        self.all, self.parts, self.note, self.is_nested = parts, iter(parts), note, is_nested
        self.done = 0

    @cached_property
    def brackets(self) -> dict[int, Part]:
        """The brackets among them, by where they begin."""
        return {part.start: part for part in self.all if part.kind == PartKind.BRACKET}


class Resolver:
    """Decides which brackets and keys of a paragraph are citations, from the outside in."""

    def __init__(self, text: str, lang: str, content: ParagraphContent, examples: Set[str] = frozenset()) -> None:
        self.text, self.lang, self.content, self.examples = text, lang, content, examples

    def resolve(self, root: Part, note: str | None) -> None:
        """Add what `root` holds to `content`; `note` is the label of the author's note it stands in."""
        waiting = [SiblingParts(root.parts, note)]
        while waiting:
            siblings = waiting[-1]
            inner = None
            for part in siblings.parts:
                if part.start >= siblings.done and (inner := self._part(part, siblings)) is not None:
                    break
            if inner is None:
                waiting.pop()
            else:
                waiting.append(inner)

    def _part(self, part: Part, siblings: SiblingParts) -> SiblingParts | None:
        """Decide what a part is; what is left to decide within it."""
        if part.kind == PartKind.KEY:
            return self._in_text(part, siblings)
        if part.kind in (PartKind.LINK, PartKind.IMAGE):
            self._link(part, siblings.note)
        elif part.kind == PartKind.NOTE_REFERENCE:
            self.content.notes.append((part, siblings.note))
        elif part.kind == PartKind.NOTE:
            self.content.notes.append((part, siblings.note))
            return SiblingParts(part.parts, f"^{part.start}")
        elif part.kind == PartKind.BRACKET:
            return self._bracket(part, siblings)
        return None

    def _bracket(self, part: Part, siblings: SiblingParts) -> SiblingParts | None:
        """A citation, or words in brackets in which there may be some."""
        items = self._items(part, None)
        if items is not None and not part.is_followed:
            return self._cite(part.start, part.end, items, part, siblings)
        if items is not None:
            self.content.adjacent.append(part)
        elif not part.is_shortcut and any(inner.kind == PartKind.KEY for inner in part.parts):
            self._keyless(part, part.start, has_key=False)
        following = siblings.brackets.get(part.end)
        if following is not None:
            following.is_followed = False
        if not part.is_shortcut:
            return SiblingParts(part.parts, siblings.note, siblings.is_nested)
        self._link(part, siblings.note)
        return None

    def _link(self, link: Part, note: str | None) -> None:
        self.content.links.append(link)
        for part in descend(link.parts):
            if part.kind == PartKind.KEY:
                self.content.keys_in_links.append(part)
            elif part.kind == PartKind.LINK or (part.kind == PartKind.IMAGE and link.kind == PartKind.IMAGE):
                self.content.nested_links.append(part)
            elif part.kind == PartKind.IMAGE:
                self.content.links.append(part)
            elif part.kind in (PartKind.NOTE, PartKind.NOTE_REFERENCE):
                self.content.notes.append((part, note))

    def _in_text(self, key: Part, siblings: SiblingParts) -> SiblingParts | None:
        """`@key` or `@key [p. 33; see also @other]`."""
        if key.value in self.examples:
            return None
        suppressed = self.text.startswith("-", key.start)
        mode = Mode.SUPPRESS_AUTHOR if suppressed else Mode.AUTHOR_IN_TEXT
        gap = _GAP.match(self.text, key.end)
        bracket = siblings.brackets.get(gap.end()) if gap else None
        if bracket is not None and bracket.kind == PartKind.BRACKET and not bracket.is_shortcut:
            rest = None if bracket.is_followed else self._items(bracket, None)
            if rest is not None:
                items = (self._item(key, "", "", mode), *rest)
            else:
                items = self._items(bracket, (key, mode)) or ()
            if items and not self.text.startswith(("[", "("), bracket.end):
                siblings.done = bracket.end
                return self._cite(key.start, bracket.end, items, bracket, siblings)
            if not items:
                self._keyless(bracket, key.start, has_key=True)
        return self._cite(key.start, key.end, (self._item(key, "", "", mode),), None, siblings)

    def _cite(
        self, start: int, end: int, items: tuple[CitationItem, ...], bracket: Part | None, siblings: SiblingParts
    ) -> SiblingParts | None:
        """Add a citation; what else stands in its bracket is left to decide."""
        citation = Citation(start, end, items, siblings.note)
        (self.content.nested if siblings.is_nested else self.content.citations).append(citation)
        if bracket is None or len(bracket.parts) == len(items) - (items[0].start < bracket.start):
            return None
        cited = {item.start for item in items}
        return SiblingParts([part for part in bracket.parts if part.start not in cited], siblings.note, is_nested=True)

    def _item(self, key: Part, prefix: str, suffix: str, mode: Mode) -> CitationItem:
        label, locator, rest = parse_locator(suffix, self.lang) if suffix else (None, None, "")
        return CitationItem(key.value, key.start, key.end, mode, prefix, rest, label, locator)

    def _items(self, bracket: Part, first: tuple[Part, Mode] | None) -> tuple[CitationItem, ...] | None:
        """The items between brackets, or None if they are no citation. `first` is a key that stands before them."""
        start, end = bracket.inner
        prefix = ""
        if first is None and (lone := self._lone_item(bracket)):
            return (lone,)
        if first is None and all(part.kind != PartKind.KEY for part in bracket.parts):
            return None
        events = events_in(self.text, bracket)
        if events is None:
            return None
        items: list[CitationItem] = []
        position, key = start, first
        for event in [*events, Event(";", end, end)]:
            if event.key is not None and key is None:
                mode = Mode.SUPPRESS_AUTHOR if self.text.startswith("-", event.start) else Mode.NORMAL
                key = event.key, mode
                prefix = self._words(position, event.start).strip()
                position = event.end
            elif event.mark == ";":
                if key is None:
                    return None
                items.append(self._item(key[0], prefix, self._words(position, event.start), key[1]))
                position, key = event.end, None
        return tuple(items)

    def _keyless(self, bracket: Part, start: int, *, has_key: bool) -> None:
        """Remember a bracket that is no citation; `has_key` if the key before it is that of its first part."""
        (at, end), events = bracket.inner, events_in(self.text, bracket)
        parts: list[tuple[int, int, bool]] = []
        for event in [*events, Event(";", end, end)] if events is not None else ():
            has_key = has_key or event.key is not None
            if event.mark == ";":
                parts.append((at, event.start, has_key))
                at, has_key = event.end, False
        if len(parts) != 1:
            self.content.keyless.setdefault(bracket.start, KeylessBracket(start, bracket.inner, tuple(parts)))

    def _lone_item(self, bracket: Part) -> CitationItem | None:
        """What `[@key, p. 3]` cites: most brackets hold a key, plain words behind it, and nothing else."""
        start, end = bracket.inner
        if len(bracket.parts) != 1 or (key := bracket.parts[0]).kind != PartKind.KEY or key.start != start:
            return None
        if MARK.search(self.text, key.end, end):
            return None
        mode = Mode.SUPPRESS_AUTHOR if self.text.startswith("-", start) else Mode.NORMAL
        return self._item(key, "", self._words(key.end, end), mode)

    def _words(self, start: int, end: int) -> str:
        words = self.text[start:end]
        return (_SOFT_BREAK.sub(" ", words) if "\n" in words else words).rstrip(" \t")
