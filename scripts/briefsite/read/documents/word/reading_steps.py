"""A document of Word, step by step: its parts, its fields, its paragraphs, its HTML."""

from __future__ import annotations

from lxml.etree import _Element

from briefsite.read.documents.document import Document
from briefsite.read.documents.package import opened_package
from briefsite.read.documents.word.citations_in_text import read_bookmarks, read_temporary, read_transfer
from briefsite.read.documents.word.cited_fields import FieldReader
from briefsite.read.documents.word.conversion import converted
from briefsite.read.documents.word.drawings import choose_alternatives, read_pictures, take_out_boxes
from briefsite.read.documents.word.fields import read_fields
from briefsite.read.documents.word.finishing import Finished, finished
from briefsite.read.documents.word.markers import without_markers
from briefsite.read.documents.word.names import elements, is_on, w, words_in
from briefsite.read.documents.word.notes import FoundNote, read_comments, read_notes
from briefsite.read.documents.word.numbering import Numbering
from briefsite.read.documents.word.paragraphs import ParagraphReader
from briefsite.read.documents.word.parts import Part, Parts
from briefsite.read.documents.word.properties import Properties, kept_codes, properties_of
from briefsite.read.documents.word.reading import PLACE, Reading, shortened
from briefsite.read.documents.word.revisions import accept_changes
from briefsite.read.documents.word.runs import RunReader, mark_links, read_equations
from briefsite.read.documents.word.styles import Styles
from briefsite.read.documents.word.surroundings import anchors_of, tell_of_surroundings
from briefsite.read.documents.word.tables import read_tables
from briefsite.read.documents.word.word_sources import sources_of


def read_steps(content: bytes) -> Document:
    """The document in these bytes; each step leaves in its tree what the next ones need."""
    parts = Parts(opened_package(content))
    reading = Reading()
    styles = _styles(parts)
    properties = properties_of(parts, styles)
    body = parts.document.root.find(w("body"))
    if body is None:
        return _document(Finished("", "", "", (), (), ()), reading, properties)
    choose_alternatives(parts.document.root)
    _name_places(body)
    tell_of_surroundings(parts, reading)
    _prepare(parts.document, reading)
    read_comments(parts, parts.document, reading)
    notes = read_notes(parts, body, reading)
    paragraphs = _paragraph_reader(parts, body, styles, reading)
    _read_stories(parts, body, notes, reading)
    for story in [body, *(note.element for note in notes)]:
        read_tables(story, styles, reading)
        for paragraph in elements(story, "p"):
            paragraphs.read(paragraph)
    text = finished(converted(body, notes, reading.addresses), notes, reading)
    return _document(text, reading, properties)


def _prepare(part: Part, reading: Reading) -> None:
    """Makes of a part what it is when its changes are accepted, and nothing in it passes for what is ours."""
    without_markers(part.root)
    choose_alternatives(part.root)
    accept_changes(part.root, reading)


def _paragraph_reader(parts: Parts, body: _Element, styles: Styles, reading: Reading) -> ParagraphReader:
    part = parts.beside("numbering")
    numbering = Numbering(None if part is None else part.root)
    paragraphs = ParagraphReader(reading, styles, numbering, RunReader(reading, styles, anchors_of(body, styles)))
    paragraphs.is_rtl_document = _is_mostly_rtl(body, styles)
    return paragraphs


def _read_stories(parts: Parts, body: _Element, notes: list[FoundNote], reading: Reading) -> None:
    """Reads what the text and the notes have beside paragraphs."""
    sources = {tag: csl for root in parts.source_lists() for tag, csl in sources_of(root).items()}
    fields, codes = FieldReader(reading, sources), kept_codes(parts)
    _read_story(parts.document, [body], fields, codes, parts, reading)
    for part, stories in _parts_of_notes(parts, notes):
        _prepare(part, reading)
        _read_story(part, stories, fields, codes, parts, reading)


def _styles(parts: Parts) -> Styles:
    part = parts.beside("styles")
    return Styles(None if part is None else part.root)


def _read_story(
    part: Part, stories: list[_Element], fields: FieldReader, codes: dict[str, str], parts: Parts, reading: Reading
) -> None:
    """Reads what a part of the document has beside paragraphs: boxes, fields, equations, pictures, links."""
    for story in stories:
        read_transfer(story, reading)
    mark_links(part)
    for story in stories:
        for box in [*take_out_boxes(story), story]:
            read_fields(box, reading, fields.resolve)
        read_bookmarks(story, codes, reading)
        fields.read_controls(story)
        read_temporary(story, reading)
        read_equations(story, reading)
    read_pictures(part, parts, reading)


def _parts_of_notes(parts: Parts, notes: list[FoundNote]) -> list[tuple[Part, list[_Element]]]:
    """The parts in which notes stand, each with those of it to which the text leads."""
    out = []
    for kind in ("footnotes", "endnotes"):
        own = [note.element for note in notes if note.is_endnote == (kind == "endnotes")]
        part = parts.beside(kind) if own else None
        if part is not None:
            out.append((Part(part.name, own[0].getroottree().getroot(), part.targets), own))
    return out


def _name_places(body: _Element) -> None:
    """Names each paragraph and table by its number, as people count them, and its first words."""
    count = 0
    for number, table in enumerate(elements(body, "tbl"), 1):
        table.set(PLACE, f"table {number}")
    for paragraph in elements(body, "p"):
        if next(paragraph.iterancestors(w("tbl"), w("txbxContent")), None) is None and (words := words_in(paragraph)):
            count += 1
            paragraph.set(PLACE, f"paragraph {count} (“{shortened(words, 40)}”)")
        elif next(paragraph.iterancestors(w("tbl"), w("txbxContent")), None) is None:
            paragraph.set(PLACE, f"after paragraph {count}" if count else "before the first paragraph")
        elif next(paragraph.iterancestors(w("txbxContent")), None) is not None:
            paragraph.set(PLACE, f"text box (“{shortened(words_in(paragraph), 40)}”)")


def _is_mostly_rtl(body: _Element, styles: Styles) -> bool:
    letters = {True: 0, False: 0}
    for paragraph in elements(body, "p"):
        letters[bool(is_on(styles.paragraph_property(paragraph, "bidi")))] += len(words_in(paragraph))
    return letters[True] > letters[False]


def _document(text: Finished, reading: Reading, properties: Properties) -> Document:
    return Document(
        body=text.body,
        notes=text.notes,
        citations=text.citations,
        comments=text.comments,
        pictures=tuple(reading.pictures),
        losses=reading.told(),
        title=text.title or properties.title,
        subtitle=text.subtitle,
        author=properties.author,
        date=properties.date,
        language=properties.language,
        summary=properties.summary,
        keywords=properties.keywords,
    )
