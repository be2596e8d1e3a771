"""A document as python-docx makes it, over Word's own template: its styles, lists, tables and properties."""

from __future__ import annotations

import datetime as dt
import io

import docx
from word_documents import PIXEL

from briefsite.read.documents.word import read_word


def test_everything_of_a_template() -> None:
    """Styles with their lists and header rows, merged cells, a picture with its caption, a comment, the properties."""
    made = docx.Document()
    made.core_properties.author, made.core_properties.comments = "Ann Ray", "In short."
    made.core_properties.modified = dt.datetime(2026, 2, 3)
    made.add_heading("Ports of the South", 0)
    made.add_heading("Trade", 1)
    paragraph = made.add_paragraph("They ")
    paragraph.add_run("grow").bold = True
    made.add_comment(paragraph.runs, text="Sure?", author="Bo")
    for text, style in (("a", "List Number"), ("b", "List Bullet 2"), ("c", "List Number"), ("said", "Intense Quote")):
        made.add_paragraph(text, style=style)
    made.add_paragraph("Table 1: Ships", style="Caption")
    table = made.add_table(2, 3)
    table.style = "Light Grid Accent 1"
    table.cell(0, 0).text, table.cell(1, 0).text = "h", "i"
    table.cell(1, 1).merge(table.cell(1, 2)).text = "wide"
    made.add_picture(io.BytesIO(PIXEL))
    made.add_paragraph("Figure 1: A ship", style="Caption")
    out = io.BytesIO()
    made.save(out)
    document = read_word(out.getvalue())
    assert document.body == (
        '<h1>Trade</h1><p>They <strong>grow</strong><briefsite-comment n="0"></briefsite-comment></p>'
        "<ol><li>a<ul><li>b</li></ul></li><li>c</li></ol><blockquote><p>said</p></blockquote>"
        "<table><caption>Table 1: Ships</caption><thead><tr><th>h</th><th></th><th></th></tr></thead>"
        '<tbody><tr><td>i</td><td colspan="2">wide</td></tr></tbody></table>'
        '<figure><img src="image1.png" alt=""><figcaption>Figure 1: A ship</figcaption></figure>'
    )
    assert [(each.author, each.about, each.text) for each in document.comments] == [("Bo", "They grow", "Sure?")]
    assert (document.title, document.author, document.date) == ("Ports of the South", "Ann Ray", "2026-02-03")
    assert (document.language, document.summary, document.losses) == ("en-US", "In short.", ())
