"""What is published of HTML that editors wrote: cases/html.txt holds each form of attack, and what is left of it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from generated import generated_project
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree, html
from markdown import Markdown
from projects import STYLES_FOLDER
from reference import usual_config

from briefsite.cite import Styles
from briefsite.finish.sanitise import sanitise
from briefsite.pipeline import build_site
from briefsite.read.paths import WITH_FORMS
from briefsite.read.schemes import unsafe_scheme

CASES = Path(__file__).parent / "cases"
CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff]")
ALIGNED = re.compile(r"left|right|center")


def cases(name: str) -> Iterator[Any]:
    """The cases of a file: `=== what it is`, the text, `--- published`, what is left of it."""
    for block in re.split(r"^=== ", (CASES / name).read_text("utf-8"), flags=re.MULTILINE)[1:]:
        title, _, rest = block.partition("\n")
        written, _, published = rest.partition("\n--- published\n")
        yield pytest.param(written, published.rstrip("\n"), id=title)


@pytest.mark.parametrize(("written", "published"), list(cases("html.txt")))
def test_case(written: str, published: str) -> None:
    """Of this, that is left; and it is left alone the second time."""
    assert sanitise(written) == published
    assert sanitise(published) == published


def harm_in(markup: str) -> list[str]:
    """All that could run, ask another host or cover the page in a fragment of HTML, as another parser reads it."""
    found = []
    printable = CONTROL.sub("\ufffd", markup)  # which lxml does not take
    for element in html.fragment_fromstring(printable, create_parent="main").iter(etree.Element):
        if element.tag in FORBIDDEN:
            found.append(str(element.tag))
        for name, value in element.attrib.items():
            is_harm = name.startswith("on") or name in ("style", "srcdoc", "formaction", "name", "action")
            is_harm = is_harm or bool(unsafe_scheme(str(value), is_image=element.tag == "img") and name in ADDRESSES)
            is_harm = is_harm or (name == "id" and str(value) in THEME) or name.startswith("data-md")
            if is_harm or (name == "class" and "md-overlay" in str(value).split()):
                found.append(f"{element.tag} {name}={value}")
    return found


FORBIDDEN = {"script", "style", "iframe", "object", "embed", "form", "base", "meta", "link", "foreignobject"}
FORBIDDEN |= {"annotation", "annotation-xml", "maction", "mglyph", "malignmark", "semantics"}
ADDRESSES = {"href", "src", "poster", "cite", "xlink:href", "action", "data"}
THEME = {"__config", "__search", "__drawer"}

_NAMES = st.sampled_from(
    sorted(FORBIDDEN)
    + ["math", "mi", "mtext", "mrow"]
    + ["p", "a", "img", "svg", "path", "table", "td", "b", "title", "textarea", "noscript", "select", "x-y"]
)
_SPACE = st.sampled_from([" ", "/", "\n", "\t", "\f", "  "])
_ATTRIBUTE_NAMES = st.sampled_from(
    [
        "onclick",
        "onerror",
        "href",
        "src",
        "style",
        "class",
        "id",
        "srcdoc",
        "xlink:href",
        "data",
        "formaction",
        "fill",
        "alt",
        "name",
    ]
)
_VALUES = st.sampled_from(
    [
        "javascript:alert(1)",
        "&#106;avascript:alert(1)",
        " java\tscript:alert(1)",
        "data:text/html,<script>alert(1)</script>",
        "position:fixed",
        "__config",
        "md-overlay",
        "url(//evil.example)",
        "x",
        "<script>",
        "--><script>alert(1)</script>",
    ]
)
_QUOTES = st.sampled_from(['"', "'", "", "`"])
_ATTRIBUTE = st.builds(lambda s, n, q, v: f"{s}{n}={q}{v}{q}", _SPACE, _ATTRIBUTE_NAMES, _QUOTES, _VALUES)
_TAG = st.builds(lambda n, attributes, e: f"<{n}{''.join(attributes)}{e}", _NAMES, st.lists(_ATTRIBUTE, max_size=3),
                 st.sampled_from([">", "/>", "", " >", ">alert(1)"]))  # fmt: skip
_END = st.builds("</{}>".format, _NAMES)
_ODD = st.sampled_from(["<!--", "-->", "<!-->", "<![CDATA[", "]]>", "<?", "&lt;script&gt;", "\0", "\u2028", "<<", "a"])
HOSTILE = st.lists(st.one_of(_TAG, _END, _ODD, st.text(max_size=4)), max_size=12).map("".join)


@settings(deadline=None, max_examples=300)
@given(HOSTILE)
def test_whatever_goes_in_no_harm_comes_out(markup: str) -> None:
    """Another parser finds nothing that could run, and a second run nothing to take out."""
    clean = sanitise(markup)
    assert harm_in(clean) == []
    assert "<script" not in clean.lower()
    assert harm_in(sanitise(clean)) == []


@settings(deadline=None, max_examples=60)
@given(HOSTILE)
def test_whatever_is_written_in_markdown_no_harm_comes_out(text: str) -> None:
    """The same where Python-Markdown, with this site's extensions, has read it first."""
    assert (
        harm_in(sanitise(_markdown().convert(f"# T {{ {text} }}\n\n{text}\n\n[x]({text})\n\n| a |\n|--|\n| {text} |")))
        == []
    )


