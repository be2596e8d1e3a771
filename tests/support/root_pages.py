"""What README.md and the other pages at the root of the repository lead to."""

from __future__ import annotations

import re

from projects import ROOT

PUBLICATION = ("briefs/", "docs/", "styles/", "sources.bib", "mkdocs.yml")
"""Where the publication of this repository lies: who replaces it need not keep a file for the sake of such a page."""


def links_to_files(page: str) -> list[str]:
    """The paths in the repository to which the page leads."""
    links = re.findall(r"\]\(([^)#\s]+)", (ROOT / page).read_text("utf-8"))
    return [link for link in links if "://" not in link]


def is_of_the_publication(link: str) -> bool:
    """Whether it leads to a part of the publication."""
    return link.startswith(PUBLICATION)
