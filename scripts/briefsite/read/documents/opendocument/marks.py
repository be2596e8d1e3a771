"""Live citations of a text: marks from here to there that say in their name, or in a property, what is cited."""

from __future__ import annotations

import re
from collections.abc import Mapping

from lxml.etree import _Element

from briefsite.read.documents.document import CitedItem, LiveCitation
from briefsite.read.documents.opendocument.names import get, q, words_of
from briefsite.read.documents.opendocument.reading import Reading
from briefsite.read.documents.word.citations import csl_citation, is_csl_citation, is_list_of_sources

CITATION = "briefsite-citation"
_STARTS = {
    q("text:reference-mark-start"): q("text:reference-mark-end"),
    q("text:bookmark-start"): q("text:bookmark-end"),
}
_JABREF = re.compile(r"(?:JABREF_(?P<key>\S+) CID_|JR_cite_?\d*_\d_(?P<keys>.+))")
_BOOKMARK = re.compile(r"(?:ZOTERO_BREF|Mendeley_Bookmark)_\w+")
_TYPES = {
    "article": "article-journal",
    "book": "book",
    "booklet": "pamphlet",
    "conference": "paper-conference",
    "inbook": "chapter",
    "incollection": "chapter",
    "inproceedings": "paper-conference",
    "journal": "article-journal",
    "mastersthesis": "thesis",
    "phdthesis": "thesis",
    "proceedings": "book",
    "techreport": "report",
    "www": "webpage",
    "email": "personal_communication",
    "manual": "book",
    "misc": "document",
    "unpublished": "manuscript",
}
_FIELDS = {
    "title": "title",
    "publisher": "publisher",
    "address": "publisher-place",
    "journal": "container-title",
    "booktitle": "container-title",
    "volume": "volume",
    "number": "issue",
    "pages": "page",
    "url": "URL",
    "isbn": "ISBN",
    "edition": "edition",
    "chapter": "chapter-number",
    "series": "collection-title",
}


def set_citations_apart(body: _Element, properties: Mapping[str, str], reading: Reading) -> None:
    """Put an element `briefsite-citation` in the place of the text of each live citation."""
    for start in [each for each in body.iter(*_STARTS) if each.getparent() is not None]:
        name = get(start, "text:name")
        code = _property(name, properties) if _BOOKMARK.fullmatch(name) else name
        if is_list_of_sources(code):
            _drop_list(start, reading)
            continue
        jabref = _JABREF.match(name)
        if not is_csl_citation(code) and not jabref:
            continue
        end = _end_of(start)
        if end is None:
            reading.lose(f"a citation has no end (“{name[:30]}…”): its words stand as they are", "the citations")
            continue
        shown = _words_between(start, end)
        citation = _of_jabref(jabref, shown) if jabref else csl_citation(code, shown)
        if citation is None:
            reading.lose(f"a citation cannot be read: its text “{shown[:60]}” stands as it is", "the citations")
            continue
        _empty_between(start, end)
        start.tag = CITATION
        start.set("n", str(reading.cite(citation)))


def _property(name: str, properties: Mapping[str, str]) -> str:
    """A text that is kept in several properties, for one holds no more than some characters."""
    parts: list[str] = []
    while (part := properties.get(f"{name}_{len(parts) + 1}")) is not None:
        parts.append(part)
    return "".join(parts)


def _end_of(start: _Element) -> _Element | None:
    """The end of a mark, in the same paragraph."""
    paragraph = next(start.iterancestors(q("text:p"), q("text:h")), None)
    ends = paragraph.iter(_STARTS[str(start.tag)]) if paragraph is not None else ()
    return next((end for end in ends if get(end, "text:name") == get(start, "text:name")), None)


def _slots(start: _Element, end: _Element) -> list[tuple[_Element, str]]:
    """Where text stands between two elements of a paragraph: at which element, and whether in it or behind it."""
    paragraph = next(start.iterancestors(q("text:p"), q("text:h")))
    found: list[tuple[_Element, str]] = []
    is_between = False

    def walk(element: _Element) -> None:
        nonlocal is_between
        if element is end:
            is_between = False
        if element.tag == q("text:note"):
            return
        if is_between:
            found.append((element, "text"))
        for child in element:
            walk(child)
            if child is start:
                is_between = True
            if is_between:
                found.append((child, "tail"))

    walk(paragraph)
    return found


def _words_between(start: _Element, end: _Element) -> str:
    texts = (
        getattr(element, slot) or (" " if element.tag == q("text:s") and slot == "text" else "")
        for element, slot in _slots(start, end)
    )
    return " ".join("".join(texts).split())


def _empty_between(start: _Element, end: _Element) -> None:
    for element, slot in _slots(start, end):
        setattr(element, slot, None)
        if slot == "text" and element.tag in (q("text:s"), q("text:tab"), q("text:line-break")):
            element.tag = q("text:soft-page-break")


def _drop_list(start: _Element, reading: Reading) -> None:
    end = _end_of(start)
    if end is not None:
        reading.lose(
            f"the list of sources was left out: a page makes its own (“{_words_between(start, end)[:60]}”)", "the end"
        )
        _empty_between(start, end)


def _of_jabref(found: re.Match[str], shown: str) -> LiveCitation:
    keys = [found["key"]] if found["key"] else (found["keys"] or "").split(",")
    return LiveCitation("JabRef", shown, tuple(CitedItem({}, key.strip()) for key in keys if key.strip()))


def bibliography_mark(element: _Element) -> LiveCitation:
    """A citation of LibreOffice's own list of sources."""
    csl: dict[str, object] = {"type": _TYPES.get(get(element, "text:bibliography-type"), "document")}
    for name, field in _FIELDS.items():
        if value := get(element, f"text:{name}").strip():
            csl.setdefault(field, value)
    if authors := [_name(each) for each in re.split(r"\s*;\s*|\s+and\s+", get(element, "text:author").strip()) if each]:
        csl["author"] = authors
    if year := re.match(r"\d{4}", get(element, "text:year")):
        csl["issued"] = {"date-parts": [[int(year[0])]]}
    key = get(element, "text:identifier")
    return LiveCitation("LibreOffice", words_of(element), (CitedItem(csl if csl.get("title") else {}, key),))


def _name(written: str) -> dict[str, str]:
    family, comma, given = (part.strip() for part in written.partition(","))
    if comma:
        return {"family": family, "given": given}
    words = written.split()
    return {"family": words[-1], "given": " ".join(words[:-1])} if len(words) > 1 else {"literal": written}


def drop_list_sections(body: _Element, reading: Reading) -> None:
    """Take out sections that a reference manager fills with its list of sources."""
    for section in list(body.iter(q("text:section"))):
        parent = section.getparent()
        if parent is not None and is_list_of_sources(get(section, "text:name")):
            reading.lose(
                f"the list of sources was left out: a page makes its own (“{words_of(section)[:60]}”)", "the end"
            )
            parent.remove(section)
