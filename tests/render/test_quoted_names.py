"""What the list of sources quotes of a sentence that names a source: the names as the page of the brief has them."""

from __future__ import annotations

import pytest
from lxml import html
from markdown import markdown
from projects import FILES, STYLES_FOLDER

from briefsite.cite import Styles
from briefsite.model import Options, Project, TextFile
from briefsite.pipeline import Site, build_site
from briefsite.read.bibliography import parse_bibliography
from briefsite.read.brief import parse_brief
from briefsite.read.front_matter import parse_people, parse_topics

STYLES = Styles(STYLES_FOLDER)
FRONT = "---\ntitle: A\ndate: 2026-01-01\nauthors: [data-desk]\ntopics: [trade]\nsummary: S.\nlang: {}\n{}---\n\n"
SOURCES = r"""
@book{two, author={Diallo, Amadou and N'Guessan, Koffi}, title={Deux}, date={2020}}
@book{three, author={Diallo, Amadou and N'Guessan, Koffi and van der Berg, Jan}, title={Trois}, date={2021}}
@book{many, author={Diallo, Amadou and Fry, Bo and Gil, Cy and Hay, Di and Ito, Ed}, title={Plus}, date={2022}}
@book{others, author={Diallo, Amadou and others}, title={Autres}, date={2022}}
@book{edited, editor={Kane, Awa}, title={Recueil}, date={2023}}
@online{untitled, title={A page: of its own}, date={2024}}
@book{body, author={{Union africaine}}, title={Charte}, date={2000}}
"""


def site_of(text: str, lang: str = "en", more: str = "", sources: str = SOURCES, **options: object) -> Site:
    """The site of one brief with this text."""
    brief, problems = parse_brief(TextFile("briefs/x.md", FRONT.format(lang, more) + text))
    assert brief is not None, problems
    bibliography = parse_bibliography(TextFile("sources.bib", sources))
    topics, _ = parse_topics(TextFile("briefs/topics.yml", str(FILES["briefs/topics.yml"])))
    people, _ = parse_people(TextFile("briefs/people.yml", str(FILES["briefs/people.yml"])))
    project = Project((brief,), bibliography, topics, people, options=Options(**options))  # type: ignore[arg-type]
    return build_site(project, STYLES)


def quoted(site: Site) -> list[str]:
    """The passages that the list of sources quotes."""
    (page,) = (page for page in site.pages if page.path == "sources/index.md")
    tree = html.fromstring(f"<main>{markdown(page.markdown, extensions=['attr_list'])}</main>")
    return [link.text_content() for link in tree.xpath("//li//ul//ul//a")]


def text_of(site: Site) -> str:
    """The first paragraph of the brief."""
    (page,) = (page for page in site.pages if page.path == "briefs/x.md")
    body = page.markdown.split("{.summary}\n", 1)[1]
    return str(
        html.fromstring(f"<main>{markdown(body, extensions=['footnotes'])}</main>").xpath("//p")[0].text_content()
    )


@pytest.mark.parametrize("style", ["house-author-date", "house-notes", "chicago-author-date", "ieee"])
@pytest.mark.parametrize(
    ("lang", "key", "name"),
    [
        ("en", "two", "Diallo and N’Guessan"),
        ("fr", "two", "Diallo et N’Guessan"),
        ("es-MX", "two", "Diallo y N’Guessan"),
        ("de", "two", "Diallo und N’Guessan"),
        ("ar", "two", "Diallo و N’Guessan"),
        ("zh-Hans", "two", "Diallo和N’Guessan"),
        ("fr", "many", "Diallo et al."),
        ("ar", "many", "Diallo وآخرون"),
        ("zh", "many", "Diallo等"),
        ("de", "others", "Diallo u. a."),
        ("fr", "edited", "Kane"),
        ("fr", "body", "Union africaine"),
    ],
)
def test_names_are_quoted_in_the_language_of_the_sentence(style: str, lang: str, key: str, name: str) -> None:
    """Whatever the language of the page that quotes: as on the page of the brief, in its style and its language."""
    site = site_of(f"X @{key} y.", lang, citation_style=style)
    (passage,) = (text for text in quoted(site) if "X " in text)
    assert f"X {name} y." in " ".join(passage.split())
    later = text_of(site_of(f"@{key}. X @{key} y.", lang, citation_style=style)).replace("\u00a0", " ")
    assert f"X {name}" in later.replace(" 等", "等")


@pytest.mark.parametrize(
    ("style", "name"),
    [
        ("house-notes", "A page"),
        ("house-author-date", "‘A page’"),
        ("apa", "A Page"),
    ],
)
def test_a_source_without_a_name_is_quoted_by_its_title(style: str, name: str) -> None:
    """As the style shows it where it stands for a name."""
    assert quoted(site_of("X @untitled y.", citation_style=style))[0].startswith(f"‘X {name} y.’")


@pytest.mark.parametrize(
    ("lang", "quotation"),
    [
        ("de", "„X.“"),
        ("fr", "«\u00a0X.\u00a0»"),
        ("en-US", "“X.”"),
        ("zh-TW", "「X.」"),
        ("ar", "«X.»"),
        ("eo", "“X.”"),
    ],
)
def test_a_passage_stands_in_the_marks_of_its_language(lang: str, quotation: str) -> None:
    """Whatever the language of the page that quotes; in English ones where none are known."""
    assert quoted(site_of("X [@two].", lang))[0].startswith(quotation)


def test_a_publication_s_own_marks_stand_around_passages_too() -> None:
    """What `quotation_marks` says of a language counts here as in the text; `false` is about what is typed."""
    own = {"fr": ("“", "”", "‘", "’")}
    assert quoted(site_of("X [@two].", "fr", quotation_marks=own))[0].startswith("“X.”")
    assert quoted(site_of("X [@two].", "fr", quotation_marks=None))[0].startswith("«\u00a0X.\u00a0»")


def test_the_style_of_the_brief_decides() -> None:
    """A brief may have another style than the site, which joins names in its own way."""
    shown = quoted(site_of("X @two y.", more="citation_style: apa\n", citation_style="house-notes"))
    assert shown[0].startswith("‘X Diallo & N’Guessan y.’")


def test_a_name_that_ends_with_a_full_stop_ends_the_sentence_too() -> None:
    """Where `et al.` stands last, one full stop is enough; what follows is another sentence."""
    assert quoted(site_of("So says @many. Nobody else does [@two]."))[:2] == [
        "‘So says Diallo et al.’ · note 1",
        "‘Nobody else does.’ · note 2",
    ]
    site = site_of("Text.", more="subtitle: As in @many.\n")
    assert site.corpus.briefs[0].brief.front.subtitle == "As in Diallo et al."


def test_a_key_without_an_entry_stands_for_itself() -> None:
    """Nobody knows who is meant; the rules say so, and nothing stops."""
    assert quoted(site_of("X @nobody y [@two]."))[0].startswith("‘X nobody y.’")
