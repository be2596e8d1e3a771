"""What is searched, cut out of finished pages: the text of each, and the entries of the bibliography.

Pagefind could read the site as it is. But most of a page is no text, and reading it takes as long as reading what is:
cut down first, a thousand briefs are indexed in half the time.
"""

from __future__ import annotations

import re
import zlib
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from html import unescape
from itertools import groupby
from operator import attrgetter
from pathlib import Path

from briefsite.publish.indexed import BODY, IGNORED

SOURCES = "sources"
"""The folder of the bibliography in the site, and the last word in the name of its bundle."""
TEXTS = "texts"

ENTRIES_TOGETHER = 25
"""So many sources make one document: one each would be ten thousand files, one a page too much to load for a result."""

PAGES_A_BUNDLE = 250
MOST_BUNDLES = 4
"""When a brief changes, only its own bundle is indexed again; but a reader loads something of every bundle."""
NEW = "new"
"""The last word in the name of the bundle of the newest years: what is edited is nearly always new."""
PAGES_OF_NEW, PART_OF_NEW = 80, 16
"""So many pages are new, or one in so many."""

_LANGUAGE = re.compile(r'<html[^>]* lang="([^"-]+)')
_TITLE = re.compile(r"<title>.*?</title>", re.DOTALL)
_ABOUT = re.compile(r"<meta [^>]*data-pagefind-meta=[^>]*>")
_FILTER = re.compile(r'<meta name="search:(\w+)" content="([^"|]*)\|([^"]*)" data-pagefind-filter=')
_TEXT = re.compile(rf"<article {BODY}.*</article>", re.DOTALL)
_ENTRY = re.compile(r'<span id="(source-[^"]+)" class="entry"[^>]*>(.*?)(?=<span id="id-|</li>|</p>|<ul)', re.DOTALL)
_TAG = re.compile(r"<[^>]+>")
_NO_TEXT = re.compile(rf"<h2 {IGNORED}")


@dataclass(frozen=True, slots=True)
class Document:
    """A page for Pagefind. `path` is that of the file, from which Pagefind takes the address of its results."""

    path: str
    lang: str
    html: str
    filters: tuple[tuple[str, str, str], ...] = ()
    """Name, id and label of everything it can be filtered by."""
    kind: str = TEXTS


@dataclass(frozen=True, slots=True)
class Mark:
    """What a document is known by without its text: the page it is cut from, and a digest of all that is searched."""

    page: str
    path: str
    lang: str
    kind: str
    digest: str
    year: str = ""


class ChangedError(Exception):
    """A page is no longer what its marks say."""


def cut(address: str, page: str) -> Iterator[Document]:
    """The documents of the finished page at an address of the site; of most one, of some none."""
    text = _document(address, page)
    if text is not None:
        yield text
    elif address.startswith(f"{SOURCES}/"):
        yield from _entries(address, page)


def marks_of(address: str, page: str) -> tuple[Mark, ...]:
    """The marks of what `cut` gives."""
    return tuple(_mark(address, document) for document in cut(address, page))


def marks_in(site: Path, addresses: Iterable[str], known: Mapping[str, Sequence[Mark]]) -> Iterator[Mark]:
    """The marks of pages of a site, in a stable order; only pages of which they are not known are read."""
    for address in sorted(addresses, key=lambda address: address.split("/")):
        marks = known.get(address)
        yield from marks_of(address, _read(site, address)) if marks is None else marks


def bundled(marks: Iterable[Mark]) -> Mapping[str, Sequence[Mark]]:
    """Marks in bundles of documents that are indexed one by one, by name (`en-0`), in the order in which they come."""
    every = tuple(marks)
    years: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for mark in every:
        if mark.kind == TEXTS:
            years[mark.lang][mark.year] += 1
    new = {lang: _newest(pages) for lang, pages in years.items()}
    bundles: dict[str, list[Mark]] = defaultdict(list)
    for mark in every:
        bundles[f"{mark.lang}-{_bundle(mark, years[mark.lang], new.get(mark.lang, ()))}"].append(mark)
    return dict(sorted(bundles.items()))


