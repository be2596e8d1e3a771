"""`mkdocs serve`, as an editor uses it: it follows edits, shows problems, and keeps the last good site."""

from __future__ import annotations

import os
import shutil
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from editing import Editing, edited
from projects import BRIEF, WITH_TEMPLATES, MakeProject, write_project

DRAFT = BRIEF.replace("title: A brief", "title: Not yet\nstatus: draft")


@pytest.fixture
def editing(make_project: MakeProject) -> Iterator[Editing]:
    """A small project, served."""
    with edited(make_project({"briefs/draft.md": DRAFT})) as running:
        yield running


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Editing]:
    """A small project, served for several tests, each of which puts back what it changed."""
    with edited(
        write_project(tmp_path_factory.mktemp("serve") / "project", {**WITH_TEMPLATES, "briefs/draft.md": DRAFT})
    ) as running:
        yield running
        assert "Traceback" not in running.said()


def test_an_editor_sees_every_edit_and_never_loses_the_last_good_text(editing: Editing) -> None:
    """Briefs, sources and drafts are followed; a mistake is named, and the text before it is still served."""
    assert "Draft: not published" in editing.page("briefs/draft/")

    brief = editing.root / "briefs/first.md"
    brief.write_text(BRIEF.replace("Ministers met", "Presidents met"), "utf-8")
    editing.wait_for("briefs/first/", "Presidents met")

    bibliography = editing.root / "sources.bib"
    bibliography.write_text(bibliography.read_text("utf-8").replace("First Things", "Last Things"), "utf-8")
    editing.wait_for("briefs/first/", "Last things")

    brief.write_text(BRIEF.replace("Ministers met", "Nobody met").replace("@doe2020", "@do2020"), "utf-8")
    editing.wait_for_log("ERROR   -  briefs/first.md:9:21: unknown-citation: no entry `do2020` in sources.bib")
    (editing.root / "briefs/second.md").write_text(BRIEF.replace("A brief", "Another brief"), "utf-8")
    editing.wait_for("briefs/second/", "Another brief")
    assert "Presidents met" in editing.page("briefs/first/")
    assert editing.said().count("briefs/first.md:9:21") == 1

    brief.write_text("", "utf-8")
    editing.wait_for_log("missing-front-matter")
    assert "Presidents met" in editing.page("briefs/first/")

    brief.write_text(BRIEF.replace("Ministers met", "Everybody met"), "utf-8")
    editing.wait_for("briefs/first/", "Everybody met")
    editing.wait_for_log("All errors are mended.")
    assert "Traceback" not in editing.said()


Change = Callable[[Editing], None]

STANDING_IN: dict[str, tuple[Change, str]] = {
    "a style that is broken": (
        lambda at: at.write("styles/house-notes.csl", "<style>"),
        "Not shown as it is now: styles/house-notes.csl. What it held before stands in.",
    ),
    "a style that is gone": (
        lambda at: at.write("styles/house-notes.csl", None),
        "no citation style house-notes (unknown-style)",
    ),
    "a style that calls what is not there": (
        lambda at: at.edit("styles/house-notes.csl", '<macro name="', '<macro name="x'),
        "Not shown as it is now: styles/house-notes.csl.",
    ),
    "a style that nobody knows": (
        lambda at: at.edit("mkdocs.yml", "citation_style: house-notes", "citation_style: house-nots"),
        "no citation style house-nots; did you mean house-notes?",
    ),
    "a bibliography that is gone": (
        lambda at: at.write("sources.bib", None),
        "Not shown as it is now: sources.bib. What it held before stands in.\n"
        "line 1, column 1: there is no file sources.bib; make one, which may be empty (unreadable-file)",
    ),
    "an empty bibliography": (
        lambda at: at.write("sources.bib", ""),
        "sources.bib is empty; the site is made of what it held before",
    ),
    "a bibliography of which half is written": (
        lambda at: at.write("sources.bib", "@book{doe2020, author={Doe, Ja"),
        "Not shown as it is now: sources.bib. What it held before stands in.",
    ),
    "a bibliography in another encoding": (
        lambda at: at.write("sources.bib", "@book{doe2020, title={Caf\xe9}}".encode("latin-1")),
        "the byte 0xE9 is not UTF-8",
    ),
    "people who are emptied": (lambda at: at.write("briefs/people.yml", ""), "briefs/people.yml is empty"),
    "people with a tab": (
        lambda at: at.write("briefs/people.yml", "data-desk:\n\tname: Data Desk\n"),
        "line 2, column 1: a tab stands before this text",
    ),
    "topics that are gone": (lambda at: at.write("briefs/topics.yml", None), "there is no file briefs/topics.yml"),
}


