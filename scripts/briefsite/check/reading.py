"""Rules whose breaches are found while files and front matter are read: their names and what they mean."""

from __future__ import annotations

from briefsite.check.rule import Rule
from briefsite.model import Level

READING: tuple[Rule, ...] = (
    Rule(
        "unreadable-file",
        "A file cannot be read: it is not UTF-8, not a file, not there, or a link that leads out of the project.",
        "the byte 0xE9 is not UTF-8; save the file with the encoding UTF-8",
        "Save the file as UTF-8, or put the file itself where the link stands.",
    ),
    Rule(
        "misplaced-brief",
        "A Markdown file stands in a folder within briefs/.",
        "briefs stand directly in briefs/; move `briefs/2026/ports.md` there",
        "Move it to `briefs/`.",
    ),
    Rule(
        "bad-file-name",
        "A file has a name with characters that nobody sees, or one that some systems do not take.",
        "the name has the character U+202E, which nobody sees; rename the file",
        "Rename it: letters, digits, hyphens and a point before its ending.",
    ),
    Rule(
        "unsafe-picture",
        "An SVG file beside the briefs holds a script, an address elsewhere or the like. It is published without.",
        "`<script>` is not published in a picture; take it out",
        "Save the drawing anew as plain SVG, without scripts, links and linked pictures.",
    ),
    Rule(
        "file-inclusion",
        "mkdocs.yml switches on an extension of Markdown by which a text could put any file into its page.",
        "`pymdownx.snippets` lets a brief put any file into its page, drafts too; take it out of `markdown_extensions`",
        "Take the extension out, and write the text where it is to stand.",
    ),
    Rule(
        "broken-style",
        "A citation style in styles/ that is in use is not one: not XML, not CSL, or it calls what it does not define.",
        "<text> calls the macro 'autor', which the style does not define",
        "Correct the style at the line named, or take it anew from where it came.",
    ),
    Rule(
        "unknown-option",
        "`extra.briefsite` in mkdocs.yml has an option that does not exist.",
        "`extra.briefsite.citation_stile` is no option of briefsite; did you mean `citation_style`?",
        "Correct the name: `citation_style`, `sources_per_page`, `iframes`, `levels`, `quotation_marks`, `timezone`;"
        " in `levels`, that of the rule.",
    ),
    Rule(
        "wrong-option",
        "An option in mkdocs.yml has a value it cannot have.",
        "`extra.briefsite.sources_per_page` must be a number from 1; it is `many`",
        "Give it the kind of value named in the message.",
    ),
    Rule(
        "missing-front-matter",
        "A brief does not begin with a front matter, or its front matter holds no keys.",
        "a brief begins with a line `---`, its front matter, and `---`",
        "Begin the file with `---`, the keys and values, and `---` again.",
    ),
    Rule(
        "broken-yaml",
        "A line of YAML cannot be read.",
        'the value holds a colon; write `"Quays: a view"`, in quotation marks',
        "Do what the message says; when in doubt put text in quotation marks and indent with spaces.",
    ),
    Rule(
        "cut-by-comment",
        "A text of the front matter or a vocabulary is cut at a `#` behind a space: in YAML a comment begins there.",
        "`Ports # and debt` ends before `#`, with which a comment begins in YAML;"
        ' write `"Ports # and debt"` if it is text, and put a comment into a line of its own',
        "Put the whole value in quotation marks.",
        Level.WARNING,
    ),
    Rule(
        "unsupported-yaml",
        "YAML that does more than hold text and is refused: anchors, aliases, tags, a second document, deep nesting.",
        "`*day` is a YAML alias, which is not used here; if it is text, put the whole value in quotation marks",
        "Write the value out, or put it in quotation marks if it is text.",
    ),
    Rule(
        "repeated-key",
        "A key stands twice in one front matter, topic, person or group of mkdocs.yml, and one of the two is not read.",
        "`title` is written twice (first in line 2); keep one of them",
        "Delete one of the two. Of two groups, such as a second `extra:` in mkdocs.yml, put what they hold into one.",
    ),
    Rule(
        "missing-key",
        "A key that must be there is missing or empty.",
        "`summary` is missing; add `summary: …`",
        "Add it.",
    ),
    Rule(
        "unknown-key",
        "A key that means nothing here, most often a slip of the finger.",
        "unknown key `sumary`; did you mean `summary`?",
        "Correct the key, or delete it.",
    ),
    Rule(
        "wrong-type",
        "A value is of the wrong kind: a word where a list must be, a list where text must be.",
        "`topics` must be a list of topic ids, for example `topics: [trade]`; it is `trade`",
        "Write it as in the example of the message.",
    ),
    Rule(
        "wrong-value",
        "A value is none of those that are possible.",
        "`status` must be one of `draft`, `review`, `published`, `withdrawn`; it is `publishd`;"
        " did you mean `published`?",
        "Choose one of those named.",
    ),
    Rule(
        "repeated-item",
        "A list names one thing twice.",
        "`editors` names `trade-desk` twice; keep one of them",
        "Delete one of the two.",
    ),
    Rule(
        "bad-date",
        "A date is not of the calendar, or not written year-month-day.",
        "`date` must be a date, year-month-day, for example `date: 2026-05-01`; it is `2026-02-30`",
        "Write it as 2026-05-01.",
    ),
    Rule(
        "embargo-without-zone",
        "An embargo has a time of day and no time zone, and is read as in that of the publication (`timezone`).",
        "`embargo` has a time without a time zone and is read as UTC; write `embargo: 2026-05-01T06:00:00+00:00`",
        "Add the zone, such as `+07:00`, or `Z` for UTC.",
        Level.WARNING,
    ),
    Rule(
        "bad-language",
        "A language is not given as a BCP 47 tag.",
        "`lang` must be a language tag, for example `lang: pt-BR`; it is `english`",
        "Write the code of two or three letters, with the region if it matters: `en`, `pt-BR`, `zh-Hans`.",
    ),
    Rule(
        "bad-license",
        "A licence is not given as an SPDX identifier, so nothing can link to its text.",
        "`license` must be an SPDX identifier, for example `license: CC-BY-4.0`; it is `CC BY 4.0`",
        "Use the identifier of the SPDX licence list.",
        Level.WARNING,
    ),
    Rule(
        "bad-doi",
        "A DOI is not one.",
        "`doi` must be a DOI, for example `doi: 10.5281/zenodo.1234567`; it is `zenodo.1234567`",
        "Write it from `10.` on.",
    ),
    Rule(
        "bad-orcid",
        "An ORCID iD is not one, or its check digit is wrong: a digit was mistyped.",
        "`orcid` of item 1 of `authors` must be an ORCID iD with its right check digit,"
        " for example `orcid: 0000-0002-1825-0097`; it is `0000-0002-1825-0098`",
        "Copy it again from orcid.org.",
    ),
)
