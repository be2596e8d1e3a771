"""What is different between two versions of a brief, word by word, as Markdown that says so to every reader.

Compared is what a reader reads: words without markup, each citation with the source that it names. It takes time
linear in the length of the two texts.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from briefsite.link.passages import Replacement, in_words, plain_blocks
from briefsite.model import Brief, Chart, Citation
from briefsite.model.text_fields import texts_of
from briefsite.render.align import align
from briefsite.render.markup import escape
from briefsite.wording import Words

Called = Callable[[str], str]
"""How a source is called, by its key."""

_NOT_COMPARED = re.compile(r"(series|number|image|authors|editors|corrections)(\.|$)")
"""Texts of the front matter that say nothing of what the brief is about."""
_LABEL = re.compile(r"key_figures\.\d+\.label")
"""What stands beside a figure, and is not read on from it."""
_CJK = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\uff65"
_WORD = re.compile(rf"(?:[{_CJK}]|[^\s{_CJK}]+)\s*")
_ENDS_UNSPACED = re.compile(rf"[{_CJK}]\Z")
_BREAK = "\n"
"""Stands between two blocks, as a word of its own."""
_FEWEST = 3
"""So many words that are the same between two changes are worth leaving as they are."""


class _Part(NamedTuple):
    """Words that both texts have, or (`mark`) only the old one (`del`) or the new one (`ins`)."""

    mark: str
    words: Sequence[str]


def comparison(old: Brief, new: Brief, called_then: Called, called_now: Called, own: Words) -> str:
    """The blocks in which the texts differ, as items of a list; empty where none does. `own` are the words around."""
    before, after = _blocks(old, called_then), _blocks(new, called_now)
    items: list[str] = []
    for run in align(before, after):
        if not run.is_equal:
            parts = _compared(before[run.old_start : run.old_end], after[run.new_start : run.new_end])
            items += (f"- {item}" for item in _items(parts, own))
    return "\n".join(items)


def _blocks(brief: Brief, called: Called) -> list[str]:
    front, body = brief.front, brief.body
    texts = [(path, text) for path, text, _ in texts_of(front) if not _NOT_COMPARED.match(path)]
    blocks: list[str] = []
    for _, group in groupby(texts, lambda pair: _item_of(pair[0])):
        shown = (
            ("· " if _LABEL.fullmatch(path) else "") + _front_text(brief, path, text, called) for path, text in group
        )
        blocks += plain_blocks(" ".join(shown))
    replaced = [*_citations(body.text, body.citations, called), *map(_chart, brief.charts)]
    replaced += (Replacement(mark.start, mark.end) for mark in body.note_references if mark.content is None)
    replaced += (Replacement(mark.start, mark.content[0], " [") for mark in body.note_references if mark.content)
    replaced += [
        Replacement(link.start, link.end, "" if link.is_image else link.text) for link in body.links if not link.in_html
    ]
    replaced += [Replacement(each.start, each.end, in_words(each.tex)) for each in body.formulas]
    return [*blocks, *plain_blocks(_replaced(body.text, body.body_start, replaced))]


def _item_of(path: str) -> str:
    """The item of a list that a text of the front matter belongs to: the parts of a key figure are read together."""
    return ".".join(path.split(".")[:2])


def _front_text(brief: Brief, path: str, text: str, called: Called) -> str:
    cited = brief.front.cited.get(path)
    return _replaced(cited.text, 0, _citations(cited.text, cited.citations, called)) if cited else text


def _citations(text: str, citations: Iterable[Citation], called: Called) -> Iterator[Replacement]:
    """Citations as they are written, with what their sources are called for the keys."""
    for citation in citations:
        names = [Replacement(item.start, item.end, called(item.key)) for item in citation.items]
        yield Replacement(citation.start, citation.end, _replaced(text[: citation.end], citation.start, names))


def _chart(chart: Chart) -> Replacement:
    rows = ("\n\n" + " · ".join(cells) for cells in (chart.columns, *chart.rows))
    return Replacement(chart.start, chart.end, f"{chart.title} {chart.unit}{''.join(rows)}\n\n")


def _replaced(text: str, start: int, replaced: Iterable[Replacement]) -> str:
    """The text from a place on with the outermost of what is replaced in it."""
    out: list[str] = []
    for begin, end, words in sorted(replaced, key=lambda each: (each.start, -each.end)):
        if begin >= start:
            out += (text[start:begin], words)
            start = end
    return "".join((*out, text[start:]))


def _compared(before: Sequence[str], after: Sequence[str]) -> list[_Part]:
    """The words of blocks in place of which others stand."""
    old, new = _words(before), _words(after)
    parts: list[_Part] = []
    for run in align([word.strip(" ") for word in old], [word.strip(" ") for word in new]):
        gone, come = old[run.old_start : run.old_end], new[run.new_start : run.new_end]
        if run.is_equal:
            parts.append(_Part("", come))
        else:
            parts += (_Part("del", gone), _Part("ins", come))
    return _without_crumbs([part for part in parts if part.words])


def _words(blocks: Sequence[str]) -> list[str]:
    return [word for block in blocks for word in (*_WORD.findall(f"{block} "), _BREAK)]


def _without_crumbs(parts: Sequence[_Part]) -> list[_Part]:
    """The parts with the few words between two changes that are the same by chance counted to both."""
    changes: list[_Part] = []
    gone: list[str] = []
    come: list[str] = []

    def close() -> None:
        changes.extend(part for part in (_Part("del", [*gone]), _Part("ins", [*come])) if part.words)
        gone.clear()
        come.clear()

    for number, part in enumerate(parts):
        is_between = 0 < number < len(parts) - 1
        if part.mark:
            (gone if part.mark == "del" else come).extend(part.words)
        elif is_between and len(part.words) < _FEWEST and _BREAK not in part.words and gone and come:
            gone += part.words
            come += part.words
        else:
            close()
            changes.append(part)
    close()
    return changes


def _items(parts: Iterable[_Part], own: Words) -> Iterator[str]:
    """The blocks of the new text with what is different in each; those without are left out."""
    line: list[str] = []
    is_changed = False
    for mark, words in parts:
        for is_break, group in groupby(words, _BREAK.__eq__):
            if not is_break:
                shown = "".join(group)
                line += (_marked(mark, shown, own), "" if _ENDS_UNSPACED.search(shown) else " ")
                is_changed = is_changed or bool(mark)
            else:
                if is_changed:
                    yield "".join(line).rstrip()
                line, is_changed = [], False
    if is_changed:
        yield "".join(line).rstrip()


def _marked(mark: str, words: str, own: Words) -> str:
    if not mark:
        return escape(words)
    said = own.versions.added if mark == "ins" else own.versions.removed
    return f'<{mark}><span class="said">{said} </span>{escape(words)}</{mark}>'
