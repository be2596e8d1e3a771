"""What readers may see at a moment: which briefs, and what else of the project is theirs.

The law: the published site is, byte for byte, what it would be if the briefs that are not published did not exist.
So a source, a person or a file beside the briefs is published where a published brief cites, names or shows it (a file
also where a page of docs/ does); in sources.bib and people.yml they may stand as early as editors like.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from html import unescape
from posixpath import dirname, join, normpath
from urllib.parse import unquote

from msgspec.structs import replace

from briefsite.check.site import PUBLISHED_BESIDE_BRIEFS, site_path
from briefsite.model import Brief, Markdown, Person, Project, Reference
from briefsite.model.citing import cited_keys
from briefsite.render.leaving import WITHDRAWN

_ENDING = "|".join(ending.removeprefix(".") for ending in PUBLISHED_BESIDE_BRIEFS)
_AROUND_NAMES = r"""\s"'`<>()\[\]{}|=,"""
_NAME_ENDS = re.compile(rf"\.(?:{_ENDING})(?![\w.-])", re.IGNORECASE)
_BEFORE_NAME = re.compile(rf"[{_AROUND_NAMES}]")
_FILE_NAMED = re.compile(rf"[^{_AROUND_NAMES}]+{_NAME_ENDS.pattern}", re.IGNORECASE)


class MomentError(ValueError):
    """What should be a time is none; the message says what it must be."""


def moment(environment: Mapping[str, str]) -> dt.datetime:
    """The moment of a build: now, or what `SOURCE_DATE_EPOCH` says (reproducible-builds.org), in seconds since 1970.

    Raises MomentError where it holds anything but such a number.
    """
    given = environment.get("SOURCE_DATE_EPOCH")
    if not given:
        return dt.datetime.now(dt.UTC)
    try:
        return dt.datetime.fromtimestamp(int(given), dt.UTC)
    except (ValueError, OverflowError, OSError):
        raise MomentError(f"SOURCE_DATE_EPOCH must be seconds since 1970; it is `{given}`") from None


def is_published(brief: Brief, now: dt.datetime) -> bool:
    """Whether readers may see a brief at `now`: it is no draft, and an embargo is over at its very moment."""
    return brief.front.status in ("published", WITHDRAWN) and not _is_under_embargo(brief, now)


def next_release(briefs: Iterable[Brief], now: dt.datetime) -> dt.datetime | None:
    """When the next embargo ends, so that a build can be planned; None where none is running."""
    waiting = (brief for brief in briefs if brief.front.status == "published" and _is_under_embargo(brief, now))
    return min((brief.front.embargo for brief in waiting if brief.front.embargo), default=None)


def marked(briefs: Iterable[Brief], now: dt.datetime) -> tuple[Brief, ...]:
    """Every brief, for editors: one under embargo has the status `embargo`, so that its page can say so."""
    return tuple(
        replace(brief, front=replace(brief.front, status="embargo"))
        if brief.front.status == "published" and _is_under_embargo(brief, now)
        else brief
        for brief in briefs
    )


def _is_under_embargo(brief: Brief, now: dt.datetime) -> bool:
    return brief.front.embargo is not None and brief.front.embargo > now


def sources_of(briefs: Iterable[Brief], references: Mapping[str, Reference]) -> Mapping[str, Reference]:
    """The entries of the bibliography that briefs cite or list, in its order."""
    keys = cited_keys(briefs)
    return references if "*" in keys else {key: entry for key, entry in references.items() if key in keys}


def people_of(briefs: Iterable[Brief], people: Mapping[str, Person]) -> Mapping[str, Person]:
    """Those of people.yml who wrote or edited briefs, in its order."""
    ids = {person.id for brief in briefs for person in (*brief.front.authors, *brief.front.editors)}
    return {key: person for key, person in people.items() if key in ids}


def files_of(project: Project, briefs: Sequence[Brief]) -> tuple[str, ...]:
    """The files in briefs/ that these briefs, or the pages of docs/, link to or show; in the order of their paths."""
    endings = PUBLISHED_BESIDE_BRIEFS
    beside = [path for path in project.files if path.startswith("briefs/") and path.lower().endswith(endings)]
    if not beside:
        return ()
    named: set[str] = set()
    for path, text in (*_texts(briefs), *((document.path, document.body) for document in project.documents)):
        folder = dirname(site_path(path))
        named.update(normpath(join(folder, name)) for name in _files_named(text))
    for brief in briefs:
        if brief.front.image:
            named.add(normpath(join("briefs", brief.front.image.file)))
    return tuple(sorted(named.intersection(beside)))


def _texts(briefs: Iterable[Brief]) -> Iterator[tuple[str, Markdown]]:
    return ((brief.path, brief.body) for brief in briefs)


def _files_named(body: Markdown) -> Iterator[str]:
    """Whatever a text might mean as the name of a file: its links, and words in its HTML and front matter."""
    names = [link.address.partition("#")[0].partition("?")[0] for link in body.links]
    names += _in_words(body.text)
    for name in names:
        yield from {name, unquote(unescape(name))}


def _in_words(text: str) -> Iterator[str]:
    """Words that end like the name of a file. Endings are looked for first: they are rare, and words are not."""
    position = 0
    while ending := _NAME_ENDS.search(text, position):
        before = _BEFORE_NAME.split(text[position : ending.start()])[-1]
        name = _FILE_NAMED.match(text, ending.start() - len(before))
        if name:
            yield name[0]
        position = name.end() if name else ending.end()
