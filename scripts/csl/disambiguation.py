"""Disambiguation: cites that look the same get more of their names, or a year suffix (CSL 1.0.2, "Disambiguation")."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

from csl.context import Expansion
from csl.nodes import NameList, NodeKind, find, plain_text
from csl.personal import Name
from csl.session import Session

_Group = list[str]


def disambiguate(session: Session, order: list[str]) -> None:
    """Expand the references of a session until each cite matches one of them, as far as the style allows.

    ``order`` are the ids in the order of the bibliography: year suffixes follow it.
    """
    option = session.style.option
    givens = option("disambiguate-add-givenname") == "true"
    names = option("disambiguate-add-names") == "true"
    suffixes = option("disambiguate-add-year-suffix") == "true"
    condition = session.style.uses.conditions > 0
    if not (givens or names or suffixes or condition):
        return
    rule = option("givenname-disambiguation-rule", "by-cite")
    if givens and rule != "by-cite":
        _expand_all_names(session, order, rule)
    for group in _ambiguous(session, order):
        rest = [group]
        if names or (givens and rule == "by-cite"):
            expander = _Expander(session, givens and rule == "by-cite", names)
            rest = expander.expand(group)
        if suffixes:
            for left in rest:
                _add_suffixes(session, left)
            # A suffix shows only behind a year, or where the style places it.
            rest = [finer for left in rest for finer in _ambiguous(session, left)]
        if condition:
            _try_condition(session, rest)


def _ambiguous(session: Session, ids: Sequence[str]) -> list[_Group]:
    """The groups of references whose cites read the same, in order.

    Cites that show nothing are alike only where the style itself places the year suffix: elsewhere none would show.
    """
    if len(ids) < 2:
        return []
    groups: dict[str, _Group] = {}
    for id in ids:
        key = session.key(id)
        if key or session.style.places_year_suffix:
            groups.setdefault(key, []).append(id)
    return [group for group in groups.values() if len(group) > 1]


def _name_lists(session: Session, id: str) -> list[NameList]:
    """The name lists that a cite of a reference shows."""
    output = session.later(id)
    return [node.value for node in find(output, NodeKind.NAMES) if node.value.names]


def _levels(writer: Any, rule: str) -> tuple[int, ...]:
    """The expansions to try on a name, one after the other: initials, then full given names."""
    options = writer.options
    initials = options.initialize_with is not None and options.initialize
    if rule.endswith("-with-initials"):
        return (1,) if initials else ()
    return (1, 2) if initials else (2,)


def _expand_all_names(session: Session, ids: list[str], rule: str) -> None:
    """Tell apart the people of the whole document whose names read the same."""
    primary = rule.startswith("primary-name")
    shown: dict[str, list[tuple[NameList, Name]]] = {}
    groups: dict[str, dict[Name, Any]] = {}
    for id in ids:
        for names in _name_lists(session, id):
            for name in names.names[:1] if primary else names.names:
                if not name.literal:
                    shown.setdefault(id, []).append((names, name))
                    text = plain_text(names.writer.form.write(name, False, 0))
                    groups.setdefault(text, {})[name] = names.writer
            if primary:
                break
    levels: dict[Name, int] = {}
    for same in groups.values():
        if len(same) > 1:
            _expand_group(same, rule, levels)
    for id, pairs in shown.items():
        given = {name: levels[name] for _, name in pairs if name in levels}
        if given:
            session.expansion(id).given.update(given)
            session.forget(id)


def _expand_group(same: dict[Name, Any], rule: str, levels: dict[Name, int]) -> None:
    """For people whose names read the same, the least expansion of each that nobody else shares."""
    for level in (1, 2):
        texts = {
            name: plain_text(writer.form.write(name, False, level))
            for name, writer in same.items()
            if level in _levels(writer, rule)
        }
        shared = Counter(texts.values())
        for name, text in texts.items():
            if shared[text] == 1:
                levels.setdefault(name, level)


class _Expander:
    """Adds names, and given names to them, to the cites of one ambiguous group."""

    def __init__(self, session: Session, givens: bool, names: bool) -> None:
        self.session = session
        self.givens = givens
        self.names = names

    def expand(self, group: _Group) -> list[_Group]:
        """Expand names one by one; what is ambiguous at the end is returned, with the names that told others apart."""
        lists = {id: [(n, name) for n in _name_lists(self.session, id) for name in n.names] for id in group}
        best = {id: self._save(id) for id in group}
        pending = [group]
        for at in range(max(len(names) for names in lists.values())):
            advanced: list[_Group] = []
            for part in pending:
                advanced += self._step(part, at, lists, best)
            pending = advanced
            if not pending:
                return []
        for part in pending:
            for id in part:
                self._restore(id, best[id])
        return pending

    def _step(
        self,
        group: _Group,
        at: int,
        lists: dict[str, list[tuple[NameList, Name]]],
        best: dict[str, tuple[dict[Name, int], int]],
    ) -> list[_Group]:
        """Show one more name, and its given name; the groups that are still ambiguous."""
        if self.names:
            for id in group:
                expansion = self.session.expansion(id)
                expansion.names_shown = max(expansion.names_shown, at + 1)
                self.session.forget(id)
        parts = self._split(group)
        if self.givens:
            parts = [
                finer for part in parts for finer in (self._expand_given(part, at, lists) if len(part) > 1 else [part])
            ]
        if len(parts) > 1:
            for id in group:
                best[id] = self._save(id)
        return [part for part in parts if len(part) > 1]

    def _split(self, group: _Group) -> list[_Group]:
        parts: dict[str, _Group] = {}
        for id in group:
            parts.setdefault(self.session.key(id), []).append(id)
        return list(parts.values())

    def _expand_given(self, group: _Group, at: int, lists: dict[str, list[tuple[NameList, Name]]]) -> list[_Group]:
        """Expand the ``at``-th name of each cite in a group where that tells some of them apart."""
        names_at = {id: lists[id][at] for id in group if at < len(lists[id])}
        same = {name: names.writer for names, name in names_at.values() if not name.literal}
        if len(same) < 2:
            return [group]
        levels: dict[Name, int] = {}
        _expand_as_needed(same, levels)
        saved = {id: self._save(id) for id in group}
        for id, (_, name) in names_at.items():
            if name in levels:
                self.session.expansion(id).given[name] = levels[name]
                self.session.forget(id)
        parts = self._split(group)
        if len(parts) == 1:
            for id in group:
                self._restore(id, saved[id])
        return parts

    def _save(self, id: str) -> tuple[dict[Name, int], int]:
        expansion = self.session.expansions.get(id, Expansion())
        return dict(expansion.given), expansion.names_shown

    def _restore(self, id: str, saved: tuple[dict[Name, int], int]) -> None:
        expansion = self.session.expansion(id)
        expansion.given, expansion.names_shown = dict(saved[0]), saved[1]
        self.session.forget(id)


def _expand_as_needed(same: dict[Name, Any], levels: dict[Name, int]) -> None:
    """For names that read the same, the least expansion of each that sets it apart from the others."""
    by_text: dict[str, dict[Name, Any]] = {}
    for name, writer in same.items():
        by_text.setdefault(plain_text(writer.form.write(name, False, 0)), {})[name] = writer
    for group in by_text.values():
        if len(group) > 1:
            _expand_group(group, "by-cite", levels)


def _try_condition(session: Session, groups: list[_Group]) -> None:
    """Render ambiguous cites with the condition ``disambiguate`` true, as many times as they stay ambiguous."""
    for group in groups:
        pending = [group]
        for count in range(1, session.style.uses.conditions + 1):
            for part in pending:
                for id in part:
                    session.expansion(id).conditions = count
                    session.forget(id)
            pending = [finer for part in pending for finer in _ambiguous(session, part)]


def _add_suffixes(session: Session, group: _Group) -> None:
    for at, id in enumerate(group):
        session.expansion(id).year_suffix = at + 1
        session.forget(id)
