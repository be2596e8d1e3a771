"""Files that a reader may take along: made when the site is whole, and only where they are not known.

A page only leads to them, so no page waits for them, and while a site is served none is made until somebody asks.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from itertools import groupby
from typing import Any

from msgspec import Struct

from briefsite.model.memory import WORTH_SHARING, Share, in_turn


class Made(Struct, frozen=True):
    """What became of a file: what it holds, or nothing where it cannot be made; and what is to be said of it."""

    content: bytes
    messages: tuple[str, ...] = ()


def _nothing(_: object) -> bytes:
    raise LookupError


class DownloadKind(Struct, frozen=True):
    """How files of a kind are made of values, each of which is all that the file shows.

    At least `worth` of them are shared out among the cores. `name` is said on a terminal while they are made.
    """

    name: str
    make: Callable[[Any], Made]
    worth: int = WORTH_SHARING
    instead: Callable[[Any], bytes] = _nothing
    """What stands at the path of a file that could not be made, for pages lead there; raises where nothing can."""
    stand_in: str = ""
    """What that is, in words."""


class Download(Struct, frozen=True):
    """A file still to be made. `path` is where it stands on the site."""

    path: str
    kind: DownloadKind
    value: object

    def make(self) -> Made:
        """The file. An error of ours ends no site: it is told, and what can be had stands in the place of the file."""
        try:
            return self.kind.make(self.value)
        except Exception as error:
            said = f"{self.path}: this file could not be made ({type(error).__name__}: {error})"
        with suppress(Exception):  # what ended the one may end the other
            return Made(self.kind.instead(self.value), (f"{said}; {self.kind.stand_in} stands in its place",))
        return Made(b"", (f"{said}, and links to it lead nowhere",))


def by_kind(downloads: Iterable[Download]) -> Iterator[tuple[DownloadKind, list[Download]]]:
    """Files that are made together: those of each kind, in the order of the names of kinds."""
    for kind, some in groupby(sorted(downloads, key=lambda each: each.kind.name), key=lambda each: each.kind):
        yield kind, list(some)


def made(downloads: Iterable[Download], share: Share = in_turn) -> Iterator[tuple[Download, Made]]:
    """Each file, a kind after the other."""
    for kind, some in by_kind(downloads):
        yield from zip(some, share(Download.make, some, kind.name.capitalize(), worth=kind.worth), strict=True)
