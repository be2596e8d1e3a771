"""Texts of LibreOffice: every form of them, with the citations of reference managers."""

from __future__ import annotations

import io
import json
import zipfile
from html import escape

import pytest

from briefsite.read.documents.document import CitedItem, Comment, Document, DocumentError, LiveCitation, Note
from briefsite.read.documents.opendocument import read_opendocument
from briefsite.read.documents.opendocument.names import SPACES

GIF = b"GIF89a\x01\x00\x01\x00\x00\x00\x00,"
STYLES = """<office:automatic-styles>
<style:style style:name="T1" style:family="text"><style:text-properties fo:font-weight="bold"/></style:style>
<style:style style:name="T2" style:family="text"><style:text-properties style:text-position="super 58%"/></style:style>
<style:style style:name="T3" style:family="text"><style:text-properties fo:font-variant="small-caps"/></style:style>
<style:style style:name="T4" style:family="text"><style:text-properties text:display="none"/></style:style>
<style:style style:name="P1" style:family="paragraph"><style:paragraph-properties style:writing-mode="rl-tb"/>
</style:style>
<style:style style:name="P2" style:family="paragraph" style:parent-style-name="Quotations"/>
<text:list-style style:name="L1"><text:list-level-style-number text:level="1" style:num-format="1"/>
<text:list-level-style-bullet text:level="2"/></text:list-style></office:automatic-styles>"""
CODE = json.dumps(
    {
        "citationItems": [
            {"itemData": {"type": "book", "title": "First", "citation-key": "doe2020"}, "locator": "4", "label": "page"}
        ]
    }
)
DOE = CitedItem({"type": "book", "title": "First", "citation-key": "doe2020"}, "doe2020", "4", "page")


def packed(text: str, meta: str = "", **members: bytes) -> bytes:
    """A document whose text is some elements."""
    spaces = "".join(f' xmlns:{prefix}="{space}"' for prefix, space in SPACES.items())
    head = f"<office:document-content{spaces}>"
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        archive.writestr(
            "content.xml",
            f"{head}{STYLES}<office:body><office:text>{text}</office:text></office:body></office:document-content>",
        )
        archive.writestr(
            "meta.xml", f"<office:document-meta{spaces}><office:meta>{meta}</office:meta></office:document-meta>"
        )
        for name, content in members.items():
            archive.writestr(name, content)
    return out.getvalue()


def read(text: str, meta: str = "", **members: bytes) -> Document:
    """The document whose text is some elements."""
    return read_opendocument(packed(text, meta, **members))


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ('<text:h text:outline-level="2">A</text:h>', "<h2>A</h2>"),
        (
            '<text:p>a<text:s text:c="2"/><text:span text:style-name="T1">b</text:span>x'
            '<text:span text:style-name="T2">2</text:span> <text:span text:style-name="T3">UN</text:span>'
            "<text:line-break/>c</text:p>",
            '<p>a <strong>b</strong>x<sup>2</sup> <span class="small-caps">UN</span><br>c</p>',
        ),
        ('<text:p text:style-name="P1">a</text:p>', '<p dir="rtl">a</p>'),
        (
            '<text:p text:style-name="P2">a</text:p><text:p text:style-name="Quotations">b</text:p>',
            "<blockquote><p>a</p><p>b</p></blockquote>",
        ),
        (
            '<text:list text:style-name="L1"><text:list-item><text:p>a</text:p><text:list><text:list-item>'
            "<text:p>b</text:p></text:list-item></text:list></text:list-item></text:list>",
            "<ol><li><p>a</p><ul><li><p>b</p></li></ul></li></ol>",
        ),
        (
            '<text:list><text:list-item><text:h text:outline-level="1">A</text:h></text:list-item></text:list>',
            "<h1>A</h1>",
        ),
        ('<text:p><text:a xlink:href="https://a.b">c</text:a></text:p>', '<p><a href="https://a.b">c</a></p>'),
        (
            '<text:p text:style-name="Table">Table 1: T</text:p><table:table><table:table-header-rows><table:table-row>'
            '<table:table-cell table:number-columns-spanned="2"><text:p>A</text:p></table:table-cell>'
            "<table:covered-table-cell/></table:table-row></table:table-header-rows><table:table-row><table:table-cell>"
            "<text:p>1</text:p></table:table-cell><table:table-cell/></table:table-row></table:table>",
            '<table><caption>Table 1: T</caption><thead><tr><th colspan="2"><p>A</p></th></tr></thead><tbody><tr><td>'
            "<p>1</p></td><td></td></tr></tbody></table>",
        ),
        (
            "<text:p>x<draw:frame><draw:text-box><text:p>In a box</text:p></draw:text-box></draw:frame></text:p>",
            "<p>x</p><aside><p>In a box</p></aside>",
        ),
    ],
)  # fmt: skip
def test_forms(text: str, html: str) -> None:
    """Each form of a text, with nothing lost."""
    document = read(text)
    assert (document.body, document.losses) == (html, ())


