"""A publication's own words for readers: `words/fr.toml` has the form of the files in `wording/`, with what differs."""

from __future__ import annotations

import json
import re
import tomllib
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path, PurePosixPath
from typing import Any, NamedTuple

from briefsite.model import Breach, Lines, Place, Problem, TextFile
from briefsite.model.nearest import Nearest
from briefsite.model.rules.words import UNKNOWN_WORD, WRONG_WORD
from briefsite.read.files import Contents, read_text
from briefsite.read.front_matter.formats import is_language
from briefsite.read.words_folder import word_files
from briefsite.wording import FALLBACK, OwnWords, sections
from briefsite.wording.languages import number_locale

FORMS = ("zero", "one", "two", "few", "many", "other")
MOST_NUMBERS = 1000
"""Up to here each number must find its form."""
_GAP = re.compile(r"\{([^{}]*)\}")
_LINE = re.compile(r"^[ \t]*(?:\[([^\[\]\n]+)\]|([\w.\-\"' \t]+?)[ \t]*=)", re.MULTILINE)
_TOML_PLACE = re.compile(r" \(at (?:line (\d+), column (\d+)|end of document)\)$")
_MARKDOWN = "search_page"
"""The section that is Markdown, not text that stands in HTML as it is."""


def read_own_words(root: Path, contents: Contents | None = None) -> tuple[OwnWords, tuple[Problem, ...]]:
    """The publication's words by language out of the files in words/, and what is wrong with them."""
    own: list[tuple[str, str]] = []
    paths, problems = word_files(root)
    for path in paths:
        file = read_text(root, path, contents)
        if isinstance(file, Problem):
            problems.append(file)
            continue
        kept, found = parse_own_words(file)
        problems += found
        if kept:
            own.append((PurePosixPath(path).stem, json.dumps(kept, ensure_ascii=False, sort_keys=True)))
    return tuple(own), tuple(problems)


def parse_own_words(file: TextFile) -> tuple[Mapping[str, Mapping[str, Any]], tuple[Problem, ...]]:
    """The words in a file that fit, by section and name, and what is wrong with the others."""
    tag = PurePosixPath(file.path).stem
    if not is_language(tag):
        return {}, (UNKNOWN_WORD.at(Place(file.path), "tag", name=tag),)
    try:
        written = tomllib.loads(file.text)
    except tomllib.TOMLDecodeError as error:
        return {}, (_no_toml(file, str(error)),)
    except RecursionError:
        return {}, (_no_toml(file, "it is nested too deep"),)
    places = _places(file)
    kept: dict[str, dict[str, Any]] = {}
    problems: list[Problem] = []
    for word, found in _judged(written, tag):
        problems += (breach.at(_nearest_place(places, name, file.path)) for name, breach in found)
        if not found:
            kept.setdefault(word.section, {})[word.name] = word.value
    return kept, tuple(problems)


class _Word(NamedTuple):
    """A word of a file: where it stands, and what is written there."""

    section: str
    name: str
    value: Any

    @property
    def whole(self) -> str:
        return f"{self.section}.{self.name}"


_Wrong = tuple[str, Breach]
"""The whole name of what is wrong, and what is said of it."""


def _judged(written: Mapping[str, Any], tag: str) -> Iterator[tuple[_Word, list[_Wrong]]]:
    english = sections(FALLBACK)
    for section, content in written.items():
        if section == "read_by_speaker":  # says something of a file of ours
            continue
        table = english.get(section)
        if isinstance(table, Mapping) and not isinstance(content, Mapping):
            example = f"[{section}]"
            yield (
                _Word(section, "", content),
                [
                    (
                        section,
                        WRONG_WORD.says(
                            "kind", name=section, wanted="a section, with its words below", example=example
                        ),
                    )
                ],
            )
            continue
        if not isinstance(table, Mapping):
            hint = Nearest(name for name, names in english.items() if isinstance(names, Mapping)).hint(section)
            yield _Word(section, "", content), [(section, UNKNOWN_WORD.says("section", name=section[:80], hint=hint))]
            continue
        for name, value in content.items():
            word = _Word(section, name, value)
            yield word, list(_faults(word, english[section].get(name), tag))


def _faults(word: _Word, english: Any, tag: str) -> Iterator[_Wrong]:
    """What is wrong with a word that stands for an English one, None where there is none of that name."""
    if english is None:
        names = (f"{section}.{name}" for section, content in _tables() for name in content)
        yield word.whole, UNKNOWN_WORD.says(name=word.whole[:80], hint=Nearest(names).hint(word.whole))
    elif isinstance(english, Mapping):
        yield from _of_forms(word, english, tag)
    elif isinstance(english, list):
        example = f"{word.name} = {json.dumps(english[:2], ensure_ascii=False)}"
        texts = word.value if isinstance(word.value, list) else []
        if not texts or not all(isinstance(text, str) and text.strip() for text in texts):
            yield word.whole, WRONG_WORD.says("kind", name=word.whole, wanted="a list of texts", example=example)
        yield from (fault for text in texts if isinstance(text, str) for fault in _signs(word, text, example))
    else:
        yield from _of_text(word, word.value, english, word.name)


