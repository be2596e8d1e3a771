"""Texts of LibreOffice and other programs that write OpenDocument (.odt)."""

from __future__ import annotations

from lxml.etree import _Element

from briefsite.read.documents.document import Document, DocumentError
from briefsite.read.documents.opendocument.blocks import Blocks
from briefsite.read.documents.opendocument.marks import drop_list_sections, set_citations_apart
from briefsite.read.documents.opendocument.names import get, q, words_of
from briefsite.read.documents.opendocument.reading import Reading
from briefsite.read.documents.opendocument.styles import Styles
from briefsite.read.documents.package import Package, opened_package

__all__ = ["read_opendocument"]

_ENCRYPTED = "The file is protected by a password: open it in LibreOffice, save it without one, and import it again."


def read_opendocument(content: bytes) -> Document:
    """The document in these bytes; raises DocumentError where it cannot be read."""
    package = opened_package(content)
    _refuse_encrypted(package)
    if "content.xml" not in package.names:
        raise DocumentError(
            "The file is damaged: it has no part content.xml. Open it in LibreOffice and save it again."
        )
    root = package.xml("content.xml")
    body = root.find(f"{q('office:body')}/{q('office:text')}")
    if body is None:
        raise DocumentError(
            "This is a table, a drawing or a set of slides, and no text: save the text as .odt or .docx."
        )
    styles_root = package.xml("styles.xml") if "styles.xml" in package.names else None
    meta = package.xml("meta.xml") if "meta.xml" in package.names else None
    reading = Reading(package)
    drop_list_sections(body, reading)
    set_citations_apart(body, _properties(meta), reading)
    _tell_of_changes(body, reading)
    styles = Styles([root, *([styles_root] if styles_root is not None else [])])
    html = Blocks(reading, styles).of(body)
    if styles_root is not None:
        _tell_of_heads(styles_root, reading)
    return _document(html, reading, meta)


def _document(html: str, reading: Reading, meta: _Element | None) -> Document:
    def said(*names: str) -> str:
        texts = (meta.findtext(f".//{q(name)}") or "" for name in names) if meta is not None else ()
        return next((" ".join(text.split()) for text in texts if text.strip()), "")

    keywords = (words_of(each) for each in meta.iter(q("meta:keyword"))) if meta is not None else ()
    return Document(
        html,
        notes=tuple(note for note in reading.notes if note is not None),
        citations=tuple(reading.citations),
        comments=tuple(reading.comments),
        pictures=reading.shelf.pictures,
        losses=tuple(reading.losses),
        title=reading.title or said("dc:title"),
        subtitle=reading.subtitle,
        author=said("meta:initial-creator", "dc:creator"),
        date=said("dc:date", "meta:creation-date")[:10],
        language=said("dc:language"),
        summary=said("dc:description", "dc:subject"),
        keywords=tuple(filter(None, keywords)),
    )


def _properties(meta: _Element | None) -> dict[str, str]:
    """What programs keep in the properties of a document, by name."""
    elements = meta.iter(q("meta:user-defined")) if meta is not None else ()
    return {get(each, "meta:name"): each.text or "" for each in elements}


def _refuse_encrypted(package: Package) -> None:
    manifest = package.read("META-INF/manifest.xml", 5 * 2**20) if "META-INF/manifest.xml" in package.names else b""
    if b"encryption-data" in manifest or "encrypted-package" in package.names:
        raise DocumentError(_ENCRYPTED)


def _tell_of_changes(body: _Element, reading: Reading) -> None:
    changes = list(body.iter(q("text:changed-region")))
    if changes:
        names = [words_of(each) for each in body.iter(q("text:deletion"))]
        reading.lose(f"tracked changes were accepted ({len(changes)}, of which {len(names)} take out text)", "the text")


def _tell_of_heads(styles: _Element, reading: Reading) -> None:
    """Say what the heads and feet of pages hold, which a page of the web has none of."""
    names = ("header", "footer", "header-first", "footer-first", "header-left", "footer-left")
    found = {words_of(each) for name in names for each in styles.iter(q(f"style:{name}"))}
    for words in sorted(each for each in found if any(map(str.isalpha, each))):
        reading.lose(f"the head or foot of pages was left out: “{words[:80]}”", "every page")