def test_pictures() -> None:
    """A picture with its words and its caption; one from outside of the document is told, and not fetched."""
    image = '<draw:frame draw:name="Port"><draw:image xlink:href="{}"/><svg:desc>A port</svg:desc></draw:frame>'
    text = (
        '<text:p><draw:frame><draw:text-box><text:p text:style-name="Illustration">'
        f"{image.format('Pictures/1.gif')}Figure 1: Ports</text:p></draw:text-box></draw:frame></text:p>"
        f"<text:p>{image.format('../../etc/passwd')}</text:p><text:p>{image.format('https://a.b/c.png')}</text:p>"
    )
    document = read(text, **{"Pictures/1.gif": GIF})
    figure = '<figure><img src="port.gif" alt="A port"><figcaption>Figure 1: Ports</figcaption></figure>'
    assert document.body == f"{figure}<p>A port</p><p>A port</p>"
    assert [picture.name for picture in document.pictures] == ["port.gif"]
    assert {loss.what for loss in document.losses} == {
        "a picture was not taken over (“A port”): it lies outside of the document, and is never fetched"
    }


def test_notes_and_comments() -> None:
    """Footnotes, endnotes, and comments with the passage that they are on."""
    text = (
        '<text:p>a<text:note text:note-class="footnote"><text:note-citation>1</text:note-citation><text:note-body>'
        "<text:p>N</text:p></text:note-body></text:note> b<office:annotation office:name='c1'>"
        "<dc:creator>Jo</dc:creator><text:p>Why?</text:p></office:annotation>"
        "these words<office:annotation-end office:name='c1'/>.</text:p>"
    )
    document = read(text)
    assert document.body == (
        '<p>a<briefsite-note n="0"></briefsite-note> b<briefsite-comment n="0"></briefsite-comment>these words.</p>'
    )
    assert document.notes == (Note("1", "<p>N</p>"),)
    assert document.comments == (Comment("Jo", "Why?", "these words"),)


@pytest.mark.parametrize("form", ["mark", "bookmark"])
def test_zotero(form: str) -> None:
    """Zotero's citations, as marks or as bookmarks with properties, in notes too; its list of sources is left out."""
    name, meta = f"ZOTERO_ITEM CSL_CITATION {CODE} RNDabc", ""
    if form == "bookmark":
        code = f"ZOTERO_ITEM CSL_CITATION {CODE}"
        name = "ZOTERO_BREF_x1"
        meta = "".join(
            f'<meta:user-defined meta:name="{name}_{number + 1}">{escape(code[at : at + 50])}</meta:user-defined>'
            for number, at in enumerate(range(0, len(code), 50))
        )
    kind = "reference-mark" if form == "mark" else "bookmark"
    cite = (
        f'<text:{kind}-start text:name="{escape(name)}"/>(Doe,<text:s/><text:span text:style-name="T1">4</text:span>)'
        f'<text:{kind}-end text:name="{escape(name)}"/>'
    )
    text = (
        f"<text:p>So {cite}.<text:note text:note-class='footnote'><text:note-citation>1</text:note-citation>"
        f"<text:note-body><text:p>See {cite} too</text:p></text:note-body></text:note></text:p>"
        "<text:section text:name='ZOTERO_BIBL {} CSL_BIBLIOGRAPHY RNDx'><text:p>Doe, First.</text:p></text:section>"
    )
    document = read(text, meta)
    shown = "(Doe, 4)"
    assert document.citations == (LiveCitation("Zotero", shown, (DOE,)),) * 2
    element = '<briefsite-citation n="{}">' + shown + "</briefsite-citation>"
    assert document.body == f'<p>So {element.format(0)}.<briefsite-note n="0"></briefsite-note></p>'
    assert document.notes[0].html == f"<p>See {element.format(1)} too</p>"
    assert [loss.what for loss in document.losses] == [
        "the list of sources was left out: a page makes its own (“Doe, First.”)"
    ]


