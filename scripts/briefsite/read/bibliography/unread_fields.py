"""Fields that nothing is made of: misspelt names, fields of biblatex that CSL has no variable for, values unknown here.

Fields that programs keep for themselves (`file`, `timestamp`, `bdsk-url-1`) are no loss, and nothing is said of them.
"""

from __future__ import annotations

from collections.abc import Iterator
from difflib import get_close_matches
from functools import lru_cache

from briefsite.model.rules import bibliography as rules
from briefsite.read.bibliography import latex
from briefsite.read.bibliography.identifiers import REPOSITORIES
from briefsite.read.bibliography.judged import ConvertedEntry, FieldBreach, quoted_field
from briefsite.read.bibliography.languages import tag_of_language
from briefsite.read.bibliography.types import ARTICLES, CHAPTERS

READ_FIELDS = (
    "abstract", "addendum", "address", "annotation", "annote", "author", "bookauthor", "booksubtitle", "booktitle",
    "booktitleaddon", "chapter", "crossref", "date", "director", "doi", "edition", "editor", "eid", "eprint",
    "eprinttype", "eventdate", "eventtitle", "howpublished", "institution", "isbn", "issn", "issue", "issuetitle",
    "journal", "journalsubtitle", "journaltitle", "keywords", "langid", "language", "location", "mainsubtitle",
    "maintitle", "month", "note", "number", "organization", "origdate", "origlocation", "origpublisher", "origtitle",
    "pages", "pagetotal", "part", "publisher", "pubstate", "school", "series", "shortjournal", "shorttitle", "subtitle",
    "title", "titleaddon", "translator", "type", "url", "urldate", "venue", "version", "volume", "volumes", "year",
)  # fmt: skip
"""Fields that are read."""

FIELDS_WITHOUT_PLACE = frozenset({
    "afterword", "annotator", "commentator", "editora", "editorb", "editorc", "eventtitleaddon", "foreword", "holder",
    "introduction", "isan", "ismn", "isrn", "iswc", "journaltitleaddon", "nameaddon", "origlanguage", "related",
    "relatedstring", "reprinttitle", "shortauthor", "shorteditor", "shorthand", "shortseries",
})  # fmt: skip
"""Fields of biblatex's data model (manual, section 2.2.2) that CSL, or this reader, has no place for."""

IGNORED_FIELDS = frozenset({
    "archive", "archiveprefix", "articleno", "bdsk-file-1", "bdsk-url-1", "biburl", "bibsource", "citation-key",
    "comment",
    "day", "editors-note", "eissn", "entryset", "entrysubtype", "eprintclass", "file", "files", "groups", "hyphenation",
    "ids", "isbn13", "isbn-13", "issn-l", "keyword", "key", "label", "langidopts", "library", "local-url", "numpages",
    "options", "owner", "pmcid", "pmid", "primaryclass", "review", "relatedtype", "sortkey", "sortname", "sorttitle",
    "sortyear", "tags", "timestamp", "titlecase", "urlday", "urlmonth", "urlyear", "usera", "userb", "xdata", "xref",
    "authortype", "editortype", "editoratype", "editorbtype", "pagination", "bookpagination", "authors_list", "titles",
    "paper", "presort", "indextitle", "volumetitle", "endyear", "endmonth", "endday", "eventyear", "eventmonth",
    "eventday", "origyear", "origmonth", "origday", "series-title", "issuesubtitle", "maintitleaddon", "edition-note",
})  # fmt: skip
"""Fields that look like others and are no slips."""


def unread_fields(entry: ConvertedEntry) -> Iterator[FieldBreach]:
    """The fields of the entry of which nothing is shown."""
    for name in sorted(entry.own.keys() - _KNOWN_FIELDS):
        meant = _likely_field(name)
        if meant and meant not in entry.fields and entry.own[name].strip():
            yield FieldBreach(name, rules.UNKNOWN_FIELD.says(field=name, key=entry.key, meant=meant))
    for name in sorted(FIELDS_WITHOUT_PLACE & entry.own.keys()):
        yield _field_without_place(entry, name, "say it in `note` if readers need it")
    if not _FIELDS_OF_TYPES.isdisjoint(entry.own):
        yield from _fields_of_other_types(entry)
    if "language" in entry.own and entry.own["language"].strip() and not entry.csl.get("language"):
        yield from _language(entry)


def has_unread(names: frozenset[str]) -> bool:
    """Whether fields of these names may be of no use in some entry."""
    return bool(names - _KNOWN_FIELDS) or not names.isdisjoint(FIELDS_WITHOUT_PLACE | _FIELDS_OF_TYPES | {"language"})


_KNOWN_FIELDS = frozenset(READ_FIELDS) | FIELDS_WITHOUT_PLACE | IGNORED_FIELDS
_FIELDS_OF_TYPES = frozenset({"booktitle", "issuetitle", "issue", "eprint"})


@lru_cache(maxsize=1024)
def _likely_field(name: str) -> str:
    """The field that `name` most likely is a slip of; empty if it is a field of some program."""
    return next(iter(get_close_matches(name, READ_FIELDS, 1, 0.8)), "") if len(name) < 30 else ""


def _fields_of_other_types(entry: ConvertedEntry) -> Iterator[FieldBreach]:
    """Fields that are read in entries of other types alone."""
    own = entry.own
    if (
        "booktitle" in own
        and entry.type not in CHAPTERS | {"xdata", "conference"}
        and not entry.csl.get("container-title")
    ):
        yield _field_without_place(
            entry, "booktitle", "a text in a book is an `@incollection`, one of a conference an `@inproceedings`"
        )
    if "issuetitle" in own and entry.type not in ("periodical", "xdata"):
        yield _field_without_place(entry, "issuetitle", "say it in `note` if readers need it")
    if "issue" in own and entry.type not in ARTICLES | {"xdata"}:
        yield _field_without_place(entry, "issue", "write it as `number`")
    kind = entry.fields.get("eprinttype", "").strip().lower()
    if "eprint" in own and "url" not in entry.fields and "doi" not in entry.fields and kind not in REPOSITORIES:
        known = ", ".join(f"`{name}`" for name in sorted(REPOSITORIES))
        yield _field_without_place(entry, "eprint", f"give its `url`, or an `eprinttype` that is known: {known}")


def _language(entry: ConvertedEntry) -> Iterator[FieldBreach]:
    if not tag_of_language(latex.csl_text(entry.own["language"])):
        yield FieldBreach("language", rules.UNKNOWN_LANGUAGE.says(field=quoted_field("language", entry)))


def _field_without_place(entry: ConvertedEntry, name: str, remedy: str) -> FieldBreach:
    breach = rules.UNKNOWN_FIELD.says("not-shown", field=name, key=entry.key, type=entry.type, remedy=remedy)
    return FieldBreach(name, breach)
