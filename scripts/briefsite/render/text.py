"""A brief's own text with its citations and notes put in, cut by position; and the definitions of its notes."""

from __future__ import annotations

import html
import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Sequence

from msgspec import Struct

import csl
from briefsite.cite import FormattedBrief, with_address
from briefsite.labels import direction
from briefsite.model import Chart, Heading, Link, Mode, NoteReference
from briefsite.render.chart import above_source, below_source
from briefsite.render.markup import escape, escape_html, place_mark
from briefsite.resolve import LinkedBrief, Mention, Note
from briefsite.resolve.anchors import short_hash, source_anchor
from briefsite.slugs import Slugify, usual_slugify
from csl.finished import visible_ends
from csl.links import ADDRESS

# What a note mark moves behind, as in Pandoc: closing punctuation, but nothing that Markdown would read.
_MOVED = re.compile(r"(?:[.,;:!?…)”»›。，、；：！？）」』》،؛؟—–]|[’\"'](?!\w))+")
# Behind a name also its ending.
_MOVED_BEHIND_NAME = re.compile(rf"(?:[’']s(?!\w))?(?:{_MOVED.pattern})?")
# What stands between the beginning of a line and its text.
_MARKERS = re.compile(r"[ \t>]*(?:(?:[-*+:]|\d+[.)]|#{1,6}|\[\^[^\]\n]+\]:)[ \t]+)*")
# The first letter of a text, also in emphasis.
_OPENING = re.compile(r"\A[*_]*[^\W\d_]")
_WORD = re.compile(r"\w")
_WORDS = re.compile(r"([\s,.]*)(.*?)([\s,]*)", re.DOTALL)
_TAG = re.compile(r"<[^<>]*>")
_PARENTHESES = re.compile(r"\([^()]*\)\.?")
_RAISED = "<sup>", "</sup>"
_INDENT = "    "
_HAND_WRITTEN = "../docs/"
_TO_HAND_WRITTEN = re.compile(r"""(?<=[="'\s,])\.\./docs/""")


class _Piece(Struct, frozen=True):
    start: int
    end: int
    text: str


class BriefText(Struct, frozen=True):
    """Renders the text of one brief. Made once a page; every method is a pure function of what it was made from."""

    linked: LinkedBrief
    formatted: FormattedBrief
    pieces: tuple[_Piece, ...]

    @classmethod
    def of(cls, linked: LinkedBrief, formatted: FormattedBrief, slugify: Slugify | None = None) -> BriefText:
        """Work out what stands in place of every citation, note and unnamed heading.

        `slugify` makes the identifiers of the site's headings; without it Python-Markdown's own.
        """
        return cls(linked, formatted, tuple(_pieces(linked, formatted, slugify or usual_slugify)))

    def body(self) -> str:
        """The Markdown of the brief, without the definitions of its notes."""
        source = self.linked.brief.body
        return self._span(source.body_start, len(source.text))

    def figure_marks(self, index: int) -> str:
        """What shows the citations of a key figure, to be put behind it."""
        marks = []
        for number, mention in enumerate(self.linked.mentions):
            if mention.figure == index:
                author, shown = _citation(self.linked, self.formatted, number)
                space = "" if _is_raised(self.linked, self.formatted, number) else " "
                marks.append(f"{space}{author}{shown}")
        return "".join(marks)

    def front(self, name: str, text: str, is_markdown: bool = False) -> str:
        """A text of the front matter with its citations, as Markdown on one line; plain text is escaped."""
        shown = _markdown_line if is_markdown else _plain_line
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
            return f"[^{note.label}]: {_note_text(self.linked, self.formatted, self.formatted.citations[note.mention])}"
        assert note.written is not None
        lines = self._span(*note.written.content).strip().split("\n")
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


def _pieces(linked: LinkedBrief, formatted: FormattedBrief, slugify: Slugify) -> list[_Piece]:
    body = linked.brief.body
    labels = {note.written.label: note.label for note in linked.notes if note.written is not None}
    pieces = [
        _citation_piece(body.text, linked, formatted, number)
        for number, mention in enumerate(linked.mentions)
        if mention.figure is None and mention.field is None
    ]
    pieces += [_reference_piece(body.text, ref, labels) for ref in body.note_references if ref.label in labels]
    pieces += [_Piece(definition.start, definition.end, "") for definition in body.note_definitions]
    pieces += [piece for heading in body.headings for piece in _heading_pieces(body.text, heading, slugify)]
    pieces += [piece for chart in linked.brief.charts for piece in _chart_pieces(chart, linked.brief.front.lang)]
    pieces += dict.fromkeys(
        _link_piece(body.text, found) for found in body.links if found.address.startswith(_HAND_WRITTEN)
    )
    pieces += [_Piece(at, at + 2, f"&#{ord(body.text[at + 1])};") for at in body.escapes]
    pieces += _address_pieces(linked)
    return sorted(pieces, key=lambda piece: (piece.start, -piece.end))


