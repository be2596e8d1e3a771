"""Notes and comments of a document: where their marks stand, and what they say."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from lxml.etree import _Element

from briefsite.read.documents.document import Comment
from briefsite.read.documents.word.markers import marker
from briefsite.read.documents.word.names import child, elements, remove, text_element, text_of, value, w, words_in
from briefsite.read.documents.word.parts import Part, Parts
from briefsite.read.documents.word.reading import PLACE, Reading, shortened

_KINDS = ("footnote", "endnote")
_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"),
          (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))  # fmt: skip
_SYMBOLS = "*†‡§"
KNOWN_FORMS = ("lowerRoman", "upperRoman", "lowerLetter", "upperLetter", "chicago")


class FoundNote(NamedTuple):
    """A note that the text refers to, as it stands in its part."""

    mark: str
    element: _Element
    is_endnote: bool


def read_notes(parts: Parts, body: _Element, reading: Reading) -> list[FoundNote]:
    """Puts a marker where each note's mark stands in the text; hands back the notes in that order."""
    known = _known(parts)
    forms = _forms(parts)
    counts = dict.fromkeys(_KINDS, 0)
    found: dict[tuple[str, str], int] = {}
    notes: list[FoundNote] = []
    for reference in elements(body, "footnoteReference", "endnoteReference"):
        kind = "footnote" if reference.tag == w("footnoteReference") else "endnote"
        name = kind, value(reference, "id")
        if name not in known:
            reading.lose(reference, f"the text refers to a {kind} that is not in the file")
            remove(reference)
            continue
        if name not in found:
            mark = _own_mark(reference)
            if not mark:
                counts[kind] += 1
                mark = numbered(counts[kind], forms[kind])
            known[name].set(PLACE, f"{kind} {mark}")
            found[name] = len(notes)
            notes.append(FoundNote(mark, known[name], kind == "endnote"))
        _put(reference, marker("note", found[name]))
    _tell_of_others({name: note for name, note in known.items() if name not in found}, reading)
    return notes


def _known(parts: Parts) -> dict[tuple[str, str], _Element]:
    """The notes of a document, by their kind and id."""
    out: dict[tuple[str, str], _Element] = {}
    for kind in _KINDS:
        part = parts.beside(f"{kind}s")
        for each in () if part is None else part.root.iterfind(w(kind)):
            out[kind, value(each, "id")] = each
    return out


def _tell_of_others(notes: Mapping[tuple[str, str], _Element], reading: Reading) -> None:
    for (kind, _), note in notes.items():
        if value(note, "type") in ("", "normal") and (words := words_in(note)):
            what = f"a {kind} to which no mark in the text leads is left out: “{shortened(words, 200)}”"
            reading.lose(f"{kind}s", what)


def numbered(number: int, form: str) -> str:
    """A number as Word writes it in one of its forms."""
    if form in ("lowerRoman", "upperRoman"):
        out = ""
        for amount, letters in _ROMAN:
            times, number = divmod(number, amount)
            out += letters * times
        return out.upper() if form == "upperRoman" else out
    if form in ("lowerLetter", "upperLetter"):
        letter = chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)
        return letter.upper() if form == "upperLetter" else letter
    return _SYMBOLS[(number - 1) % 4] * ((number - 1) // 4 + 1) if form == "chicago" else str(number)


def _forms(parts: Parts) -> dict[str, str]:
    """How notes are numbered: by the settings of the document, or of its last section."""
    settings = parts.beside("settings")
    sections = elements(parts.document.root, "sectPr")
    out = {}
    for kind, usual in (("footnote", "decimal"), ("endnote", "lowerRoman")):
        said = [child(section, f"{kind}Pr", "numFmt") for section in reversed(sections)]
        said.append(None if settings is None else child(settings.root, f"{kind}Pr", "numFmt"))
        out[kind] = next((value(each) for each in said if each is not None), usual)
    return out


def _own_mark(reference: _Element) -> str:
    """The mark that the author typed for a note (`*`), which then is no text; empty where Word counts."""
    run = reference.getparent()
    if run is None or value(reference, "customMarkFollows") not in ("1", "true"):
        return ""
    following = [each for each in (run, run.getnext()) if each is not None and each.tag == w("r")]
    for each in following:
        if mark := text_of(each).strip():
            for part in each.findall(w("t")):
                each.remove(part)
            return mark[:10]
    return ""


def _put(element: _Element, text: str) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.replace(element, text_element(text))


def read_comments(parts: Parts, part: Part, reading: Reading) -> None:
    """Puts a marker where each comment was made, and takes what they say."""
    said = parts.beside("comments")
    if said is None:
        return
    about = _passages(part.root)
    known = {value(each, "id"): each for each in said.root.iterfind(w("comment"))}
    for reference in elements(part.root, "commentReference"):
        name = value(reference, "id")
        if name in known:
            text = "\n".join(line for each in elements(known[name], "p") if (line := words_in(each)))
            reading.comments.append(Comment(value(known[name], "author"), text, about.get(name, "")))
            _put(reference, marker("comment", len(reading.comments) - 1))
        else:
            remove(reference)


def _passages(root: _Element) -> dict[str, str]:
    """The text on which each comment was made, by the comment's id."""
    opened: dict[str, list[str]] = {}
    closed: dict[str, str] = {}
    for each in root.iter(w("commentRangeStart"), w("commentRangeEnd"), w("t"), w("p")):
        if each.tag == w("commentRangeStart"):
            opened[value(each, "id")] = []
        elif each.tag == w("commentRangeEnd"):
            closed[value(each, "id")] = " ".join("".join(opened.pop(value(each, "id"), [])).split())
        else:
            for texts in opened.values():
                texts.append(" " if each.tag == w("p") else each.text or "")
    return closed
