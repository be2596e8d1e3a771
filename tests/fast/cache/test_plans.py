"""What an edit changes: exactly the pages that show it are made again."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from sites import BIBLIOGRAPHY, PEOPLE, TOPICS, site_of

TEXTS = {
    "trade": "topics: [trade]\nauthors: [ada]\n\nShips sail [@doe2020].",
    "debt": "topics: [debt]\nauthors: [data-desk]\n\nBonds fall [@roe2021].",
    "both": "topics: [trade, debt]\nauthors: [data-desk]\n\nBoth happen [@poe2022].",
}


def _made_of(monkeypatch: pytest.MonkeyPatch, texts: Mapping[str, str] = TEXTS, **files: str) -> dict[str, bytes]:
    """Of each brief the digest of all that its page is made of."""
    for name, text in {"BIBLIOGRAPHY": BIBLIOGRAPHY, "TOPICS": TOPICS, "PEOPLE": PEOPLE, **files}.items():
        monkeypatch.setattr(f"sites.{name}", text)
    digests = {plan.path: plan.digest for plan in site_of(texts).plans}
    return {slug: digests[f"briefs/{slug}.md"] for slug in texts}


@pytest.mark.parametrize(
    ("edit", "changed"),
    [
        ({"TOPICS": TOPICS.replace("name: Debt", "name: Owing")}, {"debt", "both"}),
        ({"TOPICS": TOPICS.replace("name: Health", "name: Medicine")}, set()),
        ({"PEOPLE": PEOPLE.replace("Ada Obi", "Ada Eze")}, {"trade"}),
        ({"BIBLIOGRAPHY": BIBLIOGRAPHY.replace("Second Things", "Last Things")}, {"debt"}),
        ({"texts": TEXTS | {"trade": TEXTS["trade"].replace("Ships", "Boats")}}, {"trade"}),
        ({"texts": TEXTS | {"trade": TEXTS["trade"].replace("@doe2020", "@roe2021")}}, {"trade", "debt"}),
    ],
    ids=[
        "a topic's name",
        "a topic nobody is on",
        "an author's name",
        "a source",
        "a word",
        "one more who cites a source",
    ],
)
def test_an_edit_changes_what_shows_it(
    edit: Mapping[str, Mapping[str, str] | str], changed: set[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Pages that do not show what was edited keep their digest, so they are neither made nor rendered nor framed."""
    before = _made_of(monkeypatch)
    after = _made_of(monkeypatch, **edit)  # type: ignore[arg-type]
    assert {slug for slug in before if before[slug] != after[slug]} == changed
