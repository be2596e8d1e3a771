"""The citation key of a source that has none: who, when, and the first word that says something.

`khan2023fostering`, `unctad2024trade`, `fao1974world`: the first author's family name, or the short name of an
institution; the year, or `nd`; the first word of the title that is no article or the like. ASCII, small letters and
digits alone. If it is taken: `khan2023fosteringa`, `khan2023fosteringb`. The same source has the same key, always.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Container, Iterator
from itertools import count

from briefsite.model import Csl
from briefsite.read.addresses import host_of
from briefsite.read.bibliography.particles import Name
from briefsite.read.bibliography.writing.normal import normal

LONGEST_WORD = 24
_LETTERS = str.maketrans({
    "ß": "ss", "æ": "ae", "Æ": "ae", "œ": "oe", "Œ": "oe", "ø": "o", "Ø": "o", "ł": "l", "Ł": "l", "đ": "d", "Đ": "d",
    "ð": "d", "Ð": "d", "þ": "th", "Þ": "th", "ı": "i", "’": "", "'": "", "ʼ": "", "ʿ": "", "ʾ": "",
})  # fmt: skip
"""Letters that are no other letter with a mark."""
_SMALL_WORDS = frozenset({
    "a", "an", "the", "of", "on", "in", "at", "to", "for", "from", "by", "with", "and", "or", "as", "into",
    "over", "under", "towards", "toward", "what", "how", "why", "when", "where", "who", "which", "is", "are",
    "do", "does", "can", "should", "its", "our", "this", "that", "these", "le", "la", "les", "l", "un", "une",
    "des", "du", "de", "d", "et", "en", "au", "aux", "sur", "pour", "dans", "el", "los", "las", "una", "y", "o",
    "e", "del", "al", "por", "para", "con", "os", "um", "uma", "das", "dos", "da", "na", "no", "em", "der",
    "die", "den", "dem", "ein", "eine", "und", "im", "von", "zu", "zur", "zum", "il", "lo", "gli", "i", "uno",
    "di", "della", "het", "een", "van", "op",
})  # fmt: skip
"""Words of titles that say little, in the languages in which most are."""
_TAG = re.compile(r"</?[a-z]+\b[^<>]*>")
_WORD = re.compile(r"[a-z0-9]+")
_SHORT_IN_BRACKETS = re.compile(r"\(([A-Z][A-Za-z&-]{1,11})\)")
_SHORT = re.compile(r"[A-Z][A-Z&]{1,9}\d?")
_ROLES = ("author", "editor", "translator", "container-author", "director")


def citation_key(csl: Csl, taken: Container[str]) -> str:
    """A key for the source that is not among those `taken`, which should have small letters."""
    said = normal(csl)
    year = str(abs((said.get("issued") or {}).get("date-parts", [[0]])[0][0]) or "nd")
    word, of_title = _who(said), next(_significant(said.get("title", "")), "")
    key = f"{word}{year}{of_title}" if word else f"{of_title or _elsewhere(said)}{year}"
    return next(free for letters in _letters() if (free := key + letters) not in taken)


def _letters() -> Iterator[str]:
    """Nothing, `a` to `z`, `aa`, and so on."""
    yield ""
    for number in count():
        letters = ""
        while number >= 0:
            number, letter = divmod(number, 26)
            letters, number = chr(ord("a") + letter) + letters, number - 1
        yield letters


def _ascii(text: str) -> str:
    """`text` in small letters without marks; of other scripts nothing stays."""
    plain = unicodedata.normalize("NFKD", _TAG.sub("", text).translate(_LETTERS)).lower()
    return "".join(sign for sign in plain if not unicodedata.combining(sign))


def _words(text: str) -> list[str]:
    """The words of `text`; what hyphens join is one."""
    return [word[:LONGEST_WORD] for part in _ascii(text).split() if (word := "".join(_WORD.findall(part)))]


def _significant(title: str) -> Iterator[str]:
    words = _words(title)
    return iter([word for word in words if word not in _SMALL_WORDS] or words)


def _who(said: Csl) -> str:
    name: Name = next((names[0] for role in _ROLES if (names := said.get(role))), {})
    if family := name.get("family") or name.get("given"):
        return "".join(_words(f"{name.get('non-dropping-particle', '')} {family}"))[:LONGEST_WORD]
    if "literal" in name and name["literal"] != "others":
        return _short_name(name["literal"])
    return _short_name(said["publisher"]) if "publisher" in said and "container-title" not in said else ""


def _short_name(institution: str) -> str:
    """What an institution is called for short: as it says itself, its initials, or a name of one or two words."""
    plain = _TAG.sub("", institution)
    if said := _SHORT_IN_BRACKETS.search(plain) or (_SHORT.fullmatch(plain.split(" ")[0]) if plain else None):
        return "".join(_words(said[said.re.groups]))
    words = [word for word in re.findall(r"[^\W_]+", plain) if _ascii(word) not in _SMALL_WORDS]
    if len(words) < 3:
        return "".join(_words(" ".join(words)))[:LONGEST_WORD]
    initials = "".join(_ascii(word)[:1] for word in words if not word.islower())
    return "".join(_WORD.findall(initials)) if len(initials) > 2 else "".join(_words(words[0]))


def _elsewhere(said: Csl) -> str:
    """What names a source that has neither a name nor a title in Latin letters."""
    host = host_of(said.get("URL", ""))
    return "".join(_words(host.removeprefix("www.").split(".")[0])) or "".join(_words(said.get("type", ""))) or "source"
