"""Markdown from outside, as Pandoc and CommonMark have it, is read as a document."""

from __future__ import annotations

from briefsite.read.documents.document import CitedItem, Document
from briefsite.read.documents.markdown_text import read_markdown


def read(text: str) -> Document:
    """A text with nothing beside it."""
    return read_markdown(text, lambda _: None)


def test_front_matter() -> None:
    """Title, authors, date and language are taken; what else stands there is told."""
    text = (
        "---\ntitle: A brief\nauthor:\n- name: Jane Doe\n- John Roe\ndate: 2024-03-05\nlang: fr\ncsl: x\n---\n\nText.\n"
    )
    document = read(text)
    assert (document.title, document.author, document.date) == ("A brief", "Jane Doe; John Roe", "2024-03-05")
    assert (document.language, document.body) == ("fr", "<p>Text.</p>")
    assert [loss.what for loss in document.losses] == ["fields that were not taken over: csl"]


def test_title_block() -> None:
    """Pandoc's title block says the same in three lines."""
    document = read("% A brief\n% Jane Doe\n% 2024\n\nText.\n")
    assert (document.title, document.author, document.date, document.body) == (
        "A brief",
        "Jane Doe",
        "2024",
        "<p>Text.</p>",
    )


def test_broken_front_matter() -> None:
    """Front matter that is no YAML is told, and the text is read all the same."""
    document = read("---\ntitle: [x\n---\nText.\n")
    assert (document.title, document.body) == ("", "<p>Text.</p>")
    assert [loss.where for loss in document.losses] == ["the front matter"]


def test_citations() -> None:
    """Citations are those of our grammar, in notes and tables too, and none in code."""
    document = read("See [cf. @a, pp. 3-4; -@b] and @c [p. 5] says so.[^1]\n\n- `[@no]`\n\n[^1]: From [@d].\n")
    assert [citation.items for citation in document.citations] == [
        (
            CitedItem({}, "a", "3-4", "page", "cf."),
            CitedItem({}, "b", without_author=True),
        ),
        (CitedItem({}, "c", "5", "page", author_in_text=True),),
        (CitedItem({}, "d"),),
    ]
    assert document.body == (
        '<p>See <briefsite-citation n="0">[cf. @a, pp. 3-4; -@b]</briefsite-citation> and <briefsite-citation n="1">'
        '@c [p. 5]</briefsite-citation> says so.<briefsite-note n="0"></briefsite-note></p>'
        "<ul><li><code>[@no]</code></li></ul>"
    )
    assert [note.html for note in document.notes] == [
        '<p>From <briefsite-citation n="2">[@d]</briefsite-citation>.</p>'
    ]


def test_forms() -> None:
    """Lists without an empty line before them, tables, formulas, boxes, definitions; no HTML that runs."""
    text = (
        "Costs $5 and $10, so $x_1$, H~2~O:\n- one\n- two\n  - three\n\n$$\nx^2\n$$\n\n| A |\n|---|\n| 1 |\n\n"
        '!!! note "Box"\n    In it.\n\nTerm\n:   Meaning\n\n<script>alert(1)</script><b onclick="x()">raw</b>\n'
    )
    assert read(text).body == (
        '<p>Costs $5 and $10, so <span class="math">x_1</span>, H<sub>2</sub>O:</p>'
        "<ul><li>one</li><li><p>two</p><ul><li>three</li></ul></li></ul>"
        '<div class="math">x^2</div><table><thead><tr><th>A</th></tr></thead><tbody><tr><td>1</td></tr></tbody></table>'
        "<aside><h4>Box</h4><p>In it.</p></aside><dl><dt>Term</dt><dd>Meaning</dd></dl><p><strong>raw</strong></p>"
    )


def test_what_is_told() -> None:
    """What only another program reads is left out and told."""
    text = "# A {#a .b}\n\n::: note\nText.\n:::\n\n<!-- secret -->\n\n+---+---+\n| a | b |\n+---+---+\n"
    document = read(text)
    assert "secret" not in document.body
    assert [loss.what for loss in document.losses] == [
        "attributes in braces were left out (1)",
        "lines of `:::` were left out (2)",
        "a table is drawn with lines of hyphens, which is not read as one: write it with bars",
        "comments that are not shown were left out (1)",
    ]
