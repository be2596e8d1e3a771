"""From the fields of an entry to CSL-JSON: one function for each group of variables, listed in GROUPS.

Field by field as Pandoc reads biblatex (`pandoc -f biblatex -t csljson`), which also knows BibTeX's types and fields.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Any

from msgspec import Struct

from briefsite.read.bibliography import dates, languages, latex, types
from briefsite.read.bibliography.identifiers import VARIABLES, address_in_text, identifiers
from briefsite.read.bibliography.localisation import localised
from briefsite.read.bibliography.names import read_names
from briefsite.read.bibliography.titles import list_text, title_variables
from briefsite.read.bibliography.types import NAMED_BY_TITLE

NAMES = {
    "author": "author",
    "bookauthor": "container-author",
    "editor": "editor",
    "translator": "translator",
    "director": "director",
}
"""Field → CSL variable."""

DATES = {
    "date": ("issued", ""),
    "eventdate": ("event-date", "event"),
    "origdate": ("original-date", "orig"),
    "urldate": ("accessed", "url"),
}
"""Field → CSL variable, and the prefix of the fields for year, month and day."""

TEXTS = {
    "volumes": "number-of-volumes", "pagetotal": "number-of-pages", "chapter": "chapter-number", "edition": "edition",
    "version": "version", "eventtitle": "event", "origpublisher": "original-publisher", "venue": "event-place",
    "abstract": "abstract", "keywords": "keyword",
}  # fmt: skip
"""Field → CSL variable that holds its text."""

NUMBERS = ("pages", "volume", "part", "number", "issue", "eid")
PUBLISHERS = ("school", "institution", "organization", "howpublished", "publisher")


class ResolvedEntry(Struct, frozen=True):
    """An entry with its strings put in and its inheritance taken over. `bibtex`: read it without biblatex's lists.

    `publication` is the language that an entry is in which does not say it.
    """

    key: str
    type: str
    fields: Mapping[str, str]
    options: Mapping[str, str]
    bibtex: bool
    publication: str = ""


Csl = dict[str, Any]

_LABEL = re.compile(
    r"(?:(?:pp?|vol|nos?|nr)\.\s*|n[º°]\s*|(?:pp|pages?|vol|volume|no|number|issue)\s+)(?=\d)", re.IGNORECASE
)


def to_csl_item(source: ResolvedEntry) -> Csl:
    """The entry as an item of CSL-JSON; variables without a value are left out."""
    item: Csl = {"id": source.key, "type": ""}
    for group in _groups_for(frozenset(source.fields)):
        for variable, value in group(source).items():
            if value:
                item[variable] = value
    return item


@lru_cache(maxsize=1000)  # few entries have fields that no other has
def _groups_for(present: frozenset[str]) -> tuple[Callable[[ResolvedEntry], Csl], ...]:
    return tuple(group for needed, group in GROUPS if not needed or not needed.isdisjoint(present))


def _type(source: ResolvedEntry) -> Csl:
    fields = source.fields
    is_event = not fields.keys().isdisjoint(("eventdate", "eventtitle", "venue"))
    genre = localised(fields.get("type", "").strip()) or localised(types.THESES.get(source.type, ""))
    if genre:
        genre = latex.csl_text(genre)
    return {
        "type": types.csl_type(source.type, fields.get("entrysubtype", "").strip().lower(), is_event),
        "genre": genre,
    }


def _language(source: ResolvedEntry) -> Csl:
    return {"language": language_of(source.fields)}


def language_of(fields: Mapping[str, str]) -> str:
    """The language of the work as a tag: `langid`, else `hyphenation`, else what `language` names."""
    langid = fields.get("langid") or fields.get("hyphenation")
    if langid:
        return languages.tag_of_langid(langid, fields.get("langidopts", ""))
    return languages.tag_of_language(latex.csl_text(fields["language"])) if "language" in fields else ""


def _names(source: ResolvedEntry) -> Csl:
    variables: Csl = {}
    for name, variable in NAMES.items():
        if name in source.fields:
            variables[variable] = read_names(source.fields[name], source.options, source.bibtex)
    if source.fields.get("editortype", "").strip().lower() == "director" and "editor" in variables:
        variables["director"] = variables.pop("editor")
    return variables


def _dates(source: ResolvedEntry) -> Csl:
    fields = source.fields
    variables: Csl = {}
    for name, (variable, prefix) in DATES.items():
        if name in fields:
            found = dates.read_date(fields[name]) or dates.read_parts(fields, prefix)
            if found is None and fields[name].strip():
                found = {"literal": latex.csl_text(fields[name])}
            variables[variable] = found
        elif prefix + "year" in fields:
            variables[variable] = dates.read_parts(fields, prefix)
    return variables


def _texts(source: ResolvedEntry) -> Csl:
    fields = source.fields
    return {variable: latex.csl_text(fields[name]) for name, variable in TEXTS.items() if name in fields}


def _numbers(source: ResolvedEntry) -> Csl:
    texts = {name: _unlabelled(source.fields[name]) for name in NUMBERS if name in source.fields}
    variables: Csl = {}
    if "pages" in texts:
        variables["page"] = texts["pages"].replace("–", "-")
    elif "eid" in texts:
        variables["page"] = texts["eid"]  # where styles put the number of an article without pages
    if "volume" in texts or "part" in texts:
        variables["volume"] = ".".join(filter(None, (texts.get("volume"), texts.get("part"))))
    number = texts.get("number", "")
    if source.type in types.ARTICLES:
        variables["issue"] = ", ".join(filter(None, (number, texts.get("issue"))))
    elif number:
        if source.type in types.IN_SERIES:
            variables["collection-number"] = number
        else:
            variables["number"] = number
    return variables


def _unlabelled(field: str) -> str:
    """A number without the label that people type before it, and styles put there: `pp. 5-7`, `Vol. 3`, `No. 4`."""
    text = latex.csl_text(field)
    return _LABEL.sub("", text) if text[:1].isalpha() else text


def _publishing(source: ResolvedEntry) -> Csl:
    fields = source.fields
    language = language_of(fields)
    if "howpublished" in fields and (found := address_in_text(fields))[0] == "howpublished":
        fields = {**fields, "howpublished": found[2]}
    publishers = [
        latex.csl_text(fields[name]) if source.bibtex or name == "howpublished" else list_text(fields[name], language)
        for name in PUBLISHERS
        if name in fields
    ]
    place = fields.get("address") or ("" if source.bibtex or source.type == "patent" else fields.get("location", ""))
    variables: Csl = {"publisher": _joined([text for text in publishers if text], ";")}
    variables["publisher-place"] = latex.csl_text(place) if source.bibtex else list_text(place, language)
    if "origlocation" in fields:
        variables["original-publisher-place"] = list_text(fields["origlocation"], language)
    if source.type == "patent" and "location" in fields:
        variables["jurisdiction"] = list_text(fields["location"], language, localise=True)
    return variables


def _notes(source: ResolvedEntry) -> Csl:
    fields = source.fields
    note = fields.get("note", "")
    if note and address_in_text(fields)[0] == "note":
        note = ""
    addendum = "" if source.bibtex else fields.get("addendum", "")
    status = " ".join(localised(word) for word in latex.csl_text(fields.get("pubstate", "")).split(" "))
    return {
        "note": _joined([latex.csl_text(note), latex.csl_text(addendum)], "."),
        "annote": latex.csl_text(fields.get("annotation") or fields.get("annote", "")),
        "status": status,
    }


def _identifiers(source: ResolvedEntry) -> Csl:
    return identifiers(source.type, source.fields, source.options)


def _titles(source: ResolvedEntry) -> Csl:
    language = language_of(source.fields) or source.publication
    is_sentence_case = languages.is_english(language) and source.type not in NAMED_BY_TITLE
    return title_variables(source.type, source.fields, is_sentence_case)


def _joined(texts: list[str], separator: str) -> str:
    """`texts` joined by `separator` and a space, or by a space alone after punctuation."""
    joined = ""
    for text in texts:
        if joined and text:
            joined += " " if joined[-1] in "!?.,:;" else separator + " "
        joined += text
    return joined


GROUPS: tuple[tuple[frozenset[str], Callable[[ResolvedEntry], Csl]], ...] = (
    (frozenset(), _type),
    (frozenset({"langid", "hyphenation", "language"}), _language),
    (frozenset(NAMES), _names),
    (frozenset({*DATES, *(prefix + "year" for _, prefix in DATES.values())}), _dates),
    (frozenset(), _titles),
    (frozenset(NUMBERS), _numbers),
    (frozenset({*PUBLISHERS, "address", "location", "origlocation"}), _publishing),
    (frozenset(TEXTS), _texts),
    (frozenset({*VARIABLES, "url", "eprint", "doi", "ids", "howpublished", "note"}), _identifiers),
    (frozenset({"note", "addendum", "annotation", "annote", "pubstate"}), _notes),
)
"""The fields of which a group needs at least one (none: it is always asked), and its function."""
