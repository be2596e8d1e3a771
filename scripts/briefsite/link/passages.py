"""The sentence in which a citation stands, as plain text: what a source's entry quotes."""

from __future__ import annotations

import html
import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from briefsite.model import Citation, Markdown, Mode
from briefsite.read.extensions.icons import ICON

LONGEST_QUOTE = 320
FARTHEST = 3000
"""So far on each side of a citation its sentence is looked for, lest a long block cost the square of its citations."""
_HERE = "\ue000"  # private use: where the citation stood
_SENTENCE_END = re.compile(
    # It begins with a set of letters, so that it is searched for fast.
    rf"[.!?…؟。！？](?:(?<=[。！？])|[\"”’»)\]*_]*\s+(?=[\"“‘«(\[¿¡*_]*(?:[^\W_a-z]|{_HERE})))"
)
_BEHIND_STOP = re.compile(rf"([.!?…。！？؟][\"”’»)\]*_]*)\s*{_HERE}(?!\s*[a-z]|\w)")
_LONGEST_CLOSE = 6
_NEAR = 200, 80
"""So far before the mark and behind it both ends of the sentence nearly always stand."""
_ABBREVIATIONS = "e.g|i.e|cf|vs|vol|nos?|pp?|ch|arts?|paras?|secs?|figs?|eds?|et al|dr|mrs?|ms|prof|st|res"
_ABBREVIATION = re.compile(rf"(?<!['’])\b(?:[a-z]|{_ABBREVIATIONS})\.$".replace("e.g|i.e", r"e\.g|i\.e"), re.IGNORECASE)
_LONGEST_ABBREVIATION = 10
_NOT_SHOWN = re.compile(
    r"<!--.*?(?:-->|\Z)|^ {0,3}\*?\[(?!\^)[^\[\]\n]+\]:[^\n]*|^ *///[^\n]*", re.DOTALL | re.MULTILINE
)
"""Comments, definitions of links and abbreviations, and what opens and closes a block."""
_BARS = re.compile(r"(?:\s*\|\s*)+")
_BEFORE_MARK = re.compile(r" +(?=[.,;:!?…)\]])")
_TWO_STOPS = re.compile(r"(?<!\.)\.\.(?!\.)")
"""That of a name such as `Doe et al.`, and that of the sentence."""
_MAY_BE_MARKUP = re.compile(r"[\\*_`<{|^~]|==|\+\+")
_TITLE = re.compile(r"[ \t]*(?:!!!|\?\?\?\+?|===[!+]?)[ \t]+[^\"\n]*(?:\"([^\n]*)\"[ \t]*)?(?=\n|\Z)")
"""The line of a box or of a tab: its title is no part of what stands in it."""
_BLOCK_START = re.compile(rf"\s*(?:[-*+]\s|\d+[.)]\s|#{{1,6}}\s|>|\||\[\^|{_TITLE.pattern})")
_BLOCK_END = re.compile(rf"\n(?=[^\S\n]*(?:\n|\Z)|{_BLOCK_START.pattern})")
_MARKER = re.compile(
    r"^[ \t]*(?:>[ \t]?|(?:[-*+]|\d+[.)])[ \t]+(?:\[[ xX]\][ \t]+)?|#{1,6}[ \t]+|\[\^[^\]]+\]:[ \t]*)+", re.MULTILINE
)
_MARKUP = re.compile(
    r"\\([\\`*_{}\[\]()#+.!|>~^$@-])|(?<!\w)[*_]{1,3}(?=\S)|(?<=\S)[*_]{1,3}(?!\w)|\*\*?|`+|<[^<>]*>|\{[:#.][^{}]*\}"
)

_MARKED = re.compile(r"(?<!\\)(~~|\^\^|==)(?=\S)(.+?)(?<=\S)\1|(?<![\\^~])([~^])([^\s~^\[\]]+)\3|\+\+([\w+-]+)\+\+")
"""Words that are struck out, new, marked, low or high, and keys."""


class Replacement(NamedTuple):
    """A stretch of a text and what a reader sees in its place."""

    start: int
    end: int
    text: str = ""


def replacements_in(markdown: Markdown, author: Callable[[str], str] = str) -> tuple[Replacement, ...]:
    """What to cut from a text before it is quoted: citations and note references go, links keep their words.

    Where a source is part of the sentence (`@key says`), `author` of its key stands in for it.
    """
    replaced = list(citation_replacements(markdown.citations, author))
    replaced += [Replacement(reference.start, reference.end) for reference in markdown.note_references]
    links = [link for link in markdown.links if not link.in_html]
    replaced += [Replacement(link.start, link.end, "" if link.is_image else link.text) for link in links]
    replaced += [Replacement(each.start, each.end, in_words(each.tex)) for each in markdown.formulas]
    return tuple(sorted(replaced, key=lambda replacement: (replacement.start, -replacement.end)))


def citation_replacements(citations: Iterable[Citation], author: Callable[[str], str]) -> Iterator[Replacement]:
    """What stands in place of citations where none is shown: nothing, or the name of who is part of the sentence."""
    return (Replacement(citation.start, citation.end, _in_sentence(citation, author)) for citation in citations)


def _in_sentence(citation: Citation, author: Callable[[str], str]) -> str:
    first = citation.items[0]
    return author(first.key) if first.mode is Mode.AUTHOR_IN_TEXT else ""


def in_words(tex: str) -> str:
    """A formula as it is quoted: its TeX in one line, in which nothing is taken for markup."""
    return re.sub(r"([\\`*_{}~^<>|=+])", r"\\\1", " ".join(tex.split()))


