"""The hook of MkDocs, and the only file that knows MkDocs: checks the project, and hands over its pages.

Listed in mkdocs.yml as `hooks: [scripts/mkdocs_hook.py]`; nothing needs to be installed for it but the libraries.
"""

from __future__ import annotations

import gc
import logging
import os
from collections.abc import Mapping
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import Any, Literal

from markupsafe import Markup
from mkdocs.commands.build import get_context
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, MkDocsException, PluginError
from mkdocs.plugins import event_priority
from mkdocs.structure.files import File, Files, InclusionLevel, set_exclusions
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils import get_relative_url
from msgspec.structs import replace

from briefsite.build import Site, begin_site
from briefsite.cache import FOLDER, Memo, digest
from briefsite.cache.again import begin_again
from briefsite.cache.codec import encode
from briefsite.check import check_project
from briefsite.cite import Styles
from briefsite.configuration import read_configuration
from briefsite.model import Level, Options
from briefsite.options import options_of
from briefsite.paths import BRIEFS
from briefsite.pictures import Size, picture_size
from briefsite.project import load_project
from briefsite.publication import MomentError, moment
from briefsite.publish import finish, names_in
from briefsite.publish.asked import Asked
from briefsite.publish.broken_addresses import NAME as BROKEN_ADDRESSES
from briefsite.publish.dates import date_pages
from briefsite.publish.early import Early, Finished, render_early
from briefsite.publish.files import (
    add_generated,
    drop_foreign,
    loops,
    mend_front_matter,
    pictures,
    sources_of_pages,
)
from briefsite.publish.html_links import NAME as HTML_LINKS
from briefsite.publish.images import size_images
from briefsite.publish.language import drop_unknown_language
from briefsite.publish.links import Targets
from briefsite.publish.marks import set_page_marks
from briefsite.publish.policy import Policy
from briefsite.publish.quickly import render_quickly
from briefsite.publish.said_once import say_once
from briefsite.publish.slowly import render_within_limits
from briefsite.publish.theme import Theme, list_less
from briefsite.publish.writing import Host, Templates, digest_navigation, digest_theme, settings_of, unescape
from briefsite.render import is_worth_packing
from briefsite.report.log import write_to
from briefsite.report.unexpected import told
from briefsite.search import Search, SearchError
from briefsite.serve.live import begin_build, keep_served, serving_of
from briefsite.serve.port import PortError
from briefsite.serve.serving import Serving, briefs_to_show, let_go
from csl import StyleError

log = logging.getLogger("mkdocs.plugins.briefsite")

OURS = "briefsite build"
"""The key in the configuration's `extra` of what is handed from one event to the next."""
SELDOM = 200_000, 50
"""A page is made of tens of thousands of values that are gone with it: Python need not look for circles every 700."""

# Only on_startup is told which command runs, and a hook has nowhere else to keep it.
_serving: Serving | None = None
_in_use: list[Memo] = []
"""What remembers in this build, for `on_build_error`, which is told nothing else."""


