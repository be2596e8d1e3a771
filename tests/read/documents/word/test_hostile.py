"""Documents made to do harm, or broken by programs, are read or refused in words; nothing outside is touched."""

from __future__ import annotations

import io
import socket
import time
import zipfile

import pytest
from word_documents import (
    DOE,
    NAMES,
    OFFICE,
    code,
    control,
    csl,
    field,
    mark,
    mendeley_tag,
    p,
    picture,
    r,
    word_document,
    zotero,
)

from briefsite.read.documents.document import DocumentError
from briefsite.read.documents.word import parts, read_word


def changed(content: bytes, members: dict[str, bytes | None]) -> bytes:
    """A document with other content in some of its members, or without those that are None."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(out, "w") as made:
        whole: dict[str, bytes | None] = {name: old.read(name) for name in old.namelist()}
        for name, text in (whole | members).items():
            if text is not None:
                made.writestr(name, text)
    return out.getvalue()


PLAIN = word_document(p("Text"))


def test_no_document_in_it() -> None:
    """An archive without a text says so; one whose text is not where it usually is reads."""
    with pytest.raises(DocumentError) as error:
        read_word(changed(PLAIN, {"word/document.xml": None}))
    assert str(error.value) == "This is a zip archive without a text of Word in it: save the document as .docx again."
    text = zipfile.ZipFile(io.BytesIO(PLAIN)).read("word/document.xml")
    moved = changed(PLAIN, {"word/document.xml": None, "_rels/.rels": None, "other/text.xml": text})
    with pytest.raises(DocumentError):
        read_word(moved)
    relations = (
        f'<Relationships xmlns="{OFFICE}/package/2006/relationships"><Relationship Id="a" Target="/other/text.xml" '
        f'Type="{OFFICE}/officeDocument/2006/relationships/officeDocument"/></Relationships>'
    )
    assert read_word(changed(moved, {"_rels/.rels": relations.encode()})).body == "<p>Text</p>"


def test_strict_form() -> None:
    """The strict form of the format has other names for everything, and is read the same."""
    body = p(r("a", "<w:b/>"), picture('r:link="x"'))
    text = f"<w:document {NAMES}><w:body>{body}</w:body></w:document>"
    strict = text.replace(f"{OFFICE}/wordprocessingml/2006/", "http://purl.oclc.org/ooxml/wordprocessingml/")
    strict = strict.replace(f"{OFFICE}/drawingml/2006/", "http://purl.oclc.org/ooxml/drawingml/")
    document = read_word(changed(PLAIN, {"word/document.xml": strict.encode()}))
    assert document.body == "<p><strong>a</strong></p>"
    assert [loss.what for loss in document.losses] == [
        "a picture is not in the document, only a link to it; nothing was fetched"
    ]


def test_nothing_is_fetched(monkeypatch: pytest.MonkeyPatch) -> None:
    """Linked pictures, templates and parts of other documents open no connection and no file."""

    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("something was opened")

    monkeypatch.setattr(socket, "socket", refuse)
    monkeypatch.setattr("builtins.open", refuse)
    outside = {
        "a": ("image", "https://a.example/x.png"),
        "b": ("image", "file:///etc/passwd"),
        "c": ("attachedTemplate", "https://a.example/t.dotm"),
        "d": ("image", "../../../etc/passwd"),
    }
    body = p("x", *(picture(f'r:{how}="{name}"') for name in "abd" for how in ("embed", "link")))
    document = read_word(word_document(body, relations=outside))
    assert document.body == "<p>x</p>" and document.pictures == ()
    assert "it names a template elsewhere: nothing was fetched" in [loss.what for loss in document.losses]


@pytest.mark.parametrize(
    "body",
    [
        "".join(mark("begin") for _ in range(1000)) + r("x"),
        "".join(mark("end") for _ in range(1000)) + r("x"),
        "<w:ins>" * 150 + r("x") + "</w:ins>" * 150,
        field("ADDIN ZOTERO_ITEM CSL_CITATION " + '{"citationItems":' + "[" * 100_000, "x"),
        field("ADDIN ZOTERO_ITEM CSL_CITATION " + csl({**DOE, "title": "t" * 2_000_000}), "x"),
        field("ADDIN EN.CITE <EndNote><Cite><!DOCTYPE a [<!ENTITY b 'c'>]></Cite></EndNote>", "x"),
        field(" CITATION " + "\\m a " * 5000, "x"),
        r("{" * 20_000 + "x"),
        r("{a, 2020 #" * 2_000 + "x"),
        r("x" + "," * 50_000),
        control(f'<w:tag w:val="{mendeley_tag(DOE)[:-40]}"/>', r("x")),
        code("x" * 100_000) + r("x"),
    ],
)
def test_quick_for_what_is_strange(body: str) -> None:
    """Fields without end, JSON without bottom and braces by the thousand take no time, and the text stays."""
    before = time.process_time()
    document = read_word(word_document(p(body)))
    assert "x" in document.body
    assert time.process_time() - before < 5


def test_deep_tables() -> None:
    """Tables in one another are read as deep as anyone puts them; deeper is refused in words."""

    def nested(depth: int) -> str:
        return "<w:tbl><w:tr><w:tc>" * depth + p("x") + "</w:tc><w:tc><w:p/></w:tc></w:tr></w:tbl>" * depth

    assert read_word(word_document(nested(6))).body.count("<table>") == 6
    with pytest.raises(DocumentError) as error:
        read_word(word_document(nested(60)))
    assert str(error.value) == "The document has too many things within one another (lists, tables) to be read."


def test_too_long(monkeypatch: pytest.MonkeyPatch) -> None:
    """A document that is longer than any book is refused before it fills the memory."""
    monkeypatch.setattr(parts, "MOST_RUNS", 100)
    with pytest.raises(DocumentError) as error:
        read_word(word_document(p("x") * 51))
    assert str(error.value) == "The document has more than 100 pieces of text: import its chapters, one by one."


def test_values_of_other_kinds() -> None:
    """JSON whose values are of other kinds than Zotero’s yields what can be read of it."""
    item = {"itemData": ["no"], "locator": 4, "prefix": None, "suffix": True, "suppress-author": "yes"}
    document = read_word(word_document(p(zotero("(Doe)", item), field("ADDIN CSL_CITATION [1]", "(Roe)"))))
    cited = document.citations[0].items[0]
    assert (dict(cited.csl), cited.locator, cited.prefix, cited.suffix, cited.without_author) == (
        {},
        "4",
        "",
        "",
        False,
    )
    assert [loss.what for loss in document.losses] == [
        "a citation (“(Doe)”) holds no data of what it cites",
        "a citation of Mendeley cannot be read: its text “(Roe)” is kept",
    ]
