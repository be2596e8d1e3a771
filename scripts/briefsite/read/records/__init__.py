"""Records of sources from other programs, and what is needed to take them over into a bibliography.

In: a file of BibTeX, RIS, CSL-JSON and the like. Out: items of CSL-JSON, each with its place; a key and an entry for
each; what of it is known already; the text of the bibliography with the new entries.
"""

from briefsite.read.bibliography.writing import WrittenEntry, bibtex_entry, written_entry
from briefsite.read.records.appending import appended
from briefsite.read.records.citation_keys import citation_key
from briefsite.read.records.reading import read_records, records_of
from briefsite.read.records.record import Record, Records, RecordsError
from briefsite.read.records.source_index import SourceIndex

__all__ = [
    "Record",
    "Records",
    "RecordsError",
    "SourceIndex",
    "WrittenEntry",
    "appended",
    "bibtex_entry",
    "citation_key",
    "read_records",
    "records_of",
    "written_entry",
]
