"""The page of a brief: what it is, its text with linked notes, its sources with their way back, what is near it."""

from __future__ import annotations

from collections.abc import Mapping

from briefsite.cite import FormattedBrief
from briefsite.link import Corpus, LinkedBrief
from briefsite.model import FrontMatter, Options, Person
from briefsite.model.biographies import introduced
from briefsite.model.front_matter import Contributor
from briefsite.model.slugs import slugify_of
from briefsite.read.paths import brief_path, cite_path, person_path
from briefsite.render import masthead
from briefsite.render.brief_sources import sources_list
from briefsite.render.citation_files import files_line
from briefsite.render.license import license_line
from briefsite.render.markup import Page, blocks, escape, escape_html, link
from briefsite.render.metadata import metadata
from briefsite.render.offprint import offprint_link
from briefsite.render.related import related_briefs
from briefsite.render.search_facts import brief_found
from briefsite.render.text import BriefText
from briefsite.wording import Words
from briefsite.wording.languages import direction, localised

NOTES_PLACE = Options().notes_place


def brief_page(linked: LinkedBrief, corpus: Corpus, formatted: FormattedBrief, this_brief: str) -> Page:
    """Render one brief. `this_brief` is the formatted reference to the brief itself, Markdown-safe."""
    front, path = linked.brief.front, brief_path(linked.slug)
    own = corpus.words(front.lang)
    text = BriefText.of(linked, formatted, own, slugify_of(corpus.options.slugify, corpus.options.slug_separator))
    markdown = blocks(
        masthead.kind(front, own),
        f"# {text.front('title', front.title)} {{.brief-title}}",
        f"{text.front('subtitle', front.subtitle)}\n{{.subtitle}}" if front.subtitle else "",
        masthead.byline(linked, corpus, path, offprint_link(linked, corpus), f"[{own.brief.cite_this}](#cite-this)"),
        masthead.translations(linked, corpus, path),
        masthead.corrected(front, own),
        masthead.behind_original(linked, own),
        masthead.earlier_versions(linked, own, path),
        main_text(front, text, own),
        _biographies(front, corpus, path),
        masthead.topics(linked, corpus, path),
        notes_section(linked, corpus),
        sources_list(linked, corpus, formatted, path),
        related_briefs(linked, corpus, path),
        blocks(
            f"## {own.brief.cite_this} {{#cite-this}}",
            this_brief,
            _other_styles(linked, corpus, path),
            files_line(linked, own, path, corpus.options),
            license_line(front, corpus),
        ),
        text.notes(),
    )
    return Page(path, markdown, _front_matter(linked, corpus), linked.brief.path, date_of(front))


def main_text(front: FrontMatter, text: BriefText, own: Words) -> str:
    """What a brief says, from its summary to what stands below its text."""
    return blocks(
        f"{text.front('summary', front.summary)}\n{{.summary}}",
        masthead.key_points(front, text, own),
        masthead.key_figures(front, text, own),
        masthead.notes(front, text, own, is_below=False),
        masthead.image(front, text),
        text.body(),
        masthead.corrections(front, text, own),
        masthead.notes(front, text, own, is_below=True),
    )


def _front_matter(linked: LinkedBrief, corpus: Corpus) -> Mapping[str, object]:
    front = linked.brief.front
    topics = [corpus.topics[topic].name for topic in front.topics if topic in corpus.topics]
    return {
        "title": front.title,
        "description": front.summary,
        "lang": front.lang,
        "dir": direction(front.lang),
        "date": front.date.isoformat(),
        "topics": topics,
        **metadata(linked, corpus),
        "search": brief_found(front, corpus),
    }


def _other_styles(linked: LinkedBrief, corpus: Corpus, path: str) -> str:
    """The link to how the brief is cited in other styles, with the words of the button that copies a citation."""
    if not corpus.options.cite_styles:
        return ""
    own = corpus.words(linked.brief.front.lang)
    said = f'data-copy="{escape_html(own.content.copy)}" data-copied="{escape_html(own.content.copied)}"'
    way = link(own.brief.other_styles, cite_path(linked.slug), path)
    return f'{way}{{class="other-styles" {said}}}\n{{.citation-files}}'


def date_of(front: FrontMatter) -> str:
    """When what the page shows last changed (ISO 8601)."""
    return (front.updated or front.date).isoformat()


def _biographies(front: FrontMatter, corpus: Corpus, path: str) -> str:
    rows = [_biography(author, front.lang, path) for author in introduced(front, corpus.people)]
    return blocks(f"## {corpus.words(front.lang).brief.authors} {{#authors}}", "\n".join(rows)) if rows else ""


def _biography(author: Person | Contributor, lang: str, path: str) -> str:
    if isinstance(author, Contributor):
        return f"- **{escape(author.name)}** {escape(author.biography or '')}"
    name = link(escape(localised(author.names, lang, author.name)), person_path(author.id), path)
    return f"- **{name}** {escape(localised(author.biographies, lang, author.biography or ''))}"


def notes_section(linked: LinkedBrief, corpus: Corpus) -> str:
    """Where the notes of a text stand, under their heading; nothing where the text says that itself."""
    heading, place = corpus.words(linked.brief.front.lang).notes.heading, corpus.options.notes_place
    is_said = not linked.notes or place in linked.brief.body.text
    return "" if is_said else blocks(f"## {heading} {{#notes}}", place)
