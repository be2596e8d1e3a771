"""The fields of a document: what Word computes and shows, and where reference managers keep their citations.

A field is a row of runs: `begin`, its code, `separate`, what it shows, `end`. It may hold others, over paragraphs too.
"""

from __future__ import annotations

from collections.abc import Callable
from copy import deepcopy

from lxml.etree import Element, SubElement, _Element

from briefsite.read.documents.word.markers import MARKER
from briefsite.read.documents.word.names import (
    XML_SPACE,
    elements,
    ours,
    own_runs,
    remove,
    text_element,
    text_of,
    unwrap,
    value,
    w,
)
from briefsite.read.documents.word.reading import Reading

_KEPT = [w(name) for name in ("footnoteReference", "endnoteReference", "commentReference", "drawing", "pict", "object")]
"""What of the result of a field is more than its text, and stays where a citation takes the text's place."""


LINK = ours("link")
"""On a run within a link: where that leads."""
DEEPEST = 40


class Field:
    """A field while its end is looked for."""

    def __init__(self, begin: _Element, around: str = "") -> None:
        self.begin = begin
        self.around = around
        """The code of the field that this one is in."""
        self.marks = [begin]
        self.code: list[str] = []
        self.hidden: list[_Element] = []
        """Runs between `begin` and `separate`."""
        self.result: list[_Element] = []
        self.shows = False
        self.data = [part.text or "" for part in begin.iter(w("fldData"))]

    @property
    def text(self) -> str:
        return "".join(self.code)

    @property
    def shown(self) -> str:
        return shown_by(self.result)


def shown_by(runs: list[_Element]) -> str:
    """The text of runs, as one line; where another paragraph begins, a space."""
    out: list[str] = []
    before = None
    for run in runs:
        paragraph = next(run.iterancestors(w("p")), None)
        if paragraph is None:  # a mark of a field within, which is read already
            continue
        out.append(" " if before is not None and paragraph is not before else "")
        out.append(text_of(run))
        before = paragraph
    return " ".join(MARKER.sub("", "".join(out)).split())


def read_fields(story: _Element, reading: Reading, resolve: Callable[[Field], None]) -> None:
    """Hands each field of a story to `resolve`, inner ones first, and leaves of them what that leaves."""
    for simple in elements(story, "fldSimple"):
        _as_runs(simple)
    for run in own_runs(story):
        _one_mark_each(run)
    open_fields: list[Field] = []
    for run in own_runs(story):
        _take(run, open_fields, reading, resolve)
    for field in open_fields:
        own = next(field.begin.iterancestors(w("p")), None)
        cut = shown_by([run for run in field.result if next(run.iterancestors(w("p")), None) is own])
        reading.lose(field.begin, f"a field without an end ({_quoted(field.text)}): {_left(cut)}")
        for mark in [*field.marks, *(run for run in field.hidden if run.find(w("instrText")) is not None)]:
            remove(mark)
    for stray in elements(story, "instrText", "delInstrText", "fldData"):
        remove(stray)


def _take(run: _Element, open_fields: list[Field], reading: Reading, resolve: Callable[[Field], None]) -> None:
    kind = value(run.find(w("fldChar")), "fldCharType")
    if kind == "begin":
        for field in open_fields:
            (field.result if field.shows else field.hidden).append(run)
        if len(open_fields) >= DEEPEST:
            reading.lose(run, f"fields stand in one another more than {DEEPEST} deep: what they show is kept as text")
            remove(run)
            return
        open_fields.append(Field(run, open_fields[-1].text if open_fields else ""))
        return
    if kind and not open_fields:
        reading.lose(run, "a field without a beginning: what it shows is kept as text")
        remove(run)
        return
    if kind == "separate":
        open_fields[-1].shows = True
        open_fields[-1].marks.append(run)
    elif kind == "end":
        _close(open_fields, run, reading, resolve)
    else:
        if (code := run.find(w("instrText"))) is not None and open_fields and not open_fields[-1].shows:
            open_fields[-1].code.append(code.text or "")
        for field in open_fields:
            (field.result if field.shows else field.hidden).append(run)


def _close(open_fields: list[Field], end: _Element, reading: Reading, resolve: Callable[[Field], None]) -> None:
    field = open_fields.pop()
    field.marks.append(end)
    outer = open_fields[-1] if open_fields else None
    if outer is not None and field.text.strip().upper().startswith("ADDIN EN.CITE.DATA"):
        outer.data.extend(field.data)
    elif outer is not None and not outer.shows:
        outer.code.append(field.shown)
    resolve(field)
    for run in field.marks:
        if run.find(w("fldChar")) is not None:
            remove(run)
    within = shown_by(field.hidden)
    if within:
        reading.lose(
            end, f"text stands in the code of a field: “{within}” {'is left out' if field.shows else 'is kept'}"
        )
    for run in field.hidden:
        if field.shows or run.find(w("t")) is None:
            remove(run)


def _left(cut: str) -> str:
    return f"its text “{cut}” is kept" if cut else "it shows nothing"


def _quoted(code: str) -> str:
    code = " ".join(code.split())
    return code if len(code) <= 40 else code[:39] + "…"


def _as_runs(simple: _Element) -> None:
    """Writes a field that is one element as the row of runs that it stands for."""
    code, shown = value(simple, "instr"), list(simple)
    begin, instruction, separate, end = (Element(w("r")) for _ in range(4))
    for run, kind in ((begin, "begin"), (separate, "separate"), (end, "end")):
        SubElement(run, w("fldChar")).set(w("fldCharType"), kind)
    said = SubElement(instruction, w("instrText"))
    said.text = code
    said.set(XML_SPACE, "preserve")
    for data in simple.findall(w("fldData")):
        begin[0].append(data)
    simple[:] = [begin, instruction, separate, *(each for each in shown if each.tag != w("fldData")), end]
    unwrap(simple)


def _one_mark_each(run: _Element) -> None:
    """Parts a run that holds marks of fields besides other things into runs of one thing each."""
    parts = [part for part in run if part.tag != w("rPr")]
    if len(parts) < 2 or not any(part.tag in (w("fldChar"), w("instrText")) for part in parts):
        return
    properties = run.find(w("rPr"))
    for part in parts:
        single = Element(w("r"))
        if properties is not None:
            single.append(deepcopy(properties))
        single.append(part)
        run.addprevious(single)
    remove(run)


def put_in_place(runs: list[_Element], text: str, instead: _Element) -> None:
    """Says `text` where these runs stand, or in the run `instead` if there are none; what is no text stays."""
    standing = [run for run in runs if run.getparent() is not None]
    first = standing[0] if standing else instead
    for run in standing or [instead]:
        if run.get(LINK, "").startswith("#"):  # EndNote ties its citations to its own list
            del run.attrib[LINK]
        for part in [part for part in run if part.tag not in _KEPT]:
            run.remove(part)
    if text:
        first.insert(0, text_element(text))
