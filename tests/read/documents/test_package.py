"""Archives that would do harm, or are damaged, are refused in a sentence that says what to do."""

from __future__ import annotations

import io
import zipfile

import pytest
from word_documents import p, word_document

from briefsite.read.documents import package
from briefsite.read.documents.document import DocumentError
from briefsite.read.documents.package import opened_package, parsed_xml


def archive(members: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in members.items():
            made.writestr(name, content)
    return out.getvalue()


def encrypted(content: bytes) -> bytes:
    """The same archive whose first member says that it is encrypted."""
    at, central = content.find(b"PK\x03\x04"), content.find(b"PK\x01\x02")
    marked = bytearray(content)
    marked[at + 6] |= 1
    marked[central + 8] |= 1
    return bytes(marked)


WHOLE = archive({"word/document.xml": b"<a>" + b"x" * 500 + b"</a>"})
REFUSED = {
    "a password": (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600),
        "The file is protected by a password, or of an old format (.doc): open it in Word, remove the password, and "
        "save it as .docx.",
    ),
    "an encrypted member": (
        encrypted(WHOLE),
        "The file is protected by a password: remove the password and save it again.",
    ),
    "half a file": (WHOLE[:100], "The file is damaged, or no .docx or .odt: open it and save it again."),
    "a name that leaves it": (
        archive({"../../x.xml": b"x"}),
        "The file has a part whose name leaves it ('../../x.xml'): it is not read.",
    ),
    "an absolute name": (
        archive({"/etc/x.xml": b"x"}),
        "The file has a part whose name leaves it ('/etc/x.xml'): it is not read.",
    ),
    "a bomb": (
        archive({"word/document.xml": bytes(30 * 2**20)}),
        "The part word/document.xml unpacks to 200 times its size: it is not read.",
    ),
}


@pytest.mark.parametrize("case", REFUSED)
def test_refused(case: str) -> None:
    """What is no archive for us, with the reason in words."""
    content, said = REFUSED[case]
    with pytest.raises(DocumentError) as error:
        opened_package(content)
    assert str(error.value) == said


def test_limits(monkeypatch: pytest.MonkeyPatch) -> None:
    """The number of members, their size together, and that of a part that is read are limited."""
    content = archive({f"{number}.xml": b"<a/>" * 100 for number in range(5)})
    for name, limit, said in (
        ("MEMBERS", 4, "The file has 5 parts, more than any document needs (4)."),
        ("UNPACKED", 1000, "The file unpacks to 0 MB, more than 0: make pictures smaller."),
    ):
        with monkeypatch.context() as patch:
            patch.setattr(package, name, limit)
            with pytest.raises(DocumentError) as error:
                opened_package(content)
            assert str(error.value) == said
    with pytest.raises(DocumentError, match="its part 0.xml has more than 0 MB"):
        opened_package(content).read("0.xml", 100)


def test_damaged_member() -> None:
    """A member whose bytes are not those that were packed is damaged, and named."""
    content = bytearray(archive({"word/document.xml": bytes(range(256)) * 8}))
    content[60:80] = bytes(20)
    with pytest.raises(DocumentError) as error:
        opened_package(bytes(content)).read("word/document.xml")
    assert str(error.value) == "The file is damaged: its part word/document.xml cannot be unpacked."


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>', "has a document type"),
        ('<?xml version="1.0"?>' + " " * 5000 + '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>', "has a document type"),
        ("<a><b></a>", "is no XML (Opening and ending tag mismatch: b line 1 and a"),
        ("<a>" * 201 + "</a>" * 201, "more than 200 deep"),
        ("", "is no XML"),
    ],
)
def test_xml(text: str, said: str) -> None:
    """Entities, document types, broken and endless trees are refused, whatever stands before them."""
    with pytest.raises(DocumentError) as error:
        parsed_xml(text.encode(), "part.xml")
    assert said in str(error.value)


def test_wide_xml() -> None:
    """XML in sixteen bits is read, and its document type refused, all the same."""
    assert parsed_xml('<?xml version="1.0" encoding="utf-16"?><a>ä</a>'.encode("utf-16"), "x").text == "ä"
    with pytest.raises(DocumentError, match="has a document type"):
        parsed_xml('<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'.encode("utf-16"), "x")


def test_whole() -> None:
    """A document as it is reads; its parts are known by their names."""
    opened = opened_package(word_document(p("x")))
    assert {"word/document.xml", "_rels/.rels"} <= opened.names
    assert opened.xml("word/document.xml").tag.endswith("}document")
