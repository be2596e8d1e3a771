"""Files that a reader may take along: made when the site is whole, and only where they are not known.

A page only leads to them, so no page waits for them, and while a site is served none is made until somebody asks.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import groupby
from typing import Any

from msgspec import Struct

from briefsite.model.codec import Form, decode, encode
from briefsite.model.memory import WORTH_SHARING, Memory


class Made(Struct, frozen=True):
    """What became of a file: what it holds, or nothing where it cannot be made; and what is to be said of it."""

    content: bytes
    messages: tuple[str, ...] = ()


class DownloadKind(Struct, frozen=True):
    """How files of a kind are made of values, each of which is all that the file shows.

    At least `worth` of them are shared out among the cores. `name` is said on a terminal while they are made.
    """

    name: str
    make: Callable[[Any], Made]
    worth: int = WORTH_SHARING


class Download(Struct, frozen=True):
    """A file still to be made. `path` is where it stands on the site."""

    path: str
    kind: DownloadKind
    value: object

    def make(self) -> Made:
        """The file."""
        return self.kind.make(self.value)


def made(downloads: Iterable[Download], memory: Memory) -> Iterator[tuple[str, Made]]:
    """Each path with what stands there, a kind after the other; what is remembered is not made again."""
    by_kind = sorted(downloads, key=lambda download: download.kind.name)
    for kind, some in groupby(by_kind, key=lambda download: download.kind):
        together = list(some)
        values = [download.value for download in together]
        results = memory.stream(kind.name, kind.make, values, _FORM, worth=kind.worth)
        yield from zip((download.path for download in together), results, strict=True)


def _as_bytes(result: Made) -> bytes:
    return encode(result.messages) + b"\n" + result.content


def _from_bytes(kept: bytes) -> Made:
    messages, _, content = kept.partition(b"\n")
    return Made(content, decode(tuple[str, ...], messages))


_FORM: Form[Made] = Form(_as_bytes, _from_bytes)
