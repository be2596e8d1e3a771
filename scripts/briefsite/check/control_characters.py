"""Characters that no editor typed: they come with text pasted from a PDF, or from a file read wrongly."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefsite.check.facts import Facts
from briefsite.model import Breach, Problem
from briefsite.model.rules.markdown import CONTROL_CHARACTER

_FOUND = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufffc-\uffff]")
_MOST = 20
"""Past so many the file was read wrongly as a whole, and the first tell as much as all."""


def control_character(facts: Facts) -> Iterator[Problem]:
    for path, body in facts.pages:
        text = body.prose if "\ufffd" in body.text else body.text  # code may show the sign for a lost letter
        for number, found in enumerate(_FOUND.finditer(text, body.body_start)):
            if number == _MOST:
                break
            yield _breach(body.text, found).at(facts.place(path, body, found.start()))


def _breach(text: str, found: re.Match[str]) -> Breach:
    before = re.search(r"[^\s\x00-\x1f]{1,20}\Z", text[max(0, found.start() - 40) : found.start()])
    where = f"after `{before[0]}`" if before else "here"
    if found[0] == "\ufffd":
        return CONTROL_CHARACTER.says("lost", where=where)
    kind = "the break of a line or paragraph" if found[0] in "\u2028\u2029" else "the control character"
    return CONTROL_CHARACTER.says(kind=kind, code=ord(found[0]), where=where)
