"""What is a paragraph and nothing else, and the line of attributes below one."""

from __future__ import annotations

import re

from briefsite.fast.express.inline import Hard

_STARTS_ANOTHER = re.compile(r" {0,3}(?:[*+-]|\d+\.) | {4}")
"""A list; code, or what belongs to the block before."""
_NO_LINE = re.compile(
    r" {0,3}(?:"
    r"[>:]"  # a quotation, a definition
    r"|\[[^\]\n]*\]:"  # what a reference or a note refers to
    r"|(?:(?:- {0,2}+){3,}+|(?:_ {0,2}+){3,}+|(?:\* {0,2}+){3,}+) *+$"  # a line across
    r")|#|\*\[|!!!|\?\?\?|===|<[/!?]"
    r"|[=-]+ *$",  # the line below a heading
    re.MULTILINE,
)
_ATTRIBUTES = re.compile(r"\n\{((?:[.#][\w-]+)(?: [.#][\w-]+)*)\}\Z", re.ASCII)


def check_paragraph(text: str) -> None:
    """Raises Hard where a text is, or might be, another block than a paragraph."""
    if not text or text[0].isspace():
        raise Hard
    if not text[0].isalpha() and (_STARTS_ANOTHER.match(text) or _NO_LINE.match(text)):  # none begins with a letter
        raise Hard
    at = text.find("\n") + 1
    if at and "|" in text:
        raise Hard
    while at:
        if not text[at : at + 1].isalpha() and _NO_LINE.match(text, at):
            raise Hard
        at = text.find("\n", at) + 1


def classes_below(text: str) -> tuple[str, str, str]:
    """A paragraph's words, its attributes as HTML, and its identifier, from a last line such as `{.summary}`."""
    found = _ATTRIBUTES.search(text) if text[-1:] == "}" else None
    if found is None:
        return text, "", ""
    attributes, identifier = attributes_of(found[1])
    return text[: found.start()], attributes, identifier


def attributes_of(words: str) -> tuple[str, str]:
    """Attributes as HTML, and the identifier among them, from words such as `#name .class`."""
    parts = words.split()
    classes = " ".join(part[1:] for part in parts if part[0] == ".")
    names = [part[1:] for part in parts if part[0] == "#"]
    if len(names) > 1 or words.startswith("#__") or " #__" in words or ".md-" in words or ".mermaid" in words:
        raise Hard
    written = (f' class="{classes}"' if classes else "") + (f' id="{names[0]}"' if names else "")
    return written, names[0] if names else ""
