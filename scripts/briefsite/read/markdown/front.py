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


_DASH = "[-\u2010-\u2015\u2212\ufe58\ufe63\uff0d]"
_DASHES = re.compile(rf"[ \t]*({_DASH}(?:[ \t]?{_DASH})*)[ \t]*")
_KEY = re.compile(r"[a-z_]+:(?:\s|\Z)")


def why_unopened(text: str) -> tuple[int, str]:
    """Why no front matter opens a text: the offset to look at, and what to do there."""
    start = len(text) - len(text.lstrip(" \t\n\ufeff\u200b\u00a0"))
    line = text[start:].partition("\n")[0]
    dashes = _DASHES.fullmatch(line)
    if dashes and dashes[1] == "---":
        if "\n" in text[:start]:
            return 0, "an empty line stands before `---`, which must be the very first line: delete the empty line"
        return 0, "a space stands before `---`; the line must begin with it: delete the space"
    if dashes:
        return start, f"the first line is `{line.strip()}`, and must be three hyphens, `---`{_by_a_program(line)}"
    if _KEY.match(line):
        return start, f"the front matter begins with a line `---` above `{line[:40]}`; add it"
    if re.search(r"^---[ \t]*\n[a-z_]+:", text, re.MULTILINE):
        shown = line.strip()[:40]
        return start, f"`{shown}` stands before the front matter, which begins on the very first line: move it below"
    return 0, "a brief begins with a line `---`, its front matter, and `---`"


def why_unclosed(text: str) -> tuple[int, str] | None:
    """The line that was meant to close a front matter, if there is one: its offset, and what is wrong with it."""
    for found in re.finditer(r"^.*$", text[:20_000], re.MULTILINE):
        line = found[0]
        dashes = _DASHES.fullmatch(line) if found.start() else None
        if dashes:
            shown = line.strip()
            return (
                found.start(),
                f"`{shown}` does not close the front matter: write `---` alone at the margin{_by_a_program(line)}",
            )
    return None


def _by_a_program(line: str) -> str:
    has_dash = any(character not in "- \t" for character in line)
    return " (a word processor makes a dash of hyphens)" if has_dash else ""
