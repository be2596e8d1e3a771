"""What a text in Word has, beside citations, as the HTML of documents: a case for each form, and what of it is lost."""

from __future__ import annotations

import pytest
from word_documents import (
    DOE,
    OFFICE,
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
    style,
    text_box,
    word_document,
    zotero,
)

from briefsite.read.documents.document import Comment, Note
from briefsite.read.documents.word import read_word

IMAGES = {
    "i1": ("image", "media/Image 1.PNG"),
    "i2": ("image", "https://a.example/x.png"),
    "i3": ("image", "media/a.emf"),
}
FILES = {"word/media/Image 1.PNG": PIXEL, "word/media/a.emf": b"\1\0\0\0"}
LEVELS = "".join(
    f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{form}"/></w:lvl>'
    for level, form in enumerate(["decimal", "lowerLetter", "bullet"])
)
NUMBERING = (
    f'<w:abstractNum w:abstractNumId="0">{LEVELS}</w:abstractNum><w:num w:numId="5">'
    '<w:abstractNumId w:val="0"/></w:num>'
    '<w:num w:numId="6"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0">'
    '<w:startOverride w:val="8"/></w:lvlOverride>'
    "</w:num>"
)


def item(text: str, level: int = 0, number: int = 5) -> str:
    return p(text, properties=f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>')


def cell(text: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{p(text)}</w:tc>"


def row(*cells: str, properties: str = "") -> str:
    return f"<w:tr><w:trPr>{properties}</w:trPr>{''.join(cells)}</w:tr>"


def table(*rows: str, properties: str = "") -> str:
    return f"<w:tbl><w:tblPr>{properties}</w:tblPr>{''.join(rows)}</w:tbl>"


def drawn(kind: str, alternative: str = "") -> str:
    return (
        f'<w:r><w:drawing><wp:inline><wp:docPr id="1" name="x" descr="{alternative}"/><a:graphic>'
        f'<a:graphicData uri="{OFFICE}/drawingml/2006/{kind}"/></a:graphic></wp:inline></w:drawing></w:r>'
    )


STYLED = style("Überschrift 1") + style("Titre 2") + style("Mine", based="Überschrift1") + style("Body")

CASES: dict[str, tuple[str, str, list[str]]] = {
    "letters": (
        p(
            "a ",
            r("b", "<w:b/>"),
            r("c", "<w:i/>"),
            r("d", "<w:smallCaps/>"),
            r("2", '<w:vertAlign w:val="subscript"/>'),
            r("e", '<w:b w:val="0"/>'),
            r("f", '<w:rStyle w:val="Strong"/>'),
            r("g", "<w:dstrike/>"),
            r("h", '<w:u w:val="single"/>'),
        ),
        '<p>a <strong>b</strong><em>c</em><span class="small-caps">d</span><sub>2</sub>e<strong>f</strong>'
        "<s>g</s><u>h</u></p>",
        [],
    ),
    "signs": (
        p(
            "<w:r><w:t>a</w:t><w:noBreakHyphen/><w:t>b</w:t><w:br/><w:t>c</w:t><w:tab/><w:t>d</w:t><w:softHyphen/>"
            '<w:cr/><w:t>e</w:t><w:br w:type="page"/></w:r>',
            '<w:r><w:sym w:font="Wingdings" w:char="F0FC"/></w:r>',
            '<w:r><w:sym w:font="Foo" w:char="F041"/></w:r>',
            r("\uf061", '<w:rFonts w:ascii="Symbol"/>'),
        ),
        "<p>a\u2011b<br>c\td<br>e<br>✓α</p>",
        ["a sign of the font Foo (number F041) is left out: it is no letter"],
    ),
    "two scripts": (
        p("الموانئ", properties="<w:bidi/>") + p("and ", r("الميناء", "<w:rtl/>"), " too") + p("a long paragraph"),
        '<p dir="rtl">الموانئ</p><p>and <span dir="rtl">الميناء</span> too</p><p>a long paragraph</p>',
        [],
    ),
    "a text from right to left": (
        p("الموانئ الكبيرة", properties="<w:bidi/>") + p("Text"),
        '<p>الموانئ الكبيرة</p><p dir="ltr">Text</p>',
        [],
    ),
    "ruby": (
        p(
            "<w:r><w:ruby><w:rt><w:r><w:t>かん</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>漢</w:t></w:r></w:rubyBase>"
            "</w:ruby></w:r>"
        ),
        "<p>漢 (かん)</p>",
        [],
    ),
    "hidden": (
        p("a", r("b", "<w:vanish/>"), r("c", '<w:rStyle w:val="Hidden"/>')),
        "<p>a</p>",
        ["hidden text is left out: “b”", "hidden text is left out: “c”"],
    ),
    "headings": (
        p("x") + p("One", style="heading1") + p("Two", properties='<w:outlineLvl w:val="1"/>'),
        "<p>x</p><h1>One</h1><h2>Two</h2>",
        [],
    ),
    "title": (
        p("The ", "title", style="Title") + p("of two lines", style="Title") + p("One", style="heading1") + p("x"),
        "<h1>One</h1><p>x</p>",
        [],
    ),
    "quotations": (
        p("a", style="Quote") + p("b", style="Quote") + p("c"),
        "<blockquote><p>a</p><p>b</p></blockquote><p>c</p>",
        [],
    ),
    "lists": (
        item("a") + item("b", 1) + item("c", 1) + item("d") + p("x") + item("e") + item("f", 2) + item("g", 0, 6),
        '<ol><li>a<ol><li>b</li><li>c</li></ol></li><li>d</li></ol><p>x</p><ol start="3"><li>e<ul><li>f</li>'
        "</ul></li></ol>"
        '<ol start="8"><li>g</li></ol>',
        ["a list begins whose items Word counts with “a”: here with figures"],
    ),
    "numbered headings": (
        p("One", style="heading1", properties='<w:numPr><w:ilvl w:val="0"/><w:numId w:val="5"/></w:numPr>')
        + p("x")
        + p("Two", style="heading1"),
        "<h1>One</h1><p>x</p><h1>Two</h1>",
        ["their numbers are left out: Word counts them, they are no text"],
    ),
    "tables": (
        table(
            row(cell("h", '<w:gridSpan w:val="2"/>'), cell("i"), properties="<w:tblHeader/>"),
            row(cell("a", '<w:vMerge w:val="restart"/>'), cell("b"), cell("c")),
            row(cell("lost", "<w:vMerge/>"), cell("d"), cell("e")),
            row(cell("f", '<w:hMerge w:val="restart"/>'), cell("", "<w:hMerge/>"), cell("g")),
            row(cell("h"), cell("i"), properties='<w:gridBefore w:val="1"/>'),
        ),
        '<table><thead><tr><th colspan="2">h</th><th>i</th></tr></thead><tbody><tr><td rowspan="2">a</td>'
        "<td>b</td><td>c</td>"
        '</tr><tr><td>d</td><td>e</td></tr><tr><td colspan="2">f</td><td>g</td></tr><tr><td></td><td>h</td>'
        "<td>i</td></tr>"
        "</tbody></table>",
        ["text that a merged cell hides is left out: “lost”"],
    ),
    "bold first row": (
        table(row("<w:tc>" + p(r("h", "<w:b/>")) + "</w:tc>"), row(cell("a"))),
        "<table><thead><tr><th>h</th></tr></thead><tbody><tr><td>a</td></tr></tbody></table>",
        [],
    ),
    "table of one cell": (table(row("<w:tc>" + p("a") + p("b") + "</w:tc>")), "<aside><p>a</p><p>b</p></aside>", []),
    "controls around cells": (
        f"<w:tbl><w:tr>{control('', cell('a'))}{cell('b')}</w:tr>{control('', row(cell('c'), cell('d')))}</w:tbl>",
        "<table><tr><td>a</td><td>b</td></tr><tr><td>c</td><td>d</td></tr></table>",
        [],
    ),
    "captions": (
        p("Table 1: Ports", style="caption")
        + table(row(cell("a"), cell("b")))
        + p(picture('r:embed="i1"', "A port"))
        + p("Figure 1: ", r("Ports", "<w:i/>"), style="caption")
        + p("x ", picture('r:embed="i1"')),
        '<table><caption>Table 1: Ports</caption><tr><td>a</td><td>b</td></tr></table><figure><img src="image-1.png" '
        'alt="A port"><figcaption>Figure 1: <em>Ports</em></figcaption></figure><p>x '
        '<img src="image-1.png" alt=""></p>',
        [],
    ),
    "picture and caption in a box": (
        p("x", text_box(p(picture('r:embed="i1"', "A")), p("Figure 1", style="caption"))),
        '<p>x</p><figure><img src="image-1.png" alt="A"><figcaption>Figure 1</figcaption></figure>',
        [],
    ),
    "pictures that are not there": (
        p("x", picture('r:link="i2"', "Away"), picture('r:embed="i3"'), picture('r:embed="i9"')),
        "<p>x</p>",
        [
            "a picture is not in the document, only a link to it (https://a.example/x.png); nothing was fetched:"
            " “Away”",
            "a picture of the format EMF is left out: save it as PNG or JPEG",
            "a picture is not in the document, only a link to it; nothing was fetched",
        ],
    ),
    "cut picture": (
        p(picture('r:embed="i1"', "A", '<a:srcRect l="10000"/>')),
        '<p><img src="image-1.png" alt="A"></p>',
        ["a picture is cut to a part of it in Word: here it is the whole picture"],
    ),
    "drawn": (
        p("x", drawn("chart", "Trade"), drawn("diagram")),
        "<p>x</p>",
        [
            "a chart (Word draws it; save it as a picture, or make it a chart of this site) is left out: “Trade”",
            "a SmartArt graphic (save it as a picture) is left out",
        ],
    ),
    "objects and lettering": (
        p(
            '<w:r><w:object><v:shape alt="A sheet"><v:imagedata r:id="i1"/></v:shape>'
            '<o:OLEObject ProgID="Excel.Sheet.12"/>'
            '</w:object></w:r><w:r><w:pict><v:shape><v:textpath string="Draft"/></v:shape></w:pict></w:r>'
        )
        + p('<w:r><w:pict><v:rect o:hr="t"/></w:pict></w:r>'),
        '<p><img src="image-1.png" alt="A sheet"></p><hr>',
        [
            "an object of Excel is embedded: only its picture is taken over, if it has one",
            "lettering is left out: “Draft”",
        ],
    ),
    "boxes": (
        p("a", text_box(p("b", text_box(p("c"))), p("d")), "e") + p("f"),
        "<p>ae</p><aside><p>b</p><aside><p>c</p></aside><p>d</p></aside><p>f</p>",
        [],
    ),
    "links": (
        p(
            '<w:hyperlink r:id="l1"><w:r><w:rPr><w:u w:val="single"/></w:rPr><w:t>a</w:t></w:r></w:hyperlink> ',
            " ",
            field('HYPERLINK "https://b.example/?a=1&b=2" \\l "c"', "d"),
            " ",
            field('HYPERLINK \\l "mark"', "e"),
            " ",
            '<w:hyperlink w:anchor="none"><w:r><w:t>f</w:t></w:r></w:hyperlink>',
            " ",
            '<w:hyperlink r:id="l2"><w:r><w:t>g</w:t></w:r></w:hyperlink>',
        )
        + p('<w:bookmarkStart w:id="1" w:name="mark"/>', "The ports", '<w:bookmarkEnd w:id="1"/>', style="heading2"),
        '<p><a href="https://a.example/">a</a> <a href="https://b.example/?a=1&amp;b=2#c">d</a> '
        '<a href="#the-ports">e</a> f g'
        "</p><h2>The ports</h2>",
        ["a link within the document is plain text now: “f”", "a link to javascript:alert(1) is plain text now: “g”"],
    ),
    "changes": (
        p(
            "a ",
            f'<w:ins w:id="1" w:author="X">{r("new")}</w:ins>',
            '<w:del w:id="2"><w:r><w:delText>old</w:delText></w:r></w:del>',
        )
        + p("b ", properties='<w:rPr><w:del w:id="3"/></w:rPr>')
        + p("c")
        + f'<w:p><w:moveFrom w:id="4">{r("moved")}</w:moveFrom></w:p>'
        + table(row(cell("d"), cell("e")), row(cell("gone"), properties='<w:del w:id="5"/>')),
        "<p>a new</p><p>b c</p><table><tr><td>d</td><td>e</td></tr></table>",
        ["tracked changes (4) were accepted: what was struck out is not here"],
    ),
    "fields": (
        p(
            field("DATE", "12 May"),
            " ",
            field("SEQ Figure", "1"),
            " ",
            field("REF _R \\h", "Figure 2"),
            " ",
            field('SYMBOL 97 \\f "Symbol"', ""),
            field("MACROBUTTON NoMacro click here", ""),
            field("EQ \\f(1,2)", ""),
        ),
        "<p>12 May 1 Figure 2 αclick here</p>",
        ["a cross-reference (“Figure 2”) is plain text now", "an old equation (EQ) is not read: EQ \\f(1,2)"],
    ),
    "table of contents": (
        p(mark("begin"), code("TOC \\o"), mark("separate"), "Ports ", field("PAGEREF _T", "3"))
        + p("Trade 4", mark("end"))
        + control('<w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj>', p("Ports 3"))
        + p("x"),
        "<p>x</p>",
        [
            "the table of contents is left out: the site makes one",
            "the table of contents is left out: the site makes one",
        ],
    ),
    "controls": (
        control("", p("a")) + p("b ", control("", r("c")), control("<w:showingPlcHdr/>", r("Click here"))),
        "<p>a</p><p>b c</p>",
        ["a field to fill in is empty (“Click here”): left out"],
    ),
    "preformatted": (p("a = 1", style="Code") + p("  b", style="Code"), "<pre>a = 1\n  b</pre>", []),
    "unknown": (p("a", "<w:foo><w:r><w:t>b</w:t></w:r></w:foo>") + f"<w:bar>{p('c')}</w:bar>", "<p>ab</p><p>c</p>", []),
    "signs of ours": (p("a\U00100000citation0\U00100001b"), "<p>acitation0b</p>", []),
    "markup": (p('<w:r><w:t>a &lt;b&gt; &amp;amp; "c"</w:t></w:r>'), '<p>a &lt;b&gt; &amp;amp; "c"</p>', []),
}


@pytest.mark.parametrize("case", CASES)
def test_forms(case: str) -> None:
    """Each form of a text comes through as the HTML of its case; what does not is told."""
    written, body, losses = CASES[case]
    links = {"l1": ("hyperlink", "https://a.example/"), "l2": ("hyperlink", "javascript:alert(1)")}
    document = read_word(word_document(written, numbering=NUMBERING, relations=IMAGES | links, parts=FILES))
    assert document.body == body
    assert [loss.what for loss in document.losses] == losses
    assert [each.name for each in document.pictures] == (["image-1.png"] if "image-1.png" in body else [])


def test_title() -> None:
    """The title is what the style Title says, or the only heading of the first level if it begins the text."""
    assert read_word(word_document(CASES["title"][0])).title == "The title of two lines"
    boxed = read_word(word_document(p("", text_box(p("Ports", style="Title"))) + p("x")))
    assert (boxed.title, boxed.body) == ("Ports", "<p>x</p>")
    alone = read_word(word_document(p("Ports", style="heading1") + p("x") + p("More", style="heading2")))
    assert (alone.title, alone.body) == ("Ports", "<p>x</p><h2>More</h2>")
    two = read_word(word_document(p("Ports", style="heading1") + p("x") + p("More", style="heading1")))
    assert (two.title, two.body) == ("", "<h1>Ports</h1><p>x</p><h1>More</h1>")


def test_names_of_styles_in_other_languages() -> None:
    """Headings are told by what their styles are called, or those that these are based on."""
    body = p("x") + p("A", style="Überschrift1") + p("B", style="Titre2") + p("C", style="Mine") + p("D", style="Body")
    assert read_word(word_document(body, styles=STYLED)).body == "<p>x</p><h1>A</h1><h2>B</h2><h1>C</h1><p>D</p>"


def test_notes() -> None:
    """Footnotes and endnotes have their marks as Word shows them; a mark that was typed is no text."""
    starred = '<w:r><w:footnoteReference w:customMarkFollows="1" w:id="2"/><w:t>*</w:t></w:r>'
    document = read_word(
        word_document(
            p("a", starred, "b", noted(3), noted(1, "endnote"), "d", noted(9)),
            footnotes=footnote(2, "Thanks.")
            + footnote(3, "See ", zotero("(Doe)", DOE))
            + footnote(4, "Without a mark"),
            endnotes=footnote(1, r("End", "<w:i/>"), kind="endnote"),
        )
    )
    marks = '<briefsite-note n="{}"></briefsite-note>'
    assert document.body == f"<p>a{marks.format(0)}b{marks.format(1)}{marks.format(2)}d</p>"
    assert document.notes == (
        Note("*", "<p>Thanks.</p>"),
        Note("1", '<p>See <briefsite-citation n="0">(Doe)</briefsite-citation></p>'),
        Note("i", "<p><em>End</em></p>", is_endnote=True),
    )
    assert [loss.what for loss in document.losses] == [
        "the text refers to a footnote that is not in the file",
        "a footnote to which no mark in the text leads is left out: “Without a mark”",
    ]


def test_note_of_the_title() -> None:
    """A title has no note: what its note says is told."""
    document = read_word(
        word_document(p("Ports", noted(2), style="Title"), p("x"), footnotes=footnote(2, "Thanks to Ann."))
    )
    assert (document.title, document.body, document.notes) == ("Ports", "<p>x</p>", ())
    assert [(loss.where, loss.what) for loss in document.losses] == [
        ("footnote 1", "it is left out, for its mark stands in no text that is taken over: “Thanks to Ann.”")
    ]


def test_comments() -> None:
    """Comments have their author, what they are about, and a mark in the text."""
    remark = '<w:r><w:commentReference w:id="0"/></w:r>'
    document = read_word(
        word_document(
            p(
                "a ",
                '<w:commentRangeStart w:id="0"/>',
                "this ",
                zotero("(Doe)", DOE),
                '<w:commentRangeEnd w:id="0"/>',
                remark,
                " b",
            ),
            comments=f'<w:comment w:id="0" w:author="Ann">{p("Sure?")}{p("Look again.")}</w:comment>',
        )
    )
    assert document.comments == (Comment("Ann", "Sure?\nLook again.", "this (Doe)"),)
    assert document.body.endswith('</briefsite-citation><briefsite-comment n="0"></briefsite-comment> b</p>')


def test_places() -> None:
    """A loss says where: the paragraph by its number and first words, the table, the note."""
    document = read_word(
        word_document(
            p("First") + p("Second one", r("h", "<w:vanish/>"))
            + table(row(cell("a"), cell("b")), row("<w:tc>" + p(r("i", "<w:vanish/>")) + "</w:tc>"))
            + p("x", noted(2)) + p(drawn("chart")),
            footnotes=footnote(2, r("k", "<w:vanish/>")),
        )
    )  # fmt: skip
    assert sorted(loss.where for loss in document.losses) == [
        "after paragraph 3", "footnote 1", "paragraph 2 (“Second oneh”)", "table 1",
    ]  # fmt: skip


CORE = (
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"><dc:title>{title}</dc:title>'
    "<dc:creator>Ann Ray</dc:creator><cp:keywords>ports; trade</cp:keywords><dc:description>In short.</dc:description>"
    "<dcterms:created>2026-01-02T03:04:05Z</dcterms:created><dcterms:modified>2026-02-03T04:05:06Z</dcterms:modified>"
    "</cp:coreProperties>"
)


@pytest.mark.parametrize(("title", "read"), [("On ports", "On ports"), ("Microsoft Word - draft3.docx", "")])
def test_properties(title: str, read: str) -> None:
    """The properties of the file are handed on, but for a title that Word made of a file’s name."""
    content = word_document(
        p(r("Bonjour", '<w:lang w:val="fr-FR"/>')), parts={"docProps/core.xml": CORE.format(title=title)}
    )
    document = read_word(content)
    assert (document.title, document.author, document.date) == (read, "Ann Ray", "2026-02-03")
    assert (document.language, document.summary, document.keywords) == ("fr-FR", "In short.", ("ports", "trade"))


def test_what_is_around_the_text() -> None:
    """Words in headers, macros and parts of other documents are told; figures of pages are not."""
    texts = {"header1": p("Institute of Ports"), "footer1": p(field("PAGE", "3"))}
    names = {
        name: f"<w:hdr xmlns:w='{OFFICE}/wordprocessingml/2006/main'>{text}</w:hdr>" for name, text in texts.items()
    }
    document = read_word(
        word_document(
            p("x"),
            '<w:altChunk r:id="z"/>',
            relations={name: (name[:-1], f"{name}.xml") for name in names},
            parts={f"word/{name}.xml": text for name, text in names.items()} | {"word/vbaProject.bin": b"x"},
        )
    )
    assert document.body == "<p>x</p>"
    assert [(loss.where, loss.what) for loss in document.losses] == [
        ("header", "its text is left out: “Institute of Ports”"),
        ("document", "a part of another document, which Word would put in here, is not read"),
        ("document", "it holds macros: they were neither read nor run"),
    ]
