"""Words as Markdown that shows them: what would be markup there has a backslash before it, or is a reference."""

from __future__ import annotations

import re

from briefsite.read.extensions.icons import ICON
from briefsite.read.markdown.block_look_alikes import ITEM_LIKE

_SURE_KEY = r"[A-Za-z]{2,40}[_:-]?(?:19|20)\d\d"
_MARKUP = re.compile(
    r"[\\`*\[^~{|]"
    r"|(?<!\w)_|_(?!\w)"  # within a word it is none
    r"|<(?![\s\d=])"
    r"|&(?=\#|\w+;)"
    r"|(?<=\$)\$|\$(?=\$)"
    r"|(?<==)=|=(?==)|(?<=\+)\+|\+(?=\+)"
    rf"|(?<![^\W_])@(?=[\w*{{]|\Z)|@(?={_SURE_KEY})"
    rf"|:(?=::)|(?={ICON.pattern}):"
    r"|!\Z"
)
_REFERENCES = {"<": "&lt;", "&": "&amp;", ":": "&#58;"}
_DOLLAR = re.compile(r"(?<!\\)\$(?=\S|\Z)")
_DOLLAR_IN_CELL = re.compile(r"(?<!\\)\$(?!\d)")
"""One that could end a formula which begins in another cell of its row."""
_LINE_START = re.compile(r"[#>]|[-+](?=[\s+-]|\Z)|!!!|///|\.\.(?=\s)|\d+(?=[.)](?:\s|\Z))")
_LINE_START_BY_REFERENCE = re.compile(r":(?=\s)|\?(?=\?\?)|[•‣◦▪](?=\s)|(?<!.)[＃](?=\s)")


def escaped(text: str, *, is_link: bool = False, has_formulas: bool = False, in_cell: bool = False) -> str:
    """Words within a line. `is_link`: they stand in square brackets; `has_formulas`: a dollar may be taken for one."""
    out = _MARKUP.sub(lambda found: _REFERENCES.get(found[0], f"\\{found[0]}"), text)
    if is_link:
        out = out.replace("]", "\\]")
    if "$" not in out or not (has_formulas or in_cell):
        return out
    return (_DOLLAR if has_formulas else _DOLLAR_IN_CELL).sub(r"\\$", out)


def line_escaped(line: str, *, is_first: bool = True) -> str:
    """A line that would begin a heading, a list, a quotation or another block; `is_first`: of its paragraph."""
    found = _LINE_START.match(line)
    if found:
        at = found.end() if found[0][0].isdigit() else 0
        return f"{line[:at]}\\{line[at:]}"
    if _LINE_START_BY_REFERENCE.match(line):
        return f"&#{ord(line[0])};{line[1:]}"
    item = None if is_first else ITEM_LIKE.match(line)
    if item is None:
        return line
    mark = item[0].strip(" \t\xa0")
    if mark[0].isalnum():
        return f"{line[: len(mark) - 1]}\\{line[len(mark) - 1 :]}"
    return f"\\{line}" if mark[0] == "(" else f"&#{ord(line[0])};{line[1:]}"


def address_escaped(address: str) -> str:
    """An address within the parentheses of a link: what would end it, or be markup, by its number in UTF-8."""
    return re.sub(
        r"[\s\\`<>\"'|$\[\]{}()^*]", lambda found: "".join(f"%{byte:02X}" for byte in found[0].encode()), address
    )


def attribute_escaped(text: str) -> str:
    """The words of a picture, which stand in an attribute."""
    return escaped(text, is_link=True, has_formulas=True)
