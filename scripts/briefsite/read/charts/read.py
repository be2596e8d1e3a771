"""The `vega-lite` blocks of a brief in, charts out, or every mistake with its place.

A chart holds its own numbers and the small part of Vega-Lite that `schema/chart.json` lists: no address, expression or
transformation, so that it can neither fetch nor run anything, and the table below it shows just what is drawn.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence

from briefsite.model import Chart, Fence, Lines, Markdown, Problem, TextFile
from briefsite.model.nearest import Nearest
from briefsite.model.rules import Breach
from briefsite.model.rules import charts as rules
from briefsite.read.charts.numbers import column_titles, comma_separated, rows_as_text
from briefsite.read.charts.sense import says_little
from briefsite.read.charts.spec import ChartBlock, channels, items, mapping, mend_types, specification
from briefsite.read.front_matter.schema import validate
from briefsite.read.front_matter.yaml_text import YamlNode, YamlReader
from briefsite.wording import FALLBACK, OwnWords, Words, words

INFO = "vega-lite"
LONGEST = 60_000
_NO_JSON = {
    "Expecting value": "a value is missing or not in quotation marks here",
    "Expecting property name enclosed in double quotes": "a name in quotation marks must stand here",
    "Expecting ':' delimiter": "a colon is missing before this",
    "Expecting ',' delimiter": "a comma is missing before this, or a bracket is not closed",
    "Unterminated string starting at": "the quotation mark here is never closed",
    "Extra data": "the chart ends before this; take it out, or take out the brace before it",
}
_TRAILING_COMMA = re.compile(r",(?=\s*[\]}])")
_SPACE = re.compile(r"\s*")
_PARAGRAPH_END = re.compile(r"\n(?=[ \t]*(?:\n|#{1,6} |```|~~~|[-*+>] |\[\^))|\Z")


def read_charts(
    file: TextFile, body: Markdown, lang: str = "en", own: OwnWords = ()
) -> tuple[tuple[Chart, ...], tuple[Problem, ...]]:
    """Every chart of a brief in the language `lang` (BCP 47), and all that is wrong with those that cannot be shown.

    `own` is what the publication says otherwise.
    """
    charts: list[Chart] = []
    problems: list[Problem] = []
    fences = [fence for fence in body.fences if fence.info.split()[0] == INFO]
    if not fences:
        return (), ()
    lines = Lines.of(file.path, file.text)
    for fence in fences:
        reader = YamlReader(file.text, lines)
        chart = _read(fence, body, lang, own, reader)
        problems += reader.sorted_problems()
        if chart is not None:
            charts.append(chart)
    return tuple(charts), tuple(problems)


def _read(fence: Fence, body: Markdown, lang: str, own: OwnWords, reader: YamlReader) -> Chart | None:
    source = _source(fence, body, (words(lang, own), words(FALLBACK)), reader)
    block = _block(fence, reader)
    if block is None or source is None or reader.problems:
        return None
    # Imported here: the library that draws is large, and what has no chart needs none of it.
    from briefsite.read.charts.draw import Drawings, draw

    drawn = draw(json.dumps(specification(block), ensure_ascii=False), lang)
    if not isinstance(drawn, Drawings):
        reader.report(fence.start, rules.BROKEN_CHART.says("not-drawn", reason=drawn))
        return None
    for offset, breach in says_little(block):
        reader.report(offset, breach)
    rows, numeric = rows_as_text(block, lang)
    return Chart(
        start=fence.start,
        end=fence.end,
        title=block.title,
        unit=block.unit,
        alternative=block.alternative,
        wide=drawn.wide,
        narrow=drawn.narrow,
        columns=column_titles(block),
        rows=rows,
        numeric=tuple(sorted(numeric)),
        comma_separated=comma_separated(block),
        source=source,
    )


def _block(fence: Fence, reader: YamlReader) -> ChartBlock | None:
    """The chart as nodes that know their place, valid against the schema; None if nothing can be made of it."""
    if not _is_at_margin(fence, reader.text):
        reader.report(fence.start, rules.BROKEN_CHART.says("not-at-margin"))
        return None
    root = _syntax(fence, reader)
    if root is None:
        return None
    mend_types(root, reader.text)
    validate(root, "chart", reader)
    if reader.problems or not isinstance(root.value, dict):
        return None
    block = ChartBlock(root)
    for offset, breach in (*_wrong_marks(block), *_wrong_rows(block), *_wrong_channels(block)):
        reader.report(offset, breach)
    return block


def _is_at_margin(fence: Fence, text: str) -> bool:
    return fence.start == 0 or text[fence.start - 1] == "\n"


def _syntax(fence: Fence, reader: YamlReader) -> YamlNode | None:
    """The content as a mapping. JSON is YAML, but says more exactly where it is broken."""
    start, end = fence.content
    content = reader.text[start:end]
    if len(content) > LONGEST:
        reader.report(fence.start, rules.BROKEN_CHART.says("long", length=len(content), most=LONGEST))
        return None
    if content.lstrip().startswith("{"):
        try:
            json.loads(content, parse_int=str, parse_float=str)
        except json.JSONDecodeError as error:
            at, what = _json_error(content, error)
            reader.report(start + at, rules.BROKEN_CHART.says("json", reason=what))
            return None
        except RecursionError:
            pass  # the reader of YAML says how deep is too deep
    root = reader.read(start, end)
    if root is None or not isinstance(root.value, dict):
        if not reader.problems:
            reader.report(fence.start, rules.BROKEN_CHART.says("empty"))
        return None
    return root


def _json_error(content: str, error: json.JSONDecodeError) -> tuple[int, str]:
    """Where JSON is broken and what to do; a comma too many is found where it stands, whatever Python says of it."""
    before = content.rfind(",", 0, error.pos + 1)
    comma = _TRAILING_COMMA.match(content, before) if before >= 0 else None
    if comma and _after_space(content, comma.end()) >= error.pos:
        return before, "take this comma out: nothing follows it"
    return error.pos, _NO_JSON.get(error.msg, error.msg.lower())


def _wrong_marks(block: ChartBlock) -> Iterator[tuple[int, Breach]]:
    if "layer" not in block.spec and "mark" not in block.spec:
        yield block.root.start, rules.BROKEN_CHART.says("no-mark")
    if "layer" in block.spec and "mark" in block.spec:
        yield block.spec["mark"].key, rules.BROKEN_CHART.says("two-marks")


def _wrong_rows(block: ChartBlock) -> Iterator[tuple[int, Breach]]:
    """A name that a row lacks is most often one that is written otherwise there."""
    rows = list(zip(block.rows, items(mapping(block.spec["data"])["values"]), strict=True))
    for number, (row, node) in enumerate(rows, 1):
        missing = [name for name in block.columns if name not in row]
        if missing:
            names = ", ".join(f"`{name}`" for name in missing)
            yield node.start, rules.CHART_DATA.says("no-value", number=number, names=names)


def _wrong_channels(block: ChartBlock) -> Iterator[tuple[int, Breach]]:
    names = block.columns
    near = Nearest(names)
    used = False
    for name, channel in channels(block):
        field, kind = channel.get("field"), channel.get("type")
        if field is None:
            continue
        used = True
        if str(field.value) not in names:
            hint = near.hint(str(field.value)) or f"; they have {', '.join(f'`{known}`' for known in names) or 'none'}"
            yield field.start, rules.BROKEN_CHART.says(name=field.value, hint=hint)
        elif kind is None and name not in ("x2", "y2", "detail", "order", "text"):
            yield field.key, rules.BROKEN_CHART.says("no-type", name=name)
        elif kind is not None and kind.value == "quantitative":
            yield from _not_numbers(block, str(field.value))
            if all(row[str(field.value)].value is None for row in block.rows if str(field.value) in row):
                yield field.start, rules.CHART_DATA.says("no-numbers", name=field.value)
    if not used:
        yield block.root.start, rules.BROKEN_CHART.says("no-field")


def _not_numbers(block: ChartBlock, name: str) -> Iterator[tuple[int, Breach]]:
    for number, row in enumerate(block.rows, 1):
        cell = row.get(name)
        if cell is not None and cell.value is not None and type(cell.value) not in (int, float):
            yield cell.start, rules.CHART_DATA.says("no-number", name=name, number=number, value=cell.value)


def _source(fence: Fence, body: Markdown, known: Sequence[Words], reader: YamlReader) -> tuple[int, int] | None:
    """The paragraph right below the block, if it says so in any of the `known` words: where the numbers come from."""
    text = reader.text
    word = known[0].brief.chart_source
    start = _after_space(text, fence.end)
    end = _paragraph_end(text, start)
    if not _opening(known).match(text, start, end):
        reader.report(fence.start, rules.CHART_WITHOUT_SOURCE.says(word=word))
        return None
    if not any(start <= citation.start < end for citation in body.citations):
        reader.report(start, rules.CHART_WITHOUT_SOURCE.says("uncited", word=word))
        return None
    return start, end


def _after_space(text: str, position: int) -> int:
    found = _SPACE.match(text, position)
    return found.end() if found else position


def _paragraph_end(text: str, start: int) -> int:
    found = _PARAGRAPH_END.search(text, start)
    return start + len(text[start : found.start() if found else len(text)].rstrip())


def _opening(known: Sequence[Words]) -> re.Pattern[str]:
    """`Source:` or `Sources:`, in the language of the brief or in English."""
    either = {word for own in known for word in (own.brief.chart_source, own.sources.heading)}
    return re.compile(rf"(?:{'|'.join(map(re.escape, sorted(either)))})[ \xa0\u202f]?[:：]", re.IGNORECASE)
