"""Front matter and vocabularies: cases in cases/, each a file with a text (`=== brief`, `=== topics`, `=== people`)
and, below `=== gives`, the problems and then what was read: only what differs from the defaults.
`ACCEPT=1 pytest tests/read/front_matter` writes down what is read now.
"""

from __future__ import annotations

import datetime as dt
import json
import os
import re
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from types import NoneType
from typing import Any, get_args, get_origin, get_type_hints

import jsonschema_rs
import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec import Struct
from msgspec.structs import fields
from projects import ROOT

from briefsite.model import FrontMatter, Lines, Person, Problem, TextFile, Topic
from briefsite.model.text_fields import text_fields
from briefsite.read.front_matter import parse_front_matter, parse_people, parse_topics, yaml_text
from briefsite.read.front_matter.formats import FORMATS, bare_doi, bare_orcid
from briefsite.read.front_matter.schema import FOLDER, slugify

CASES = Path(__file__).parent / "cases"
YAML_LIKE = st.text(
    st.sampled_from("title:date: authors topics - [ ] { } , \n\t '\"|>&*!%@`#?~\\ 2026-05-01 no <<: é\u2028\x07 ---\n")
)


def reading(kind: str, text: str) -> str:
    """What a case gives, as text."""
    problems: tuple[Problem, ...]
    if kind == "brief":
        file = TextFile("briefs/x.md", f"---\n{text}---\n")
        front, problems = parse_front_matter(file, 4, 4 + len(text))
        lines = shown(front) if front else ["nothing"]
    else:
        parse = parse_topics if kind == "topics" else parse_people
        entries, problems = parse(TextFile(f"briefs/{kind}.yml", text))
        lines = [f"{entry.id}: {', '.join(shown(entry))}" for entry in entries.values()]
    return "".join(f"{line}\n" for line in (*map(str, problems), *lines))


def shown(value: FrontMatter | Topic | Person) -> list[str]:
    """Every field that differs from its default."""
    given_fields = {
        name: getattr(value, name) for name in value.__struct_fields__ if name not in ("places", "place", "id")
    }
    defaults = {field.name: field.default for field in fields(value)}
    return [f"{name} = {held!r}" for name, held in given_fields.items() if held not in (defaults[name], (), {})]


@pytest.mark.parametrize("case", sorted(CASES.glob("*.txt")), ids=lambda path: path.stem)
def test_what_is_read(case: Path) -> None:
    """Each case gives exactly the problems and the values it names."""
    given_text, _, expected = case.read_text(encoding="utf-8").partition("=== gives\n")
    heading, _, text = given_text.partition("\n")
    found = reading(heading.removeprefix("=== "), text)
    if os.environ.get("ACCEPT"):
        case.write_text(f"{heading}\n{text}=== gives\n{found}", encoding="utf-8")
    assert found == expected


def test_every_key_of_the_front_matter_has_a_place() -> None:
    """Rules can say where each key and each item of a list stands."""
    text = "title: A\ndate: 2026-05-01\nauthors:\n  - desk\n  - name: Jane\ntopics: [trade, debt]\nsummary: B\n"
    front, _ = parse_front_matter(TextFile("briefs/x.md", text), 0, len(text))
    assert front is not None
    places = {key: (place.line, place.column) for key, place in front.places.items()}
    assert places == {
        "title": (1, 1),
        "date": (2, 1),
        "authors": (3, 1),
        "authors.0": (4, 5),
        "authors.1": (5, 5),
        "authors.1.name": (5, 5),
        "topics": (6, 1),
        "topics.0": (6, 10),
        "topics.1": (6, 17),
        "summary": (7, 1),
    }


def test_places_count_from_the_top_of_the_file() -> None:
    """A problem names the line of the file, not of its front matter; columns count characters, not bytes."""
    text = "---\ntitle: é\n\n  — ü: x\n---\n"
    _, problems = parse_front_matter(TextFile("briefs/x.md", text), 4, len(text) - 4)
    assert [(problem.place.line, problem.place.column) for problem in problems][:1] == [(4, 6)]


