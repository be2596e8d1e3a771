"""The stage between briefs and the citation formatter: one pure function, and the styles by name.

In go the references and the citations of one brief, out come its formatted citations and its source list.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping

from msgspec import Struct

import csl
from briefsite.cite.library import library_of
from briefsite.cite.styles import Styles
from briefsite.link import LinkedBrief, Mention
from briefsite.model import CitationItem, Csl, Mode, Reference
from briefsite.model.digests import digest_of
from briefsite.read.markdown.locator_terms import behind_its_number
from briefsite.wording.languages import direction, primary
from csl.finished import visible_ends
from csl.links import ADDRESS
from csl.outputs import html_attribute


def _in_language(lang: str, around: str) -> tuple[str, str]:
    """What goes before and after words in one language within a text in another."""
    if primary(lang) == primary(around):
        return "", ""
    return f'<span lang="{html_attribute(lang)}" dir="{direction(lang)}">', "</span>"


_HTML = csl.HTML.with_links()
_PAGE = csl.MARKDOWN.with_links().with_languages(_in_language)
"""Addresses are links in the list of sources; of a citation, which leads to its source, they are parts of their own."""

_SIGNS = frozenset("§¶№#")
"""What begins a place in a source as a word does."""

_BARE_ADDRESS = re.compile(rf"`[^`]*`|<[^<>]*>|\]\([^()]*\)|({ADDRESS.pattern})")

_MODES = {
    Mode.NORMAL: csl.Mode.NORMAL,
    Mode.SUPPRESS_AUTHOR: csl.Mode.SUPPRESS_AUTHOR,
    Mode.AUTHOR_IN_TEXT: csl.Mode.NORMAL,
}


class FormattedBrief(Struct, frozen=True):
    """Markdown-safe text for a page. `citations` and `authors` run parallel to the brief's mentions.

    A citation is a run of parts; a part that shows a source names it in `id`. `authors` holds what stands in the
    text of `@key says`, and is empty for other citations. `sources` is the source list in the style's own order.
    """

    citations: tuple[tuple[csl.Part, ...], ...]
    authors: tuple[tuple[csl.Part, ...], ...]
    sources: Mapping[str, str]


class AuthorNames:
    """How a page names the source of `@key says`: asked for again and again, and the same each time."""

    def __init__(self, styles: Styles, language: str) -> None:
        """`language` is the publication's."""
        self._styles = styles
        self._language = language
        self._names: dict[tuple[str, str, str, str], str] = {}

    @property
    def value_digest(self) -> bytes:
        """What the styles say, and the language."""
        return digest_of((self._styles.value_digest.hex(), self._language))

    def name(self, key: str, source: Reference | None, style: str, lang: str) -> str:
        """The name of a source in a style and language; its key where it has no entry. Raises csl.StyleError."""
        if source is None:
            return key
        arguments = key, source.csl_text, style, lang
        if arguments not in self._names:
            compiled, library = self._styles.get(style), library_of({key: source}, self._language)
            self._names[arguments] = csl.author_text(compiled, library, key, locale=_locale(compiled, lang)) or key
        return self._names[arguments]


def format_brief(brief: LinkedBrief, library: csl.Library, style: csl.Style) -> FormattedBrief:
    """Format every citation of a brief and its source list, in the brief's language."""
    lang = _locale(style, brief.brief.front.lang)
    result = csl.format_citations(
        style,
        library,
        [_citation(mention, brief.is_note_style, brief.brief.front.lang) for mention in brief.mentions],
        locale=lang,
        output=_PAGE,
        nocite=brief.sources,
    )
    if style.has_bibliography:
        listed = _every_one(result.bibliography, brief.sources, library)
    else:
        listed = _first_mentions(brief.sources, library, style, lang)
    return FormattedBrief(
        tuple(
            _never_empty(formatted, mention, library)
            for formatted, mention in zip(result.citations, brief.mentions, strict=True)
        ),
        tuple(formatted.author for formatted in result.citations),
        listed,
    )


def format_sources(library: csl.Library, style: csl.Style, lang: str) -> Mapping[str, str]:
    """The whole bibliography, sorted and formatted, by key; each entry by itself, for pages that show some of them."""
    entries = csl.format_entries(style, library, locale=_locale(style, lang), output=_PAGE)
    return _every_one(entries, library.references, library)


def learn_sources(keys: Collection[str], library: csl.Library, style: csl.Style, lang: str) -> csl.Learnt:
    """What `format_sources` needs of some sources: another process may find it out (`take_sources`)."""
    return csl.learn_entries(style, library, keys, locale=_locale(style, lang), output=_PAGE)


def take_sources(learnt: csl.Learnt, library: csl.Library, style: csl.Style, lang: str) -> None:
    """Let the library know what another process learnt of some sources."""
    csl.take_entries(style, library, learnt, locale=_locale(style, lang), output=_PAGE)