def _markdown() -> Markdown:
    config = usual_config()
    return Markdown(extensions=config.markdown_extensions, extension_configs=config.mdx_configs)


def test_briefs_lose_nothing() -> None:
    """Every element, attribute and word of every page is still there."""
    markdown = _markdown()
    site = build_site(generated_project(), Styles(STYLES_FOLDER))
    assert len(site.pages) > 12
    for page in site.pages:
        made = markdown.reset().convert(page.markdown)
        assert _parts(sanitise(made, controls=page.path in WITH_FORMS)) == _parts(made), page.path


def _parts(markup: str) -> list[tuple[object, ...]]:
    parts: list[tuple[object, ...]] = []
    for element in html.fragment_fromstring(markup, create_parent="main").iter():
        attributes = dict(element.attrib)
        if "style" in attributes and (aligned := ALIGNED.search(attributes.pop("style"))):
            attributes["class"] = f"align-{aligned[0]}"
        parts.append((element.tag, sorted(attributes.items()), element.text or "", element.tail or ""))
    return parts


@pytest.mark.parametrize(
    ("written", "published"),
    [
        (
            '<iframe src="https://player.example/v/1?a=1&amp;b=2" width="5" onload="alert(1)"></iframe>',
            '<iframe src="https://player.example/v/1?a=1&amp;b=2" width="5" title="player.example"'
            ' sandbox="allow-scripts allow-same-origin allow-popups allow-presentation" loading="lazy"'
            ' referrerpolicy="strict-origin-when-cross-origin"></iframe>',
        ),
        (
            '<iframe src="https://player.example.evil.example/">x</iframe>',
            '<a href="https://player.example.evil.example/">https://player.example.evil.example/</a>',
        ),
        ('<iframe src="https://player.example@evil.example/"></iframe>', "evil.example"),
        (
            '<iframe src="http://player.example/"></iframe>',
            '<a href="http://player.example/">http://player.example/</a>',
        ),
        ('<iframe src="javascript:alert(1)"></iframe>', ""),
        ('<iframe srcdoc="<script>alert(1)</script>"></iframe>', ""),
    ],
)
def test_a_frame_is_shown_from_allowed_hosts_only(written: str, published: str) -> None:
    """With a title, in a sandbox and late; any other becomes a link."""
    clean = sanitise(written, frozenset({"player.example"}))
    if published == "evil.example":
        assert "<iframe" not in clean
    else:
        assert clean == published
