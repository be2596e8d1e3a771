"""A page loads the style sheets and scripts of what its text holds, and no others."""

from __future__ import annotations

import pytest

from briefsite.finish import finish
from briefsite.finish.content_features import FEATURES
from briefsite.read.theme_templates import OUR_THEME
from briefsite.wording.sections import Content

SHARED = '<link rel="stylesheet" href="../assets/notes.css">'
OWN = '<link rel="stylesheet" href="../assets/own.css">'
PAGE = f"<html><head>{SHARED}\n{OWN}\n</head><body><article>{{}}</article></body></html>"
CODE = '<div class="highlight"><pre>1</pre></div>'
FRONT = {"to_root": "../", "search": {"exclude": True}}


def test_a_page_with_code_loads_what_code_needs_and_before_the_publication_s_own_sheet() -> None:
    """So that what a publication says of code counts."""
    head = finish(PAGE.format(CODE), FRONT).partition("</head>")[0]
    assert head == (
        f'<html><head>{SHARED}\n<link rel="stylesheet" href="../assets/content/code.css">\n{OWN}\n'
        '<script type="module" src="../assets/content/code.js"'
        ' data-words="{&quot;copy&quot;:&quot;Copy&quot;,&quot;copied&quot;:&quot;Copied&quot;}"></script>\n'
    )


def test_a_page_without_any_of_it_loads_nothing_more() -> None:
    """Nor one that only writes about it: a text holds no `<`."""
    page = PAGE.format("<p>Write &lt;div class=\"highlight\"&gt; and '.highlight'.</p>")
    assert finish(page, FRONT) == page


def test_what_scripts_show_is_in_the_language_of_the_page() -> None:
    """As all other words."""
    assert "Copié" in finish(PAGE.format(CODE), {**FRONT, "language": "fr"})


def test_a_page_that_stands_nowhere_loads_nothing() -> None:
    """The page for what is not found is shown at any address, and where a host says no address none can be right."""
    page = PAGE.format(CODE)
    assert finish(page, {"search": {"exclude": True}}) == page


@pytest.mark.parametrize("feature", FEATURES, ids=lambda feature: feature.style or feature.script)
def test_what_the_table_names_is_there(feature) -> None:  # type: ignore[no-untyped-def]
    """Its files are in the theme, and its words in every language."""
    names = [name for name in (feature.style, feature.script) if name]
    assert names and all((OUR_THEME / "assets/content" / name).is_file() for name in names)
    assert feature.marks and {*feature.words} <= {*Content.__struct_fields__}


def test_every_file_of_content_is_in_the_table() -> None:
    """One that no page loads would be dead weight."""
    there = {path.name for path in (OUR_THEME / "assets/content").iterdir()}
    assert there == {name for each in FEATURES for name in (each.style, each.script) if name}
