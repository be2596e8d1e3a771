"""What is done to tables: a keyboard can scroll them."""

from __future__ import annotations

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
