"""Rules on text that looks like something and is nothing to Python-Markdown. Nothing of it is converted."""

from __future__ import annotations

from collections.abc import Iterator

from briefsite.check.facts import Facts
from briefsite.check.rule import Check, Finding, rule
from briefsite.model import Level


def _rule(name: str, meaning: str, example: str, mend: str) -> Check:
    def find(facts: Facts) -> Iterator[Finding]:
        for path, body, look in facts.look_alikes.get(name, ()):
            yield facts.place(path, body, look.start), look.message

    return rule(name, meaning=meaning, example=example, mend=mend, level=Level.WARNING)(find)


@rule(
    "looks-like-escape",
    level=Level.WARNING,
    meaning="On a page of docs/ a backslash stands before a sign that it does not escape there, and is shown.",
    example="`\\@` is shown with its backslash on a page of docs/: write `&#64;`",
    mend="Write the sign as a character reference, or without the backslash. In briefs the backslash works.",
)
def _shown_escapes(facts: Facts) -> Iterator[Finding]:
    """Briefs are written anew for the site, without these backslashes; pages of docs/ are not."""
    for document in facts.project.documents:
        for at in document.body.escapes:
            sign = document.body.text[at + 1]
            message = f"`\\{sign}` is shown with its backslash on a page of docs/: write `&#{ord(sign)};`"
            yield facts.place(document.path, document.body, at), message


LOOK_ALIKES: tuple[Check, ...] = (
    _rule(
        "looks-like-list",
        "Lines look like a list, or one within a list, and are shown as running text, in another list or as code.",
        "`- grain` looks like an item of a list and is shown as running text: put a blank line before the first item",
        "Put a blank line before the list; write items as `- ` or `1. `; indent by four spaces what belongs to an item,"
        " a list within it too.",
    ),
    _rule(
        "list-number",
        "A list begins with another number than 1; it is shown from 1 on.",
        "`1990. The bank was founded in that year.` begins a list, which is shown from 1 on: write `1990\\.` if it"
        " is no list, or indent by four"
        " what parts it from the list above",
        "Indent by four spaces the paragraphs that belong to the items, so that the list is one.",
    ),
    _rule(
        "looks-like-table",
        "Lines look like a table and are shown with their bars, or a row has more cells than the table shows.",
        "`| Rail | 3 |` looks like a row of a table and is none: a table needs a line such as `|---|---|` under its"
        " head",
        "Put a blank line before the table, a line such as `|---|---|` under its head, and as many cells in each row.",
    ),
    _rule(
        "looks-like-heading",
        "A line looks like a heading and is none, or the other way round.",
        "`## Costs` looks like a heading and is none: begin it at the margin",
        "Begin headings at the margin; put a blank line around `---`.",
    ),
    _rule(
        "missing-blank-line",
        "A block stands right below or above another one, and programs do not agree on what the two are.",
        "`<div>Below.</div>` stands right beside another block: put a blank line between the two",
        "Put a blank line between them.",
    ),
    _rule(
        "heading-without-space",
        "A line that begins with `#` and no space is shown as a heading.",
        "`#1 of its kind` is shown as a heading: put a space behind `#`, or write `\\#1 of its kind` if it is none",
        "Put a space behind the signs of a heading, and a backslash before a `#` that is none.",
    ),
    _rule(
        "looks-like-strikethrough",
        "Words between `~~` are shown with these signs.",
        "`~~old~~` is shown with its signs: write `<del>` and `</del>` around the words",
        "Write `<del>old</del>`, or take the words out.",
    ),
    _rule(
        "looks-like-task",
        "`[ ]` or `[x]` begins a line and is shown as it stands.",
        "`[ ]` is shown as it stands, and not as a box: write `☐` or `☑`",
        "Write `☐` or `☑`, or take it out.",
    ),
    _rule(
        "looks-like-break",
        "A backslash ends a line: it is shown, and the line is not broken.",
        "`\\` at the end of a line is shown as it stands and breaks no line: end the line with two spaces",
        "End the line with two spaces, or write `<br>`.",
    ),
    _shown_escapes,
    _rule(
        "looks-like-note",
        "The mark of a note that was not converted: a raised number, or a number in brackets.",
        "`[1]` looks like the mark of a note and is none: write `[^1]`, or `[@key]` for a source; `\\[` if it is"
        " meant so",
        "Write the note as `[^1]` and `[^1]: text`, or cite the source with `[@key]`.",
    ),
    _rule(
        "looks-like-citation",
        "A citation that was not converted, or a key without its `@`.",
        "`[doe2020, p. 3]` looks like a citation and is none: write `[@doe2020]`",
        "Write `[@key]`, with the key of an entry in `sources.bib`.",
    ),
    _rule(
        "other-markup",
        "Markup of another program (Pandoc, LaTeX, reStructuredText, GitHub, wikis) that is shown as it stands.",
        "`[[Ports]]` is a link of another program and is shown as it stands: write `[words](file.md)`",
        "Write it as Markdown. If it is meant as it stands, put a backslash before its first sign.",
    ),
)
