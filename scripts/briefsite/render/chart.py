"""A chart on the page of its brief: a figure with caption, picture, source, and the numbers folded below it.

The picture stands in the page, so that its words take the page's font and its colours the page's scheme.
"""

from __future__ import annotations

from briefsite.model import Chart
from briefsite.render.markup import blocks, escape, escape_html
from briefsite.wording import Words


def above_source(chart: Chart) -> str:
    """What goes before the paragraph that names the source. Blank lines part what is Markdown from what is HTML."""
    alternative = escape_html(chart.alternative).replace("\n", " ")
    picture = chart.svg.replace("<svg ", f'<svg role="img" aria-label="{alternative}" ', 1)
    return (
        blocks(
            '<figure class="chart" markdown="1">',
            f"<figcaption>{escape_html(' '.join(chart.title.split()))}</figcaption>",
            f'<div class="chart-picture" data-search-exclude markdown="0">{picture}</div>',
        )
        + "\n"
    )


def below_source(chart: Chart, own: Words) -> str:
    """What goes behind that paragraph: the numbers, and the end of the figure."""
    return "\n{.chart-source}\n\n" + blocks(
        '<details class="chart-numbers" markdown="1">',
        f"<summary>{own.brief.chart_numbers}</summary>",
        _table(chart),
        "</details>",
        "</figure>",
    )


def _table(chart: Chart) -> str:
    lines = [
        [escape(title) for title in chart.columns],
        ["---:" if number in chart.numeric else "---" for number in range(len(chart.columns))],
        *([escape(cell) for cell in row] for row in chart.rows),
    ]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in lines)