def _plain_line(text: str) -> str:
    return escape(text.replace("\\@", "@"))


def _markdown_line(text: str) -> str:
    return " ".join(text.split()).replace("\\@", "&#64;")


def _between(text: str, shown: Callable[[str], str]) -> str:
    """What stands between citations, with the spaces at its ends."""
    words = shown(text)
    if not words:
        return " " if text else ""
    return f"{' ' * text[0].isspace()}{words.strip()}{' ' * text[-1].isspace()}"


def _citation_piece(text: str, linked: LinkedBrief, formatted: FormattedBrief, number: int) -> _Piece:
    mention = linked.mentions[number]
    start, end = mention.citation.start, mention.citation.end
    author, shown = _citation(linked, formatted, number)
    if not _is_raised(linked, formatted, number):
        return _in_line(
            text, start, end, shown, is_empty=not (formatted.citations[number] or formatted.authors[number])
        )
    return _moved(text, start, end, shown, author)


def _in_line(text: str, start: int, end: int, shown: str, *, is_empty: bool) -> _Piece:
    """A citation in its place. Of two full stops that would meet behind it, its own is enough."""
    if is_empty:
        start = _behind_word(text, start)  # the style shows nothing of it, such as a name just written
    return _Piece(start, end + _has_full_stop_twice(text, end, shown), shown)


def _has_full_stop_twice(text: str, end: int, shown: str) -> bool:
    """Whether what is shown ends as a sentence does, as in `et al.`, and a full stop follows that is no ellipsis."""
    if not text.startswith(".", end) or text.startswith("..", end):
        return False
    return visible_ends(shown)[1] in frozenset(".!?…")


def _moved(text: str, start: int, end: int, mark: str, author: str = "") -> _Piece:
    """A raised mark stands right behind the word and its punctuation, whatever the editor typed (Pandoc)."""
    if not author:
        start = _behind_word(text, start)
    elif _has_full_stop_twice(text, end, author):
        end += 1
    punctuation = (_MOVED_BEHIND_NAME if author else _MOVED).match(text, end)
    if punctuation is None:
        return _Piece(start, end, author + mark)
    return _Piece(start, punctuation.end(), author + punctuation[0] + mark)


def _behind_word(text: str, start: int) -> int:
    """Where the word ends that stands before `start`, on the same line or the one above; what begins a line stays."""
    line = text.rfind("\n", 0, start) + 1
    if text[line:start].strip() and _MARKERS.fullmatch(text, line, start):
        return start
    while start > 0 and text[start - 1] in " \t":
        start -= 1
    if start > 0 and text[start - 1] == "\n" and text[:start].rstrip(" \t\n") and text[start - 2 : start] != "\n\n":
        start -= 1
    return start


def _reference_piece(text: str, reference: NoteReference, labels: dict[str, str]) -> _Piece:
    mark = f"[^{labels[reference.label]}]"
    if reference.content is None:
        return _Piece(reference.start, reference.end, mark)
    return _moved(text, reference.start, reference.end, mark)


def _heading_pieces(text: str, heading: Heading, slugify: Slugify) -> Iterable[_Piece]:
    """A heading of which no letter is left gets an identifier from its words, not from its number."""
    if heading.identifier is None and not slugify(html.unescape(heading.text)):
        line_end = text.find("\n", heading.start)
        stop = len(text) if line_end < 0 else line_end
        stop = heading.start + len(text[heading.start : stop].rstrip().rstrip("#").rstrip())
        yield _Piece(stop, stop, f" {{#section-{short_hash(heading.text, 6)}}}")


def _chart_pieces(chart: Chart, lang: str) -> Iterable[_Piece]:
    """The picture in place of its block; the paragraph that names its source stays, within the figure."""
    start, end = chart.source
    yield _Piece(chart.start, start, above_source(chart))
    yield _Piece(end, end, below_source(chart, lang))


def _address_pieces(linked: LinkedBrief) -> Iterable[_Piece]:
    """An address that is shown in a note opens, also one that is written without any markup."""
    body = linked.brief.body
    written = [note.written.content for note in linked.notes if note.written is not None]
    spans = [(start, end) for start, end in written if "://" in body.text[start:end]]
    for start, end in spans:
        for blank, _ in body.blanks[bisect_left(body.blanks, (start, 0)) : bisect_left(body.blanks, (end, 0))]:
            line = body.text.rfind("\n", 0, blank) + 1
            found = ADDRESS.match(body.text, blank, end)
            if found is not None and not body.text[line:blank].startswith(2 * _INDENT):  # so far in stands code
                yield _Piece(blank, found.end(), f"<{found[0]}>")


