"""Rules on an author's own footnotes."""

from __future__ import annotations

from collections.abc import Iterator

from briefsite.check.facts import Facts
from briefsite.check.rule import Finding, rule
from briefsite.model import Markdown, NoteReference
from briefsite.model.nearest import Nearest
from briefsite.read.markdown import is_label


@rule(
    "unresolved-note",
    meaning="A footnote reference has no footnote: its `[^label]` would stand in the text as it is.",
    example="no footnote `[^wy]: …` in this file; did you mean `why`?",
    mend="Correct the label, or write the footnote in a line of its own: `[^label]: text`.",
)
def unresolved_note(facts: Facts) -> Iterator[Finding]:
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
            label = reference.label
            if label not in without_colon:
                nearest = nearest or Nearest(defined)
                yield facts.place(path, body, reference.start), _no_footnote(label, nearest.hint(label))
            elif reference is without_colon[label]:
                message = f"; if this is it, a colon is missing: write `[^{label}]: ` before its text"
                yield facts.place(path, body, reference.start), _no_footnote(label, message)


def _no_footnote(label: str, hint: str) -> str:
    return f"no footnote `[^{label}]: …` in this file{hint}"


def _begins_line(body: Markdown, reference: NoteReference) -> bool:
    """Whether a reference begins a line and text follows it, as where the colon of a footnote was forgotten."""
    is_first = reference.start == 0 or body.text[reference.start - 1] == "\n"
    return is_first and body.text[reference.end : reference.end + 1] == " "


@rule(
    "unused-note",
    meaning="A footnote is written and nothing refers to it: no reader would see it.",
    example="nothing refers to the footnote `[^alone]`",
    mend="Put `[^label]` where the footnote belongs, or delete the footnote.",
)
def unused_note(facts: Facts) -> Iterator[Finding]:
    for path, body in facts.pages:
        used = {reference.label for reference in body.note_references}
        for note in body.note_definitions:
            if note.label not in used:
                yield facts.place(path, body, note.start), f"nothing refers to the footnote `[^{note.label}]`"


@rule(
    "duplicate-note",
    meaning="Two footnotes of a file have one label: readers would see only one of them.",
    example="a second footnote `[^why]`; the first stands in line 13",
    mend="Give one of them another label, in its reference too.",
)
def duplicate_note(facts: Facts) -> Iterator[Finding]:
    for path, body in facts.pages:
        first: dict[str, int] = {}
        for note in body.note_definitions:
            if note.label in first:
                line = facts.place(path, body, first[note.label]).line
                message = f"a second footnote `[^{note.label}]`; the first stands in line {line}"
                yield facts.place(path, body, note.start), message
            first.setdefault(note.label, note.start)
