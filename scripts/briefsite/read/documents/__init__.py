"""Texts from outside, whatever program wrote them, as documents: files in, values out.

`read_document` picks the reader by what is in a file. Each reader turns its format into the HTML that `document` names.
"""

from briefsite.read.documents.reading import read_document

__all__ = ["read_document"]
