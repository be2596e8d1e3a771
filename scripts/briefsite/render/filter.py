"""The form that filters the briefs (theme/assets/filter.js shows it and does the work), and the list it works on."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping

from briefsite.link import Corpus, LinkedBrief
from briefsite.model.codec import encode
from briefsite.read.paths import BRIEFS, BRIEFS_LIST, BRIEFS_ON_A_PAGE, address_from, brief_path
from briefsite.render.listing import authors_of, by_name, people_of, topics_of
from briefsite.render.markup import Asset, escape_html
from briefsite.wording import counted
from briefsite.wording.languages import is_one_language, language_name, number_locale, of_the_first


def filter_front(corpus: Corpus) -> Mapping[str, object]:
    """Front matter for the head of the page: the form's own style sheet and script."""
    return {"styles": ["../assets/filter.css"], "modules": ["../assets/filter.js"]} if corpus.briefs else {}


def filter_form(corpus: Corpus, *, is_paged: bool) -> str:
    """The form, hidden until its script runs. `is_paged`: the rows are not all on the page but in `BRIEFS_LIST`."""
    if not corpus.briefs:
        return ""
    own, lang = corpus.words(), corpus.options.language
    said, every = own.filter, counted(own, own.counts.briefs, len(corpus.briefs))
    source = f' data-list="{BRIEFS_LIST.rpartition("/")[2]}"' if is_paged else ""
    more = encode(said.more).decode()
    dates = str(number_locale(lang)).replace("_", "-")
    return "\n".join(
        (
            f'<form class="filter" role="search" aria-label="{own.lists.briefs}" autocomplete="off" hidden{source}>',
            f"<fieldset><legend>{said.show}</legend>",
            *_selects(corpus),
            f'<button type="reset">{said.clear}</button>',
            "</fieldset>",
            f'<p role="status" data-shown="{said.shown.format(shown="{}", briefs=every)}" data-failed="{said.failed}"'
            f' data-more="{escape_html(more)}" data-dates="{dates}" data-first="1{of_the_first(lang)} ">{every}</p>',
            "</form>",
        )
    )


def _selects(corpus: Corpus) -> Iterator[str]:
    """A choice for each that briefs may be filtered by; of the language where they are in several."""
    own, fronts = corpus.words(), [linked.brief.front for linked in corpus.briefs]
    said, facets = own.filter, own.facets
    topics = [one for one in by_name(corpus, corpus.topics.values()) if one.id in corpus.on_topic]
    people = [one for one in by_name(corpus, corpus.people.values()) if one.id in corpus.written_by]
    years = dict.fromkeys(str(front.date.year) for front in fronts)
    types = sorted((own.brief_types[name], name) for name in {front.type for front in fronts})
    languages = sorted((language_name(lang), lang) for lang in {front.lang for front in fronts})
    yield select("topic", facets.topic, said.all_topics, [(one.name, one.id) for one in topics])
    yield select("year", facets.year, said.all_years, [(year, year) for year in years])
    yield select("type", facets.type, said.all_types, types)
    yield select("person", facets.person, said.everyone, [(one.name, one.id) for one in people])
    if not all(is_one_language(tag, corpus.options.language) for _, tag in languages):
        yield select("lang", facets.language, said.all_languages, languages, own_language=True)


def select(
    facet: str, title: str, everything: str, options: Iterable[tuple[str, str]], *, own_language: bool = False
) -> str:
    """A choice among values, each with its name; of languages each name is in its own."""
    rows = [f'<option value="">{everything}</option>']
    for name, value in options:
        lang = f' lang="{escape_html(value)}"' if own_language else ""
        rows.append(f'<option value="{escape_html(value)}"{lang}>{escape_html(name)}</option>')
    return f'<label>{title} <select name="{facet}">{"".join(rows)}</select></label>'


def filter_list(corpus: Corpus) -> Asset | None:
    """Every brief as the script needs it, where they are too many to stand on one page."""
    if len(corpus.briefs) <= BRIEFS_ON_A_PAGE:
        return None
    briefs = [_entry(linked, corpus) for linked in corpus.briefs]
    return Asset(BRIEFS_LIST, json.dumps(briefs, ensure_ascii=False, separators=(",", ":")))


def _entry(linked: LinkedBrief, corpus: Corpus) -> tuple[str, ...]:
    """Address, title, date, authors, then what it can be filtered by; filter.js reads them in this order."""
    front = linked.brief.front
    return (
        address_from(BRIEFS, brief_path(linked.slug), corpus.options.directory_urls),
        front.title,
        front.date.isoformat(),
        authors_of(front, corpus),
        " ".join(topics_of(front, corpus)),
        front.type,
        " ".join(people_of(front, corpus)),
        front.lang,
    )
