"""A file from outside is read by what is in it; what cannot be is said with what to do."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from briefsite.read.documents import read_document
from briefsite.read.documents.document import DocumentError


def packed(**members: str) -> bytes:
    """A zip archive of some files."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return out.getvalue()


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("a.pdf", b"%PDF-1.7", "This is a PDF"),
        ("a.docx", b"%PDF-1.7", "This is a PDF"),
        ("a.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 rest", "old format of Word (.doc), or protected by a password"),
        ("a.rtf", b"{\\rtf1 x}", "save it as .docx or .odt"),
        ("a.pages", b"PK\x03\x04", "export it as Word (.docx)"),
        ("a.tex", b"\\documentclass{article}", "pandoc text.tex -o text.docx"),
        ("a.docx", b"PK\x03\x04 broken", "damaged"),
        ("a.txt", b"", "The file is empty"),
        ("a.bin", bytes(range(256)) * 9, "The file is no text"),
        ("a.zip", packed(x="1"), "The archive holds no page (.html)"),
        ("a.zip", packed(**{"a.html": "x", "b.html": "y"}), "The archive holds several pages (.html)"),
        ("a.xlsx", packed(**{"[Content_Types].xml": "x", "xl/workbook.xml": "y"}), "a table or a set of slides"),
        ("a.epub", packed(mimetype="application/epub+zip"), "This is a book"),
    ],
)
def test_refused(name: str, content: bytes, said: str, tmp_path: Path) -> None:
    """What is no text that can be read is named, whatever its file is called."""
    (tmp_path / name).write_bytes(content)
    with pytest.raises(DocumentError) as error:
        read_document(tmp_path / name)
    assert said in str(error.value)


def test_no_file(tmp_path: Path) -> None:
    """A file that is not there and a folder are said as such."""
    with pytest.raises(DocumentError, match="There is no file"):
        read_document(tmp_path / "none.docx")
    with pytest.raises(DocumentError, match="is a folder"):
        read_document(tmp_path)


def test_large(tmp_path: Path) -> None:
    """A file over the limit is refused by its size, before a byte of it is read."""
    with (tmp_path / "a.docx").open("wb") as file:
        file.truncate(200 * 2**20)
    with pytest.raises(DocumentError, match="200 MB, more than 100"):
        read_document(tmp_path / "a.docx")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_encodings(encoding: str, tmp_path: Path) -> None:
    """UTF-8, and UTF-16 with its mark, are read as they are, pages and texts."""
    (tmp_path / "a.txt").write_bytes("Où “là”".encode(encoding))
    (tmp_path / "b").write_bytes("<html><p>Où “là”</p></html>".encode(encoding))
    for name in ("a.txt", "b"):
        document = read_document(tmp_path / name)
        assert (document.body, document.losses) == ("<p>Où “là”</p>", ())


def test_guessed_encoding(tmp_path: Path) -> None:
    """Letters stored in a way that nothing names are read as Windows-1252, and it is told that this is a guess."""
    (tmp_path / "a.txt").write_bytes("Où “là”".encode("cp1252"))
    document = read_document(tmp_path / "a.txt")
    assert document.body == "<p>Où “là”</p>"
    assert [loss.what[:60] for loss in document.losses] == [
        "the file does not say how its letters are stored; it was rea"
    ]


def test_pictures_stay_inside(tmp_path: Path) -> None:
    """Of the machine's files only those in the page's own folder are read, by whatever way a page names them."""
    gif = b"GIF89a\x01\x00\x01\x00\x00\x00\x00,"
    folder = tmp_path / "page"
    (folder / "img").mkdir(parents=True)
    (folder / "img/in.gif").write_bytes(gif)
    (tmp_path / "out.gif").write_bytes(gif + b"secret")
    (folder / "link.gif").symlink_to(tmp_path / "out.gif")
    sources = [
        "img/in.gif",
        "../out.gif",
        f"{tmp_path}/out.gif",
        f"file://{tmp_path}/out.gif",
        "link.gif",
        "%2e%2e/out.gif",
    ]
    (folder / "a.html").write_text("<html>" + "".join(f"<p><img src='{each}'></p>" for each in sources))
    document = read_document(folder / "a.html")
    assert [(picture.name, picture.content) for picture in document.pictures] == [("in.gif", gif)]
    assert len(document.losses) == len(sources) - 1
