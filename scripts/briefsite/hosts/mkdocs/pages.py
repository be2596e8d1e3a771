"""Pages of MkDocs made, rendered, framed by the template and finished: early, if no other plugin has a say in them."""

from __future__ import annotations

import html
import logging
from collections.abc import Iterable
from functools import partial
from pathlib import Path

from jinja2 import Environment
from markupsafe import Markup
from mkdocs.commands.build import get_context
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink
from mkdocs.utils import get_relative_url
from mkdocs.utils.templates import TemplateContext

from briefsite.fast.cache import FOLDER
from briefsite.finish import finish, names_in
from briefsite.finish.images import size_images
from briefsite.finish.language import drop_unknown_language
from briefsite.hosts.mkdocs.build import Build
from briefsite.hosts.mkdocs.dates import date_pages
from briefsite.hosts.mkdocs.express_pages import render_by_express
from briefsite.hosts.mkdocs.finished_pages import Host, Templates
from briefsite.hosts.mkdocs.internals import current_page
from briefsite.hosts.mkdocs.limited_pages import render_within_limits
from briefsite.hosts.mkdocs.marks import set_page_marks
from briefsite.hosts.mkdocs.page_conditions import TrackedFiles, say
from briefsite.hosts.mkdocs.page_digests import digest_navigation, digest_theme, settings_of
from briefsite.hosts.mkdocs.revision_dates import NAMES, safe_date
from briefsite.hosts.mkdocs.site_page import Finished, SitePage, render_pages
from briefsite.hosts.mkdocs.theme import Theme
from briefsite.hosts.search import Search
from briefsite.hosts.serve.serving import Serving
from briefsite.model.codec import encode
from briefsite.model.digests import digest
from briefsite.read.paths import SEARCH, WITH_FORMS, address_of, twin_path
from briefsite.read.shared_settings import SHEETS
from briefsite.render.site_map import site_map


def begin_pages(build: Build, files: Files) -> None:
    """Render the Markdown of pages written by hand; those that are generated are made when they are written."""
    texts = {plan.path: plan for plan in build.site.plans}
    build.pages = [file.page for file in files.documentation_pages() if file.page is not None]
    by_hand = []
    for page in build.pages:
        if not isinstance(page, SitePage):  # of another plugin, or one that the menu lacks
            if page.file.src_uri in texts:
                page.file.content_string = texts[page.file.src_uri].make().text
            continue
        page.read_source(build.config)
        if page.plan is None:
            by_hand.append(page)
    render_pages(by_hand, partial(_render, build), files, settings_of(build.config), build.page_memo)


def begin_templates(build: Build, environment: Environment, files: Files, serving: Serving | None) -> Templates:
    """Date pages, and let templates escape: MkDocs does not, so a title could end the element it stands in.

    What is given stands in for the environment of the templates: pages are finished in their order, and remembered.
    """
    config = build.config
    environment.autoescape = True
    features = frozenset(map(str, config.theme.get("features") or ()))
    own = build.options.words
    environment.globals["theme"] = Theme(environment, build.shown_looks, own, features, config.theme.custom_dir)
    paths = (plan.path for plan in build.site.plans)
    environment.globals["site_map"] = site_map(build.site.corpus, paths)
    environment.globals["search_page"] = address_of(SEARCH, config.use_directory_urls)
    if serving is not None:
        environment.bytecode_cache = serving.templates
    config.copyright = Markup(config.copyright or "")
    date_pages(files.documentation_pages(), build.site.plans)
    build.trace_pages(files)
    kept, pretty = build.root / FOLDER / "search", config.use_directory_urls
    build.search = None if serving else Search(Path(config.site_dir), kept, directory_urls=pretty)
    return _finishing_templates(build, environment, files)


def _finishing_templates(build: Build, environment: Environment, files: Files) -> Templates:
    config = build.config
    how = encode([build.policy, build.search is None, build.shown_looks, build.options.words])
    settings = digest(settings_of(config), how, digest_navigation(build.navigation.items), digest_theme(config))
    host = Host(
        build.site.settle,
        partial(_make, build),
        prepare,
        partial(_frame, build),
        build.picture_of,
        partial(_keep, build),
    )
    return Templates(environment, files, host, settings, build.page_memo, build.search)


