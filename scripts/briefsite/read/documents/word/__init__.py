"""Documents of Word: all that their text, notes and reference managers say, as values. In: a file's bytes."""

from __future__ import annotations

from briefsite.read.documents.document import Document, DocumentError
from briefsite.read.documents.word.reading_steps import read_steps

__all__ = ["read_word"]


def read_word(content: bytes) -> Document:
    """The document of Word in these bytes; raises DocumentError where there is none, or it must not be read."""
    try:
        return read_steps(content)
    except RecursionError as error:
        raise DocumentError("The document has too many things within one another to be read.") from error
