"""What a page's policy lets in: the programs of templates, and nothing that came by another way."""

from __future__ import annotations

import base64
import hashlib
import re

from hypothesis import given
from hypothesis import strategies as st

from briefsite.finish import finish
from briefsite.finish.policy import Policy, mark_scripts
from briefsite.finish.robots import say_robots

TEMPLATE = "<head><meta charset='utf-8'><title>{}</title></head><body><script>ours()</script>{}</body>"


def hash_of(program: str) -> str:
    """How a policy names a program."""
    return f"sha256-{base64.b64encode(hashlib.sha256(program.encode()).digest()).decode()}"


def page(title: str, text: str) -> str:
    """A page of the template with what somebody wrote put in as it is."""
    return finish(mark_scripts(TEMPLATE).format(title, text), {"policy": Policy()})


def allowed(html: str) -> list[str]:
    """The programs that a page's policy allows."""
    return re.findall(r"sha256-[^&' ]+=", html.partition("<title>")[0])


def test_only_programs_of_templates_are_allowed() -> None:
    """A script that got into the page in whatever way is not run, though it stands there; the mark is gone."""
    html = page("<script>theirs()</script>", '<script data-of-a-template="1">theirs()</script><script>ours()</script>')
    assert allowed(html) == [hash_of("ours()")]
    assert html.count("<script>ours()</script>") == 2
    assert html.count("data-of-a-template") == 1


def test_only_styles_of_templates_are_allowed() -> None:
    """A publication's template may hold a style sheet; one that came by another way colours nothing."""
    template = "<head><meta charset='utf-8'><style>.ours {}</style></head><body>{}</body>"
    marked = mark_scripts(template).replace("{}</body>", "<style>.theirs {}</style></body>")
    html = finish(marked, {"policy": Policy()})
    assert f"style-src &#x27;self&#x27; &#x27;{hash_of('.ours {}')}&#x27;;".replace("&#x27;", "'") in html
    assert hash_of(".theirs {}") not in html
    assert "data-of-a-template" not in html


def test_nothing_is_left_of_the_mark_where_there_is_no_policy() -> None:
    """A page of a host without policy is as its template has it."""
    assert "data-of" not in finish(mark_scripts(TEMPLATE).format("A", "B"), {})


@given(st.text() | st.lists(st.text()) | st.dictionaries(st.text(), st.integers()))
def test_robots_is_one_attribute_whatever_it_says(words: object) -> None:
    """Front matter of a page cannot end the attribute that it stands in."""
    head = say_robots("<title>A</title>", {"robots": words})
    added = head.removeprefix("<title>A</title>")
    assert not added or re.fullmatch(r'\s<meta name="robots" content="[^"<>]*">', added)
