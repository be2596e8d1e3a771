"""The links of a page that is put elsewhere than its text was written for: they lead where they led, or nowhere.

What is not on the site any more, or is another picture now, is no link: its words stay, a picture says what it showed.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from html import unescape
from urllib.parse import unquote

from briefsite.check.anchors import heading_ids
from briefsite.model import Link, TextFile
from briefsite.model.slugs import Slugify
from briefsite.read.addresses import leaves_site
from briefsite.read.markdown import parse_markdown
from briefsite.read.publication import path_named
from briefsite.render.markup import escape, escape_html

_SCHEME = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:")
_ATTRIBUTES = re.compile(r"\{[^{}\n]*\}")
_IN_TAG = re.compile(r"""\s(href|src|srcset|poster|data)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""", re.IGNORECASE)

LeadTo = Callable[[str], str | None]
"""The address in a link to what stands at a path among the site's sources; None where nothing does."""


def with_moved_links(markdown: str, page: str, lang: str, lead_to: LeadTo, slugify: Slugify | None = None) -> str:
    """The Markdown, written as that of the page at a path, with each link into the site as `lead_to` says.

    `slugify` makes the identifiers of headings. A link to a place on the page itself that is not there is none.
    """
    parsed = parse_markdown(TextFile(page, markdown), lang=lang)
    anchors = frozenset((*heading_ids(parsed, slugify=slugify), *parsed.identifiers))

    def target(address: str) -> str | None:
        address = unescape(address).strip()
        if address.startswith("#"):
            return address if unquote(address[1:]) in anchors else None
        return lead_to(path_named(page, address)) if _is_local(address) else address

    out: list[str] = []
    done = 0
    edits = (edit for link in parsed.links for edit in _edits(markdown, link, target))
    for start, end, text in sorted(edits):
        if start >= done:
            out += (markdown[done:start], text)
            done = end
    return "".join((*out, markdown[done:]))


def _is_local(address: str) -> bool:
    return not (address.startswith("/") or _SCHEME.match(address) or leaves_site(address))


def _edits(markdown: str, link: Link, lead_to: LeadTo) -> list[tuple[int, int, str]]:
    """What to put where, so that the link leads to where it led: what stands in its words is left to others."""
    written = markdown[link.start : link.end]
    if link.in_html:
        return [(link.start, link.end, _moved_tag(written, lead_to))]
    target = lead_to(link.address)
    if target == link.address:
        return []
    behind = _ATTRIBUTES.match(markdown, link.end)
    end = behind.end() if behind and target is None else link.end
    if link.is_image:
        return [(link.start, end, escape(link.text) if target is None else f"![{link.text}]({target})")]
    opening, closing = written.find("["), _closing(written)
    if opening < 0 or closing < 0:
        return []
    into, out_of = ("", "") if target is None else ("[", f"]({target})")
    return [(link.start, link.start + opening + 1, into), (link.start + closing, end, out_of)]


def _closing(written: str) -> int:
    """Where the words of a link end: before its address, before its label, or where it ends itself."""
    for sign in ("](", "]["):
        if (at := written.rfind(sign)) > 0:
            return at
    return len(written) - 1 if written.endswith("]") else -1


def _moved_tag(tag: str, lead_to: LeadTo) -> str:
    def moved(found: re.Match[str]) -> str:
        name, address = found[1].lower(), next(value for value in found.groups()[1:] if value is not None)
        target = None if name == "srcset" else lead_to(address)
        if target == address:
            return found[0]
        return "" if target is None else f' {name}="{escape_html(target)}"'

    return _IN_TAG.sub(moved, tag)
