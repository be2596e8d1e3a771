"""Ordinary sites of MkDocs whose pages cite: whole small projects, in each of three themes."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from urllib.parse import unquote

import pytest
from lxml import html
from mkdocs.livereload import LiveReloadServer
from ordinary_sites import BIBLIOGRAPHY, SETTINGS, THEMES, build, built, files_of, page, write_site
from projects import ROOT

from briefsite.hosts.mkdocs.internals import watch_what_may_come

SITES = Path(__file__).parent / "sites"
INDEX = """# Home

Books are good [@doe2020, p. 3]. As @roe2021 says, so are papers[^why]. Ask @someone at a@doe2020.org.

[^why]: And films [see @doe2020, chap. 2].
"""
TWO = """---
title: Two
---
# Two

So it is [@roe2021].

## References

\\bibliography

## More {{ not Jinja }}

Here is <b onclick="x()">HTML</b> of our own, and `[@doe2020]` in code.
"""
PLAIN = """# Plain

Nothing `[@doe2020]` here, @someone; \\@someone <b onclick='x()'>too</b> "quoted".

{#no-attribute}
"""
TEXTS = {"docs/index.md": INDEX, "docs/guide/two.md": TWO, "docs/plain.md": PLAIN}
WITHOUT = SETTINGS.replace("  - briefsite\n", "")


@pytest.mark.parametrize("theme", THEMES)
def test_a_site_without_citations_is_byte_for_byte_as_before(theme: str, tmp_path: Path) -> None:
    """With the plugin and without it, every file is the same."""
    texts = {"docs/index.md": PLAIN, "docs/guide/two.md": PLAIN, "without.yml": WITHOUT}
    root = write_site(tmp_path / "site", texts, theme)
    assert files_of(built(root)) == files_of(built(root, "-f", "without.yml", out="before"))
    assert not (root / ".cache").exists()


@pytest.mark.parametrize("theme", THEMES)
def test_pages_cite_in_any_theme_and_all_else_stays(theme: str, tmp_path: Path) -> None:
    """Marks, notes, sources and passages lead to one another; a page that cites nothing is as before, and the menu."""
    root = write_site(tmp_path / "site", {**TEXTS, "without.yml": WITHOUT}, theme)
    out, before = built(root), build(root, "--quiet", "-f", "without.yml", out="before")
    assert before == (0, "")
    assert (out / "plain/index.html").read_bytes() == (root / "before/plain/index.html").read_bytes()
    new = {"sources/index.html"}
    assert set(files_of(out)) - set(files_of(root / "before")) == new
    home, two, sources = page(out), page(out, "guide/two"), page(out, "sources")
    for each in (home, two, sources):
        inside = {address[1:] for address in each.xpath("//a/@href") if address.startswith("#") and len(address) > 1}
        assert inside <= set(each.xpath("//@id"))
        assert "Content-Security-Policy" not in each.text_content()
        assert not each.xpath("//*[contains(@href, 'briefsite')]")
    places = home.xpath("//span[@class='cite']/@id")
    assert len(places) == 3
    assert {f"#{place}" for place in places} <= set(home.xpath("//span[@class='back']/a/@href"))
    passages = {address.rpartition("#")[2] for address in sources.xpath("//a/@href") if address.startswith("../#cite")}
    assert passages == set(places)
    assert "../guide/two/" in sources.xpath("//a/@href")
    assert two.xpath("//b[@onclick]")  # nothing is sanitised
    assert "{{ not Jinja }}" in two.xpath("string(//h2[contains(., 'More')])")


def test_notes_are_numbered_as_they_are_met_and_stand_before_the_sources(tmp_path: Path) -> None:
    """The notes of a page and of its citations share a numbering, though the site has not switched `footnotes` on."""
    home = page(built(write_site(tmp_path / "site", TEXTS)))
    assert [mark.text for mark in home.xpath("//a[@class='footnote-ref']")] == ["1", "2", "3"]
    assert [heading.text for heading in home.xpath("//h2")] == ["Notes", "Sources"]
    notes = [note.text_content().split(".\xa0")[0].strip() for note in home.xpath("//div[@class='footnote']//li")]
    assert notes == [
        "Jane Doe, First Things (Press, 2020), 3",
        "‘Second Things’, Journal of Things 3 (2021)",
        "And films (see Doe, First Things, ch. 2)",
    ]
    assert home.xpath("//li[@id='fn:why']")  # links from elsewhere lead to the page's own note as before
    assert home.xpath("//sup[@id='fnref:why']")


def test_a_list_stands_where_the_page_says(tmp_path: Path) -> None:
    """`\\bibliography` is the list; there is no other at the end."""
    two = page(built(write_site(tmp_path / "site", TEXTS)), "guide/two")
    assert [heading.text for heading in two.xpath("//h2")] == ["References", "More {{ not Jinja }}", "Notes"]
    (entry,) = two.xpath("//h2[.='References']/following-sibling::ul[1]//span[@class='entry']")
    assert entry.get("id") == "source-roe2021"


def test_a_style_that_cites_in_the_text_needs_no_notes(tmp_path: Path) -> None:
    """`citation_style` is any style of the CSL project; then `footnotes` is not switched on."""
    settings = SETTINGS.replace("  - briefsite", "  - briefsite: {citation_style: apa}")
    texts = {
        "mkdocs.yml": settings,
        "docs/index.md": "# A\n\nSo [@doe2020, p. 3].\n",
        "docs/b.md": "# B\n\nA[^x].\n\n[^x]: y.md\n",
    }
    out = built(write_site(tmp_path / "site", texts))
    (cited,) = page(out).xpath("//span[@class='cite']")
    assert cited.text_content() == "(Doe, 2020, p. 3)"
    assert page(out, "b").xpath("//a[.='^x']")  # a link, as before


def test_what_is_wrong_is_said_with_its_place(tmp_path: Path) -> None:
    """Errors end a strict build; what is wrong with entries is said of those that are cited."""
    text = "# A\n\nSo [@do2020], [see @doe2020; p. 3], [@nobody1999]; [@octocat](https://octocat.example).\n"
    root = write_site(tmp_path / "site", {"docs/index.md": text})
    status, said = build(root, "--strict", "--quiet")
    lines = [line.partition("-  ")[2] for line in said.splitlines() if line.startswith("ERROR")]
    assert status == 1
    assert lines == [
        "docs/index.md:3:5: unknown-citation: no entry `do2020` in sources.bib; did you mean `doe2020`?",
        "docs/index.md:3:30: part-without-key: `p. 3` has no key, so that `[see @doe2020; p. 3]` is no citation:"
        " write `[see @doe2020, p. 3]`; `\\[` if it is meant so",
        "docs/index.md:3:38: unknown-citation: no entry `nobody1999` in sources.bib; add it there, for example"
        " `@report{nobody1999, author = {Doe, Jane}, title = {Ports}, institution = {Press}, date = {2020}}`",
    ]
    (root / "docs/index.md").write_text("# A\n\nSo [@poe2022].\n", "utf-8")
    status, said = build(root, "--strict", "--quiet")
    assert status == 1
    assert "sources.bib:3:1: missing-title" in said


def test_the_check_says_what_the_build_says(tmp_path: Path) -> None:
    """Without MkDocs, in any `docs_dir`, and not of pages that are left out; it writes nothing."""
    settings = f"{SETTINGS}docs_dir: pages\nexclude_docs: draft.md\n"
    text = "# A\n\nSo [@do2020] {{here}}.\n"
    texts = {"mkdocs.yml": settings, "pages/a/b.md": text, "pages/draft.md": text, "pages/index.md": "# Home\n"}
    root = write_site(tmp_path / "site", texts)
    before = files_of(root)
    command = [sys.executable, "-m", "briefsite", "check"]
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "scripts")}
    done = subprocess.run(command, cwd=root, env=environment, capture_output=True, text=True, check=False)
    said = "pages/a/b.md:3:5: error: unknown-citation: no entry `do2020` in sources.bib; did you mean `doe2020`?\n"
    assert (done.returncode, done.stdout) == (1, f"{said}1 error in 1 file\n")
    assert files_of(root) == before
    assert build(root, "--quiet")[1] == f"ERROR   -  {said.replace(' error:', '')}"


def test_an_address_that_is_taken_is_named(tmp_path: Path) -> None:
    """A page of the site's own at /sources/ ends the build, and not in silence."""
    root = write_site(tmp_path / "site", {**TEXTS, "docs/sources.md": "# Ours\n"})
    status, said = build(root, "--quiet")
    assert status == 1
    assert "`sources.md` stands at the address of the list of all sources: rename it." in said


def test_the_check_names_an_address_that_is_taken_and_a_second_list(tmp_path: Path) -> None:
    """Both would be seen in the site alone; where addresses have no folders `sources.md` is in nobody's way."""
    texts = {
        **TEXTS,
        "docs/sources.md": "# Ours\n",
        "docs/a.md": "# A\n\n[@doe2020]\n\n\\bibliography\n\n\\bibliography\n",
    }
    listed = (
        "docs/a.md:7:1: error: duplicate-id: sources are listed in line 5 already, and each has one place that links"
        " lead to; take one of the two lists out\n"
    )
    taken = (
        "docs/sources.md:1:1: error: duplicate-address: this page and the generated page `sources/index.md` would both"
        " be at `/sources/`\n"
    )
    site = write_site(tmp_path / "site", texts)
    assert _checked(site) == f"{listed}{taken}2 errors in 2 files\n"
    assert _checked(write_site(site, {"mkdocs.yml": f"{SETTINGS}use_directory_urls: false\n"})) == (
        f"{listed}1 error in 1 file\n"
    )
    assert listed.replace(" error:", "") in build(site, "--quiet")[1]


def _checked(site: Path) -> str:
    command = [sys.executable, "-m", "briefsite", "check"]
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "scripts")}
    return subprocess.run(command, cwd=site, env=environment, capture_output=True, text=True, check=False).stdout


