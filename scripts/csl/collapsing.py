"""Groups and collapses cites: names shown once, years with several letters, ranges of numbers ("Cite Collapsing").

What comes out are pairs of a cite and the delimiter that follows it.
"""

from __future__ import annotations

from msgspec import Struct

from csl.model import Cite, Mode
from csl.nodes import Node, NodeKind, Output, find, first, plain_text
from csl.positions import CitePosition
from csl.session import Session


class Item(Struct):
    """A cite with what it renders to."""

    cite: Cite
    cite_position: CitePosition
    output: Output


class _Delimiters(Struct, frozen=True):
    """What parts cites: the delimiters of the style, with their defaults."""

    layout: str
    within: str
    after: str | None

    @classmethod
    def of(cls, session: Session) -> _Delimiters:
        """Those of a style. In notes cites are not grouped, so there the layout parts what stands in a row."""
        style, layout = session.style, session.program.citation.delimiter
        within = style.citation.attributes.get("cite-group-delimiter", layout if style.is_note else ", ")
        return cls(layout, within, style.citation.attributes.get("after-collapse-delimiter"))


def group_pairs(session: Session, items: list[Item], collapse: str) -> list[tuple[Item, str]]:
    """Cites with the same names, brought together and, if the style collapses, with the names shown once."""
    delimiters = _Delimiters.of(session)
    moves = not session.style.is_note or "cite-group-delimiter" in session.style.citation.attributes
    pairs: list[tuple[Item, str]] = []
    for group in _grouped(items, collapse, moves):
        runs = _collapsed(session, group, collapse)
        for item, delimiter in runs[:-1]:
            pairs.append((item, _within(session, item, delimiters) if delimiter is None else delimiter))
        # A style that sets a delimiter for behind a group means one of a single cite as well.
        is_group = len(group) > 1 or collapse in ("year", "year-suffix-ranged")
        after = delimiters.after if is_group and collapse else None
        pairs.append((runs[-1][0], delimiters.layout if after is None else after))
    return pairs


def _within(session: Session, item: Item, delimiters: _Delimiters) -> str:
    """What follows a cite of a group: "(Doe 1999, 2001)", but "(Doe 1999, 15; 2001)" where the style allows."""
    if delimiters.after is not None and _shows_locator(session, item):
        return delimiters.after
    return delimiters.within


def _grouped(items: list[Item], collapse: str, moves: bool) -> list[list[Item]]:
    """The cites by their names, each group where its first cite stands.

    A prefix begins a group and a suffix ends one: what they say is of the cite that they stand at.
    ``moves``: cites are moved to the first of their group; otherwise only those in a row are one.
    """
    groups: list[list[Item]] = []
    latest: dict[str, list[Item]] = {}
    for at, item in enumerate(items):
        names = first(item.output, NodeKind.NAMES)
        shown = item.cite.mode is Mode.NORMAL and (names is not None or collapse.startswith("year-suffix"))
        author = plain_text(names) if shown else f"\0{at}"
        if item.cite.prefix or author not in latest:
            if not moves:
                latest.clear()
            latest[author] = []
            groups.append(latest[author])
        latest[author].append(item)
        if item.cite.suffix:
            del latest[author]
    return groups


def _collapsed(session: Session, group: list[Item], collapse: str) -> list[tuple[Item, str | None]]:
    """The cites of one group with what repeats left out, and the delimiters that are not the group's own."""
    pairs: list[tuple[Item, str | None]] = [(item, None) for item in group]
    if not collapse or len(group) == 1:
        return pairs
    for item in group[1:]:
        item.output = session.cite(item.cite, item.cite_position, True)
    group = [item for item in group if item.output is not None]
    if collapse.startswith("year-suffix") and session.style.option("disambiguate-add-year-suffix") == "true":
        return _suffix_runs(session, group, collapse == "year-suffix-ranged")
    return [(item, None) for item in group]


