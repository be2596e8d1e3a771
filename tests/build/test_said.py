"""What MkDocs has to say of a page is said at every build, also when the page comes out of the cache."""

from __future__ import annotations

import pytest
from html_site import mkdocs_build
from projects import BRIEF, FILES, MakeProject


def test_a_warning_of_mkdocs_comes_again_from_the_cache(make_project: MakeProject) -> None:
    """A link to a note that is not there warns in the first build and in the second, in the same words."""
    root = make_project({"briefs/first.md": f"{BRIEF}\nSee [the method](../about.md#fn:no-such-note).\n"})
    (root / "docs/about.md").write_text("# About\n\n## Method\n", "utf-8")
    said = []
    for _ in range(2):
        code, output = mkdocs_build(root)
        assert code == 0, output
        said.append([line for line in output.splitlines() if "no-such-note" in line and "does not contain" in line])
    assert said[0] == said[1]
    assert len(said[0]) == 1


def test_what_the_check_has_said_is_not_said_again(make_project: MakeProject) -> None:
    """A link that leads nowhere is named once in a build, with its place: Markdown or HTML, page or brief."""
    links = '[a](nowhere-a.md)\n\n[b](../index.md#nowhere-b)\n\n<a href="nowhere-c.md">c</a>\n\n[d](/nowhere-d/)\n'
    root = make_project({"briefs/first.md": f"{BRIEF}\n{links}", "docs/index.md": "# Home\n\n[e](nowhere-e.md)\n"})
    for _ in range(2):
        code, output = mkdocs_build(root)
        assert code == 0, output
        for letter in "abcde":
            lines = [line for line in output.splitlines() if f"nowhere-{letter}" in line]
            assert len(lines) == 1 and " dead-" in lines[0], output


def test_a_page_is_made_again_when_what_it_links_to_appears(make_project: MakeProject) -> None:
    """The address in a link is the target's: it changes with the target, though the page itself did not change."""
    root = make_project({"briefs/first.md": f"{BRIEF}\nSee [the method](../method.md).\n"})
    page = root / "site/briefs/first/index.html"
    mkdocs_build(root)
    assert 'href="../method.md"' in page.read_text("utf-8")
    (root / "docs/method.md").write_text("# Method\n", "utf-8")
    mkdocs_build(root)
    assert 'href="../../method/"' in page.read_text("utf-8")


def test_what_a_page_includes_from_elsewhere_is_read_at_every_build(make_project: MakeProject) -> None:
    """With an extension that puts other files into a page (a rule warns of it) no page is taken from the cache."""
    root = make_project({"briefs/first.md": f'{BRIEF}\n--8<-- "words.txt"\n'})
    configuration = root / "mkdocs.yml"
    text = configuration.read_text("utf-8")
    snippets = f"markdown_extensions:\n  - pymdownx.snippets: {{base_path: ['{root}']}}\n"
    configuration.write_text(f"{text}\n{snippets}", "utf-8")
    page = root / "site/briefs/first/index.html"
    for words in ("Included once.", "Included anew."):
        (root / "words.txt").write_text(f"{words}\n", "utf-8")
        mkdocs_build(root)
        assert words in page.read_text("utf-8")


def test_errors_are_said_also_of_a_quiet_build(make_project: MakeProject) -> None:
    """`--quiet` leaves out warnings, and the sentence that ends a strict build speaks of the errors above it."""
    root = make_project({"briefs/first.md": f"{BRIEF}\nSee [@nowhere].\n"})
    code, output = mkdocs_build(root, "--quiet", "--strict")
    lines = [line for line in output.splitlines() if " -  " in line]
    assert code == 1
    assert lines[0].startswith("ERROR   -  briefs/first.md:") and "no entry `nowhere`" in lines[0], output
    assert "Mend the errors above." in lines[-1] and len(lines) == 2, output


@pytest.mark.parametrize("menu", ["nav: [{Home: index.md}]", ""], ids=["a menu is written", "none is"])
def test_no_page_that_is_made_is_missed_in_the_menu(make_project: MakeProject, menu: str) -> None:
    """Nobody can put a brief into it. A page of docs/ that `nav` leaves out is named, and no other."""
    settings = FILES["mkdocs.yml"].replace("nav: [{Home: index.md}]", menu)
    root = make_project({"mkdocs.yml": settings, "docs/contact.md": "# Contact\n"})
    code, output = mkdocs_build(root)
    missed = [line.strip(" -") for line in output.splitlines() if line.startswith("  - ")]
    assert (code, missed) == (0, ["contact.md"] if menu else []), output
