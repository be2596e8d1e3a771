"""The pages of this publication, whatever they say, come through unharmed."""

from __future__ import annotations

from projects import ROOT
from reference import EXPRESS_SETTINGS, reference

from briefsite.cite import Styles
from briefsite.fast.express import express
from briefsite.finish.sanitise import sanitise
from briefsite.pipeline import build_site
from briefsite.read.project import load_project


def test_every_page_is_the_same_in_both_ways_or_left_to_python_markdown() -> None:
    """As Python-Markdown and the sanitiser would write it, or, of briefs the lesser part, left to them."""
    texts = {page.path: page.markdown for page in build_site(load_project(ROOT), Styles(ROOT / "styles")).pages}
    texts |= {
        path.name: path.read_text("utf-8").partition("\n---\n")[2] for path in sorted((ROOT / "docs").glob("*.md"))
    }
    written = set()
    for path, text in texts.items():
        controls = path == "briefs/index.md"

        def safe(markup: str, controls: bool = controls) -> str:
            return sanitise(markup, controls=controls)

        ours = express(text, EXPRESS_SETTINGS, lambda address: address, safe)
        assert ours is None or ours == reference(text, controls=controls), path
        written |= set() if ours is None else {path}
    briefs = [path for path in texts if path.startswith("briefs/")]
    assert len(written.intersection(briefs)) * 2 >= len(briefs), "most briefs are left to Python-Markdown"
