"""Whatever editors can write, an edit of it is in the next build: no page is kept that shows what was there before.

Every property of the front matter, every option and every field of topics and people is edited, to values that sort
before and behind those of other briefs; after each edit what the cache helps to make is what is made without it, and no
page that is other than before goes by the name (`Plan.digest`) under which the one before is kept.
"""

from __future__ import annotations

import copy
import json
import shutil
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from projects import FILES, ROOT, STYLES_FOLDER

from briefsite.check import check_project
from briefsite.cite import Styles
from briefsite.fast.cache import FOLDER, Memo
from briefsite.model import Options
from briefsite.pipeline import build_site
from briefsite.read.front_matter.schema import FOLDER as SCHEMAS
from briefsite.read.project import load_project

SLUGS = ("first", "second", "third", "fourth")
BODY = 'Ministers met in 1955 [@doe2020, p. 3]. As @roe2021 says, banks "followed"[^a].\n\n[^a]: Not all.\n'
FIGURE = {"label": "of trade", "citation": "[@doe2020, p. 4]"}

# For each property of the front matter: what all briefs have (None: nothing), and what the first one has in turn.
PROPERTIES: Mapping[str, tuple[object, tuple[object, ...]]] = {
    "title": ("Mole", ("Abacus", "Zoo")),
    "subtitle": ("Mouse", ("Ants", "Zebra [@doe2020, p. 9]", None)),
    "type": ("explainer", ("commentary", "policy-brief")),
    "series": ("Middle", ("Alpha", "Zeta", None)),
    "number": ("5", ("1", "9", None)),
    "date": ("2026-05-01", ("2026-01-01", "2026-09-01")),
    "updated": (None, ("2026-10-01", None)),
    "authors": (
        ["data-desk"],
        (["jane"], [{"name": "A. Nobody", "affiliation": "Nowhere", "biography": "Is nobody."}]),
    ),
    "editors": (None, (["jane"], None)),
    "topics": (["trade"], (["debt"], ["trade", "debt"])),
    "lang": ("en", ("ar", "fr")),
    "translation_of": (None, ("second", None)),
    "summary": ("It says so.", ("As @doe2020 says.", "Zest.")),
    "key_points": (None, (["One [@roe2021].", "Two."], None)),
    "key_figures": ([{"value": "5", **FIGURE}], ([{"value": "1", **FIGURE}], [{"value": "9", **FIGURE}], None)),
    "image": (
        None,
        (
            {"file": "a.png", "alt": "A"},
            {"file": "a.png", "alt": "Z", "caption": "C", "credit": "D", "focus": "1% 2%"},
            None,
        ),
    ),
    "editors_note": (None, ("Edited.", None)),
    "disclaimer": (None, ("Not ours.", None)),
    "status": ("published", ("draft", "withdrawn", "review")),
    "formerly": (None, (["elder"], None)),
    "embargo": (None, ("2020-01-01", "2999-01-01", None)),
    "corrections": (None, ([{"date": "2026-10-01", "text": "Wrong."}], None)),
    "license": (None, ("CC-BY-4.0", "MIT", None)),
    "doi": (None, ("10.1234/a", None)),
    "biographies": (None, (True, False, None)),
    "nocite": (None, (["@poe2022"], "@*", None)),
    "citation_style": (None, ("house-author-date", "apa", None)),
}
SETTINGS = f"{FILES['mkdocs.yml']}\nmarkdown_extensions:\n  - pymdownx.magiclink\n  - toc:\n      toc_depth: 3\n"
# For each option of mkdocs.yml: what stands in the file, and what it becomes.
OPTIONS: Mapping[str, tuple[str, str]] = {
    "citation_style": ("citation_style: house-notes", "citation_style: house-author-date"),
    "site_name": ("site_name: Harbour Briefs", "site_name: Others"),
    "site_url": ("site_url: https://harbour-briefs.example/", "site_url: https://others.example/"),
    "language": ("  language: en", "  language: fr"),
    "sources_per_page": ("sources_per_page: 500", "sources_per_page: 1"),
    "front_page": ("sources_per_page: 500", "sources_per_page: 500\n    front_page: {lead: second}"),
    "frames": ("sources_per_page: 500", "sources_per_page: 500\n    iframes: [player.example]"),
    "quotation_marks": ("sources_per_page: 500", "sources_per_page: 500\n    quotation_marks: false"),
    "timezone": ("sources_per_page: 500", "sources_per_page: 500\n    timezone: Asia/Jakarta"),
    "levels": ("sources_per_page: 500", "sources_per_page: 500\n    levels: {uncited-source: error}"),
    "exports": (
        "sources_per_page: 500",
        "sources_per_page: 500\n    exports: {repec: {handle: 'RePEc:abc:briefs', email: a@b.org}}",
    ),
    "versions": ("sources_per_page: 500", "sources_per_page: 500\n    versions: false"),
    "offprints": ("sources_per_page: 500", "sources_per_page: 500\n    offprints: true"),
    "license": ("sources_per_page: 500", "sources_per_page: 500\n    license: CC-BY-SA-4.0"),
    "epub": ("sources_per_page: 500", "sources_per_page: 500\n    epub: false"),
    "cards": ("sources_per_page: 500", "sources_per_page: 500\n    cards: false"),
    "cite_styles": ("sources_per_page: 500", "sources_per_page: 500\n    cite_styles: [apa]"),
    "references_in_head": ("sources_per_page: 500", "sources_per_page: 500\n    references_in_head: true"),
    "directory_urls": ("site_name: Harbour Briefs", "site_name: Harbour Briefs\nuse_directory_urls: false"),
    "extensions": ("  - pymdownx.magiclink\n", ""),
    "slugify": (
        "      toc_depth: 3",
        "      toc_depth: 3\n      slugify: !!python/object/apply:pymdownx.slugs.slugify {}",
    ),
    "slug_separator": ("      toc_depth: 3", "      toc_depth: 3\n      separator: _"),
}
OF_ORDINARY_SITES = ("notes_place", "has_attributes", "has_html_lists")
"""What only a site that is no publication can choose, by its extensions of Markdown: nothing in mkdocs.yml here."""
TOPICS = {
    "name": ("Trade", "Abacus"), "definition": ("What is sold.", "What is bought."),
    "names": (None, {"fr": "Commerce"}), "definitions": (None, {"fr": "Ce qui se vend."}),
}  # fmt: skip
PEOPLE = {
    "name": ("Data Desk", "Zoo Desk"), "kind": ("desk", "person"), "affiliation": (None, "Institute"),
    "biography": (None, "Counts."), "orcid": (None, "0000-0002-1825-0097"), "url": (None, "https://example.org/"),
    "names": (None, {"fr": "Bureau"}), "biographies": (None, {"fr": "Compte."}),
}  # fmt: skip


