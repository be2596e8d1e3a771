"""Finished pages that hold all kinds of things, and books of them."""

from __future__ import annotations

import io
import zipfile
from base64 import b64decode
from collections.abc import Mapping
from pathlib import Path

from lxml import etree
from msgspec.structs import replace

from briefsite.finish.books.book import epub
from briefsite.finish.sanitise import sanitise
from briefsite.render.books import Book, Chapter

XHTML = "{http://www.w3.org/1999/xhtml}"
TYPE = "{http://www.idpf.org/2007/ops}type"
OPF = "{http://www.idpf.org/2007/opf}"
DC = "{http://purl.org/dc/elements/1.1/}"
BAD = '“It’s” <b>5 > 3</b> & \\emph{x} $a_b$ 🌊 \u202bالموانئ\u202c "q"'
"""A title that would break what is not escaped."""

FIRST = """<!doctype html><html lang="en"><head><title>Ports</title></head><body>
<article data-search-body class="md-content__inner md-typeset">
<p class="paper-address"><bdi>Harbour</bdi></p>
<h1 class="brief-title" id="ports">Ports &amp; tolls<a class="headerlink" href="#ports" title="Link">#</a></h1>
<p class="byline">By <a href="../../people/ada/">Ada</a></p>
<h2 id="2024-in-figures">2024<a class="headerlink" href="#2024-in-figures">#</a></h2>
<p>Waits halved.<span id="cite-doe-1" class="cite"><sup id="fnref:doe-1"><a class="footnote-ref" role="doc-noteref"
 href="#fn:doe-1" aria-label="note 1">1</a></sup></span> See <a href="../quays/#cite-roe-2">quays</a>, its
 <a href="../quays/#nowhere">end</a>, <a href="../tolls/#x">tolls</a>, <a href="../../files/a b.pdf?x=1#p">a file</a>,
 <a href="https://example.org/a b?q=|">the web</a>, <a href="http://[bad/">nothing</a>, <a href="#gone">gone</a>,
 <a href="mailto:desk@example.org">us</a>.</p>
<p><img src="../port.png" srcset="x.png 2x" sizes="9px" alt="A port" width="80%" loading="lazy">
 <a class="zoom" href="../wide.webp" title="Enlarge"><img src="../wide.webp" alt="Wide" width="900" height="300"></a>
 <img src="../crane.avif" alt="A crane"> <img src="../gone.png" alt="Gone">
 <img src="https://example.org/x.png" alt="Far"></p>
<figure class="chart"><figcaption>Waits</figcaption><div class="chart-picture"><div class="chart-wide">
<svg role="img" aria-label="Bars" xmlns="http://www.w3.org/2000/svg" viewBox="0 0 5 5"><rect width="1" height="2"
 fill="#123"></rect></svg></div><div class="chart-narrow" hidden="hidden"><svg viewBox="0 0 1 1"></svg></div></div>
<details class="chart-numbers"><summary>The numbers</summary><div class="table-box" tabindex="0" role="group"
 aria-label="Numbers"><table><thead><tr><th class="align-right">Days</th></tr></thead><tbody><tr><td headers="x">3</td>
</tr></tbody></table></div></details></figure>
<div class="pull-quote said-again" aria-hidden="true"><blockquote><p>Waits halved.</p></blockquote></div>
<div class="admonition tip"><p class="admonition-title">Tip</p><p>Dredge.</p></div>
<div class="tabbed-set" data-tabs="1:2"><input checked="checked" id="__tabbed_1_1" name="__tabbed_1" type="radio">
<div class="tabbed-labels"><label for="__tabbed_1_1">One</label></div><div class="tabbed-content">
<div class="tabbed-block" data-label="One"><p>First.</p></div></div></div>
<ul class="task-list"><li><input type="checkbox" disabled checked aria-label="Done"> Dig</li>stray<p>loose</p></ul>
<p><span>inline <div>block</div></span> E = <math display="inline" alttext="mc^2"><mrow><mi>m</mi><msup><mi>c</mi>
<mn>2</mn></msup></mrow></math></p><li>alone</li><dl></dl><dl><p>loose</p></dl><table></table>
<iframe src="https://player.example/1" title="A film"></iframe><video src="../film.mp4" controls></video>
<p id="dup">a</p><p id="dup">b</p><p lang="xx_bad" title="t" role="nonsense"><time datetime="x">now</time>\x0b</p>
<section class="footnote" role="doc-endnotes" aria-labelledby="notes"><h2 id="notes">Notes</h2><ol>
<li id="fn:doe-1"><p><a class="source" href="#source-doe">Doe, <em>First</em></a>, 3.&nbsp;<a class="footnote-backref"
 role="doc-backlink" aria-label="Back to 1" data-arrow="↩" href="#fnref:doe-1">↩</a></p></li>
<li id="fn:own"><ul><li>A list</li></ul></li></ol></section>
<section class="sources" role="doc-bibliography" aria-labelledby="sources"><h2 id="sources">Sources</h2><ul><li>
<span id="source-doe" class="entry">Doe. <em>First</em>. <a href="https://doi.org/10.1/x">https://doi.org/10.1/x</a></span>
</li></ul></section>
<h2 data-search-ignore id="related">Related<a class="headerlink" href="#related">#</a></h2><ul><li>Others</li></ul>
<h2 data-search-ignore id="cite-this">Cite</h2><p>Ada. Ports.</p>
<p class="citation-files"><a href="ports.bib">BibTeX</a></p><template id="note-preview"><div></div></template>
</article></body></html>
"""
SECOND = """<!doctype html><html lang="ar" dir="rtl"><body><article data-search-body><h1 id="x">الأرصفة</h1>
<p id="cite-roe-2">نص.<a href="../ports/#2024-in-figures">2024</a></p><p id="dup">c</p></article></body></html>
"""
RAW = (Path(__file__).parent / "raw.html").read_text("utf-8")
"""What an editor may write as HTML, or paste: nested as it should not be, with attributes that say nothing."""
FILES: Mapping[str, bytes] = {
    "briefs/ports/index.html": FIRST.encode(),
    "briefs/quays/index.html": SECOND.encode(),
    "briefs/raw/index.html": f"<article><h1>Raw</h1>{sanitise(RAW)}</article>".encode("utf-8", "xmlcharrefreplace"),
    "briefs/port.png": b64decode(
        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNgAAAAAgABSK+kcQAAAABJRU5ErkJggg=="
    ),
    "briefs/wide.webp": b"RIFF\x1a\0\0\0WEBPVP8L",
    "briefs/crane.avif": b"avif",
}

