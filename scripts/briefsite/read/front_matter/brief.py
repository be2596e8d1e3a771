"""The front matter of a brief: YAML text → FrontMatter."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable
from typing import Any

from msgspec import convert

from briefsite.model import Contributor, FrontMatter, Lines, Place, Problem, TextFile
from briefsite.model.nearest import Nearest
from briefsite.model.rules import front_matter as rules
from briefsite.read.front_matter.formats import bare_doi, bare_orcid, midnight, parse_moment, zone_of
from briefsite.read.front_matter.schema import validate
from briefsite.read.front_matter.yaml_text import YamlNode, YamlReader
from briefsite.read.markdown import (
    FrontMatterSpan,
    UnclosedFrontMatter,
    split_front_matter,
    why_unclosed,
    why_unopened,
)

_CITATION_KEY = re.compile(r"@?\{([^}\s]+)\}|@?([\w*](?:[\w:.#$%&\-+?<>~/]*[\w/])?)")


def front_matter_span(file: TextFile) -> FrontMatterSpan | Problem:
    """Where the front matter of a brief stands, or why there is none."""
    empty = ""
    try:
        if span := split_front_matter(file.text):
            return span
        empty = "" if file.text.strip() else "the file is empty; "
        offset, reason = why_unopened(file.text)
    except UnclosedFrontMatter as error:
        offset, reason = why_unclosed(file.text) or (0, str(error))
    return rules.MISSING_FRONT_MATTER.at(Lines.of(file.path, file.text).place(offset), empty=empty, reason=reason)


def parse_front_matter(
    file: TextFile, start: int, end: int, timezone: str = "UTC", language: str = "en"
) -> tuple[FrontMatter | None, tuple[Problem, ...]]:
    """Read the YAML between two offsets of a brief.

    Fields that break the schema are left at their defaults, so that the rest can be checked. None when there is no
    title or no date to be had. Days begin at midnight in `timezone` (a name of the IANA database), and what names no
    language is in `language`. Places are those of the keys, in lists those of the items.
    """
    reader = YamlReader(file.text, Lines.of(file.path, file.text[:end]))
    root = reader.read(start, end)
    if root is None or root.value is None:
        if not reader.problems:
            reader.report(start, rules.MISSING_FRONT_MATTER.says("empty"))
        return None, reader.sorted_problems()
    if not isinstance(root.value, dict):
        reader.report(root.start, rules.MISSING_FRONT_MATTER.says("no-keys"))
        return None, reader.sorted_problems()
    written = set(root.value)
    values: dict[str, Any] = validate(root, "brief", reader)  # type: ignore[assignment]
    if _may_withhold((written - root.value.keys()) | reader.broken.keys()):
        values["status"] = "draft"
    values.setdefault("lang", language)
    front = _front_matter(values, root, reader, timezone) if "title" in values and "date" in values else None
    return front, reader.sorted_problems()


def _may_withhold(lost: Iterable[str]) -> bool:
    """Whether a key that could not be read was meant to keep the brief from readers; a slip must not publish it."""
    withholding = Nearest(("embargo", "status"))
    return any(withholding.to(key) for key in lost)


def _front_matter(values: dict[str, Any], root: YamlNode, reader: YamlReader, timezone: str) -> FrontMatter:
    """Values that the schema let pass, as they are used: those named here otherwise than as they are written."""
    values |= {
        "authors": _contributors(values.get("authors", [])),
        "editors": _contributors(values.get("editors", [])),
        "embargo": _embargo(values.get("embargo"), root, reader, timezone),
        "corrections": [item for item in values.get("corrections", []) if "date" in item],
        "doi": bare_doi(values.get("doi", "")),
        "nocite": nocite_keys(values.get("nocite")),
        "places": places_of(root, reader),
    }
    if "file" not in values.get("image", {}):
        values.pop("image", None)
    return convert(values, FrontMatter)


def _contributors(items: list[Any]) -> tuple[Contributor, ...]:
    return tuple(
        Contributor(
            item.get("name", ""),
            None,
            item.get("affiliation"),
            bare_orcid(item.get("orcid", "")),
            item.get("biography"),
        )
        if isinstance(item, dict)
        else Contributor(item, item)
        for item in items
    )


def release(front: FrontMatter, timezone: str) -> dt.datetime:
    """When a brief comes out: an embargo that ends on the day of its date or later says so; else the day begins it."""
    embargo = front.embargo
    return embargo if embargo and embargo.date() >= front.date else midnight(front.date, zone_of(timezone))


def _embargo(text: str | None, root: YamlNode, reader: YamlReader, timezone: str) -> dt.datetime | None:
    parsed = parse_moment(text, zone_of(timezone)) if text else None
    if not parsed:
        return None
    moment, without_zone = parsed
    if without_zone and isinstance(root.value, dict):
        breach = rules.EMBARGO_WITHOUT_ZONE.says(timezone=timezone, moment=moment.isoformat())
        reader.report(root.value["embargo"].start, breach)
    return moment


def nocite_keys(value: object) -> tuple[str, ...]:
    """Keys from a list, `@` before them or not, or from Pandoc's way of writing them: `@a, @{b}` or `@*`."""
    texts = value if isinstance(value, list) else [value or ""]
    keys = [match[1] or match[2] for text in texts for match in _CITATION_KEY.finditer(str(text))]
    return tuple(dict.fromkeys(keys))


def places_of(root: YamlNode, reader: YamlReader) -> dict[str, Place]:
    """Where each key of a front matter stands."""
    places: dict[str, Place] = {}
    place_at = reader.lines.place
    pending = [("", root)]
    while pending:
        path, node = pending.pop()
        if path:
            places[path] = place_at(node.key)
        if isinstance(node.value, dict):
            pending += [(f"{path}.{key}" if path else key, child) for key, child in reversed(node.value.items())]
        elif isinstance(node.value, list):
            pending += [(f"{path}.{index}", child) for index, child in reversed([*enumerate(node.value)])]
    return places
