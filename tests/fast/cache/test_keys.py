"""What a remembered function gets decides whether it is asked again: all of it, and nothing else."""

from __future__ import annotations

import copy
import datetime as dt
import enum
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, get_args, get_type_hints

import msgspec
import pytest
from projects import BRIEF, FILES, MakeProject
from sites import STYLES

from briefsite.check import check_project
from briefsite.cite import AuthorNames, Styles
from briefsite.fast.cache import FOLDER, Memo
from briefsite.model import Level, Mode, PastVersion, Place, Project
from briefsite.model.codec import AS_BYTES
from briefsite.model.digests import digest_of
from briefsite.pipeline import build_site
from briefsite.read.project import load_project
from briefsite.render.kinds import PAGE_KINDS
from briefsite.render.page_dependencies import Lists, lean

TEXTS = {
    "mkdocs.yml": FILES["mkdocs.yml"].replace(
        "sources_per_page: 500", "sources_per_page: 500\n    iframes: [a.example]"
    ),
    "briefs/second.md": BRIEF.replace("A brief", "Ports").replace(
        "Ministers met", "As @doe2020 [p. 4] says, ships met"
    ),
    "docs/about.md": "# About\n\nShips met [@doe2020, p. 5].\n\n\\bibliography\n",
    "briefs/third.md": BRIEF.replace("topics:", "translation_of: first\nlang: fr\ntopics:"),
}
VERSION = "briefs/first/2026-10-01.md"
LISTS = "listing"
"""The one kind of value that has a short name of its own because it is large."""


@pytest.fixture
def given(make_project: MakeProject, monkeypatch: pytest.MonkeyPatch) -> Mapping[str, list[Any]]:
    """Every value that a build and a check of a small project hand to functions that are remembered, by kind."""
    root, seen = make_project(TEXTS), dict[str, list[Any]]()
    stream = Memo.stream_while

    def noting(self: Memo, kind: str, function: Any, values: Sequence[Any], *more: Any, **named: Any) -> Iterator[Any]:
        seen.setdefault(kind, []).extend(values)
        return stream(self, kind, function, values, *more, **named)

    monkeypatch.setattr(Memo, "stream_while", noting)
    memo = Memo(root / FOLDER)
    project = _with_a_version(load_project(root, memo=memo))
    check_project(project, memo)
    site = build_site(project, Styles(root / "styles"), memo=memo)
    seen["an earlier version"] = [plan.make.args[0] for plan in site.plans if plan.path == VERSION]  # type: ignore[attr-defined]
    seen["a brief's page"] = [plan.make.args[0] for plan in site.plans if plan.path == "briefs/first.md"]  # type: ignore[attr-defined]
    return seen


def _with_a_version(project: Project) -> Project:
    """The project with an earlier version of its first brief, which said the same."""
    brief = next(brief for brief in project.briefs if brief.slug == "first")
    past = PastVersion(dt.date(2026, 10, 1), "c0ffee", brief, project.bibliography.references, ("briefs/a.png",))
    return msgspec.structs.replace(project, versions={"first": (past,)})


def test_every_value_that_is_remembered_by_is_among_them(given: Mapping[str, list[Any]]) -> None:
    """A kind of result that is new is tried below without being named."""
    kinds = {"reading", "reading sources", "judging styles", "judging sources", "following citations"}
    kinds |= {"kinds of styles", "relating briefs", "formatting sources"}
    assert {*given} == kinds | {LISTS, "a brief's page", "an earlier version", "citing"}


def test_a_value_with_any_other_field_is_another(given: Mapping[str, list[Any]]) -> None:
    """However deep it lies: each text, number, day or list that a function could read is changed, one at a time."""
    unseen, tried = [], 0
    for kind, values in given.items():
        for value in values[:2] if kind != LISTS else ():
            name = digest_of(value)
            assert digest_of(copy.deepcopy(value)) == name, f"{kind}: equal values have two names"
            for path, other in _changed(value):
                tried += 1
                if digest_of(other) == name:
                    unseen.append(f"{kind}: {path}")
    assert unseen == []
    assert tried > 500


def _changed(value: Any) -> Iterator[tuple[str, Any]]:
    """The value with something in it changed, for each thing in it, and where that is."""
    for name, part, put in _parts(value):
        for path, other in [("", _other(part))] if _is_leaf(part) else _changed(part):
            yield f"{name}.{path}".rstrip("."), put(other)
    if isinstance(value, Mapping | tuple | list) and value and not hasattr(value, "_fields"):
        yield "(one less)", dict([*value.items()][1:]) if isinstance(value, Mapping) else type(value)(value[1:])


def _parts(value: Any) -> Iterator[tuple[str, Any, Callable[[Any], Any]]]:
    if isinstance(value, msgspec.Struct):
        for name in value.__struct_fields__:
            yield name, getattr(value, name), lambda part, name=name: msgspec.structs.replace(value, **{name: part})
    elif hasattr(value, "_fields"):
        for name in value._fields:
            yield name, getattr(value, name), lambda part, name=name: value._replace(**{name: part})
    elif isinstance(value, Mapping):
        for key in value:
            yield str(key), value[key], lambda part, key=key: {**value, key: part}
    elif isinstance(value, tuple | list):
        for place, each in enumerate(value):
            yield str(place), each, lambda part, place=place: (*value[:place], part, *value[place + 1 :])


