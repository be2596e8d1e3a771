"""The front matter of a brief: every field that editors may fill in, with its kind and how a page shows it."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from typing import Annotated

from msgspec import Struct, field

from briefsite.model.places import Place
from briefsite.model.text import Citation
from briefsite.model.text_fields import UNCITED, TextField, text_fields


class Contributor(Struct, frozen=True):
    """An author or editor of a brief: the id of a person in people.yml, or written out in the brief."""

    name: Annotated[str, UNCITED]
    id: str | None = None
    affiliation: Annotated[str | None, UNCITED] = None
    orcid: str | None = None
    biography: Annotated[str | None, UNCITED] = None


class KeyFigure(Struct, frozen=True):
    """A figure shown at the top of a brief; `citation` is Pandoc citation syntax."""

    value: Annotated[str, UNCITED] = ""
    label: Annotated[str, TextField()] = ""
    citation: Annotated[str | None, TextField(is_citation=True)] = None


class Image(Struct, frozen=True):
    """The picture of a brief."""

    file: str
    alt: Annotated[str, UNCITED] = ""
    caption: Annotated[str | None, TextField()] = None
    credit: Annotated[str | None, TextField()] = None
    focus: str | None = None
    """What of it must be seen where it is cut, as in cards: how far from its left and its top, `30% 20%`."""


class Correction(Struct, frozen=True):
    """What was corrected after publication, and when."""

    date: dt.date
    text: Annotated[str, TextField(is_below=True)] = ""


class CitedText(Struct, frozen=True):
    """A text of the front matter that cites. Offsets of the citations are into `text`."""

    text: str
    citations: tuple[Citation, ...]


class FrontMatter(Struct, frozen=True, kw_only=True):
    """The front matter of a brief, valid against the schema. Missing text is None, missing lists are ().

    A field is declared here, with the type of its value and, where that is text, how a page shows it; texts stand in
    the order of the page. What editors are told of it stands in the schema (`briefsite/read/schema/brief.json`).
    """

    title: Annotated[str, TextField(is_listed=True)]
    subtitle: Annotated[str | None, TextField(is_listed=True)] = None
    summary: Annotated[str, TextField(is_listed=True)] = ""
    type: str = "policy-brief"
    series: Annotated[str | None, UNCITED] = None
    number: Annotated[str | None, UNCITED] = None
    date: dt.date
    updated: dt.date | None = None
    authors: tuple[Contributor, ...] = ()
    editors: tuple[Contributor, ...] = ()
    topics: tuple[str, ...] = ()
    lang: str = "en"
    translation_of: str | None = None
    key_points: Annotated[tuple[str, ...], TextField(is_markdown=True)] = ()
    key_figures: tuple[KeyFigure, ...] = ()
    editors_note: Annotated[str | None, TextField(is_markdown=True, is_note=True)] = None
    image: Image | None = None
    corrections: tuple[Correction, ...] = ()
    disclaimer: Annotated[str | None, TextField(is_markdown=True, is_note=True, is_below=True)] = None
    status: str = "published"
    """As written; `embargo` where `briefsite.read.publication.marked` has found one running."""
    formerly: tuple[str, ...] = ()
    """Slugs whose addresses lead here."""
    embargo: dt.datetime | None = None
    """Always with a time zone; a plain date is midnight at its start, in the publication's zone."""
    license: str | None = None
    doi: str | None = None
    nocite: tuple[str, ...] = ()
    """Keys, or `*` for the whole bibliography."""
    citation_style: str | None = None
    biographies: bool | None = None
    """Whether those who sign are introduced below the text; None where its `type` says it."""
    cited: Mapping[str, CitedText] = field(default_factory=dict)
    """Texts that cite, by the name that `places` has for them, in the order in which the page shows them."""
    places: Mapping[str, Place] = field(default_factory=dict)
    """Where each key stands, nested keys as `topics.0`, `authors.1.name`, `key_figures.0.citation`."""


TEXTS = text_fields(FrontMatter)
"""How a page shows each text of a front matter, by its path without numbers, in the order of the page."""
_NUMBER = re.compile(r"\.\d+(?=\.|$)")


def without_numbers(path: str) -> str:
    """A path without the numbers of items in lists, which change when an item is put before: `key_figures.label`."""
    return _NUMBER.sub("", path)


def text_field(path: str) -> TextField:
    """How a page shows the text at a path (`key_figures.0.label`)."""
    return TEXTS[without_numbers(path)]
