"""Citations that were typed, and no program's: notes that name a source, and authors with years in brackets.

In: the text of a document, and the sources that are known. Out: the same text, with citations where it is certain what
they cite, and what is left for an editor to decide.
"""
