"""The check and the build ask one model of what is published: a link is dead for both, or for neither."""

from __future__ import annotations

import re
from itertools import product
from pathlib import Path
from random import Random

import pytest
from html_site import HtmlSite, mkdocs_build
from lxml import html
from projects import BRIEF, FILES, MakeProject

from briefsite.check import check_project
from briefsite.model import Level, Place
from briefsite.read.project import load_project

RULES = {"dead-link", "dead-anchor", "link-to-draft", "missing-image"}
STATES = ("", "", "", "status: draft", "status: review", "embargo: 2199-01-01", "status: withdrawn")
SLUGS = tuple(f"b{number}" for number in range(7))
KEYS = ("doe2020", "roe2021", "poe2022", "moe2023")
PEOPLE = ("ann", "ben", "cyd", "dan")
TOPICS = ("trade", "debt", "health")
VOCABULARIES = {
    "briefs/people.yml": "".join(f"{name}:\n  name: {name.title()} Bo\n  biography: Writes.\n" for name in PEOPLE),
    "briefs/topics.yml": "".join(f"{name}:\n  name: {name.title()}\n  definition: About it.\n" for name in TOPICS),
    "sources.bib": "".join(
        f"@book{{{key}, author={{{key[:3].title()}, J.}}, title={{On {key}}}, date={{{key[3:]}}}, publisher={{P}},\n"
        f"  ids={{was-{key}}}}}\n"
        for key in KEYS
    ),
    "briefs/table.csv": "a,b\n",
    "briefs/no-table.txt": "a,b\n",
    "docs/about.md": "# About us\n\n## Method\n",
    "docs/hidden.md": "# Hidden\n",
}
TARGETS = (
    *(f"briefs/{slug}.md{anchor}" for slug, anchor in product(SLUGS, ("", "#plans", "#sources", "#key-points"))),
    *(f"people/{name}.md{anchor}" for name, anchor in product(PEOPLE, ("", "#briefs", "#nothing"))),
    *(f"topics/{name}.md{anchor}" for name, anchor in product(TOPICS, ("", "#neighbouring-topics"))),
    *(f"topics/{name}/feed.xml" for name in TOPICS),
    *(f"sources/index.md#source-{key}" for key in (*KEYS, "was-doe2020", "was-moe2023", "nobody1999")),
    *("sources/index.md#initial-d", "sources/d.md", "feed.xml", "search/index.md#how", "people/index.md#people"),
    *("briefs/index.md", "briefs/2026.md", "briefs/b9.md", "briefs/table.csv", "briefs/no-table.txt"),
    *("briefs/topics.yml", "topics/index.md", "sources/index.md"),
    *("about.md", "about.md#method", "about.md#methods", "about", "about/", "hidden.md", "schema/brief.json"),
    *("#plans", "#title-of-b0", "#related", "#authors", "#cite-this", "#notes", "#brief"),
)  # fmt: skip


def _links(random: Random, page: str) -> list[str]:
    """Every target as a link of Markdown or HTML, each in a line of its own with words by which it is known."""
    up = "../" if page.startswith("briefs/") else ""
    lines = []
    for number, target in enumerate(TARGETS):
        address = target if target.startswith("#") else up + target
        words = f"{page.rpartition('/')[2].removesuffix('.md')}-{number}"
        form = random.choice(("[{w}]({a})", '<a href="{a}">{w}</a>', "<em><a class=x href='{a}'>{w}</a></em>"))
        lines.append(form.format(w=words, a=address))
    return lines


def _brief(random: Random, slug: str, others: tuple[str, ...]) -> str:
    front = [
        f"title: Title of {slug}",
        f"date: 2026-0{random.randint(1, 9)}-01",
        f"type: {random.choice(('policy-brief', 'commentary'))}",
        f"authors: [{random.choice(PEOPLE[:3])}]",
        f"topics: [{', '.join(random.sample(TOPICS[:2], random.randint(1, 2)))}]",
        "summary: What it says.",
        random.choice(STATES),
        random.choice(("", "key_points:\n  - Read [kp](../people/ann.md)\n  - It is so.")),
        random.choice(("", "", f"translation_of: {random.choice(others)}\nlang: fr")),
    ]
    cited = "".join(f" It is so [@{key}]." for key in random.sample(KEYS[:3], random.randint(0, 2)))
    heading = random.choice(("\n## Plans\n", ""))
    head = "\n".join(line for line in front if line)
    return f"---\n{head}\n---\n\nText.{cited}\n{heading}\n" + "\n\n".join(_links(random, f"briefs/{slug}.md")) + "\n"


