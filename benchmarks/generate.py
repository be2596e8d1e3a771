"""Make a corpus of N briefs and M sources to measure with: the same bytes for the same numbers, always.

    python benchmarks/generate.py FOLDER [--briefs 1000] [--sources 5000] [--words 2450] [--citations 16]

The folder becomes a whole project (mkdocs.yml, briefs/, sources.bib, docs/) that `scripts/check.py --root` reads.
`--plain` writes the same words without citations, for measuring what citations cost.
"""

from __future__ import annotations

import argparse
import random
import shutil
from pathlib import Path

from prose import Syntax, body, pandoc, title, uncited
from vocabulary import FAMILIES, WORDS

ROOT = Path(__file__).resolve().parent.parent
TOPICS = ("trade", "finance", "health", "energy", "climate", "digital", "education", "security", "culture", "debt")
PEOPLE = tuple(f"desk-{number}" for number in range(1, 21))
INITIALS = "ABCDEFGHIJKLMNOPRSTUVWYZ"
CITATIONS = 16
WORDS_A_BRIEF = 2450
FIRST_YEAR, YEARS = 2010, 16
"""Briefs are of these years in turn."""
ENTRY_TYPES = ("article", "book", "report", "online", "incollection")


def main() -> None:
    """Read the numbers and write the project."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--briefs", type=int, default=1000)
    parser.add_argument("--sources", type=int, default=None, help="default: five for each brief")
    parser.add_argument("--words", type=int, default=WORDS_A_BRIEF)
    parser.add_argument("--citations", type=int, default=CITATIONS)
    parser.add_argument("--style", default="house-notes")
    parser.add_argument("--plain", action="store_true")
    given = parser.parse_args()
    sources = given.briefs * 5 if given.sources is None else given.sources
    generate(given.folder, given.briefs, sources, given.words, given.citations, given.style, given.plain)
    print(f"{given.briefs} briefs and {sources} sources in {given.folder}")


def generate(
    folder: Path, briefs: int, sources: int, words: int = WORDS_A_BRIEF, citations: int = CITATIONS,
    style: str = "house-notes", plain: bool = False,
) -> None:  # fmt: skip
    """Write a project into `folder`, which is emptied first if it holds an earlier one."""
    if (folder / ".generated").exists():
        shutil.rmtree(folder)
    (folder / "briefs").mkdir(parents=True)
    (folder / "docs").mkdir()
    (folder / ".generated").touch()
    (folder / "mkdocs.yml").write_text(SETTINGS.format(hook=ROOT / "scripts/mkdocs_hook.py", style=style), "utf-8")
    (folder / "docs/assets").mkdir()
    (folder / "docs/assets/favicon.svg").write_text(FAVICON, encoding="utf-8")
    (folder / "docs/index.md").write_text("# Home\n\n<!-- briefsite: newest -->\n", encoding="utf-8")
    shutil.copytree(ROOT / "tests/styles", folder / "styles")
    (folder / "sources.bib").write_text(bibliography(sources), encoding="utf-8")
    topics = "".join(f"{topic}:\n  name: {topic.title()}\n  definition: All about {topic}.\n" for topic in TOPICS)
    (folder / "briefs/topics.yml").write_text(topics, encoding="utf-8")
    people = "".join(f"{person}:\n  name: {person.title()}\n  kind: desk\n" for person in PEOPLE)
    (folder / "briefs/people.yml").write_text(people, encoding="utf-8")
    write_briefs(folder / "briefs", briefs, sources, uncited if plain else pandoc, words, citations)


SETTINGS = """\
site_name: Generated
site_description: Research briefs that say nothing, with every footnote linked to its source and back
site_url: https://generated.example/
copyright: Briefs under <a href="https://creativecommons.org/licenses/by/4.0/">CC BY 4.0</a>

hooks:
  - {hook}

extra:
  briefsite:
    citation_style: {style}
    sources_per_page: 500
  translations:
    ar: {{Briefs under: الموجزات منشورة برخصة}}
    es: {{Briefs under: Informes bajo licencia}}
    fr: {{Briefs under: Notes sous licence}}
    zh: {{Briefs under: 简报许可协议}}

nav: [{{Home: index.md}}]

theme:
  name: material
  language: en
  favicon: assets/favicon.svg

plugins: []
"""
"""They stay as they are, so that what is measured today can be compared with what was measured before."""
FAVICON = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 8"><path d="M0 0h8v8H0z"/></svg>\n'
PLAIN = """\
site_name: Generated
theme: {name: material, font: false}
nav: [{Home: index.md}]
not_in_nav: /briefs/*
plugins: [search]
markdown_extensions: [attr_list, footnotes, md_in_html, tables, {toc: {permalink: "#"}}]
"""


def write_plain(folder: Path, briefs: int, words: int = WORDS_A_BRIEF) -> None:
    """The same briefs without citations, for plain MkDocs with Material and its own search."""
    (folder / "docs/briefs").mkdir(parents=True)
    (folder / "mkdocs.yml").write_text(PLAIN, encoding="utf-8")
    (folder / "docs/index.md").write_text("# Home\n", encoding="utf-8")
    write_briefs(folder / "docs/briefs", briefs, 1, uncited, words)


def write_briefs(
    folder: Path, briefs: int, sources: int, syntax: Syntax, words: int = WORDS_A_BRIEF, citations: int = CITATIONS
) -> None:
    """Write the briefs, and nothing else, with their citations in a syntax."""
    for number in range(briefs):
        text = _brief(number, words, citations, sources, syntax)
        (folder / f"brief-{number:05}.md").write_text(text, encoding="utf-8")


def bibliography(sources: int) -> str:
    """The text of sources.bib."""
    return "\n".join(_entry(number) for number in range(sources))


def _entry(number: int) -> str:
    chance = random.Random(f"source {number}")
    kind = ENTRY_TYPES[number % len(ENTRY_TYPES)]
    families = dict.fromkeys(FAMILIES.draw(chance, chance.randint(1, 3)))
    authors = " and ".join(f"{family}, {chance.choice(INITIALS)}." for family in families)
    words = " ".join(WORDS.draw(chance, 9)).capitalize()
    fields = {
        "author": authors,
        "title": f"{words}, No. {number}",
        "date": f"{chance.randint(1955, 2026)}",
        "publisher": "University Press",
        "doi": f"10.5555/{number}",
    }
    if kind in ("article", "incollection"):
        fields["journaltitle" if kind == "article" else "booktitle"] = "A Journal of Cooperation"
        fields["pages"] = f"{number % 300 + 1}--{number % 300 + 20}"
    if kind == "report":
        fields["institution"] = "Agency for Figures"
    if kind == "online":
        fields["url"] = f"https://example.org/{number}"
    lines = "".join(f"  {name} = {{{value}}},\n" for name, value in fields.items())
    return f"@{kind}{{source{number:06},\n{lines}}}\n"


def _brief(number: int, words: int, citations: int, sources: int, syntax: Syntax) -> str:
    chance = random.Random(f"front matter {number}")
    year, month, day = FIRST_YEAR + number % YEARS, number % 12 + 1, number % 28 + 1
    summary = " ".join(WORDS.draw(chance, 14)).capitalize()
    front = (
        f"---\ntitle: {title(number)}\n"
        f"date: {year}-{month:02}-{day:02}\nauthors: [{chance.choice(PEOPLE)}]\n"
        f"topics: [{', '.join(chance.sample(TOPICS, 2))}]\nsummary: {summary}.\n---\n\n"
    )
    return front + body(number, words, citations, sources, syntax)


if __name__ == "__main__":
    main()
