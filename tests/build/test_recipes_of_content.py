"""The recipes in CONTRIBUTING.md for what publications differ in: each is performed on a copy of a small project."""

from __future__ import annotations

import json
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


FIELDS = "kicker: Banks [@roe2021]\nfunding: Paid by *no one* [@doe2020, p. 9], as [the other](second.md) was.\n"
WITH_FIELDS = BRIEF.replace("topics:", f"{FIELDS}topics:")
WRONG = {
    "kicker: Banks [@roe2021]": "kicker: Banks [@ro2021]",
    "[@doe2020, p. 9], as [the other](second.md)": "[@do2020], as [the other](secnd.md)",
}
COMPARED = """
import datetime as dt, sys
from pathlib import Path
from briefsite.commands.preview.comment import as_markdown
from briefsite.commands.preview.compare import compare
from briefsite.commands.preview.side import read_side
now = dt.datetime(2026, 12, 1, tzinfo=dt.UTC)
print(as_markdown(compare(*(read_side(Path(root), now) for root in sys.argv[1:]), now)))
"""


def _add_fields(root: Path) -> None:
    recipe = Recipe(root, "a front-matter field")
    model, schema = "scripts/briefsite/model/front_matter.py", "scripts/briefsite/read/schema/brief.json"
    line = "    funding: Annotated[str | None, TextField(is_markdown=True, is_note=True, is_below=True)] = None\n"
    recipe.write(model, line, below="    disclaimer: ")
    recipe.write(model, "    kicker: Annotated[str | None, TextField()] = None\n", below="    title: ")
    for name, about in (("funding", "Who paid."), ("kicker", "A line below the title.")):
        key = f'    "{name}": {{"description": "{about}", "$ref": "#/$defs/text"}},\n'
        recipe.write(schema, key, below='    "disclaimer": ')
    recipe.write("scripts/briefsite/wording/sections.py", "    funding: str\n", below="class Brief(")
    for language in sorted((root / "scripts/briefsite/wording").glob("*.toml")):
        word = 'funding = "Financement."\n' if language.stem == "fr" else 'funding = "Funding."\n'
        recipe.write(f"scripts/briefsite/wording/{language.name}", word, below="[brief]")
    line = """        text.front("kicker", front.kicker) if front.kicker else "",\n"""
    recipe.write("scripts/briefsite/render/brief.py", line, below="""        f"# {text.front('title'""")
    assert recipe.is_whole()


def test_front_matter_fields_are_added(make_project: MakeProject) -> None:
    """A note and a line: each is shown where it was said to be, and each citation is a note with its way back."""
    second = FRENCH.replace("topics:", "funding: Payé.\ntopics:")
    root = make_project({"briefs/first.md": WITH_FIELDS, "briefs/second.md": second})
    code, output = check(root)
    assert code == 1 and "unknown key `funding`" in output and "unknown key `kicker`" in output
    _add_fields(root)
    site = built(root)
    page = site.pages["briefs/first/"]
    assert page.text("//h1/following-sibling::p[1]") == "Banks1"
    assert page.text("//*[@class='funding']") == "Funding. Paid by no one,4 as the other was."
    assert page.tree.xpath("//*[@class='funding']//a/@href")[-1] == "../second/"
    assert site.pages["briefs/second/"].text("//*[@class='funding']") == "Financement. Payé."
    notes = [" ".join(note.text_content().split()) for note in page.tree.xpath("//li[starts-with(@id, 'fn:')]")]
    assert [note.rstrip(" ↩") for note in notes] == [
        "Ann Roe, Second things (Press, 2021).",
        "Jane Doe, First things (Press, 2020), p. 3.",
        "Roe, Second things.",
        "Doe, First things, p. 9.",
    ]
    places = page.tree.xpath("//*[@class='funding']//@id[starts-with(., 'cite-')] | //h1/following-sibling::p[1]//@id")
    back = [link for link in site.pages["sources/"].links if link.startswith("../briefs/first/#cite-")]
    assert {f"../briefs/first/#{place}" for place in places if place.startswith("cite-")} < {*back} and len(back) == 4
    properties = json.loads((site.folder / "schema/brief.json").read_text("utf-8"))["properties"]
    assert properties["funding"]["description"] == "Who paid."


