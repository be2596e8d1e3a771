"""One personal name, or the name of an institution, in the order and form that a style asks for."""

from __future__ import annotations

import re
from collections.abc import Callable

from msgspec import Struct

from csl.formatting import affix, affixes_of, format_output, formats_of
from csl.initials import initialize
from csl.nodes import Node, Output, append
from csl.personal import Name
from csl.richtext import parse_markup
from csl.textcase import change_case
from csl.xmltree import Element

_JOINED = ("’", "'", "-", "–", "\u05be", " ", "\u00a0")
_SPACED_LETTER = re.compile(r"[0-9A-Za-z\u00c0-\u058f]")


class PartFormat(Struct, frozen=True):
    """``cs:name-part``: how the given or the family part of a name is formatted."""

    prefix: Output = None
    suffix: Output = None
    change: Callable[[Output], Output] | None = None

    def text(self, value: str) -> Output:
        """One of the parts of a name, formatted, without the affixes."""
        if not value:
            return None
        output = parse_markup(value) if "<" in value else value
        return self.change(output) if self.change is not None else output

    def around(self, output: Output) -> Output:
        """The affixes around what belongs to the part."""
        return None if output is None else affix(output, self.prefix, self.suffix)


def part_format(element: Element | None) -> PartFormat:
    """The formatting of a ``cs:name-part`` element."""
    if element is None:
        return PartFormat()
    prefix, suffix = affixes_of(element)
    formats, case = formats_of(element), element.get("text-case")
    if not formats and not case:
        return PartFormat(prefix, suffix)

    def change(output: Output) -> Output:
        return format_output(change_case(output, case) if case else output, formats)

    return PartFormat(prefix, suffix, change)


class NameForm(Struct, frozen=True):
    """Everything that decides how a single name is written."""

    form: str
    initialize: bool
    initialize_with: str | None
    hyphen: bool
    separator: str
    demote: str
    sorting: bool
    given: PartFormat
    family: PartFormat

    def write(self, name: Name, inverted: bool, level: int) -> Output:
        """The name; ``level`` is how far disambiguation expands it (1: initials, 2: full given name)."""
        if name.literal:
            return self.family.text(name.literal)
        if not name.family:
            return self.given.text(name.given or name.suffix)
        long = self.form == "long" or level > 0
        given = self._given(name, level) if long else ""
        if not name.given_first:
            return self._family_first(name, given)
        if not long and self.sorting and self.demote != "never" and name.non_dropping_particle:
            return [self.family.text(name.family), " ", self._particle(name)]
        if not long:
            return self.family.around(self._words(self._particle(name), self.family.text(name.family)))
        return self._inverted(name, given) if inverted else self._plain(name, given)

    def _given(self, name: Name, level: int) -> str:
        if self.initialize_with is None or not name.given:
            return name.given
        if not name.given_first and (name.static_ordering or not _SPACED_LETTER.match(name.given)):
            return name.given
        mark, shorten = self.initialize_with, self.initialize and level < 2
        if "<" not in name.given:
            return initialize(name.given, mark, shorten, self.hyphen)
        pieces = re.split(r"(</?[a-z][^>]*>)", name.given)
        for at in range(0, len(pieces), 2):
            gap = " " if pieces[at].startswith(" ") else ""
            pieces[at] = gap + initialize(pieces[at], mark, shorten, self.hyphen)
        return "".join(pieces)

    def _particle(self, name: Name) -> Output:
        return self.family.text(name.non_dropping_particle)

    def _family_first(self, name: Name, given: str) -> Output:
        family = self.family.around(self.family.text(name.family))
        if not given:
            return family
        shown = self.given.around(self.given.text(given))
        if _SPACED_LETTER.search(name.family if name.static_ordering else given[:1]):
            return [family, " ", shown]
        return [family, shown]

    def _plain(self, name: Name, given: str) -> Output:
        family = self._words(
            self.given.text(name.dropping_particle),
            self._particle(name),
            self.family.text(name.family),
        )
        if name.suffix:
            family = [family, ", " if name.comma_suffix else " ", name.suffix]
        return _spaced(self.given.around(self.given.text(given)), self.family.around(family))

    def _inverted(self, name: Name, given: str) -> Output:
        first_name, dropping = self.given.text(given), self.given.text(name.dropping_particle)
        if self.demote == "display-and-sort" or (self.sorting and self.demote == "sort-only"):
            family = self.family.text(name.family)
            rest = _spaced(first_name, self._words(dropping, self._particle(name)))
        else:
            family = self._words(self._particle(name), self.family.text(name.family))
            rest = _spaced(first_name, dropping)
        parts: list[Output] = [self.family.around(family)]
        if rest is not None:
            parts += [self.separator, self.given.around(rest)]
        if name.suffix:
            parts += [self.separator, name.suffix]
        return parts

    def _words(self, *parts: Output) -> Output:
        """Particles and what they belong to, with spaces between them; none after an apostrophe or a hyphen."""
        words: list[Output] = []
        for part in parts:
            if part is None:
                continue
            if words and not _ends_with(words[-1], _JOINED):
                append(words, " ", part)
            else:
                words.append(part)
        if not words:
            return None
        return words[0] if len(words) == 1 else words


def _spaced(given: Output, rest: Output) -> Output:
    """The given name and what follows it, with a space between them even if the given name ends with an apostrophe."""
    if given is None or rest is None:
        return rest if given is None else given
    if _ends_with(given, (" ", "\u00a0")):
        return [given, rest]
    words: list[Output] = [given]
    append(words, " ", rest)
    return words[0] if len(words) == 1 else words


def _ends_with(output: Output, ends: tuple[str, ...]) -> bool:
    while isinstance(output, list):
        output = output[-1] if output else None
    if isinstance(output, Node):
        return _ends_with(output.content, ends)
    return output is not None and output.endswith(ends)
