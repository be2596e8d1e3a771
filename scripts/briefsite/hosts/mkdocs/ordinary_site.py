"""An ordinary site of MkDocs: what its pages cite is put in, all sources get a page, and nothing else changes."""

from __future__ import annotations

import json
import logging
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import event_priority
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page
from mkdocs.utils import meta

from briefsite.check.citing_pages import check_citing_pages
from briefsite.cite import Styles
from briefsite.fast.cache import FOLDER, Memo
from briefsite.fast.garbage_collection import look_no_more, look_seldom
from briefsite.hosts.mkdocs.internals import watch_what_may_come
from briefsite.hosts.mkdocs.menu_titles import titles_in_menu
from briefsite.hosts.report.formats import safe
from briefsite.hosts.report.gathered import gathered
from briefsite.model import Document, Level, Options, Problem, Project, TextFile
from briefsite.ordinary_pipeline import CitingSite, cite_pages
from briefsite.read.bibliographies import bibliography_files
from briefsite.read.configuration import Configuration
from briefsite.read.ordinary_project import language_of, ordinary_project
from briefsite.read.ordinary_site import citing_options
from briefsite.read.page import front_places, page_of
from briefsite.render.markup import Page as MadePage
from csl import StyleError

_USUAL_PLACE = "///Footnotes Go Here///"
"""Where Python-Markdown puts notes if a page says so (the default of its `footnotes`)."""
_WITH_OTHERS = frozenset(("extra", "markdown.extensions.extra"))
_IN_FRONT = frozenset(("citation_style", "nocite"))
"""What of the front matter concerns citations, and may be wrong."""
_MAY_CITE = ("@", "bibliography", "nocite")
"""A page without any of these cites nothing."""


class OrdinarySite:
    """The events of MkDocs that concern what pages cite."""

    def __init__(self, configuration: Configuration, log: logging.Logger) -> None:
        self._configuration = configuration
        self._log = log
        self._texts: Mapping[str, str] = {}
        self._written: dict[str, str] = {}
        self._titles: Mapping[str, str] = {}
        """What the menu calls pages, by their paths."""

    def on_startup(self, **_: Any) -> None:
        """Let Python look seldom for values that only hold one another: MkDocs makes next to none."""
        look_seldom()

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Let what pages cite be watched while the site is served."""
        self._options, self._wrong = citing_options(self._configuration)
        self._root = Path(config.config_file_path).parent
        self._memo = Memo(self._root / FOLDER, is_shared=False)  # other plugins may not be made for other processes
        self._files = bibliography_files(self._root, self._options)
        paths = (*self._files, self._options.folder, self._options.styles)
        self._watched = tuple(str(self._root / path) for path in paths if path)
        config.watch += [path for path in self._watched if Path(path).exists() and path not in config.watch]
        return config

    def on_serve(self, server: LiveReloadServer, **_: Any) -> LiveReloadServer:
        """Let what is not there yet be watched too, such as a bibliography that is still to be exported."""
        watch_what_may_come(server, [path for path in self._watched if not Path(path).exists()])
        return server

    @event_priority(-100)  # behind plugins that add pages
    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Read, check, link and format what pages cite, and add the pages of all sources. Raises PluginError."""
        self._titles = titles_in_menu(config.nav)
        pages = [page for file in files.documentation_pages() if (page := self._page(file, config)) is not None]
        site = _options(self._options.style, self._options.levels, config)
        citing = self._options, self._wrong
        project = ordinary_project(self._root, self._configuration, citing, pages, site, self._memo)
        self._say(check_citing_pages(project))
        self._texts = {}
        if not project.citing_pages:
            return files
        try:
            cited = self._cited(project)
        except StyleError as error:
            why = str(error).replace(f"{self._root}{os.sep}", "")  # whoever reads the log need not know where it is
            raise PluginError(f"A citation style cannot be used, so nothing was built: {why}") from None
        self._texts = cited.pages
        self._written = {page.page: page.body.text[page.body.body_start :] for page in project.citing_documents}
        _add_sources(files, cited, config)
        if cited.writes_notes and not _is_on(config, "footnotes"):
            config.markdown_extensions.append("footnotes")
        return files

    @event_priority(100)  # before other plugins: the places of citations are those in the file
    def on_page_markdown(self, markdown: str, *, page: Page, **_: Any) -> str:
        """The text of a page with what it cites."""
        path = page.file.src_uri
        if path not in self._texts:
            return markdown
        if markdown.strip() != self._written[path].strip():
            self._log.warning(
                f"{path}: another plugin has changed the text before its citations were put in, so they stay as typed;"
                " name `briefsite` first in `plugins`"
            )
            return markdown
        return self._texts[path]

    def on_post_build(self, **_: Any) -> None:
        """Keep what was made for the next build."""
        if self._texts:  # a site that cites nothing is left nothing
            self._memo.save()
        look_no_more()

    def _cited(self, project: Project) -> CitingSite:
        styles = Styles(self._root / self._options.styles)
        try:
            return cite_pages(project, styles, self._memo)
        except StyleError:
            raise
        except Exception:
            if not self._memo.give_up():  # else something that was kept was not what it should be
                raise
        self._memo = Memo(is_shared=False)
        return cite_pages(project, styles, self._memo)

    def _page(self, file: File, config: MkDocsConfig) -> Document | None:
        try:
            text = file.content_string
        except (OSError, ValueError):
            return None  # MkDocs says so when it reads it
        if not any(sign in text for sign in _MAY_CITE):
            return None
        body, values = meta.get_data(text)
        start = len(text) - len(body) if text.endswith(body) else 0
        shown = os.path.relpath(file.abs_src_path, self._root) if file.abs_src_path else file.src_uri
        read, path = TextFile(Path(shown).as_posix(), text), file.src_uri
        places = {} if _IN_FRONT.isdisjoint(values) else front_places(read)
        values |= {"title": title} if (title := self._titles.get(path)) else {}
        return page_of(read, path, start, values, _language(config), places, self._options.commands)

    def _say(self, problems: tuple[Problem, ...]) -> None:
        """Errors fail `--strict`; of all else a builder is told."""
        levels = {Level.ERROR: logging.ERROR, Level.WARNING: logging.INFO, Level.HINT: logging.DEBUG}
        for problem in gathered(problems):
            is_error = problem.level is Level.ERROR  # of which alone the log says the level
            self._log.log(levels[problem.level], "%s", safe(problem.without_level if is_error else str(problem)))


