"""Which known source a typed reference names, and whether the reference says nothing besides."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from enum import IntEnum

from msgspec import Struct

from briefsite.commands.import_brief.cited_sources import CitedSources, first_name, year_of
from briefsite.commands.import_brief.typed.words_of_reference import TypedReference, letters
from briefsite.model import Csl, Place, Reference
from briefsite.read.bibliography.month_names import NUMBERS as MONTHS
from briefsite.read.markdown.locators import parse_locator

_SHORTEST_TITLE = 10
_WORDS = (
    "a an the of and for in on at to from by with or as its st nd rd th available accessed retrieved online last"
    " visited web page website see also issn isbn doi http https url pdf vol volume no number issue nr pp p pages s ed"
    " eds edition edited editor hrsg trans translated et al press report paper"
    " working disponible en consulte le la les de des du sur und der die das abgerufen am el los las y consultado"
)
_USUAL = frozenset(_WORDS.split())
"""Words that references hold whatever they cite."""
_PLACE = re.compile(r"(?<=[(.,])\s*[A-ZÀ-Þ][\w .,’-]{1,40}:(?=\s[A-ZÀ-Þ])")
"""The place of a publisher: `(Geneva: UN, 2020)`."""
_STOP = re.compile(r"[,:.](?=\s)")
"""What may part a locator from its reference."""
_MOST_PARTS = 3


class Certainty(IntEnum):
    """How sure it is that a reference names a source."""

    UNLIKELY = 0
    LIKELY = 1
    """It names this source, and says something besides; or something of the source is not in it."""
    CERTAIN = 2


class Match(Struct, frozen=True):
    """The source that a reference names, and at which place in it."""

    key: str
    certainty: Certainty
    label: str = ""
    locator: str = ""


class KnownSources:
    """The sources of a bibliography, to be found in what somebody typed."""

    def __init__(self, cited: CitedSources, lang: str) -> None:
        self._cited, self._lang = cited, lang
        self._described: dict[str, _Described] = {}

    def match(self, typed: TypedReference) -> Match | None:
        """The source that is named, the surest one; None where none is."""
        found = [self._judged(typed, reference, is_sure) for reference, is_sure in self._candidates(typed)]
        return max(found, key=lambda match: match.certainty, default=None)

    def against(self, typed: TypedReference, csl: Csl) -> Match:
        """Whether a reference says nothing but this source, of which it is known that it is meant."""
        return self._judged(typed, Reference.of("", csl, Place("")), is_sure=True)

    def _candidates(self, typed: TypedReference) -> Iterator[tuple[Reference, bool]]:
        """Sources that may be meant, and whether an identifier says so."""
        sure: set[str] = set()
        for csl in self._identified(typed):
            if (reference := self._cited.match(csl)) and reference.key not in sure:
                sure.add(reference.key)
                yield reference, True
        text = f" {letters(typed.text)} "
        for key, reference in self._cited.references.items():
            if key in sure:
                continue
            described = self._describe(reference)
            title = described.title
            if len(title) >= _SHORTEST_TITLE and f" {title} " in text and self._names_author_or_year(described, text):
                yield reference, False

    @staticmethod
    def _identified(typed: TypedReference) -> Iterable[Csl]:
        return [*([{"DOI": typed.doi}] if typed.doi else []), *({"URL": address} for address in typed.addresses)]

    @staticmethod
    def _names_author_or_year(described: _Described, text: str) -> bool:
        has_author = not described.who or any(f" {name} " in text for name in described.who)
        return has_author and (not described.year or f" {described.year} " in text)

    def _describe(self, reference: Reference) -> _Described:
        if reference.key not in self._described:
            self._described[reference.key] = _described(reference.csl)
        return self._described[reference.key]

    def _judged(self, typed: TypedReference, reference: Reference, is_sure: bool) -> Match:
        described = _described(reference.csl) if not reference.key else self._describe(reference)
        for label, locator, text in self._places(typed.text, described):
            rest = _besides(text, described)
            if not rest or (is_sure and not _is_prose(rest, text) and _has_title(typed, described)):
                return Match(reference.key, Certainty.CERTAIN, label, locator)
        return Match(reference.key, Certainty.LIKELY)

    def _places(self, text: str, described: _Described) -> Iterator[tuple[str, str, str]]:
        """Each way to part a locator from the end of a reference: none, or its last part."""
        whole = text.rstrip(" .,;")
        yield "", "", whole
        for stop in [*_STOP.finditer(whole)][: -1 - _MOST_PARTS : -1]:
            said = whole[stop.end() :].strip()
            read = parse_locator(f", {said}", self._lang)
            is_of_source = letters(said) in described.numbers or (read.label == "page" and said == described.year)
            if read.label and read.locator and not read.suffix.strip(" .") and not is_of_source:
                yield read.label, read.locator, whole[: stop.start()]


class _Described(Struct, frozen=True):
    """What a source is called, in plain words."""

    title: str
    year: str
    who: tuple[str, ...]
    words: frozenset[str]
    numbers: frozenset[str]


def _described(csl: Csl) -> _Described:
    title = letters(str(csl.get("title", "")))
    main = letters(re.split(r":|\?|\. ", str(csl.get("title", "")))[0])
    said = " ".join(str(value) for name, value in csl.items() if isinstance(value, str | int) and name != "id")
    names = [name for role in ("author", "editor", "translator") for name in csl.get(role, ())]
    people = " ".join(str(part) for name in names for part in name.values())
    family = first_name(csl)
    who = {letters(family), letters(re.sub(r"\([^()]*\)", "", family)), letters(initials(family))} - {""}
    dates = re.findall(r"\d+", f"{csl.get('issued', '')} {csl.get('accessed', '')}")
    words = {*letters(f"{said} {people} {initials(family)}").split(), *dates, *(letters(people).replace(" ", ""),)}
    words |= {word[:1] for word in letters(people).split()}
    pages = letters(str(csl.get("page", "")))
    return _Described(
        main if len(main) >= _SHORTEST_TITLE else title, year_of(csl), tuple(who), frozenset(words), frozenset({pages})
    )


def initials(name: str) -> str:
    """What an institution is called for short: as it says itself in brackets, or the capitals of its words."""
    if short := re.search(r"\(([A-Z][\w&.-]{1,12})\)", name):
        return short[1]
    capitals = "".join(word[0] for word in name.split() if word[:1].isupper())
    return capitals if len(capitals) > 2 else ""


def _besides(text: str, described: _Described) -> list[str]:
    """The words of a reference that neither the source nor references in general have."""
    text = _PLACE.sub(" ", text)
    rest = f" {letters(text)} ".replace(f" {described.title} ", " ").split()
    known = described.words | _USUAL
    has_day = any(word in MONTHS for word in rest)
    return [
        word
        for word in rest
        if word not in known
        and word not in MONTHS
        and not (word.isdigit() and (has_day and len(word) < 3))
        and not (has_day and re.fullmatch(r"(?:19|20)\d\d", word))
    ]


def _is_prose(rest: Iterable[str], text: str) -> bool:
    """Whether what stands besides may be more than names: numbers, or words written small as in a sentence."""
    small = {word.casefold() for word in re.findall(r"\b[a-zà-þ]{3,}\b", text)}
    return any(word in small or any(map(str.isdigit, word)) for word in rest)


def _has_title(typed: TypedReference, described: _Described) -> bool:
    """Whether it gives the title of its source, or none."""
    text = f" {letters(typed.text)} "
    return f" {described.title} " in text or not (typed.quoted or typed.italics or len(text.split()) > 8)
