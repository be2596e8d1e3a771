"""XML from outside: no document type, no entity, nothing fetched, no more depth than lxml allows by itself."""

from __future__ import annotations

from lxml import etree

from briefsite.read.records.record import RecordsError


def root_of(name: str, content: bytes) -> etree._Element:
    """The first element of a document. Raises RecordsError."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_pis=True)
    try:
        root = etree.fromstring(content, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise RecordsError(f"`{name}` is damaged XML: {error}") from None
    if root.getroottree().docinfo.internalDTD is not None:
        raise RecordsError(f"`{name}` brings a document type, which no reference manager writes; it is not read")
    return root


def text_of(element: etree._Element | None) -> str:
    """All text within an element, on one line."""
    return "" if element is None else " ".join("".join(map(str, element.itertext())).split())


def line_of(element: etree._Element) -> int:
    """The line on which an element begins."""
    line = element.sourceline
    return line if isinstance(line, int) else 1
