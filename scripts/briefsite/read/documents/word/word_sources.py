"""Word's own citations: its sources, which the file keeps as XML, and the fields `CITATION` that name them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from lxml.etree import _Element

from briefsite.read.documents.document import CitedItem, LiveCitation
from briefsite.read.documents.word.names import BIBLIOGRAPHY

_TYPES = {
    "Book": "book", "BookSection": "chapter", "JournalArticle": "article-journal",
    "ArticleInAPeriodical": "article-magazine", "ConferenceProceedings": "paper-conference", "Report": "report",
    "SoundRecording": "song", "Performance": "performance", "Art": "graphic", "DocumentFromInternetSite": "webpage",
    "InternetSite": "webpage", "Film": "motion_picture", "Interview": "interview", "Patent": "patent",
    "Case": "legal_case",
}  # fmt: skip
_TEXTS = {
    "Title": "title", "ShortTitle": "title-short", "City": "publisher-place", "Publisher": "publisher",
    "Institution": "publisher", "JournalName": "container-title", "PeriodicalTitle": "container-title",
    "BookTitle": "container-title", "ConferenceName": "container-title", "InternetSiteTitle": "container-title",
    "Pages": "page", "Volume": "volume", "Issue": "issue", "Edition": "edition", "URL": "URL", "DOI": "DOI",
    "ThesisType": "genre", "Medium": "medium", "Comments": "note", "PatentNumber": "number", "CaseNumber": "number",
}  # fmt: skip
_NAMES = {
    "Author": "author", "Editor": "editor", "Translator": "translator", "BookAuthor": "container-author",
    "Director": "director", "Interviewee": "author", "Interviewer": "interviewer", "Inventor": "author",
    "Artist": "author", "Composer": "composer", "Performer": "performer",
}  # fmt: skip
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_TOKEN = re.compile(r'\\(?P<switch>[a-z])|"(?P<quoted>[^"]*)"|“(?P<curly>[^”]*)”|(?P<word>[^\s\\"]+)', re.I)
_WITH_VALUE = frozenset("lfspvm")


def sources_of(root: _Element) -> dict[str, dict[str, Any]]:
    """The sources in a part of the document, by their tags, as CSL-JSON."""
    return {tag: _as_csl(source) for source in root.iter(_b("Source")) if (tag := _text(source, "Tag"))}


def word_citation(code: str, shown: str, sources: Mapping[str, Mapping[str, Any]]) -> LiveCitation | None:
    """What `CITATION Doe20 \\p 4 \\m Smi19` cites; None where it names no source."""
    items: list[tuple[str, dict[str, str]]] = []
    switch = ""
    for found in list(_TOKEN.finditer(code))[1:]:
        if found["switch"]:
            switch = found["switch"].lower()
            if items and switch not in _WITH_VALUE:
                items[-1][1][switch] = "yes"
            continue
        text = next(each for each in (found["quoted"], found["curly"], found["word"]) if each is not None)
        if not items or switch == "m":
            items.append((text, {}))
        elif switch in _WITH_VALUE:
            before = items[-1][1].get(switch)
            items[-1][1][switch] = f"{before} {text}" if before else text
        switch = "" if switch == "m" else switch
    cited = tuple(_item(tag, switches, sources.get(tag, {})) for tag, switches in items)
    return LiveCitation("Word", shown, cited) if cited else None


def _item(tag: str, switches: Mapping[str, str], csl: Mapping[str, Any]) -> CitedItem:
    page, volume = switches.get("p", "").strip(), switches.get("v", "").strip()
    return CitedItem(
        csl=csl,
        key=tag,
        locator=page or volume,
        label="page" if page else "volume" if volume else "",
        prefix=switches.get("f", "") + (f"vol. {volume}, " if page and volume else ""),
        suffix=switches.get("s", ""),
        without_author="n" in switches,
    )


def _as_csl(source: _Element) -> dict[str, Any]:
    csl: dict[str, Any] = {"type": _TYPES.get(_text(source, "SourceType"), "document")}
    for name, field in _TEXTS.items():
        if field not in csl and (text := _text(source, name)):
            csl[field] = text
    for name, field in _NAMES.items():
        for around in source.iterfind(f"{_b('Author')}/{_b(name)}"):
            if field not in csl and (names := _names(around)):
                csl[field] = names
    if number := _text(source, "StandardNumber"):
        _put_number(csl, number)
    for field, ending in (("issued", ""), ("accessed", "Accessed")):
        if date := _date(*(_text(source, part + ending) for part in ("Year", "Month", "Day"))):
            csl[field] = date
    return csl


def _put_number(csl: dict[str, Any], number: str) -> None:
    digits = re.sub(r"[^0-9Xx]", "", number)
    if re.match(r"(?:doi:\s*)?10\.\d{4,}/", number, re.I):
        csl.setdefault("DOI", re.sub(r"^doi:\s*", "", number, flags=re.I))
    elif len(digits) in (8, 10, 13):
        csl["ISSN" if len(digits) == 8 else "ISBN"] = re.sub(r"^[^\d]+", "", number)
    else:
        csl.setdefault("number", number)


def _names(around: _Element) -> list[dict[str, str]]:
    names = []
    for corporate in around.iter(_b("Corporate")):
        names.append({"literal": "".join(str(part) for part in corporate.itertext()).strip()})
    for person in around.iter(_b("Person")):
        given = " ".join(part for part in (_text(person, "First"), _text(person, "Middle")) if part)
        family = _text(person, "Last")
        if family or given:
            names.append({"family": family, "given": given} if family and given else {"literal": family or given})
    return names


def _date(year: str, month: str, day: str) -> dict[str, Any]:
    found = re.search(r"\d{4}", year)
    if found is None:
        return {"literal": year} if year else {}
    parts = [int(found[0])]
    number = int(month) if month.isascii() and month.isdigit() and len(month) < 3 else 0
    number = number or next((n for n, name in enumerate(_MONTHS, 1) if month.lower().startswith(name)), 0)
    if 1 <= number <= 12:
        parts.append(number)
        if day.isascii() and day.isdigit() and 1 <= int(day[:3]) <= 31:
            parts.append(int(day))
    return {"date-parts": [parts]}


def _text(element: _Element, name: str) -> str:
    found = element.find(_b(name))
    return "" if found is None else "".join(str(part) for part in found.itertext()).strip()


def _b(name: str) -> str:
    return f"{{{BIBLIOGRAPHY}}}{name}"
