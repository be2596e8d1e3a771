"""A feed as JSON Feed 1.1 (https://www.jsonfeed.org/version/1.1/)."""

from __future__ import annotations

from collections.abc import Mapping

from briefsite.model.codec import encode
from briefsite.render.feed_entries import Entry, Feed, FeedAuthor, moment

VERSION = "https://jsonfeed.org/version/1.1"


def json_feed(feed: Feed) -> str:
    """The feed as JSON, one line an entry; each has its excerpt for its text as long as it has no other."""
    _, own = feed.addresses
    head = {
        "version": VERSION,
        "title": feed.title,
        "home_page_url": feed.page,
        "feed_url": own,
        "language": feed.language,
        "authors": [{"name": feed.publisher}],
    }
    items = ",\n".join(encode(_item(entry)).decode() for entry in feed.entries)
    return f'{encode(head).decode()[:-1]},"items":[\n{items}\n]}}\n'


def _item(entry: Entry) -> Mapping[str, object]:
    return {
        "id": entry.id,
        "url": entry.address,
        "title": entry.title,
        "summary": entry.summary,
        "language": entry.language,
        "date_published": moment(entry.published),
        "date_modified": moment(entry.updated),
        "authors": [_author(author) for author in entry.authors],
        "tags": [name for _, name in entry.topics],
        "content_text": entry.summary,
    }


def _author(author: FeedAuthor) -> Mapping[str, str]:
    return {"name": author.name, "url": author.address} if author.address else {"name": author.name}
