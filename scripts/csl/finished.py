"""Prefixes and suffixes that are already in the output format, cut so that what stands beside them sees how they end.

Only the marks and spaces at their ends become text, which punctuation is settled with; all between is left as it is.
HTML and inline Markdown are understood: their tags and marks show nothing, their character references show one.
"""

from __future__ import annotations

import html
import re
from collections.abc import Sequence
from typing import NamedTuple

from csl.nodes import MARKS, Node, NodeKind, Output
from csl.richtext import Inner

_MARKS = re.escape("".join(sorted(MARKS)))
_QUOTES = '“”‘’«»‹›"'
_PIECE = re.compile(
    rf"(?P<markup><(?!https?:)[^<>]*>|\]\([^()\s]*\)|[*_~`]+)|(?P<marks>[{_MARKS}]+)"
    rf"|(?P<quote>(?<!\w)’|’(?!\w)|[{_QUOTES.replace('’', '')}])"
    rf"|(?P<word><https?://[^<>]*>|&#?\w+;|\\.|[^<\]*_~`&\\{_MARKS}{_QUOTES}]+|.)",
    re.DOTALL,
)
_OPENING = {"”": "“", "’": "‘", "»": "«", "›": "‹", '"': '"'}
_DEEPEST = 3  # quotations within one another; of those further in nothing moves


class _Piece(NamedTuple):
    kind: str
    text: str


def finished_output(text: str) -> Output:
    """A finished text as an output: its middle as it is, the punctuation and spaces at its ends as text."""
    return _output(_pieces(text), 0)


def visible_ends(text: str) -> tuple[str, str]:
    """The first character that a reader sees of a finished text, and the last that is no space; "" if there is none."""
    seen = [piece.text for piece in _pieces(text) if piece.kind != "markup"]
    last = next((text for text in reversed(seen) if not text.isspace()), "")
    first = seen[0] if seen else ""
    return html.unescape(first).lstrip("\\")[:1], html.unescape(last).rstrip()[-1:]


def _pieces(text: str) -> list[_Piece]:
    return [_Piece(match.lastgroup or "word", match.group()) for match in _PIECE.finditer(text)]


def _output(pieces: Sequence[_Piece], depth: int) -> Output:
    words = [at for at, piece in enumerate(pieces) if piece.kind in ("word", "quote")]
    if not words:
        return [_beside(piece) for piece in pieces]
    first, last = words[0], words[-1]
    # The punctuation behind a word is the text's own: it stays, and what follows is settled with it.
    return [
        *[_beside(piece) for piece in pieces[:first]],
        *_middle(pieces[first : last + 1], depth),
        *[Inner(piece.text) if piece.kind == "marks" else _beside(piece) for piece in pieces[last + 1 :]],
    ]


def _beside(piece: _Piece) -> Output:
    return Node(NodeKind.MARKUP, piece.text, None) if piece.kind == "markup" else piece.text


def _middle(pieces: Sequence[_Piece], depth: int) -> list[Output]:
    """From the first word to the last; a quotation that it ends with, as one, so that punctuation can move into it."""
    opened = _opening(pieces) if depth < _DEEPEST else -1
    if opened < 0:
        return [_raw(pieces)]
    quoted = Node(NodeKind.QUOTE, (pieces[opened].text, pieces[-1].text), _output(pieces[opened + 1 : -1], depth + 1))
    return [_raw(pieces[:opened]), quoted] if opened else [quoted]


def _opening(pieces: Sequence[_Piece]) -> int:
    """Where the quotation begins that the pieces end with, or -1; one with nothing in it is none."""
    closer = pieces[-1].text
    opener = _OPENING.get(closer) if pieces[-1].kind == "quote" else None
    open_quotes = 1
    for at in range(len(pieces) - 2, -1 if opener else len(pieces), -1):
        if pieces[at].text == opener:
            open_quotes -= 1
            if not open_quotes:
                return at if at < len(pieces) - 2 else -1
        elif pieces[at].text == closer:
            open_quotes += 1
    return -1


def _raw(pieces: Sequence[_Piece]) -> Node:
    return Node(NodeKind.RAW, "".join([piece.text for piece in pieces]), None)
