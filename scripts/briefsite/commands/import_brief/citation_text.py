"""A citation of a document, as a brief cites: `[see @doe2020, pp. 3–5; @roe2021]`, `@doe2020 [p. 3]`, `[-@doe2020]`."""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec import Struct

from briefsite.model import CitationItem, Mode, TextFile
from briefsite.read.markdown import parse_markdown
from briefsite.read.markdown.locator_terms import behind_its_number, locator_terms
from briefsite.read.markdown.locators import parse_locator
from briefsite.wording.languages import primary

_PLAIN_KEY = re.compile(r"[^\W_](?:\w|[:.#$%&+?<>~/-](?=\w))*", re.ASCII)
_TAGS = {"i": "*", "em": "*", "b": "**", "strong": "**"}
_MARKUP = re.compile(r"([\\`*_{}\[\]<>@^~;|#$])")
_RANGE = re.compile(r"\d\S*\s*(?:[-–—,;&]|and|und|et|y)\s*\d|\bff?\.?$")


class Cited(Struct, frozen=True):
    """One source as it is cited: its key, and the words around it as plain text."""

    key: str
    locator: str = ""
    label: str = ""
    prefix: str = ""
    suffix: str = ""
    without_author: bool = False
    author_in_text: bool = False


def citation_text(items: Sequence[Cited], lang: str) -> str:
    """The citation in the grammar of a brief in `lang`."""
    first = items[0]
    rest = [_item(item, lang) for item in items[1:]]
    if not first.author_in_text:
        return f"[{'; '.join([_item(first, lang), *rest])}]"
    behind = "; ".join(filter(None, [_behind(first, lang).removeprefix(",").strip(), *rest]))
    return f"{_key(first.key)} [{behind}]" if behind else _key(first.key)


def is_read_back(text: str, items: Sequence[Cited], lang: str) -> bool:
    """Whether a brief that holds `text` cites just these sources at these places."""
    found = parse_markdown(TextFile("a.md", f"Words {text} words.\n"), 0, lang).citations
    return len(found) == 1 and [_essence(item) for item in found[0].items] == [
        (item.key, _squeezed(item.locator), item.without_author, item.author_in_text) for item in items
    ]


def _essence(item: CitationItem) -> tuple[str, str, bool, bool]:
    return (
        item.key,
        _squeezed(item.locator or ""),
        item.mode is Mode.SUPPRESS_AUTHOR,
        item.mode is Mode.AUTHOR_IN_TEXT,
    )


def _squeezed(locator: str) -> str:
    return re.sub(r"\W+", " ", locator).strip()


def _key(key: str) -> str:
    return f"@{key}" if _PLAIN_KEY.fullmatch(key) else f"@{{{key}}}"


def _item(item: Cited, lang: str) -> str:
    prefix = f"{markdown_words(item.prefix)} " if item.prefix.strip() else ""
    return f"{prefix}{'-' if item.without_author else ''}{_key(item.key)}{_behind(item, lang)}"


def _behind(item: Cited, lang: str) -> str:
    """What follows the key: the locator, and the words behind it."""
    locator = " ".join(item.locator.replace(";", ",").split())  # a semicolon parts citations
    located = _located(item.label or "page", locator, lang) if locator else ""
    words = markdown_words(item.suffix)
    if not words:
        return located
    words = words if re.match(r"[,.:)]", words) else f", {words}"
    alone = parse_locator(located, lang)
    if parse_locator(located + words, lang)[:2] != alone[:2]:  # a number among the words would be part of it
        located = f", {{{located.removeprefix(',').strip(' {}')}}}"
    return located + words


def _located(label: str, locator: str, lang: str) -> str:
    """`, p. 3`: the label in the words of the language, as our reader reads it; braces where it would not."""
    if counted := behind_its_number(lang, label, locator):
        return f", {counted}"
    term = _term(label, locator, lang)
    for written in (f", {term} {locator}", f", {{{term} {locator}}}"):
        read = parse_locator(written, lang)
        if read.label == label and _squeezed(read.locator or "") == _squeezed(locator) and not read.suffix:
            return written
    return f", {markdown_words(f'{label} {locator}')}"


def _term(label: str, locator: str, lang: str) -> str:
    forms = [form for form, of in locator_terms(lang).items() if of == label]
    short = [form for form in forms if form.endswith(".")] or forms or [label]
    several = short[1] if len(short) > 1 and short[1][0] == short[0][0] else short[0]
    term = several if _RANGE.search(locator) else short[0]
    return term[:1].upper() + term[1:] if primary(lang) == "de" else term  # German writes its nouns so


def markdown_words(text: str) -> str:
    """The words before or behind a key: italics and bold of HTML kept, every other sign as it is."""
    pieces: list[str] = []
    for piece in re.split(r"(</?[a-zA-Z][^<>]*>)", text):
        if tag := re.fullmatch(r"</?([a-zA-Z]+)[^<>]*>", piece):
            pieces.append(_TAGS.get(tag[1].lower(), ""))
        else:
            pieces.append(_MARKUP.sub(r"\\\1", piece))
    return re.sub(r"\s+", " ", "".join(pieces)).strip()
