"""The home page: that there is one, and that what pages ask for in comments is put in."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefsite.check.facts import Facts
from briefsite.check.site import is_brief_path
from briefsite.model import Place, Problem
from briefsite.model.nearest import Nearest
from briefsite.model.rules.files import MISSING_HOME, UNKNOWN_PART
from briefsite.read.front_page import MARKS

_HOMES = ("index.md", "README.md", "index.html")
_COMMENT = re.compile(r"<!--\s*([\w-]{4,20})\s*:\s*([\w -]{0,40}?)\s*-->")
_NAME, _PARTS = Nearest(["briefsite"]), Nearest(MARKS)


def missing_home(facts: Facts) -> Iterator[Problem]:
    """A publication whose docs/ has no page for its address; an ordinary site may have it from elsewhere."""
    files = facts.project.files
    if not facts.project.briefs or not any(path.startswith("docs/") for path in files):
        return
    if not any(home in facts.published.files for home in _HOMES):
        name = facts.project.options.site_name
        yield MISSING_HOME.at(Place("docs/index.md"), name=name, mark=MARKS["front"])


def unknown_part(facts: Facts) -> Iterator[Problem]:
    """Comments that ask for something as a front page does, and get nothing."""
    for path, body in facts.pages:
        for found in _COMMENT.finditer(body.text, body.body_start) if "<!--" in body.text else ():
            written, is_brief = found[0], is_brief_path(path)
            is_known = written in MARKS.values() and not is_brief
            if is_known or not _NAME.to(found[1]) or not body.is_html(found.start()):
                continue
            place, right = facts.place(path, body, found.start()), _PARTS.to(found[2])
            if is_brief:
                yield UNKNOWN_PART.at(place, "brief", written=written)
            elif right:
                yield UNKNOWN_PART.at(place, written=written, right=MARKS[right])
            else:
                *parts, last = (f"`{mark}`" for mark in MARKS.values())
                yield UNKNOWN_PART.at(place, "unlike", written=written, parts=f"{', '.join(parts)} or {last}")