def test_items_that_are_left_out_leave_the_places_of_the_others_right() -> None:
    """`topics.0` is the place of the first topic that was kept."""
    text = "title: A\ndate: 2026-05-01\nauthors: [desk]\ntopics: [[x], trade]\nsummary: B\n"
    front, _ = parse_front_matter(TextFile("briefs/x.md", text), 0, len(text))
    assert front is not None
    assert front.topics == ("trade",)
    assert front.places["topics.0"].column == 15


@pytest.mark.parametrize("loader", [yaml.SafeLoader, yaml_text.Loader], ids=["in Python", "in C"])
@pytest.mark.parametrize("text", ["a: b: c\n", "a: 'b\n", "a: [b\n", "a: @b\n", "\ta: b\n", "a: *b*\n"])
def test_both_parsers_of_pyyaml_are_explained_alike(
    text: str, loader: type[yaml.SafeLoader], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where PyYAML has no parser in C the messages are the same."""
    expected = yaml_text.YamlReader(text, Lines.of("x", text))
    expected.read(0, len(text))
    monkeypatch.setattr(yaml_text, "Loader", loader)
    found = yaml_text.YamlReader(text, Lines.of("x", text))
    found.read(0, len(text))
    assert found.problems == expected.problems
    assert len(found.problems) == 1


def test_an_alias_bomb_does_not_go_off() -> None:
    """Aliases are refused where they stand, so a text of a few lines stays a few lines."""
    names = "abcdefghijklmnopqrstu"
    doublings = (f"{name}: &{name} [*{before}, *{before}]\n" for before, name in pairwise(names))
    bomb = "a: &a [x, x]\n" + "".join(doublings)
    entries, problems = parse_topics(TextFile("briefs/topics.yml", bomb))
    assert all(topic.definition == "" for topic in entries.values())
    assert {problem.rule for problem in problems} == {"unsupported-yaml"}


def test_depth_is_no_danger() -> None:
    """A hundred thousand brackets are one problem."""
    text = "title: " + "[" * 100_000
    front, problems = parse_front_matter(TextFile("briefs/x.md", text), 0, len(text))
    assert front is None
    assert [problem.rule for problem in problems] == ["unsupported-yaml"]


@given(st.text() | YAML_LIKE)
@settings(deadline=None, max_examples=150)
def test_any_text_can_be_read(text: str) -> None:
    """No text raises, as front matter or as a vocabulary; where nothing was read there is a problem that says why."""
    file = TextFile("briefs/x.md", text)
    front, problems = parse_front_matter(file, 0, len(text))
    assert front is not None or problems
    parse_topics(file)
    parse_people(file)


@given(st.text())
def test_a_slug_is_a_slug(text: str) -> None:
    """What is suggested as an id passes the schema."""
    slug = slugify(text)
    assert not slug or jsonschema_rs.is_valid({"pattern": "^[a-z0-9]+(-[a-z0-9]+)*$"}, slug)


@pytest.mark.parametrize("name", ["brief", "topics", "people"])
def test_the_schemas_are_schemas(name: str) -> None:
    """Editors can use the published files: they are valid JSON Schema, every key is described, every format known."""
    document = json.loads((FOLDER / f"{name}.json").read_text(encoding="utf-8"))
    jsonschema_rs.meta.validate(document)
    for node in nodes(document):
        for key, described in node.get("properties", {}).items():
            assert described.get("description"), f"{name}: `{key}` has no description"
        assert node.get("format", "date") in FORMATS


def test_the_schema_says_what_front_matter_holds() -> None:
    """Every field of FrontMatter is a key with that kind of value, and every key is a field."""
    document = json.loads((FOLDER / "brief.json").read_text(encoding="utf-8"))
    of_schema, of_model = dict(kinds_in_schema(document, document)), dict(kinds_in_model(FrontMatter))
    paths = [path for path in of_model if path.partition(".")[0] not in ("places", "cited")]
    of_pages = {"image.file": "text"}  # a file's name is text to YAML, and is shown on no page
    assert of_schema == {path: of_model[path] for path in paths} | of_pages


def test_the_guide_names_every_key() -> None:
    """Whoever writes a brief finds each key of its front matter in the table of the guide."""
    guide = (ROOT / "manual/docs/write-a-brief.md").read_text("utf-8").partition("\n## 2. ")[2].partition("\n## 3. ")[0]
    rows = [line.partition(" | ")[0] for line in guide.splitlines() if line.startswith("| `")]
    properties = json.loads((FOLDER / "brief.json").read_text("utf-8"))["properties"]
    assert {name for row in rows for name in re.findall("`([^`]+)`", row)} == {*properties}


def kinds_in_schema(schema: dict[str, Any], node: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """The kind of each value by its path: text, a date, a list …; what a list or mapping holds too."""
    for name, described in node["properties"].items():
        yield from _kinds_at(schema, described, name)


def _kinds_at(schema: dict[str, Any], node: dict[str, Any], path: str) -> Iterator[tuple[str, str]]:
    reference = node.get("$ref", "").rpartition("/")[2]
    node = schema["$defs"].get(reference, {}) | node
    if reference == "text":
        yield path, "text"
    elif node.get("type") == "array" or node.get("if") == {"type": "array"}:
        items = (node if "items" in node else node["then"])["items"]
        if items.get("$ref") != "#/$defs/text":
            yield path, "list"
        yield from ((inner, kind) for inner, kind in _kinds_at(schema, items, path) if (inner, kind) != (path, "word"))
    elif node.get("type") == "object":
        yield from ((f"{path}.{inner}", kind) for inner, kind in kinds_in_schema(schema, node))
    elif "then" in node:
        yield from _kinds_at(schema, node["then"], path)
    else:
        yield path, {"date": "date", "date-or-date-time": "moment"}.get(node.get("format", ""), "word")


def kinds_in_model(kind: type[Struct]) -> Iterator[tuple[str, str]]:
    """The same of a structure, by the types of its fields."""
    texts = text_fields(kind)
    for name, hint in get_type_hints(kind).items():
        parts = [part for part in (get_args(hint) or (hint,)) if part is not NoneType]
        if name in texts:
            yield name, "text"
        elif get_origin(hint) is tuple:
            yield name, "list"
        if isinstance(parts[0], type) and issubclass(parts[0], Struct):
            yield from ((f"{name}.{inner}", said) for inner, said in kinds_in_model(parts[0]) if inner != "id")
        elif name not in texts and get_origin(hint) is not tuple:
            yield name, {dt.date: "date", dt.datetime: "moment"}.get(parts[0], "word")


def nodes(node: object) -> list[dict[str, Any]]:
    """Every mapping in a schema."""
    if isinstance(node, list):
        return [found for child in node for found in nodes(child)]
    if not isinstance(node, dict):
        return []
    inner = [found for key, child in node.items() if key not in ("examples", "default") for found in nodes(child)]
    return [node, *inner]


@pytest.mark.parametrize(
    ("written", "bare"),
    [
        ("0000-0002-1825-0097", "0000-0002-1825-0097"),
        ("https://orcid.org/0000-0002-1694-233X", "0000-0002-1694-233X"),
        ("0000-0002-1694-233x", "0000-0002-1694-233X"),
        ("0000-0002-1825-0098", None),
        ("0000000218250097", None),
    ],
)
def test_orcid(written: str, bare: str | None) -> None:
    """An ORCID iD is kept bare, and only with its right check digit."""
    assert bare_orcid(written) == bare


@pytest.mark.parametrize(
    ("written", "bare"),
    [
        ("10.1234/abc.(1)", "10.1234/abc.(1)"),
        ("https://doi.org/10.1234/abc", "10.1234/abc"),
        ("http://dx.doi.org/10.1234/abc", "10.1234/abc"),
        ("doi:10.1234/abc", "10.1234/abc"),
        ("abc", None),
        ("10.1234/a b", None),
    ],
)
def test_doi(written: str, bare: str | None) -> None:
    """A DOI is kept without the address of its resolver."""
    assert bare_doi(written) == bare
