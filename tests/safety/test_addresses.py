"""Addresses that no browser can open: named with their place, and no command ends with a traceback."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from html_site import HtmlSite, mkdocs_build
from hypothesis import given
from hypothesis import strategies as st
from projects import BRIEF, FILES, ROOT, MakeProject

from briefsite.commands.hosting.links import ask
from briefsite.read.addresses import fault, host_of, is_web, leaves_site, origin_host, split

_PARTS = ["http:", "https:", "//", "/", "\\", "[", "]", "::1", "@", ":", "99999", "a.example", "?", "#", "%", " ", "\t"]
_PARTS += ["ｅ", "℀", "\u2100", "xn--", "javascript:", "\x00", "..", "é", "١", "\ud800"]
ADDRESSES = st.lists(st.sampled_from(_PARTS) | st.text(max_size=4), max_size=8).map("".join)

WHY = {
    "http://[bad": "its host has a `[` or `]` without the other",
    "http://bad]/": "its host has a `[` or `]` without the other",
    "//[bad": "its host has a `[` or `]` without the other",
    "https://[example.org]/": "between `[` and `]` its host must be an address of IPv6",
    "https://example.org℀/": "its host has a character that is read as `/`, `?`, `#`, `@` or `:`",
    "https://a b.example/": "its host has a space",
    "https://a..org/": "its host has a `.` too many",
    "https://.a.org/": "its host has a `.` too many",
    "https://<host>/": "its host has `<`",
    "https://example.org:port/": "its port must be a number up to 65535",
    "https://example.org:65536/": "its port must be a number up to 65535",
    "https://": "it names no host",
    "http:///page": "it names no host",
    "https://:80/": "it names no host",
}


@pytest.mark.parametrize("address", WHY)
def test_what_is_wrong_is_said(address: str) -> None:
    """Each kind of fault has its own words."""
    assert fault(address) == WHY[address]


@pytest.mark.parametrize(
    "address",
    ["https://example.org", "http://[::1]:8000/", "https://user:word@example.org:/", "https://müller.example/a b"]
    + ["mailto:[a]@b", "ports.md", "#[x]", "tel:+62", "//example.org/x", "doi:10.1000/[1]", "", "https://a/[x]?[y"],
)
def test_what_can_be_opened_has_no_fault(address: str) -> None:
    """Square brackets, spaces and ports where they may stand are no fault."""
    assert fault(address) is None


@given(ADDRESSES)
def test_any_text_may_be_asked_about(address: str) -> None:
    """No text makes any of the questions fail, and what has no parts has a fault."""
    assert split(address) is not None or fault(address)
    assert isinstance(host_of(address) + origin_host(address), str)
    assert not (is_web(address) and fault(address))


@pytest.mark.parametrize("address", ["//h/x.png", "\\\\h\\x", "/\\h/x", "https:x", " HTTP://h", "ht\ntp://h", "\1//h"])
def test_what_browsers_take_for_another_site(address: str) -> None:
    """However it is spelt, an address at which a browser would ask another host is known."""
    assert leaves_site(address)


def test_nobody_else_takes_addresses_apart() -> None:
    """What raises for a broken address is called in one module alone."""
    others = (path for path in (ROOT / "scripts").rglob("*.py") if path.name != "addresses.py")
    splits = re.compile(r"\burl(?:split|parse)\b|\.hostname\b")
    assert [str(path) for path in others if splits.search(path.read_text("utf-8"))] == []


def test_the_check_of_links_does_not_ask_what_is_no_address() -> None:
    """A broken address is dead, and says why."""
    answer = ask("http://[bad")
    assert (answer.said, answer.dead) == ("nothing, for its host has a `[` or `]` without the other", True)


EVERYWHERE = """
[x](http://[bad) <http://[auto> ![p](http://[pic) [r][ref] <a href="http://[raw">raw</a> [s](http://a\\[b/)

<div markdown>[in](http://[inner)</div>

<iframe src="http://[frame"></iframe>

[y](page.md){: href="http://[list" }

[ref]: http://[ref
"""


def test_a_broken_address_anywhere_stops_nothing(make_project: MakeProject) -> None:
    """A site with broken addresses in every file is built without strictness; links keep their words."""
    bib = FILES["sources.bib"].replace("publisher={Press}}\n", "publisher={Press}, url={http://[src}}\n")
    options = "sources_per_page: 500\n    iframes: [player.vimeo.com]"
    root = make_project(
        {
            "docs/page.md": f"# Page\n{EVERYWHERE}",
            "briefs/first.md": BRIEF.replace("[data-desk]", "[data-desk, ann]") + EVERYWHERE,
            "briefs/people.yml": FILES["briefs/people.yml"] + "ann:\n  name: Ann\n  url: 'http://[::1'\n",
            "sources.bib": bib,
            "mkdocs.yml": FILES["mkdocs.yml"].replace("sources_per_page: 500", options),
        }
    )
    code, output = mkdocs_build(root)
    assert (code, "Traceback" in output) == (0, False), output
    named = {"briefs/first.md", "docs/page.md", "briefs/people.yml", "sources.bib"}
    lines = [line.removeprefix("ERROR   -  ") for line in output.splitlines() if "bad-address" in line]
    assert {line.partition(":")[0] for line in lines} == named
    for word in ("[bad", "[auto", "[pic", "[raw", "[inner", "[frame", "[list", "[ref"):
        assert any(line.startswith("docs/page.md:") and f"`http://{word}`" in line for line in lines), word
    page = HtmlSite(Path(root) / "site").pages["page/"]
    assert page.text("//article//p[span]").startswith("x http://[auto p r raw")
    assert not any("[" in link for link in page.links)
