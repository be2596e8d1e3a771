"""How a brief is cited in several styles: a small page of its own, which the page of the brief leads to.

The brief's page has the style of the publication alone, for each further one would make it heavier for all its readers.
With JavaScript the others unfold in that page (theme/assets/cite.js); without it a link leads here.
"""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from msgspec import Struct

import csl
from briefsite.cite import Styles, format_as_html
from briefsite.link import Corpus, LinkedBrief
from briefsite.model import Csl
from briefsite.model.looks import Looks
from briefsite.read.paths import CITATION_FORMATS, LOOKS, address_from, brief_path, cite_path
from briefsite.render.as_reference import as_reference, as_text, of_this_version, with_parted_names, without_joiners
from briefsite.render.citation_files import NAMES
from briefsite.render.downloads import Download, DownloadKind, Made
from briefsite.render.metadata import brief_address
from briefsite.wording.languages import direction

_CALLED = {
    "apa": "APA",
    "chicago-notes-bibliography": "Chicago",
    "harvard-cite-them-right": "Harvard",
    "modern-language-association": "MLA",
}
"""What readers call a style, where its title is longer."""
_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; base-uri 'none'; form-action 'none'"
)


class CitePage(Struct, frozen=True):
    """All that the page shows. Addresses are seen from it."""

    path: str
    """The file of the brief, for messages."""
    reference: Csl
    lang: str
    title: str
    heading: str
    take_along: str
    back: str
    canonical: str
    copy: tuple[str, str]
    """What the button says, and what it says when it was pressed."""
    sheets: tuple[str, ...]
    style: str
    """That of the brief, which stands first."""
    names: tuple[str, ...]
    styles: Styles


def pages_of_styles(corpus: Corpus, styles: Styles, looks: Looks) -> Iterator[Download]:
    """The page of each brief; none where the publication wants no other styles."""
    if corpus.options.cite_styles:
        for linked in corpus.briefs:
            yield Download(cite_path(linked.slug), CITE_PAGES, _cite_page(linked, corpus, styles, looks))


def called(name: str, style: csl.Style) -> str:
    """What readers call a style."""
    return _CALLED.get(name) or style.title or name


def _cite_page(linked: LinkedBrief, corpus: Corpus, styles: Styles, looks: Looks) -> CitePage:
    front, options, path = linked.brief.front, corpus.options, cite_path(linked.slug)
    own = corpus.words(front.lang)
    brief = address_from(path, brief_path(linked.slug), options.directory_urls)
    sheets = ("assets/briefsite.css", *([LOOKS] if looks.has_sheet else []))
    return CitePage(
        linked.brief.path,
        as_text(of_this_version(with_parted_names(as_reference(linked, corpus)), front)),
        front.lang,
        front.title,
        own.brief.cite_this,
        own.brief.take_along,
        brief,
        brief_address(linked.slug, corpus) if options.site_url else brief,
        (own.content.copy, own.content.copied),
        tuple(address_from(path, sheet, options.directory_urls) for sheet in sheets),
        linked.style,
        options.cite_styles,
        styles,
    )


def _made(page: CitePage) -> Made:
    messages: list[str] = []
    rows = "\n".join(_rows(page, messages))
    slug = page.reference["id"]
    files = " · ".join(f'<a href="{escape(slug)}.{each}">{NAMES[each]}</a>' for each in CITATION_FORMATS)
    copy, copied = map(escape, page.copy)
    text = f"""{_head(page)}
<body>
<main class="md-main__inner md-grid"><article class="md-content__inner md-typeset">
<p><a href="{escape(page.back)}"><bdi>{escape(page.title)}</bdi></a></p>
<h1>{escape(page.heading)}</h1>
<dl class="in-styles" data-copy="{copy}" data-copied="{copied}">
{rows}
</dl>
<p class="citation-files">{escape(page.take_along).format(formats=files)}</p>
</article></main>
</body>
</html>
"""
    return Made(text.encode("utf-8", "replace"), tuple(messages))


def _head(page: CitePage) -> str:
    sheets = "\n".join(f'<link rel="stylesheet" href="{escape(sheet)}">' for sheet in page.sheets)
    assets = page.sheets[0].removesuffix("briefsite.css")
    return f"""<!doctype html>
<html lang="{escape(page.lang)}" dir="{direction(page.lang)}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{_POLICY}">
<meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="robots" content="noindex">
<meta name="color-scheme" content="light dark">
<title>{escape(page.heading)}: {escape(page.title)}</title>
<link rel="canonical" href="{escape(page.canonical)}">
<script src="{assets}scheme.js"></script>
{sheets}
<script type="module" src="{assets}cite.js"></script>
</head>"""


def _rows(page: CitePage, messages: list[str]) -> Iterator[str]:
    for name in dict.fromkeys((page.style, *page.names)):
        try:
            style = page.styles.get(name)
            shown = without_joiners(format_as_html(page.reference, style, page.lang))
        except csl.StyleError as error:
            messages.append(f"{page.path} is not cited in the style {name}: {error}")
            continue
        yield f'<dt>{escape(called(name, style))}</dt>\n<dd dir="auto">{shown}</dd>'


CITE_PAGES = DownloadKind("citing briefs in other styles", _made)
