"""A build of MkDocs from its beginning to its first page: the project is read, checked and linked."""

from __future__ import annotations

import datetime as dt
import logging
import os
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, Files, set_exclusions
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils import get_relative_url
from msgspec.structs import replace

from briefsite.check import check_project
from briefsite.cite import Styles
from briefsite.fast.cache import FOLDER, Memo
from briefsite.finish.books.downloads import book_downloads
from briefsite.finish.policy import Policy
from briefsite.hosts.mkdocs.downloads import DownloadFile, finished_in
from briefsite.hosts.mkdocs.files import (
    add_generated,
    drop_foreign,
    loops,
    pictures,
    put_file,
    sources_of_pages,
)
from briefsite.hosts.mkdocs.looks import ShownLooks, add_sheet, load_sheet, shown_looks
from briefsite.hosts.mkdocs.page_links import Targets
from briefsite.hosts.mkdocs.pictures import Pictures
from briefsite.hosts.mkdocs.repeated_warnings import leave_out_repeated
from briefsite.hosts.mkdocs.settings import complete
from briefsite.hosts.mkdocs.theme_assets import shorten_assets
from briefsite.hosts.report.log import write_to
from briefsite.hosts.search import Search
from briefsite.hosts.serve.live import begin_build
from briefsite.hosts.serve.port import PortError
from briefsite.hosts.serve.serving import Serving, briefs_to_show
from briefsite.model import Level, Options, Problem, Project
from briefsite.model.looks import Looks
from briefsite.model.pictures import Picture
from briefsite.pipeline import Site, begin_site, project_in, with_history
from briefsite.read.configuration import read_configuration
from briefsite.read.options import OFFLINE, for_disk, options_of
from briefsite.read.plugin_setting import plugin_problems
from briefsite.read.publication import MomentError, moment
from briefsite.read.versions import HistoryError
from briefsite.render.downloads import Download
from briefsite.wording import words
from briefsite.wording.sections import Menu
from csl import StyleError


