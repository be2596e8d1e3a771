"""Lists of names that are divided wrongly: what other programs and people write between names is not `and`.

Each check looks at a field as people read it, outside braces, and gives the field as it should be written.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from briefsite.read.bibliography.suspect_names import BODIES

_BRACED = re.compile(r"\{(?:[^{}\\]++|\\.|\{(?:[^{}\\]++|\\.|\{[^{}]*+\})*+\})*+\}")
_ENTITY = re.compile(r"&(?!amp;)#?\w{2,8};")
_AND = re.compile(r"(?<=\s)and(?=\s)(?:\s+and(?=\s))*", re.IGNORECASE)
_SIGN = re.compile(r"\s*(?:[;；؛、|•]|\s/\s)\s*")
_AMPERSAND = re.compile(r"\s*,?\s(?:\\?&(?:amp;)?|\\&|\+)\s\s*")
_ET_AL = re.compile(
    r"[\s,]*(?:(?<=[\s,])(?:et\.?\s+al\b\.?|and\s+colleagues|u\.\s?a\.|et\s+coll\b\.?)|等|وآخرون)\s*$", re.I
)
_WORD_AND = re.compile(r"\s*,?\s(?:und|et|og|och|oraz|и|та|dan|ve|va|και|و|と|和|與|与|및|와|과)\s\s*")
_SHORT_AND = re.compile(r"(?<=,)([^,]*?)\s+(?:y|e|i|en|ja|a|és)\s+(?=[^,]*,)")
_COMMA = re.compile("[,،，]")
_CAPITAL = r"(?![a-zß-öø-ÿа-яё])[^\W\d_]"
_ONLY_INITIALS = re.compile(rf"(?:(?:{_CAPITAL}\.?|[^\W\d_]{{1,2}}\.)[\s-]?){{1,4}}")
_INITIALS_FIRST = re.compile(rf"(?:{_CAPITAL}\.[\s-]?){{1,4}}(?:[\w'’-]+\s){{0,3}}{_CAPITAL}[\w'’-]+")
"""`J. M. Doe`: before a comma no surname, for none begins with an initial."""
_VANCOUVER = re.compile(r"[^\W\d_][\w'’-]+(?:\s[^\W\d_][\w'’-]+)?\s[A-Z]{1,3}")
_SUFFIX = re.compile(
    r"(?:jr|sr|junior|senior|[ivx]+|ph\.?\s?d|m\.?d|esq|fils|père|[1-9](?:st|nd|rd|th))\.?", re.IGNORECASE
)
_ROLE = re.compile(r"\s*[(\[]\s*(?:eds?|editors?|hrsg|hg|coords?|dirs?|trans|comps?)\.?\s*[)\]]", re.IGNORECASE)
_LONGEST = 200


class WrongDivision(NamedTuple):
    """Why a list of names is divided wrongly, and the field as it should be written.

    `other` is what to write if it is meant otherwise, `when` says when that is.
    """

    why: str
    right: str
    when: str = ""
    other: str = ""


def wrong_division(value: str) -> WrongDivision | None:
    """What is wrong with how the names in the field `value` are divided; None if nothing is."""
    value = " ".join(value.split())
    mask = _masked(value)
    if "=" in mask:
        return None  # biblatex's extended form names the parts
    parts = _parts(value, mask)
    found = next(filter(None, (check(parts) for check in _CHECKS)), None)
    if found is None:
        return None
    right = found.right
    for _ in _CHECKS:  # what else is wrong with it is put right as well
        again = _parts(right, _masked(right))
        further = next(filter(None, (check(again) for check in _CHECKS[:-1])), None)
        if further is None:
            break
        right = further.right
    return found._replace(right=_short(right))


def _masked(value: str) -> str:
    """`value` with what stands in braces, and HTML's entities, covered: as long as it was."""
    if "{" in value:
        value = _BRACED.sub(lambda found: "x" * len(found[0]), value)
    return _ENTITY.sub(lambda found: "x" * len(found[0]), value) if "&" in value else value


