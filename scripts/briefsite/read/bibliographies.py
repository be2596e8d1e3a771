"""The bibliography of an ordinary site: one file, several, or all in a folder, as one."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

from briefsite.model import Bibliography, Problem, Reference
from briefsite.model.memory import Memory, NoMemory
from briefsite.model.rules.bibliography import DUPLICATE_KEY
from briefsite.model.rules.files import UNREADABLE_FILE
from briefsite.read.conflicts import conflicts_in
from briefsite.read.files import list_files, read_text
from briefsite.read.ordinary_site import CitingOptions
from briefsite.read.sources_file import AS_LINES, READING_SOURCES, SourcesFile, parse_sources

ENDING = ".bib"


def bibliography_files(root: Path, options: CitingOptions) -> tuple[str, ...]:
    """The files of the bibliography, by their paths from the root."""
    found = list_files(root, options.folder) if options.folder else ()
    return (*options.bibliographies, *(path for path in found if path.endswith(ENDING)))


def read_bibliographies(root: Path, files: Iterable[str], memo: Memory | None = None) -> Bibliography:
    """The entries of all files. Of two with one key that of the first file counts, and the other is a problem.

    A file that `memo` remembers is not parsed again.
    """
    references: dict[str, Reference] = {}
    problems: list[Problem] = []
    paths = tuple(files)
    for path in paths:
        file = read_text(root, path)
        if isinstance(file, Problem):
            problems.append(_needed(root, path, file))
            continue
        (found,) = (memo or NoMemory()).map(READING_SOURCES, parse_sources, [SourcesFile(file, "")], AS_LINES)
        problems += (*conflicts_in(file), *found.problems)
        for key, reference in found.references.items():
            first = references.setdefault(key, reference)
            if first is not reference and first.csl_text != reference.csl_text:
                problems.append(DUPLICATE_KEY.at(reference.place, "elsewhere", key=key, first=str(first.place)))
    name = paths[0] if len(paths) == 1 else f"{', '.join(paths[:-1])} or {paths[-1]}" if paths else "a bibliography"
    return Bibliography(references, tuple(problems), name)


def _needed(root: Path, path: str, problem: Problem) -> Problem:
    """What is said of a bibliography that cannot be read: of one that is not there, how to have one."""
    if os.path.lexists(root / path):
        return problem
    return UNREADABLE_FILE.at(problem.place, "no-bibliography", path=path)
