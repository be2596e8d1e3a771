"""Settings that an earlier version asked for in mkdocs.yml and this one does not: the table of them, and which are set.

One more is one more row; it stays as long as a publication may have the setting.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from msgspec import Struct

from briefsite.model import Place, Problem, nearest_place
from briefsite.model.rules.settings import OUTDATED_SETTING
from briefsite.read.configuration import CONFIGURATION, Configuration
from briefsite.read.shared_settings import FORMER_SCRIPTS, SCRIPTS, SHEETS


class Row(Struct, frozen=True):
    """A setting, the values or items of it that are outdated, the version since which they are, why, and what to do."""

    setting: str
    items: Sequence[str]
    since: str
    why: str
    do: str = "take it out"
    harms: bool = False


TABLE: tuple[Row, ...] = (
    Row(
        "theme.custom_dir",
        ("docs/overrides",),
        "0.2.0",
        "the templates of Briefsite lie in the package, and what is in that folder stands before them",
        "delete the folder; templates of your own go into another, for example `custom_dir: overrides`",
        harms=True,
    ),
    Row("extra_css", SHEETS, "0.2.0", "every page has this sheet"),
    Row("extra_javascript", (*SCRIPTS, *FORMER_SCRIPTS), "0.2.0", "every page has this script"),
    Row("plugins", ("search",), "0.2.0", "the search is Briefsite’s own, and no page asks for what this one writes"),
    Row("watch", ("briefs", "sources.bib", "styles"), "0.2.0", "`briefsite serve` watches it by itself"),
    Row(
        "not_in_nav",
        ("/briefs/*", "/topics/*", "/people/*", "/sources/*", "/search/*"),
        "0.2.0",
        "pages that are made need not stand in the menu",
    ),
)


def outdated_settings(configuration: Configuration) -> tuple[Problem, ...]:
    """What is set that need not be, or no longer may be, each at its place."""
    return tuple(
        OUTDATED_SETTING.at(
            nearest_place(configuration.places, name, Place(CONFIGURATION)),
            "harms" if row.harms else "",
            item=item,
            name=row.setting,
            since=row.since,
            why=row.why,
            do=row.do,
        )
        for row in TABLE
        for name, item in _items(row.setting, configuration.values)
        if item in row.items
    )


def _items(setting: str, settings: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """The value of a setting, or its items, or its lines, each with the name by which its place is known."""
    value: Any = settings
    for part in setting.split("."):
        value = value.get(part) if isinstance(value, Mapping) else None
    if isinstance(value, str):
        yield from ((setting, line.strip()) for line in value.splitlines())
    elif isinstance(value, list | Mapping):
        for number, item in enumerate(value):
            key = str(number) if isinstance(value, list) else item
            named = item.get("path", next(iter(item), None)) if isinstance(item, Mapping) else item
            yield f"{setting}.{key}", str(named)
