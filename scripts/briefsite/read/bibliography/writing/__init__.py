"""The way back: from CSL-JSON to the text of an entry, which the reader beside it reads as the same.

What BibTeX has no field for is named (`WrittenEntry.losses`), never left out in silence.
"""

from briefsite.read.bibliography.writing.entry import WrittenEntry, bibtex_entry, written_entry

__all__ = ["WrittenEntry", "bibtex_entry", "written_entry"]