def _project(make_project: MakeProject, random: Random, settings: str) -> Path:
    configuration = FILES["mkdocs.yml"].replace("exclude_docs: |\n", "exclude_docs: |\n  /hidden.md\n")
    assert "/hidden.md" in configuration
    briefs = {
        f"briefs/{slug}.md": _brief(random, slug, tuple(other for other in SLUGS if other != slug)) for slug in SLUGS
    }
    page = "# Links\n\n" + "\n\n".join(_links(random, "docs/links.md")) + "\n"
    return make_project(
        {
            **VOCABULARIES,
            **briefs,
            "docs/links.md": page,
            "briefs/first.md": None,
            "mkdocs.yml": configuration.replace("extra:\n", f"{settings}extra:\n", 1),
        }
    )


@pytest.mark.parametrize("seed", range(4))
def test_a_link_is_dead_for_the_check_as_it_is_for_readers(make_project: MakeProject, seed: int) -> None:
    """Drafts, embargoes, people, sources, feeds and places on pages, in seven briefs of any state, and in docs/."""
    random = Random(seed)
    root = _project(make_project, random, f"use_directory_urls: {'true' if seed % 2 else 'false'}\n")
    code, output = mkdocs_build(root)
    assert code == 0, output
    pages = HtmlSite(root / "site")
    problems = [problem for problem in check_project(load_project(root)) if problem.rule in RULES]
    assert all(problem.level is Level.ERROR for problem in problems)
    told = {words for problem in problems if (words := _words_at(root, problem.place))}
    shown = {word for page in pages.pages.values() for word in map(_words, page.tree.xpath("//article//a")) if word}
    dead = {word for _, word in _dead(pages) if word}
    assert {word: TARGETS[int(word.partition("-")[2])] for word in dead ^ (told & shown)} == {}
    assert len(dead) > 20
    assert len(shown - dead) > 20


def _words_at(root: Path, place: Place) -> str | None:
    text = (root / place.path).read_text("utf-8").split("\n")[place.line - 1]
    found = re.search(r"(?:b\d|links)-\d+", text)
    return found and found[0]


def _words(link: html.HtmlElement) -> str | None:
    found = re.fullmatch(r"(?:b\d|links)-\d+", link.text_content())
    return found and found[0]


def _dead(site: HtmlSite) -> list[tuple[str, str | None]]:
    addresses = set(site.dead_links())
    return [
        (page.address, _words(link))
        for page in site.pages.values()
        for link in page.tree.xpath("//article//a[@href]")
        if f"{page.address} → {link.get('href')}" in addresses
    ]


FORMS = """
<a href=second.md>w0</a> <A HREF="second.md#plans">w1</A> text <a
  href='second.md' class="x">w2</a> more

| a | b |
|---|---|
| <a href="second.md">w3</a> | [w4](second.md) |

- item <a href="second.md">w5</a>
    - deeper <a href="second.md">w6</a>

<details markdown><summary><a href="second.md">w7</a></summary>

In it <a href="second.md">w8</a>.

</details>

<div><p><a href="second.md?x=1#plans">w9</a></p></div>

> quote <a href="second.md">w10</a>

A note.[^n]

[^n]: With <a href="second.md">w11</a> in it.

## Heading <a href="second.md">w12</a>

### Another heading

<figure markdown="1">

![alt](port.png)

<figcaption><a href="second.md">w13</a></figcaption>
</figure>

<a href="second%2Emd">w14</a> <a href="seco&#110;d.md">w15</a>
<a href="./second.md">w16</a> <a href=" second.md ">w17</a>

<!-- <a href="nope.md">no</a> <img src="hidden.csv"> -->

`<a href="nope.md">no</a>`

    <a href="nope.md">no</a>

<p>One <a href="port.png" download>w18</a> <img alt="" src="port.png" srcset="port.png 1x, crane.png 2x"></p>

<a href="">no</a> <a href="https://example.org/x">no</a>
"""


def test_html_in_any_form_leads_where_markdown_does(make_project: MakeProject) -> None:
    """In tables, lists, notes, headings and blocks; what it links to or shows is published, a comment is not."""
    files = {f"briefs/{name}": b"x" for name in ("port.png", "crane.png", "hidden.csv")}
    second = BRIEF.replace("title: A brief", "title: Second") + "\n## Plans\n\nMore.\n"
    root = make_project({"briefs/first.md": BRIEF + FORMS, "briefs/second.md": second, **files})
    code, output = mkdocs_build(root, "--strict")
    assert code == 0, output
    site = HtmlSite(root / "site")
    assert site.dead_links() == []
    links = {link.text_content(): link.get("href") for link in site.pages["briefs/first/"].tree.xpath("//article//a")}
    assert all(links[f"w{number}"].startswith("../second/") for number in range(18))
    assert links["w18"] == "../port.png"
    published = site.digest().keys()
    assert {"briefs/port.png", "briefs/crane.png"} <= published and "briefs/hidden.csv" not in published
