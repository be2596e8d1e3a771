"""Which pages a reviewer should look at, and what the bar at the top of each page says."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from briefsite.commands.preview.model import Preview
from briefsite.commands.preview.pages import Bar
from briefsite.read.paths import brief_path, preview_address, site_path

CHANGES = "changes.html"
CHANGED = "changed in this preview"
AFFECTED = "reads differently in this preview"
_NEW = "new in this preview"
_MOVED = "moved in this preview"
_WHY = {"draft": "a draft: not published", "review": "in review: not published", "withdrawn": "withdrawn"}


@dataclass(frozen=True, slots=True)
class Place:
    """A page that came or is different: its address, and its address before (None: it was not there)."""

    address: str
    was: str | None
    says: str


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What pages say beside their change: why readers do not see them and what they are
    called (by address), and what is published where."""

    states: Mapping[str, str]
    titles: Mapping[str, str]
    public: Mapping[str, str]
    """Where the published site has each page that readers see before the change, by its address in a preview."""
    site_url: str = ""
    reasons: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Why briefs that nobody edited may read differently (by address)."""


def places_of(preview: Preview) -> Iterator[Place]:
    """Every page that the comparison names."""
    briefs = preview.briefs
    yield from (Place(report.address, None, _NEW) for report in briefs.added)
    yield from (Place(report.address, report.address, CHANGED) for report in briefs.changed)
    yield from (Place(report.address, preview_address(brief_path(report.formerly)), _MOVED) for report in briefs.moved)
    for entries in (preview.topics, preview.people):
        yield from (Place(entry.address, None, _NEW) for entry in entries.added)
        yield from (Place(entry.address, entry.address, CHANGED) for entry in entries.changed)
    yield from (Place(preview_address(site_path(path)), None, _NEW) for path in preview.pages.added)
    changed = (preview_address(site_path(path)) for path in preview.pages.changed)
    yield from (Place(address, address, CHANGED) for address in changed)


def bar_of(address: str, place: Place | None, around: Surroundings, *, is_marked: bool) -> Bar:
    """The bar of the page at an address."""
    state = around.states.get(address, "")
    why = _WHY.get(state) or (f"under {state}: not published" if state else "")
    if place is None:
        return Bar(why)
    published = around.public.get(place.was) if place.was is not None and around.site_url else None
    return Bar(
        " · ".join(filter(None, (place.says, why))),
        changes=f"{address}{CHANGES}" if is_marked else "",
        published=f"{around.site_url.rstrip('/')}/{published}" if published is not None else "",
    )
