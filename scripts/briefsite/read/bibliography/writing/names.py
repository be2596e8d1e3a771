"""Names of CSL as a list of BibTeX: `von Last, Jr, First`, `{Corporate Name}`, or biblatex's `given=…, family=…`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from briefsite.read.bibliography.names import read_names
from briefsite.read.bibliography.particles import Name
from briefsite.read.bibliography.writing.text import ESCAPES, WrittenText

_DIVIDES = re.compile(r"[,=،，﹐､]|(?:^|\s)and(?:\s|$)", re.IGNORECASE)


def written_names(names: Iterable[Name], options: Mapping[str, str]) -> WrittenText:
    """The names as one list; `options` are those of the entry (`juniorcomma`)."""
    parts = [_written_name(name, options) for name in names]
    return WrittenText(" and ".join(part.latex for part in parts), all(part.is_same for part in parts))


def _written_name(name: Name, options: Mapping[str, str]) -> WrittenText:
    forms = _whole(name) if "literal" in name else _in_parts(name)
    for form in forms:
        if read_names(form, options) == [name]:
            return WrittenText(form, True)
    return WrittenText(forms[-1], False)


def _whole(name: Name) -> list[str]:
    text = _escaped(name["literal"])
    return [f"{{{text}}}", *(["others"] if text == "others" else [])]


def _in_parts(name: Name) -> list[str]:
    """The forms that may be read as the name, the usual one first."""
    family, given, suffix = (_escaped(name.get(part, "")) for part in ("family", "given", "suffix"))
    dropping, kept = (_escaped(name.get(part, "")) for part in ("dropping-particle", "non-dropping-particle"))
    extended = [
        f"{part}={{{text}}}" for part, text in (("family", family), ("given", given), ("suffix", suffix)) if text
    ]
    prefix = [f"prefix={{{kept or dropping}}}", f"useprefix={'true' if kept else 'false'}"] if kept or dropping else []
    forms = [", ".join((*extended, *prefix))]
    if family:
        space = "" if kept.endswith(("'", "’", "-", "–", ".")) else " "
        last = f"{{{kept}}}{space}{family}" if kept else family
        whole = f"{{{kept}{space}{family}}}" if kept else f"{{{family}}}"
        for text in (whole, last):
            end = [suffix, given] if suffix else [given] if given else []
            braced = [f"{{{part}}}" for part in end]
            begin = f"{dropping} {text}" if dropping else text
            forms += (", ".join((begin, *braced)), ", ".join((begin, *end)))
    return forms[::-1] if family and not _DIVIDES.search(f"{family} {given} {suffix}") else [*forms[2::-1], *forms[3:]]


def _escaped(text: str) -> str:
    return text.translate(ESCAPES)
