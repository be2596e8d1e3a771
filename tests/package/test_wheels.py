"""Both packages are built, and used from an empty folder in which nothing of this repository is."""

from __future__ import annotations

import sys
import zipfile
from collections.abc import Mapping
from pathlib import Path

from installed import environment_with, run
from projects import FILES, ROOT, write_project

from briefsite import __version__

SETTINGS = """site_name: Harbour Briefs
site_url: https://harbourbriefs.org/
theme: material
plugins: [briefsite]
extra:
  briefsite:
    citation_style: apa
"""
CONTENT = {path: text for path, text in FILES.items() if path != "mkdocs.yml"}


def publication(folder: Path, changes: Mapping[str, str] | None = None) -> Path:
    """A publication that holds only what is its own."""
    for path, text in {**CONTENT, "mkdocs.yml": SETTINGS, **(changes or {})}.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, "utf-8")
    return folder


def files_of(site: Path) -> dict[str, bytes]:
    """Every file of a site, but for what holds the day or moment of its build."""
    found = {path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()}
    return {path: content for path, content in found.items() if not path.startswith("sitemap.xml")}


def test_a_publication_holds_only_what_is_its_own(programs: Path, tmp_path: Path) -> None:
    """Checked, built, exported and searched by the installed package, byte for byte as a clone builds it."""
    own = publication(tmp_path / "own")
    checked = run(programs / "briefsite", "check", "--strict", folder=own)
    assert (checked.returncode, checked.stdout) == (0, "no problems\n"), checked.stderr
    built = run(programs / "briefsite", "build", folder=own)
    assert built.returncode == 0, built.stderr

    clone = write_project(tmp_path / "clone", {"mkdocs.yml": SETTINGS.replace("plugins: [briefsite]", HOOK)})
    assert run(Path(sys.executable), "scripts/make_site.py", folder=clone).returncode == 0
    there, here = files_of(clone / "site"), files_of(own / "site")
    pictures = {path.relative_to(clone / "docs").as_posix() for path in (clone / "docs/assets").rglob("*.*")}
    assert there.keys() - here.keys() == pictures  # a clone's own
    assert {path for path in here if here[path] != there[path]} == set()

    exported = run(programs / "briefsite", "export", str(tmp_path / "exported"), folder=own)
    assert exported.returncode == 0, exported.stderr
    assert (tmp_path / "exported/assets/briefsite.css").is_file()


HOOK = "plugins: []\nhooks: [scripts/mkdocs_hook.py]"


def test_mkdocs_itself_builds_it(programs: Path, tmp_path: Path) -> None:
    """`plugins: [briefsite]` is all that MkDocs needs, and what is wrong ends a strict build in one message."""
    own = publication(tmp_path)
    assert run(programs / "python", "-m", "mkdocs", "build", "--strict", folder=own).returncode == 0
    brief = CONTENT["briefs/first.md"].replace("@roe2021", "@nobody2021")
    broken = run(
        programs / "python",
        "-m",
        "mkdocs",
        "build",
        "--strict",
        folder=publication(tmp_path, {"briefs/first.md": brief}),
    )
    assert broken.returncode == 1
    assert "unknown-citation: no entry `nobody2021` in sources.bib" in broken.stderr
    assert "Traceback" not in broken.stderr


def test_a_change_is_previewed(programs: Path, tmp_path: Path) -> None:
    """Two states of a publication, neither of which has a program of its own."""
    before = publication(tmp_path / "before")
    after = publication(tmp_path / "after", {"briefs/first.md": CONTENT["briefs/first.md"].replace("met", "sat")})
    folders = ("--base", str(before), "--head", str(after), "--out", str(tmp_path / "preview"))
    previewed = run(programs / "briefsite", "preview", *folders, folder=tmp_path)
    assert previewed.returncode == 0, previewed.stderr
    page = (tmp_path / "preview/briefs/first/changes.html").read_text("utf-8")
    assert "<del" in page and "<ins" in page


def test_a_folder_of_our_name_is_not_run(programs: Path, tmp_path: Path) -> None:
    """What lies in a project is text: a package `briefsite` in it is never imported."""
    own = publication(tmp_path, {"briefsite/__init__.py": "raise SystemExit('it ran')\n"})
    assert run(programs / "briefsite", "build", folder=own).returncode == 0
    assert run(programs / "briefsite", "check", folder=own).returncode == 0


def test_the_command_says_what_it_can_do(programs: Path, tmp_path: Path) -> None:
    """Its version, its commands, and what is no command of it."""
    assert run(programs / "briefsite", "--version", folder=tmp_path).stdout == f"briefsite {__version__}\n"
    assert "\n  check " in run(programs / "briefsite", folder=tmp_path).stdout
    unknown = run(programs / "briefsite", "chekc", folder=tmp_path)
    assert unknown.returncode == 2
    assert unknown.stderr.startswith("briefsite: there is no command `chekc`.\n")
    nowhere = run(programs / "briefsite", "check", folder=tmp_path)
    assert nowhere.returncode == 2
    assert nowhere.stderr.startswith("briefsite check: `.` is in no project: ")


def test_the_formatter_is_a_package_of_its_own(wheels: Mapping[str, Path], tmp_path: Path) -> None:
    """`briefsite-csl` holds `csl` alone, and formats without anything of briefsite."""
    with zipfile.ZipFile(wheels["briefsite_csl"]) as wheel:
        assert {name.partition("/")[0] for name in wheel.namelist()} == {
            "csl",
            f"briefsite_csl-{__version__}.dist-info",
        }
    programs = environment_with(wheels["briefsite_csl"], tmp_path / "venv")
    program = (
        "import csl\n"
        "style = csl.load_style('apa')\n"
        "references = [{'id': 'a', 'type': 'book', 'title': 'Ports', 'author': [{'family': 'Doe', 'given': 'J.'}],"
        " 'issued': {'date-parts': [[2020]]}}]\n"
        "print(csl.format_citations(style, references, [csl.Citation((csl.Cite('a'),))]).citations[0].text)\n"
        "import briefsite\n"
    )
    done = run(programs / "python", "-c", program, folder=tmp_path)
    assert done.stdout == "(Doe, 2020)\n"
    assert "No module named 'briefsite'" in done.stderr


