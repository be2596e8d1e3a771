"""XML: elements with text that needs no escaping by who writes it."""

from __future__ import annotations

from lxml import etree

from briefsite.model.xml_text import fit


def new_root(name: str, namespace: str) -> etree._Element:
    """The root of a document, in a namespace that needs no prefix."""
    return etree.fromstring(f'<{name} xmlns="{namespace}"/>')


def element(parent: etree._Element, name: str, text: str = "", **attributes: str) -> etree._Element:
    """A new last child in the namespace of its parent; attributes without a value are left out."""
    namespace = etree.QName(parent).namespace
    given = {key.rstrip("_"): fit(value) for key, value in attributes.items() if value}
    child = etree.SubElement(parent, etree.QName(namespace, name), given)
    child.text = fit(text) or None
    return child


def document(root: etree._Element) -> str:
    """The whole document, indented; texts stay as they are."""
    etree.indent(root)
    text = etree.tostring(root, encoding="unicode")
    return f"<?xml version='1.0' encoding='UTF-8'?>\n{text}\n"


LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
"""The attribute `xml:lang`."""
