"""Lists of ours as HTML, for a host that reads the Markdown of others: it need not read what is finished.

So the list of a page's sources costs nearly nothing, and no extension makes anything else of it.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache
from posixpath import dirname, join, normpath
from urllib.parse import quote

from briefsite.model import Options
from briefsite.read.paths import address_from
from briefsite.render.markup import escape_html

_TOKEN = re.compile(
    r"(?P<tag>(?:<[^<>]*>)+)"
    r"|\\(?P<sign>[\\`*_{}\[\]])"
    r"|`(?P<code>[^`]*)`"
    r"|\[(?P<words>(?:\\.|[^\\\[\]])*)\]\((?P<address>(?:[^()\n]|\([^()\n]*\))*)\)"
)
_INDENT = 4


def html_list(markdown: str, page: str, options: Options) -> str:
    """A list of items of one line each, on the page at that path, as a block of HTML; where it is wanted so."""
    if not options.has_html_lists or not markdown.strip():
        return markdown

    def address(written: str) -> str:
        return _address(written, page, options)

    lines, open_lists = list[str](), 0
    for line in filter(str.strip, markdown.split("\n")):
        text = line.lstrip(" ")
        level = (len(line) - len(text)) // _INDENT + 1
        if level > open_lists:
            lines.append("<ul>")
        else:
            lines.append(f"</li>{'</ul></li>' * (open_lists - level)}")
        open_lists = level
        lines.append(f"<li>{_html(text.removeprefix('- '), address)}")
    return "\n".join([*lines, "</li></ul>" * open_lists])


def _html(markdown: str, address: Callable[[str], str]) -> str:
    def shown(token: re.Match[str]) -> str:
        if token["tag"] is not None:
            return token["tag"]
        if token["sign"] is not None:
            return token["sign"]
        if token["code"] is not None:
            return f"<code>{escape_html(token['code'])}</code>"
        return f'<a href="{escape_html(address(token["address"]))}">{_html(token["words"], address)}</a>'

    return _TOKEN.sub(shown, markdown)


def _address(written: str, page: str, options: Options) -> str:
    """The address of a link between pages, which are written by their paths, as a browser takes it."""
    path, sign, fragment = written.partition("#")
    return f"{_way(page, path, options.directory_urls)}{sign}{fragment}" if path else written


@lru_cache(maxsize=1_000)
def _way(page: str, path: str, directory_urls: bool) -> str:
    way = quote(address_from(page, normpath(join(dirname(page), path)), directory_urls))
    return f"{way}/" if way in (".", "..") or way.endswith("/..") else way
