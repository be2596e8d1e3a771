"""Charts: what is read from a `vega-lite` block, what is drawn, and what no chart can do."""

from __future__ import annotations

import csv
import io
import json
import re
import socket
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import jsonschema_rs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from briefsite.model import Chart, Drawing, Problem, TextFile
from briefsite.read.charts import read_charts
from briefsite.read.charts.draw import Drawings, draw
from briefsite.read.charts.house_style import BLACK, COLOURS, NARROW, WIDE
from briefsite.read.charts.measure import StandIns
from briefsite.read.front_matter.schema import FOLDER
from briefsite.read.markdown import parse_markdown

ALLOWED = {"svg", "g", "path", "line", "rect", "circle", "text", "tspan"}


@dataclass(frozen=True)
class Case:
    """A text in a language, and what is expected of its charts."""

    title: str
    text: str
    lang: str
    sections: dict[str, str]


def cases() -> list[Case]:
    """Those of cases.txt: `§ title`, perhaps `lang: …`, the text, then `→ section` and what it holds."""
    found = []
    for block in re.split(r"^§ ", (Path(__file__).parent / "cases.txt").read_text("utf-8"), flags=re.MULTILINE)[1:]:
        title, _, rest = block.partition("\n")
        text, *sections = re.split(r"^→ ", rest, flags=re.MULTILINE)
        lang = "en"
        if text.startswith("lang: "):
            first, _, text = text.partition("\n")
            lang = first.removeprefix("lang: ")
        found.append(Case(title, text, lang, dict(section.strip().split("\n", 1) for section in sections)))
    return found


def read(text: str, lang: str = "en") -> tuple[tuple[Chart, ...], tuple[Problem, ...]]:
    """The charts of a text and what is wrong with them."""
    file = TextFile("briefs/x.md", text)
    return read_charts(file, parse_markdown(file, 0, lang), lang)


def listing(case: Case, section: str) -> str:
    """A section as it should be."""
    charts, problems = read(case.text, case.lang)
    if section == "problems":
        return "\n".join(f"{x.place.line}:{x.place.column} {x.rule}: {x.message}" for x in problems)
    assert not problems, [str(problem) for problem in problems]
    return "\n".join(_part(case.text, chart, section) for chart in charts)


def _part(text: str, chart: Chart, section: str) -> str:
    if section == "title":
        return chart.title
    if section == "alternative":
        return chart.alternative
    if section == "unit":
        return chart.unit
    if section == "key":
        return "\n".join(f"{colour} {name}" for colour, name in chart.wide.key)
    if section == "file":
        return chart.comma_separated.replace("\r\n", "\n").rstrip()
    if section == "words on a phone":
        return " ".join(node.text or "" for node in etree.fromstring(chart.narrow.svg).iter("{*}text"))
    if section == "source":
        return text[slice(*chart.source)]
    if section == "words in the picture":
        return " ".join(node.text or "" for node in etree.fromstring(chart.wide.svg).iter("{*}text"))
    assert section == "table"
    heads = [name + " (numbers)" * (number in chart.numeric) for number, name in enumerate(chart.columns)]
    return "\n".join(" | ".join(row) for row in (heads, *chart.rows)).replace("\u202f", " ").replace("\xa0", " ")


@pytest.mark.parametrize("case", cases(), ids=lambda case: case.title)
def test_case(case: Case) -> None:
    """Each text of cases.txt gives just what stands below it."""
    got = {section: listing(case, section).replace("\xa0", " ").replace("\u202f", " ") for section in case.sections}
    assert got == case.sections


BARS: dict[str, Any] = {
    "title": "T",
    "description": "D",
    "data": {"values": [{"a": 3, "b": "x"}, {"a": 1, "b": "y"}]},
    "mark": "bar",
    "encoding": {"x": {"field": "a", "type": "quantitative"}, "y": {"field": "b", "type": "nominal"}},
}


def block(spec: object) -> str:
    """A text with a chart, and its source."""
    return f"```vega-lite\n{json.dumps(spec)}\n```\n\nSource: @doe2020.\n"


def picture(spec: object) -> str:
    """What is drawn of a chart that has no mistake."""
    (chart,), problems = read(block(spec))
    assert not problems
    return chart.wide.svg