def test_cut_citation() -> None:
    """A citation without an end, or whose words cannot be read, stays as its words, and is told."""
    mark = '<text:reference-mark-start text:name="ZOTERO_ITEM CSL_CITATION {0} RNDa"/>'
    text = f"<text:p>{mark.format('{}')}(Doe)</text:p><text:p>{mark.format('{broken')}(Roe)"
    text += '<text:reference-mark-end text:name="ZOTERO_ITEM CSL_CITATION {broken RNDa"/></text:p>'
    document = read(text)
    assert document.body == "<p>(Doe)</p><p>(Roe)</p>"
    assert [loss.where for loss in document.losses] == ["the citations"] * 2


def test_bibliography_mark() -> None:
    """LibreOffice's own citations have their source as CSL-JSON."""
    text = (
        "<text:p><text:bibliography-mark text:bibliography-type='book' text:identifier='doe' text:title='First' "
        "text:author='Doe, Jane;Roe, Jo' text:year='2020' text:publisher='Press'>[doe]"
        "</text:bibliography-mark></text:p>"
    )
    [item] = read(text).citations[0].items
    assert item.key == "doe"
    assert item.csl == {
        "type": "book",
        "title": "First",
        "publisher": "Press",
        "author": [{"family": "Doe", "given": "Jane"}, {"family": "Roe", "given": "Jo"}],
        "issued": {"date-parts": [[2020]]},
    }


def test_formula() -> None:
    """A formula is TeX; one with something that is not known is told."""
    math = b'<math xmlns="http://www.w3.org/1998/Math/MathML"><semantics><mrow>%s</mrow><annotation>odd</annotation>'
    math += b"</semantics></math>"
    text = '<text:p>so <draw:frame><draw:object xlink:href="./Object 1"/></draw:frame></text:p>'
    known = b"<mi>x</mi><mo>=</mo><mfrac><msub><mi>a</mi><mn>1</mn></msub><msqrt><mi>b</mi></msqrt></mfrac>"
    assert read(text, **{"Object 1/content.xml": math % known}).body == (
        r'<p>so <span class="math">x=\frac{a_{1}}{\sqrt{b}}</span></p>'
    )
    document = read(text, **{"Object 1/content.xml": math % b"<mlongdiv/>"})
    assert document.body == "<p>so <code>odd</code></p>"
    assert [loss.what for loss in document.losses] == [
        "a formula holds `mlongdiv`, which is not turned into TeX: it stands as “odd”"
    ]


def test_what_is_told() -> None:
    """Hidden text, changes, tables of contents and cross-references are told."""
    text = (
        "<text:tracked-changes><text:changed-region><text:deletion><text:p>gone</text:p></text:deletion>"
        "</text:changed-region></text:tracked-changes><text:table-of-content><text:index-body><text:p>Intro 1</text:p>"
        "</text:index-body></text:table-of-content><text:p>a<text:span text:style-name='T4'>secret</text:span> "
        "<text:bookmark-ref>Figure 1</text:bookmark-ref></text:p>"
    )
    document = read(text)
    assert document.body == "<p>a Figure 1</p>"
    assert [loss.what for loss in document.losses] == [
        "tracked changes were accepted (1, of which 1 take out text)",
        "the table of contents was left out: a page makes its own",
        "hidden text was left out",
        "a cross-reference (“Figure 1”) is plain text now",
    ]


def test_properties() -> None:
    """What the properties say; the title that stands in the text comes first, and is taken out of it."""
    meta = "<dc:title>Old</dc:title><dc:creator>Jo</dc:creator><dc:date>2024-03-05T10:00:00</dc:date>"
    meta += "<dc:language>fr</dc:language>"
    document = read('<text:p text:style-name="Title">The title</text:p><text:p>a</text:p>', meta)
    assert (document.title, document.author, document.date) == ("The title", "Jo", "2024-03-05")
    assert (document.language, document.body) == ("fr", "<p>a</p>")


def test_encrypted() -> None:
    """A document with a password is named as such."""
    manifest = b"<manifest><manifest:encryption-data/></manifest>"
    with pytest.raises(DocumentError, match="protected by a password"):
        read("<text:p>a</text:p>", **{"META-INF/manifest.xml": manifest})
