"""Icons of Material in a text, as SVG that gets through the sanitiser."""

from __future__ import annotations

import re

import pytest
from reference import EXPRESS_SETTINGS, reference

from briefsite.fast.express import express
from briefsite.finish.sanitise import sanitise
from briefsite.read.extensions.icons import icon_svg

ICONS = (":material-anchor:", ":fontawesome-brands-mastodon:", ":octicons-repo-24:", ":simple-zotero:")


@pytest.mark.parametrize("icon", ICONS)
def test_an_icon_is_drawn_in_the_page_as_large_as_a_letter(icon: str) -> None:
    """From each set; it says its size itself, and nothing to who does not see it."""
    html = reference(f"The {icon} port").content
    found = re.fullmatch(r'<p>The <span class="twemoji"><svg ([^>]*)>.*<path .*</svg></span> port</p>', html)
    assert found, html
    assert 'aria-hidden="true" width="1.125em" height="1.125em"' in found[1]
    assert "viewBox=" in found[1]


@pytest.mark.parametrize(
    "text", [":material-ancor:", ":material-../anchor:", ":smile:", "`:material-anchor:`", "\\:a:"]
)
def test_what_is_no_icon_stays(text: str) -> None:
    """A name that Material does not have, a way out of its folder, another sign, code."""
    assert "<svg" not in reference(text).content
    assert icon_svg(text) is None


def test_a_heading_is_named_by_its_words() -> None:
    """Neither its address nor the contents know of the icon."""
    page = reference("# Home\n\n## :material-anchor: Ports\n")
    assert "ports" in page.identifiers
    assert [heading[:2] for heading in page.contents[0][-1]] == [["Ports", "ports"]]


def test_a_page_with_an_icon_is_left_to_python_markdown() -> None:
    """Express knows none; and a time of day is none."""
    assert express("An :material-anchor: anchor", EXPRESS_SETTINGS, lambda address: address, sanitise) is None
    assert express("At 12:30:45", EXPRESS_SETTINGS, lambda address: address, sanitise) is not None
