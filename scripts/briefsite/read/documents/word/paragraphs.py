"""The paragraphs of a document: which is a heading, an item, a quotation; each gets a style that mammoth is told of."""

from __future__ import annotations

import re

from lxml.etree import Element, SubElement, _Element

from briefsite.read.documents.word.markers import marker
from briefsite.read.documents.word.names import child, elements, is_on, run_of, value, w, words_in
from briefsite.read.documents.word.notes import KNOWN_FORMS, numbered
from briefsite.read.documents.word.numbering import ListItem, Numbering
from briefsite.read.documents.word.reading import Reading, shortened
from briefsite.read.documents.word.runs import RunReader
from briefsite.read.documents.word.styles import Styles, outline_level

HIGHEST_LIST = 8
_LEVEL_IN_NAME = re.compile(r"list (?:bullet|number) ([2-5])")
"""Styles whose items stand deeper, though their lists have one level each."""
_FORMS = {"decimal", "decimalZero", "bullet", ""}


class ParagraphReader:
    """Reads paragraphs in their order, for lists are counted."""

    def __init__(self, reading: Reading, styles: Styles, numbering: Numbering, runs: RunReader) -> None:
        self._reading = reading
        self._styles = styles
        self._numbering = numbering
        self._runs = runs
        self._level_before = -1
        self._told: set[tuple[str, str]] = set()
        self.is_rtl_document = False

    def role(self, paragraph: _Element) -> str:
        level = outline_level(child(paragraph, "pPr"))
        style_id = value(child(paragraph, "pPr", "pStyle")) or self._styles.default_paragraph
        role = self._styles.role(style_id)
        return f"h{level}" if level and role not in ("title", "subtitle") else role

    def read(self, paragraph: _Element) -> None:
        role = self.role(paragraph)
        right_to_left = bool(is_on(self._styles.paragraph_property(paragraph, "bidi")))
        if self._styles.hides(paragraph) and words_in(paragraph):
            self._reading.lose(paragraph, f"hidden text is left out: “{shortened(words_in(paragraph))}”")
            for run in elements(paragraph, "r"):
                run.clear()
        item = self._item(paragraph, role)
        for run in elements(paragraph, "r"):
            self._runs.read(run, role.startswith("h") or role == "title", right_to_left)
        if (old := paragraph.find(w("pPr"))) is not None:
            paragraph.remove(old)
        properties = Element(w("pPr"))
        paragraph.insert(0, properties)
        if role:
            SubElement(properties, w("pStyle")).set(w("val"), _style_of(role))
        if right_to_left != self.is_rtl_document and any(letter.isalpha() for letter in words_in(paragraph)):
            paragraph.insert(1, run_of(marker("dir-rtl" if right_to_left else "dir-ltr")))
        if item is not None:
            level, number = item
            numbering = SubElement(properties, w("numPr"))
            SubElement(numbering, w("ilvl")).set(w("val"), str(level))
            SubElement(numbering, w("numId")).set(w("val"), "1" if number is None else "2")
            if number is not None:
                paragraph.insert(1, run_of(marker("number", number)))

    def _item(self, paragraph: _Element, role: str) -> tuple[int, int | None] | None:
        """The level of an item and its number, which bullets have none of; None for what is no item."""
        listed = self._listed(paragraph)
        item = None if listed is None or not _has_something(paragraph) else self._numbering.item(*listed[:2])
        if item is None or role.startswith("h") or role in ("title", "caption"):
            if item is not None and item.number is not None:
                self._reading.lose("headings", "their numbers are left out: Word counts them, they are no text")
            if words_in(paragraph) and item is None:
                self._level_before = -1
            return None
        if item.form not in _FORMS and item.number is not None and (item.list_id, item.form) not in self._told:
            self._told.add((item.list_id, item.form))
            self._reading.lose(
                paragraph, f"a list begins whose items Word counts with {_form(item)}: here with figures"
            )
        level = min(item.level if listed is None else max(item.level, listed[2]), self._level_before + 1, HIGHEST_LIST)
        self._level_before = level
        return level, item.number

    def _listed(self, paragraph: _Element) -> tuple[str, int, int] | None:
        """The list that a paragraph is in, its level there, and the level that its style's name says, from 0."""
        own = child(paragraph, "pPr", "numPr")
        said = own if child(own, "numId") is not None else self._styles.paragraph_property(paragraph, "numPr")
        number_id = value(child(said, "numId"))
        if not number_id or number_id == "0":
            return None
        level = value(child(own, "ilvl")) or value(child(said, "ilvl"))
        style_id = value(child(paragraph, "pPr", "pStyle"))
        named = _LEVEL_IN_NAME.fullmatch(self._styles.name(style_id).lower())
        depth = int(named[1]) - 1 if named else 0
        if level.isdecimal():
            return number_id, int(level[:2]), depth
        styled = self._numbering.of_style(style_id)
        return number_id, styled[1] if styled is not None and styled[0] == number_id else 0, depth


def _form(item: ListItem) -> str:
    """How the numbers of a list look, by an example."""
    return f"“{numbered(item.number or 1, item.form)}”" if item.form in KNOWN_FORMS else f"its form {item.form}"


def _has_something(paragraph: _Element) -> bool:
    return bool(words_in(paragraph)) or next(paragraph.iter(w("drawing"), w("pict"), w("object")), None) is not None


def _style_of(role: str) -> str:
    return {"title": "Title", "subtitle": "Subtitle", "quote": "Quote", "caption": "Caption", "code": "Code"}.get(
        role, f"Heading{role[1:]}" if role.startswith("h") else "Text"
    )
