"""Puts cites together into a citation: sorting, grouping, collapsing, delimiters, prefixes and suffixes."""

from __future__ import annotations

from collections.abc import Sequence

from csl.collapsing import Item, group_pairs, number_pairs
from csl.finished import finished_output, visible_ends
from csl.model import Cite, Mode, Preformatted
from csl.nodes import MARKS, VARIANTS, Delimiter, Node, NodeKind, Output, first
from csl.positions import CitePosition
from csl.richtext import parse_markup
from csl.session import Session
from csl.textcase import change_case

_COMMAS = frozenset("," + VARIANTS[","])
_NO_SPACE_BEHIND = frozenset("([“‘«’'\"-–—/（「『《，、；：。")
_NO_SPACE_BEFORE = MARKS | frozenset(")]}”’»'\u00a0\u202f\t\n-–—/%°）」』》")


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


def citation_output(
    session: Session, cites: Sequence[Cite], cite_positions: Sequence[CitePosition], starts_sentence: bool = False
) -> Output:
    """The output of a citation with the affixes of the layout; nothing if no cite shows anything.

    ``starts_sentence``: the first word gets a capital.
    """
    items = [_item(session, cite, cite_position) for cite, cite_position in zip(cites, cite_positions, strict=True)]
    items = [item for item in items if item.output is not None]
    if not items:
        return None
    if len(items) == 1:
        content: Output = [_with_affixes(items[0], session, True)]
    else:
        content = _joined(session, items)
    if starts_sentence:
        content = change_case(content, "capitalize-first")
    step = session.program.citation.step
    return content if step is None else step(content, session.context(session.references[items[0].cite.id]))


def _item(session: Session, cite: Cite, cite_position: CitePosition) -> Item:
    if cite.mode is Mode.AUTHOR_ONLY:
        node = first(session.cite(cite, cite_position), NodeKind.NAMES)
        return Item(cite, cite_position, node)
    output = session.cite(cite, cite_position, cite.mode is Mode.SUPPRESS_AUTHOR)
    if output is None and session.style.is_note:
        # A note has to say something, and of a work without an author a later mention may be its title alone.
        output = session.cite(cite, cite_position)
    return Item(cite, cite_position, output)


def _joined(session: Session, items: list[Item]) -> list[Output]:
    collapse = session.style.option("collapse")
    grouping = "cite-group-delimiter" in session.style.citation.attributes
    if collapse == "citation-number":
        return _delimited(session, number_pairs(session, items))
    if collapse or grouping:
        return _delimited(session, group_pairs(session, items, collapse))
    return _delimited(session, [(item, session.program.citation.delimiter) for item in items])


def _delimited(session: Session, pairs: list[tuple[Item, str]]) -> list[Output]:
    """The items, each followed by its delimiter, the last without."""
    content: list[Output] = []
    for at, (item, delimiter) in enumerate(pairs):
        content.append(_with_affixes(item, session, at == 0))
        if at < len(pairs) - 1 and delimiter:
            content.append(Delimiter(_between(item.cite.suffix, delimiter, pairs[at + 1][0].cite.prefix)))
    return content


def _between(suffix: str, delimiter: str, prefix: str) -> str:
    """The delimiter between two cites as it stands beside the suffix of one and the prefix of the other."""
    # Numbers may stand close together ("1,2"), words may not.
    gap = " " if (suffix or prefix) and delimiter[-1] in ",;" else ""
    # A suffix that ends with a comma takes the place of the punctuation of the delimiter.
    own = delimiter.lstrip(",;") if suffix and _ends(suffix)[1] in _COMMAS else delimiter
    return own + gap


def _with_affixes(item: Item, session: Session, initial: bool) -> Output:
    cite, output = item.cite, item.output
    prefix, suffix = cite.prefix, cite.suffix
    if session.style.is_note and ((initial and not prefix) or _ends_sentence(prefix)):
        output = begun_with_capital(output)
    shown: Output = Node(NodeKind.CITE, cite.id, output)
    if not prefix and not suffix:
        return shown
    parts: list[Output] = []
    if prefix:
        parts.append(_affix_output(prefix))
        if not prefix[-1].isspace() and (_ends(prefix)[1] not in _NO_SPACE_BEHIND or _closes_quotation(prefix)):
            parts.append(" ")
    parts.append(shown)
    if suffix:
        beginning = _ends(suffix)[0]
        if beginning and beginning not in _NO_SPACE_BEFORE:
            parts.append(" ")
        parts.append(_affix_output(suffix))
    return parts


def _affix_output(text: str) -> Output:
    return finished_output(text) if isinstance(text, Preformatted) else parse_markup(text)


def _ends(affix: str) -> tuple[str, str]:
    """The first and the last character of an affix, as a reader sees it; of spaces at its end, the last before."""
    return visible_ends(affix) if isinstance(affix, Preformatted) else (affix[:1], affix.rstrip()[-1:])


def _closes_quotation(prefix: str) -> bool:
    """Whether the mark that a prefix ends with, if it is one of quotation, closes what the prefix opened."""
    mark = _ends(prefix)[1]
    if mark == "’":
        return prefix.count("‘") > 0
    return mark in "\"'" and prefix.count(mark) % 2 == 0


def _ends_sentence(prefix: str) -> bool:
    """Whether a prefix is a sentence of its own, so that what follows begins with a capital."""
    text = prefix.rstrip()
    return text.rstrip("\"'”’»*_").endswith(".") and text.count(" ") > 0 and prefix != text


def begun_with_capital(output: Output) -> Output:
    """A note or an entry that begins with a term begins with a capital."""
    if isinstance(output, Node):
        if output.kind == NodeKind.TERM:
            return change_case(output, "capitalize-first")
        if output.kind == NodeKind.QUOTE:
            return output
        content = begun_with_capital(output.content)
        return output if content is output.content else Node(output.kind, output.value, content)
    if isinstance(output, list) and output:
        head = begun_with_capital(output[0])
        return output if head is output[0] else [head, *output[1:]]
    return output
