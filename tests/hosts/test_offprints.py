"""Offprints as they are set: pages of a site become PDFs, which poppler reads. Typst itself checks both standards."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from msgspec.structs import replace
from tools import missing

from briefsite.finish.offprint.leading_pdf import leading_pdf
from briefsite.hosts.offprints import offprints
from briefsite.model.digests import digest_of
from briefsite.model.offprint import OffprintTitle, Signed
from briefsite.render.downloads import Made

NASTY = 'Ports & "quays" <b>#1</b> \\frac{1}{2} $x$ 🌊 *a* #read("/etc/passwd") الموانئ'
ENGLISH = OffprintTitle(
    slug="ports", path="briefs/ports.md", lang="en", direction="ltr", title=NASTY, subtitle="Waits",
    kind="Policy brief · Trade · No. 2", authors=(Signed("Data Desk", "Harbour Institute"),),
    editors="Edited by Ada Obi", date="1 May 2026", changed=(2026, 5, 1), keywords=("Trade",),
    summary="What ports cost.", site_name="Harbour", address="https://harbour.example/briefs/ports/",
    colour="#0b5394", references="References", scripts=("Arabic",),
)  # fmt: skip
ARABIC = replace(
    ENGLISH, slug="mawani", lang="ar", direction="rtl", title="الموانئ", subtitle="", references="المراجع",
    summary="", authors=(),
)  # fmt: skip
CALL = (
    '<span id="cite-{0}" class="cite"><sup id="fnref:{0}"><a class="footnote-ref" href="#fn:{0}">{1}</a></sup></span>'
)
MATH = '<math alttext="a/2"><mfrac><mi>a</mi><mn>2</mn></mfrac><mo>+</mo><msqrt><mi>b</mi></msqrt></math>'
DISPLAYED = MATH.replace("<math", '<math display="block"')
CELLS = "".join(f"<td>{number}</td>" for number in range(30))
BODY = f"""<h1 class="brief-title" id="t">{NASTY.replace("&", "&amp;").replace("<", "&lt;")}</h1>
<p class="summary">What ports cost.{CALL.format("a", 1)}</p>
<h2 id="key-points">Key points</h2><ul><li>One.</li></ul>
<h2 id="key-figures">Key figures</h2><ul><li><strong>7 ships</strong> wait{CALL.format("b", 2)}</li></ul>
<h2 id="berths">Berths</h2><p>Ships wait for <em>two</em> days. {MATH} <code>#x</code> <a href="#quays">See</a></p>
<p>{DISPLAYED}</p>
<h4 id="quays">Quays</h4><ol><li>First<ul><li>Second</li></ul></li></ol><blockquote><p>Said.</p></blockquote>
<div class="pull-quote said-again"><blockquote><p>Ships wait.</p></blockquote></div>
<div class="admonition box"><p class="admonition-title">Box 1</p><table><thead><tr><th>a</th></tr></thead>
<tbody><tr><td class="align-right">1</td></tr></tbody></table></div>
<figure class="table"><figcaption>Wide</figcaption><div><table><tbody><tr>{CELLS}</tr></tbody></table></div></figure>
<figure class="chart"><figcaption>Waits fell</figcaption><div class="chart-wide"><svg aria-label="It fell"
 viewBox="0 0 20 9"><text x="1" y="8" fill="currentColor">Beira</text></svg></div></figure>
<figure class="picture"><img src="../../quay.png" alt="A quay"><figcaption>A quay.</figcaption></figure>
<p><img src="../../broken.png" alt="A ship"></p><pre><code>if x:
    #y</code></pre><dl><dt>Berth</dt><dd>A place.</dd></dl><hr>
