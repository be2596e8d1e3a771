"""What is done to tables: a keyboard can scroll them, captions stand above them, figures point below point."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from briefsite.finish.aligned_figures import align_figures
from briefsite.finish.captions import set_colons_of_sources
from briefsite.finish.tables import box_tables


def test_a_table_scrolls_in_a_box_with_the_name_of_its_columns() -> None:
    """Whatever the language: the names are the table's own."""
    table = "<table><thead><tr><th>Year</th><th></th><th>In <em>USD</em></th></tr></thead><tbody></tbody></table>"
    assert box_tables(f"<p>A</p>{table}<p>B</p>", {}) == (
        f'<p>A</p><div class="table-box" tabindex="0" role="group" aria-label="Year, In USD">{table}</div><p>B</p>'
    )


def test_a_table_without_heads_has_a_box_without_a_name() -> None:
    """And one that is never closed has none."""
    table = "<table><tr><td>1</td></tr></table>"
    assert box_tables(f"{table}<table><tr>", {}) == (f'<div class="table-box" tabindex="0">{table}</div><table><tr>')


def test_a_head_cannot_leave_the_attribute() -> None:
    """Heads are text that anybody may have written."""
    boxed = box_tables('<table><tr><th>"><img src=x onerror=y></th></tr></table>', {})
    assert 'aria-label="&quot;&gt;"' in boxed


TABLE = "<table><tr><th>A</th></tr><tr><td>x</td></tr></table>"


@pytest.mark.parametrize(
    "text",
    [
        f"<p>Table: Waits, “in days”</p>\n{TABLE}\n<p>Source: Doe. A count.</p>\n<p>B</p>",
        f"{TABLE}\n<p>Table: Waits, “in days”</p><p>Source: Doe. A count.</p>\n<p>B</p>",
    ],
    ids=["above", "below"],
)
def test_a_caption_stands_above_its_table_and_a_source_below(text: str) -> None:
    """Wherever the caption was written; it names the box, and what follows is left as it is."""
    assert box_tables(text, {}).strip() == (
        '<figure class="table"><figcaption>Waits, “in days”</figcaption>'
        f'<div class="table-box" tabindex="0" role="group" aria-label="Waits, “in days”">{TABLE}</div>'
        '<p class="chart-source">Source: Doe. A count.</p></figure>\n<p>B</p>'
    )


@pytest.mark.parametrize(
    ("lang", "written", "shown"),
    [
        ("fr", "Tableau : Les attentes", "Les attentes"),
        ("fr", "Table: Waits", "Waits"),
        ("zh", "表2：等待", '<strong class="caption-number">表2</strong> 等待'),
        ("ar", "الجدول 1: الانتظار", '<strong class="caption-number">الجدول 1</strong> الانتظار'),
    ],
)
def test_a_caption_begins_in_the_language_of_the_page_or_in_english(lang: str, written: str, shown: str) -> None:
    """Its number stays, for a text to name it by."""
    assert f"<figcaption>{shown}</figcaption>" in box_tables(f"<p>{written}</p>{TABLE}", {"lang": lang})


@pytest.mark.parametrize("text", ["Tables: none", "Table", "Table:", "The Table: x"])
def test_other_words_are_no_caption(text: str) -> None:
    """They stay where they are."""
    assert box_tables(f"<p>{text}</p>{TABLE}", {}).startswith(f"<p>{text}</p><div")


def test_a_unit_in_a_head_is_set_apart() -> None:
    """The text of the head stays what it was."""
    boxed = box_tables("<table><tr><th>Wait (days)</th><th>(none)</th></tr></table>", {})
    assert (
        '<th>Wait <span class="unit">(days)</span></th><th>(none)</th>' in boxed
        and 'label="Wait (days), (none)"' in boxed
    )


def column(*cells: str, attributes: str = "", decimal: str = ".") -> list[tuple[str | None, str | None]]:
    """The class and the padding of the cells of a column."""
    rows = "".join(f"<tr><td>x</td><td{attributes}>{cell}</td></tr>" for cell in cells)
    table = html.fromstring(f"<table>{align_figures(rows, decimal)}</table>")
    return [(cell.get("class"), cell.get("data-pad")) for cell in table.xpath("//td[2]")]


RIGHT = "align-right"


def test_numbers_stand_point_below_point() -> None:
    """What a number lacks behind its point is an attribute; signs, dashes and notes are no obstacle."""
    assert column("1,200.5", "3", "–", "") == [(RIGHT, None), (RIGHT, ".0"), (RIGHT, ".0"), (RIGHT, None)]
    assert column("5%", "5.25", attributes=' class="align-right"') == [(RIGHT, ".00"), (RIGHT, "%")]
    assert column('2.5<span id="c" class="cite"><sup>1</sup></span>', "10") == [(RIGHT, None), (RIGHT, ".0")]
    assert column("1 200,5", "3,25", decimal=",") == [(RIGHT, "0"), (RIGHT, None)]


@pytest.mark.parametrize(
    "cells", [("1", "x"), ("2014", "2015"), ("1",), ("–", ""), ("1 or 2", "3"), ("US$12 million", "3")]
)
def test_what_is_no_column_of_figures_stays(cells: tuple[str, ...]) -> None:
    """Words, years, and a number that stands alone."""
    assert column(*cells) == [(None, None)] * len(cells)


def test_a_column_that_its_author_put_elsewhere_stays_there() -> None:
    """To the left, or into the middle."""
    assert column("1.5", "2", attributes=' class="align-left"') == [("align-left", None)] * 2


CELLS = st.lists(
    st.lists(
        st.from_regex(r"(<em>)?[-–+]?[0-9]{0,3}([.,][0-9]{0,2})?[%a ]?(</em>)?", fullmatch=True), min_size=2, max_size=3
    ),
    min_size=1,
    max_size=5,
)


@given(CELLS)
def test_aligning_loses_no_text(rows: list[list[str]]) -> None:
    """Whatever stands in the cells: only the tags of cells have more in them."""
    table = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in rows)
    assert re.sub(r'<td(?: class="align-right")?(?: data-pad="[0.,%]*")?>', "<td>", align_figures(table, ".")) == table


@pytest.mark.parametrize(
    ("lang", "typed", "shown"),
    [
        ("fr", "Source: Doe.", "Source\u00a0: Doe."),
        ("fr", "Sources : Doe: 2.", "Sources\u00a0: Doe: 2."),
        ("fr", "Calcul: Doe.", "Calcul: Doe."),
        ("zh", "来源: 甲", "来源：甲"),
        ("en", "Source : Doe.", "Source : Doe."),
    ],
)
def test_the_colon_of_a_source_is_that_of_the_language(lang: str, typed: str, shown: str) -> None:
    """As every colon that the site writes itself; words that begin otherwise stay as they were typed."""
    line = '<p>A</p><p class="chart-source">{}</p>'
    assert set_colons_of_sources(line.format(typed), {"lang": lang}) == line.format(shown)
