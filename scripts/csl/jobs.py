"""Jobs in the JSON of Pandoc's ``citeproc`` program: what it reads, run, as what it writes.

See https://github.com/jgm/citeproc for the format. On top of it, an item may have a ``position``
(0 first, 1 subsequent, 2 ibid, 3 ibid with locator, as citeproc-js numbers them) and ``near-note``.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from csl.loading import load_style
from csl.model import Citation, Cite, Mode, Position
from csl.outputs import OutputFormat
from csl.processor import ALL, format_citations
from csl.style import Style, parse_style

_POSITIONS = {
    "first": Position.FIRST,
    "subsequent": Position.SUBSEQUENT,
    "ibid": Position.IBID,
    "ibid-with-locator": Position.IBID_WITH_LOCATOR,
}


class JobError(Exception):
    """A job that is not of the form that ``citeproc`` reads; the message says where and what is expected."""


def run_job(job: Mapping[str, Any], output: OutputFormat) -> dict[str, object]:
    """Format the citations and the bibliography of a job. `JobError` or `csl.StyleError` if it cannot be done."""
    style = _style(job.get("style"), _abbreviations(job.get("abbreviations")))
    references = job.get("references")
    if not isinstance(references, list):
        raise JobError("references must be a list of CSL-JSON items")
    citations = job.get("citations") or []
    if not isinstance(citations, list):
        raise JobError("citations must be a list")
    read = [_citation(value, f"citations[{at}]", references) for at, value in enumerate(citations)]
    items = [item if not isinstance(item, Mapping) or "id" in item else {"id": "", **item} for item in references]
    lang = job.get("lang")
    result = format_citations(
        style, items, read, locale=lang if isinstance(lang, str) and lang else None, output=output, nocite=ALL
    )
    return {
        "citations": [output.joined([part.text for part in citation.parts]) for citation in result.citations],
        "bibliography": [[entry.id, output.joined([entry.text])] for entry in result.bibliography],
        "warnings": [warning.message for warning in result.warnings],
    }


def _style(value: object, abbreviations: Mapping[str, Mapping[str, str]]) -> Style:
    if not isinstance(value, str) or not value.strip():
        raise JobError("no style specified: style must be the XML of a CSL style, or the name of one")
    if abbreviations:
        return parse_style(value, abbreviations=abbreviations)
    return _kept_style(value)


@lru_cache(maxsize=64)
def _kept_style(value: str) -> Style:
    """Styles are kept: jobs that come one after the other often share one."""
    if "<" in value:
        return parse_style(value)
    return load_style(value)


def _abbreviations(value: object) -> dict[str, dict[str, str]]:
    default = value.get("default") if isinstance(value, Mapping) else None
    if not isinstance(default, Mapping):
        return {}
    return {
        str(variable): {str(k): str(v) for k, v in table.items()}
        for variable, table in default.items()
        if isinstance(table, Mapping)
    }


def _citation(value: object, place: str, references: list[Any]) -> Citation:
    """A citation: an object with ``citationItems``, such an object with what stands before and after it, or items."""
    if isinstance(value, list) and value and isinstance(value[0], Mapping) and "citationItems" in value[0]:
        value = value[0]
    if isinstance(value, list):
        return Citation(tuple([_cite(item, f"{place}[{at}]", references) for at, item in enumerate(value)]))
    if not isinstance(value, Mapping) or not isinstance(value.get("citationItems"), list):
        raise JobError(f"{place} must be a list of items or an object with citationItems")
    properties = value.get("properties")
    note = value.get("citationNoteNumber")
    if note is None and isinstance(properties, Mapping):
        note = properties.get("noteIndex")
    cites = [_cite(item, f"{place}.citationItems[{at}]", references) for at, item in enumerate(value["citationItems"])]
    return Citation(tuple(cites), note if isinstance(note, int) and note > 0 else None)


def _cite(value: object, place: str, references: list[Any]) -> Cite:
    if not isinstance(value, Mapping):
        raise JobError(f"{place} must be an object with an id")
    data = value.get("itemData")
    if isinstance(data, Mapping):
        references.append({"id": value.get("id", ""), **data})
    locator, label = value.get("locator"), value.get("label")
    near = value.get("near-note")
    return Cite(
        str(value.get("id", "")),
        None if locator is None or locator == "" else str(locator),
        None if label is None else str(label),
        _affix(value.get("prefix")),
        _affix(value.get("suffix")),
        _mode(value, place),
        _position(value.get("position"), place),
        near if isinstance(near, bool) else None,
    )


def _affix(value: object) -> str:
    return value if isinstance(value, str) else ""


def _mode(value: Mapping[str, Any], place: str) -> Mode:
    kind = value.get("type")
    if kind is not None:
        try:
            return Mode(kind)
        except ValueError:
            kinds = ", ".join(mode.value for mode in Mode)
            raise JobError(f"{place}: the type {kind!r} is unknown; expected one of {kinds}") from None
    if value.get("suppress-author"):
        return Mode.SUPPRESS_AUTHOR
    return Mode.AUTHOR_ONLY if value.get("author-only") else Mode.NORMAL


def _position(value: object, place: str) -> Position | None:
    if value is None:
        return None
    if isinstance(value, str) and value in _POSITIONS:
        return _POSITIONS[value]
    try:
        return Position(int(str(value)))
    except ValueError:
        known = ", ".join(_POSITIONS)
        raise JobError(
            f"{place}: the position {value!r} is unknown; expected a number from 0 to 3, or one of {known}"
        ) from None
