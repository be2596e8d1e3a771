"""A mistake in a publication's own template ends the build with its file and line."""

from __future__ import annotations

import pytest
from html_site import mkdocs_build
from projects import WITH_TEMPLATES, MakeProject

NOTICED = {
    "an unclosed block": (
        "{% extends 'base.html' %}\n{% block content %}\n",
        "main.html:2:1: broken-template: this is no template of Jinja: unexpected end of template",
    ),
    "a tag that none is": (
        "<p>\n\n{% incude 'x.html' %}",
        "main.html:3:1: broken-template: this is no template of Jinja: encountered unknown tag 'incude'",
    ),
    "a template that is not there": (
        "\n{% include 'missing.html' %}",
        "main.html:2:1: broken-template: there is no template `missing.html`",
    ),
}
"""Mistakes that the check finds."""
MISTAKES = {
    "a name that no template knows": ("<p>\n{{ page.conten.text }}", "main.html:2: "),
    "a sum of words and numbers": ("\n\n{{ 'a' + 1 }}", "main.html:3: TypeError"),
    "a call of what is none": ("{{ page.title() }}", "main.html:1: 'None' has no attribute 'title'"),
}
"""Mistakes that only a build meets."""


@pytest.mark.parametrize("what", NOTICED)
def test_what_the_check_finds_stops_a_build_before_it_begins(make_project: MakeProject, what: str) -> None:
    """With the file, the line and the rule; the last site is left as it is."""
    text, words = NOTICED[what]
    code, output = mkdocs_build(make_project({**WITH_TEMPLATES, "overrides/main.html": text}), "--strict")
    assert code == 1
    assert f"overrides/{words}" in output
    assert "Nothing was built" in output


@pytest.mark.parametrize("what", MISTAKES)
def test_the_place_of_the_mistake_is_named(make_project: MakeProject, what: str) -> None:
    """As `make serve` names it, and as no fault of Briefsite."""
    text, words = MISTAKES[what]
    root = make_project({**WITH_TEMPLATES, "overrides/main.html": text})
    code, output = mkdocs_build(root, "--strict")
    assert code == 1
    assert f"The site was not built: overrides/{words}" in output
    assert "nobody expected" not in output and "Traceback" not in output
