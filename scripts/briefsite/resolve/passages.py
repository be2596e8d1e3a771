"""The sentence in which a citation stands, as plain text: what a source's entry quotes."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from briefsite.model import Markdown

LONGEST_QUOTE = 320
_HERE = "\ue000"  # private use: where the citation stood
_SENTENCE_END = re.compile(rf"[.!?…؟][\"”’»)\]*_]*\s+(?=[\"“‘«(\[¿¡*_]*(?:[^\W_a-z]|{_HERE}))|[。！？]")
_BEHIND_STOP = re.compile(rf"([.!?…。！？؟][\"”’»)\]*_]*)\s*{_HERE}(?!\s*[a-z])")
_ABBREVIATIONS = "e.g|i.e|cf|vs|vol|nos?|pp?|ch|arts?|paras?|secs?|figs?|eds?|et al|dr|mrs?|ms|prof|st|res"
_ABBREVIATION = re.compile(rf"\b(?:[a-z]|{_ABBREVIATIONS})\.$".replace("e.g|i.e", r"e\.g|i\.e"), re.IGNORECASE)
_LONGEST_ABBREVIATION = 10
_MAY_BE_MARKUP = re.compile(r"[\\*_`<{|^]")
_BLOCK_START = re.compile(r"\s*(?:[-*+]\s|\d+[.)]\s|#{1,6}\s|>|\||\[\^)")
_MARKER = re.compile(r"^[ \t]*(?:>[ \t]?|[-*+][ \t]+|\d+[.)][ \t]+|#{1,6}[ \t]+|\[\^[^\]]+\]:[ \t]*)+", re.MULTILINE)
_MARKUP = re.compile(
    r"\\([\\`*_{}\[\]()#+.!|>~^$@-])|(?<!\w)[*_]{1,3}(?=\S)|(?<=\S)[*_]{1,3}(?!\w)|\*\*?|`+|<[^<>]*>|\{[:#.][^{}]*\}"
)


@dataclass(frozen=True, slots=True)
class Cut:
    """A stretch of a text and what a reader sees in its place."""

    start: int
    end: int
    text: str = ""


def cuts_of(markdown: Markdown) -> tuple[Cut, ...]:
    """What to cut from a text before it is quoted: citations and note references go, links keep their words."""
    cuts = [Cut(citation.start, citation.end) for citation in markdown.citations]
    cuts += [Cut(reference.start, reference.end) for reference in markdown.note_references if not reference.content]
    cuts += [Cut(link.start, link.end, "" if link.is_image else link.text) for link in markdown.links]
    return tuple(sorted(cuts, key=lambda cut: (cut.start, -cut.end)))


def quote(text: str, start: int, end: int, cuts: Sequence[Cut], within: tuple[int, int] | None = None) -> str:
    """The sentence around `text[start:end]` as plain text, without markup or citations, at most `LONGEST_QUOTE` long.

    `within` limits the search, to an inline note for example. A citation behind a full stop belongs to the sentence
    before it.
    """
    block = _block(text, start, within or (0, len(text)))
    return _shorten(_plain(_sentence(_joined(text, block, start, end, cuts))))


def _block(text: str, position: int, limits: tuple[int, int]) -> tuple[int, int]:
    """The paragraph, list item or table row around `position`."""
    start = max(text.rfind("\n", limits[0], position) + 1, limits[0])
    while start > limits[0] and not _BLOCK_START.match(text, start):
        above = max(text.rfind("\n", limits[0], start - 1) + 1, limits[0])
        if not text[above : start - 1].strip():
            break
        start = above
    end = _line_end(text, position, limits[1])
    while end < limits[1]:
        below = _line_end(text, end + 1, limits[1])
        if not text[end + 1 : below].strip() or _BLOCK_START.match(text, end + 1):
            break
        end = below
    return start, end


def _line_end(text: str, position: int, limit: int) -> int:
    found = text.find("\n", position, limit)
    return limit if found < 0 else found


def _joined(text: str, block: tuple[int, int], start: int, end: int, cuts: Sequence[Cut]) -> str:
    """The block on one line without what is cut, and with a mark where the citation stood."""
    pieces: list[str] = []
    position = block[0]
    for index in range(bisect_left(cuts, block[0], key=lambda cut: cut.start), len(cuts)):
        cut = cuts[index]
        if cut.start >= block[1]:
            break
        if cut.start < position or cut.end > block[1]:
            continue
        pieces.append(text[position : cut.start])
        pieces.append(_HERE if (cut.start, cut.end) == (start, end) else cut.text)
        position = cut.end
    pieces.append(text[position : block[1]])
    return " ".join(_MARKER.sub("", "".join(pieces)).split())


def _sentence(line: str) -> str:
    line = _BEHIND_STOP.sub(rf"{_HERE}\1", line)
    here = line.find(_HERE)
    if here < 0:
        return line
    first, last = 0, len(line)
    for match in _SENTENCE_END.finditer(line):
        stop = match.start() + 1
        if line[stop - 1] == "." and _ABBREVIATION.search(line[max(0, stop - _LONGEST_ABBREVIATION) : stop]):
            continue
        if match.end() > here:
            last = match.end()
            break
        first = match.end()
    return line[first:last]


def _plain(sentence: str) -> str:
    """The sentence without markup, table bars, or the mark."""
    plain = sentence.replace(_HERE, "")
    if _MAY_BE_MARKUP.search(plain):
        plain = _MARKUP.sub(r"\1", plain)
        plain = re.sub(r"(?:\s*\|\s*)+", " · ", plain.strip().strip("|")).replace("^[", "")
    return re.sub(r" +([.,;:!?…)\]])", r"\1", " ".join(plain.split())).strip(" ·")


def _shorten(sentence: str) -> str:
    if len(sentence) <= LONGEST_QUOTE:
        return sentence
    return sentence[:LONGEST_QUOTE].rsplit(" ", 1)[0].rstrip(" ,;:") + " …"
