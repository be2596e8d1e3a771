"""Lists of names: `First von Last`, `von Last, Jr, First`, `given=…, family=…`, `{Corporate Name}`, `and others`.

As Pandoc reads them, biblatex's way by default: `Drummond de Andrade, Carlos` has no particle. Unlike Pandoc, and as
BibTeX has it, a name that begins with an accented letter in braces (`{\\'E}tienne Dupont`) counts as capitalised, and
`AND` divides as `and` does. `Nye, Joseph S., Jr.` is read as it is meant. Words of scripts without capitals are no
particles, the commas of Arabic and Chinese divide as a comma does, and of two words in Chinese or Korean characters the
first is the family name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache

from briefsite.read.bibliography import latex
from briefsite.read.bibliography.inlines import Format, Formatted, Inline, to_text
from briefsite.read.bibliography.particles import Name, first_letter, is_capital, is_small, with_particles

NameWord = tuple[str, bool]
"""A word of a name, and whether it counts as capitalised."""

_AND = re.compile(r"and(?![^ ])(?<![^ ]and)", re.IGNORECASE)
_SPACES = re.compile(r"[ \u00a0\u3000]+")
_COMMAS = str.maketrans("،，﹐､", ",,,,")
_FAMILY_FIRST = re.compile(
    r"[\u3400-\u9fff\U00020000-\U0003ffff]{1,2} [\u3400-\u9fff\U00020000-\U0003ffff]+"
    r"|[\uac00-\ud7af] [\uac00-\ud7af]+|[\uac00-\ud7af]{2} [\uac00-\ud7af]{2,}"
)
"""A name in Chinese or Korean characters, family name first. What is longer may be a foreign name; `영희 박` is not."""
_JUNIOR = re.compile(r"[JjSs]r\.?|[Jj]unior|[Ss]enior|II|III|IV")
"""What nobody has for a given name: `Nye, Joseph S., Jr.` is the order of English, not of BibTeX."""
_SEPARATOR = re.compile(r"([ \u00a0,])")
_INITIALS = re.compile(r"(?<![^\s.])([^\W\d_])\.(?=[^\W\d_](?:[\s.]|$))")


def read_names(text: str, options: Mapping[str, str], bibtex: bool = False) -> list[Name]:
    """The names in a field, as CSL. `options` are the entry's (`useprefix`, `juniorcomma`); `bibtex`: its particles."""
    use_prefix = options.get("useprefix") in ("true", "")
    comma_suffix = options.get("juniorcomma") in ("true", "")
    if latex.is_plain(text) and "=" not in text:
        names = (_plain_name(part, use_prefix, comma_suffix, bibtex) for part in _plain_parts(text))
        return [dict(name) for name in names if name]
    parts = _parts(latex.read(text))
    found = (_name(part, use_prefix, comma_suffix, bibtex) for part in parts)
    return [name for name in found if name]


def _plain_parts(text: str) -> list[str]:
    return [part.strip(" ") for part in _AND.split(latex.plain(text))]


@lru_cache(maxsize=16384)
def _plain_name(text: str, use_prefix: bool, comma_suffix: bool, bibtex: bool) -> Name:
    return _name([text] if text else [], use_prefix, comma_suffix, bibtex)


def _parts(items: list[Inline]) -> Iterator[list[Inline]]:
    """The names, split at `and` between spaces outside braces."""
    part: list[Inline] = []
    for index, item in enumerate(items):
        if isinstance(item, str):
            before = "" if index == 0 else "\0"
            after = "" if index == len(items) - 1 else "\0"
            pieces = _AND.split(before + item + after)
            for number, piece in enumerate(pieces):
                if number:
                    yield _stripped(part)
                    part = []
                part.append(piece.replace("\0", ""))
        else:
            part.append(item)
    yield _stripped(part)


def _stripped(part: list[Inline]) -> list[Inline]:
    if part and isinstance(part[0], str):
        part[0] = part[0].lstrip(" ")
    if part and isinstance(part[-1], str):
        part[-1] = part[-1].rstrip(" ")
    return [item for item in part if item != ""]


def _name(items: list[Inline], use_prefix: bool, comma_suffix: bool, bibtex: bool) -> Name:
    if not items:
        return {}
    if len(items) == 1:
        only = items[0]
        if isinstance(only, Formatted) and only.kind is Format.GROUP:
            return {"literal": to_text(only.children)}
        if only == "others":
            return {"literal": "others"}
    first = items[0]
    if isinstance(first, str) and "=" in first.split(" ", 1)[0]:
        return with_particles(_extended(items))
    items = [_prepared(item) if isinstance(item, str) else item for item in items]
    return with_particles(_classic(_comma_parts(items), use_prefix, comma_suffix, bibtex))


