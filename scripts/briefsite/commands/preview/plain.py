"""Text of unknown origin made safe for a comment: Markdown that shows just that text, and does nothing.

On GitHub and GitLab a comment also acts on what is no Markdown: `@name` mentions, `#1` and `!1` refer, addresses and
commits become links, `$…$` becomes mathematics. An invisible word joiner keeps each from being recognised.
"""

from __future__ import annotations

import re
from urllib.parse import quote

_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ud800-\udfff]+")
_JOINER = "\u2060"
_ACTS = re.compile(
    r"[@#!$%~&](?=[\w{/\"*])"  # mentions and references, GitLab's %milestone, ~label, &epic and $snippet too
    r"|(?i:www)(?=\.)|(?<=:)(?=//)|(?i:mailto|xmpp|tel)(?=:)|(?i:\bGH)(?=-\d)"
    r"|\b(?=[0-9a-fA-F]{7})[0-9a-fA-F]{3}(?=[0-9a-fA-F]{4,61}\b)"
    r"|\[(?=[\w ]+:)"
)
_ENTITIES = str.maketrans(
    {"&": "&amp;", "<": "&lt;", ">": "&gt;", "|": "&#124;", "~": "&#126;", "^": "&#94;", "$": "&#36;", '"': "&quot;"}
)
_ACTIVE = re.compile(r"[\\`*_\[\]#!]")


def one_line(text: str, longest: int = 200) -> str:
    """The text in one line, without characters that are not seen, and cut where it is too long."""
    line = " ".join(_CONTROL.sub(" ", text).split())
    return line if len(line) <= longest else f"{line[: longest - 1].rstrip()}…"


def words(text: str, longest: int = 200) -> str:
    """The text as Markdown."""
    line = _ACTS.sub(lambda match: match[0] + _JOINER, one_line(text, longest))
    return _ACTIVE.sub(lambda match: f"\\{match[0]}", line).translate(_ENTITIES)


def message(text: str, longest: int = 400) -> str:
    """A message of ours as Markdown: what it quotes between back-ticks as code, all else as words."""
    parts = one_line(text, longest).split("`")
    if len(parts) % 2 == 0:
        return words(text, longest)
    return "".join(code(part) if at % 2 else _kept_apart(part) for at, part in enumerate(parts))


def _kept_apart(text: str) -> str:
    before, behind = " " * text.startswith(" "), " " * (text.endswith(" ") and bool(text.strip()))
    return f"{before}{words(text, len(text) + 1)}{behind}"


def code(text: str, longest: int = 120) -> str:
    """The text as Markdown code, in which nothing acts."""
    return f"`{one_line(text, longest).replace('`', chr(39)) or ' '}`"


def link(label: str, base: str, address: str) -> str:
    """A link to an address below `base`. `label` is Markdown, `base` is trusted, the address is not."""
    path, _, fragment = address.partition("#")
    safe = "/".join(quote(part, safe="") for part in path.split("/") if part not in ("..", "."))
    return f"[{label}]({base}{safe.lstrip('/')}{'#' + quote(fragment, safe='') if fragment else ''})"
