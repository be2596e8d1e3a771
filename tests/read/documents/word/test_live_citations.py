"""The citations that Zotero, Mendeley, EndNote and Word itself keep in a document are read whole."""

from __future__ import annotations

import base64
from xml.sax.saxutils import quoteattr

import pytest
from word_documents import (
    DOE,
    SMITH,
    code,
    control,
    csl,
    custom_properties,
    field,
    footnote,
    mark,
    mendeley_tag,
    noted,
    p,
    r,
    text_box,
    word_document,
    zotero,
)

from briefsite.read.documents.document import CitedItem, LiveCitation
from briefsite.read.documents.word import read_word

CITED = '<p>As shown <briefsite-citation n="0">(Doe 2020)</briefsite-citation>.</p>'


def test_locator_prefix_suffix_and_suppressed_author_of_zotero() -> None:
    """What Zotero says of each source cited at one place arrives, its data unchanged."""
    first = {"itemData": DOE, "locator": "4", "label": "chapter", "prefix": "see ", "suffix": " and on"}
    second = {"itemData": SMITH, "suppress-author": True}
    document = read_word(word_document(p("As shown ", zotero("(Doe 2020)", first, second), ".")))
    assert document.body == CITED
    assert document.citations == (
        LiveCitation(
            "Zotero",
            "(Doe 2020)",
            (CitedItem(DOE, "doe2020", "4", "chapter", "see ", " and on"), CitedItem(SMITH, without_author=True)),
        ),
    )
    assert document.losses == ()


@pytest.mark.parametrize("pieces", [1, 2, 40, 400])
def test_code_over_many_runs(pieces: int) -> None:
    """Word parts the code of a field wherever it likes, in the middle of a word or a sign of JSON."""
    document = read_word(word_document(p("As shown ", zotero("(Doe 2020)", DOE, pieces=pieces), ".")))
    assert document.body == CITED and document.citations[0].items == (CitedItem(DOE, "doe2020"),)


ZOTERO = f"ADDIN ZOTERO_ITEM CSL_CITATION {csl(DOE)}"
FORMS = {
    "a field of one element": ("Zotero", f"<w:fldSimple w:instr={quoteattr(ZOTERO)}>{r('(Doe 2020)')}</w:fldSimple>"),
    "what LibreOffice writes": ("Zotero", field(f" ADDIN ZOTERO_ITEM CSL_CITATION {csl(DOE)} RNDaB3dE5", "(Doe 2020)")),
    "text in italics": (
        "Zotero",
        field(ZOTERO, r("(") + r("Doe", "<w:i/>") + r(" 2020)", '<w:vertAlign w:val="superscript"/>')),
    ),
    "Mendeley Desktop": ("Mendeley", field(f"ADDIN CSL_CITATION {csl(DOE)}", "(Doe 2020)", 3)),
    "older Mendeley": ("Mendeley", field(f"ADDIN Mendeley Citation{{4b-d}} CSL_CITATION {csl(DOE)}", "(Doe 2020)")),
    "Mendeley Cite": ("Mendeley", control(f'<w:tag w:val="{mendeley_tag(DOE)}"/>', r("(Doe 2020)"))),
    "Mendeley Cite, unpadded": (
        "Mendeley",
        control(f'<w:tag w:val="{mendeley_tag(DOE).rstrip("=").replace("/", "_")}"/>', r("(Doe") + r(" 2020)")),
    ),
    "in a change": ("Zotero", f'<w:ins w:id="9" w:author="A">{field(ZOTERO, "(Doe 2020)")}</w:ins>'),
    "in a link": ("Zotero", field('HYPERLINK "https://a.example"', field(ZOTERO, "(Doe 2020)"))),
}


@pytest.mark.parametrize("form", FORMS)
def test_forms_of_csl_json(form: str) -> None:
    """Whatever way Zotero or Mendeley keep their JSON, the same citation comes of it."""
    program, written = FORMS[form]
    document = read_word(word_document(p("As shown ", written, ".")))
    assert document.citations == (LiveCitation(program, "(Doe 2020)", (CitedItem(DOE, "doe2020"),)),)
    body = document.body.replace('<a href="https://a.example">', "").replace("</a>", "")
    assert body == CITED
    assert [each for each in document.losses if "tracked" not in each.what] == []


