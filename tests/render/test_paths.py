"""The addresses of a site are those that `briefsite.read.paths` declares: no more, no fewer, and fit for any host."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest
from projects import BRIEF, FILES, ROOT, MakeProject

from briefsite.cite import Styles
from briefsite.pipeline import build_site, published
from briefsite.read.paths import EXPORTS, PAGES, address_of, brief_path, kinds_by_path
from briefsite.read.project import load_project
from briefsite.read.publication import moment, to_publish
from briefsite.read.site_files import KINDS, kind_of, unfit_name

pytestmark = pytest.mark.usefixtures("both_ways")

MKDOCS = FILES["mkdocs.yml"]
MANY = {
    f"briefs/b{number}.md": BRIEF.replace("2026-11-01", f"{2020 + number % 5}-01-02").replace(
        "[@roe2021]", "nobody" if number else "[@roe2021]"
    )
    for number in range(101)
}
PROJECTS: Mapping[str, Mapping[str, str]] = {
    "one brief": {},
    "no brief": {"briefs/first.md": BRIEF.replace("date:", "status: draft\ndate:")},
    "no address": {"mkdocs.yml": MKDOCS.replace("site_url: https://bandung-briefs.example/\n", "")},
    "pages are files": {"mkdocs.yml": f"{MKDOCS}\nuse_directory_urls: false\n"},
    "one source on a page": {"mkdocs.yml": MKDOCS.replace("sources_per_page: 500", "sources_per_page: 1")},
    "more briefs than on a page": MANY,
    "gone and going": {
        "briefs/first.md": BRIEF.replace("date:", "status: withdrawn\nformerly: [zeroth]\ndate:"),
        "briefs/second.md": BRIEF.replace("date:", "embargo: 2999-01-01\ndate:"),
        "briefs/third.md": BRIEF.replace("[trade]", "[trade, other]").replace("[data-desk]", "[other]"),
        "briefs/topics.yml": FILES["briefs/topics.yml"] + "other:\n  name: Other\n  definition: Other things.\n",
        "briefs/people.yml": FILES["briefs/people.yml"] + "other: {name: Other}\nnobody: {name: Nobody}\n",
    },
}


@pytest.mark.parametrize("name", PROJECTS)
def test_a_site_has_the_addresses_that_are_declared(make_project: MakeProject, name: str) -> None:
    """Pages and other files alike, of what is published of a project."""
    _compare(make_project(PROJECTS[name]))


def test_this_repository_has_the_addresses_that_are_declared() -> None:
    """With all that its briefs ask for."""
    _compare(ROOT)


def _compare(root: Path) -> None:
    project = load_project(root)
    shown = published(project.briefs, moment({}))
    site = build_site(project, Styles(root / "styles"), shown)
    declared = to_publish(project, shown)
    pages = [*kinds_by_path(declared), *(brief_path(brief.slug) for brief in shown)]
    assert sorted(plan.path for plan in site.plans) == sorted(pages)
    assert sorted(asset.path for asset in site.assets) == sorted(kinds_by_path(declared, EXPORTS))
    for path in (*pages, *kinds_by_path(declared, EXPORTS)):
        address = address_of(path, directory_urls=False)
        assert unfit_name(address) is None and kind_of(address) in KINDS


def test_these_projects_have_addresses_of_every_kind(make_project: MakeProject) -> None:
    """So nothing that is declared goes untried."""
    project = load_project(make_project({**MANY, **PROJECTS["gone and going"]}))
    assert {*kinds_by_path(project).values()} == {*PAGES}
    assert {*kinds_by_path(project, EXPORTS).values()} == {*EXPORTS}
