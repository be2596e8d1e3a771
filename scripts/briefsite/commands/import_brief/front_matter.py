"""The front matter of an imported brief, as text."""

from __future__ import annotations

import json
import re
import textwrap
from collections.abc import Iterator, Sequence

from briefsite.commands.import_brief.details import Author, Details
from briefsite.read.front_matter.schema import slugify

_PLAIN = re.compile(r"[^\W\d_](?:[^\W_]|[ ,.()–’-](?![ ]))*[^\W_]", re.UNICODE)
_WORDS_OF_YAML = frozenset(("true", "false", "yes", "no", "on", "off", "null", "y", "n"))


def front_matter(details: Details, usual_lang: str, uncited: Sequence[str] = (), subtitle: str = "") -> str:
    """The lines from `---` to `---`; `uncited` are keys that are to be listed although the text does not cite them."""
    listed = f"nocite: [{', '.join(yaml_text(f'@{key}') for key in dict.fromkeys(uncited))}]"
    return "\n".join(("---", *_lines(details, usual_lang, subtitle), *([listed] if uncited else []), "---", ""))


def _lines(details: Details, usual_lang: str, subtitle: str) -> Iterator[str]:
    yield f"title: {yaml_text(typed(details.title))}"
    if subtitle:
        yield f"subtitle: {yaml_text(typed(subtitle))}"
    if details.type:
        yield f"type: {details.type}"
    yield f"date: {details.date.isoformat()}"
    yield "authors:" if any(author.name for author in details.authors) else f"authors: [{_ids(details.authors)}]"
    if any(author.name for author in details.authors):
        yield from (f"  - {{name: {yaml_text(of.name)}}}" if of.name else f"  - {of.id}" for of in details.authors)
    yield f"topics: [{', '.join(details.topics)}]"
    if details.lang.casefold() != usual_lang.casefold():
        yield f"lang: {details.lang}"
    yield from _summary(typed(details.summary))
    if details.status != "published":
        yield f"status: {details.status} # readers see it once this line is gone"


def _ids(authors: tuple[Author, ...]) -> str:
    return ", ".join(author.id for author in authors)


def _summary(text: str) -> Iterator[str]:
    """A text folded over lines, in which YAML reads no sign; quoted where folding would change it."""
    if re.search(r"\s{2}|[^\S ]", text):
        yield f"summary: {yaml_text(text)}"
        return
    yield "summary: >-"
    yield from (f"  {line}" for line in textwrap.wrap(text, 118, break_long_words=False, break_on_hyphens=False))


def typed(text: str) -> str:
    """A text of the front matter whose signs `@` begin no citation."""
    return re.sub(r"(?<!\\)@", r"\\@", text)


def yaml_text(text: str) -> str:
    """A text as YAML reads it back, in quotation marks where it needs them."""
    if _PLAIN.fullmatch(text) and text.casefold() not in _WORDS_OF_YAML:
        return text
    quoted = json.dumps(text, ensure_ascii=False)
    return re.sub(r"[\x7f-\x9f\u2028\u2029\ufeff]", lambda sign: f"\\u{ord(sign[0]):04x}", quoted)


def slug_of(title: str, lang: str, longest: int = 60) -> str:
    """The slug that a title gives: whole words, up to its colon where that is long enough."""
    slug = slugify(title, lang)
    if len(slug) > longest:
        head = slugify(re.split(r"[:?!.–—]\s", title)[0], lang)
        slug = head if 12 <= len(head) <= longest else slug
    return slug if len(slug) <= longest else slug[: longest + 1].rpartition("-")[0]
