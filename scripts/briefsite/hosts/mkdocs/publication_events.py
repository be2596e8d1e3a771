"""The events of MkDocs, for a publication: each hands its values to a free function."""

from __future__ import annotations

import logging
import os
from pathlib import Path
from typing import Any, Literal

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import CombinedEvent, event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from briefsite.fast.cache import Memo
from briefsite.fast.garbage_collection import look_seldom
from briefsite.hosts.mkdocs import pages
from briefsite.hosts.mkdocs.build import Build, read_project
from briefsite.hosts.mkdocs.end_of_build import end_build, end_without_site
from briefsite.hosts.mkdocs.internals import watched_paths
from briefsite.hosts.mkdocs.kept_texts import give_back_text, keep_text
from briefsite.hosts.mkdocs.last_site import LastSite, may_stay
from briefsite.hosts.mkdocs.menu import lay_out_menu
from briefsite.hosts.mkdocs.navigation import load_menu_sheet
from briefsite.hosts.mkdocs.omitted_pages import leave_out_generated
from briefsite.hosts.mkdocs.other_plugins import OF_MENUS, OF_PAGES, hears_alone
from briefsite.hosts.mkdocs.revision_dates import with_days
from briefsite.hosts.mkdocs.site_page import Finished, make_pages
from briefsite.hosts.serve.live import keep_served, serving_of
from briefsite.hosts.serve.serving import Serving

log = logging.getLogger("mkdocs.plugins.briefsite")


class PublicationEvents:
    """Checks the project, and hands its pages to MkDocs."""

    serving: Serving | None = None
    """What is kept while the site is served; None where it will be published."""
    is_dirty = False
    """Whether MkDocs leaves the last site where it is."""
    build: Build
    last_site: LastSite | None = None
    settings: Path = Path("mkdocs.yml")
    memos: tuple[Memo, ...] = ()
    """What remembers in this build: also for what ends it when all else of it is let go of."""

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool = False) -> None:
        """Remember whether the site is served (`serve`) or will be published (`build`)."""
        if not os.environ.get("SOURCE_DATE_EPOCH", "-").strip():
            del os.environ["SOURCE_DATE_EPOCH"]  # to us it is as good as none, to MkDocs no number
        self.serving, self.is_dirty = serving_of(command, dirty, log), dirty
        look_seldom()

    @event_priority(100)  # before plugins that look for settings which every publication shares
    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Read, check and link everything, before MkDocs clears the last site."""
        self.build = Build(config, self.serving, log)
        self.memos, self.settings = (self.build.memo,), Path(config.config_file_path)
        read_project(self.build, self.serving, log)
        return config

    @event_priority(-100)
    def on_pre_build(self, *, config: MkDocsConfig) -> None:
        """Take the last site out of the way, before MkDocs deletes it."""
        self.last_site = None
        if self.serving is None and not self.is_dirty and may_stay(self, config):
            self.last_site = LastSite(Path(config.site_dir), self.build.root)
            self.last_site.put_aside()

    @event_priority(100)  # before plugins that look for pages
    def _add_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        with_text = not hears_alone(self, config, OF_PAGES)
        self.build.add_files(files, log, with_text=with_text, with_copies=self.serving is None)
        return files

    @event_priority(-100)  # behind plugins that write a menu
    def _lay_out(self, files: Files, *, config: MkDocsConfig) -> Files:
        plans = self.build.site.plans
        writes_menu = hears_alone(self, config, OF_MENUS)
        lay_out_menu(config, files, plans, self.build.menu if writes_menu else None)
        leave_out_generated(self.build.generated)
        if writes_menu and hears_alone(self, config, OF_PAGES):  # a plugin would give titles to MkDocs' own pages alone
            make_pages(files, config, plans)
        return files

    on_files = CombinedEvent(_add_files, _lay_out)
    """Add every generated page and file, and what lies beside the briefs; then the menu, and the pages of MkDocs."""

    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:
        """Render the Markdown of pages written by hand."""
        self.build.navigation = nav
        load_menu_sheet(config, nav, files, is_part=self.build.looks.part_of is not None)
        if hears_alone(self, config, OF_PAGES):
            pages.begin_pages(self.build, files)
        return nav

    def on_env(self, env: Environment, *, config: MkDocsConfig, files: Files) -> Any:
        """Date pages, and let what stands in for the templates finish them, where no other plugin has a say in them."""
        if self.last_site is not None:
            self.last_site.put_back(files, self.build.downloads_by_path)
        templates = pages.begin_templates(self.build, env, files, self.serving)
        if hears_alone(self, config, OF_PAGES):
            return templates
        self.build.site.settle()
        return env

    @event_priority(100)
    def _keep_text(self, markdown: str, /, *, page: Page, **_: Any) -> str:
        keep_text(self.build, page, markdown)
        return markdown

    @event_priority(-100)
    def _give_back_text(self, markdown: str, /, *, page: Page, **_: Any) -> str:
        return with_days(give_back_text(self.build, page, markdown))

    on_page_markdown = CombinedEvent(_keep_text, _give_back_text)
    """A page that is generated says what was checked, whatever other plugins make of its text."""

    def on_page_content(self, html: str, *, page: Page, **_: Any) -> str:
        """Keep of a page's text what cannot harm who reads it, and give its pictures their size."""
        return pages.safe_content(self.build, html, page)

    @event_priority(-100)  # behind other plugins, which expect plain text
    def on_page_context(self, context: Any, *, page: Page, **_: Any) -> Any:
        """Tell templates, which escape, what of the page is HTML already."""
        pages.prepare(page)
        return context

    @event_priority(100)  # before plugins that write HTML otherwise than templates do
    def on_post_page(self, output: str, *, page: Page, **_: Any) -> str:
        """Finish the page."""
        finished = output if isinstance(output, Finished) else pages.finished(self.build, output, page)
        return finished if self.last_site is None else self.last_site.without_same(finished, page)

    @event_priority(100)
    def on_post_template(self, output_content: str, *, template_name: str, **_: Any) -> str:
        """Pages that the theme makes, such as the one for what is not found, are finished too."""
        return (
            pages.finished_template(self.build, output_content) if template_name.endswith(".html") else output_content
        )

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Keep what was computed for the next build, and make the search."""
        if self.last_site is not None:
            self.last_site.delete_unwritten()
        end_build(self.build, config, self.serving, log)

    def on_build_error(self, *, error: Exception) -> None:
        """Say in one message what ended the build."""
        if self.last_site is not None:
            self.last_site.give_up()
        end_without_site(error, self.memos, self.serving, self.settings, log)

    def on_serve(self, server: LiveReloadServer, **_: Any) -> LiveReloadServer:
        """Let the editor see a change as soon as it is saved, and the last good site whatever becomes of a build."""
        if self.serving is not None:
            keep_served(server, watched_paths(server), self.serving, log)
        return server

    def on_shutdown(self) -> None:
        """Leave nothing of a site that was served."""
        if self.serving is not None:
            self.serving.forget()