PORTS = Chapter("Ports & tolls", "en", "briefs/ports/", "briefs/ports/index.html", ("Ada Obi",))
QUAYS = Chapter("الأرصفة", "ar", "briefs/quays/", "briefs/quays/index.html", ("ليلى",))
BOOK = Book(
    path="briefs/ports/ports.epub",
    title=BAD,
    lang="en",
    publisher="Harbour & <Sons>",
    site="https://harbour.example/",
    address="https://harbour.example/briefs/ports/",
    published="2026-01-02",
    changed="2026-02-03",
    day="3 February 2026",
    kind="Policy brief · No. 7",
    subtitle="Who <waits>?",
    summary=BAD,
    authors=("Ada Obi", "Finance & Desk"),
    editors=("Ed <Itor>",),
    topics=("Trade", "Debt & aid"),
    license=("CC BY 4.0", "https://creativecommons.org/licenses/by/4.0/"),
    series=("Finance", "7"),
    chapters=(PORTS,),
)
RAW_HTML = Chapter("Raw", "en", "briefs/raw/", "briefs/raw/index.html", ())
READER = replace(BOOK, chapters=(PORTS, QUAYS))


def bound(book: Book = READER, files: Mapping[str, bytes] = FILES) -> dict[str, bytes]:
    """The files of a book, by their names in it."""
    with zipfile.ZipFile(io.BytesIO(epub(book, files.get))) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def tree(inside: Mapping[str, bytes], file: str) -> etree._Element:
    """A file of a book as a tree."""
    return etree.fromstring(inside[f"EPUB/{file}"])
