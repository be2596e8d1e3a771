"""The pieces of a paragraph as one line of Markdown, or as several where it has breaks."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from briefsite.commands.import_brief.markdown.escaping import escaped, line_escaped
from briefsite.commands.import_brief.markdown.pieces import Kind, Piece, reference_escaped
from briefsite.read.math.marks import formula_at, formulas_in

_STARS: Mapping[str, str] = {"em": "*", "strong": "**"}
_SIGNED = frozenset((*_STARS, "s"))
_BREAK = "<br>"
_SPACES = re.compile(r"[ \n]+")
_RAISED: Mapping[str, str] = {"sup": "^", "sub": "~"}


def written_line(pieces: Sequence[Piece], *, in_cell: bool = False, at_start: bool = True) -> str:
    """The Markdown of a paragraph. In the cell of a table it is one line; `at_start`: nothing stands before it."""
    marks = _marks(pieces)
    has_formulas = any(piece.kind is Kind.FORMULA for piece in pieces)
    line = _joined(pieces, marks, has_formulas, in_cell)
    whole = line.replace("\n", f"{_BREAK}\n")
    if not has_formulas and line.count("$") > 1 and any(whole[found.start] == "$" for found in formulas_in(whole)):
        line = _joined(pieces, marks, True, in_cell)
    lines = [part.strip(" ") for part in line.split("\n")]
    while lines and not lines[-1]:
        lines.pop()
    while lines and not lines[0]:
        lines.pop(0)
    if in_cell:
        return _BREAK.join(filter(None, lines))
    shown = [
        line_escaped(part, is_first=number == 0) if number or at_start else part for number, part in enumerate(lines)
    ]
    return f"{_BREAK}\n".join(shown)


def _joined(pieces: Sequence[Piece], marks: Sequence[str], has_formulas: bool, in_cell: bool) -> str:
    out = ""
    for number, (piece, mark) in enumerate(zip(pieces, marks, strict=True)):
        if piece.kind is Kind.WORDS:
            text = _SPACES.sub(" ", piece.text)
            text = text.lstrip(" ") if not out or out[-1] in " \n" else text
            words = escaped(text, is_link=piece.in_link, has_formulas=has_formulas, in_cell=in_cell)
            out += _behind_markup(out, words) if number and pieces[number - 1].kind is not Kind.WORDS else words
        elif piece.kind is Kind.FORMULA:
            out += _formula(out, piece.text, "".join(each.text for each in pieces[number + 1 : number + 2]), in_cell)
        elif piece.kind is Kind.BREAK:
            out = out.rstrip(" ") + "\n"
        elif piece.kind is Kind.MARKUP:
            out += _apart(out, mark)
        else:
            out += mark
    return out


def _behind_markup(out: str, words: str) -> str:
    """Words behind a bracket, which would make a link of it, or of a note at the start of a line its definition."""
    if out.endswith("]") and words.startswith("("):
        return f"\\{words}"
    if out.endswith("]") and words.startswith(":") and "\n" not in out and out.startswith("["):
        return f"&#58;{words[1:]}"
    return words


def _apart(out: str, mark: str) -> str:
    """Markup that begins with a key, away from the word before it."""
    return f" {mark}" if mark.startswith(("@", "-@")) and out[-1:].isalnum() else mark


def _formula(out: str, tex: str, following: str, in_cell: bool) -> str:
    tex = " ".join(tex.split()).replace("|", "\\vert ") if in_cell else " ".join(tex.split())
    for written in (f"${tex}$", f"\\({tex}\\)"):
        before = out[-1:]
        found = formula_at(f"{before}{written}{following[:1]}", len(before)) if tex else None
        if found and found.end == len(before) + len(written) and not out.endswith("\\"):
            return written
    return f"<code>{reference_escaped(tex)}</code>" if tex else ""


def _marks(pieces: Sequence[Piece]) -> list[str]:
    """What stands for each piece of markup: signs where they are read as such, tags where signs would be misread."""
    marks = [piece.text for piece in pieces]
    pairs = _pairs(pieces)
    innermost = {number for pair in pairs if _is_innermost(pieces, *pair) for number in pair}
    for start, end in pairs:
        name = pieces[start].text
        marks[start], marks[end] = f"<{name}>", f"</{name}>"
        is_apart = start in innermost and innermost.isdisjoint((start - 1, end + 1))
        if name in _STARS and is_apart:
            marks[start] = marks[end] = _STARS[name]
        elif name in _RAISED and _is_short(pieces, start, end):
            marks[start] = marks[end] = _RAISED[name]
        elif name == "s" and is_apart and _is_plain(pieces, start, end):
            marks[start] = marks[end] = "~~"
    return marks


def _pairs(pieces: Sequence[Piece]) -> list[tuple[int, int]]:
    opened: list[int] = []
    pairs = []
    for number, piece in enumerate(pieces):
        if piece.kind is Kind.OPENING:
            opened.append(number)
        elif piece.kind is Kind.CLOSING:
            pairs.append((opened.pop(), number))
    return pairs


def _is_innermost(pieces: Sequence[Piece], start: int, end: int) -> bool:
    """Whether an emphasis holds no other, and no break: signs are read within a line."""
    within = pieces[start + 1 : end]
    styles = (Kind.OPENING, Kind.CLOSING)
    return not any(piece.kind is Kind.BREAK or (piece.kind in styles and piece.text in _SIGNED) for piece in within)


def _is_plain(pieces: Sequence[Piece], start: int, end: int) -> bool:
    """Whether it holds words alone, and begins and ends with a letter or digit."""
    within = pieces[start + 1 : end]
    text = "".join(piece.text for piece in within)
    return all(piece.kind is Kind.WORDS for piece in within) and text[:1].isalnum() and text[-1:].isalnum()


def _is_short(pieces: Sequence[Piece], start: int, end: int) -> bool:
    """Whether it is one word right behind another, as of `H~2~O` and `10^6^`."""
    if end != start + 2 or not re.fullmatch(r"[^\W_]{1,20}", pieces[start + 1].text) or start == 0:
        return False
    before = pieces[start - 1]
    following = pieces[end + 1 : end + 2]
    return (
        before.kind is Kind.WORDS
        and before.text[-1:].isalnum()
        and not (following and following[0].kind in (Kind.OPENING, Kind.FORMULA))
    )
