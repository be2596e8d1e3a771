"""Plain text as a document: paragraphs, lists that are typed as such, headings where they can be nothing else."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import escape

from briefsite.read.documents.document import Document, Loss

_BLANK = re.compile(r"\n[ \t\f]*\n\s*")
_ITEM = re.compile(r"[ \t]*(?:(?P<bullet>[-*•‣◦▪·–])|(?P<number>\d{1,3})[.)])[ \t]+(?=\S)")
_UNDERLINE = re.compile(r"(?P<words>[^\n]{1,120})\n[ \t]*(?P<line>={3,}|-{3,}|~{3,})[ \t]*")
_RULE = re.compile(r"[ \t]*(?:[-*_=][ \t]*){3,}")
_NUMBERED_NOTE = re.compile(r"\[?\d{1,3}[\].)]?[ \t]")
_ANGLED = re.compile(r"<((?:https?://|www\.)[^<>\s]{1,2000})>")
_WIDE = 60
"""Characters of a line from which on it was broken by its editor's margin, and goes on in the next."""


def read_plain_text(text: str, losses: tuple[Loss, ...] = ()) -> Document:
    """A text without markup. Its numbered notes stay where they are typed."""
    blocks = [block.strip("\n\f") for block in _BLANK.split(text.expandtabs(4)) if block.strip()]
    return Document("".join(html for block in blocks for html in _block(block)), losses=losses)


def _block(block: str) -> Iterator[str]:
    lines = block.split("\n")
    underlined = _UNDERLINE.fullmatch(block)
    if underlined:
        level = 2 if underlined["line"][0] == "=" else 3
        yield f"<h{level}>{_said(underlined['words'])}</h{level}>"
    elif len(lines) == 1 and _RULE.fullmatch(block):
        yield "<hr>"
    elif all(_ITEM.match(line) or line.startswith("  ") for line in lines) and _ITEM.match(lines[0]) and len(lines) > 1:
        yield _list(lines)
    else:
        yield from (f"<p>{paragraph}</p>" for paragraph in _paragraphs(lines))


def _list(lines: list[str]) -> str:
    items: list[str] = []
    for line in lines:
        found = _ITEM.match(line)
        if found:
            items.append(line[found.end() :])
        else:
            items[-1] += f" {line.strip()}"
    first = _ITEM.match(lines[0])
    number = first["number"] if first else None
    start = f' start="{number}"' if number and number != "1" else ""
    tag = "ol" if number else "ul"
    return f"<{tag}{start}>{''.join(f'<li>{_said(item)}</li>' for item in items)}</{tag}>"


def _paragraphs(lines: list[str]) -> Iterator[str]:
    """Lines that were broken at a margin are one paragraph; short ones, as of an address, keep their breaks."""
    if len(lines) > 1 and all(len(line) >= 2 * _WIDE for line in lines):
        yield from map(_said, lines)  # a paragraph a line
        return
    if all(len(line) >= _WIDE for line in lines[:-1]):
        yield _said(" ".join(line.strip() for line in lines))
        return
    if sum(bool(_NUMBERED_NOTE.match(line.lstrip())) for line in lines) > len(lines) / 2:
        yield from map(_said, _notes(lines))
        return
    yield "<br>".join(map(_said, lines))


def _notes(lines: list[str]) -> list[str]:
    notes: list[str] = []
    for line in lines:
        if _NUMBERED_NOTE.match(line.lstrip()) or not notes:
            notes.append(line)
        else:
            notes[-1] += f" {line.strip()}"
    return notes


def _said(text: str) -> str:
    return escape(_ANGLED.sub(r"\1", text.strip()), quote=False)
