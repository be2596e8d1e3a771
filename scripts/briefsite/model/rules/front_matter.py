"""Rules on front matters and vocabularies: their YAML, and what their schemas say."""

from __future__ import annotations

from collections.abc import Mapping

from briefsite.model import Level
from briefsite.model.rules.rule import Rule

MUST_BE = "{name} must be {wanted}{instead}"
IS_MISSING = "{name} is {fault}; {add}"
"""What all schemas say of a value that breaks them, and of one that is not there."""


def _instance(name: str, wanted: str, instead: str) -> Mapping[str, object]:
    return {"name": name, "wanted": wanted, "instead": instead}


MISSING_FRONT_MATTER = Rule(
    "missing-front-matter",
    "A brief does not begin with a front matter, or its front matter holds no keys.",
    "{empty}{reason}",
    {"empty": "", "reason": "a brief begins with a line `---`, its front matter, and `---`"},
    "Begin the file with `---`, the keys and values, and `---` again.",
    others={
        "empty": "the front matter is empty; write `title: …`, `date: …` and the other keys, each in a line of its own",
        "no-keys": "the front matter holds no keys; write `title: …`, `date: …` and the other keys, each in a line"
        " of its own",
    },
)
BROKEN_YAML = Rule(
    "broken-yaml",
    "A line of YAML cannot be read.",
    "{reason}",
    {"reason": 'the value holds a colon; write `"Quays: a view"`, in quotation marks'},
    "Do what the message says; when in doubt put text in quotation marks and indent with spaces.",
    others={
        "control": "the control character U+{code:04X} cannot stand here; delete it",
        "control-in-value": "this value holds the control character U+{code:04X}; delete it",
        "mkdocs": "MkDocs cannot read this ({reason}); put text in quotation marks",
        "mkdocs-value": "MkDocs cannot read a number or a date in it ({reason}); put it in quotation marks",
    },
)
CUT_BY_COMMENT = Rule(
    "cut-by-comment",
    "A text of the front matter or a vocabulary is cut at a `#` behind a space: in YAML a comment begins there.",
    "`{shown}` ends before `#`, with which a comment begins in YAML; write `{quoted}` if it is text, and put a"
    " comment into a line of its own",
    {"shown": "Ports # and debt", "quoted": '"Ports # and debt"'},
    "Put the whole value in quotation marks.",
    Level.WARNING,
)
UNSUPPORTED_YAML = Rule(
    "unsupported-yaml",
    "YAML that does more than hold text and is refused: anchors, aliases, tags, a second document, deep nesting.",
    "`{text}` is {what}, which is not used here; if it is text, put the whole value in quotation marks",
    {"text": "*day", "what": "a YAML alias"},
    "Write the value out, or put it in quotation marks if it is text.",
    others={
        "second": "a second YAML document begins here; delete this line",
        "key": "a key must be a word, not a list or a mapping; is a quotation mark missing?",
        "depth": "lists and mappings stand more than {most} deep here",
    },
)
REPEATED_KEY = Rule(
    "repeated-key",
    "A key stands twice in one front matter, topic, person or group of mkdocs.yml, and one of the two is not read.",
    "`{key}` is written twice (first in line {line}); keep one of them",
    {"key": "title", "line": 2},
    "Delete one of the two. Of two groups, such as a second `extra:` in mkdocs.yml, put what they hold into one.",
    others={
        "settings": "`{key}` is written twice (first in line {line}), and only the last counts; keep one of them",
        "groups": "`{key}` is written twice (first in line {line}), and only the last counts; put what stands"
        " under both of them under one",
    },
)
MISSING_KEY = Rule(
    "missing-key",
    "A key that must be there is missing or empty.",
    IS_MISSING,
    {"name": "`summary`", "fault": "missing", "add": "add `summary: …`"},
    "Add it.",
    others={"list": "{name} is empty; add to it, {example}"},
)
UNKNOWN_KEY = Rule(
    "unknown-key",
    "A key that means nothing here, most often a slip of the finger.",
    "unknown key `{key}`{where}{hint}{among}",
    {"key": "sumary", "where": "", "hint": "; did you mean `summary`?", "among": ""},
    "Correct the key, or delete it.",
)
WRONG_TYPE = Rule(
    "wrong-type",
    "A value is of the wrong kind: a word where a list must be, a list where text must be.",
    MUST_BE,
    _instance("`topics`", "a list of topic ids", ", for example `topics: [trade]`; it is `trade`"),
    "Write it as in the example of the message.",
)
WRONG_VALUE = Rule(
    "wrong-value",
    "A value is none of those that are possible.",
    MUST_BE,
    _instance(
        "`status`",
        "one of `draft`, `review`, `published`, `withdrawn`",
        "; it is `publishd`; did you mean `published`?",
    ),
    "Choose one of those named.",
    others={"template": "the theme has no template {name} for a page; leave `template` out, or write `main.html`"},
)
REPEATED_ITEM = Rule(
    "repeated-item",
    "A list names one thing twice.",
    "{name} names {item} twice; keep one of them",
    {"name": "`editors`", "item": "`trade-desk`"},
    "Delete one of the two.",
)
BAD_DATE = Rule(
    "bad-date",
    "A date is not of the calendar, or not written year-month-day.",
    MUST_BE,
    _instance("`date`", "a date, year-month-day", ", for example `date: 2026-05-01`; it is `2026-02-30`"),
    "Write it as 2026-05-01.",
)
EMBARGO_WITHOUT_ZONE = Rule(
    "embargo-without-zone",
    "An embargo has a time of day and no time zone, and is read as in that of the publication (`timezone`).",
    "`embargo` has a time without a time zone and is read as {timezone}; write `embargo: {moment}`",
    {"timezone": "UTC", "moment": "2026-05-01T06:00:00+00:00"},
    "Add the zone, such as `+07:00`, or `Z` for UTC.",
    Level.WARNING,
)
BAD_LANGUAGE = Rule(
    "bad-language",
    "A language is not given as a BCP 47 tag.",
    MUST_BE,
    _instance("`lang`", "a language tag", ", for example `lang: pt-BR`; it is `english`"),
    "Write the code of two or three letters, with the region if it matters: `en`, `pt-BR`, `zh-Hans`.",
)
BAD_LICENSE = Rule(
    "bad-license",
    "A licence is neither an identifier of the SPDX list nor words with an address, so nothing can link to its text.",
    MUST_BE,
    _instance(
        "`license`",
        "an SPDX identifier, or words with the address of the terms",
        ", for example `license: CC-BY-4.0`; it is `CC BY 4.0`; did you mean `CC-BY-4.0`?",
    ),
    "Use the identifier of the SPDX licence list; for other terms write `Terms of use <https://harbour.org/terms/>`.",
    Level.WARNING,
)
BAD_DOI = Rule(
    "bad-doi",
    "A DOI is not one.",
    MUST_BE,
    _instance("`doi`", "a DOI", ", for example `doi: 10.5281/zenodo.1234567`; it is `zenodo.1234567`"),
    "Write it from `10.` on.",
    others={"source": "{field} {why}; write {right}"},
    levels={"source": Level.WARNING},
)
BAD_ORCID = Rule(
    "bad-orcid",
    "An ORCID iD is not one, or its check digit is wrong: a digit was mistyped.",
    MUST_BE,
    _instance(
        "`orcid` of item 1 of `authors`",
        "an ORCID iD with its right check digit",
        ", for example `orcid: 0000-0002-1825-0097`; it is `0000-0002-1825-0098`",
    ),
    "Copy it again from orcid.org.",
)
BAD_SLUG = Rule(
    "bad-slug",
    "The file name of a brief, or the id of a topic or person, cannot be an address.",
    "the file name `{name}` must be lower-case letters and digits, with single hyphens between{hint}",
    {"name": "Debt Swaps.md", "hint": "; rename it `debt-swaps.md`"},
    "Use lower-case letters without accents, digits and single hyphens.",
    others={"schema": MUST_BE},
)
BAD_ADDRESS = Rule(
    "bad-address",
    "A web address lacks its beginning, or is none that a browser could open.",
    "`{address}` is no web address: {why}",
    {"address": "http://[bad", "why": "its host has a `[` or `]` without the other"},
    "Write it as the browser shows it when you are there: `https://example.org/page`.",
    others={
        "schema": MUST_BE,
        "setting": "`{name}` is `{address}`, which is no web address: {why}",
        "source": "{field} {why}; write {right}",
    },
    levels={"source": Level.WARNING},
)