def test_bookmarks() -> None:
    """Zotero’s bookmarks have their code in the properties of the document, in pieces of 255 signs."""
    marks = '<w:bookmarkStart w:id="3" w:name="ZOTERO_BREF_aB1"/>', '<w:bookmarkEnd w:id="3"/>'
    kept = custom_properties("ZOTERO_BREF_aB1", f"ZOTERO_ITEM CSL_CITATION {csl(DOE)}")
    document = read_word(word_document(p("As shown ", marks[0], "(Doe ", "2020)", marks[1], "."), parts=kept))
    assert document.body == CITED and document.citations[0].items == (CitedItem(DOE, "doe2020"),)


def test_everywhere() -> None:
    """Citations are found in headings, tables, boxes, footnotes and endnotes."""
    cited = zotero("(Doe 2020)", DOE)
    document = read_word(
        word_document(
            p("Text."),
            p("Ports ", cited, style="heading1"),
            f"<w:tbl><w:tr><w:tc>{p(cited)}</w:tc><w:tc>{p('b')}</w:tc></w:tr></w:tbl>",
            p("Text", noted(2), noted(3, "endnote"), text_box(p("Box ", cited))),
            footnotes=footnote(2, "See ", cited, " too."),
            endnotes=footnote(3, cited, kind="endnote"),
        )
    )
    assert len(document.citations) == 5
    assert '<h1>Ports <briefsite-citation n="0">' in document.body
    assert "<td><briefsite-citation" in document.body and "<aside><p>Box <briefsite-citation" in document.body
    assert [note.html.count("<briefsite-citation") for note in document.notes] == [1, 1]


ENDNOTE = (
    '<EndNote><Cite ExcludeAuth="1"><Author>Doe</Author><Year>2020</Year><RecNum>12</RecNum><Pages>4-5</Pages>'
    "<Prefix>see </Prefix><Suffix>, too</Suffix><DisplayText>(2020)</DisplayText><record><rec-number>12</rec-number>"
    '<ref-type name="Journal Article">17</ref-type><contributors><authors><author><style face="normal">Doe, Jane'
    "</style></author><author>World Bank,</author></authors></contributors><titles><title><style>First</style>"
    '<style face="italic"> things</style></title><secondary-title>Trade</secondary-title></titles><pages>1-9</pages>'
    "<volume>3</volume><number>2</number><dates><year>2020</year><pub-dates><date>Mar 12</date></pub-dates></dates>"
    "<isbn>1234-5678</isbn><urls><related-urls><url>https://a.example/1</url></related-urls></urls>"
    "<electronic-resource-num>https://doi.org/10.1234/first</electronic-resource-num></record></Cite></EndNote>"
)
PACKED = base64.b64encode(ENDNOTE.encode()).decode()
FROM_ENDNOTE = {
    "type": "article-journal", "title": "First things", "page": "1-9", "volume": "3", "URL": "https://a.example/1",
    "DOI": "10.1234/first", "author": [{"family": "Doe", "given": "Jane"}, {"literal": "World Bank"}],
    "container-title": "Trade", "issue": "2", "ISSN": "1234-5678", "issued": {"date-parts": [[2020, 3, 12]]},
}  # fmt: skip
NESTED = mark("begin") + code(" ADDIN EN.CITE ") + mark("begin", PACKED) + code(" ADDIN EN.CITE.DATA ") + mark("end")


@pytest.mark.parametrize(
    "written",
    [
        field(f" ADDIN EN.CITE {ENDNOTE}", "(2020)", 7),
        NESTED + mark("separate") + r("(2020)") + mark("end"),
        field(" ADDIN EN.CITE ", "(2020)", data=PACKED),
    ],
)
def test_endnote(written: str) -> None:
    """EndNote has its library’s entry in the code of a field, or packed into its data, or those of a field in it."""
    document = read_word(word_document(p("As shown ", written, ".")))
    item = CitedItem(FROM_ENDNOTE, "", "4-5", "page", "see ", ", too", without_author=True)
    assert document.citations == (LiveCitation("EndNote", "(2020)", (item,)),)
    assert document.body == CITED.replace("(Doe 2020)", "(2020)")
    assert document.losses == ()


