"""Reads LaTeX as it stands in bibliographies into inlines, as Pandoc's reader with `raw_tex` and `smart` does.

Unknown commands vanish with their arguments. Nothing raises: what makes no sense as LaTeX stays as it is written; and
`unread_latex` says what vanished and what makes no sense. Differences from Pandoc, all where it loses text: `%` is a
comment at the start of a line alone, `#1` is text, an unpaired `$` is a dollar, `\\mbox` and some signs are known,
`\\'\\i` is í, paragraphs stay apart, HTML entities become characters and its tags formatting.
"""

from __future__ import annotations

import re
from functools import lru_cache

from briefsite.read.bibliography.inlines import Inline, to_csl, trimmed
from briefsite.read.bibliography.latex_commands import URL_ESCAPE, UnreadLatex
from briefsite.read.bibliography.latex_reader import Reader
from briefsite.read.bibliography.tags import with_tags

# One set of characters before all else, which makes the search quick; `&` counts where an entity may begin.
_SPECIAL = re.compile(r"[\\{}$~%`“‘&<_^](?:(?<![&<_^])|(?<=&)#?\w|(?<=<)[/\w]|(?<=[_^])\{)")
_SPACES = re.compile(r"[ \t\n\r\f\v]+")
_COMMENT = re.compile(r"^[ \t]*+%[^\n]*+(?:\n|\Z)", re.MULTILINE)
_WRAPPED = re.compile(r"\\(?:url|href|nolinkurl|path)\s*\{")
_BRACE = re.compile(r"\\.|[{}]", re.DOTALL)
_LOSSY = re.compile(r"[\\$%&<]")


def read(text: str) -> list[Inline]:
    """The inlines of `text`, without spaces at both ends."""
    if _SPECIAL.search(text) is None:
        return [plain(text)] if text else []
    return list(_decoded(text)[0])


def unread_latex(text: str) -> tuple[UnreadLatex, ...]:
    """What of `text` cannot be read: comments and unknown commands, which vanish, and what stays as it is written."""
    return _decoded(text)[1] if may_be_unread(text) else ()


def may_be_unread(text: str) -> bool:
    """Whether there is anything in `text`, one field or many, of which something could be lost."""
    return _LOSSY.search(text) is not None


@lru_cache(maxsize=8192)
def _decoded(text: str) -> tuple[tuple[Inline, ...], tuple[UnreadLatex, ...]]:
    comments: list[UnreadLatex] = []
    if "%" in text:
        text, comments = _without_comments(text)
    reader = Reader(_SPACES.sub(" ", with_tags(text)).strip(" "))
    items = trimmed(reader.inlines()[0])
    return tuple(items), (*comments, *reader.unread_latex)


def _without_comments(text: str) -> tuple[str, list[UnreadLatex]]:
    """`text` without the lines that begin with `%`; a lone `%` behind the opening brace says nothing and goes, too."""
    head, line_break, rest = text.partition("\n")
    if head.strip() == "%" and line_break:
        text, head = rest, ""
    else:
        text = rest
    found = [UnreadLatex("comment", comment[0].strip()) for comment in _COMMENT.finditer(text)]
    without = _COMMENT.sub("", text)
    return f"{head}{line_break}{without}" if line_break else head, [loss for loss in found if loss.text.strip("% ")]


def plain(text: str) -> str:
    """`text` without LaTeX, as text: white space is one space, an apostrophe is curly, hyphens are dashes."""
    if "\n" in text or "  " in text or "\t" in text:
        text = _SPACES.sub(" ", text)
    if "--" in text:
        text = text.replace("---", "—").replace("--", "–")
    if "'" in text:
        text = text.replace("''", "”").replace("'", "’")
    return text.strip(" ")


@lru_cache(maxsize=8192)
def csl_text(text: str) -> str:
    """`text` as rich text of CSL-JSON."""
    return plain(text) if _SPECIAL.search(text) is None else to_csl(read(text))


def is_plain(text: str) -> bool:
    """Whether `text` has nothing for LaTeX to decode."""
    return _SPECIAL.search(text) is None


def address(text: str) -> str:
    """An address or identifier as it stands in a field: without `\\url{…}` and the backslashes of exporters."""
    text = text.strip()
    if "\\" not in text and "{" not in text:
        return text
    if wrapped := _WRAPPED.match(text):
        text = text[wrapped.end() : _end_of_group(text, wrapped.end())]
    text = URL_ESCAPE.sub(r"\1", text)
    text = re.sub(r"\\text(underscore|asciitilde)\s*(?:\{\})?", lambda m: "_" if m[1] == "underscore" else "~", text)
    return re.sub(r"[{}]", "", text).strip()


def _end_of_group(text: str, start: int) -> int:
    """Where the `}` stands that closes the group whose content begins at `start`; the end of the text without one."""
    depth = 1
    for brace in _BRACE.finditer(text, start):
        depth += 1 if brace[0] == "{" else -1 if brace[0] == "}" else 0
        if not depth:
            return brace.start()
    return len(text)
