"""Settles what happens where pieces of output meet: doubled punctuation and spaces, and punctuation in quotes."""

from __future__ import annotations

from itertools import islice
from typing import TypeAlias

from csl.nodes import MARKS, VARIANTS, Delimiter, Node, NodeKind, Output
from csl.richtext import Inner

# A piece of text, the beginning of a node (the node), or its end (the node as all there is in a tuple).
Token: TypeAlias = "str | Node | tuple[Node]"

_KEEP_FIRST, _KEEP_SECOND = 1, 2
_LATIN_MEETINGS = {
    **dict.fromkeys(("!.", "!:", "?.", "?:", ":.", ";:", ";."), _KEEP_FIRST),
    **dict.fromkeys(("!!", "??", "..", "::", ";;", ",,"), _KEEP_FIRST),
    **dict.fromkeys((":!", ":?", ";!", ";?", "  ", " ,", " ."), _KEEP_SECOND),
}
# What becomes of two marks that meet, in whatever script each is; where nothing is said both stay.
_MEETINGS: dict[str, int] = {
    one + other: kept
    for pair, kept in _LATIN_MEETINGS.items()
    for one in pair[0] + VARIANTS[pair[0]]
    for other in pair[1] + VARIANTS[pair[1]]
} | dict.fromkeys(("….", "…。"), _KEEP_FIRST)
_MOVABLE = frozenset(".,!?")
_TAKES_OVER = frozenset("".join(mark + VARIANTS[mark] for mark in ",;."))
_RAW = NodeKind.RAW
_OPAQUE = "\ufffc"  # how a finished text ends for what follows: with no mark
_MARKED_KINDS = frozenset(
    (NodeKind.FORMAT, NodeKind.QUOTE, NodeKind.DISPLAY, NodeKind.LINK, NodeKind.CITE, NodeKind.RAW, NodeKind.MARKUP)
)


def flatten(output: Output, tokens: list[Token]) -> None:
    """Append an output, as a sequence of texts and the beginnings and ends of the nodes that show."""
    if type(output) is Node:
        _flatten_node(output, tokens)
    elif isinstance(output, list):
        for part in output:
            kind = type(part)
            if kind is str or kind is Delimiter:
                if part:
                    tokens.append(part)  # type: ignore[arg-type]
            elif kind is Node:
                _flatten_node(part, tokens)  # type: ignore[arg-type]
            elif part is not None:
                flatten(part, tokens)
    elif output:
        tokens.append(output)


def _flatten_node(node: Node, tokens: list[Token]) -> None:
    if node.kind not in _MARKED_KINDS:
        flatten(node.content, tokens)
        return
    start = len(tokens)
    tokens.append(node)
    if node.kind >= _RAW:
        return
    flatten(node.content, tokens)
    if len(tokens) == start + 1:
        tokens.pop()
    else:
        tokens.append((node,))


def settle(tokens: list[Token], in_quote: bool) -> list[Token]:
    """The tokens with punctuation and spaces settled.

    ``in_quote``: marks that follow a closing quotation mark go before it (the option punctuation-in-quote).
    """
    out: list[Token] = []
    before = ""  # the last text
    for at, token in enumerate(tokens):
        kind = type(token)
        if kind is Node or kind is tuple:
            if kind is Node and token.kind == _RAW:  # type: ignore[union-attr]
                before = _OPAQUE
            out.append(token)
            continue
        if kind is Delimiter and _gives_way(tokens, at):
            continue
        text: str = token  # type: ignore[assignment]
        mark = text[0]
        # Most marks meet a letter, with nothing between: then there is nothing to settle.
        if (
            mark in MARKS
            and before
            and kind is not Inner
            and (before[-1] + mark in _MEETINGS or (in_quote and mark in _MOVABLE and not isinstance(out[-1], str)))
        ):
            before = _meet(out, text, in_quote)
            continue
        before = text
        out.append(text)
    return out


def _gives_way(tokens: list[Token], at: int) -> bool:
    """Whether what follows a delimiter begins with punctuation of its own."""
    for token in islice(tokens, at + 1, None):
        if isinstance(token, str):
            return token[0] in _TAKES_OVER
        if type(token) is Node and token.kind == NodeKind.RAW:
            return False
    return False


def _meet(out: list[Token], text: str, in_quote: bool) -> str:
    """Add a text that begins with a mark or a space; the last text that there is then."""
    last = _last_text(out)
    while text and text[0] in MARKS and last >= 0:
        mark, before = text[0], _text_of(out[last])
        # A full stop by itself ends a group or an entry, and stays where the style puts it.
        kept = _MEETINGS.get(before[-1] + mark) if text != "." or before[-1] != " " else None
        if kept == _KEEP_FIRST:
            text = text.lstrip(mark)
        elif kept == _KEEP_SECOND:
            out[last] = before.rstrip(before[-1])
            last = _last_text(out)
        else:
            quote = _closed_quote(out, last) if in_quote and mark in _MOVABLE else -1
            if quote < 0:
                break
            out.insert(quote, mark)
            last = quote
            text = text[1:]
    if text:
        out.append(text)
        return text
    return _text_of(out[last]) if last >= 0 else ""


def _last_text(out: list[Token]) -> int:
    """Where the last text is, or -1. One of which nothing is left is none."""
    return next((at for at in range(len(out) - 1, -1, -1) if _text_of(out[at])), -1)


def _text_of(token: Token) -> str:
    """The text of a token; for a finished one, a character that settles nothing."""
    if isinstance(token, str):
        return token
    return _OPAQUE if type(token) is Node and token.kind == NodeKind.RAW else ""


def _closed_quote(out: list[Token], last: int) -> int:
    """Where the innermost quotation that ends after the last text is closed, or -1."""
    for at in range(last + 1, len(out)):
        token = out[at]
        if type(token) is Node and token.kind == NodeKind.QUOTE:
            return -1
        if type(token) is tuple and token[0].kind == NodeKind.QUOTE:
            return at
    return -1
