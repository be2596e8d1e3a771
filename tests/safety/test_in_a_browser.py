"""Hostile input of every kind through a real build, opened in a real browser: nothing runs, nothing is asked for."""

from __future__ import annotations

import pytest
from browsing import served
from hostile import SVG, project
from html_site import HtmlSite, mkdocs_build
from lxml import etree
from playwright.sync_api import Browser
from projects import ROOT, write_project

from briefsite.read.schemes import unsafe_scheme

WATCH = """
    window.ran = [];
    window.alert = (what) => { window.ran.push(String(what)); };
    document.addEventListener("securitypolicyviolation", (event) => {
        window.ran.push(`${event.violatedDirective} ${event.blockedURI} ${event.sourceFile}:${event.lineNumber}`);
    });
"""


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> HtmlSite:
    """The hostile project, built without --strict: the checks name what is wrong, and the site is made all the same."""
    root = write_project(tmp_path_factory.mktemp("hostile") / "project", project())
    code, output = mkdocs_build(root)
    assert code == 0, output
    assert "Traceback" not in output
    for rule in ("unsafe-html", "unsafe-address", "unsafe-picture"):
        assert rule in output
    return HtmlSite(root / "site")


def test_the_theme_alone_has_scripts(hostile: HtmlSite) -> None:
    """On every page: no script in the text, no handler, no unsafe address, no style, no second policy or base."""
    assert len(hostile.pages) > 90
    for page in hostile.pages.values():
        tree = page.tree
        assert not tree.xpath("//article//script | //base | //iframe | //object | //*[@style] | //*[@srcdoc]"), (
            page.address
        )
        assert not tree.xpath("//@*[starts-with(name(), 'on')]"), page.address
        assert len(tree.xpath("//meta[@http-equiv]")) == 1, page.address
        assert len(tree.xpath("//head/title")) == 1, page.address
        for source in tree.xpath("//script/@src"):
            assert (ROOT / "scripts/briefsite/theme/assets" / source.rpartition("assets/")[2]).is_file(), (
                page.address,
                source,
            )
        for address in tree.xpath("//@href | //@src | //@action"):
            assert not unsafe_scheme(str(address), is_image=True), (page.address, address)


def test_feeds_are_xml_and_drawings_are_shapes(hostile: HtmlSite) -> None:
    """What is no page can be read too, and holds no more than it should."""
    for path in hostile.folder.rglob("*.xml"):
        root = etree.fromstring(path.read_bytes())
        assert not root.xpath("//*[local-name()='script']"), path
    drawing = (hostile.folder / "briefs/drawing.svg").read_text("utf-8")
    assert "alert" in SVG and "alert" not in drawing and "evil" not in drawing
    assert "root:" not in "".join(path.read_text("utf-8") for path in hostile.folder.rglob("*.html"))


def test_no_script_runs_and_no_other_host_is_asked(hostile: HtmlSite, browser: Browser) -> None:
    """In Chromium, on every page, with everything hovered, focused and clicked that an attacker would have clicked."""
    asked: list[str] = []
    with served(hostile.folder) as address:
        context = browser.new_context()
        context.add_init_script(WATCH)
        tab = context.new_page()
        tab.on("request", lambda request: asked.append(request.url))
        tab.on("dialog", lambda dialog: (asked.append(f"dialog {dialog.message}"), dialog.dismiss()))
        for page in (*hostile.pages, "briefs/drawing.svg", "feed.xml"):
            tab.goto(address + page, wait_until="load")
            if page.endswith((".svg", ".xml")):
                continue
            tab.evaluate(
                """() => document.querySelectorAll("article *").forEach((element) => {
                    for (const name of ["mouseover", "focus", "toggle", "error", "load", "click"]) {
                        const event = new Event(name, { bubbles: false, cancelable: true });
                        element.dispatchEvent(event);
                    }
                })"""
            )
            assert tab.evaluate("window.ran") == [], page
        context.close()
    assert [url for url in asked if not url.startswith((address, "data:"))] == []


KINDS = ("", "briefs/", "briefs/who-votes-in-a-bank/", "briefs/one-flood-two-bills-ar/", "topics/", "topics/debt/",
         "people/", "people/data-desk/", "sources/", "about/", "404.html")  # fmt: skip


def test_the_site_works_under_its_policy(tidewater_site: HtmlSite, browser: Browser) -> None:
    """Every kind of page, light and dark, with search open and the list filtered: nothing of it is blocked."""
    blocked: list[str] = []
    with served(tidewater_site.folder) as address:
        context = browser.new_context(viewport={"width": 1300, "height": 900})
        context.add_init_script(WATCH)
        tab = context.new_page()
        tab.on("console", lambda message: blocked.append(message.text) if message.type == "error" else None)
        tab.on("pageerror", lambda error: blocked.append(str(error)))
        for kind in KINDS:
            tab.goto(address + kind, wait_until="load")
            policy = tab.locator("meta[http-equiv='Content-Security-Policy']").get_attribute("content") or ""
            assert "unsafe-inline" not in policy and "default-src 'none'" in policy
            tab.emulate_media(color_scheme="dark")
            tab.keyboard.press("/")
            tab.keyboard.type("bank")
            tab.wait_for_timeout(300)
            tab.evaluate("document.querySelector('dialog[open]')?.close()")
            if kind == "briefs/":
                tab.locator("select[name=topic]").select_option(index=1)
            marks = tab.locator("a.footnote-ref")
            if marks.count():
                marks.first.hover()
                tab.wait_for_timeout(200)
            blocked += tab.evaluate("window.ran")
        context.close()
    assert blocked == []
