"""The numbers of a chart as a table, with what stands at the head of each column, and as a file."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Mapping
from decimal import Decimal

from babel.numbers import format_decimal

from briefsite.read.charts.spec import ChartBlock, channels, is_numeric, mapping, title_of
from briefsite.read.front_matter.yaml_text import YamlNode
from briefsite.wording.languages import number_locale

_GROUPED, _UNGROUPED = "#,##0.#", "0.#"
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def column_titles(block: ChartBlock) -> tuple[str, ...]:
    """What each column is called: the title that a channel, its axis or its legend gives it, or its own name."""
    titles: dict[str, str] = {}
    for _, channel in channels(block):
        field = channel.get("field")
        if field is not None and (title := title_of(channel)) != str(field.value):
            titles.setdefault(str(field.value), title)
    return tuple(titles.get(name, name) for name in block.columns)


def comma_separated(block: ChartBlock) -> str:
    """The numbers as a file for other programs (RFC 4180), as they are written in the block, each row in its place.

    A text that a spreadsheet would take for a formula stands behind an apostrophe, which spreadsheets do not show.
    """
    titles = column_titles(block)
    heads = titles if len(set(titles)) == len(titles) else block.columns
    file = io.StringIO()
    writer = csv.writer(file)
    writer.writerow([_inert(head) for head in heads])
    writer.writerows([_written(row.get(name)) for name in block.columns] for row in block.rows)
    return file.getvalue()


def _written(node: YamlNode | None) -> str:
    value = None if node is None else node.value
    if value is None:
        return ""
    return json.dumps(value) if isinstance(value, bool | int | float) else _inert(str(value))


def _inert(text: str) -> str:
    return f"'{text}" if text.startswith(_FORMULA) else text


def rows_as_text(block: ChartBlock, lang: str) -> tuple[tuple[tuple[str, ...], ...], set[int]]:
    """Each row, with numbers as the language writes them; and which columns hold nothing but numbers."""
    grouped = {name: _is_grouped(block, name) for name in block.columns}
    rows = tuple(
        tuple(_cell(row.get(name), lang, is_grouped=grouped[name]) for name in block.columns) for row in block.rows
    )
    return rows, {index for index, name in enumerate(block.columns) if is_numeric(block, name)}


def _is_grouped(block: ChartBlock, name: str) -> bool:
    """Whether thousands are set apart, as on the axis: not in years, which are `ordinal` or have the format `d`."""
    is_quantity = False
    for _, channel in channels(block):
        if channel.get("field") is not None and str(channel["field"].value) == name:
            kind, form = channel.get("type"), _format(channel)
            if kind is not None and kind.value != "quantitative" or form and "," not in form:
                return False
            is_quantity = is_quantity or kind is not None
    return is_quantity


def _format(channel: Mapping[str, YamlNode]) -> str:
    given = channel.get("format") or mapping(channel.get("axis")).get("format")
    return str(given.value) if given is not None else ""


def _cell(node: YamlNode | None, lang: str, *, is_grouped: bool) -> str:
    if node is None or node.value is None:
        return "–"
    if isinstance(node.value, bool) or not isinstance(node.value, int | float):
        return str(node.value)
    exact = Decimal(repr(node.value))
    form = _GROUPED if is_grouped else _UNGROUPED
    return format_decimal(exact, form, number_locale(lang), decimal_quantization=False, numbering_system="latn")
