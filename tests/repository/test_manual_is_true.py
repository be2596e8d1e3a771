"""What the manual lists is what the code has: options, commands, languages, answers; and its settings can be copied."""

from __future__ import annotations

import json
import re
import tomllib
from pathlib import Path

import pytest
import yaml
from projects import ROOT
from root_pages import is_of_the_publication, links_to_files

from briefsite.check import check_project
from briefsite.commands import COMMANDS
from briefsite.commands.new.answers import HOSTS, LICENSES, NO_LICENSE
from briefsite.commands.new.texts import languages
from briefsite.model import Options, TextFile
from briefsite.read.options import KNOWN, options_of
from briefsite.read.ordinary_site import OPTIONS
from briefsite.read.own_words import parse_own_words
from briefsite.read.project import load_project, parse_brief

MANUAL = ROOT / "manual/docs"
WORDING = ROOT / "scripts/briefsite/wording"


def _page(name: str) -> str:
    return (MANUAL / name).read_text("utf-8")


def _table(page: str, head: str) -> list[list[str]]:
    """The cells of every row of the table whose first column has that head."""
    found = re.search(rf"(?m)^\| {re.escape(head)} \|.*\n\|[-| ]+\|\n((?:\|.*\n)+)", _page(page))
    assert found, f"{page} has no table that begins with {head}"
    return [[cell.strip() for cell in row.strip("| ").split(" | ")] for row in found[1].splitlines()]


def test_the_manual_is_clean() -> None:
    """It has no briefs, and nothing to mend but its address, which is that of nobody yet."""
    assert {problem.rule for problem in check_project(load_project(MANUAL.parent))} == {"placeholder-address"}


def test_every_option_is_in_the_table() -> None:
    """And no other: who adds one adds its row in manual/docs/options.md."""
    assert {re.split(r"[`:]", row[0])[1] for row in _table("options.md", "Option")} == KNOWN


@pytest.mark.parametrize(
    "row", _table("options.md", "Option"), ids=lambda row: str(row[0].strip("`").partition(":")[0])
)
def test_an_option_can_be_written_as_its_row_says(row: list[str], tmp_path: Path) -> None:
    """No value in the table is a wrong one, where the files are there that it names."""
    settings = {
        "site_name": "Harbour",
        "site_url": "https://harbour.org/",
        "theme": {"name": "material"},
        "plugins": ["briefsite"],
    }
    settings |= {"extra": {"briefsite": yaml.safe_load(row[0].strip("`"))}}
    files = {
        "mkdocs.yml": json.dumps(settings).encode(),
        **{f"docs/{name}.md": b"# A page" for name in ("about", "colophon", "privacy")},
        "docs/assets/lora.woff2": b"wOF2" + bytes(44),  # a font without tables
    }
    files |= {"docs/assets/logo-dark.svg": b'<svg xmlns="http://www.w3.org/2000/svg"/>'}
    for path, content in files.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_bytes(content)
    assert not [problem for problem in load_project(tmp_path).problems if problem.place.path == "mkdocs.yml"]


def test_every_field_of_the_front_matter_is_in_the_table() -> None:
    """With whether it is required, as the schema has it."""
    schema = json.loads((ROOT / "scripts/briefsite/read/schema/brief.json").read_text("utf-8"))
    rows = {
        name: row[2:] == ["yes"]
        for row in _table("write-a-brief.md", "Field")
        for name in re.findall(r"`(\w+)`", row[0])
    }
    assert rows == {name: name in schema["required"] for name in schema["properties"]}


def test_the_example_of_a_brief_and_its_lists_can_be_copied() -> None:
    """Each block of front matter fits into the brief that is shown first."""
    text = _page("write-a-brief.md")
    first = re.search(r"(?ms)^```markdown\n(---\n.*?)^```$", text)
    assert first
    start, front, body = first[1].split("---\n")
    blocks = [
        block
        for block in re.findall(r"(?ms)^```yaml\n(.*?)^```$", text)
        if re.match("key_points|updated|status|formerly", block)
    ]
    assert len(blocks) == 4
    for block in ("", *blocks):
        brief, problems = parse_brief(TextFile("briefs/ports-and-debt.md", "---\n".join((start, front + block, body))))
        assert brief and not problems, problems


def test_the_usual_style_is_the_one_that_the_table_names() -> None:
    """What a publication that names none gets."""
    (row,) = (row for row in _table("options.md", "Option") if "citation_style" in row[0])
    assert row[2] == f"`{Options().citation_style}`"


def test_every_option_of_an_ordinary_site_is_in_a_table() -> None:
    """Those of ours, and those of mkdocs-bibtex on the page about the move."""
    ours = {name for row in _table("cite-in-any-site.md", "Setting") for name in re.findall(r"`(\w+)", row[0])}
    theirs = {
        name for row in _table("from-mkdocs-bibtex.md", "Of mkdocs-bibtex") for name in re.findall(r"`(\w+)`", row[0])
    }
    assert ours | theirs == set(OPTIONS) - {"enabled"}  # of any plugin
    assert ours - theirs == {"bibliography", "citation_style", "levels"}


def test_every_command_and_script_is_in_the_table() -> None:
    """Those of a clone and those of the package."""
    rows = _table("commands.md", "`briefsite …`")
    assert set(COMMANDS) <= {row[0].strip("`").split()[0] for row in rows}
    scripts = {path.name for path in (ROOT / "scripts").glob("*.py") if not path.stem.endswith("_hook")}
    assert scripts <= {row[1].strip("`") for row in rows}


def test_every_language_is_in_the_table() -> None:
    """With whether somebody who speaks it has read its words."""
    files = {path.stem: tomllib.loads(path.read_text("utf-8")) for path in WORDING.glob("*.toml")}
    read = {tag: "yes" if words["read_by_speaker"] else "not yet" for tag, words in files.items()}
    assert {row[1].strip("`"): row[2] for row in _table("languages.md", "Language")} == read


def test_every_answer_to_the_questions_of_new_is_in_the_table() -> None:
    """The languages, licences and hosts that there are."""
    rows = {
        row[0].strip("`").split()[0]: set(re.findall(r"`([^`]+)`", " ".join(row[1:])))
        for row in _table("begin.md", "Option")
    }
    assert set(languages()) <= rows["--language"]
    assert {*LICENSES, NO_LICENSE} <= rows["--license"]
    assert set(HOSTS) <= rows["--host"]


@pytest.mark.parametrize("page", sorted(path.name for path in MANUAL.glob("*.md")))
def test_what_is_shown_as_settings_can_be_copied(page: str) -> None:
    """Every block of YAML can be read, and the options in it are right."""
    for block in re.findall(r"(?ms)^```yaml\n(.*?)^```$", _page(page)):
        settings = yaml.safe_load(block)
        if isinstance(settings, dict) and "extra" in settings:
            _, wrong = options_of({"site_name": "Harbour", **settings})
            assert not wrong, (block, wrong)


def test_words_of_your_own_can_be_copied() -> None:
    """Each block of TOML on the page on languages is read as a publication's own words, without a complaint."""
    for block in re.findall(r"(?ms)^```toml\n(.*?)^```$", _page("languages.md")):
        kept, wrong = parse_own_words(TextFile("words/en.toml", block))
        assert kept and not wrong, wrong


@pytest.mark.parametrize("page", sorted(path.name for path in ROOT.glob("*.md")))
def test_pages_at_the_root_lead_to_files_that_are_there(page: str) -> None:
    """So that somebody who reads them where the repository lies finds the manual."""
    assert not [link for link in links_to_files(page) if not is_of_the_publication(link) and not (ROOT / link).exists()]
