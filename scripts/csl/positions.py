"""Positions: whether a cite is the first of its reference, a later one, or repeats the one before."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from csl.model import Citation, Cite, Mode, Position


class CitePosition(Struct, frozen=True):
    """Where a cite stands: its position, whether an earlier note is near, and the number of the first note."""

    position: Position = Position.FIRST
    near_note: bool = False
    first_note: int | None = None


class Positions:
    """Goes through the citations of a document in order and finds the place of each cite."""

    def __init__(self, is_note: bool, near_note_distance: int) -> None:
        self.is_note = is_note
        self.distance = near_note_distance
        self.last_note: dict[str, int] = {}
        self.first_note: dict[str, int] = {}
        self.before: tuple[int, tuple[Cite, ...]] = (0, ())  # the last citation
        self.in_note = 0  # the cites that its note holds, with those of citations before it in the same note

    def cite_positions(self, number: int, citation: Citation, cites: Sequence[Cite]) -> list[CitePosition]:
        """The places of the cites of one citation, which is the ``number``-th of the document."""
        note = (citation.note_number if self.is_note else None) or number
        # The author of a sentence does not count as a cite of its own beside the rest of its citation.
        counted = tuple([cite for cite in cites if cite.mode is not Mode.AUTHOR_ONLY or len(cites) == 1])
        before_note, before_cites = self.before
        # What a note holds reads as one citation, however many it is made of.
        follows = note == before_note or (note == before_note + 1 and self.in_note == 1)
        adjacent = before_cites[-1] if follows and before_cites else None
        cite_positions: list[CitePosition] = []
        for cite in cites:
            cite_positions.append(self._cite_position(cite, adjacent, note))
            if cite.mode is not Mode.AUTHOR_ONLY or len(cites) == 1:
                adjacent = cite
                self.last_note[cite.id] = note
                self.first_note.setdefault(cite.id, note)
        self.in_note = len(counted) + (self.in_note if note == before_note else 0)
        self.before = (note, counted)
        return cite_positions

    def _cite_position(self, cite: Cite, adjacent: Cite | None, note: int) -> CitePosition:
        last = self.last_note.get(cite.id)
        first = self.first_note.get(cite.id) if self.is_note else None
        if first == note:
            first = None  # a note does not point to itself
        near = last is not None and self.is_note and note - last <= self.distance
        if cite.near_note is not None:
            near = cite.near_note
        if cite.position is not None:
            return CitePosition(cite.position, near, first)
        if last is None:
            return CitePosition(Position.FIRST, near, None)
        position = Position.SUBSEQUENT
        if adjacent is not None and adjacent.id == cite.id:
            position = _repeats(adjacent.locator, cite.locator, adjacent.label == cite.label)
        return CitePosition(position, near, first)


def _repeats(before: str | None, now: str | None, same_label: bool) -> Position:
    """The position of a cite directly after another of the same reference, by their locators."""
    if before is None:
        return Position.IBID if now is None else Position.IBID_WITH_LOCATOR
    if now is None:
        return Position.SUBSEQUENT
    return Position.IBID if before == now and same_label else Position.IBID_WITH_LOCATOR