@pytest.mark.parametrize("what", STANDING_IN)
def test_what_a_file_last_held_stands_in_for_it(shared: Editing, what: str) -> None:
    """The page keeps its sources and authors, other edits are seen, and every page names what is wrong."""
    change, words = STANDING_IN[what]
    before = shared.page("briefs/first/")
    change(shared)
    shared.wait_for_notice("briefs/first/", words)
    shared.wait_for_notice("", words)
    assert _without_notice(shared.page("briefs/first/")) == _without_notice(before)
    shared.edit("briefs/first.md", "Banks followed", "Banks came later")
    shared.wait_for("briefs/first/", "Banks came later")
    page = shared.page("briefs/first/")
    assert "Jane Doe" in page
    assert "Data Desk" in page
    assert ">Trade<" in page
    shared.restore()
    assert _without_notice(shared.page("briefs/first/")) == _without_notice(before)


def _without_notice(page: str) -> str:
    return page.partition('<link rel="stylesheet" href="/.serve')[0]


def test_a_source_that_is_taken_out_stays_on_the_pages_that_cite_it(shared: Editing) -> None:
    """The brief is to blame, is shown with all that it had, and its text is the present one."""
    lines = (shared.root / "sources.bib").read_text("utf-8").splitlines()
    before = shared.page("briefs/first/")
    assert "Second things" in before
    shared.write("sources.bib", f"{lines[0]}\n")
    shared.wait_for_notice("briefs/first/", "no entry roe2021 in sources.bib")
    assert shared.notice("briefs/first/").startswith("This page has errors, and cannot be published like this.")
    assert "Second things" in shared.page("briefs/first/")
    shared.restore()


FAILURES: dict[str, tuple[Change, str]] = {
    "a tab in mkdocs.yml": (lambda at: at.edit("mkdocs.yml", "site_url:", "\tsite_url:"), "mkdocs.yml:4:1: "),
    "an unknown plugin": (
        lambda at: at.edit("mkdocs.yml", "plugins: []", "plugins: [serch]"),
        'The "serch" plugin is not installed',
    ),
    "an unknown theme": (
        lambda at: at.edit("mkdocs.yml", "name: material", "name: materiel"),
        "Unrecognised theme name: 'materiel'",
    ),
    "no mkdocs.yml": (lambda at: at.write("mkdocs.yml", None), "mkdocs.yml:1:1: there is no file mkdocs.yml"),
    "an empty mkdocs.yml": (lambda at: at.write("mkdocs.yml", ""), "mkdocs.yml:1:1: "),
    "an unclosed block in an override": (
        lambda at: at.write("overrides/main.html", "{% block content %}\n{{ page.content }}\n"),
        "overrides/main.html:2: Unexpected end of template.",
    ),
    "a name that no template knows": (
        lambda at: at.write("overrides/main.html", "<body>\n{{ page.conten.text }}</body>"),
        "overrides/main.html:2: ",
    ),
    "a broken page for what is not found": (
        lambda at: at.write("overrides/404.html", "{% if %}"),
        "overrides/404.html:1: ",
    ),
}


