"""Text case (CSL 1.0.2, "Text-case"): changes the letters of an output, word by word."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from csl.nodes import Kind, Node, Output, plain_text

# The stop words of title case: stop-words.json of the CSL schema.
STOP_WORDS = frozenset(
    "a according across afore after against ahead along alongside amid amidst among amongst an and anent around as "
    "aside astride at athwart atop barring before behind below beneath beside besides between beyond but by circa "
    "despite down during except for forenenst from given in inside into lest like modulo near next nor notwithstanding "
    "of off on onto or out over per plus pro qua sans since so than that the through throughout thru thruout till to "
    "toward towards under underneath until unto up upon versus via vis-à-vis vs. v. vs v von van de la d l le les et "
    "with within without yet about".split()
)
_PIECES = re.compile(r"[^\W_]+(?:[’'.]?[^\W_]+)*|\s+|[^\w\s]|_")
_SENTENCE_END = ".?!:"
_WORD_BREAKS = "-/–—"


@dataclass(slots=True)
class _State:
    """Where in the text the next word stands."""

    start: bool = True
    sentence_start: bool = True
    break_before: bool = True
    after_end: bool = False
    all_upper: bool = False
    words_left: int = 0
    hyphen: bool = False
    last: list[str] = field(default_factory=list)


def change_case(output: Output, case: str, english: bool = True) -> Output:
    """The output in another text case; unknown cases and, outside English, title case change nothing."""
    if case == "title" and not english:
        return output
    change = _CASES.get(case)
    if change is None:
        return output
    text = plain_text(output)
    state = _State(all_upper=_is_upper(text), words_left=len(_words(text)))
    skip_formats = case in ("title", "sentence", "capitalize-all", "capitalize-first")
    return _change(output, change, state, skip_formats)


def _words(text: str) -> list[str]:
    return [piece for piece in _PIECES.findall(text) if piece[0].isalnum()]


def _is_upper(text: str) -> bool:
    return text.isupper()


def _change(output: Output, change: _Change, state: _State, skip_formats: bool) -> Output:
    if output is None or output == "":
        return output
    if isinstance(output, str):
        text = "".join([_piece(piece, change, state) for piece in _PIECES.findall(output)])
        return text if type(output) is str else type(output)(text)
    if isinstance(output, list):
        return [_change(part, change, state, skip_formats) for part in output]
    kept = output.kind is Kind.NO_CASE or output.kind is Kind.RAW
    if skip_formats and output.kind is Kind.FORMAT:
        kept = output.value[0] in ("vertical-align", "font-variant", "decoration")
    if kept:
        for piece in _PIECES.findall(plain_text(output.content)):
            _piece(piece, lambda word, _: word, state)
        return output
    return Node(output.kind, output.value, _change(output.content, change, state, skip_formats))


def _piece(piece: str, change: _Change, state: _State) -> str:
    if piece[0].isalnum():
        state.words_left -= 1
        changed = change(piece, state)
        state.start = state.sentence_start = state.break_before = state.after_end = state.hyphen = False
        return changed
    if piece.isspace():
        if state.after_end:
            state.sentence_start = True
        state.break_before = True
        state.hyphen = False
    elif piece in _SENTENCE_END:
        state.after_end = True
    elif piece in _WORD_BREAKS:
        state.break_before = True
        state.hyphen = piece == "-"
    elif piece in "‘“\"'([{«¿¡":
        state.break_before = True
    return change(piece, state) if change in (_lower, _upper) else piece


def _lower(word: str, state: _State) -> str:
    return word.lower()


def _upper(word: str, state: _State) -> str:
    return word.upper()


def _capital(word: str) -> str:
    return word[0].upper() + word[1:]


def _capitalize_first(word: str, state: _State) -> str:
    return _capital(word) if state.start and word.islower() else word


def _capitalize_all(word: str, state: _State) -> str:
    return _capital(word) if state.break_before and word.islower() else word


def _sentence(word: str, state: _State) -> str:
    if state.all_upper:
        return word.capitalize() if state.start else word.lower()
    return _capital(word) if state.start and word.islower() else word


def _title(word: str, state: _State) -> str:
    if not state.break_before and not state.start:
        return word.lower() if state.all_upper else word
    lower = word.lower()
    edge = state.sentence_start or state.words_left == 0
    if lower in STOP_WORDS and not edge and (word.islower() or state.all_upper or word == lower.capitalize()):
        return lower
    if state.all_upper:
        return word[0] + word[1:].lower()
    return _capital(word) if word.islower() else word


_Change = Callable[[str, _State], str]
_CASES: dict[str, _Change] = {
    "lowercase": _lower,
    "uppercase": _upper,
    "capitalize-first": _capitalize_first,
    "capitalize-all": _capitalize_all,
    "sentence": _sentence,
    "title": _title,
}
