"""Entry types of BibTeX and biblatex: a row for each, with its type in CSL."""

from __future__ import annotations

TYPES = {
    "article": "article-journal", "book": "book", "booklet": "pamphlet", "bookinbook": "chapter", "collection": "book",
    "conference": "paper-conference", "dataset": "dataset", "electronic": "webpage", "inbook": "chapter",
    "incollection": "chapter", "inproceedings": "paper-conference", "inreference": "entry-encyclopedia",
    "manual": "book", "mastersthesis": "thesis", "misc": "", "mvbook": "book", "mvcollection": "book",
    "mvproceedings": "book", "mvreference": "book", "online": "webpage", "patent": "patent",
    "periodical": "article-journal", "phdthesis": "thesis", "proceedings": "book", "reference": "book",
    "report": "report",
    "set": "", "software": "software", "suppbook": "chapter", "suppcollection": "chapter",
    "suppperiodical": "article-journal", "techreport": "report", "thesis": "thesis", "unpublished": "manuscript",
    "www": "webpage", "xdata": "",
    # the types that biblatex knows but does not format
    "artwork": "graphic", "audio": "song", "bibnote": "", "commentary": "book", "image": "graphic",
    "jurisdiction": "legal_case", "legal": "treaty", "legislation": "legislation", "letter": "personal_communication",
    "movie": "motion_picture", "music": "song", "performance": "speech", "review": "review", "standard": "legislation",
    "video": "motion_picture",
    # biblatex-apa
    "constitution": "legislation", "data": "dataset", "letters": "personal_communication",
    "newsarticle": "article-newspaper",
}  # fmt: skip
"""Entry type → CSL type, as in Pandoc; `conference` is `inproceedings`, as in BibTeX. Empty: CSL has no type for it."""

ALIASES = {"conference": "inproceedings"}
"""Types that are read as another one."""

PERIODICAL_SUBTYPES = {"magazine": "article-magazine", "newspaper": "article-newspaper"}
"""`entrysubtype` of an article → CSL type."""

ARTICLES = frozenset({"article", "periodical", "suppperiodical", "review"})
CHAPTERS = frozenset({"inbook", "incollection", "inproceedings", "inreference", "bookinbook"})
SUBTYPED = frozenset({"article", "periodical", "suppperiodical"})

NAMED_BY_TITLE = frozenset({"jurisdiction", "legislation", "legal", "constitution"})
"""Types whose titles are names, and keep their capitals: `Trade Act 1974`, `Portugal v Australia`."""

IN_SERIES = frozenset({
    "book", "collection", "proceedings", "reference", "mvbook", "mvcollection", "mvproceedings", "mvreference",
    "bookinbook", "inbook", "incollection", "inproceedings", "inreference", "suppbook", "suppcollection",
})  # fmt: skip
"""Types whose `number` is that of their series."""

THESES = {"mastersthesis": "mathesis", "phdthesis": "phdthesis"}
"""Types that say which thesis they are → localisation key."""


def csl_type(entry_type: str, subtype: str, is_event: bool) -> str:
    """The CSL type of an entry; `subtype` is its `entrysubtype`, `is_event` whether it names an event."""
    if entry_type in SUBTYPED and subtype in PERIODICAL_SUBTYPES:
        return PERIODICAL_SUBTYPES[subtype]
    if entry_type == "unpublished" and is_event:
        return "speech"
    return TYPES.get(entry_type, "")