def test_the_same_chart_has_the_same_bytes() -> None:
    """Drawn anew, a chart does not differ: no clock, chance or counter goes into it."""
    first = picture(BARS)
    draw.cache_clear()
    picture({**BARS, "mark": "tick"})
    assert picture(BARS) == first


def test_a_chart_is_drawn_once() -> None:
    """A second look at the same chart, as when a site is served and saved, costs nothing."""
    draw.cache_clear()
    picture(BARS)
    picture({**BARS, "title": "Other words for the same picture"})
    assert (draw.cache_info().misses, draw.cache_info().hits) == (1, 1)


def test_words_in_other_scripts_do_not_depend_on_the_fonts_of_the_machine() -> None:
    """Arabic and Chinese are placed by a reckoning of their width, and sort as they did."""
    words = StandIns()
    rows = [{"国": "中国"}, {"国": "南非共和国"}, {"国": "Brazil"}]
    spec = words.put_in({"field": "国", "values": rows, "title": "الصين"})
    standing = [row["国"] for row in spec["values"]]
    assert spec["field"] == "国" and standing[2] == "Brazil"
    assert all(word.isascii() for word in standing) and len(standing[1]) > len(standing[0])
    assert (standing[0] < standing[1]) == ("中国" < "南非共和国")


def test_a_picture_is_shapes_and_words_only() -> None:
    """No script, style, link or identifier is left in a picture; ink is the page's, colours those told apart by all."""
    spec = {**BARS, "encoding": {**BARS["encoding"], "color": {"field": "b", "type": "nominal"}}}
    root = etree.fromstring(picture(spec))
    elements = list(root.iter(etree.Element))
    assert {etree.QName(element).localname for element in elements} <= ALLOWED
    attributes = {(name, str(value)) for element in elements for name, value in element.attrib.items()}
    assert not {name for name, _ in attributes} & {"id", "href", "class", "onload", "style"}
    paints = {value for name, value in attributes if name in ("fill", "stroke")}
    assert paints == {"currentColor", "none", *COLOURS[:2]}


@pytest.mark.parametrize("ground", ["#ffffff", "#1e2129"])
@pytest.mark.parametrize("colour", COLOURS)
def test_every_colour_stands_out(colour: str, ground: str) -> None:
    """3:1 from white and from the dark page, as WCAG 2.2 (1.4.11) asks of what must be seen."""
    lighter, darker = sorted((_luminance(colour), _luminance(ground)), reverse=True)
    assert (lighter + 0.05) / (darker + 0.05) >= 3


def _luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_what_the_schema_lets_pass_cannot_lead_out(monkeypatch: pytest.MonkeyPatch) -> None:
    """Even given to the library directly, an address is refused, and no socket is opened."""
    monkeypatch.setattr(socket, "socket", None)
    refused = draw(json.dumps({**BARS, "data": {"url": "http://127.0.0.1:9/a.json"}}), "en")
    assert refused == "External data url not allowed: http://127.0.0.1:9/a.json"


@pytest.mark.parametrize(
    ("spec", "said"),
    [
        ({**BARS, "data": {"values": BARS["data"]["values"] * 151}}, "a list of at most 300 rows"),
        ({**BARS, "description": "x" * 70_000}, "the chart is 70,2"),
        ({**BARS, "height": 1e9}, "a number from 40 to 800"),
        ({**BARS, "data": {"values": [{"a": 1e300, "b": "x"}]}}, "at most a thousand million million"),
        ({**BARS, "data": {"values": [{"a": 1, "b": "\uffff"}]}}, "holds the control character U+FFFF; delete it"),
    ],
)
def test_what_is_too_large_or_strange_is_refused(spec: dict[str, Any], said: str) -> None:
    """A chart cannot make a page or a build large or slow, and its oddities are said, not raised."""
    charts, problems = read(block(spec))
    assert not charts and said in problems[0].message


def test_what_cannot_be_drawn_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    """With Vega-Lite's own reason."""

    def fail(*_: object, **__: object) -> str:
        raise ValueError("no such scale")

    monkeypatch.setattr("vl_convert.vegalite_to_svg", fail)
    charts, (problem,) = read(block({**BARS, "data": {"values": [{"a": 71, "b": "not drawn before"}]}}))
    assert not charts and problem.message.startswith("Vega-Lite cannot draw this chart (no such scale")


