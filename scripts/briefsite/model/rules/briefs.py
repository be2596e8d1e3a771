"""Rules on briefs as a whole, and on what their front matters name: topics, people, styles, other briefs."""

from __future__ import annotations

from briefsite.model import Level
from briefsite.model.rules.rule import Rule

EMPTY_BRIEF = Rule(
    "empty-brief",
    "A brief has a front matter and no text.",
    "the brief has no text below its front matter",
    {},
    "Write the text, or set `status: draft` and come back; a brief without text is never published.",
)
COPIED_BRIEF = Rule(
    "copied-brief",
    "A brief is there twice: with the same text; with the same title and the same number in its series; with the"
    " same title and date, and one name in the other; or with a name that a program gave a copy.",
    "`{name}` is a copy that a program made of `{original}`; keep one of them: take over what is new in the copy,"
    " and delete it",
    {"name": "ports (conflicted copy).md", "original": "briefs/ports.md"},
    "Compare the two, keep one, and delete the other. Two briefs that only look alike get a title, or a number,"
    " of their own.",
    others={
        "alone": "`{name}` is named as a program names a copy, and there is no `{original}`; rename it",
        "text": "this is still the text of `{original}`, word for word: write here what this brief is to say, or delete"
        " one of the two",
        "number": "`{original}` has this title and number too; keep one of the two, or correct the number",
        "date": "`{original}` has this title and date too; keep one of the two, or give this one a title of its own",
    },
)
DATES_OUT_OF_ORDER = Rule(
    "dates-out-of-order",
    "A brief was updated or corrected before it was published; or `updated` says that it last changed before it was"
    " last corrected, and then this is a warning.",
    "`{name}` ({date}) is before `date` ({first})",
    {"name": "updated", "date": "2026-04-01", "first": "2026-05-01"},
    "Correct one of the two dates.",
    others={
        "correction": "`date` of correction {number} ({date}) is before `date` ({first})",
        "not-updated": "`updated` ({date}) is before the day of correction {number} ({later}); set it to that day",
    },
    levels={"not-updated": Level.WARNING},
)
FUTURE_DATE = Rule(
    "future-date",
    "A brief has a date that is still to come. Readers see it from that day on, as after an embargo.",
    "`date` ({date}) is still to come: readers see this brief from {release} on; for another time add `embargo:"
    " {embargo}`",
    {"date": "2036-11-20", "release": "2036-11-20 00:00 UTC", "embargo": "2036-11-20T00:00:00+00:00"},
    "Correct the year if it is a slip. The day begins at midnight in the time zone of the publication (`timezone`"
    " under `extra: briefsite:` in mkdocs.yml); an `embargo` gives another moment.",
    Level.WARNING,
)
UNREADABLE_VERSION = Rule(
    "unreadable-version",
    "A brief was corrected or updated, and what it said before cannot be read any more: that version has no page.",
    "what this brief said before it was corrected cannot be read, in `{path}` of the commit {commit}: that version has"
    " no page",
    {"path": "briefs/ports.md", "commit": "9a430ff519"},
    "Nothing need be done. `git show COMMIT:PATH` shows the text; a note on it can go into `corrections`. Who does not"
    " want to hear of it makes the rule a hint (`levels` in mkdocs.yml).",
    Level.WARNING,
)
UNKNOWN_TRANSLATION = Rule(
    "unknown-translation",
    "A brief is said to translate a brief that is not there, or itself.",
    "`translation_of` names no brief `{slug}`{hint}",
    {"slug": "prots", "hint": "; did you mean `ports`?"},
    "Give the slug of the original: its file name without `.md`.",
    others={"itself": "`translation_of` names this very brief"},
)
SAME_LANGUAGE = Rule(
    "same-language",
    "A translation is in the language of its original.",
    "`{slug}` is in `{lang}` too; a translation has another `lang`",
    {"slug": "ports", "lang": "en"},
    "Set `lang` to the language of this text.",
)
STALE_TRANSLATION = Rule(
    "stale-translation",
    "A translation lags behind its original: the original is newer, cites other sources or has other figures. The"
    " page of the translation says so too, with both dates.",
    "`{slug}` says other than this translation: {differences}; bring it up to date, and set `updated`",
    {"slug": "ports", "differences": "the original changed on 2026-06-01, this translation last on 2026-05-02"},
    "Bring the translation up to date and set `updated` to the day on which you did.",
    Level.HINT,
)
LANGUAGE_WITHOUT_WORDS = Rule(
    "language-without-words",
    "The language of the publication (`theme.language` in mkdocs.yml) or of a brief (`lang`) is one in which there are"
    " no words for what stands around a text: headings, labels and links. Readers get them in English. Of several"
    " briefs in one language the first is named. In the publication's own language it is a warning. Or there"
    " are words, but in another script than that of the language's region.",
    "there are no words in `{tag}`, the `lang` of this brief{more}: readers see `Key points`, `Sources` and all else"
    " around the text in English; write them in `words/{language}.toml`",
    {"tag": "sw", "more": " and 1 more", "language": "sw"},
    "Copy `scripts/briefsite/wording/en.toml` to `words/` in the publication, name the copy by the language's tag and"
    " translate what stands in quotation marks; it may be little at first. In Briefsite itself (“a language” in"
    " CONTRIBUTING.md) the file serves every publication. Until then the site works, in two languages.",
    Level.HINT,
    others={
        "publication": "in `{tag}`, the `theme.language` of the publication, {count} of {all} words are missing, and"
        " readers see them in English: {listed}; write them in `words/{language}.toml`",
        "script": "`{tag}`, {whose}, is written in another script than the words of `{known}` that readers see around"
        " it; write them in `words/{tag}.toml`",
    },
    levels={"publication": Level.WARNING},
)
UNKNOWN_STYLE = Rule(
    "unknown-style",
    "There is no citation style of that name, in `styles/` or among those of the CSL project.",
    "no citation style `{style}`{hint}",
    {"style": "chicago-author-dat", "hint": "; did you mean `chicago-author-date`?"},
    "Correct the name, or put the `.csl` file into `styles/`.",
)
UNKNOWN_TOPIC = Rule(
    "unknown-topic",
    "A brief names a topic that `briefs/topics.yml` does not define.",
    "no topic `{topic}` in briefs/topics.yml{hint}",
    {"topic": "trde", "hint": "; did you mean `trade`?"},
    "Correct the id, or define the topic in `briefs/topics.yml`.",
    others={
        "add": "no topic `{topic}` in briefs/topics.yml; add it there, for example `{entry}`",
        "add-and-name": "no topic `{topic}` in briefs/topics.yml; add it there, for example `{entry}`, and write `{id}`"
        " here",
    },
)
UNUSED_TOPIC = Rule(
    "unused-topic",
    "A topic is defined and no brief is about it: its page would be empty.",
    "no brief is about the topic `{topic}`",
    {"topic": "fisheries"},
    "Name it in the `topics` of a brief, or take it out of `briefs/topics.yml`. It may also stay.",
    Level.WARNING,
)
UNKNOWN_PERSON = Rule(
    "unknown-person",
    "A brief is signed or edited by an id that `briefs/people.yml` does not define.",
    "nobody `{name}` in briefs/people.yml{hint}",
    {"name": "trade-dsk", "hint": "; did you mean `trade-desk`?"},
    "Correct the id, define it in `briefs/people.yml`, or write the name out: `- {name: Jane Doe}`.",
    others={
        "write-out": "nobody `{name}` in briefs/people.yml; write out the name: `{entry}`",
        "add": "nobody `{name}` in briefs/people.yml; add them there, for example `{entry}`",
    },
)
MARKUP_IN_TITLE = Rule(
    "markup-in-title",
    "A title, summary or other text of the front matter or a vocabulary holds Markdown or HTML. It is shown as it"
    " is typed, signs and all, there and in lists, feeds and citations.",
    "`{shown}` in `{key}` is shown with its signs: write the words alone",
    {"shown": "*new*", "key": "title"},
    "Write the words alone. What needs emphasis or a link goes into the text.",
    Level.WARNING,
    others={"entity": "`{shown}` in `{key}` is shown with its signs: write the character itself"},
)
FIGURE_WITHOUT_CITATION = Rule(
    "figure-without-citation",
    "The `citation` of a key figure holds no citation, so the figure would stand without its source.",
    '`citation` holds no citation; write `"[@{key}]"`',
    {"key": "doe2020"},
    'Write it as in the text, in quotation marks: `citation: "[@doe2020, p. 4]"`.',
)
MISPLACED_CITATION = Rule(
    "misplaced-citation",
    "A citation stands where none can be shown: in an alternative text, the value of a key figure, a series, the"
    " meaning of an abbreviation, or in what topics and people are called and said to be. It would be printed as it is"
    " typed.",
    "`{written}` stands in {name}, where no citation can be shown; take it out",
    {"written": "[@doe2020]", "name": "`definition` of `trade`"},
    "Take it out. Citations are shown in the text of a brief and in the other texts of its front matter.",
    others={
        "in-abbreviation": "`{written}` stands in the meaning of the abbreviation `{short}`, where no citation can be"
        " shown: take it out, and cite in the text, `{right}`",
    },
)
