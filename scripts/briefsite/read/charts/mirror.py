"""A chart of a page that is read from the right: it runs from there too, and its scale stands at that side."""

from __future__ import annotations

from typing import Any

from briefsite.read.charts.layers import field

_SIDES = {"left": "right", "right": "left"}


def is_mirrored(spec: dict[str, Any]) -> bool:
    """Whether an editor has said of a chart how it runs: then it stays so."""
    channels = [channel or {} for layer in spec["layer"] for channel in layer["encoding"].values()]
    return any((each.get("scale") or {}).get("reverse") or (each.get("axis") or {}).get("orient") for each in channels)


def mirror(spec: dict[str, Any]) -> None:
    """Turn what stands at the left to the right, and the other way round."""
    for layer in spec["layer"]:
        mark, encoding = layer["mark"], layer["encoding"]
        if mark["type"] == "text":
            mark["align"] = _SIDES.get(mark.get("align", "center"), "center")
            mark["dx"] = -mark.get("dx", 0)
        for name in ("x", "x2", "xOffset"):
            if field(layer, name):
                encoding[name]["scale"] = (encoding[name].get("scale") or {}) | {"reverse": True}
            elif (encoding.get(name) or {}).get("value") == 0:
                encoding[name] = {"value": "width"}
        if field(layer, "y") and encoding["y"].get("axis", {}) is not None:
            encoding["y"]["axis"] = (encoding["y"].get("axis") or {}) | {"orient": "right"}
    padding = spec.get("padding")
    if padding:
        padding["left"], padding["right"] = padding["right"], padding["left"]
