"""The bibliography formatted by several processes."""

from __future__ import annotations

from pathlib import Path

import pytest
from generated import generated_project
from projects import STYLES_FOLDER

from briefsite.cite import Styles
from briefsite.fast.cache import Memo
from briefsite.pipeline import build_site
from briefsite.render.formatted_sources import FormattedSources


@pytest.mark.parametrize("many", [1, 2000])
@pytest.mark.parametrize("cores", [1, 3])
def test_a_shared_bibliography_is_the_same(cores: int, many: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """One core formats what three format in parts of seven entries, and every page says the same of it.

    Also of a site that is so large that the formatter forgets what it has read, here after each brief.
    """
    project, styles = generated_project(), Styles(STYLES_FOLDER)
    monkeypatch.setattr("briefsite.pipeline.other_cores", lambda: 0)
    alone = build_site(project, styles)
    monkeypatch.setattr("briefsite.pipeline.other_cores", lambda: cores - 1)
    monkeypatch.setattr("briefsite.fast.parallel.other_cores", lambda: cores - 1)
    monkeypatch.setattr("briefsite.render.formatted_sources.AT_ONCE", 7)
    monkeypatch.setattr("briefsite.render.encoded_briefs.VERY_LARGE", many)
    monkeypatch.setattr("briefsite.render.formatted_sources.MOST_READ", 0)
    assert build_site(project, styles).pages == alone.pages


def test_what_is_known_is_not_begun(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A bibliography that an earlier build formatted costs no process."""
    project, styles = generated_project(), Styles(STYLES_FOLDER)
    references, options = project.bibliography.references, project.options
    memo = Memo(tmp_path)
    before = FormattedSources(references, options, styles, memo)
    before.begin()
    said = dict(before.sources)
    memo.save()
    again = FormattedSources(
        references, options, styles, Memo(tmp_path), share=lambda *_, **__: pytest.fail("it was begun")
    )
    again.begin()
    assert again.sources == said
