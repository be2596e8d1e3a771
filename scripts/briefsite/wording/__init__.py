"""Every word that a reader sees: one file a language (`en.toml`), read once. A new language is one new file.

In: the tag of a language (BCP 47), and what a publication says otherwise (`Options.words`). Out: its words, each in a
named field. Other names of the menu than those that every publication has are its own, in mkdocs.yml
(`extra.translations`).
"""

from __future__ import annotations

import json
import tomllib
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

from msgspec import convert

from briefsite.wording.languages import beginnings, plural_category
from briefsite.wording.section import Plural
from briefsite.wording.sections import Words

FALLBACK = "en"
"""The language that is shown where there are no words in the one that is wanted."""
_SUFFIX = ".toml"

OwnWords = tuple[tuple[str, str], ...]
"""What a publication says otherwise: the tag of a language, and the sections of its file as JSON, with what differs."""


@cache
def languages() -> Mapping[str, str]:
    """The tags of the languages that there are words in, by themselves in lower case."""
    names = (entry.name for entry in files(__name__).iterdir())
    tags = sorted(name.removesuffix(_SUFFIX) for name in names if name.endswith(_SUFFIX))
    return {tag.lower(): tag for tag in tags}


@lru_cache(maxsize=1024)
def words(lang: str, own: OwnWords = ()) -> Words:
    """The words of a language as its region speaks it, or as all do, in English where it has none; changed by `own`."""
    tag = _nearest(lang, languages())
    said = sections(tag or FALLBACK)
    for changed_tag, changed in changes(lang, own):
        tag, said = tag or changed_tag, _changed(said, changed)
    return convert({"lang": tag or FALLBACK, **said}, Words)


def has_words(lang: str, own: OwnWords = ()) -> bool:
    """Whether there are any words in a language, or in that of which it is a region's."""
    return _nearest(lang, languages()) is not None or bool(changes(lang, own))


def changes(lang: str, own: OwnWords) -> list[tuple[str, Mapping[str, Any]]]:
    """What `own` says in a language, that of a region behind that of all."""
    by_tag = {tag.lower(): (tag, json.loads(text)) for tag, text in own}
    return [by_tag[tag] for tag in reversed(beginnings(lang)) if tag in by_tag]


def _nearest(lang: str, known: Mapping[str, str]) -> str | None:
    return next((known[tag] for tag in beginnings(lang) if tag in known), None)


@cache
def sections(tag: str) -> Mapping[str, Any]:
    """The file of a language, by one of the tags of `languages`."""
    return tomllib.loads(files(__name__).joinpath(f"{tag}{_SUFFIX}").read_text("utf-8"))


def _changed(said: Mapping[str, Any], changed: Mapping[str, Any]) -> Mapping[str, Any]:
    return {
        **said,
        **{name: {**said[name], **own} if isinstance(own, Mapping) else own for name, own in changed.items()},
    }


def counted(own: Words, forms: Plural, count: int, **values: object) -> str:
    """The form that goes with the number in the language of `own`, filled in."""
    form: str | None = getattr(forms, plural_category(own.lang, count))
    return (form or forms.other).format(count=count, **values)


def join(own: Words, parts: Sequence[str]) -> str:
    """`a, b and c`, in the language of `own`."""
    if len(parts) < 2:
        return "".join(parts)
    return own.joining.between.join(parts[:-1]) + own.joining.last + parts[-1]


def whole_title(own: Words, title: str, subtitle: str | None) -> str:
    """`Title: subtitle`, with the colon of the language."""
    return f"{title}{own.joining.colon}{subtitle}" if subtitle else title


def named_mention(own: Words, name: str, number: int, of: int) -> str:
    """`Back to 3, second mention`: the name of the link to a place, the `number`th `of` several that are alike."""
    if of == 1:
        return name
    ordinals = own.notes.ordinals
    if number > len(ordinals):
        return name + own.joining.in_names + own.notes.numbered_mention.format(number=number)
    return name + own.joining.in_names + own.notes.mention.format(ordinal=ordinals[number - 1])


def name_holding(own: Words, shown: str, name: str) -> str:
    """The name of a link that shows `shown`, which a reader may say to follow it (WCAG 2.5.3): `b, Back to 3`."""
    # A letter is in most names, and none of their words.
    is_in = shown in name and (shown.isdigit() or len(shown) > 1)
    return name if is_in else shown + own.joining.in_names + name


def small_mark(own: Words, number: int) -> str:
    """What shows the `number`th of several back-links: a, b, c; the number itself where the letters end."""
    marks = own.notes.marks
    return marks[number - 1] if number <= len(marks) else str(number)


__all__ = [
    "FALLBACK",
    "OwnWords",
    "Plural",
    "Words",
    "changes",
    "counted",
    "has_words",
    "join",
    "languages",
    "name_holding",
    "named_mention",
    "sections",
    "small_mark",
    "whole_title",
    "words",
]