def test_it_is_not_done_twice(programs: Path, tmp_path: Path) -> None:
    """Neither a plugin that is listed twice nor one beside the hook begins: the message says which to keep."""
    hook = {"scripts/mkdocs_hook.py": (ROOT / "scripts/mkdocs_hook.py").read_text("utf-8")}
    for number, twice in enumerate(("[briefsite]\nhooks: [scripts/mkdocs_hook.py]", "[briefsite, briefsite]")):
        settings = {"mkdocs.yml": SETTINGS.replace("[briefsite]", twice)}
        own = publication(tmp_path / str(number), {**hook, **settings})
        built = run(programs / "python", "-m", "mkdocs", "build", folder=own)
        assert built.returncode == 1
        assert "mkdocs.yml names briefsite twice, first in line " in built.stderr
        assert "; keep one of them: `plugins: [briefsite]`" in built.stderr
        assert not (own / "site").exists()


def test_every_command_finds_the_project_from_within(programs: Path, tmp_path: Path) -> None:
    """In a folder of it, with spaces and letters of another script in its path, and with a folder for the site."""
    other = SETTINGS + "site_dir: public\n"
    own = publication(tmp_path / "Notas – el año", {"mkdocs.yml": other, "briefs/figures/x.txt": "x"})
    inside = own / "briefs/figures"
    for command in (["check"], ["build"], ["export", str(tmp_path / "exported")], ["links"], ["embargo-ended"]):
        done = run(programs / "briefsite", *command, folder=inside)
        assert done.returncode == 0, done.stderr
    assert (own / "public/briefs/first/index.html").is_file()
    assert not (own / "site").exists()
    assert run(programs / "briefsite", "build", "--root", "../..", folder=inside).returncode == 0
    nowhere = run(programs / "briefsite", "build", folder=tmp_path)
    assert nowhere.returncode == 2
    assert nowhere.stderr == "briefsite build: `.` is in no project: there is no mkdocs.yml and no briefs/\n"


def test_a_folder_that_is_no_site_is_not_replaced(programs: Path, tmp_path: Path) -> None:
    """If `site_dir` names the folder of the briefs, the build ends with a message and the briefs are there still."""
    own = publication(tmp_path, {"mkdocs.yml": SETTINGS + "site_dir: briefs\n"})
    built = run(programs / "briefsite", "build", folder=own)
    assert built.returncode == 1
    assert "briefs holds files that are not an earlier site (`site_dir`)" in built.stderr
    assert (own / "briefs/first.md").is_file()


def test_commands_are_named_as_they_are_called(programs: Path, tmp_path: Path) -> None:
    """Who has no Makefile reads of `briefsite`, in what is built too."""
    own = publication(tmp_path, {"mkdocs.yml": SETTINGS.replace("harbourbriefs.org", "example.org")})
    built = run(programs / "briefsite", "build", folder=own)
    assert "1 hint on the briefs and their sources: `briefsite check` lists them" in built.stderr
    assert "briefsite serve" in built.stdout
    assert "make " not in built.stdout + built.stderr


def test_a_site_without_the_plugin_is_none_of_ours(programs: Path, tmp_path: Path) -> None:
    """It would have no briefs, and nobody would know why."""
    own = publication(tmp_path, {"mkdocs.yml": SETTINGS.replace("plugins: [briefsite]\n", "")})
    built = run(programs / "briefsite", "build", folder=own)
    assert built.returncode == 1
    assert "so the site would have no briefs; write `plugins: [briefsite]`\n" in built.stderr
    assert not (own / "site").exists()


def test_what_is_begun_with_needs_no_style_and_no_content(programs: Path, tmp_path: Path) -> None:
    """Empty files make a site, which is told of its missing home page; what is kept for the next build is not git's."""
    begun = {"docs/about.md": "# X\n", "briefs/topics.yml": "", "briefs/people.yml": "", "sources.bib": ""}
    for path, text in {**begun, "mkdocs.yml": SETTINGS.partition("extra:")[0]}.items():
        (tmp_path / path).parent.mkdir(exist_ok=True)
        (tmp_path / path).write_text(text, "utf-8")
    built = run(programs / "briefsite", "build", folder=tmp_path)
    assert built.returncode == 0, built.stderr
    assert "It has no page at its own address yet: write docs/index.md." in built.stdout
    assert (tmp_path / ".cache/briefsite/.gitignore").read_text("utf-8") == "*\n"


def test_settings_may_be_inherited_or_come_from_the_environment(programs: Path, tmp_path: Path) -> None:
    """As MkDocs has it: the check, which runs without it, knows them, and learns of a change in either."""
    settings = "INHERIT: shared/base.yml\nsite_name: !ENV [NAME, Harbour]\n"
    own = publication(tmp_path, {"shared/base.yml": SETTINGS, "mkdocs.yml": settings})
    assert run(programs / "briefsite", "check", "--strict", folder=own).stdout == "no problems\n"
    assert run(programs / "briefsite", "build", folder=own).returncode == 0
    publication(tmp_path, {"shared/base.yml": SETTINGS.replace("apa", "aqa"), "mkdocs.yml": settings})
    changed = run(programs / "briefsite", "check", folder=own)
    assert "shared/base.yml:7:5: error: unknown-style: no citation style `aqa`" in changed.stdout