def quote(
    text: str, start: int, end: int, replaced: Sequence[Replacement], within: tuple[int, int] | None = None
) -> str:
    """The sentence around `text[start:end]` as plain text, without markup or citations, at most `LONGEST_QUOTE` long.

    `within` limits the search, to an inline note for example. A citation behind a full stop belongs to the sentence
    before it.
    """
    first, last = within or (0, len(text))
    block = _block(text, start, (max(first, start - FARTHEST), min(last, end + FARTHEST)))
    return _shorten(_plain(_sentence(_joined(text, block, start, end, replaced))))


def plain_blocks(text: str) -> Iterator[str]:
    """The blocks of a text as plain text, each on one line: paragraphs, items of lists, rows of tables, headings."""
    shown = _NOT_SHOWN.sub("", text)
    ends = [0, *(end.start() for end in _BLOCK_END.finditer(shown)), len(shown)]
    for part in (shown[start:end] for start, end in pairwise(ends)):
        title = _TITLE.fullmatch(part.strip())
        words = (title[1] or "") if title else _plain(" ".join(_MARKER.sub("", part.lstrip("\n")).split()))
        if any(letter.isalnum() for letter in words):
            yield html.unescape(words)


def _block(text: str, position: int, limits: tuple[int, int]) -> tuple[int, int]:
    """The paragraph, list item or table row around `position`."""
    start = _line_start(text, position, limits[0])
    while start > limits[0] and not _BLOCK_START.match(text, start):
        above = _line_start(text, start - 1, limits[0])
        if not text[above : start - 1].strip() or _TITLE.match(text, above):
            break
        start = above
    if title := _TITLE.match(text, start):
        return start, title.end()
    end = _BLOCK_END.search(text, position, limits[1] + 1)
    return start, min(end.start(), limits[1]) if end else limits[1]


def _line_start(text: str, position: int, limit: int) -> int:
    found = text.rfind("\n", limit, position)
    return limit if found < 0 else found + 1


def _joined(text: str, block: tuple[int, int], start: int, end: int, replaced: Sequence[Replacement]) -> str:
    """The block without its marker and what is cut, and with a mark where the citation stood."""
    pieces: list[str] = []
    position = block[0]
    first = bisect_left(replaced, Replacement(block[0], 0))
    for cut_start, cut_end, words in replaced[first : bisect_left(replaced, Replacement(block[1], 0), first)]:
        if position <= cut_start and cut_end <= block[1]:
            pieces.append(text[position:cut_start])
            pieces.append(_HERE + words if cut_start == start and cut_end == end else words)
            position = cut_end
    pieces.append(text[position : block[1]])
    joined = "".join(pieces)
    if not _BLOCK_START.match(joined):
        return joined
    if title := _TITLE.fullmatch(joined):
        return title[1] or ""
    # Only its first line has a marker, unless it is quoted.
    return _MARKER.sub("", joined, 0 if "\n>" in joined or "\n " in joined else 1)


def _sentence(text: str) -> str:
    """The sentence around the mark, on one line. Most often it stands near the mark, and the rest need not be read."""
    here = text.find(_HERE)
    start, end = max(0, here - _NEAR[0]), here + _NEAR[1]
    line, first, last = _bounds(text[start:end], _LONGEST_ABBREVIATION if start else 0)
    if (start and not first) or (end < len(text) and not last):
        line, first, last = _bounds(text)
    return line[first : last or None]


def _bounds(text: str, least: int = 0) -> tuple[str, int, int]:
    """The text on one line, where in it the sentence with the mark begins and where the next one does; 0 if nowhere.

    A mark behind a full stop is put before it. Stops before `least` are passed over.
    """
    line = " ".join(text.split())
    here = line.find(_HERE)
    if here < 0:
        return line, 0, 0
    stop = _BEHIND_STOP.search(line, max(0, here - _LONGEST_CLOSE), here + 3)
    if stop and stop.end() == here + 1:
        line = f"{line[: stop.start()]}{_HERE}{stop[1]}{line[here + 1 :]}"
        here = stop.start()
    before = reversed([*_SENTENCE_END.finditer(line, least, here + 1)])
    behind = _SENTENCE_END.finditer(line, here)
    return line, _first_end(line, before), _first_end(line, behind)


def _first_end(line: str, ends: Iterable[re.Match[str]]) -> int:
    """The first of these ends of a sentence that is more than an abbreviation; 0 if none is."""
    for end in ends:
        stop = end.start() + 1
        if line[stop - 1] != "." or not _ABBREVIATION.search(line[max(0, stop - _LONGEST_ABBREVIATION) : stop]):
            return end.end()
    return 0


def _plain(sentence: str) -> str:
    """The sentence, which stands on one line, without markup, icons, table bars, or the mark."""
    plain = sentence.replace(_HERE, "")
    if "-" in plain and ":" in plain:
        plain = ICON.sub("", plain)
    if _MAY_BE_MARKUP.search(plain):
        plain = _MARKED.sub(lambda marked: marked[2] or marked[4] or marked[5], plain)
        plain = _MARKUP.sub(lambda markup: markup[1] or "", plain)
        plain = _BARS.sub(" · ", plain.strip().strip("|")).replace("^[", "")
    if "  " in plain:
        plain = " ".join(plain.split())
    if ".." in plain:
        plain = _TWO_STOPS.sub(".", plain)
    return _BEFORE_MARK.sub("", plain).strip(" ·")


def _shorten(sentence: str) -> str:
    if len(sentence) <= LONGEST_QUOTE:
        return sentence
    return sentence[:LONGEST_QUOTE].rsplit(" ", 1)[0].rstrip(" ,;:") + " …"
