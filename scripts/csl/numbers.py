"""Numbers: whether a value is numeric, ordinals, roman numerals, page ranges and locators."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from csl.context import Context
from csl.locales import Locale, OrdinalTerm
from csl.nodes import Output

if TYPE_CHECKING:
    from csl.scope import Scope

_NUMBER = r"[^\W\d_]*\d+[^\W\d_]*"
_NUMERIC = re.compile(rf"{_NUMBER}(?:\s*[,&\-–]\s*{_NUMBER})*")
_SEPARATOR = re.compile(r"\s*([,&\-–])\s*")
_ROMAN = re.compile(r"(?=.)m{0,4}(?:cm|cd|d?c{0,3})(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3})")
_ROMAN_DIGITS = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"),
    (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
# From the beginning of a word only, so that the cost of a value without ranges is linear.
_RANGE = re.compile(r"(?<![^\s,;&\-–—])([^\s,;&\-–—]+)\s*([-–—]{1,3})\s*([^\s,;&\-–—]+)")
_PAGE = re.compile(r"(.*?)(\d+)")
LONGEST_NUMBER = 18
"""Digits of a number that is counted with. What is longer counts nothing, and stays as it is written."""


@lru_cache(maxsize=4096)
def is_numeric(value: str) -> bool:
    """Whether a value solely consists of numbers, as the condition ``is-numeric`` tests it."""
    return _NUMERIC.fullmatch(value.strip()) is not None


@lru_cache(maxsize=4096)
def is_plural(variable: str, value: str) -> bool:
    """Whether a label is plural for this content: it holds several numbers, or counts more than one thing."""
    if variable in ("number-of-pages", "number-of-volumes"):
        digits = re.search(r"\d+", value)
        return digits is not None and digits.group().lstrip("0") != "1"
    if "\\-" in value:
        return False
    return sum(1 for word in re.split(r"[\s,;&\-–—]+", value) if _counts(word.strip(".()[]"))) > 1


def _counts(word: str) -> bool:
    """Whether a word is a number, or says that more follow."""
    return any(char.isdigit() for char in word) or word in ("f", "ff", "sq", "sqq") or _is_roman(word)


def _is_roman(word: str) -> bool:
    """Whether a word is a roman numeral; a single letter is more often a letter, but for i, v and x."""
    lower = word.lower()
    if word not in (lower, word.upper()) or (len(word) == 1 and lower not in "ivx"):
        return False
    return _ROMAN.fullmatch(lower) is not None


def _is_range(first: str, last: str) -> bool:
    """Whether a hyphen between two words means "to": it is part of names such as "Smith-Jones" and "12-A"."""
    for of_a_kind in (lambda word: any(char.isdigit() for char in word), _is_roman, lambda word: len(word) == 1):
        if of_a_kind(first) or of_a_kind(last):
            return of_a_kind(first) and of_a_kind(last)
    return False


def format_number(value: str, form: str, locale: Locale, gender: str) -> str:
    """A number variable in one of the forms of ``cs:number``; what is not numeric stays as it is."""
    if not is_numeric(value):
        return value
    pieces = _SEPARATOR.split(value.strip())
    for at in range(0, len(pieces), 2):
        if pieces[at].isdecimal() and len(pieces[at]) <= LONGEST_NUMBER:
            pieces[at] = _format_integer(int(pieces[at]), form, locale, gender)
    for at in range(1, len(pieces), 2):
        pieces[at] = {",": ", ", "&": " & ", "-": "–"}.get(pieces[at], pieces[at])
    return "".join(pieces)


def _format_integer(number: int, form: str, locale: Locale, gender: str) -> str:
    if form == "roman":
        return roman(number)
    if form == "long-ordinal" and 1 <= number <= 10:
        name = f"long-ordinal-{number:02d}"
        text = locale.long_ordinals.get((name, gender)) or locale.long_ordinals.get((name, ""))
        if text:
            return text
    if form in ("ordinal", "long-ordinal"):
        return f"{number}{ordinal_suffix(number, locale, gender)}"
    return str(number)


def roman(number: int) -> str:
    """A number in lower-case roman numerals, if it can be written so."""
    if not 0 < number < 5000:
        return str(number)
    text = ""
    for value, digits in _ROMAN_DIGITS:
        count, number = divmod(number, value)
        text += digits * count
    return text


def ordinal_suffix(number: int, locale: Locale, gender: str) -> str:
    """The suffix that makes a number an ordinal ("Ordinal Suffixes" in the specification)."""
    ordinals = locale.ordinals
    if ("ordinal", "") not in ordinals and ("ordinal-04", "") in ordinals:
        return _old_ordinal(number, ordinals)
    for last, width in ((number % 100, 2), (number % 10, 1)):
        for wanted in (gender, "") if gender else ("",):
            term = ordinals.get((f"ordinal-{last:02d}", wanted))
            if term is not None and _matches(number, last, width, term):
                return term.text
    plain = ordinals.get(("ordinal", gender)) or ordinals.get(("ordinal", ""))
    return plain.text if plain else ""


def _matches(number: int, last: int, width: int, term: OrdinalTerm) -> bool:
    match = term.match or ("last-two-digits" if last >= 10 else "last-digit")
    if match == "whole-number":
        return number == last
    if match == "last-two-digits":
        return number % 100 == last
    return width == 1 or last < 10 and number % 10 == last


def _old_ordinal(number: int, ordinals: dict[tuple[str, str], OrdinalTerm]) -> str:
    """The scheme of CSL 1.0: ordinal-01 to -03 by the last digit, ordinal-04 for all others."""
    last = number % 10
    name = f"ordinal-0{last}" if last in (1, 2, 3) and number % 100 not in (11, 12, 13) else "ordinal-04"
    term = ordinals.get((name, ""))
    return term.text if term else ""


def format_locator(value: str, label: str, scope: Scope) -> str:
    """A locator: hyphens become en dashes, pages are reformatted, an ampersand becomes the term."""
    if "&" in value:
        value = value.replace("&", scope.locale.term("and", "symbol") or "&")
    if label in ("", "page"):
        return format_pages(value, scope)
    return value if value.isalnum() else with_range_dashes(value, scope)


def with_range_dashes(value: str, scope: Scope) -> str:
    """A value with the delimiter of ranges in its ranges of numbers; a hyphen in a name, or an escaped one, stays."""
    if "\\-" in value:
        return value.replace("\\-", "-")
    delimiter = _range_delimiter(scope)
    return _RANGE.sub(lambda match: _between(match, delimiter), value)


def _range_delimiter(scope: Scope) -> str:
    return scope.locale.term("page-range-delimiter") or "–"


def _between(match: re.Match[str], delimiter: str) -> str:
    return match[1] + delimiter + match[3] if _is_range(match[1], match[3]) or match[2] != "-" else match[0]


def format_pages(value: str, scope: Scope) -> str:
    """The page ranges in a value, in the format that the style asks for."""
    if value.isalnum():
        return value
    if "\\-" in value:
        return value.replace("\\-", "-")
    delimiter = _range_delimiter(scope)
    range_format = scope.style.page_range_format
    value = _RANGE.sub(lambda match: _format_match(match, delimiter, range_format), value)
    return ", ".join([part.strip() for part in value.split(",")]) if "," in value else value


def _format_match(match: re.Match[str], delimiter: str, range_format: str) -> str:
    """Two pages with a hyphen between them, as a range if their numbers follow the same prefix."""
    first, last = match[1], match[3]
    one, other = _PAGE.fullmatch(first), _PAGE.fullmatch(last)
    if not range_format or one is None or other is None:
        return _between(match, delimiter)
    if one[1] != other[1]:
        return f"{first}-{last}"
    repeated = one[1] if range_format == "expanded" else ""
    return f"{first}{delimiter}{repeated}{format_range(one[2], other[2], range_format)}"


def format_range(first: str, last: str, range_format: str) -> str:
    """The second number of a page range (Appendix V of the specification, "Page Range Formats")."""
    if len(last) < len(first):
        last = first[: len(first) - len(last)] + last
    if len(last) > len(first) or range_format == "expanded":
        return last
    if range_format == "minimal":
        return _shortest(first, last, 1)
    if range_format == "minimal-two":
        return _shortest(first, last, 2)
    return _chicago(first, last, range_format)


def _chicago(first: str, last: str, range_format: str) -> str:
    if len(first) < 3 or first.endswith("00"):
        return last
    if first[-2] == "0":
        return _shortest(first, last, 1)
    changed = sum(1 for a, b in zip(first, last, strict=True) if a != b)
    if len(first) == 4 and changed >= 3 and range_format != "chicago-16":
        return last
    return _shortest(first, last, 2)


def _shortest(first: str, last: str, least: int) -> str:
    """The digits of ``last`` from the first that differs, but at least so many."""
    at = 0
    while at < len(last) - least and first[at] == last[at]:
        at += 1
    return last[at:]


def page_first(context: Context) -> Output:
    """The variable page-first: given, or the first page of the variable page."""
    if context.values.get("page-first"):
        return context.take("page-first")
    value = context.take("page")
    return None if value is None else re.split(r"[-–,&;\s]", value.strip(), maxsplit=1)[0]
