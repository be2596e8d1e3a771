"""The identifiers of headings as the check expects them and as the site has them."""

from __future__ import annotations

import re

from hypothesis import given, settings
from hypothesis import strategies as st
from reference import reference

from briefsite.check.anchors import heading_ids
from briefsite.model import TextFile
from briefsite.read.markdown import parse_markdown

PIECES = (
    "Ports", "snake_case", "Ä", "港", "5:30", "1 + 1 = 2", "C#", "R&amp;D", "A & B", "x < y", r"a\_b", "UN", "[^1]",
    "$x^2$", r"$\alpha$", r"$\text{and so}$", "$a_b$", r"\(\frac{1}{2}\)", "$5", r"\$6", "`code`", "`$x$`", "`a_b *c*`",
    "*emphasis*", "**strong**", "_emphasis_", "~~old~~", "H~2~O", "10^6^", "==mark==", "++ctrl+alt+del++", "++add++",
    ":material-anchor:", ":nope-anchor:", "[words](x.md)", "[words][ref]", "![picture](a.png)", "<kbd>key</kbd>",
)  # fmt: skip


@given(st.lists(st.sampled_from(PIECES), min_size=1, max_size=5).map(" ".join))
@settings(max_examples=80, deadline=None)
def test_a_heading_of_any_markup_has_the_identifier_that_the_check_expects(words: str) -> None:
    """Formulas, code, emphasis, icons, keys, marks, links and notes: links to a heading hold if the check says so."""
    text = f"# Title\n\n## {words}\n\nText.\n\n[^1]: Note.\n\n[ref]: y.md\n\n*[UN]: United Nations\n"
    expected = [*heading_ids(parse_markdown(TextFile("docs/x.md", text)))]
    assert re.findall(r'<h[12] id="([^"]*)"', reference(text).content) == expected
