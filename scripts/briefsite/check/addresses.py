"""The rule that every address of the site is one page's."""

from __future__ import annotations

from collections.abc import Iterator

from briefsite.check.facts import Facts, is_brief_path
from briefsite.check.rule import Finding, rule
from briefsite.check.site import address_of, generated, site_path
from briefsite.model import Place


@rule(
    "duplicate-address",
    meaning="Two pages would have one address, and one would be lost. Addresses that differ only in case count as one.",
    example="this page and `briefs/Ports.md` would both be at `/briefs/ports/`",
    mend="Rename one of the two files, topics or people.",
)
def duplicate_address(facts: Facts) -> Iterator[Finding]:
    first: dict[str, tuple[str, Place]] = {}
    for path, place in sorted(_pages(facts), key=lambda page: page[1]):
        address = address_of(path).casefold()
        if address in first:
            other_path, other = first[address]
            yield place, f"this page and `{_called(other_path, other)}` would both be at `/{address}`"
        first.setdefault(address, (path, place))


def _pages(facts: Facts) -> Iterator[tuple[str, Place]]:
    yield from generated(facts.project)
    files = facts.project.files | {path for path, _ in facts.pages}
    for path in files:
        if is_brief_path(path) or (path.endswith(".md") and path.startswith("docs/")):
            yield site_path(path), Place(path)


def _called(path: str, place: Place) -> str:
    return path if place.path == "mkdocs.yml" else place.path
