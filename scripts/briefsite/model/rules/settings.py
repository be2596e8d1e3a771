"""Rules on the options in mkdocs.yml."""

from __future__ import annotations

from briefsite.model import Level
from briefsite.model.rules.rule import Rule

FILE_INCLUSION = Rule(
    "file-inclusion",
    "mkdocs.yml switches on an extension of Markdown by which a text could put any file into its page.",
    "`{name}` lets a brief put any file into its page, drafts too; take it out of `markdown_extensions`",
    {"name": "pymdownx.snippets"},
    "Take the extension out, and write the text where it is to stand.",
)
GLOSSARY_LINE = Rule(
    "glossary-line",
    "A line in a file of the glossary is no abbreviation; nothing else is read there.",
    "`{shown}` is no line of a glossary, and nothing shows it: write `*[UN]: United Nations`",
    {"shown": "United Nations (UN)"},
    "Write `*[` and the abbreviation, then `]: ` and what it stands for, each in a line of its own.",
)
PLUGIN_MISSING = Rule(
    "plugin-missing",
    "mkdocs.yml does not say that briefsite makes the site. MkDocs would make one without briefs, and say nothing.",
    "mkdocs.yml does not name briefsite, so the site would have no briefs; write `{line}`",
    {"line": "plugins: [briefsite]"},
    "Write the line that the message gives in mkdocs.yml. In a clone of briefsite, where no package is installed, it is"
    " `hooks: [scripts/mkdocs_hook.py]`.",
    others={
        "more": "mkdocs.yml does not name briefsite, so the site would have no briefs; add `{line}` to `plugins`",
    },
)
PLUGIN_TWICE = Rule(
    "plugin-twice",
    "mkdocs.yml names briefsite more than once: each would do all the work, and only that of the last would count.",
    "mkdocs.yml names briefsite twice, first in line {line}; keep one of them: `plugins: [briefsite]` where the package"
    " is installed, or `hooks: [scripts/mkdocs_hook.py]` in a clone",
    {"line": 2},
    "Delete the line that the message is about, or the one that it names.",
)
UNKNOWN_OPTION = Rule(
    "unknown-option",
    "`extra.briefsite` in mkdocs.yml has an option that does not exist.",
    "`{name}` is no option of briefsite{hint}",
    {"name": "extra.briefsite.citation_stile", "hint": "; did you mean `citation_style`?"},
    "Correct the name: `citation_style`, `sources_per_page`, `front_page`, `iframes`, `levels`, `quotation_marks`,"
    " `timezone`, `epub`, `versions`, `exports`, `cards`, `cite_styles`, `references_in_head`, `offprints`, `license`,"
    " `logo_dark`, `fonts`, `contact`, `citing`, `privacy`, `colophon`, `part_of`; in `levels`, that of the rule.",
    others={
        "no-rule": "`extra.briefsite.levels` names `{name}`, which is no rule{hint}",
        "in-plugin": "`{name}` stands under `plugins`, where briefsite takes no options; write it as `extra:"
        " {{briefsite: {{{name}: {value}}}}}`",
    },
)
WRONG_OPTION = Rule(
    "wrong-option",
    "An option in mkdocs.yml has a value it cannot have.",
    "`{name}` must be {wanted}{it_is}",
    {"name": "extra.briefsite.sources_per_page", "wanted": "a number from 1", "it_is": "; it is `many`"},
    "Give it the kind of value named in the message.",
    others={
        "levels": "`{name}` must name rules, each with its level ({names}), {example}",
        "item": "`{item}` of `{name}` must be {wanted}",
        "no-tag": "`{item}` of `{name}` is no language tag, {example}",
        "address": "`{name}` is `{address}`, and nothing is fetched while a site is built; put the file at `{file}`,"
        " and write `{right}`",
        "hosts": "`{name}` names hosts, such as `player.vimeo.com`, without `https://` or a path; it has {host}",
        "no-brief": "`{name}` is `{slug}`, which is the name of no brief in briefs/{hint}",
        "withdrawn": "`{name}` is `{slug}`, a brief that was withdrawn; name another, or take the line out",
        "not-yet": "`{name}` is `{slug}`, which is {why}; {instead}",
    },
    levels={"not-yet": Level.HINT},
)
PLACEHOLDER_ADDRESS = Rule(
    "placeholder-address",
    "`site_url` in mkdocs.yml is an address that nobody can have, or that of one's own machine. What leaves the"
    " site would lead nowhere: feeds, citations, the canonical address.",
    "`site_url` is `{address}`, at which no reader finds this site; give its real address",
    {"address": "https://harbour.example/"},
    "Write the address at which the site will be. Until then it can be built and looked at, but the workflow that"
    " publishes it refuses to (`briefsite build --publish`).",
    Level.HINT,
)
WITHOUT_DOI = Rule(
    "without-doi",
    "The option `exports` names Crossref or DataCite, and a brief that is published has no DOI of the prefix that is"
    " registered there: no record is made of it.",
    "no record of this brief is made for {service}, for it has no DOI of the prefix {prefix}; write `doi: {doi}`",
    {"service": "Crossref", "prefix": "10.1234", "doi": "10.1234/ports"},
    "Give the brief a DOI of that prefix, as the message shows, before it is published; or take the service out of"
    " `exports`.",
    Level.HINT,
)
DEAD_NAVIGATION = Rule(
    "dead-navigation",
    "The menu (`nav` in mkdocs.yml) names a page that will not be on the site.",
    "`nav` names `{path}`, which is not there{hint}",
    {"path": "abuot.md", "hint": "; did you mean `about.md`?"},
    "Name files of docs/ as they are seen from there, and generated pages by their paths, such as `topics/trade.md`.",
    others={"not-published": "`nav` names `{path}`, which leads nowhere: it is {why}"},
)
NOT_IN_NAVIGATION = Rule(
    "not-in-navigation",
    "A page of docs/ is not in the menu (`nav` in mkdocs.yml), which here must name all (`validation: nav:"
    " omitted_files: warn`): the site is not built.",
    "`nav` in mkdocs.yml does not name `{path}`; add it, or put `/{path}` under `not_in_nav`",
    {"path": "method.md"},
    "Add the page to `nav`, or name it under `not_in_nav` if readers find it by links alone.",
)
LOW_CONTRAST = Rule(
    "low-contrast",
    "A colour of `theme.palette` is not clear enough on the grounds of a design (WCAG 2.2: 4.5:1 for text, 3:1 for what"
    " is only seen). Pages show the nearest colour of its hue that is.",
    "`{name}` is {colour}, which in the {design} design measures {ratio}:1 on `{ground}`, and {kind} needs {least}:1;"
    " write `{nearest}`, the nearest of its hue that is clear enough, which pages show until then",
    {"name": "theme.palette.primary", "colour": "`teal` (`#009485`)", "design": "light", "ratio": "3.2",
     "ground": "#fff0b3", "kind": "text", "least": "4.5", "nearest": "#007b6f"},
    "Write the colour that the message names, in quotation marks. A colour may be written for each design: one entry of"
    " `theme.palette` with `scheme: default`, and one with `scheme: slate`.",
    Level.WARNING,
)  # fmt: skip
OPTION_WITHOUT_EFFECT = Rule(
    "option-without-effect",
    "A setting of MkDocs or of Material is set in mkdocs.yml that has no effect on pages of Briefsite.",
    "`{name}` has no effect here: {why}; {do}",
    {"name": "extra.consent", "why": "nothing is kept of a reader that would need consent", "do": "take it out"},
    "Take it out, or do what the message says instead. [Settings](settings.md) has what becomes of each.",
    Level.WARNING,
    others={"item": "`{item}` of `{name}` has no effect here: {why}; {do}"},
)
OPTION_REFUSED = Rule(
    "option-refused",
    "mkdocs.yml switches on a plugin or an extension of Markdown with which the site is not built, or with which pages"
    " come out wrong; then this is a warning. Or it leaves out the page of a brief that is published, or"
    " what is made of briefs.",
    "`{item}` of `{name}` cannot be used here: {why}; {do}",
    {"item": "blog", "name": "plugins", "why": "briefs are what is posted here, with authors, dates, topics and feeds",
     "do": "take it out, and write posts as briefs"},
    "Do what the message says instead. [Settings](settings.md) has what becomes of each.",
    others={"breaks": "`{item}` of `{name}` goes wrong here: {why}; {do}"},
    levels={"breaks": Level.WARNING},
)  # fmt: skip
UNKNOWN_SETTING = Rule(
    "unknown-setting",
    "mkdocs.yml has a setting, or names a feature of Material, that does not exist; or, for a site that is no"
    " publication, a plugin that is not installed where the check runs.",
    "`{item}` of `{name}` is no feature of Material, so it has no effect{hint}",
    {"item": "navigation.tops", "name": "theme.features", "hint": "; did you mean `navigation.top`?"},
    "Correct the name, or take it out. [Settings](settings.md) has them all. What templates of your own may ask for is"
    " named only where it looks like a slip; then this is a hint.",
    Level.WARNING,
    others={
        "setting": "`{name}` is no setting of {whose}, so it has no effect{hint}",
        "not-installed": "the plugin `{name}` is not installed here, and without it MkDocs builds nothing{hint}",
        "perhaps": "`{item}` of `{name}` is for templates of your own alone{hint}",
    },
    levels={"perhaps": Level.HINT},
)
NO_SOURCE_LINK = Rule(
    "no-source-link",
    "Pages are to link to the files that they are made of (`content.action.edit` or `content.action.view`), and"
    " mkdocs.yml does not say where those are.",
    "`{feature}` needs `repo_url`, which is missing: no page has such a link; write for example `repo_url:"
    " https://github.com/harbour/briefs` and `edit_uri: edit/main/docs/`",
    {"feature": "content.action.edit"},
    "Write `repo_url`, the address of the repository, and `edit_uri`, the way from there to docs/ with the name of the"
    " branch, as a browser shows it where a file is edited. Links of briefs lead to briefs/ by themselves.",
    Level.WARNING,
    others={
        "no-way": "`{feature}` needs `edit_uri`, which is missing: no page has such a link; write the way to"
        " docs/ where a file is edited, for example `edit_uri: edit/main/docs/`",
        "branch": "`{feature}` needs `edit_uri`: without it MkDocs takes the branch to be called `master`; write for"
        " example `edit_uri: edit/main/docs/`",
        "no-text": "`{feature}` has no effect: `{way}` does not say where files are seen as they were written; write a"
        " way with `edit`, `blob` or `src` in it, for example `edit_uri: edit/main/docs/`, or take the feature out",
    },
)
OUTDATED_SETTING = Rule(
    "outdated-setting",
    "A setting in mkdocs.yml is one that an earlier version of Briefsite asked for. It has no use any more, or it does"
    " harm; then this is a warning.",
    "`{item}` in `{name}` is needless since Briefsite {since}: {why}; {do}",
    {"item": "briefs", "name": "watch", "since": "0.2.0", "why": "`briefsite serve` watches it by itself",
     "do": "take it out"},
    "Do what the message says.",
    Level.HINT,
    others={"harms": "`{item}` in `{name}` must go since Briefsite {since}: {why}; {do}"},
    levels={"harms": Level.WARNING},
)  # fmt: skip
