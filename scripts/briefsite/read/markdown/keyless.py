"""Brackets that look like a citation and are none: to Pandoc a part without a key makes text of the whole bracket."""

from __future__ import annotations

from briefsite.model.rules import markdown as rules
from briefsite.read.markdown.citations import KeylessBracket, ParagraphContent, Resolver
from briefsite.read.markdown.inline import Scanner, special_offsets
from briefsite.read.markdown.locators import parse_locator
from briefsite.read.markdown.structure import BreachAt

_EXAMPLE = "[words, from @a; @b, words]"
_SHOWN = 60
_LONGEST = 160
"""Longer than this nobody reads a citation in a message."""


def keyless_problem(text: str, bracket: KeylessBracket, lang: str) -> BreachAt:
    """Which part has no key, and how the citation is written so that it is one."""
    start, end = bracket.inner
    shown = _shortened(text[bracket.start : end + 1])
    if not bracket.parts:
        return bracket.start, rules.UNCLOSED_CITATION.says("emphasis", written=shown)
    at, after = next(part[:2] for part in bracket.parts if not part[2])
    words = text[at:after].strip()
    offset = text.index(words, at) if words else max(at - 1, start)
    what = f"`{_shortened(words)}` has no key" if words else "a `;` has nothing beside it"
    forms = [form for form in _forms(text, bracket, lang) if len(form) <= _LONGEST and is_citation(form, lang)]
    right = " or ".join(f"`{form}`" for form in forms or [_EXAMPLE])
    return offset, rules.PART_WITHOUT_KEY.says(what=what, written=shown, right=right)


def _forms(text: str, bracket: KeylessBracket, lang: str) -> list[str]:
    """The bracket with each part that has no key behind the one before it; and, if it may be of all, with it first."""
    parts = [(" ".join(text[start:end].split()), has_key) for start, end, has_key in bracket.parts]
    items: list[list[str]] = []
    is_keyed = False
    for words, has_key in parts:
        if not items or (has_key and is_keyed):
            items.append([])
        is_keyed = is_keyed or has_key
        items[-1].append(words)
    opening = text[bracket.start : bracket.inner[0]]
    forms = [f"{opening}{'; '.join(_joined(item) for item in items)}]"]
    loose = _joined([words for words, has_key in parts if not has_key])
    cited = [words for words, has_key in parts if has_key]
    if loose and opening == "[" and parts[0][1] and len(cited) > 1 and parse_locator(loose, lang)[1] is None:
        source = "from " if lang.partition("-")[0] == "en" else ""
        forms.append(f"[{loose}, {source}{'; '.join(cited)}]")
    return forms


def _joined(words: list[str]) -> str:
    return ", ".join(filter(None, words))


def is_citation(written: str, lang: str) -> bool:
    """Whether all of a text is one citation, and nothing in it is lost."""
    content = ParagraphContent()
    scanner = Scanner(written, 0, len(written), {})
    scanner.scan(special_offsets(written, 0, has_rows=False))
    Resolver(written, lang, content).resolve(scanner.root, None)
    spans = [(citation.start, citation.end) for citation in content.citations]
    return spans == [(0, len(written))] and not (content.nested or content.keys_in_links or content.keyless)


def _shortened(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _SHOWN else line[: _SHOWN - 1] + "…"
