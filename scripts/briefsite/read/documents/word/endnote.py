"""Citations of EndNote: its XML in a field, and the ones that are not formatted yet, `{Doe, 2020 #12}`."""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Iterable
from typing import Any

from lxml import etree
from lxml.etree import _Element

from briefsite.read.documents.document import CitedItem, LiveCitation

_TYPES = {
    "4": "bill", "5": "chapter", "6": "book", "7": "legal_case", "9": "software", "10": "paper-conference",
    "12": "webpage", "16": "webpage", "17": "article-journal", "19": "article-magazine", "20": "map",
    "21": "motion_picture", "23": "article-newspaper", "25": "patent", "26": "personal_communication", "27": "report",
    "28": "book", "31": "legislation", "32": "thesis", "34": "manuscript", "36": "manuscript", "43": "article-journal",
    "44": "book", "46": "report", "47": "paper-conference", "48": "book", "56": "post-weblog", "59": "dataset",
    "60": "chapter",
}  # fmt: skip
"""Of EndNote's numbers of reference types those that have a type in CSL; any other is a document."""

_NAMES = {"authors": "author", "secondary-authors": "editor", "subsidiary-authors": "translator"}
_TEXTS = {
    "titles/title": "title", "titles/short-title": "title-short", "pages": "page", "volume": "volume",
    "edition": "edition", "publisher": "publisher", "pub-location": "publisher-place", "urls/related-urls/url": "URL",
    "urls/web-urls/url": "URL", "electronic-resource-num": "DOI", "abstract": "abstract", "work-type": "genre",
}  # fmt: skip
_IN_SERIES = {"book", "report", "thesis"}
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")

TEMPORARY = re.compile(r"\{(?=[^{}\n]*(?:,\s?\d{4}[a-z]?\b|#\s?\d+))[^{}\n]{3,400}\}")
"""A citation as it is typed: in braces, with a year after a comma or the number of a record."""
_RECORD = re.compile(
    r"(?:(?P<prefix>[^\\]*)\\)?\s*(?P<author>[^,#]*?)\s*(?:,\s*(?P<year>[^,#]*?)\s*)?(?:,\s*)?"
    r"#\s*(?P<number>\d+)(?:@(?P<page>[^@,;]*))?(?P<form>@@[a-z-]+)?(?P<suffix>.*)",
    re.S,
)
_NO_RECORD = re.compile(
    r"(?:(?P<prefix>[^\\]*)\\)?\s*(?P<author>[^,]*?)\s*,\s*(?P<year>\d{4}[a-z]?)(?P<suffix>.*)", re.S
)


def endnote_citation(code: str, packed: Iterable[str], shown: str) -> LiveCitation | None:
    """The citation of a field `ADDIN EN.CITE`, whose XML stands in its code or, packed, in its data."""
    at = code.find("<EndNote")
    texts = [code[at : code.rfind(">") + 1].encode()] if at >= 0 else []
    for text in [*texts, *_unpacked(packed)]:
        try:
            root = etree.fromstring(text, etree.XMLParser(resolve_entities=False, no_network=True))
        except (etree.XMLSyntaxError, ValueError):
            continue
        if items := tuple(_item(cite) for cite in root.iter("Cite")):
            return LiveCitation("EndNote", shown or _text(root, ".//DisplayText"), items)
    return None


def temporary_citation(text: str) -> LiveCitation | None:
    """What `{see \\Doe, 2020 #12@4; Smith, 2019 #3}` cites; None where a part of it names no record and no year."""
    items = []
    for part in re.split(r"(?<!\\);", text[1:-1]):
        found = _RECORD.fullmatch(part.strip()) or _NO_RECORD.fullmatch(part.strip())
        if found is None:
            return None
        said = {name: (each or "").strip() for name, each in found.groupdict().items()}
        items.append(_typed(said))
    return LiveCitation("EndNote", text, tuple(items)) if items else None


def _typed(said: dict[str, str]) -> CitedItem:
    page, suffix = said.get("page", ""), said["suffix"].lstrip(", ")
    if not page and (found := re.fullmatch(r"pp?\.\s*(\d[\d\s,–-]*)", suffix)):
        page, suffix = found[1], ""
    author, year = said["author"], said.get("year", "")
    csl: dict[str, Any] = {"author": [_name(author)]} if author else {}
    csl |= {"issued": _date(year)} if re.match(r"\d{4}", year) else {}
    return CitedItem(
        csl=csl,
        locator=page,
        label="page" if page else "",
        prefix=said["prefix"],
        suffix=suffix,
        without_author=not author,
        author_in_text=said.get("form") == "@@author-year",
    )


