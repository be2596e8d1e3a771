"""Citations in a paragraph whose parts are known, by Pandoc's rules (manual, "Citations"; its parser `cite`)."""

from __future__ import annotations

import re
from collections.abc import Set
from functools import cached_property

from msgspec import Struct, field

from briefsite.model import Citation, CitationItem, Mode
from briefsite.read.markdown.bracket_events import MARK, Event, events_in
from briefsite.read.markdown.locators import parse_locator
from briefsite.read.markdown.parts import Kind, Part, descend

_GAP = re.compile(r"[ \t]*+(?:\n[ \t]*+)?(?!\n)")
_SOFT_BREAK = re.compile(r"(?<![ \t])[ \t]*+\n[ \t]*+")


class Keyless(Struct, frozen=True):
    """A bracket that is no citation: where it begins, with the key before it if one is, and ends; and its parts."""

    start: int
    inner: tuple[int, int]
    parts: tuple[tuple[int, int, bool], ...]
    """Where each begins and ends, and whether it has a key; none if emphasis opens and does not close."""


class Found(Struct):
    """What resolving a paragraph finds: citations, those inside another citation, notes, links and keys in links."""

    citations: list[Citation] = field(default_factory=list)
    nested: list[Citation] = field(default_factory=list)
    notes: list[tuple[Part, str | None]] = field(default_factory=list)
    links: list[Part] = field(default_factory=list)
    nested_links: list[Part] = field(default_factory=list)
    keys_in_links: list[Part] = field(default_factory=list)
    adjacent: list[Part] = field(default_factory=list)
    """Brackets that would cite if no address, bracket or attributes followed them."""
    keyless: dict[int, Keyless] = field(default_factory=dict)
    """Brackets with keys that are no citation, as a part of them has no key or emphasis in them is not closed."""


class Level:
    """Parts that stand side by side and are still to be decided. Those before `done` are."""

    def __init__(self, parts: list[Part], note: str | None, is_nested: bool = False) -> None:
        """The parts within a paragraph or a bracket; `is_nested` if that is a citation."""
        self.all, self.parts, self.note, self.is_nested = parts, iter(parts), note, is_nested
        self.done = 0

    @cached_property
    def brackets(self) -> dict[int, Part]:
        """The brackets among them, by where they begin."""
        return {part.start: part for part in self.all if part.kind == Kind.BRACKET}


