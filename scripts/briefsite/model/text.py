"""What a Markdown text holds, by position: citations, notes, headings, links.

There are tens of thousands of them in a large project; named tuples are kept as lists, without the names of fields.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable
from enum import StrEnum
from typing import NamedTuple

from msgspec import Struct

from briefsite.model.places import Breach, Problem

_NOT_BREAK = re.compile(r"[^\n]+")


class Mode(StrEnum):
    """How an item is cited, in Pandoc's words."""

    NORMAL = "NormalCitation"
    SUPPRESS_AUTHOR = "SuppressAuthor"
    AUTHOR_IN_TEXT = "AuthorInText"


class CitationItem(NamedTuple):
    """One key in a citation. `prefix` and `suffix` are Markdown, `label` is a CSL locator term such as `page`."""

    key: str
    start: int
    end: int
    mode: Mode = Mode.NORMAL
    prefix: str = ""
    suffix: str = ""
    label: str | None = None
    locator: str | None = None


class Citation(NamedTuple):
    """One citation in a text: `[@a; @b]` or `@a [p. 3]`. Offsets are into the file's text."""

    start: int
    end: int
    items: tuple[CitationItem, ...]
    note: str | None = None
    """The label of the author's note whose definition it stands in; for an inline note, `^` and its offset."""


class NoteReference(NamedTuple):
    """`[^label]` in the text, or an inline note `^[content]` (then `content` holds its inner offsets).

    The label of an inline note is `^` and its offset, which no written label can be.
    """

    label: str
    start: int
    end: int
    content: tuple[int, int] | None = None
    note: str | None = None


class NoteDefinition(NamedTuple):
    """`[^label]: …` with its indented continuation. `content` holds the offsets of what follows the colon."""

    label: str
    start: int
    end: int
    content: tuple[int, int]


class Heading(NamedTuple):
    """A heading, ATX or setext; `identifier` when written as `{#id}`."""

    level: int
    text: str
    start: int
    end: int
    identifier: str | None = None


class Link(NamedTuple):
    """A link or an image: the address it leads to (reference links resolved) and its text."""

    address: str
    text: str
    start: int
    end: int
    is_image: bool = False
    in_html: bool = False
    """Whether it is written as HTML; then it stands where its tag does, and a picture's text is its `alt`."""


class Fence(NamedTuple):
    """A fenced block of code: the words behind its opening fence, and the offsets of the lines between the fences."""

    info: str
    start: int
    end: int
    content: tuple[int, int]


class SourceListMark(NamedTuple):
    """A line of a page of docs/ that says where sources are listed."""

    start: int
    end: int
    is_full: bool = False
    """Whether the whole bibliography is meant, and not only what the page cites."""


class LookAlike(NamedTuple):
    """Text that looks like something and is nothing to Python-Markdown, unless one of these extensions is on."""

    start: int
    breach: Breach
    unless: tuple[str, ...] = ()
    key: str = ""
    """It matters only if there is a source of this key."""


class Formula(NamedTuple):
    """A formula in TeX: where it stands with its marks, where its TeX begins, and whether it is set apart."""

    start: int
    end: int
    tex_start: int
    tex: str
    is_display: bool = False


class Markdown(Struct, frozen=True):
    """What a Markdown text holds, by position."""

    text: str
    body_start: int
    blanks: tuple[tuple[int, int], ...] = ()
    """The offsets of what is not prose, in order."""
    citations: tuple[Citation, ...] = ()
    note_references: tuple[NoteReference, ...] = ()
    note_definitions: tuple[NoteDefinition, ...] = ()
    headings: tuple[Heading, ...] = ()
    links: tuple[Link, ...] = ()
    identified: tuple[tuple[str, int], ...] = ()
    """Identifiers given in HTML (`id="…"`) or attribute lists (`{#…}`), those of headings too, and where they stand."""
    problems: tuple[Problem, ...] = ()
    fences: tuple[Fence, ...] = ()
    escapes: tuple[int, ...] = ()
    """Offsets of backslashes that Python-Markdown would show, before signs such as `@` and `%`."""
    look_alikes: tuple[LookAlike, ...] = ()
    formulas: tuple[Formula, ...] = ()

    @property
    def identifiers(self) -> frozenset[str]:
        """The identifiers that are given in the text."""
        return frozenset(name for name, _ in self.identified)

    def is_html(self, at: int) -> bool:
        """Whether an offset lies in HTML, a comment too, and not in code that shows it."""
        number = bisect_right(self.blanks, (at, len(self.text))) - 1
        start, end = self.blanks[number] if number >= 0 else (0, 0)
        return at < end and self.text[start:end].lstrip().startswith("<")

    @property
    def prose(self) -> str:
        """The text with spaces for every character that is not prose, but for line breaks."""
        return blanked(self.text, self.blanks)


def blanked(text: str, spans: Iterable[tuple[int, int]]) -> str:
    """The text with spaces for every character in the spans but line breaks. Spans are in order; they may overlap."""
    pieces: list[str] = []
    done = 0
    for start, end in spans:
        start = max(start, done)
        if start < end:
            pieces += [text[done:start], _spaces(text[start:end])]
            done = end
    return "".join([*pieces, text[done:]]) if done else text


def _spaces(text: str) -> str:
    return _NOT_BREAK.sub(lambda run: " " * len(run.group()), text) if "\n" in text else " " * len(text)
