"""A run of words with what was taken out and what was put in."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Literal

from lxml import html

from briefsite.commands.preview.markup.nodes import Run, Token
from briefsite.read.addresses import is_web
from briefsite.render.align import Run as Same
from briefsite.render.align import align

Mark = Literal["ins", "del"]
MARKED = {"ins": "preview-inserted", "del": "preview-deleted"}


@dataclass(slots=True)
class Pen:
    """Writes marks and numbers them; keeps identifiers unique on the page."""

    changes: int = 0
    used: set[str] = field(default_factory=set)

    def mark(self, parent: html.HtmlElement, mark: Mark, *, is_new: bool) -> html.HtmlElement:
        """Begin an insertion or a deletion in `parent`; `is_new` when it is no counterpart of the mark before it."""
        element = html.Element(mark, {"class": MARKED[mark]})
        if is_new:
            self.changes += 1
            element.set("id", f"change-{self.changes}")
        parent.append(element)
        return element

    def shell(self, element: html.HtmlElement, *, is_gone: bool = False) -> html.HtmlElement:
        """An empty element like this one. What is gone leads nowhere and is led to from nowhere."""
        copy = html.Element(str(element.tag))
        for name, value in element.items():
            if name in ("id", "name") and (is_gone or value in self.used):
                continue
            if is_gone and name in ("href", "src", "srcset") and not is_web(value):
                continue
            if name == "id":
                self.used.add(value)
            copy.set(name, value)
        return copy


def write_run(parent: html.HtmlElement, run: Run, pen: Pen, mark: Mark | None = None) -> None:
    """The whole run, unmarked or as one insertion or deletion."""
    tokens = [token for token in run.tokens if not (mark == "del" and token.silent)]
    if mark is None:
        _write(parent, tokens, pen)
    else:
        _write(pen.mark(parent, mark, is_new=True), tokens, pen, is_gone=mark == "del")


def write_difference(parent: html.HtmlElement, old: Run, new: Run, pen: Pen) -> None:
    """The new run with what is inserted, and in its place what was deleted."""
    before = [token for token in old.tokens if not token.silent]
    after, silent = _set_apart(new.tokens)
    _write(parent, silent[0], pen)
    for same in _whole_words(align([token.key for token in before], [token.key for token in after]), after):
        gone, come = before[same.old_start : same.old_end], range(same.new_start, same.new_end)
        tokens = [token for at in come for token in (after[at], *silent[at + 1])]
        if same.is_equal:
            _write(parent, tokens, pen)
            continue
        if _says_something(gone):
            _write(pen.mark(parent, "del", is_new=True), gone, pen, is_gone=True)
        if _says_something(tokens):
            _write(pen.mark(parent, "ins", is_new=not _says_something(gone)), tokens, pen)
        else:
            _write(parent, tokens, pen)


def _set_apart(tokens: Sequence[Token]) -> tuple[list[Token], list[list[Token]]]:
    """The tokens to compare, and the silent ones that stand before all of them and behind each."""
    audible: list[Token] = []
    silent: list[list[Token]] = [[]]
    for token in tokens:
        if token.silent:
            silent[-1].append(token)
        else:
            audible.append(token)
            silent.append([])
    return audible, silent


def _whole_words(runs: Sequence[Same], after: Sequence[Token]) -> Iterator[Same]:
    """The runs, but where only a space or a sign is the same between two changes, they are one change."""
    pending: Same | None = None
    for index, run in enumerate(runs):
        between = run.is_equal and 0 < index < len(runs) - 1
        joins = between and not any(
            after[at].text.isalnum() or after[at].atom is not None for at in range(run.new_start, run.new_end)
        )
        if run.is_equal and not joins:
            if pending:
                yield pending
            pending = None
            yield run
        elif pending:
            pending = Same(False, pending.old_start, run.old_end, pending.new_start, run.new_end)
        else:
            pending = Same(False, run.old_start, run.old_end, run.new_start, run.new_end)
    if pending:
        yield pending


def _says_something(tokens: Sequence[Token]) -> bool:
    return any(token.text.strip() or (token.atom is not None and not token.silent) for token in tokens)


def _write(parent: html.HtmlElement, tokens: Sequence[Token], pen: Pen, *, is_gone: bool = False) -> None:
    """The tokens within copies of the elements they stand in."""
    open_: list[tuple[html.HtmlElement, html.HtmlElement]] = []
    for token in tokens:
        common = 0
        while common < min(len(open_), len(token.inside)) and open_[common][0] is token.inside[common]:
            common += 1
        del open_[common:]
        for element in token.inside[common:]:
            copy = pen.shell(element, is_gone=is_gone)
            (open_[-1][1] if open_ else parent).append(copy)
            open_.append((element, copy))
        within = open_[-1][1] if open_ else parent
        if token.atom is None:
            _append_text(within, token.text)
        else:
            within.append(_gone(token.atom, pen) if is_gone else _copy(token.atom, pen))


def _append_text(parent: html.HtmlElement, text: str) -> None:
    if len(parent):
        parent[-1].tail = (parent[-1].tail or "") + text
    else:
        parent.text = (parent.text or "") + text


def _copy(element: html.HtmlElement, pen: Pen) -> html.HtmlElement:
    """The element with all that is in it."""
    copy = pen.shell(element)
    copy.text = element.text
    for child in element:
        if isinstance(child.tag, str):
            inner = _copy(child, pen)
            inner.tail = child.tail
            copy.append(inner)
    return copy


def _gone(element: html.HtmlElement, pen: Pen) -> html.HtmlElement:
    """A thing that is no more: a picture is named, as its file may be gone too; a note's mark keeps its number."""
    if element.tag in ("sup", "sub", "br", "wbr", "label"):
        copy = pen.shell(element, is_gone=True)
        copy.text = element.text_content()
        return copy
    name = element.get("alt") or element.get("aria-label") or element.get("title") or element.tag
    copy = html.Element("span", {"class": "preview-thing"})
    copy.text = f"[{name}]"
    return copy
