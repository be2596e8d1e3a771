"""Rules on text that looks like something and is nothing to Python-Markdown. Nothing of it is converted.

In every message `{shown}` is what stands there.
"""

from __future__ import annotations

from briefsite.model import Level
from briefsite.model.rules.rule import Rule

_WRITE_NOTE = ": write `[^{number}]`, and `[^{number}]: the note` in a line of its own; or cite with `[@key]`"
_WRITE_KEY = ": write `[@key]`, with the key of the source"
_IS_NO_CITATION = "`{shown}` looks like a citation and is none: write "
_AS_RUNNING_TEXT = "`{shown}` looks like an item of a list and is shown as running text:"
_AS_IT_STANDS = "`{shown}` is markup of another program and is shown as it stands:"


LOOKS_LIKE_LIST = Rule(
    "looks-like-list",
    "Lines look like a list, or one within a list, and are shown as running text, in another list or as code.",
    f"{_AS_RUNNING_TEXT} put a blank line before the first item{{other}}",
    {"shown": "- grain", "other": ""},
    "Put a blank line before the list; write items as `- ` or `1. `; indent by four spaces what belongs to an item,"
    " a list within it too.",
    Level.WARNING,
    others={
        "other-mark": "`{shown}` looks like an item of a list and is none: write `{right}` for `{mark}`",
        "letters": f"{_AS_RUNNING_TEXT} write `1. ` for its letter",
        "no-space": f"{_AS_RUNNING_TEXT} put a space behind its sign",
        "item-too-near": "`{shown}` is indented by {spaces} and becomes an item of the list around it: a list within a"
        " list is indented by four",
        "too-near": "`{shown}` is indented by {spaces} and ends the list above it: what belongs to an item is indented"
        " by four",
        "numbers-go-on": "`{shown}` goes on with the list of numbers above it, though it has bullets: put a line of"
        " text or `<!-- -->` between the lists, or indent it by four spaces",
        "bullets-go-on": "`{shown}` goes on with the list of bullets above it, though it has numbers: put a line of"
        " text or `<!-- -->` between the lists, or indent it by four spaces",
        "below-nested": "`{shown}` stands right below an indented block and is taken for a part of it: put a blank line"
        " before it",
        "in-quotation": "`{shown}` becomes a part of the quotation above it: put a blank line before it",
        "in-item": "`{shown}` becomes a part of the item above it: put a blank line before it",
        "definition": "`{shown}` makes a definition of what stands above it: write `\\:` if it is none",
        "code": "`{shown}` looks like an item of a list and is shown as code: do not indent the list",
    },
)
LIST_NUMBER = Rule(
    "list-number",
    "A list begins with another number than 1; it is shown from 1 on.",
    "`{shown}` begins a list, which is shown from 1 on: write `{number}\\.` if it is no list, or indent by four what"
    " parts it from the list above",
    {"shown": "1990. The bank was founded in that year.", "number": "1990"},
    "Indent by four spaces the paragraphs that belong to the items, so that the list is one.",
    Level.WARNING,
)
LOOKS_LIKE_TABLE = Rule(
    "looks-like-table",
    "Lines look like a table and are shown with their bars, or a row has more cells than the table shows.",
    "`{shown}` looks like a row of a table and is none: a table needs a line such as `|---|---|` under its head",
    {"shown": "| Rail | 3 |"},
    "Put a blank line before the table, a line such as `|---|---|` under its head, and as many cells in each row.",
    Level.WARNING,
    others={
        "below-text": "`{shown}` looks like a row of a table and is none: put a blank line before the table",
        "below-lines": "`{shown}` looks like the line of a table and is none: put a blank line before its head",
        "other-table": "`{shown}` looks like a table of another program and is none: write `| a | b |`, `|---|---|`,"
        " rows",
        "cells-differ": "`{shown}` looks like the line under the head of a table and is none: it has {cells}, and the"
        " head has {head}",
        "formula": "`{shown}` is parted at a bar within a formula, which is none then: write `\\lvert x \\rvert` for"
        " `|x|`, and `\\mid` for a bar that stands alone",
        "cells-lost": "`{shown}` has {cells} where the table has {head}: what is over is not shown",
    },
)
LOOKS_LIKE_HEADING = Rule(
    "looks-like-heading",
    "A line looks like a heading and is none, or the other way round.",
    "`{shown}` looks like a heading and is none: begin it at the margin",
    {"shown": "## Costs"},
    "Begin headings at the margin; put a blank line around `---`.",
    Level.WARNING,
    others={
        "below-item": "`{shown}` looks like a heading and is none: put a blank line before it",
        "text-below": "`{shown}` stands in an item: put a blank line below it, and indent what follows by four",
        "underline": "`{shown}` looks like the underline of a heading, which has one line: put a blank line before it",
        "underlines": "`{shown}` makes a heading of the line above it: put a blank line before it",
    },
)
MISSING_BLANK_LINE = Rule(
    "missing-blank-line",
    "A block stands right below or above another one, and programs do not agree on what the two are.",
    "`{shown}` stands right beside another block: put a blank line between the two",
    {"shown": "<div>Below.</div>"},
    "Put a blank line between them.",
    Level.WARNING,
)
HEADING_WITHOUT_SPACE = Rule(
    "heading-without-space",
    "A line that begins with `#` and no space is shown as a heading.",
    "`{shown}` is shown as a heading: put a space behind `{marks}`, or write `\\{shown}` if it is none",
    {"shown": "#1 of its kind", "marks": "#"},
    "Put a space behind the signs of a heading, and a backslash before a `#` that is none.",
    Level.WARNING,
)
LOOKS_LIKE_STRIKETHROUGH = Rule(
    "looks-like-strikethrough",
    "Words between `~~` and spaces are shown with these signs.",
    "`{shown}` is shown with its signs: write no spaces behind the first `~~` and before the last",
    {"shown": "~~ old ~~"},
    "Write `~~old~~`, or take the words out.",
    Level.WARNING,
)
LOOKS_LIKE_TASK = Rule(
    "looks-like-task",
    "`[ ]` or `[x]` begins a line, but no item of a list, and is shown as it stands.",
    "`{shown}` is shown as it stands, and not as a box: begin an item of a list with it, `- {shown} `",
    {"shown": "[ ]"},
    "Write `- [ ] ` or `- [x] `, with a blank line before the list.",
    Level.WARNING,
)
LOOKS_LIKE_BREAK = Rule(
    "looks-like-break",
    "A backslash ends a line: it is shown, and the line is not broken.",
    "`\\` at the end of a line is shown as it stands and breaks no line: end the line with two spaces",
    {},
    "End the line with two spaces, or write `<br>`.",
    Level.WARNING,
)
LOOKS_LIKE_ESCAPE = Rule(
    "looks-like-escape",
    "On a page of docs/ a backslash stands before a sign that it does not escape there, and is shown.",
    "`\\{sign}` is shown with its backslash on a page of docs/: write `&#{code};`",
    {"sign": "@", "code": 64},
    "Write the sign as a character reference, or without the backslash. In briefs the backslash works.",
    Level.WARNING,
)
LOOKS_LIKE_NOTE = Rule(
    "looks-like-note",
    "The mark of a note that was not converted: a raised number, or a number in brackets.",
    "`{shown}` looks like the mark of a note and is none: write `[^{number}]`, or `[@key]` for a source; `\\[` if it is"
    " meant so",
    {"shown": "[1]", "number": 1},
    "Write the note as `[^1]` and `[^1]: text`, or cite the source with `[@key]`.",
    Level.WARNING,
    others={
        "raised": f"`{{shown}}` is a raised number and no note{_WRITE_NOTE}",
        "round": f"`{{shown}}` looks like the mark of a note and is none{_WRITE_NOTE}",
        "of-word": f"`{{shown}}` is left over from a note of Word{_WRITE_NOTE}",
        "other-program": "`{shown}` is the note of another program: write `^[the note]`",
    },
)
LOOKS_LIKE_LINK = Rule(
    "looks-like-link",
    "A web address stands in the text and is no link.",
    "`{shown}` is shown as text and is no link: write `{right}`",
    {"shown": "https://example.org/ports", "right": "<https://example.org/ports>"},
    "Put it between `<` and `>`, or write `[words](address)`.",
    Level.WARNING,
)
LOOKS_LIKE_TAG = Rule(
    "looks-like-tag",
    "What stands between `<` and `>` is taken for a tag of HTML that there is none of: readers do not see it.",
    "`{shown}` is taken for HTML and is not shown: write `{right}`",
    {"shown": "<name>", "right": "&lt;name>"},
    "Write `&lt;` for the `<`, or a web address with its `https://`.",
    Level.WARNING,
)
LOOKS_LIKE_CITATION = Rule(
    "looks-like-citation",
    "A citation that was not converted, or a key without its `@`.",
    f"{_IS_NO_CITATION}`{{right}}`",
    {"shown": "[doe2020, p. 3]", "right": "[@doe2020, p. 3]"},
    "Write `[@key]`, with the key of an entry in `sources.bib`.",
    Level.WARNING,
    others={
        "after-word": f"{_IS_NO_CITATION}`{{right}}`, with a space before `@`",
        "locator": "`{shown}` is text and no part of the citation before it: write `{right}`",
        "space": f"{_IS_NO_CITATION}`[@key]`, without a space behind `@`",
        "emphasis": f"{_IS_NO_CITATION}`[@key]`, without `*` or `_` around the key",
        "at-outside": f"{_IS_NO_CITATION}`[@key]`",
        "other-at": f"{_IS_NO_CITATION}`[@key]` with the sign `@`",
        "other-brackets": f"{_IS_NO_CITATION}`[@key]` with the brackets `[` and `]`",
        "of-endnote": f"`{{shown}}` is a citation of EndNote that was not converted{_WRITE_KEY}",
        "of-latex": "`{shown}` is a citation of LaTeX: write `[@key]`, or `@key` where the author's name belongs to the"
        " sentence",
        "of-wiki": f"`{{shown}}` is a citation of a wiki{_WRITE_KEY}",
        "of-word": f"`{{shown}}` is a field of Word that was not converted{_WRITE_KEY}",
        "other-program": f"`{{shown}}` is a citation of another program{_WRITE_KEY}",
    },
)
LOOKS_LIKE_SOURCE_LIST = Rule(
    "looks-like-source-list",
    "On a page of docs/ a command that lists sources stands where none is read: within a line, in an item, a quotation"
    " or a table, in HTML. It is shown as it is typed.",
    "`{shown}` lists no sources here and is shown as it stands: write it in a line of its own at the margin",
    {"shown": "\\bibliography"},
    "Put the command in a line of its own, not indented, with a blank line before and after it.",
    Level.WARNING,
)
OTHER_MARKUP = Rule(
    "other-markup",
    "Markup of another program (Pandoc, LaTeX, reStructuredText, GitHub, wikis) that is shown as it stands.",
    "`{shown}` is a link of another program and is shown as it stands: write `[words](file.md)`",
    {"shown": "[[Ports]]"},
    "Write it as Markdown. If it is meant as it stands, put a backslash before its first sign.",
    Level.WARNING,
    others={
        "link": "`{shown}` looks like a link and is none: write `[words](address)`, without a space between",
        "panel": f"{_AS_IT_STANDS} write `!!! note` and indent the text by four",
        "template": f"{_AS_IT_STANDS} write what it would show",
        "role": f"{_AS_IT_STANDS} write `[words](file.md)`, or plain words",
        "bulletin-board": f"{_AS_IT_STANDS} write Markdown, such as `**words**`",
        "of-latex": "`{shown}` is markup of LaTeX and is shown as it stands: write Markdown, such as `*words*` or"
        " `[words](address)`",
        "sub": "`{shown}` is shown without its two `~`, and what is between them low: write `\\~` if they mean “about”",
        "sup": "`{shown}` is shown without its two `^`, and what is between them high: write `10^6^` for a power,"
        " or `\\^`",
        "critic": "`{shown}` is a mark of CriticMarkup and is shown with its signs: take it out, or have such marks"
        " shown by `- pymdownx.critic` under `markdown_extensions` in mkdocs.yml",
        "snippet": f"{_AS_IT_STANDS} no file is brought into a page; write its text here",
        "abbreviation": "`{shown}` explains no abbreviation and is shown as it stands: begin it at the margin,"
        " `{right}`",
        "tab": '`{shown}` opens no tab and is shown as it stands, what is below it as code: write `=== "Title"`, with'
        " the title in straight quotation marks",
        "diagram": "`{shown}` draws no diagram, and its lines are shown as code: draw a chart in a block `vega-lite`,"
        " show a drawing as a picture, `![what it shows](drawing.svg)`, or write a list",
        "annotations": "`{shown}` makes no notes that unfold: write `[^1]` in the text, and `[^1]: the note` in a line"
        " of its own; below code explain it in a list",
        "icon": "`{shown}` is no icon of Material’s and is shown as it stands: take one that is in its list, such as"
        " `:material-anchor:`",
        "attributes": "`{shown}` gives nothing its attributes and is shown as it stands: put it right behind a link or"
        " a picture, or at the end of a heading, behind a space",
        "pixels": "`{shown}` is taken for pixels: write it as pixels, such as `{{width=480}}`",
    },
)
