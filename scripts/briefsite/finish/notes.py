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

from briefsite.finish.language import page_language, page_words
from briefsite.render.markup import escape_html
from briefsite.wording import Words, name_holding, named_mention, small_mark
from briefsite.wording.languages import direction

_MARK = '<sup id="'
_REST_OF_MARK = re.compile(r'([^"]+)"><a class="footnote-ref" href="#([^"]+)">([^<]+)</a></sup>')
"""The identifier of its place, that of the note, the number."""
_NOTES = '<div class="footnote">\n<hr>\n<ol>'
_HEADING = re.compile(r'<h2 id="(?P<id>[^"]+)">(?:(?!<h2).)*?</h2>\s*\Z', re.DOTALL)
_DIVISION = re.compile(r"<(/?)div\b")
_BACK_LINK, _BACK_LINK_END = '<a class="footnote-backref"', "↩</a>"
_NOTE = re.compile(r'<li id="(?P<note>fn:[^"]*)">')
_SOURCES = '<h2 id="sources"'
_ENTRY = 'class="entry"'
_LIST_END = "</ul>"
_ARROWS = {"ltr": "↩", "rtl": "↪"}
_AS_TEXT = "\ufe0e"
"""Behind an arrow it asks for a sign of text, not for a picture. A link's name would have to hold it, as what is shown,
so there assets/notes.css shows it (`data-arrow`) in place of the arrow alone."""


def name_notes(html: str, front: Mapping[str, object]) -> str:
    """The page with its notes, their marks and its sources marked up and named in the page's language (`lang`)."""
    lang = page_language(front)
    own = page_words(front)
    before, notes, after = _notes(html, lang, own) if _NOTES in html else ("", "", html)
    sources = [_sources(part) for part in (before, after)]
    if not notes and not any(sources):
        return html
    return f"{sources[0] or before}{notes}{_with_preview(sources[1] or after, own)}"


def _notes(html: str, lang: str, own: Words) -> tuple[str, str, str]:
    """What stands before the notes, the notes, and what stands behind them."""
    html, places = _named_marks(html, own)
    start = html.index(_NOTES)
    end = _end_of_division(html, start)
    before, heading, name = _heading(html[:start], own)
    notes = _with_back_links(html[start + len(_NOTES) : end], places, _ARROWS[direction(lang)], own)
    opening = f'<section class="footnote" role="doc-endnotes" aria-labelledby="{name}">\n{heading}\n<ol>'
    return before, f"{opening}{notes}</section>", html[end + len("</div>") :]


def _named_marks(html: str, own: Words) -> tuple[str, Mapping[str, list[str]]]:
    """The page with a name for each mark, and where the marks of each note stand."""
    places: dict[str, list[str]] = defaultdict(list)
    pieces = html.split(_MARK)  # in a third of the time that a pattern takes to come there
    for at, piece in enumerate(pieces[1:], 1):
        match = _REST_OF_MARK.match(piece)
        if match is None:
            pieces[at] = _MARK + piece
            continue
        place, note, number = match.groups()
        places[note].append(place)
        pieces[at] = (
            f'{_MARK}{place}"><a class="footnote-ref" role="doc-noteref" href="#{note}"'
            f' aria-label="{own.notes.note.format(number=number)}">{number}</a></sup>{piece[match.end() :]}'
        )
    return "".join(pieces), places


def _heading(before: str, own: Words) -> tuple[str, str, str]:
    """The page up to the heading right before its notes, that heading, and its identifier; a new one where none is."""
    last = before.rfind("<h2 ")
    match = _HEADING.match(before, last) if last >= 0 else None
    if match:
        return before[:last], match[0].rstrip(), match["id"]
    identifier = "notes" if ' id="notes"' not in before else "notes-of-the-page"
    return before, f'<h2 id="{identifier}">{own.notes.heading}</h2>', identifier


def _end_of_division(html: str, start: int) -> int:
    """Where the `</div>` stands that closes the one at `start`."""
    depth = 0
    for tag in _DIVISION.finditer(html, start):
        depth += -1 if tag[1] else 1
        if depth == 0:
            return tag.start()
    return len(html)


def _with_back_links(notes: str, places: Mapping[str, list[str]], arrow: str, own: Words) -> str:
    """Each note with a link to every mark that leads to it, in the order in which the marks stand on the page."""
    parts = _NOTE.split(notes)
    out = [parts[0]]
    for number, (note, text) in enumerate(zip(parts[1::2], parts[2::2], strict=True), 1):
        words, back_link, _ = text.partition(_BACK_LINK)
        _, _, rest = text.rpartition(_BACK_LINK_END)
        linked = f"{words}{_links(number, places[note], arrow, own)}{rest}" if back_link and note in places else text
        out.append(f'<li id="{note}">{linked}')
    return "".join(out)


def _links(number: int, places: list[str], arrow: str, own: Words) -> str:
    name = own.notes.back_to_mark.format(number=number)
    if len(places) == 1:
        return _link(places[0], arrow, name, f' data-arrow="{arrow}{_AS_TEXT}"')
    links = []
    for mention, place in enumerate(places, 1):
        shown = small_mark(own, mention)
        links.append(_link(place, shown, name_holding(own, shown, named_mention(own, name, mention, len(places)))))
    return f'<span aria-hidden="true">{arrow}{_AS_TEXT}</span>&#160;' + " ".join(links)


def _link(place: str, shown: str, name: str, more: str = "") -> str:
    roles = f'class="footnote-backref" role="doc-backlink" aria-label="{name}"{more}'
    return f'<a {roles} href="#{place}">{shown}</a>'


def _sources(html: str) -> str:
    """The text with its list of sources and their heading as one section, up to the next heading, else to the end of
    the list; nothing where there is none."""
    start = html.find(_SOURCES)
    if start < 0 or _ENTRY not in html:
        return ""
    end = html.find("<h2", start + len(_SOURCES))
    if end < 0:  # a page written by hand may end so
        end = html.find(_LIST_END, start) + len(_LIST_END)
    opening = '<section class="sources" role="doc-bibliography" aria-labelledby="sources">'
    return f"{html[:start]}{opening}\n{html[start:end].rstrip()}\n</section>\n{html[end:]}"


def _with_preview(html: str, own: Words) -> str:
    """What assets/notes.js fills to show a note beside its mark: kept here, so that it speaks the page's language."""
    said = (own.notes.go_to_note.format(number="{}"), own.notes.go_to_source, own.frame.close)
    note, source, close = map(escape_html, said)
    preview = (
        '<template id="note-preview"><div class="note-preview" role="note" popover="manual">'
        '<div class="note-preview__text"></div><p class="note-preview__ways">'
        f'<a href="" data-note="{note}" data-source="{source}"></a>'
        f'<button type="button" aria-label="{close}" title="{close}">×</button></p></div></template>\n'
    )
    end = html.rfind("</article>")
    return html if end < 0 else f"{html[:end]}{preview}{html[end:]}"
