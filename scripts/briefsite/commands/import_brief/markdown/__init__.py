"""The HTML of a document as the Markdown of a brief, which this project and Python-Markdown read back as the same.

In: HTML of the elements that `briefsite.read.documents.document` names. Out: Markdown, one line a paragraph, and what
of the document no Markdown can say.
"""

from __future__ import annotations

from collections.abc import Callable

from msgspec import Struct

from briefsite.commands.import_brief.markdown.blocks import written_blocks
from briefsite.commands.import_brief.markdown.tree import normal_tree
from briefsite.commands.import_brief.markdown.writing import Writing
from briefsite.read.documents.document import Loss

__all__ = ["WrittenMarkdown", "markdown_of"]


class WrittenMarkdown(Struct, frozen=True):
    """A text as Markdown, without a line break at its end; and what it does not say as the document did."""

    text: str
    losses: tuple[Loss, ...] = ()


def markdown_of(
    html: str,
    cited: Callable[[int, str], str],
    noted: Callable[[int], str],
    commented: Callable[[int], str],
    title: str = "",
) -> WrittenMarkdown:
    """The Markdown of a document's body, or of one of its notes.

    `cited(n, shown)`, `noted(n)` and `commented(n)` give the Markdown that stands for a citation, for the mark of a
    note and for a comment. A heading that says `title` again, before any text, is left out.
    """
    writing = Writing(cited, noted, commented)
    text = written_blocks(normal_tree(html, title), writing)
    return WrittenMarkdown(text, tuple(writing.losses))
