"""Make a corpus of N briefs and M sources to measure with: the same bytes for the same numbers, always.

    python benchmarks/generate.py FOLDER [--briefs 1000] [--sources 5000] [--words 2450] [--citations 16]

The folder becomes a whole project (mkdocs.yml, briefs/, sources.bib, docs/) that `scripts/check.py --root` reads.
`--plain` writes the same briefs without citations, for measuring other generators beside ours.
"""

from __future__ import annotations

import argparse
import random
import re
import shutil
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
TOPICS = ("trade", "finance", "health", "energy", "climate", "digital", "education", "security", "culture", "debt")
PEOPLE = tuple(f"desk-{number}" for number in range(1, 21))
_PROSE = (
    "cooperation between countries of the South rests on agreements that states sign and banks finance while reports "
    "by agencies count what was built and what was promised in years when budgets rose or fell and the people who were "
    "to be served learnt of it last because figures travel slowly through offices where languages differ and"
)
WORDS = _PROSE.split()
FAMILIES = ("Adeyemi", "Bose", "Chávez", "Diallo", "Eze", "Fernandes", "Gunawardena", "Haddad", "Ibrahim", "Jiménez",
            "Kamau", "Li", "Mokoena", "Nguyen", "Okafor", "Pérez", "Quispe", "Rahman", "Santos", "Tan")  # fmt: skip
ENTRY_TYPES = ("article", "book", "report", "online", "incollection")


def main() -> None:
    """Read the numbers and write the project."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--briefs", type=int, default=1000)
    parser.add_argument("--sources", type=int, default=None, help="default: five for each brief")
    parser.add_argument("--words", type=int, default=2450)
    parser.add_argument("--citations", type=int, default=16)
    parser.add_argument("--style", default="bandung-notes")
    parser.add_argument("--plain", action="store_true")
    given = parser.parse_args()
    sources = given.briefs * 5 if given.sources is None else given.sources
    generate(given.folder, given.briefs, sources, given.words, given.citations, given.style, given.plain)
    print(f"{given.briefs} briefs and {sources} sources in {given.folder}")


def generate(
    folder: Path, briefs: int, sources: int, words: int = 2450, citations: int = 16,
    style: str = "bandung-notes", plain: bool = False,
) -> None:  # fmt: skip
    """Write a project into `folder`, which is emptied first if it holds an earlier one."""
    if (folder / ".generated").exists():
        shutil.rmtree(folder)
    (folder / "briefs").mkdir(parents=True)
    (folder / "docs").mkdir()
    (folder / ".generated").touch()
    (folder / "mkdocs.yml").write_text(_configuration(style), encoding="utf-8")
    for name in ("overrides", "assets"):
        shutil.copytree(ROOT / "docs" / name, folder / "docs" / name)
    (folder / "docs/index.md").write_text("# Home\n\n<!-- briefsite: newest -->\n", encoding="utf-8")
    shutil.copytree(ROOT / "styles", folder / "styles")
    (folder / "sources.bib").write_text("\n".join(_entry(number) for number in range(sources)), encoding="utf-8")
    topics = "".join(f"{topic}:\n  name: {topic.title()}\n  definition: All about {topic}.\n" for topic in TOPICS)
    (folder / "briefs/topics.yml").write_text(topics, encoding="utf-8")
    people = "".join(f"{person}:\n  name: {person.title()}\n  kind: desk\n" for person in PEOPLE)
    (folder / "briefs/people.yml").write_text(people, encoding="utf-8")
    for number in range(briefs):
        text = _brief(number, sources, words, 0 if plain else citations)
        (folder / f"briefs/brief-{number:05}.md").write_text(text, encoding="utf-8")


def _configuration(style: str) -> str:
    """This repository's own mkdocs.yml, but for the pages written by hand."""
    text = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    text = re.sub(r"\nnav:\n(?:  .*\n)+", "\nnav: [{Home: index.md}]\n", text)
    text = text.replace("scripts/mkdocs_hook.py", str(ROOT / "scripts/mkdocs_hook.py"))
    return re.sub(r"(citation_style: )\S+", rf"\g<1>{style}", text)


_PLAIN = """\
site_name: Generated
theme: {name: material, font: false}
nav: [{Home: index.md}]
not_in_nav: /briefs/*
plugins: [search]
markdown_extensions: [attr_list, footnotes, md_in_html, tables, {toc: {permalink: "#"}}]
"""


def write_plain(folder: Path, briefs: int, words: int = 2450) -> None:
    """The same briefs without citations, for plain MkDocs with Material and its own search."""
    (folder / "docs/briefs").mkdir(parents=True)
    (folder / "mkdocs.yml").write_text(_PLAIN, encoding="utf-8")
    (folder / "docs/index.md").write_text("# Home\n", encoding="utf-8")
    for number in range(briefs):
        text = _brief(number, 0, words, 0)
        (folder / f"docs/briefs/brief-{number:05}.md").write_text(text, encoding="utf-8")


def _entry(number: int) -> str:
    chance = random.Random(f"source {number}")
    kind = ENTRY_TYPES[number % len(ENTRY_TYPES)]
    authors = " and ".join(f"{family}, {family[0]}." for family in chance.sample(FAMILIES, chance.randint(1, 3)))
    title = " ".join(chance.choices(WORDS, k=9)).capitalize()
    fields = {
        "author": authors,
        "title": f"{title}, No. {number}",
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


def _brief(number: int, sources: int, words: int, citations: int) -> str:
    chance = random.Random(f"brief {number}")
    year, month, day = 2010 + number % 16, number % 12 + 1, number % 28 + 1
    front = (
        f"---\ntitle: Brief {number} on {chance.choice(WORDS)} and {chance.choice(WORDS)}\n"
        f"date: {year}-{month:02}-{day:02}\nauthors: [{chance.choice(PEOPLE)}]\n"
        f"topics: [{', '.join(chance.sample(TOPICS, 2))}]\nsummary: What brief {number} says in a sentence.\n---\n\n"
    )
    return front + _text(chance, sources, words, citations)


def _text(chance: random.Random, sources: int, words: int, citations: int) -> str:
    sentences = max(1, words // 17)
    cited = set(chance.sample(range(sentences), min(citations, sentences))) if sources else set()
    parts: list[str] = []
    for sentence in range(sentences):
        if sentence % 30 == 0:
            parts.append(f"\n\n## Part {sentence // 30 + 1}: {chance.choice(WORDS)}\n\n")
        elif sentence % 6 == 0:
            parts.append("\n\n")
        text = " ".join(chance.choices(WORDS, k=17)).capitalize()
        if sentence in cited:
            text += f" [@source{chance.randrange(sources):06}, p. {chance.randint(1, 300)}]"
        parts.append(text + ". ")
    return "".join(parts).strip() + "\n"


if __name__ == "__main__":
    main()
