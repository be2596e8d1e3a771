"""From the fields of an entry to CSL-JSON: one function for each group of variables, listed in GROUPS.

Field by field as Pandoc reads biblatex (`pandoc -f biblatex -t csljson`), which also knows BibTeX's types and fields.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from briefsite.bibliography import dates, languages, latex, types
from briefsite.bibliography.identifiers import identifiers
from briefsite.bibliography.inlines import to_csl
from briefsite.bibliography.localisation import localised
from briefsite.bibliography.names import read_names
from briefsite.bibliography.titles import literal_list, title_variables

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
}  # noqa: E501
"""Field → CSL variable, and the prefix of the fields for year, month and day."""

TEXTS = {
    "volumes": "number-of-volumes", "pagetotal": "number-of-pages", "chapter": "chapter-number", "edition": "edition",
    "version": "version", "eventtitle": "event", "origpublisher": "original-publisher", "venue": "event-place",
    "abstract": "abstract", "keywords": "keyword",
}  # fmt: skip
"""Field → CSL variable that holds its text."""

PUBLISHERS = ("school", "institution", "organization", "howpublished", "publisher")


@dataclass(frozen=True, slots=True)
class Source:
    """An entry with its strings put in and its inheritance taken over. `bibtex`: read as BibTeX, without biblatex's lists."""

    key: str
    type: str
    fields: Mapping[str, str]
    options: Mapping[str, str] = field(default_factory=dict)
    bibtex: bool = False


Csl = dict[str, Any]


def to_csl_item(source: Source) -> Csl:
    """The entry as an item of CSL-JSON; variables without a value are left out."""
    item: Csl = {"id": source.key}
    for group in GROUPS:
        for variable, value in group(source).items():
            if value not in ("", None, []):
                item[variable] = value
    item.setdefault("type", "")
    return item


def _type(source: Source) -> Csl:
    fields = source.fields
    is_event = not fields.keys().isdisjoint(("eventdate", "eventtitle", "venue"))
    genre = localised(fields.get("type", "").strip()) or localised(types.THESES.get(source.type, ""))
    if genre:
        genre = latex.csl_text(genre)
    return {
        "type": types.csl_type(source.type, fields.get("entrysubtype", "").strip().lower(), is_event),
        "genre": genre,
    }


def _language(source: Source) -> Csl:
    return {"language": language_of(source.fields)}


def language_of(fields: Mapping[str, str]) -> str:
    """The language of the work as a tag: `langid`, else `hyphenation`, else what `language` names."""
    langid = fields.get("langid") or fields.get("hyphenation")
    if langid:
        return languages.tag_of_langid(langid, fields.get("langidopts", ""))
    return languages.tag_of_language(latex.csl_text(fields["language"])) if "language" in fields else ""


def _names(source: Source) -> Csl:
    variables: Csl = {}
    for name, variable in NAMES.items():
        if name in source.fields:
            variables[variable] = read_names(source.fields[name], source.options, source.bibtex)
    if source.fields.get("editortype", "").strip().lower() == "director" and "editor" in variables:
        variables["director"] = variables.pop("editor")
    return variables


def _dates(source: Source) -> Csl:
    variables: Csl = {}
    for name, (variable, prefix) in DATES.items():
        if name in source.fields:
            found = dates.read_date(source.fields[name]) or dates.read_parts(source.fields, prefix)
            if found is None and source.fields[name].strip():
                found = {"literal": latex.csl_text(source.fields[name])}
        else:
            found = dates.read_parts(source.fields, prefix)
        variables[variable] = found
    return variables


def _texts(source: Source) -> Csl:
    fields = source.fields
    return {variable: latex.csl_text(fields[name]) for name, variable in TEXTS.items() if name in fields}


def _numbers(source: Source) -> Csl:
    fields = source.fields
    variables: Csl = {}
    if "pages" in fields:
        variables["page"] = latex.csl_text(fields["pages"]).replace("–", "-")
    volume, part = (latex.csl_text(fields.get(name, "")) for name in ("volume", "part"))
    variables["volume"] = f"{volume}.{part}" if volume and part else volume or part
    number, issue = (latex.csl_text(fields.get(name, "")) for name in ("number", "issue"))
    if number:
        if source.type in types.IN_SERIES:
            variables["collection-number"] = number
        elif source.type in types.ARTICLES:
            variables["issue"] = f"{number}, {issue}" if issue else number
        else:
            variables["number"] = number
    return variables


def _publishing(source: Source) -> Csl:
    fields = source.fields
    publishers = [
        latex.csl_text(fields[name]) if source.bibtex or name == "howpublished" else to_csl(literal_list(fields[name]))
        for name in PUBLISHERS
        if name in fields
    ]
    place = fields.get("address") or ("" if source.bibtex or source.type == "patent" else fields.get("location", ""))
    variables: Csl = {"publisher": _joined([text for text in publishers if text], ";")}
    variables["publisher-place"] = latex.csl_text(place) if source.bibtex else to_csl(literal_list(place))
    if "origlocation" in fields:
        variables["original-publisher-place"] = to_csl(literal_list(fields["origlocation"]))
    if source.type == "patent" and "location" in fields:
        variables["jurisdiction"] = to_csl(literal_list(fields["location"], localise=True))
    return variables


def _notes(source: Source) -> Csl:
    fields = source.fields
    notes = [
        fields.get("note", "") if source.type != "periodical" else "",
        "" if source.bibtex else fields.get("addendum", ""),
    ]
    status = " ".join(localised(word) for word in latex.csl_text(fields.get("pubstate", "")).split(" "))
    issued = fields.get("year", "").strip().lower()
    return {
        "note": _joined([latex.csl_text(note) for note in notes if note], "."),
        "annote": latex.csl_text(fields.get("annotation") or fields.get("annote", "")),
        "status": status or ("forthcoming" if issued == "forthcoming" else ""),
    }


def _identifiers(source: Source) -> Csl:
    return identifiers(source.type, source.fields, source.options)


def _titles(source: Source) -> Csl:
    return title_variables(source.type, source.fields, languages.is_english(language_of(source.fields)))


def _joined(texts: list[str], separator: str) -> str:
    """`texts` joined by `separator` and a space, or by a space alone after punctuation."""
    joined = ""
    for text in texts:
        if joined and text:
            joined += " " if joined[-1] in "!?.,:;" else separator + " "
        joined += text
    return joined


GROUPS: tuple[Callable[[Source], Csl], ...] = (
    _type,
    _language,
    _names,
    _dates,
    _titles,
    _numbers,
    _publishing,
    _texts,
    _identifiers,
    _notes,
)
