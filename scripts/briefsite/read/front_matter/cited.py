"""Citations in the texts of the front matter: which texts may cite, and what they cite."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from briefsite.model import CitedText, FrontMatter, Place, Problem
from briefsite.read.markdown import parse_inline


def with_citations(front: FrontMatter, path: str, lang: str) -> tuple[FrontMatter, tuple[Problem, ...]]:
    """The front matter with the citations of its texts, and what only looks like a citation in them.

    `path` is that of the brief, `lang` (BCP 47) the language in which labels of locators are written.
    """
    cited: dict[str, CitedText] = {}
    problems: list[Problem] = []
    for name, text in shown_texts(front):
        if "@" not in text:
            continue
        citations, findings = parse_inline(text, lang)
        if citations:
            cited[name] = CitedText(text, citations)
        place = front.places.get(name, Place(path))
        problems += [said.at(place) for _, said in findings]
    figures = list(front.key_figures)
    for number, figure in enumerate(figures):
        if figure.citation:
            citations, findings = parse_inline(figure.citation, lang)
            figures[number] = replace(figure, citations=citations)
            place = front.places.get(f"key_figures.{number}.citation", Place(path))
            problems += [said.at(place) for _, said in findings]
    return replace(front, cited=cited, key_figures=tuple(figures)), tuple(problems)


def shown_texts(front: FrontMatter) -> Iterator[tuple[str, str]]:
    """The texts in which the page of a brief shows citations, each by its name, in the order of the page."""
    texts = [
        ("title", front.title),
        ("subtitle", front.subtitle),
        ("summary", front.summary),
        *((f"key_points.{number}", point) for number, point in enumerate(front.key_points)),
        *((f"key_figures.{number}.label", figure.label) for number, figure in enumerate(front.key_figures)),
        ("editors_note", front.editors_note),
        *((f"image.{name}", getattr(front.image, name)) for name in ("caption", "credit") if front.image),
        *((f"corrections.{number}.text", correction.text) for number, correction in enumerate(front.corrections)),
        ("disclaimer", front.disclaimer),
    ]
    return ((name, text) for name, text in texts if text)
