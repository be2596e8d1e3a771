"""A processor for the Citation Style Language, version 1.0.2.

Load a style, hand in references (CSL-JSON items) and citations, and get formatted citations and a
bibliography back::

    style = csl.load_style("apa")
    result = csl.format_citations(style, references, [csl.Citation((csl.Cite("doe2020"),))])
    result.citations[0].text, result.bibliography[0].text

The specification is https://docs.citationstyles.org/en/stable/specification.html.
"""

from importlib import import_module
from typing import TYPE_CHECKING

from csl.errors import StyleError, Warning
from csl.loading import load_style, style_names
from csl.model import (
    Citation,
    Cite,
    Entry,
    FormattedCitation,
    Mode,
    Part,
    Position,
    Preformatted,
    Result,
)
from csl.outputs import HTML, MARKDOWN, STRUCTURE, TEXT, Output
from csl.style import Style, parse_style

if TYPE_CHECKING:
    from csl.library import Library
    from csl.processor import ALL, format_bibliography, format_citations
else:
    # The larger half of the package is imported when something is formatted: who only judges a style need not wait.
    _WHERE = {
        "ALL": "csl.processor",
        "Library": "csl.library",
        "format_bibliography": "csl.processor",
        "format_citations": "csl.processor",
    }

    def __getattr__(name: str) -> object:
        if name not in _WHERE:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        return getattr(import_module(_WHERE[name]), name)


__all__ = [
    "ALL",
    "HTML",
    "MARKDOWN",
    "STRUCTURE",
    "TEXT",
    "Citation",
    "Cite",
    "Entry",
    "FormattedCitation",
    "Library",
    "Mode",
    "Output",
    "Part",
    "Position",
    "Preformatted",
    "Result",
    "Style",
    "StyleError",
    "Warning",
    "format_bibliography",
    "format_citations",
    "load_style",
    "parse_style",
    "style_names",
]
