"""Files of a kind that no site holds."""

from __future__ import annotations

from collections.abc import Iterator

from briefsite.check.facts import Facts
from briefsite.model import Place, Problem
from briefsite.model.rules.files import BAD_FILE_KIND
from briefsite.read.paths import site_path
from briefsite.read.site_files import KINDS, WITHOUT_ENDING, kind_of


def bad_file_kind(facts: Facts) -> Iterator[Problem]:
    for path in sorted(facts.project.files):
        within = site_path(path)
        if not path.startswith("docs/") or within in facts.project.navigation.excluded:
            continue
        kind, name = kind_of(path), path.rpartition("/")[2]
        if kind not in KINDS and name not in WITHOUT_ENDING:
            yield BAD_FILE_KIND.at(Place(path), "" if kind else "no-ending", name=name, kind=kind)
