"""What an entry of the bibliography must say, after biblatex's data model (biblatex manual, section 2.1.1)."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping

from briefsite.check.entry import DecodedReference
from briefsite.model import Place, Problem
from briefsite.model.rules.bibliography import BROKEN_ENTRY, MISSING_FIELD, MISSING_TITLE

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
_LACKS = frozenset((MISSING_TITLE.name, MISSING_FIELD.name))
_NAMES: Mapping[tuple[str, ...], str] = {
    AUTHOR: "`author` (or `editor`)",
    BODY: "`author`, `editor` or `institution`",
    DATE: "`date` (or `year`)",
    JOURNAL: "`journaltitle` (or `journal`)",
    BOOK: "`booktitle`",
    WHERE: "`url`, `doi` or `eprint`",
}


def missing_title(entry: DecodedReference) -> Iterator[Problem]:
    entry_type = entry.entry_type.lower()
    needs_title = entry_type in NEEDS and entry_type not in WITHOUT_TITLE
    if needs_title and not _has(entry.fields, TITLE) and not entry.csl.get("title"):
        yield MISSING_TITLE.at(entry.place, key=entry.key, type=entry_type)


def missing_field(entry: DecodedReference) -> Iterator[Problem]:
    fields, entry_type = entry.fields, entry.entry_type.lower()
    missing = [_named(group) for group in NEEDS.get(entry_type, ()) if not _has(fields, group)]
    if missing:
        yield MISSING_FIELD.at(entry.place, key=entry.key, type=entry_type, fields=" and no ".join(missing))


def broken_places(problems: Iterable[Problem]) -> frozenset[Place]:
    """Where entries stand that cannot be read as they are written: what such a one lacks may well be written."""
    return frozenset(problem.place for problem in problems if problem.rule == BROKEN_ENTRY.name)


def is_consequence(problem: Problem, broken: Container[Place]) -> bool:
    """Whether an entry seems to lack something only because it cannot be read."""
    return problem.rule in _LACKS and problem.place in broken


def _has(fields: Mapping[str, str], names: tuple[str, ...]) -> bool:
    return any(map(str.strip, filter(None, map(fields.get, names))))


def _named(group: tuple[str, ...]) -> str:
    return _NAMES.get(group) or _NAMES.get(group[: len(BODY)]) or f"`{group[0]}`"
