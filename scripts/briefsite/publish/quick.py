"""Finished pages: templates rendered on all cores, and only where something changed (issue 7).

It knows of MkDocs only the names of a page's attributes.
"""

from __future__ import annotations

import html
import json
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from briefsite.cache import Memo, digest, digest_files
from briefsite.publish.early import Finished, as_list

BATCH = 500
"""So many finished pages are held in memory at a time."""


class Templates:
    """Stands in for the environment of the templates: pages are rendered a batch at a time, and remembered."""

    def __init__(
        self,
        environment: Any,
        pages: Sequence[Any],
        prepare: Callable[[Any], None],
        write: Callable[[Any, Any, Any], str],
        settings: bytes,
        memo: Memo,
    ) -> None:
        """`prepare` makes a page ready for templates (again, if it is); `write` renders it with the environment and the
        context of another page, whole.
        """
        self._environment = environment
        self._waiting = list(pages)
        self._ready: dict[str, str] = {}
        self._prepare = prepare
        self._write = write
        self._settings = settings
        self._memo = memo

    def get_template(self, name: str, *arguments: Any, **named: Any) -> Any:
        """The template of that name, which looks first whether its page was rendered."""
        return _Template(self, self._environment.get_template(name, *arguments, **named))

    def page(self, context: Any) -> str | None:
        """The page that a context is for, if it is one of those to be rendered here."""
        path = context["page"].file.src_uri
        while path not in self._ready and self._waiting:
            batch, self._waiting = self._waiting[:BATCH], self._waiting[BATCH:]
            for page in batch:
                self._prepare(page)
            given = [digest(_shown(page), self._settings) for page in batch]
            context["page"].active = False  # its turn comes with the others'
            texts = self._memo.map("writing pages", partial(self._page, context), batch, given)
            context["page"].active = True
            self._ready.update(zip((page.file.src_uri for page in batch), texts, strict=True))
        return self._ready.pop(path, None)

    def _page(self, context: Any, page: Any) -> str:
        return self._write(self._environment, page, context)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._environment, name)


class _Template:
    def __init__(self, templates: Templates, template: Any) -> None:
        self._templates = templates
        self._template = template

    def render(self, context: Any) -> str:
        found = self._templates.page(context) if context.get("page") is not None else None
        return str(self._template.render(context)) if found is None else Finished(found)


class _Plain(str):
    """A heading's text without character references."""

    __slots__ = ()


def unescape(headings: Iterable[Any]) -> None:
    """Make plain text of the headings of a table of contents, those that are not already."""
    for heading in headings:
        if not isinstance(heading.title, _Plain):
            heading.title = _Plain(html.unescape(heading.title))
        unescape(heading.children)


def digest_navigation(items: Iterable[Any]) -> bytes:
    """What a template can show of the navigation."""
    return digest(
        *(
            digest(str(item.title), str(getattr(item, "url", "")), digest_navigation(item.children or ()))
            for item in items
        )
    )


def _shown(page: Any) -> bytes:
    """Everything that a template can show of a page."""
    near = (page.previous_page, page.next_page, *page.ancestors)
    return digest(
        page.file.src_uri,
        page.content or "",
        json.dumps([as_list(item) for item in page.toc]),
        json.dumps(page.meta, default=str, sort_keys=True),
        *map(str, (page.title, page.url, page.canonical_url, page.edit_url, page.update_date, page.is_homepage)),
        *(f"{item and item.title} {getattr(item, 'url', '')}" for item in near),
    )


def settings_of(config: Any) -> bytes:
    """Everything in mkdocs.yml but where the site is written."""
    given = [{key: value for key, value in part.items() if key != "site_dir"} for part in config.user_configs]
    return digest(json.dumps(given, default=lambda value: getattr(value, "__qualname__", str(type(value)))))


def digest_theme(config: Any) -> bytes:
    """The project's own templates; those of libraries change with their versions."""
    folder = config.theme.custom_dir
    return digest_files(path for path in Path(folder).rglob("*") if path.is_file()) if folder else b""
