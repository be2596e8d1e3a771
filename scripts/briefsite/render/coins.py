"""A reference as COinS: what Zotero finds in a page beside its text (OpenURL 1.0, ANSI/NISO Z39.88-2004, key/value)."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import quote

from briefsite.model import Csl
from briefsite.render.ris import plain_line

_JOURNAL = frozenset(("article", "article-journal", "article-magazine", "article-newspaper", "review", "review-book"))
_GENRES = {
    "book": "book",
    "chapter": "bookitem",
    "entry-dictionary": "bookitem",
    "entry-encyclopedia": "bookitem",
    "paper-conference": "proceeding",
    "report": "report",
}
"""Kinds of books, by the types of CSL."""


def coins(csl: Csl) -> str:
    """The title of the element `<span class="Z3988">`, not yet escaped for HTML."""
    # No name needs to be quoted: `urlencode` would quote each all the same.
    return "&".join(
        ["ctx_ver=Z39.88-2004", *(f"{name}={quote(value, safe='')}" for name, value in _pairs(csl) if value)]
    )


def _pairs(csl: Csl) -> Iterator[tuple[str, str]]:
    kind = str(csl.get("type", ""))
    if kind in _JOURNAL:
        yield from _format("journal", "article", csl, title="rft.atitle", container="rft.jtitle")
    elif kind in _GENRES:
        is_part = "container-title" in csl
        names = ("rft.atitle", "rft.btitle") if is_part else ("rft.btitle", "rft.series")
        yield from _format("book", _GENRES[kind], csl, title=names[0], container=names[1])
    else:
        yield from _format("dc", kind, csl, title="rft.title", container="rft.source")
    for name, scheme in (("DOI", "info:doi/"), ("URL", "")):
        yield "rft_id", scheme + _plain(csl[name]) if csl.get(name) else ""


def _format(matrix: str, genre: str, csl: Csl, *, title: str, container: str) -> Iterator[tuple[str, str]]:
    is_dublin_core = matrix == "dc"
    yield "rft_val_fmt", f"info:ofi/fmt:kev:mtx:{matrix}"
    yield "rft.type" if is_dublin_core else "rft.genre", genre
    yield title, _plain(csl.get("title"))
    yield container, _plain(csl.get("container-title"))
    for name in csl.get("author", ()):
        yield "rft.creator" if is_dublin_core else "rft.au", _name(name)
    parts = ((csl.get("issued") or {}).get("date-parts") or [()])[0]
    yield "rft.date", "-".join(f"{part:02}" for part in parts)
    yield "rft.publisher" if is_dublin_core else "rft.pub", _plain(csl.get("publisher"))
    if not is_dublin_core:
        texts = (("volume", "volume"), ("issue", "issue"), ("page", "pages"), ("publisher-place", "place"))
        for variable, key in (*texts, ("ISBN", "isbn"), ("ISSN", "issn"), ("edition", "edition")):
            yield f"rft.{key}", _plain(csl.get(variable))


def _name(name: Csl) -> str:
    """A name with its parts; behind a whole one a comma, or its last word would be taken for a family's."""
    if "literal" in name:
        return f"{_plain(name['literal']).replace(',', ' –')},"
    family = " ".join(filter(None, (name.get("non-dropping-particle"), name.get("family"))))
    return ", ".join(filter(None, (_plain(family), _plain(name.get("given")))))


def _plain(value: object) -> str:
    return plain_line(value or "")
