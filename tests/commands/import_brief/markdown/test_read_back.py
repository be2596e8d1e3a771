"""What the writer of Markdown writes of random HTML, our reader and Python-Markdown read back as the same."""

from __future__ import annotations

import re
from html import escape

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import html
from lxml.html import HtmlElement
from reference import reference

from briefsite.commands.import_brief.markdown import markdown_of
from briefsite.model import TextFile
from briefsite.read.markdown import parse_markdown

NASTY = st.sampled_from(
    [
        *"*_[]<>#|`\\$^~{}()!:@&=+-.\"'•–",
        *("**", "__", "==", "++", "~~", "^^", "``", "$$", "!!!", ":::", "???", "///", "---", "===", "--8<--", "***"),
        *("1. ", "- ", "+ ", "# ", "> ", ": ", "1) ", "a) ", "10.", "| a | b |", "|---|", "[^1]", "[^1]: ", "[x]: y"),
        *("[@doe2020]", "@doe2020", "-@doe", "me@e.org", "@{a}", "[a](b)", "![a](b)", "[a][b]", "<b>", "</b>", "<br>"),
        *("<!--", "-->", "&amp;", "&#64;", "&lt;", "$5 and $6", "$x$", "$$x$$", "\\(x\\)", "\\[x\\]", "\\begin{align}"),
        *(
            ":material-anchor:",
            "{.x}",
            "{: .x }",
            "{{ x }}",
            "{% x %}",
            "*[AB]: c",
            "++ctrl++",
            "{++x++}",
            "(1)",
            "[1]",
        ),
        *(
            "a_b_c",
            "_x_",
            "*x*",
            "**x**",
            "H~2~O",
            "x^2^",
            "==x==",
            "\\*",
            "\\",
            "\u2063\u2063\u2063",
            "\u00a0",
            "\x02",
        ),
        *("<https://a.b>", "Table: ", "Figure 1: ", "\u200f", "中文", "é", " ", "  ", "\n", "word", "Two words", "AB"),
    ]
)
TEXT = st.lists(NASTY, min_size=1, max_size=5).map("".join)
WORDS = TEXT.map(lambda text: escape(text, quote=False))
STYLES = st.sampled_from(["em", "strong", "s", "u", "sup", "sub"])


def styled(tag: str, inner: str) -> str:
    """An element around some HTML."""
    return f"<{tag}>{inner}</{tag}>"


LINK = st.builds(
    lambda address, words: f'<a href="{escape(address)}">{words}</a>',
    st.sampled_from(
        ["https://e.org/", "https://e.org/a_b_(c)", "mailto:a@e.org", "https://e.org/?a=1&b=*c*", "https://e.org/a b"]
    ),
    WORDS,
)
INLINE = st.recursive(
    WORDS,
    lambda inner: st.one_of(
        st.builds(styled, STYLES, inner),
        st.lists(inner, min_size=2, max_size=3).map("".join),
    ),
    max_leaves=4,
)
LINE = st.lists(
    st.one_of(
        INLINE,
        INLINE,
        LINK,
        st.just("<br>"),
        st.just("<code>a*b</code>"),
        st.just('<briefsite-note n="0"></briefsite-note>'),
    ),
    min_size=1,
    max_size=4,
).map("".join)
PARAGRAPH = st.builds(styled, st.just("p"), LINE)
CELL = st.lists(st.one_of(INLINE, LINK), min_size=1, max_size=2).map("".join)


@st.composite
def tables(draw: st.DrawFn) -> str:
    """A table with a head, whose rows have as many cells."""
    width = draw(st.integers(1, 3))
    rows = [[draw(CELL) for _ in range(width)] for _ in range(draw(st.integers(1, 3)))]
    tags = ["th", *["td"] * (len(rows) - 1)]
    return styled(
        "table",
        "".join(
            styled("tr", "".join(styled(tag, f"x{cell}") for cell in row)) for tag, row in zip(tags, rows, strict=True)
        ),
    )


HEADING = st.builds(styled, st.sampled_from(["h1", "h2", "h3"]), INLINE)
BLOCKS = st.recursive(
    st.one_of(PARAGRAPH, PARAGRAPH, tables(), st.just("<pre>a *b*\n\n  c</pre>")),
    lambda block: st.one_of(
        st.builds(styled, st.just("blockquote"), st.lists(block, min_size=1, max_size=2).map("".join)),
        st.builds(
            lambda tag, items: styled(tag, "".join(styled("li", f"x{item}") for item in items)),
            st.sampled_from(["ul", "ol"]),
            st.lists(st.one_of(INLINE, st.lists(block, min_size=1, max_size=2).map("".join)), min_size=1, max_size=3),
        ),
        st.lists(block, min_size=2, max_size=3).map("".join),
    ),
    max_leaves=4,
)
DOCUMENTS = st.lists(
    st.one_of(BLOCKS, BLOCKS, HEADING, st.builds(styled, st.just("aside"), BLOCKS)), min_size=1, max_size=3
).map("".join)
SHAPE = ("li", "blockquote", "pre", "table", "td", "th", "em", "strong", "sup", "sub", "u", "a", "code")


def text_of(tree: HtmlElement) -> str:
    """What is seen, without spaces: where lines end, HTML and Markdown differ."""
    return re.sub(r"[\s\u200b]+", "", tree.text_content())


def shape_of(tree: HtmlElement) -> dict[str, list[str]]:
    """The words of each kind of element, in the order of the text; bare addresses, which become links, are none."""
    shape = {name: [words for each in tree.iter(name) if (words := text_of(each))] for name in SHAPE}
    shape["strong"] = [
        text_of(each) for each in tree.xpath("//strong[not(ancestor::h1|ancestor::h2|ancestor::h3)]") if text_of(each)
    ]
    shape["a"] = [text_of(each) for each in tree.iter("a") if text_of(each) not in (each.get("href"), "")]
    return shape | {"h": [text_of(each) for each in tree.iter("h1", "h2", "h3", "h4", "h5", "h6") if text_of(each)]}


def original(source: str) -> HtmlElement:
    """The tree of what went in."""
    from briefsite.commands.import_brief.markdown.tree import normal_tree

    tree = normal_tree(source)
    for note in list(tree.iter("briefsite-note")):
        note.text = "[note]"
    return tree


def shown(markdown: str) -> HtmlElement:
    """The tree of what a page shows of Markdown."""
    body = parse_markdown(TextFile("briefs/x.md", markdown))
    text = markdown
    for at in reversed(body.escapes):
        text = f"{text[:at]}&#{ord(text[at + 1])};{text[at + 2 :]}"
    tree = html.fromstring(f"<main>{reference(text + chr(10) * 2 + '[^0]: A note.').content}</main>")
    for each in tree.xpath("//*[@class='headerlink'] | //div[@class='footnote'] | //p[@class='admonition-title']"):
        each.drop_tree()
    for each in tree.xpath("//sup[starts-with(@id, 'fnref')]"):
        each.text, each.tag = "[note]", "span"
        for inner in list(each):
            each.remove(inner)
    for each in tree.xpath("//pre//code"):
        each.drop_tag()
    return tree


@given(DOCUMENTS)
@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
def test_read_back(source: str) -> None:
    """The same words are seen, in the same headings, lists, tables, quotations, links and styles."""
    written = markdown_of(source, lambda n, _: f"[@k{n}]", lambda n: f"[^{n}]", lambda _: "").text
    tree, back = original(source), shown(written)
    assert text_of(back) == text_of(tree), written
    assert shape_of(back) == shape_of(tree), written
