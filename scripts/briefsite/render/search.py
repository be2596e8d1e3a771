"""The page that the search's button leads to where no script runs, and that explains the search where one does."""

from __future__ import annotations

from briefsite.link import Corpus
from briefsite.read.paths import BRIEFS, PEOPLE, SEARCH, SOURCES, TOPICS
from briefsite.render.markup import Page, blocks, link


def search_page(corpus: Corpus) -> Page:
    """`/search/`: how to search, and the lists that need no search."""
    own = corpus.words()
    said, listed = own.search_page, own.lists
    lists: tuple[tuple[str, str], ...] = (
        (listed.all_briefs, BRIEFS),
        (listed.topics, TOPICS),
        (listed.people, PEOPLE),
        (own.sources.heading, SOURCES),
    )
    if not corpus.briefs:  # a manual, say, which may leave out the pages that would list them
        lists = ((own.menu.home, "index.md"),)
    markdown = blocks(
        f"# {said.title} {{#search}}",
        said.intro,
        "\n".join(f"- {link(name, target, SEARCH)}" for name, target in lists),
        f"## {said.how} {{#how}}",
        "\n".join(f"- {way}" for way in said.ways),
    )
    front = {"title": said.title, "description": said.described.format(site=corpus.options.site_name)}
    return Page(SEARCH, markdown, front)
