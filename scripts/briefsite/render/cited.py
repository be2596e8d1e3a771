"""What is shown of a citation: its words, linked to their sources and addresses, or the mark of its note."""

from __future__ import annotations

import re
from collections.abc import Sequence

import csl
from briefsite.cite import FormattedBrief, with_address
from briefsite.link import LinkedBrief, Mention
from briefsite.model import Mode
from briefsite.model.anchors import source_anchor
from briefsite.render.markup import escape_html, in_own_direction, place_mark, with_isolated_runs
from briefsite.wording.languages import capital, direction
from csl.finished import visible_ends

# The first letter of a text, also in emphasis.
_OPENING = re.compile(r"\A([*_]*)([^\W\d_])")
_WORD = re.compile(r"\w")
_WORDS = re.compile(r"([\s,.]*)(.*?)([\s,]*)", re.DOTALL)
_TAG = re.compile(r"<[^<>]*>")
_PARENTHESES = re.compile(r"\([^()]*\)\.?")
_RAISED = "<sup>", "</sup>"


def is_in_note(linked: LinkedBrief, mention: Mention) -> bool:
    """Whether a mention is shown as a footnote of its own."""
    return mention.note is not None and linked.notes[mention.note - 1].mention is not None


def is_raised(linked: LinkedBrief, formatted: FormattedBrief, number: int) -> bool:
    """Whether a mention is shown as a raised mark: that of a note, or what the style writes as one."""
    if is_in_note(linked, linked.mentions[number]):
        return True
    parts = formatted.citations[number]
    if not parts or not (parts[0].text.startswith(_RAISED[0]) and parts[-1].text.endswith(_RAISED[1])):
        return False
    # With words before the number, as in `see 1`, it is set apart as words are.
    return not visible_ends("".join(part.text for part in parts))[0].isalpha()


def citation(linked: LinkedBrief, formatted: FormattedBrief, number: int) -> tuple[str, str]:
    """What stands in place of the mention with that number: the author in the sentence, and what follows."""
    mention = linked.mentions[number]
    author = _joined(linked, formatted, formatted.authors[number])
    if is_in_note(linked, mention):
        assert mention.note is not None
        return author, place_mark(mention.id, f"[^{linked.notes[mention.note - 1].label}]", "cite")
    shown = _joined(linked, formatted, formatted.citations[number])
    if is_raised(linked, formatted, number):
        return author, place_mark(mention.id, shown, "cite")
    if mention.note is not None and linked.is_note_style:
        shown = _inside_note(linked, mention, shown)
    return "", place_mark(mention.id, " ".join(part for part in (author, shown) if part), "cite")


def _inside_note(linked: LinkedBrief, mention: Mention, shown: str) -> str:
    """A citation within an author's note: in parentheses, unless it opens the note or names its author (Pandoc)."""
    assert mention.note is not None
    written = linked.notes[mention.note - 1].definition
    assert written is not None and written.content is not None
    body = linked.brief.body.text
    before, behind = body[written.content[0] : mention.citation.start], body[mention.citation.end : written.content[1]]
    bare = shown if not behind.strip() else shown.removesuffix(".")
    is_sentence = not before.strip() or mention.citation.items[0].mode is Mode.AUTHOR_IN_TEXT
    if not before.strip() and not behind.strip():
        return in_own_direction(bare, linked.brief.front.lang)
    if is_sentence or _PARENTHESES.fullmatch(_TAG.sub("", bare)):
        return bare
    return f"({bare.removesuffix('.')})"


def note_text(linked: LinkedBrief, formatted: FormattedBrief, parts: Sequence[csl.Part]) -> str:
    """A note begins like a sentence: “see Doe” becomes “See Doe” (Pandoc). Names keep the case they are written in."""
    lang = linked.brief.front.lang
    if parts and parts[0].id is None:
        opening = _OPENING.sub(lambda first: first[1] + capital(lang, first[2]), parts[0].text, count=1)
        parts = (csl.Part(opening), *parts[1:])
    return in_own_direction(_joined(linked, formatted, parts), lang)


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
    words = with_isolated_runs(words, linked.brief.front.lang)
    return f'{before}<a class="source" href="#{escape_html(source_anchor(part.id))}"{own}>{words}</a>{behind}'
