"""Which language is meant by a text that is the tag of none."""

from __future__ import annotations

import unicodedata

from babel import Locale
from babel.core import get_global

from briefsite.model.nearest import Nearest
from briefsite.wording import languages
from briefsite.wording.languages import primary


def meant(text: str) -> str | None:
    """The tag that is meant by a name of a language, a country, another code or a slip: `en` for `englsh`, `eng`.

    None where it is a tag, or nothing is like it.
    """
    tag = text.strip().replace("_", "-")
    base, behind = primary(tag), tag.partition("-")[1:]
    known = Locale("en").languages
    if base in known:
        return tag if tag != text else None
    if other := get_global("language_aliases").get(base):
        return str(other).replace("_", "-") + "".join(behind)
    if likely := get_global("likely_subtags").get(f"und_{base.upper()}"):
        return str(likely).partition("_")[0]
    names = {_bare(name): code for code, name in known.items() if len(code) == 2}
    names |= {_bare(str(Locale(code).get_display_name())): code for code in languages().values()}
    found = Nearest(names).to(_bare(text))
    return names[found] if found else None


def _bare(name: str) -> str:
    """A name without accents, which are easily left out."""
    return "".join(letter for letter in unicodedata.normalize("NFKD", name.casefold()) if letter.isalnum())


def is_unknown(tag: str) -> bool:
    """Whether a well-formed tag names no language: every one of two letters is known, and of others what is meant."""
    base = primary(tag)
    return base not in Locale("en").languages and (len(base) == 2 or meant(tag) is not None)
