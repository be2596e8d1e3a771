"""Which entry type and which fields a source of CSL gets, and in which order they stand."""

from __future__ import annotations

from collections.abc import Mapping

from briefsite.read.bibliography.types import ARTICLES, CHAPTERS, IN_SERIES

ENTRY_TYPES: Mapping[str, tuple[str, str]] = {
    "article": ("misc", ""), "article-journal": ("article", ""), "article-magazine": ("article", "magazine"),
    "article-newspaper": ("article", "newspaper"), "bill": ("legislation", ""), "book": ("book", ""),
    "broadcast": ("video", ""), "chapter": ("incollection", ""), "classic": ("book", ""),
    "collection": ("misc", ""), "dataset": ("dataset", ""), "document": ("misc", ""), "entry": ("inreference", ""),
    "entry-dictionary": ("inreference", ""), "entry-encyclopedia": ("inreference", ""), "event": ("misc", ""),
    "figure": ("image", ""), "graphic": ("artwork", ""), "hearing": ("legislation", ""), "interview": ("misc", ""),
    "legal_case": ("jurisdiction", ""), "legislation": ("legislation", ""), "manuscript": ("unpublished", ""),
    "map": ("image", ""), "motion_picture": ("movie", ""), "musical_score": ("audio", ""),
    "pamphlet": ("booklet", ""), "paper-conference": ("inproceedings", ""), "patent": ("patent", ""),
    "performance": ("performance", ""), "periodical": ("periodical", ""), "personal_communication": ("letter", ""),
    "post": ("online", ""), "post-weblog": ("online", ""), "regulation": ("legislation", ""), "report": ("report", ""),
    "review": ("review", ""), "review-book": ("review", ""), "software": ("software", ""), "song": ("audio", ""),
    "speech": ("performance", ""), "standard": ("standard", ""), "thesis": ("thesis", ""), "treaty": ("legal", ""),
    "webpage": ("online", ""),
}  # fmt: skip
"""Type of CSL → entry type and `entrysubtype`."""

NAMES = {
    "author": "author", "editor": "editor", "translator": "translator", "container-author": "bookauthor",
    "director": "director",
}  # fmt: skip
DATES = {"issued": "date", "original-date": "origdate", "event-date": "eventdate", "accessed": "urldate"}
ADDRESSES = {
    "DOI": "doi", "URL": "url", "ISBN": "isbn", "ISSN": "issn", "PMID": "pmid", "PMCID": "pmcid",
    "call-number": "library", "other-ids": "ids",
}  # fmt: skip
TEXTS = {
    "genre": "type", "status": "pubstate", "number-of-volumes": "volumes", "number-of-pages": "pagetotal",
    "chapter-number": "chapter", "edition": "edition", "version": "version", "event": "eventtitle",
    "event-place": "venue", "original-publisher": "origpublisher", "original-publisher-place": "origlocation",
    "container-title-short": "shortjournal", "volume": "volume", "page": "pages", "note": "note",
    "annote": "annotation", "abstract": "abstract", "keyword": "keywords",
}  # fmt: skip
"""Variable of CSL → the field that holds its text, of all entry types."""
ORDER = (
    "entrysubtype", "author", "editor", "translator", "bookauthor", "director", "title", "shorttitle", "booktitle",
    "maintitle", "journaltitle", "shortjournal", "series", "date", "origdate", "origtitle", "edition", "version",
    "volume", "volumes", "number", "chapter", "pages", "pagetotal", "type", "eventtitle", "eventdate", "venue",
    "institution", "organization", "publisher", "location", "address", "origpublisher", "origlocation", "isbn", "issn",
    "doi", "pmid", "pmcid", "url", "urldate", "library", "langid", "pubstate", "options", "note", "annotation",
    "keywords", "abstract", "ids",
)  # fmt: skip
"""In this order fields are written."""
_PUBLISHERS = {
    "report": "institution", "thesis": "institution", "online": "organization", "software": "organization",
}  # fmt: skip


def publisher_field(entry_type: str) -> str:
    """The field of whoever published it."""
    return _PUBLISHERS.get(entry_type, "publisher")


def number_field(entry_type: str) -> str:
    """The variable that is read from `number` in entries of a type."""
    if entry_type in ARTICLES:
        return "issue"
    return "collection-number" if entry_type in IN_SERIES else "number"


def title_fields(entry_type: str, has_volume_title: bool) -> dict[str, str]:
    """Variable → field, of titles."""
    is_part = entry_type in CHAPTERS
    found = {"title": "title", "title-short": "shorttitle", "collection-title": "series", "original-title": "origtitle"}
    container = "booktitle" if is_part else "title" if entry_type == "periodical" else "journaltitle"
    if not has_volume_title:
        return found | {"container-title": container}
    if is_part:
        return found | {"container-title": "maintitle", "volume-title": "booktitle"}
    return found | {"title": "maintitle", "volume-title": "title", "container-title": container}
