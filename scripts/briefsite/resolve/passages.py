"""The sentence in which a citation stands, as plain text: what a source's entry quotes."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from briefsite.model import Citation, Markdown, Mode

LONGEST_QUOTE = 320
_HERE = "\ue000"  # private use: where the citation stood
_STOP = re.compile("[.!?…؟。！？]")
_IDEOGRAPHIC_STOPS = "。！？"
_NEW_SENTENCE = re.compile(rf"[\"”’»)\]*_]*\s+(?=[\"“‘«(\[¿¡*_]*(?:[^\W_a-z]|{_HERE}))")
_BEHIND_STOP = re.compile(rf"([.!?…。！？؟][\"”’»)\]*_]*)\s*{_HERE}(?!\s*[a-z]|\w)")
_LONGEST_CLOSE = 6
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


def cuts_of(markdown: Markdown, author: Callable[[str], str] = str) -> tuple[Cut, ...]:
    """What to cut from a text before it is quoted: citations and note references go, links keep their words.

    Where a source is part of the sentence (`@key says`), `author` of its key stands in for it.
    """
    cuts = [Cut(citation.start, citation.end, _in_sentence(citation, author)) for citation in markdown.citations]
    cuts += [Cut(reference.start, reference.end) for reference in markdown.note_references if not reference.content]
    cuts += [Cut(link.start, link.end, "" if link.is_image else link.text) for link in markdown.links]
    return tuple(sorted(cuts, key=lambda cut: (cut.start, -cut.end)))


def _in_sentence(citation: Citation, author: Callable[[str], str]) -> str:
    first = citation.items[0]
    return author(first.key) if first.mode is Mode.AUTHOR_IN_TEXT else ""


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
        pieces.append(_HERE + cut.text if (cut.start, cut.end) == (start, end) else cut.text)
        position = cut.end
    pieces.append(text[position : block[1]])
    joined = "".join(pieces)
    # Only its first line has a marker, unless it is quoted.
    count = 0 if "\n>" in joined or "\n " in joined else 1
    return " ".join(_MARKER.sub("", joined, count).split()) if _BLOCK_START.match(joined) else " ".join(joined.split())


def _sentence(line: str) -> str:
    here = line.find(_HERE)
    if here < 0:
        return line
    behind = _BEHIND_STOP.search(line, max(0, here - _LONGEST_CLOSE))
    if behind and behind.end() == here + 1:
        line = f"{line[: behind.start()]}{_HERE}{behind[1]}{line[here + 1 :]}"
        here = behind.start()
    first, last = 0, len(line)
    for stop in _STOP.finditer(line):
        end = _sentence_end(line, stop.start())
        if end > here:
            last = end
            break
        first = end or first
    return line[first:last]


def _sentence_end(line: str, stop: int) -> int:
    """Where the next sentence begins behind the stop at this offset; 0 if the stop ends no sentence."""
    if line[stop] in _IDEOGRAPHIC_STOPS:
        return stop + 1
    new = _NEW_SENTENCE.match(line, stop + 1)
    if new is None:
        return 0
    if line[stop] == "." and _ABBREVIATION.search(line[max(0, stop + 1 - _LONGEST_ABBREVIATION) : stop + 1]):
        return 0
    return new.end()


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