@pytest.mark.parametrize("what", FAILURES)
def test_the_last_good_site_is_served_while_none_can_be_built(shared: Editing, what: str) -> None:
    """At once, whole, and with a banner that names the place; and the site is followed again when it is mended."""
    change, words = FAILURES[what]
    before = shared.page("briefs/first/")
    change(shared)
    shared.wait_for_notice("briefs/first/", "The site cannot be built. You see it as it was at ")
    assert words in shared.notice("briefs/first/")
    assert words in shared.notice("")
    assert _without_notice(shared.page("briefs/first/")) == _without_notice(before)
    assert shared.page("assets/briefsite.css")
    shared.restore()
    shared.wait_for_log("The site can be built again, and is shown as it is now.")


BROKEN: dict[str, tuple[str | bytes, str]] = {
    "an unknown key": (
        BRIEF.replace("summary:", "sumary:"),
        "line 6, column 1: unknown key sumary; did you mean summary?",
    ),
    "a broken front matter": (BRIEF.replace("title: A brief", "title: [A brief"), "line 2, column "),
    "an unclosed front matter": (
        BRIEF.replace("\n---\n\n", "\n\n"),
        "line 1, column 1: the front matter opens",
    ),
    "an undefined note": (f"{BRIEF}\nSee below.[^why]\n", "line 11, column 11: no footnote [^why]: … in this file"),
    "another encoding": (BRIEF.replace("Banks", "B\xe4nks").encode("latin-1"), "line 9, column 42: the byte 0xE4"),
    "an emptied file": ("", "line 1, column 1: the file is empty"),
    "an unknown style": (BRIEF.replace("topics:", "citation_style: nope\ntopics:"), "no citation style nope"),
}


@pytest.mark.parametrize("what", BROKEN)
def test_a_brief_whose_present_text_is_not_shown_says_so(shared: Editing, what: str) -> None:
    """On its page: where, why, and of when the text is that is shown; on others how many errors there are."""
    text, words = BROKEN[what]
    saved = (shared.root / "briefs/first.md").stat().st_mtime
    shared.write("briefs/first.md", text)
    shared.wait_for_notice("briefs/first/", "Not shown: what was saved last. You see the text of ")
    assert time.strftime("%H:%M:%S", time.localtime(saved)).lstrip("0") in shared.notice("briefs/first/")
    assert words in shared.notice("briefs/first/")
    assert "Ministers met" in shared.page("briefs/first/")
    assert " in 1 other file\nbriefs/first.md" in shared.notice("")
    assert "Not shown" not in shared.notice("briefs/draft/")
    shared.restore()


def test_what_became_of_a_brief_is_said_where_it_was(shared: Editing) -> None:
    """Renamed, deleted, broken from the start, never there; and back again."""
    folder = shared.root / "briefs"
    (folder / "ports.md").write_text(BRIEF.replace("A brief", "Ports").replace("Ministers", "Captains"), "utf-8")
    shared.wait_for("briefs/ports/", "Captains met")
    (folder / "ports.md").rename(folder / "harbours.md")
    shared.wait_for_notice("briefs/ports/", "briefs/ports.md was renamed: it is briefs/harbours.md now.")
    assert '<a href="/briefs/harbours/">' in shared.page("briefs/ports/")
    assert shared.page("briefs/ports/").startswith("404 ")
    (folder / "harbours.md").unlink()
    shared.wait_for_notice("briefs/harbours/", "briefs/harbours.md was deleted.")
    shared.wait_for_notice("briefs/ports/", "briefs/ports.md was deleted.")
    assert shared.notice("briefs/prots/") == "There is no file briefs/prots.md."
    (folder / "broken.md").write_text("title: Ports\n", "utf-8")
    shared.wait_for_notice("briefs/broken/", "briefs/broken.md has errors, so it has no page yet.")
    assert "line 1, column 1: " in shared.notice("briefs/broken/")
    assert "(missing-front-matter)" in shared.notice("briefs/broken/")
    (folder / "broken.md").write_text(BRIEF.replace("A brief", "No more"), "utf-8")
    shared.wait_for("briefs/broken/", "No more")
    (folder / "broken.md").unlink()
    shared.restore()


