"""One of the two states of a project that a preview compares: read, parsed and checked."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from briefsite.check import check_project
from briefsite.fast.cache import digest_files
from briefsite.model import Bibliography, Brief, Problem, Project, TextFile
from briefsite.pipeline import project_in, published
from briefsite.read.files import read_text


@dataclass(frozen=True, slots=True)
class Side:
    """A project with its problems, and the lines they stand on. `public`: slugs of what readers see."""

    project: Project
    problems: tuple[Problem, ...] = ()
    lines: Mapping[tuple[str, int], str] = field(default_factory=dict)
    public: frozenset[str] = frozenset()
    styles: Mapping[str, bytes] = field(default_factory=dict)
    """What the citation styles in styles/ say, each in short."""

    @property
    def briefs(self) -> dict[str, Brief]:
        """Every brief by its slug."""
        return {brief.slug: brief for brief in self.project.briefs}


EMPTY = Side(Project((), Bibliography({}), {}, {}))
"""What there was before the first commit."""


def read_side(root: Path, now: dt.datetime) -> Side:
    """Read, parse and check the project in a folder, as it is for readers at the moment `now`."""
    project = project_in(root)
    problems = check_project(project, now=now)
    public = frozenset(brief.slug for brief in published(project.briefs, now))
    styles = {path.stem: digest_files([path]) for path in sorted((root / "styles").glob("*.csl"))}
    return Side(project, problems, _lines(root, problems), public, styles)


def _lines(root: Path, problems: tuple[Problem, ...]) -> dict[tuple[str, int], str]:
    found: dict[tuple[str, int], str] = {}
    for path in {problem.place.path for problem in problems}:
        file = read_text(root, path)
        if isinstance(file, TextFile):
            lines = file.text.split("\n")
            wanted = {problem.place.line for problem in problems if problem.place.path == path}
            found.update({(path, line): lines[line - 1].strip() for line in wanted if line <= len(lines)})
    return found
