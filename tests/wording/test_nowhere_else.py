"""No template, script or module holds words of its own for readers: they stand in `briefsite/wording/`."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import get_type_hints

import pytest
from jinja2 import Environment, nodes
from lxml import html
from projects import ROOT

from briefsite.wording import Words

PACKAGE = ROOT / "scripts/briefsite"
ROOMS = ("render", "finish", "read/charts")
"""Where pages are made. Other rooms speak to editors and contributors, in English."""
SHOWN = ("title", "aria-label", "aria-description", "alt", "placeholder", "label")
"""Attributes that a reader meets."""
FOR_EDITORS = {"compile", "warning", "error", "info", "report", "split"}
"""What makes a pattern or a list of names, or tells an editor."""
MESSAGES = {"message", "__all__"}
APART = {PACKAGE / "read/charts/read.py", PACKAGE / "finish/sanitise.py", PACKAGE / "render/looks.py"}
APART |= {PACKAGE / "finish/books/shapes.py"}
"""The messages of a rule; tables of the names of elements and attributes; what makes a style sheet."""
APART |= {PACKAGE / "finish/full_text.py", PACKAGE / "render/datacite.py", PACKAGE / "render/repec.py"}
"""A table of elements; names of fields in the formats of services."""
WORDY = re.compile(r"(?<![\w.#/-])(?:[A-Z][a-z]{2,}|[a-z]{2,} [a-z]{2,})(?![\w/(-])")
"""A capitalised word, or two words in a row."""

KEYS = {"Escape", "Enter", "Tab", "Home", "End"}
FONTS = "system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', 'Helvetica Neue', Arial, sans-serif"
NO_WORDS: Mapping[str, set[str]] = {
    "sentences.js": {"Name"},  # stands for a name, to find the sentence
    "draw.py": {"Error: ", "no reason is given"},  # what a rule says
    "version.py": {"its version of {} cannot be shown, and its page only leads to the newest"},  # in the log
    "house_style.py": {"Liberation Sans"},  # a font
    "layers.py": {"{}Offset"},  # the end of the name of a channel
    "chart_files.py": {FONTS},
    "formatted_sources.py": {"formatting sources"},  # by these names results are kept
    "citation_files.py": {"references to take along"},
    "link_headers.py": {"{}\n  Link: {}\n"},  # a rule for hosts
    "source_references.py": {"sources to take along"},
    "cite_page.py": {"citing briefs in other styles", "{} is not cited in the style {}: {}", "Chicago", "Harvard"},
    "social_cards.py": {
        "drawing cards",
        "a card without a text",
        "no font on this machine has its letters ({})",  # what is for editors
        "Pillow finds no Raqm and FriBiDi here, by which its letters are joined",
        "{}: there is no picture for links to this brief: {}",
    },
    "downloads.py": {  # for editors
        "a book that only leads to its pages",
        "{}: this file could not be made ({}: {})",
        "{}; {} stands in its place",
        "{}, and links to it lead nowhere",
    },
    "index.py": {"indexing words"},
    "twin.py": {"texts for programs"},
    "record_files.py": {"records for Crossref", "records for DataCite"},
    "catalogue.py": {"User-agent: *\nAllow: /\n\nSitemap: {}\n"},  # for robots
    "atom.py": {"Briefsite"},  # the name of the program
    "linked_data.py": {"Report", "Person", "Organization", "Book", "Thesis"},  # classes of schema.org
}
"""What reads like words, and either is none or is for editors."""

NAMED = re.compile(r"lang\.own\.(\w+)\.(\w+)")
_COMMENT = r"//[^\n]*|/\*.*?\*/"
_REGEX = r"/(?![/*])(?:\\.|\[(?:\\.|[^\]\n])*\]|[^/\n])+/"
_PATTERN = rf"(?<=[=(,:!&|?\[] ){_REGEX}|(?<=[(!]){_REGEX}"
_STRING = r'"(?:\\.|[^"\\\n])*"|\'(?:\\.|[^\'\\\n])*\'|`(?:\\.|[^`\\])*`'
_TOKEN = re.compile(f"(?P<comment>{_COMMENT})|(?P<pattern>{_PATTERN})|(?P<string>{_STRING})", re.DOTALL)
_SAID = re.compile(
    r"(?:textContent|innerText|innerHTML|title|alt|placeholder|ariaLabel|\"(?:aria-label|title|alt|placeholder)\")"
    r"\s*[=:,]\s*[\"'`](?=[^\"'`]*[A-Za-z]{2})"
)


def in_template(source: str) -> Iterator[str]:
    """The words of a template itself: in its HTML, in attributes that are shown, and in strings of its expressions."""
    tree = Environment().parse(source)
    bare = re.sub(r"\{#.*?#\}|\{%.*?%\}|\{\{.*?\}\}", "", source, flags=re.DOTALL)
    page = html.document_fromstring(f"<div>{bare}</div>")
    texts = page.xpath("//text()[not(ancestor::script or ancestor::style)]")
    for text in (*texts, *(value for name in SHOWN for value in page.xpath(f"//@{name}"))):
        if re.search(r"[^\W\d_]{2}", str(text)):
            yield str(text).strip()
    yield from (
        str(const.value)
        for const in tree.find_all(nodes.Const)
        if isinstance(const.value, str) and WORDY.search(const.value)
    )


def in_script(source: str) -> Iterator[str]:
    """The words of a script: strings that read like words, and any that it gives a reader to see."""
    for token in _TOKEN.finditer(source):
        is_pattern = "(?:" in token[0]
        if token.lastgroup == "string" and not is_pattern and WORDY.search(re.sub(r"\$\{[^}]*\}", " ", token[0][1:-1])):
            yield token[0]
    yield from (source[found.start() : found.start() + 60] for found in _SAID.finditer(source))


def in_module(source: str) -> Iterator[str]:
    """The words of a module: strings that read like words, but for docstrings, patterns and what fails a build says."""
    tree = ast.parse(source)
    skipped: set[int] = set()
    for node in ast.walk(tree):
        is_call = isinstance(node, ast.Call) and ast.unparse(node.func).rpartition(".")[2] in FOR_EDITORS
        is_message = isinstance(node, ast.Assign) and any(ast.unparse(name) in MESSAGES for name in node.targets)
        is_text = isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
        if is_call or is_message or is_text or isinstance(node, ast.Raise | ast.Assert | ast.ImportFrom):
            skipped.update(map(id, ast.walk(node)))
    for node in ast.walk(tree):
        if id(node) in skipped:
            continue
        if isinstance(node, ast.JoinedStr):
            skipped.update(map(id, node.values))
            parts = (str(part.value) if isinstance(part, ast.Constant) else "{}" for part in node.values)
            text = "".join(parts)
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            text = node.value
        else:
            continue
        if WORDY.search(_shown(text)):
            yield text


def _shown(text: str) -> str:
    """What of HTML or Markdown is seen: no tags but for attributes that are shown, no attribute lists."""
    attributes = re.findall(rf"(?:{'|'.join(SHOWN)})=\"([^\"]*)\"", text)
    return " | ".join((re.sub(r"<[^>]*>?|\{[^}]*\}|\[\^?[\w-]+\]", " | ", text), *attributes))


KINDS = {"*.html": in_template, "*.js": in_script}


def _files() -> list[Path]:
    """Our files that reach readers, wherever the theme stands. What serves editors does not."""
    found = {path for pattern in KINDS for path in PACKAGE.rglob(pattern)}
    return sorted(path for path in found if PACKAGE / "hosts/serve" not in path.parents) + sorted(
        path for room in ROOMS for path in (PACKAGE / room).rglob("*.py") if path not in APART
    )


def words_in(name: str, source: str) -> list[str]:
    """The words that a file holds for readers."""
    look = KINDS.get(f"*{Path(name).suffix}", in_module)
    known = KEYS | NO_WORDS.get(name, set())
    return [text for text in look(source) if text.strip("\"'`") not in known]


@pytest.mark.parametrize("path", _files(), ids=lambda path: str(path.relative_to(ROOT)))
def test_a_file_holds_no_words_of_its_own(path: Path) -> None:
    """What reads like words and is none is named in `NO_WORDS`, with the file."""
    assert words_in(path.name, path.read_text("utf-8")) == []


@pytest.mark.parametrize(
    ("name", "source", "found"),
    [
        ("new.html", '<p>{{ lang.own.frame.top }}</p><button title="Close it">×</button>', ["Close it"]),
        ("new.html", "{# A remark #}<p>{{ count }} briefs</p>", ["briefs"]),
        ("new.html", "<p>{{ page.title | d('No title yet') }}</p>", ["No title yet"]),
        ("new.html", '<div class="md-grid" data-md-component="outer skin">{% include "partials/top.html" %}</div>', []),
        ("new.js", 'button.append("Show all"); // Says it', ['"Show all"']),
        ("new.js", "say(`Shown: ${count} of ${all}`);", ["`Shown: ${count} of ${all}`"]),
        ("new.js", 'link.textContent = "more";', ['textContent = "more";']),
        ("new.js", 'link.setAttribute("aria-label", "close");', ['"aria-label", "close");']),
        ("new.js", 'place.closest("section.footnote, .entry").dataset.of = "a-b";', []),
        ("new.py", 'def made():\n    """A remark."""\n    return f"## Newest {{#newest}}"', ["## Newest {#newest}"]),
        (
            "new.py",
            "shown = f\"<p class='a b'>{count} of them are shown</p>\"",
            ["<p class='a b'>{} of them are shown</p>"],
        ),
        ("new.py", 'shown = f\'<a aria-label="go back" href="">↩</a>\'', ['<a aria-label="go back" href="">↩</a>']),
        ("new.py", 'shown = f"<a class=entry>{own.lists.topics}</a>"', []),
    ],
)
def test_words_are_found_where_somebody_adds_them(name: str, source: str, found: list[str]) -> None:
    """In the text, in attributes, in strings; not in remarks, classes and addresses."""
    assert [text[: len(words)] for text, words in zip(words_in(name, source), found, strict=True)] == found


def test_templates_name_words_that_there_are() -> None:
    """Jinja shows nothing for a name that is misspelt."""
    sections = get_type_hints(Words)
    named = {name for path in _files() if path.suffix == ".html" for name in NAMED.findall(path.read_text("utf-8"))}
    assert ("frame", "top") in named
    for section, name in named:
        assert name in get_type_hints(sections[section]), (section, name)
