"""Files that no editor writes by intention: numbers without end, loops of links, pipes, front matter of every shape.

Each is a message with its place; no command ends with a traceback, or never.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from html_site import HtmlSite, mkdocs_build
from projects import BRIEF, FILES, MakeProject

DIGITS = "9" * 5000
PATIENCE = 60


def run(root: Path, *command: str, **environment: str) -> tuple[int, str]:
    """Run a real command in a project; gives its exit code and what it printed."""
    done = subprocess.run(
        [sys.executable, *command],
        cwd=root,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1", **environment},
        capture_output=True,
        text=True,
        check=False,
        errors="replace",
        timeout=PATIENCE,
    )
    output = done.stdout + done.stderr
    assert "Traceback" not in output and "nobody expected" not in output, output[-3000:]
    return done.returncode, output


def with_front(line: str) -> dict[str, str]:
    """A brief with one line more in its front matter."""
    return {"briefs/first.md": BRIEF.replace("summary: What", f"{line}\nsummary: What")}


_BOMB = "a0: &a0 [x,x,x,x]\n" + "".join(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]\n" for n in range(1, 40))
PAGES = {
    "hide: 5": "docs/page-0.md:2:7: error: wrong-type: `hide` must be a list of parts of the page, for example"
    " `hide: [navigation, toc]`; it is `5`",
    "template: nothing.html": "docs/page-1.md:2:11: error: wrong-value: the theme has no template `nothing.html`",
    "template: partials/header.html": "docs/page-2.md:2:11: error: wrong-value: the theme has no template",
    "title: [1]": "docs/page-3.md:2:8: error: wrong-type: `title` must be text",
    "x: &a [*a]": "docs/page-4.md:2:4: error: unsupported-yaml: `&a` is a YAML anchor",
    "x: " + "[" * 3000 + "]" * 3000: "docs/page-5.md:2:15: error: unsupported-yaml: lists and mappings stand more than",
    _BOMB: "docs/page-6.md:2:5: error: unsupported-yaml: `&a0` is a YAML anchor",
    f"x: {DIGITS}": "docs/page-7.md:2:1: error: broken-yaml: MkDocs cannot read a number or a date in it",
    "x: 2026-99-99": "docs/page-8.md:2:1: error: broken-yaml: MkDocs cannot read a number or a date in it",
    "lang: [x]": "docs/page-9.md:2:7: error: wrong-type: `lang` must be a language tag",
    "a: [b": "docs/page-10.md:2:4: error: broken-yaml: this `[` is not closed",
}
"""What may stand in the front matter of a page of docs/, and what is said of it."""


def test_front_matter_of_pages_is_checked_and_stops_nothing(make_project: MakeProject) -> None:
    """Each fault has its message; without --strict each page is built of what can be used, with its text."""
    fine = {
        "mixed": "1: a\nb: c\n2026-01-01: d\ntrue: e\nextra: {1: a, b: c}",
        "plain": "title: Own title\nhide: [toc]",
    }
    pages = {f"docs/page-{number}.md": front for number, front in enumerate(PAGES)}
    pages |= {f"docs/{name}.md": front for name, front in fine.items()}
    root = make_project({path: f"---\n{front}\n---\n\n# Page\n\nIts text.\n" for path, front in pages.items()})
    code, output = run(root, "scripts/check.py", "--root", ".")
    assert code == 1
    assert [line for line in PAGES.values() if line not in output] == []
    assert not re.search(r"^docs/(?:mixed|plain)\.md:[2-9]:\d+: error", output, re.MULTILINE)
    code, output = mkdocs_build(root)
    assert (code, "Traceback" in output) == (0, False), output
    built = HtmlSite(root / "site").pages
    for path in pages:
        page = built[f"{path.removeprefix('docs/').removesuffix('.md')}/"]
        assert "Its text." in page.text("//article"), path
        assert "Own title" in page.text("//title") if path == "docs/plain.md" else "Page" in page.text("//title")


def _pipe(path: Path) -> None:
    path.unlink(missing_ok=True)
    os.mkfifo(path)


def _link(target: str) -> Callable[[Path], None]:
    def link(path: Path) -> None:
        path.unlink(missing_ok=True)
        path.symlink_to(target)

    return link


def _loops(path: Path) -> None:
    for name in ("l1", "l2", "l3"):
        (path / name).symlink_to(".")


PLACES: dict[str, tuple[str, Callable[[Path], None], str]] = {
    "a pipe among pages": ("docs/pipe.md", _pipe, "docs/pipe.md:1:1: error: unreadable-file: `docs/pipe.md` is not a"),
    "a pipe among pictures": ("docs/pipe.png", _pipe, "`docs/pipe.png` is not a file"),
    "a pipe among briefs": ("briefs/pipe.md", _pipe, "`briefs/pipe.md` is not a file"),
    "a pipe among drawings": ("briefs/pipe.svg", _pipe, "`briefs/pipe.svg` is not a file"),
    "a pipe for a bibliography": ("sources.bib", _pipe, "`sources.bib` is not a file"),
    "a pipe for topics": ("briefs/topics.yml", _pipe, "`briefs/topics.yml` is not a file"),
    "a pipe for a style": ("styles/pipe.csl", _pipe, ""),
    "zeros without end for a brief": ("briefs/z.md", _link("/dev/zero"), "`briefs/z.md` is a link that leads out of"),
    "zeros without end for a page": ("docs/z.md", _link("/dev/zero"), "`docs/z.md` is a link that leads out of"),
    "zeros without end for sources": ("sources.bib", _link("/dev/zero"), "`sources.bib` is a link that leads out of"),
    "zeros without end for a style": ("styles/z.csl", _link("/dev/zero"), ""),
    "a loop of folders": ("docs", _loops, "docs/l1:1:1: error: unreadable-file: `docs/l1` is a link to another folder"),
    "a link to itself": ("docs/self.md", _link("self.md"), "`docs/self.md` is a link"),
}


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes on this system")
@pytest.mark.parametrize("what", PLACES)
def test_what_is_no_file_is_named_and_never_waited_for(make_project: MakeProject, what: str) -> None:
    """Nothing is read that would not end, by the check, by its cache or by MkDocs."""
    path, make, words = PLACES[what]
    root = make_project()
    make(root / path)
    code, output = run(root, "scripts/check.py", "--root", ".")
    assert words in output
    assert code == (1 if words else 0)
    run(root, "-m", "mkdocs", "build")


def test_numbers_without_end_are_text(make_project: MakeProject) -> None:
    """Where a number has more digits than any has, it stays as it is written, or is named."""
    digits = f"volume={{{DIGITS}}}, edition={{{DIGITS}}}, pages={{{DIGITS}--{DIGITS}}}, number={{{DIGITS}}}"
    root = make_project(
        {
            "briefs/first.md": BRIEF.replace("p. 3", f"p. {DIGITS}–{DIGITS}")
            + f"\n\n[@roe2021, chap. {DIGITS}]\n\n{DIGITS}. item\n",
            "sources.bib": FILES["sources.bib"].replace(
                "date={2020}", f"date={{{DIGITS}}}, {digits}, series={{{DIGITS}}}"
            ),
        }
    )
    code, output = run(root, "scripts/check.py", "--root", ".")
    assert "sources.bib:1:58: warning: unreadable-date" in output
    assert run(root, "-m", "mkdocs", "build")[0] == 0


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        (with_front("corrections: [{date: x, text: y}]"), "briefs/first.md:6:22: error: bad-date"),
        (with_front("corrections: [x, {text: y}, 5]"), "briefs/first.md:6:15: error: wrong-type"),
        (with_front(f"citation_style: {'a' * 300}"), "briefs/first.md:6:1: error: unknown-style"),
        (with_front('citation_style: "a\\0b"'), "briefs/first.md:6:17: error: broken-yaml"),
        (with_front(f"image: {{file: {'i' * 5000}.png, alt: x}}"), "briefs/first.md:6:9: error: missing-image"),
        (with_front(f"updated: {DIGITS}\nnumber: {DIGITS}"), "briefs/first.md:6:10: error: bad-date"),
    ],
)
def test_values_that_nothing_is_made_of(make_project: MakeProject, changes: dict[str, str], words: str) -> None:
    """Each is named with its place, by the check and by the build."""
    root = make_project(changes)
    code, output = run(root, "scripts/check.py", "--root", ".")
    assert code == 1
    assert words in output
    run(root, "-m", "mkdocs", "build")


@pytest.mark.parametrize("given", ["", " ", "x", "9" * 5000, "99999999999999", "1e9"])
def test_a_moment_that_is_none(make_project: MakeProject, given: str) -> None:
    """An empty SOURCE_DATE_EPOCH is as good as none; any other text is refused in one line."""
    root = make_project()
    code, output = run(root, "-m", "mkdocs", "build", SOURCE_DATE_EPOCH=given)
    assert code == (1 if given.strip() else 0), output
    assert ("SOURCE_DATE_EPOCH must be seconds since 1970" in output) is bool(given.strip())
    code, output = run(root, "scripts/export.py", "out", "--root", ".", SOURCE_DATE_EPOCH=given)
    assert code == (2 if given.strip() else 0), output
