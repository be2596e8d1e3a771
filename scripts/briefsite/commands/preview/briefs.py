"""What is different between two states of a brief, and which brief is which when files were renamed."""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import islice

from msgspec import Struct

from briefsite.commands.preview.cited import compare_citations
from briefsite.commands.preview.model import BriefReport, Change, Delta, Field
from briefsite.commands.preview.words import Word, words_of
from briefsite.model import Brief, Chart, FrontMatter
from briefsite.model.citing import citations
from briefsite.render.align import align

_COMPARED_APART = ("places", "cited", "key_figures")
_ALIKE = 0.5
"""How much of the shorter text a brief must share with another to be the same one under a new name."""
_SHINGLE = 5
_COMMON = 20
"""A run of words that more briefs share than this says nothing of which is which."""


def compare_briefs(old: Brief, new: Brief) -> BriefReport:
    """All that is different; a report without anything in it when nothing is."""
    runs = _different(old, new)
    before, after = _cited(old), _cited(new)
    return BriefReport(
        new.slug,
        new.front.title,
        words_added=sum(len(come) for _, come in runs),
        words_removed=sum(len(gone) for gone, _ in runs),
        fields=_fields(old.front, new.front),
        figures=_figures(old.front, new.front),
        changed_figures=_changed_figures(old.front, new.front),
        numbers=tuple(_numbers(runs)),
        notes=_notes(old, new),
        sources=Delta(
            tuple(key for key in after if key not in before), tuple(key for key in before if key not in after)
        ),
        citations=compare_citations(old, new),
        charts=_charts(old, new),
        links=_links(old, new),
        markup=_text(old) != _text(new),
    )


def added_brief(new: Brief) -> BriefReport:
    """A brief that was not there before: how long it is, and what it cites."""
    return BriefReport(
        new.slug,
        new.front.title,
        words_added=len(words_of(new)),
        notes=Delta(tuple(_written_notes(new).values())),
        sources=Delta(tuple(_cited(new))),
        charts=Delta(tuple(chart.title for chart in new.charts)),
    )


def removed_brief(old: Brief) -> BriefReport:
    """A brief that is no more."""
    return BriefReport(
        old.slug, old.front.title, words_removed=len(words_of(old)), sources=Delta((), tuple(_cited(old)))
    )


def words_changed(old: Brief, new: Brief) -> tuple[tuple[Word, ...], tuple[Word, ...]]:
    """The words that came, and those that went. Nothing where only markup, typography or citations are different."""
    different = _different(old, new)
    return tuple(word for _, come in different for word in come), tuple(word for gone, _ in different for word in gone)


def _different(old: Brief, new: Brief) -> list[tuple[Sequence[Word], Sequence[Word]]]:
    """Runs of words that went, each with those that came in their place."""
    before, after = words_of(old), words_of(new)
    runs = align([word.form for word in before], [word.form for word in after])
    return [
        (before[run.old_start : run.old_end], after[run.new_start : run.new_end]) for run in runs if not run.is_equal
    ]


def _numbers(runs: Iterable[tuple[Sequence[Word], Sequence[Word]]]) -> Iterator[Change]:
    """Numbers that others took the place of, but for those of key figures, which are told apart."""
    for gone, come in runs:
        before, after = _digits(gone), _digits(come)
        if before and after and before != after:
            yield Change(" ".join(before), " ".join(after))


def _digits(words: Iterable[Word]) -> list[str]:
    compared = (word for word in words if word.key is None or not word.key.startswith("key_figures."))
    return [word.form for word in compared if any(map(str.isdigit, word.form))]


def is_empty(report: BriefReport) -> bool:
    """Whether nothing is different."""
    return report == BriefReport(report.slug, report.title)


def find_moved(removed: Iterable[Brief], added: Iterable[Brief]) -> dict[str, str]:
    """Old slug by new slug, of the briefs that go on under another name.

    A brief that says what it was called (`formerly`) is believed; otherwise at least half of the runs of five words in
    the shorter text must be found in the other, and no other brief be more alike.
    """
    gone, come = {brief.slug: brief for brief in removed}, {brief.slug: brief for brief in added}
    moved = {brief.slug: slug for brief in come.values() for slug in brief.front.formerly if slug in gone}
    taken = set(moved.values())
    left = {slug: _shingles(brief) for slug, brief in gone.items() if slug not in taken}
    for share, new, old in sorted(_alike(left, {slug: _shingles(come[slug]) for slug in come if slug not in moved})):
        if -share >= _ALIKE and new not in moved and old not in taken:
            moved[new] = old
            taken.add(old)
    return moved


