"""Tracked changes, accepted: what was put in is text, what was taken out is gone."""

from __future__ import annotations

from lxml.etree import _Element

from briefsite.read.documents.word.names import child, elements, remove, unwrap, w
from briefsite.read.documents.word.reading import Reading

_TAKEN_OUT = ("del", "moveFrom")
_PUT_IN = ("ins", "moveTo", "smartTag", "customXml", "dir", "bdo")
"""Elements around runs that say nothing to readers, beside those of tracked changes."""
_OLD_LOOKS = ("rPrChange", "pPrChange", "tblPrChange", "trPrChange", "tcPrChange", "sectPrChange", "numberingChange")


def accept_changes(root: _Element, reading: Reading) -> None:
    """Takes a part of a document as it is when all its tracked changes are accepted, and says that there were some."""
    for old in elements(root, *_OLD_LOOKS):
        remove(old)
    taken_out = [each for each in elements(root, *_TAKEN_OUT) if not _is_mark(each)]
    taken_out += [each for each in elements(root, "tr") if child(each, "trPr", "del") is not None]
    taken_out += [each for each in elements(root, "tc") if child(each, "tcPr", "cellDel") is not None]
    changes = len(taken_out) + sum(not _is_mark(each) for each in elements(root, "ins", "moveTo"))
    if changes:
        reading.lose("document", f"tracked changes ({changes}) were accepted: what was struck out is not here")
    for paragraph in elements(root, "p"):
        if any(child(paragraph, "pPr", "rPr", name) is not None for name in _TAKEN_OUT):
            _join_to_next(paragraph)
    for each in taken_out:
        remove(each)
    for each in elements(root, *_PUT_IN):
        if not _is_mark(each):
            unwrap(each)
    for table in elements(root, "tbl"):
        if table.find(w("tr")) is None:
            remove(table)


def _is_mark(element: _Element) -> bool:
    """Whether this stands for the end of a paragraph or for a row, and holds nothing itself."""
    around = element.getparent()
    return around is not None and around.tag in (w("rPr"), w("trPr"), w("tcPr"), w("numPr"))


def _join_to_next(paragraph: _Element) -> None:
    """A paragraph whose end was taken out goes on in the next one, which keeps its own looks."""
    following = next(paragraph.itersiblings(w("p"), w("tbl")), None)
    if following is None or following.tag != w("p"):
        return
    at = 1 if following.find(w("pPr")) is not None else 0
    following[at:at] = [each for each in paragraph if each.tag != w("pPr")]
    remove(paragraph)
