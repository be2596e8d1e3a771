"""Reads CSL's XML into a small frozen tree, so that no XML is touched afterwards."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree
from msgspec import Struct

from csl.errors import StyleError

NAMESPACE = "{http://purl.org/net/xbiblio/csl}"


class Element(Struct, frozen=True, eq=False):
    """One CSL element: its name without the namespace, attributes, child elements, text and line."""

    name: str
    attributes: dict[str, str]
    children: tuple[Element, ...]
    text: str
    line: int

    def get(self, attribute: str, default: str = "") -> str:
        """The value of an attribute."""
        return self.attributes.get(attribute, default)

    def child(self, name: str) -> Element | None:
        """The first child element of that name."""
        for child in self.children:
            if child.name == name:
                return child
        return None

    def all(self, name: str) -> Iterator[Element]:
        """The child elements of that name."""
        return (child for child in self.children if child.name == name)


def read_xml(source: str | bytes) -> Element:
    """The root element of a style or a locale; `StyleError` if it is not well-formed XML or not CSL."""
    data = source.encode() if isinstance(source, str) else source
    encoding = "utf-8" if isinstance(source, str) else None
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True, encoding=encoding
    )
    try:
        root = etree.fromstring(data.lstrip(b"\xef\xbb\xbf \t\r\n"), parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        line = getattr(error, "lineno", None)
        message = str(getattr(error, "msg", None) or error)
        raise StyleError(f"this is not a well-formed XML file: {message}", line) from None
    if root.tag not in (NAMESPACE + "style", NAMESPACE + "locale"):
        name = str(root.tag).rpartition("}")[2]
        raise StyleError(
            f"this is not a CSL style: the root element is <{name}>, "
            f"expected <style> in the namespace {NAMESPACE[1:-1]}",
            _line(root),
            name,
        )
    return _element(root)


def _line(node: etree._Element) -> int | None:
    return node.sourceline if isinstance(node.sourceline, int) else None


def _element(node: etree._Element) -> Element:
    children = tuple([_element(child) for child in node if str(child.tag).startswith(NAMESPACE)])
    attributes = {str(k).rpartition("}")[2]: str(v) for k, v in node.attrib.items()}
    text = node.text or ""
    if "\n" in text and not text.strip():
        text = ""  # the white space of an indented file
    return Element(str(node.tag)[len(NAMESPACE) :], attributes, children, text, _line(node) or 0)
