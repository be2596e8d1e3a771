"""What a page asks of the rest of the site while it is made: where its links lead, how large its pictures are.

That is the condition under which the page holds, beside what it is made of.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from mkdocs.structure.files import File, Files
from msgspec import Struct, field

from briefsite.hosts.host_package import host_logger
from briefsite.model.codec import decode, encode
from briefsite.model.pictures import Picture

_LOGGER = host_logger("structure.pages")

PictureOf = Callable[[str], Picture | None]
"""The picture at an address of the site."""


class TrackedFiles:
    """The files of a site and its pictures, and which of them were asked for."""

    def __init__(self, files: Files, picture_of: PictureOf | None = None) -> None:
        self._files = files
        self._picture_of = picture_of
        self._links: dict[str, str | None] = {}
        self._pictures: dict[str, Picture | None] = {}

    def get_file_from_path(self, path: str) -> File | None:
        """The file at a path of the sources, or None."""
        # Asked first as it is: the host makes a path of it, which takes ten times as long.
        file = self._files.src_uris.get(path) or self._files.get_file_from_path(path)
        self._links[path] = file.url if file else None
        return file

    def note(self, path: str, url: str | None) -> None:
        """Count a file as asked for of which the address is known, or that there is none."""
        self._links[path] = url

    def picture_of(self, address: str) -> Picture | None:
        """The picture at an address."""
        picture = self._picture_of(address) if self._picture_of else None
        self._pictures[address] = picture
        return picture

    def condition(self) -> str:
        """What was asked, and the answers."""
        return encode(Condition(self._links, self._pictures)).decode()

    def __getattr__(self, name: str) -> Any:
        return getattr(self._files, name)


class Condition(Struct, frozen=True):
    """What was asked when a page was made, and the answers."""

    links: Mapping[str, str | None] = field(default_factory=dict)
    pictures: Mapping[str, Picture | None] = field(default_factory=dict)

    def holds(self, addresses: Mapping[str, str], picture_of: PictureOf | None = None) -> bool:
        """Whether the answers are the same today. `addresses` are those of all files, by their path."""
        return all(addresses.get(path) == url for path, url in self.links.items()) and all(
            (picture_of(address) if picture_of else None) == picture for address, picture in self.pictures.items()
        )


def as_condition(text: str) -> Condition:
    """What `TrackedFiles.condition` wrote. Raises ValueError for what it did not."""
    return decode(Condition, text)


def addresses_of(files: Files) -> dict[str, str]:
    """The address of each file of a site, by its path."""
    return {file.src_uri: file.url for file in files}


class _Capture(logging.Filter):
    """Keeps what is said, and lets none of it through."""

    def __init__(self) -> None:
        super().__init__()
        self.records: list[logging.LogRecord] = []

    def filter(self, record: logging.LogRecord) -> bool:
        self.records.append(record)
        return False


@contextmanager
def captured_messages() -> Iterator[list[logging.LogRecord]]:
    """What the host says of a page while the block lasts, instead of saying it."""
    listener = _Capture()
    _LOGGER.addFilter(listener)
    try:
        yield listener.records
    finally:
        _LOGGER.removeFilter(listener)


def say(level: int, message: str) -> None:
    """Say what was captured where the host says it."""
    _LOGGER.log(level, "%s", message)
