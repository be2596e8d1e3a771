"""A chart as files that a reader takes along: its numbers, and its picture with title, unit and where it is from."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from briefsite.model import Brief, Chart, Options, Project
from briefsite.read.charts.measure import text_width
from briefsite.read.paths import brief_path, chart_path, web_address
from briefsite.render.markup import Asset, escape_html
from briefsite.wording.languages import direction

_MARGIN, _WIDTH = 24, 544
_TITLE, _UNIT, _KEY, _ORIGIN = 18, 14, 13, 12
_LEADING = 1.3
_SQUARE = 11
_WIDER = 1.1
"""The font of a reader may be wider than the one by which text is measured."""
_PAPER, _INK, _MUTED = "#fff", "#1f1b18", "#5f5850"
_FONT = "system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', 'Helvetica Neue', Arial, sans-serif"
_BOX = re.compile(r'viewBox="0 0 [\d.]+ ([\d.]+)"')
_BYTE_ORDER = "\ufeff"
_LEFT_TO_RIGHT = "\u2066{}\u2069"
"""An address, whichever way the line reads (Unicode: LRI and PDI)."""


def chart_files(project: Project) -> Iterator[Asset]:
    """The files of every chart: `…-chart-1.csv` and `…-chart-1.svg` beside the page of its brief, or of its version."""
    for brief in project.standing:
        yield from _files(brief, project.options)
        for past in project.versions.get(brief.slug, ()):
            yield from _files(past.brief, project.options, past.date)


def _files(brief: Brief, options: Options, version: dt.date | None = None) -> Iterator[Asset]:
    for number, chart in enumerate(brief.charts, 1):
        numbers = chart.comma_separated
        # Or spreadsheets read other letters than those of English as if it were the year 1990.
        mark = "" if numbers.isascii() else _BYTE_ORDER
        yield Asset(chart_path(brief.slug, number, "csv", version), mark + numbers)
        yield Asset(chart_path(brief.slug, number, "svg", version), _Picture(chart, brief, options).svg())


class _Picture:
    """A picture that is put together from above."""

    def __init__(self, chart: Chart, brief: Brief, options: Options) -> None:
        self._chart, self._options = chart, options
        self._address = _LEFT_TO_RIGHT.format(web_address(options, brief_path(brief.slug))) if options.site_url else ""
        self._direction = direction(brief.front.lang)
        self._lang = brief.front.lang
        self._parts: list[str] = []
        self._below = float(_MARGIN)

    def svg(self) -> str:
        """The whole of it."""
        chart = self._chart
        self._lines(chart.title, _TITLE, weight=700)
        self._lines(chart.unit, _UNIT, fill=_MUTED)
        self._key()
        box = _BOX.search(chart.wide.svg)
        height = float(box[1]) if box else 0.0
        self._below += 8
        at = f'<svg x="{_MARGIN}" y="{self._below:.0f}" width="{_WIDTH}" height="{height:g}" color="{_INK}" '
        self._parts.append(chart.wide.svg.replace("<svg ", at, 1))
        self._below += height + 10
        self._lines(" · ".join(filter(None, (self._options.site_name, self._address))), _ORIGIN, fill=_MUTED)
        width, tall = _WIDTH + 2 * _MARGIN, round(self._below + _MARGIN / 2)
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {tall}" width="{width}" height="{tall}" '
            f'lang="{escape_html(self._lang)}" font-family="{_FONT}" role="img">'
            f"<title>{escape_html(chart.title)}</title><desc>{escape_html(chart.alternative)}</desc>"
            f'<rect width="{width}" height="{tall}" fill="{_PAPER}"/>{"".join(self._parts)}</svg>\n'
        )

    def _lines(self, text: str, size: int, fill: str = _INK, weight: int = 400) -> None:
        for line in _wrapped(text, _WIDTH / size / _WIDER):
            self._below += size * _LEADING
            self._text(line, _MARGIN, size, f'fill="{fill}" font-weight="{weight}"')

    def _text(self, text: str, at: float, size: int, looks: str) -> None:
        across = at if self._direction == "ltr" else _WIDTH + 2 * _MARGIN - at
        where = f'x="{across:.0f}" y="{self._below:.0f}" direction="{self._direction}"'
        self._parts.append(f'<text {where} font-size="{size}" {looks}>{escape_html(text)}</text>')

    def _key(self) -> None:
        at = float(_WIDTH)
        for colour, name in self._chart.wide.key:
            room = _SQUARE + 6 + text_width(name) * _KEY * _WIDER
            if at + room > _WIDTH:
                at, self._below = 0.0, self._below + _KEY * 1.6
            left = _MARGIN + at if self._direction == "ltr" else _WIDTH + _MARGIN - at - _SQUARE
            square = f'x="{left:.0f}" y="{self._below - _SQUARE + 1:.0f}" width="{_SQUARE}" height="{_SQUARE}"'
            self._parts.append(f'<rect {square} fill="{colour}"/>')
            self._text(name, _MARGIN + at + _SQUARE + 6, _KEY, f'fill="{_INK}"')
            at += room + 16


def _wrapped(text: str, room: float) -> Iterator[str]:
    """Lines of a text, of which none is wider than there is room for, but one of a single word."""
    line = ""
    for word in text.split():
        longer = f"{line} {word}".lstrip()
        if line and text_width(longer) > room:
            yield line
            longer = word
        line = longer
    if line:
        yield line
