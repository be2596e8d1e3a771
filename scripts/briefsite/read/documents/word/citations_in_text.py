"""Citations that are no fields: at bookmarks, in a document that Zotero handed over, and as EndNote has them typed."""

from __future__ import annotations

from collections.abc import Mapping

from lxml.etree import _Element

from briefsite.read.documents.word.citation_places import UNREAD, CitationPlaces
from briefsite.read.documents.word.citations import csl_citation, is_csl_citation, is_list_of_sources
from briefsite.read.documents.word.endnote import TEMPORARY, temporary_citation
from briefsite.read.documents.word.fields import put_in_place, shown_by
from briefsite.read.documents.word.markers import marker
from briefsite.read.documents.word.names import elements, own_runs, remove, text_of, unwrap, value, w, words_in
from briefsite.read.documents.word.reading import Reading, shortened


def read_transfer(story: _Element, reading: Reading) -> None:
    """Citations as Zotero hands them to another word processor: their code is the text of a link."""
    for link in elements(story, "hyperlink"):
        code, runs = text_of(link).strip(), elements(link, "r")
        if not runs or not code.startswith(("ITEM CSL_CITATION", "BIBL ", "DOCUMENT_PREFERENCES ")):
            continue
        unwrap(link)
        if code.startswith("ITEM"):
            CitationPlaces(reading).put(csl_citation(code, ""), "Zotero", shortened(code), runs, runs[0])
        else:
            put_in_place(runs, marker("sources") if code.startswith("BIBL") else "", runs[0])
    first = next((each for each in elements(story, "p") if words_in(each)), None)
    if first is not None and words_in(first) in ("ZOTERO_TRANSFER_DOCUMENT", "ZOTERO_EXPORTED_DOCUMENT"):
        following = next((each for each in first.itersiblings(w("p")) if words_in(each)), None)
        for each in (first, following):
            if each is not None and (each is first or "Zotero" in words_in(each)):
                remove(each)


def read_bookmarks(story: _Element, kept: Mapping[str, str], reading: Reading) -> None:
    """Citations that Zotero or Mendeley keep as bookmarks, with their codes among the document's properties."""
    opened: dict[str, tuple[str, list[_Element], _Element]] = {}
    for each in list(story.iter(w("bookmarkStart"), w("bookmarkEnd"), w("r"))):
        if each.tag == w("bookmarkStart") and value(each, "name") in kept:
            opened[value(each, "id")] = (kept[value(each, "name")], [], each)
        elif each.tag == w("bookmarkEnd") and value(each, "id") in opened:
            _bookmarked(*opened.pop(value(each, "id"))[:2], reading)
        elif each.tag == w("r"):
            for _, runs, _ in opened.values():
                runs.append(each)
    for _, runs, start in opened.values():
        reading.lose(start, UNREAD.format("Zotero", " (its bookmark has no end)", shortened(shown_by(runs))))


def _bookmarked(code: str, runs: list[_Element], reading: Reading) -> None:
    if not runs:
        return
    if is_list_of_sources(code):
        CitationPlaces(reading).drop_list(runs, runs[0])
    elif is_csl_citation(code):
        shown = shown_by(runs)
        CitationPlaces(reading).put(csl_citation(code, shown), "Zotero", shown, runs, runs[0])


def read_temporary(story: _Element, reading: Reading) -> None:
    """Citations of EndNote that are not formatted yet, which are text."""
    for paragraph in elements(story, "p"):
        if "{" not in text_of(paragraph):
            continue
        runs = own_runs(paragraph)
        texts = ["".join(part.text or "" for part in run.iterfind(w("t"))) for run in runs]
        replaced = [
            (found, marker("citation", reading.cite(citation)))
            for found in TEMPORARY.finditer("".join(texts))
            if (citation := temporary_citation(found[0])) is not None
        ]
        for found, text in reversed(replaced):
            _replace(runs, found.start(), found.end(), text)


def _replace(runs: list[_Element], start: int, end: int, text: str) -> None:
    """Puts a text in the place of the letters `start` to `end` of these runs, counted over all of them."""
    at = 0
    for run in runs:
        for part in run.findall(w("t")):
            said = part.text or ""
            first, last = max(start - at, 0), min(end - at, len(said))
            at += len(said)
            if first < last:
                part.text = said[:first] + text + said[last:]
                text = ""
