"""A text from outside, of Word, LibreOffice, a browser or an editor, as its reader hands it on: values alone.

What it says is HTML of few elements, for that is what every such format can be turned into:

    h1 … h6, p, ul, ol, li, dl, dt, dd, blockquote, pre, code, hr, br, em, strong, s, u, sup, sub, a[href]
    table, caption, thead, tbody, tr, th, td (colspan, rowspan)
    figure, figcaption, img[src, alt]       `src` is the name of a picture of the document
    aside                                   a box of text
    span[class=small-caps], span[dir], p[dir]
    span[class=math], div[class=math]       a formula as TeX, in the line or on its own
    briefsite-citation[n]                   the citation `citations[n]`; its text is what the document shows
    briefsite-note[n]                       the note `notes[n]`, where its mark stands
    briefsite-comment[n]                    the comment `comments[n]`, where it was made
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from msgspec import Struct


class DocumentError(Exception):
    """A document that cannot be read at all; its text says why, and what to do, in a sentence or two."""


class CitedItem(Struct, frozen=True):
    """One source of a live citation, as the program that wrote it says it."""

    csl: Mapping[str, Any]
    """The item as CSL-JSON; author and year alone where a document says no more, as in `{Doe, 2020 #12}`; or empty."""
    key: str = ""
    """Its citation key, where the document says one."""
    locator: str = ""
    label: str = ""
    """What the locator is, in the words of CSL (`page`, `chapter`); empty where nothing is said."""
    prefix: str = ""
    suffix: str = ""
    without_author: bool = False
    author_in_text: bool = False
    """Whether the author's name is part of the sentence."""


class LiveCitation(Struct, frozen=True):
    """A citation that a reference manager put into the document."""

    program: str
    """Whose it is, as people call it: `Zotero`, `Mendeley`, `EndNote`, `Word`."""
    shown: str
    """The text that the document shows for it."""
    items: tuple[CitedItem, ...]


class Note(Struct, frozen=True):
    """A footnote or an endnote: `mark` as the document shows it, `html` as in a document's body."""

    mark: str
    html: str
    is_endnote: bool = False


class Comment(Struct, frozen=True):
    """A remark of somebody who read the document, on the passage `about`."""

    author: str
    text: str
    about: str = ""


class Picture(Struct, frozen=True):
    """A picture of the document: a file's `name` (lower case, no folder) and its bytes, as they are."""

    name: str
    content: bytes


class Loss(Struct, frozen=True):
    """Something that could not be taken over whole: where (`paragraph 12`, `table 3`), what, and what stands now."""

    where: str
    what: str


class Document(Struct, frozen=True):
    """A document: its body as HTML, and what the body names by number."""

    body: str
    notes: tuple[Note, ...] = ()
    citations: tuple[LiveCitation, ...] = ()
    comments: tuple[Comment, ...] = ()
    pictures: tuple[Picture, ...] = ()
    losses: tuple[Loss, ...] = ()
    title: str = ""
    """What the file's own properties, or its title, say; empty where nothing does. So with the next ones."""
    subtitle: str = ""
    author: str = ""
    date: str = ""
    """As ISO 8601, a day."""
    language: str = ""
    """A tag of BCP 47."""
    summary: str = ""
    keywords: tuple[str, ...] = ()
