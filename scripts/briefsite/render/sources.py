"""The bibliography: every source with its identifiers and every passage of every brief that cites it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from operator import attrgetter

from briefsite.link import Corpus, Mention
from briefsite.model import Reference
from briefsite.model.anchors import source_anchor
from briefsite.model.codec import encode
from briefsite.read.paths import (
    CITATION_FORMATS,
    REFERENCES,
    SOURCES,
    SOURCES_ON_A_SCREEN,
    address_from,
    bibliography_path,
    initial_path,
    text_path,
)
from briefsite.render.brief_sources import address_left_out
from briefsite.render.citation_files import NAMES
from briefsite.render.html_lists import html_list
from briefsite.render.indexes import newest_date
from briefsite.render.listing import translation_link
from briefsite.render.markup import Page, blocks, escape, in_language, link, place_mark
from briefsite.render.source_files import CitingText, by_initial, by_text
from briefsite.render.source_filter import source_filter
from briefsite.wording import Words, counted
from briefsite.wording.languages import capital, direction
from briefsite.wording.typography import in_quotation_marks

IDENTIFIERS = ("ISBN", "ISSN", "PMID", "PMCID")


def sources_pages(corpus: Corpus, formatted: Mapping[str, str]) -> Iterator[Page]:
    """`/sources/`, and past `sources_per_page` entries one page for each initial. `formatted` is in sorted order."""
    groups = by_initial(corpus, formatted)
    newest = newest_date(corpus, [brief.slug for brief in corpus.briefs])
    own = corpus.words()
    said = own.bibliography
    heading = own.sources.heading
    form = source_filter(corpus) if len(formatted) > SOURCES_ON_A_SCREEN else ""
    front = {
        "title": heading,
        "description": said.described.format(site=corpus.options.site_name),
        **_front(corpus, SOURCES, has_form=bool(form)),
    }
    listed = _initials(corpus, groups) if corpus.are_sources_paged else _one_page(corpus, groups, formatted)
    markdown = blocks(f"# {heading} {{#sources}}", _intro(corpus), _files(corpus), form, *listed)
    yield Page(SOURCES, markdown, front, "sources.bib", newest)
    for letter, keys in groups.items() if corpus.are_sources_paged else ():
        path, initial = initial_path(letter), _heading(corpus, letter)
        title = said.under.format(initial=initial)
        described = said.under_described.format(initial=initial)
        front = {"title": title, "description": described, **_front(corpus, path, has_form=False)}
        markdown = blocks(f"# {title}", _letters(corpus, groups, path), _entries(corpus, keys, formatted, path))
        yield Page(path, markdown, front, "sources.bib", newest)


def _front(corpus: Corpus, page: str, *, has_form: bool) -> Mapping[str, object]:
    """Front matter for the head of a page: style sheets, scripts, and the words of their buttons."""
    if not corpus.briefs:
        return {}  # an ordinary site has a theme of its own
    own = corpus.words()
    said = {"key": own.bibliography.copy, "copy": own.content.copy, "copied": own.content.copied}
    said |= {"styles": own.brief.other_styles} if corpus.options.cite_styles else {}
    said |= {"references": address_from(page, REFERENCES, corpus.options.directory_urls)}

    def files(*names: str) -> list[str]:
        return [address_from(page, f"assets/{name}", corpus.options.directory_urls) for name in names]

    return {
        "styles": files(*(["filter.css"] if has_form else []), "sources.css"),
        "modules": files("sources.js", *(["filter-sources.js"] if has_form else [])),
        "meta": [["briefsite:words", encode(said).decode()]],
        "folded": True,
    }


def _intro(corpus: Corpus) -> str:
    """How many sources there are, how many of them are cited, and where the passages stand."""
    own = corpus.words()
    said, count = own.bibliography, len(corpus.references)
    if not count:
        return said.empty
    cited = sum(1 for key in corpus.references if key in corpus.cited_in)
    amount = counted(own, said.every_cited if cited == count else said.intro, count, cited=cited)
    return (said.by_initial if corpus.are_sources_paged else said.below).format(amount=amount)


def _files(corpus: Corpus) -> str:
    """The way to all sources in one file, for programs for references."""
    if not (corpus.references and corpus.briefs):
        return ""
    links = (link(NAMES[ending], bibliography_path(ending), SOURCES) for ending in CITATION_FORMATS)
    return corpus.words().bibliography.take_along.format(formats=" · ".join(links))


def _one_page(corpus: Corpus, groups: Mapping[str, list[str]], formatted: Mapping[str, str]) -> Iterable[str]:
    if len(formatted) <= SOURCES_ON_A_SCREEN:
        yield _entries(corpus, formatted, formatted, SOURCES)
        return
    yield " ".join(f"[{_heading(corpus, letter)}](#initial-{letter})" for letter in groups) + "\n{.letters}"
    for letter, keys in groups.items():
        yield f"## {_heading(corpus, letter)} {{#initial-{letter}}}"
        yield _entries(corpus, keys, formatted, SOURCES)


def _initials(corpus: Corpus, groups: Mapping[str, list[str]]) -> Iterable[str]:
    links = ((link(_heading(corpus, letter), initial_path(letter), SOURCES), keys) for letter, keys in groups.items())
    yield "\n".join(f"- {shown} ({len(keys)})" for shown, keys in links)


def _letters(corpus: Corpus, groups: Mapping[str, list[str]], page: str) -> str:
    every = link(corpus.words().bibliography.every, SOURCES, page)
    here = {page: '{aria-current="page"}'}
    paths = {letter: initial_path(letter) for letter in groups}
    links = (link(_heading(corpus, letter), path, page) + here.get(path, "") for letter, path in paths.items())
    return " ".join((every, *links)) + "\n{.letters}"


def _heading(corpus: Corpus, letter: str) -> str:
    if letter == "0":
        return corpus.words().bibliography.other
    # Under one address stand both kinds of a Turkish i.
    return ", ".join(dict.fromkeys((letter.upper(), capital(corpus.options.language, letter))))


def _entries(corpus: Corpus, keys: Iterable[str], formatted: Mapping[str, str], page: str) -> str:
    entries = "\n\n".join(_entry(corpus, corpus.references[key], formatted[key], page) for key in keys)
    return html_list(entries, page, corpus.options)


def _entry(corpus: Corpus, reference: Reference, text: str, page: str) -> str:
    anchor = source_anchor(reference.key)
    is_rtl = direction(corpus.options.language) == "rtl"
    former = "".join(place_mark(source_anchor(key), "", "former") for key in _former_keys(corpus, reference))
    entry = place_mark(anchor, text, "entry", own_direction=is_rtl)
    head = f"- {former}{entry} {_address(reference, anchor, text)}".rstrip()
    mentions = corpus.cited_in.get(reference.key, ())
    head += f' <span class="record">{_record(reference)}</span>'
    head += f' <span class="cited">{_how_often(corpus, reference.key)}</span>'
    if not mentions:
        return head
    return "\n\n".join([head, "\n".join(_cited_in(corpus, mentions, page))])


def _how_often(corpus: Corpus, key: str) -> str:
    """In how many briefs a source is cited, and how often where that is more; on pages of docs/ just how often."""
    own = corpus.words()
    briefs, passages = corpus.citing_briefs.get(key, 0), corpus.citations.get(key, 0)
    if not passages:
        return own.bibliography.not_cited
    places = [] if key in corpus.cited_on_pages else [counted(own, own.counts.briefs, briefs)]
    if passages > briefs or not places:
        places.append(counted(own, own.counts.passages, passages))
    return own.bibliography.cited.format(places=" · ".join(places))


def _former_keys(corpus: Corpus, reference: Reference) -> Iterable[str]:
    """The keys by which links may still ask for the entry; one that another entry has by now is its own."""
    return (key for key in reference.former_keys if key not in corpus.references)


def _cited_in(corpus: Corpus, mentions: Sequence[Mention], page: str) -> Iterable[str]:
    """Each brief with its passages. A translation stands beside its original: its passages are the same."""
    for text in by_text(corpus, mentions):
        front = corpus.by_slug[text.slug].brief.front
        title = link(escape(front.title), text_path(text.slug), page)
        yield f"    - {in_language(title, front.lang, corpus.options.language)}"
        for quoted, same in groupby(text.mentions, key=attrgetter("quote")):
            yield f"        - {_passage(corpus, quoted, tuple(same), page)}"
        for other in text.translations:
            yield f"        - {_in_translation(corpus, other, page)}"


def _in_translation(corpus: Corpus, text: CitingText, page: str) -> str:
    linked = corpus.by_slug[text.slug]
    lang = linked.brief.front.lang
    own = corpus.words(lang)
    places = [_link(mention, own, page) for mention in text.mentions]
    shown = in_language(own.joining.between.join(places), lang, corpus.options.language)
    return f"{corpus.words().brief.also_in.format(languages=translation_link(linked, page))} · {shown}"


def _passage(corpus: Corpus, quoted: str, mentions: Sequence[Mention], page: str) -> str:
    """A sentence, linked to its first note; where it cites the source again, a link to each further note."""
    first, *further = mentions
    lang = corpus.by_slug[first.slug].brief.front.lang
    own = corpus.words(lang)
    marks = corpus.options.quotation_marks
    shown = in_quotation_marks(escape(quoted), lang, marks) if quoted else own.sources.cited_here
    links = [link(shown + _where(first, own), text_path(first.slug), page, first.id)]
    links += [_link(mention, own, page) for mention in further]
    return in_language(own.joining.between.join(links), lang, corpus.options.language)


def _link(mention: Mention, own: Words, page: str) -> str:
    shown = _where(mention, own).strip(" ·") or own.sources.cited_here
    return link(shown, text_path(mention.slug), page, mention.id)


def _where(mention: Mention, own: Words) -> str:
    return "" if mention.note is None else f" · {own.notes.note.format(number=mention.note)}"


def _address(reference: Reference, anchor: str, entry: str) -> str:
    """An address that a formatted entry does not show."""
    shown = " · ".join(address_left_out(reference, entry))
    return place_mark(f"id-{anchor}", shown, "identifiers") if shown else ""


def _record(reference: Reference) -> str:
    """Numbers that few readers need, and how an editor cites it."""
    shown = []
    if any(name in reference.csl_text for name in IDENTIFIERS):  # most have none, and to read it takes longer
        csl = reference.csl
        shown = [f"{name} {escape(str(csl[name]))}" for name in IDENTIFIERS if csl.get(name)]
    return " · ".join((*shown, f"`[@{reference.key}]`"))
