"""The bibliography: entries whose content is kept as text, and read whenever it is asked for."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from typing import Any, NamedTuple

from msgspec import Struct, json

from briefsite.model.places import Csl, Place, Problem


class Reference(NamedTuple):
    """An entry of the bibliography: made with `of`.

    Of tens of thousands a build after an edit asks for few, and text takes a fifth of the memory that values take. So
    who needs `csl` or `fields` often should ask once.
    """

    key: str
    place: Place
    entry_type: str
    type: str
    """Of which kind it is, in the words of CSL."""
    initial: str
    """The letter a source is filed under: its first author's, else its title's; `0` for all that is no letter."""
    csl_text: str
    fields_text: str

    @classmethod
    def of(
        cls, key: str, csl: Csl, place: Place, entry_type: str = "", fields: Mapping[str, str] | None = None
    ) -> Reference:
        """An entry that says `csl`, made of the entry's own `fields` (inherited ones included), LaTeX undecoded."""
        text = json.encode(csl)
        initial = _initial(_filed_under(csl) or key)
        own = json.encode(fields or {})
        return cls(key, place, entry_type, str(csl.get("type", "")), initial, text.decode(), own.decode())

    @property
    def shown(self) -> Reference:
        """What of it a page can show: not where it stands, nor how it is written."""
        return Reference(self.key, _NOWHERE, "", self.type, self.initial, self.csl_text, "{}")

    @property
    def csl(self) -> dict[str, Any]:
        """What it says, as one item of CSL-JSON."""
        read: dict[str, Any] = _read(self.csl_text)
        return read

    @property
    def fields(self) -> dict[str, str]:
        """The entry's own fields (inherited ones included), names in lower case, LaTeX undecoded."""
        read: dict[str, str] = _read(self.fields_text)
        return read

    @property
    def former_keys(self) -> tuple[str, ...]:
        """The keys that it had before, which its field `ids` names."""
        if '"other-ids"' not in self.csl_text:  # most have none, and to read it takes longer
            return ()
        return tuple(key.strip() for key in str(self.csl["other-ids"]).split(",") if key.strip())


class Bibliography(Struct, frozen=True):
    """Every source, by key, in the order of the file, and what could not be read."""

    references: Mapping[str, Reference]
    problems: tuple[Problem, ...] = ()
    name: str = "sources.bib"
    """What messages call its file, or its files."""


_read = json.Decoder().decode
_NOWHERE = Place("")


def _initial(name: str) -> str:
    first = name[:1].lower()
    if first.isascii() and first.isalpha():
        return first
    for character in unicodedata.normalize("NFKD", name).casefold():
        if "a" <= character <= "z":
            return character
        if character.isalnum():
            return "0"
    return "0"


def _filed_under(csl: Csl) -> str:
    for role in ("author", "editor", "translator"):
        for name in csl.get(role, ()):
            words = name.get("family") or name.get("literal") or name.get("given")
            if words:
                return str(words)
    return str(csl.get("title", ""))