@pytest.mark.parametrize("content", ["[" * 50_000, '{"a":' * 9_000 + "1" + "}" * 9_000, '{"a": ' + "1" * 5_000 + "}"])
def test_depth_and_length_are_bounded(content: str) -> None:
    """Nesting and numbers without end are problems, and quickly."""
    text = f"```vega-lite\n{content}\n```\n\nSource: @doe2020.\n"
    charts, problems = read(text)
    assert not charts and (problems or parse_markdown(TextFile("briefs/x.md", text), 0, "en").problems)


def test_the_schema_can_be_used_by_editors() -> None:
    """It is valid JSON Schema, and describes every key."""
    document = json.loads((FOLDER / "chart.json").read_text("utf-8"))
    jsonschema_rs.meta.validate(document)
    places = [document, *document["$defs"].values()]
    keys = [(key, said) for place in places for key, said in place.get("properties", {}).items()]
    assert keys and all(said.get("description") for _, said in keys)


JSON_VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=8,
)
KEYS = st.sampled_from(["title", "data", "mark", "encoding", "layer", "height", "x", "y", "color", "field", "values"])


@st.composite
def spoilt_charts(draw_from: st.DrawFn) -> object:
    """The chart that is right, with any value put somewhere."""
    spec = json.loads(json.dumps(BARS))
    place = spec
    for _ in range(draw_from(st.integers(0, 3))):
        inner = [value for value in place.values() if isinstance(value, dict)]
        place = draw_from(st.sampled_from(inner)) if inner else place
    place[draw_from(KEYS | st.sampled_from(sorted(place)))] = draw_from(JSON_VALUES)
    return spec


@given(JSON_VALUES | spoilt_charts())
@settings(deadline=None, max_examples=100)
def test_any_json_is_a_chart_or_a_problem(value: object) -> None:
    """Nothing that a block can hold raises, and nothing is dropped without a word."""
    charts, problems = read(block(value))
    assert bool(charts) != bool(problems)
    for chart in charts:
        assert etree.fromstring(chart.wide.svg) is not None and etree.fromstring(chart.narrow.svg) is not None


@given(st.text(max_size=60))
@settings(deadline=None, max_examples=100)
def test_any_text_is_a_chart_or_a_problem(text: str) -> None:
    """The same of text that is no JSON."""
    content = re.sub(r"[`\r]", "", text)
    charts, problems = read(f"```vega-lite\n{content}\n```\n\nSource: @doe2020.\n")
    assert bool(charts) != bool(problems)


def test_a_drawing_is_a_value() -> None:
    """What is drawn compares by content, so that a build can be compared with another."""
    assert draw(json.dumps({**BARS, "title": None}), "en") == draw(json.dumps({**BARS, "title": None}), "en")
    assert isinstance(draw(json.dumps(BARS), "en"), Drawings)


STACK = [("A", "x", 10), ("A", "y", 50), ("A", "z", 30), ("B", "y", 21), ("B", "z", 64), ("B", "x", 7)]
"""No two bars end at one place, in whatever order they are stacked."""


@pytest.mark.parametrize("order", [None, {"field": "v", "type": "quantitative", "sort": "descending"}])
@pytest.mark.parametrize("detail", [None, {"field": "g"}])
@pytest.mark.parametrize("stack", [{"stack": "zero"}, {}], ids=["said", "of itself"])
@given(st.permutations(STACK))
@settings(deadline=None, max_examples=10)
def test_numbers_stand_on_their_own_bars(
    order: Any, detail: Any, stack: dict[str, str], rows: list[tuple[str, str, int]]
) -> None:
    """A text over a stack stands at the end of the bar that is as long as it says, whatever the order of the rows."""
    bars = {"color": {"field": "g", "type": "nominal"}} | ({"order": order} if order else {})
    spec = {
        **BARS,
        "data": {"values": [{"m": m, "g": g, "v": v} for m, g, v in rows]},
        "layer": [
            {"mark": "bar", "encoding": bars},
            {"mark": "text", "encoding": {"text": {"field": "v"}} | ({"detail": detail} if detail else {})},
        ],
        "encoding": {
            "x": {"field": "v", "type": "quantitative", **stack},
            "y": {"field": "m", "type": "nominal"},
        },
    }
    del spec["mark"]
    svg = picture(spec)
    widths = re.findall(r'd="M([\d.]+),[\d.]+h([\d.]+)', svg)
    bar_ends = {float(start) + float(width): float(width) for start, width in widths}
    texts = re.findall(r'translate\(([\d.]+),[\d.]+\)"[^>]*>(\d+)</text>', svg)
    own = [(float(x), int(number)) for x, number in texts if int(number) in {v for _, _, v in STACK}]
    found = {
        number: min(bar_ends, key=lambda end, x=x: abs(end - x))  # type: ignore[misc]
        for x, number in own
    }
    unit = max(bar_ends.values()) / 64
    for number, end in found.items():
        assert abs(bar_ends[end] - number * unit) < unit, (number, bar_ends[end] / unit)


