"""The events of MkDocs: each hands its values to a free function."""

from __future__ import annotations

import logging
import os
from pathlib import Path
from typing import Any, Literal

from markupsafe import Markup
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, MkDocsException, PluginError
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from briefsite.fast import is_used
from briefsite.fast.cache import Memo
from briefsite.fast.cache.second_try import begin_again
from briefsite.fast.garbage_collection import look_no_more, look_seldom
from briefsite.finish import finish
from briefsite.finish.search import SearchError
from briefsite.hosts.mkdocs.build import Build
from briefsite.hosts.mkdocs.dates import date_pages
from briefsite.hosts.mkdocs.early_pages import Finished
from briefsite.hosts.mkdocs.pages import (
    begin_pages,
    begin_search,
    finished,
    finishing_templates,
    prepare,
    safe_content,
)
from briefsite.hosts.mkdocs.theme import Theme
from briefsite.hosts.report.unexpected import told
from briefsite.hosts.serve.live import keep_served, serving_of
from briefsite.hosts.serve.port import PortError
from briefsite.hosts.serve.serving import Serving, let_go
from briefsite.read.paths import SEARCH, address_of
from briefsite.read.publication import MomentError
from briefsite.render import is_worth_packing
from csl import StyleError

log = logging.getLogger("mkdocs.plugins.briefsite")

_OF_PAGES = ("page_read_source", "pre_page", "page_markdown", "page_content", "page_context", "post_page")


class BriefsitePlugin(BasePlugin):  # type: ignore[no-untyped-call,type-arg]
    """Checks the project, and hands its pages to MkDocs."""

    serving: Serving | None = None
    """What is kept while the site is served; None where it will be published."""
    build: Build
    memos: tuple[Memo, ...] = ()
    """What remembers in this build: also for what ends it when all else of it is let go of."""

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool = False) -> None:
        """Remember whether the site is served (`serve`) or will be published (`build`)."""
        if not os.environ.get("SOURCE_DATE_EPOCH", "-").strip():
            del os.environ["SOURCE_DATE_EPOCH"]  # to us it is as good as none, to MkDocs no number
        self.serving = serving_of(command, dirty, log)
        look_seldom()

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Read, check and link everything, before MkDocs clears the last site."""
        try:
            self.build = Build(config, self.serving, log)
            self.memos = (self.build.memo,)
            self.build.read(self.serving, log)
        except StyleError as error:
            raise PluginError(f"A citation style cannot be used, so nothing was built: {error}") from None
        except (MomentError, PortError) as error:
            raise PluginError(str(error)) from None
        return config

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Add every generated page and file, and what lies beside the briefs."""
        self.build.add_files(files, with_text=not self._is_alone(config))
        return files

    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:
        """Render the Markdown of pages written by hand."""
        self.build.navigation = nav
        if self._is_alone(config):
            begin_pages(self.build, files)
        return nav

    def on_env(self, env: Any, *, config: MkDocsConfig, files: Files) -> Any:
        """Date pages, and let templates escape: MkDocs does not, so a title could end the element it stands in."""
        env.autoescape = True
        env.globals["theme"] = Theme(env, self.build.shown, self.build.options.words)
        env.globals["search_page"] = address_of(SEARCH, config.use_directory_urls)
        if self.serving is not None:
            env.bytecode_cache = self.serving.templates
        config.copyright = Markup(config.copyright or "")
        date_pages(files.documentation_pages(), self.build.site.plans)
        self.build.trace_pages(files)
        begin_search(self.build, is_served=self.serving is not None)
        if self._is_alone(config):
            return finishing_templates(self.build, env, files)
        self.build.site.settle()
        return env

    def on_page_content(self, html: str, *, page: Page, **_: Any) -> str:
        """Keep of a page's text what cannot harm who reads it, and give its pictures their size."""
        return safe_content(self.build, html, page)

    @event_priority(-100)  # behind other plugins, which expect plain text
    def on_page_context(self, context: Any, *, page: Page, **_: Any) -> Any:
        """Tell templates, which escape, what of the page is HTML already."""
        prepare(page)
        return context

    def on_post_page(self, output: str, *, page: Page, **_: Any) -> str:
        """Finish the page."""
        return output if isinstance(output, Finished) else finished(self.build, output, page)

    def on_post_template(self, output_content: str, *, template_name: str, **_: Any) -> str:
        """Pages that the theme makes, such as the one for what is not found, are finished too, but not searched."""
        front = {**self.build.of_all_pages, "search": {"exclude": True}}
        return finish(output_content, front) if template_name.endswith(".html") else output_content

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Keep what was computed for the next build, and make the search, for which an editor's pages do not wait."""
        build, memo = self.build, self.build.memo
        if self.serving is not None:
            self.serving.took(Path(config.site_dir), build.sources)
            self.serving.finish_later(memo.save, vars(build))
            return
        search = build.search
        assert search is not None
        if is_worth_packing(build.site.corpus.briefs):
            memo.save()
            let_go(vars(build))  # the index needs the room
        try:
            search.finish(meanwhile=memo.save)
        except SearchError as error:
            memo.save()
            raise PluginError(f"The site was not built: {error}") from None
        look_no_more()

    def on_build_error(self, *, error: Exception) -> None:
        """Say in one message what ended the build, where it is nothing that MkDocs says in one itself."""
        if not isinstance(error, MkDocsException | OSError | MemoryError) and self.serving is None:
            begin_again(self.memos, log)
        if not isinstance(error, MkDocsException) and not (self.serving and self.serving.is_shown):
            log.error(f"The site was not built: {told(error)}")
            raise Abort("Aborted.")

    def on_serve(self, server: Any, **_: Any) -> Any:
        """Let the editor see a change as soon as it is saved, and the last good site whatever becomes of a build."""
        if self.serving is not None:
            keep_served(server, self.serving, log)
        return server

    def on_shutdown(self) -> None:
        """Leave nothing of a site that was served."""
        if self.serving is not None:
            self.serving.forget()

    def _is_alone(self, config: MkDocsConfig) -> bool:
        """Whether no other plugin has a say in a page; else, and without what is quick, pages are left to MkDocs."""
        if not is_used():
            return False
        every = (method for event in _OF_PAGES for method in config.plugins.events[event])
        return all(getattr(method, "__self__", None) is self for method in every)
