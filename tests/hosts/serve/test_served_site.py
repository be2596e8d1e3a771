"""The application that serves the site: what it answers, and how it tells of changes."""

from __future__ import annotations

import json
import threading
import time
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefsite.hosts.serve.notice import Failure, MissingPage, SiteState, notice
from briefsite.hosts.serve.served_site import BuiltSite, ServedSite
from briefsite.model import Place, Problem

PAGE = "<!doctype html><title>Ports</title><body><p>Ports</p></body>"
ERROR = Problem("unknown-citation", Place("briefs/ports.md", 9, 21), "no entry `do<e>` in sources.bib")


def ask(site: ServedSite, path: str, query: str = "", method: str = "GET") -> tuple[str, dict[str, str], str]:
    """The status, the headers and the body of an answer."""
    said: list[Any] = []
    environ = {"PATH_INFO": path.encode().decode("latin-1"), "QUERY_STRING": query, "REQUEST_METHOD": method}
    body = b"".join(site(environ, lambda status, headers: said.extend((status, dict(headers)))))
    return said[0], said[1], body.decode("utf-8", "replace")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A site of two pages, beside which there is a secret."""
    for name in ("site/index.html", "site/briefs/ports/index.html"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(PAGE, "utf-8")
    (tmp_path / "site/style.css").write_text("p {}", "utf-8")
    (tmp_path / "secret.html").write_text("secret", "utf-8")
    return tmp_path / "site"


@pytest.mark.parametrize(
    "path",
    ["/../secret.html", "/briefs/../../secret.html", "//../secret.html", "/./../secret.html", "/..%2fsecret.html",
     "/briefs/\x00", "/" + "a" * 5000, "/briefs\\..\\..\\secret.html", "/secret.html"],
)  # fmt: skip
def test_nothing_beside_the_site_is_served(folder: Path, path: str) -> None:
    """Whatever is asked for, and with no error."""
    status, _, body = ask(ServedSite(BuiltSite(folder, SiteState(0.0)), "/"), path)
    assert status == "404 Not Found"
    assert "secret<" not in body
    assert not body.startswith("secret")


def test_a_file_is_made_when_it_is_asked_for(folder: Path) -> None:
    """With its type; what lies in the folder, and what nobody can make, is answered as ever."""
    made = {"briefs/ports/ports.bib": b"@report{ports}", "style.css": b"never"}
    site = ServedSite(BuiltSite(folder, SiteState(0.0), download=made.get), "/")
    status, headers, body = ask(site, "/briefs/ports/ports.bib")
    assert (status, headers["Content-Type"], body) == ("200 OK", "text/plain; charset=utf-8", "@report{ports}")
    assert ask(site, "/style.css")[2] == "p {}"
    assert ask(site, "/briefs/ports/ports.pdf")[0] == "404 Not Found"


@given(st.text())
def test_whatever_is_asked_for_gets_an_answer(path: str) -> None:
    """And nothing of the address becomes markup."""
    site = ServedSite(BuiltSite(Path("/nowhere"), SiteState(0.0)), "/")
    status, _, body = ask(site, f"/briefs/{path.encode(errors='replace').decode()}<b>/")
    assert status == "404 Not Found"
    assert "<b>" not in body


def test_a_page_is_served_with_a_notice_and_all_else_as_it_is(folder: Path) -> None:
    """With the type and the length of each; a page without a slash is where the slash is."""
    site = ServedSite(BuiltSite(folder, SiteState(0.0)), "/some/where/")
    status, headers, body = ask(site, "/some/where/briefs/ports/")
    assert status == "200 OK"
    assert headers["Content-Type"] == "text/html; charset=utf-8"
    assert headers["Content-Length"] == str(len(body))
    assert headers["Cache-Control"] == "no-cache"
    assert '<aside class="serve-notice" lang="en" dir="ltr" aria-label="From make serve" hidden></aside>' in body
    assert body.endswith("</script></body>")
    assert ask(site, "/some/where/style.css")[2] == "p {}"
    assert ask(site, "/some/where/briefs/ports")[1]["Location"] == "/some/where/briefs/ports/"
    assert ask(site, "/")[1]["Location"] == "/some/where/"
    assert ask(site, "/elsewhere/")[0] == "404 Not Found"
    assert ask(site, "/some/where/", method="HEAD")[2] == ""


def changes(site: ServedSite, page: str, known: dict[str, str]) -> dict[str, str]:
    """What a browser is told that waits on a page."""
    answer: dict[str, str] = json.loads(ask(site, "/.serve/changes", urlencode({"path": page, **known}))[2])
    return answer


def test_a_browser_is_told_when_its_page_changes_and_not_before(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Another page, a build that gives the same, and a build under way are no reason."""
    monkeypatch.setattr("briefsite.hosts.serve.served_site.PATIENCE", 0.3)
    site = ServedSite(BuiltSite(folder, SiteState(0.0)), "/")
    known = changes(site, "briefs/ports/", {})
    assert changes(site, "briefs/ports/", known)["page"] == known["page"]

    other = tmp_path / "other"
    (other / "briefs/ports").mkdir(parents=True)
    (other / "briefs/ports/index.html").write_text(PAGE, "utf-8")
    (other / "style.css").write_text("p {}", "utf-8")
    (other / "index.html").write_text("another home page", "utf-8")
    home = changes(site, "", {})
    site.begin()
    assert changes(site, "briefs/ports/", known)["page"] == known["page"]
    site.show(BuiltSite(other, SiteState(1.0)))
    assert changes(site, "briefs/ports/", known)["page"] == known["page"]
    assert changes(site, "", home)["page"] != home["page"]

    monkeypatch.setattr("briefsite.hosts.serve.served_site.PATIENCE", 30.0)
    threading.Timer(0.3, lambda: site.keep(Failure(("mkdocs.yml:1:1: wrong",)))).start()
    told = changes(site, "briefs/ports/", known)
    assert told["page"] == known["page"]
    assert "The site cannot be built." in told["html"]
    assert "mkdocs.yml:1:1: wrong" in told["html"]


