"""An extension of Python-Markdown: formulas in TeX are MathML. What cannot be read is shown as it is written, as code.

The check names each of those with its place (`bad-formula`). What is a formula, `briefsite.read.math.marks` says.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any
from xml.etree.ElementTree import Element, SubElement

from briefsite.model import Formula
from briefsite.read.math.marks import DOLLARS, PARAGRAPH, PARENTHESES, of_match
from briefsite.read.math.mathml import MathError, mathml

if TYPE_CHECKING:
    from markdown import Extension, Markdown
    from markdown.blockprocessors import BlockProcessor
    from markdown.inlinepatterns import InlineProcessor

NAME = __name__
"""How mkdocs.yml would name it: our host adds it to `markdown_extensions`."""
REPLACED = "pymdownx.arithmatex"
"""What reads the same signs for a program in the browser: our host takes it out."""
_PASSED_BY = (
    r"\\[\\$]"
    r"|<(?:/?[A-Za-z][^<>]*|[!?][^<>]*)>"
    r"|\]\([^()\s]*\)"
    r"|\b[A-Za-z][A-Za-z0-9+.-]{1,20}://[^\s<>\[\]\"`|]+"
)
"""Escaped signs, tags and addresses."""
_MARKS = rf"{_PASSED_BY}|{DOLLARS.pattern}|{PARENTHESES.pattern}"
_BEFORE_ESCAPES = 189
_BEFORE_OTHER_BLOCKS = 86


def makeExtension(**_: object) -> Extension:  # noqa: N802 (the name is Python-Markdown's)
    """The extension. Python-Markdown is imported here: pages that are known already need none of it."""
    from markdown import Extension

    class _Math(Extension):
        def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802
            md.block_level_elements = [name for name in md.block_level_elements if name != "math"]
            md.ESCAPED_CHARS = [*md.ESCAPED_CHARS, "$"]
            md.inlinePatterns.register(_in_line(md), NAME, _BEFORE_ESCAPES)
            md.parser.blockprocessors.register(_in_paragraph(md), NAME, _BEFORE_OTHER_BLOCKS)

    return _Math()


def _in_line(md: Markdown) -> InlineProcessor:
    """What makes MathML of the formulas within a line."""
    from markdown.inlinepatterns import InlineProcessor

    class _InLine(InlineProcessor):
        def handleMatch(self, m: re.Match[str], _: str) -> Any:  # type: ignore[override]  # noqa: N802
            formula = of_match(m) if m.lastgroup else None
            if formula is None:
                return None, None, None
            return _element(formula), m.start(), m.end()

    return _InLine(_MARKS, md)


def _in_paragraph(md: Markdown) -> BlockProcessor:
    """What makes it of a formula that is a paragraph of its own."""
    from markdown.blockprocessors import BlockProcessor

    class _Paragraph(BlockProcessor):
        def test(self, _: Element, block: str) -> bool:
            return block.startswith(("$$", "\\[", "\\begin{"))

        def run(self, parent: Element, blocks: list[str]) -> bool:
            found = PARAGRAPH.match(blocks[0].strip())
            formula = of_match(found)
            if found is None or formula is None:
                return False
            blocks.pop(0)
            box = SubElement(parent, "div", {"class": "formula", "tabindex": "0"})
            box.append(_element(formula))
            return True

    return _Paragraph(md.parser)


def _element(formula: Formula) -> Element:
    """A formula in the tree, in which nothing is looked for any more."""
    from markdown.util import AtomicString

    try:
        element = mathml(formula.tex, is_display=formula.is_display)
    except MathError:
        element = Element("code")
        element.text = formula.tex.strip()
    for part in element.iter():
        part.text = AtomicString(part.text or "")
    return element
