"""Rules on `sources.bib`: how entries are written, and what is lost in reading them."""

from __future__ import annotations

from briefsite.model import Level
from briefsite.model.rules.rule import Rule

DUPLICATE_KEY = Rule(
    "duplicate-key",
    "Two entries of `sources.bib` have one key: the first counts. (A warning if they differ in capitals alone.)",
    "`{key}` is also the key of the entry on line {line}, which counts; give this one another key",
    {"key": "doe2020", "line": 1},
    "Give one of them another key, or delete the one that repeats the other.",
    others={
        "capitals": "`{key}` differs from `{earlier}` on line {line} in capitals alone; give one of them another key",
        "elsewhere": "`{key}` is also the key of the entry at {first}, which counts; give this one another key",
    },
    levels={"capitals": Level.WARNING},
)
BROKEN_ENTRY = Rule(
    "broken-entry",
    "Something in `sources.bib` cannot be read as it is written.",
    "{subject} cannot be read as written: {reason}",
    {
        "subject": "entry `unbalanced`",
        "reason": "a `}` is missing: the value of its field `title`, line 46, is never closed",
    },
    "Mend what the message names: most often a brace, a quotation mark or a comma is missing.",
)
DUPLICATE_FIELD = Rule(
    "duplicate-field",
    "An entry has a field twice: the last one counts.",
    "entry `{key}` has more than one field `{field}`; the last one counts, remove the others",
    {"key": "DOE2020", "field": "title"},
    "Delete one of the two.",
    Level.WARNING,
)
UNDEFINED_STRING = Rule(
    "undefined-string",
    "A value in `sources.bib` is a bare name, and no `@string` defines it.",
    "no @string defines `{name}`; define it with `@string{{{name} = {{…}}}}`, or write `{{{name}}}`",
    {"name": "pier"},
    "Put the value in braces, or define the name with `@string`.",
    Level.WARNING,
    others={"near": "no @string defines `{name}`{hint}"},
)
UNKNOWN_ENTRY_TYPE = Rule(
    "unknown-entry-type",
    "An entry has a type that neither BibTeX nor biblatex knows.",
    "no entry type `@{name}`{remedy}",
    {"name": "bok", "remedy": "; did you mean `@book`?"},
    "Correct the type; when nothing fits use `@misc`.",
    Level.WARNING,
)
UNKNOWN_CROSSREF = Rule(
    "unknown-crossref",
    "An entry inherits fields (`crossref`, `xdata`) from an entry that is not there.",
    "`{field}` of `{key}` names `{parent}`, which is no entry{hint}",
    {"field": "crossref", "key": "lost", "parent": "doe2002", "hint": "; did you mean `doe2020`?"},
    "Correct the key, or delete the field.",
)
CIRCULAR_CROSSREF = Rule(
    "circular-crossref",
    "Entries inherit their fields from one another in a circle.",
    "the fields of `{key}` come back to it: {circle}; remove one `{field}`",
    {"key": "chicken", "circle": "`chicken` → `egg` → `chicken`", "field": "crossref"},
    "Delete one of the `crossref` or `xdata` fields.",
)
UNREADABLE_DATE = Rule(
    "unreadable-date",
    "A date in `sources.bib` is no date, and is shown as it is written.",
    "{field} is no date; write `2004`, `2004-06-12`, `2004/2006` or `2004~`",
    {"field": "`date = {before the war}` of `DOE2020`"},
    "Write it as `2004`, `2004-06` or `2004-06-12`; a span as `2004/2006`; an uncertain year as `2004~`.",
    Level.WARNING,
    others={
        "undated": "{field} is no date; leave the field out if the document has no date",
        "month": "{field} cannot be read as a month, and is left out; write `jun`, `6` or, for an issue of two"
        ' months, `jun # "--" # jul`',
        "no-year": "{field} has no year; add `{year} = {{2004}}`",
        "month-left-out": "{field} is left out, for `{date}` counts; write `{date} = {{2004-06}}`",
        "day": "{field} is no day, and is left out; write `{day} = {{12}}`",
        "no-month": "{field} is left out, for it has no month; add `{month} = {{6}}`",
        "year-instead": "{field} is no date, and `{year}` is read instead; write `2004`, `2004-06-12`, `2004/2006`"
        " or `2004~`",
        "other-year": "{field} is left out, for `{date}` names another year; take one of them out",
    },
)
UNREADABLE_TEXT = Rule(
    "unreadable-text",
    "LaTeX, a formula or HTML in `sources.bib` cannot be read: it is left out, or shown as it is written.",
    "{where} is shown as it is written: {cause}; write it with characters, such as `x\\textsubscript{{2}} ≤ 5`",
    {"where": "`$\\binom{n}{k}$` in `title` of `doe2020`", "cause": "`\\binom` is not known"},
    "Write the text with characters (`≤`, `α`), `\\emph{…}`, `\\textsubscript{…}` and `\\textsuperscript{…}`.",
    Level.WARNING,
    others={
        "comment": "{where} begins a line, which makes it a comment, and is left out; write `\\{text}` to show it",
        "command": "{where} is left out, for the command is not known here; write the text itself",
        "MathML": "{where} opens a formula of MathML, of which the letters alone are shown; write it as TeX does,"
        " such as `$x_2$`",
        "entity": "{where} names no character, and is shown as it is written; write the character itself",
        "unpaired": "{where} has no `{other}>`, and is shown as it is written; add it, or take this one out",
    },
)
DIVIDED_NAMES = Rule(
    "divided-names",
    "Names in `sources.bib` are divided by something other than `and`, or `and` divides the name of one body.",
    "{field}: {why}; write `{name} = {{{right}}}`",
    {
        "field": "`author = {Kim, A.; Uter, B.}` of `doe2020`",
        "why": "`;` does not divide names",
        "name": "author",
        "right": "Kim, A. and Uter, B.",
    },
    "Write `and` between names, `and others` for “et al.”, and the name of a body in braces of its own.",
    Level.WARNING,
    others={"two-ways": "{field}: {why}; write `{name} = {{{right}}}`, or, if {when}, `{name} = {{{other}}}`"},
)
UNREAD_TEXT = Rule(
    "unread-text",
    "Text in `sources.bib` stands where nothing is read: outside entries, in `@comment`, past a limit. (A hint if"
    " it may well be a remark.)",
    "{text} opens no entry, and what follows is not read; write `@{type}{{{key},`",
    {"text": "`@article roe2019`", "type": "article", "key": "roe2019"},
    "Mend what should be an entry or a field; begin a remark with `%`.",
    Level.WARNING,
    others={
        "brace": "{text} stands outside any entry: take it out, or find the entry that is closed too early",
        "field": "{text} is a field outside any entry, and is not read; put it before the `}}` that closes its entry",
        "remark": "{text} stands outside any entry, and is not read; begin the line with `%` if it is a remark",
        "comment": "`@comment` holds the entry `{key}`, which is not read; take the entry out of the braces to cite it",
        "open-comment": "`@comment` is never closed, and ends at the next entry; add `}}` after it",
        "preamble": "`@preamble` has no effect here, for no LaTeX is run; take it out if nothing else reads this file",
        "no-entries": "there is no entry in this file; one is written `@book{{doe2020, title = {{Ports}}, …}}`",
        "long-string": "the text of `@string{{{name} = …}}` is longer than {most:,} characters; what is more is"
        " left out",
        "too-far": "`{field}` of `{parent}` is not followed for `{key}`: there are {most} steps before it",
    },
    levels={"remark": Level.HINT, "comment": Level.HINT, "preamble": Level.HINT},
)
BAD_KEY = Rule(
    "bad-key",
    "The key of a source has a space, so that no citation can name it.",
    "the key `{key}` has a space, so that no citation can name it; write `{right}`",
    {"key": "doe 2020", "right": "doe-2020"},
    "Write the key without the space, and cite it so.",
    Level.WARNING,
)
LOST_CAPITALS = Rule(
    "lost-capitals",
    "A name in an English title is shown without its capitals, for styles expect sentence case.",
    "{written} in `{field}` of `{key}` {verb} shown as {shown}, for the title is in sentence case; write {right}"
    " to keep the capitals",
    {
        "written": "`Buenos Aires`",
        "field": "title",
        "key": "doe2021",
        "verb": "is",
        "shown": "`Buenos aires`",
        "right": "`{Buenos Aires}`",
    },
    "Put names in braces, `title = {The {Buenos Aires} plan}`; give the language of a title that is not English.",
    Level.HINT,
)
UNKNOWN_FIELD = Rule(
    "unknown-field",
    "A field of a source has a name that nothing reads, most often a slip. (A hint if biblatex has it, and it is"
    " not shown.)",
    "no field `{field}` is known, and nothing of it is shown in `{key}`; did you mean `{meant}`?",
    {"field": "publsher", "key": "doe2021", "meant": "publisher"},
    "Correct its name; what readers need and no field shows can stand in `note`.",
    Level.WARNING,
    others={"not-shown": "`{field}` of `{key}` (@{type}) is not shown; {remedy}"},
    levels={"not-shown": Level.HINT},
)
UNKNOWN_LANGUAGE = Rule(
    "unknown-language",
    "The language of a source is not known by that name, so that its title is taken for English.",
    "{field} is no language that is known here, so the title is taken for English; write its tag, such as"
    " `language = {{pt-BR}}`",
    {"field": "`language = {Klingonese}` of `doe2021`"},
    "Write the name in English, or the tag: `de`, `pt-BR`, `zh-Hans`.",
    Level.WARNING,
)
UNKNOWN_CITATION = Rule(
    "unknown-citation",
    "A text cites, or lists in `nocite`, a key that no entry of `sources.bib` has.",
    "no entry `{key}` in {file}{hint}",
    {"key": "do2020", "file": "sources.bib", "hint": "; did you mean `doe2020`?"},
    "Correct the key, or add the source to `sources.bib`.",
    others={
        "renamed": "no entry `{key}` in {file}; it is called `{now}` now",
        "add": "no entry `{key}` in {file}; add it there, for example `@report{{{key}, author = {{Doe, Jane}},"
        " title = {{Ports}}, institution = {{Press}}, date = {{2020}}}}`",
    },
)
UNCITED_SOURCE = Rule(
    "uncited-source",
    "No brief cites the source or lists it in `nocite`.",
    "no brief cites `{key}`",
    {"key": "roe2019"},
    "Cite it, list it in the `nocite` of a brief or a page, or take it out of `sources.bib`. It may also stay.",
    Level.HINT,
)
MISSING_TITLE = Rule(
    "missing-title",
    "An entry of `sources.bib` has no title, so nothing could be shown for it.",
    "`{key}` (@{type}) has no `title`",
    {"key": "untitled", "type": "book"},
    "Add the field `title`; for a page without one, describe it in brackets: `title = {[Letter to the editor]}`.",
)
MISSING_FIELD = Rule(
    "missing-field",
    "An entry of `sources.bib` lacks a field that its type needs for a complete reference.",
    "`{key}` (@{type}) has no {fields}",
    {"key": "roe2019", "type": "article", "fields": "`journaltitle` (or `journal`) and no `date` (or `year`)"},
    "Add one of the fields named, or give the entry the type it really has (`@online`, `@report`, `@misc` …).",
    Level.WARNING,
)
