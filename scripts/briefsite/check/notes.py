"""An author's own footnotes."""

from __future__ import annotations

from collections.abc import Iterator

from briefsite.check.facts import Facts
from briefsite.model import Markdown, NoteReference, Problem
from briefsite.model.nearest import Nearest
from briefsite.model.rules.markdown import DUPLICATE_NOTE, UNRESOLVED_NOTE, UNUSED_NOTE
from briefsite.read.markdown import is_label


def unresolved_note(facts: Facts) -> Iterator[Problem]:
    for path, body in facts.pages:
        defined = {note.label for note in body.note_definitions}
        nearest: Nearest | None = None
        lost = [
            reference
            for reference in body.note_references
            if reference.content is None and reference.label not in defined and is_label(reference.label)
        ]
        without_colon = {reference.label: reference for reference in lost if _begins_line(body, reference)}
        for reference in lost:
            label, place = reference.label, facts.place(path, body, reference.start)
            if label not in without_colon:
                nearest = nearest or Nearest(defined)
                yield UNRESOLVED_NOTE.at(place, label=label, hint=nearest.hint(label))
            elif reference is without_colon[label]:
                yield UNRESOLVED_NOTE.at(place, "without-colon", label=label)


def _begins_line(body: Markdown, reference: NoteReference) -> bool:
    """Whether a reference begins a line and text follows it, as where the colon of a footnote was forgotten."""
    is_first = reference.start == 0 or body.text[reference.start - 1] == "\n"
    return is_first and body.text[reference.end : reference.end + 1] == " "


def unused_note(facts: Facts) -> Iterator[Problem]:
    for path, body in facts.pages:
        used = {reference.label for reference in body.note_references}
        for note in body.note_definitions:
            if note.label not in used:
                yield UNUSED_NOTE.at(facts.place(path, body, note.start), label=note.label)


def duplicate_note(facts: Facts) -> Iterator[Problem]:
    for path, body in facts.pages:
        first: dict[str, int] = {}
        for note in body.note_definitions:
            if note.label in first:
                line = facts.place(path, body, first[note.label]).line
                yield DUPLICATE_NOTE.at(facts.place(path, body, note.start), label=note.label, line=line)
            first.setdefault(note.label, note.start)
