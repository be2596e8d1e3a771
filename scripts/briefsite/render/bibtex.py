"""References as biblatex: an entry of the bibliography as its editors wrote it, and a brief itself.

Of an entry every field is kept of which something can be made; what programs keep for themselves (`file`, `timestamp`),
and what is long and not ours to pass on (`abstract`), is not.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from briefsite.model import Csl, Reference
from briefsite.read.bibliography.languages import TAGS
from briefsite.read.bibliography.unread_fields import FIELDS_WITHOUT_PLACE, READ_FIELDS

_KEPT = (
    frozenset(READ_FIELDS)
    | FIELDS_WITHOUT_PLACE
    | frozenset(
        ("archiveprefix", "day", "entrysubtype", "eprintclass", "options", "pmcid", "pmid", "primaryclass", "useprefix")
    )
) - {"abstract", "annotation", "annote", "crossref", "keywords"}
_ORDER = ("author", "editor", "translator", "title", "subtitle", "titleaddon", "shorttitle", "date")
_SPECIAL = re.compile(r"[\\{}#$%&_^~`]")
_TOGETHER = re.compile(r"<(?=/?[A-Za-z])|([-'<>])(?=\1)")
"""What would begin a tag that a database left there, or a sign that LaTeX makes of two."""
_WRITTEN = {"\\": "\\textbackslash{}", "^": "\\textasciicircum{}", "~": "\\textasciitilde{}", "`": "\\textasciigrave{}"}


def entry_of_source(reference: Reference) -> str:
    """An entry of the bibliography with the fields that it was written with; those inherited are among them."""
    fields = {name: value for name, value in reference.fields.items() if name in _KEPT and value.strip()}
    return _entry(reference.entry_type or "misc", reference.key, fields)


def entry_of_brief(csl: Csl) -> str:
    """A brief as a report: what `csl` says of it (`as_reference`)."""
    fields = {
        "author": " and ".join(map(_name, csl.get("author", ()))),
        "title": f"{{{_text(csl['title'])}}}",
        "date": "-".join(f"{part:02}" for part in csl["issued"]["date-parts"][0]),
        "version": _text(csl.get("version", "")),
        "institution": f"{{{_text(csl['publisher'])}}}",
        "series": _text(csl.get("collection-title", "")),
        "number": _text(csl.get("number", "")),
        "doi": csl.get("DOI", ""),
        "url": csl.get("URL", ""),
        "langid": _langid(csl.get("language", "")),
    }
    return _entry("report", csl["id"], {name: value for name, value in fields.items() if value})


def _entry(kind: str, key: str, fields: Mapping[str, str]) -> str:
    names = [*(name for name in _ORDER if name in fields), *(name for name in fields if name not in _ORDER)]
    lines = (f"  {name} = {{{' '.join(fields[name].split())}}},\n" for name in names)
    return f"@{kind}{{{key},\n{''.join(lines)}}}\n"


def _name(name: Mapping[str, str]) -> str:
    """A name in parts as `family, given`; a whole one in braces, lest it be divided at its last space."""
    if "literal" in name:
        return f"{{{_text(name['literal'])}}}"
    parts = (name.get(part) for part in ("dropping-particle", "non-dropping-particle", "family"))
    family = " ".join(filter(None, parts))
    return ", ".join(map(_text, filter(None, (family, name.get("suffix"), name.get("given")))))


@lru_cache(maxsize=64)
def _langid(tag: str) -> str:
    """What biblatex calls a language: by its whole tag, else as it is usual where it has its name from, else at all."""
    lang = tag.partition("-")[0]
    names = {known: name for name, known in reversed(TAGS.items())}
    near = (name for known, name in reversed(names.items()) if known.partition("-")[0] == lang)
    return names.get(tag) or names.get(f"{lang}-{lang.upper()}") or next(near, "")


def _text(text: str) -> str:
    """Plain text as LaTeX that says just that."""
    return _TOGETHER.sub(r"\g<0>{}", _SPECIAL.sub(lambda sign: _WRITTEN.get(sign[0], f"\\{sign[0]}"), text))
