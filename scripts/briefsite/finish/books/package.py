"""The files of a book beside its chapters: catalogue, contents, first page (EPUB 3.3, EPUB Accessibility 1.1)."""

from __future__ import annotations

import re
import uuid
from collections.abc import Iterator, Sequence
from xml.sax.saxutils import escape, quoteattr

from msgspec import Struct

from briefsite.finish.books.chapter import Heading, Text
from briefsite.model.xml_text import fit
from briefsite.render.books import Book, Chapter
from briefsite.wording import Words, join, words
from briefsite.wording.languages import direction

_DOCUMENT = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE html>
<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops" {language}>
<head>
<title>{title}</title>
<link rel="stylesheet" type="text/css" href="book.css"/>
</head>
<body{attributes}>
{body}
</body>
</html>
"""
COVER, CONTENTS, PACKAGE, STYLES = "cover.xhtml", "contents.xhtml", "package.opf", "book.css"
CONTAINER = """<?xml version="1.0" encoding="UTF-8"?>
<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
<rootfiles><rootfile full-path="EPUB/package.opf" media-type="application/oebps-package+xml"/></rootfiles>
</container>
"""


class Item(Struct, frozen=True):
    """A file of a book as its catalogue names it."""

    file: str
    type: str
    properties: str = ""
    is_read: bool = False
    """Whether a reader comes to it by turning pages."""


def document(title: str, lang: str, body: str, attributes: str = "") -> str:
    """A page of a book."""
    language = f'lang="{lang}" xml:lang="{lang}" dir="{direction(lang)}"'
    return fit(_DOCUMENT.format(language=language, title=escape(title), body=body, attributes=attributes))


def own_words(book: Book) -> Words:
    """The words of a book."""
    return words(book.lang, book.words)


def cover(book: Book) -> str:
    """The first page: what this is, of whom and when, and where it stands on the web."""
    own = own_words(book)
    link = f'<a dir="ltr" href={quoteattr(book.address)}>{escape(book.address)}</a>' if book.address else ""
    lines = (
        ("publisher", escape(book.publisher)),
        ("kind", escape(book.kind)),
        ("", f'<h1 class="title">{escape(book.title)}</h1>'),
        ("subtitle", escape(book.subtitle)),
        ("authors", escape(join(own, book.authors)) if len(book.chapters) == 1 else ""),
        ("day", escape(book.day)),
        ("summary", escape(book.summary) if len(book.chapters) > 1 else ""),
        ("license", _license(book, own)),
        ("address", link),
    )
    body = "\n".join(f'<p class="{name}">{text}</p>' if name else text for name, text in lines if text)
    return document(book.title, book.lang, f'<section class="cover" epub:type="titlepage">\n{body}\n</section>')


def _license(book: Book, own: Words) -> str:
    name, address = book.license
    shown = f"<a href={quoteattr(address)}>{escape(name)}</a>" if address else escape(name)
    return escape(own.brief.license).replace("{license}", shown) if name else ""


def contents(book: Book, files: Sequence[str], texts: Sequence[Text]) -> str:
    """The table of contents: headings of one brief; briefs, with theirs."""
    own = own_words(book)
    rows = [_row(chapter, file, text) for chapter, file, text in zip(book.chapters, files, texts, strict=True)]
    body = (
        f'<nav epub:type="toc" role="doc-toc" id="toc" aria-labelledby="contents">\n'
        f'<h1 id="contents">{escape(own.frame.contents)}</h1>\n<ol>\n'
        f'<li><a href="{COVER}">{escape(book.title)}</a></li>\n{"".join(rows)}</ol>\n</nav>\n'
        f'<nav epub:type="landmarks" hidden="hidden">\n<ol>\n'
        f'<li><a epub:type="toc" href="#toc">{escape(own.frame.contents)}</a></li>\n'
        f'<li><a epub:type="bodymatter" href="{files[0]}">{escape(book.chapters[0].title)}</a></li>\n</ol>\n</nav>'
    )
    return document(own.frame.contents, book.lang, body)


def _row(chapter: Chapter, file: str, text: Text) -> str:
    """A chapter in the table of contents; that of its own is in its language."""
    language = f'lang="{chapter.lang}" xml:lang="{chapter.lang}" dir="{direction(chapter.lang)}"'
    below = "".join(_headings(text.headings, file))
    return f'<li {language}><a href="{file}">{escape(chapter.title)}</a>{below}</li>\n'


def _headings(headings: Sequence[Heading], file: str) -> Iterator[str]:
    shown = [heading for heading in headings if heading.level == 2 and heading.text]
    if shown:
        rows = (f'<li><a href="{file}#{heading.id}">{escape(heading.text)}</a></li>' for heading in shown)
        yield f"\n<ol>\n{chr(10).join(rows)}\n</ol>\n"


def identifier(book: Book) -> str:
    """The name of a book among all: the same in each edition of it."""
    return f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, fit(f'{book.site}{book.publisher}/{book.path}'))}"


def package(book: Book, items: Sequence[Item], *, has_pictures: bool, has_formulas: bool) -> str:
    """The catalogue."""
    names = {item.file: f"item-{number}" for number, item in enumerate(items, 1)}
    listed = "\n".join(
        f'<item id="{names[item.file]}" href="{item.file}" media-type="{item.type}"'
        f"{f' properties={quoteattr(item.properties)}' if item.properties else ''}/>"
        for item in items
    )
    read = "\n".join(f'<itemref idref="{names[item.file]}"/>' for item in items if item.is_read)
    facts = "\n".join([*_facts(book), *_accessibility(book, has_pictures=has_pictures, has_formulas=has_formulas)])
    return fit(
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="identifier"'
        f' xml:lang="{book.lang}" dir="{direction(book.lang)}">\n'
        f'<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">\n{facts}\n</metadata>\n'
        f"<manifest>\n{listed}\n</manifest>\n"
        f'<spine page-progression-direction="{direction(book.lang)}">\n{read}\n</spine>\n</package>\n'
    )


def _facts(book: Book) -> Iterator[str]:
    yield f'<dc:identifier id="identifier">{identifier(book)}</dc:identifier>'
    yield f'<dc:title id="title">{escape(book.title)}</dc:title>'
    yield '<meta refines="#title" property="title-type">main</meta>'
    if book.subtitle:
        yield f'<dc:title id="subtitle">{escape(book.subtitle)}</dc:title>'
        yield '<meta refines="#subtitle" property="title-type">subtitle</meta>'
    for lang in dict.fromkeys((book.lang, *(chapter.lang for chapter in book.chapters))):
        yield f"<dc:language>{lang}</dc:language>"
    yield from _people("creator", "aut", book.authors)
    yield from _people("contributor", "edt", book.editors)
    simple = (
        ("publisher", book.publisher),
        ("date", book.published),
        ("description", book.summary),
        ("source", book.address),
        ("rights", " ".join(filter(None, book.license))),
        *(("subject", topic) for topic in book.topics),
    )
    yield from (f"<dc:{name}>{escape(text)}</dc:{name}>" for name, text in simple if text.strip())
    series, number = book.series
    if series:
        yield f'<meta property="belongs-to-collection" id="series">{escape(series)}</meta>'
        yield '<meta refines="#series" property="collection-type">series</meta>'
        if re.fullmatch(r"\d+(\.\d+)*", number, re.ASCII):
            yield f'<meta refines="#series" property="group-position">{number}</meta>'
    yield f'<meta property="dcterms:modified">{book.changed}T00:00:00Z</meta>'


def _people(name: str, role: str, people: Sequence[str]) -> Iterator[str]:
    for number, person in enumerate(filter(str.strip, people), 1):
        yield f'<dc:{name} id="{name}-{number}">{escape(person)}</dc:{name}>'
        yield f'<meta refines="#{name}-{number}" property="role" scheme="marc:relators">{role}</meta>'


def _accessibility(book: Book, *, has_pictures: bool, has_formulas: bool) -> Iterator[str]:
    """What somebody who cannot see, or hear, may expect (schema.org, as EPUB Accessibility 1.1 asks)."""
    features = ["tableOfContents", "readingOrder", "structuralNavigation", "ARIA", "displayTransformability"]
    features += ["alternativeText"] * has_pictures + ["MathML"] * has_formulas
    facts = [
        ("accessMode", "textual"),
        *[("accessMode", "visual")] * has_pictures,
        ("accessModeSufficient", "textual"),
        *(("accessibilityFeature", feature) for feature in features),
        ("accessibilityHazard", "none"),
        ("accessibilitySummary", own_words(book).book.accessibility),
    ]
    yield from (f'<meta property="schema:{name}">{escape(text)}</meta>' for name, text in facts)
