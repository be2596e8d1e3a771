"""All that a template can show, as digests or plain values: of one page, and of what is the same on all of them."""

from __future__ import annotations

import json
import warnings
from collections.abc import Iterable, Mapping, Sequence
from operator import itemgetter
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure import StructureItem
from mkdocs.structure.nav import Section
from mkdocs.structure.pages import Page

from briefsite.fast.cache import digest_files
from briefsite.hosts.mkdocs.site_page import heading_rows, plan_of
from briefsite.model.digests import digest


def values_in_templates(page: Page) -> tuple[object, ...]:
    """What a template can show of a page, and of those around it, as plain values."""
    plan = plan_of(page)
    # What it is made of; of a page that is written by hand, what was made of it.
    content = plan.digest.hex() if plan else (page.content, heading_rows(page.toc), _in_order(page.meta))
    facts = page.title, page.url, page.canonical_url, page.edit_url, page.update_date, page.is_homepage
    neighbours = (page.previous_page, page.next_page, *page.ancestors)
    around = [(str(item.title), getattr(item, "url", "")) if item else None for item in neighbours]
    return content, [*map(str, facts)], around


def digest_navigation(items: Iterable[StructureItem]) -> bytes:
    """What a template can show of the navigation."""
    return digest(
        *(
            digest(
                str(item.title),
                str(getattr(item, "url", "")),
                digest_navigation(item.children if isinstance(item, Section) else ()),
            )
            for item in items
        )
    )


def _in_order(value: object) -> object:
    """The value with its keys as text and in their order: in YAML they may be of several types."""
    if isinstance(value, Mapping):
        return sorted(([str(key), _in_order(each)] for key, each in value.items()), key=itemgetter(0))
    if isinstance(value, list | tuple):
        return [*map(_in_order, value)]
    return value if isinstance(value, bool | int | float | None) else str(value)


def written_settings(config: MkDocsConfig) -> Sequence[Mapping[str, Any]]:
    """What mkdocs.yml and the command line say, each as it was written; what MkDocs makes of it is in `config`."""
    with warnings.catch_warnings():  # MkDocs calls what no plugin of its own uses deprecated
        warnings.simplefilter("ignore", DeprecationWarning)
        return tuple(config.user_configs)


def settings_of(config: MkDocsConfig) -> bytes:
    """Everything in mkdocs.yml but where the site is written, and the glossary that it names."""
    settings = [{key: value for key, value in part.items() if key != "site_dir"} for part in written_settings(config)]
    settings.append({"glossary": config.mdx_configs.get("abbr")})
    return digest(json.dumps(settings, default=lambda value: getattr(value, "__qualname__", str(type(value)))))


def digest_theme(config: MkDocsConfig) -> bytes:
    """The project's own templates; those of libraries change with their versions."""
    folder = config.theme.custom_dir
    return digest_files(path for path in Path(folder).rglob("*") if path.is_file()) if folder else b""