def on_startup(*, command: Literal["build", "gh-deploy", "serve"], dirty: bool = False, **_: object) -> None:
    """Remember whether the site is served (`serve`) or will be published (`build`)."""
    global _serving
    if not os.environ.get("SOURCE_DATE_EPOCH", "-").strip():
        del os.environ["SOURCE_DATE_EPOCH"]  # to us it is as good as none, to MkDocs no number
    _serving = serving_of(command, dirty, log)
    gc.set_threshold(*SELDOM)


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Read, check and render everything, before MkDocs clears the last site."""
    try:
        _begin(config)
    except StyleError as error:
        raise PluginError(f"A citation style cannot be used, so nothing was built: {error}") from None
    except (MomentError, PortError) as error:
        raise PluginError(str(error)) from None
    return config


def _begin(config: MkDocsConfig) -> None:
    root = Path(config.config_file_path).parent
    ours = config.extra[OURS] = {}
    if _serving is not None:
        begin_build(_serving, config, root, ours, log)
    configuration = read_configuration(root, Path(config.config_file_path).name)
    if configuration.problems:
        raise PluginError(str(configuration.problems[0]))
    options, found = options_of(dict(config), configuration.places)
    memo = ours["memo"] = Memo(root / FOLDER, _serving.held if _serving else None)
    _in_use[:] = [memo]
    list_less(config.theme)
    config.markdown_extensions += [BROKEN_ADDRESSES, HTML_LINKS]
    project = load_project(root, options, memo, _serving.contents if _serving else None, configuration)
    project, styles = _serving.made_good(project) if _serving else (project, Styles(root / "styles"))
    begin = partial(begin_site, project, styles, memo=memo)
    begun = now = None
    with suppress(MomentError):  # it is met again below, when all problems have been named
        now = moment(os.environ)
        if _serving is None:
            begun = begin(briefs_to_show(project, (), os.environ, None))  # other cores link them during the check
    problems = check_project(replace(project, problems=(*found, *project.problems)), memo, now)
    (_serving.say if _serving else partial(write_to, log))(problems)
    say_once(problems)
    if any(problem.level is Level.ERROR for problem in problems) and config.strict and _serving is None:
        raise PluginError("Nothing was built, and the last site was left as it is. Mend the errors above.")
    for path in loops(Path(config.docs_dir)):
        raise PluginError(f"`{path}` in {config.docs_dir} is a link to a folder there; put the folder itself here.")
    shown = briefs_to_show(project, problems, os.environ, _serving) if begun is None else ()
    if _serving is not None:
        begin = partial(begin_site, _serving.whole(project), styles, memo=memo)
    begun = begun or begin(shown)
    ours["site"] = begun()
    ours["mended"] = {page.path: page for page in project.documents if page.front is not None}


def on_files(files: Files, *, config: MkDocsConfig) -> Files:
    """Add every generated page and file, and what lies beside the briefs."""
    root = Path(config.config_file_path).parent
    generated = partial(File.generated, config)
    drop_foreign(files, config.docs_dir, root)
    mend_front_matter(files, generated, config.extra[OURS]["mended"].values())
    site: Site = config.extra[OURS]["site"]
    add_generated(files, generated, site, root, with_text=not _is_alone(config))
    set_exclusions(files, config)
    for page in site.plans if config.nav is not None else ():
        file = files.get_file_from_path(page.path)
        if file is not None and file.inclusion is InclusionLevel.INCLUDED:
            file.inclusion = InclusionLevel.NOT_IN_NAV  # a menu that is written out may leave out what is generated
    config.extra[OURS] |= {"pictures": pictures(files, root), "targets": Targets(get_relative_url)}
    return files


class _Page(Early, Page):
    """A page of this site."""


def on_nav(nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:
    """Render the Markdown of pages written by hand; those that are generated are made when they are written."""
    config.extra[OURS] |= {"nav": nav, "pages": []}
    if not _is_alone(config):
        return nav
    site: Site = config.extra[OURS]["site"]
    plans = {page.path: page for page in site.plans}
    by_hand = []
    pages = config.extra[OURS]["pages"] = [file.page for file in files.documentation_pages() if file.page is not None]
    for page in pages:
        page.__class__ = _Page  # MkDocs has made it already, and of those in the navigation it keeps what it made
        assert isinstance(page, _Page)
        page.plan = plans.get(page.file.src_uri)
        page.read_source(config)
        if page.plan is None:
            by_hand.append(page)
    render_early(by_hand, partial(_render, config), files, settings_of(config), _memo(config))
    return nav


def _memo(config: MkDocsConfig) -> Memo:
    """What remembers pages. Snippets come from files that no page names: with them nothing can be known."""
    has_snippets = any("snippets" in name for name in config.markdown_extensions)
    memo: Memo = Memo() if has_snippets else config.extra[OURS]["memo"]
    return memo


def _render(config: MkDocsConfig, page: Page, asked: Asked) -> None:
    """Make sanitised HTML of a page's Markdown."""
    safe = partial(_sanitised, page=page, config=config)
    if not render_quickly(page, config, asked, config.extra[OURS]["targets"], safe):
        render_within_limits(page, partial(Page.render, page, config, asked))  # type: ignore[arg-type]
        page.content = safe(page.content or "")
    set_page_marks(page, _options(config), _language(config))


def _is_alone(config: MkDocsConfig) -> bool:
    """Whether no plugin beside this hook has a say in a page; else pages are left to MkDocs."""
    events = ("page_read_source", "pre_page", "page_markdown", "page_content", "page_context", "post_page")
    ours = (on_page_content, on_page_context, on_post_page)
    return all(method in ours for event in events for method in config.plugins.events[event])


def _make(config: MkDocsConfig, page: _Page, asked: Asked) -> None:
    """Make a page that is generated, and its HTML."""
    if page.plan is None:
        return
    made = page.plan.make()
    page.markdown, page.meta = made.markdown, made.meta
    drop_unknown_language(page.meta)
    _render(config, page, asked)
    page.content = size_images(page.content or "", page.file.dest_uri, asked.size_of)


def _frame(env: Any, page: Page, context: Any) -> str:
    """A whole page, in the context of another."""
    config: MkDocsConfig = context["config"]
    before = config._current_page
    page.active = True
    config._current_page = page
    on_page_context(context, page=page)
    try:
        template = env.get_template(page.meta.get("template", "main.html"))
        return _finished(template.render(get_context(context["nav"], context["pages"], config, page)), page, config)
    finally:
        page.active = False
        config._current_page = before