def test_a_style_that_nobody_knows_is_named_without_the_place_of_the_site(tmp_path: Path) -> None:
    """The message that ends the build names the folder of styles as the site has it."""
    settings = SETTINGS.replace("- briefsite\n", "- briefsite: {citation_style: aap}\n")
    status, said = build(write_site(tmp_path / "site", {**TEXTS, "mkdocs.yml": settings}), "--quiet")
    assert status == 1
    assert "mkdocs.yml:6:17: unknown-style: no citation style `aap`" in said
    assert "there is no style 'aap': no such file in styles" in said
    assert str(tmp_path) not in said


def test_a_menu_may_name_the_page_of_all_sources(tmp_path: Path) -> None:
    """It is `sources/index.md`; else it is in no menu."""
    settings = f"{SETTINGS}nav: [index.md, plain.md, guide/two.md, Bibliography: sources/index.md]\n"
    out = built(write_site(tmp_path / "site", {**TEXTS, "mkdocs.yml": settings}))
    assert page(out).xpath("//a[@href='sources/'][normalize-space()='Bibliography']")


def test_pages_in_another_folder_without_directories(tmp_path: Path) -> None:
    """`docs_dir` and `use_directory_urls` are as the site has them; messages name the file."""
    settings = f"{SETTINGS}docs_dir: pages\nuse_directory_urls: false\n"
    texts = {"mkdocs.yml": settings, "pages/index.md": INDEX, "pages/a/b.md": "# B\n\nSo [@roe2021].\n"}
    out = built(write_site(tmp_path / "site", texts))
    (passage,) = {link for link in page(out, "sources").xpath("//a/@href") if link.startswith("../a/b.html#")}
    assert passage.startswith("../a/b.html#cite-roe2021")
    (tmp_path / "site/pages/a/b.md").write_text("# B\n\nSo [@ro2021].\n", "utf-8")
    assert "pages/a/b.md:3:5: unknown-citation" in build(tmp_path / "site", "--quiet")[1]


