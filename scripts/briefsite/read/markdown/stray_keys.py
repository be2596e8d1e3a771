"""Keys of sources that stand where they cite nothing: without `@`, right behind a word, with a locator outside."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from briefsite.model import Citation, LookAlike, Mode
from briefsite.model.rules.look_alikes import LOOKS_LIKE_CITATION
from briefsite.read.markdown.keyless import is_citation
from briefsite.read.markdown.keys import KEY
from briefsite.read.markdown.locators import parse_locator

_LIKE_KEY = r"(?P<key>[A-Za-z][\w:.-]{0,60}\d[\w:.-]{0,20})"
_OPENING = r"(?:(?:see(?: also)?|cf\.?|e\.g\.)\s)?"
_WITHOUT_AT = re.compile(rf"[\[(]{_OPENING}{_LIKE_KEY}(?=[\s,;\])])[^\[\]()\n]{{0,80}}[\])]?(?![(:{{])")
_PART = re.compile(rf"(?P<before>(?:\A|;)\s*{_OPENING})(?={_LIKE_KEY})")
_BETWEEN = re.compile(r"[\s@\[\](){}<>;,:|]")
_ENDS = frozenset("._*")
_ENDS_WORD = re.compile(r"(?:[^\W_][*_]{0,3}|(?<!\.\.)\.)\Z")
_SURE_KEY = re.compile(r"[A-Za-z]{2,40}[_:-]?(?:19|20)\d\d[a-z]?")
_LOCATOR = re.compile(r",?\s(?P<locator>(?:§+|[^\W\d_]{1,12}\.?)\s?\d(?:[\d–,-]{0,20}\d)?)(?![\w@])")
_USUAL = frozenset(("page", "chapter", "section", "paragraph"))
_CUT = 60


def keys_without_at(prose: str, start: int) -> Iterator[LookAlike]:
    """Brackets that begin with what may be the key of a source, as the rule must know, and have no `@`."""
    for opening in "[(":
        at = prose.find(opening, start)
        while at >= 0:
            if found := _WITHOUT_AT.match(prose, at):
                shown = found[0] if len(found[0]) <= _CUT else f"{found[0][: _CUT - 1]}…"
                breach = LOOKS_LIKE_CITATION.says(shown=shown, right=_with_at(found[0], found["key"]))
                yield LookAlike(at, breach, key=found["key"])
            at = prose.find(opening, at + 1)


def _with_at(written: str, key: str) -> str:
    """The citation as it is written here, with all that stands behind the key."""
    inner = _PART.sub(r"\g<before>@", written[1:].rstrip("])"))
    right = f"[{' '.join(inner.split())}]"
    return right if is_citation(right, "en") else f"[@{key}]"


def keys_after_words(prose: str, start: int) -> Iterator[LookAlike]:
    """Keys right behind a word, which cite nothing. In an address of mail what stands there is no key of a source."""
    at = prose.find("@", start)
    while at >= 0:
        before = prose[at - 1 : at]
        word = _BETWEEN.split(prose[max(start, at - _CUT) : at])[-1] if before.isalnum() or before in _ENDS else ""
        key = KEY.match(prose, at) if _ENDS_WORD.search(word) else None
        if key and len(key[0]) > 1:
            breach = LOOKS_LIKE_CITATION.says("after-word", shown=word + key[0], right=f"{word} {key[0]}")
            name = key[0][1:]
            yield LookAlike(at - len(word), breach, key="" if _SURE_KEY.fullmatch(name) else name)
        at = prose.find("@", at + 1)


def locators_outside(text: str, citations: Iterable[Citation], lang: str) -> Iterator[LookAlike]:
    """Locators right behind a key in the text, such as `@doe2020, p. 4`, which are words to all who read them."""
    for citation in citations:
        item = citation.items[0]
        if item.mode is not Mode.AUTHOR_IN_TEXT or citation.end != item.end:
            continue
        found = _LOCATOR.match(text, citation.end)
        label = parse_locator(found["locator"], lang).label if found else None
        if found and (label in _USUAL or (label and "." in found["locator"])):
            written = text[citation.start : citation.end]
            right = f"{written} [{found['locator']}]"
            breach = LOOKS_LIKE_CITATION.says("locator", shown=found["locator"], right=right)
            yield LookAlike(found.start("locator"), breach)