def _tables() -> Iterator[tuple[str, Mapping[str, Any]]]:
    return ((name, content) for name, content in sections(FALLBACK).items() if isinstance(content, Mapping))


def _of_text(
    word: _Word, value: object, english: str, name: str, *, free: frozenset[str] = frozenset()
) -> Iterator[_Wrong]:
    """What is wrong with a text; `free` are gaps that may be left out."""
    whole, example = f"{word.section}.{name}", f"{name} = {json.dumps(english, ensure_ascii=False)}"
    if not isinstance(value, str) or not value.strip():
        yield whole, WRONG_WORD.says("kind", name=whole, wanted="a text in quotation marks", example=example)
        return
    known, found = set(_GAP.findall(english)), set(_GAP.findall(value))
    for gap in sorted(found - known):
        except_known = f", but for {_quoted(known)}" if known else ""
        yield whole, WRONG_WORD.says("gap", name=whole, gap=f"{{{gap[:40]}}}", known=except_known, example=example)
    if missing := known - found - free:
        yield whole, WRONG_WORD.says(name=whole, gaps=_quoted(missing), example=example)
    yield from _signs(word._replace(name=name), value, example)


def _signs(word: _Word, text: str, example: str) -> Iterator[_Wrong]:
    """Signs that no word may have: they would be markup, or a gap that does not end."""
    wrong = set() if word.section == _MARKDOWN else set('<>&"').intersection(text)
    wrong |= set("{}").intersection(_GAP.sub("", text))
    wrong |= {sign for sign in text if unicodedata.category(sign) == "Cc"}
    for sign in sorted(wrong):
        shown = f"`{sign}`" if sign.isprintable() else f"the sign U+{ord(sign):04X}"
        yield word.whole, WRONG_WORD.says("sign", name=word.whole, sign=shown, example=example)


def _of_forms(word: _Word, english: Mapping[str, str], tag: str) -> Iterator[_Wrong]:
    """What is wrong with the forms of words that go with a number."""
    rule = number_locale(tag).plural_form
    used = {"other", *(rule(number) for number in range(MOST_NUMBERS + 1))}
    needed = [form for form in FORMS if form in used]
    example = f"{word.name}.{needed[0]} = {json.dumps(english['other'], ensure_ascii=False)}"
    forms = word.value if isinstance(word.value, Mapping) else {}
    listed = ", ".join(f"`{form}`" for form in needed)
    if missing := [form for form in needed if form not in forms]:
        names = ", ".join(f"`{word.name}.{form}`" for form in missing)
        yield word.whole, WRONG_WORD.says("forms", name=word.whole, tag=tag, forms=names, example=example)
    for form, text in forms.items():
        if form not in needed and form not in rule.tags:
            whole = f"{word.whole}.{form}"
            yield whole, WRONG_WORD.says("form", tag=tag, form=form[:40], forms=listed)
        else:
            yield from _of_text(word, text, english["other"], f"{word.name}.{form}", free=frozenset({"count"}))


def _quoted(gaps: Iterable[str]) -> str:
    return " and ".join(f"`{{{gap}}}`" for gap in sorted(gaps))


def _no_toml(file: TextFile, reason: str) -> Problem:
    found = _TOML_PLACE.search(reason)
    reason = _TOML_PLACE.sub("", reason)
    if found and found[1]:
        place = Place(file.path, int(found[1]), int(found[2]))
    else:
        place = Lines.of(file.path, file.text).place(len(file.text.rstrip()) if found else 0)
    return WRONG_WORD.at(place, "toml", reason=reason[:1].lower() + reason[1:])


def _places(file: TextFile) -> Mapping[str, Place]:
    """Where each section and each name stands, as far as each has a line of its own."""
    lines = Lines.of(file.path, file.text)
    places: dict[str, Place] = {}
    section = ""
    for found in _LINE.finditer(file.text):
        name = re.sub(r"[\"'\s]", "", found[1] or found[2])
        whole = name if found[1] or not section else f"{section}.{name}"
        section = name if found[1] else section
        places.setdefault(whole, lines.place(found.start(1) - 1 if found[1] else found.start(2)))
    return places


def _nearest_place(places: Mapping[str, Place], name: str, path: str) -> Place:
    """Where a name stands, or its first form, or its section."""
    while name:
        first = next((place for known, place in places.items() if known == name or known.startswith(f"{name}.")), None)
        if first is not None:
            return first
        name = name.rpartition(".")[0]
    return Place(path)