class Resolver:
    """Decides which brackets and keys of a paragraph are citations, from the outside in."""

    def __init__(self, text: str, lang: str, found: Found, examples: Set[str] = frozenset()) -> None:
        self.text, self.lang, self.found, self.examples = text, lang, found, examples

    def resolve(self, root: Part, note: str | None) -> None:
        """Add what `root` holds to `found`; `note` is the label of the author's note it stands in."""
        waiting = [Level(root.parts, note)]
        while waiting:
            level = waiting[-1]
            inner = None
            for part in level.parts:
                if part.start >= level.done and (inner := self._part(part, level)) is not None:
                    break
            if inner is None:
                waiting.pop()
            else:
                waiting.append(inner)

    def _part(self, part: Part, level: Level) -> Level | None:
        """Decide what a part is; what is left to decide within it."""
        if part.kind == Kind.KEY:
            return self._in_text(part, level)
        if part.kind in (Kind.LINK, Kind.IMAGE):
            self._link(part, level.note)
        elif part.kind == Kind.NOTE_REFERENCE:
            self.found.notes.append((part, level.note))
        elif part.kind == Kind.NOTE:
            self.found.notes.append((part, level.note))
            return Level(part.parts, f"^{part.start}")
        elif part.kind == Kind.BRACKET:
            return self._bracket(part, level)
        return None

    def _bracket(self, part: Part, level: Level) -> Level | None:
        """A citation, or words in brackets in which there may be some."""
        items = self._items(part, None)
        if items is not None and not part.is_followed:
            return self._cite(part.start, part.end, items, part, level)
        if items is not None:
            self.found.adjacent.append(part)
        elif not part.is_shortcut and any(inner.kind == Kind.KEY for inner in part.parts):
            self._keyless(part, part.start, has_key=False)
        following = level.brackets.get(part.end)
        if following is not None:
            following.is_followed = False
        if not part.is_shortcut:
            return Level(part.parts, level.note, level.is_nested)
        self._link(part, level.note)
        return None

    def _link(self, link: Part, note: str | None) -> None:
        self.found.links.append(link)
        for part in descend(link.parts):
            if part.kind == Kind.KEY:
                self.found.keys_in_links.append(part)
            elif part.kind == Kind.LINK or (part.kind == Kind.IMAGE and link.kind == Kind.IMAGE):
                self.found.nested_links.append(part)
            elif part.kind == Kind.IMAGE:
                self.found.links.append(part)
            elif part.kind in (Kind.NOTE, Kind.NOTE_REFERENCE):
                self.found.notes.append((part, note))

    def _in_text(self, key: Part, level: Level) -> Level | None:
        """`@key` or `@key [p. 33; see also @other]`."""
        if key.value in self.examples:
            return None
        suppressed = self.text.startswith("-", key.start)
        mode = Mode.SUPPRESS_AUTHOR if suppressed else Mode.AUTHOR_IN_TEXT
        gap = _GAP.match(self.text, key.end)
        bracket = level.brackets.get(gap.end()) if gap else None
        if bracket is not None and bracket.kind == Kind.BRACKET and not bracket.is_shortcut:
            rest = None if bracket.is_followed else self._items(bracket, None)
            if rest is not None:
                items = (self._item(key, "", "", mode), *rest)
            else:
                items = self._items(bracket, (key, mode)) or ()
            if items and not self.text.startswith(("[", "("), bracket.end):
                level.done = bracket.end
                return self._cite(key.start, bracket.end, items, bracket, level)
            if not items:
                self._keyless(bracket, key.start, has_key=True)
        return self._cite(key.start, key.end, (self._item(key, "", "", mode),), None, level)

    def _cite(
        self, start: int, end: int, items: tuple[CitationItem, ...], bracket: Part | None, level: Level
    ) -> Level | None:
        """Add a citation; what else stands in its bracket is left to decide."""
        citation = Citation(start, end, items, level.note)
        (self.found.nested if level.is_nested else self.found.citations).append(citation)
        if bracket is None or len(bracket.parts) == len(items) - (items[0].start < bracket.start):
            return None
        cited = {item.start for item in items}
        return Level([part for part in bracket.parts if part.start not in cited], level.note, is_nested=True)

    def _item(self, key: Part, prefix: str, suffix: str, mode: Mode) -> CitationItem:
        label, locator, rest = parse_locator(suffix, self.lang) if suffix else (None, None, "")
        return CitationItem(key.value, key.start, key.end, mode, prefix, rest, label, locator)

    def _items(self, bracket: Part, first: tuple[Part, Mode] | None) -> tuple[CitationItem, ...] | None:
        """The items between brackets, or None if they are no citation. `first` is a key that stands before them."""
        start, end = bracket.inner
        prefix = ""
        if first is None and (lone := self._lone_item(bracket)):
            return (lone,)
        if first is None and all(part.kind != Kind.KEY for part in bracket.parts):
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
            self.found.keyless.setdefault(bracket.start, Keyless(start, bracket.inner, tuple(parts)))

    def _lone_item(self, bracket: Part) -> CitationItem | None:
        """What `[@key, p. 3]` cites: most brackets hold a key, plain words behind it, and nothing else."""
        start, end = bracket.inner
        if len(bracket.parts) != 1 or (key := bracket.parts[0]).kind != Kind.KEY or key.start != start:
            return None
        if MARK.search(self.text, key.end, end):
            return None
        mode = Mode.SUPPRESS_AUTHOR if self.text.startswith("-", start) else Mode.NORMAL
        return self._item(key, "", self._words(key.end, end), mode)

    def _words(self, start: int, end: int) -> str:
        words = self.text[start:end]
        return (_SOFT_BREAK.sub(" ", words) if "\n" in words else words).rstrip(" \t")
