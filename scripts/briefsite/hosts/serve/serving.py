"""What is kept while a site is served, and which briefs an editor or a reader is shown."""

from __future__ import annotations

import logging
import shutil
import socket
import tempfile
import threading
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import Any

import msgspec

from briefsite.cite import Styles
from briefsite.fast.cache import FOLDER, MemoryCache
from briefsite.fast.garbage_collection import look_now
from briefsite.hosts.serve.brief_history import BriefHistory
from briefsite.hosts.serve.compiled_templates import CompiledTemplates
from briefsite.hosts.serve.deferred_search import DeferredSearch
from briefsite.hosts.serve.last_good import LastGood
from briefsite.hosts.serve.missing_pages import explain_missing
from briefsite.hosts.serve.notice import SiteState
from briefsite.hosts.serve.problem_log import ProblemLog
from briefsite.hosts.serve.saved_briefs import SavedBriefs
from briefsite.hosts.serve.served_site import BuiltSite
from briefsite.hosts.serve.watching import ProjectObserver
from briefsite.model import Brief, Level, Problem, Project
from briefsite.pipeline import last_good, published
from briefsite.read.files import Remembered
from briefsite.read.publication import marked, moment

FREE_AFTER = 0.7
"""Seconds after a build: by then the page is on the editor's screen."""


class Serving:
    """What is kept between two builds while a site is served."""

    def __init__(
        self, log: logging.Logger, *, for_readers: bool = False, is_dirty: bool = False, is_followed: bool = True
    ) -> None:
        """With `for_readers` the site is shown as readers see it: only what is published.

        `is_dirty` says that each site is written over the last one, `is_followed` that edits are followed.
        """
        self.settings = Path()
        """The file with the settings, mkdocs.yml."""
        self.for_readers = for_readers
        self.is_dirty = is_dirty
        self.is_followed = is_followed
        self.memory_cache = MemoryCache()
        self.contents = Remembered()
        self.templates = CompiledTemplates()
        self.observer = ProjectObserver()
        self.last_good = LastGood()
        self.listening: socket.socket | None = None
        """Where the site will be served."""
        self.is_shown = False
        """Whether there is a site already, which the next one takes the place of when it is whole."""
        self.built: BuiltSite | None = None
        """The site that was built last, until it is shown."""
        self.problem_log = ProblemLog(log)
        self._briefs: dict[str, Brief] = {}
        self._saved = SavedBriefs()
        self._history = BriefHistory()
        self._search = DeferredSearch(log)
        self._shown_broken: list[Brief] = []
        self._state = SiteState(0.0)
        self.folders: list[Path] = []
        """Those of the sites that were built."""
        self.values: dict[str, Any] = {}
        """What the build that is under way has made."""

    @property
    def root(self) -> Path:
        """The folder of the project."""
        return self.settings.parent

    def with_last_good(self, project: Project) -> tuple[Project, Styles]:
        """The project with what its files last held, where they are broken, and the styles for it."""
        filled = self.last_good.fill(project)
        wanted = {brief.front.citation_style for brief in project.briefs if brief.front.citation_style}
        usual = project.options.citation_style
        return filled, self.last_good.styles(self.root / "styles", wanted, usual, project.styles)

    # What is shown

    def briefs(self, project: Project, problems: Sequence[Problem]) -> tuple[Brief, ...]:
        """The last good text of every brief, the last good states of which are remembered."""
        errors = tuple(problem for problem in problems if problem.level is Level.ERROR)
        broken = {problem.place.path for problem in errors}
        self._saved.take(self.root, project.files, self.contents, broken)
        briefs = last_good(project, problems, self._briefs)
        now = {brief.path: brief.body.text for brief in project.briefs}
        self._shown_broken = [brief for brief in briefs if brief.path in broken]
        old = {brief.path for brief in self._shown_broken if now.get(brief.path) != brief.body.text}
        self._briefs.update({brief.path: brief for brief in project.briefs if brief.path not in broken})
        self._history.take(briefs, project.files)
        saved = {path: self._saved.times[path] for path in sorted(old) if path in self._saved.times}
        self._state = SiteState(time.time(), errors, saved, self.last_good.standing_in)
        return briefs

    def with_needs(self, project: Project) -> Project:
        """The project with all that briefs need which are shown although they have errors."""
        return self.last_good.with_needs(project, self._shown_broken)

    # What is built

    def new_folder(self) -> str:
        """A folder for the next site."""
        self.folders.append(Path(tempfile.mkdtemp(prefix="mkdocs_")))
        return str(self.folders[-1])

    def set_built(
        self,
        folder: Path,
        sources: Mapping[str, str],
        download: Callable[[str], bytes | None],
        *,
        directory_urls: bool,
    ) -> None:
        """A site was built into a folder; `sources` are the files that its pages are made of, by their path in it.

        `download` makes the file at a path that is made only when somebody asks for it.
        """
        addresses: dict[str, str] = {}
        for page, source in sources.items():
            addresses.setdefault(source, page)
        state = msgspec.structs.replace(self._state, addresses=addresses)
        saved = [addresses[path] for path in self._saved.changed if path in addresses]
        why_missing = explain_missing(state, self._history, self._briefs, for_readers=self.for_readers)
        search = self._search.of(folder, self.root / FOLDER / "search", directory_urls=directory_urls)
        followed = saved[0] if len(saved) == 1 else ""
        self.built = BuiltSite(folder, state, sources, why_missing, search, followed, download)

    def finish_later(self, save: Callable[[], None], values: dict[str, Any]) -> None:
        """When the editor sees the page, save what is new, and `let_go`; and of what else is left in circles."""
        attributes = {**values}
        values.clear()

        def free() -> None:
            save()
            let_go(attributes)
            look_now()

        _later(free)

    def forget_later(self, but: Path) -> None:
        """When the editor sees the page, delete the sites that were built until now, but for the one in a folder."""
        _later(partial(self.forget, [folder for folder in self.folders if folder != but]))

    def forget(self, folders: Iterable[Path] | None = None) -> None:
        """Delete sites in folders, by default all."""
        for folder in tuple(self.folders if folders is None else folders):
            shutil.rmtree(folder, ignore_errors=True)
            with suppress(ValueError):
                self.folders.remove(folder)


def _later(do: Callable[[], None]) -> None:
    timer = threading.Timer(FREE_AFTER, do)
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


def briefs_to_show(
    project: Project, problems: Sequence[Problem], environment: Mapping[str, str], serving: Serving | None
) -> tuple[Brief, ...]:
    """To readers what is published; to an editor everything, and the last good text of what is broken.

    In a preview that is built (the environment variable BRIEFSITE_PREVIEW), everything: drafts and embargoes too.
    Raises MomentError where SOURCE_DATE_EPOCH is no time.
    """
    now = moment(environment)
    if serving is None:
        is_preview = environment.get("BRIEFSITE_PREVIEW")
        return marked(project.briefs, now) if is_preview else published(project.briefs, now)
    briefs = serving.briefs(project, problems)
    return published(briefs, now) if serving.for_readers else marked(briefs, now)
