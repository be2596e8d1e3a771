"""A brief from its text: its front matter, its Markdown and its charts, and what is wrong with them."""

from __future__ import annotations

from pathlib import PurePosixPath

from briefsite.model import Brief, Chart, Markdown, Problem, TextFile
from briefsite.read.conflicts import conflicts_in
from briefsite.read.front_matter import front_matter_span, links_in, parse_front_matter, release, with_citations
from briefsite.read.markdown import parse_markdown
from briefsite.wording import OwnWords


def parse_brief(
    file: TextFile, timezone: str = "UTC", language: str = "en", own: OwnWords = ()
) -> tuple[Brief | None, tuple[Problem, ...]]:
    """A brief from its text, whose days begin at midnight in `timezone`, in `language` where it names none.
    `own` is what the publication says otherwise.

    None where there is not enough of a front matter to make a page, or two versions stand in the file.
    """
    if conflicts := conflicts_in(file):
        return None, conflicts
    span = front_matter_span(file)
    if isinstance(span, Problem):
        return None, (span,)
    front, problems = parse_front_matter(file, span.start, span.end, timezone, language)
    if front is None:
        return None, problems
    body = parse_markdown(file, span.body_start, front.lang)
    front, wrong_texts = with_citations(front, file.path, front.lang)
    charts, wrong_charts = _charts(file, body, front.lang, own)
    slug, links = PurePosixPath(file.path).stem, tuple(links_in(front, file.path))
    brief = Brief(slug, file.path, front, body, charts, release(front, timezone), links)
    return brief, (*problems, *wrong_texts, *body.problems, *wrong_charts)


def _charts(file: TextFile, body: Markdown, lang: str, own: OwnWords) -> tuple[tuple[Chart, ...], tuple[Problem, ...]]:
    if not body.fences:
        return (), ()
    # Imported here: few briefs have charts, and numbers in words of every language are slow to start with.
    from briefsite.read.charts import read_charts

    return read_charts(file, body, lang, own)