<section role="doc-endnotes"><ol><li id="fn:a"><p>Doe, <a href="#source-doe">First</a>.</p></li>
<li id="fn:b"><p>Mine.</p></li></ol></section>
<section role="doc-bibliography"><ul><li><span id="source-doe" class="entry" dir="auto">Doe, Jane. <em>First</em>.
</span><span class="back">Cited in note <a href="#cite-a" role="doc-backlink">1</a></span></li></ul></section>
<h2 id="cite-this">Cite this brief</h2><p>Data Desk. Ports.</p>"""
ARABIC_BODY = BODY.replace("Ships wait for", "تنتظر السفن").replace("Berths", "الأرصفة")
PNG = (
    b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x01\x00\x00\x00\x01\x08\x00\x00\x00\x00:~\x9bU"
    b"\x00\x00\x00\nIDATx\x9cc`\x00\x00\x00\x02\x00\x01H\xaf\xa4q\x00\x00\x00\x00IEND\xaeB`\x82"
)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Mapping[str, Made]]:
    """Both offprints, by their paths."""
    site = tmp_path_factory.mktemp("site")
    (site / "quay.png").write_bytes(PNG)
    (site / "broken.png").write_bytes(b"no picture")
    for title, body in ((ENGLISH, BODY), (ARABIC, ARABIC_BODY)):
        write(site, title, body)
    yield {download.path: download.make() for download in offprints((ENGLISH, ARABIC), site, directory_urls=True)}


def write(site: Path, title: OffprintTitle, body: str) -> None:
    """The finished page of a brief."""
    page = site / f"briefs/{title.slug}/index.html"
    page.parent.mkdir(parents=True, exist_ok=True)
    page.write_text(f"<html><head></head><body><article>{body}</article></body></html>", "utf-8")


def read(pdf: bytes, tmp_path: Path, *command: str) -> str:
    """What a program of poppler says of a PDF."""
    if shutil.which(command[0]) is None:
        missing("poppler")
    file = tmp_path / "offprint.pdf"
    file.write_bytes(pdf)
    behind = ["-"] if command[0] == "pdftotext" else []
    return subprocess.run([*command, str(file), *behind], capture_output=True, check=True, errors="replace").stdout


def test_every_form_of_a_brief_is_set(made: Mapping[str, Made], tmp_path: Path) -> None:
    """In the order of the page, notes at the foot of theirs; what looks like code of the typesetter is text."""
    pdf = made["briefs/ports/ports.pdf"].content
    text = " ".join(read(pdf, tmp_path, "pdftotext").split())
    shown = [
        'Ports & "quays" <b>#1</b>',
        "[water wave]",
        "Waits",
        "Data Desk",
        "Harbour Institute",
        "1 May 2026 · Edited by Ada Obi",
        "What ports cost.1",
    ]
    shown += ["Key points", "One.", "Key figures", "7 ships", "wait2", "Berths", "1 Doe, First.", "2 Mine."]
    at = [text.find(each) for each in shown]
    assert at == sorted(at) and -1 not in at, list(zip(shown, at, strict=True))
    rest = ['#read("/etc/passwd")', "#x", "Quays", "Said.", "Box 1", "Wide (5/5)", "Waits fell", "Beira", "A quay."]
    rest += ["[A ship]", "if x: #y", "Berth A place.", "References", "Cited in note 1"]
    assert [each for each in rest if each not in text] == []
    assert made["briefs/ports/ports.pdf"].messages == (
        "briefs/ports.md: its offprint names the picture ../../broken.png and does not show it",
    )


def test_the_running_head_is_whole(tmp_path: Path) -> None:
    """Letters that hang below the line are not cut off, and of a long title its first line is shown."""

    def inked_rows(name: str) -> int:
        title = replace(ENGLISH, title=name)
        write(tmp_path, title, "<p>Ships wait for days.</p>" * 80)
        (download,) = offprints((title,), tmp_path, directory_urls=True)
        (tmp_path / "offprint.pdf").write_bytes(download.make().content)
        where = ["-gray", "-r", "144", "-f", "2", "-l", "2", "-x", "600", "-y", "60", "-W", "414", "-H", "90"]
        picture = subprocess.run(
            ["pdftoppm", *where, tmp_path / "offprint.pdf"], capture_output=True, check=True
        ).stdout
        points = picture[-414 * 90 :]
        return sum(min(points[at : at + 414]) < 150 for at in range(0, len(points), 414))

    if shutil.which("pdftoppm") is None:
        missing("poppler")
    flat = inked_rows("xxxx")
    assert flat >= 5
    assert inked_rows("pppp") >= flat + 3
    assert inked_rows("pppp " * 20 + "xxxx " * 20) >= flat + 3


def test_programs_learn_what_it_is(made: Mapping[str, Made], tmp_path: Path) -> None:
    """Title, author, day, tags, outline; every font is in the file."""
    pdf = made["briefs/ports/ports.pdf"].content
    facts = dict(line.split(":", 1) for line in read(pdf, tmp_path, "pdfinfo").splitlines() if ":" in line)
    assert facts["Tagged"].strip() == "yes" and facts["Author"].strip() == "Data Desk"
    assert facts["CreationDate"].split() == ["Fri", "May", "1", "00:00:00", "2026", "UTC"]
    assert facts["Title"].strip().startswith('Ports & "quays"')
    tags = read(pdf, tmp_path, "pdfinfo", "-struct")
    assert [tag for tag in ("H1", "H2", "H3", "Table", "TH", "L ", "Figure", "Note", "Link") if tag not in tags] == []
    fonts = read(pdf, tmp_path, "pdffonts").splitlines()[2:]
    assert fonts and all(line.split()[-5] == "yes" for line in fonts)
    assert b"/Outlines" in pdf and b"pdfuaid" in pdf and b"pdfaid" in pdf


def test_arabic_reads_from_the_right(made: Mapping[str, Made], tmp_path: Path) -> None:
    """Its letters join, its language is said, and a Latin entry keeps its order."""
    result = made["briefs/mawani/mawani.pdf"]
    text = read(result.content, tmp_path, "pdftotext")
    assert "الموانئ" in text and "تنتظر السفن" in text and "Doe, Jane. First." in text
    assert "Amiri" in read(result.content, tmp_path, "pdffonts") and b"(ar)" in result.content


def test_the_same_brief_gives_the_same_bytes(made: Mapping[str, Made], tmp_path: Path) -> None:
    """Made again, elsewhere; its short name changes with a picture, the title or the text, not with other briefs."""
    (tmp_path / "quay.png").write_bytes(PNG)
    write(tmp_path, ENGLISH, BODY)

    def named(title: OffprintTitle = ENGLISH) -> bytes:
        return digest_of(next(offprints((title,), tmp_path, directory_urls=True)).value)

    first = named()
    write(tmp_path, ENGLISH, BODY.replace('<h2 id="cite-this">', '<h2 id="related">x</h2><h2 id="cite-this">'))
    assert named() == first
    assert next(offprints((ENGLISH,), tmp_path, directory_urls=True)).make() == made["briefs/ports/ports.pdf"]
    assert named(replace(ENGLISH, date="2 May 2026")) != first
    (tmp_path / "quay.png").write_bytes(PNG + b"x")
    assert named() != first
    write(tmp_path, ENGLISH, BODY + "<p>More.</p>")
    assert named() != first


def test_what_cannot_be_set_is_said(tmp_path: Path) -> None:
    """A letter without a font is its number; a picture that breaks off ends no site; no message shows our template."""
    write(tmp_path, ENGLISH, "<p>Runes ᚠ <img src='../../torn.png' alt='A quay'></p>")
    (tmp_path / "torn.png").write_bytes(PNG[:20])
    result = next(offprints((ENGLISH,), tmp_path, directory_urls=True)).make()
    assert result.content.startswith(b"%PDF")
    assert [*result.messages] == [
        "briefs/ports.md: its offprint names the pictures and does not show them: one cannot be read",
        "briefs/ports.md: its offprint shows numbers in the place of `ᚠ`: no font has them",
    ]


class _Panic(BaseException):
    """What no handler of errors expects, as one of Rust."""


def test_where_typst_fails_the_file_leads_to_the_page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """For whatever reason: the link to it is not dead, its file is a PDF, and what happened is said."""

    def fail(*_: object) -> bytes:
        raise _Panic("index out of bounds")

    monkeypatch.setattr("briefsite.hosts.offprints._set", fail)
    title = replace(ENGLISH, address="https://harbour.example/briefs/ports/(a)/é")
    write(tmp_path, title, BODY)
    result = next(offprints((title,), tmp_path, directory_urls=True)).make()
    assert [*result.messages] == [
        "briefs/ports.md: no offprint was made of it, and its file only leads to the page: index out of bounds"
    ]
    assert read(result.content, tmp_path, "pdftotext").split() == ["https://harbour.example/briefs/ports/(a)/%C3%A9"]
    facts = read(result.content, tmp_path, "pdfinfo")
    assert facts.split("\n", 1)[0].split(":", 1)[1].strip() == NASTY and "Pages:           1" in facts
    assert read(result.content, tmp_path, "pdfinfo", "-url").split()[-1].endswith("/briefs/ports/(a)/%C3%A9")
    nameless = leading_pdf(replace(title, address=""))
    assert read(nameless, tmp_path, "pdftotext").split() == ["briefs/ports/ports.pdf"] and b"/URI" not in nameless


def test_a_page_that_is_not_on_the_site_has_none(tmp_path: Path) -> None:
    """A publication may leave out a page that it has; nothing is said of that."""
    download = next(offprints((ENGLISH,), tmp_path, directory_urls=True))
    assert download.make() == Made(b"") and digest_of(download.value)


def test_a_picture_outside_of_the_site_is_none(tmp_path: Path) -> None:
    """Neither a path that leads up nor a link is followed."""
    site = tmp_path / "site"
    (tmp_path / "secret.png").write_bytes(PNG)
    write(site, ENGLISH, "<p><img src='../../../secret.png' alt='a'><img src='../../link.png' alt='b'></p>")
    (site / "link.png").symlink_to(tmp_path / "secret.png")
    result = next(offprints((ENGLISH,), site, directory_urls=True)).make()
    assert len(result.messages) == 2 and b"/Subtype/Image" not in result.content
