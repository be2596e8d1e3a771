"""Where a citation or a list of sources stands in a document, and what stands there instead."""

from __future__ import annotations

from lxml.etree import _Element

from briefsite.read.documents.document import LiveCitation
from briefsite.read.documents.word.fields import put_in_place, shown_by
from briefsite.read.documents.word.markers import marker
from briefsite.read.documents.word.reading import Reading, shortened

UNREAD = "a citation of {} cannot be read{}: its text “{}” is kept"


class CitationPlaces:
    """Puts markers where runs showed a citation or a list, and tells of those that cannot be read."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading

    def put(
        self, citation: LiveCitation | None, program: str, shown: str, runs: list[_Element], instead: _Element
    ) -> None:
        if citation is None:
            self._reading.lose(instead, UNREAD.format(program, "", shortened(shown)))
            return
        for item in citation.items:
            if not item.csl and program != "Word":
                self._reading.lose(instead, f"a citation (“{shortened(shown)}”) holds no data of what it cites")
        put_in_place(runs, marker("citation", self._reading.cite(citation)), instead)

    def drop_list(self, runs: list[_Element], instead: _Element) -> None:
        words = shown_by(runs)
        self._reading.lose(
            instead, f"the list of sources is left out: the site makes one (it began “{shortened(words)}”)"
        )
        put_in_place(runs, marker("sources"), instead)
