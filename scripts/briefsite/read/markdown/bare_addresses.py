"""Web addresses that stand in running text: Python-Markdown shows them and makes no link of them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from briefsite.model import LookAlike
from briefsite.model.rules.look_alikes import LOOKS_LIKE_LINK
from briefsite.read.addresses import corrected, host_of, is_web
from briefsite.read.markdown.inline import without_trailing
from briefsite.read.markdown.parts import Part, PartKind

_BEGINS = re.compile(
    r"(?<![\w@/.:<-])(?:www\.(?=[\w-]+\.\w)|h?t{1,3}p{1,2}s?(?:[:;]|/))[^\s<>\[\]\"`|]+", re.IGNORECASE
)
_LIKE_TARGET = re.compile(r"\]\s{1,3}\([<\s]{0,3}\Z")
_LETTERS = ("www.", "ttp", "htp", "WWW.")
_OWN_MACHINE = frozenset(("localhost", "127.0.0.1", "0.0.0.0", "::1"))
"""To which nobody needs a link."""
_LONGEST = 60


def bare_addresses(text: str, parts: Iterable[Part], end: int) -> Iterator[LookAlike]:
    """The addresses of a paragraph that begin with a scheme; not in the words of a link, and not in a citation."""
    done = 0
    for part in parts:
        if part.start < done:
            continue
        cites = part.kind == PartKind.BRACKET and any(inner.kind == PartKind.KEY for inner in part.parts)
        if cites or part.kind in (PartKind.LINK, PartKind.IMAGE):
            done = part.end
        elif part.kind == PartKind.OPAQUE and text.startswith(("<a ", "<a\n"), part.start):
            done = max(text.find("</a>", part.end, end), part.end)
        elif part.kind == PartKind.OPAQUE and text[part.start : part.end][:1].isalpha():
            written = text[part.start : part.end]
            if _LIKE_TARGET.search(text, max(part.start - 9, 0), part.start):
                continue  # which is told as a link with a space too many
            meant = written if is_web(written) else corrected(written)
            if meant and host_of(meant) not in _OWN_MACHINE:
                yield _is_no_link(written, part.start, meant)


def addresses_without_scheme(prose: str, start: int) -> Iterator[LookAlike]:
    """Those in the prose of a text whose scheme has a slip, or is not there: `www.example.org`."""
    if not any(letters in prose for letters in _LETTERS):
        return
    for found in _BEGINS.finditer(prose, start):
        written = without_trailing(found[0])
        if meant := corrected(written):
            yield _is_no_link(written, found.start(), meant)


def _is_no_link(written: str, start: int, meant: str) -> LookAlike:
    shown = written if len(written) <= _LONGEST else f"{written[: _LONGEST - 1]}…"
    return LookAlike(start, LOOKS_LIKE_LINK.says(shown=shown, right=f"<{meant}>"), ("pymdownx.magiclink",))
