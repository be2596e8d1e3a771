"""Notes and sources in a book: a note pops up at its mark, and each says what it is (EPUB 3 Structural Semantics)."""

from __future__ import annotations

from lxml.html import HtmlElement

from briefsite.finish.books.xhtml import TYPE

_NOTES, _SOURCES = "footnote", "sources"


def settle_notes(article: HtmlElement) -> None:
    """Make notes that readers show at their marks, of the list of notes below a text."""
    for mark in article.xpath(".//a[@class='footnote-ref']"):
        mark.set(TYPE, "noteref")
    for link in article.xpath(".//a[@class='source']"):
        link.set(TYPE, "biblioref")
        link.set("role", "doc-biblioref")
    for section in article.iter("section"):
        kind = section.get("class")
        if kind == _NOTES:
            section.set(TYPE, "footnotes")
            for notes in section.findall("ol"):
                _settle(notes)
        elif kind == _SOURCES:
            section.set(TYPE, "bibliography")


def _settle(notes: HtmlElement) -> None:
    """Each note an element of its own, which says its number: those of a list would not be seen where one pops up."""
    for number, note in enumerate(notes.findall("li"), 1):
        note.tag = "aside"
        note.set(TYPE, "footnote")
        note.set("role", "doc-footnote")
        first = note[0] if len(note) and note[0].tag == "p" and not (note.text or "").strip() else note
        said = note.makeelement("span", {"class": "number"})
        said.text = f"{number}."
        said.tail, first.text = f" {first.text or ''}", None
        first.insert(0, said)
    notes.drop_tag()
