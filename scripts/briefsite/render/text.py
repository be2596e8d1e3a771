"""A brief's own text with its citations and notes put in, cut by position; and the definitions of its notes."""

from __future__ import annotations

import html
import re
from bisect import bisect_left
from collections.abc import Callable, Iterable

from msgspec import Struct

from briefsite.cite import FormattedBrief
from briefsite.link import LinkedBrief, Note
from briefsite.model import Chart, Heading, Link, NoteReference
from briefsite.model.anchors import short_hash
from briefsite.model.front_matter import text_field
from briefsite.model.slugs import Slugify, usual_slugify
from briefsite.render.chart import above_source, below_source
from briefsite.render.cited import citation, is_raised, note_text
from briefsite.render.markup import escape
from briefsite.render.placing import Piece, in_line, moved
from briefsite.wording import Words
from csl.links import ADDRESS

_INDENT = "    "
_HAND_WRITTEN = "../docs/"
_TO_HAND_WRITTEN = re.compile(r"""(?<=[="'\s,])\.\./docs/""")


class BriefText(Struct, frozen=True):
    """Renders the text of one brief. Made once a page; every method is a pure function of what it was made from."""

    linked: LinkedBrief
    formatted: FormattedBrief
    pieces: tuple[Piece, ...]

    @classmethod
    def of(
        cls, linked: LinkedBrief, formatted: FormattedBrief, own: Words, slugify: Slugify | None = None
    ) -> BriefText:
        """Work out what stands in place of every citation, note and unnamed heading.

        `own` has the words of its language. `slugify` makes the identifiers of the site's headings; without it
        Python-Markdown's own.
        """
        return cls(linked, formatted, _sorted(_pieces(linked, formatted, own, slugify or usual_slugify)))

    @classmethod
    def of_page(cls, linked: LinkedBrief, formatted: FormattedBrief, others: Iterable[Piece]) -> BriefText:
        """The same for a page of docs/, of which all else stays as it is but for `others`."""
        return cls(linked, formatted, _sorted([*_cited_pieces(linked, formatted), *others]))

    def body(self) -> str:
        """The Markdown of the brief, without the definitions of its notes."""
        source = self.linked.brief.body
        return self._span(source.body_start, len(source.text))

    def figure_marks(self, index: int) -> str:
        """What shows the citations of a key figure, to be put behind it."""
        marks = []
        for number, mention in enumerate(self.linked.mentions):
            if mention.field == f"key_figures.{index}.citation":
                author, shown = citation(self.linked, self.formatted, number)
                space = "" if is_raised(self.linked, self.formatted, number) and not author else " "
                marks.append(f"{space}{author}{shown}")
        return "".join(marks)

    def front(self, name: str, text: str) -> str:
        """A text of the front matter with its citations, as Markdown on one line; plain text is escaped."""
        shown = markdown_line if text_field(name).is_markdown else _plain_line
        cited = self.linked.brief.front.cited.get(name)
        if cited is None:
            return shown(text)
        out, position = [], 0
        for number, mention in enumerate(self.linked.mentions):
            if mention.field == name:
                piece = _citation_piece(cited.text, self.linked, self.formatted, number)
                out += [_between(cited.text[position : piece.start], shown), piece.text]
                position = piece.end
        return "".join([*out, _between(cited.text[position:], shown)]).strip()

    def notes(self) -> str:
        """The definitions of all notes, in the order of first reference."""
        return "\n\n".join(self._definition(note) for note in self.linked.notes)

    def _definition(self, note: Note) -> str:
        if note.mention is not None:
            return f"[^{note.label}]: {note_text(self.linked, self.formatted, self.formatted.citations[note.mention])}"
        assert note.definition is not None
        lines = self._span(*note.definition.content).strip().split("\n")
        rest = [f"{_INDENT}{line.removeprefix(_INDENT)}" if line.strip() else "" for line in lines[1:]]
        return "\n".join([f"[^{note.label}]: {lines[0]}", *rest])

    def _span(self, start: int, end: int) -> str:
        """The text from `start` to `end` with the outermost pieces in it replaced."""
        source = self.linked.brief.body.text
        out: list[str] = []
        position = start
        for piece in self.pieces:
            if piece.start < position or piece.end > end:
                continue
            out += [source[position : piece.start], piece.text]
            position = piece.end
        out.append(source[position:end])
        return "".join(out)


def _sorted(pieces: Iterable[Piece]) -> tuple[Piece, ...]:
    return tuple(sorted(pieces, key=lambda piece: (piece.start, -piece.end)))