def _suffix_runs(session: Session, group: list[Item], ranged: bool) -> list[tuple[Item, str | None]]:
    """Cites of the same year shown as one year with several suffixes."""
    delimiter = session.style.option(
        "year-suffix-delimiter", session.style.option("cite-group-delimiter", session.program.citation.delimiter)
    )
    pairs: list[tuple[Item, str | None]] = []
    run: list[Item] = []
    for item in [*group, None]:
        if item is not None and run and _same_year(session, run[-1], item):
            run.append(item)
            continue
        pairs += _suffix_run(run, delimiter, ranged)
        run = [item] if item is not None else []
    return pairs


def _suffix_run(run: list[Item], delimiter: str, ranged: bool) -> list[tuple[Item, str | None]]:
    if len(run) < 2:
        return [(item, None) for item in run]
    for item in run[1:]:
        item.output = _only_suffix(item.output)
    numbers = [node.value if (node := first(item.output, NodeKind.YEAR_SUFFIX)) is not None else 0 for item in run]
    shown: list[tuple[Item, str | None]] = []
    at = 0
    while at < len(run):
        end = at
        while ranged and end + 1 < len(run) and numbers[end + 1] == numbers[end] + 1:
            end += 1
        if end - at >= 2:
            shown += [(run[at], "–"), (run[end], delimiter)]
            at = end + 1
        else:
            shown.append((run[at], delimiter))
            at += 1
    return [*shown[:-1], (shown[-1][0], None)]


def _only_suffix(output: Output) -> Output:
    """The year suffix in an output, in the formats that it has there."""
    if isinstance(output, list):
        return next((only for part in output if (only := _only_suffix(part)) is not None), None)
    if not isinstance(output, Node) or output.kind == NodeKind.YEAR_SUFFIX:
        return output if isinstance(output, Node) else None
    only = _only_suffix(output.content)
    return only if only is None or output.kind != NodeKind.FORMAT else Node(NodeKind.FORMAT, output.value, only)


def _same_year(session: Session, before: Item, item: Item) -> bool:
    """Whether two cites of a group differ in nothing but the year suffix."""
    if item.cite.locator or before.cite.locator or item.cite.prefix or before.cite.suffix or item.cite.suffix:
        return False
    one = session.cite(before.cite, before.cite_position, True)
    other = session.cite(item.cite, item.cite_position, True)
    return _without_suffix(one) == _without_suffix(other) and first(other, NodeKind.YEAR_SUFFIX) is not None


def _without_suffix(output: Output) -> str:
    if isinstance(output, Node):
        return "" if output.kind == NodeKind.YEAR_SUFFIX else _without_suffix(output.content)
    if isinstance(output, list):
        return "".join([_without_suffix(part) for part in output])
    return output or ""


def number_pairs(session: Session, items: list[Item]) -> list[tuple[Item, str]]:
    """Citation numbers, three or more in a row as a range."""
    delimiters = _Delimiters.of(session)
    pairs: list[tuple[Item, str]] = []
    at = 0
    while at < len(items):
        end = at
        while end + 1 < len(items) and _follows(session, items[end], items[end + 1]):
            end += 1
        if end - at >= 2:
            pairs.append((items[at], "–"))
            at = end
        after = delimiters.after is not None and _shows_locator(session, items[at])
        pairs.append((items[at], (delimiters.after or "") if after else delimiters.layout))
        at += 1
    return pairs


def _follows(session: Session, before: Item, item: Item) -> bool:
    """Whether two cites are nothing but numbers, one after the other."""
    one, other = _bare_number(before.output), _bare_number(item.output)
    if one is None or other != one + 1 or before.cite.suffix or item.cite.prefix:
        return False
    return not (_shows_locator(session, before) or _shows_locator(session, item))


def _shows_locator(session: Session, item: Item) -> bool:
    """Whether a cite has a locator that its style shows."""
    if not item.cite.locator:
        return False
    without = session.cite(Cite(item.cite.id), item.cite_position)
    return plain_text(without) != plain_text(item.output)


def _bare_number(output: Output) -> int | None:
    nodes = list(find(output, NodeKind.CITATION_NUMBER))
    return nodes[0].value if len(nodes) == 1 else None
