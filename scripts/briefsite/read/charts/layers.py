"""A chart as Vega-Lite reads it, layer by layer: what is drawn, of which columns, in which order."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

Encoding = dict[str, dict[str, Any] | None]
Row = Mapping[str, Any]
_END = float("inf")


def with_layers(spec: Mapping[str, Any]) -> dict[str, Any]:
    """The same chart as a list of layers, of which each has all its channels."""
    shared = spec.get("encoding") or {}
    parts = spec.get("layer") or [{"mark": spec["mark"], "encoding": {}}]
    layers = [{"mark": _mark(part), "encoding": _merged(shared, part.get("encoding") or {})} for part in parts]
    kept = {name: value for name, value in spec.items() if name not in ("mark", "encoding", "layer")}
    return {**kept, "layer": layers}


def _mark(layer: Mapping[str, Any]) -> dict[str, Any]:
    mark = layer["mark"]
    return dict(mark) if isinstance(mark, dict) else {"type": mark}


def _merged(shared: Mapping[str, Any], own: Mapping[str, Any]) -> Encoding:
    """What a layer says of a channel goes before what all layers share, key by key, as in Vega-Lite."""
    merged: Encoding = {}
    for name in dict.fromkeys((*shared, *own)):
        above, said = shared.get(name), own.get(name, shared.get(name))
        if name in own and said and above and {"field", "datum"} & said.keys():
            hidden = {"field", "datum", "value"} - said.keys()
            said = {key: value for key, value in above.items() if key not in hidden} | said
        merged[name] = dict(said) if said else said
    return merged


def kind(layer: Mapping[str, Any]) -> str:
    """What a layer draws: `bar`, `line` and so on."""
    return str(layer["mark"]["type"])


def field(layer: Mapping[str, Any], name: str) -> str | None:
    """The column that a channel shows."""
    channel = layer["encoding"].get(name)
    return str(channel["field"]) if channel and "field" in channel else None


def is_quantity(layer: Mapping[str, Any], name: str) -> bool:
    """Whether a channel shows numbers on a scale."""
    channel = layer["encoding"].get(name)
    return bool(channel and "field" in channel and channel.get("type") == "quantitative")


def value_channel(layers: Iterable[Mapping[str, Any]]) -> str | None:
    """The one of `x` and `y` on which the values of the chart stand: `y` where numbers stand on both."""
    layers = list(layers)
    return next((name for name in ("y", "x") if any(is_quantity(layer, name) for layer in layers)), None)


def across(name: str) -> str:
    """The other of `x` and `y`."""
    return "x" if name == "y" else "y"


def is_stacked(layer: Mapping[str, Any], value: str, rows: Iterable[Row]) -> bool:
    """Whether bars, or areas, of several colours stand on one another."""
    other = across(value)
    if field(layer, "color") is None or field(layer, f"{other}Offset"):
        return False
    places = [row.get(field(layer, other) or "") for row in rows]
    return len(places) > len(set(places))


def values_in_order(layer: Mapping[str, Any], name: str, rows: Iterable[Row]) -> list[Any]:
    """The values of a channel that names things, in the order in which Vega-Lite puts them."""
    channel, column, rows = layer["encoding"][name], field(layer, name) or "", list(rows)
    domain = (channel.get("scale") or {}).get("domain")
    found = list(dict.fromkeys(row[column] for row in rows if row.get(column) is not None))
    if domain:
        return list(domain)
    order = channel.get("sort", "ascending")
    if order is None:
        return found
    if isinstance(order, list):
        return sorted(found, key=lambda value: order.index(value) if value in order else len(order))
    if order.lstrip("-") in ("x", "y"):
        sums = _sums(rows, column, field(layer, order.lstrip("-")))
        return sorted(found, key=lambda value: sums[value], reverse=order.startswith("-"))
    return sorted(found, key=_natural, reverse=order == "descending")


def _sums(rows: Iterable[Row], column: str, counted: str | None) -> dict[Any, float]:
    sums: dict[Any, float] = {}
    for row in rows:
        amount = row.get(counted or "")
        sums.setdefault(row[column], 0)
        sums[row[column]] += amount if isinstance(amount, int | float) else 0
    return sums


def _natural(value: Any) -> tuple[float, str]:
    """Numbers by their size, then words by their letters."""
    return (value, "") if isinstance(value, int | float) else (_END, str(value))
