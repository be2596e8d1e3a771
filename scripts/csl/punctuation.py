"""Settles what happens where pieces of output meet: doubled punctuation and spaces, and punctuation in quotes."""

from __future__ import annotations

from typing import TypeAlias

from csl.nodes import MARKS, Delimiter, Kind, Node, Output
from csl.richtext import Inner

# A piece of text, or the beginning (True) or end of a node.
Token: TypeAlias = "str | tuple[Node, bool]"

_KEEP_FIRST, _KEEP_SECOND = 1, 2
# What becomes of two marks that meet; where nothing is said both stay.
_MEETINGS: dict[str, int] = {
    **dict.fromkeys(("!.", "!:", "?.", "?:", ":.", ";:", ";."), _KEEP_FIRST),
    **dict.fromkeys(("!!", "??", "..", "::", ";;", ",,"), _KEEP_FIRST),
    **dict.fromkeys((":!", ":?", ";!", ";?", "  ", " ,", " ."), _KEEP_SECOND),
}
_MOVABLE = frozenset(".,!?")
_MARKED_KINDS = frozenset((Kind.FORMAT, Kind.QUOTE, Kind.DISPLAY, Kind.LINK, Kind.CITE, Kind.RAW))


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
            elif part is not None:
                flatten(part, tokens)
    elif output:
        tokens.append(output)  # type: ignore[arg-type]


def _flatten_node(node: Node, tokens: list[Token]) -> None:
    if node.kind not in _MARKED_KINDS:
        flatten(node.content, tokens)
        return
    start = len(tokens)
    tokens.append((node, True))
    flatten(node.content, tokens)
    if len(tokens) == start + 1 and node.kind is not Kind.RAW:
        tokens.pop()
    else:
        tokens.append((node, False))


def settle(tokens: list[Token], in_quote: bool) -> list[Token]:
    """The tokens with punctuation and spaces settled.

    ``in_quote``: marks that follow a closing quotation mark go before it (the option punctuation-in-quote).
    """
    settled = _Settled()
    out, texts = settled.out, settled.texts
    for at, token in enumerate(tokens):
        if type(token) is tuple:
            out.append(token)
            continue
        kind = type(token)
        if kind is Delimiter and _gives_way(tokens, at):
            continue
        mark = token[0]
        if mark in MARKS and kind is not Inner and texts:
            before = out[texts[-1]]
            # Most marks meet a letter, with nothing between: then there is nothing to settle.
            if before[-1] + mark in _MEETINGS or (in_quote and mark in _MOVABLE and type(out[-1]) is tuple):  # type: ignore[operator]
                settled.meet(token, in_quote)  # type: ignore[arg-type]
                continue
        texts.append(len(out))
        out.append(token)
    return out


def _gives_way(tokens: list[Token], at: int) -> bool:
    """Whether what follows a delimiter begins with punctuation of its own."""
    for following in range(at + 1, len(tokens)):
        token = tokens[following]
        if isinstance(token, str):
            return token[0] in ",;."
        if token[0].kind is Kind.RAW:
            return str(token[0].value)[:1] in (",", ";", ".")
    return False


class _Settled:
    """The tokens so far, and where the texts among them are."""

    def __init__(self) -> None:
        self.out: list[Token] = []
        self.texts: list[int] = []

    def meet(self, text: str, in_quote: bool) -> None:
        """Add a text that begins with a mark or a space."""
        while text and text[0] in MARKS and self.texts:
            mark = text[0]
            before = self.out[self.texts[-1]]
            assert isinstance(before, str)
            # A full stop by itself ends a group or an entry, and stays where the style puts it.
            kept = _MEETINGS.get(before[-1] + mark) if text != "." or before[-1] != " " else None
            if kept == _KEEP_FIRST:
                text = text.lstrip(mark)
            elif kept == _KEEP_SECOND:
                self._shorten(before.rstrip(before[-1]))
            else:
                quote = self._closed_quote() if in_quote and mark in _MOVABLE else -1
                if quote < 0:
                    break
                self.out.insert(quote, mark)
                self.texts.append(quote)
                text = text[1:]
        if text:
            self.texts.append(len(self.out))
            self.out.append(text)

    def _shorten(self, text: str) -> None:
        at = self.texts[-1]
        self.out[at] = text
        if not text:
            self.texts.pop()

    def _closed_quote(self) -> int:
        """Where the innermost quotation that ends after the last text is closed, or -1."""
        for at in range(self.texts[-1] + 1, len(self.out)):
            token = self.out[at]
            if isinstance(token, tuple) and token[0].kind is Kind.QUOTE:
                return -1 if token[1] else at
        return -1
