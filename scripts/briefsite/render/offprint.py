"""Which briefs have an offprint, the link to it, and what its title says. `briefsite.finish.offprint` makes it."""

from __future__ import annotations

from collections.abc import Iterator

from briefsite.link import Corpus, LinkedBrief
from briefsite.model import Contributor, FrontMatter
from briefsite.model.looks import Looks
from briefsite.model.offprint import OffprintTitle, Signed
from briefsite.read.offprints import has_offprint, scripts_of
from briefsite.read.paths import brief_path, offprint_path, web_address
from briefsite.render.listing import author_name
from briefsite.render.markup import link
from briefsite.wording import Words, join
from briefsite.wording.languages import direction, localised, long_date

COLOUR = "#7a1f2b"
"""That of the theme, where a publication has none."""


def offprint_link(linked: LinkedBrief, corpus: Corpus) -> str:
    """The link to the offprint of a brief, on its page; nothing where it has none."""
    if not has_offprint(linked.brief, corpus.references, corpus.options):
        return ""
    said = corpus.words(linked.brief.front.lang).brief.offprint
    return link(said, offprint_path(linked.slug), brief_path(linked.slug)) + '{class="offprint"}'


def offprint_titles(corpus: Corpus, looks: Looks) -> Iterator[OffprintTitle]:
    """Those of all briefs of which an offprint is made."""
    for linked in corpus.briefs if corpus.options.offprints else ():
        if has_offprint(linked.brief, corpus.references, corpus.options):
            yield _title(linked, corpus, looks)


def _title(linked: LinkedBrief, corpus: Corpus, looks: Looks) -> OffprintTitle:
    front, options = linked.brief.front, corpus.options
    own, changed = corpus.words(front.lang), front.updated or front.date
    topics = (corpus.topics[topic] for topic in front.topics if topic in corpus.topics)
    return OffprintTitle(
        slug=linked.slug,
        path=linked.brief.path,
        lang=front.lang,
        direction=direction(front.lang),
        title=front.title,
        subtitle=front.subtitle or "",
        kind=" · ".join(_kind(front, own)),
        authors=tuple(_signed(author, corpus, front.lang) for author in front.authors),
        editors=_editors(front, corpus, own),
        date=_date(front, own),
        changed=(changed.year, changed.month, changed.day),
        keywords=tuple(localised(topic.names, front.lang, topic.name) for topic in topics),
        summary=front.summary,
        site_name=options.site_name,
        address=web_address(options, brief_path(linked.slug)) if options.site_url else "",
        colour=looks.light.text or COLOUR,
        references=own.brief.references,
        scripts=scripts_of(linked.brief, corpus.references, options),
    )


def _kind(front: FrontMatter, own: Words) -> Iterator[str]:
    yield own.brief_types[front.type]
    if front.series:
        yield front.series
    if front.number:
        yield own.brief.number.format(number=front.number)


def _signed(author: Contributor, corpus: Corpus, lang: str) -> Signed:
    person = corpus.people.get(author.id or "")
    affiliation = author.affiliation or (person.affiliation if person else None)
    return Signed(author_name(author, corpus, lang), affiliation or "")


def _editors(front: FrontMatter, corpus: Corpus, own: Words) -> str:
    names = [author_name(editor, corpus, front.lang) for editor in front.editors]
    return own.brief.edited_by.format(names=join(own, names)) if names else ""


def _date(front: FrontMatter, own: Words) -> str:
    date = long_date(front.lang, front.date)
    return own.brief.updated.format(date=date, updated=long_date(front.lang, front.updated)) if front.updated else date
