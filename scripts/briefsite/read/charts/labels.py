"""Words on what they name: numbers at the ends of bars, names at the ends of lines, names above long bars."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from briefsite.read.charts.house_style import MEASURED
from briefsite.read.charts.layers import Row, across, field, kind, values_in_order
from briefsite.read.charts.measure import text_width

_GAP = 5
_LINE = 17
"""How far apart labels stand at least, one above the other."""
_FARTHEST = 26
"""How far a label may be moved from what it names."""

Layer = dict[str, Any]


def width_of(text: object) -> float:
    """How wide a label is drawn."""
    return text_width(str(text)) * MEASURED


def numbers_on_bars(bars: Layer, value: str, rows: Sequence[Row]) -> list[Layer]:
    """A layer with the number of each bar at its end; of those below zero at the other one."""
    column = field(bars, value) or ""
    known = [row for row in rows if isinstance(row.get(column), int | float)]
    ends = [row for row in known if row[column] >= 0], [row for row in known if row[column] < 0]
    return [_numbers(bars, value, some, is_below=bool(number)) for number, some in enumerate(ends) if some]


def _numbers(bars: Layer, value: str, rows: Sequence[Row], *, is_below: bool) -> Layer:
    where = {"align": "right" if is_below else "left", "dx": -_GAP if is_below else _GAP}
    if value == "y":
        where = {"baseline": "top" if is_below else "bottom", "dy": _GAP if is_below else -_GAP}
    kept = {name: channel for name, channel in bars["encoding"].items() if name in (*"xy", "xOffset", "yOffset")}
    channel = bars["encoding"][value]
    form = channel.get("format") or (channel.get("axis") or {}).get("format") or ","
    text = {"field": channel["field"], "type": "quantitative", "format": form}
    return {
        "data": {"values": list(rows)},
        "mark": {"type": "text", **where},
        "encoding": {**kept, value: {**channel, "stack": None}, "text": text},
    }


def names_above_bars(bars: Layer, names: Sequence[Any]) -> Layer:
    """A layer with the name of each bar, or group of bars, above it."""
    channel = {**bars["encoding"]["y"], "bandPosition": 0}
    return {
        "data": {"values": [{channel["field"]: name} for name in names]},
        "mark": {"type": "text", "align": "left", "baseline": "bottom", "dy": -3},
        "encoding": {"y": channel, "x": {"value": 0}, "text": {"field": channel["field"], "type": "nominal"}},
    }


def names_at_ends(lines: Layer, rows: Sequence[Row], height: float, width: float) -> tuple[list[Layer], float] | None:
    """A layer for the name at the end of each line, and how much room they need beside the chart.

    None where there is no room for them, or where they would stand far from their lines.
    """
    ends = _ends(lines, rows)
    room = max((width_of(name) for name, _ in ends), default=0.0) + 2 * _GAP
    if len(ends) < 2 or room > 0.35 * width:
        return None
    column = field(lines, "y") or ""
    heights = _heights(lines["encoding"]["y"], rows, [row[column] for _, row in ends], height)
    moved = _apart(heights)
    if any(abs(new - old) > _FARTHEST for new, old in zip(moved, heights, strict=True)):
        return None
    return [_name(lines, row, old - new) for (_, row), old, new in zip(ends, heights, moved, strict=True)], room


def _ends(lines: Layer, rows: Sequence[Row]) -> list[tuple[Any, Row]]:
    """Of each line its name and its last point."""
    group, along, column = field(lines, "color"), field(lines, "x"), field(lines, "y")
    if group is None or along is None or column is None:
        return []
    order = {value: number for number, value in enumerate(values_in_order(lines, "x", rows))}
    ends: dict[Any, Row] = {}
    for row in rows:
        last = ends.get(row.get(group))
        is_point = isinstance(row.get(column), int | float) and row.get(along) in order
        if is_point and (last is None or order[row[along]] >= order[last[along]]):
            ends[row.get(group)] = row
    return list(ends.items())


def _heights(channel: Mapping[str, Any], rows: Sequence[Row], ends: Sequence[float], height: float) -> list[float]:
    """About how far above the foot of the chart each value stands."""
    numbers = [row[channel["field"]] for row in rows if isinstance(row.get(channel["field"]), int | float)]
    scale = channel.get("scale") or {}
    low, high = min(numbers), max(numbers)
    if scale.get("zero") is not False:
        low, high = min(low, 0), max(high, 0)
    return [(end - low) / ((high - low) or 1) * height for end in ends]


def _apart(heights: Sequence[float]) -> list[float]:
    """The same heights, with at least a line between any two: those that are too near are moved apart alike."""
    order = sorted(range(len(heights)), key=heights.__getitem__)
    moved = list(heights)
    for _ in order:
        for below, above in zip(order, order[1:], strict=False):
            if (lacking := _LINE - (moved[above] - moved[below])) > 0:
                moved[above] += lacking / 2
                moved[below] -= lacking / 2
    return moved


def _name(lines: Layer, row: Row, down: float) -> Layer:
    channels = {each: lines["encoding"][each] for each in "xy"}
    return {
        "data": {"values": [row]},
        "mark": {"type": "text", "align": "left", "dx": _GAP + 3, "dy": round(down, 1)},
        "encoding": {**channels, "text": {"field": field(lines, "color"), "type": "nominal"}},
    }


def says_numbers(layers: Sequence[Layer], value: str) -> bool:
    """Whether a layer of text writes the numbers that bars show."""
    shown = {field(layer, value) for layer in layers if kind(layer) == "bar"}
    return any(kind(layer) == "text" and field(layer, "text") in shown for layer in layers)


def names_of_places(bars: Layer, value: str, rows: Sequence[Row]) -> list[Any]:
    """What the bars are called, from the first to the last."""
    return values_in_order(bars, across(value), rows) if field(bars, across(value)) else []
