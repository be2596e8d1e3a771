"""A page of the host rendered without it, where its Markdown is plain (`briefsite/express`)."""

from __future__ import annotations

from collections.abc import Callable

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.pages import Page

from briefsite.fast import is_used
from briefsite.hosts.mkdocs.internals import set_title_in_text
from briefsite.hosts.mkdocs.page_conditions import TrackedFiles
from briefsite.hosts.mkdocs.page_links import Links, Targets
from briefsite.hosts.mkdocs.site_page import by_file, put_contents


def render_by_express(
    page: Page, config: MkDocsConfig, tracked: TrackedFiles, targets: Targets, sanitise: Callable[[str], str]
) -> bool:
    """Give the page its HTML, sanitised, and what the host asks of it; False where that is left to the host."""
    if not is_used():
        return False
    # Imported here: most builds know nearly every page, and nobody waits for what writes Markdown as HTML.
    from briefsite.fast.express import express, settings_of

    settings = settings_of(config.markdown_extensions, config.mdx_configs)
    links = Links(page, tracked, targets)
    result = express(page.markdown or "", settings, links, sanitise) if settings else None
    if result is None:
        return False
    page.content = result.content
    put_contents(page, result.contents)
    set_title_in_text(page, result.title)
    page.present_anchor_ids = set(result.identifiers)
    page.links_to_anchors = by_file(links.anchors, tracked)
    return True
