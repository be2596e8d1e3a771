"""A page written by hand from its text: what of it a site can use, what it cites, and what is wrong with it."""

from __future__ import annotations

import datetime as dt
import re
from bisect import bisect_right
from collections.abc import Callable, Container, Iterable, Iterator, Mapping
from pathlib import PurePosixPath

from msgspec.structs import replace

from briefsite.model import (
    Citation,
    Document,
    FrontMatter,
    LookAlike,
    Markdown,
    Place,
    Problem,
    Reference,
    SourceListMark,
    TextFile,
)
from briefsite.model.nearest import Nearest
from briefsite.model.rules.look_alikes import LOOKS_LIKE_SOURCE_LIST, OTHER_MARKUP
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


def front_places(file: TextFile) -> Mapping[str, Place]:
    """Where each key of a page's front matter stands; of one that cannot be read nowhere."""
    try:
        span = split_front_matter(file.text)
    except UnclosedFrontMatter:
        return {}
    return parse_page_front(file, span.start, span.end, lambda _: True).places if span else {}


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
    if strays := tuple(_stray_lists(body, commands, {mark.start for mark in lists})):
        body = replace(body, look_alikes=tuple(sorted((*body.look_alikes, *strays))))
    front = FrontMatter(
        title=str(values.get("title") or _title(body) or _title_of_file(page)),
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


def _stray_lists(body: Markdown, commands: tuple[str, str], read: Container[int]) -> Iterator[LookAlike]:
    """The same commands where none is read: within a line or an item, in a table, in HTML; but not in code."""
    if not any(command in body.text for command in commands):
        return
    written = re.compile(rf"(?:{'|'.join(map(re.escape, commands))})(?![\w{{])")
    for found in written.finditer(body.text, body.body_start):
        is_prose = body.prose.startswith(found[0], found.start())
        if found.start() not in read and (is_prose or _is_in_html(body, found.start())):
            yield LookAlike(found.start(), LOOKS_LIKE_SOURCE_LIST.says(shown=found[0]))


def _is_in_html(body: Markdown, at: int) -> bool:
    """Whether an offset into what is no prose lies in a block of HTML."""
    start, _ = body.blanks[bisect_right(body.blanks, (at, len(body.text))) - 1]
    return body.text.startswith("<", start) and not body.text.startswith("<!--", start)


def _title_of_file(page: str) -> str:
    """The name of a page without any title, as MkDocs makes it of that of its file."""
    path = PurePosixPath(page)
    if path.stem in ("index", "README"):
        return "Home" if path.parent == PurePosixPath() else "Index"
    words = path.stem.replace("-", " ").replace("_", " ")
    return words.capitalize() if words == words.lower() else words


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


def without_templates(page: Document) -> Document:
    """The page without what is markup of another program in braces: a plugin reads it."""
    body, braces = page.body, ("{{", "{%")
    others = [
        look
        for look in body.look_alikes
        if look.breach.rule != OTHER_MARKUP.name or not body.text.startswith(braces, look.start)
    ]
    is_same = len(others) == len(body.look_alikes)
    return page if is_same else replace(page, body=replace(body, look_alikes=tuple(others)))