def test_an_axis_may_stand_at_the_right() -> None:
    """As an Arabic chart wants it, with bars that run from there: the names stand right of the bars."""
    x = {**BARS["encoding"]["x"], "scale": {"reverse": True}}
    y = {**BARS["encoding"]["y"], "axis": {"orient": "right"}}
    root = etree.fromstring(picture({**BARS, "encoding": {"x": x, "y": y}}))
    names = [node for node in root.iter("{*}text") if node.text in ("x", "y")]
    assert len(names) == 2 and all(_across(name) > 250 for name in names)
    assert all(_across(name) < 250 for name in etree.fromstring(picture(BARS)).iter("{*}text") if name.text in "xy")


def _across(node: Any) -> float:
    """Where an element begins: the sum of all that it and what it stands in are moved by."""
    moved = (re.search(r"translate\((-?[\d.]+)", each.get("transform", "")) for each in (node, *node.iterancestors()))
    return sum(float(found[1]) for found in moved if found)


TEXTS = st.text("ab=+-@,;\"'é", max_size=6)
CELLS = (
    st.none()
    | st.booleans()
    | st.integers(-(10**9), 10**9)
    | st.floats(-1e9, 1e9)
    | TEXTS
    | TEXTS.map(lambda text: f"a{text}\nb")
)


@given(st.lists(st.tuples(CELLS, CELLS), min_size=1, max_size=6))
@settings(deadline=None, max_examples=25)
def test_the_file_says_what_the_block_says(rows: list[tuple[Any, Any]]) -> None:
    """Read back, it has the numbers as numbers and the texts as texts, but for the apostrophe before a formula."""
    values = [{"n": number, "a": a, "b": b} for number, (a, b) in enumerate(rows)]
    spec = {**BARS, "data": {"values": values}, "encoding": {"x": {"field": "n", "type": "quantitative"}}}
    (chart,), _ = read(block(spec))
    head, *written = csv.reader(io.StringIO(chart.comma_separated))
    assert head == ["n", "a", "b"]
    assert [row[1:] for row in written] == [[_as_written(a), _as_written(b)] for a, b in rows]


def _as_written(value: Any) -> str:
    if isinstance(value, str):
        return f"'{value}" if value.startswith(("=", "+", "-", "@")) else value
    return "" if value is None else json.dumps(value)


@pytest.mark.parametrize("colour", COLOURS)
def test_black_can_be_read_on_every_colour(colour: str) -> None:
    """4.5:1, as WCAG 2.2 (1.4.3) asks of text: numbers on stacked bars are black in either scheme."""
    assert BLACK == "#000" and (_luminance(colour) + 0.05) / 0.05 >= 4.5


def test_a_chart_is_drawn_for_the_column_and_for_a_phone() -> None:
    """Each at its own width, in pixels, with letters of one size."""
    (chart,), _ = read(block(BARS))
    for drawing, width in ((chart.wide, WIDE), (chart.narrow, NARROW)):
        root = etree.fromstring(drawing.svg)
        assert root.get("viewBox", "").split()[2] == str(width)
        assert {node.get("font-size") for node in root.iter(etree.Element)} == {None, "13"}


def test_a_chart_of_a_page_read_from_the_right_runs_from_there() -> None:
    """Without a word in the block: names at the right, bars to the left, numbers at their left ends."""
    (left,), _ = read(block(BARS))
    (right,), _ = read(block(BARS).replace("Source", "المصدر"), "ar")

    def names(drawing: Drawing) -> list[float]:
        return [_across(node) for node in etree.fromstring(drawing.svg).iter("{*}text") if node.text in "xy"]

    assert all(place < 100 for place in names(left.wide)) and all(place > 400 for place in names(right.wide))
