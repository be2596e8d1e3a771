"""The bibliography: entries, and names that repeat from one entry to the next replaced."""

from __future__ import annotations

from csl.cites import begun_with_capital
from csl.nodes import Node, NodeKind, Output, find, first, plain_text, replace
from csl.session import Session, layout_output


def bibliography_outputs(session: Session, order: list[str]) -> list[tuple[str, Output]]:
    """The entries in order, each with the id of its reference; references that show nothing are left out."""
    layout = session.program.bibliography
    area = session.style.bibliography
    if layout is None or area is None:
        return []
    substitute = None if session.is_alone else session.style.author_substitute
    rule = area.get("subsequent-author-substitute-rule", "complete-all")
    # Without its number an entry has no first field to align the others by.
    align = "" if session.is_alone and session.is_numbered else area.get("second-field-align")
    before: Node | None = None
    entries: list[tuple[str, Output]] = []
    for id in order:
        context = session.context(session.references[id])
        parts = session.entry(context)
        if not isinstance(parts, list):
            continue
        if substitute is not None:
            names = first(parts, NodeKind.NAMES)
            changed = _substituted(parts, names, before, substitute, rule)
            before = names
            assert isinstance(changed, list)
            parts = changed
        parts = begun_with_capital(parts)
        assert isinstance(parts, list)
        entries.append((id, layout_output(parts, layout, align, context)))
    return entries


def _substituted(parts: Output, names: Node | None, before: Node | None, substitute: str, rule: str) -> Output:
    """The entry with the names that it shares with the one before replaced."""
    if names is None or before is None:
        return parts
    mine, theirs = names.value.names, before.value.names
    same = plain_text(names) == plain_text(before) and _people(names) == _people(before)
    if rule == "complete-all" or not mine:
        return replace(parts, names, Node(NodeKind.NAMES, names.value, substitute or None)) if same else parts
    if rule == "complete-each":
        count = len(mine) if same else 0
    else:
        count = _matching(mine, theirs)
        count = min(count, 1) if rule == "partial-first" else count
    changed: Output = names
    for node in list(find(names, NodeKind.NAME))[:count]:
        changed = replace(changed, node, substitute)
    return replace(parts, names, changed)


def _people(names: Node) -> list[tuple[str, str]]:
    """Who is named: two people may be written alike, as "Doe, J." is."""
    return [(node.value.family or node.value.literal, node.value.given) for node in find(names, NodeKind.NAME)]


def _matching(mine: tuple[object, ...], theirs: tuple[object, ...]) -> int:
    count = 0
    for one, other in zip(mine, theirs, strict=False):
        if one != other:
            break
        count += 1
    return count
