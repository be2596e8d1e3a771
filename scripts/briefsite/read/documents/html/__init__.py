"""Pages: saved from a browser, or written by Google Docs, Word, LibreOffice or a program for the web."""

from __future__ import annotations

from lxml.html import HtmlElement

from briefsite.read.documents.document import Comment, Document, Note
from briefsite.read.documents.html import source
from briefsite.read.documents.html.converting import Converter
from briefsite.read.documents.html.linked_notes import LinkedNote, linked_notes
from briefsite.read.documents.html.list_shapes import shape_lists
from briefsite.read.documents.html.main_part import main_part
from briefsite.read.documents.html.reading import FileOf, Reading
from briefsite.read.documents.html.styles import Styles

__all__ = ["read_html"]

_TITLES = frozenset(("title", "MsoTitle"))
"""Classes of the title, in Google Docs and in Word."""


def read_html(text: str, file_of: FileOf) -> Document:
    """A page as a document. `file_of` gives the files beside it that its pictures name; nothing else is read."""
    tree, data = source.parsed(text)
    reading, styles = Reading(file_of, data), Styles(tree)
    said = source.metas(tree)
    title = source.title_of(tree, said)
    body = tree.find("body")
    assert isinstance(body, HtmlElement)
    main = main_part(tree, reading, styles)
    notes = linked_notes(main, body)
    shape_lists(main, styles)
    title = _take_title(main, title) or title
    converter = Converter(reading, styles)
    html = converter.body(main)
    return Document(
        html,
        notes=tuple(_note(note, converter) for note in notes if not note.is_comment),
        comments=tuple(_comment(note) for note in notes if note.is_comment),
        pictures=reading.shelf.pictures,
        losses=tuple(reading.losses),
        title=title,
        author=source.author_of(said),
        date=source.date_of(said),
        language=(tree.get("lang") or tree.get("xml:lang") or body.get("lang") or "").strip()[:35],
        summary=source.summary_of(said),
        keywords=source.keywords_of(said),
    )


def _note(note: LinkedNote, converter: Converter) -> Note:
    element = note.element
    html = (
        converter.body(element) if element.tag in ("li", "div", "aside", "section", "dd") else converter.whole(element)
    )
    return Note(note.mark, html, note.is_endnote)


def _comment(note: LinkedNote) -> Comment:
    return Comment("", " ".join(note.element.text_content().split()))


def _take_title(main: HtmlElement, said: str) -> str:
    """The title that stands in the text: as such, which is taken out of it, or as its only highest heading.

    Such a heading is the title where the head of the page says no other (`said`).
    """
    for element in main.iter("p"):
        if set((element.get("class") or "").split()) & _TITLES and (title := " ".join(element.text_content().split())):
            element.drop_tree()
            return title
    headings = list(main.iter("h1"))
    found = " ".join(headings[0].text_content().split()) if len(headings) == 1 else ""
    return found if not said or found.casefold() in said.casefold() else ""