def _options(style: str, levels: Mapping[str, Level], config: MkDocsConfig) -> Options:
    notes = config.mdx_configs.get("footnotes") or {}
    return Options(
        citation_style=style,
        site_name=config.site_name,
        language=_language(config),
        directory_urls=config.use_directory_urls,
        levels=levels,
        notes_place=notes.get("PLACE_MARKER") or _USUAL_PLACE,
        has_attributes=_is_on(config, "attr_list"),
        has_html_lists=True,
    )


def _is_on(config: MkDocsConfig, extension: str) -> bool:
    """Whether an extension of Markdown is on, by itself or with others."""
    names = {extension, f"markdown.extensions.{extension}"}
    return not (names | _WITH_OTHERS).isdisjoint(config.markdown_extensions)


def _language(config: MkDocsConfig) -> str:
    """The language of the theme: Material names it `language`, those of MkDocs `locale`."""
    return language_of(config.theme.get("language") or config.theme.get("locale"))


def _add_sources(files: Files, site: CitingSite, config: MkDocsConfig) -> None:
    """Add the pages of all sources; a menu has them where `nav` names them. Raises PluginError for an address taken."""
    for page in site.sources:
        file = File.generated(config, page.path, content=_text(page), inclusion=InclusionLevel.NOT_IN_NAV)
        taken = next((other for other in files if other.dest_uri == file.dest_uri), None)
        if taken is not None:
            raise PluginError(f"`{taken.src_uri}` stands at the address of the list of all sources: rename it.")
        files.append(file)


def _text(page: MadePage) -> str:
    lines = "".join(f"{key}: {json.dumps(page.front[key], ensure_ascii=False)}\n" for key in ("title", "description"))
    return f"---\n{lines}---\n\n{page.markdown}"
