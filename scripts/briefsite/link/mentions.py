"""Which note is number what, and every place in a brief that cites: in the order a reader meets them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence

from msgspec import Struct, field

from briefsite.link.passages import Replacement, citation_replacements, quote, replacements_in
from briefsite.model import Brief, Citation, NoteDefinition, NoteReference
from briefsite.model.anchors import anchor, short_hash, unused
from briefsite.model.content import is_page_slug
from briefsite.model.front_matter import text_field


class Mention(Struct, frozen=True):
    """One place in a brief that cites one or more sources.

    `id` is the identifier of the place in the text, `note` the number of the footnote it is shown in (None where the
    citation stands in the text), `quote` the sentence around it. `field` is the text of the front matter that it stands
    in, as `FrontMatter.cited` names it; None for all others.
    """

    slug: str
    citation: Citation
    id: str
    quote: str
    note: int | None = None
    field: str | None = None


class Note(Struct, frozen=True):
    """A footnote of a brief. It holds one citation (`mention`, an index) or an author's own words (`definition`)."""

    number: int
    label: str
    mention: int | None = None
    definition: NoteDefinition | None = None
    """Of an inline note its label, offsets and content, as of one that is defined."""


class _WalkState(Struct):
    """What has been met so far on the way through one brief."""

    brief: Brief
    is_note_style: bool
    mentions: list[Mention] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    numbers: dict[str, int] = field(default_factory=dict)
    used: dict[str, int] = field(default_factory=dict)


def walk(
    brief: Brief, is_note_style: bool, author: Callable[[str], str] = str
) -> tuple[tuple[Mention, ...], tuple[Note, ...]]:
    """Every mention and every note of a brief, in the order of their first appearance on its page.

    `author` gives the name to quote for a key that is part of a sentence.

    With a note style each citation in the text is a note of its own; authors' notes share their numbering. What stands
    above the text comes first.
    """
    state = _WalkState(brief, is_note_style, used=dict.fromkeys(_own_labels(brief), 1))
    _walk_front_matter(state, author, is_below=False)
    _walk_body(state, author)
    _walk_front_matter(state, author, is_below=True)
    return tuple(state.mentions), tuple(state.notes)


def _own_labels(brief: Brief) -> Iterator[str]:
    """The labels of a page's own notes: from elsewhere links lead to them, so they stay while the page cites."""
    return (note.label for note in brief.body.note_definitions if is_page_slug(brief.slug))


def _walk_front_matter(state: _WalkState, author: Callable[[str], str], *, is_below: bool) -> None:
    """Meet what the texts of the front matter cite that stand below the text of the brief, or above it."""
    front = state.brief.front
    for name, cited in front.cited.items():
        field = text_field(name)
        if field.is_below != is_below:
            continue
        figure = front.key_figures[int(name.split(".")[1])] if field.is_citation else None
        replaced = tuple(citation_replacements(cited.citations, author))
        for citation in cited.citations:
            whole = f"{figure.value} {figure.label}" if figure else ""
            words = whole or quote(cited.text, citation.start, citation.end, replaced)
            _add_mention(state, citation, words, None, name)


def _walk_body(state: _WalkState, author: Callable[[str], str]) -> None:
    body = state.brief.body
    by_note: dict[str | None, list[Citation | NoteReference]] = defaultdict(list)
    events: list[Citation | NoteReference] = [*body.citations, *body.note_references]
    for event in sorted(events, key=lambda event: event.start):
        by_note[event.note].append(event)
    definitions: dict[str, NoteDefinition] = {}
    for definition in body.note_definitions:
        definitions.setdefault(definition.label, definition)
    _BodyWalk(state, by_note, definitions, replacements_in(body, author)).walk()


class _BodyWalk(Struct, frozen=True):
    """The text of a brief on the way through it."""

    state: _WalkState
    by_note: dict[str | None, list[Citation | NoteReference]]
    """What stands in the text itself (None) and in each note, in order; taken out when it is met."""
    definitions: Mapping[str, NoteDefinition]
    replaced: Sequence[Replacement]

    def walk(self) -> None:
        """Meet what stands in the text, and in each note where it is first referred to, however long the chain."""
        waiting: list[tuple[Iterator[Citation | NoteReference], int | None, tuple[int, int] | None]]
        waiting = [(iter(self.by_note.pop(None, ())), None, None)]
        while waiting:
            events, number, within = waiting[-1]
            for event in events:
                if isinstance(event, Citation):
                    self._add_mention(event, number, within)
                elif (definition := self._new_note(event)) is not None:
                    new = _add_note(self.state, definition, is_inline=event.content is not None)
                    waiting.append((iter(self.by_note.pop(event.label, ())), new, definition.content))
                    break
            else:
                waiting.pop()

    def _add_mention(self, citation: Citation, number: int | None, within: tuple[int, int] | None) -> None:
        brief = self.state.brief
        title = _chart_title(brief, citation) if brief.charts else None
        words = title or quote(brief.body.text, citation.start, citation.end, self.replaced, within)
        _add_mention(self.state, citation, words, number)

    def _new_note(self, reference: NoteReference) -> NoteDefinition | None:
        """The note that is referred to, if this is the first reference to it."""
        if reference.label in self.state.numbers:
            return None
        if reference.content is not None:
            return NoteDefinition(reference.label, reference.start, reference.end, reference.content)
        return self.definitions.get(reference.label)


def _chart_title(brief: Brief, citation: Citation) -> str | None:
    """What the source of a chart is cited for."""
    charts = (chart for chart in brief.charts if chart.source[0] <= citation.start < chart.source[1])
    return next((chart.title for chart in charts), None)


def _add_mention(
    state: _WalkState,
    citation: Citation,
    words: str,
    note: int | None,
    field: str | None = None,
) -> None:
    first = citation.items[0]
    locators = "|".join([f"{item.key} {item.label} {item.locator}" for item in citation.items])
    name = unused(f"{anchor(first.key)}-{short_hash(f'{words}|{locators}')}", state.used)
    if note is None and state.is_note_style:
        note = len(state.notes) + 1
        state.notes.append(Note(note, name, mention=len(state.mentions)))
    state.mentions.append(Mention(state.brief.slug, citation, f"cite-{name}", words, note, field))


def _add_note(state: _WalkState, definition: NoteDefinition, *, is_inline: bool) -> int:
    number = len(state.notes) + 1
    state.numbers[definition.label] = number
    if is_inline:
        text = state.brief.body.text[slice(*definition.content)]
        label = unused(f"note-{short_hash(text)}", state.used)
    elif is_page_slug(state.brief.slug):
        label = definition.label
    else:
        label = unused(f"note-{anchor(definition.label)}", state.used)
    state.notes.append(Note(number, label, definition=definition))
    return number


def cited_keys(mentions: tuple[Mention, ...]) -> Iterator[tuple[str, Mention]]:
    """Each key with each mention of it, once a mention, in order."""
    for mention in mentions:
        for key in dict.fromkeys([item.key for item in mention.citation.items]):
            yield key, mention
