"""What is searched, cut out of a finished site: the text of each page, and the entries of its bibliography.

Pagefind could read the site as it is. But most of a page is no text, and reading it takes as long as reading what is:
cut down first, a thousand briefs are indexed in half the time.
"""

from __future__ import annotations

import re
import zlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import unescape
from pathlib import Path

from briefsite.publish.indexed import BODY, IGNORED

SOURCES = "sources"
"""The folder of the bibliography in the site, and the last word in the name of its bundle."""

ENTRIES_TOGETHER = 25
"""So many sources make one document: one each would be ten thousand files, one a page too much to load for a result."""

PAGES_A_BUNDLE = 250
MOST_BUNDLES = 4
"""When a brief changes, only its own bundle is indexed again; but a reader loads something of every bundle."""

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


def bundles_of(site: Path) -> Mapping[str, Sequence[Document]]:
    """Every document of the finished site in bundles to be indexed one by one, by name (`en-0`), in a stable order."""
    texts: dict[str, list[Document]] = defaultdict(list)
    bundles: dict[str, list[Document]] = defaultdict(list)
    for path in sorted(site.rglob("*.html")):
        address = path.relative_to(site).as_posix()
        page = path.read_text(encoding="utf-8")
        document = _document(address, page)
        if document is not None:
            texts[document.lang].append(document)
        elif address.startswith(f"{SOURCES}/"):
            for entries in _entries(address, page):
                bundles[f"{entries.lang}-{SOURCES}"].append(entries)
    for lang, documents in texts.items():
        number = min(MOST_BUNDLES, -(-len(documents) // PAGES_A_BUNDLE))
        for document in documents:
            bundles[f"{lang}-{zlib.crc32(document.path.encode()) % number}"].append(document)
    return dict(sorted(bundles.items()))


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
    folder = address.removesuffix("index.html")
    facts = [f'<meta content="/{folder}" data-pagefind-meta="url[content]">']
    for start in range(0, len(found), ENTRIES_TOGETHER):
        rows = "".join(f'<h6 id="{key}">{words}</h6>' for key, words in found[start:][:ENTRIES_TOGETHER])
        yield Document(f"{folder}{start}.html", _lang(page), _page(_lang(page), facts, f"<main {BODY}>{rows}</main>"))


def _lang(page: str) -> str:
    found = _LANGUAGE.search(page)
    return found[1].lower() if found else "en"


def _page(lang: str, head: Iterable[str], body: str) -> str:
    return f'<!doctype html><html lang="{lang}"><head>{"".join(head)}</head><body>{body}</body></html>'
