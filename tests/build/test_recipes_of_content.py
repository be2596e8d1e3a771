"""The recipes in CONTRIBUTING.md for what publications differ in: each is performed on a copy of a small project."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from pathlib import Path

from projects import BRIEF, FILES, MakeProject
from recipes import Recipe, built, check

PODCAST = "@podcast{poe2022, author={Poe, Edgar}, title={Ports}, date={2022}, url={https://example.org/ports}}\n"
FRENCH = BRIEF.replace("title: A brief", "title: Une note\nlang: fr")


def test_an_entry_type_is_added(make_project: MakeProject) -> None:
    """A rule that did not know it does now, and the brief says of the source what it is, in the brief's language."""
    root = make_project(
        {
            "briefs/first.md": FRENCH.replace("roe2021", "poe2022"),
            "sources.bib": FILES["sources.bib"].replace("@book{roe2021", PODCAST + "@book{roe2021"),
        }
    )
    code, output = check(root)
    assert code == 1 and "unknown-entry-type" in output
    recipe = Recipe(root, "an entry type")
    recipe.write("scripts/briefsite/read/bibliography/types.py", '    "podcast": "broadcast",\n', below="TYPES = ")
    assert recipe.is_whole()
    page = built(root).pages["briefs/first/"]
    kinds = page.tree.xpath("//li[.//@id='source-poe2022']//*[@class='kind']/text()")
    assert kinds == ["Émission"]


STYLE = """<?xml version="1.0" encoding="utf-8"?>
<style xmlns="http://purl.org/net/xbiblio/csl" class="note" version="1.0" default-locale="en-GB">
  <info><title>House</title><id>urn:house</id><updated>2026-01-01T00:00:00+00:00</updated></info>
  <citation><layout><names variable="author"/><text term="accessed" prefix=", "/></layout></citation>
  <bibliography><layout><names variable="author"/><text variable="title" prefix=": "/></layout></bibliography>
</style>
"""


def test_a_citation_style_is_added(make_project: MakeProject) -> None:
    """It is checked, and notes and sources are written in it, its terms in the brief's language."""
    root = make_project({"briefs/first.md": FRENCH})
    recipe = Recipe(root, "a citation style")
    settings = root / "mkdocs.yml"
    settings.write_text(settings.read_text("utf-8").replace("    citation_style: bandung-notes", "    # ", 1), "utf-8")
    recipe.write("mkdocs.yml", "    citation_style: house\n", below="  briefsite:")
    code, output = check(root)
    assert code == 1 and "unknown-style" in output
    recipe.write("styles/house.csl", STYLE)
    assert recipe.is_whole()
    page = built(root).pages["briefs/first/"]
    notes = [" ".join(note.text_content().split()) for note in page.tree.xpath("//li[starts-with(@id, 'fn:')]")]
    assert notes[0].startswith("Jane Doe, consulté")
    assert page.text("//li[.//@id='source-doe2020']").startswith("Jane Doe: First things")
    (root / "styles/house.csl").write_text(STYLE.replace("</citation>", ""), "utf-8")
    code, output = check(root)
    assert code == 1 and "styles/house.csl:" in output and "broken-style" in output


RANK = """    return -sources, -topics
"""
BY_SERIES = """    series = {version.series for version in text.versions if version.series}
    return -any(version.series in series for version in other.versions), -sources, -topics
"""


def _related(root: Path, slug: str) -> list[str]:
    page = built(root).pages[f"briefs/{slug}/"]
    return [str(title) for title in page.tree.xpath("//*[@id='related']/following-sibling::ul[1]//strong/a/text()")]


def test_a_ranking_of_related_briefs_is_added(make_project: MakeProject) -> None:
    """Briefs of the same series stand first; and where a series is changed, what was remembered no longer holds."""
    series = BRIEF.replace("topics:", "series: Harbours\ntopics:")
    fewer = series.replace(" Banks followed [@roe2021].", "").replace("A brief", "Same series")
    root = make_project({
        "briefs/first.md": series,
        "briefs/second.md": BRIEF.replace("A brief", "More sources").replace("Ministers", "They"),
        "briefs/third.md": fewer,
    })  # fmt: skip
    assert _related(root, "first") == ["More sources", "Same series"]
    recipe = Recipe(root, "a ranking")
    file = "scripts/briefsite/link/related.py"
    recipe.write(file, "    series: str | None\n", below="    lang: str")
    described = (root / file).read_text("utf-8")
    (root / file).write_text(
        described.replace("brief.front.lang, ", "brief.front.lang, brief.front.series, ").replace(RANK, BY_SERIES),
        "utf-8",
    )
    assert recipe.is_whole()
    assert _related(root, "first") == ["Same series", "More sources"]
    (root / "briefs/third.md").write_text(fewer.replace("Harbours", "Rivers"), "utf-8")
    assert _related(root, "first") == ["More sources", "Same series"]


ARCHIVE = '''"""An archive as a host: what a folder would hold, in one file."""

from __future__ import annotations

import zipfile
from pathlib import Path

from briefsite.pipeline import Site
from briefsite.hosts.contents import contents


def write_archive(site: Site, root: Path, target: Path) -> int:
    """Write everything into one archive; how many files."""
    files = dict(contents(site, root))
    with zipfile.ZipFile(target, "w") as archive:
        for path, content in files.items():
            archive.writestr(path, content.read_bytes() if isinstance(content, Path) else content)
    return len(files)
'''


def test_a_host_is_added(make_project: MakeProject, tmp_path: Path) -> None:
    """It is handed what the folder is handed, each brief in its language, and nothing where there is an error."""
    root = make_project({"briefs/first.md": FRENCH})
    recipe = Recipe(root, "a host")
    recipe.write("scripts/briefsite/hosts/archive.py", ARCHIVE)
    recipe.write("scripts/briefsite/commands/export.py", '    "archive": write_archive,\n', below="HOSTS: ")
    imports = "from briefsite.hosts.archive import write_archive\n"
    recipe.write("scripts/briefsite/commands/export.py", imports, below="from briefsite.cite ")
    assert recipe.is_whole()
    for name in ("folder", "archive"):
        assert _exported(root, tmp_path / name, "--host", name) == 0
    with zipfile.ZipFile(tmp_path / "archive") as archive:
        held = {name: archive.read(name) for name in archive.namelist()}
    files = (path for path in (tmp_path / "folder").rglob("*") if path.is_file() and path.name != ".briefsite-export")
    assert held == {path.relative_to(tmp_path / "folder").as_posix(): path.read_bytes() for path in files}
    page = held["briefs/first.md"].decode()
    assert (
        "../topics/trade.md" in page and "topics/trade.md" in held and "Points clés" not in page and "Sources" in page
    )
    (root / "briefs/first.md").write_text(FRENCH.replace("doe2020", "do2020"), "utf-8")
    assert _exported(root, tmp_path / "again", "--host", "archive") == 1 and not (tmp_path / "again").exists()


def _exported(root: Path, target: Path, *options: str) -> int:
    command = [sys.executable, str(root / "scripts/export.py"), str(target), *options]
    return subprocess.run(command, capture_output=True, check=False).returncode
