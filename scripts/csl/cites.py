"""Puts cites together into a citation: sorting, grouping, collapsing, delimiters, prefixes and suffixes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from csl.model import Cite, Mode, Preformatted
from csl.nodes import Delimiter, Kind, Node, Output, find, first, plain_text
from csl.positions import Place
from csl.richtext import parse_markup
from csl.session import Session
from csl.textcase import change_case


@dataclass(slots=True)
class _Item:
    """A cite with what it renders to."""

    cite: Cite
    place: Place
    output: Output
    author: str = ""
    collapsed: bool = False


def sort_cites(session: Session, cites: Sequence[Cite]) -> list[Cite]:
    """The cites in the order of the style. A prefix begins, and a suffix ends, a run that is sorted by itself."""
    layout = session.program.citation
    if not layout.keys or len(cites) < 2:
        return list(cites)
    runs: list[list[Cite]] = []
    for cite in cites:
        if runs and not runs[-1][-1].suffix and not cite.prefix:
            runs[-1].append(cite)
        else:
            runs.append([cite])
    ordered: list[Cite] = []
    for run in runs:
        by_id = session.sort(dict.fromkeys(cite.id for cite in run), layout)
        rank = {id: at for at, id in enumerate(by_id)}
        ordered += sorted(run, key=lambda cite: rank[cite.id])
    return ordered


def citation_output(session: Session, cites: Sequence[Cite], places: Sequence[Place]) -> Output:
    """The output of a citation with the affixes of the layout; nothing if no cite shows anything."""
    items = [_item(session, cite, place) for cite, place in zip(cites, places, strict=True)]
    items = [item for item in items if item.output is not None]
    if not items:
        return None
    if len(items) == 1:
        content: Output = [_with_affixes(items[0], session, True)]
    else:
        content = _joined(session, items)
    step = session.program.citation.step
    return content if step is None else step(content, session.context(session.references[items[0].cite.id]))


def _item(session: Session, cite: Cite, place: Place) -> _Item:
    if cite.mode is Mode.AUTHOR_ONLY:
        node = first(session.cite(cite, place), Kind.NAMES)
        return _Item(cite, place, node)
    return _Item(cite, place, session.cite(cite, place, cite.mode is Mode.SUPPRESS_AUTHOR))


def _joined(session: Session, items: list[_Item]) -> list[Output]:
    collapse = session.style.option("collapse")
    grouping = "cite-group-delimiter" in session.style.citation.attributes
    if collapse == "citation-number":
        return _numbers(session, items)
    if collapse or grouping:
        return _groups(session, items, collapse)
    return _delimited(session, [(item, session.program.citation.delimiter) for item in items])


def _delimited(session: Session, pairs: list[tuple[_Item, str]]) -> list[Output]:
    """The items, each followed by its delimiter, the last without."""
    content: list[Output] = []
    for at, (item, delimiter) in enumerate(pairs):
        content.append(_with_affixes(item, session, at == 0))
        if at < len(pairs) - 1 and delimiter:
            # A suffix that ends with a comma takes the place of the punctuation of the delimiter.
            content.append(Delimiter(delimiter.lstrip(",;") if item.cite.suffix.rstrip().endswith(",") else delimiter))
    return content


def _with_affixes(item: _Item, session: Session, initial: bool) -> Output:
    cite, output = item.cite, item.output
    prefix, suffix = cite.prefix, cite.suffix
    if session.style.is_note and ((initial and not prefix) or _ends_sentence(prefix)):
        output = _capitalized(output)
    shown: Output = Node(Kind.CITE, cite.id, output)
    if not prefix and not suffix:
        return shown
    parts: list[Output] = []
    if prefix:
        parts.append(_affix_output(prefix))
        if not prefix[-1].isspace() and prefix[-1] not in "([“‘«’'\"-–—/":
            parts.append(" ")
    parts.append(shown)
    if suffix:
        if suffix[0].isalnum() or suffix[0] in "([“‘«":
            parts.append(" ")
        parts.append(_affix_output(suffix))
    return parts


def _affix_output(text: str) -> Output:
    return Node(Kind.RAW, str(text), None) if isinstance(text, Preformatted) else parse_markup(text)


def _ends_sentence(prefix: str) -> bool:
    """Whether a prefix is a sentence of its own, so that what follows begins with a capital."""
    text = prefix.rstrip()
    return text.rstrip("\"'”’»").endswith(".") and text.count(" ") > 0 and prefix != text


def _capitalized(output: Output) -> Output:
    """A note that begins with a term begins with a capital."""
    if isinstance(output, Node):
        if output.kind is Kind.TERM:
            return change_case(output, "capitalize-first")
        if output.kind is Kind.QUOTE:
            return output
        content = _capitalized(output.content)
        return output if content is output.content else Node(output.kind, output.value, content)
    if isinstance(output, list) and output:
        head = _capitalized(output[0])
        return output if head is output[0] else [head, *output[1:]]
    return output


def _groups(session: Session, items: list[_Item], collapse: str) -> list[Output]:
    """Cites with the same names, brought together and, if the style collapses, with the names shown once."""
    option = session.style.option
    layout_delimiter = session.program.citation.delimiter
    within = option("cite-group-delimiter", ", ")
    after = option("after-collapse-delimiter", layout_delimiter)
    groups: dict[str, list[_Item]] = {}
    for at, item in enumerate(items):
        names = first(item.output, Kind.NAMES)
        shown = item.cite.mode is Mode.NORMAL and (names is not None or collapse.startswith("year-suffix"))
        item.author = plain_text(names) if shown else f"\0{at}"
        groups.setdefault(item.author, []).append(item)
    pairs: list[tuple[_Item, str]] = []
    for group in groups.values():
        runs = _collapsed(session, group, collapse)
        collapsed = len(group) > 1 and bool(collapse)
        for item, delimiter in runs[:-1]:
            pairs.append((item, within if delimiter is None else delimiter))
        pairs.append((runs[-1][0], after if collapsed else layout_delimiter))
    return _delimited(session, pairs)


def _collapsed(session: Session, group: list[_Item], collapse: str) -> list[tuple[_Item, str | None]]:
    """The cites of one group with what repeats left out, and the delimiters that are not the group's own."""
    pairs: list[tuple[_Item, str | None]] = [(item, None) for item in group]
    if not collapse or len(group) == 1:
        return pairs
    for item in group[1:]:
        if not item.cite.prefix:
            item.output = session.cite(item.cite, item.place, True)
    group = [item for item in group if item.output is not None]
    if collapse.startswith("year-suffix") and session.style.option("disambiguate-add-year-suffix") == "true":
        return _suffix_runs(session, group, collapse == "year-suffix-ranged")
    return [(item, None) for item in group]


