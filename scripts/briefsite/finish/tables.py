"""A table with its caption, and with figures that stand point below point, in a box that scrolls.

The keyboard can reach the box, and it has a name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefsite.finish.aligned_figures import align_figures
from briefsite.finish.captions import Caption, caption_before, caption_behind, caption_words, opening, plain
from briefsite.finish.language import page_language, page_words
from briefsite.finish.parts import Front
from briefsite.wording import FALLBACK, words
from briefsite.wording.languages import number_signs

_OPENING, _CLOSING = "<table", "</table>"
_HEADING_CELL = re.compile(r"<th\b[^>]*>([^<]*(?:<(?!/th>)[^<]*)*)</th>")
_TAG = re.compile(r"<[^>]*>")
_UNIT = re.compile(r"(<th\b[^>]*>[^<]*\S[ \xa0]?)([(（][^()（）<>]{1,40}[)）])(\s*</th>)")


def box_tables(html: str, front: Front) -> str:
    """Put every table into a box that takes focus (WCAG 2.1.1), with its caption above and its source below.

    The name of the box is the caption, or in any language the heads of its columns.
    """
    if _OPENING not in html:
        return html
    own = page_words(front)
    captions, decimal = caption_words(own, "table"), number_signs(page_language(front))[0]
    sources = opening(own.brief.chart_source, words(FALLBACK).brief.chart_source)
    before, *rest = html.split(_OPENING)
    out = [before]
    for part in rest:
        table, closing, after = part.partition(_CLOSING)
        if not closing:
            out.append(_OPENING + part)
            continue
        caption = caption_before(out[-1], captions)
        if caption is not None:
            out[-1] = out[-1][: caption.edge]
        elif caption := caption_behind(after, captions):
            after = after[caption.edge :]
        source = _source_of(after, sources) if caption else None
        table = align_figures(_UNIT.sub(r'\1<span class="unit">\2</span>\3', table), decimal)
        out.append("".join(_boxed(table, caption, source)))
        out.append(after[source.edge :] if source else after)
    return "".join(out)


def _source_of(after: str, begins: re.Pattern[str]) -> Caption | None:
    """The paragraph below a table that says where its figures come from, whole."""
    found = caption_behind(after, begins)
    if found is None:
        return None
    paragraph = after[: found.edge].strip().removeprefix("<p>").removesuffix("</p>")
    return Caption(found.edge, paragraph)


def _boxed(table: str, caption: Caption | None, source: Caption | None) -> Iterator[str]:
    name = plain(caption.text) if caption else _heads(table)
    said = f' role="group" aria-label="{name}"' if name else ""
    if caption:
        yield f'<figure class="table"><figcaption>{caption.text}</figcaption>'
    yield f'<div class="table-box" tabindex="0"{said}>{_OPENING}{table}{_CLOSING}</div>'
    if source:
        yield f'<p class="chart-source">{source.text}</p>'
    if caption:
        yield "</figure>"


def _heads(table: str) -> str:
    heads = [" ".join(_TAG.sub("", cell).split()) for cell in _HEADING_CELL.findall(table.partition("</tr>")[0])]
    return ", ".join(head for head in heads if head).replace('"', "&quot;").replace(">", "&gt;")
