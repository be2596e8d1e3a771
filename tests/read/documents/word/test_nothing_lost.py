"""Whatever a document holds, every word of it arrives once, or a loss tells of it; none brings the reader down."""

from __future__ import annotations

import html
import random
import re

import hypothesis.strategies as st
import pytest
from hypothesis import given
from lxml import etree
from word_documents import (
    DOE,
    NAMES,
    PIXEL,
    code,
    control,
    field,
    footnote,
    mark,
    noted,
    p,
    picture,
    r,
    text_box,
    word_document,
    zotero,
)

from briefsite.read.documents.document import Document, DocumentError
from briefsite.read.documents.word import read_word

LISTS = (
    '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/></w:lvl><w:lvl w:ilvl="1">'
    '<w:numFmt w:val="bullet"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
)


class Words:
    """Hands out words that are not twice in a document, and remembers them."""

    def __init__(self) -> None:
        self.count = 0
        self.notes: list[str] = []

    def next(self) -> str:
        self.count += 1
        return f"word{self.count}x"


def around(name: str, attributes: str = "") -> object:
    return lambda inside: f"<w:{name} {attributes}>{inside}</w:{name}>"


WRAPPED = [
    around("ins", 'w:id="1"'), around("moveTo", 'w:id="1"'), around("smartTag"), around("customXml"), around("bdo"),
    around("hyperlink", 'w:anchor="no"'), around("foo"), lambda inside: control("<w:text/>", inside),
    lambda inside: field("QUOTE x", inside), lambda inside: field("REF _x", inside),
    lambda inside: field('HYPERLINK "https://a.example"', inside), lambda inside: mark("begin") + code("IF") + inside,
    lambda inside: inside + mark("end"), lambda inside: mark("separate") + inside,
    lambda inside: f"<m:oMath><m:r><m:t>q</m:t></m:r></m:oMath>{inside}",
    lambda inside: inside + picture('r:embed="i1"'),
    lambda inside: f"<mc:AlternateContent><mc:Choice>{inside}</mc:Choice></mc:AlternateContent>",
]  # fmt: skip
LOOKS = [
    "",
    "<w:b/>",
    "<w:i/>",
    "<w:smallCaps/>",
    "<w:rtl/>",
    '<w:vertAlign w:val="superscript"/>',
    "<w:vanish/>",
    "<w:u/>",
]
SHAPES = ["", "heading1", "Quote", "caption", "Title", "Code"]
PROPERTIES = ["", '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>', "<w:bidi/>",
              '<w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr>', "<w:rPr><w:del/></w:rPr>"]  # fmt: skip


def some_run(draw: st.DrawFn, words: Words, depth: int) -> str:
    kind = draw(st.integers(0, 9))
    if kind < 4 or depth > 3:
        return r(words.next() + " ", draw(st.sampled_from(LOOKS)))
    if kind < 7:
        return draw(st.sampled_from(WRAPPED))(some_run(draw, words, depth + 1))  # type: ignore[operator]
    if kind == 7:
        return zotero(words.next(), DOE)
    if kind == 8 and depth < 2:
        words.notes.append(footnote(len(words.notes) + 2, some_run(draw, words, 3)))
        return noted(len(words.notes) + 1)
    return text_box(some_paragraph(draw, words, depth + 1)) if depth < 2 else r(words.next())


def some_paragraph(draw: st.DrawFn, words: Words, depth: int = 0) -> str:
    runs = [some_run(draw, words, depth) for _ in range(draw(st.integers(0, 3)))]
    return p(*runs, style=draw(st.sampled_from(SHAPES)), properties=draw(st.sampled_from(PROPERTIES)))


def some_block(draw: st.DrawFn, words: Words, depth: int = 0) -> str:
    kind = draw(st.integers(0, 6))
    if kind < 4 or depth > 1:
        return some_paragraph(draw, words)
    inside = some_block(draw, words, depth + 1)
    if kind == 4:
        return control("", inside)
    merge = draw(st.sampled_from(["", "<w:vMerge/>", '<w:vMerge w:val="restart"/>', '<w:gridSpan w:val="2"/>']))
    cells = f"<w:tc><w:tcPr>{merge}</w:tcPr>{inside}</w:tc><w:tc>{some_paragraph(draw, words)}</w:tc>"
    below = f"<w:tc><w:tcPr>{merge}</w:tcPr>{some_paragraph(draw, words)}</w:tc>"
    return f"<w:tbl><w:tr>{cells}</w:tr><w:tr>{below}</w:tr></w:tbl>"


