"""What an import says when it is done: what it did, and what it could not know. Values, and their text."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum

from msgspec import Struct

from briefsite.model import Problem


class Part(StrEnum):
    """The parts of a report, by their headings, in their order."""

    DONE = "Done"
    COMPARE = "Compare with your document"
    UNKNOWN = "Could not be known: look at each"
    LOST = "Not taken over as it was"
    COMMENTS = "Comments in the document"


class Finding(Struct, frozen=True):
    """Something to say of the import: where in the document, and the text of the brief in which it stands."""

    part: Part
    what: str
    where: str = ""
    passage: str = ""
    """A text of the brief, whose line is named; empty where none is meant."""


class Entry(Struct, frozen=True):
    """An entry for a source that a text names and sources.bib has not, ready to be taken over."""

    where: str
    text: str


def as_text(
    path: str, brief: str, findings: Sequence[Finding], entries: Sequence[Entry], problems: Sequence[Problem]
) -> str:
    """The report on the brief at `path`, in plain words; `problems` are those that the project's check names."""
    parts = [_part(part.value, [_line(path, brief, of) for of in findings if of.part is part]) for part in Part]
    parts.append(_entries(entries))
    parts.append(_part("What the check says", [str(problem) for problem in problems]))
    return "\n".join(filter(None, parts))


def _line(path: str, brief: str, finding: Finding) -> str:
    at = brief.find(finding.passage) if finding.passage else -1
    at += finding.passage[:1] == "\n"
    line = f" ({path}:{brief.count(chr(10), 0, at) + 1})" if finding.passage and at >= 0 else ""
    where = f"{finding.where}{line}: " if finding.where or line else ""
    return f"{where.lstrip()}{finding.what}"


def _part(heading: str, lines: Sequence[str]) -> str:
    if not lines:
        return ""
    return "\n".join((f"{heading}:", *(f"  - {_indented(line, 4)}" for line in dict.fromkeys(lines)), ""))


def _entries(entries: Sequence[Entry]) -> str:
    if not entries:
        return ""
    heading = (
        "Entries for sources that the text names and sources.bib has not, as far as they could be read. Compare them,\n"
        "and put them into sources.bib; those that are no guess are taken up by `--new-sources`:"
    )
    return "\n".join((heading, *(f"\n  {of.where}:\n\n    {_indented(of.text.strip(), 4)}" for of in entries), ""))


def _indented(text: str, by: int) -> str:
    return text.replace("\n", "\n" + " " * by)
