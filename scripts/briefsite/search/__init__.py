"""The search: an index of small files that a reader's browser loads as it needs them.

A page is cut down to what is searched (`documents`) and remembered by its words (`terms`, `records`), while it is made;
at the end the index is put together (`index`) and written (`site`).
"""

from briefsite.search.records import record
from briefsite.search.site import Search, SearchError

__all__ = ["Search", "SearchError", "record"]
