"""If the check is clean, the page shows what the checker read: over Markdown in all its near-miss forms."""

from __future__ import annotations

import re
from html import unescape
from typing import NamedTuple

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from lxml import html
from reference import EXPRESS_SETTINGS, reference

from briefsite.fast.express import express
from briefsite.finish.sanitise import sanitise
from briefsite.model import Markdown, TextFile
from briefsite.read.markdown import parse_markdown
from briefsite.read.markdown.blocks import BlockScanner

WORDS = st.sampled_from(
    ["grain", "Two words.", "ends:", "in 1990. Then", "a - b", "C# 5", "[sic]", "10 % & 5 < 6", "é 中文"]
)
INLINE = st.sampled_from(
    [
        *(
            "*em*",
            "**strong**",
            "`code`",
            "[a](b.md)",
            "[a] (b.md)",
            "[a]( b.md )",
            "[a][r]",
            "[r]",
            "[none][]",
            "![p](q.png)",
        ),
        *(
            "<https://e.org>",
            "<me@e.org>",
            "https://e.org",
            "[^n]",
            "[^m]",
            "[^ n]",
            "\\@doe",
            "\\[1\\]",
            "a_b_c",
            "*open",
            "_open",
        ),
        *(
            "<b>x</b>",
            "<br>",
            "~~x~~",
            "[ ] x",
            "x\\",
            "(a) x",
            "[x](y.md){.z}",
            "{.z}",
            "<!-- c -->",
            "[a](<b c.md>)",
            "[[w]]",
        ),
    ]
)
MARKERS = st.sampled_from(
    ["- ", "* ", "+ ", "1. ", "2. ", "7. ", "1) ", "(1) ", "a. ", "-", "•  ", "-   ", "1.  ", "- - "]
)
INDENTS = st.sampled_from(["", "", "", " ", "  ", "   ", "    ", "     ", "        ", "\t"])
LINES = st.one_of(
    st.builds(lambda words, inline: f"{words} {inline}", WORDS, INLINE),
    st.builds(lambda indent, marker, words: f"{indent}{marker}{words}", INDENTS, MARKERS, WORDS),
    st.builds(
        lambda indent, sign, words: f"{indent}{sign}{words}",
        INDENTS,
        st.sampled_from(["## ", "### ", "##", "#", "> ", ">"]),
        WORDS,
    ),
    st.sampled_from(
        [
            *(
                "| a | b |",
                "|---|---|",
                "|---|",
                "| 1 | 2 |",
                "| 1 | 2 | 3 |",
                "a | b",
                "--- | ---",
                "---",
                "===",
                "***",
                "- - -",
            ),
            *(
                "```",
                "~~~",
                "<div>",
                "</div>",
                "<div markdown>",
                "!!! note",
                "??? x",
                "[r]: u.md",
                "[^n]: Note.",
                "[^m]: Other.",
                ": x",
            ),
            *("    more", "  more", "{.z}", "## H {#i}", "## H{#i}", "*[AB]: c", "[^n]:", "$$", "\\begin{x}"),
        ]
    ),
)
BREAKS = st.sampled_from(["\n", "\n", "\n\n", "\n\n"])
TEXTS = st.lists(st.tuples(LINES, BREAKS), min_size=1, max_size=9).map(lambda parts: "".join(a + b for a, b in parts))


class Shape(NamedTuple):
    """What a text holds, or a page shows."""

    headings: list[tuple[int, str]]
    links: list[str]
    pictures: list[str]
    notes: int
    marks: int
    items: int
    tables: int


def read(text: str) -> tuple[Shape, Markdown]:
    """What the checker reads."""
    body = parse_markdown(TextFile("docs/x.md", text))
    blocks = BlockScanner(text, 0).scan()
    shape = Shape(
        [(heading.level, _letters(heading.text)) for heading in body.headings],
        sorted(_line(link.address) for link in body.links if not link.is_image),
        sorted(link.address for link in body.links if link.is_image),
        len(body.note_definitions),
        len(body.note_references),
        len(blocks.items),
        len(blocks.tables),
    )
    return shape, body


def shown(page: str) -> Shape:
    """What a page shows."""
    tree = html.fromstring(f"<main>{page}</main>")
    notes = tree.xpath("//div[@class='footnote']/ol/li")
    marks = len(tree.xpath("//sup[starts-with(@id, 'fnref')]"))
    for mark in tree.xpath("//*[@class='headerlink' or @class='footnote-backref' or starts-with(@id, 'fnref')]"):
        mark.drop_tree()
    headings = [(int(h.tag[1]), _letters(h.text_content())) for h in tree.xpath("//h1|//h2|//h3|//h4|//h5|//h6")]
    return Shape(
        headings,
        sorted(_line(a.get("href")) for a in tree.xpath("//a[@href]")),
        sorted(img.get("src") for img in tree.xpath("//img[@src]")),
        len(notes),
        marks,
        len(tree.xpath("//li")) - len(notes),
        len(tree.xpath("//table")),
    )


def _line(address: str) -> str:
    return " ".join(address.split())


def _letters(words: str) -> str:
    plain = re.sub(
        r"!\[[^\]]*\]\([^)]*\)|\[\^[^\]]*\]|\]\([^)]*\)(?:\{[^}]*\})?|\]\[[^\]]*\]|</?[a-z][^>@:]*>|!\[", "", words
    )
    return "".join(re.findall(r"[^\W_]+", unescape(plain)))


def is_clean(body: Markdown) -> bool:
    """Whether nothing is said of a text: by the reader, or by the rules on its notes."""
    labels = [note.label for note in body.note_definitions]
    used = {reference.label for reference in body.note_references}
    return not body.problems and not body.look_alikes and len(set(labels)) == len(labels) and used == set(labels)


def disagreement(text: str) -> str | None:
    """How a page that both ways of rendering give differs from what was read; None where nothing does."""
    expected, body = read(text)
    if not is_clean(body):
        return None
    for page in (express(text, EXPRESS_SETTINGS, lambda address: address, sanitise), reference(text)):
        if page is not None and (found := shown(page.content)) != expected:
            return f"read {expected}\nshown {found}"
    return None


@given(TEXTS)
@settings(max_examples=400, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.filter_too_much])
@example("1. x\n   - y\n")
@example("- a\n\n1. b\n")
@example("Text:\n- a\n")
@example("| a | b |\n|---|---|\n| 1 | 2 |\n")
def test_what_is_clean_is_shown_as_it_was_read(text: str) -> None:
    """Headings, links, pictures, notes, items of lists and tables, by both ways of rendering."""
    assert disagreement(text) is None, disagreement(text)
