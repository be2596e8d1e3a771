"""Links that stay on the site."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple
from urllib.parse import unquote

from briefsite.model import Link, Markdown
from briefsite.schemes import unsafe_scheme

ELSEWHERE = re.compile(r"[a-zA-Z][a-zA-Z0-9+.\-]*:|//")


class LocalLink(NamedTuple):
    """A link that stays on the site: its page, the address in plain letters, cut at `#`."""

    page: str
    body: Markdown
    link: Link
    address: str
    fragment: str


def local_links(pages: Iterable[tuple[str, Markdown]]) -> Iterator[LocalLink]:
    """The links of pages, given as path and text, that lead nowhere else."""
    for path, body in pages:
        for link in body.links:
            address = html.unescape(link.address).strip()
            if not ELSEWHERE.match(address) and not unsafe_scheme(address):
                file, _, fragment = address.partition("#")
                yield LocalLink(path, body, link, unquote(file.partition("?")[0]), unquote(fragment))
