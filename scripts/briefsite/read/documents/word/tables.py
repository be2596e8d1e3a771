"""The tables of a document, made such that the conversion takes all of them: header rows, gaps, merged cells."""

from __future__ import annotations

from lxml.etree import Element, SubElement, _Element

from briefsite.read.documents.word.drawings import BOX
from briefsite.read.documents.word.names import child, elements, first_child, is_on, remove, value, w, words_in
from briefsite.read.documents.word.reading import Reading, shortened
from briefsite.read.documents.word.styles import Styles


def read_tables(root: _Element, styles: Styles, reading: Reading) -> None:
    """Makes header rows known, fills the gaps of rows, tells of text in cells that are merged into others."""
    for table in elements(root, "tbl"):
        rows = [each for each in table if each.tag == w("tr")]
        _loosen(table, rows)
        if not rows:
            continue
        if len(rows) == 1 and len(rows[0].findall(w("tc"))) == 1:
            _as_box(table, rows[0].findall(w("tc"))[0])
            continue
        for row in rows:
            _fill(row)
            _join_across(row, reading)
        _tell_of_merged(rows, reading)
        _find_header(table, rows, styles)
        for properties in [each for each in table if each.tag in (w("tblPr"), w("tblGrid"))]:
            remove(properties)


def _loosen(table: _Element, rows: list[_Element]) -> None:
    """Takes out of a table and its rows what is neither row nor cell, like marks of bookmarks."""
    for each in list(table):
        if each.tag not in (w("tr"), w("tblPr"), w("tblGrid")):
            remove(each)
    for row in rows:
        for each in list(row):
            if each.tag not in (w("tc"), w("trPr")):
                remove(each)


def _as_box(table: _Element, cell: _Element) -> None:
    """A table of one cell is a box with text."""
    box = Element(BOX)
    box[:] = [each for each in cell if each.tag != w("tcPr")]
    table.addprevious(box)
    remove(table)


def _fill(row: _Element) -> None:
    """Puts empty cells where a row begins later or ends earlier than the table."""
    properties = row.find(w("trPr"))
    for name, at_start in (("gridBefore", True), ("gridAfter", False)):
        columns = value(child(properties, name))
        if columns.isdecimal() and 0 < int(columns) < 64:
            cell = Element(w("tc"))
            SubElement(SubElement(cell, w("tcPr")), w("gridSpan")).set(w("val"), columns)
            SubElement(cell, w("p"))
            if at_start:
                row.insert(0 if properties is None else 1, cell)
            else:
                row.append(cell)


def _join_across(row: _Element, reading: Reading) -> None:
    """Cells merged in the old way, each beside the first as its continuation, become one that spans columns."""
    first: _Element | None = None
    for cell in row.findall(w("tc")):
        span = child(cell, "tcPr", "gridSpan")
        if span is not None and not (value(span).isdecimal() and 0 < int(value(span)[:4]) < 200):
            remove(span)
        merge = child(cell, "tcPr", "hMerge")
        if merge is None or value(merge) == "restart":
            first = None if merge is None else cell
        elif first is not None:
            if words := words_in(cell):
                reading.lose(cell, f"text that a merged cell hides is left out: “{shortened(words)}”")
            properties = first_child(first, "tcPr")
            span = first_child(properties, "gridSpan")
            span.set(w("val"), str(int(value(span) or "1") + 1))
            remove(cell)


def _tell_of_merged(rows: list[_Element], reading: Reading) -> None:
    for cell in (each for row in rows[1:] for each in row.findall(w("tc"))):
        merge = child(cell, "tcPr", "vMerge")
        if merge is not None and value(merge) != "restart" and (words := words_in(cell)):
            reading.lose(cell, f"text that a merged cell hides is left out: “{shortened(words)}”")
    for cell in rows[0].findall(w("tc")):
        merge = child(cell, "tcPr", "vMerge")
        if merge is not None:
            merge.set(w("val"), "restart")


def _find_header(table: _Element, rows: list[_Element], styles: Styles) -> None:
    """Where no row says that it is a header, the first is one if the table's style sets it apart, or it is bold."""
    if any(is_on(child(row, "trPr", "tblHeader")) for row in rows):
        for row in rows:
            header = child(row, "trPr", "tblHeader")
            if header is not None and not is_on(header):
                remove(header)
        return
    look = child(table, "tblPr", "tblLook")
    flags = value(look)
    first_row = value(look, "firstRow") in ("1", "true") or (
        bool(flags) and all(each in "0123456789abcdefABCDEF" for each in flags) and bool(int(flags, 16) & 0x20)
    )
    styled = first_row and styles.has_first_row(value(child(table, "tblPr", "tblStyle")))
    if len(rows) > 1 and (styled or _is_bold(rows[0], styles)):
        properties = first_child(rows[0], "trPr")
        SubElement(properties, w("tblHeader"))


def _is_bold(row: _Element, styles: Styles) -> bool:
    runs = [run for run in elements(row, "r") if words_in(run)]
    return bool(runs) and all(styles.looks(run).get("b") for run in runs)
