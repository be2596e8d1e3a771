"""A title is text, whatever it holds, in every format that a brief goes out in: one property over all of them."""

from __future__ import annotations

import html as html_text
import io
import json
import re
import zipfile
from collections.abc import Iterator

import bibtexparser
import markdown
import rispy
from hypothesis import example, given, settings
from hypothesis import strategies as st
from lxml import etree, html
from sites import page_of, section, site_of

from briefsite.finish.books.book import epub
from briefsite.finish.head import say_in_head
from briefsite.finish.offprint import as_offprint
from briefsite.model import TextFile
from briefsite.model.exports import Crossref, DataCite, Exports, RePEc
from briefsite.model.social_cards import SocialCard
from briefsite.pipeline import Site
from briefsite.read.bibliography import parse_bibliography

EXPORTS = Exports(
    RePEc("RePEc:abc:briefs", "desk@harbour.org"),
    Crossref("10.1234", "Harbour", "desk@harbour.org", "Harbour"),
    DataCite("10.1234"),
)
PIECES = [
    "<b>now</b>", "<i>", "</i>", '<span class="nocase">q</span>', "<script>x</script>", "<!-- c -->", "]]>", "a<b",
    "«q»", "&amp;", "&lt;b&gt;", "&", "\\frac{1}{2}", "$x^2$", "\\emph{a}", "{", "}", "--", "*a*", "_b_", "`c`",
    "[d](e)", "[^1]", "{.x}", "# h", "السلام", "\u200f", "港", "🚢", "100 %", "~", "|", "(a:: b)",
    "ER  - ",
]  # fmt: skip
TITLES = st.lists(st.sampled_from(PIECES), min_size=1, max_size=6, unique=True).map(
    lambda pieces: f"Ports {' '.join(pieces)} end"
)


def one_line(text: object) -> str:
    """A text without what no format keeps: several spaces, and signs without width (by one a tag is none);
    pictures, for which fonts have no letters, go too, and quotation marks are alike."""
    text = re.sub("[\u2060\u200f]|🚢|\\[ship\\]", "", str(text))
    return " ".join(re.sub("[‘’“”]", '"', text).split())


def shown(page: str) -> str:
    """What a reader sees of a piece of HTML."""
    return one_line(html.fromstring(f"<div>{page}</div>").text_content())


def in_xml(text: str | bytes, path: str) -> list[str]:
    """What elements hold, by their names without a namespace."""
    tree = etree.fromstring(text if isinstance(text, bytes) else text.encode())
    return [one_line("".join(each.itertext())) for each in tree.iter(f"{{*}}{path}")]


def of_pages(site: Site) -> Iterator[tuple[str, str]]:
    """The title as the page says it: its heading, its head, what it says for itself, its way of citing."""
    (page,) = (page for page in site.pages if page.path == "briefs/ports.md")
    heading = next(line for line in page.markdown.splitlines() if line.startswith("# "))
    yield "heading", shown(markdown.markdown(heading, extensions=["attr_list"]))
    head = html.document_fromstring(f"<head>{say_in_head('', page.front)}</head>")
    for name in ("citation_title", "dcterms.title", "og:title"):
        yield name, one_line(head.xpath(f"string(//meta[@name='{name}' or @property='{name}']/@content)"))
    yield "JSON-LD", one_line(json.loads(head.xpath("string(//script[@type='application/ld+json'])"))["name"])
    cited = section(page_of(site, "briefs/ports.md"), "cite-this").splitlines()[1]
    title = re.findall(r"<em>(.*)</em>", cited)
    yield "cite this", shown(markdown.markdown(title[0] if title else cited)).casefold()


