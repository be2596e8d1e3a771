"""The sentence in which a citation stands, as plain text: what a source's entry quotes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from briefsite.model import Markdown

LONGEST_QUOTE = 320
_HERE = "\ue000"  # private use: where the citation stood
_SENTENCE_END = re.compile(rf"(?<=[.!?…؟])[\"”’»)\]]*\s+(?=[\"“‘«(\[¿¡]*(?:[^\W_a-z]|{_HERE}))|(?<=[。！？])")
_BEHIND_STOP = re.compile(rf"([.!?…。！？؟][\"”’»)\]]*)\s*{_HERE}(?!\s*[a-z])")
_ABBREVIATIONS = "e.g|i.e|cf|vs|vol|nos?|pp?|ch|arts?|paras?|secs?|figs?|eds?|et al|dr|mrs?|ms|prof|st|res"
_ABBREVIATION = re.compile(rf"\b(?:[a-z]|{_ABBREVIATIONS})\.$".replace("e.g|i.e", r"e\.g|i\.e"), re.IGNORECASE)
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
    plain = _plain(text, block, start, end, cuts)
    return _shorten(_sentence(plain))


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


def _plain(text: str, block: tuple[int, int], start: int, end: int, cuts: Iterable[Cut]) -> str:
    pieces: list[str] = []
    position = block[0]
    for cut in cuts:
        if cut.start < position or cut.end > block[1]:
            continue
        pieces.append(text[position : cut.start])
        pieces.append(_HERE if (cut.start, cut.end) == (start, end) else cut.text)
        position = cut.end
    pieces.append(text[position : block[1]])
    plain = _MARKUP.sub(r"\1", _MARKER.sub("", "".join(pieces)))
    plain = re.sub(r"(?:\s*\|\s*)+", " · ", plain.strip().strip("|")).replace("^[", "")
    return re.sub(r"\s+([.,;:!?…)\]])", r"\1", re.sub(r"\s+", " ", plain)).strip(" ·")


def _sentence(plain: str) -> str:
    plain = _BEHIND_STOP.sub(rf"{_HERE}\1", plain)
    here = plain.find(_HERE)
    if here < 0:
        return plain
    ends = [match.end() for match in _SENTENCE_END.finditer(plain) if not _ABBREVIATION.search(plain, 0, match.start())]
    first = max((end for end in ends if end <= here), default=0)
    last = min((end for end in ends if end > here), default=len(plain))
    sentence = re.sub(rf"\s*{_HERE}\s*(?=[.,;:!?…)\]])|{_HERE}", "", plain[first:last])
    return re.sub(r"\s+", " ", sentence).strip()


def _shorten(sentence: str) -> str:
    if len(sentence) <= LONGEST_QUOTE:
        return sentence
    return sentence[:LONGEST_QUOTE].rsplit(" ", 1)[0].rstrip(" ,;:") + " …"
