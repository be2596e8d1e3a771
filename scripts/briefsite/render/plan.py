"""A page before it is made: what is asked of it beforehand, and a short name for all that it will show."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from briefsite.render.markup import Page


@dataclass(frozen=True, slots=True)
class Plan:
    """A page that can be made at any time, in any process, or not at all, if one of that digest is kept."""

    path: str
    title: str
    given: bytes
    """Digests everything that the page is made of."""
    make: Callable[[], Page] = field(compare=False, repr=False)
    edit_path: str | None = None
    date: str | None = None
    size: int = field(default=0, compare=False)
    """About how many bytes of Markdown it has, where it is made already; else 0."""
