"""A feed as Atom (RFC 4287)."""

from __future__ import annotations

from lxml import etree

from briefsite.render.feed_entries import Entry, Feed, moment
from briefsite.render.xml import LANGUAGE, document, element, new_root

_ATOM = "http://www.w3.org/2005/Atom"
_PROGRAM = "Briefsite"


def atom(feed: Feed) -> str:
    """The feed as an XML document in which each entry has an excerpt (`summary`), and no text yet."""
    own, _ = feed.addresses
    root = new_root("feed", _ATOM)
    root.set(LANGUAGE, feed.language)
    element(root, "id", own)
    element(root, "title", feed.title)
    element(root, "updated", moment(feed.updated))
    element(root, "link", rel="self", type="application/atom+xml", href=own)
    element(root, "link", rel="alternate", type="text/html", href=feed.page)
    element(element(root, "author"), "name", feed.publisher)
    element(root, "generator", _PROGRAM)
    for entry in feed.entries:
        _add(root, entry)
    return document(root)


def _add(root: etree._Element, entry: Entry) -> None:
    node = element(root, "entry")
    node.set(LANGUAGE, entry.language)
    element(node, "id", entry.id)
    element(node, "title", entry.title)
    element(node, "link", rel="alternate", type="text/html", hreflang=entry.language, href=entry.address)
    if entry.license:
        element(node, "link", rel="license", href=entry.license)
    element(node, "published", moment(entry.published))
    element(node, "updated", moment(entry.updated))
    for author in entry.authors:
        person = element(node, "author")
        element(person, "name", author.name)
        if author.address:
            element(person, "uri", author.address)
    for topic, name in entry.topics:
        element(node, "category", term=topic, label=name)
    element(node, "summary", entry.summary)
