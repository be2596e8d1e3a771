"""Real pages are written in one walk, and as Python-Markdown and the sanitiser would write them."""

from __future__ import annotations

import pytest
from generated import generated_project
from projects import ROOT, STYLES_FOLDER
from reference import EXPRESS_SETTINGS, reference

from briefsite.cite import Styles
from briefsite.fast.express import express
from briefsite.finish.sanitise import sanitise
from briefsite.pipeline import Site, build_site
from briefsite.read.paths import WITH_FORMS


@pytest.fixture(scope="module")
def site() -> Site:
    """A publication, up to its pages of Markdown."""
    return build_site(generated_project(), Styles(STYLES_FOLDER))


def test_every_page_is_the_same_in_both_ways(site: Site) -> None:
    """Briefs with what is usual in them, and every page that lists."""
    for page in site.pages:

        def safe(markup: str, controls: bool = page.path in WITH_FORMS) -> str:
            return sanitise(markup, controls=controls)

        ours = express(page.markdown, EXPRESS_SETTINGS, lambda address: address, safe)
        assert ours is not None, f"{page.path} is left to Python-Markdown"
        assert ours == reference(page.markdown, controls=page.path in WITH_FORMS), page.path


def test_pages_written_by_hand_are_the_same_or_left_to_python_markdown() -> None:
    """What express does not know (blocks of code, breaks) it does not touch."""
    written = 0
    for path in sorted((ROOT / "manual/docs").glob("*.md")):
        text = path.read_text("utf-8").partition("\n---\n")[2]
        ours = express(text, EXPRESS_SETTINGS, lambda address: address, sanitise)
        written += ours is not None
        assert ours is None or ours == reference(text), path.name
    assert written


@pytest.mark.parametrize(
    "text",
    [
        '**[A](a.md){aria-current="page"}** [B](b.md)',
        '[A](a.csv){download="a.csv"}',
        '[A](a.md){lang="fr" hreflang="fr"}',
    ],
)
def test_links_of_our_own_pages_go_the_quick_way(text: str) -> None:
    """Those of the open initial, of the files of a chart, of a translation: a page with one is not left to others."""
    ours = express(text, EXPRESS_SETTINGS, lambda address: address, sanitise)
    assert ours == reference(text)
