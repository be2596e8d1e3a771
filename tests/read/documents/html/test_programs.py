"""Pages as Google Docs, Word, LibreOffice and programs for the web write them."""

from __future__ import annotations

import pytest

from briefsite.read.documents.document import Comment, Document, DocumentError, Note
from briefsite.read.documents.html import read_html

GOOGLE = """<html><head><title>My doc</title><style type="text/css">ul.lst-kix_a-0{list-style-type:none}
.c1{font-weight:700}.c2{font-style:italic}.c3{vertical-align:super}.c4{color:#000;font-weight:400}</style></head>
<body class="c9 doc-content"><p class="c4 title" id="h.1"><span class="c4">The Title</span></p>
<h1 id="h.2"><span>Intro</span></h1><p class="c5"><span class="c4">Some </span><span class="c1">bold</span> <span
class="c2">it</span> x<span class="c3">2</span><sup><a href="#ftnt1" id="ftnt_ref1">[1]</a></sup> <a class="c8"
href="https://www.google.com/url?q=https://example.org/a?b%3D1&amp;sa=D&amp;source=editors">link</a><sup><a
href="#cmnt1" id="cmnt_ref1">[a]</a></sup></p><p class="c5 c6"><span class="c4"></span></p>
<ul class="c10 lst-kix_a-0 start"><li class="c5">one</li></ul><ul class="lst-kix_a-1 start"><li>sub</li></ul><ul
class="lst-kix_a-0"><li>two</li></ul><hr class="c14"><div><p class="c15"><a href="#ftnt_ref1" id="ftnt1">[1]</a><span
class="c16">&nbsp;The note. </span></p></div><div class="c17"><p><a href="#cmnt_ref1" id="cmnt1">[a]</a><span>Please
check</span></p></div></body></html>"""
WORD = """<html xmlns:o="urn:x"><body lang=EN-GB><div class=WordSection1><p class=MsoTitle>The Title<o:p></o:p></p>
<p class=MsoNormal>Text<a style='mso-footnote-id:ftn1' href="#_ftn1" name="_ftnref1" title=""><span
class=MsoFootnoteReference><![if !supportFootnotes]>[1]<![endif]></span></a>.<o:p></o:p></p><p
class=MsoListParagraphCxSpFirst style='mso-list:l0 level1 lfo1'><span style='font-family:Symbol'><span
style='mso-list:Ignore'>·<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp; </span></span></span>One</p><p
class=MsoListParagraphCxSpLast style='mso-list:l0 level2 lfo1'><span style='mso-list:Ignore'>o<span>&nbsp;</span></span>
Two</p></div><div style='mso-element:footnote-list'><br clear=all><hr align=left size=1 width="33%"><div
style='mso-element:footnote' id=ftn1><p class=MsoFootnoteText><a style='mso-footnote-id:ftn1' href="#_ftnref1"
name="_ftn1" title=""><span class=MsoFootnoteReference>[1]</span></a> A note, <i>p</i>.
3.</p></div></div></body></html>"""
LIBREOFFICE = """<html><body lang="en"><p>Text<a class="sdfootnoteanc" name="sdfootnote1anc"
href="#sdfootnote1sym"><sup>1</sup></a> more<a class="sdendnoteanc" name="sdendnote1anc"
href="#sdendnote1sym"><sup>i</sup></a></p><div id="sdfootnote1"><p class="sdfootnote"><a class="sdfootnotesym"
name="sdfootnote1sym" href="#sdfootnote1anc">1</a>Foot note</p></div><div id="sdendnote1"><p class="sdendnote"><a
class="sdendnotesym" name="sdendnote1sym" href="#sdendnote1anc">i</a>End note.</p></div></body></html>"""
WEB = """<html lang=en><head><title>Ports | Institute</title><meta name=author content="Jane Doe"></head><body><nav><a
href=/>Home</a></nav><article><h1>Ports</h1><p>Text<a href="#fn1" id="fnref1"><sup>1</sup></a> again<sup
id="cite_ref-2"><a href="#cite_note-2">[2]</a></sup></p><section class="footnotes"><hr><ol><li id="fn1"><p>Note
one.<a href="#fnref1">↩︎</a></p></li><li id="cite_note-2"><b><a href="#cite_ref-2">^</a></b> Note
two.</li></ol></section></article><footer>Foot words</footer><script>alert(1)</script></body></html>"""


