"""A page written by hand from its text: what of it a site can use, what it cites, and what is wrong with it."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import PurePosixPath

from msgspec.structs import replace

from briefsite.model import (
    Citation,
    Document,
    FrontMatter,
    Markdown,
    Place,
    Problem,
    Reference,
    SourceListMark,
    TextFile,
)
from briefsite.model.nearest import Nearest
from briefsite.read.conflicts import conflicts_in
from briefsite.read.front_matter import nocite_keys, parse_page_front
from briefsite.read.markdown import UnclosedFrontMatter, parse_markdown, split_front_matter
from briefsite.read.paths import site_path

LIST, FULL_LIST = r"\bibliography", r"\full_bibliography"
"""Lines that say where sources are listed: what the page cites, or the whole bibliography."""
_MARKUP = re.compile(r"\s*\[[^\[\]]*@[^\[\]]*\]|\s*\^?\[\^?[^\[\]]*\](?!\()|\{[^{}]*\}|<[^<>]*>|\]\([^()]*\)|[*`\[\\]")
"""What of a heading is no word: citations, notes, attributes, tags, the addresses of links."""
UNDATED = dt.date.min
"""A page has no date."""


def parse_page(
    file: TextFile, language: str, is_template: Callable[[str], bool], commands: tuple[str, str] = (LIST, FULL_LIST)
) -> tuple[Document, tuple[Problem, ...]]:
    """A page of docs/ from its text, in `language` where it names none. `is_template` tells whether the theme has a
    template of a name."""
    conflicts = conflicts_in(file)
    try:
        span = split_front_matter(file.text)
    except UnclosedFrontMatter:
        span = None  # MkDocs shows such a page as it is
    if span is None:
        return page_of(file, site_path(file.path), 0, {}, language, commands=commands), conflicts
    front = parse_page_front(file, span.start, span.end, is_template)
    page = page_of(file, site_path(file.path), span.body_start, front.values, language, front.places, commands)
    return replace(page, front=front.usable), (*conflicts, *front.problems)


def page_of(
    file: TextFile,
    page: str,
    body_start: int,
    values: Mapping[str, object],
    language: str,
    places: Mapping[str, Place] | None = None,
    commands: tuple[str, str] = (LIST, FULL_LIST),
) -> Document:
    """A page whose text begins at `body_start` and whose front matter has these values; `page` is its path on the
    site, `commands` what it calls a list of sources and a whole one."""
    lang, style = values.get("lang"), values.get("citation_style")
    lang = lang if isinstance(lang, str) and lang else language
    body = parse_markdown(file, body_start, lang)
    lists = tuple(_lists(body, commands))
    front = FrontMatter(
        title=str(values.get("title") or _title(body) or PurePosixPath(page).stem),
        date=UNDATED,
        lang=lang,
        nocite=("*",) if any(mark.is_full for mark in lists) else nocite_keys(values.get("nocite")),
        citation_style=style if isinstance(style, str) and style else None,
        places=places or {},
    )
    return Document(file.path, body, citing=front, lists=lists, page=page)


def _lists(body: Markdown, commands: tuple[str, str]) -> Iterator[SourceListMark]:
    if any(command in body.text for command in commands):
        lines = re.compile(rf"^ {{0,3}}({'|'.join(map(re.escape, commands))})[ \t]*$", re.MULTILINE)
        for found in lines.finditer(body.prose, body.body_start):
            yield SourceListMark(found.start(), found.end(), found[1] == commands[1])


def _title(body: Markdown) -> str:
    """The words of the first heading of the first level."""
    heading = next((heading for heading in body.headings if heading.level == 1), None)
    return _MARKUP.sub("", heading.text).strip() if heading else ""


def pages_that_cite(
    pages: Iterable[Document], references: Mapping[str, Reference], *, with_bare_keys: bool = True
) -> tuple[Document, ...]:
    """The pages without what is no citation: a bare `@name` of somebody, which is like no key of the bibliography.

    Without `with_bare_keys` no bare name is one.
    """
    nearest = Nearest([*references, *(former for entry in references.values() for former in entry.former_keys)])

    def is_one(body: Markdown, citation: Citation) -> bool:
        if "[" in body.text[citation.start : citation.end]:
            return True
        return with_bare_keys and any(item.key in references or nearest.to(item.key) for item in citation.items)

    def with_own(page: Document) -> Document:
        own = tuple(citation for citation in page.body.citations if is_one(page.body, citation))
        is_same = len(own) == len(page.body.citations)
        return page if is_same else replace(page, body=replace(page.body, citations=own))

    return tuple(map(with_own, pages))
