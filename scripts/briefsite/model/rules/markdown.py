"""Rules on text that an editor meant for something and Markdown, or Pandoc, reads otherwise."""

from __future__ import annotations

from briefsite.model import Level
from briefsite.model.rules.front_matter import IS_MISSING
from briefsite.model.rules.rule import Rule

UNCLOSED_CITATION = Rule(
    "unclosed-citation",
    "A bracket opens a citation and is never closed, or emphasis in it is not: the citation would stand in the text"
    " as it is.",
    "the citation that begins with `{opening}` is never closed: add `]` after it",
    {"opening": "[@doe2020"},
    "Put `]` behind the citation; close the emphasis, or put a backslash before its sign.",
    others={
        "emphasis": "`{written}` is no citation, as emphasis opens in it and does not close: close it, or put `\\`"
        " before it; `\\[` if it is meant so"
    },
)
PART_WITHOUT_KEY = Rule(
    "part-without-key",
    "A part of a citation, between its semicolons, has no key, or is empty: to Pandoc and to us all of the bracket"
    " is text then.",
    "{what}, so that `{written}` is no citation: write {right}; `\\[` if it is meant so",
    {
        "what": "`our own sum` has no key",
        "written": "[@doe2020, p. 3; our own sum]",
        "right": "`[@doe2020, p. 3, our own sum]`",
    },
    "Put the words behind the key that they belong to, or before the first; take out a `;` that parts nothing.",
)
CITATION_IN_LINK = Rule(
    "citation-in-link",
    "A citation stands in the text of a link, where it cannot lead to its source.",
    "`@{key}` is in a link and cites nothing: put it after the link",
    {"key": "doe2020"},
    "Put the citation behind the link.",
)
NESTED_CITATION = Rule(
    "nested-citation",
    "A citation stands within another one, where it cites nothing.",
    "`{written}` stands within another citation and cites nothing: separate the two with `;`",
    {"written": "[@doe2020, p. 4]"},
    "Write `[@one; @two]`.",
    others={
        "other-sign": "`{written}` stands within another citation and cites nothing: write `;` for `{sign}`"
        " between the two"
    },
)
ADJACENT_CITATION = Rule(
    "adjacent-citation",
    "Two citations stand so close that they are read as a link.",
    "`{written}` is no citation because `{following}` follows: write `[@a; @b]`, or put a space between",
    {"written": "[@doe2020]", "following": "["},
    "Write `[@one; @two]`.",
    others={"brace": "`{written}` is no citation because `{{` follows: put a space between"},
)
EMPTY_SENTENCE = Rule(
    "empty-sentence",
    "A citation is all that stands between a colon, or the beginning of a paragraph, and a full stop. With a style that"
    " writes notes it becomes a number, and its sentence says nothing: `Source:.¹` (Pandoc prints the same).",
    "`{written}` is all that its sentence says, and it becomes the number of a note: write `{right}`, which names the"
    " author, or put the citation behind the words that rest on it",
    {"written": "[@doe2020, p. 3].", "right": "@doe2020 [p. 3]."},
    "Name the work in the sentence: `Source: @key.`",
    Level.WARNING,
)
PULL_QUOTE_ELSEWHERE = Rule(
    "pull-quote-elsewhere",
    "A pull quote shows words of the text once more, large; its words do not stand in the text, or it cites.",
    "`{written}` is a pull quote, and the text has no such words: repeat them as they stand there, or say whose they"
    ' are: `!!! pull-quote "The harbour master"`',
    {"written": "Ports pay twice."},
    "Copy the words from the text, without their citation.",
    Level.HINT,
    others={
        "cites": "`{citation}` stands in a pull quote, whose words the text has with their citation: take it out here"
    },
)
NUMBERED_EXAMPLE = Rule(
    "numbered-example",
    "A key in round brackets opens a paragraph, which numbers an example and cites nothing.",
    "`{written}` at the start of a paragraph is not a citation: write `[@{key}]`",
    {"written": "(@doe2020)", "key": "doe2020"},
    "Use square brackets.",
)
CITATION_IN_HTML = Rule(
    "citation-in-html",
    "A citation stands in a block of HTML or in a formula, whose text is not read as Markdown.",
    "`{written}` stands in HTML and cites nothing: add `markdown` to the tag that opens it",
    {"written": "[@doe2020]"},
    "Write `<div markdown>`, or do without the HTML.",
    others={
        "formula": "`{written}` stands in a formula and cites nothing: put it behind the formula; write `&#36;` for a"
        " `$` that means money"
    },
)
UNCLOSED_BRACES = Rule(
    "unclosed-braces",
    "A key in braces is never closed.",
    "the key that begins with `{opening}` has no `}}`: write it as `@{{key}}`, without spaces",
    {"opening": "@{doe2020"},
    "Put `}` behind the key.",
)
UNCLOSED_NOTE = Rule(
    "unclosed-note",
    "`^[` opens a note within the text that is never closed in its paragraph.",
    "the note that begins with `{opening}` is never closed: add `]` after it",
    {"opening": "^[They mix projects and"},
    "Put `]` behind the note.",
)
BAD_NOTE_LABEL = Rule(
    "bad-note-label",
    "What stands between `[^` and `]` is no label of a footnote: it has a space or a bracket, or is empty.",
    "`[^{label}]{colon}` is no label of a footnote: write `[^{right}]{colon}`, without spaces",
    {"label": "Note one", "right": "note-one", "colon": ""},
    "Give the footnote a label of letters, digits and hyphens, in its reference and in `[^label]: …`.",
)
UNCLOSED_HTML = Rule(
    "unclosed-html",
    "An element of HTML is never closed. What follows one that stands by itself would not be read as Markdown; one"
    " within a paragraph, such as `<b>`, would go on past it.",
    "the element `<{name}>` is never closed, and what follows would be no Markdown: add `</{name}>`",
    {"name": "div"},
    "Close it, or add `markdown` to its tag if it is to hold Markdown.",
    others={
        "inline": "the element `<{name}>` is not closed in its paragraph, and may go on past it: add `</{name}>`",
        "inline-closing": "the tag `</{name}>` closes nothing in its paragraph: delete it",
        "another": "the element `<{name}>` is never closed, nor is another one: add `</{name}>`",
        "closing": "the tag `</{name}>` closes nothing, and what follows would be no Markdown: delete it",
    },
)
NESTED_LINK = Rule(
    "nested-link",
    "A link stands in the text of another link, or of a picture, where it leads nowhere.",
    "`{written}` stands in the text of another link or picture and leads nowhere: put it behind that",
    {"written": "[the second](b.md)"},
    "Put one behind the other.",
)
UNCLOSED_FENCE = Rule(
    "unclosed-fence",
    "A fence opens a block of code and is never closed: all that follows would be shown as code.",
    "the code fence {mark} is never closed: add a line {mark} after the code",
    {"mark": "```"},
    "Close it with a line of as many backticks or tildes as opened it.",
)
UNCLOSED_COMMENT = Rule(
    "unclosed-comment",
    "A comment is never closed: all that follows would be hidden.",
    "the comment `<!--` is never closed: add `-->` after it",
    {},
    "Put `-->` behind the comment.",
)
TOO_DEEP = Rule(
    "too-deep",
    "Lists, quotations, brackets or HTML stand so deep in one another, or follow each other so closely, that"
    " Python-Markdown would not end. Nothing of the text is read.",
    "{reason}",
    {"reason": "an item of a list stands 52 lists deep; 50 are the most"},
    "Begin a new paragraph or section. Two levels are as much as most readers keep in mind.",
)
MISSING_ALT = Rule(
    "missing-alt",
    "A picture has no alternative text: who does not see it learns nothing of it.",
    "the picture `{address}` has no alternative text; write `![what it shows]({address})`",
    {"address": "images/port.jpg"},
    "Say in a sentence what the picture shows. For mere decoration write `![](file){ role=presentation }`.",
    others={"schema": IS_MISSING},
)
UNRESOLVED_NOTE = Rule(
    "unresolved-note",
    "A footnote reference has no footnote: its `[^label]` would stand in the text as it is.",
    "no footnote `[^{label}]: …` in this file{hint}",
    {"label": "wy", "hint": "; did you mean `why`?"},
    "Correct the label, or write the footnote in a line of its own: `[^label]: text`.",
    others={
        "without-colon": "no footnote `[^{label}]: …` in this file; if this is it, a colon is missing: write"
        " `[^{label}]: ` before its text",
    },
)
UNUSED_NOTE = Rule(
    "unused-note",
    "A footnote is written and nothing refers to it: no reader would see it.",
    "nothing refers to the footnote `[^{label}]`",
    {"label": "alone"},
    "Put `[^label]` where the footnote belongs, or delete the footnote.",
)
DUPLICATE_NOTE = Rule(
    "duplicate-note",
    "Two footnotes of a file have one label: readers would see only one of them.",
    "a second footnote `[^{label}]`; the first stands in line {line}",
    {"label": "why", "line": 13},
    "Give one of them another label, in its reference too.",
)
SKIPPED_HEADING = Rule(
    "skipped-heading",
    "A heading is more than one level deeper than the one before it.",
    "the heading `{text}` is of level {level} {above}; write `{right} {text}`",
    {"text": "Skipped", "level": 4, "above": "below one of level 2", "right": "###"},
    "Use the level that follows. Sections of a brief begin with `##`: its title is the first level.",
)
SECOND_TITLE = Rule(
    "second-title",
    "A heading of the first level stands in a brief, whose `title` is that already, or a second one in a page.",
    "the heading `{text}` is of level 1, which is the title's; write `## {text}`",
    {"text": "Introduction"},
    "Write it as a section, with `##`, or delete it if it repeats the title.",
)
EMPTY_TABLE_HEAD = Rule(
    "empty-table-head",
    "A cell in the head of a table is empty: who hears the table read is told of each cell which column it is in, and"
    " of this column nothing.",
    "in the head `{row}` a cell is empty: write into it what its column holds, as `| Country | 2020 |` does",
    {"row": "| | 2019 | 2020 |"},
    "Name each column in the head, the first one too, where the names of the rows stand.",
    Level.HINT,
    others={
        "all": "the head `{row}` of this table is empty: write into it what each column holds, as `| Country | 2020 |`"
        " does, or make a list of the rows",
    },
)
CONTROL_CHARACTER = Rule(
    "control-character",
    "A text holds a character that nobody sees and that means nothing on a page, or the sign that stands for a"
    " letter that was lost.",
    "{kind} U+{code:04X} stands {where}; delete it",
    {"kind": "the control character", "code": 2, "where": "after `freight`"},
    "Delete it. Text out of a PDF brings such characters; type again a letter that was lost.",
    others={
        "lost": "a letter was lost {where}, or its number (`&#…;`) is none, and `�` stands for it; type it again",
    },
)
BAD_FORMULA = Rule(
    "bad-formula",
    "A formula (`$…$`, `\\(…\\)`, `$$…$$`) cannot be read as TeX: it would be shown as it is written.",
    "the formula `{shown}` cannot be shown: {why}",
    {"shown": "x + \\frac{1}{2", "why": "`{` is never closed"},
    "Mend its TeX, for example `$\\frac{1}{2}$`. Where a dollar means money, write `\\$`.",
)