def read(page: str) -> Document:
    """A page with nothing beside it."""
    return read_html(page, lambda _: None)


def test_google() -> None:
    """Classes that make letters bold or raised, notes, comments, lists by level and links that go by Google."""
    document = read(GOOGLE)
    assert document.title == "The Title"
    assert document.body.replace("\n", " ") == (
        "<h1>Intro</h1><p>Some <strong>bold</strong> <em>it</em> x<sup>2</sup>"
        '<briefsite-note n="0"></briefsite-note> <a href="https://example.org/a?b=1">link</a>'
        '<briefsite-comment n="0"></briefsite-comment></p><ul><li><p>one</p><ul><li>sub</li></ul></li><li>two</li></ul>'
    )
    assert document.notes == (Note("1", "<p>The note.</p>"),)
    assert document.comments == (Comment("", "Please check"),)
    assert not document.losses


def test_word() -> None:
    """The title, notes, and paragraphs that are items of a list."""
    document = read(WORD)
    assert (document.title, document.language) == ("The Title", "EN-GB")
    note = '<briefsite-note n="0"></briefsite-note>'
    assert document.body == f"<p>Text{note}.</p><ul><li><p>One</p><ul><li> Two</li></ul></li></ul>"
    assert document.notes == (Note("1", "<p>A note, <em>p</em>. 3.</p>"),)
    assert not document.losses


def test_libreoffice() -> None:
    """Footnotes and endnotes."""
    document = read(LIBREOFFICE)
    assert document.body == (
        '<p>Text<briefsite-note n="0"></briefsite-note> more<briefsite-note n="1"></briefsite-note></p>'
    )
    assert document.notes == (Note("1", "<p>Foot note</p>"), Note("i", "<p>End note.</p>", is_endnote=True))


def test_web() -> None:
    """The article alone, with its notes; how many words stood around it is told, and no program runs."""
    document = read(WEB)
    assert (document.title, document.author, document.language) == ("Ports", "Jane Doe", "en")
    assert document.body == (
        '<h1>Ports</h1><p>Text<briefsite-note n="0"></briefsite-note> again<briefsite-note n="1"></briefsite-note></p>'
    )
    assert [note.html for note in document.notes] == ["<p>Note one.</p>", "Note two."]
    assert [loss.what for loss in document.losses] == [
        "a menu is no text of a brief and was left out (one word)",
        "2 words around the text: menus, the head and foot of the page",
    ]


def test_formulas() -> None:
    """MathML, with its TeX or without, and what KaTeX and MathJax write, are TeX; what is not known is told."""
    tex = '<annotation encoding="application/x-tex">x^2</annotation>'
    page = (
        f"<p>a <span class=katex><math><semantics><mi>x</mi>{tex}</semantics></math></span> "
        "<math><msup><mi>x</mi><mn>2</mn></msup></math> <script type='math/tex'>y_1</script> "
        "<math><mlongdiv><mn>3</mn></mlongdiv></math></p>"
    )
    document = read(f"<html><body>{page}</body></html>")
    span = '<span class="math">{}</span>'
    assert document.body == f"<p>a {span.format('x^2')} {span.format('x^{2}')} {span.format('y_1')} 3</p>"
    assert [loss.what for loss in document.losses] == [
        "a formula holds `mlongdiv`, which is not turned into TeX: its letters stand (3)"
    ]


def test_hostile() -> None:
    """No element or attribute of a page passes that a document does not have."""
    page = (
        "<html><body onload=x()><p onclick=x() style='color:red'>a<script>x()</script><img src=x onerror=x()></p>"
        "<iframe src='https://e.org/f'></iframe><svg onload=x()><text>words</text></svg><style>p{}</style>"
        "<a href='javascript:x()'>b</a><briefsite-note n='7'></briefsite-note></body></html>"
    )
    document = read(page)
    assert document.body == '<p>a</p><p><a href="javascript:x()">b</a></p>'
    assert [loss.what for loss in document.losses] == [
        "a page in a frame is no text of a brief and was left out (https://e.org/f)",
        "a drawing (SVG) is no text of a brief and was left out (one word)",
        "a picture was not taken over (x): there is no such file in the folder of the page",
    ]


def test_deep() -> None:
    """Elements within elements beyond all reason are refused in words, and end nothing."""
    with pytest.raises(DocumentError, match="more than 250 deep"):
        read("<html><body>" + "<div>" * 3000 + "x")
