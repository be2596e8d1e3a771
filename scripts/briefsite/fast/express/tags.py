"""Tags in a text that stay as they are written: those that the sanitiser lets through without a change."""

from __future__ import annotations

import re
from functools import lru_cache

_TAGS = frozenset(
    (
        *("a", "abbr", "b", "bdi", "bdo", "br", "cite", "code", "dfn", "em", "i", "kbd", "mark", "q", "s", "samp"),
        *("small", "span", "strong", "sub", "sup", "time", "u", "var"),
    )
)
_EVERYWHERE = frozenset(("class", "id", "title", "lang", "dir", "role"))
_OF_LINKS = frozenset(("download", "href", "hreflang", "type"))
_OF_TIMES = frozenset(("datetime",))
_ATTRIBUTE = re.compile(r' ([a-z][a-z-]*)="([^"]*)"')
_PAIR = re.compile(r'(?<![a-z-])([a-z][a-z-]*)="([^"]*)"(?: (?=[a-z])|$)')
_VALUE = re.compile(r"(?:[^&\x00-\x1f\xa0]|&(?:amp|quot);)*")
# Letters of other scripts stay as they are (RFC 3987); other signs beyond ASCII are left to the sanitiser.
_IN_ADDRESS = r"A-Za-z0-9\u00c0-\u02af\u0370-\u1fff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3/:.?=%#_~+@;,()'!$*-"
_ADDRESS = re.compile(rf"(?:https?://|#)(?:[{_IN_ADDRESS}]|&amp;)*")
_PLAIN = r"[^\"&<>\\`\[\]\x00-\x1f\xa0]*"
_CLASS = r' class="(?!md-|mermaid)[A-Za-z0-9_-]+"'
_HREF = rf' href="(?:#|https?://)[{_IN_ADDRESS}]*"'
_AFTER_HREF = rf'(?: role="[a-z-]+")?(?: aria-label="{_PLAIN}")?(?: dir="[a-z]+")?'
USUAL_ATTRIBUTES = rf'(?: id="(?P<id>(?!__)[A-Za-z0-9_.:-]+)")?(?:{_CLASS})?(?P<href>{_HREF})?{_AFTER_HREF}'
"""Those of nearly all tags, in the order in which our own pages write them. They stay as they are."""
MOST_USUAL_TAGS = {"em": "", "span": _CLASS, "a": rf"(?:{_CLASS})?{_HREF}{_AFTER_HREF}"}
"""The attributes of those that most often hold plain words and no more."""
_THEMES = re.compile(r"(?:^|\s)(?:md-|mermaid)|^__")


def is_usual(name: str, href: str | None) -> bool:
    """Whether a tag of that name stays as it is, if its attributes are the usual ones."""
    return name in _TAGS and (href is None or name == "a")


def raw_tag(name: str, attributes: str) -> tuple[str | None, str | None]:
    """The opening tag as the sanitiser writes it, and the identifier in it; None for one that it might change."""
    if name not in _TAGS:
        return None, None
    written = raw_attributes(name, attributes.replace("&#38;", "&amp;"))
    if written is None:
        return None, None
    return f"<{name}{written}>", dict(_ATTRIBUTE.findall(written)).get("id")


def raw_attributes(tag: str, attributes: str) -> str | None:
    """The attributes as the sanitiser writes them; None where it might change them."""
    found = dict(_ATTRIBUTE.findall(attributes))
    # Counted, so that none is given twice.
    stay = len(found) == attributes.count('="') and all(_stays(tag, *pair) for pair in found.items())
    return attributes if stay else None


def _stays(tag: str, name: str, value: str) -> bool:
    if tag == "a" and name == "href":
        return _ADDRESS.fullmatch(value) is not None
    if name == "id" and not value:
        return False
    own = _OF_LINKS if tag == "a" else _OF_TIMES if tag == "time" else ()
    known = name in _EVERYWHERE or name.startswith(("aria-", "data-")) or name in own
    is_ours = name in ("class", "id") and _THEMES.search(value)
    return known and not name.startswith("data-md") and not is_ours and _VALUE.fullmatch(value) is not None


@lru_cache(maxsize=256)
def attribute_list(text: str) -> dict[str, str] | None:
    """The attributes that `{lang="fr" hreflang="fr"}` gives to a link; None for what is written in another way."""
    pairs = _PAIR.findall(text[1:-1])
    found = dict(pairs)
    if " ".join(f'{name}="{value}"' for name, value in pairs) != text[1:-1] or len(found) < len(pairs):
        return None
    stay = all(name != "href" and "&" not in value and _stays("a", name, value) for name, value in pairs)
    return found if stay else None
