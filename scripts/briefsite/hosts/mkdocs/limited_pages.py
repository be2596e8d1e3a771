"""A page of the host rendered by it, if its Markdown is such that this ends."""

from __future__ import annotations

import html
from collections.abc import Callable

from mkdocs.structure.pages import Page

from briefsite.hosts.mkdocs.internals import set_title_in_text
from briefsite.hosts.mkdocs.site_page import put_contents


def render_within_limits(page: Page, render: Callable[[], None]) -> None:
    """Give the page its HTML by `render`; one that Python-Markdown would not end, or not survive, says so instead.

    The check names such a page as an error; this is for builds that go on all the same.
    """
    # Imported here: nearly every page is rendered quickly, or known.
    from briefsite.read.markdown.limits import exceeded_limit

    exceeded = exceeded_limit(page.markdown or "")
    message = exceeded.message if exceeded else ""
    if not exceeded:
        try:
            render()
        except RecursionError:
            message = "its parts stand too deep in one another"
        else:
            return
    page.content = f"<p>This page cannot be shown: {html.escape(message)}.</p>"
    put_contents(page, [])
    set_title_in_text(page, None)
    page.present_anchor_ids, page.links_to_anchors = set(), {}
