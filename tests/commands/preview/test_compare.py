"""The comparison as a whole, on projects made by hypothesis."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st
from projects import ROOT
from two_states import NOW

from briefsite.check import PREVIEW_RULES, check_project
from briefsite.commands.preview.compare import compare
from briefsite.commands.preview.model import Preview, Problems
from briefsite.commands.preview.side import EMPTY, Side
from briefsite.model import Bibliography, Options, Place, Project, Reference, TextFile, Topic
from briefsite.read.brief import parse_brief

LINES = [
    "Ports are dear [@doe2020, p. 3].",
    "Quays[^a] are [@roe].",
    "[^a]: A note.",
    "| a | b |\n|---|---|\n| 1 | 2 |",
]
LINES += ["## Ports", "**Bold** and [a link](quays.md).", "港口很贵。", "<b>x</b>", "    code", ""]
BODY = st.lists(st.sampled_from(LINES), max_size=6).map("\n\n".join)
FRONT = st.sampled_from(["", "status: draft\n", "embargo: 2999-01-01\n", "updated: 2026-06-01\n", "formerly: [old]\n"])
KEYS = st.sets(st.sampled_from(["doe2020", "roe", "poe"]))


@st.composite
def sides(draw: st.DrawFn) -> Side:
    """A project of some briefs, sources and topics."""
    briefs = []
    for slug in draw(st.sets(st.sampled_from(["ports", "quays", "cranes", "debt"]))):
        head = f"---\ntitle: {slug}\ndate: 2026-05-01\nauthors: [a]\ntopics: [trade]\nsummary: About {slug}.\n"
        text = f"{head}{draw(FRONT)}---\n\n{draw(BODY)}\n"
        brief, _ = parse_brief(TextFile(f"briefs/{slug}.md", text))
        assert brief is not None
        briefs.append(brief)
    references = {key: Reference.of(key, {"title": key}, Place("sources.bib")) for key in sorted(draw(KEYS))}
    topics = {name: Topic(name, name, draw(st.sampled_from("AB")), Place("briefs/topics.yml")) for name in draw(KEYS)}
    files = frozenset(brief.path for brief in briefs)
    project = Project(tuple(briefs), Bibliography(references), topics, {}, files=files)
    public = frozenset(brief.slug for brief in briefs if brief.front.status == "published" and not brief.front.embargo)
    return Side(project, check_project(project), {}, public)


@given(sides())
@settings(deadline=None, max_examples=50)
def test_of_two_equal_states_nothing_is_reported(side: Side) -> None:
    """Neither a brief nor a source nor a new problem; what was wrong is as before."""
    found = compare(side, side, NOW)
    assert found == Preview(problems=Problems(remaining=found.problems.remaining))
    assert len(found.problems.remaining) == len(side.problems)


@given(sides(), sides())
@settings(deadline=None, max_examples=50)
def test_exchanged_states_exchange_what_came_and_went(old: Side, new: Side) -> None:
    """Briefs, words, notes, sources, topics and the problems of the projects themselves."""
    there, back = compare(old, new, NOW), compare(new, old, NOW)
    for entries, others in ((there.sources, back.sources), (there.topics, back.topics)):
        assert {item.id for item in entries.added} == {item.id for item in others.removed}
        assert {item.id for item in entries.changed} == {item.id for item in others.changed}
    changed = {report.slug: report for report in back.briefs.changed}
    assert {report.slug for report in there.briefs.changed} == set(changed)
    for report in there.briefs.changed:
        assert set(report.sources.added) == set(changed[report.slug].sources.removed)
        assert set(report.notes.added) == set(changed[report.slug].notes.removed)
    came = {report.slug for report in (*there.briefs.added, *there.briefs.moved)}
    went = {report.slug for report in back.briefs.removed} | {report.formerly for report in back.briefs.moved}
    assert came == went or there.briefs.moved or back.briefs.moved
    if not there.briefs.moved and not back.briefs.moved:
        apart = (*PREVIEW_RULES, "unknown-citation")  # a source that is taken away is named once, not at each citation
        own = [problem for problem in there.problems.new if problem.rule not in apart]
        assert len(own) == len([problem for problem in back.problems.fixed if problem.rule not in apart])


def test_the_documentation_explains_the_problems_of_previews() -> None:
    """Each has a heading, as every rule has in the page of rules."""
    page = (ROOT / "manual/docs/previews.md").read_text("utf-8")
    assert all(f"\n### {rule}\n" in page for rule in PREVIEW_RULES)


def test_a_source_is_where_the_site_has_it() -> None:
    """Of a bibliography of many pages, on the page of its initial; there are as many sources as briefs cite."""
    head = "---\ntitle: A\ndate: 2026-05-01\nauthors: [a]\ntopics: [trade]\nsummary: B\n---\n"
    brief, _ = parse_brief(TextFile("briefs/a.md", f"{head}\nPorts are dear [@doe; @poe].\n"))
    assert brief is not None
    found = {key: Reference.of(key, {"title": key}, Place("sources.bib")) for key in ("doe", "poe", "roe")}
    for sources_per_page, addresses in (
        (1, ["sources/d/#source-doe", "sources/p/#source-poe", "sources/r/#source-roe"]),
        (2, ["sources/#source-doe", "sources/#source-poe", "sources/#source-roe"]),
    ):
        options = Options(sources_per_page=sources_per_page)
        new = Side(Project((brief,), Bibliography(found), {}, {}, options=options))
        assert [entry.address for entry in compare(EMPTY, new, NOW).sources.added] == addresses
