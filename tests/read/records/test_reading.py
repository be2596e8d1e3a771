"""Sources from files of other programs."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefsite.read.records import RecordsError, read_records, records_of

RIS = """Provider: somebody
TY  - JOUR
ID  - doe2020
AU  - Doe, Jane, Jr.
AU  - World Bank,
TI  - A Long
      Title
T2  - The Journal
VL  - 3
IS  - 4
SP  - 10
EP  - 20
DA  - 2020/05/01/
DO  - https://doi.org/10.1000/1
UR  - https://example.org/a;b
KW  - one
KW  - two
SN  - 1234-5678
ER  -

TY  - CHAP
T1  - A Part
BT  - The Whole
A2  - Ed, One
Y1  - 2019///
ER  -
"""
RDF = """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:z="http://www.zotero.org/namespaces/export#"
 xmlns:dcterms="http://purl.org/dc/terms/" xmlns:bib="http://purl.org/net/biblio#" xmlns:foaf="http://xmlns.com/foaf/0.1/"
 xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:prism="http://prismstandard.org/namespaces/1.2/basic/"
 xmlns:vcard="http://nwalsh.com/rdf/vCard#">
 <bib:Article rdf:about="#item_1"><z:itemType>journalArticle</z:itemType>
  <dcterms:isPartOf rdf:resource="urn:issn:1111-2222"/>
  <bib:authors><rdf:Seq><rdf:li><foaf:Person><foaf:surname>Doe</foaf:surname><foaf:givenName>Jane</foaf:givenName>
   </foaf:Person></rdf:li></rdf:Seq></bib:authors>
  <dc:title>A Title</dc:title><dc:date>May 2020</dc:date><bib:pages>1-2</bib:pages>
  <dc:identifier><dcterms:URI><rdf:value>https://example.org/x</rdf:value></dcterms:URI></dc:identifier>
  <dc:description>Citation Key: doe2020title</dc:description></bib:Article>
 <bib:Journal rdf:about="urn:issn:1111-2222"><prism:volume>3</prism:volume><dc:title>The Journal</dc:title>
  <dc:identifier>DOI 10.1000/5</dc:identifier><prism:number>7</prism:number></bib:Journal>
 <z:Attachment rdf:about="#item_9"><z:itemType>attachment</z:itemType><dc:title>PDF</dc:title></z:Attachment>
 <bib:Report rdf:about="#item_2"><z:itemType>report</z:itemType><dc:publisher><foaf:Organization><vcard:adr>
  <vcard:Address><vcard:locality>Geneva</vcard:locality></vcard:Address></vcard:adr><foaf:name>UN</foaf:name>
  </foaf:Organization></dc:publisher><dc:title>A Report</dc:title><prism:number>5</prism:number></bib:Report>
