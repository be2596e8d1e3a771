"""Rules whose breaches are found while Markdown and BibTeX are parsed: their names and what they mean."""

from __future__ import annotations

from briefsite.check.rule import Rule
from briefsite.model import Level

PARSING: tuple[Rule, ...] = (
    Rule(
        "unclosed-citation",
        "A bracket opens a citation and is never closed, or emphasis in it is not: the citation would stand in the text"
        " as it is.",
        "the citation that begins with `[@doe2020` is never closed: add `]` after it",
        "Put `]` behind the citation; close the emphasis, or put a backslash before its sign.",
    ),
    Rule(
        "citation-in-link",
        "A citation stands in the text of a link, where it cannot lead to its source.",
        "`@doe2020` is in a link and cites nothing: put it after the link",
        "Put the citation behind the link.",
    ),
    Rule(
        "nested-citation",
        "A citation stands within another one, where it cites nothing.",
        "`[@doe2020, p. 4]` stands within another citation and cites nothing: separate the two with `;`",
        "Write `[@one; @two]`.",
    ),
    Rule(
        "adjacent-citation",
        "Two citations stand so close that they are read as a link.",
        "`[@doe2020]` is no citation because `[` follows: write `[@a; @b]`, or put a space between",
        "Write `[@one; @two]`.",
    ),
    Rule(
        "part-without-key",
        "A part of a citation, between its semicolons, has no key, or is empty: to Pandoc and to us all of the bracket"
        " is text then.",
        "`our own sum` has no key, so that `[@doe2020, p. 3; our own sum]` is no citation: write"
        " `[@doe2020, p. 3, our own sum]`; `\\[` if it is meant so",
        "Put the words behind the key that they belong to, or before the first; take out a `;` that parts nothing.",
    ),
    Rule(
        "numbered-example",
        "A key in round brackets opens a paragraph, which numbers an example and cites nothing.",
        "`(@doe2020)` at the start of a paragraph is not a citation: write `[@doe2020]`",
        "Use square brackets.",
    ),
    Rule(
        "citation-in-html",
        "A citation stands in a block of HTML, whose text is not read as Markdown.",
        "`[@doe2020]` stands in HTML and cites nothing: add `markdown` to the tag that opens it",
        "Write `<div markdown>`, or do without the HTML.",
    ),
    Rule(
        "unclosed-braces",
        "A key in braces is never closed.",
        "the key that begins with `@{doe2020` has no `}`: write it as `@{key}`, without spaces",
        "Put `}` behind the key.",
    ),
    Rule(
        "unclosed-note",
        "`^[` opens a note within the text that is never closed in its paragraph.",
        "the note that begins with `^[They mix projects and` is never closed: add `]` after it",
        "Put `]` behind the note.",
    ),
    Rule(
        "bad-note-label",
        "What stands between `[^` and `]` is no label of a footnote: it has a space or a bracket, or is empty.",
        "`[^Note one]` is no label of a footnote: write `[^note-one]`, without spaces",
        "Give the footnote a label of letters, digits and hyphens, in its reference and in `[^label]: …`.",
    ),
    Rule(
        "unclosed-html",
        "An element of HTML that stands by itself is never closed: what follows would not be read as Markdown.",
        "the element `<div>` is never closed, and what follows would be no Markdown: add `</div>`",
        "Close it, or add `markdown` to its tag if it is to hold Markdown.",
    ),
    Rule(
        "nested-link",
        "A link stands in the text of another link, or of a picture, where it leads nowhere.",
        "`[the second](b.md)` stands in the text of another link or picture and leads nowhere: put it behind that",
        "Put one behind the other.",
    ),
    Rule(
        "unclosed-fence",
        "A fence opens a block of code and is never closed: all that follows would be shown as code.",
        "the code fence ``` is never closed: add a line ``` after the code",
        "Close it with a line of as many backticks or tildes as opened it.",
    ),
    Rule(
        "unclosed-comment",
        "A comment is never closed: all that follows would be hidden.",
        "the comment `<!--` is never closed: add `-->` after it",
        "Put `-->` behind the comment.",
    ),
    Rule(
        "too-deep",
        "Lists, quotations, brackets or HTML stand so deep in one another, or follow each other so closely, that"
        " Python-Markdown would not end. Nothing of the text is read.",
        "an item of a list stands 52 lists deep; 50 are the most",
        "Begin a new paragraph or section. Two levels are as much as most readers keep in mind.",
    ),
    Rule(
        "duplicate-key",
        "Two entries of `sources.bib` have one key: the first counts. (A warning if they differ in capitals alone.)",
        "`doe2020` is also the key of the entry on line 1, which counts; give this one another key",
        "Give one of them another key, or delete the one that repeats the other.",
    ),
    Rule(
        "broken-entry",
        "Something in `sources.bib` cannot be read as it is written.",
        "entry `unbalanced` cannot be read as written: a `}` is missing: the value of its field `title`, line 46,"
        " is never closed",
        "Mend what the message names: most often a brace, a quotation mark or a comma is missing.",
    ),
    Rule(
        "duplicate-field",
        "An entry has a field twice: the last one counts.",
        "entry `DOE2020` has more than one field `title`; the last one counts, remove the others",
        "Delete one of the two.",
        Level.WARNING,
    ),
    Rule(
        "undefined-string",
        "A value in `sources.bib` is a bare name, and no `@string` defines it.",
        "no @string defines `pier`; define it with `@string{pier = {…}}`, or write `{pier}`",
        "Put the value in braces, or define the name with `@string`.",
        Level.WARNING,
    ),
    Rule(
        "unknown-entry-type",
        "An entry has a type that neither BibTeX nor biblatex knows.",
        "no entry type `@bok`; did you mean `@book`?",
        "Correct the type; when nothing fits use `@misc`.",
        Level.WARNING,
    ),
    Rule(
        "unknown-crossref",
        "An entry inherits fields (`crossref`, `xdata`) from an entry that is not there.",
        "`crossref` of `lost` names `doe2002`, which is no entry; did you mean `doe2020`?",
        "Correct the key, or delete the field.",
    ),
    Rule(
        "circular-crossref",
        "Entries inherit their fields from one another in a circle.",
        "the fields of `chicken` come back to it: `chicken` → `egg` → `chicken`; remove one `crossref`",
        "Delete one of the `crossref` or `xdata` fields.",
    ),
    Rule(
        "unreadable-date",
        "A date in `sources.bib` is no date, and is shown as it is written.",
        "`date = {before the war}` of `DOE2020` is no date; write `2004`, `2004-06-12`, `2004/2006` or `2004~`",
        "Write it as `2004`, `2004-06` or `2004-06-12`; a span as `2004/2006`; an uncertain year as `2004~`.",
        Level.WARNING,
    ),
    Rule(
        "unreadable-text",
        "LaTeX, a formula or HTML in `sources.bib` cannot be read: it is left out, or shown as it is written.",
        "`$\\binom{n}{k}$` in `title` of `doe2020` is shown as it is written: `\\binom` is not known; write it with"
        " characters, such as `x\\textsubscript{2} ≤ 5`",
        "Write the text with characters (`≤`, `α`), `\\emph{…}`, `\\textsubscript{…}` and `\\textsuperscript{…}`.",
        Level.WARNING,
    ),
    Rule(
        "divided-names",
        "Names in `sources.bib` are divided by something other than `and`, or `and` divides the name of one body.",
        "`author = {Kim, A.; Uter, B.}` of `doe2020`: `;` does not divide names;"
        " write `author = {Kim, A. and Uter, B.}`",
        "Write `and` between names, `and others` for “et al.”, and the name of a body in braces of its own.",
        Level.WARNING,
    ),
    Rule(
        "unread-text",
        "Text in `sources.bib` stands where nothing is read: outside entries, in `@comment`, past a limit. (A hint"
        " if it may well be a remark.)",
        "`@article roe2019` opens no entry, and what follows is not read; write `@article{roe2019,`",
        "Mend what should be an entry or a field; begin a remark with `%`.",
        Level.WARNING,
    ),
    Rule(
        "bad-key",
        "The key of a source has a space, so that no citation can name it.",
        "the key `doe 2020` has a space, so that no citation can name it; write `doe-2020`",
        "Write the key without the space, and cite it so.",
        Level.WARNING,
    ),
    Rule(
        "merge-conflict",
        "Git left both versions of lines that two people changed, with its marks between them.",
        "`<<<<<<< HEAD` is a mark of a merge conflict: keep one of the two versions, and delete the lines `<<<<<<<`,"
        " `=======` and `>>>>>>>`",
        "Keep what is right of the two, and delete the three lines that Git put there.",
    ),
    Rule(
        "lost-capitals",
        "A name in an English title is shown without its capitals, for styles expect sentence case.",
        "`Buenos Aires` in `title` of `doe2021` is shown as `Buenos aires`, for the title is in sentence case;"
        " write `{Buenos Aires}` to keep the capitals",
        "Put names in braces, `title = {The {Buenos Aires} plan}`; give the language of a title that is not English.",
        Level.HINT,
    ),
    Rule(
        "unknown-field",
        "A field of a source has a name that nothing reads, most often a slip. (A hint if biblatex has it, and it is"
        " not shown.)",
        "no field `publsher` is known, and nothing of it is shown in `doe2021`; did you mean `publisher`?",
        "Correct its name; what readers need and no field shows can stand in `note`.",
        Level.WARNING,
    ),
    Rule(
        "unknown-language",
        "The language of a source is not known by that name, so that its title is taken for English.",
        "`language = {Klingonese}` of `doe2021` is no language that is known here, so the title is taken for English;"
        " write its tag, such as `language = {pt-BR}`",
        "Write the name in English, or the tag: `de`, `pt-BR`, `zh-Hans`.",
        Level.WARNING,
    ),
)
