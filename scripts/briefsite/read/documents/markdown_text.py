"""Markdown from outside as a document: CommonMark with what Pandoc adds, and the citations that both of us know.

Most programs are less strict than Python-Markdown about blank lines and indents, so it is not what reads this.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from html import escape
from typing import TYPE_CHECKING, Any

import yaml
from msgspec.structs import replace

from briefsite.model import Citation, CitationItem, Mode
from briefsite.read.documents.document import CitedItem, Document, LiveCitation, Loss
from briefsite.read.documents.html import read_html
from briefsite.read.documents.html.reading import FileOf
from briefsite.read.markdown import parse_citations

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_core import StateCore

_FRONT = re.compile(r"\A---[ \t]*\n(?P<yaml>.{0,100000}?)\n(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
_TITLE_BLOCK = re.compile(r"\A%[ \t]*(?P<title>[^\n]*)\n(?:%[ \t]*(?P<author>[^\n]*)\n)?(?:%[ \t]*(?P<date>[^\n]*)\n)?")
_OPEN, _CLOSE = "\ue000", "\ue001"
"""Around the number of a citation, while the text is made HTML."""
_PLACE = re.compile(f"{_OPEN}(\\d+){_CLOSE}")
_IN_ATTRIBUTE = re.compile(f'="[^"<>]*{_OPEN}[^"<>]*"')
_ATTRIBUTES = re.compile(r"[ \t]*\{:?[ \t]*[#.][^{}\n]{0,200}\}[ \t]*$", re.MULTILINE)
_FENCED_DIV = re.compile(r"^:{3,}[^\n]*$", re.MULTILINE)
_OTHER_TABLE = re.compile(r"^(?:\+(?:[-=:]{2,}\+)+|[ ]{0,3}-{3,}(?:[ ]+-{3,})+)[ \t]*$", re.MULTILINE)
_SURE_SIGNS = (
    (re.compile(r"^#{1,6} \S", re.MULTILINE), 2),
    (re.compile(r"\*\*\w[^*\n]{0,200}\*\*"), 3),
    (re.compile(r"\[[^\[\]\n]{1,200}\]\((?:https?://|[\w./-]+\))"), 2),
    (re.compile(r"^\[\^[^\]\n]{1,40}\]:", re.MULTILINE), 1),
    (re.compile(r"\[-?@[\w:.-]+"), 2),
)
"""What a text has that is Markdown whatever its file is called, and how often it must be there."""
_FIELDS = {
    "title": ("title",),
    "author": ("author", "authors"),
    "date": ("date", "published"),
    "language": ("lang", "language"),
    "summary": ("summary", "abstract", "description"),
    "keywords": ("keywords", "tags"),
}


def is_markdown(text: str) -> bool:
    """Whether a text has signs of Markdown that nobody types for anything else."""
    signs = sum(len(sign.findall(text)) >= least for sign, least in _SURE_SIGNS)
    return signs > 0 or (text.startswith("---\n") and _FRONT.match(text) is not None)


def read_markdown(text: str, file_of: FileOf, losses: tuple[Loss, ...] = ()) -> Document:
    """The document that a text in Markdown is; `file_of` gives the pictures beside it."""
    told = list(losses)
    text = text.replace(_OPEN, "").replace(_CLOSE, "")
    front, text = _front_matter(text, told)
    text = _told_forms(text, told)
    cited: list[LiveCitation] = []
    html = _reader(cited, front.get("language", "en")).render(text)
    if comments := html.count("<!--"):
        told.append(Loss("the text", f"comments that are not shown were left out ({comments})"))
    document = read_html(f"<html><body>{html}</body></html>", file_of)
    return replace(
        document,
        body=_with_citations(document.body, cited),
        notes=tuple(replace(note, html=_with_citations(note.html, cited)) for note in document.notes),
        citations=tuple(cited),
        losses=(*told, *document.losses),
        title=front.get("title") or document.title,
        author=front.get("author", ""),
        date=front.get("date", ""),
        language=front.get("language", ""),
        summary=front.get("summary", ""),
        keywords=tuple(word.strip() for word in front.get("keywords", "").split(";") if word.strip()),
    )


def _front_matter(text: str, told: list[Loss]) -> tuple[dict[str, str], str]:
    """What the head of a text says of it, and the text without that."""
    found = _FRONT.match(text)
    if found is None:
        block = _TITLE_BLOCK.match(text)
        said = {name: value.strip() for name, value in block.groupdict().items() if value} if block else {}
        return said, text[block.end() :] if block else text
    rest = text[found.end() :]
    try:
        fields = yaml.safe_load(found["yaml"])
    except (yaml.YAMLError, ValueError, RecursionError):
        told.append(Loss("the front matter", "it is no YAML that can be read: its fields were left out"))
        return {}, rest
    if not isinstance(fields, dict):
        return {}, rest
    known = {name for names in _FIELDS.values() for name in names}
    if others := [str(name)[:40] for name in fields if name not in known]:
        told.append(Loss("the front matter", f"fields that were not taken over: {', '.join(others[:20])}"))
    said = {
        field: next((_said(fields[name]) for name in names if name in fields), "") for field, names in _FIELDS.items()
    }
    return {field: value for field, value in said.items() if value}, rest


def _said(value: Any) -> str:
    """A field as words: names of people by their `name`, several parted by semicolons."""
    if isinstance(value, (list, tuple)):
        return "; ".join(filter(None, map(_said, value[:100])))
    if isinstance(value, Mapping):
        return next((_said(value[name]) for name in ("name", "text", "literal") if name in value), "")
    if isinstance(value, date):
        return value.isoformat()[:10]
    return " ".join(str(value).split())[:2000] if isinstance(value, (str, int, float)) else ""


def _told_forms(text: str, told: list[Loss]) -> str:
    """Take out what only its program reads: attributes and the lines of fenced parts; and say so."""
    for pattern, what in ((_ATTRIBUTES, "attributes in braces"), (_FENCED_DIV, "lines of `:::`")):
        text, count = pattern.subn("", text)
        if count:
            told.append(Loss("the text", f"{what} were left out ({count})"))
    if _OTHER_TABLE.search(text):
        told.append(
            Loss("the text", "a table is drawn with lines of hyphens, which is not read as one: write it with bars")
        )
    return text


def _reader(cited: list[LiveCitation], lang: str) -> MarkdownIt:
    from markdown_it import MarkdownIt
    from mdit_py_plugins.admon import admon_plugin
    from mdit_py_plugins.deflist import deflist_plugin
    from mdit_py_plugins.dollarmath import dollarmath_plugin
    from mdit_py_plugins.footnote import footnote_plugin
    from mdit_py_plugins.subscript import sub_plugin
    from mdit_py_plugins.superscript import superscript_plugin

    def set_apart(state: StateCore) -> None:
        for token in state.tokens:
            if token.type == "inline":
                token.content = _without_citations(token.content, cited, lang)

    reader = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
    reader.use(footnote_plugin).use(deflist_plugin).use(admon_plugin).use(sub_plugin).use(superscript_plugin)
    reader.use(dollarmath_plugin, allow_digits=False, allow_space=False, double_inline=True)
    reader.core.ruler.before("inline", "citations", set_apart)
    return reader


def _without_citations(text: str, cited: list[LiveCitation], lang: str) -> str:
    out, done = "", 0
    for citation in parse_citations(text, lang) if "@" in text else ():
        if citation.start < done:
            continue
        out += f"{text[done : citation.start]}{_OPEN}{len(cited)}{_CLOSE}"
        cited.append(_live(citation, text[citation.start : citation.end]))
        done = citation.end
    return out + text[done:]


def _live(citation: Citation, shown: str) -> LiveCitation:
    return LiveCitation("Markdown", " ".join(shown.split()), tuple(map(_item, citation.items)))


def _item(item: CitationItem) -> CitedItem:
    return CitedItem(
        {},
        item.key,
        item.locator or "",
        item.label or "",
        item.prefix,
        item.suffix,
        item.mode is Mode.SUPPRESS_AUTHOR,
        item.mode is Mode.AUTHOR_IN_TEXT,
    )


def _with_citations(html: str, cited: list[LiveCitation]) -> str:
    def words(found: re.Match[str]) -> str:
        return escape(cited[int(found[1])].shown)

    def element(found: re.Match[str]) -> str:
        return f'<briefsite-citation n="{int(found[1])}">{words(found)}</briefsite-citation>'

    html = _IN_ATTRIBUTE.sub(lambda attribute: _PLACE.sub(words, attribute[0]), html)
    return _PLACE.sub(element, html)
