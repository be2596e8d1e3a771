"""Sites below the one that is previewed, such as a manual that is built with it: which of their pages are different.

No file of the project makes their pages, so they are compared as they are built.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from lxml import html

from briefsite.commands.preview.model import Preview
from briefsite.commands.preview.pages import article_of

_OF_A_SITE = "404.html"
"""The page that each site has, for what is not found."""


def with_sites_below(preview: Preview, folder: Path, base: Path | None) -> Preview:
    """The preview with the pages of such sites that came or read differently than in `base`, the site before."""
    if base is None:
        return preview
    pages = [page.relative_to(folder) for page in _pages(folder)]
    added = [page for page in pages if not (base / page).is_file()]
    changed = [page for page in pages if page not in added and _text(folder / page) != _text(base / page)]
    removed = [page.relative_to(base) for page in _pages(base) if not (folder / page.relative_to(base)).is_file()]
    known = preview.pages
    return replace(
        preview,
        pages=replace(
            known,
            added=(*known.added, *map(_address, added)),
            changed=(*known.changed, *map(_address, changed)),
            removed=(*known.removed, *map(_address, removed)),
        ),
    )


def _pages(folder: Path) -> Iterator[Path]:
    for top in sorted(path.parent for path in folder.glob(f"*/**/{_OF_A_SITE}")):
        yield from sorted(top.rglob("index.html"))


def _address(page: Path) -> str:
    return f"{page.parent.as_posix()}/"


def _text(page: Path) -> bytes:
    article = article_of(page.read_text("utf-8"))
    return b"" if article is None else html.tostring(article)