def _cited_pieces(linked: LinkedBrief, formatted: FormattedBrief) -> list[Piece]:
    """What stands in place of citations and notes."""
    body = linked.brief.body
    labels = {note.definition.label: note.label for note in linked.notes if note.definition is not None}
    pieces = [
        _citation_piece(body.text, linked, formatted, number)
        for number, mention in enumerate(linked.mentions)
        if mention.field is None
    ]
    pieces += [_reference_piece(body.text, ref, labels) for ref in body.note_references if ref.label in labels]
    pieces += [Piece(definition.start, definition.end, "") for definition in body.note_definitions]
    return pieces


def _pieces(linked: LinkedBrief, formatted: FormattedBrief, own: Words, slugify: Slugify) -> list[Piece]:
    body, pieces = linked.brief.body, _cited_pieces(linked, formatted)
    pieces += [piece for heading in body.headings for piece in _heading_pieces(body.text, heading, slugify)]
    charts = enumerate(linked.brief.charts, 1)
    pieces += [piece for number, chart in charts for piece in _chart_pieces(chart, linked.slug, number, own)]
    pieces += dict.fromkeys(
        _link_piece(body.text, link) for link in body.links if link.address.startswith(_HAND_WRITTEN)
    )
    pieces += [Piece(at, at + 2, f"&#{ord(body.text[at + 1])};") for at in body.escapes]
    return [*pieces, *_address_pieces(linked)]


def _plain_line(text: str) -> str:
    return escape(text.replace("\\@", "@"))


def markdown_line(text: str) -> str:
    """A text of the front matter that may hold Markdown, on one line."""
    return " ".join(text.split()).replace("\\@", "&#64;")


def _between(text: str, shown: Callable[[str], str]) -> str:
    """What stands between citations, with the spaces at its ends."""
    words = shown(text)
    if not words:
        return " " if text else ""
    return f"{' ' * text[0].isspace()}{words.strip()}{' ' * text[-1].isspace()}"


def _citation_piece(text: str, linked: LinkedBrief, formatted: FormattedBrief, number: int) -> Piece:
    mention = linked.mentions[number]
    start, end = mention.citation.start, mention.citation.end
    author, shown = citation(linked, formatted, number)
    if not is_raised(linked, formatted, number):
        return in_line(text, start, end, shown, is_empty=not (formatted.citations[number] or formatted.authors[number]))
    return moved(text, start, end, shown, author)


def _reference_piece(text: str, reference: NoteReference, labels: dict[str, str]) -> Piece:
    mark = f"[^{labels[reference.label]}]"
    if reference.content is None:
        return Piece(reference.start, reference.end, mark)
    return moved(text, reference.start, reference.end, mark)


def _heading_pieces(text: str, heading: Heading, slugify: Slugify) -> Iterable[Piece]:
    """A heading of which no letter is left gets an identifier from its words, not from its number."""
    if heading.identifier is None and not slugify(html.unescape(heading.text)):
        line_end = text.find("\n", heading.start)
        stop = len(text) if line_end < 0 else line_end
        stop = heading.start + len(text[heading.start : stop].rstrip().rstrip("#").rstrip())
        yield Piece(stop, stop, f" {{#section-{short_hash(heading.text, 6)}}}")


def _chart_pieces(chart: Chart, slug: str, number: int, own: Words) -> Iterable[Piece]:
    """The picture in place of its block; the paragraph that names its source stays, within the figure."""
    start, end = chart.source
    yield Piece(chart.start, start, above_source(chart))
    yield Piece(end, end, below_source(chart, slug, number, own))


def _address_pieces(linked: LinkedBrief) -> Iterable[Piece]:
    """An address that is shown in a note opens, also one that is written without any markup."""
    body = linked.brief.body
    written = [note.definition.content for note in linked.notes if note.definition is not None]
    spans = [(start, end) for start, end in written if "://" in body.text[start:end]]
    for start, end in spans:
        for blank, _ in body.blanks[bisect_left(body.blanks, (start, 0)) : bisect_left(body.blanks, (end, 0))]:
            line = body.text.rfind("\n", 0, blank) + 1
            address = ADDRESS.match(body.text, blank, end)
            if address is not None and not body.text[line:blank].startswith(2 * _INDENT):  # so far in stands code
                yield Piece(blank, address.end(), f"<{address[0]}>")


def _link_piece(text: str, link: Link) -> Piece:
    """A page under docs/ stands beside briefs/ in the site: an editor links to the file, a reader to the page."""
    if link.in_html:
        tag = text[link.start : link.end]
        return Piece(link.start, link.end, _TO_HAND_WRITTEN.sub("../", tag))
    before, _, address = text[link.start : link.end].rpartition(_HAND_WRITTEN)
    return Piece(link.start, link.end, f"{before}../{address}")
