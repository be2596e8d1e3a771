"""The form that filters the sources (theme/assets/filter-sources.js shows it and does the work)."""

from __future__ import annotations

from collections.abc import Iterator

from briefsite.link import Corpus
from briefsite.read.paths import SOURCE_FACETS
from briefsite.render.filter import select
from briefsite.render.listing import by_name
from briefsite.render.source_files import language_of, year_of
from briefsite.wording import counted
from briefsite.wording.languages import language_name


def source_filter(corpus: Corpus) -> str:
    """The form, hidden until its script runs; none where there is no brief."""
    if not corpus.briefs:
        return ""
    own = corpus.words()
    said, every = own.filter, counted(own, own.counts.sources, len(corpus.references))
    return "\n".join(
        (
            f'<form class="filter" role="search" aria-label="{own.sources.heading}" autocomplete="off" hidden'
            f' data-list="{SOURCE_FACETS.rpartition("/")[2]}">',
            f"<fieldset><legend>{own.bibliography.find}</legend>",
            f'<label class="find">{own.bibliography.words} <input type="search" name="q"></label>',
            *_selects(corpus),
            f'<button type="reset">{said.clear}</button>',
            "</fieldset>",
            f'<p role="status" data-shown="{own.bibliography.shown.format(shown="{}", sources=every)}"'
            f' data-failed="{said.failed}" data-more="{own.search.more}">{every}</p>',
            "</form>",
        )
    )


def _selects(corpus: Corpus) -> Iterator[str]:
    """A choice for each that there is more than one of. The names of briefs, which may be many, the script fills in."""
    own, references = corpus.words(), corpus.references.values()
    said, facets = own.filter, own.facets
    kinds = {reference.type for reference in references}
    types = sorted((own.source_types[kind], kind) for kind in kinds if kind in own.source_types)
    years = sorted({year for reference in references if (year := year_of(reference))}, key=int, reverse=True)
    tags = {tag for reference in references if (tag := language_of(reference))}
    languages = sorted((language_name(tag), tag) for tag in tags)
    topics = [one for one in by_name(corpus, corpus.topics.values()) if one.id in corpus.on_topic]
    if len(types) > 1:
        yield select("type", facets.type, said.all_types, types)
    if len(years) > 1:
        yield select("year", facets.year, said.all_years, [(year, year) for year in years])
    if len(languages) > 1:
        yield select("lang", facets.language, said.all_languages, languages, own_language=True)
    yield select("brief", own.bibliography.brief, own.lists.all_briefs, [])
    if topics:
        yield select("topic", facets.topic, said.all_topics, [(one.name, one.id) for one in topics])