DividedName = tuple[str, str]
"""One name as it is divided now: as written, and covered."""


def _parts(value: str, mask: str) -> list[DividedName]:
    bounds = [(found.start(), found.end()) for found in _AND.finditer(mask)]
    starts = [0, *(end for _, end in bounds)]
    ends = [*(start for start, _ in bounds), len(value)]
    return [_stripped((value[a:b], mask[a:b])) for a, b in zip(starts, ends, strict=True)]


def _stripped(part: DividedName) -> DividedName:
    value, mask = part
    start = len(value) - len(value.lstrip())
    end = len(value.rstrip())
    return value[start:end], mask[start:end]


def _split(part: DividedName, pattern: re.Pattern[str]) -> list[DividedName]:
    value, mask = part
    pieces: list[DividedName] = []
    start = 0
    for found in pattern.finditer(mask):
        pieces.append((value[start : found.start()], mask[start : found.start()]))
        start = found.end()
    pieces.append((value[start:], mask[start:]))
    return [piece for piece in map(_stripped, pieces) if piece[0]]


def _joined(names: list[str]) -> str:
    return " and ".join(filter(None, (name.strip(" ,") for name in names)))


def _divided(parts: list[DividedName], pattern: re.Pattern[str]) -> list[DividedName]:
    """The parts divided once more, at `pattern`."""
    return [piece for part in parts for piece in _split(part, pattern)]


def _signs(parts: list[DividedName]) -> WrongDivision | None:
    found = next((sign for _, mask in parts if (sign := _SIGN.search(mask))), None)
    if found is None:
        return None
    names = _divided(parts, _SIGN)
    return WrongDivision(
        f"`{found[0].strip()}` does not divide names", _joined([value for value, _ in _without_et_al(names)])
    )


def _et_al(parts: list[DividedName]) -> WrongDivision | None:
    if not any(_ET_AL.search(mask) for _, mask in parts):
        return None
    return WrongDivision("“et al.” is read as part of a name", _joined([value for value, _ in _without_et_al(parts)]))


def _without_et_al(parts: list[DividedName]) -> list[DividedName]:
    """The parts with `others` for “et al.”."""
    pieces: list[DividedName] = []
    for value, mask in parts:
        found = _ET_AL.search(mask)
        pieces += [(value, mask)] if found is None else [(value[: found.start()], mask), ("others", "others")]
    return pieces


def _ampersands(parts: list[DividedName]) -> WrongDivision | None:
    found = next((sign for _, mask in parts if (sign := _AMPERSAND.search(mask))), None)
    if found is None:
        return None
    right = _joined([value for value, _ in _divided(parts, _AMPERSAND)])
    whole = next(value for value, mask in parts if _AMPERSAND.search(mask))
    why = f"`{found[0].strip(' ,')}` does not divide names"
    return WrongDivision(why, right) if "," in whole else WrongDivision(why, right, "it is one body", f"{{{whole}}}")


def _words(parts: list[DividedName]) -> WrongDivision | None:
    if found := next((sign for _, mask in parts if (sign := _WORD_AND.search(mask))), None):
        names = [value for value, _ in _divided(parts, _WORD_AND)]
        return WrongDivision(f"`{found[0].strip(' ,')}` does not divide names", _joined(names))
    for index, (value, mask) in enumerate(parts):
        short = _SHORT_AND.search(mask)
        # `Last, First y Last, First`; in `Doe, J., Ortega y Gasset, J.` it is part of a name
        if short and mask.count(",", 0, short.end(1)) % 2 and mask.count(",", short.end()) % 2:
            word = mask[short.end(1) : short.end()].strip()
            names = [other for other, _ in parts]
            names[index : index + 1] = value[: short.end(1)], value[short.end() :]
            return WrongDivision(f"`{word}` does not divide names", _joined(names))
    return None


