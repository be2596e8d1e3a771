"""What the parts of the reader of HTML share: the pictures that were taken, and what was not."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from briefsite.read.documents.document import Loss
from briefsite.read.documents.picture_files import PictureShelf

FileOf = Callable[[str], bytes | None]
"""The file that an address relative to the page names, where it lies in the page's folder or archive."""


class Reading:
    """One page being read."""

    def __init__(self, file_of: FileOf, data: Mapping[str, str]) -> None:
        self.file_of, self.data = file_of, data
        self.shelf = PictureShelf()
        self.losses: list[Loss] = []
        self.paragraphs = 0

    def lose(self, what: str, where: str = "") -> None:
        """Say what was not taken over; in the paragraph that is being read, where nothing else is said."""
        loss = Loss(where or f"paragraph {max(self.paragraphs, 1)}", what)
        if loss not in self.losses:
            self.losses.append(loss)
