"""The rule on characters that no editor typed: they come with text pasted from a PDF, or from a file read wrongly."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefsite.check.facts import Facts
from briefsite.check.rule import Finding, rule

_FOUND = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufffc-\uffff]")
_MOST = 20
"""Past so many the file was read wrongly as a whole, and the first tell as much as all."""


@rule(
    "control-character",
    meaning="A text holds a character that nobody sees and that means nothing on a page, or the sign that stands for a"
    " letter that was lost.",
    example="the control character U+0002 stands after `freight`; delete it",
    mend="Delete it. Text out of a PDF brings such characters; type again a letter that was lost.",
)
def control_character(facts: Facts) -> Iterator[Finding]:
    for path, body in facts.pages:
        text = body.prose if "\ufffd" in body.text else body.text  # code may show the sign for a lost letter
        for number, found in enumerate(_FOUND.finditer(text, body.body_start)):
            if number == _MOST:
                break
            yield facts.place(path, body, found.start()), _message(body.text, found)


def _message(text: str, found: re.Match[str]) -> str:
    before = re.search(r"[^\s\x00-\x1f]{1,20}\Z", text[max(0, found.start() - 40) : found.start()])
    where = f"after `{before[0]}`" if before else "here"
    if found[0] == "\ufffd":
        return f"a letter was lost {where}, or its number (`&#…;`) is none, and `\ufffd` stands for it; type it again"
    kind = "the break of a line or paragraph" if found[0] in "\u2028\u2029" else "the control character"
    return f"{kind} U+{ord(found[0]):04X} stands {where}; delete it"
