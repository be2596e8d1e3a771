"""A glance at a list of names: whether it may be divided wrongly, as most lists are not."""

from __future__ import annotations

import re

_SIGNS = re.compile(r"[;；؛、|•&+/(\[等]|آخرون|\s[A-Z]{1,3}(?:,|\sand\s)")
BODIES = frozenset({
    "ministry", "organization", "organisation", "department", "university", "institut", "institute", "instituto",
    "bank", "commission", "committee", "council", "agency", "fund", "association", "centre", "center", "office",
    "bureau", "programme", "federation", "union", "nations", "government", "secretariat", "authority", "board",
    "academy", "ministère", "ministerio", "ministério", "université", "universität", "universidad", "universidade",
    "comisión", "comissão", "banco", "banque", "ministerium", "secretaría",
})  # fmt: skip
"""Words that name a body and no person."""
_WORDS = BODIES | {
    "al", "al.", "colleagues", "u.a.", "u.", "coll", "coll.", "und", "et", "og", "och", "oraz", "и", "та", "dan", "ve",
    "va", "και", "و", "と", "和", "與", "与", "및", "와", "과",
}  # fmt: skip


def is_suspect(value: str) -> bool:
    """Whether the names in `value` may be divided wrongly: a glance, for most lists are not."""
    words = value.lower().replace(",", " ").split()
    return (
        value.count(",") > words.count("and") + 1
        or ", and " in value
        or (value[1:2] == "." and "," in value)
        or value[-1:] in ",،，"
        or _SIGNS.search(value) is not None
        or not _WORDS.isdisjoint(words)
    )
