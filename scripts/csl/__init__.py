"""A processor for the Citation Style Language, version 1.0.2.

Load a style, hand in references (CSL-JSON items) and citations, and get formatted citations and a
bibliography back::

    style = csl.load_style("apa")
    result = csl.format_citations(style, references, [csl.Citation((csl.Cite("doe2020"),))])
    result.citations[0].text, result.bibliography[0].text

The specification is https://docs.citationstyles.org/en/stable/specification.html.
"""

from csl.errors import StyleError, Warning
from csl.library import Library
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
from csl.processor import ALL, format_bibliography, format_citations
from csl.style import Style, parse_style

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