def _bundle(mark: Mark, years: Mapping[str, int], new: Collection[str]) -> str:
    if mark.kind == SOURCES:
        return SOURCES
    if mark.year in new:
        return NEW
    old = sum(pages for year, pages in years.items() if year not in new)
    number = min(MOST_BUNDLES - bool(new), -(-old // PAGES_A_BUNDLE))
    return str(zlib.crc32(mark.path.encode()) % number)


def _newest(years: Mapping[str, int]) -> Collection[str]:
    """The newest years, as many as are few; none where all pages make one bundle anyway."""
    pages = sum(years.values())
    room = max(PAGES_OF_NEW, pages // PART_OF_NEW) if pages > PAGES_A_BUNDLE else 0
    new: list[str] = []
    for year in sorted(filter(None, years), reverse=True):
        room -= years[year]
        if room < 0:
            break
        new.append(year)
    return new


def documents_of(
    site: Path, marks: Sequence[Mark], wait_for: Callable[[str], None] = lambda _: None
) -> Iterator[Document]:
    """The documents that marks stand for, cut out of their pages one by one. Raises ChangedError.

    `wait_for` returns as soon as a page is written.
    """
    for address, wanted in groupby(marks, attrgetter("page")):
        wait_for(address)
        found = {document.path: document for document in cut(address, _read(site, address))}
        for mark in wanted:
            document = found.get(mark.path)
            if document is None or _mark(address, document) != mark:
                raise ChangedError(address)
            yield document


def _read(site: Path, address: str) -> str:
    with (site / address).open(encoding="utf-8", errors="replace", newline="") as file:
        return file.read()


def _mark(address: str, document: Document) -> Mark:
    total = blake2b(repr((document.path, document.lang, document.filters)).encode(), digest_size=16)
    total.update(document.html.encode("utf-8", "surrogatepass"))
    year = next((key for name, key, _ in document.filters if name == "year"), "")
    return Mark(address, document.path, document.lang, document.kind, total.hexdigest(), year)


def _document(address: str, page: str) -> Document | None:
    """A page's text without what stands around it; None for one that is not searched."""
    text = _TEXT.search(page)
    if text is None:
        return None
    words = _NO_TEXT.split(text[0], maxsplit=1)[0]
    whole_head = page[: page.find("</head>")]
    head = _TITLE.findall(whole_head)[:1] + _ABOUT.findall(whole_head)
    filters = tuple((name, unescape(key), unescape(label)) for name, key, label in _FILTER.findall(whole_head))
    return Document(address, _lang(page), _page(_lang(page), head, words), filters)


def _entries(address: str, page: str) -> Iterator[Document]:
    """The entries on a page of the bibliography, some together, each a heading: so a result leads to the very entry."""
    found = [(key, " ".join(_TAG.sub("", words).split())) for key, words in _ENTRY.findall(page)]
    lang, folder = _lang(page), address.removesuffix("index.html")
    facts = [f'<meta content="/{folder}" data-pagefind-meta="url[content]">']
    for start in range(0, len(found), ENTRIES_TOGETHER):
        rows = "".join(f'<h6 id="{key}">{words}</h6>' for key, words in found[start:][:ENTRIES_TOGETHER])
        html = _page(lang, facts, f"<main {BODY}>{rows}</main>")
        yield Document(f"{folder}{start}.html", lang, html, kind=SOURCES)


def _lang(page: str) -> str:
    found = _LANGUAGE.search(page)
    return found[1].lower() if found else "en"


def _page(lang: str, head: Iterable[str], body: str) -> str:
    return f'<!doctype html><html lang="{lang}"><head>{"".join(head)}</head><body>{body}</body></html>'
