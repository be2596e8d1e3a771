"""The values that pass between the stages: frozen, compared by content, free of any library's types.

read → TextFile → parse → Brief, Reference, Topic, Person → Project → resolve → Corpus → render → Page
"""

from __future__ import annotations

import datetime as dt
from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

Csl = Mapping[str, Any]
"""One item of CSL-JSON, with the names of the CSL schema."""


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Where something stands: path relative to the project's root (with `/`), line and column from 1, in characters."""

    path: str
    line: int = 1
    column: int = 1

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}"


class Level(StrEnum):
    """How grave a problem is: an error stops publication, a warning does not."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Problem:
    """Something an editor should mend: the rule that found it, where, and what would be right."""

    rule: str
    place: Place
    message: str
    level: Level = Level.ERROR

    def __str__(self) -> str:
        return f"{self.place}: {self.level}: {self.rule}: {self.message}"


@dataclass(frozen=True, slots=True)
class TextFile:
    """A file as read: decoded from UTF-8, without byte-order mark, every line ending a single `\\n`."""

    path: str
    text: str


@dataclass(frozen=True, slots=True)
class Lines:
    """Turns an offset into a text into a place, in logarithmic time."""

    path: str
    starts: tuple[int, ...]

    @classmethod
    def of(cls, path: str, text: str) -> Lines:
        """Index the lines of `text`; `path` is what the places will name."""
        starts = [0]
        position = text.find("\n")
        while position >= 0:
            starts.append(position + 1)
            position = text.find("\n", position + 1)
        return cls(path, tuple(starts))

    def place(self, offset: int) -> Place:
        """The place of the character at `offset` (from 0)."""
        line = bisect_right(self.starts, offset)
        return Place(self.path, line, offset - self.starts[line - 1] + 1)


# --- citations and notes -----------------------------------------------------------------------------------------


class Mode(StrEnum):
    """How an item is cited, in Pandoc's words."""

    NORMAL = "NormalCitation"
    SUPPRESS_AUTHOR = "SuppressAuthor"
    AUTHOR_IN_TEXT = "AuthorInText"


@dataclass(frozen=True, slots=True)
class CitationItem:
    """One key in a citation. `prefix` and `suffix` are Markdown, `label` is a CSL locator term such as `page`."""

    key: str
    start: int
    end: int
    mode: Mode = Mode.NORMAL
    prefix: str = ""
    suffix: str = ""
    label: str | None = None
    locator: str | None = None


@dataclass(frozen=True, slots=True)
class Citation:
    """One citation in a text: `[@a; @b]` or `@a [p. 3]`. Offsets are into the file's text."""

    start: int
    end: int
    items: tuple[CitationItem, ...]
    note: str | None = None
    """The label of the author's note whose definition it stands in; for an inline note, `^` and its offset."""


@dataclass(frozen=True, slots=True)
class NoteReference:
    """`[^label]` in the text, or an inline note `^[content]` (then `content` holds its inner offsets).

    The label of an inline note is `^` and its offset, which no written label can be.
    """

    label: str
    start: int
    end: int
    content: tuple[int, int] | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True)
class NoteDefinition:
    """`[^label]: …` with its indented continuation. `content` holds the offsets of what follows the colon."""

    label: str
    start: int
    end: int
    content: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading, ATX or setext; `identifier` when written as `{#id}`."""

    level: int
    text: str
    start: int
    end: int
    identifier: str | None = None


@dataclass(frozen=True, slots=True)
class Link:
    """A link or an image: the address it leads to (reference links resolved) and its text."""

    address: str
    text: str
    start: int
    end: int
    is_image: bool = False


@dataclass(frozen=True, slots=True)
class Fence:
    """A fenced block of code: the words behind its opening fence, and the offsets of the lines between the fences."""

    info: str
    start: int
    end: int
    content: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Markdown:
    """What a Markdown text holds, by position. `prose` is the text with all that is not prose blanked to spaces."""

    text: str
    body_start: int
    prose: str
    citations: tuple[Citation, ...] = ()
    note_references: tuple[NoteReference, ...] = ()
    note_definitions: tuple[NoteDefinition, ...] = ()
    headings: tuple[Heading, ...] = ()
    links: tuple[Link, ...] = ()
    identifiers: frozenset[str] = frozenset()
    """Identifiers given in HTML (`id="…"`) or attribute lists (`{#…}`), headings' own included."""
    problems: tuple[Problem, ...] = ()
    fences: tuple[Fence, ...] = ()


