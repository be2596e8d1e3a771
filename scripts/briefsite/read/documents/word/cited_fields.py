"""What each field and content control becomes: a citation, a link, its text, or nothing, which is told."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from lxml.etree import _Element

from briefsite.read.documents.document import LiveCitation
from briefsite.read.documents.word.citation_places import UNREAD, CitationPlaces
from briefsite.read.documents.word.citations import (
    csl_citation,
    is_csl_citation,
    is_list_of_sources,
    mendeley_cite,
    other_program,
)
from briefsite.read.documents.word.endnote import endnote_citation
from briefsite.read.documents.word.fields import LINK, Field, put_in_place, shown_by
from briefsite.read.documents.word.names import child, elements, remove, unwrap, value, w, words_in
from briefsite.read.documents.word.reading import Reading, shortened
from briefsite.read.documents.word.runs import sign_of_font
from briefsite.read.documents.word.word_sources import word_citation

_TAKEN_AWAY = {
    "TOC": "the table of contents is left out: the site makes one",
    "INDEX": "the index is left out",
    "TOA": "the table of authorities is left out",
}
_ELSEWHERE = {
    "REF": "a cross-reference (“{}”) is plain text now",
    "PAGEREF": "a reference to a page (“{}”) is plain text: the site has no pages of that number",
    "NOTEREF": "a reference to a note (“{}”) is plain text, and stays the same when notes are added",
    "STYLEREF": "a repeated text (“{}”) is plain text now",
}
_LINK = re.compile(r"\s*HYPERLINK\s+(?P<rest>.*)", re.I | re.S)
_SWITCH = re.compile(
    r'\\(?P<switch>[a-z])(?:\s+(?:"(?P<quoted>[^"]*)"|(?P<word>[^\s\\"]+)))?|"(?P<first>[^"]*)"|(?P<bare>[^\s\\"]+)'
)


class FieldReader:
    """Says of each field of one document what becomes of it."""

    def __init__(self, reading: Reading, sources: Mapping[str, Mapping[str, Any]]) -> None:
        self._reading = reading
        self._sources = sources
        self._places = CitationPlaces(reading)

    def resolve(self, field: Field) -> None:
        code = field.text.strip()
        name = code.split(None, 1)[0].upper() if code else ""
        if is_list_of_sources(code):
            self._places.drop_list(field.result, field.begin)
        elif is_csl_citation(code) or name == "CITATION" or re.match(r"ADDIN\s+EN\.CITE(?!\.DATA)", code, re.I):
            self._cite(field, code, name)
        elif name == "HYPERLINK":
            self._link(field, code)
        elif name in _TAKEN_AWAY:
            self._reading.lose(field.begin, _TAKEN_AWAY[name])
            put_in_place(field.result, "", field.begin)
        else:
            self._show(field, code, name)

    def _cite(self, field: Field, code: str, name: str) -> None:
        shown = field.shown
        if name == "CITATION":
            program, citation = "Word", word_citation(code, shown, self._sources)
            if citation is not None:
                self._tell_of_word(citation, code, field.begin)
        elif "EN.CITE" in code[:20].upper():
            program, citation = "EndNote", endnote_citation(code, field.data, shown)
        else:
            program, citation = "Zotero" if "ZOTERO" in code[:30].upper() else "Mendeley", csl_citation(code, shown)
        self._places.put(citation, program, shown, field.result, field.begin)

    def _tell_of_word(self, citation: LiveCitation, code: str, at: _Element) -> None:
        for item in citation.items:
            if not item.csl:
                self._reading.lose(at, f"the source “{shortened(item.key)}” that Word cites is not in the document")
        for switch, what in (("y", "year"), ("t", "title")):
            if re.search(rf"\\{switch}\b", code):
                self._reading.lose(
                    at, f"the citation “{shortened(citation.shown)}” was to show no {what}: here it is whole"
                )

    def _link(self, field: Field, code: str) -> None:
        found = _LINK.match(code)
        address, anchor = "", ""
        for each in _SWITCH.finditer(found["rest"] if found else ""):
            text = each["quoted"] or each["word"] or ""
            if each["switch"] == "l":
                anchor = text
            elif each["switch"] is None and not address:
                address = each["first"] or each["bare"] or ""
        if address or anchor:
            for run in field.result:
                run.set(LINK, f"{address}#{anchor}" if anchor else address)

    def _show(self, field: Field, code: str, name: str) -> None:
        shown = field.shown
        if program := other_program(code):
            self._reading.lose(field.begin, UNREAD.format(program, " (its form is not known here)", shortened(shown)))
        elif name in _ELSEWHERE and shown and field.around.split(None, 1)[:1] != ["TOC"]:
            self._reading.lose(field.begin, _ELSEWHERE[name].format(shortened(shown)))
        elif name == "ADDIN" and shown:
            self._reading.lose(field.begin, f"a field of another program (“{shortened(shown)}”) is plain text now")
        elif name == "EQ":
            self._reading.lose(field.begin, f"an old equation (EQ) is not read: {shortened(code, 200)}")
        elif not field.result and (text := _text_in_code(code, name, field)):
            put_in_place([], text, field.begin)

    def read_controls(self, root: _Element) -> None:
        """Takes the content out of content controls; what reference managers keep in them becomes what it is."""
        for control in elements(root, "sdt"):
            content = child(control, "sdtContent")
            if content is None:
                remove(control)
                continue
            self._read_control(control, content)
            control[:] = list(content)
            unwrap(control)

    def _read_control(self, control: _Element, content: _Element) -> None:
        properties = child(control, "sdtPr")
        tag, runs = value(child(properties, "tag")), elements(content, "r")
        gallery = value(child(properties, "docPartObj", "docPartGallery"))
        instead = runs[0] if runs else content
        if tag.startswith("MENDELEY_CITATION") and runs:
            shown = shown_by(runs)
            self._places.put(mendeley_cite(tag, shown), "Mendeley", shown, runs, instead)
        elif tag.startswith("CitaviPlaceholder") and runs:
            self._reading.lose(control, UNREAD.format("Citavi", "", shortened(shown_by(runs))))
        elif (
            gallery == "Table of Contents" or value(child(properties, "docPartList", "docPartGallery")) == gallery != ""
        ):
            self._reading.lose(control, _TAKEN_AWAY["TOC"])
            content[:] = []
        elif tag.startswith(("MENDELEY_BIBLIOGRAPHY", "CitaviBibliography")) or (
            gallery == "Bibliographies" or child(properties, "bibliography") is not None
        ):
            if shown_by(runs):
                self._places.drop_list(runs, instead)
        elif child(properties, "showingPlcHdr") is not None and words_in(content):
            self._reading.lose(control, f"a field to fill in is empty (“{shortened(words_in(content))}”): left out")
            for run in runs:
                remove(run)


def _text_in_code(code: str, name: str, field: Field) -> str:
    """What a field without a result shows all the same."""
    words = code.split(None, 2)
    if name in ("MACROBUTTON", "GOTOBUTTON") and len(words) == 3:
        return words[2]
    if name == "SYMBOL" and len(words) > 1:
        number = words[1].lower()
        digits = (
            int(number, 16) if re.fullmatch(r"0x[0-9a-f]{1,4}", number) else int(number) if number.isdecimal() else 0
        )
        font = re.search(r'\\f\s+"?([\w ]+?)"?\s*(?:\\|$)', code)
        return sign_of_font(digits, font[1] if font else "")
    if name == "FORMCHECKBOX":
        box = next(field.begin.iter(w("checkBox")), None)
        state = child(box, "checked") if child(box, "checked") is not None else child(box, "default")
        return "☒" if state is not None and value(state) not in ("0", "false") else "☐"
    return ""
