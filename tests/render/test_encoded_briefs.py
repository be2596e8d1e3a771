"""Very many briefs are kept as bytes; what is made of them is the same."""

from __future__ import annotations

import pytest
from generated import generated_project
from msgspec.structs import replace
from projects import STYLES_FOLDER

from briefsite.cite import Styles
from briefsite.pipeline import build_site
from briefsite.render.encoded_briefs import decode_brief, encode_brief


def test_a_brief_comes_out_of_its_bytes_as_it_was() -> None:
    """Every brief of a publication, with its mentions, notes, charts and problems."""
    site = build_site(generated_project(), Styles(STYLES_FOLDER))
    assert len(site.corpus.briefs) > 10
    for linked in site.corpus.briefs:
        front = replace(linked.brief.front, places={})  # only a check asks for those
        assert decode_brief(encode_brief(linked)) == replace(linked, brief=replace(linked.brief, front=front))


def test_pages_of_encoded_briefs_are_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whether there is room for all briefs as they are does not show on any page."""
    project, styles = generated_project(), Styles(STYLES_FOLDER)
    plain = build_site(project, styles)
    monkeypatch.setattr("briefsite.render.encoded_briefs.VERY_LARGE", 1)
    encoded = build_site(project, styles)
    assert encoded.corpus != plain.corpus
    assert encoded.pages == plain.pages
    assert encoded.assets == plain.assets


def test_a_formatter_that_forgets_formats_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    """Of very large sites the formatter is begun anew now and then, here after each brief."""
    project, styles = generated_project(), Styles(STYLES_FOLDER)
    monkeypatch.setattr("briefsite.render.encoded_briefs.VERY_LARGE", 1)
    kept = build_site(project, styles).pages
    monkeypatch.setattr("briefsite.render.formatted_sources.MOST_READ", 0)
    assert build_site(project, styles).pages == kept
