"""The names at the head of a typed reference, as CSL-JSON has them."""

from __future__ import annotations

import re
from collections.abc import Sequence

_INVERTED = re.compile(r"(?P<family>[^\W\d_][\w’'-]*(?: [^\W\d_][\w’'-]*){0,3}), (?P<given>(?:[A-ZÀ-Þ]\.[ -]?)+)")
_PERSON = re.compile(
    r"(?:[A-ZÀ-Þ][\w’'-]*\.?)(?: (?:[A-ZÀ-Þ][\w’'-]*\.?|van|von|de|da|del|der|di|bin|al|el|la|le|dos)){1,4}"
)
_BODIES = re.compile(
    r"\b(?:agency|association|authority|bank|board|bureau|cent(?:er|re)|college|commission|committee|conference|congress"
    r"|council|department|desk|foundation|forum|fund|g-?\d+|government|group|institut\w*|league|ministr\w*|nations|network|office"
    r"|organi[sz]ation|press|programme?|radio|secretariat|service|society|union|university|unit|africa|asia|global"
    r"|international|national|world|united|european|economic|development|cooperation)\b",
    re.IGNORECASE,
)
_LONGEST_BODY = 10
"""Words of the name of an institution."""
_PARTICLES = frozenset(["van", "von", "de", "da", "del", "der", "di", "bin", "al", "el", "la", "le", "dos"])

Name = dict[str, str]


def names_in(text: str) -> list[Name] | None:
    """The authors that a text names; None where it is no list of names."""
    plain = re.sub(r"\s*\(eds?\.\)|,?\s*\beds?\.$", "", text.strip(" ,;:")).strip(" ,;:")
    has_others = bool(re.search(r",?\s*\bet al\b\.?,?", plain))
    plain = re.sub(r",?\s*\bet al\b\.?,?", "", plain).strip(" ,;")
    if re.search(r"(?<![^\W\d_])[A-Z]$", plain):  # an initial, whose full stop ended the names
        plain += "."
    if not plain or plain[0].islower() or re.search(r"[“”\"«»:]", plain):
        return None
    found = _inverted(plain) or _in_order(plain)
    if not found and len(plain.split()) > _LONGEST_BODY:
        return None
    if not found and ";" in plain:
        return None
    found = found or [{"literal": plain.removesuffix(".")}]
    return [*found, {"literal": "others"}] if has_others else found


def _inverted(text: str) -> list[Name] | None:
    """`Khan, M. A., Ali, B., & Roe, C.`; `Khan, Mahrukh` alone or before names in their order."""
    text = re.sub(r",? (?:and|&|und|et|y) ", ", ", text)
    initialled = list(_INVERTED.finditer(text))
    between = _INVERTED.sub("", text)
    if initialled and not re.sub(r"[,;.\s]", "", between):
        return [_person(of["family"], of["given"]) for of in initialled]
    head, comma, rest = text.partition(", ")
    if not comma or _BODIES.search(text) or not re.fullmatch(r"[^\W\d_][\w’'-]*(?: [\w’'-]+)?", head):
        return None
    given, *others = _parted(rest)
    if not re.fullmatch(r"[A-ZÀ-Þ][\w’'-]+\.?(?: [A-ZÀ-Þ]\.?){0,2}", given) or not all(map(_PERSON.fullmatch, others)):
        return None
    return [_person(head, given), *map(_ordered, others)]


def _in_order(text: str) -> list[Name] | None:
    """`Mahrukh Khan, Ali Roe and B. Smith`."""
    parts = _parted(text)
    if _BODIES.search(text) or not all(map(_PERSON.fullmatch, parts)):
        return None
    return [_ordered(part) for part in parts]


def _parted(text: str) -> list[str]:
    return [part for part in re.split(r",? (?:and|&|und|et|y) |, ?(?:and |& )?|; ", text) if part]


def _ordered(text: str) -> Name:
    names = text.split()
    at = next((number for number, name in enumerate(names[1:], 1) if name in _PARTICLES), len(names) - 1)
    return _person(" ".join(names[at:]), " ".join(names[:at]))


def _person(family: str, given: str) -> Name:
    return {"family": family.strip(" ,"), "given": given.strip(" ,")}


def forms_of(names: Sequence[Name]) -> list[str]:
    """How a text in brackets speaks of these authors: `Khan`, `Khan and Ali`, `Khan et al.`"""
    said = [name.get("family") or name.get("literal", "") for name in names]
    has_others = "others" in said
    said = [name for name in said if name and name != "others"]
    if not said:
        return []
    if len(said) == 1:
        return [said[0], *([f"{said[0]} et al"] if has_others else [])]
    last = f"{', '.join(said[:-1])} and {said[-1]}"
    return [last, f"{said[0]} et al"] if len(said) > 2 or has_others else [last]
