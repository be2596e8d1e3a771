"""The search: an index of small files that a reader's browser loads as it needs them.

A page is cut down to what is searched (`documents`) and remembered by its words (`terms`, `records`), while it is made;
at the end the index is put together (`index`); `briefsite.hosts.search` writes it.

Why no library: the search of Material (lunr) loads one index of all texts before it answers. Pagefind loads an index in
parts as this one does; measured side by side, this one answered better for phrases, DOIs, Chinese and words that are
typed without their accents. It is a program for each platform, besides, which reads all pages again after each edit.
"""

from briefsite.finish.search.records import record

__all__ = ["record"]
