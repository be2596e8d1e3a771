"""Addresses in what is formatted: URLs and identifiers, as links for output formats that write them."""

from __future__ import annotations

import re

from csl.context import Context
from csl.nodes import Node, NodeKind, Output
from csl.pieces import Piece
from csl.xmltree import Element

_RESOLVERS = {
    "URL": "",
    "DOI": "https://doi.org/",
    "PMID": "https://www.ncbi.nlm.nih.gov/pubmed/",
    "PMCID": "https://www.ncbi.nlm.nih.gov/pmc/articles/",
}
_ADDRESS_START = re.compile(r"https?://\S*$")
# An address within a text, as far as the punctuation of the sentence around it.
_PAIR, _WITHIN = r"\([^\s<>()]*\)", r"\s<>`“”‘’«»()" + '"'
ADDRESS = re.compile(rf"\bhttps?://(?:{_PAIR}|[^{_WITHIN}])*(?:{_PAIR}|[^{_WITHIN}.,;:!?…。，、；：\]*_'])")


def is_linked(variable: str) -> bool:
    """Whether the value of a variable leads somewhere."""
    return variable in _RESOLVERS


def with_addresses(output: Output) -> Output:
    """The output of a field with each address in its text as a link."""
    if isinstance(output, str):
        return _with_addresses(output) if "://" in output else output
    if isinstance(output, list):
        return [with_addresses(part) for part in output]
    if output is None or output.kind == NodeKind.LINK:
        return output
    return Node(output.kind, output.value, with_addresses(output.content))


def _with_addresses(text: str) -> Output:
    parts: list[Output] = []
    done = 0
    for match in ADDRESS.finditer(text):
        parts += [
            type(text)(text[done : match.start()]),
            Node(NodeKind.LINK, match.group(), Node(NodeKind.NO_CASE, None, match.group())),
        ]
        done = match.end()
    return [*parts, type(text)(text[done:])] if parts else text


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
        return Node(NodeKind.LINK, address, [lead, value] if lead else value)

    prefix = element.get("prefix")[: start.start()] if start else element.get("prefix")
    rest = Element(element.name, element.attributes | {"prefix": prefix}, (), "", element.line)
    return Piece(run, counts=True), rest
