"""Links from a page to the file that it is made of: where mkdocs.yml says it is, and whether it says so."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from msgspec import Struct

from briefsite.model.rules.settings import NO_SOURCE_LINK
from briefsite.read.addresses import origin_host
from briefsite.read.configuration import mapping_or_empty
from briefsite.read.wrong_settings import Wrong

EDIT, VIEW = "content.action.edit", "content.action.view"
"""Features of Material (`theme.features`): a link to where a page is changed, and one to its text as it was written."""
_RAW = {"edit": "raw", "blob": "raw", "src": "raw", "_edit": "raw/branch"}
"""What of an address at GitHub, GitLab, Bitbucket and Forgejo leads to a file, and what to its plain text."""
_OF_MKDOCS = ("github.com", "gitlab.com", "bitbucket.org")
"""Hosts for which MkDocs knows a way to files (`edit_uri`) by itself."""


class SourceLinks(Struct, frozen=True):
    """Where the source of a page is changed, and where it is seen; empty where there is no such link."""

    edit: str = ""
    view: str = ""


def source_links(address: str | None, features: object) -> SourceLinks:
    """The links that a page has of these features; `address` is where MkDocs says that it is edited."""
    wanted = features if isinstance(features, list | tuple | set | frozenset) else ()
    if not address:
        return SourceLinks()
    own = _without_steps_back(address)
    return SourceLinks(own if EDIT in wanted else "", (_raw(own) or "") if VIEW in wanted else "")


def missing_source_links(settings: Mapping[str, Any]) -> Iterator[Wrong]:
    """What is wrong with settings by which pages would have links to their sources, and have none, or dead ones."""
    features = mapping_or_empty(settings.get("theme")).get("features")
    repository, way = str(settings.get("repo_url") or ""), settings.get("edit_uri") or settings.get("edit_uri_template")
    host = origin_host(repository).lower()
    for number, feature in enumerate(features if isinstance(features, list) else ()):
        if feature not in (EDIT, VIEW):
            continue
        name = f"theme.features.{number}"
        if not repository and "//" not in str(way):
            yield name, NO_SOURCE_LINK.says(feature=feature)
        elif way in (None, "") and ("edit_uri" in settings or host not in _OF_MKDOCS):
            yield name, NO_SOURCE_LINK.says("no-way", feature=feature)
        elif way is None and host != "bitbucket.org":
            yield name, NO_SOURCE_LINK.says("branch", feature=feature)
        elif feature == VIEW and way and _raw(f"{repository}/{way}") is None:
            yield name, NO_SOURCE_LINK.says("no-text", feature=feature, way=str(way)[:80])


def _raw(address: str) -> str | None:
    """The address of a file's plain text, of that at which it is edited; None where none can be known."""
    before, _, path = address.partition("?mode=edit")[0].partition("://")
    parts = path.split("/")
    for place, part in enumerate(parts):
        if place > 2 and part in _RAW:  # behind the host, the owner and the repository, which may be called so
            return f"{before}://{'/'.join((*parts[:place], _RAW[part], *parts[place + 1 :]))}"
    return None


def _without_steps_back(address: str) -> str:
    """The address of a file that does not stand in docs/: MkDocs takes back the step there only in a path."""
    return address.replace("docs/../", "").replace("docs%2F..%2F", "")
