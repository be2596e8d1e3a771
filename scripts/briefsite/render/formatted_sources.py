"""What the citation formatter makes for a site: the bibliography, and what the page of each brief cites."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cached_property

from msgspec import Struct

import csl
from briefsite.cite import (
    FormattedBrief,
    Styles,
    format_brief,
    format_one,
    format_sources,
    learn_sources,
    library_of,
    take_sources,
)
from briefsite.link import Corpus, LinkedBrief
from briefsite.model import Csl, Options, Reference
from briefsite.model.codec import json_form
from briefsite.model.memory import WORTH_SHARING, Memory, NoMemory, Share
from briefsite.render.as_reference import as_reference, as_text, of_this_version, without_joiners
from briefsite.render.listing import author_name
from briefsite.render.markup import isolated_text

MOST_READ = 30_000
"""So many references are held as the formatter reads them, in each process of a very large site."""
AT_ONCE = 250
"""So many references are formatted at once where several processes share them."""
_FORMATTING = "formatting sources"


class _Bibliography(Struct, frozen=True):
    """All that a formatted bibliography is made of."""

    references: Mapping[str, Reference]
    style: str
    language: str
    styles: Styles


class Formatted(Struct, frozen=True):
    """What the citation formatter makes when asked: a brief's text, a brief as a reference, the bibliography by key."""

    brief: Callable[[LinkedBrief], FormattedBrief]
    this_brief: Callable[[LinkedBrief, Corpus], str]
    sources: Callable[[], Mapping[str, str]]
    styles: Styles


class FormattedSources:
    """The bibliography formatted, and what is needed to format briefs that cite it: each only when it is asked for."""

    def __init__(
        self,
        references: Mapping[str, Reference],
        options: Options,
        styles: Styles,
        memo: Memory | None = None,
        here: bool = True,
        share: Share | None = None,
    ) -> None:
        """With `here` false nothing that is read of the bibliography is kept here: a very large one has too much.

        `share` is how other cores are set to work, if there are any.
        """
        self._references = {key: reference.shown for key, reference in references.items()}
        self._library: csl.Library | None = None
        self._style = options.citation_style
        self._language = options.language
        self._styles = styles
        self._memo = memo or NoMemory()
        self._here = here
        self._share = share
        self._bibliography = _Bibliography(self._references, self._style, self._language, styles)
        # It is not asked for while the lists are known, and costs most.
        self._is_known = self._memo.knows(_FORMATTING, [self._bibliography])
        self._parts: Iterator[csl.Learnt] = iter(())
        self._learnt: list[csl.Learnt] = []

    def begin(self) -> None:
        """Let other cores begin with parts of the bibliography, where it is not known. Raises csl.StyleError."""
        self._styles.get(self._style)
        if self._is_known or self._share is None:
            return
        self._part(())  # what it imports and compiles need not be by every process
        keys = list(self._references)
        parts = [keys[start : start + AT_ONCE] for start in range(0, len(keys), AT_ONCE)]
        self._parts = self._share(self._part, parts, worth=2)

    def _part(self, keys: Sequence[str]) -> csl.Learnt:
        # What is read of a very large bibliography is not kept here.
        library = self.library if self._here else self._library_of({key: self._references[key] for key in keys})
        return learn_sources(keys, library, self._styles.get(self._style), self._language)

    def _library_of(self, references: Mapping[str, Reference]) -> csl.Library:
        return library_of(references, self._language)

    def settle(self) -> None:
        """Finish what was begun, so that nobody does it again."""
        for learnt in self._parts:
            self._learnt.append(learnt)
            self._take(learnt)

    def _take(self, learnt: csl.Learnt) -> None:
        take_sources(learnt, self.library, self._styles.get(self._style), self._language)

    @property
    def library(self) -> csl.Library:
        """The references as the formatter reads them.

        Of very large sites it is begun anew now and then, lest each process holds what fifty thousand are made of.
        """
        if self._library is None or (not self._here and self._library.read_so_far > MOST_READ):
            self._library = self._library_of(self._references)
            for learnt in self._learnt:
                self._take(learnt)
        return self._library

    @cached_property
    def sources(self) -> Mapping[str, str]:
        """The bibliography in the style of the site, by key. Raises csl.StyleError."""
        worth = WORTH_SHARING if self._here else 1
        form = json_form(dict[str, str])
        return self._memo.map(_FORMATTING, self._format, [self._bibliography], form, worth=worth, here=self._here)[0]

    def _format(self, bibliography: _Bibliography) -> dict[str, str]:
        # What it makes of each source is kept in the library, and serves every brief.
        self.settle()
        return dict(format_sources(self.library, bibliography.styles.get(bibliography.style), bibliography.language))

    def for_pages(self, corpus: Corpus) -> Formatted:
        """What the pages of a corpus ask of the formatter. Raises csl.StyleError for a style that cannot be used."""
        for style in {self._style, *(text.style for text in (*corpus.briefs, *corpus.pages))}:
            self._styles.get(style)
        return Formatted(
            brief=lambda linked: format_brief(linked, self.library, self._styles.get(linked.style)),
            styles=self._styles,
            this_brief=lambda linked, corpus: without_joiners(
                format_one(_as_shown(linked, corpus), self._styles.get(linked.style), linked.brief.front.lang)
            ),
            sources=lambda: self.sources,
        )


def _as_shown(linked: LinkedBrief, corpus: Corpus) -> Csl:
    """A brief as it says itself how to cite it: names stand as they are signed, and one address is enough."""
    front = linked.brief.front
    item = dict(of_this_version(as_reference(linked, corpus).csl, front))
    names = (author_name(author, corpus, front.lang) for author in front.authors)
    item["author"] = [{"literal": isolated_text(name, front.lang)} for name in names]
    item["publisher"] = isolated_text(corpus.options.site_name, front.lang)
    item["title"] = isolated_text(str(item["title"]), front.lang)
    if front.doi:
        item.pop("URL", None)
    return as_text(item)  # type: ignore[no-any-return]
