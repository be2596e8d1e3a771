"""Marks that editors type for a note, a source or a link, and that are none: each is told with what would be right."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefsite.model import Lines, TextFile
from briefsite.read.markdown import parse_markdown


def told(text: str) -> list[str]:
    """What is said of a text: line, column, rule, message. Without what matters only to who has that source."""
    body, lines = parse_markdown(TextFile("brief.md", text)), Lines.of("brief.md", text)
    looks = [look.breach.at(lines.place(look.start)) for look in body.look_alikes]
    return [f"{p.place.line}:{p.place.column} {p.rule}: {p.message}" for p in sorted((*body.problems, *looks), key=str)]


NOTE = "write `[^{0}]`, and `[^{0}]: the note` in a line of its own; or cite with `[@key]`"
ONCE = "is not closed in its paragraph, and may go on past it"
TEXT = "is shown as text and is no link: write"
NONE = "looks like a citation and is none: write"
TOLD = [
    ("A <b>bold word.\n\nMore.", f"1:3 unclosed-html: the element `<b>` {ONCE}: add `</b>`"),
    ("A *word <i>in* it.", f"1:9 unclosed-html: the element `<i>` {ONCE}: add `</i>`"),
    ("- an <u>item\n\n- another", f"1:6 unclosed-html: the element `<u>` {ONCE}: add `</u>`"),
    ("> a <kbd>key", f"1:5 unclosed-html: the element `<kbd>` {ONCE}: add `</kbd>`"),
    ("## A <small>head\n\nText", f"1:6 unclosed-html: the element `<small>` {ONCE}: add `</small>`"),
    ("| a <b>c | d |\n|---|---|\n| e | f |", f"1:5 unclosed-html: the element `<b>` {ONCE}: add `</b>`"),
    ("Say.[^a]\n\n[^a]: a <em>note", f"3:9 unclosed-html: the element `<em>` {ONCE}: add `</em>`"),
    ("<div>\n<b>in a block\n</div>\n\nMore.", f"2:1 unclosed-html: the element `<b>` {ONCE}: add `</b>`"),
    ("A <b>and <i>both</b>.", f"1:10 unclosed-html: the element `<i>` {ONCE}: add `</i>`"),
    ("A word</b> more.", "1:7 unclosed-html: the tag `</b>` closes nothing in its paragraph: delete it"),
    ("Dear <name>,", "1:6 looks-like-tag: `<name>` is taken for HTML and is not shown: write `&lt;name>`"),
    (
        "At <www.example.org>.",
        "1:4 looks-like-tag: `<www.example.org>` is taken for HTML and is not shown: write `<https://www.example.org>`",
    ),
    ("He says@doe2020.", f"1:4 looks-like-citation: `says@doe2020` {NONE} `says @doe2020`, with a space before `@`"),
    (
        "An end.@doe2020",
        f"1:4 looks-like-citation: `end.@doe2020` {NONE} `end. @doe2020`, with a space before `@`",
    ),
    (
        "A claim (see @doe2020 p. 4).",
        "1:23 looks-like-citation: `p. 4` is text and no part of the citation before it: write `@doe2020 [p. 4]`",
    ),
    (
        "As @doe2020, §§ 3–5, says",
        "1:14 looks-like-citation: `§§ 3–5` is text and no part of the citation before it: write `@doe2020 [§§ 3–5]`",
    ),
    ("See https://e.org/a_b.", f"1:5 looks-like-link: `https://e.org/a_b` {TEXT} `<https://e.org/a_b>`"),
    ("(http://e.org/a_(b))", f"1:2 looks-like-link: `http://e.org/a_(b)` {TEXT} `<http://e.org/a_(b)>`"),
    ("See www.e.org/x, too.", f"1:5 looks-like-link: `www.e.org/x` {TEXT} `<https://www.e.org/x>`"),
    ("See htp://e.org.", f"1:5 looks-like-link: `htp://e.org` {TEXT} `<http://e.org>`"),
    ("See https//e.org now", f"1:5 looks-like-link: `https//e.org` {TEXT} `<https://e.org>`"),
    ("A claim¹ here.", f"1:8 looks-like-note: `¹` is a raised number and no note: {NOTE.format(1)}"),
    ("The whole claim¹², too", f"1:16 looks-like-note: `¹²` is a raised number and no note: {NOTE.format(12)}"),
    (
        "And more.(2) Then",
        f"1:10 looks-like-note: `(2)` looks like the mark of a note and is none: {NOTE.format(2)}",
    ),
    (
        "A word[1] here",
        "1:7 looks-like-note: `[1]` looks like the mark of a note and is none: write `[^1]`, or `[@key]` for a source;"
        " `\\[` if it is meant so",
    ),
    ("[gap2017, p. 3]", f"1:1 looks-like-citation: `[gap2017, p. 3]` {NONE} `[@gap2017, p. 3]`"),
    ("(see gap2017, p. 4)", f"1:1 looks-like-citation: `(see gap2017, p. 4)` {NONE} `[see @gap2017, p. 4]`"),
    (
        "[gap2017; imf18, p. 5]",
        f"1:1 looks-like-citation: `[gap2017; imf18, p. 5]` {NONE} `[@gap2017; @imf18, p. 5]`",
    ),
    ("[gap2017; our own sum]", f"1:1 looks-like-citation: `[gap2017; our own sum]` {NONE} `[@gap2017]`"),
]


@pytest.mark.parametrize(("text", "message"), TOLD, ids=[text for text, _ in TOLD])
def test_what_is_told(text: str, message: str) -> None:
    """Each stray mark is told once, where it stands, with what to write."""
    assert told(text) == [message]


@pytest.mark.parametrize(("text", "message"), [case for case in TOLD if "`<b" not in case[1]], ids=lambda text: text)
def test_what_is_suggested_is_right(text: str, message: str) -> None:
    """Who writes what a message suggests is told nothing more of it, and cites or links what was meant."""
    if right := re.search(r"`(?P<shown>[^`]+)` .* write `(?P<right>[^`]+)`", message):
        mended = text.replace(f"@doe2020 {right['shown']}", right["right"]).replace(
            f"@doe2020, {right['shown']}", right["right"]
        )
        mended = mended if mended != text else text.replace(right["shown"], right["right"])
        mended += "\n\n[^1]: a\n\n[^2]: b\n\n[^12]: c\n"
        body = parse_markdown(TextFile("brief.md", mended))
        assert told(mended) == [], mended
        wanted = {"looks-like-citation": body.citations, "looks-like-link": body.links, "looks-like-note": [1]}
        assert wanted.get(message.split()[1].rstrip(":"), [1])


CLEAN = [
    "A <b>bold</b> and <i>an *italic*</i> word,<br> m<sup>2</sup>, <span id='x'></span> and <img src='a.png' alt='a'>.",
    "A [<b>bold</b> link](a.md), 3 < 4 > 2, a <- b, `<b>` and ``<name>``, \\<b> and &lt;name>.",
    "<details><summary>More</summary>\n<p>One <b>word</b>\n<p>Two\n</details>\n\nText.",
    "<table><tr><td>a<td>b</table>\n\n<div markdown>\n\n<b>x</b>\n\n</div>\n\n<!-- <b> <name> -->",
    "Write to <me@example.org> or <https://example.org>, [here](https://e.org) or <a href='https://e.org'>https://e.org</a>.",
    "As @doe2020 says, @doe2020 [p. 4] too; 3 (see @doe2020). A section 5 of it, and @doe2020 figures 2020 fell.",
    "[@doe2020, https://example.org/a] and `https://example.org` and \\@doe2020, ...@doe2020 and *so*; @doe2020.",
    "On 50 km², x² and 10 metres², 10⁻³ and CO₂; Article 5.(2), Arts.(2), f(2) and a list (1), (2).",
    "[1]: https://example.org\n\nA word[1] here. [2020](b.md) [sic] [x] and the http protocol, www and ftp.",
    "The ratio <2 of 3>, if a<b, and p < 0.05.",
]


@pytest.mark.parametrize("text", CLEAN)
def test_what_is_meant_so(text: str) -> None:
    """No false alarm: tags that pair, addresses that link, units, lists and articles of laws."""
    assert told(text) == []


TAGS = st.recursive(
    st.sampled_from(["words", "more *words*", "`<b>`", "<br>", "[link](a.md)"]),
    lambda inner: st.tuples(st.sampled_from(["b", "i", "sup", "span", "a"]), st.lists(inner, max_size=3)).map(
        lambda pair: f"<{pair[0]}>{' '.join(pair[1])}</{pair[0]}>"
    ),
    max_leaves=8,
)


@given(TAGS, st.sampled_from(["b", "i", "em", "span", "code"]), st.booleans())
def test_tags_that_pair_are_clean_and_one_more_is_told(paired: str, name: str, comes_first: bool) -> None:
    """However deep elements stand in one another; and one that is opened besides is named, and no other."""
    text = f"Words {paired} words."
    assert [line for line in told(text) if "unclosed" in line] == []
    text = f"Words <{name}> {paired} words." if comes_first else f"Words {paired} <{name}> words."
    assert [line.split("`")[1] for line in told(text) if "unclosed" in line] == [f"<{name}>"]