def test_a_site_that_moves_from_mkdocs_bibtex(tmp_path: Path) -> None:
    """One word in mkdocs.yml: its options and commands are read, code stays code, and every way leads back."""
    shutil.copytree(SITES / "seagrass", tmp_path / "site")
    out = built(tmp_path / "site")
    cover, cores, reading = page(out, "methods/cover"), page(out, "methods/cores"), page(out, "reading")
    assert "Cover fell [@waycott2009]." in cover.text_content()
    assert "@tide-desk" in cover.text_content()
    assert len(cores.xpath("//h2[@id='references']/following-sibling::ul[1]/li")) == 3
    assert [h.get("id") for h in cores.xpath("//h2")] == ["references", "changes", "notes"]
    assert len(reading.xpath("//span[@class='entry']")) == 5
    home = page(out)
    assert home.xpath("//div[contains(@class, 'admonition')]//a[@class='footnote-ref']")
    assert len(home.xpath("//span[@class='entry']")) == 4


def test_a_style_without_addresses_leaves_none_out(tmp_path: Path) -> None:
    """Nature shows no DOI: the list has the address all the same, on the page and on that of all sources."""
    shutil.copytree(SITES / "seagrass", tmp_path / "site")
    settings = (
        (tmp_path / "site/mkdocs.yml")
        .read_text("utf-8")
        .replace("bib_file: refs.bib", "bib_file: refs.bib\n      STYLE")
    )
    (tmp_path / "site/mkdocs.yml").write_text(settings.replace("STYLE", "citation_style: nature"), "utf-8")
    out = built(tmp_path / "site")
    for each in (page(out), page(out, "sources")):
        assert each.xpath("//li//a[@href='https://doi.org/10.1038/ngeo1477'][.='doi.org/10.1038/ngeo1477']")
    assert page(out).xpath("//span[@class='cite']/sup/a[@href='#source-fourqurean2012'][.='1']")