def _alike(old: Mapping[str, frozenset[int]], new: Mapping[str, frozenset[int]]) -> Iterable[tuple[float, str, str]]:
    """How much each two share, negative so that the most alike sort first; only those that share something."""
    having: dict[int, list[str]] = defaultdict(list)
    for slug, shingles in old.items():
        for shingle in shingles:
            having[shingle].append(slug)
    for slug, shingles in new.items():
        shared: Counter[str] = Counter()
        for shingle in shingles:
            if len(having[shingle]) <= _COMMON:
                shared.update(having[shingle])
        for other, count in shared.items():
            yield -count / min(len(shingles), len(old[other])), slug, other


def _shingles(brief: Brief) -> frozenset[int]:
    words = [word.form for word in words_of(brief)]
    return frozenset(
        hash(run) for run in zip(*(islice(words, start, None) for start in range(_SHINGLE)), strict=False)
    ) or frozenset({hash(tuple(words))})


def _fields(old: FrontMatter, new: FrontMatter) -> tuple[Field, ...]:
    return tuple(
        Field(name, _shown(getattr(old, name)), _shown(getattr(new, name)))
        for name in FrontMatter.__struct_fields__
        if name not in _COMPARED_APART and getattr(old, name) != getattr(new, name)
    )


def _shown(value: object) -> str:
    """A value of the front matter in a line."""
    if value is None:
        return ""
    if isinstance(value, dt.date | dt.datetime):
        return value.isoformat()
    if isinstance(value, tuple):
        return "; ".join(_shown(item) for item in value)
    if isinstance(value, Struct):
        parts = (getattr(value, name) for name in value.__struct_fields__)
        return ", ".join(dict.fromkeys(_shown(part) for part in parts if part))
    return str(value)


def _figures(old: FrontMatter, new: FrontMatter) -> Delta:
    before, after = _by_label(old), _by_label(new)
    return replace(_delta(before, after), changed=())


def _changed_figures(old: FrontMatter, new: FrontMatter) -> tuple[Field, ...]:
    before, after = _by_label(old), _by_label(new)
    return tuple(Field(label, before[label], after[label]) for label in _delta(before, after).changed)


def _by_label(front: FrontMatter) -> dict[str, str]:
    """Value and citation of each key figure; of two with one label the second is counted."""
    texts: dict[str, str] = {}
    for figure in front.key_figures:
        same = sum(label == figure.label or label.startswith(f"{figure.label} (") for label in texts)
        label = f"{figure.label} ({same + 1})" if same else figure.label
        texts[label] = " ".join(filter(None, (figure.value, figure.citation)))
    return texts


def _charts(old: Brief, new: Brief) -> Delta:
    before, after = ({chart.title: _as_shown(chart) for chart in brief.charts} for brief in (old, new))
    return _delta(before, after)


def _as_shown(chart: Chart) -> tuple[object, ...]:
    return chart.unit, chart.alternative, chart.wide, chart.columns, chart.rows


def _notes(old: Brief, new: Brief) -> Delta:
    """The author's own notes, by their label; an inline note has none, and is known by its text."""
    before, after = _written_notes(old), _written_notes(new)
    delta = _delta(before, after)
    return Delta(
        tuple(after[label] for label in delta.added),
        tuple(before[label] for label in delta.removed),
        tuple(after[label] for label in delta.changed),
    )


def _links(old: Brief, new: Brief) -> Delta:
    return _delta({link.address: None for link in old.body.links}, {link.address: None for link in new.body.links})


def _text(brief: Brief) -> list[str]:
    return brief.body.text[brief.body.body_start :].split()


def _written_notes(brief: Brief) -> dict[str, str]:
    text = brief.body.text
    defined = {note.label: " ".join(text[slice(*note.content)].split()) for note in brief.body.note_definitions}
    inline = [" ".join(text[slice(*mark.content)].split()) for mark in brief.body.note_references if mark.content]
    return defined | {f"^{note}": note for note in inline}


def _delta(before: Mapping[str, object], after: Mapping[str, object]) -> Delta:
    return Delta(
        tuple(name for name in after if name not in before),
        tuple(name for name in before if name not in after),
        tuple(name for name in after if name in before and before[name] != after[name]),
    )


def _cited(brief: Brief) -> dict[str, None]:
    """The sources that it cites or lists, in the order of first mention."""
    keys = [item.key for _, citation in citations(brief) for item in citation.items]
    return dict.fromkeys([*keys, *brief.front.nocite])
