"""The extensions of Markdown in mkdocs.yml, and what is wrong with their settings."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from briefsite.model.rules import settings as rules
from briefsite.model.slugs import EXAMPLE
from briefsite.read.configuration import mapping_or_empty
from briefsite.read.glossary import EXTENSION as GLOSSARY
from briefsite.read.glossary import glossary_files
from briefsite.read.wrong_settings import Wrong, quoted, wrong_item

_INCLUDES = re.compile(r"snippets|include|markdown_?exec|mdx_?exec", re.IGNORECASE)


def listed_extensions(config: Mapping[str, Any]) -> Iterator[tuple[str, str, object]]:
    """The extensions of Markdown that are listed: where in the list, their names, and their settings, if any."""
    given = config.get("markdown_extensions")
    named = [(name, {name: settings}) for name, settings in given.items()] if isinstance(given, Mapping) else []
    for place, entry in enumerate(given) if isinstance(given, list) else named:
        own = entry if isinstance(entry, Mapping) else {entry: None} if isinstance(entry, str) else {}
        yield from ((f"{place}", name, settings) for name, settings in own.items() if isinstance(name, str))


def extension_settings(extension: str, config: Mapping[str, Any]) -> Mapping[str, Any]:
    """The settings of an extension of Markdown, as mkdocs.yml has them or as MkDocs has sorted them."""
    every = [settings for _, name, settings in listed_extensions(config) if name == extension]
    every.append(mapping_or_empty(config.get("mdx_configs")).get(extension))
    return next((settings for settings in every if isinstance(settings, Mapping)), {})


def wrong_toc(toc: Mapping[str, Any]) -> Iterator[Wrong]:
    """What would stop a build, or have no effect: a function that is a text, and a text that is none."""
    slugify, separator = toc.get("slugify"), toc.get("separator", "")
    if isinstance(slugify, str):
        wanted = f"a function, for example `slugify: {EXAMPLE}`; it is `{slugify[:80]}`"
        yield "markdown_extensions", wrong_item("toc", "slugify", wanted)[1]
    if not isinstance(separator, str):
        wanted = f'text, for example `separator: "-"`; it is {quoted(separator)}'
        yield "markdown_extensions", wrong_item("toc", "separator", wanted)[1]


def inclusions(config: Mapping[str, Any]) -> Iterator[Wrong]:
    """Extensions of Markdown by which a text could put any file into a page: one of a draft, or of the machine."""
    for place, name, _ in listed_extensions(config):
        is_glossary = name == GLOSSARY and glossary_files(extension_settings(name, config)) is not None
        if _INCLUDES.search(name) and not is_glossary:
            yield f"markdown_extensions.{place}", rules.FILE_INCLUSION.says(name=name)
