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

__version__ = "0.2.0"

if TYPE_CHECKING:
    from csl.errors import StyleError, Warning
    from csl.library import Learnt, Library
    from csl.loading import load_style, style_names
    from csl.model import (
        BibliographyEntry,
        Citation,
        Cite,
        FormattedCitation,
        Mode,
        Part,
        Position,
        Preformatted,
        Result,
    )
    from csl.outputs import HTML, MARKDOWN, STRUCTURE, TEXT, OutputFormat
    from csl.processor import (
        ALL,
        author_text,
        format_bibliography,
        format_citations,
        format_entries,
        learn_entries,
        take_entries,
    )
    from csl.style import Style, parse_style
else:
    # Each module is imported when something of it is used: who only counts briefs need not wait for a formatter.
    _MODULES = {
        "errors": "StyleError Warning",
        "library": "Learnt Library",
        "loading": "load_style style_names",
        "model": "BibliographyEntry Citation Cite FormattedCitation Mode Part Position Preformatted Result",
        "outputs": "HTML MARKDOWN STRUCTURE TEXT OutputFormat",
        "processor": "ALL author_text format_bibliography format_citations format_entries learn_entries take_entries",
        "style": "Style parse_style",
    }
    _WHERE = {name: f"csl.{module}" for module, names in _MODULES.items() for name in names.split()}

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
    "BibliographyEntry",
    "FormattedCitation",
    "Learnt",
    "Library",
    "Mode",
    "OutputFormat",
    "Part",
    "Position",
    "Preformatted",
    "Result",
    "Style",
    "StyleError",
    "Warning",
    "author_text",
    "format_bibliography",
    "format_citations",
    "format_entries",
    "learn_entries",
    "load_style",
    "parse_style",
    "style_names",
    "take_entries",
]
