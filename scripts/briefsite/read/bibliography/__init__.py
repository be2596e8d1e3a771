"""Reading the bibliography: from the text of a `.bib` file to references in CSL-JSON.

BibTeX and biblatex, as Zotero, Better BibTeX, JabRef, Mendeley and Google Scholar write them. The measure is
agreement with Pandoc; where this package differs on purpose, the module that does so says it.
"""

from briefsite.read.bibliography.parse import parse_bibliography

__all__ = ["parse_bibliography"]
