"""Which CSL variables hold names, dates or numbers (CSL 1.0.2, Appendix IV, with the aliases of older data)."""

from __future__ import annotations

_NAMES = (
    "author chair collection-editor compiler composer container-author contributor curator director editor "
    "editor-translator editorial-director executive-producer guest host illustrator interviewer narrator organizer "
    "original-author performer producer recipient reviewed-author script-writer series-creator translator"
)
NAMES = frozenset(_NAMES.split())
_DATES = "accessed available-date container event-date issued original-date submitted"
DATES = frozenset(_DATES.split())
_NUMBERS = (
    "chapter-number citation-number collection-number edition first-reference-note-number issue locator number "
    "number-of-pages number-of-volumes page page-first part-number printing-number section supplement-number "
    "version volume"
)
NUMBERS = frozenset(_NUMBERS.split())
# Values that are used as they stand: no markup is read in them.
_LITERAL = "DOI ISBN ISSN PMCID PMID URL id citation-key"
LITERAL = frozenset(_LITERAL.split())
_TEXTS = (
    "abstract annote archive archive_collection archive_location archive-place authority call-number citation-key "
    "citation-label collection-title container-title container-title-short dimensions division event event-title "
    "event-place genre jurisdiction keyword language license medium note original-publisher original-publisher-place "
    "original-title part-title publisher publisher-place references reviewed-genre reviewed-title scale source status "
    "collection-title-short publisher-short genre-short title title-short volume-title"
)
TEXTS = frozenset(_TEXTS.split())
# Names that data made for other programs uses for the same variable.
ALIASES = {
    "journalAbbreviation": "container-title-short",
    "shortTitle": "title-short",
    "event": "event-title",
}
ALL = NAMES | DATES | NUMBERS | LITERAL | TEXTS
