"""Offprints of a site that MkDocs builds: those that are asked for, again only where a brief has changed."""

from __future__ import annotations

from html_site import HtmlSite, mkdocs_build
from projects import BRIEF, FILES, MakeProject

SETTINGS = FILES["mkdocs.yml"].replace(
    "    sources_per_page", "    offprints: true\n    epub: false\n    sources_per_page"
)
ORIYA = BRIEF.replace("What it says.", "ଓଡ଼ିଆ")
"""A script for which no font is looked for: the last resort."""


def test_an_edit_of_one_brief_makes_one_offprint(make_project: MakeProject) -> None:
    """Each page leads to its PDF; what is said of one is said in each build, and names the brief, not our template."""
    briefs = {"briefs/second.md": BRIEF.replace("A brief", "Ports"), "briefs/oriya.md": ORIYA}
    root = make_project({"mkdocs.yml": SETTINGS, **briefs})
    code, output = mkdocs_build(root, "--strict")
    assert code == 0, output
    page = HtmlSite(root / "site").pages["briefs/first/"]
    assert page.tree.xpath("//p[@class='byline']//a[@class='offprint']/@href") == ["first.pdf"]
    (line,) = [line for line in output.splitlines() if "offprint" in line]
    numbers = "`ଓ` `ଡ` `\u0b3c` `\u0b3f` `ଆ`"
    assert line == f"INFO    -  briefs/oriya.md: its offprint shows numbers in the place of {numbers}: no font has them"

    paths = [root / f"site/briefs/{slug}/{slug}.pdf" for slug in ("first", "second", "oriya")]
    before = [path.read_bytes() for path in paths]
    assert all(pdf.startswith(b"%PDF-1.7") for pdf in before)
    (root / "briefs/first.md").write_text(BRIEF.replace("Banks followed", "No bank followed"), "utf-8")
    code, output = mkdocs_build(root, "--strict")
    assert code == 0 and line in output.splitlines(), output
    assert [path.read_bytes() == old for path, old in zip(paths, before, strict=True)] == [False, True, True]