def _properties(schema: str, within: str = "") -> set[str]:
    document = json.loads((SCHEMAS / f"{schema}.json").read_text("utf-8"))
    return {*(document["$defs"][within] if within else document)["properties"]}


def test_everything_that_can_be_edited_is_edited_here() -> None:
    """A new property, option or field needs an edit below; each of those of options is one of the file."""
    assert {*PROPERTIES} == _properties("brief")
    assert {*OPTIONS, "words", "web_folders", "twins", *OF_ORDINARY_SITES} == {*Options.__struct_fields__}
    assert {*TOPICS} == _properties("topics", "topic")
    assert {*PEOPLE} == _properties("people", "person")
    assert [name for name, (before, _) in OPTIONS.items() if before not in SETTINGS] == []


class _Project:
    """A small project on disk whose parts are edited by name."""

    def __init__(self, root: Path) -> None:
        self.root = root
        front = {name: value for name, (value, _) in PROPERTIES.items()}
        self.fronts = {slug: {**front, "title": f"{front['title']} {slug}"} for slug in SLUGS}
        self.topic = {name: value for name, (value, _) in TOPICS.items()}
        self.person = {name: value for name, (value, _) in PEOPLE.items()}
        self.configuration = SETTINGS
        self.words = {"brief.key_points": "Key points"}

    def write(self) -> None:
        files = {
            "mkdocs.yml": self.configuration,
            "docs/index.md": FILES["docs/index.md"],
            "words/en.toml": "".join(f"{name} = {json.dumps(word)}\n" for name, word in self.words.items()),
            "sources.bib": FILES["sources.bib"] + "@book{poe2022, author={Poe, Al}, title={Thirds}, date={2022}}\n",
            "briefs/topics.yml": _as_yaml(
                {"trade": self.topic, "debt": {"name": "Debt", "definition": "What is owed."}}
            ),
            "briefs/people.yml": _as_yaml({"data-desk": self.person, "jane": {"name": "Jane Doe"}}),
            **{f"briefs/{slug}.md": f"---\n{_as_yaml(front)}---\n\n{BODY}" for slug, front in self.fronts.items()},
        }
        for path, text in files.items():
            (self.root / path).parent.mkdir(parents=True, exist_ok=True)
            (self.root / path).write_text(text, "utf-8")
        shutil.copyfile(ROOT / "manual/docs/assets/favicon.svg", self.root / "briefs/a.png")


