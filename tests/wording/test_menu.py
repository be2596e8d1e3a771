"""Entries of the menu that every publication has are in the language of the page, without a word in mkdocs.yml."""

from __future__ import annotations

import re

from html_site import HtmlSite, mkdocs_build
from projects import BRIEF, FILES, MakeProject

FRENCH = BRIEF.replace("title:", "lang: fr\ntitle:")


def test_usual_entries_are_translated_and_own_names_stay(make_project: MakeProject) -> None:
    """By the page that they lead to: another page of that name keeps it, and so does another name of the page."""
    settings = re.sub(
        r"(?m)^nav: .*$",
        "nav: [Home: index.md, Our papers: briefs/index.md, Topics: topics/index.md]",
        FILES["mkdocs.yml"],
    )
    root = make_project({"mkdocs.yml": settings, "briefs/second.md": FRENCH})
    assert mkdocs_build(root, "--strict")[0] == 0
    site = HtmlSite(root / "site")
    menus = {
        path: site.pages[path].text("(//nav[@class='site-sections'])[1]")
        for path in ("briefs/first/", "briefs/second/")
    }
    assert menus == {"briefs/first/": "Home Our papers Topics", "briefs/second/": "Accueil Our papers Thèmes"}
