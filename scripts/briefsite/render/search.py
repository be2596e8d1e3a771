"""The page that the search's button leads to where no script runs, and that explains the search where one does."""

from __future__ import annotations

from briefsite.paths import BRIEFS, PEOPLE, SEARCH, SOURCES, TOPICS
from briefsite.render.markup import Page, blocks, link
from briefsite.resolve import Corpus


def search_page(corpus: Corpus) -> Page:
    """`/search/`: how to search, and the lists that need no search."""
    lists = (("All briefs", BRIEFS), ("Topics", TOPICS), ("People", PEOPLE), ("Sources", SOURCES))
    markdown = blocks(
        "# Search",
        "Press the button with the lens, `/` or Ctrl-K. Searching needs JavaScript; it runs in your browser, and nobody"
        " is told what you look for. Without it, these lists hold everything there is:",
        "\n".join(f"- {link(words, target, SEARCH)}" for words, target in lists),
        "## How to ask {#how}",
        '- Several words find the pages that have all of them; `"a phrase"` in quotation marks finds just that.\n'
        "- Results stand under the heading where they were found. There the words are marked until you press Esc.\n"
        "- *Filters* narrow by topic, person, year and type. Each language is searched by its own grammar; without a\n"
        "    choice it is that of the page you are on, and the one whose letters you type.\n"
        "- The address follows what you ask: copy it to send a search to somebody.",
    )
    front = {"title": "Search", "description": f"How to search {corpus.options.site_name}"}
    return Page(SEARCH, markdown, front)
