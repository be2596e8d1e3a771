"""preview.json: its shape, and that nothing is believed of it when it is read back."""

from __future__ import annotations

import dataclasses
import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from briefsite.commands.preview.comment import COMMENT, Addresses, as_markdown
from briefsite.commands.preview.model import (
    BriefReport,
    Briefs,
    Change,
    Delta,
    Entries,
    EntryReport,
    Field,
    Preview,
    ProblemReport,
    Problems,
)
from briefsite.commands.preview.plain import words
from briefsite.commands.preview.written import UnreadablePreviewError, as_json, read_json

BRIEF = BriefReport(
    slug="ports",
    title="Ports",
    state="draft",
    address="briefs/ports/",
    changes="briefs/ports/changes.html",
    published="briefs/ports/",
    formerly="harbours",
    words_added=3,
    words_removed=1,
    fields=(Field("title", "Port", "Ports"),),
    figures=Delta(added=("of trade",)),
    notes=Delta(removed=("See below.",)),
    sources=Delta(changed=()),
    changed_figures=(Field("of trade", "45 %", "54 %"),),
    numbers=(Change("45", "54"),),
    citations=(Change("[@doe2020, p. 3]", "[@doe2020, p. 5]"),),
    charts=Delta(changed=("Votes",)),
    links=Delta(("https://example.org/",)),
    markup=True,
    reasons=("source edited: `doe2020`",),
)
PREVIEW = Preview(
    messages=("It could not be built.",),
    briefs=Briefs(moved=(BRIEF,)),
    sources=Entries(changed=(EntryReport("doe2020", "Ports", "sources/#source-doe2020", ("title",), ("ports",)),)),
    pages=Delta(added=("docs/team.md",)),
    settings=(Field("site_name", "A", "B"),),
    problems=Problems(new=(ProblemReport("dead-link", "error", "briefs/ports.md", 3, 5, "`x` leads nowhere"),)),
)
PINNED = """
{"messages": ["It could not be built."],
 "briefs": {"added": [], "changed": [], "moved": [
   {"slug": "ports", "title": "Ports", "state": "draft", "address": "briefs/ports/",
    "changes": "briefs/ports/changes.html", "published": "briefs/ports/", "formerly": "harbours",
    "words_added": 3, "words_removed": 1,
    "fields": [{"name": "title", "before": "Port", "after": "Ports"}],
    "figures": {"added": ["of trade"], "removed": [], "changed": []},
    "changed_figures": [{"name": "of trade", "before": "45 %", "after": "54 %"}],
    "numbers": [{"before": "45", "after": "54"}],
    "notes": {"added": [], "removed": ["See below."], "changed": []},
    "sources": {"added": [], "removed": [], "changed": []},
    "citations": [{"before": "[@doe2020, p. 3]", "after": "[@doe2020, p. 5]"}],
    "charts": {"added": [], "removed": [], "changed": ["Votes"]},
    "links": {"added": ["https://example.org/"], "removed": [], "changed": []},
    "markup": true, "reasons": ["source edited: `doe2020`"]}], "removed": []},
 "sources": {"added": [], "changed": [
   {"id": "doe2020", "name": "Ports", "address": "sources/#source-doe2020", "fields": ["title"], "briefs": ["ports"]}],
   "removed": []},
 "topics": {"added": [], "changed": [], "removed": []},
 "people": {"added": [], "changed": [], "removed": []},
 "pages": {"added": ["docs/team.md"], "removed": [], "changed": []},
 "settings": [{"name": "site_name", "before": "A", "after": "B"}],
 "affected": [],
 "problems": {"new": [{"rule": "dead-link", "level": "error", "path": "briefs/ports.md", "line": 3, "column": 5,
   "message": "`x` leads nowhere"}], "fixed": [], "remaining": []},
 "version": 2}
"""


def test_the_shape_of_the_json_is_the_contract() -> None:
    """Every key, as other programs read it; changing one needs a new version."""
    assert json.loads(as_json(PREVIEW)) == json.loads(PINNED)


def test_what_was_written_is_read_back() -> None:
    """Writing and reading lose nothing."""
    assert read_json(as_json(PREVIEW)) == PREVIEW