def _commas(parts: list[DividedName]) -> WrongDivision | None:
    """Names divided by commas. `Last, Jr., First` has two, so a third one is too many."""
    names: list[str] = []
    for part in parts:
        pieces = _split(part, _COMMA)
        is_list = _is_list(pieces, part[0].endswith((",", "،", "，")))
        names += _names_of([piece for piece, _ in pieces]) if is_list else [part[0]]
    return WrongDivision("commas do not divide names", _joined(names)) if len(names) > len(parts) else None


def _is_list(pieces: list[DividedName], ends_in_comma: bool) -> bool:
    masks = [mask for _, mask in pieces]
    if len(masks) >= 4:
        return True
    if len(masks) < 2:
        return False
    if all(_VANCOUVER.fullmatch(mask) for mask in masks) or all(_INITIALS_FIRST.fullmatch(mask) for mask in masks):
        return True
    whole = all(" " in mask and not _ONLY_INITIALS.fullmatch(mask) for mask in masks)
    if len(masks) == 3:
        return whole or not (_SUFFIX.fullmatch(masks[1]) or _SUFFIX.fullmatch(masks[2]))
    return whole and ends_in_comma


def _names_of(pieces: list[str]) -> list[str]:
    """The names that `pieces` between commas are: full names, or surnames and given names in turn."""
    if all(_VANCOUVER.fullmatch(piece) for piece in pieces):
        return [", ".join(piece.rsplit(" ", 1)) for piece in pieces]
    given = pieces[1::2]
    in_turn = len(pieces) % 2 == 0 and (
        all(_ONLY_INITIALS.fullmatch(piece) for piece in given) or not all(" " in piece for piece in pieces)
    )
    if in_turn:
        return [f"{family}, {first}" for family, first in zip(pieces[::2], given, strict=True)]
    names: list[str] = []
    for piece in pieces:
        if names and _ONLY_INITIALS.fullmatch(piece) and "," not in names[-1]:
            names[-1] += f", {piece}"
        else:
            names.append(piece)
    return names


def _initials(parts: list[DividedName]) -> WrongDivision | None:
    """Initials behind the family name, as in PubMed: `Doe J and Roe R`. One name alone may be `Malcolm X`."""
    names = [(value, mask) for value, mask in parts if mask != "others"]
    if len(names) < 2 or not all(_VANCOUVER.fullmatch(mask) for _, mask in names):
        return None
    right = [value if mask == "others" else ", ".join(value.rsplit(" ", 1)) for value, mask in parts]
    return WrongDivision("the initials are read as family names", _joined(right))


def _roles(parts: list[DividedName]) -> WrongDivision | None:
    found = next((role for _, mask in parts if (role := _ROLE.search(mask))), None)
    if found is None:
        return None
    names = ["".join(piece for piece, _ in _split(part, _ROLE)) for part in parts]
    return WrongDivision(f"`{found[0].strip()}` is read as part of a name", _joined(names))


def _bodies(parts: list[DividedName]) -> WrongDivision | None:
    """A body whose name holds `and`, without braces: `Ministry of Trade and Industry` is read as two."""
    if len(parts) < 2:
        return None
    for index, (value, mask) in enumerate(parts[:-1]):
        following, following_mask = parts[index + 1]
        is_body = not BODIES.isdisjoint(f"{mask} {following_mask}".lower().split())
        if is_body and "," not in mask + following_mask and " " in value and following_mask != "others":
            whole = f"{value} and {following}"
            names = [other for other, _ in (*parts[:index], *parts[index + 2 :])]
            both = f"{{{value}}} and {{{following}}}"
            right = _joined([*names[:index], f"{{{whole}}}", *names[index:]])
            return WrongDivision("`and` divides it in two", right, "they are two", both)
    return None


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else text[: text.rfind(" and ", 0, _LONGEST)] + " and …"


_CHECKS = (_signs, _et_al, _ampersands, _words, _commas, _initials, _roles, _bodies)
