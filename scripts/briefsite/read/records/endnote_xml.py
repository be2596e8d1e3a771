"""The XML that EndNote exports."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from lxml import etree

from briefsite.model import Place
from briefsite.read.bibliography.writing.normal import normal
from briefsite.read.records.keys import usable_key
from briefsite.read.records.record import Record, Records, RecordsError, Unread
from briefsite.read.records.xml import line_of, text_of

TYPES = {
    "Book": "book", "Book Section": "chapter", "Conference Paper": "paper-conference",
    "Conference Proceedings": "paper-conference", "Edited Book": "book", "Electronic Article": "article-journal",
    "Electronic Book": "book", "Encyclopedia": "entry-encyclopedia", "Government Document": "report",
    "Journal Article": "article-journal", "Legal Rule or Regulation": "legislation", "Magazine Article":
    "article-magazine", "Manuscript": "manuscript", "Newspaper Article": "article-newspaper", "Patent": "patent",
    "Report": "report", "Statute": "legislation", "Thesis": "thesis", "Web Page": "webpage", "Blog": "post-weblog",
    "Dataset": "dataset", "Case": "legal_case", "Computer Program": "software", "Map": "map",
}  # fmt: skip
"""EndNote's type → that of CSL."""
_TEXTS = {
    "title": "titles/title", "container-title": "titles/secondary-title", "collection-title": "titles/tertiary-title",
    "title-short": "titles/short-title", "page": "pages", "volume": "volume", "issue": "number", "edition": "edition",
    "publisher": "publisher", "publisher-place": "pub-location", "DOI": "electronic-resource-num",
    "URL": "urls/related-urls/url", "abstract": "abstract", "note": "notes", "language": "language",
    "genre": "work-type", "call-number": "call-num",
}  # fmt: skip
_NAMES = {"author": "contributors/authors/author", "editor": "contributors/secondary-authors/author"}
_PERIODICALS = ("article-journal", "article-magazine", "article-newspaper")


def endnote_records(name: str, root: etree._Element) -> Records:
    """The records of an export. Raises RecordsError for other XML."""
    found = list(root.iter("record"))
    if not found:
        raise RecordsError(f"`{name}` is XML of another sort; what can be read are Zotero RDF and EndNote XML")
    items: list[Record] = []
    problems: list[Unread] = []
    for record in found:
        csl = normal({variable: value for variable, value in _csl(record) if value})
        place = Place(name, line_of(record))
        if csl.keys() - {"type"}:
            items.append(Record(csl, None, place, usable_key(text_of(record.find("label")))))
        else:
            problems.append(Unread(place, "the record says nothing of a source; it is left out"))
    return Records(tuple(items), tuple(problems))


def _csl(record: etree._Element) -> Iterator[tuple[str, Any]]:
    kind = record.find("ref-type")
    csl_type = TYPES.get(kind.get("name", "") if kind is not None else "", "document")
    yield "type", csl_type
    for variable, path in _NAMES.items():
        yield variable, [_name(text_of(person)) for person in record.findall(path) if text_of(person)]
    for variable, path in _TEXTS.items():
        yield variable, text_of(record.find(path))
    if csl_type in _PERIODICALS:
        yield "container-title", text_of(record.find("titles/secondary-title")) or text_of(record.find(".//full-title"))
    yield "ISSN" if csl_type in _PERIODICALS else "ISBN", text_of(record.find("isbn")).split(" ")[0]
    day, year = text_of(record.find("dates/pub-dates/date")), text_of(record.find("dates/year"))
    yield "issued", {"raw": day if year in day else f"{day} {year}".strip()} if day or year else {}
    yield "keyword", ", ".join(map(text_of, record.findall("keywords/keyword")))


def _name(text: str) -> dict[str, str]:
    family, comma, given = text.partition(",")
    return (
        {"family": family.strip(), "given": given.strip()} if comma and given.strip() else {"literal": family.strip()}
    )
