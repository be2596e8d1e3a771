"""Another name for a citation key, topic, person or brief, everywhere at once."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefsite.check import check_project
from briefsite.commands.rename.command import main
from briefsite.model import Level
from briefsite.pipeline import project_in

PORTS = """---
title: "Ports, as [@doe2020] says"
date: 2024-01-02 # a comment
summary: >-
  A summary that cites [@doe2020, p. 3] and
  @doe2020; not `@doe2020`, not @doe2020b.
authors: [desk, "ann"]
editors:
  - desk   # who looked at it
topics: [trade, 'trade-law']
key_points:
  - "See [the other](roads.md) and [-@doe2020]"
nocite: "@doe2020, @roe1999"
image: {file: ports-map.svg, alt: A map}
---

Claim [see @doe2020, pp. 3–5; @doe2020b], and @{doe2020} [p. 2] says, [-@doe2020].

    @doe2020 in code

`[@doe2020]` and me@doe2020.org, [roads](roads.md#then), [roads][r], [self](ports.md).
<a href="../topics/trade.md">x</a> and [the source](../sources/index.md#source-doe2020).
[Trade](../topics/trade.md), [law](../topics/trade-law.md), [Ann](../people/ann.md).

![A map](ports-map.svg)

[r]: roads.md "Roads"

## Then
"""
ROADS = """---
title: Roads
date: 2024-02-03
summary: On roads.
topics: [trade-law]
authors: [ann]
translation_of: ports
lang: fr
---

Text [@doe2020b], [back](ports.md), ![map](./ports-map.svg).

## Then
"""
SOURCES = """% About @doe2020
@string{p = {Press}}

@book{doe2020, % the first
  author    = {Doe, Jane},
  title     = {Doe2020 and doe2020},
  publisher = p,
  date      = {2020}
}

@inbook{doe2020b,
  author   = {Doe, Jane},
  title    = {Chapter},
  crossref = {doe2020},
  related  = {roe1999, doe2020}
}

@book{roe1999, author = {Roe, R.}, title = {Roe}, date = {1999}, publisher = p, ids = {old1}}
"""
FILES = {
    "mkdocs.yml": "site_name: T\nsite_url: https://t.invalid/\nextra:\n  briefsite:\n    front_page: {lead: ports}\n"
    "nav:\n  - Ports: briefs/ports.md # the first\n  - index.md\n  - Trade: topics/trade.md\nplugins: [briefsite]\n",
    "docs/index.md": "# Home\n\nHome [@doe2020], [ports](briefs/ports.md?x#then).\n",
    "briefs/ports.md": PORTS,
    "briefs/roads.md": ROADS.replace("\n", "\r\n"),
    "briefs/topics.yml": "# the topics\ntrade: # the first\n  name: trade\n"
    "  definition: Of trade.\ntrade-law: {name: Law, definition: Of law.}\n",
    "briefs/people.yml": "desk: {name: Desk, kind: desk}\nann: {name: Ann}\n",
    "briefs/ports-map.svg": '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>\n',
    "sources.bib": SOURCES,
}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A project in which names stand in every place where one may stand, and where they only look like it."""
    for name, text in FILES.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(text.encode())
    return tmp_path


def run(root: Path, *arguments: str) -> int:
    """The command on a project."""
    return main([*arguments, "--root", str(root)])


def read(root: Path, name: str) -> str:
    """What a file says, line ends as they are."""
    return (root / name).read_bytes().decode()


def errors(root: Path) -> list[str]:
    """What the checks hold against the project."""
    return [str(problem) for problem in check_project(project_in(root)) if problem.level is Level.ERROR]


def line_with(words: str) -> str:
    """The line of the brief on ports that holds these words."""
    return next(line for line in PORTS.split("\n") if words in line)


def changed(root: Path) -> dict[str, list[tuple[str, str]]]:
    """The lines that are different now, by the file; for lines that are new nothing."""
    found: dict[str, list[tuple[str, str]]] = {}
    for name, text in FILES.items():
        now = read(root, name) if (root / name).exists() else ""
        pairs = zip(text.split("\n"), now.split("\n"), strict=False)
        if different := [(was, new) for was, new in pairs if was != new] if now and now != text else []:
            found[name] = different
    return found


def test_the_project_has_no_errors(root: Path) -> None:
    """What is renamed below is right before."""
    assert errors(root) == []


def test_a_key(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Citations in texts, front matters and pages, `nocite`, anchors, entries that name one another; nothing else."""
    assert run(root, "key", "doe2020", "doe2020ports") == 0
    lines = [
        'title: "Ports, as [@doe2020] says"',
        "  A summary that cites [@doe2020, p. 3] and",
        '  - "See [the other](roads.md) and [-@doe2020]"',
        'nocite: "@doe2020, @roe1999"',
    ]
    assert changed(root) == {
        "docs/index.md": [
            (line := "Home [@doe2020], [ports](briefs/ports.md?x#then).", line.replace("2020", "2020ports"))
        ],
        "briefs/ports.md": [
            *((line, line.replace("doe2020", "doe2020ports")) for line in lines[:2]),
            ("  @doe2020; not `@doe2020`, not @doe2020b.", "  @doe2020ports; not `@doe2020`, not @doe2020b."),
            *((line, line.replace("doe2020", "doe2020ports")) for line in lines[2:]),
            (
                "Claim [see @doe2020, pp. 3–5; @doe2020b], and @{doe2020} [p. 2] says, [-@doe2020].",
                "Claim [see @doe2020ports, pp. 3–5; @doe2020b], and @{doe2020ports} [p. 2] says, [-@doe2020ports].",
            ),
            (line := line_with("#source-doe2020"), line.replace("doe2020", "doe2020ports")),
        ],
        "sources.bib": changed(root)["sources.bib"],
    }
    assert read(root, "sources.bib") == SOURCES.replace("@book{doe2020,", "@book{doe2020ports,").replace(
        "{2020}\n}", "{2020},\n  ids       = {doe2020}\n}"
    ).replace("crossref = {doe2020}", "crossref = {doe2020ports}").replace(
        "roe1999, doe2020}", "roe1999, doe2020ports}"
    )
    assert errors(root) == []
    said = capsys.readouterr().out.split("\n")
    assert said[0] == "`doe2020` is now `doe2020ports`: 14 places in 3 files"
    assert "briefs/ports.md:2:21: `doe2020` → `doe2020ports`" in said
    assert "sources.bib:8:21: new: `ids       = {doe2020}`" in said


def test_a_key_and_back(root: Path) -> None:
    """Renamed back, all is as it was but for the other name among those that it had."""
    assert run(root, "key", "doe2020", "x") == 0 and run(root, "key", "x", "doe2020") == 0
    assert read(root, "sources.bib") == SOURCES.replace("{2020}\n}", "{2020},\n  ids       = {x}\n}")
    assert set(changed(root)) == {"sources.bib"}


def test_a_topic(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Its list, front matters, links and the menu; a topic whose name begins alike stays."""
    assert run(root, "topic", "trade", "commerce") == 0
    assert changed(root) == {
        "mkdocs.yml": [("  - Trade: topics/trade.md", "  - Trade: topics/commerce.md")],
        "briefs/topics.yml": [("trade: # the first", "commerce: # the first")],
        "briefs/ports.md": [
            ("topics: [trade, 'trade-law']", "topics: [commerce, 'trade-law']"),
            (line := line_with("<a href"), line.replace("topics/trade.md", "topics/commerce.md")),
            (line := line_with("[Trade]"), line.replace("topics/trade.md", "topics/commerce.md")),
        ],
    }
    assert errors(root) == []
    assert "the old address and its feed lead nowhere" in capsys.readouterr().out


def test_a_person(root: Path) -> None:
    """The list of people, authors and editors however they are written, and links."""
    assert run(root, "person", "ann", "ann-lee") == 0 and run(root, "person", "desk", "staff") == 0
    assert changed(root) == {
        "briefs/people.yml": [
            ("desk: {name: Desk, kind: desk}", "staff: {name: Desk, kind: desk}"),
            ("ann: {name: Ann}", "ann-lee: {name: Ann}"),
        ],
        "briefs/ports.md": [
            ('authors: [desk, "ann"]', 'authors: [staff, "ann-lee"]'),
            ("  - desk   # who looked at it", "  - staff   # who looked at it"),
            (line := line_with("[Trade]"), line.replace("people/ann.md", "people/ann-lee.md")),
        ],
        "briefs/roads.md": [("authors: [ann]\r", "authors: [ann-lee]\r")],
    }
    assert errors(root) == []


def test_a_brief(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Its file and picture, links, its translation, the menu and the front page; the old address leads on."""
    assert run(root, "brief", "ports", "harbours") == 0
    assert not (root / "briefs/ports.md").exists() and not (root / "briefs/ports-map.svg").exists()
    assert (root / "briefs/harbours-map.svg").read_text("utf-8") == FILES["briefs/ports-map.svg"]
    assert read(root, "briefs/harbours.md") == PORTS.replace("ports-map", "harbours-map").replace(
        "](ports.md)", "](harbours.md)"
    ).replace("\n---\n\n", "\nformerly: [ports]\n---\n\n")
    assert read(root, "briefs/roads.md") == FILES["briefs/roads.md"].replace("ports", "harbours")
    assert read(root, "docs/index.md") == FILES["docs/index.md"].replace("ports.md", "harbours.md")
    assert read(root, "mkdocs.yml") == FILES["mkdocs.yml"].replace("ports", "harbours")
    assert errors(root) == []
    assert "briefs/ports.md: becomes briefs/harbours.md\n" in capsys.readouterr().out
    assert run(root, "brief", "harbours", "docks") == 0
    assert "\nformerly: [ports, harbours]\n" in read(root, "briefs/docks.md")
    assert run(root, "brief", "docks", "ports") == 0
    assert "\nformerly: [docks, harbours]\n" in read(root, "briefs/ports.md") and errors(root) == []


def test_a_list_of_former_names_keeps_its_form(root: Path) -> None:
    """A list of one line for each name gets another line."""
    (root / "briefs/ports.md").write_text(PORTS.replace("image:", "formerly:\n  - quays # then\nimage:"), "utf-8")
    assert run(root, "brief", "ports", "harbours") == 0
    assert "formerly:\n  - ports\n  - quays # then\nimage:" in read(root, "briefs/harbours.md")


def test_a_link_to_a_brief_with_a_definition(root: Path) -> None:
    """The address of a link stands where it is defined."""
    assert run(root, "brief", "roads", "streets") == 0
    assert read(root, "briefs/ports.md") == PORTS.replace("roads.md", "streets.md")


REFUSED = {
    ("key", "do2020", "x"): "there is no entry `do2020` in sources.bib; did you mean `doe2020`?",
    ("key", "doe2020", "a b,"): "`a b,` is no citation key; write letters, digits and `:.+/-` between them: `ab`",
    ("key", "doe2020", "roe1999"): "`roe1999` is the key of another entry (sources.bib:18:1)",
    ("key", "doe2020", "OLD1"): "`OLD1` stands in the `ids` of `roe1999` (sources.bib:18:1), so links to it lead there",
    ("key", "doe2020", "doe2020"): "`doe2020` has that name already",
    ("topic", "trad", "x"): "there is no topic `trad` in briefs/topics.yml; did you mean `trade`?",
    ("topic", "trade", "Trade & Aid"):
        "`Trade & Aid` is no name of a topic: write small letters, digits and single hyphens: `trade-aid`",
    ("topic", "trade", "trade-law"): "`trade-law` is another topic (briefs/topics.yml:5:1)",
    ("person", "ann", "desk"): "`desk` is another person (briefs/people.yml:1:1)",
    ("brief", "port", "x"): "there is no brief `port` in briefs/; did you mean `ports`?",
    ("brief", "ports", "roads"): "`roads` is another brief: briefs/roads.md",
    ("brief", "ports", "index"): "`index` means something else, and is no name of a brief: write another, as `index-1`",
    ("topic", "trade", "null"): "`null` means something else, and is no name of a topic: write another, as `null-1`",
    ("brief", "ports", "Häfen"):
        "`Häfen` is no name of a brief: write small letters, digits and single hyphens: `hafen`",
}  # fmt: skip


@pytest.mark.parametrize("asked", REFUSED)
def test_what_is_refused(asked: tuple[str, ...], root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A name that is not there, taken, or none, is told with what would be right; nothing is written."""
    assert run(root, *asked) == 2
    assert capsys.readouterr().err == f"rename.py: {REFUSED[asked]}\nnothing was written\n"
    assert changed(root) == {}


def test_nothing_is_written_where_a_brief_cannot_be_read(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A brief that cannot be read may hold the name too; and `--dry-run` writes nothing."""
    assert run(root, "key", "doe2020", "x", "--dry-run") == 0 and changed(root) == {}
    assert capsys.readouterr().out.startswith("`doe2020` would become `x`: 14 places in 3 files\n")
    (root / "briefs/bad.md").write_text("No front matter [@doe2020]\n", "utf-8")
    assert run(root, "key", "doe2020", "x") == 2 and changed(root) == {}
    assert "briefs/bad.md cannot be read, and may hold the name too" in capsys.readouterr().err


@pytest.mark.parametrize("path", ["briefs/topics.yml", "mkdocs.yml"])
def test_nothing_is_written_where_a_list_cannot_be_read(
    path: str, root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A file of YAML that is broken may hold the name too: else half of its places would be renamed."""
    file = root / path
    file.write_text(f"{file.read_text('utf-8')}x: [\n", "utf-8")
    assert run(root, "topic", "trade", "reform") == 2 and list(changed(root)) == [path]  # by this test itself
    assert f"{path} cannot be read, and may hold the name too" in capsys.readouterr().err


def test_a_key_of_an_ordinary_site(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A site without briefs, whose bibliography has another name."""
    (tmp_path / "docs").mkdir()
    (tmp_path / "mkdocs.yml").write_text(
        "site_name: T\nplugins:\n  - briefsite:\n      bibliography: refs.bib\n", "utf-8"
    )
    (tmp_path / "docs/index.md").write_text(
        '---\nnocite: ["@doe2020"]\n---\n# Home\n\nA [@doe2020; @x], `@doe2020`.\n', "utf-8"
    )
    (tmp_path / "refs.bib").write_text("@book{doe2020, title={T}}\n@book{x, title={X}}\n", "utf-8")
    assert run(tmp_path, "key", "doe2020", "doe") == 0
    assert read(tmp_path, "docs/index.md") == '---\nnocite: ["@doe"]\n---\n# Home\n\nA [@doe; @x], `@doe2020`.\n'
    assert read(tmp_path, "refs.bib").startswith("@book{doe, title={T},\n")
    assert run(tmp_path, "key", "none", "y") == 2
    assert "there is no entry `none` in refs.bib" in capsys.readouterr().err
