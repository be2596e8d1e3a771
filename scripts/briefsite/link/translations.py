"""Whether a translation says what its original says today: its dates, its sources, its figures."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator

from briefsite.model import Brief, Chart
from briefsite.model.citing import cited_keys

_DIGIT = re.compile(r"\d")
_NUMBER = re.compile(r"\d+(?:[.,٫٬\u00a0\u202f'’ ]\d+)*")
_COUNTED_IN_MYRIADS = re.compile("[百千万萬亿億兆]")
"""Where numbers are counted in ten thousands they have other digits: 6.1 million is 610万."""


def last_changed(brief: Brief) -> dt.date:
    """The day on which a brief last changed, as its front matter says."""
    return brief.front.updated or brief.front.date


def differences(translation: Brief, original: Brief) -> tuple[str, ...]:
    """In what a translation lags behind its original or differs from it, in English; () where nothing is known to."""
    return tuple(_differences(translation, original))


def _differences(translation: Brief, original: Brief) -> Iterator[str]:
    newest, own = last_changed(original), last_changed(translation)
    if newest > own:
        yield f"the original changed on {newest}, this translation last on {own}"
    theirs, ours = cited_keys([original]), cited_keys([translation])
    if theirs - ours:
        yield f"the original cites {_named(theirs - ours)} too"
    if ours - theirs:
        yield f"it cites {_named(ours - theirs)}, which the original does not"
    yield from _other_figures(translation, original)


def _named(keys: frozenset[str]) -> str:
    shown = [f"`{key}`" for key in sorted(keys)]
    return ", ".join(shown[:3]) + (f" and {len(shown) - 3} more" if len(shown) > 3 else "")


def _other_figures(translation: Brief, original: Brief) -> Iterator[str]:
    """Key figures and numbers in charts, compared by their digits: languages write numbers and units as they like."""
    ours, theirs = translation.front.key_figures, original.front.key_figures
    if len(ours) != len(theirs):
        yield f"key figures: {len(theirs)} in the original, {len(ours)} in this translation"
    else:
        for own, other in zip(ours, theirs, strict=True):
            if _numbers(own.value) != _numbers(other.value) and not _COUNTED_IN_MYRIADS.search(own.value + other.value):
                yield f"a key figure is `{other.value}` in the original, `{own.value}` here"
    if len(translation.charts) != len(original.charts):
        yield f"charts: {len(original.charts)} in the original, {len(translation.charts)} in this translation"
    elif any(_charted(one) != _charted(other) for one, other in zip(translation.charts, original.charts, strict=True)):
        yield "a chart has other numbers in the original"


def _charted(chart: Chart) -> Counter[str]:
    cells = (row[column] for row in chart.rows for column in chart.numeric if column < len(row))
    return Counter(number for cell in cells for number in _numbers(cell).elements())


def _numbers(text: str) -> Counter[str]:
    """The numbers in a text, each as its Western digits alone."""
    plain = _DIGIT.sub(lambda digit: str(unicodedata.digit(digit[0])), text)
    return Counter("".join(_DIGIT.findall(number)) for number in _NUMBER.findall(plain))
