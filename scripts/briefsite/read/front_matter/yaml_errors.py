"""What a YAML error means to somebody who does not write YAML for a living.

The words are chosen by the text around the error, for PyYAML's two parsers (C and Python) word theirs differently.
"""

from __future__ import annotations

import re

import yaml

_ODD_INDENT = re.compile(r"^ *([^\S \t\n])", re.MULTILINE)
QUOTE = "put the whole value in quotation marks"


def explain(text: str, error: yaml.MarkedYAMLError) -> tuple[int, str]:
    """The offset into `text` an editor should look at, and what to do there."""
    at = error.problem_mark.index if error.problem_mark else 0
    since = error.context_mark.index if error.context_mark else at
    before = text[text.rfind("\n", 0, at) + 1 : at]
    line_start = at - len(before)
    since_line = text.rfind("\n", 0, since) + 1
    if odd := _ODD_INDENT.search(text, min(since_line, line_start), at + 1):
        name = _SPACES.get(odd[1], f"the space U+{ord(odd[1]):04X}")
        return odd.start(), f"{name} stands before this text; YAML is indented with ordinary spaces"
    if text.startswith("\t", at) or "\t" in before[: len(before) - len(before.lstrip())]:
        return at, "a tab stands before this text; YAML is indented with spaces"
    return (
        _by_context(text, error.context or "", since, at)
        or _by_character(text, before, at)
        or (at, f"YAML cannot be read here ({error.problem}); {QUOTE} if it is text")
    )


def _by_context(text: str, context: str, since: int, at: int) -> tuple[int, str] | None:
    opening = text[since : since + 1]
    if "quoted scalar" in context:
        return _quoted(text, at, since)
    if "flow" in context:
        return _colour(text, since, at) or (since, _bracket(opening))
    if "alias" in context or "anchor" in context:
        return since, f"a value cannot begin with `{opening}`; {QUOTE}"
    if "block scalar" in context:
        return since, f"a value that begins with `{opening}` is written in the lines below it; {QUOTE}"
    return None


def _by_character(text: str, before: str, at: int) -> tuple[int, str] | None:
    here = text[at : at + 1] or "\n"
    if here in "@`%":
        return at, f"a value cannot begin with {'a backtick' if here == '`' else f'`{here}`'}; {QUOTE}"
    if here == ":":
        return _colon(text, at - len(before), at)
    if here in ",]}":
        return at, f"`{here}` cannot stand here; {QUOTE} or delete it"
    if here == "-" and before.strip():
        return at, f"a list cannot begin on the line of its key; write each item in a line of its own, or {QUOTE}"
    if before.rstrip().endswith(("'", '"')) and here != "\n":
        return at, "text follows the closing quotation mark; use the other kind of quotation mark around the value"
    if not before.strip():
        return (
            at,
            "this line does not line up with those above; indent the keys of a group by the same number of spaces",
        )
    return None


def _quoted(text: str, at: int, since: int) -> tuple[int, str]:
    if text[at : at + 1] == "\\" or text[at - 1 : at] == "\\":
        return at, "between double quotation marks a `\\` must be written `\\\\`; or use single quotation marks"
    return since, f"the quotation mark `{text[since]}` is never closed"


def _colour(text: str, since: int, at: int) -> tuple[int, str] | None:
    """A colour without quotation marks in a bracket that is not closed: YAML takes it for a comment."""
    found = _COLOUR.search(text, min(since, text.rfind("\n", 0, len(text[:at].rstrip())) + 1), at)
    if not found:
        return None
    why = f'from `{found[1]}` on the line is a comment, so its bracket is not closed; write `"{found[1]}"`'
    return found.start(1), why


def _bracket(opening: str) -> str:
    closing = {"[": "]", "{": "}"}.get(opening)
    if closing:
        return f"this `{opening}` is not closed by a `{closing}`, or a comma is missing between its items"
    return f"`{opening}` cannot stand here; {QUOTE}" if opening.strip() else f"something is missing here; {QUOTE}"


def _colon(text: str, line_start: int, at: int) -> tuple[int, str]:
    before = text[line_start:at]
    if ": " in before:
        return at, f"the value holds a colon; {_in_quotation_marks(text, line_start)}"
    earlier = text[:line_start].rstrip()
    above = earlier.rpartition("\n")[2]
    if above and ":" not in above:
        return len(earlier) - len(above.lstrip()), no_colon(above, earlier[: len(earlier) - len(above)])
    return at, f"the line above has a value already; {QUOTE}, or indent this line like the one above"


def _in_quotation_marks(text: str, line_start: int) -> str:
    """What to write for the value of a line, which holds a colon; a long one, or one that goes on, is not shown."""
    line, _, following = text[line_start:].partition("\n")
    key, _, value = line.partition(": ")
    value = value.strip()
    if not _KEY.fullmatch(key) or len(value) > _LONGEST or set("\"'\\#") & set(value) or following[:1] in (" ", "\t"):
        return QUOTE
    return f'write `"{value}"`, in quotation marks'


_COLOUR = re.compile(r"[\s](#(?:[0-9A-Fa-f]{3}){1,2})\s*[,}\]]")
_LONGEST = 60
_KEY = re.compile(r"\s*(?:[\w-]+|- +[a-z_]+)")
"""What stands before a value; in a list `First: the ports` is more likely to be the value itself."""
_UNUSUAL_SPACE = re.compile(r"([\w-]+):([^\S \t\n]|[\u200b\u2060\ufeff])")
_NO_SPACE = re.compile(r"([a-z_]+):(?=[^\s/:])")
_OTHER_COLON = re.compile(r"([a-z_]+)[ \t]*([\uff1a\ufe55\u2236\ua789=])")
_WITHOUT_VALUE = re.compile(r"([\w-]+):[ \t]*[>|]?[+-]?[ \t]*")
_WITH_VALUE = re.compile(r"([\w-]+):[ \t]+\S")


def no_colon(line: str, above: str = "") -> str:
    """What to say of a line that should be an entry; `above` is the text up to it."""
    line = line.strip(" \t\n")
    shown = f"`{line if len(line) <= 40 else line[:39] + '…'}`"
    if found := _UNUSUAL_SPACE.match(line):
        name = _SPACES.get(found[2], f"the space U+{ord(found[2]):04X}")
        return f"behind `{found[1]}:` stands {name}, which YAML does not take for a space; type an ordinary space"
    if found := _OTHER_COLON.match(line):
        return f"behind `{found[1]}` stands `{found[2]}`; write `{found[1]}: ` with an ordinary colon and a space"
    if found := _NO_SPACE.match(line):
        return f"no space stands behind `{found[1]}:`; write `{found[1]}: …`"
    previous = above.rstrip().rpartition("\n")[2]
    if found := _WITHOUT_VALUE.fullmatch(previous):
        return f"{shown} is not indented, so it does not belong to `{found[1]}` above it; indent it by two spaces"
    if found := _WITH_VALUE.match(previous):
        return f"{shown} has no colon; write `key: value`, or indent it by two spaces if it goes on with `{found[1]}`"
    return f"{shown} has no colon; write `key: value`"


_SPACES = {
    "\u00a0": "a no-break space",
    "\u202f": "a narrow no-break space",
    "\u3000": "a wide space",
    "\u200b": "a space without width",
    "\u2060": "a space without width",
    "\ufeff": "a space without width",
}