WRONG = """---
title: Wrong
nocite: "@do2020"
citation_style: aap
---
# Wrong

So [@bad2019].

- An item

    \\bibliography

> \\bibliography

| a | b |
|---|---|
| \\bibliography | `\\bibliography` |

<div>\\bibliography</div>

*[UN]: United Nations [@doe2020]
*[WB]: World Bank, says @roe2021, not @someone
"""
BROKEN_ENTRY = "@book{bad2019, author={Doe, Jane}, title={Never closed, date={2019}, publisher={Press}}\n"


def test_what_would_be_shown_as_typed_is_said_by_check_and_build_alike(tmp_path: Path) -> None:
    """Lists of sources and citations where none is read, settings of the front matter; each at its own place."""
    texts = {"docs/wrong.md": WRONG, "docs/index.md": "# Home\n", "sources.bib": f"{BIBLIOGRAPHY}{BROKEN_ENTRY}"}
    root = write_site(tmp_path / "site", texts)
    checked = _checked(root).splitlines(keepends=True)
    of_pages = [line for line in checked if line.startswith("docs/")]
    assert "".join(of_pages) == (Path(__file__).parent / "said_of_a_wrong_page.txt").read_text("utf-8")
    (of_entry,) = (line for line in checked if line.startswith("sources.bib"))  # not what it seems to lack, too
    assert ": error: broken-entry: entry `bad2019` cannot be read as written: " in of_entry
    built_lines = [line.partition("-  ")[2] for line in build(root)[1].splitlines(keepends=True)]
    # The log has its own word for an error.
    assert {line.replace(": error: ", ": ", 1) for line in (*of_pages, of_entry)} <= set(built_lines)


def test_settings_that_cannot_be_read_make_no_publication_of_a_site(tmp_path: Path) -> None:
    """Nothing is said of briefs, topics and people that it does not have."""
    root = write_site(tmp_path / "site", {"docs/index.md": "# Home\n", "mkdocs.yml": f"{SETTINGS}extra: [a\n"})
    (problem, count) = _checked(root).splitlines()
    assert problem.startswith("mkdocs.yml:")
    assert ": error: unreadable-file: mkdocs.yml cannot be read: " in problem
    assert count == "1 error in 1 file"


def test_a_plugin_that_is_not_installed_is_named(tmp_path: Path) -> None:
    """MkDocs would build nothing; one that is switched off, or of the theme, is none."""
    settings = SETTINGS.replace(
        "  - briefsite", "  - briefsite\n  - serch\n  - blag: {enabled: false}\n  - tags\n  - zyx"
    )
    root = write_site(tmp_path / "site", {"docs/index.md": "# Home\n", "mkdocs.yml": settings}, "material")
    said = "warning: unknown-setting: the plugin `{}` is not installed here, and without it MkDocs builds nothing; {}"
    assert _checked(root).splitlines() == [
        f"mkdocs.yml:7:5: {said.format('serch', 'did you mean `search`?')}",
        f"mkdocs.yml:10:5: {said.format('zyx', '`pip install` the package that has it, or take it out')}",
        "2 warnings in 1 file",
    ]


