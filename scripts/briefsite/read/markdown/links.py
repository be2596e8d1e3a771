"""Links, images and spans: what follows a bracket makes it one."""

from __future__ import annotations

import re
from collections.abc import Mapping

from briefsite.read.markdown.pairs import Pairs
from briefsite.read.markdown.parts import Part, PartKind

ATTRIBUTES = re.compile(
    r"\{\s*+(?:(?:[#.][^\W\d_][\w\-:.]*+|[^\W\d_][\w\-:.]*+=(?:\"[^\"]*+\"|'[^']*+'|[^\s\"'}]*+)|-)\s*+)*+\}"
)
_TARGET = re.compile(
    r"\(\s*+(?:<(?P<angled>[^<>\n]*)>|(?P<address>[^\s()<>]*(?:\([^\s()]*\)[^\s()<>]*)*))"
    r"(?:\s+(?:\"[^\"]*\"|'[^']*'|\([^()]*\)))?\s*\)"
)
_SPACED_TARGET = re.compile(r"\s*+((?:[^\s\"']|\s(?![\"'])|(?<!\s)[\"'])*+)(?:\s(?:\"[^\"]*\"|'[^']*'))?\s*")
_REFERENCE = re.compile(r"\[([^\[\]]*)\]")
_FOLLOWING = frozenset("([{")
LONGEST_LABEL = 999  # as in CommonMark: keeps nested brackets linear
_LONGEST_TARGET = 4000


def normal_label(label: str) -> str:
    """The label of a link definition in the form by which labels are compared."""
    return " ".join(label.split()).casefold()


def follow(bracket: Part, text: str, end: int, definitions: Mapping[str, str], pairs: Pairs) -> None:
    """Decide what the character after a closed bracket makes of it: a link, an image, a span, or nothing.

    `end` is where the paragraph ends; `definitions` are the link definitions of the text.
    """
    at = bracket.end
    following = text[at : at + 1] if at < end else ""
    if not definitions and following not in _FOLLOWING and bracket.kind == PartKind.BRACKET:
        return
    link = PartKind.IMAGE if bracket.kind == PartKind.IMAGE else PartKind.LINK
    own = _defined(text, *bracket.inner, definitions)
    if following == "(" and (target := _target(text, at, end, pairs)):
        bracket.kind, bracket.is_followed = link, True
        bracket.value, bracket.end = target
    elif following == "[" and not text.startswith("[^", at):
        bracket.is_followed = at in pairs.brackets
        reference = _REFERENCE.match(text, at, end)
        named = reference and reference[1].strip()
        address = definitions.get(normal_label(named), "") if named else own
        if reference and address:
            bracket.kind, bracket.value, bracket.end = link, address, reference.end()
    elif following == "{":
        bracket.is_followed = ATTRIBUTES.match(text, at, end) is not None
    if own and bracket.kind == PartKind.BRACKET:
        bracket.is_shortcut, bracket.value = True, own
    elif bracket.kind == PartKind.IMAGE and not bracket.value:
        bracket.value = own
        if not own:
            bracket.kind, bracket.start = PartKind.BRACKET, bracket.inner[0] - 1


def _target(text: str, at: int, end: int, pairs: Pairs) -> tuple[str, int] | None:
    """The address in the parentheses at `at`, and where they end."""
    simple = _TARGET.match(text, at, end)
    if simple:
        return simple["angled"] or simple["address"] or "", simple.end()
    close = pairs.parentheses.get(at)
    if close is None or close > at + _LONGEST_TARGET:
        return None
    inner = _SPACED_TARGET.fullmatch(text, at + 1, close)
    return (inner[1], close + 1) if inner else None


def _defined(text: str, start: int, end: int, definitions: Mapping[str, str]) -> str:
    if not definitions or end - start > LONGEST_LABEL:
        return ""
    return definitions.get(normal_label(text[start:end]), "")
