"""The addresses of a site are those that `briefsite.read.paths` declares: no more, no fewer, and fit for any host."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

import pytest
from declared_addresses import compare_with_declared
from histories import begin_history, commit
from msgspec.structs import replace
from projects import BRIEF, CHART, FILES, MakeProject

from briefsite.model import PastVersion
from briefsite.model.memory import NoMemory
from briefsite.read.generated_paths import EXPORTS, PAGES, kinds_by_path
from briefsite.read.project import load_project
from briefsite.read.versions import with_versions

pytestmark = pytest.mark.usefixtures("both_ways")

MKDOCS = FILES["mkdocs.yml"]
SERVICES = """    exports:
      repec: {handle: RePEc:abc:briefs, email: desk@harbour.org}
      crossref: {prefix: "10.1234", depositor: Harbour, email: desk@harbour.org, registrant: Harbour}
      datacite: {prefix: "10.1234"}
"""
REGISTERED = {
    "mkdocs.yml": MKDOCS.replace("    sources_per_page", f"{SERVICES}    offprints: true\n    sources_per_page"),
    "briefs/registered.md": BRIEF.replace("date:", "doi: 10.1234/registered\ndate:"),
}
MANY = {
    f"briefs/b{number}.md": BRIEF.replace("2026-11-01", f"{2020 + number % 5}-01-02").replace(
        "[@roe2021]", "nobody" if number else "[@roe2021]"
    )
    for number in range(101)
}
PROJECTS: Mapping[str, Mapping[str, str]] = {
    "one brief": {},
    "no brief": {"briefs/first.md": BRIEF.replace("date:", "status: draft\ndate:")},
    "no address": {"mkdocs.yml": MKDOCS.replace("site_url: https://harbour-briefs.example/\n", "")},
    "pages are files": {"mkdocs.yml": f"{MKDOCS}\nuse_directory_urls: false\n"},
    "one source on a page": {"mkdocs.yml": MKDOCS.replace("sources_per_page: 500", "sources_per_page: 1")},
    "more briefs than on a page": MANY,
    "records for services": REGISTERED,
    "its own llms.txt and robots.txt": {"docs/llms.txt": "# Ours\n", "docs/robots.txt": "User-agent: *\n"},
    "offprints": {"mkdocs.yml": MKDOCS.replace("sources_per_page", "offprints: true\n    sources_per_page")},
    "charts": {"briefs/first.md": BRIEF + CHART + CHART},
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
    compare_with_declared(make_project(PROJECTS[name]))


def test_a_brief_that_was_corrected_and_renamed_has_its_earlier_version(make_project: MakeProject) -> None:
    """At its date, with the files of its charts; where the brief was before, the way there."""
    root = begin_history(make_project({"briefs/first.md": None, "briefs/zeroth.md": BRIEF + CHART}))
    commit(root, "2026-11-02T12:00:00Z", "briefs", "sources.bib")
    text = BRIEF.replace("date:", "formerly: [zeroth]\nupdated: 2026-12-01\ndate:") + CHART
    (root / "briefs/zeroth.md").rename(root / "briefs/first.md").write_text(text, "utf-8")
    commit(root, "2026-12-01T12:00:00Z", "briefs", "sources.bib")
    project = with_versions(load_project(root), root, load_project(root).briefs, NoMemory())
    assert [*kinds_by_path(project, {"versions": PAGES["versions"]})] == ["briefs/first/2026-11-01.md"]
    paths = {"briefs/first/2026-11-01/first-chart-1.csv", "briefs/zeroth/2026-11-01/index.html"}
    assert paths <= {*kinds_by_path(project, EXPORTS)}
    compare_with_declared(root)


def test_these_projects_have_addresses_of_every_kind(make_project: MakeProject) -> None:
    """So nothing that is declared goes untried."""
    project = load_project(
        make_project({**MANY, **REGISTERED, **PROJECTS["gone and going"], "briefs/b0.md": MANY["briefs/b0.md"] + CHART})
    )
    past = PastVersion(dt.date(2026, 1, 1), "", project.briefs[0], {})
    project = replace(project, versions={brief.slug: (past,) for brief in project.briefs})
    assert {*kinds_by_path(project).values()} == {*PAGES}
    assert {*kinds_by_path(project, EXPORTS).values()} == {*EXPORTS}