def _prepared(text: str) -> str:
    """Text outside braces with one comma for all, and room between initials."""
    text = text if text.isascii() else text.translate(_COMMAS)
    return _INITIALS.sub(_spaced, text) if "." in text else text


def _spaced(match: re.Match[str]) -> str:
    follower = match.string[match.end()]
    return f"{match[1]}. " if match[1].isupper() and follower.isupper() else match[0]


def _comma_parts(items: list[Inline]) -> list[list[NameWord]]:
    """The parts between commas, each a list of words; neither commas nor spaces in braces divide."""
    if len(items) == 1 and isinstance(items[0], str):
        return [[(word, is_capital(word)) for word in _SPACES.split(part) if word] for part in items[0].split(",")]
    parts: list[list[NameWord]] = [[]]
    word: list[Inline] = []
    for item in items:
        for piece in _SEPARATOR.split(item) if isinstance(item, str) else [item]:
            if piece in (" ", "\u00a0", ","):
                if word:
                    parts[-1].append((to_text(word), _is_capitalised(word)))
                    word = []
                if piece == ",":
                    parts.append([])
            elif piece != "":
                word.append(piece)
    if word:
        parts[-1].append((to_text(word), _is_capitalised(word)))
    return parts


def _classic(parts: list[list[NameWord]], use_prefix: bool, comma_suffix: bool, bibtex: bool) -> Name:
    suffix: list[NameWord] = []
    while len(parts) > 1 and not parts[-1]:
        parts = parts[:-1]  # a comma at the end says nothing
    if len(parts) == 1 and len(parts[0]) == 2 and _FAMILY_FIRST.fullmatch(" ".join(word for word, _ in parts[0])):
        von_last, given = parts[0][:1], parts[0][1:]
    elif len(parts) == 1:
        given, von_last = _split_at_particle(parts[0])
    elif len(parts) == 2:
        von_last, given = parts
    else:
        von_last, suffix, given = parts[:3]
        if len(given) == 1 and _JUNIOR.fullmatch(given[0][0]) and not _JUNIOR.fullmatch(" ".join(w for w, _ in suffix)):
            suffix, given = given, suffix
    von, last = _split_particle_off(von_last, bibtex)
    name: Name = {}
    for key, words in (
        ("non-dropping-particle" if use_prefix else "dropping-particle", von),
        ("family", last),
        ("given", given),
        ("suffix", suffix),
    ):
        text = " ".join(word for word, _ in words)
        if text:
            name[key] = text
    if comma_suffix and name:
        name["comma-suffix"] = True
    return name


def _split_at_particle(words: list[NameWord]) -> tuple[list[NameWord], list[NameWord]]:
    """Of `First von Last`: the first names, and the rest. Without a particle the last word is the family name."""
    count = 0
    while count < len(words) and words[count][1]:
        count += 1
    if count == len(words) and words:
        count -= 1
    return words[:count], words[count:]


def _split_particle_off(words: list[NameWord], bibtex: bool) -> tuple[list[NameWord], list[NameWord]]:
    if bibtex:
        count = len(words)
        while count and words[count - 1][1]:
            count -= 1
        count = min(count, max(len(words) - 1, 0))
    else:
        count = 0
        while count < len(words) and not words[count][1]:
            count += 1
        if count == len(words) and words:
            count -= 1
    return words[:count], words[count:]


def _is_capitalised(word: list[Inline]) -> bool:
    """Whether the first letter is a capital. Braces around more than one letter have no case: they count as capital."""
    for item in word:
        if isinstance(item, str):
            if letter := first_letter(item):
                return not is_small(letter)
        else:
            inner = to_text(item.children)
            if len(inner) == 1 and inner.isalpha():
                return not is_small(inner)
    return True


def _extended(items: list[Inline]) -> Name:
    """biblatex's extended form: `family=…, given=…, prefix=…, useprefix=true, suffix=…`."""
    name: Name = {}
    prefix, use_prefix = "", False
    for part in _comma_parts(items):
        key, _, value = " ".join(word for word, _ in part).partition("=")
        key, value = key.strip().lower(), value.strip().strip('"')
        if key in ("given", "family", "suffix"):
            name[key] = f"{name[key]} {value}" if key == "given" and "given" in name else value
        elif key == "prefix":
            prefix = value
        elif key == "useprefix":
            use_prefix = value == "true"
    if prefix:
        name["non-dropping-particle" if use_prefix else "dropping-particle"] = prefix
    return name