def test_what_is_wrong_in_a_field_that_was_added_is_reported(make_project: MakeProject) -> None:
    """Wrong types, texts cut by a comment, keys and links that lead nowhere, markup in what is plain."""
    wrong = WITH_FIELDS
    for right, slip in WRONG.items():
        wrong = wrong.replace(right, slip)
    other = BRIEF.replace("topics:", "kicker: Ports *and* quays # and more\nfunding: [no, one]\ntopics:")
    root = make_project({"briefs/first.md": wrong, "briefs/second.md": other})
    _add_fields(root)
    code, output = check(root)
    assert code == 1
    assert [line.removeprefix("briefs/").partition(";")[0] for line in output.splitlines()[:6]] == [
        "first.md:5:1: error: unknown-citation: no entry `ro2021` in sources.bib",
        "first.md:6:1: error: dead-link: `secnd.md` leads nowhere",
        "first.md:6:1: error: unknown-citation: no entry `do2020` in sources.bib",
        "second.md:6:10: error: wrong-type: `funding` must be text",
        "second.md:5:1: warning: markup-in-title: `*and*` in `kicker` is shown with its signs: write the words alone",
        "second.md:5:9: warning: cut-by-comment: `Ports *and* quays # and more` ends before `#`, with which a comment"
        " begins in YAML",
    ]


def test_a_field_that_was_added_is_compared_in_a_preview(make_project: MakeProject) -> None:
    """Its value before and after, the words that are others, and the citations."""
    old = make_project({"briefs/first.md": WITH_FIELDS, "briefs/second.md": FRENCH}, "old")
    new = make_project({"briefs/second.md": FRENCH}, "new")
    (new / "briefs/first.md").write_text(
        WITH_FIELDS.replace("*no one* [@doe2020, p. 9]", "two banks [@doe2020, p. 8]"), "utf-8"
    )
    _add_fields(new)
    command = [sys.executable, "-c", COMPARED, str(old), str(new)]
    done = subprocess.run(command, cwd=new / "scripts", capture_output=True, check=True)
    said = done.stdout.decode().partition("(briefs/first/)**\n")[2].partition("\n\n")[0]
    assert [line.strip().replace("\\", "").replace("\u2060", "") for line in said.splitlines()] == [
        "- 2 words added, 2 removed",
        "- `funding`: Paid by *no one* [@doe2020, p. 9], as [the other](second.md) was."
        " → Paid by two banks [@doe2020, p. 8], as [the other](second.md) was.",
        "- citation `[@doe2020, p. 9]` → `[@doe2020, p. 8]`",
    ]


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
    settings.write_text(settings.read_text("utf-8").replace("    citation_style: house-notes", "    # ", 1), "utf-8")
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
BY_SERIES = """    series = {version.series for version in work.versions if version.series}
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


def test_a_setting_without_effect_is_added(make_project: MakeProject) -> None:
    """Set, it is named with its place, why it has no effect, and what to do instead."""
    root = make_project({"mkdocs.yml": FILES["mkdocs.yml"].replace("extra:\n", "extra:\n  tooltips: fancy\n", 1)})
    (root / "tests/support").mkdir(parents=True)
    assert check(root)[0] == 0
    recipe = Recipe(root, "a setting without effect")
    line = 'tooltips = ["abbreviations explain themselves", "take it out, and write `*[ADB]: …`"]\n'
    recipe.write("scripts/briefsite/read/known_settings/settings.toml", line, below='["extra"."no effect"]')
    recipe.write("tests/support/settings_page.py", "")
    assert recipe.is_whole()
    code, output = check(root)
    assert code == 1
    said = "abbreviations explain themselves; take it out, and write `*[ADB]: …`"
    line = FILES["mkdocs.yml"].partition("extra:\n")[0].count("\n") + 2
    assert f"mkdocs.yml:{line}:3: warning: option-without-effect: `extra.tooltips` has no effect here: {said}" in output
