"""What a page shows of a source when a reader asks: for programs for references, and as it is cited in other styles.

Sources share files, for those of each would be tens of thousands, and one of all too large to ask for. Which file has a
source its anchor says, so that a page of a brief need not.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct, json

import csl
from briefsite.cite import Styles, format_sources_as_html, library_of
from briefsite.model import Options
from briefsite.model.anchors import files_of_sources, number_of_file, source_anchor
from briefsite.model.digests import digest, digest_of
from briefsite.read.paths import references_path
from briefsite.render.citation_files import References
from briefsite.render.cite_page import called
from briefsite.render.downloads import Download, DownloadKind, Made


class _Shown(Struct, frozen=True):
    """What sources are shown in: styles by their names, and the language around them."""

    names: tuple[str, ...]
    styles: Styles
    language: str


class _File:
    """Some sources, by their keys."""

    def __init__(self, keys: Sequence[str], references: References, shown: _Shown) -> None:
        self.keys = keys
        self.references = references
        self.shown = shown

    @property
    def value_digest(self) -> bytes:
        """A short name for what is in the file."""
        return digest(digest_of(self.shown), *map(self.references.digest, self.keys))


def _made(file: _File) -> Made:
    # Imported here: a build in which everything is known makes nothing of it.
    from briefsite.render.coins import coins

    references, in_styles = file.references, [*_in_styles(file)]
    every = {
        source_anchor(key): (
            *references.forms(key),
            coins(references.csl(key)),
            [(name, texts[key]) for name, texts in in_styles if key in texts],
        )
        for key in file.keys
    }
    return Made(json.encode(every))


def _in_styles(file: _File) -> Iterator[tuple[str, Mapping[str, str]]]:
    """What readers call each style, and its entries by key."""
    shown = file.shown
    sources = {key: file.references.shown(key) for key in file.keys}
    library = library_of(sources, shown.language)
    for name in shown.names:
        try:
            style = shown.styles.get(name)
        except csl.StyleError:  # of which the page of each brief tells
            continue
        yield called(name, style), format_sources_as_html(library, style, shown.language)


SOURCES_SHOWN = DownloadKind("sources to take along", _made, worth=2)


def source_references(written: References, options: Options, styles: Styles) -> Iterator[Download]:
    """The files of all sources."""
    files = files_of_sources(len(written.keys))
    keys_of = dict[int, list[str]]()
    for key in written.keys:
        keys_of.setdefault(number_of_file(source_anchor(key), files), []).append(key)
    shown = _Shown(options.cite_styles, styles, options.language)
    for number, keys in keys_of.items():
        yield Download(references_path(number), SOURCES_SHOWN, _File(keys, written, shown))
