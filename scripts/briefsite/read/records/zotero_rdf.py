"""The RDF that Zotero exports: what it knows of its items. Attachments and notes are no sources."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from lxml import etree

from briefsite.model import Place
from briefsite.read.bibliography.writing.normal import normal
from briefsite.read.records.keys import usable_key
from briefsite.read.records.record import Record, Records, Unread
from briefsite.read.records.xml import line_of, text_of

_RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
_NAMES = {
    "z": "http://www.zotero.org/namespaces/export#", "dc": "http://purl.org/dc/elements/1.1/",
    "dcterms": "http://purl.org/dc/terms/", "bib": "http://purl.org/net/biblio#",
    "foaf": "http://xmlns.com/foaf/0.1/", "prism": "http://prismstandard.org/namespaces/1.2/basic/",
    "vcard": "http://nwalsh.com/rdf/vCard#", "rdf": _RDF[1:-1],
}  # fmt: skip
TYPES = {
    "artwork": "graphic", "audioRecording": "song", "bill": "bill", "blogPost": "post-weblog", "book": "book",
    "bookSection": "chapter", "case": "legal_case", "computerProgram": "software", "conferencePaper":
    "paper-conference", "dataset": "dataset", "dictionaryEntry": "entry-dictionary", "document": "document", "email":
    "personal_communication", "encyclopediaArticle": "entry-encyclopedia", "film": "motion_picture",
    "forumPost": "post",
    "hearing": "hearing", "interview": "interview", "journalArticle": "article-journal", "letter":
    "personal_communication", "magazineArticle": "article-magazine", "manuscript": "manuscript", "map": "map",
    "newspaperArticle": "article-newspaper", "patent": "patent", "podcast": "broadcast", "preprint": "article",
    "presentation": "speech", "radioBroadcast": "broadcast", "report": "report", "standard": "standard", "statute":
    "legislation", "thesis": "thesis", "tvBroadcast": "broadcast", "videoRecording": "motion_picture", "webpage":
    "webpage",
}  # fmt: skip
"""Zotero's type → that of CSL."""
_NO_SOURCES = frozenset({"attachment", "note", "annotation"})
_PEOPLE = {
    "author": "bib:authors", "editor": "bib:editors", "translator": "z:translators", "director": "z:directors",
    "collection-editor": "z:seriesEditors", "container-author": "z:bookAuthors", "interviewer": "z:interviewers",
}  # fmt: skip
_TEXTS = {
    "title": "dc:title", "page": "bib:pages", "abstract": "dcterms:abstract", "language": "z:language",
    "genre": "z:type", "edition": "prism:edition", "title-short": "z:shortTitle", "number": "prism:number",
    "volume": "prism:volume", "event": ".//bib:Conference/dc:title", "number-of-pages": "z:numPages",
    "number-of-volumes": "z:numberOfVolumes", "version": "z:version",
    "publisher": "dc:publisher//foaf:name", "publisher-place": "dc:publisher//vcard:locality",
}  # fmt: skip
_PERIODICALS = frozenset({"article-journal", "article-magazine", "article-newspaper"})
_WITHIN = _PERIODICALS | {
    "chapter",
    "paper-conference",
    "entry-encyclopedia",
    "entry-dictionary",
    "webpage",
    "post-weblog",
}
_IDENTIFIER = re.compile(r"(DOI|ISBN|ISSN) (\S.*)")
_CITATION_KEY = re.compile(r"^[ \t]*Citation Key:[ \t]*(\S+)[ \t]*$", re.MULTILINE | re.IGNORECASE)


def rdf_records(name: str, root: etree._Element) -> Records:
    """The items of an export."""
    wholes = {element.get(f"{_RDF}about", ""): element for element in root if _type(element) in ("", None)}
    items: list[Record] = []
    problems: list[Unread] = []
    for element in root:
        kind = _type(element)
        if not kind or kind in _NO_SOURCES:
            continue
        place = Place(name, line_of(element))
        csl = normal({variable: value for variable, value in _csl(element, kind, wholes) if value})
        if csl.keys() - {"type"}:
            extra = "\n".join(str(d.text or "") for d in element.findall("dc:description", _NAMES))
            key = _CITATION_KEY.search(extra)
            items.append(Record(csl, None, place, usable_key(key[1]) if key else ""))
        else:
            problems.append(Unread(place, "the item says nothing of a source; it is left out"))
    return Records(tuple(items), tuple(problems))


def _type(element: etree._Element) -> str | None:
    """Zotero's type of an item; None for what is no item."""
    if not isinstance(element.tag, str):
        return "note"
    found = element.find("z:itemType", _NAMES)
    return None if found is None else text_of(found)


def _csl(item: etree._Element, kind: str, wholes: Mapping[str, etree._Element]) -> Iterator[tuple[str, Any]]:
    csl_type = TYPES.get(kind, "document")
    yield "type", csl_type
    for role, path in _PEOPLE.items():
        yield role, [_name(person) for person in item.findall(f"{path}//foaf:Person", _NAMES)]
    for variable, path in _TEXTS.items():
        yield variable, text_of(item.find(path, _NAMES))
    for whole in _wholes(item, wholes):
        is_series = whole.tag.endswith("}Series")
        yield "collection-title" if is_series or csl_type not in _WITHIN else "container-title", _title(whole)
        yield (
            "collection-number" if is_series else "volume",
            _text(whole, "prism:volume") or _text(item, "prism:volume"),
        )
        yield "issue", _text(whole, "prism:number")
        yield "container-title-short", _text(whole, "dcterms:alternative")
        yield from _identifiers(whole)
    yield from _identifiers(item)
    yield "URL", text_of(item.find("dc:identifier/dcterms:URI/rdf:value", _NAMES))
    yield "issued", _date(_text(item, "dc:date"))
    yield "accessed", _date(_text(item, "dcterms:dateSubmitted").split(" ")[0])
    yield "note", "; ".join(_notes(item))
    yield "keyword", ", ".join(filter(None, map(text_of, item.findall("dc:subject", _NAMES))))


def _wholes(item: etree._Element, wholes: Mapping[str, etree._Element]) -> Iterator[etree._Element]:
    """What it stands in: a journal, a book, a series."""
    for part in item.findall("dcterms:isPartOf", _NAMES):
        named = wholes.get(part.get(f"{_RDF}resource", ""))
        yield from ([named] if named is not None else part)


def _notes(item: etree._Element) -> Iterator[str]:
    for description in item.findall("dc:description", _NAMES):
        if text := " ".join(_CITATION_KEY.sub("", description.text or "").split()):
            yield text


def _text(element: etree._Element, path: str) -> str:
    return text_of(element.find(path, _NAMES))


def _title(element: etree._Element) -> str:
    return _text(element, "dc:title")


def _identifiers(element: etree._Element) -> Iterator[tuple[str, str]]:
    for identifier in element.findall("dc:identifier", _NAMES):
        if found := _IDENTIFIER.match((identifier.text or "").strip()):
            yield found[1], found[2]


def _date(text: str) -> dict[str, str]:
    return {"raw": text} if text else {}


def _name(person: etree._Element) -> dict[str, str]:
    family, given = _text(person, "foaf:surname"), _text(person, "foaf:givenName") or _text(person, "foaf:givenname")
    return {"family": family, "given": given} if given else {"literal": family}
