"""What is kept while `mkdocs serve` runs, and which briefs an editor or a reader is shown."""

from __future__ import annotations

import gc
from collections.abc import Mapping, Sequence

from jinja2 import BytecodeCache
from jinja2.bccache import Bucket

from briefsite.build import last_good, published
from briefsite.model import Brief, Level, Problem, Project
from briefsite.publication import marked, moment

TIDY_EVERY = 5
"""Builds; each leaves some 170 MB of a thousand briefs, but the build after it takes longer."""


class Serving:
    """What `mkdocs serve` keeps between two builds: the last good version of each brief, by path, and templates."""

    def __init__(self) -> None:
        self.briefs: dict[str, Brief] = {}
        self.templates = CompiledTemplates()
        self._builds = 0

    def tidy(self) -> None:
        """Now and then free what builds before this one have left that holds itself: to look for it takes a while."""
        self._builds += 1
        if self._builds % TIDY_EVERY == 0:
            gc.collect()


class CompiledTemplates(BytecodeCache):
    """Templates that were compiled for the build before. In memory only: what lies in a file is never executed."""

    def __init__(self) -> None:
        self._compiled: dict[str, bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Give a template what was compiled of it, if its text is the same."""
        if bucket.key in self._compiled:
            bucket.bytecode_from_string(self._compiled[bucket.key])

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep what a template was compiled to."""
        self._compiled[bucket.key] = bucket.bytecode_to_string()


def briefs_to_show(
    project: Project, problems: Sequence[Problem], environment: Mapping[str, str], serving: Serving | None
) -> tuple[Brief, ...]:
    """To readers what is published; to an editor everything, and the last good text of what is broken.

    In a preview (the environment variable BRIEFSITE_PREVIEW), everything: drafts and briefs under embargo too. Raises
    MomentError where SOURCE_DATE_EPOCH is no time.
    """
    now = moment(environment)
    if environment.get("BRIEFSITE_PREVIEW"):
        return marked(project.briefs, now)
    if serving is None:
        return published(project.briefs, now)
    briefs = marked(last_good(project, problems, serving.briefs), now)
    broken = {problem.place.path for problem in problems if problem.level is Level.ERROR}
    serving.briefs.update({brief.path: brief for brief in project.briefs if brief.path not in broken})
    return briefs
