"""An extension of Python-Markdown: a link or picture whose address no browser could open keeps only its words.

MkDocs takes every address apart when Markdown has been read, and would end with a traceback (`http://[bad`). The check
names each of them with its place (`bad-address`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefsite.read.addresses import split
from briefsite.read.character_references import without_endless

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from markdown import Extension

_NAMED_BY = {"a": "href", "area": "href", "img": "src"}
NAME = __name__
"""How mkdocs.yml would name it: our host adds it to `markdown_extensions`."""


def makeExtension(**_: object) -> Extension:  # noqa: N802 (the name is Python-Markdown's)
    """The extension. Python-Markdown is imported here: pages that are known already need none of it."""
    from markdown import Extension, Markdown
    from markdown.preprocessors import Preprocessor
    from markdown.treeprocessors import Treeprocessor

    class _Addresses(Treeprocessor):
        def run(self, root: Element) -> None:
            drop_broken(root)

    class _References(Preprocessor):
        def run(self, lines: list[str]) -> list[str]:
            return list(map(without_endless, lines))

    class _BrokenAddresses(Extension):
        def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802
            md.preprocessors.register(_References(md), NAME, 40)  # before all that reads HTML
            # As late as MkDocs' own (0), and before it, for that is added later: characters are unescaped by then.
            md.treeprocessors.register(_Addresses(md), NAME, 0)

    return _BrokenAddresses()


def drop_broken(root: Element) -> None:
    """Make of every link, and every picture, that leads to no address a `span` of its words."""
    for element in root.iter():
        name = _NAMED_BY.get(element.tag)
        address = element.get(name) if name else ""
        if name and (address is None or split(address) is None):
            element.attrib.pop(name, None)
            if element.tag == "img":
                element.text = element.attrib.pop("alt", "")
            element.tag = "span"
