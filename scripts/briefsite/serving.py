"""What is kept while `mkdocs serve` runs, and which briefs an editor or a reader is shown."""

from __future__ import annotations

import gc
import threading
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from jinja2 import BytecodeCache
from jinja2.bccache import Bucket

from briefsite.build import last_good, published
from briefsite.cache import Held
from briefsite.model import Brief, Level, Problem, Project
from briefsite.publication import marked, moment
from briefsite.read import Remembered

FREE_AFTER = 0.7
"""Seconds after a build: by then the page is on the editor's screen."""


class Serving:
    """What `mkdocs serve` keeps between two builds.

    The last good version of each brief, by path; results of the last build; what files hold; templates.
    """

    def __init__(self) -> None:
        self.briefs: dict[str, Brief] = {}
        self.held = Held()
        self.contents = Remembered()
        self.templates = CompiledTemplates()

    def finish_later(self, save: Callable[[], None], values: dict[str, Any]) -> None:
        """When the editor sees the page, save what is new, and `let_go`; and of what else is left in circles."""
        held = {**values}
        values.clear()

        def free() -> None:
            save()
            let_go(held)
            gc.collect()

        timer = threading.Timer(FREE_AFTER, free)
        timer.daemon = True
        timer.start()


def let_go(values: dict[str, Any]) -> None:
    """Free what a finished build has made (170 MB of a thousand briefs); `pages` among the values are the host's.

    Its configuration and its pages hold themselves. What hangs on them would stay until Python looks for such circles,
    through all of it, in the middle of a later build.
    """
    for page in values.pop("pages", ()):
        vars(page).clear()
    values.clear()


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
