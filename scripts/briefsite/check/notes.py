"""Rules on an author's own footnotes."""

from __future__ import annotations

from collections.abc import Iterator

from briefsite.check.facts import Facts
from briefsite.check.rule import Finding, rule
from briefsite.markdown import is_label
from briefsite.nearest import Nearest


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
        for reference in body.note_references:
            if reference.content is None and reference.label not in defined and is_label(reference.label):
                nearest = nearest or Nearest(defined)
                message = f"no footnote `[^{reference.label}]: …` in this file{nearest.hint(reference.label)}"
                yield facts.place(path, body, reference.start), message


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
