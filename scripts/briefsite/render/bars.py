"""A small bar chart of when something was written, as SVG that stands in the page: no script, no style, no library.

Vega-Lite, which draws the charts of briefs, would make the SVG of one topic four times as long (9 kB for 2), take a
hundred times as long for it, bring its own colours and fonts where these take the page's, and have neither the language
of the page nor what is told to who cannot see it.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Callable, Iterable, Sequence

from msgspec import Struct

from briefsite.render.markup import escape_html
from briefsite.wording import Words
from briefsite.wording.languages import date_parts, long_date

WIDTH, HEIGHT = 360, 96
_BAR = "#2f7fb8"  # the first colour of the charts in briefs: stands out from a light and from a dark page
_BASE, _TOP, _TEXT = 78, 16, 12
_WIDEST, _MOST_NUMBERS, _LABEL_ROOM = 40, 24, 60


class Scale(Struct, frozen=True):
    """A way to cut time: the first day of the part that a day is in, of the next part, and how a part is
    called in a language: in full, in short, and as a unit."""

    start: Callable[[dt.date], dt.date]
    following: Callable[[dt.date], dt.date]
    name: Callable[[str, dt.date, Words], str]
    short: Callable[[str, dt.date], str]
    unit: Callable[[Words], str]


_WEEKS = Scale(
    lambda day: day - dt.timedelta(day.weekday()),
    lambda day: day + dt.timedelta(7),
    lambda lang, day, own: own.topic.week_of.format(date=long_date(lang, day)),
    lambda lang, day: date_parts(lang, day, "MMMd"),
    lambda own: own.topic.week,
)
_MONTHS = Scale(
    lambda day: day.replace(day=1),
    lambda day: (day + dt.timedelta(31)).replace(day=1),
    lambda lang, day, _: date_parts(lang, day, "yMMMM"),
    lambda lang, day: date_parts(lang, day, "yMMM"),
    lambda own: own.topic.month,
)
_YEARS = Scale(
    lambda day: day.replace(month=1, day=1),
    lambda day: day.replace(year=day.year + 1, month=1, day=1),
    lambda _, day, __: str(day.year),
    lambda _, day: str(day.year),
    lambda own: own.topic.year,
)


def scale_for(first: dt.date, last: dt.date) -> Scale:
    """Weeks for about a quarter of a year, months for three years, else years."""
    days = (last - first).days
    return _WEEKS if days < 100 else _MONTHS if days < 3 * 365 else _YEARS


def bars(days: Iterable[dt.date], first: dt.date, last: dt.date, title: str, lang: str, own: Words) -> str:
    """How many of `days` fall in each part of `first` to `last`, as one line of SVG, in a language and its words."""
    scale = scale_for(first, last)
    counts = Counter(scale.start(day) for day in days)
    parts = [scale.start(first)]
    while (following := scale.following(parts[-1])) <= last:
        parts.append(following)
    joining = own.joining
    told = joining.clause.join(
        f"{scale.name(lang, part, own)}{joining.colon}{counts[part]}" for part in parts if counts[part]
    )
    drawn = "".join((*_columns(parts, counts), *_axis(parts, scale, lang)))
    return (
        f'<svg viewBox="0 0 {WIDTH} {HEIGHT}" role="img" aria-labelledby="written-title written-desc" '
        f'fill="currentColor" font-size="{_TEXT}" direction="ltr">'
        f'<title id="written-title">{escape_html(title)}</title>'
        f'<desc id="written-desc">{escape_html(told)}</desc>{drawn}</svg>'
    )


def _columns(parts: Sequence[dt.date], counts: Counter[dt.date]) -> Iterable[str]:
    step = WIDTH / len(parts)
    width = min(_WIDEST, step * 0.75)
    unit = (_BASE - _TOP) / max(counts.values(), default=1)
    for place, part in enumerate(parts):
        count = counts[part]
        if not count:
            continue
        middle, height = (place + 0.5) * step, count * unit
        yield (
            f'<rect x="{_short(middle - width / 2)}" y="{_short(_BASE - height)}" width="{_short(width)}" '
            f'height="{_short(height)}" fill="{_BAR}"/>'
        )
        if len(parts) <= _MOST_NUMBERS:
            yield f'<text x="{_short(middle)}" y="{_short(_BASE - height - 4)}" text-anchor="middle">{count}</text>'


def _axis(parts: Sequence[dt.date], scale: Scale, lang: str) -> Iterable[str]:
    """The base line, and as many names below it as there is room for, from the newest back."""
    yield f'<path d="M0 {_BASE}.5H{WIDTH}" stroke="currentColor" stroke-opacity=".5"/>'
    step = WIDTH / len(parts)
    every = max(1, -(-_LABEL_ROOM // int(step + 1)))
    for place in range(len(parts) - 1, -1, -every):
        middle = (place + 0.5) * step
        if _LABEL_ROOM / 2 <= middle <= WIDTH - _LABEL_ROOM / 2:
            anchor, at = "middle", middle
        else:
            anchor, at = ("start", max(0.0, middle - step / 2)) if middle < WIDTH / 2 else ("end", float(WIDTH))
        yield f'<text x="{_short(at)}" y="{_BASE + 15}" text-anchor="{anchor}">{scale.short(lang, parts[place])}</text>'


def _short(number: float) -> str:
    return f"{number:.1f}".removesuffix(".0")