def _link_piece(text: str, found: Link) -> _Piece:
    """A page under docs/ stands beside briefs/ in the site: an editor links to the file, a reader to the page."""
    if found.in_html:
        tag = text[found.start : found.end]
        return _Piece(found.start, found.end, _TO_HAND_WRITTEN.sub("../", tag))
    before, _, address = text[found.start : found.end].rpartition(_HAND_WRITTEN)
    return _Piece(found.start, found.end, f"{before}../{address}")


def _is_in_note(linked: LinkedBrief, mention: Mention) -> bool:
    """Whether a mention is shown as a footnote of its own."""
    return mention.note is not None and linked.notes[mention.note - 1].mention is not None


def _is_raised(linked: LinkedBrief, formatted: FormattedBrief, number: int) -> bool:
    """Whether a mention is shown as a raised mark: that of a note, or what the style writes as one."""
    if _is_in_note(linked, linked.mentions[number]):
        return True
    parts = formatted.citations[number]
    if not parts or not (parts[0].text.startswith(_RAISED[0]) and parts[-1].text.endswith(_RAISED[1])):
        return False
    # With words before the number, as in `see 1`, it is set apart as words are.
    return not visible_ends("".join(part.text for part in parts))[0].isalpha()


def _citation(linked: LinkedBrief, formatted: FormattedBrief, number: int) -> tuple[str, str]:
    """What stands in place of the mention with that number: the author in the sentence, and what follows."""
    mention = linked.mentions[number]
    author = _joined(linked, formatted, formatted.authors[number])
    if _is_in_note(linked, mention):
        assert mention.note is not None
        return author, place_mark(mention.id, f"[^{linked.notes[mention.note - 1].label}]", "cite")
    shown = _joined(linked, formatted, formatted.citations[number])
    if _is_raised(linked, formatted, number):
        return author, place_mark(mention.id, shown, "cite")
    if mention.note is not None and linked.is_note_style:
        shown = _inside_note(linked, mention, shown)
    return "", place_mark(mention.id, " ".join(part for part in (author, shown) if part), "cite")


def _inside_note(linked: LinkedBrief, mention: Mention, shown: str) -> str:
    """A citation within an author's note: in parentheses, unless it opens the note or names its author (Pandoc)."""
    assert mention.note is not None
    written = linked.notes[mention.note - 1].written
    assert written is not None and written.content is not None
    body = linked.brief.body.text
    before, behind = body[written.content[0] : mention.citation.start], body[mention.citation.end : written.content[1]]
    bare = shown if not behind.strip() else shown.removesuffix(".")
    is_sentence = not before.strip() or mention.citation.items[0].mode is Mode.AUTHOR_IN_TEXT
    if is_sentence or _PARENTHESES.fullmatch(_TAG.sub("", bare)):
        return bare
    return f"({bare.removesuffix('.')})"


def _note_text(linked: LinkedBrief, formatted: FormattedBrief, parts: Sequence[csl.Part]) -> str:
    """A note begins like a sentence: “see Doe” becomes “See Doe” (Pandoc). Names keep the case they are written in."""
    if parts and parts[0].id is None:
        opening = _OPENING.sub(lambda first: first[0].upper(), parts[0].text, count=1)
        parts = (csl.Part(opening), *parts[1:])
    return _joined(linked, formatted, parts)


def _joined(linked: LinkedBrief, formatted: FormattedBrief, parts: Sequence[csl.Part]) -> str:
    return "".join(_linked_part(linked, formatted, part) for part in parts)


def _linked_part(linked: LinkedBrief, formatted: FormattedBrief, part: csl.Part) -> str:
    """The part as a link to its source, or to the address that it shows; a key without an entry is shown as missing."""
    if part.id is None or part.address is not None:
        return with_address(part)
    if not _WORD.search(part.text):
        return part.text
    if part.id not in formatted.sources:
        return f'<span class="missing-source">{part.text}</span>'
    # On a page that reads from the right, a source in Latin letters is set off to read in its own direction.
    own = ' dir="auto"' if direction(linked.brief.front.lang) == "rtl" else ""
    # What divides it from an address beside it belongs to neither.
    before, words, behind = _WORDS.fullmatch(part.text).groups()  # type: ignore[union-attr]
    return f'{before}<a class="source" href="#{escape_html(source_anchor(part.id))}"{own}>{words}</a>{behind}'
