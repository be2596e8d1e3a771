"""The offprint of a brief: its finished page as a value that a typesetter sets as a PDF.

What goes in is the article of the finished page, and not the text that an editor wrote: extensions of Markdown,
quotation marks, the numbers of notes, boxes and captions have become HTML by then, each by its own code, so that page
and PDF say the same, and whatever a page learns to show needs no second reader. What comes out is plain JSON
(`Offprint.text`): nothing in it is ever read as code. `offprint.typ` sets it.
"""

from __future__ import annotations

from briefsite.finish.offprint.offprint import Offprint, as_offprint
from briefsite.model.offprint import OffprintTitle

__all__ = ["Offprint", "OffprintTitle", "as_offprint"]