def on_env(env: Any, *, config: MkDocsConfig, files: Files) -> Any:
    """Date pages, and let templates escape: MkDocs does not, so a title could end the element that it stands in."""
    env.autoescape = True
    env.globals["theme"] = Theme(env)
    if _serving is not None:
        env.bytecode_cache = _serving.templates
    config.copyright = Markup(config.copyright or "")
    site: Site = config.extra[OURS]["site"]
    date_pages(files.documentation_pages(), site.plans)
    root = Path(config.config_file_path).parent
    config.extra[OURS]["sources"] = sources_of_pages(files, site, config.docs_dir, root)
    cache = root / FOLDER / "search"
    search = config.extra[OURS]["search"] = None if _serving else Search(Path(config.site_dir), cache)
    if not _is_alone(config):
        site.settle()
        return env
    navigation, how = digest_navigation(config.extra[OURS]["nav"].items), encode([_policy(config), search is None])
    settings = digest(settings_of(config), how, navigation, digest_theme(config))
    host = Host(site.settle, partial(_make, config), _prepare, _frame, partial(_size_of, config))
    return Templates(env, files, host, settings, _memo(config), search)


def on_serve(server: Any, **_: object) -> Any:
    """Let the editor see a change as soon as it is saved, and the last good site whatever becomes of a build."""
    if _serving is not None:
        keep_served(server, _serving, log)
    return server


def on_shutdown() -> None:
    """Leave nothing of a site that was served."""
    if _serving is not None:
        _serving.forget()


def _size_of(config: MkDocsConfig, address: str) -> Size | None:
    """The size of the picture at an address of the site."""
    paths: Mapping[str, str] = config.extra[OURS]["pictures"]
    path = paths.get(address)
    return picture_size(Path(path)) if path else None


def on_page_content(content: str, *, page: Page, config: MkDocsConfig, **_: object) -> str:
    """Keep of a page's text what cannot harm who reads it, and give its pictures their size."""
    drop_unknown_language(page.meta)
    if isinstance(content, Finished):
        safe: str = content
    else:
        page.content = _sanitised(content, page, config)
        set_page_marks(page, _options(config), _language(config))
        safe = page.content
    return size_images(safe, page.file.dest_uri, partial(_size_of, config))


def _sanitised(content: str, page: Page, config: MkDocsConfig) -> str:
    # Imported here: most pages need it as little as Python-Markdown.
    from briefsite.publish.sanitise import sanitise

    return sanitise(content, _frames(config), controls=page.file.src_uri == BRIEFS)


@event_priority(-100)  # behind the plugins, which expect plain text
def on_page_context(context: Any, *, page: Page, **_: object) -> Any:
    """Tell templates, which escape, that the text of the page is HTML already, and that its headings are none."""
    _prepare(page)
    return context


def _prepare(page: Page) -> None:
    page.content = Markup(page.content or "")
    unescape(page.toc)


def on_post_page(output: str, *, page: Page, config: MkDocsConfig) -> str:
    """Finish the page."""
    return output if isinstance(output, Finished) else _finished(output, page, config)


def _finished(output: str, page: Page, config: MkDocsConfig) -> str:
    names = names_in(page.meta.get("lang"), config.extra.get("translations"))
    return finish(output, {**page.meta, "names": names, "language": _language(config), "policy": _policy(config)})


def on_post_build(*, config: MkDocsConfig) -> None:
    """Keep what was computed for the next build, and make the search, for which an editor's pages do not wait."""
    ours = config.extra[OURS]
    memo: Memo = ours["memo"]
    if _serving is not None:
        _serving.took(Path(config.site_dir), ours["sources"])
        _serving.finish_later(memo.save, ours)
        return
    search: Search = ours.pop("search")
    if is_worth_packing(ours["site"].corpus.briefs):
        memo.save()
        let_go(ours)  # the index needs the room
    try:
        search.finish(meanwhile=memo.save)
    except SearchError as error:
        memo.save()
        raise PluginError(f"The site was not built: {error}") from None
    gc.freeze()  # or Python, when it ends, looks through all of a thousand briefs for what nobody needs


def on_build_error(error: Exception, **_: object) -> None:
    """Say in one message what ended the build, where it is nothing that MkDocs says in one itself."""
    if not isinstance(error, MkDocsException | OSError | MemoryError) and _serving is None:
        begin_again(_in_use, log)
    if not isinstance(error, MkDocsException) and not (_serving and _serving.is_shown):
        log.error(f"The site was not built: {told(error)}")
        raise Abort("Aborted.")


def on_post_template(output_content: str, *, template_name: str, config: MkDocsConfig) -> str:
    """Pages that the theme makes, such as the one for what is not found, are finished too, but not searched."""
    front = {"language": _language(config), "policy": _policy(config), "search": {"exclude": True}}
    return finish(output_content, front) if template_name.endswith(".html") else output_content


def _policy(config: MkDocsConfig) -> Policy:
    """What pages may load."""
    return Policy.of(_frames(config), map(str, config.extra_javascript), map(str, config.extra_css))


def _frames(config: MkDocsConfig) -> frozenset[str]:
    return _options(config).frames


def _options(config: MkDocsConfig) -> Options:
    site: Site = config.extra[OURS]["site"]
    return site.corpus.options


def _language(config: MkDocsConfig) -> str:
    """The publication's language, in which pages are that name none."""
    return _options(config).language