# --- what editors write ------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Contributor:
    """An author or editor of a brief: the id of a person in people.yml, or written out in the brief."""

    name: str
    id: str | None = None
    affiliation: str | None = None
    orcid: str | None = None


@dataclass(frozen=True, slots=True)
class KeyFigure:
    """A figure shown at the top of a brief; `citation` is Pandoc citation syntax, parsed in `citations`."""

    value: str
    label: str
    citation: str | None = None
    citations: tuple[Citation, ...] = ()


@dataclass(frozen=True, slots=True)
class Image:
    """The picture of a brief."""

    file: str
    alt: str
    caption: str | None = None
    credit: str | None = None


@dataclass(frozen=True, slots=True)
class Correction:
    """What was corrected after publication, and when."""

    date: dt.date
    text: str


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """The front matter of a brief, valid against the schema. Missing text is None, missing lists are ()."""

    title: str
    date: dt.date
    summary: str
    authors: tuple[Contributor, ...]
    topics: tuple[str, ...]
    subtitle: str | None = None
    type: str = "policy-brief"
    series: str | None = None
    number: str | None = None
    updated: dt.date | None = None
    editors: tuple[Contributor, ...] = ()
    lang: str = "en"
    translation_of: str | None = None
    key_points: tuple[str, ...] = ()
    key_figures: tuple[KeyFigure, ...] = ()
    image: Image | None = None
    editors_note: str | None = None
    disclaimer: str | None = None
    status: str = "published"
    embargo: dt.datetime | None = None
    """Always with a time zone; a plain date is midnight UTC at its start."""
    corrections: tuple[Correction, ...] = ()
    license: str | None = None
    doi: str | None = None
    nocite: tuple[str, ...] = ()
    """Keys, or `*` for the whole bibliography."""
    citation_style: str | None = None
    places: Mapping[str, Place] = field(default_factory=dict, compare=False)
    """Where each key stands, nested keys as `topics.0`, `authors.1.name`, `key_figures.0.citation`."""


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart drawn from a `vega-lite` block. Offsets are into the file's text."""

    start: int
    end: int
    title: str
    alternative: str
    svg: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    """The numbers, as text in the language of the brief."""
    numeric: frozenset[int]
    """Which columns hold numbers."""
    source: tuple[int, int]
    """The paragraph below the block, which says where the numbers come from."""


@dataclass(frozen=True, slots=True)
class Brief:
    """A brief as its editor wrote it."""

    slug: str
    path: str
    front: FrontMatter
    body: Markdown
    charts: tuple[Chart, ...] = ()


@dataclass(frozen=True, slots=True)
class Reference:
    """An entry of the bibliography as CSL-JSON, with where it stands and what kind of entry it was."""

    key: str
    csl: Csl
    place: Place
    entry_type: str = ""
    fields: Mapping[str, str] = field(default_factory=dict)
    """The entry's own fields (inherited ones included), names in lower case, LaTeX undecoded."""


@dataclass(frozen=True, slots=True)
class Bibliography:
    """Every source, by key, in the order of the file, and what could not be read."""

    references: Mapping[str, Reference]
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class Topic:
    """A topic of topics.yml. `names` and `definitions` hold other languages, by BCP 47 tag."""

    id: str
    name: str
    definition: str
    place: Place
    names: Mapping[str, str] = field(default_factory=dict)
    definitions: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Person:
    """A person or desk of people.yml."""

    id: str
    name: str
    place: Place
    kind: str = "person"
    affiliation: str | None = None
    biography: str | None = None
    orcid: str | None = None
    url: str | None = None
    names: Mapping[str, str] = field(default_factory=dict)
    biographies: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Document:
    """A page written by hand under docs/."""

    path: str
    body: Markdown


@dataclass(frozen=True, slots=True)
class Options:
    """The options of briefsite, from `extra.briefsite` in mkdocs.yml."""

    citation_style: str = "bandung-notes"
    site_name: str = "Briefs"
    site_url: str = ""
    sources_per_page: int = 500


@dataclass(frozen=True, slots=True)
class Project:
    """All that was read and parsed, before anything is linked. `files`: every file under docs/ and briefs/, by path."""

    briefs: tuple[Brief, ...]
    bibliography: Bibliography
    topics: Mapping[str, Topic]
    people: Mapping[str, Person]
    documents: tuple[Document, ...] = ()
    files: frozenset[str] = frozenset()
    styles: frozenset[str] = frozenset()
    """Names of the citation styles that can be used: files in styles/ and those shipped by a package."""
    options: Options = Options()
    problems: tuple[Problem, ...] = ()
    """Found while reading and parsing; the rules of check add to them."""