def test_endnote_before_it_is_formatted() -> None:
    """Typed citations of EndNote, over runs, several in one pair of braces; other braces stay."""
    document = read_word(
        word_document(
            p("A {Doe, 20", "20 #12@4; see \\Smith, 2019 #3, p. 7} b {Doe, 2020, #12} {of no use} {, 2020 #9}")
        )
    )
    doe = {"author": [{"literal": "Doe"}], "issued": {"date-parts": [[2020]]}}
    smith = {"author": [{"literal": "Smith"}], "issued": {"date-parts": [[2019]]}}
    assert [citation.items for citation in document.citations] == [
        (CitedItem(doe, locator="4", label="page"), CitedItem(smith, locator="7", label="page", prefix="see")),
        (CitedItem(doe),),
        (CitedItem({"issued": doe["issued"]}, without_author=True),),
    ]
    assert "</briefsite-citation> {of no use} <briefsite-citation" in document.body


SOURCES = (
    '<b:Sources xmlns:b="http://schemas.openxmlformats.org/officeDocument/2006/bibliography"><b:Source><b:Tag>Doe20</b:Tag>'
    "<b:SourceType>JournalArticle</b:SourceType><b:Author><b:Author><b:NameList><b:Person><b:Last>Doe</b:Last><b:First>"
    "Jane</b:First><b:Middle>Q</b:Middle></b:Person></b:NameList></b:Author></b:Author><b:Title>First things</b:Title>"
    "<b:JournalName>Trade</b:JournalName><b:Year>2020</b:Year><b:Month>March</b:Month><b:StandardNumber>1234-5678"
    "</b:StandardNumber></b:Source><b:Source><b:Tag>UN19</b:Tag><b:SourceType>Report</b:SourceType><b:Author><b:Author>"
    "<b:Corporate>United Nations</b:Corporate></b:Author></b:Author><b:Title>Trade</b:Title></b:Source></b:Sources>"
)


def test_sources_of_word() -> None:
    """Word’s own citations find their sources in the file; what a switch says of one is its own."""
    cited = control(
        "<w:citation/>", field(r' CITATION Doe20 \p "4 f." \l 1033 \m UN19 \n \f "see " \y \m Gone', "(Doe)")
    )
    document = read_word(word_document(p(cited), parts={"customXml/item1.xml": SOURCES}))
    assert document.citations[0].program == "Word"
    first, second, third = document.citations[0].items
    assert first.csl == {
        "type": "article-journal", "title": "First things", "container-title": "Trade", "ISSN": "1234-5678",
        "author": [{"family": "Doe", "given": "Jane Q"}], "issued": {"date-parts": [[2020, 3]]},
    }  # fmt: skip
    assert (first.key, first.locator, first.label, first.without_author) == ("Doe20", "4 f.", "page", False)
    assert second.csl["author"] == [{"literal": "United Nations"}]
    assert (second.without_author, second.prefix) == (True, "see ")
    assert (third.key, third.csl) == ("Gone", {})
    assert [loss.what for loss in document.losses] == [
        "the source “Gone” that Word cites is not in the document",
        "the citation “(Doe)” was to show no year: here it is whole",
    ]


