"""That every brief is there once: programs that keep folders in step leave copies that would be published."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence

from briefsite.check.facts import Facts, front_place
from briefsite.check.site import is_brief_path
from briefsite.model import Brief, Place, Problem
from briefsite.model.rules.briefs import COPIED_BRIEF

EXAMPLE = "example"
"""The brief with which a publication begins, to be copied (`briefsite new`)."""
_CONFLICT = r"conflict|konflikt|conflit|conflito|conflicto|conflitto|冲突|衝突|تعارض"
_COPY = r"copy|kopie|copie|copia|cópia|副本|نسخة"
# What stands behind a name, as Dropbox, Nextcloud, Seafile, Box, Syncthing and Resilio write it.
_OF_CONFLICT = re.compile(
    rf"""(?P<name>.+?)(?:
        [ ]?[(\[][^()\[\]]*(?:{_CONFLICT})[^()\[\]]*[)\]]  # x (Ana's conflicted copy 2026-11-30), x [Conflict]
        | [.](?:sync-)?conflict(?:-[0-9]{{8}}-[0-9]{{6}}(?:-[A-Z0-9]+)?)?  # x.sync-conflict-20261130-101010-ABCDEF7
        | _conf(?:lict)?(?:-[0-9]{{8}}-[0-9]{{6}}|\([0-9]+\))  # x_conflict-20261130-101010
    )+""",
    re.IGNORECASE | re.VERBOSE,
)
# What systems write when a file is copied to where it is, and OneDrive (x-LAPTOP-1A2B3C4D): only where there is an x.
_OF_SYSTEM = re.compile(
    rf"""(?:
        (?P<behind>.+?)(?:[ ]?[(][0-9]+[)] | [ ][-–]?[ ]?(?:{_COPY})(?:[ ]?[(]?[0-9]+[)]?)? | [ ][0-9]+
            | -(?:desktop|laptop)-(?=[a-z]*[0-9])[a-z0-9]{{6,8}}(?:-[0-9]+)?)
        | (?:{_COPY})[ ](?:of|von|de|di)[ ](?P<before>.+)
    )""",
    re.IGNORECASE | re.VERBOSE,
)


def original_of(path: str, files: Collection[str]) -> str | None:
    """The path of the brief of which a program made the one at a path, as its name says; None where it says nothing."""
    folder, _, name = path.rpartition("/")
    stem = name.removesuffix(".md")
    found = _OF_CONFLICT.fullmatch(stem)
    if found is not None:
        return f"{folder}/{found['name'].rstrip()}.md"
    found = _OF_SYSTEM.fullmatch(stem)
    if found is None:
        return None
    original = f"{folder}/{found['behind'] or found['before']}.md".casefold()
    return next((path for path in files if path.casefold() == original), None)


def copied_brief(facts: Facts) -> Iterator[Problem]:
    files = facts.project.files
    named = {path: original_of(path, files) for path in sorted(files) if is_brief_path(path)}
    for path, original in named.items():
        if original is not None:
            variant = "" if original in files else "alone"
            yield COPIED_BRIEF.at(Place(path), variant, name=path.rpartition("/")[2], original=original)
    yield from _alike([brief for brief in facts.project.briefs if named.get(brief.path) is None])


def _alike(briefs: Sequence[Brief]) -> Iterator[Problem]:
    """Briefs of one title that are there twice; the one with the shortest name counts as the original, and before it
    the example."""
    by_title: defaultdict[tuple[str, str], list[Brief]] = defaultdict(list)
    for brief in briefs:
        by_title[brief.front.title, brief.front.lang].append(brief)
    for group in by_title.values():
        if len(group) > 1:
            yield from _copies(sorted(group, key=lambda brief: (brief.slug != EXAMPLE, len(brief.slug), brief.slug)))


def _copies(group: Sequence[Brief]) -> Iterator[Problem]:
    texts: dict[str, str] = {}
    numbers: dict[tuple[str | None, str], str] = {}
    dates: defaultdict[object, list[str]] = defaultdict(list)
    for brief in group:
        front = brief.front
        number = (front.series, front.number) if front.number else None
        within = next((slug for slug in dates[front.date] if slug in brief.slug), None)
        if brief.body.text in texts:
            yield COPIED_BRIEF.at(Place(brief.path), "text", original=texts[brief.body.text])
        elif number is not None and number in numbers:
            yield COPIED_BRIEF.at(front_place(brief, "number"), "number", original=numbers[number])
        elif within is not None:
            yield COPIED_BRIEF.at(front_place(brief, "title"), "date", original=f"briefs/{within}.md")
        texts.setdefault(brief.body.text, brief.path)
        dates[front.date].append(brief.slug)
        if number is not None:
            numbers.setdefault(number, brief.path)
