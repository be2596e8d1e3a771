"""Citations in a paragraph whose parts are known, by Pandoc's rules (manual, "Citations"; its parser `cite`)."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, field

from briefsite.markdown.inline import Kind, Part, descend
from briefsite.markdown.locators import parse_locator
from briefsite.model import Citation, CitationItem, Mode

_MARK = re.compile(r"[;*_\"']+")
_MARKUP = re.compile(r"[*_\"']")
_GAP = re.compile(r"[ \t]*+(?:\n[ \t]*+)?(?!\n)")
_SOFT_BREAK = re.compile(r"[ \t]*\n[ \t]*")


@dataclass(slots=True)
class Found:
    """What resolving a paragraph finds: citations, those inside another citation, notes, links and keys in links."""

    citations: list[Citation] = field(default_factory=list)
    nested: list[Citation] = field(default_factory=list)
    notes: list[tuple[Part, str | None]] = field(default_factory=list)
    links: list[Part] = field(default_factory=list)
    keys_in_links: list[Part] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Event:
    """A key or a mark that stands directly in a bracket: `;` parts items, the others may enclose a stretch of text."""

    mark: str
    start: int
    end: int
    key: Part | None = None


class Resolver:
    """Decides which brackets and keys of a paragraph are citations, from the outside in."""

    def __init__(self, text: str, lang: str, found: Found) -> None:
        self.text, self.lang, self.found = text, lang, found

    def resolve(self, root: Part, note: str | None) -> None:
        """Add what `root` holds to `found`; `note` is the label of the author's note it stands in."""
        waiting: list[tuple[Iterator[Part], dict[int, Part], str | None, int]] = [self._level(root.parts, note)]
        while waiting:
            parts, brackets, label, done = waiting.pop()
            for part in parts:
                if part.start < done:
                    continue
                if part.kind is Kind.KEY:
                    done = self._in_text(part, brackets, label)
                elif part.kind in (Kind.LINK, Kind.IMAGE):
                    self._link(part, label)
                elif part.kind is Kind.NOTE_REFERENCE:
                    self.found.notes.append((part, label))
                elif part.kind is Kind.NOTE:
                    self.found.notes.append((part, label))
                    waiting += [(parts, brackets, label, done), self._level(part.parts, f"^{part.start}")]
                    break
                elif part.kind is Kind.BRACKET and not self._in_brackets(part, label):
                    if part.is_shortcut:
                        self._link(part, label)
                    elif part.parts:
                        waiting += [(parts, brackets, label, done), self._level(part.parts, label)]
                        break

    @staticmethod
    def _level(parts: list[Part], note: str | None) -> tuple[Iterator[Part], dict[int, Part], str | None, int]:
        brackets = {part.start: part for part in parts if part.kind in (Kind.BRACKET, Kind.LINK)}
        return iter(parts), brackets, note, 0

    def _link(self, link: Part, note: str | None) -> None:
        self.found.links.append(link)
        for part in descend(link.parts):
            if part.kind is Kind.KEY:
                self.found.keys_in_links.append(part)
            elif part.kind in (Kind.LINK, Kind.IMAGE):
                self.found.links.append(part)
            elif part.kind in (Kind.NOTE, Kind.NOTE_REFERENCE):
                self.found.notes.append((part, note))

    def _in_brackets(self, bracket: Part, note: str | None) -> bool:
        """`[see @a, p. 3; @b]`"""
        if bracket.is_followed:
            return False
        items = self._items(bracket, None)
        if items is None:
            return False
        self._cite(bracket.start, bracket.end, items, bracket, note)
        return True

    def _in_text(self, key: Part, brackets: dict[int, Part], note: str | None) -> int:
        """`@key` or `@key [p. 33; see also @other]`; where it ends."""
        suppressed = self.text.startswith("-", key.start)
        mode = Mode.SUPPRESS_AUTHOR if suppressed else Mode.AUTHOR_IN_TEXT
        gap = _GAP.match(self.text, key.end)
        bracket = brackets.get(gap.end()) if gap else None
        if bracket is not None and bracket.kind is Kind.BRACKET and not bracket.is_shortcut:
            rest = None if bracket.is_followed else self._items(bracket, None)
            if rest is not None:
                items = (self._item(key, "", "", mode), *rest)
            else:
                items = self._items(bracket, (key, mode)) or ()
            if items and not self.text.startswith(("[", "("), bracket.end):
                self._cite(key.start, bracket.end, items, bracket, note)
                return bracket.end
        self._cite(key.start, key.end, (self._item(key, "", "", mode),), None, note)
        return key.end

    def _cite(
        self, start: int, end: int, items: tuple[CitationItem, ...], bracket: Part | None, note: str | None
    ) -> None:
        self.found.citations.append(Citation(start, end, items, note))
        if bracket is None or len(bracket.parts) == sum(item.start >= bracket.start for item in items):
            return
        cited = {item.start for item in items}
        for part in descend(bracket.parts):
            if part.kind is Kind.KEY and part.start not in cited:
                item = self._item(part, "", "", Mode.AUTHOR_IN_TEXT)
                self.found.nested.append(Citation(part.start, part.end, (item,), note))
            elif part.kind in (Kind.LINK, Kind.IMAGE):
                self.found.links.append(part)
            elif part.kind in (Kind.NOTE, Kind.NOTE_REFERENCE):
                self.found.notes.append((part, note))

    def _item(self, key: Part, prefix: str, suffix: str, mode: Mode) -> CitationItem:
        label, locator, rest = parse_locator(suffix, self.lang) if suffix else (None, None, "")
        return CitationItem(key.value, key.start, key.end, mode, prefix, rest, label, locator)

    def _items(self, bracket: Part, first: tuple[Part, Mode] | None) -> tuple[CitationItem, ...] | None:
        """The items between brackets, or None if they are no citation. `first` is a key that stands before them."""
        start, end = bracket.inner
        if first is None and all(part.kind is not Kind.KEY for part in bracket.parts):
            return None
        events = self._events(bracket)
        if events is None:
            return None
        items: list[CitationItem] = []
        bounds = [event.start for event in events if event.mark == ";"] + [end]
        keys = [event for event in events if event.key is not None]
        if first is not None:
            items.append(self._item(first[0], "", self._words(start, bounds[0]), first[1]))
            if len(bounds) == 1:
                return tuple(items)
        position = start if first is None else bounds[0] + 1
        for event in keys:
            if event.start < position or event.key is None:
                continue
            if self.text[position : event.start].rstrip(" \t\n").endswith(";"):
                return None
            bound = bounds[bisect_left(bounds, event.end)]
            mode = Mode.SUPPRESS_AUTHOR if self.text.startswith("-", event.start) else Mode.NORMAL
            suffix = self._words(event.end, bound)
            items.append(self._item(event.key, self._words(position, event.start).strip(), suffix, mode))
            position = bound + 1
        return tuple(items) if position > end else None

    def _words(self, start: int, end: int) -> str:
        return _SOFT_BREAK.sub(" ", self.text[start:end]).rstrip(" \t")

    def _events(self, bracket: Part) -> list[Event] | None:
        """Keys and semicolons that stand directly in a bracket, not in emphasis, quotes or a bracket within it.

        None if emphasis opens here and does not close: in Pandoc it then swallows the closing bracket.
        """
        marks = list(self._marks(bracket))
        if not any(_MARKUP.match(event.mark) for event in marks):
            return marks
        events: list[Event] = []
        unclosed: set[str] = set()
        index = 0
        while index < len(marks):
            event = marks[index]
            close = self._closing(marks, index) if event.mark not in unclosed else None
            if close is not None:
                index = close
            elif event.mark[0] in "*_" and self._opens(event):
                return None
            elif event.mark[0] in "\"'":
                unclosed.add(event.mark)
            elif event.mark in ";@":
                events.append(event)
            index += 1
        return events

    def _marks(self, bracket: Part) -> Iterator[Event]:
        position, text = bracket.inner[0], self.text
        for part in [*bracket.parts, None]:
            gap_end = part.start if part else bracket.inner[1]
            for run in _MARK.finditer(text, position, gap_end):
                for mark in re.finditer(r"\*+|_+|.", run.group()):
                    yield Event(mark.group(), run.start() + mark.start(), run.start() + mark.end())
            if part is not None:
                if part.kind is Kind.KEY:
                    yield Event("@", part.start, part.end, part)
                position = part.end

    def _opens(self, event: Event) -> bool:
        text = self.text
        if text[event.end : event.end + 1].isspace() or event.end >= len(text):
            return False
        after_word = text[event.start - 1].isalnum()
        if event.mark[0] == "*":
            return len(event.mark) <= 3
        if event.mark[0] == "_":
            return len(event.mark) <= 3 and not after_word
        return event.mark == '"' or (event.mark == "'" and not after_word)

    def _closing(self, marks: list[Event], index: int) -> int | None:
        """The index of the mark that closes the one at `index`, if that opens anything and is closed."""
        opening = marks[index]
        if opening.mark[0] not in "*_\"'" or not self._opens(opening):
            return None
        length = len(opening.mark)
        for later in range(index + 1, len(marks)):
            event = marks[later]
            if event.mark[0] != opening.mark[0] or (
                event.mark[0] in "_'" and self.text[event.end : event.end + 1].isalnum()
            ):
                continue
            if event.mark[0] in "\"'" or (len(event.mark) != 2 if length == 1 else len(event.mark) >= min(length, 2)):
                return later
        return None
