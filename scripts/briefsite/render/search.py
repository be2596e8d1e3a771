"""The page that the search's button leads to where no script runs, and that explains the search where one does."""

from __future__ import annotations

from briefsite.link import Corpus
from briefsite.read.paths import BRIEFS, PEOPLE, SEARCH, SOURCES, TOPICS
from briefsite.render.markup import Page, blocks, link


def search_page(corpus: Corpus) -> Page:
    """`/search/`: how to search, and the lists that need no search."""
    own = corpus.words()
    said, listed = own.search_page, own.lists
    lists = (
        (listed.all_briefs, BRIEFS),
        (listed.topics, TOPICS),
        (listed.people, PEOPLE),
        (own.sources.heading, SOURCES),
    )
    # A site without briefs, such as a manual, may leave out the pages that would list them.
    without = blocks(said.lists, "\n".join(f"- {link(name, target, SEARCH)}" for name, target in lists))
    markdown = blocks(
        f"# {said.title} {{#search}}",
        said.intro,
        without if corpus.briefs else "",
        f"## {said.how} {{#how}}",
        "\n".join(f"- {way}" for way in said.ways),
    )
    front = {"title": said.title, "description": said.described.format(site=corpus.options.site_name)}
    return Page(SEARCH, markdown, front)
