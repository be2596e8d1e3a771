"""Links of pages that are written without the host lead where the host would lead them, or are left to it."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st
from mkdocs.utils import get_relative_url

from briefsite.hosts.mkdocs.page_conditions import TrackedFiles, as_condition
from briefsite.hosts.mkdocs.page_links import Links, Targets


@dataclass
class _Inclusion:
    excluded: bool

    def is_excluded(self) -> bool:
        return self.excluded


class _File:
    def __init__(self, src_uri: str, url: str, *, excluded: bool = False) -> None:
        self.src_uri, self.url, self.inclusion = src_uri, url, _Inclusion(excluded)


@dataclass
class _Page:
    file: _File


class _Files(dict[str, _File]):
    @property
    def src_uris(self) -> dict[str, _File]:
        return self

    def get_file_from_path(self, path: str) -> _File | None:
        return self.get(path)


TARGETS = Targets(get_relative_url)


HERE = _File("briefs/here.md", "briefs/here/")
FILES = _Files(
    {
        file.src_uri: file
        for file in (
            HERE,
            _File("briefs/there.md", "briefs/there/"),
            _File("topics/trade.md", "topics/trade/"),
            _File("index.md", "./"),
            _File("briefs/port.webp", "briefs/port.webp"),
            _File("briefs/hidden.md", "briefs/hidden/", excluded=True),
        )
    }
)


@pytest.mark.parametrize(
    ("address", "published"),
    [
        ("there.md", "../there/"),
        ("./there.md", "../there/"),
        ("there.md#notes", "../there/#notes"),
        ("../topics/trade.md", "../../topics/trade/"),
        ("../index.md", "../../"),
        ("port.webp", "../port.webp"),
        ("here.md", "./"),
        ("", ""),
        ("#notes", "#notes"),
        ("https://example.org/a?b=c#d", "https://example.org/a?b=c#d"),
        ("missing.md", None),
        ("hidden.md", None),
        ("there.md#", None),
        ("/briefs/there/", None),
        ("../there", None),
        ("there.md?a=b", None),
        ("th%65re.md", None),
        ("javascript:alert", None),
        ("mailto:a@b.org", None),
        ("https://example.org/\u202e", None),
    ],
)
def test_where_a_link_leads(address: str, published: str | None) -> None:
    """To a page of the site, by its new address; out of it, as written; None is for the host, which warns."""
    assert Links(_Page(HERE), TrackedFiles(FILES), TARGETS)(address) == published


def test_places_that_are_linked_to_are_kept_for_the_host_to_check() -> None:
    """Each place once, under the file it is on, with the link as its author wrote it."""
    links = Links(_Page(HERE), TrackedFiles(FILES), TARGETS)
    for address in ("there.md#a", "./there.md#a", "there.md#b", "#c", "there.md", "https://example.org/#d"):
        links(address)
    assert links.anchors == {
        "briefs/there.md": {"a": "there.md#a", "b": "there.md#b"},
        "briefs/here.md": {"c": "#c"},
    }


def test_a_page_holds_while_what_it_asked_is_answered_alike() -> None:
    """What another page of the folder asked before is asked by this one too: of files that are and that are not."""
    targets = Targets(get_relative_url)
    conditions = []
    for _ in range(2):
        tracked = TrackedFiles(FILES)
        links = Links(_Page(HERE), tracked, targets)
        assert [links(address) for address in ("there.md", "hidden.md", "missing.md")] == ["../there/", None, None]
        conditions.append(tracked.condition())
    assert conditions[0] == conditions[1]
    assert as_condition(conditions[0]).links == {
        "briefs/there.md": "briefs/there/",
        "briefs/hidden.md": "briefs/hidden/",
        "briefs/missing.md": None,
    }


_SEGMENT = st.text("ab", min_size=1, max_size=2)
_URL = st.one_of(
    st.just("./"),
    st.lists(_SEGMENT, min_size=1, max_size=3).map(lambda parts: "/".join(parts) + "/"),
    st.lists(_SEGMENT, min_size=1, max_size=3).map(lambda parts: "/".join(parts) + ".html"),
)


@given(_URL, _URL)
def test_every_page_of_a_folder_is_given_the_address_that_the_host_would_give_it(here: str, there: str) -> None:
    """Addresses are worked out once for all pages of a folder; none leads elsewhere by that."""
    page, target = _File("here.md", here), _File("there.md", there)
    links = Links(_Page(page), TrackedFiles(_Files({"there.md": target})), Targets(get_relative_url))
    assert links("there.md") == get_relative_url(there, here)
