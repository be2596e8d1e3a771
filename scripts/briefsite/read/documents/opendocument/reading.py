"""What gathers while a text is read: its notes, citations, comments, pictures, and what is lost."""

from __future__ import annotations

from briefsite.read.documents.document import Comment, LiveCitation, Loss, Note
from briefsite.read.documents.package import Package
from briefsite.read.documents.picture_files import PictureShelf


class Reading:
    """One document being read."""

    def __init__(self, package: Package) -> None:
        self.package = package
        self.shelf = PictureShelf()
        self.notes: list[Note | None] = []
        self.citations: list[LiveCitation] = []
        self.comments: list[Comment] = []
        self.losses: list[Loss] = []
        self.paragraphs = 0
        self.tables = 0
        self.title = ""
        self.subtitle = ""

    def cite(self, citation: LiveCitation) -> int:
        """Keep a citation; its number."""
        self.citations.append(citation)
        return len(self.citations) - 1

    def lose(self, what: str, where: str = "") -> None:
        """Say what was not taken over; in the paragraph that is being read, where nothing else is said."""
        loss = Loss(where or f"paragraph {max(self.paragraphs, 1)}", what)
        if loss not in self.losses:
            self.losses.append(loss)
