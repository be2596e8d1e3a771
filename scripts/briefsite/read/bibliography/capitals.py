"""Names in English titles that lose their capitals, because CSL expects sentence case and no braces protect them.

A title that is written in sentence case shows its names by their capitals. In one in title case, where every word has
one, names are recognised: countries and cities, as Unicode's CLDR and the time zones name them, what belongs to them
(`African`), languages, and the place of the entry itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache

from briefsite.model.rules.bibliography import LOST_CAPITALS
from briefsite.read.bibliography import latex
from briefsite.read.bibliography.inlines import to_text
from briefsite.read.bibliography.judged import ConvertedEntry, FieldBreach
from briefsite.read.bibliography.languages import TAGS, is_english
from briefsite.read.bibliography.titles import in_sentence_case
from briefsite.read.bibliography.types import NAMED_BY_TITLE

TITLE_FIELDS = ("title", "subtitle", "booktitle", "booksubtitle", "maintitle")
_MARKS = ".,:;!?()[]“”‘’\"'«»"
_COMPOUND = re.compile(r"[-–—/]")
_LONGEST_COMPOUND = 4
_SMALL = frozenset(
    {"from", "with", "that", "this", "into", "over", "under", "than", "their", "between", "about", "upon"}
)
_PEOPLES = frozenset({
    "African", "American", "Argentine", "Argentinian", "Asian", "Australian", "Bangladeshi", "Bolivian", "Brazilian",
    "Cameroonian", "Caribbean", "Chilean", "Colombian", "Congolese", "Cuban", "Egyptian", "Ethiopian", "European",
    "Ghanaian", "Indian", "Iranian", "Iraqi", "Israeli", "Ivorian", "Jamaican", "Jordanian", "Kenyan", "Lebanese",
    "Libyan", "Malawian", "Malaysian", "Malian", "Mexican", "Moroccan", "Mozambican", "Namibian", "Nepali", "Nigerian",
    "Pakistani", "Palestinian", "Peruvian", "Philippine", "Rwandan", "Saudi", "Senegalese", "Singaporean", "Somali",
    "Sudanese", "Swiss", "Syrian", "Tanzanian", "Tunisian", "Ugandan", "Venezuelan", "Yemeni", "Zambian", "Zimbabwean",
    "Saharan", "Latin", "Islamic", "Muslim", "Christian", "Marxist", "Keynesian", "Bandung", "Africa", "Asia", "Europe",
})  # fmt: skip
_NO_NAMES = frozenset({"Center", "Wake", "Oral", "Resolute", "Easter", "Knox", "World", "Turkey", "Jersey", "Latin"})
"""Words in those lists that are most often no names."""

_OPENING = frozenset({
    "A", "An", "The", "What", "How", "Why", "When", "Where", "Who", "Which", "Whose", "Is", "Are", "Do", "Does", "Can",
    "Should", "On", "In", "Of", "For", "From", "To", "Towards", "Toward", "At", "By", "With", "Without", "After",
    "Before", "Between", "Beyond", "Against", "Under", "Over", "And", "But", "If", "As", "This", "These", "Our", "Its",
})  # fmt: skip
"""Words that open a title and belong to no name."""
_COUNTED = frozenset({"No", "Nos", "Vol", "Vols", "Part", "Volume", "Issue", "Chapter", "Series"})

_INNER_CAPITAL = re.compile(r"[\s–—/-][^\w\s]*+(?!(?:Nos?|Vols?|Part)\b)[^\W\d_a-z]")
"""A word with a capital that is not the first: without one nothing is lost."""

Names = Mapping[str, tuple[tuple[str, ...], ...]]
"""The first word of names → the names, word by word, longest first."""


def lost_capitals(entry: ConvertedEntry) -> Iterator[FieldBreach]:
    """The names in the titles of an English entry that are shown without their capitals."""
    if entry.type in NAMED_BY_TITLE or not is_english(entry.csl.get("language") or entry.publication):
        return
    for field in TITLE_FIELDS:
        title = entry.own.get(field)
        if title and (names := _names_without_capitals(title, entry.own)):
            named = ", ".join(f"`{name}`" for name, _ in names)
            shown = ", ".join(f"`{name}`" for _, name in names)
            right = ", ".join(f"`{{{name}}}`" for name, _ in names)
            verb = "is" if len(names) == 1 else "are"
            breach = LOST_CAPITALS.says(written=named, field=field, key=entry.key, verb=verb, shown=shown, right=right)
            yield FieldBreach(field, breach)


def _places(fields: Mapping[str, str]) -> tuple[str, ...]:
    places = (fields[name] for name in ("location", "address", "venue") if name in fields)
    return tuple(part.strip(" {}") for place in places for part in place.replace(" and ", ",").split(","))


def _names_without_capitals(title: str, fields: Mapping[str, str]) -> list[tuple[str, str]]:
    """The names in `title` as written and as shown, each once."""
    if latex.is_plain(title) and not _INNER_CAPITAL.search(title):
        return []
    written, shown = to_text(latex.read(title)).split(" "), to_text(in_sentence_case(title)).split(" ")
    if len(written) != len(shown):
        return []
    pairs = enumerate(zip(written, shown, strict=True))
    changed = [index for index, (word, seen) in pairs if word != seen and not word.islower()]
    if not changed:
        return []
    small = sum(1 for word in written[1:] if len(word) > 3 and word.islower() and word not in _SMALL)
    spans = _runs(written, changed) if small > len(changed) else _runs_of_names(written, changed, _places(fields))
    found = {_stripped(written[start:end]): _stripped(shown[start:end]) for start, end in spans}
    return [(name, seen) for name, seen in found.items() if name != seen]


def _runs(words: list[str], changed: list[int]) -> Iterator[tuple[int, int]]:
    """The runs of words with capitals around each changed word: `Buenos Aires`, of which the first opens the title."""
    done = 0
    for index in changed:
        if index < done or words[index].strip(_MARKS) in _COUNTED:
            continue
        start, end = index, index + 1
        while start > done and words[start - 1][:1].isupper() and words[start - 1][-1:].isalpha():
            if start == 1 and words[0] in _OPENING:
                break
            start -= 1
        while end < len(words) and words[end][:1].isupper() and words[end - 1][-1:].isalpha():
            end += 1
        done = end
        yield start, end


def _runs_of_names(words: list[str], changed: list[int], places: tuple[str, ...]) -> Iterator[tuple[int, int]]:
    """The names of `_names` and of `places` with a changed word in them."""
    bare = [_stripped([word]) for word in words]
    own = {place.split(" ")[0]: (tuple(place.split(" ")),) for place in places if place[:1].isupper()}
    done = 0
    known, lost = _names(), frozenset(changed)
    for index, word in enumerate(bare):
        if index < done:
            continue
        parts = _COMPOUND.split(word)[:_LONGEST_COMPOUND] if index in lost and word not in known else ()
        if len(parts) > 1 and any((part,) in known.get(part, ()) for part in parts):
            yield index, index + 1  # `China-Africa`
            continue
        if not (word in known or word in own):
            continue
        for name in (*known.get(word, ()), *own.get(word, ())):
            end = index + len(name)
            if tuple(bare[index:end]) == name and any(index <= at < end for at in changed):
                yield index, end
                done = end
                break


def _stripped(words: list[str]) -> str:
    text = " ".join(words).strip(_MARKS)
    return text.removesuffix("’s")


@lru_cache(maxsize=1)
def _names() -> Names:
    # Imported here: many bibliographies have no title that would need it.
    from babel import Locale
    from babel.core import get_global

    zones = (zone.split("/") for zone in get_global("zone_territories"))
    cities = {
        zone[-1].replace("_", " ") for zone in zones if len(zone) > 1 and zone[0] not in ("Etc", "US", "Antarctica")
    }
    territories = {name for code, name in Locale.parse("en").territories.items() if code.isalpha()}
    languages = {name.title() for name in TAGS if not name.startswith(("u", "n")) or name in ("norwegian", "ukrainian")}
    found: dict[str, list[tuple[str, ...]]] = {}
    for name in (_PEOPLES | cities | territories | languages) - _NO_NAMES:
        words = tuple(name.replace("&", "and").split(" "))
        found.setdefault(words[0], []).append(words)
    return {first: tuple(sorted(names, key=lambda words: (-len(words), words))) for first, names in found.items()}
