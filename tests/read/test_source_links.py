"""Links from a page to the file that it is made of: at which hosts they are known, and what is said elsewhere."""

from __future__ import annotations

from typing import Any

import pytest

from briefsite.read.source_links import EDIT, VIEW, missing_source_links, source_links

BOTH = (EDIT, VIEW)


@pytest.mark.parametrize(
    ("edit", "view"),
    [
        ("https://github.com/edit/src/edit/main/docs/edit.md", "https://github.com/edit/src/raw/main/docs/edit.md"),
        ("https://github.com/a/b/blob/main/docs/x.md", "https://github.com/a/b/raw/main/docs/x.md"),
        ("https://gitlab.com/a/b/-/edit/main/docs/x.md", "https://gitlab.com/a/b/-/raw/main/docs/x.md"),
        ("https://codeberg.org/a/b/_edit/main/docs/x.md", "https://codeberg.org/a/b/raw/branch/main/docs/x.md"),
        (
            "https://bitbucket.org/a/b/src/default/docs/x.md?mode=edit",
            "https://bitbucket.org/a/b/raw/default/docs/x.md",
        ),
        ("https://wiki.example.org/?page=x", ""),
    ],
)
def test_the_text_of_a_page_is_where_its_host_shows_plain_files(edit: str, view: str) -> None:
    """Whatever the owner and the repository are called; where no host is known there is no link."""
    assert source_links(edit, BOTH) == source_links(edit, frozenset(BOTH))
    assert (source_links(edit, BOTH).edit, source_links(edit, BOTH).view) == (edit, view)


def test_only_what_is_asked_for_is_linked_to() -> None:
    """Nothing without a feature, and nothing of a page that no file is behind."""
    address = "https://github.com/a/b/edit/main/docs/x.md"
    assert source_links(address, ()) == source_links(None, BOTH)
    assert source_links(address, (EDIT,)).view == source_links(address, (VIEW,)).edit == ""


@pytest.mark.parametrize("step", ["docs/../briefs/x.md", "docs%2F..%2Fbriefs/x.md"])
def test_a_brief_is_beside_docs(step: str) -> None:
    """Also where a form asks for a file, in which no browser takes a step back."""
    assert source_links(f"https://forge.example.org/?edit={step}", (EDIT,)).edit.endswith("?edit=briefs/x.md")


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        ({}, "needs `repo_url`, which is missing"),
        ({"edit_uri": "edit/main/docs/"}, "needs `repo_url`, which is missing"),
        ({"repo_url": "https://forge.example.org/a/b"}, "needs `edit_uri`, which is missing"),
        ({"repo_url": "https://github.com/a/b", "edit_uri": ""}, "needs `edit_uri`, which is missing"),
        ({"repo_url": "https://github.com/a/b"}, "takes the branch to be called `master`"),
        ({"repo_url": "https://wiki.example.org", "edit_uri": "?page="}, "`?page=` does not say where"),
        ({"repo_url": "https://github.com/a/b", "edit_uri": "edit/main/docs/"}, None),
        ({"edit_uri": "https://github.com/a/b/edit/main/docs/"}, None),
        ({"repo_url": "https://github.com/a/b", "edit_uri_template": "edit/main/docs/{path}"}, None),
    ],
)
def test_what_is_missing_is_said_with_what_to_write(settings: dict[str, Any], said: str | None) -> None:
    """At the feature that has no effect for want of it."""
    found = list(missing_source_links({**settings, "theme": {"features": ["navigation.top", VIEW]}}))
    assert [name for name, _ in found] == (["theme.features.1"] if said else [])
    assert all(said in str(breach.message) for _, breach in found if said)
    assert list(missing_source_links({**settings, "theme": {"features": ["navigation.top"]}})) == []
