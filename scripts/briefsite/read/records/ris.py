"""RIS, as reference managers and databases write it; rispy reads the lines of a record.

A record begins with `TY`; one that does not end is read all the same. Lines that belong to no record are told.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from briefsite.model import Place
from briefsite.read.bibliography.writing.normal import normal
from briefsite.read.records.keys import usable_key
from briefsite.read.records.record import Record, Records, Unread

RECORD = re.compile(r"^[ \t]*TY {1,2}- ?", re.MULTILINE)
_LINE = re.compile(r"([A-Z][A-Z0-9]) {1,2}-(?: (.*)|$)")

TYPES: Mapping[str, str] = {
    "ABST": "article-journal", "ADVS": "motion_picture", "AGGR": "dataset", "ART": "graphic", "BILL": "bill",
    "BLOG": "post-weblog", "BOOK": "book", "CASE": "legal_case", "CHAP": "chapter", "CHART": "graphic",
    "CLSWK": "book", "COMP": "software", "CONF": "paper-conference", "CPAPER": "paper-conference",
    "CTLG": "book", "DATA": "dataset", "DBASE": "dataset", "DICT": "entry-dictionary", "EBOOK": "book",
    "ECHAP": "chapter", "EDBOOK": "book", "EJOUR": "article-journal", "ELEC": "webpage",
    "ENCYC": "entry-encyclopedia", "FIGURE": "figure", "GEN": "document", "GOVDOC": "report", "HEAR": "hearing",
    "ICOMM": "personal_communication", "INPR": "article-journal", "JFULL": "periodical", "JOUR": "article-journal",
    "LEGAL": "legislation", "MANSCPT": "manuscript", "MAP": "map", "MGZN": "article-magazine",
    "MPCT": "motion_picture", "MULTI": "webpage", "MUSIC": "musical_score", "NEWS": "article-newspaper",
    "PAMP": "pamphlet", "PAT": "patent", "PCOMM": "personal_communication", "RPRT": "report", "SER": "book",
    "SLIDE": "speech", "SOUND": "song", "STAND": "standard", "STAT": "legislation", "THES": "thesis",
    "UNBILL": "bill", "UNPB": "manuscript", "VIDEO": "motion_picture", "WEB": "webpage",
}  # fmt: skip
"""The type of CSL for each of RIS."""
_NAMES = {
    "author": ("AU", "A1"), "editor": ("ED",), "translator": ("A4",),
}  # fmt: skip
_TEXTS = {
    "title": ("TI", "T1", "CT"), "title-short": ("ST",), "volume": ("VL",), "issue": ("IS",), "edition": ("ET",),
    "publisher": ("PB",), "publisher-place": ("CY", "PP"), "URL": ("UR", "L2"), "language": ("LA",),
    "abstract": ("AB", "N2"), "note": ("N1",), "genre": ("M3",), "call-number": ("CN",),
    "container-title-short": ("JA", "J1"),
}  # fmt: skip
_BEFORE_DOI = re.compile(r"(?:https?://(?:dx\.)?doi\.org/|doi:\s*)", re.IGNORECASE)
_WITHIN = frozenset({"chapter", "paper-conference", "entry-encyclopedia", "entry-dictionary"})
_PERIODICALS = frozenset({"article-journal", "article-magazine", "article-newspaper", "periodical"})


def ris_records(name: str, text: str) -> Records:
    """The records of a file in RIS."""
    items: list[Record] = []
    problems: list[Unread] = []
    lines = text.split("\n")
    starts = [number for number, line in enumerate(lines) if RECORD.match(line)]
    stray = next((number for number, line in enumerate(lines[: starts[0]]) if _LINE.match(line.strip())), None)
    if stray is not None:
        problems.append(
            Unread(Place(name, stray + 1), f"`{lines[stray].strip()[:60]}` belongs to no record: none has begun")
        )
    for start, end in zip(starts, [*starts[1:], len(lines)], strict=True):
        record = _record(lines[start:end])
        if record is None:
            problems.append(Unread(Place(name, start + 1), "the record says nothing but its type; it is left out"))
            continue
        csl, key = record
        items.append(Record(csl, None, Place(name, start + 1), key))
    return Records(tuple(items), tuple(problems))


def _record(lines: list[str]) -> tuple[dict[str, Any], str] | None:
    """One record as CSL-JSON, and the key that it brings; None where it says nothing."""
    # Imported here: of all that import sources only those from RIS need it.
    import rispy

    whole = list(_whole_lines(lines))
    every = {line[:2]: line[:2] for line in (*whole, "UK")}
    found = rispy.loads("\n".join(whole), mapping=every, list_tags=list(every), delimiter_tags_mapping={})
    tags = {tag: [text for text in texts if text] for tag, texts in found[0].items() if isinstance(texts, list)}
    kind = str(found[0]["TY"]).strip().upper()
    said = (
        (variable, value) for variable, value in _csl(kind, {t: texts for t, texts in tags.items() if texts}) if value
    )
    csl = normal(dict(said))
    return (csl, usable_key(next(iter(tags.get("ID", ())), ""))) if len(csl) > 1 else None


def _whole_lines(lines: Iterable[str]) -> Iterator[str]:
    """The lines of a record as rispy wants them: what goes on in the next line stands in one."""
    waiting = ""
    for line in lines:
        tag = _LINE.fullmatch(line.strip("\ufeff").rstrip().lstrip(" \t"))
        if tag is None:
            waiting += f" {line.strip()}" if line.strip() else ""
            continue
        if waiting:
            yield waiting
        if tag[1] == "ER":
            break
        waiting = f"{tag[1]}  - {tag[2] or ''}"
    else:
        yield waiting
    yield "ER  - "


def _csl(kind: str, tags: Mapping[str, list[str]]) -> Iterator[tuple[str, Any]]:
    csl_type = TYPES.get(kind, "document")
    yield "type", csl_type

    def first(*names: str) -> str:
        return next((tags[name][0] for name in names if name in tags), "")

    for variable, names in _NAMES.items():
        if people := [_name(text) for name in names for text in tags.get(name, ())]:
            yield variable, people
    yield from _second_names(csl_type, tags)
    yield from ((variable, text) for variable, names in _TEXTS.items() if (text := first(*names)))
    yield "DOI", _BEFORE_DOI.sub("", first("DO"))
    if csl_type in _PERIODICALS:
        yield "container-title", first("T2", "JO", "JF", "BT")
    elif csl_type in _WITHIN:
        yield "container-title", first("BT", "T2")
        yield "collection-title", first("T3")
    else:
        yield "title", first("TI", "T1", "CT", "BT")
        yield "collection-title", first("T3", "T2")
    yield "ISSN" if csl_type in _PERIODICALS else "ISBN", first("SN")
    yield (
        "number-of-pages" if csl_type in ("book", "thesis", "report") and "EP" not in tags else "page",
        "-".join(filter(None, (first("SP"), first("EP")))),
    )
    if number := first("M1") if csl_type not in _PERIODICALS else "":
        yield "number", number
    yield "issued", _date(first("DA", "Y1", "PY"), first("PY", "Y1"))
    yield "accessed", _date(first("Y2"), "")
    yield "keyword", ", ".join(tags.get("KW", ()))


def _second_names(csl_type: str, tags: Mapping[str, list[str]]) -> Iterator[tuple[str, Any]]:
    """Those of `A2` and `A3`, which are editors of what a part stands in, and of a series."""
    if people := [_name(text) for text in tags.get("A2", ())]:
        yield (
            ("editor" if csl_type in (*_WITHIN, "book", "report") and "ED" not in tags else "container-author"),
            people,
        )
    if people := [_name(text) for text in tags.get("A3", ())]:
        yield "collection-editor", people


def _name(text: str) -> dict[str, str]:
    """`Doe, Jane, Jr.`; what has no comma, or only one at its end, is a whole name."""
    family, *rest = (part.strip() for part in text.split(","))
    if not any(rest):
        return {"literal": family}
    return {"family": family, "given": rest[0], "suffix": ", ".join(rest[1:])}


def _date(text: str, year: str) -> dict[str, Any]:
    """`2024/05/01/`, of which parts may be empty; else the date as words."""
    parts = [part.strip() for part in text.split("/")[:3]]
    if not parts[0].isdecimal() or len(parts[0]) != 4:
        raw = text.strip() if re.search(r"\d{4}", text) else f"{text} {year.split('/')[0]}".strip()
        return {"raw": raw} if raw else {}
    numbers: list[int] = []
    for part in parts:
        if not (part.isdecimal() and len(part) < 5):
            break
        numbers.append(int(part))
    return {"date-parts": [numbers]}
