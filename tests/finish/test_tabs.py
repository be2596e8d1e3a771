"""Tabs as Markdown makes them, and the titles of their panels, which paper shows."""

from __future__ import annotations

import re

from reference import reference

from briefsite.finish.tabs import title_panels

TABS = """=== "The *ministry*"

    Capacity rose.

    === "In 2019"

        Before.

    === "In 2020"

        After.

=== "The “union”, and \\"crews\\""

    Crews shrank.
"""


def test_every_panel_has_the_title_of_its_tab() -> None:
    """Those of tabs within a tab too; as plain words, which cannot leave the attribute."""
    html = title_panels(reference(TABS).content, {})
    found = re.findall(r'<div class="tabbed-block" data-label="([^"]*)">\s*<p>([^<]*)</p>', html)
    assert found == [
        ("The ministry", "Capacity rose."),
        ("In 2019", "Before."),
        ("In 2020", "After."),
        ("The “union”, and \\&quot;crews\\&quot;", "Crews shrank."),
    ]
    assert len(re.findall("tabbed-block", html)) == 4


def test_a_page_without_tabs_stays_as_it_is() -> None:
    """Nor does HTML change that only looks like a part of tabs."""
    page = '<div class="tabbed-block"><label for="__tabbed_1_1">A</label></div></div><p>B</p>'
    assert title_panels(page, {}) == page


def test_the_number_of_a_note_is_no_word_of_a_title() -> None:
    """Paper shows the title above the panel, and there nobody could follow it; other raised letters stay."""
    text = '=== "The CO<sup>2</sup> law[^a]"\n\n    It says so.\n\n[^a]: Here.\n'
    html = title_panels(reference(text).content, {})
    assert re.findall(r'data-label="([^"]*)"', html) == ["The CO2 law"]
