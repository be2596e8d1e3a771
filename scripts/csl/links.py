"""Addresses in bibliography entries: URLs and identifiers, as links for output formats that write them."""

from __future__ import annotations

import re

from csl.context import Context
from csl.nodes import Kind, Node, Output
from csl.pieces import Piece
from csl.xmltree import Element

_RESOLVERS = {
    "URL": "",
    "DOI": "https://doi.org/",
    "PMID": "https://www.ncbi.nlm.nih.gov/pubmed/",
    "PMCID": "https://www.ncbi.nlm.nih.gov/pmc/articles/",
}
_ADDRESS_START = re.compile(r"https?://\S*$")


def is_linked(variable: str) -> bool:
    """Whether the value of a variable leads somewhere."""
    return variable in _RESOLVERS


def linked(variable: str, element: Element) -> tuple[Piece, Element]:
    """A piece that shows the variable as a link, and the element without the part of its prefix that is in the link."""
    start = _ADDRESS_START.search(element.get("prefix"))
    lead = start.group() if start else ""
    resolver = _RESOLVERS[variable]

    def run(context: Context) -> Output:
        value = context.take(variable)
        if value is None:
            return None
        address = value if "://" in value else (lead or resolver) + value
        return Node(Kind.LINK, address, [lead, value] if lead else value)

    prefix = element.get("prefix")[: start.start()] if start else element.get("prefix")
    rest = Element(element.name, element.attributes | {"prefix": prefix}, (), "", element.line)
    return Piece(run, counts=True), rest