CUT = {
    "no end": (
        mark("begin") + code(ZOTERO) + mark("separate") + r("(Doe 2020)"),
        "a field without an end (ADDIN ZOTERO_ITEM CSL_CITATION {\"citati…): its text “(Doe 2020).” is kept",
    ),
    "no beginning": (
        code(ZOTERO) + mark("separate") + r("(Doe 2020)") + mark("end"),
        "a field without a beginning: what it shows is kept as text",
    ),
    "half of the code": (
        field(ZOTERO[:90], "(Doe 2020)"),
        "a citation of Zotero cannot be read: its text “(Doe 2020)” is kept",
    ),
    "another program": (
        field("ADDIN paperpile_citation <clusterId>A1</clusterId>", "(Doe 2020)"),
        "a citation of Paperpile cannot be read (its form is not known here): its text “(Doe 2020)” is kept",
    ),
    "a field of no known program": (
        field("ADDIN SOMETHING else", "(Doe 2020)"),
        "a field of another program (“(Doe 2020)”) is plain text now",
    ),
    "a broken tag": (
        control('<w:tag w:val="MENDELEY_CITATION_v3_eyJjaXRh"/>', r("(Doe 2020)")),
        "a citation of Mendeley cannot be read: its text “(Doe 2020)” is kept",
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", CUT)
def test_cut_or_unknown(case: str) -> None:
    """Of a citation that cannot be read the text stays, and a loss says so with the place."""
    written, loss = CUT[case]
    document = read_word(word_document(p("As shown ", written, ".")))
    assert document.body.startswith("<p>As shown (Doe 2020)") and "ADDIN" not in document.body
    assert document.citations == ()
    assert [each.what for each in document.losses][:1] == [loss]
    assert document.losses[0].where == "paragraph 1 (“As shown (Doe 2020).”)"


@pytest.mark.parametrize(
    "written",
    [
        p(
            mark("begin"),
            code('ADDIN ZOTERO_BIBL {"uncited":[]} CSL_BIBLIOGRAPHY'),
            mark("separate"),
            "Doe, Jane. First.",
        )
        + p("Smith, Ann.", mark("end")),
        p(field("ADDIN Mendeley Bibliography CSL_BIBLIOGRAPHY", "Doe, Jane. First. Smith, Ann.")),
        p(field(" ADDIN EN.REFLIST ", "Doe, Jane. First. Smith, Ann.")),
        control('<w:tag w:val="MENDELEY_BIBLIOGRAPHY"/>', p("Doe, Jane. First.") + p("Smith, Ann.")),
        control("<w:bibliography/>", p(field("BIBLIOGRAPHY", "Doe, Jane. First. Smith, Ann."))),
    ],
)
def test_lists_of_sources(written: str) -> None:
    """The list that a program made is left out with its heading, and told: the site makes one."""
    document = read_word(
        word_document(p("Text."), p("References", style="heading2"), written, p("Annex", style="heading2"))
    )
    assert document.body == "<p>Text.</p><h2>Annex</h2>"
    assert [loss.what for loss in document.losses] == [
        "the list of sources is left out: the site makes one (it began “Doe, Jane. First. Smith, Ann.”)",
        "the heading “References” is left out with the list of sources below it",
    ]


def test_handed_over_to_another_program() -> None:
    """Zotero’s form for switching word processors has its codes as links; what it says of itself is no text."""
    links = {"z": ("hyperlink", "https://www.zotero.org/")}

    def link(text: str) -> str:
        return f'<w:hyperlink r:id="z">{r(text[:30])}{r(text[30:])}</w:hyperlink>'

    document = read_word(
        word_document(
            p("ZOTERO_TRANSFER_DOCUMENT"),
            p("The Zotero citations in this document have been converted."),
            p("As shown ", link(f"ITEM CSL_CITATION {csl(DOE, shown='(Doe 2020)')}"), "."),
            p(link('BIBL {"uncited":[]} CSL_BIBLIOGRAPHY')),
            p(link('DOCUMENT_PREFERENCES {"style":"apa"}')),
            relations=links,
        )
    )
    assert document.body == CITED
    assert document.citations == (LiveCitation("Zotero", "(Doe 2020)", (CitedItem(DOE, "doe2020"),)),)


def test_citations_of_google_docs() -> None:
    """What Google Docs downloads has no more of Zotero’s citations than links: a loss says how to get them."""
    links = {"z": ("hyperlink", "https://www.zotero.org/google-docs/?aB3xY9")}
    shown = f'<w:hyperlink r:id="z">{r("(Doe 2020)")}</w:hyperlink>'
    document = read_word(word_document(p("As shown ", shown, "."), relations=links))
    assert document.body == "<p>As shown (Doe 2020).</p>"
    assert [loss.what for loss in document.losses] == [
        "a citation of Zotero (“(Doe 2020)”) has its data in Google Docs only: there, in the menu of Zotero, choose "
        "“Document preferences” and “Switch word processors”, and download the document that this makes"
    ]


def test_links_of_endnote_to_its_own_list() -> None:
    """EndNote ties each of its citations to an entry of its list, which is gone: that is no loss."""
    tied = field(f" ADDIN EN.CITE {ENDNOTE}", r("(") + field('HYPERLINK \\l "_ENREF_1"', "2020") + r(")"))
    document = read_word(word_document(p("As shown ", tied, ".")))
    assert document.body == CITED.replace("(Doe 2020)", "(2020)") and document.losses == ()
