"""Words and numbers that a dash joins stay in one line."""

from __future__ import annotations

import pytest

from briefsite.finish.compounds import keep_compounds_together, line_up_figures


@pytest.mark.parametrize(
    "text",
    [
        "<p>On |South–South| cooperation.</p>",
        "<p>(|2016–2030|), pp. |33–35|; |A–B–C|</p>",
        "<p>تعاون |جنوب–جنوب| قائم</p>",
        '<td title="South–South">|1955–61|</td>',
        "<p><em>|China–Africa|</em> and <code>a–b</code> and |c–d|</p>",
        '<svg><text>2016–2020</text></svg><pre>x–y</pre><p>|a–b|</p><math alttext="a–b"><mtext>a–b</mtext></math>',
        '<p><a href="https://example.org/a–b">https://example.org/a–b</a> <a href="https://example.org/a–b">|a–b|</a></p>',
        "<p>See example.org/a–b, x@a–b.org, a–b/c and –a, b–, a – b, a &amp;–b.</p>",
        "<p>Transatlantic–Mediterranean is too long to stay together on a phone.</p>",
        "No dash at all.",
    ],
)
def test_what_a_dash_joins_is_one_piece(text: str) -> None:
    """Short words and numbers in text; nothing in attributes, code, drawings, formulas and addresses."""
    pieces = text.split("|")
    pieces[1::2] = [f'<span class="nowrap">{piece}</span>' for piece in pieces[1::2]]
    assert keep_compounds_together(text.replace("|", ""), {}) == "".join(pieces)


@pytest.mark.parametrize(
    "text",
    [
        "<p>The |G20|, |G77|+, |H1N1| and |COVID-19|-related; (|SDG16|).</p>",
        '<p><a href="B20" title="C20">|B20|</a> and <code>A1</code>, https://example.org/A1, x.A1, A1b, 20 &#X27;</p>',
        "No figure at all.",
    ],
)
def test_figures_behind_a_capital_are_marked(text: str) -> None:
    """In text, whole; nothing in attributes, code, addresses, or where small letters follow."""
    pieces = text.split("|")
    pieces[1::2] = [f'<span class="lining">{piece}</span>' for piece in pieces[1::2]]
    assert line_up_figures(text.replace("|", ""), {}) == "".join(pieces)


def test_the_words_stay_as_they_are() -> None:
    """Whoever copies them gets no sign that was not written."""
    made = keep_compounds_together("<p>South–South</p>", {})
    assert made.replace('<span class="nowrap">', "").replace("</span>", "") == "<p>South–South</p>"
