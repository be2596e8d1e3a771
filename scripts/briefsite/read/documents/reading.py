"""A file from outside as a document, by what is in it: its name only says what its bytes leave open."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path, PurePosixPath

from briefsite.read.documents.document import Document, DocumentError
from briefsite.read.documents.encodings import decoded
from briefsite.read.documents.package import Package, opened_package
from briefsite.read.documents.typed_notes import typed_notes

LARGEST = 100 * 2**20
"""Bytes of a file."""
LARGEST_TEXT = 20 * 2**20
"""Bytes of one that is plain text or Markdown."""
_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_HTML = (b"<!doctype html", b"<html", b"<head", b"<body", b"<meta", b"<!--")
_OTHERS: Mapping[bytes, str] = {
    b"%PDF": "This is a PDF, which holds pages and no text with a structure: import the document that it was made "
    "from, or open it in Word or LibreOffice, save it as .docx and look it through.",
    b"{\\rtf": "This is rich text (RTF): open it in Word or LibreOffice and save it as .docx or .odt.",
}
_BY_SUFFIX: Mapping[str, str] = {
    ".pages": "This is a document of Pages: open it there, and export it as Word (.docx).",
    ".wpd": "This is a document of WordPerfect: open it in LibreOffice and save it as .odt.",
    ".tex": "This is LaTeX: turn it into .docx or Markdown first, such as by `pandoc text.tex -o text.docx`.",
    ".fodt": "This is a flat document of LibreOffice: open it there and save it as .odt.",
    ".epub": "This is a book: import the document it was made from.",
}
OLD = (
    "The file is of the old format of Word (.doc), or protected by a password: open it in Word, remove the password, "
    "and save it as .docx."
)
_MARKDOWN = (".md", ".markdown", ".mdown", ".mkd", ".qmd", ".rmd")
KNOWN = ".docx, .odt, .html, .zip of Google Docs, .md, .txt"


def read_document(path: Path) -> Document:
    """The document in a file, its typed notes as notes; raises DocumentError, whose text is for people."""
    return typed_notes(_read(path))


def _read(path: Path) -> Document:
    content = _content(path)
    suffix = path.suffix.lower()
    if said := next((words for start, words in _OTHERS.items() if content.lstrip()[:5].startswith(start)), None):
        raise DocumentError(said)
    if suffix in _BY_SUFFIX:
        raise DocumentError(_BY_SUFFIX[suffix])
    if content.startswith(_OLE):
        raise DocumentError(OLD)
    if content.startswith(_ZIP):
        return _of_archive(content)
    start = content.removeprefix(b"\xef\xbb\xbf").lstrip()[:1000].lower()
    if start.startswith(b"<?xml"):
        start = start.partition(b"?>")[2].lstrip()
    if suffix in (".html", ".htm", ".xhtml", ".mht") or start.startswith(_HTML) or _is_wide_html(content):
        return _page(content, _beside(path))
    return _of_text(content, path)


def _content(path: Path) -> bytes:
    try:
        if path.is_dir():
            raise DocumentError(f"{path.name} is a folder: name the file in it that holds the text ({KNOWN}).")
        size = path.stat().st_size
        if size > LARGEST:
            limit = LARGEST // 2**20
            raise DocumentError(
                f"The file has {size // 2**20} MB, more than {limit}: make its pictures smaller, and save it again."
            )
        content = path.read_bytes()
    except FileNotFoundError as error:
        raise DocumentError(f"There is no file {path}.") from error
    except OSError as error:
        raise DocumentError(f"{path} cannot be read: {error.strerror or error}.") from error
    if not content.strip(b"\0 \t\r\n\xef\xbb\xbf"):
        raise DocumentError("The file is empty.")
    return content


def _is_wide_html(content: bytes) -> bool:
    """Whether a file of 16-bit characters begins like a page."""
    if not content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return False
    return (
        content[:2000]
        .decode("utf-16", "replace")
        .removeprefix("\ufeff")
        .lstrip()
        .lower()
        .startswith(("<!doctype html", "<html"))
    )


def _of_archive(content: bytes) -> Document:
    package = opened_package(content)
    names = package.names
    if "[Content_Types].xml" in names:
        if any(name.startswith("word/") for name in names):
            from briefsite.read.documents.word import read_word

            return read_word(content)
        raise DocumentError("This is a table or a set of slides of Office, and no text: save the text as .docx.")
    kind = package.read("mimetype", 200).decode("ascii", "replace") if "mimetype" in names else ""
    if kind == "application/epub+zip":
        raise DocumentError(_BY_SUFFIX[".epub"])
    if kind.startswith("application/vnd.oasis.opendocument.text") or ("content.xml" in names and not kind):
        from briefsite.read.documents.opendocument import read_opendocument

        return read_opendocument(content)
    if kind:
        raise DocumentError(
            "This is a table, a drawing or a set of slides, and no text: save the text as .odt or .docx."
        )
    if any(name.startswith("Index/") and name.endswith(".iwa") for name in names):
        raise DocumentError(_BY_SUFFIX[".pages"])
    return _of_packed_page(package)


def _of_packed_page(package: Package) -> Document:
    """The page in an archive, as Google Docs gives it out, with its pictures beside it."""
    pages = sorted(
        name for name in package.names if name.lower().endswith((".html", ".htm")) and not name.startswith("__MACOSX/")
    )
    if len(pages) != 1:
        found = "several pages" if pages else "no page"
        raise DocumentError(
            f"The archive holds {found} (.html): unpack it, and name the file that holds the text ({KNOWN})."
        )
    folder = PurePosixPath(pages[0]).parent

    def file_of(address: str) -> bytes | None:
        name = str(folder / address) if not address.startswith("/") else ""
        return package.read(name) if ".." not in PurePosixPath(address).parts and name in package.names else None

    return _page(package.read(pages[0]), file_of)


def _beside(path: Path) -> Callable[[str], bytes | None]:
    """What gives the files in the folder of a text, and none outside of it, by whatever way they are named."""
    folder = path.parent.resolve()

    def file_of(address: str) -> bytes | None:
        if (
            address.startswith(("/", "\\"))
            or "\\" in address
            or "\0" in address
            or ".." in PurePosixPath(address).parts
        ):
            return None
        try:
            found = (folder / address).resolve()
            is_inside = found.is_relative_to(folder) and found.is_file() and found.stat().st_size <= LARGEST
            return found.read_bytes() if is_inside else None
        except (OSError, ValueError):
            return None

    return file_of


def _page(content: bytes, file_of: Callable[[str], bytes | None]) -> Document:
    from msgspec.structs import replace

    from briefsite.read.documents.html import read_html

    text, losses = decoded(content, is_html=True)
    document = read_html(text, file_of)
    return replace(document, losses=(*losses, *document.losses))


def _of_text(content: bytes, path: Path) -> Document:
    if len(content) > LARGEST_TEXT:
        raise DocumentError(
            f"The text has {len(content) // 2**20} MB, more than {LARGEST_TEXT // 2**20}: no brief is as long."
        )
    text, losses = decoded(content)
    if "\0" in text or sum(not each.isprintable() and each not in "\n\t\f" for each in text[:4000]) > 40:
        raise DocumentError(f"The file is no text: import one of {KNOWN}.")
    from briefsite.read.documents.markdown_text import is_markdown, read_markdown

    if path.suffix.lower() in _MARKDOWN or is_markdown(text):
        return read_markdown(text, _beside(path), losses)
    from briefsite.read.documents.plain_text import read_plain_text

    return read_plain_text(text, losses)