def test_who_asks_while_the_site_is_built_waits_for_it(folder: Path, tmp_path: Path) -> None:
    """And is given the new one."""
    (tmp_path / "new").mkdir()
    (tmp_path / "new/index.html").write_text("a new page", "utf-8")
    site = ServedSite(BuiltSite(folder, SiteState(0.0)), "/")
    site.begin()
    threading.Timer(0.3, lambda: site.show(BuiltSite(tmp_path / "new", SiteState(1.0)))).start()
    begun = time.monotonic()
    assert ask(site, "/")[2].startswith("a new page")
    assert time.monotonic() - begun > 0.2


def test_a_picture_and_a_style_sheet_are_a_part_of_the_page(folder: Path, tmp_path: Path) -> None:
    """A page whose picture is another is loaded anew, and every page when a style sheet is."""
    versions = set()
    for number, (picture, style) in enumerate((("a", "p {}"), ("b", "p {}"), ("b", "p { color: red }"))):
        site = tmp_path / str(number)
        site.mkdir()
        (site / "index.html").write_text('<body><img alt="" src="a%20picture.png"></body>', "utf-8")
        (site / "a picture.png").write_text(picture, "utf-8")
        (site / "style.css").write_text(style, "utf-8")
        versions.add(changes(ServedSite(BuiltSite(site, SiteState(0.0)), "/"), "", {})["page"])
    assert len(versions) == 3


def test_what_is_wrong_is_text_and_never_markup() -> None:
    """What messages quote comes from files."""
    state = SiteState(0.0, (ERROR,), {"briefs/ports.md": 0.0}, failure=Failure(("<script>",)))
    said = notice(state, "briefs/ports.md", "/")
    assert "line 9, column 21: no entry <code>do&lt;e&gt;</code> in sources.bib" in said
    assert "&lt;script&gt;" in said
    assert "<script" not in said


def test_many_errors_are_counted() -> None:
    """Twenty are named, and how many more there are."""
    errors = tuple(Problem("x", Place(f"briefs/{number}.md"), "wrong") for number in range(30))
    said = notice(SiteState(0.0, errors), "docs/index.md", "/")
    assert "30 errors in 30 other files" in said
    assert said.count("<li>") == 21
    assert "and 10 more" in said


def test_where_there_is_no_page_its_file_is_named() -> None:
    """Broken from the start; or what became of it."""
    assert "<code>briefs/ports.md</code> has errors, so it has no page yet." in notice(
        SiteState(0.0, (ERROR,)), None, "/", MissingPage("briefs/ports.md")
    )
    missing = MissingPage("briefs/ports.md", "It was deleted.")
    assert "<p>It was deleted.</p>" in notice(SiteState(0.0), None, "/", missing)
