"""The pages of this publication, whatever they say, come through unharmed."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from declared_addresses import compare_with_declared
from projects import ROOT
from reference import EXPRESS_SETTINGS, reference
from root_pages import is_of_the_publication, links_to_files

import csl
from briefsite.cite import Styles
from briefsite.fast.express import express
from briefsite.finish.sanitise import sanitise
from briefsite.pipeline import build_site
from briefsite.read.paths import WITH_FORMS
from briefsite.read.project import load_project

_DOUBLED = re.compile(r",,|(?<!\.)\.\.(?!\.)|  | ,|\(\)|\( | \)|;;")


def test_every_page_is_the_same_in_both_ways_or_left_to_python_markdown() -> None:
    """As Python-Markdown and the sanitiser would write it, or, of briefs the lesser part, left to them."""
    texts = {page.path: page.markdown for page in build_site(load_project(ROOT), Styles(ROOT / "styles")).pages}
    texts |= {
        path.name: path.read_text("utf-8").partition("\n---\n")[2] for path in sorted((ROOT / "docs").glob("*.md"))
    }
    written = set()
    for path, text in texts.items():
        controls = path in WITH_FORMS

        def safe(markup: str, controls: bool = controls) -> str:
            return sanitise(markup, controls=controls)

        ours = express(text, EXPRESS_SETTINGS, lambda address: address, safe)
        assert ours is None or ours == reference(text, controls=controls), path
        written |= set() if ours is None else {path}
    briefs = [path for path in texts if path.startswith("briefs/")]
    assert len(written.intersection(briefs)) * 2 >= len(briefs), "most briefs are left to Python-Markdown"


@pytest.mark.usefixtures("both_ways")
def test_its_site_has_the_addresses_that_are_declared() -> None:
    """With all that its briefs ask for."""
    compare_with_declared(ROOT)


@pytest.mark.parametrize("path", sorted((ROOT / "styles").glob("*.csl")), ids=lambda path: path.stem)
def test_a_style_of_its_own_formats_every_source(path: Path) -> None:
    """In each language of its briefs: an entry for each, of which no mark comes twice and no parenthesis is empty."""
    project = load_project(ROOT)
    sources = [source.csl for source in project.bibliography.references.values()]
    style = csl.load_style(path.stem, folders=[path.parent])
    for lang in {project.options.language, *(brief.front.lang or "en" for brief in project.briefs)}:
        citations = [csl.Citation((csl.Cite(str(source["id"])),), note) for note, source in enumerate(sources, 1)]
        entries = csl.format_citations(style, sources, citations, locale=lang, output=csl.TEXT).bibliography
        assert len(entries) == len(sources)
        assert [
            entry.text for entry in entries if re.search(r",,|(?<!\.)\.\.(?!\.)|  | ,|\(\)|\( | \)|;;", entry.text)
        ] == []


@pytest.mark.parametrize("page", sorted(path.name for path in ROOT.glob("*.md")))
def test_what_a_page_at_the_root_shows_of_it_is_there(page: str) -> None:
    """README.md has a picture of its site."""
    assert [link for link in links_to_files(page) if is_of_the_publication(link) and not (ROOT / link).exists()] == []
