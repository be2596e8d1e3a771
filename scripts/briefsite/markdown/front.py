"""Where the front matter of a Markdown text stands."""

from __future__ import annotations

import re
from typing import NamedTuple

_OPENING = re.compile(r"---[ \t]*(?:\n|\Z)")
_CLOSING = re.compile(r"^(?:---|\.\.\.)[ \t]*$\n?", re.MULTILINE)


class FrontMatterSpan(NamedTuple):
    """Offsets of the YAML between its fences, and of the text that follows them."""

    start: int
    end: int
    body_start: int


class UnclosedFrontMatter(ValueError):  # noqa: N818 (it says what is wrong with the text)
    """A text that opens with `---` and never closes it. `start` is where the YAML would begin."""

    def __init__(self, start: int) -> None:
        super().__init__("the front matter opens with `---` on line 1 and is never closed: add a line `---` after it")
        self.start = start


def split_front_matter(text: str) -> FrontMatterSpan | None:
    """Find the front matter: `---` on the very first line, closed by a line `---` or `...`.

    None when the text does not begin with `---`. Raises UnclosedFrontMatter when the closing line is missing.
    """
    opening = _OPENING.match(text)
    if opening is None:
        return None
    closing = _CLOSING.search(text, opening.end())
    if closing is None:
        raise UnclosedFrontMatter(opening.end())
    return FrontMatterSpan(opening.end(), closing.start(), closing.end())
