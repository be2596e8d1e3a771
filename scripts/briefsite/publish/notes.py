"""Notes and sources say what they are: ARIA's roles for publishing, and a named way back from each note to every mark.

Python-Markdown writes the notes; its marks and back-links carry no roles and no names (Digital Publishing WAI-ARIA
Module 1.1: `doc-noteref`, `doc-endnotes`, `doc-backlink`, `doc-bibliography`). Nothing here reads a page as a tree:
each part is found by the very words that Python-Markdown (as `sanitise` spells it) or our own pages write it with,
in one pass.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping

from briefsite.labels import direction
from briefsite.render.markup import PAGE_LANGUAGE, escape_html
from briefsite.render.note_labels import named_mention, note_label, small_mark

_MARK = re.compile(
    r'<sup id="(?P<place>[^"]+)"><a class="footnote-ref" href="#(?P<note>[^"]+)">(?P<number>[^<]+)</a></sup>'
)
_NOTES = '<div class="footnote">\n<hr>\n<ol>'
_HEADING = re.compile(r'<h2 id="(?P<id>[^"]+)">(?:(?!<h2).)*?</h2>\s*\Z', re.DOTALL)
_DIVISION = re.compile(r"<(/?)div\b")
_BACK_LINK, _BACK_LINK_END = '<a class="footnote-backref"', "↩</a>"
_NOTE = re.compile(r'<li id="(?P<note>fn:[^"]*)">')
_SOURCES = '<h2 id="sources"'
_ENTRY = 'class="entry"'
_ARROWS = {"ltr": "↩\ufe0e", "rtl": "↪\ufe0e"}  # The selector behind it asks for text, not for a picture.


def name_notes(html: str, front: Mapping[str, object]) -> str:
    """The page with its notes, their marks and its sources marked up and named in the page's language (`lang`)."""
    lang = str(front.get("lang") or PAGE_LANGUAGE)
    has_notes, has_sources = _NOTES in html, _SOURCES in html and _ENTRY in html
    if has_notes:
        html = _notes(html, lang)
    if has_sources:
        html = _sources(html)
    return _with_preview(html, lang) if has_notes or has_sources else html


def _notes(html: str, lang: str) -> str:
    places: dict[str, list[str]] = defaultdict(list)

    def named(mark: re.Match[str]) -> str:
        place, note, number = mark.groups()
        places[note].append(place)
        name = note_label(lang, "note", number)
        return (
            f'<sup id="{place}"><a class="footnote-ref" role="doc-noteref" href="#{note}"'
            f' aria-label="{name}">{number}</a></sup>'
        )

    html = _MARK.sub(named, html)
    start = html.index(_NOTES)
    end = _end_of_division(html, start)
    before, heading, name = _heading(html[:start], lang)
    notes = _with_back_links(html[start + len(_NOTES) : end], places, lang)
    opening = f'<section class="footnote" role="doc-endnotes" aria-labelledby="{name}">\n{heading}\n<ol>'
    return f"{before}{opening}{notes}</section>{html[end + len('</div>') :]}"


def _heading(before: str, lang: str) -> tuple[str, str, str]:
    """The page up to the heading right before its notes, that heading, and its identifier; a new one where none is."""
    last = before.rfind("<h2 ")
    found = _HEADING.match(before, last) if last >= 0 else None
    if found:
        return before[:last], found[0].rstrip(), found["id"]
    identifier = "notes" if ' id="notes"' not in before else "notes-of-the-page"
    return before, f'<h2 id="{identifier}">{note_label(lang, "notes")}</h2>', identifier


def _end_of_division(html: str, start: int) -> int:
    """Where the `</div>` stands that closes the one at `start`."""
    depth = 0
    for tag in _DIVISION.finditer(html, start):
        depth += -1 if tag[1] else 1
        if depth == 0:
            return tag.start()
    return len(html)


def _with_back_links(notes: str, places: Mapping[str, list[str]], lang: str) -> str:
    """Each note with a link to every mark that leads to it, in the order in which the marks stand on the page."""
    parts = _NOTE.split(notes)
    out = [parts[0]]
    for number, (note, text) in enumerate(zip(parts[1::2], parts[2::2], strict=True), 1):
        words, found, _ = text.partition(_BACK_LINK)
        _, _, rest = text.rpartition(_BACK_LINK_END)
        linked = f"{words}{_links(number, places[note], lang)}{rest}" if found and note in places else text
        out.append(f'<li id="{note}">{linked}')
    return "".join(out)


def _links(number: int, places: list[str], lang: str) -> str:
    arrow = _ARROWS[direction(lang)]
    if len(places) == 1:
        return _link(places[0], arrow, note_label(lang, "back-to-mark", number))
    name = note_label(lang, "back-to-mark", number)
    links = [
        _link(place, small_mark(lang, mention), named_mention(lang, name, mention, len(places)))
        for mention, place in enumerate(places, 1)
    ]
    return f'<span aria-hidden="true">{arrow}</span>&#160;' + " ".join(links)


def _link(place: str, shown: str, name: str) -> str:
    roles = f'class="footnote-backref" role="doc-backlink" aria-label="{name}"'
    return f'<a {roles} href="#{place}">{shown}</a>'


def _sources(html: str) -> str:
    """The list of sources with its heading as one section, up to the next heading of its level."""
    start = html.index(_SOURCES)
    end = html.find("<h2", start + len(_SOURCES))
    if end < 0:
        return html
    opening = '<section class="sources" role="doc-bibliography" aria-labelledby="sources">'
    return f"{html[:start]}{opening}\n{html[start:end].rstrip()}\n</section>\n{html[end:]}"


def _with_preview(html: str, lang: str) -> str:
    """What assets/notes.js fills to show a note beside its mark: kept here, so that it speaks the page's language."""
    note, source, close = (escape_html(note_label(lang, n, "{}")) for n in ("go-to-note", "go-to-source", "close"))
    preview = (
        '<template id="note-preview"><div class="note-preview" role="note" popover="manual">'
        '<div class="note-preview__text"></div><p class="note-preview__ways">'
        f'<a href="" data-note="{note}" data-source="{source}"></a>'
        f'<button type="button" aria-label="{close}" title="{close}">×</button></p></div></template>\n'
    )
    end = html.rfind("</article>")
    return html if end < 0 else f"{html[:end]}{preview}{html[end:]}"
