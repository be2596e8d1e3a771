"""What is done to the frame of a page: no leftovers of the theme's script, tables that a keyboard can scroll."""

from __future__ import annotations

from briefsite.publish.leftovers import drop_leftovers
from briefsite.publish.tables import box_tables

BASE = """<body dir="ltr">
    <input class="md-toggle" data-md-toggle="drawer" type="checkbox" id="__drawer" autocomplete="off">
    <input class="md-toggle" data-md-toggle="search" type="checkbox" id="__search" autocomplete="off">
    <label class="md-overlay" for="__drawer"></label>
    <div data-md-component="announce">

    </div>
    <main>
      <article>{}</article>
    </main>

    <div class="md-dialog" data-md-component="dialog">
      <div class="md-dialog__inner md-typeset"></div>
    </div>
</body>"""


def test_switches_without_a_script_are_gone() -> None:
    """They are not valid HTML, and a screen reader would announce them."""
    assert drop_leftovers(BASE.format("Text"), {}) == (
        '<body dir="ltr">\n    <main>\n      <article>Text</article>\n    </main>\n</body>'
    )


def test_the_article_is_left_as_it_is() -> None:
    """Blank lines in code mean something, and what an editor shows of HTML is no leftover."""
    code = '<pre>a\n\n\nb <input class="md-toggle"></pre>'
    assert f"<article>{code}</article>" in drop_leftovers(BASE.format(code), {})


def test_an_announcement_stays() -> None:
    """Material's own banner can still be used."""
    banner = '<div data-md-component="announce"><aside>News</aside></div>'
    assert banner in drop_leftovers(f"{banner}<article></article>", {})


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
