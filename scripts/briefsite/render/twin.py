"""The Markdown twin of a brief, for programs that read text: what its page says, its citations as notes in words.

Nothing in it needs our style sheets, our identifiers or a dialect beyond footnotes and tables.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from html import unescape
from posixpath import join, normpath

from msgspec.structs import replace

from briefsite.cite import FormattedBrief
from briefsite.link import Corpus, LinkedBrief
from briefsite.model import Chart, Link
from briefsite.read.addresses import split
from briefsite.read.paths import address_from, brief_path, citation_path, site_path, twin_path, web_address
from briefsite.render import masthead
from briefsite.render.chart import table
from briefsite.render.downloads import Download, DownloadKind, Made
from briefsite.render.license import license_for_programs
from briefsite.render.listing import author_name, topics_of
from briefsite.render.markup import blocks, escape
from briefsite.render.placing import Piece
from briefsite.render.plan import Plan
from briefsite.render.text import BriefText
from briefsite.wording.languages import localised

_ATTRIBUTES = re.compile(r"[ \n]\{ ?[.#][\w-]+ ?\}$", re.MULTILINE)
_LINK = re.compile(r'<a [^>]*?href="([^"]*)"[^>]*>(.*?)</a>', re.DOTALL)
_MARKS = (
    (re.compile(r"</?(?:span|bdi)\b[^>]*>"), ""),
    (re.compile(r"</?(?:em|i)>"), "*"),
    (re.compile(r"</?(?:strong|b)>"), "**"),
)


class Twin:
    """The twin of a brief before it is made, of what its page is made of."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan

    @property
    def value_digest(self) -> bytes:
        """A short name for all that it is made of."""
        return self.plan.digest


def _written(twin: Twin) -> Made:
    return Made(twin.plan.make().twin_bytes)


TWINS = DownloadKind("texts for programs", _written)


def twin_file(plan: Plan) -> Download:
    """The twin as a file. A host that makes the page has it from there, for citations are formatted for both once."""
    return Download(twin_path(plan.path.rpartition("/")[2].removesuffix(".md")), TWINS, Twin(plan))


def twin(linked: LinkedBrief, corpus: Corpus, formatted: FormattedBrief) -> str:
    """The whole file: front matter, and the text as plain Markdown."""
    front = linked.brief.front
    own, text = corpus.words(front.lang), _text(linked, corpus, formatted)
    entries = [f"- {_plain(entry)}" for key, entry in formatted.sources.items() if key in frozenset(linked.sources)]
    above = blocks(
        f"# {text.front('title', front.title)}",
        text.front("subtitle", front.subtitle) if front.subtitle else "",
        text.front("summary", front.summary),
        masthead.key_points(front, text, own),
        masthead.key_figures(front, text, own),
        masthead.notes(front, text, own, is_below=False),
    )
    below = blocks(
        masthead.corrections(front, text, own),
        masthead.notes(front, text, own, is_below=True),
        blocks(f"## {own.sources.heading}", "\n".join(entries)) if entries else "",
    )
    markdown = blocks(_bare(above), text.body(), _bare(below), _plain(text.notes()))
    return f"{_head(linked, corpus)}\n{markdown}"


def _bare(markdown: str) -> str:
    """Markdown of ours without its attributes and marks."""
    return _ATTRIBUTES.sub("", _plain(markdown))


def _plain(markdown: str) -> str:
    """Markdown in place of the HTML that our pages write around what is cited."""
    plain = _LINK.sub(_link, markdown)
    for mark, sign in _MARKS:
        plain = mark.sub(sign, plain)
    return plain


def _link(found: re.Match[str]) -> str:
    address, words = unescape(found[1]), found[2]
    if address.startswith("#"):  # to the list of sources, which stands below
        return words
    return f"<{address}>" if unescape(words) == address else f"[{words}]({address})"


def _head(linked: LinkedBrief, corpus: Corpus) -> str:
    front, options = linked.brief.front, corpus.options
    facts = {
        "title": front.title,
        "authors": [author_name(author, corpus, front.lang) for author in front.authors],
        "date": front.date.isoformat(),
        "updated": front.updated and front.updated.isoformat(),
        "language": front.lang,
        "topics": [localised(corpus.topics[topic].names, front.lang, corpus.topics[topic].name)
                   for topic in topics_of(front, corpus)],
        "publisher": options.site_name,
        "url": web_address(options, brief_path(linked.slug)) if options.site_url else None,
        "doi": front.doi,
        "license": license_for_programs(front, options) or None,
    }  # fmt: skip
    lines = (f"{name}: {json.dumps(value, ensure_ascii=False)}\n" for name, value in facts.items() if value)
    return f"---\n{''.join(lines)}---\n"


def _text(linked: LinkedBrief, corpus: Corpus, formatted: FormattedBrief) -> BriefText:
    """What of the brief's text stands there in other words: citations, charts, links."""
    body = linked.brief.body
    others = [*map(_chart, linked.brief.charts), *_whole_links(linked, corpus)]
    text = BriefText.of_page(linked, formatted, others)
    kept = {(piece.start, piece.end) for piece in others}
    pieces = tuple(
        piece if (piece.start, piece.end) in kept else replace(piece, text=_plain(piece.text))
        for piece in text.pieces
        if piece.start >= body.body_start
    )
    return replace(text, pieces=pieces)


def _chart(chart: Chart) -> Piece:
    """The numbers of a chart in place of its picture, and what that shows."""
    unit = f" ({escape(chart.unit)})" if chart.unit else ""
    said = blocks(f"**{escape(chart.title)}**{unit}", escape(chart.alternative), table(chart))
    return Piece(chart.start, chart.source[0], f"{said}\n")


def _whole_links(linked: LinkedBrief, corpus: Corpus) -> Iterator[Piece]:
    """Links to other files of the publication, which would lead nowhere from where the file is read."""
    body = linked.brief.body
    for link in dict.fromkeys(body.links):
        written = body.text[link.start : link.end]
        whole = _whole(linked, link, corpus)
        if whole and link.address in written:
            before, _, behind = written.rpartition(link.address)
            yield Piece(link.start, link.end, f"{before}{whole}{behind}")


def _whole(linked: LinkedBrief, link: Link, corpus: Corpus) -> str:
    """Where a link leads that is written as from file to file; nothing for any other."""
    path, mark, section = link.address.partition("#")
    parts = split(link.address)
    if not path or parts is None or parts.scheme or path.startswith("/"):
        return ""
    target = site_path(normpath(join("briefs", path)))
    if corpus.options.site_url:
        return f"{web_address(corpus.options, target)}{mark}{section}"
    return f"{address_from(citation_path(linked.slug, 'json'), target, corpus.options.directory_urls)}{mark}{section}"
