"""Rules on mkdocs.yml: what would stop a build, or lead readers nowhere."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefsite.check.facts import Facts
from briefsite.check.rule import Finding, rule
from briefsite.check.unpublished import why_not_published
from briefsite.model import Level, Place
from briefsite.read.addresses import host_of

_RESERVED = re.compile(
    r"(?:.*\.)?(?:example|test|invalid|localhost|local)|(?:.*\.)?example\.(?:com|net|org)|127(?:\.\d+){3}|0\.0\.0\.0|::1"
)
"""Hosts that nobody can have (RFC 2606, RFC 6761, RFC 6762), or that are the reader's own machine."""
_FILLED_IN = re.compile(
    r"(?:your|my)-?(?:name|user|username|site|domain|org|organi[sz]ation|institute)|user-?name|changeme"
)


def is_placeholder(address: str) -> bool:
    """Whether an address only stands for one that is still to be filled in."""
    host = host_of(address)
    return bool(_RESERVED.fullmatch(host)) or any(_FILLED_IN.fullmatch(part) for part in host.split("."))


@rule(
    "placeholder-address",
    level=Level.HINT,
    meaning="`site_url` in mkdocs.yml is an address that nobody can have, or that of one's own machine. What leaves the"
    " site would lead nowhere: feeds, citations, the canonical address.",
    example="`site_url` is `https://harbour.example/`, at which no reader finds this site; give its real address",
    mend="Write the address at which the site will be. Until then it can be built and looked at, but the workflow that"
    " publishes it refuses to (`briefsite build --publish`).",
)
def placeholder_address(facts: Facts) -> Iterator[Finding]:
    address = facts.project.options.site_url
    if is_placeholder(address):
        message = f"`site_url` is `{address[:80]}`, at which no reader finds this site; give its real address"
        yield facts.setting_place("site_url"), message


@rule(
    "dead-navigation",
    meaning="The menu (`nav` in mkdocs.yml) names a page that will not be on the site.",
    example="`nav` names `abuot.md`, which is not there; did you mean `about.md`?",
    mend="Name files of docs/ as they are seen from there, and generated pages by their paths, such as"
    " `topics/trade.md`.",
)
def dead_navigation(facts: Facts) -> Iterator[Finding]:
    for path, place in facts.project.navigation.entries or ():
        if path not in facts.published.files:
            why = why_not_published(facts, path)
            said = f"leads nowhere: it is {why}" if why else "is not there"
            near = facts.published.nearest_file(path)
            hint = f"; did you mean `{near}`?" if near and not why else ""
            yield place, f"`nav` names `{path[:80]}`, which {said}{hint}"


@rule(
    "not-in-navigation",
    meaning="A page of docs/ is not in the menu (`nav` in mkdocs.yml), which here must name all"
    " (`validation: nav: omitted_files: warn`): the site is not built.",
    example="`nav` in mkdocs.yml does not name `method.md`; add it, or put `/method.md` under `not_in_nav`",
    mend="Add the page to `nav`, or name it under `not_in_nav` if readers find it by links alone.",
)
def not_in_navigation(facts: Facts) -> Iterator[Finding]:
    navigation = facts.project.navigation
    if navigation.entries is None or not navigation.must_list_all:
        return
    named = {path for path, _ in navigation.entries} | navigation.excluded | navigation.unlisted
    for document in facts.project.documents:
        path = document.path.removeprefix("docs/")
        if path not in named:
            message = f"`nav` in mkdocs.yml does not name `{path}`; add it, or put `/{path}` under `not_in_nav`"
            yield Place(document.path), message


CONFIGURATION = (placeholder_address, dead_navigation, not_in_navigation)
