"""A finished page as it opens from a disk, and what of it the search there needs to show."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Collection, Iterator
from html import unescape

from briefsite.finish.search.documents import searched_html
from briefsite.render.markup import escape_html

RUNTIME = "assets/offline.js"
_POLICY = re.compile(r'(<meta http-equiv="Content-Security-Policy" content=")([^"]*)(">)')
_ELSEWHERE = re.compile(r" (?:https?|wss?)://[^\s;]+")
_MODULE = re.compile(r'<script\b(?=[^>]* src=)([^>]*) type="module"([^>]*)>')
_SOURCE = re.compile(r' src="([^"?#]*)')
_FRAME = re.compile(r'<iframe\b[^>]*? src="([^"]*)"[^>]*>.*?</iframe>', re.DOTALL)
_PRELOAD = re.compile(r'[ \t]*<link rel="(?:preload|modulepreload)"[^>]*>\n?')
_LINK = re.compile(r' href="([^":#?]*)([^":]*)"')
_BLOCKS = frozenset(
    ("p", "li", "ul", "ol", "dl", "dt", "dd", "div", "tr", "td", "th", "table", "br", "hr", "figure", "figcaption")
    + ("h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "pre")
)
"""What parts words (`BLOCKS` of assets/search/page.js)."""
_TAG = re.compile(r"<(/?)(\w+)([^>]*)>")
_NAME = re.compile(r' id="([^"]*)"')
_OF_NOTES = ' class="footnote"'
_TITLE = re.compile(r"<title>.*?</title>", re.DOTALL)
_ABOUT = re.compile(r'<meta name="search:about"[^>]*>')
_FORMULA = re.compile(r'<math\b[^>]*? alttext="([^"]*)"[^>]*>.*?</math>', re.DOTALL)
_NOT_SHOWN = re.compile(r"<(template|script|style)\b.*?</\1>", re.DOTALL)


def page_from_disk(path: str, page: str, indexes: Collection[str], site: str, *, web_folders: bool) -> str:
    """The page at a path of the site as it opens from a disk. `indexes` are the folders that have a page of their own.

    `site` is the address of the site on the web, where with `web_folders` pages are folders.
    """
    page = _POLICY.sub(lambda said: f"{said[1]}{_policy(said[2])}{said[3]}", page, count=1)
    page = _MODULE.sub(r"<script defer\1\2>", _PRELOAD.sub("", page))
    page = _FRAME.sub(lambda frame: f'<a href="{frame[1]}">{frame[1]}</a>', page)
    page = _LINK.sub(lambda link: f' href="{_to_file(path, link[1], indexes)}{link[2]}"', page)
    runtime = posixpath.relpath(RUNTIME, posixpath.dirname(path) or ".")
    page = page.replace("</head>", f'<script src="{escape_html(runtime)}"></script>\n</head>', 1)
    return _on_the_web(page, site) if web_folders and site else page


def modules_of(path: str, page: str) -> Iterator[str]:
    """The paths of the modules that a page loads itself."""
    for tag in _MODULE.finditer(page):
        if source := _SOURCE.search(tag[0]):
            yield posixpath.normpath(posixpath.join(posixpath.dirname(path), source[1]))


def _policy(said: str) -> str:
    """The policy of a page whose files all lie on one disk: nothing is asked of any host."""
    own = (
        _ELSEWHERE.sub("", unescape(said)).replace("'self'", "file:").replace("connect-src file:", "connect-src 'none'")
    )
    return escape_html(own.replace("font-src file:", "font-src file: data:"))


def _to_file(path: str, href: str, indexes: Collection[str]) -> str:
    """A link as one to a file: a disk shows no page for a folder."""
    if not href or not (href.endswith("/") or posixpath.basename(href) in (".", "..") or "." not in href):
        return href
    folder = posixpath.normpath(posixpath.join("/", posixpath.dirname(path), href)).lstrip("/")
    return f"{href.removesuffix('/')}/index.html" if folder in indexes and not href.startswith("/") else href


def _on_the_web(text: str, site: str) -> str:
    """A text in which the host's addresses of pages on the web (`canonical`) are folders, as they are there."""
    address = re.compile(rf"({re.escape(site)}(?:[\w.~%-]+/)*)([\w.~%-]+)\.html\b")
    return address.sub(lambda found: found[1] if found[2] == "index" else f"{found[1]}{found[2]}/", text)


def searched_text(page: str) -> str:
    """Of a page what the search shows of it (assets/search/page.js), as HTML without anything else."""
    html = _FORMULA.sub(r"\1", _NOT_SHOWN.sub("", searched_html(page)))
    title, about = _TITLE.search(page), _ABOUT.search(page)
    head = f"{title[0] if title else ''}{about[0] if about else ''}"
    return f"{head}<article data-search-body>{_TAG.sub(_bare, html)}</article>"


def _bare(tag: re.Match[str]) -> str:
    end, name, attributes = tag.groups()
    if name == "section":
        is_notes = _OF_NOTES in attributes
        return "</section>" if end else f"<section{_OF_NOTES if is_notes else ''}>"
    if name not in _BLOCKS:
        return ""
    anchor = _NAME.search(attributes) if name in ("h2", "h3", "h4", "h5", "h6", "li") else None
    return f"<{end}{name}{f' {anchor[0].strip()}' if anchor else ''}>"
