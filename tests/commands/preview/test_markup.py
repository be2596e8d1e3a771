"""Two articles become one with their changes marked: cases in markup/, each a sentence, the article before, after, and
marked up (`none`: a reader sees no change). `ACCEPT=1 pytest tests/commands/preview` writes down what is marked now.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree, html

from briefsite.commands.preview.markup import mark_up

HERE = Path(__file__).parent / "markup"


def article(inner: str) -> html.HtmlElement:
    """An article with this in it."""
    return html.fragment_fromstring(inner, create_parent="article")


def marked(old: str, new: str) -> str:
    """The new text with its changes marked."""
    found = mark_up(article(old), article(new))
    if found is None:
        return "none"
    whole = html.tostring(found.article, encoding="unicode")
    return whole.removeprefix("<article>").removesuffix("</article>")


def cases(path: Path) -> list[list[str]]:
    """Sentence, before, after and marked up, of each case in a file."""
    found = []
    for text in path.read_text("utf-8").rstrip("\n").split("\n\n"):
        sentence, _, rest = text.partition("\n")
        before, _, rest = rest.partition("\n=>\n")
        after, _, expected = rest.partition("\n=\n")
        found.append([sentence, before, after, expected])
    return found


ALL = [(path, case) for path in sorted(HERE.glob("*.txt")) for case in cases(path)]


@pytest.mark.parametrize("path", sorted(HERE.glob("*.txt")), ids=lambda path: path.stem)
def test_what_is_marked(path: Path) -> None:
    """Each case is marked up exactly as it shows."""
    found = [[sentence, old, new, marked(old, new)] for sentence, old, new, _ in cases(path)]
    if os.environ.get("ACCEPT"):
        blocks = (f"{sentence}\n{old}\n=>\n{new}\n=\n{shown}" for sentence, old, new, shown in found)
        path.write_text("\n\n".join(blocks) + "\n", "utf-8")
    assert found == cases(path)


WORDS = st.lists(st.sampled_from(["port", "quay", "debt", "a", "of", "12", "13 %", "港"]), max_size=6).map(" ".join)
INLINE = st.tuples(st.sampled_from(["{}", "<em>{}</em>", '<a href="https://x.example/">{}</a>', "{} <br>"]), WORDS).map(
    lambda pair: pair[0].format(pair[1])
)
LINE = st.lists(INLINE, max_size=4).map(" ".join)
CELLS = st.integers(1, 3).flatmap(
    lambda width: st.lists(st.lists(LINE, min_size=width, max_size=width), min_size=1, max_size=3)
)
TABLE = CELLS.map(
    lambda rows: (
        "<table><tbody>"
        + "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in rows)
        + "</tbody></table>"
    )
)
LIST = st.lists(LINE, min_size=1, max_size=4).map(
    lambda items: "<ol>" + "".join(f"<li>{item}</li>" for item in items) + "</ol>"
)
PARAGRAPH = LINE.map(lambda line: f'<p id="same">{line}</p>')
ARTICLE = st.lists(PARAGRAPH | LIST | TABLE | LINE.map(lambda line: f"<h2>{line}</h2>"), max_size=6).map("".join)


def plain(element: html.HtmlElement) -> str:
    """The text of an article, without spaces."""
    return "".join("".join(element.itertext()).split())


@given(ARTICLE, ARTICLE)
def test_without_its_insertions_it_is_the_old_text_and_without_its_deletions_the_new(old: str, new: str) -> None:
    """Nothing is lost and nothing invented; identifiers are unique; every row of a table has as many cells."""
    found = mark_up(article(old), article(new))
    if found is None:
        assert plain(article(old)) == plain(article(new))
        return
    whole = found.article
    ids = whole.xpath(".//@id")
    assert len(ids) == len(set(ids))
    for table in whole.iter("table"):
        widths = {len(row) for row in table.iter("tr")}
        assert len(widths) == 1 or not any(c.get("class") is None for c in table.iter("tr"))
    assert plain(_without(whole, "del")) == plain(article(new))
    assert plain(_without(whole, "ins")) == plain(article(old))


def _without(whole: html.HtmlElement, tag: str) -> html.HtmlElement:
    copy = html.fromstring(etree.tostring(whole, encoding="unicode", method="html"))
    for element in list(copy.iter(tag)):
        element.drop_tree()
    return copy


@given(ARTICLE)
def test_an_article_has_no_changes_from_itself(text: str) -> None:
    """Equal articles are not marked."""
    assert mark_up(article(text), article(text)) is None
