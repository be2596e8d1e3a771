"""What the parts of the writer share: what to ask for citations, notes and comments, and what could not be written."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from briefsite.read.documents.document import Loss


class Block(NamedTuple):
    """A block of Markdown and the element that it was."""

    tag: str
    text: str


class Writing:
    """One text being written."""

    def __init__(
        self, cited: Callable[[int, str], str], noted: Callable[[int], str], commented: Callable[[int], str]
    ) -> None:
        self.cited, self.noted, self.commented = cited, noted, commented
        self.losses: list[Loss] = []
        self.tables = 0
        self.paragraphs = 0
        self.level = 1
        """Of the heading that was written last."""

    def lose(self, what: str, where: str = "") -> None:
        """Say what is not as it was; in the paragraph that is being written, where nothing else is said."""
        self.losses.append(Loss(where or f"paragraph {max(self.paragraphs, 1)}", what))