def _changed(path: str, value: object) -> str:
    whole: Any = json.loads(PINNED)
    holder = whole
    *steps, last = path.split(".")
    for step in steps:
        holder = holder[int(step) if step.isdigit() else step]
    if value is None:
        del holder[last]
    else:
        holder[last] = value
    return json.dumps(whole)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "preview.json is not JSON"),
        ("[" * 100_000, "preview.json is not JSON"),
        ("[]", "preview.json is not of version 2"),
        ('{"version": 1}', "preview.json is not of version 2"),
        (_changed("problems", None), "preview must have exactly the keys"),
        (_changed("extra", 1), "preview must have exactly the keys"),
        (_changed("messages", "no"), "preview.messages must be a list of at most 50000"),
        (_changed("messages", [1]), "preview.messages[0] must be of type str"),
        (_changed("messages", ["x" * 20_001]), "preview.messages[0] is longer than 20000 characters"),
        (_changed("briefs.moved.0.words_added", True), "preview.briefs.moved[0].words_added must be of type int"),
        (_changed("briefs.moved.0.markup", 1), "preview.briefs.moved[0].markup must be of type bool"),
        (_changed("problems.new", [{}]), "preview.problems.new[0] must have exactly the keys"),
        ("x" * 8_000_001, "preview.json is longer than 8000000 characters"),
    ],
)
def test_nothing_else_is_taken_for_a_preview(text: str, message: str) -> None:
    """Whatever a pull request writes in its place is refused, and the message says where."""
    with pytest.raises(UnreadablePreviewError) as raised:
        read_json(text)
    assert str(raised.value).startswith(message)


PIECES = [
    "@octocat",
    "#1",
    "!2",
    "~bug",
    "%v1",
    "$x$",
    "www.evil.example",
    "https://evil.example/",
    "](",
    "[x]",
    "<b>",
    "&lt;",
]
PIECES += [
    "`",
    "``",
    "*",
    "_",
    "\\",
    "|",
    "\n",
    "\n\n",
    "- ",
    "# ",
    "\u202e",
    "\x00",
    "a0b1c2d3e4",
    "![i](j)",
    "-->",
    "é",
    " ",
]
HOSTILE = st.lists(st.sampled_from(PIECES) | st.text(max_size=4), max_size=8).map("".join)


def _everywhere(text: str) -> Preview:
    report = dataclasses.replace(
        BRIEF,
        slug=text,
        title=text,
        state=text,
        address=text,
        changes=text,
        published=text,
        formerly=text,
        fields=(Field(text, text, text),),
        notes=Delta((text,), (text,), (text,)),
        changed_figures=(Field(text, text, text),),
        numbers=(Change(text, text),),
        citations=(Change(text, text),),
        reasons=(text, f"`{text}`"),
        links=Delta((text,)),
    )
    entry = EntryReport(text, text, text, (text,), (text,))
    problem = ProblemReport(text, text, text, 1, 1, f"`{text}` and {text}")
    return Preview(
        (text,),
        Briefs((report,)),
        Entries((entry,)),
        pages=Delta((text,)),
        problems=Problems((problem,)),
        affected=(report,),
    )


@given(HOSTILE)
@settings(deadline=None, max_examples=200)
def test_no_text_acts_in_a_comment(text: str) -> None:
    """Every link of the comment leads to the preview or the published site; there is no HTML, picture or mention."""
    comment = as_markdown(_everywhere(text), Addresses("https://preview.example/", "https://site.example/"))
    tokens = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"]).parse(comment)
    inline = [child for token in tokens for child in token.children or ()]
    for token in (*tokens, *inline):
        assert token.type not in ("image", "html_inline", "fence", "code_block", "table_open"), token
        assert token.type != "html_block" or token.content == "<!-- briefsite-preview -->\n"
        if token.type == "link_open":
            address = str(token.attrs["href"])
            assert address.startswith(("https://preview.example/", "https://site.example/")), address
    assert len([token for token in tokens if token.type == "heading_open" and token.tag == "h2"]) == 1
    shown = "".join(token.content for token in inline if token.type == "text")
    for sign in ("@o", "#1", "!2", "~b", "%v", "$x", "www.e", "://"):
        assert sign not in shown


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Doe & Roe, 2020", "Doe &amp; Roe, 2020"),
        ("50 % of $3", "50 % of &#36;\u20603"),
        ("mail a@example.org", "mail a@\u2060example.org"),
        ("see https://example.org", "see https:\u2060//example.org"),
        ("deadbeef00", "dea\u2060dbeef00"),
        ("*x* [y](z)", "\\*x\\* \\[y\\](z)"),
        ("a\nb\u202ec", "a b c"),
    ],
)
def test_words_are_shown_as_they_are(text: str, shown: str) -> None:
    """A reader sees the text; what would act is kept apart by a sign that is not seen."""
    assert words(text) == shown


def test_a_comment_stays_within_what_the_hosts_take() -> None:
    """However much has changed, the comment is short, and leads to the page that says everything."""
    many = tuple(dataclasses.replace(BRIEF, slug=f"brief-{number}", title="é" * 5_000) for number in range(2_000))
    problems = tuple(ProblemReport("x", "error", "y" * 300, 1, 1, "é" * 5_000) for _ in range(5_000))
    preview = Preview(briefs=Briefs(many, many, many, many), problems=Problems(problems, problems, problems))
    comment = as_markdown(preview, Addresses("https://preview.example/" + "x" * 60 + "/"))
    assert len(comment.encode()) <= COMMENT.size + 500
    assert "[all changes](https://preview.example/" in comment
