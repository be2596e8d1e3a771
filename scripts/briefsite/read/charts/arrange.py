"""A chart as the house draws it: words on what they name, one scale for the values, nothing said twice.

A plain specification in, and one for a width and a direction out, with the key to its colours, which the page writes.
"""

from __future__ import annotations

from copy import deepcopy
from typing import Any

from msgspec import Struct

from briefsite.read.charts.house_style import BLACK, COLOURS, CONFIG
from briefsite.read.charts.labels import (
    Layer,
    names_above_bars,
    names_at_ends,
    names_of_places,
    numbers_on_bars,
    says_numbers,
    width_of,
)
from briefsite.read.charts.layers import (
    across,
    field,
    is_quantity,
    is_stacked,
    kind,
    value_channel,
    values_in_order,
    with_layers,
)
from briefsite.read.charts.mirror import is_mirrored, mirror

Key = tuple[tuple[str, str], ...]
"""What each colour stands for: the colour, and its name."""
_MOST_NUMBERS = 24
"""So many bars at most have their numbers at their ends."""
_BAR, _BARS, _BETWEEN, _NAME = 20, 16, 11, 24
_OF_COLOUR = ("color", "shape", "strokeDash", "opacity")


class Arranged(Struct, frozen=True):
    """A chart to be drawn, and the key to its colours."""

    spec: dict[str, Any]
    key: Key


def arranged(given: dict[str, Any], width: int, *, from_right: bool) -> Arranged:
    """The chart `given` (as `specification` makes it) for a drawing of that width, in pixels."""
    spec = with_layers(deepcopy(given))
    said = is_mirrored(spec)
    value = value_channel(spec["layer"])
    _in_order(spec)
    key = _coloured(spec)
    if value is not None:
        _without_titles(spec, value)
        bars = next((layer for layer in spec["layer"] if kind(layer) == "bar"), None)
        lines = [layer for layer in spec["layer"] if kind(layer) == "line"]
        if bars is not None and not is_quantity(bars, across(value)):
            _label_bars(spec, bars, value, width)
        elif len(lines) == 1 and value == "y" and _label_lines(spec, lines[0], width):
            key = ()
    if from_right and not said:
        mirror(spec)
    return Arranged(spec | {"width": width, "autosize": {"type": "fit-x", "contains": "padding"}}, key)


def _rows(spec: dict[str, Any]) -> list[dict[str, Any]]:
    return list(spec["data"].get("values", ()))


def _in_order(spec: dict[str, Any]) -> None:
    """Say the order of names in every layer alike: each would have its own, and Vega-Lite would follow none."""
    for name in ("x", "y", "xOffset", "yOffset"):
        first = next((layer for layer in spec["layer"] if field(layer, name) and not is_quantity(layer, name)), None)
        order = values_in_order(first, name, _rows(spec)) if first else []
        for layer in spec["layer"] if first else ():
            if field(layer, name) and not is_quantity(layer, name):
                layer["encoding"][name]["sort"] = order


def _coloured(spec: dict[str, Any]) -> Key:
    """Give each group its colour, and take the legends away; what the page says in their place."""
    first = next((layer for layer in spec["layer"] if field(layer, "color") and not is_quantity(layer, "color")), None)
    if first is None:
        return ()
    column, names = field(first, "color"), values_in_order(first, "color", _rows(spec))
    colours = [COLOURS[number % len(COLOURS)] for number in range(len(names))]
    for layer in spec["layer"]:
        for name in _OF_COLOUR:
            if field(layer, name) == column:
                layer["encoding"][name]["legend"] = None
        if field(layer, "color") == column:
            scale = layer["encoding"]["color"].get("scale") or {}
            layer["encoding"]["color"]["scale"] = {**scale, "domain": names, "range": colours}
    if any(field(first, name) == column and not is_quantity(first, name) for name in "xy"):
        return ()  # the axis names them
    return tuple(zip(colours, map(str, names), strict=True))


def _without_titles(spec: dict[str, Any], value: str) -> None:
    """Leave the titles of axes to the line above the chart, which has the unit, and to the names themselves."""
    for layer in spec["layer"]:
        for name in ("x", "y"):
            channel = layer["encoding"].get(name)
            axis = (channel or {}).get("axis", {})
            is_year = (axis or {}).get("format", (channel or {}).get("format")) == "d"
            if (
                channel
                and "field" in channel
                and axis is not None
                and (name == value or not is_quantity(layer, name) or is_year)
            ):
                channel["axis"] = {**axis, "title": None}