@st.composite
def documents(draw: st.DrawFn) -> tuple[bytes, int]:
    words = Words()
    blocks = [some_block(draw, words) for _ in range(draw(st.integers(1, 4)))]
    content = word_document(
        *blocks,
        footnotes="".join(words.notes),
        numbering=LISTS,
        relations={"i1": ("image", "media/image1.png")},
        parts={"word/media/image1.png": PIXEL},
    )
    return content, words.count


def said(document: Document) -> str:
    return re.sub(
        r"<[^>]*>",
        "",
        html.unescape(
            " ".join([document.title, document.subtitle, document.body, *(each.html for each in document.notes)])
        ),
    )


@given(documents())
def test_every_word_arrives_once(made: tuple[bytes, int]) -> None:
    """Each word of a document stands once in the text or the notes, or in a loss."""
    content, count = made
    document = read_word(content)
    text, losses = said(document), " ".join(loss.what for loss in document.losses)
    for number in range(1, count + 1):
        times = text.count(f"word{number}x")
        assert times == 1 or (times == 0 and f"word{number}x" in losses), (number, times, document)


@given(documents())
def test_the_html_has_nothing_but_what_the_contract_names(made: tuple[bytes, int]) -> None:
    """No mark of the conversion, and no element or attribute that no writer knows, is left in the text."""
    document = read_word(made[0])
    whole = document.body + "".join(note.html for note in document.notes)
    assert not re.search("[\U00100000\U00100001]", whole)
    root = etree.HTML(f"<div>{whole}</div>")
    known = (
        "html body div h1 h2 h3 h4 h5 h6 p ul ol li blockquote pre hr br em strong s u sup sub a table caption thead"
        " tbody tr th td figure figcaption img aside span briefsite-citation briefsite-note"
    )
    assert {each.tag for each in root.iter()} <= set(known.split())
    names = {(each.tag, name) for each in root.iter() for name in each.attrib}
    assert {name for _, name in names} <= {"n", "href", "src", "alt", "class", "dir", "colspan", "rowspan", "start"}
    assert {each.get("class") for each in root.iter()} <= {None, "small-caps", "math"}
    for note in range(len(document.notes)):
        assert whole.count(f'<briefsite-note n="{note}">') == 1


RICH = [
    p("Title", style="Title"),
    p("One ", zotero("(Doe)", DOE), noted(2), style="heading1"),
    p("Item", properties=PROPERTIES[1]) + p(text_box(p("Box", picture('r:embed="i1"', "A")))),
    f"<w:tbl><w:tr><w:tc>{p('a')}</w:tc><w:tc>{p(field('CITATION Doe', 'x'))}</w:tc></w:tr></w:tbl>",
    control('<w:tag w:val="MENDELEY_CITATION_v3_e30="/>', p(r("(x)"))),
    p(f"<m:oMath><m:f><m:num>{'<m:r><m:t>1</m:t></m:r>'}</m:num><m:den/></m:f></m:oMath>"),
]


@pytest.mark.parametrize("seed", range(40))
def test_damaged_trees(seed: int) -> None:
    """A document in which elements or attributes are missing, or stand elsewhere, is read or refused."""
    chance = random.Random(seed)
    root = etree.fromstring(f"<w:body {NAMES}>{''.join(RICH)}</w:body>")
    for _ in range(chance.randint(1, 12)):
        element = chance.choice(list(root.iter())[1:])
        how = chance.randint(0, 3)
        if how == 0 and element.attrib:
            del element.attrib[chance.choice(list(element.attrib))]
        elif how == 1:
            element.getparent().remove(element)
        elif how == 2:
            chance.choice(list(root.iter())).append(etree.fromstring(etree.tostring(element)))
        elif element.attrib:
            element.attrib[chance.choice(list(element.attrib))] = chance.choice(["", "-1", "x", "99999999999"])
    body = "".join(etree.tostring(each, encoding="unicode") for each in root)
    files = {"word/media/image1.png": PIXEL}
    try:
        read_word(word_document(body, footnotes=footnote(2, "Note"), numbering=LISTS, parts=files))
    except DocumentError as error:
        assert str(error).endswith(".")