def _is_leaf(value: object) -> bool:
    return value is None or isinstance(value, str | bytes | int | dt.date | Styles | AuthorNames)


def _other(value: Any) -> Any:
    """Something of the same kind that is not equal."""
    if isinstance(value, Styles | AuthorNames):
        other = Styles(Path("elsewhere"))
        other.texts = {"house-notes": b"<style/>"}
        return other if isinstance(value, Styles) else AuthorNames(other, "en")
    if isinstance(value, enum.Enum):
        return next(member for member in type(value) if member is not value)
    if isinstance(value, bool):
        return not value
    if isinstance(value, dt.datetime):
        return value + dt.timedelta(seconds=1)
    if isinstance(value, dt.date):
        return value + dt.timedelta(days=1)
    return (
        "new" if value is None else value + (b"x" if isinstance(value, bytes) else "x" if isinstance(value, str) else 1)
    )


def test_the_short_name_of_lists_tells_all_that_they_show(make_project: MakeProject) -> None:
    """It is not made of the mentions themselves: so each thing of a corpus is changed, and the lists looked at."""
    site = build_site(load_project(make_project(TEXTS)), STYLES)
    whole = Lists(site.corpus, lean(site.corpus), STYLES)
    tried = 0
    for path, other in _changed(site.corpus.briefs):
        briefs = other if len(other) == len(site.corpus.briefs) else None
        if briefs is None or ".mentions" in path:  # `quoted` is made of those: see the test below
            continue
        corpus = msgspec.structs.replace(site.corpus, briefs=briefs, by_slug={linked.slug: linked for linked in briefs})
        lists = Lists(corpus, lean(corpus), STYLES)
        tried += 1
        if lists.without_citations != whole.without_citations:
            assert lists.name != whole.name, path
        if lists.corpus != whole.corpus:
            assert lists.name_with_citations != whole.name_with_citations, path
    assert tried > 100


@pytest.mark.parametrize(
    ("before", "after", "is_other"),
    [
        ("p. 3", "p. 4", True),
        ("[@doe2020, p. 3]", "[see @doe2020, p. 3]", True),
        ("[@doe2020, p. 3]", "[-@doe2020, p. 3]", True),
        ("[@doe2020, p. 3]", "[@roe2021, p. 3]", True),
        ("Ministers met", "Presidents met", True),
        ("\n\nMinisters", "\n\nBefore it all.\n\nMinisters", False),
    ],
)
def test_what_is_quoted_of_a_brief_has_another_name(
    before: str, after: str, is_other: bool, make_project: MakeProject
) -> None:
    """If a list would quote something else: other words, another source or page of it; not if only its place moved."""
    assert before in BRIEF

    def quoted(folder: str, text: str) -> str:
        root = make_project({"briefs/first.md": text}, folder=folder)
        return build_site(load_project(root), STYLES).corpus.by_slug["first"].mentions_digest

    assert (quoted("one", BRIEF) != quoted("two", BRIEF.replace(before, after))) is is_other


def test_no_value_holds_a_set(given: Mapping[str, list[Any]]) -> None:
    """A set has another order in each process, so one that is equal would not be known again."""
    types = {type(value) for values in given.values() for value in values if isinstance(value, msgspec.Struct)}
    seen: set[Any] = set()
    waiting = [*types]
    while waiting:
        kind = waiting.pop()
        if kind in seen:
            continue
        seen.add(kind)
        waiting += get_args(kind)
        if hasattr(kind, "__struct_fields__") or hasattr(kind, "_fields"):
            waiting += get_type_hints(kind).values()
    assert {Place, Level, Mode} <= seen
    assert [
        kind for kind in seen if kind in (set, frozenset) or getattr(kind, "__origin__", None) in (set, frozenset)
    ] == []


class _Value(msgspec.Struct, frozen=True):
    text: str
    number: int
    several: tuple[str, ...] = ()


def test_a_function_is_asked_again_only_for_another_value(tmp_path: Path) -> None:
    """A value that is equal to one of an earlier build is not computed anew; one that differs in any field is."""
    asked: list[_Value] = []

    def function(value: _Value) -> bytes:
        asked.append(value)
        return value.text.encode()

    values = [_Value("a", 1), _Value("b", 1), _Value("a", 2), _Value("a", 1, ("x",)), _Value("a", 1, ("x", "y"))]
    for value in (*values, *copy.deepcopy(values)):
        memo = Memo(tmp_path)
        memo.map("trying", function, [value], AS_BYTES)
        memo.save()
    assert asked == values


def test_kinds_that_show_no_citations_get_none() -> None:
    """So they cannot depend on any: what is left of the corpus for them has neither sources nor mentions."""
    assert {name for name, kind in PAGE_KINDS.items() if kind.citations} == {"topics", "sources"}
