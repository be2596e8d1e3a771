"""Pages that list, when they are made: as lines, so that none is read of which the finished page is known."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from typing import NamedTuple

from msgspec import Struct

from briefsite.model.codec import decode, encode
from briefsite.model.digests import digest_of
from briefsite.render.markup import Asset, Page
from briefsite.render.plan import Plan


class Output(Struct, frozen=True):
    """What there is of a kind: all its pages, or all its files."""

    plans: tuple[Plan, ...]
    assets: tuple[Asset, ...]

    @classmethod
    def of(cls, contents: Iterable[Page | Asset]) -> Output:
        """What was made now."""
        contents = tuple(contents)
        pages = (ready(page) for page in contents if isinstance(page, Page))
        return cls(tuple(pages), tuple(asset for asset in contents if isinstance(asset, Asset)))


class _Row(NamedTuple):
    """What is asked of a page beforehand."""

    path: str
    title: str
    digest: str
    edit_path: str | None
    date: str | None


class _Head(Struct, frozen=True):
    rows: tuple[_Row, ...]
    assets: tuple[Asset, ...]


def encode_output(output: Output) -> bytes:
    """What was made, as lines: what is asked of it beforehand, then each page."""
    pages = [plan.make() for plan in output.plans]
    head = _Head(tuple(map(_row, pages)), output.assets)
    return b"\n".join((encode(head), *map(encode, pages)))


def decode_output(text: bytes) -> Output:
    """What `encode_output` made lines of; each page is read when it is asked for."""
    first, *lines = text.split(b"\n")
    head = decode(_Head, first)
    plans = (_plan(row, partial(decode, Page, line), len(line)) for row, line in zip(head.rows, lines, strict=True))
    return Output(tuple(plans), head.assets)


def ready(page: Page) -> Plan:
    """The plan of a page that is made already."""
    return _plan(_row(page), lambda: page)


def _row(page: Page) -> _Row:
    return _Row(page.path, str(page.front.get("title", "")), digest_of(page).hex(), page.edit_path, page.date)


def _plan(row: _Row, make: Callable[[], Page], size: int = 0) -> Plan:
    return Plan(row.path, row.title, bytes.fromhex(row.digest), make, row.edit_path, row.date, size)
