"""The most common Markdown as HTML, quickly: whole pages or nothing.

Python-Markdown reads a page some fifteen times over and builds a tree of it. Most pages need none of that: headings,
paragraphs, lists, links, notes, a few tags. Those are written here in one walk, as Python-Markdown and the sanitiser
together would write them, byte for byte; `tests/fast/express/` compares both on every kind of page and on random text.
A page with anything else in it is left to them, whole. So this changes how long a build takes, and nothing else;
without it the site is the same.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from msgspec import Struct

from briefsite.fast.express.blocks import Blocks, labels_of, paragraph
from briefsite.fast.express.headings import contents, name_headings
from briefsite.fast.express.inline import Hard, Resolve, Writer
from briefsite.fast.express.settings import Settings, settings_of
from briefsite.read.extensions.icons import ICON_BEGINNINGS
from briefsite.read.math.marks import may_hold_formula

__all__ = ["Expressed", "Settings", "express", "settings_of"]

_CONTROL = bytes((*range(10), *range(11, 32), 127))
"""Among them those with which Python-Markdown marks what it writes for itself into a text that it reads."""
_BREAKS = ("\u0085", "\u2028", "\u2029")
_RARE = ("==", "++", "///", "[ ] ", "[x] ", "[X] ", *ICON_BEGINNINGS)
"""Signs of marked words, tabs, keys, captions, tasks and icons. Few pages have any, in whatever meaning."""
_TWO_TILDES = re.compile(r"~(?:[^\n~]|\n(?!\n))*+~")
_TWO_CARETS = re.compile(r"(?<!\[)\^(?:[^\n^]|\n(?!\n)|(?<=\[)\^)*+\^")
"""In one block: only two make words low, high, new or struck out. A caret behind a bracket is the mark of a note."""


class Expressed(Struct, frozen=True):
    """A page as HTML, and what is on it: its contents, the words of its first heading, and all identifiers."""

    content: str
    contents: list[list[Any]]
    title: str | None
    identifiers: frozenset[str]


def express(markdown: str, settings: Settings, resolve: Resolve, sanitise: Callable[[str], str]) -> Expressed | None:
    """The page as HTML; None where it holds anything that is not plain.

    `resolve` gives the address of each link, `sanitise` is for HTML that stands by itself.
    """
    if not _is_usual(markdown) or any(word in markdown for word in settings.abbreviations):
        return None
    try:
        return _page(markdown, settings, Writer(resolve), sanitise)
    except (Hard, RecursionError):  # lists in lists, without end
        return None


def _is_usual(markdown: str) -> bool:
    """Whether a text holds no block of code, no marked words, and no character that nobody sees."""
    if ("`" in markdown and "```" in markdown) or any(sign in markdown for sign in _RARE if sign[0] in markdown):
        return False  # a single character is found much sooner than three
    if ("~" in markdown and _TWO_TILDES.search(markdown)) or (
        markdown.count("^") > markdown.count("[^") and _TWO_CARETS.search(markdown)
    ):
        return False
    if ("$" in markdown or "\\" in markdown) and may_hold_formula(markdown):
        return False
    try:
        data = markdown.encode()
    except UnicodeEncodeError:  # half a character
        return False
    # Bytes that are taken out are found in a third of the time that a pattern takes.
    is_plain = len(data.translate(None, _CONTROL)) == len(data)
    return is_plain and (markdown.isascii() or not any(sign in markdown for sign in _BREAKS))


def _page(markdown: str, settings: Settings, writer: Writer, sanitise: Callable[[str], str]) -> Expressed:
    blocks = _blocks(markdown)
    labels = list(labels_of(blocks))
    writer.numbers = {label: number for number, label in enumerate(labels, 1)}
    if len(writer.numbers) < len(labels):
        raise Hard
    page = Blocks(writer, sanitise)
    page.read(blocks)
    notes = _notes(page, settings) if labels else ""
    headings = [heading for _, heading in page.headings]
    names = name_headings(headings, writer)
    for (place, heading), name in zip(page.headings, names, strict=True):
        attributes = heading.attributes if heading.identifier else f'{heading.attributes} id="{name}"'
        link = settings.permalink.format(name)
        page.out[place] = f"<h{heading.level}{attributes}>{heading.words}{link}</h{heading.level}>"
    if notes:
        _put_notes(page.out, notes, settings.place_marker)
    title = headings[0].name if page.headings and page.headings[0][0] == 0 and headings[0].level == 1 else None
    return Expressed(
        "\n".join(page.out).strip(), contents(headings, names, settings.toc_depth), title, frozenset(writer.identifiers)
    )


def _blocks(markdown: str) -> list[str]:
    """What stands between empty lines. Raises Hard for a break of a line, or a line of spaces."""
    blocks: list[str] = []
    lines: list[str] = []
    for line in markdown.split("\n"):  # at single characters a text is cut in a fifth of the time
        if not line:
            if lines:
                blocks.append("\n".join(lines))
                lines.clear()
        elif line[-1] == " " and (line.isspace() or line.endswith("  ")):
            raise Hard
        else:
            lines.append(line)
    return [*blocks, "\n".join(lines)] if lines else blocks


def _put_notes(out: list[str], notes: str, marker: str) -> None:
    """Notes stand where the marker stands in a paragraph of its own; without one, at the end."""
    places = [place for place, part in enumerate(out) if marker in part]
    if not places:
        out.append(notes)
    elif len(places) > 1 or out[places[0]] != f"<p>{marker}</p>":
        raise Hard
    else:
        out[places[0]] = notes


def _notes(page: Blocks, settings: Settings) -> str:
    rows = []
    for number, (label, parts) in enumerate(page.notes.items(), 1):
        if "[^" in "".join(parts) or parts[-1].endswith("}"):
            raise Hard
        *before, last = [paragraph(part, page.writer) for part in parts]
        title = settings.back_title.format(number)
        marks = range(1, max(1, page.writer.marks.get(label, 0)) + 1)
        links = "".join(
            f'<a class="footnote-backref" href="#fnref{mark if mark > 1 else ""}:{label}" title="{title}">↩</a>'
            for mark in marks
        )
        body = "\n".join([*before, last.removesuffix("</p>") + f"&nbsp;{links}</p>"])
        rows.append(f'<li id="fn:{label}">\n{body}\n</li>')
        page.writer.identifiers.append(f"fn:{label}")
    return '<div class="footnote">\n<hr>\n<ol>\n' + "\n".join(rows) + "\n</ol>\n</div>"
