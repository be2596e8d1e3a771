"""The typed links of briefs as headers (RFC 8288), for hosts that read in a file which headers to send."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import quote

from briefsite.link import Corpus
from briefsite.read.addresses import split
from briefsite.read.paths import HEADERS, brief_path, web_address
from briefsite.render.markup import Asset
from briefsite.render.signposts import signposts

MOST_RULES = 100
"""Cloudflare Pages reads no more of them, so the newest briefs have them."""
_OF_ADDRESSES = "/:?#[]@!$&'()*+,;=%~"


def link_headers(corpus: Corpus) -> Iterator[Asset]:
    """The file, where the publication asks for it: for the page of each brief one header with all its links."""
    if not (corpus.options.exports.headers and corpus.briefs):
        return
    rules = []
    for linked in corpus.briefs[:MOST_RULES]:
        parts = split(web_address(corpus.options, brief_path(linked.slug)))
        path = parts.path if parts else "/"
        links = (
            f'<{quote(address, safe=_OF_ADDRESSES)}>; rel="{rel}"' + (f'; type="{kind}"' if kind else "")
            for rel, address, kind in signposts(linked, corpus)
        )
        rules.append(f"{path}\n  Link: {', '.join(links)}\n")
    yield Asset(HEADERS, "".join(rules))
