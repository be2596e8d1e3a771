"""Whether a chart says something: a title with a finding, and numbers that differ."""

from __future__ import annotations

from collections.abc import Iterator

from briefsite.model.rules import Breach
from briefsite.model.rules import charts as rules
from briefsite.read.charts.numbers import column_titles
from briefsite.read.charts.spec import ChartBlock, channels


def says_little(block: ChartBlock) -> Iterator[tuple[int, Breach]]:
    """What an editor may want to think about again, and where it stands in the file."""
    names = {name.casefold() for name in (*block.columns, *column_titles(block))}
    if block.title.rstrip(".").casefold() in names:
        yield block.spec["title"].start, rules.CHART_WITHOUT_FINDING.says(title=block.title)
    seen = set()
    for _, channel in channels(block):
        field, kind = channel.get("field"), channel.get("type")
        if field is None or kind is None or kind.value != "quantitative" or field.value in seen:
            continue
        seen.add(field.value)
        numbers = [row[str(field.value)].value for row in block.rows]
        known = {number for number in numbers if number is not None}
        if len(known) == 1 and len(numbers) > 1:
            yield field.start, rules.CHART_OF_EQUALS.says(name=field.value, value=known.pop())
