"""Whether other plugins of MkDocs, or hooks, have a say in what we would do alone."""

from __future__ import annotations

from collections.abc import Sequence

from mkdocs.config.defaults import MkDocsConfig

from briefsite.fast import is_used

OF_PAGES = ("page_read_source", "pre_page", "page_markdown", "page_content", "page_context", "post_page")
"""The events of MkDocs at which a plugin can change a page."""
OF_MENUS = ("nav",)
"""Those at which it can change the menu."""


def hears_alone(plugin: object, config: MkDocsConfig, events: Sequence[str]) -> bool:
    """Whether no other plugin than this one hears of these events.

    Without what is quick, all pages are left to MkDocs.
    """
    if events is OF_PAGES and not is_used():
        return False
    every = (method for event in events for method in config.plugins.events[event])
    return all(getattr(method, "__self__", None) is plugin for method in every)
