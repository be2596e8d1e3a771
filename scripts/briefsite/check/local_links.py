"""Links that stay on the site."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple
from urllib.parse import unquote

from briefsite.model import Link, Markdown, Project
from briefsite.read.addresses import misspelt
from briefsite.read.schemes import unsafe_scheme

ELSEWHERE = re.compile(r"[a-zA-Z][a-zA-Z0-9+.\-]*:|//")
_ON_A_DISK = re.compile(r"[A-Za-z]:[\\/]|\\\\[\w.]|~[\\/]|%(?:USERPROFILE|HOMEPATH|APPDATA)%", re.IGNORECASE)


class LocalLink(NamedTuple):
    """A link that stays on the site: its page, the address in plain letters, cut at `#`.

    `key` is that of the front matter in which it stands, if it does.
    """

    page: str
    body: Markdown
    link: Link
    address: str
    fragment: str
    key: str | None = None


def local_links(project: Project) -> Iterator[LocalLink]:
    """The links of every brief and every page written by hand that lead nowhere else."""
    for brief in project.briefs:
        yield from _local(brief.path, brief.body, ((None, link) for link in brief.body.links))
        yield from _local(brief.path, brief.body, brief.front_links)
    for document in project.documents:
        if document.path.removeprefix("docs/") not in project.navigation.excluded:
            yield from _local(document.path, document.body, ((None, link) for link in document.body.links))


def _local(path: str, body: Markdown, links: Iterable[tuple[str | None, Link]]) -> Iterator[LocalLink]:
    for key, link in links:
        address = html.unescape(link.address).strip()
        if not (ELSEWHERE.match(address) or unsafe_scheme(address) or is_on_a_disk(address) or misspelt(address)):
            file, _, fragment = address.partition("#")
            yield LocalLink(path, body, link, unquote(file.partition("?")[0]), unquote(fragment), key)


def is_on_a_disk(address: str) -> bool:
    """Whether an address is a path of Windows with its drive or its server, or begins at somebody's home."""
    return _ON_A_DISK.match(unquote(address)) is not None