def _every_one(entries: Iterable[csl.BibliographyEntry], keys: Iterable[str], library: csl.Library) -> dict[str, str]:
    """The entries by key. A source of which the style shows nothing is listed by its title, for links to lead there."""
    listed = {entry.id: entry.text for entry in entries}
    for key in keys:
        if key not in listed:
            listed[key] = _title(key, library)
    return listed


def _title(key: str, library: csl.Library) -> str:
    """What stands for a source of which the style shows nothing: its title, or else its key."""
    return _PAGE.escape(library.read([key])[key].values.get("title") or key)


def format_one(item: Csl, style: csl.Style, lang: str) -> str:
    """One reference as an entry of a bibliography."""
    return format_sources(csl.Library([item]), style, lang)[str(item["id"])]


def format_as_html(item: Csl, style: csl.Style, lang: str) -> str:
    """One reference as an entry of a bibliography, or as it is first cited where the style has none; as HTML."""
    return format_sources_as_html(csl.Library([item]), style, lang).get(str(item["id"]), "")


def format_sources_as_html(library: csl.Library, style: csl.Style, lang: str) -> Mapping[str, str]:
    """Each reference likewise, by its key; those of which the style shows nothing are left out."""
    locale = _locale(style, lang)
    if style.has_bibliography:
        entries = csl.format_entries(style, library, locale=locale, output=_HTML)
        return {entry.id: entry.text for entry in entries}
    shown = {}
    for key in library.references:
        citation = csl.Citation((csl.Cite(key),), note_number=1)
        shown[key] = csl.format_citations(style, library, [citation], locale=locale, output=_HTML).citations[0].text
    return shown


def _locale(style: csl.Style, lang: str) -> str:
    """The locale for a language. Which English plain `en` is, the style says; else British, as all our pages."""
    if lang != "en":
        return lang
    default = style.default_locale or ""
    return default if default.startswith("en") else "en-GB"


def _first_mentions(keys: Iterable[str], library: csl.Library, style: csl.Style, lang: str) -> dict[str, str]:
    """Each source as the style cites it for the first time: what stands in for a bibliography that it does not have."""
    ordered = tuple(keys)
    citations = [csl.Citation((csl.Cite(key),), note_number=number) for number, key in enumerate(ordered, 1)]
    result = csl.format_citations(style, library, citations, locale=lang, output=_PAGE)
    texts = ("".join(map(with_address, formatted.parts)) for formatted in result.citations)
    return dict(zip(ordered, texts, strict=True))


def _finished(affix: str) -> csl.Preformatted:
    """A prefix or suffix, which is Markdown, for the formatter; a bare address in it is a link."""
    if "://" in affix:
        affix = _BARE_ADDRESS.sub(lambda match: f"<{match[1]}>" if match[1] else match[0], affix)
    return csl.Preformatted(affix)


def _apart(suffix: str) -> str:
    """A suffix that begins right behind the key, as in `@key [art. 2]`, is set off by a comma (Pandoc)."""
    first, _ = visible_ends(suffix)
    return f", {suffix}" if first.isalnum() or first in _SIGNS else suffix


def with_address(part: csl.Part) -> str:
    """The text of a part; where it shows an address, as a link to that very address."""
    if part.address is None:
        return part.text
    return f'<a href="{html_attribute(part.address)}">{part.text}</a>'


def _never_empty(formatted: csl.FormattedCitation, mention: Mention, library: csl.Library) -> tuple[csl.Part, ...]:
    """The parts of a citation; where the style shows nothing of it, the title of its source, to lead there."""
    first = mention.citation.items[0]
    if formatted.parts or formatted.author or (mention.note is None and first.mode is Mode.SUPPRESS_AUTHOR):
        return formatted.parts
    return (csl.Part(_title(first.key, library), first.key),)


def _cite(item: CitationItem, lang: str) -> csl.Cite:
    # A style can put a label only before its number: where it belongs behind, it is part of the locator.
    written = behind_its_number(lang, item.label or "page", item.locator or "")
    return csl.Cite(
        item.key,
        locator=written or item.locator,
        label="written" if written else item.label,
        prefix=_finished(item.prefix) if item.prefix else "",
        suffix=_finished(_apart(item.suffix)) if item.suffix else "",
        mode=_MODES[item.mode],
    )


def _citation(mention: Mention, is_note_style: bool, lang: str) -> csl.Citation:
    items = mention.citation.items
    # Within a note, a name that is part of a sentence is no more than the beginning of its citation.
    is_apart = items[0].mode is Mode.AUTHOR_IN_TEXT and not (is_note_style and mention.citation.note is not None)
    cites = tuple(_cite(item, lang) for item in items)
    return csl.Citation(cites, note_number=mention.note, composite=is_apart)


__all__ = [
    "AuthorNames",
    "FormattedBrief",
    "Styles",
    "format_as_html",
    "format_brief",
    "format_one",
    "format_sources",
    "format_sources_as_html",
    "learn_sources",
    "library_of",
    "take_sources",
    "with_address",
]
