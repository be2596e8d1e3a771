"""What is searched, cut out of finished pages: the text of each page, and the entries of the bibliography."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from html import unescape

from msgspec import Struct

BODY = "data-search-body"
IGNORED = "data-search-ignore"
"""The attributes of what is searched of a page, and of what below it is no text (`finish/indexed.py`)."""
TEXTS, SOURCES = "texts", "sources"
"""The two kinds of documents; the second is also the folder of the bibliography in the site."""

NOT_SEARCHED = (
    *("headerlink", "brief-kind", "byline", "translations", "topics", "paper-address"),
    *("footnote-ref", "footnote-backref", "chart-picture", "said-again"),
)
"""The classes of what stands within the text and is no text. The search in the browser leaves out the same."""

_LANGUAGE = re.compile(r'<html[^>]* lang="([a-zA-Z]{2,8})[-"]')
_FILTER = re.compile(r'<meta name="search:(\w+)" content="([^"|]*)\|([^"]*)"')
_START, _END = f"<article {BODY}", "</article>"
_NO_TEXT = re.compile(rf"<h2 {IGNORED}")
_NOTES = re.compile(r'<section class="footnote"[^>]*>\s*<h2\b.*?</h2>', re.DOTALL)
_ENTRY = re.compile(r'<span id="(source-[^"]+)" class="entry"[^>]*>(.*?)(?=<span id="id-|</li>|</p>|<ul)', re.DOTALL)
_PASSAGE = re.compile(r' href="([^"#]+)#cite-')
_TITLE = re.compile(r"<title>(.*?)</title>", re.DOTALL)
_HEADING = re.compile(r"<h([1-6])[ >].*?</h\1>", re.DOTALL)
_BLOCK = re.compile(
    r"</?(?:p|li|ul|ol|dl|dt|dd|h[1-6]|div|t[dhr]|table|br|hr|figure|figcaption|blockquote|pre)\b[^>]*>"
)
_TAG = re.compile(r"<[^>]*>")
_LINKS = re.compile(r'<a class="(?:headerlink|footnote-(?:back)?ref)"[^>]*>.*?</a>', re.DOTALL)
_FORMULA = re.compile(r'<math\b[^>]*? alttext="([^"]*)"[^>]*>.*?</math>', re.DOTALL)
_LEFT_OUT = re.compile(rf'<(\w+) [^>]*?class="(?:[^"]* )?(?:{"|".join(NOT_SEARCHED)})[ "]|<(script|style)\b')


class Document(Struct, frozen=True):
    """Something that is found: a page at its address, or a source, whose address ends in `#` and its anchor.

    A source is shown as its text is, in one line; of a page only the title is, and its words count.
    """

    address: str
    text: str
    title: str = ""
    headings: str = ""
    filters: tuple[tuple[str, str, str], ...] = ()
    """Name, id and label of everything it can be filtered by."""
    cited_in: tuple[str, ...] = ()
    """Of a source the addresses of the pages that cite it."""


def language_of(page: str) -> str:
    """The language of a page, without its region."""
    match = _LANGUAGE.search(page)
    return match[1].lower() if match else "en"


def kind_of(address: str, page: str) -> str:
    """What a page holds: `texts` where it is a text itself, `sources` where it lists them, or nothing."""
    if _START in page:
        return TEXTS
    return SOURCES if address.startswith(f"{SOURCES}/") else ""


def cut(address: str, page: str, kind: str) -> Iterator[Document]:
    """The documents of the finished page at an address of the site that is of a kind: of most one, of some none."""
    if kind == TEXTS:
        yield _text(address, page)
    elif kind == SOURCES:
        entries = list(_ENTRY.finditer(page))
        ends = [*(entry.start() for entry in entries[1:]), len(page)]
        for entry, end in zip(entries, ends, strict=False):
            cited_in = dict.fromkeys(_PASSAGE.findall(page, entry.end(), end))
            yield Document(
                f"{address}#{entry[1]}",
                " ".join(_plain(entry[2]).split()),
                cited_in=tuple(_resolved(address, link) for link in cited_in),
            )


def _resolved(address: str, link: str) -> str:
    """The address in the site to which a link leads from another."""
    path = posixpath.normpath(posixpath.join("/", posixpath.dirname(address), unescape(link))).lstrip("/")
    return f"{path}/" if link.endswith("/") else path


def searched_html(page: str) -> str:
    """Of a page what is searched, as it stands there."""
    start = page.find(_START)
    below = _NO_TEXT.search(page, start)
    return _without_what_is_no_text(page[start : below.start() if below else page.rfind(_END)])


def _text(address: str, page: str) -> Document:
    start = page.find(_START)
    below = _NO_TEXT.search(page, start)
    html = page[start : below.start() if below else page.rfind(_END)]
    if notes := _NOTES.search(html):  # they are text; that they are called notes is none
        html = f"{html[: notes.start()]} {html[notes.end() :]}"
    html = _without_what_is_no_text(html)
    headings: dict[bool, list[str]] = {True: [], False: []}
    for heading in _HEADING.finditer(html):
        headings[heading[1] == "1"].append(_plain(heading[0]))
    end_of_head = page.find("</head>")
    filters = _FILTER.findall(page, 0, end_of_head)
    named = _TITLE.search(page, 0, max(end_of_head, 0))
    return Document(
        address,
        _plain(html),
        " ".join(headings[True]) or (unescape(named[1]) if named else ""),
        " ".join(headings[False]),
        tuple((name, unescape(key), unescape(label)) for name, key, label in filters),
    )


def _without_what_is_no_text(html: str) -> str:
    html = _LINKS.sub("", html)  # most of it, and links hold no links
    match = _LEFT_OUT.search(html)
    while match:
        html = html[: match.start()] + " " + html[_end_of(html, match.start(), match[1] or match[2]) :]
        match = _LEFT_OUT.search(html, match.start())
    return html


def _end_of(html: str, start: int, name: str) -> int:
    """Where the element that starts there ends; those of its own name that it holds are counted."""
    depth = 0
    for tag in re.compile(rf"<(/?){name}\b[^>]*>").finditer(html, start):
        depth += -1 if tag[1] else 1
        if depth == 0:
            return tag.end()
    return len(html)


def _plain(html: str) -> str:
    """The text of HTML; what stands in two blocks does not run together, and of a formula its TeX is the text."""
    if "<math" in html:
        html = _FORMULA.sub(r"\1", html)
    text = _TAG.sub("", _BLOCK.sub(" ", html))
    return unescape(text) if "&" in text else text