</rdf:RDF>"""
ENDNOTE = """<xml><records><record><ref-type name="Journal Article">17</ref-type><contributors><authors>
<author><style face="normal">Doe, Jane</style></author></authors></contributors><titles><title>A Title</title>
<secondary-title>The Journal</secondary-title></titles><pages>1-2</pages><volume>3</volume><number>4</number><dates>
<year>2020</year></dates><electronic-resource-num>10.1000/7</electronic-resource-num></record></records></xml>"""
CSL = json.dumps(
    {
        "items": [
            {
                "id": "http://zotero.org/users/1/items/ABCD2345",
                "type": "book",
                "title": "One",
                "issued": {"raw": "2020"},
            },
            {"id": "ITEM-2", "citation-key": "two2021", "title": "Two", "event-title": "A Talk", "unknown": {"x": []}},
            {"id": "nothing"},
        ]
    }
)
BIB = """@string{nat = "Nature"}
@article{a, title = {X}, journal = nat # " Physics", month = jan, crossref={b}}
@book{b, title={B}
@xdata{x, publisher={P}}
"""
FILES = {
    "RIS": (
        RIS,
        [
            ("doe2020", {
                "type": "article-journal", "title": "A Long Title", "container-title": "The Journal", "volume": "3",
                "author": [{"family": "Doe", "given": "Jane", "suffix": "Jr."}, {"literal": "World Bank"}],
                "issue": "4", "page": "10-20", "issued": {"date-parts": [[2020, 5, 1]]}, "DOI": "10.1000/1",
                "URL": "https://example.org/a;b", "ISSN": "1234-5678", "keyword": "one, two",
            }),
            ("", {"type": "chapter", "title": "A Part", "container-title": "The Whole",
                  "editor": [{"family": "Ed", "given": "One"}], "issued": {"date-parts": [[2019]]}}),
        ],
        (),
    ),
    "Zotero RDF": (
        RDF,
        [
            ("doe2020title", {
                "type": "article-journal", "title": "A Title", "container-title": "The Journal", "volume": "3",
                "author": [{"family": "Doe", "given": "Jane"}], "issue": "7", "page": "1-2", "DOI": "10.1000/5",
                "URL": "https://example.org/x", "issued": {"date-parts": [[2020, 5]]},
            }),
            ("", {"type": "report", "title": "A Report", "number": "5", "publisher": "UN",
                  "publisher-place": "Geneva"}),
        ],
        (),
    ),
    "EndNote": (
        ENDNOTE,
        [("", {"type": "article-journal", "title": "A Title", "container-title": "The Journal", "volume": "3",
               "author": [{"family": "Doe", "given": "Jane"}], "issue": "4", "page": "1-2", "DOI": "10.1000/7",
               "issued": {"date-parts": [[2020]]}})],
        (),
    ),
    "CSL-JSON": (
        CSL,
        [("", {"type": "book", "title": "One", "issued": {"date-parts": [[2020]]}}),
         ("two2021", {"title": "Two", "event": "A Talk"})],
        ("file:1:1: item 3 says nothing of a source; it is left out",),
    ),
    "BibTeX": (
        BIB,
        [("a", {"id": "a", "type": "article-journal", "title": "X", "container-title": "Nature Physics"}), ("x", {})],
        ("file:3:1: entry `b` cannot be read as written: its closing brace is missing",),
    ),
    "RIS that ends in the middle": (
        "VL  - 2\nTY  - BOOK\nTI  - Café\nPB  - Pr",
        [("", {"type": "book", "title": "Café", "publisher": "Pr"})],
        ("file:1:1: `VL  - 2` belongs to no record: none has begun",),
    ),
    "RIS that says nothing": (
        "TY  - BOOK\nER  - \n", [], ("file:1:1: the record says nothing but its type; it is left out",)),
}  # fmt: skip


@pytest.mark.parametrize("name", FILES)
def test_records(name: str) -> None:
    """The sources of a file, with their keys, and what could not be read."""
    text, items, problems = FILES[name]
    records = records_of("file", text.encode())
    assert [(record.key, dict(record.csl)) for record in records.items] == items
    assert tuple(map(str, records.problems)) == problems


def test_an_entry_is_as_it_is_written() -> None:
    """From BibTeX comes the entry itself; names of strings of its own file are written out, those of months stay."""
    (first, shared) = records_of("file", BIB.encode()).items
    assert first.entry == "@article{a, title = {X}, journal = {Nature Physics}, month = jan, crossref={b}}"
    assert (first.parents, shared.entry, shared.is_shared) == (("b",), "@xdata{x, publisher={P}}", True)


def test_latin_1_is_read_and_told() -> None:
    """What is not in UTF-8 is read as Windows has it; UTF-16 by its mark."""
    records = records_of("file", "TY  - BOOK\nTI  - Café\nER  - \n".encode("latin-1"))
    assert records.items[0].csl["title"] == "Café"
    assert [str(problem) for problem in records.problems] == [
        "file:2:1: it is not in UTF-8, and was read as Windows-1252 (Latin-1): look at its accents"
    ]
    assert records_of("file", "TY  - BOOK\nTI  - Café\nER  - \n".encode("utf-16")).items[0].csl["title"] == "Café"


REFUSED = {
    "no sources": (b"Dear all,\n",
                   "`file` holds no source; what can be read is BibTeX, RIS, CSL-JSON, Zotero RDF, EndNote XML"),
    "a list of DOIs": (b"10.1000/182\nhttps://doi.org/10.1000/7.\n",
                       "`file` is a list of DOIs (2); with `--resolve` their resolver is asked for them"),
    "empty lines, of which each could begin a record": (
        b"\n" * 200_000, "`file` holds no source; what can be read is BibTeX, RIS, CSL-JSON, Zotero RDF, EndNote XML"
    ),
    "damaged JSON": (b'[{"id": "a",\n]',
                     "file:2:1: it is damaged JSON: Expecting property name enclosed in double quotes"),
    "JSON too deep": (b"[" * 100_000, "file:1:1: it is damaged JSON: nested too deep"),
    "a bomb of entities": (
        b'<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><xml><records><record>&b;</record></records></xml>',
        "`file` brings a document type, which no reference manager writes; it is not read",
    ),
    "other XML": (b"<html/>", "`file` is XML of another sort; what can be read are Zotero RDF and EndNote XML"),
    "a document": (b"PK\x03\x04", "`file` is an archive or a document of a word processor; export the references"
                   " themselves, as BibTeX, RIS, CSL-JSON, Zotero RDF, EndNote XML"),
}  # fmt: skip


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_refused(name: str) -> None:
    """What holds no source is refused in a sentence that says what would be right."""
    content, said = REFUSED[name]
    with pytest.raises(RecordsError) as refused:
        records_of("file", content)
    assert str(refused.value) == said


def test_damaged_xml_and_a_missing_file(tmp_path: Path) -> None:
    """Both are named with the reason."""
    with pytest.raises(RecordsError, match="`file` is damaged XML: "):
        records_of("file", b"<xml><records>")
    with pytest.raises(RecordsError, match="cannot be read: No such file"):
        read_records(tmp_path / "none.bib")


PIECES = ["TY  - JOUR\n", "ER  - \n", "AU  - ,", "DA  - 2020//5\n", "PY  - x\n", "@a{", "@book{b, title={x}}", "}", "[",
          "{}", "\n", "é", "<", "<records>", "10.1000/1 "]  # fmt: skip


@given(st.one_of(st.binary(max_size=60), st.lists(st.sampled_from(PIECES), max_size=8).map("".join).map(str.encode)))
def test_any_file_is_survived(content: bytes) -> None:
    """Whatever a file holds gives records or a sentence."""
    try:
        records_of("file", content)
    except RecordsError as refused:
        assert str(refused)
