"""Each form of a document as it is written in a brief."""

from __future__ import annotations

import pytest

from briefsite.commands.import_brief.markdown import WrittenMarkdown, markdown_of
from briefsite.read.documents.document import DocumentError


def written(html: str, title: str = "") -> WrittenMarkdown:
    """What is written of some HTML."""
    return markdown_of(html, lambda n, _: f"[@k{n}]", lambda n: f"[^{n}]", lambda n: f"<!-- {n} -->", title)


@pytest.mark.parametrize(
    ("html", "markdown"),
    [
        ("<p>a <em>b </em>c</p>", "a *b* c"),
        ("<p><strong>a<em>b</em></strong></p>", "<strong>a*b*</strong>"),
        ("<p>H<sub>2</sub>O</p>", "H~2~O"),
        ("<p><s>old</s> $5 to $10, a_b_c *x* [1] me@e.org</p>", "~~old~~ $5 to $10, a_b_c \\*x\\* \\[1] me@e.org"),
        ("<p>- a</p><p>1. b</p><p># c</p>", "\\- a\n\n1\\. b\n\n\\# c"),
        ("<p>See https://a.b/c.</p>", "See <https://a.b/c>."),
        ('<p><a href="https://a.b/c d">x</a>: y</p>', "[x](https://a.b/c%20d): y"),
        ('<p>a<briefsite-note n="1"></briefsite-note>: b</p>', "a[^1]: b"),
        ('<p><briefsite-citation n="2">(Doe)</briefsite-citation> (see)</p>', "[@k2] (see)"),
        ('<p><briefsite-note n="1"/>(see)</p>', "[^1]\\(see)"),
        ("<ul><li>a<ul><li>b</li></ul></li><li><p>c</p></li></ul>", "- a\n    - b\n- c"),
        ("<ol><li>a<p>b</p></li></ol><ol><li>c</li></ol>", "1. a\n\n    b\n\n<!-- -->\n\n1. c"),
        ("<h1>A</h1><h3>B</h3><h1>C</h1>", "## A\n\n### B\n\n## C"),
        ('<figure><img src="a.png" alt="x [y]"><figcaption>Fig. 2 – What</figcaption></figure>',
         "![x \\[y\\]](a.png)\n\nFigure 2: What"),
        ("<table><caption>Tabelle 3. Was</caption><tr><th>A</th></tr><tr><td>a|b</td></tr></table>",
         "Tabelle 3: Was\n\n| A |\n|---|\n| a\\|b |"),
        ("<aside><h4>Box</h4><p>a</p></aside>", '!!! box "Box"\n\n    a'),
        ("<blockquote><p>a</p><p>b</p></blockquote>", "> a\n>\n> b"),
        ('<p>so <span class="math">x_1</span></p><div class="math">x^2</div>', "so $x_1$\n\n$$\nx^2\n$$"),
        ("<dl><dt>T</dt><dd>m</dd></dl>", "T\n:   m"),
        ('<p dir="rtl">a<br>b</p>', "a<br>\nb\n{: dir=rtl }"),
        ('<p><span class="small-caps">un</span></p>', '<span class="small-caps">un</span>'),
    ],
)  # fmt: skip
def test_forms(html: str, markdown: str) -> None:
    """The Markdown of each form, character by character."""
    assert written(html).text == markdown


def test_title() -> None:
    """A first heading that says the title again is left out."""
    assert written("<h1>The  Title</h1><p>a</p>", "The title").text == "a"


def test_losses() -> None:
    """What Markdown does not say is told, with the table or paragraph that it was in."""
    html = (
        '<p>a</p><p><a href="javascript:x">b</a> <a href="c.html">c</a></p>'
        "<table><tr><td>A</td><td>B</td></tr><tr><td rowspan=2>1</td><td>2</td></tr>"
        "<tr><td><p>3</p><ul><li>4</ul></td></tr>"
        "</table>"
    )
    result = written(html)
    assert result.text.endswith("b c\n\n| A | B |\n|---|---|\n| 1 | 2 |\n| 1 | 3<br>• 4 |")
    assert [f"{loss.where}: {loss.what}" for loss in result.losses] == [
        "paragraph 2: a link would run a program or read a disk (javascript:x): its words stand without it",
        "paragraph 2: a link leads to a file beside the document (c.html): its words stand without it",
        "table 1: the cell “34” holds a list, a table or other blocks: they are lines of it now",
        "table 1: cells span several rows or columns: what they say stands in each row, and in a head in each column;"
        " see whether the table still says what it should",
        "table 1: the table has no head: its first row is the head now",
    ]


def test_deep() -> None:
    """HTML that is nested beyond all reason is refused in words: nothing of it is lost unseen."""
    with pytest.raises(DocumentError, match="more than 250 deep"):
        written("<p>" + "<b>" * 500 + "x")
