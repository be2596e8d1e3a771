"""What gathers while a document is read: its citations, pictures and formulas, and what is lost."""

from __future__ import annotations

import re

from lxml.etree import _Element

from briefsite.read.documents.document import Comment, LiveCitation, Loss, Picture
from briefsite.read.documents.word.markers import MARKER
from briefsite.read.documents.word.names import ours

PLACE = ours("place")


class Reading:
    """The parts of one document, as the steps find them; markers in its text name them by their index here."""

    def __init__(self) -> None:
        self.citations: list[LiveCitation] = []
        self.comments: list[Comment] = []
        self.pictures: list[Picture] = []
        self.alternatives: list[tuple[str, str]] = []
        """Of each place where a picture stands: the picture's name, and what stands for it where it is not seen."""
        self.formulas: list[str] = []
        self.addresses: list[str] = []
        self._losses: dict[Loss, None] = {}

    def lose(self, at: _Element | str, what: str) -> None:
        """Notes a loss, once for each place."""
        self._losses.setdefault(Loss(at if isinstance(at, str) else place_of(at), what))

    def told(self) -> tuple[Loss, ...]:
        """All losses, in words that show what stood where a marker is."""
        return tuple(
            dict.fromkeys(Loss(self._readable(each.where), self._readable(each.what)) for each in self._losses)
        )

    def _readable(self, text: str) -> str:
        def shown(found: re.Match[str]) -> str:
            number = int(found[2] or 0)
            if found[1] == "citation":
                return self.citations[number].shown
            return self.formulas[number] if found[1].startswith("formula") else ""

        return MARKER.sub(shown, text)

    def cite(self, citation: LiveCitation) -> int:
        self.citations.append(citation)
        return len(self.citations) - 1


def place_of(element: _Element) -> str:
    """Where an element stands, in words: that of the nearest one around it that has a place."""
    around: _Element | None = element
    while around is not None:
        if place := around.get(PLACE):
            return place
        around = around.getparent()
    return "document"


def shortened(text: str, length: int = 60) -> str:
    """The beginning of a text, for quoting it."""
    text = " ".join(text.split())
    return text if len(text) <= length else text[: length - 1].rstrip() + "…"