def _as_yaml(values: Mapping[str, object]) -> str:
    written = {key: _stripped(value) for key, value in values.items() if value is not None}
    return "".join(f"{key}: {json.dumps(value, ensure_ascii=False)}\n" for key, value in written.items())


def _stripped(value: object) -> object:
    return {k: v for k, v in value.items() if v is not None} if isinstance(value, dict) else value


def _edits() -> Iterator[tuple[str, Any]]:
    def put(part: str, name: str, value: object) -> Any:
        def edit(project: _Project) -> None:
            found = project.fronts["first"] if part == "front" else getattr(project, part)
            found[name] = value

        return edit

    for name, (_, values) in PROPERTIES.items():
        yield f"front {name}", [put("front", name, value) for value in values]
    for part, fields in (("topic", TOPICS), ("person", PEOPLE)):
        for name, (_, after) in fields.items():
            yield f"{part} {name}", [put(part, name, after)]
    yield "words", [put("words", "brief.key_points", "In short"), put("words", "lists.briefs", "Papers")]
    for name, (before, after) in OPTIONS.items():

        def change(project: _Project, before: str = before, after: str = after) -> None:
            project.configuration = project.configuration.replace(before, after, 1)

        yield f"option {name}", [change]


def _built(root: Path, memo: Memo, kept: dict[tuple[str, bytes], object]) -> object:
    project = load_project(root, memo=memo)
    site = build_site(project, Styles(root / "styles"), memo=memo)
    for plan in site.plans:
        page = plan.make()
        assert kept.setdefault((plan.path, plan.digest), page) == page, f"{plan.path} is other, and goes by one name"
    return check_project(project, memo), site.corpus, site.assets, site.pages


@pytest.mark.parametrize(("edited", "edits"), [*_edits()], ids=[name for name, _ in _edits()])
def test_an_edit_is_in_the_next_build(edited: str, edits: list[Any], tmp_path: Path) -> None:
    """The build after each edit, and after it is undone, is what a build without the cache makes."""
    project = _Project(tmp_path)
    shutil.copytree(STYLES_FOLDER, tmp_path / "styles")
    kept: dict[tuple[str, bytes], object] = {}
    before = copy.deepcopy((project.fronts, project.topic, project.person, project.words)), project.configuration
    seen = []
    for edit in (lambda _: None, *edits, None):
        if edit is None:
            (project.fronts, project.topic, project.person, project.words), project.configuration = before
        else:
            edit(project)
        project.write()
        memo = Memo(tmp_path / FOLDER)
        with_cache = _built(tmp_path, memo, kept)
        memo.save()
        assert with_cache == _built(tmp_path, Memo(), {})
        seen.append(with_cache)
    assert seen[0] == seen[-1]
    assert seen[0] != seen[1], f"the edit of {edited} changes nothing"
