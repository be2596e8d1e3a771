"""Pictures that open large, and what of marks is said to who cannot see them."""

from __future__ import annotations

import pytest

from briefsite.finish.inline_marks import name_tasks, open_abbreviations
from briefsite.finish.sanitise import sanitise
from briefsite.finish.zoom import link_large_pictures

LARGE = '<img alt="A quay" src="a.png" width="800" height="500">'


def test_a_large_picture_is_a_link_to_its_file() -> None:
    """With what its script says, in the language of the page."""
    assert link_large_pictures(f"<p>{LARGE}</p>", {"lang": "fr"}) == (
        f'<p><a class="zoom" href="a.png" title="Agrandir l’image" data-close="Fermer">{LARGE}</a></p>'
    )


@pytest.mark.parametrize(
    "html",
    [
        LARGE.replace("800", "799"),
        '<img alt="" src="a.png">',
        f'<a href="b.html"><em>{LARGE}</em></a>',
        f"<picture>{LARGE}</picture>",
        LARGE.replace("<img", '<img class="no-zoom"'),
        LARGE.replace("<img", '<img class="align-left off-glb"'),
        "<p>none</p>",
    ],
)
def test_small_pictures_links_and_those_that_say_so_are_left_alone(html: str) -> None:
    """Nor one of which nobody knows how large it is."""
    assert link_large_pictures(html, {}) == html


def test_a_picture_behind_a_link_is_none_within_it() -> None:
    """Each is looked at by itself."""
    assert link_large_pictures(f'<a href="b">c</a>{LARGE}', {}).count('class="zoom"') == 1


@pytest.mark.parametrize(
    ("written", "published"),
    [
        ('<img align="right" alt="x" src="a.png">', '<img class="align-right" alt="x" src="a.png">'),
        ('<img class="b" align="left" src="a.png">', '<img class="align-left b" src="a.png">'),
        ('<img align="middle" src="a.png">', '<img src="a.png">'),
        ('<p align="right">x</p>', "<p>x</p>"),
    ],
)
def test_the_side_of_a_picture_is_a_class(written: str, published: str) -> None:
    """Of nothing else, and no other place in the line."""
    assert sanitise(written) == published


@pytest.mark.parametrize("last", ['style="text-align: right;"', 'data-sort="-3"'])
def test_a_cell_with_an_attribute_of_its_own_keeps_its_side(last: str) -> None:
    """In whatever order the two stand."""
    first = {'style="text-align: right;"': 'data-sort="-3"'}.get(last, 'style="text-align: right;"')
    cell = sanitise(f"<table><tbody><tr><td {first} {last}>3</td></tr></tbody></table>")
    assert ' class="align-right"' in cell and ' data-sort="-3"' in cell


def test_the_box_of_a_task_says_whether_it_is_done() -> None:
    """In the language of the page."""
    done, open_ = '<input type="checkbox" disabled="" checked="">', '<input type="checkbox" disabled="">'
    item = '<li class="task-list-item">{}</li>'
    html = "".join(map(item.format, (done, open_)))
    assert name_tasks(html, {"lang": "es"}) == html.replace('checked=""', 'checked="" aria-label="Hecho"').replace(
        'disabled="">', 'disabled="" aria-label="Por hacer">'
    )
    assert name_tasks(done, {}) == done


def test_an_abbreviation_can_be_touched_and_the_first_be_reached_with_the_keyboard() -> None:
    """The others are no stops on the way through the page."""
    one, other = '<abbr title="World Bank">WB</abbr>', '<abbr title="World Trade">WT</abbr>'
    assert open_abbreviations(f"{one} {one} {other}", {}) == (
        '<abbr title="World Bank" tabindex="0">WB</abbr> <abbr title="World Bank" tabindex="-1">WB</abbr>'
        ' <abbr title="World Trade" tabindex="0">WT</abbr>'
    )
