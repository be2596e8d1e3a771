"""Charts: `vega-lite` blocks of a brief become static SVG, with the numbers that they show."""

from briefsite.read.charts.read import read_charts

__all__ = ["read_charts"]