def of_downloads(site: Site) -> Iterator[tuple[str, str]]:
    """As files say it that a reader takes along."""
    files = {each.path.rpartition("/ports")[2] or each.path: each for each in site.downloads}
    made = {path: files[path].make().content.decode() for path in (".bib", ".ris", ".json", ".md", ".crossref.xml")}
    (entry,) = parse_bibliography(TextFile("a.bib", made[".bib"])).references.values()
    assert bibtexparser.parse_string(made[".bib"]).failed_blocks == []
    yield "BibTeX", one_line(entry.csl["title"])
    yield "RIS", one_line(rispy.loads(made[".ris"])[0]["title"])
    yield "CSL-JSON", one_line(json.loads(made[".json"])[0]["title"])
    assert not re.search(r"</?(?:i|b|span)\b", json.loads(made[".json"])[0]["title"])
    front, _, text = made[".md"].removeprefix("---\n").partition("\n---\n")
    yield "twin", one_line(json.loads(front.splitlines()[0].removeprefix("title: ")))
    yield "twin's heading", shown(markdown.markdown(text.strip().splitlines()[0]))
    yield "Crossref", in_xml(made[".crossref.xml"], "title")[0]
    yield (
        "DataCite",
        one_line(json.loads(files[".datacite.json"].make().content)["data"]["attributes"]["titles"][0]["title"]),
    )
    cite = html.document_fromstring(files["/cite.html"].make().content.decode())
    yield "cite.html", one_line(cite.xpath("string(//main//p/a)"))
    yield "in other styles", one_line(cite.xpath("string(//dt[.='APA']/following-sibling::dd[1])")).casefold()
    cards = (each.value for each in site.downloads if isinstance(each.value, SocialCard))
    yield from (("card", one_line(card.title.text)) for card in cards)  # none where no font here has its letters


def of_files(site: Site) -> Iterator[tuple[str, str]]:
    """As files for programs say it, books and offprints."""
    assets = {asset.path: asset.content for asset in site.assets}
    yield "Atom", in_xml(assets["feed.xml"], "title")[1]
    yield "JSON Feed", one_line(json.loads(assets["feed.json"])["items"][0]["title"])
    yield "briefs.json", one_line(json.loads(assets["briefs.json"])["briefs"][0]["title"])
    line = next(line for line in assets["llms.txt"].splitlines() if line.startswith("- ["))
    yield "llms.txt", shown(markdown.markdown(line)).partition(": S")[0]
    yield "ReDIF", one_line(re.findall(r"^Title: (.*)", "\n".join(assets.values()), re.MULTILINE)[0])
    book = epub(site.books[0], lambda _: b"<article><p>A.</p></article>")
    with zipfile.ZipFile(io.BytesIO(book)) as archive:
        inside = {name.rpartition("/")[2]: archive.read(name) for name in archive.namelist()}
    yield "EPUB's catalogue", in_xml(inside["package.opf"], "title")[0]
    yield "EPUB's cover", in_xml(inside["cover.xhtml"], "h1")[0]
    (title,) = site.offprints
    article = f"<article><h1>{html_text.escape(title.title)}</h1></article>"
    yield "offprint", one_line(json.loads(as_offprint(article.encode(), title, "", lambda _: False).text)["title"])


@settings(max_examples=15, deadline=None)
@given(TITLES)
@example('Ports & "quays" <b>now</b> \\frac{1}{2} $x$ 🚢 الموانئ &lt; a--b <i>c</i>')
def test_a_title_is_text_in_every_format(title: str) -> None:
    """Quotes, angle brackets, LaTeX, letters from the right, emoji, signs of Markdown: each reads it back the same."""
    front = f"title: {json.dumps(title, ensure_ascii=False)}\ndoi: 10.1234/ports\nsummary: S\nauthors: [ada]\n\nA."
    site = site_of({"ports": front}, exports=EXPORTS, cards=True, offprints=("Arabic", "Chinese"))
    (page,) = (page for page in site.pages if page.path == "briefs/ports.md")
    expected = one_line(page.front["title"])
    found = {name: text for make in (of_pages, of_downloads, of_files) for name, text in make(site)}
    assert len(found) in (23, 24)
    whole = {name: text for name, text in found.items() if name not in ("cite this", "in other styles")}
    assert whole == dict.fromkeys(whole, expected)
    for name in ("cite this", "in other styles"):
        assert expected.casefold() in found[name] or found[name] in expected.casefold()
