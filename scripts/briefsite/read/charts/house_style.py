"""How charts look, so that a plain specification looks right: fonts, sizes and colours as Vega-Lite has them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

WIDE, NARROW = 544, 328
"""The two widths, in pixels, that a chart is drawn for: the column of a text, and that of a phone."""

# Each stands out from white and from the dark page by 3:1 or more, black on each by 4.5:1, and each from its
# neighbours for the colour-blind.
COLOURS = ("#2f7fb8", "#c8691c", "#199473", "#cc5a94", "#7570b3", "#777f8c")

INK, BLACK = "currentColor", "#000"
FONT = "Liberation Sans"  # the font that vl-convert brings along: text is measured by it
SHOWN, MEASURED = 13, 14.5  # the reader's font may be wider: labels get room for one that is wider by an eighth

CONFIG: Mapping[str, Any] = {
    "font": FONT,
    "background": None,
    "padding": {"left": 2, "top": 8, "right": 18, "bottom": 2},
    "view": {"stroke": None, "continuousHeight": 240, "discreteHeight": {"step": 30}},
    "range": {"category": list(COLOURS), "ordinal": list(COLOURS)},
    "mark": {"color": COLOURS[0]},
    "bar": {"cornerRadiusEnd": 1},
    "line": {"strokeWidth": 2.5},
    "point": {"size": 60, "filled": True},
    "rule": {"color": INK},
    "text": {"color": INK, "fontSize": MEASURED},
    "axis": {
        "labelColor": INK,
        "titleColor": INK,
        "tickColor": INK,
        "domainColor": INK,
        "gridColor": INK,
        "gridOpacity": 0.15,
        "domainOpacity": 0.5,
        "tickOpacity": 0.5,
        "labelFontSize": MEASURED,
        "titleFontSize": MEASURED,
        "titleFontWeight": "normal",
        "titlePadding": 8,
        "labelLimit": 240,
        "labelPadding": 4,
    },
    "axisQuantitative": {"tickCount": 5, "domain": False, "ticks": False},
    "axisBand": {"ticks": False, "domain": False},
    "axisX": {"labelAngle": 0},
    "legend": {
        "orient": "top",
        "direction": "horizontal",
        "title": None,
        "labelColor": INK,
        "titleColor": INK,
        "labelFontSize": MEASURED,
        "titleFontSize": MEASURED,
        "symbolType": "square",
        "symbolStrokeWidth": 0,
        "labelLimit": 300,
        "columns": 2,
    },
}
