"""What a page shows from files of its own, in whatever syntax: pictures, films, recordings."""

from __future__ import annotations

import html
from collections.abc import Iterator
from typing import NamedTuple

from briefsite.check.facts import Facts, front_place
from briefsite.check.local_links import is_on_a_disk
from briefsite.check.markup import attribute_lists, tags
from briefsite.check.written_addresses import shorten
from briefsite.model import Breach, Markdown, Problem
from briefsite.model.rules.links import OUTSIDE_PICTURE
from briefsite.read.addresses import leaves_site

_SHOWN = frozenset(("img", "source", "video", "audio", "track", "input", "picture", "td", "th", "table", "body", ""))
"""Elements that load what they show; an attribute list, which has no name, may make any of them."""
_LOADS = frozenset(("src", "srcset", "poster", "background"))
_NAMES = {"video": "film", "audio": "recording", "track": "track"}


class ShownFile(NamedTuple):
    """A file that an element of HTML, or an attribute list, shows: where it stands, what it is, its address."""

    start: int
    name: str
    address: str


def shown_files(body: Markdown) -> Iterator[ShownFile]:
    """The files that a page shows by HTML and by attribute lists."""
    for tag in (*tags(body.text), *attribute_lists(body.text)):
        for name, value in tag.attributes if tag.name in _SHOWN else ():
            if name in _LOADS:
                what = "picture" if name == "poster" else _NAMES.get(tag.name, "picture")
                yield from (ShownFile(tag.start, what, address) for address in _addresses(name, html.unescape(value)))


def _addresses(name: str, value: str) -> Iterator[str]:
    if name != "srcset":
        yield value.strip()
        return
    yield from (words[0] for candidate in value.split(",") if (words := candidate.split()))


def outside_picture(facts: Facts) -> Iterator[Problem]:
    for path, body in facts.pages:
        for link in body.links:
            if link.is_image and not link.in_html and _is_elsewhere(html.unescape(link.address)):
                yield _outside_picture("picture", link.address).at(facts.place(path, body, link.start))
        for shown in shown_files(body):
            if leaves_site(shown.address):
                yield _outside_picture(shown.name, shown.address).at(facts.place(path, body, shown.start))
    for brief in facts.project.briefs:
        if brief.front.image and _is_elsewhere(brief.front.image.file):
            yield _outside_picture("picture", brief.front.image.file).at(front_place(brief, "image.file"))


def _is_elsewhere(address: str) -> bool:
    return leaves_site(address) and not is_on_a_disk(address)


def _outside_picture(what: str, address: str) -> Breach:
    return OUTSIDE_PICTURE.says(what=what, address=shorten(address))
