"""Styles that would come to more than can be formatted end with a message, and never hang."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import csl

_TITLE = '<text variable="title"/>'


def style(macros: list[str], layout: str) -> str:
    """A style of macros m0, m1 … and a layout, each on a line of its own."""
    lines = [f'<macro name="m{at}">{content}</macro>' for at, content in enumerate(macros)]
    head = '<style xmlns="http://purl.org/net/xbiblio/csl" version="1.0" class="in-text">'
    return "\n".join([head, *lines, f"<citation><layout>{layout}</layout></citation>", "</style>"])


def chain(content: str, length: int) -> list[str]:
    """Macros that each call the next one as `content` says, the last of which shows the title."""
    return [content.replace("NEXT", f'<text macro="m{at + 1}"/>') for at in range(length)] + [_TITLE]


@pytest.mark.parametrize(
    "content",
    [
        "NEXTNEXT",
        '<group delimiter=", "><text term="in"/>NEXTNEXT</group>',
        '<names variable="editor"><substitute>NEXTNEXT</substitute></names>',
        '<choose><if type="book"><group>NEXTNEXT</group></if></choose>',
    ],
)
def test_macros_that_double_end_with_a_message(content: str) -> None:
    """Forty macros that each call the next one twice are refused at once, with a macro and its line."""
    with pytest.raises(csl.StyleError, match=r"the macro 'm\d+' ") as caught:
        csl.parse_style(style(chain(content, 40), '<text macro="m0"/>'))
    assert caught.value.line is not None and 2 <= caught.value.line <= 42


def test_the_message_says_how_much_and_what_would_be_right() -> None:
    """The message has the macro, what it comes to, the limit and an example."""
    with pytest.raises(csl.StyleError) as caught:
        csl.parse_style(style(chain("NEXTNEXT", 40), '<text macro="m0"/>'))
    assert str(caught.value) == (
        "line 27: the macro 'm25' comes to 163,837 elements with the macros that it calls, and at most 100,000 can be "
        'formatted: call each macro once, where it is needed (<text macro="title"/>), not several times'
    )


def test_substitutes_that_double_are_refused() -> None:
    """Names whose substitutes stand in two branches of a choice come to too many though only one is rendered."""
    names = '<names variable="editor"><substitute>NEXT</substitute></names>'
    content = f'<choose><if disambiguate="true">{names}</if><else>{names}</else></choose>'
    with pytest.raises(csl.StyleError, match="16,382 <substitute>"):
        csl.parse_style(style(chain(content, 13), '<text macro="m0"/>'))


@pytest.mark.parametrize("backwards", [False, True])
def test_a_very_long_chain_of_macros_is_refused(backwards: bool) -> None:
    """Macros that call each other thousands deep give a message, in whichever order they are written."""
    macros = chain("NEXT", 3000)
    text = style(macros, '<text macro="m0"/>')
    if backwards:
        head, *lines, layout, end = text.split("\n")
        text = "\n".join([head, *reversed(lines), layout, end])
    with pytest.raises(csl.StyleError, match=r"at most 120 can be formatted"):
        csl.parse_style(text)


def test_what_is_within_the_limits_is_formatted() -> None:
    """Branches are not added up: forty macros that each call the next one in two branches are fine."""
    content = '<choose><if type="book">NEXT</if><else>NEXT</else></choose>'
    parsed = csl.parse_style(style(chain(content, 25), '<text macro="m0"/>'))
    result = csl.format_citations(parsed, [{"id": "a", "type": "book", "title": "T"}], [csl.Citation((csl.Cite("a"),))])
    assert result.citations[0].text == "T"


@settings(max_examples=60, deadline=None)
@given(st.lists(st.lists(st.integers(1, 6), max_size=3), min_size=1, max_size=60))
def test_any_net_of_macros_is_formatted_or_refused(calls: list[list[int]]) -> None:
    """Macros that call some of those behind them in any way are formatted, or refused with a macro and a line."""
    last = len(calls)
    macros = ["".join(f'<text macro="m{min(at + step, last)}"/>' for step in row) for at, row in enumerate(calls)]
    try:
        parsed = csl.parse_style(style([*macros, _TITLE], '<text macro="m0"/>'))
    except csl.StyleError as error:
        assert "the macro 'm" in str(error) or "<citation>" in str(error)
        assert error.line is not None
        return
    csl.format_citations(parsed, [{"id": "a", "type": "book", "title": "T"}], [csl.Citation((csl.Cite("a"),))])
