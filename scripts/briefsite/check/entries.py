"""Rules on what an entry of the bibliography must say, after biblatex's data model (biblatex manual, section 2.1.1)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from briefsite.check.rule import Entry, Finding, entry_rule
from briefsite.model import Level

Needs = tuple[tuple[str, ...], ...]
"""Groups of fields; of each group one must be there."""

AUTHOR = ("author", "editor", "editora", "translator")
BODY = (*AUTHOR, "institution", "organization", "publisher", "school", "holder")
DATE = ("date", "year", "pubstate", "eventdate", "origdate")
JOURNAL = ("journaltitle", "journal", "shortjournal", "journalsubtitle")
BOOK = ("booktitle", "maintitle", "crossref")
WHERE = ("url", "doi", "eprint", "howpublished", "urldate")

NEEDS: Mapping[str, Needs] = {
    "article": (AUTHOR, JOURNAL, DATE),
    "suppperiodical": (AUTHOR, JOURNAL, DATE),
    "review": (AUTHOR, JOURNAL, DATE),
    "book": (BODY, DATE),
    "mvbook": (BODY, DATE),
    "booklet": ((*BODY, "howpublished"), DATE),
    "bookinbook": (AUTHOR, BOOK, DATE),
    "inbook": (AUTHOR, (*BOOK, "chapter", "pages"), DATE),
    "suppbook": (AUTHOR, BOOK, DATE),
    "incollection": (AUTHOR, BOOK, DATE),
    "suppcollection": (AUTHOR, BOOK, DATE),
    "inreference": (BOOK, DATE),
    "inproceedings": (AUTHOR, (*BOOK, "eventtitle"), DATE),
    "conference": (AUTHOR, (*BOOK, "eventtitle"), DATE),
    "collection": (BODY, DATE),
    "mvcollection": (BODY, DATE),
    "proceedings": (DATE,),
    "mvproceedings": (DATE,),
    "reference": (BODY, DATE),
    "mvreference": (BODY, DATE),
    "periodical": (DATE,),
    "dataset": (BODY, DATE),
    "software": (BODY, DATE),
    "manual": (BODY, DATE),
    "misc": (DATE,),
    "online": ((*WHERE,),),
    "electronic": ((*WHERE,),),
    "www": ((*WHERE,),),
    "patent": ((*AUTHOR, "holder"), ("number",), DATE),
    "report": (BODY, DATE),
    "techreport": (BODY, DATE),
    "thesis": (AUTHOR, ("institution", "school", "publisher"), DATE),
    "phdthesis": (AUTHOR, ("institution", "school", "publisher"), DATE),
    "mastersthesis": (AUTHOR, ("institution", "school", "publisher"), DATE),
    "unpublished": (AUTHOR, DATE),
    "letter": (AUTHOR, DATE),
    "standard": (BODY, DATE),
    "jurisdiction": (DATE,),
    "legislation": (DATE,),
}
TITLE = ("title", "shorttitle", "maintitle", "booktitle", "issuetitle")
WITHOUT_TITLE = frozenset({"periodical", "jurisdiction", "legislation", "letter", "review"})
_NAMES: Mapping[tuple[str, ...], str] = {
    AUTHOR: "`author` (or `editor`)",
    BODY: "`author`, `editor` or `institution`",
    DATE: "`date` (or `year`)",
    JOURNAL: "`journaltitle` (or `journal`)",
    BOOK: "`booktitle`",
    WHERE: "`url`, `doi` or `eprint`",
}


@entry_rule(
    "missing-title",
    meaning="An entry of `sources.bib` has no title, so nothing could be shown for it.",
    example="`untitled` (@book) has no `title`",
    mend="Add the field `title`; for a page without one, describe it in brackets: `title = {[Letter to the editor]}`.",
)
def missing_title(entry: Entry) -> Iterator[Finding]:
    entry_type = entry.entry_type.lower()
    needs_title = entry_type in NEEDS and entry_type not in WITHOUT_TITLE
    if needs_title and not _has(entry.fields, TITLE) and not entry.csl.get("title"):
        yield entry.place, f"{_called(entry)} has no `title`"


@entry_rule(
    "missing-field",
    level=Level.WARNING,
    meaning="An entry of `sources.bib` lacks a field that its type needs for a complete reference.",
    example="`roe2019` (@article) has no `journaltitle` (or `journal`) and no `date` (or `year`)",
    mend="Add one of the fields named, or give the entry the type it really has (`@online`, `@report`, `@misc` …).",
)
def missing_field(entry: Entry) -> Iterator[Finding]:
    fields = entry.fields
    missing = [_named(group) for group in NEEDS.get(entry.entry_type.lower(), ()) if not _has(fields, group)]
    if missing:
        yield entry.place, f"{_called(entry)} has no {' and no '.join(missing)}"


def _has(fields: Mapping[str, str], names: tuple[str, ...]) -> bool:
    return any(map(str.strip, filter(None, map(fields.get, names))))


def _called(entry: Entry) -> str:
    return f"`{entry.key}` (@{entry.entry_type.lower()})"


def _named(group: tuple[str, ...]) -> str:
    return _NAMES.get(group) or _NAMES.get(group[: len(BODY)]) or f"`{group[0]}`"
