"""Text case (CSL 1.0.2, "Text-case"): changes the letters of an output, word by word."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from functools import lru_cache
from itertools import pairwise

from msgspec import Struct

from csl.nodes import Node, NodeKind, Output, plain_text

# The stop words of title case, as the processors that follow the CSL schema have them.
_STOP_WORDS = (
    "a about above across afore after against al along alongside amid amidst among amongst an and anenst apropos apud "
    "around as aside astride at athwart atop barring before behind below beneath beside besides between beyond but by "
    "c ca circa d de despite down during et except for forenenst from given in inside into lest like modulo near next "
    "nor notwithstanding of off on onto or out over per plus pro qua sans since so than the through throughout thru "
    "thruout till to toward towards under underneath until unto up upon v v. van versus via vis-à-vis von vs vs. with "
    "within without yet"
)
STOP_WORDS = frozenset(_STOP_WORDS.split())
_PIECES = re.compile(r"[^\W_]+(?:[’'.]?[^\W_]+)*|\s+|[^\w\s]|_")
_WORD = re.compile(r"[^\W_]+(?:[’'.]?[^\W_]+)*")
_TURKISH = ("tr", "az")  # languages with two kinds of i
_ELISIONS = ("d’", "l’", "d'", "l'")
_SYMBOLS = ("GREEK", "MICRO SIGN")
_SENTENCE_END = "?!:"
_WORD_BREAKS = "-/–—"


class _State(Struct):
    """Where in the text the next word stands."""

    start: bool = True
    sentence_start: bool = True
    break_before: bool = True
    after_end: bool = False
    after_stop: bool = False
    all_upper: bool = False
    words_left: int = 0
    after_hyphen: bool = False
    before_hyphen: bool = False
    turkish: bool = False


def change_case(output: Output, case: str, english: bool = True, language: str = "") -> Output:
    """The output in another text case; unknown cases and, outside English, title case change nothing."""
    if case == "title" and not english:
        return output
    if type(output) is str:
        return _change_plain(output, case, language[:2])
    return _change_output(output, case, language[:2])


@lru_cache(maxsize=32768)
def _change_plain(text: str, case: str, language: str) -> str:
    return plain_text(_change_output(text, case, language))


def _change_output(output: Output, case: str, language: str) -> Output:
    change = _CASES.get(case)
    if change is None:
        return output
    if change is _capitalize_first:
        return _change_start(output, language in _TURKISH)[0]
    turkish = language in _TURKISH
    if change is _upper and turkish:
        change = _upper_turkish
    words = _words(plain_text(output))
    # A single word in capitals is an acronym, not a title in capitals.
    all_upper = "".join(words).isupper() and sum(word.isupper() for word in words) > 1
    state = _State(all_upper=all_upper, words_left=len(words), turkish=turkish)
    skip_formats = case in ("title", "sentence", "capitalize-all")
    return _change(output, change, state, skip_formats)


def _change_start(output: Output, turkish: bool) -> tuple[Output, bool]:
    """The output with its first word capitalised if it is in lower case, and whether a word was met."""
    if isinstance(output, str):
        word = _WORD.search(output)
        if word is None:
            return output, False
        if not word.group().islower():
            return output, True
        text = output[: word.start()] + _capital(word.group(), turkish) + output[word.end() :]
        return (text if type(output) is str else type(output)(text)), True
    if isinstance(output, list):
        for at, part in enumerate(output):
            changed, met = _change_start(part, turkish)
            if met:
                return [*output[:at], changed, *output[at + 1 :]], True
        return output, False
    if output is None or output.kind == NodeKind.MARKUP:
        return output, False
    if output.kind == NodeKind.RAW:
        text = str(output.value)
        return (Node(NodeKind.RAW, _capital(text), None) if text[:1].isalpha() else output), True
    if _is_kept(output, True):
        return output, bool(_WORD.search(plain_text(output)))
    content, met = _change_start(output.content, turkish)
    return (output if content is output.content else Node(output.kind, output.value, content)), met


def _is_kept(node: Node, skip_formats: bool) -> bool:
    """Whether text case leaves what is in a node alone."""
    if skip_formats and node.kind == NodeKind.FORMAT:
        return node.value[0] in ("vertical-align", "font-variant", "decoration")
    return node.kind == NodeKind.NO_CASE or node.kind >= NodeKind.RAW


def _words(text: str) -> list[str]:
    return [piece for piece in _PIECES.findall(text) if piece[0].isalnum()]


def _change(output: Output, change: _Change, state: _State, skip_formats: bool) -> Output:
    if output is None or output == "":
        return output
    if isinstance(output, str):
        pieces = _PIECES.findall(output)
        text = "".join([_piece(piece, change, state, after) for piece, after in pairwise([*pieces, " "])])
        return text if type(output) is str else type(output)(text)
    if isinstance(output, list):
        return [_change(part, change, state, skip_formats) for part in output]
    if _is_kept(output, skip_formats):
        for piece in _PIECES.findall(plain_text(output.content)):
            _piece(piece, lambda word, _: word, state, " ")
        return output
    return Node(output.kind, output.value, _change(output.content, change, state, skip_formats))


def _piece(piece: str, change: _Change, state: _State, following: str) -> str:
    if piece[0].isalnum():
        state.words_left -= 1
        state.before_hyphen = following == "-"
        changed = change(piece, state)
        state.start = state.sentence_start = state.break_before = state.after_end = state.after_hyphen = False
        state.after_stop = False
        return changed
    if piece.isspace():
        if state.after_end:
            state.sentence_start = True
        state.break_before = True
        state.after_hyphen = False
    elif piece in _SENTENCE_END:
        state.after_end = True
    elif piece == ".":
        state.after_stop = True
    elif piece in _WORD_BREAKS:
        state.break_before = True
        state.after_hyphen = piece == "-"
    elif piece in "‘“\"'([{«¿¡":
        state.break_before = True
    return change(piece, state) if change in (_lower, _upper, _upper_turkish) else piece


def _lower(word: str, _: _State) -> str:
    return word.lower()


def _upper(word: str, _: _State) -> str:
    return word.upper()


def _upper_turkish(word: str, _: _State) -> str:
    return word.replace("i", "İ").upper()


def _capital(word: str, turkish: bool = False) -> str:
    """The word with a capital; a single Greek letter is a symbol, as in "β-carotene"."""
    if turkish and word[0] == "i":
        return "İ" + word[1:]
    if len(word) == 1 and not word.isascii() and unicodedata.name(word, "").startswith(_SYMBOLS):
        return word
    return word[0].upper() + word[1:]


def _capitalize_first(word: str, _: _State) -> str:
    return _capital(word)


def _capitalize_all(word: str, state: _State) -> str:
    return _capital(word, state.turkish) if state.break_before and word.islower() else word


def _sentence(word: str, state: _State) -> str:
    if state.all_upper:
        return word.capitalize() if state.start else word.lower()
    return _capital(word, state.turkish) if state.start and word.islower() else word


def _title(word: str, state: _State) -> str:
    if not state.break_before and not state.start:
        return word.lower() if state.all_upper else word
    lower = word.lower()
    edge = state.sentence_start or state.words_left == 0 or (state.before_hyphen and not state.after_hyphen)
    if (state.after_hyphen and len(word) == 1) or (not state.start and lower.startswith(_ELISIONS)):
        return word
    # A capital by itself is a name and no article: "Vitamin A", "Henry V".
    is_written_so = word.islower() or (word == lower.capitalize() and len(word) > 1 and not state.after_stop)
    if lower in STOP_WORDS and not edge and (is_written_so or state.all_upper):
        return lower
    if state.all_upper:
        return word[0] + word[1:].lower()
    return _capital(word, state.turkish) if word.islower() else word


_Change = Callable[[str, _State], str]
_CASES: dict[str, _Change] = {
    "lowercase": _lower,
    "uppercase": _upper,
    "capitalize-first": _capitalize_first,
    "capitalize-all": _capitalize_all,
    "sentence": _sentence,
    "title": _title,
}
