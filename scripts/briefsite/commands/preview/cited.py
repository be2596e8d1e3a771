"""What is different in the citations of a brief: each whole, as it is written, before and after."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass

from briefsite.commands.preview.model import Change
from briefsite.model import Brief, Citation
from briefsite.model.citing import citations
from briefsite.model.front_matter import without_numbers
from briefsite.render.align import align


@dataclass(frozen=True, slots=True)
class _Cited:
    """A citation by all that it says (`means`), where it stands, as it is written, and the keys that it cites."""

    means: Hashable
    text: str
    written: str
    keys: frozenset[str]


def compare_citations(old: Brief, new: Brief) -> tuple[Change, ...]:
    """Citations that came, went or say something else, in the order of the text.

    Two are the same that cite the same sources in the same order and manner, at the same places, with the same words
    before and behind, in the text or in the same note; how they are spelled does not count.
    """
    before, after = [*_cited(old)], [*_cited(new)]
    runs = align([cited.means for cited in before], [cited.means for cited in after])
    return tuple(
        change
        for run in runs
        if not run.is_equal
        for change in _paired(before[run.old_start : run.old_end], after[run.new_start : run.new_end])
    )


def _paired(before: Sequence[_Cited], after: Sequence[_Cited]) -> Iterator[Change]:
    """Those that stand in one another's place: the next ones in the same text that share a source, and what is left."""
    waiting = list(before)
    for cited in after:
        same = next((other for other in waiting if other.text == cited.text and other.keys & cited.keys), None)
        if same is not None:
            waiting.remove(same)
        yield Change(same.written if same else "", cited.written)
    yield from (Change(cited.written, "") for cited in waiting)


def _cited(brief: Brief) -> Iterator[_Cited]:
    for name, citation in citations(brief):
        text = brief.body.text if name is None else brief.front.cited[name].text
        written = " ".join(text[citation.start : citation.end].split())
        place = without_numbers(name or "")
        keys = frozenset(item.key for item in citation.items)
        yield _Cited((place, _means(citation)), place, written, keys)


def _means(citation: Citation) -> Hashable:
    is_inline_note = citation.note is not None and citation.note.startswith("^")
    items = [
        (item.key, item.mode, _words(item.prefix), _words(item.suffix), item.label, item.locator)
        for item in citation.items
    ]
    return "^" if is_inline_note else citation.note, tuple(items)


def _words(text: str) -> str:
    return " ".join(text.split())