def _unpacked(packed: Iterable[str]) -> list[bytes]:
    out, joined = [], ""
    for part in packed:
        text = "".join(part.split())
        joined += text
        for candidate in (text, joined):
            try:
                plain = base64.b64decode(candidate, validate=True).rstrip(b"\0")
            except (binascii.Error, ValueError):
                continue
            if b"<EndNote" in plain:
                out.append(plain[plain.find(b"<EndNote") :])
    return out


def _item(cite: _Element) -> CitedItem:
    record = cite.find("record")
    csl = record_as_csl(record) if record is not None else {}
    if not csl:
        year = _text(cite, "Year")
        csl = {"author": [_name(_text(cite, "Author"))]} if _text(cite, "Author") else {}
        csl |= {"issued": _date(year)} if re.match(r"\d{4}", year) else {}
    page = _text(cite, "Pages")
    return CitedItem(
        csl=csl,
        locator=page,
        label="page" if page else "",
        prefix=_text(cite, "Prefix", keep=True),
        suffix=_text(cite, "Suffix", keep=True),
        without_author=cite.get("ExcludeAuth") == "1",
        author_in_text=cite.get("AuthorYear") == "1",
    )


def record_as_csl(record: _Element) -> dict[str, Any]:
    """An entry of EndNote's library, as XML, as CSL-JSON."""
    kind = record.find("ref-type")
    csl: dict[str, Any] = {"type": _TYPES.get("" if kind is None else (kind.text or "").strip(), "document")}
    for path, name in _TEXTS.items():
        if name not in csl and (text := _text(record, path)):
            csl[name] = text
    for path, name in _NAMES.items():
        if names := [_name(_text(each)) for each in record.iterfind(f"contributors/{path}/author") if _text(each)]:
            csl[name] = names
    _put_around(csl, record)
    if date := _date(_text(record, "dates/year"), _text(record, "dates/pub-dates/date")):
        csl["issued"] = date
    return csl if "title" in csl else {}


def _put_around(csl: dict[str, Any], record: _Element) -> None:
    """In what a text appeared, and with which numbers: their fields mean something else for each type."""
    kind = csl["type"]
    if around := _text(record, "titles/secondary-title") or _text(record, "periodical/full-title"):
        csl["collection-title" if kind in _IN_SERIES else "container-title"] = around
    if number := _text(record, "number"):
        csl["issue" if kind.startswith("article") else "number"] = number
    if identifier := _text(record, "isbn").split("\n")[0].strip():
        short = len(re.sub(r"[^0-9Xx]", "", identifier)) == 8
        csl["ISSN" if short else "ISBN"] = identifier.split(" ")[0]
    if "DOI" in csl:
        csl["DOI"] = re.sub(r"^(?:doi:\s*|https?://(?:dx\.)?doi\.org/)", "", csl["DOI"], flags=re.I)


def _name(text: str) -> dict[str, str]:
    """A name as EndNote writes it: `Doe, Jane`, or `World Bank,` with a comma for who has one name alone."""
    family, comma, given = (part.strip() for part in text.partition(","))
    if comma:
        return {"family": family, "given": given} if given else {"literal": family}
    given, _, family = text.strip().rpartition(" ")
    return {"family": family, "given": given} if given else {"literal": family}


def _date(year: str, day: str = "") -> dict[str, Any]:
    found = re.search(r"\d{4}", year)
    if found is None:
        return {"literal": year} if year else {}
    parts = [int(found[0])]
    if month := re.search(r"\b(" + "|".join(_MONTHS) + r")", day.lower()):
        parts.append(_MONTHS.index(month[1]) + 1)
        if number := re.search(r"\b([12]?\d|3[01])\b", day):
            parts.append(int(number[1]))
    return {"date-parts": [parts]}


def _text(element: _Element, path: str = ".", keep: bool = False) -> str:
    found = element.find(path)
    text = "" if found is None else "".join(str(part) for part in found.itertext())
    return text if keep else text.strip()