def _label_bars(spec: dict[str, Any], bars: Layer, value: str, width: int) -> None:
    """Numbers at the ends of bars in place of a scale, and long names above them."""
    rows, layers = _rows(spec), spec["layer"]
    names = names_of_places(bars, value, rows)
    stacked = is_stacked(bars, value, rows)
    written = says_numbers(layers, value)
    if not written and len(layers) == 1 and not stacked and _fit(bars, value, rows, names, width):
        layers += numbers_on_bars(bars, value, rows)
        written = True
    for layer in layers:
        if kind(layer) == "text" and field(layer, "text") == field(bars, value):
            layer["encoding"]["text"] = {"type": "quantitative", "format": ",", **layer["encoding"]["text"]}
            if stacked:
                layer["mark"]["color"] = BLACK  # on the bars, in either scheme
    below = any(isinstance(number := row.get(field(bars, value) or ""), int | float) and number < 0 for row in rows)
    if written:
        _make_room(spec, bars, value, rows, below=below)
        for layer in layers:
            if value in layer["encoding"] and layer["encoding"][value]:
                layer["encoding"][value]["axis"] = None
    if names:
        _lay_out(spec, bars, value, names, width, base=not below)


def _fit(bars: Layer, value: str, rows: list[dict[str, Any]], names: list[Any], width: int) -> bool:
    """Whether there is room for a number at each bar."""
    if {f"{value}2", "size", "opacity"} & bars["encoding"].keys() or len(rows) > _MOST_NUMBERS or not names:
        return False
    if value == "x":
        return True
    widest = max((width_of(row.get(field(bars, value) or "")) for row in rows), default=0.0)
    return widest < width / max(len(rows), 1) - 4


def _make_room(spec: dict[str, Any], bars: Layer, value: str, rows: list[dict[str, Any]], *, below: bool) -> None:
    """Numbers stand beyond the bars: the drawing ends behind them."""
    padding = dict(CONFIG["padding"])
    if value == "x":
        room = max(width_of(row.get(field(bars, "x") or "", "")) for row in rows) + 8
        padding |= {"right": room, "left": room if below else padding["left"]}
    else:
        padding |= {"top": 24, "bottom": 24 if below else padding["bottom"]}
    spec["padding"] = padding


def _lay_out(spec: dict[str, Any], bars: Layer, value: str, names: list[Any], width: int, *, base: bool) -> None:
    """How thick bars are and how far apart, and where their names stand."""
    other = across(value)
    is_long = value == "x" and max(map(width_of, names)) > 0.36 * width
    axis: dict[str, Any] = {"domain": base and not is_long, "labelLimit": width, "labels": not is_long}
    for layer in spec["layer"]:
        channel = layer["encoding"].get(other)
        if channel and "field" in channel and channel.get("axis", {}) is not None:
            channel["axis"] = (channel.get("axis") or {}) | axis
    if value == "y":
        return
    groups = len(values_in_order(bars, "yOffset", _rows(spec))) if field(bars, "yOffset") else 1
    thick, between = (groups * _BARS if groups > 1 else _BAR), _NAME if is_long else _BETWEEN
    step = thick + between
    inner = between / step
    for layer in spec["layer"]:
        if field(layer, "y"):
            scale = layer["encoding"]["y"].get("scale") or {}
            padding = {"paddingInner": inner, "paddingOuter": inner / 2, "align": 1 if is_long else 0.5}
            layer["encoding"]["y"]["scale"] = {**scale, **padding}
    spec.setdefault("height", step * len(names))
    if is_long:
        spec["layer"].append(names_above_bars(bars, names))


def _label_lines(spec: dict[str, Any], lines: Layer, width: int) -> bool:
    """Put the name of each line at its end; whether there was room."""
    if any(kind(layer) == "text" and field(layer, "text") == field(lines, "color") for layer in spec["layer"]):
        return True
    height = spec.get("height", CONFIG["view"]["continuousHeight"])
    labelled = names_at_ends(lines, _rows(spec), height, width)
    if labelled is None:
        return False
    layers, room = labelled
    spec["layer"] += layers
    spec["padding"] = {**CONFIG["padding"], "right": room + 6}
    return True