class Build:
    """What a build has made so far. Its attributes are let go of, as a whole, when it is over."""

    site: Site
    looks: Looks
    targets: Targets
    navigation: Navigation
    sources: Mapping[str, str]
    """The file in which an editor would change a page, by the path of the page on the site."""
    search: Search | None
    generated: frozenset[str]
    """The paths of pages that are generated."""
    kept_texts: dict[str, tuple[str, dict[str, Any]]]
    """Of such pages, while other plugins have them: their Markdown and front matter, by path."""

    def __init__(self, config: MkDocsConfig, serving: Serving | None, log: logging.Logger) -> None:
        """Begin a build, of a site that is served or of one that will be published (`serving` is None)."""
        self.config = config
        self.root = Path(config.config_file_path).parent
        self.pages: list[Page] = []
        self._pictures = Pictures({})
        self.generated, self.kept_texts = frozenset(), {}
        self.downloads: tuple[DownloadFile, ...] = ()
        self.downloads_by_path: dict[str, DownloadFile] = {}
        if serving is not None:
            try:
                begin_build(serving, config, self.root, vars(self), log)
            except PortError as error:
                raise PluginError(str(error)) from None
        self.memo = Memo(self.root / FOLDER, serving.memory_cache if serving else None)

    def read(self, serving: Serving | None, log: logging.Logger) -> None:
        """Read, check and link everything, before MkDocs clears the last site. Raises PluginError, StyleError and more.

        Nothing is built of a project with errors where a build is strict.
        """
        configuration = read_configuration(self.root, Path(self.config.config_file_path).name)
        if wrong := configuration.problems or plugin_problems(self.root, configuration):
            raise PluginError(wrong[0].without_level)
        options, option_problems = options_of(dict(self.config), configuration.places)
        if os.environ.get(OFFLINE):
            options = for_disk(options, configuration.values)
        complete(self.config)
        contents = serving.contents if serving else None
        project = project_in(self.root, options, self.memo, contents, configuration)
        project, styles = serving.with_last_good(project) if serving else (project, Styles(self.root / "styles"))
        begin = partial(begin_site, styles=styles, memo=self.memo)
        begun = now = None
        with suppress(MomentError):  # it is met again below, when all problems have been named
            now = moment(os.environ)
            if serving is None:
                project, briefs = self._with_history(project, now, log), briefs_to_show(project, (), os.environ, None)
                begun = begin(project, briefs=briefs)  # other cores link them during the check
        problems = check_project(replace(project, problems=(*option_problems, *project.problems)), self.memo, now)
        (serving.problem_log.say if serving else partial(write_to, log))(problems)
        leave_out_repeated(problems)
        _refuse(self.config, problems, is_served=serving is not None)
        briefs = briefs_to_show(project, problems, os.environ, serving) if begun is None else ()
        needed = project if serving is None else serving.with_needs(project)
        self.looks = project.looks
        load_sheet(self.config, self.looks)
        self.site = (begun or begin(needed, briefs=briefs))()

    def _with_history(self, project: Project, now: dt.datetime, log: logging.Logger) -> Project:
        """The project with earlier versions. A preview has none: of what it compares with it knows no history."""
        if os.environ.get("BRIEFSITE_PREVIEW"):
            return project
        with_versions, why_none = with_history(project, self.root, now, self.memo)
        if why_none:
            log.info(why_none)
        return with_versions

    def add_files(self, files: Files, log: logging.Logger, *, with_text: bool, with_copies: bool) -> None:
        """Add every generated page and file, and what lies beside the briefs; pages without their text, if they are
        made only when they are written; the smaller copies of pictures, where no editor waits for them.
        """
        generated = partial(File.generated, self.config)
        drop_foreign(files, self.config.docs_dir, self.root)
        self.generated = frozenset(plan.path for plan in self.site.plans)
        add_generated(files, generated, self.site, self.root, with_text=with_text)
        site = Path(self.config.site_dir)
        downloads = (
            *self.site.downloads,
            *book_downloads(self.site.books, finished_in(site)),
            *(self._offprints() if self.site.offprints else ()),
        )
        self.downloads = tuple(DownloadFile.of(each, self.config, self.root) for each in downloads)
        self.downloads_by_path = {file.download.path: file for file in self.downloads}
        for file in self.downloads:
            put_file(files, file)
        add_sheet(files, generated, self.looks)
        shorten_assets(files, generated)
        set_exclusions(files, self.config)
        self._pictures = Pictures(pictures(files, self.root))
        if with_copies:
            published = [file.dest_uri for file in files.media_files() if file.inclusion.is_included()]  # type: ignore[no-untyped-call]
            for path, content in self._pictures.make_copies(published, self.memo, log):
                files.append(generated(path, content=content))
        self.targets = Targets(get_relative_url)

    def _offprints(self) -> Iterable[Download]:
        # Imported here: a site without offprints is built as fast as if there were none.
        from briefsite.hosts.offprints import offprints

        pretty = self.config.use_directory_urls
        return offprints(self.site.offprints, Path(self.config.site_dir), directory_urls=pretty)

    def trace_pages(self, files: Files) -> None:
        """Learn in which file an editor would change each page."""
        self.sources = sources_of_pages(files, self.site, self.config.docs_dir, self.root)

    def picture_of(self, address: str) -> Picture | None:
        """The picture at an address of the site."""
        return self._pictures.picture_of(address)

    @property
    def shown_looks(self) -> ShownLooks:
        """What pages show of the publication's looks."""
        has_feed = bool(self.options.site_url and self.site.corpus.briefs)
        return shown_looks(self.looks, self.options, self.picture_of, has_feed=has_feed)

    @property
    def options(self) -> Options:
        """Those of the publication."""
        return self.site.corpus.options

    @property
    def language(self) -> str:
        """The publication's language, in which pages are that name none."""
        return self.options.language

    @property
    def menu(self) -> Menu:
        """What the publication calls the entries of its menu."""
        return words(self.language, self.options.words).menu

    @property
    def policy(self) -> Policy:
        """What pages may load."""
        scripts, sheets = map(str, self.config.extra_javascript), map(str, self.config.extra_css)
        return Policy.of(self.options.frames, scripts, sheets)

    @property
    def of_all_pages(self) -> Mapping[str, object]:
        """What the steps of `finish` are told of every page."""
        return {"language": self.language, "words": self.options.words, "policy": self.policy}

    @property
    def page_memo(self) -> Memo:
        """What remembers pages. Snippets come from files that no page names: with them nothing can be known."""
        return Memo() if any("snippets" in name for name in self.config.markdown_extensions) else self.memo


def read_project(build: Build, serving: Serving | None, log: logging.Logger) -> None:
    """Let a build read, check and link everything. Raises PluginError for all that an editor or a machine can mend."""
    try:
        build.read(serving, log)
    except StyleError as error:
        raise PluginError(f"A citation style cannot be used, so nothing was built: {error}") from None
    except (MomentError, HistoryError) as error:
        raise PluginError(str(error)) from None


def _refuse(config: MkDocsConfig, problems: Sequence[Problem], *, is_served: bool) -> None:
    """Raise PluginError for what cannot be built, or not published."""
    if any(problem.level is Level.ERROR for problem in problems) and config.strict and not is_served:
        raise PluginError("Nothing was built, and the last site was left as it is. Mend the errors above.")
    for path in loops(Path(config.docs_dir)):
        raise PluginError(f"`{path}` in {config.docs_dir} is a link to a folder there; put the folder itself here.")
