"""Rich text of CSL-JSON as LaTeX. What is written is read back at once: the first form that says the same is taken."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from briefsite.read.bibliography.latex import csl_text

Table = dict[int, str]
"""How signs are written, as `str.translate` wants it."""
Read = Callable[[str], str]
"""From what stands in a field to the text that it says."""

_TAG = re.compile(r"<(/?)(i|b|u|sup|sub|sc|span)((?:\s[^<>]*)?)>")
_COMMANDS = {"i": "emph", "b": "textbf", "u": "underline", "sup": "textsuperscript", "sub": "textsubscript"}
_SPANS = (("small-caps", "textsc"), ("font-style", "emph"), ("font-weight", "textbf"), ("nocase", ""))
"""What the attributes of a `span` hold → its command."""
_WORD = re.compile(r"[^\s<>]+")
_CORE = re.compile(r"\w(?:.*\w)?")
_ROUNDS = 4

ESCAPES = str.maketrans({
    "\\": r"\textbackslash{}", "{": r"\textbraceleft{}", "}": r"\textbraceright{}", "#": r"\#", "$": r"\$",
    "%": r"\%", "&": r"\&", "_": r"\_", "^": r"\textasciicircum{}", "~": r"\textasciitilde{}",
    "\u00a0": "~", "`": r"\textasciigrave{}",
})  # fmt: skip
_STRICT = ESCAPES | str.maketrans({
    "‘": r"\textquoteleft{}", "’": r"\textquoteright{}", "“": r"\textquotedblleft{}", "”": r"\textquotedblright{}",
    "<": r"\textless{}", ">": r"\textgreater{}", "-": r"{-}",
})  # fmt: skip
"""Signs that are written by name where they would be taken for something else."""


class WrittenText(NamedTuple):
    """What stands in a field, and whether it is read as what was to be said."""

    latex: str
    is_same: bool


def written_text(text: str, read: Read = csl_text) -> WrittenText:
    """A text that `read` reads back."""
    first = ""
    for table in (ESCAPES, _STRICT):
        for latex in (_latex(text, table), f"{{{_latex(text, table)}}}"):
            first = first or latex
            if read(latex) == text:
                return WrittenText(latex, True)
    return WrittenText(first, False)


def written_title(text: str, read: Read) -> WrittenText:
    """A title that `read` reads back: the words whose capitals it would change stand in braces, or all of it does."""
    wanted = _WORD.findall(_TAG.sub(" ", text))
    kept: frozenset[int] = frozenset()
    for _ in range(_ROUNDS):
        latex = _latex(text, ESCAPES, kept)
        said = read(latex)
        if said == text:
            return WrittenText(latex, True)
        words = _WORD.findall(_TAG.sub(" ", said))
        if len(words) != len(wanted):
            break
        kept |= {at for at, word in enumerate(wanted) if words[at] != word}
        if len(kept) > 3 and 2 * len(kept) > len(wanted):
            break
    whole = f"{{{_latex(text, ESCAPES)}}}"
    return WrittenText(whole, True) if read(whole) == text else written_text(text, read)


def _latex(text: str, table: Table, kept: frozenset[int] = frozenset()) -> str:
    """The text with its tags as commands; words that are `kept` (by number) stand in braces."""
    pairs = _pairs(text)
    parts: list[str] = []
    done, count = 0, 0
    for tag in _TAG.finditer(text):
        if tag.start() not in pairs:
            continue
        piece, count = _words(text[done : tag.start()], table, kept, count)
        parts += (piece, pairs[tag.start()])
        done = tag.end()
    return "".join((*parts, _words(text[done:], table, kept, count)[0]))


def _pairs(text: str) -> dict[int, str]:
    """Where the tags stand that have a partner, and what is written in their place."""
    waiting: list[tuple[str, int, str]] = []
    found: dict[int, str] = {}
    for tag in _TAG.finditer(text):
        closing, name, attributes = tag.groups()
        if not closing:
            waiting.append((name, tag.start(), _command(name, attributes)))
        elif any(opened[0] == name for opened in waiting):
            while waiting:
                opened, start, command = waiting.pop()
                if opened == name:
                    found |= {start: command, tag.start(): "}"}
                    break
    return found


def _command(name: str, attributes: str) -> str:
    if name == "sc":
        return "\\textsc{"
    if name != "span":
        return f"\\{_COMMANDS[name]}{{"
    command = next((command for said, command in _SPANS if said in attributes), "")
    return f"\\{command}{{" if command else "{"


def _words(text: str, table: Table, kept: frozenset[int], count: int) -> tuple[str, int]:
    """A piece without tags as LaTeX, and the number of the word that follows it."""
    runs: list[tuple[int, int]] = []
    for word in _WORD.finditer(text):
        core = _CORE.search(word[0]) if count in kept else None
        count += 1
        if core:
            start, end = word.start() + core.start(), word.start() + core.end()
            if runs and text[runs[-1][1] : start] == " ":
                start = runs.pop()[0]  # `{South Africa}`, not `{South} {Africa}`
            runs.append((start, end))
    parts: list[str] = []
    done = 0
    for start, end in runs:
        parts += (_escaped(text[done:start], table), "{", _escaped(text[start:end], table), "}")
        done = end
    return "".join((*parts, _escaped(text[done:], table))), count


def _escaped(text: str, table: Table) -> str:
    return text.translate(table)
