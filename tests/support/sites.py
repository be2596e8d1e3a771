"""A site made in memory from the text of its files, as far as its pages of Markdown."""

from __future__ import annotations

from collections.abc import Mapping

from projects import STYLES_FOLDER

from briefsite.cite import Styles
from briefsite.model import Options, Project, TextFile
from briefsite.pipeline import Site, build_site
from briefsite.read.bibliography import parse_bibliography
from briefsite.read.brief import parse_brief
from briefsite.read.front_matter import parse_people, parse_topics

STYLES = Styles(STYLES_FOLDER)

BIBLIOGRAPHY = """
@book{doe2020, ids={first, doe0}, author={Doe, Jane}, title={First Things: A Beginning}, date={2020}, publisher={Press}}
@book{roe2021, author={Roe, Ann}, title={Second Things}, date={2021}, publisher={Press}}
@book{poe2022, author={Poe, Eve}, title={Third Things}, date={2022}, publisher={Press}}
"""
TOPICS = """
trade: {name: Trade, definition: What is sold., names: {fr: Commerce, es: Comercio, ar: التجارة, zh: 贸易}}
debt: {name: Debt, definition: What is owed., names: {fr: Dette, es: Deuda, ar: الديون, zh: 债务}}
health: {name: Health, definition: What heals., names: {fr: Santé, es: Salud, ar: الصحة, zh: 卫生}}
"""
PEOPLE = """
data-desk: {name: Data Desk, kind: desk, names: {fr: Service des données}}
ada: {name: Ada Obi}
"""


def site_of(briefs: Mapping[str, str], **options: object) -> Site:
    """The site of these briefs, by slug: front matter (without dashes), a blank line, and text."""
    return build_site(project_of(briefs, **options), STYLES)


def project_of(briefs: Mapping[str, str], **options: object) -> Project:
    """The project of these briefs, likewise."""
    parsed = []
    for slug, text in briefs.items():
        front, _, body = text.rstrip().partition("\n\n")
        usual = {"title": slug.title(), "date": "2026-01-01", "authors": "[data-desk]", "topics": "[trade]",
                 "summary": f"What {slug} says."}  # fmt: skip
        given = {line.partition(":")[0] for line in front.splitlines()}
        lines = [*front.splitlines(), *(f"{key}: {value}" for key, value in usual.items() if key not in given)]
        brief, problems = parse_brief(TextFile(f"briefs/{slug}.md", "\n".join(["---", *lines, "---", "", body])))
        assert brief is not None, problems
        parsed.append(brief)
    bibliography = parse_bibliography(TextFile("sources.bib", BIBLIOGRAPHY))
    topics, _ = parse_topics(TextFile("briefs/topics.yml", TOPICS))
    people, _ = parse_people(TextFile("briefs/people.yml", PEOPLE))
    # Cards are drawn in fonts of the machine.
    settings = {"site_name": "Harbour Briefs", "site_url": "https://harbour.example/", "cards": False, **options}
    return Project(tuple(parsed), bibliography, topics, people, options=Options(**settings))  # type: ignore[arg-type]


def page_of(site: Site, path: str) -> str:
    """The Markdown of the page at that path."""
    (page,) = (page for page in site.pages if page.path == path)
    return page.markdown


def section(markdown: str, heading: str) -> str:
    """What stands under the heading with that identifier, as far as the next of its level."""
    lines = markdown.split("\n")
    start = next(number for number, line in enumerate(lines) if line.endswith(f"{{#{heading}}}"))
    level = lines[start].split(" ")[0] + " "
    end = next((number for number in range(start + 1, len(lines)) if lines[number].startswith(level)), len(lines))
    return "\n".join(lines[start + 1 : end]).strip()