def test_a_folder_that_goes_and_comes_back_is_followed(editing: Editing) -> None:
    """`git checkout` of a branch without briefs, and back."""
    root = editing.root
    shutil.move(root / "briefs", root / "away")
    editing.wait_for_notice("", "there is no file briefs/people.yml")
    shutil.move(root / "away", root / "briefs")
    editing.wait_for("briefs/first/", "Ministers met")
    for words in ("Kings met", "Queens met"):
        (root / "briefs/first.md").write_text(BRIEF.replace("Ministers met", words), "utf-8")
        editing.wait_for("briefs/first/", words)
    editing.wait_for_log("All errors are mended.")


def test_a_save_while_the_first_site_is_built_is_not_lost(make_project: MakeProject) -> None:
    """It is read before it is saved, and nobody watches yet: it is met when they do."""
    root = make_project()
    hook = (root / "scripts/mkdocs_hook.py").read_text("utf-8")
    brief = str(root / "briefs/first.md")
    save = f"""
def on_serve(server, **options):
    from pathlib import Path
    file = Path({brief!r})
    file.write_text(file.read_text("utf-8").replace("Ministers met", "Somebody met"), "utf-8")
    return _keep(server, **options)
"""
    (root / "scripts/mkdocs_hook.py").write_text(f"{hook}\n\n_keep = _events.on_serve\n{save}", "utf-8")
    with edited(root) as running:
        running.wait_for("briefs/first/", "Somebody met")


def test_another_text_of_the_same_size_and_time_is_seen(editing: Editing) -> None:
    """As tools leave it that keep the time of a file."""
    brief = editing.root / "briefs/first.md"
    before = brief.stat()
    brief.write_text(BRIEF.replace("Ministers", "Monarchs,"), "utf-8")
    os.utime(brief, ns=(before.st_atime_ns, before.st_mtime_ns))
    editing.wait_for("briefs/first/", "Monarchs,")


def test_what_programs_leave_beside_is_no_brief_and_no_page(editing: Editing) -> None:
    """A lock of Word, a swap file: no page, no problem, no build."""
    builds = editing.said().count("Building documentation")
    for folder in ("briefs", "docs"):
        for name in ("~$first.md", ".first.md.swp", ".DS_Store", "4913", "first.md~", "#first.md#"):
            (editing.root / folder / name).write_text("x", "utf-8")
    time.sleep(1.5)
    assert editing.said().count("Building documentation") == builds
    (editing.root / "briefs/first.md").write_text(BRIEF.replace("Ministers", "Kings"), "utf-8")
    editing.wait_for("briefs/first/", "Kings met")
    assert editing.notice("briefs/first/") == ""
    assert editing.page("briefs/~$first/").startswith("404")
    assert editing.page("~$first/").startswith("404")
    assert editing.page("4913").startswith("404")


def test_what_is_typed_can_be_searched(editing: Editing) -> None:
    """The search is made when somebody searches, of the site as it is then."""
    found = editing.page("search/data/languages.json")
    assert '"texts"' in found
    (editing.root / "briefs/first.md").write_text(BRIEF.replace("Ministers", "Wombats"), "utf-8")
    editing.wait_for("briefs/first/", "Wombats met")
    assert editing.page("search/data/languages.json") not in ("", found)


def test_nothing_of_an_editors_notice_is_in_the_site_that_is_built(make_project: MakeProject) -> None:
    """Its markup, style and script belong to serving."""
    from html_site import mkdocs_build

    root: Path = make_project()
    code, output = mkdocs_build(root, "--strict")
    assert code == 0, output
    for page in root.glob("site/**/*.html"):
        assert "serve" not in page.read_text("utf-8"), page
