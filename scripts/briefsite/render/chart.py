"""A chart on the page of its brief: caption, picture and source, the numbers folded below, and both as files.

The picture stands in the page, so that its words take the page's font and its colours the page's scheme. It stands
there twice, drawn for a column of text and for a phone: so its letters have one size. A style sheet shows one of them.
"""

from __future__ import annotations

from briefsite.model import Chart, Drawing
from briefsite.read.paths import brief_path, chart_path
from briefsite.render.markup import blocks, escape, escape_html, link
from briefsite.wording import Words


def above_source(chart: Chart) -> str:
    """What goes before the paragraph that names the source. Blank lines part what is Markdown from what is HTML."""
    wide, narrow = _picture(chart.wide, chart), _picture(chart.narrow, chart)
    return (
        blocks(
            '<figure class="chart" markdown="1">',
            f"<figcaption>{escape_html(chart.title)}</figcaption>",
            f"{escape(chart.unit)}\n{{.chart-unit}}" if chart.unit else "",
            f'<div class="chart-picture" data-search-exclude markdown="0">\n<div class="chart-wide">{wide}</div>\n'
            f'<div class="chart-narrow" hidden="hidden">{narrow}</div>\n</div>',
        )
        + "\n"
    )


def _picture(drawing: Drawing, chart: Chart) -> str:
    named = f'<svg role="img" aria-label="{escape_html(chart.alternative)}" '
    return _key(drawing) + drawing.svg.replace("<svg ", named, 1)


def _key(drawing: Drawing) -> str:
    """What the colours stand for, as text: it takes a second line where it needs one."""
    names = "".join(
        f'<span><svg viewBox="0 0 1 1"><rect width="1" height="1" fill="{colour}"/></svg>{escape_html(name)}</span> '
        for colour, name in drawing.key
    )
    return f'\n<p aria-hidden="true" class="chart-key">{names.rstrip()}</p>' if names else ""


def below_source(chart: Chart, slug: str, number: int, own: Words) -> str:
    """What goes behind that paragraph: the numbers, the files of the chart, which is the `number`th, and its end."""
    files = " ".join(
        _file(words, chart_path(slug, number, ending), slug)
        for ending, words in (("csv", own.brief.chart_numbers_file), ("svg", own.brief.chart_picture_file))
    )
    return "\n{.chart-source}\n\n" + blocks(
        '<details class="chart-numbers" markdown="1">',
        f"<summary>{own.brief.chart_numbers}</summary>",
        table(chart),
        "</details>",
        f"{files}\n{{.chart-files}}",
        "</figure>",
    )


def _file(words: str, path: str, slug: str) -> str:
    return link(words, path, brief_path(slug)) + f'{{download="{path.rpartition("/")[2]}"}}'


def table(chart: Chart) -> str:
    """The numbers of a chart."""
    lines = [
        [escape(title) for title in chart.columns],
        ["---:" if number in chart.numeric else "---" for number in range(len(chart.columns))],
        *([escape(cell) for cell in row] for row in chart.rows),
    ]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in lines)
