"""Locators: what follows a key in a citation, such as `, pp. 33–35 and *passim*`.

The rules are Pandoc's (manual, "Citations"; behaviour of its module Text.Pandoc.Citeproc.Locator): a term of the
language's CSL locale, in any form and number, then words that hold a digit or are a roman numeral; without a term the
first word must hold a digit and is a page; braces force a locator.

Why no library: these rules exist within Pandoc alone, a program of 150 MB that takes some 45 ms a brief and gives no
places for the messages of the check. Citation processors in Python take locators that are read already, and no package
that we found reads them as Pandoc does. Tests compare with Pandoc itself.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple

from msgspec import Struct
from msgspec.structs import replace

from briefsite.read.markdown.locator_terms import counted_locator, locator_terms

_TOKEN = re.compile(
    r"(?P<code>(?<!`)(`++).{1,500}?(?<!`)\2(?!`))"
    r"|(?P<emphasis>(\*{1,3})(?![\s*])[^*]+\4|(?<![^\W_])(_{1,3})(?![\s_])[^_]+\5(?!\w)|\^[^\s^]+\^|~[^\s~]+~)"
    r"|(?<![^\W_])\"(?!\s)(?P<quoted>[^\"]+)\""
    r"|(?P<math>\$(?!\s)[^$]*[^$\s]\$(?!\d))"
    r"|\\(?P<escaped>[^\w\s])"
    r"|(?P<space>\s+)"
    r"|(?P<typed>---?|\.\.\.|')"
    r"|(?P<word>[^\W_]+)"
    r"|(?P<other>.)",
    re.DOTALL,
)
_GLUED = re.compile(r"(p|[^\W\d_]{2,}|[^\W\d_a-z]|[§¶]+)(\d.*)", re.DOTALL)
_FOLLOWING = re.compile(r"\dff?$")
"""The abbreviation for the pages that follow, whose full stop belongs to it: `3f.`, `4ff.`"""
_COMMAS = frozenset(",，、،")
_TYPED = {"--": "–", "---": "—", "...": "…", "'": "’"}
_ROMAN = re.compile(r"(?=.)M*(?:CM)?D?(?:CD)?C*(?:XC)?L?(?:XL)?X*(?:IX)?V?(?:IV)?I*", re.IGNORECASE)
_BRACES = {"{": "}", "[": "]", "(": ")"}


class Locator(NamedTuple):
    """The label and locator found at the head of a suffix, and what is left of the suffix."""

    label: str | None
    locator: str | None
    suffix: str


class LocatorToken(Struct, frozen=True):
    """A word, a punctuation mark, white space, or a piece of markup taken whole; `text` is what a reader sees."""

    text: str
    start: int
    kind: str


class LocatorWord(Struct, frozen=True):
    """One word of a locator, whether it counts as a number, and the index of the token after it."""

    text: str
    is_number: bool
    end: int


@lru_cache(maxsize=4096)
def parse_locator(suffix: str, lang: str = "en") -> Locator:
    """Split a suffix (Markdown, from just after the key) into label, locator and what follows them."""
    if counted := counted_locator(suffix):
        return Locator(*counted)
    tokens = _tokens(suffix)
    start = 1 if tokens and tokens[0].text in _COMMAS else 0
    start += start < len(tokens) and tokens[start].kind == "space"
    terms = locator_terms(lang)
    tokens = _parted(tokens, start, terms)
    found = _delimited(tokens, start, terms) or _integrated(tokens, start, terms)
    if found is None:
        return Locator(None, None, suffix)
    label, locator, end = found
    rest = suffix[tokens[end].start :] if end < len(tokens) else ""
    return Locator(label, locator, rest) if locator else Locator(None, None, rest)


def _tokens(suffix: str) -> list[LocatorToken]:
    tokens: list[LocatorToken] = []
    for match in _TOKEN.finditer(suffix):
        kind, text = match.lastgroup or "other", match.group()
        if kind in ("typed", "other", "escaped"):
            text = match["escaped"] or _TYPED.get(text, text)
            is_within = text == ":" and suffix[match.end() : match.end() + 1].isalnum()  # 3:12, not `3: "quoted"`
            kind = "mark" if unicodedata.category(text)[0] == "P" and not is_within else "word"
        if kind == "word" and tokens and tokens[-1].kind == "word":
            tokens[-1] = replace(tokens[-1], text=tokens[-1].text + text)
        else:
            tokens.append(LocatorToken(_shown(kind, text), match.start(), kind))
    return tokens


def _parted(tokens: list[LocatorToken], start: int, terms: Mapping[str, str]) -> list[LocatorToken]:
    """The tokens with a term parted from the number that is written on to it: `p3`, `ch2`, `§4`."""
    glued = _GLUED.fullmatch(tokens[start].text) if start < len(tokens) and tokens[start].kind == "word" else None
    if glued is None or glued[1].casefold() not in terms:
        return tokens
    at = tokens[start].start
    parts = LocatorToken(glued[1], at, "word"), LocatorToken(glued[2], at + len(glued[1]), "word")
    return [*tokens[:start], *parts, *tokens[start + 1 :]]


def _shown(kind: str, text: str) -> str:
    """What a reader sees of a piece of markup."""
    if kind == "quoted":
        return f"“{text[1:-1]}”"
    return text.strip("*_`$^~") if kind in ("emphasis", "code", "math") else text


def _label(tokens: list[LocatorToken], start: int, terms: Mapping[str, str], numbered: bool) -> tuple[str, int] | None:
    """The longest term the tokens begin with, and where it ends; where `numbered`, a number must follow."""
    longest = max(map(len, terms), default=0)
    written, found = "", None
    for end in range(start + 1, len(tokens)):
        written += tokens[end - 1].text if tokens[end - 1].kind != "space" else " "
        if len(written) > longest + 1:
            break
        term = terms.get(written.strip().casefold())
        if term and (not numbered or ((word := _word(tokens, end, True)) and word.is_number)):
            found = term, end
    return found


def _delimited(tokens: list[LocatorToken], start: int, terms: Mapping[str, str]) -> tuple[str, str, int] | None:
    """A locator in braces: `{pp. iv, vi}`; empty braces say that there is none."""
    if start >= len(tokens) or tokens[start].text != "{" or tokens[start].kind != "mark":
        return None
    inner = start + 1
    inner += inner < len(tokens) and tokens[inner].kind == "space"
    label, inner = _label(tokens, inner, terms, numbered=False) or ("page", inner)
    awaited = ["}"]
    for end in range(inner, len(tokens)):
        token = tokens[end]
        if token.kind == "mark" and token.text == awaited[-1]:
            awaited.pop()
            if not awaited:
                return label, "".join(" " if t.kind == "space" else t.text for t in tokens[inner:end]).strip(), end + 1
        elif token.kind == "mark" and token.text in "{[":
            awaited.append(_BRACES[token.text])
    return None


def _integrated(tokens: list[LocatorToken], start: int, terms: Mapping[str, str]) -> tuple[str, str, int] | None:
    """A locator without braces: `pp. 33–35, 38`, or a bare number."""
    labelled = _label(tokens, start, terms, numbered=True)
    label, end = labelled or ("page", start)
    parts: list[str] = []
    while True:
        word = _word(tokens, end, is_first=labelled is not None and not parts)
        if word is None or not word.is_number or not (labelled or re.search(r"\d", word.text)):
            break
        parts.append(word.text)
        end = word.end
    if parts and _FOLLOWING.search(parts[-1]) and end < len(tokens) and tokens[end].text == ".":
        parts[-1], end = f"{parts[-1]}.", end + 1
    return (label, "".join(parts).strip(), end) if parts else None


def _word(tokens: list[LocatorToken], start: int, is_first: bool) -> LocatorWord | None:
    """One word of a locator; but for the first, it may follow a comma or a semicolon."""
    text, index = "", start
    if not is_first and index < len(tokens) and tokens[index].kind == "mark" and tokens[index].text in ",;":
        text, index = tokens[index].text, index + 1
    if index < len(tokens) and tokens[index].kind == "space":
        text, index = text + " ", index + 1
    is_number, begun = False, index
    while (piece := _surrounded(tokens, index) or _sequence(tokens, index)) is not None:
        text, is_number, index = text + piece.text, is_number or piece.is_number, piece.end
    return LocatorWord(text, is_number, index) if index > begun else None


def _surrounded(tokens: list[LocatorToken], start: int) -> LocatorWord | None:
    """`(iv)`, `[17]`, `{3}`, or an empty pair."""
    closing = _BRACES.get(tokens[start].text) if start < len(tokens) and tokens[start].kind == "mark" else None
    if closing is None:
        return None
    inner = _sequence(tokens, start + 1) or LocatorWord("", False, start + 1)
    if inner.end < len(tokens) and tokens[inner.end].text == closing:
        return LocatorWord(tokens[start].text + inner.text + closing, inner.is_number, inner.end + 1)
    return None


def _sequence(tokens: list[LocatorToken], start: int) -> LocatorWord | None:
    """`1`, `1.2`, `.2`, but not the stop after `1.`"""
    text, is_number, index = "", False, start
    unit = _unit(tokens, index)
    while True:
        if unit is not None:
            text, is_number, index = text + unit.text, is_number or unit.is_number, unit.end
        if index >= len(tokens) or tokens[index].text != "." or (unit := _unit(tokens, index + 1)) is None:
            break
        text += "."
    return LocatorWord(text, is_number, index) if index > start else None


def _unit(tokens: list[LocatorToken], start: int) -> LocatorWord | None:
    """A roman numeral, or letters and digits joined by hyphens and dashes."""
    if start < len(tokens) and tokens[start].kind == "word" and _ROMAN.fullmatch(tokens[start].text):
        return LocatorWord(tokens[start].text, True, start + 1)
    index = start
    while index < len(tokens) and (tokens[index].kind not in ("space", "mark", "math") or tokens[index].text in "-–"):
        index += 1
    text = "".join(token.text for token in tokens[start:index])
    return LocatorWord(text, re.search(r"\d", text) is not None, index) if index > start else None