def _render(build: Build, page: Page, tracked: TrackedFiles) -> None:
    """Make sanitised HTML of a page's Markdown."""
    safe = partial(_sanitised, build, page)
    if not render_by_express(page, build.config, tracked, build.targets, safe):
        render_within_limits(page, partial(Page.render, page, build.config, tracked))  # type: ignore[arg-type]
        page.content = safe(page.content or "")
    set_page_marks(page, build.options, build.language)


def _make(build: Build, page: Page, tracked: TrackedFiles) -> None:
    """Make a page that is generated, and its HTML. One that MkDocs has made itself has its text already."""
    if not isinstance(page, SitePage) or page.plan is None:
        return
    generated = page.plan.make()
    for message in generated.messages:
        say(logging.INFO, message)
    page.markdown, page.meta, page.twin = generated.markdown, generated.meta, generated.twin
    drop_unknown_language(page.meta)
    _render(build, page, tracked)
    page.content = size_images(page.content or "", page.file.dest_uri, tracked.picture_of)


def _frame(build: Build, environment: Environment, page: Page, context: TemplateContext) -> str:
    """A whole page, in the context of another."""
    config = build.config
    with current_page(config, page):
        prepare(page)
        template = environment.get_template(page.meta.get("template", "main.html"))
        output = template.render(get_context(context["nav"], context["pages"], config, page))
        return finished(build, output, page)


def _keep(build: Build, page: Page, twin: str) -> None:
    """Write the twin of a page, where the site is to have it."""
    path = twin_path(page.file.src_uri.rpartition("/")[2].removesuffix(".md"))
    file = build.downloads_by_path.get(path)
    if file is not None:
        file.write(twin.encode("utf-8", "replace"))


def safe_content(build: Build, content: str, page: Page) -> str:
    """Keep of a page's text what cannot harm who reads it, and give its pictures their size."""
    drop_unknown_language(page.meta)
    if isinstance(content, Finished):
        safe: str = content
    else:
        page.content = _sanitised(build, page, content)
        set_page_marks(page, build.options, build.language)
        safe = page.content
    return size_images(safe, page.file.dest_uri, build.picture_of)


def _sanitised(build: Build, page: Page, content: str) -> str:
    # Imported here: most pages need it as little as Python-Markdown.
    from briefsite.finish.sanitise import sanitise

    return sanitise(content, build.options.frames, controls=page.file.src_uri in WITH_FORMS)


def prepare(page: Page) -> None:
    """Tell templates, which escape, that the text of the page is HTML already, and that its headings are none.

    Dates of mkdocs-git-revision-date-localized are HTML too; of them only what is safe is left.
    """
    for name in page.meta.keys() & NAMES:
        page.meta[name] = safe_date(page.meta[name])
    page.content = Markup(page.content or "")
    _unescape(page.toc)


class _Plain(str):
    """A heading's text without character references."""

    __slots__ = ()


def _unescape(headings: Iterable[AnchorLink]) -> None:
    """Make plain text of the headings of a table of contents, those that are not already."""
    for heading in headings:
        if not isinstance(heading.title, _Plain):
            heading.title = _Plain(html.unescape(heading.title))
        _unescape(heading.children)


def finished(build: Build, output: str, page: Page) -> str:
    """A framed page with all that is done to it last."""
    names = names_in(page.meta.get("lang"), build.config.extra.get("translations"))
    to_root = get_relative_url(SHEETS[0], page.url).removesuffix(SHEETS[0])
    return finish(output, {**page.meta, **build.of_all_pages, "names": names, "to_root": to_root})


def finished_template(build: Build, output: str) -> str:
    """A page that the theme makes with all that is done to it last; it is not searched."""
    return finish(output, {**build.of_all_pages, "search": {"exclude": True}})
