"""Rules on the options in mkdocs.yml."""

from __future__ import annotations

from briefsite.model.rules.rule import Rule

FILE_INCLUSION = Rule(
    "file-inclusion",
    "mkdocs.yml switches on an extension of Markdown by which a text could put any file into its page.",
    "`{name}` lets a brief put any file into its page, drafts too; take it out of `markdown_extensions`",
    {"name": "pymdownx.snippets"},
    "Take the extension out, and write the text where it is to stand.",
)
UNKNOWN_OPTION = Rule(
    "unknown-option",
    "`extra.briefsite` in mkdocs.yml has an option that does not exist.",
    "`{name}` is no option of briefsite{hint}",
    {"name": "extra.briefsite.citation_stile", "hint": "; did you mean `citation_style`?"},
    "Correct the name: `citation_style`, `sources_per_page`, `iframes`, `levels`, `quotation_marks`, `timezone`;"
    " in `levels`, that of the rule.",
    others={"no-rule": "`extra.briefsite.levels` names `{name}`, which is no rule{hint}"},
)
WRONG_OPTION = Rule(
    "wrong-option",
    "An option in mkdocs.yml has a value it cannot have.",
    "`{name}` must be {wanted}{it_is}",
    {"name": "extra.briefsite.sources_per_page", "wanted": "a number from 1", "it_is": "; it is `many`"},
    "Give it the kind of value named in the message.",
    others={
        "levels": "`extra.briefsite.levels` must name rules, each with its level ({names}), {example}",
        "item": "`{item}` of `{name}` must be {wanted}",
        "no-tag": "`{item}` of `{name}` is no language tag, {example}",
        "hosts": "`{name}` names hosts, such as `player.vimeo.com`, without `https://` or a path; it has {host}",
    },
)
