"""A chart as written: nodes with their places, and the plain Vega-Lite that is made of them."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping
from typing import Any

from msgspec import Struct

from briefsite.read.front_matter.yaml_text import YamlNode

_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]{0,17})(?:\.[0-9]{1,18})?(?:[eE][+-]?[0-9]{1,3})?")
_OWN = ("title", "description", "$schema")
"""What the page shows around the picture, or nobody."""


class ChartBlock(Struct, frozen=True):
    """The content of a `vega-lite` block, valid against `schema/chart.json`."""

    root: YamlNode

    @property
    def spec(self) -> dict[str, YamlNode]:
        """The keys of the chart."""
        return mapping(self.root)

    @property
    def title(self) -> str:
        """What is found."""
        return _line(mapping(self.spec["title"]).get("text", self.spec["title"]))

    @property
    def unit(self) -> str:
        """What is counted, and in what: as the chart says below its title, else as its scale of values is called."""
        said = mapping(self.spec["title"]).get("subtitle")
        if said is not None:
            return _line(said)
        scale = next((channel for name in "yx" for channel in self._quantities(name)), None)
        unit = title_of(scale) if scale is not None else ""
        return "" if unit.casefold() in self.title.casefold() else unit

    def _quantities(self, name: str) -> Iterator[dict[str, YamlNode]]:
        for other, channel in channels(self):
            kind = channel.get("type")
            if other == name and "field" in channel and kind is not None and kind.value == "quantitative":
                yield channel

    @property
    def alternative(self) -> str:
        """What the picture shows, for those who do not see it."""
        return _line(self.spec["description"])

    @property
    def rows(self) -> list[dict[str, YamlNode]]:
        """The rows of the data."""
        return [mapping(row) for row in items(mapping(self.spec["data"])["values"])]

    @property
    def columns(self) -> tuple[str, ...]:
        """The names in the rows, in the order in which they first stand there."""
        return tuple(dict.fromkeys(name for row in self.rows for name in row))


def _line(node: YamlNode) -> str:
    return " ".join(str(node.value).split())


def title_of(channel: Mapping[str, YamlNode]) -> str:
    """What a channel is called: as it, its axis or its legend says, or its column's name."""
    places = (channel, mapping(channel.get("axis")), mapping(channel.get("legend")))
    said = next((place["title"] for place in places if place.get("title") and place["title"].value), None)
    return _line(said or channel["field"])


def mapping(node: YamlNode | None) -> dict[str, YamlNode]:
    """What a node holds by name; nothing if it is no mapping."""
    return node.value if node is not None and isinstance(node.value, dict) else {}


def items(node: YamlNode | None) -> list[YamlNode]:
    """What a node holds in order; nothing if it is no list."""
    return node.value if node is not None and isinstance(node.value, list) else []


def channels(block: ChartBlock) -> Iterator[tuple[str, dict[str, YamlNode]]]:
    """Every channel of the chart and its layers: its name and what is said of it."""
    for part in (block.spec, *map(mapping, items(block.spec.get("layer")))):
        for name, channel in mapping(part.get("encoding")).items():
            yield name, mapping(channel)


def mend_types(root: YamlNode, text: str) -> None:
    """Make numbers of what is written as one; the reader of front matter keeps all as text."""
    waiting = [root]
    while waiting:
        node = waiting.pop()
        if isinstance(node.value, str) and text[node.start : node.start + 1] not in "\"'|>":
            if _NUMBER.fullmatch(node.value) and math.isfinite(number := float(node.value)):
                node.value = int(node.value) if node.value.lstrip("-").isdigit() and len(node.value) < 16 else number
        else:
            waiting += [*mapping(node).values(), *items(node)]


def specification(block: ChartBlock) -> dict[str, Any]:
    """The chart as Vega-Lite reads it. Every channel is named, as its title or, without one, as its column.

    Numbers written into the chart are numbers, so that they get the decimal sign of the language.
    """
    spec = {name: _plain(node) for name, node in block.spec.items() if name not in _OWN}
    for part in (spec, *(spec.get("layer") or ())):
        for name, channel in (part.get("encoding") or {}).items():
            if channel and "field" in channel:
                channel.setdefault("title", channel["field"])
                if name == "text" and is_numeric(block, channel["field"]):
                    channel.setdefault("type", "quantitative")
    _stack_alike(spec)
    return spec


def _stack_alike(spec: dict[str, Any]) -> None:
    """Give the words over stacked bars the groups and the order of these: each layer has its own if none is said."""
    layers = [layer.setdefault("encoding", {}) or {} for layer in spec.get("layer") or ()]
    shared = spec.get("encoding") or {}
    for layer, own in zip(spec.get("layer") or (), layers, strict=True):
        bars = shared | own
        stacked = {name: how for name in ("x", "y") if (how := _stacking(bars, name))}
        colour = (bars.get("color") or {}).get("field")
        if _kind(layer) not in ("bar", "area") or colour is None or not stacked:
            continue
        order = bars.get("order") or {"field": colour, "type": "nominal"}
        for other, words in zip(spec["layer"], layers, strict=True):
            if _kind(other) == "text" and "color" not in shared | words:
                words.setdefault("detail", {"field": colour, "type": "nominal"})
                words["order"] = own["order"] = order
                for name, how in stacked.items():
                    words[name] = {"stack": how} | (shared.get(name) or {}) | (words.get(name) or {})
                other["encoding"], layer["encoding"] = words, own


def _stacking(bars: dict[str, Any], name: str) -> Any:
    """How bars of several colours are stacked along a channel; None where they are not.

    If nothing is said, numbers are, beside names, dates or nothing (Vega-Lite, "Stack", enabling stack).
    """
    along, across = (bars.get(channel) or {} for channel in (name, "y" if name == "x" else "x"))
    if "stack" in along:
        return along["stack"] if along["stack"] in ("zero", "normalize", "center", True) else None
    apart = {"x2", "y2", "xOffset", "yOffset"} & bars.keys()
    numbers = along.get("type") == "quantitative" and across.get("type") != "quantitative"
    return "zero" if numbers and not apart and along.get("scale", {}) is not None else None


def _kind(layer: dict[str, Any]) -> Any:
    mark = layer["mark"]
    return mark["type"] if isinstance(mark, dict) else mark


def is_numeric(block: ChartBlock, column: str) -> bool:
    """Whether a column holds nothing but numbers, known or not."""
    return all(type(row[column].value) in (int, float, type(None)) for row in block.rows)


def _plain(node: YamlNode) -> Any:
    if isinstance(node.value, dict):
        return {name: _plain(child) for name, child in node.value.items()}
    return [_plain(child) for child in node.value] if isinstance(node.value, list) else node.value
