"""A page before it is made: what is asked of it beforehand, and a short name for all that it will show."""

from __future__ import annotations

from collections.abc import Callable

from msgspec import Struct

from briefsite.render.markup import Page


class Plan(Struct, frozen=True):
    """A page that can be made at any time, in any process, or not at all, if one of that digest is kept."""

    path: str
    title: str
    digest: bytes
    """Digests everything that the page is made of."""
    make: Callable[[], Page]
    edit_path: str | None = None
    date: str | None = None
    size: int = 0
    """About how many bytes of Markdown it has, where it is made already; else 0."""
    instead: Callable[[Exception], Page] | None = None
    """What stands in its place where it cannot be made HTML, framed or finished; None where that ends the build."""
