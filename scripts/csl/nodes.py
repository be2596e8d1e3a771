"""The output tree: what formatting produces, before punctuation is settled and markup is written.

An output is ``None`` (nothing), a ``str`` (a piece of text), a ``list`` of outputs, or a `Node`.
Outputs are never changed once made, so one may be kept and used again for another citation.
"""

from __future__ import annotations

from collections.abc import Iterator
from enum import IntEnum
from typing import Any, NamedTuple, TypeAlias

from msgspec import Struct


class NodeKind(IntEnum):
    """What a `Node` says about its content. What RAW and MARKUP hold, the last, is in the output format already."""

    FORMAT = 1  # value: ("font-style", "italic") and the like
    QUOTE = 2  # value: the marks to write around it, where they are not the locale's
    DISPLAY = 3  # value: block, left-margin, right-inline or indent
    NO_CASE = 4  # text case changes nothing inside
    LINK = 5  # value: the address
    NAMES = 6  # value: NameList
    NAME = 7  # value: the name
    YEAR_SUFFIX = 8  # value: the number of the suffix, from 1
    CITATION_NUMBER = 9  # value: the number
    TERM = 10
    CITE = 11  # value: the id of the reference
    RAW = 12  # value: text that is already in the output format
    MARKUP = 13  # value: what is in the output format and shows nothing by itself, such as a tag


# Where none of these begins or ends a piece of text, nothing has to be settled between it and its neighbour.
VARIANTS = {".": "。．｡", ",": "，、،", ";": "；؛", ":": "：", "!": "！", "?": "？؟", " ": ""}
"""What other scripts write for a mark."""
MARKS = frozenset("".join(mark + others for mark, others in VARIANTS.items()) + "…")


class Delimiter(str):
    """A delimiter: it gives way to a comma, semicolon or full stop that follows it."""

    __slots__ = ()


class Node(Struct, eq=False):
    """Outputs with a meaning or a format around them."""

    kind: NodeKind
    value: Any
    content: Output


Output: TypeAlias = "None | str | list[Output] | Node"


class NameList(NamedTuple):
    """The names that one ``cs:names`` element rendered for one variable."""

    variable: str
    names: tuple[Any, ...]
    writer: Any


def plain_text(output: Output) -> str:
    """The text of an output, without markup and before punctuation is settled."""
    while type(output) is Node:
        output = output.content
    if type(output) is str or output is None:
        return output or ""
    texts: list[str] = []
    _add_texts(output, texts)
    return "".join(texts)


def _add_texts(output: Output, texts: list[str]) -> None:
    if isinstance(output, list):
        for part in output:
            if type(part) is str:
                texts.append(part)
            elif part is not None:
                _add_texts(part, texts)
    elif type(output) is Node:
        _add_texts(output.content, texts)
    elif output:
        texts.append(output)  # type: ignore[arg-type]


def has_text(output: Output) -> bool:
    """Whether anything would be seen of an output."""
    if output is None:
        return False
    if isinstance(output, str):
        return bool(output)
    if isinstance(output, list):
        for part in output:  # noqa: SIM110 a loop takes half the time of any()
            if has_text(part):
                return True
        return False
    return output.kind >= NodeKind.RAW or has_text(output.content)


def find(output: Output, kind: NodeKind) -> Iterator[Node]:
    """Every node of one kind, in order, outermost first."""
    if isinstance(output, Node):
        if output.kind == kind:
            yield output
        yield from find(output.content, kind)
    elif isinstance(output, list):
        for part in output:
            yield from find(part, kind)


def first(output: Output, kind: NodeKind) -> Node | None:
    """The first node of one kind, if there is any."""
    return next(find(output, kind), None)


def replace(output: Output, old: Node, new: Output) -> Output:
    """The output with one node replaced by another output."""
    if output is old:
        return new
    if isinstance(output, Node):
        content = replace(output.content, old, new)
        return output if content is output.content else Node(output.kind, output.value, content)
    if isinstance(output, list):
        changed = [replace(part, old, new) for part in output]
        if all(a is b for a, b in zip(changed, output, strict=True)):
            return output
        return changed
    return output


def join(parts: list[Output], delimiter: str) -> Output:
    """The parts that are not empty, with the delimiter between them."""
    if len(parts) == 1:
        return parts[0]
    if not parts:
        return None
    if not delimiter:
        return parts
    mark = delimiter if type(delimiter) is Delimiter else Delimiter(delimiter)
    rest = iter(parts)
    joined = [next(rest)]
    for part in rest:
        append(joined, mark, part)
    return joined[0] if len(joined) == 1 else joined


def append(outputs: list[Output], between: str, output: Output) -> None:
    """Add an output behind what stands between; where nothing has to be settled there, texts become one text."""
    last = outputs[-1]
    if (
        type(output) is str
        and type(last) is str
        and output
        and last
        and output[0] not in MARKS
        and (last[-1] not in MARKS or _may_follow(last, between))
    ):
        outputs[-1] = f"{last}{between}{output}"
    else:
        outputs.append(between)
        outputs.append(output)


def _may_follow(last: str, between: str) -> bool:
    """Whether a delimiter stands as it is behind a text that ends with a mark, such as an abbreviation."""
    # A full stop in it stays a delimiter's, which is not stripped with the periods of a text.
    return last[-1] in ".:!?" and last[0] not in MARKS and between[0] in " ,;" and "." not in between