def test_all_sources_name_pages_as_readers_know_them(tmp_path: Path) -> None:
    """By the menu, by their titles, or by their files as MkDocs makes titles of them."""
    texts = {
        "mkdocs.yml": f"{SETTINGS}nav: [index.md, In the menu: a.md, b.md, first_steps.md]\n",
        "docs/index.md": "So [@doe2020].\n",
        "docs/a.md": "# A\n\nSo [@doe2020].\n",
        "docs/b.md": "# B [@doe2020]\n",
        "docs/first_steps.md": "So [@doe2020].\n",
    }
    sources = page(built(write_site(tmp_path / "site", texts)), "sources")
    named = [link.text_content() for link in sources.xpath("//li/ul/li/a")]
    assert [name for name in named if "note" not in name] == ["Home", "In the menu", "B", "First steps"]


def test_a_bibliography_that_comes_while_the_site_is_served(tmp_path: Path) -> None:
    """What is not there when serving begins is waited for, and the site is built anew when it comes."""
    with LiveReloadServer(lambda: None, "127.0.0.1", 0, str(tmp_path)) as server:
        usual = server.observer
        watch_what_may_come(server, [str(tmp_path / "sources.bib"), str(tmp_path / "styles")])
        assert server.observer is usual
        (tmp_path / "sources.bib").write_text(BIBLIOGRAPHY, "utf-8")
        with server._rebuild_cond:
            assert server._rebuild_cond.wait_for(lambda: server._want_rebuild, timeout=60)


def test_what_is_remembered_changes_no_byte(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A second build, one after a change, and one without any memory: all as if there had been none before."""
    root = write_site(tmp_path / "site", TEXTS)
    first = files_of(built(root))
    assert (root / ".cache/briefsite/.gitignore").read_text("utf-8") == "*\n"
    assert files_of(built(root, out="again")) == first
    (root / "docs/index.md").write_text(INDEX.replace("p. 3", "p. 4"), "utf-8")
    changed = files_of(built(root, out="changed"))
    monkeypatch.setenv("BRIEFSITE_FAST", "0")
    assert files_of(built(root, out="slow")) == changed != first


def test_lists_of_sources_lead_to_pages_of_any_name(tmp_path: Path) -> None:
    """They are handed over as HTML, so their links are made here: with spaces, signs, folders and their first pages."""
    names = ("README.md", "a/README.md", "a b/c (d).md", "a/c[1]*_.md", "a/é.md")
    texts = {f"docs/{name}": f"# T{number}\n\nSo `x` [1] *is* it [@doe2020].\n" for number, name in enumerate(names)}
    for flat in ("true", "false"):
        settings = f"{SETTINGS}use_directory_urls: {flat}\n"
        out = built(write_site(tmp_path / flat, {**texts, "mkdocs.yml": settings}))
        sources = next(out.glob("sources/index.html"))
        links = html.document_fromstring(sources.read_text("utf-8")).xpath("//li//a/@href[contains(., '#cite')]")
        assert len(links) == len(names)
        for link in links:
            address, _, place = unquote(link).partition("#")
            file = sources.parent / address
            found = html.document_fromstring((file / "index.html" if file.is_dir() else file).read_text("utf-8"))
            assert found.xpath("//span[@id=$place]", place=place)
            (back,) = found.xpath("//a[contains(@href, 'sources/')][contains(@href, '#source')]/@href")
            assert (file.parent if file.is_file() else file).joinpath(back.partition("#")[0]).resolve() in (
                sources.resolve(),
                sources.parent.resolve(),
            )


def test_a_site_without_its_bibliography_learns_how_to_have_one(tmp_path: Path) -> None:
    """The message says both ways; a glossary that every page gets is looked through for citations all the same."""
    appended = "markdown_extensions:\n  - pymdownx.snippets: {auto_append: [words.md]}\n"
    texts = {
        "mkdocs.yml": f"{SETTINGS}{appended}",
        "words.md": "*[UN]: United Nations\n*[WB]: World Bank [@doe2020]\n",
        "docs/index.md": "So [@doe2020].\n",
    }
    root = write_site(tmp_path / "site", texts)
    (root / "sources.bib").unlink()
    assert _checked(root).splitlines() == [
        "sources.bib:1:1: error: unreadable-file: there is no file `sources.bib`; export your sources to it, or name"
        " the file that has them under `plugins` in mkdocs.yml, for example `- briefsite: {bibliography: refs.bib}`",
        "words.md:2:19: error: misplaced-citation: `[@doe2020]` stands in the meaning of the abbreviation `WB`, where"
        " no citation can be shown: take it out, and cite in the text, `WB [@doe2020]`",
        "2 errors in 2 files",
    ]
