"""Translations beside their originals."""

from __future__ import annotations

import pytest
from html_site import mkdocs_build
from lxml import html
from projects import BRIEF, MakeProject

pytestmark = pytest.mark.usefixtures("both_ways")


def test_a_translation_says_that_its_original_has_changed(make_project: MakeProject) -> None:
    """When the original is updated, the page of the translation names both days at the next build, and only then."""
    translation = BRIEF.replace("topics: [trade]", "topics: [trade]\nlang: fr\ntranslation_of: first")
    root = make_project({"briefs/first-fr.md": translation})
    said = (
        "Cette traduction, modifiée pour la dernière fois le 1 novembre 2026, est en retard sur l’original,"
        " modifié pour la dernière fois le 9 novembre 2026."
    )
    for updated in ("", "\nupdated: 2026-11-09"):
        (root / "briefs/first.md").write_text(BRIEF.replace("date: 2026-11-01", f"date: 2026-11-01{updated}"), "utf-8")
        code, output = mkdocs_build(root)
        assert code == 0, output
        page = html.parse(root / "site/briefs/first-fr/index.html").getroot().xpath("string(//article)")
        assert (said in page.replace("1er", "1")) is bool(updated)