def _suffix_runs(session: Session, group: list[_Item], ranged: bool) -> list[tuple[_Item, str | None]]:
    """Cites of the same year shown as one year with several suffixes."""
    delimiter = session.style.option(
        "year-suffix-delimiter", session.style.option("cite-group-delimiter", session.program.citation.delimiter)
    )
    pairs: list[tuple[_Item, str | None]] = []
    run: list[_Item] = []
    for item in [*group, None]:
        if item is not None and run and _same_year(session, run[-1], item):
            run.append(item)
            continue
        pairs += _suffix_run(run, delimiter, ranged)
        run = [item] if item is not None else []
    return pairs


def _suffix_run(run: list[_Item], delimiter: str, ranged: bool) -> list[tuple[_Item, str | None]]:
    if len(run) < 2:
        return [(item, None) for item in run]
    for item in run[1:]:
        item.output = first(item.output, Kind.YEAR_SUFFIX)
        item.collapsed = True
    numbers = [node.value if (node := first(item.output, Kind.YEAR_SUFFIX)) is not None else 0 for item in run]
    shown: list[tuple[_Item, str | None]] = []
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


def _same_year(session: Session, before: _Item, item: _Item) -> bool:
    """Whether two cites of a group differ in nothing but the year suffix."""
    if item.cite.locator or before.cite.locator or item.cite.prefix or before.cite.suffix or item.cite.suffix:
        return False
    one = session.cite(before.cite, before.place, True)
    other = session.cite(item.cite, item.place, True)
    return _without_suffix(one) == _without_suffix(other) and first(other, Kind.YEAR_SUFFIX) is not None


def _without_suffix(output: Output) -> str:
    if isinstance(output, Node):
        return "" if output.kind is Kind.YEAR_SUFFIX else _without_suffix(output.content)
    if isinstance(output, list):
        return "".join([_without_suffix(part) for part in output])
    return output or ""


def _numbers(session: Session, items: list[_Item]) -> list[Output]:
    """Citation numbers, three or more in a row as a range."""
    delimiter = session.program.citation.delimiter
    after = session.style.option("after-collapse-delimiter", delimiter)
    pairs: list[tuple[_Item, str]] = []
    at = 0
    while at < len(items):
        end = at
        while end + 1 < len(items) and _follows(items[end], items[end + 1]):
            end += 1
        if end - at >= 2:
            pairs += [(items[at], "–"), (items[end], after)]
            at = end + 1
        else:
            pairs.append((items[at], delimiter))
            at += 1
    return _delimited(session, pairs)


def _follows(before: _Item, item: _Item) -> bool:
    """Whether two cites are nothing but numbers, one after the other."""
    one, other = _bare_number(before.output), _bare_number(item.output)
    plain = not (before.cite.suffix or item.cite.prefix or before.cite.locator or item.cite.locator)
    return plain and one is not None and other is not None and other == one + 1


def _bare_number(output: Output) -> int | None:
    nodes = list(find(output, Kind.CITATION_NUMBER))
    return nodes[0].value if len(nodes) == 1 else None
