"""What a feed says, in whatever format."""

from __future__ import annotations

import datetime as dt

from msgspec import Struct


class FeedAuthor(Struct, frozen=True):
    """Who signs a brief, and the address of their page where they have one."""

    name: str
    address: str = ""


class Entry(Struct, frozen=True):
    """A brief in a feed. `id` stays when the brief is renamed; `address` is that of its page."""

    id: str
    address: str
    title: str
    summary: str
    language: str
    published: dt.date
    updated: dt.date
    authors: tuple[FeedAuthor, ...]
    topics: tuple[tuple[str, str], ...]
    """The id of each, and its name in the language of the brief."""
    license: str = ""
    """The address of its terms."""


class Feed(Struct, frozen=True):
    """The newest briefs of something. `path` lacks the ending of a format; `page` is the address of what it follows."""

    path: str
    title: str
    page: str
    language: str
    publisher: str
    entries: tuple[Entry, ...]
    addresses: tuple[str, ...]
    """Its own, one for each of `briefsite.read.paths.FEED_FORMATS`."""

    @property
    def updated(self) -> dt.date:
        """When the newest change of any of its entries was."""
        return max(entry.updated for entry in self.entries)


def moment(day: dt.date) -> str:
    """The beginning of a day (RFC 3339), by the clocks of UTC."""
    return f"{day.isoformat()}T00:00:00Z"
