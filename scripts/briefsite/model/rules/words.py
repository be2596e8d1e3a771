"""Rules on a publication's own words for readers, in words/."""

from __future__ import annotations

from briefsite.model.rules.rule import Rule

UNKNOWN_WORD = Rule(
    "unknown-word",
    "A file in words/ has a name that no page asks for, or is called by no language; or it stands where none is read.",
    "`{name}` is no name of a word{hint}",
    {"name": "brief.key_point", "hint": "; did you mean `brief.key_points`?"},
    "Correct the name, or take the line out: the file `en.toml` that comes with Briefsite has every section and name.",
    others={
        "section": "`[{name}]` is no section of words{hint}",
        "tag": "`{name}` is no language; call the file by the tag of one, for example `words/fr.toml`",
        "file": "`{path}` is not read: words stand in files such as `words/fr.toml`",
        "folder": "`{path}/` is not read: words stand in files such as `words/fr.toml`, in lower case",
        "same": "`{path}` is not read: `{first}` has the words of this language; put all of them there",
    },
)
WRONG_WORD = Rule(
    "wrong-word",
    "A word in words/ does not fit the places that it is put into; readers get the one that Briefsite has.",
    "`{name}` needs {gaps}, which is filled in; for example `{example}`",
    {"name": "brief.updated", "gaps": "`{updated}`", "example": 'updated = "{date} (updated {updated})"'},
    "Write it as in the example, in the language of the file: what stands in braces is filled in.",
    others={
        "gap": "nothing is filled in for `{gap}` in `{name}`{known}; for example `{example}`",
        "forms": "`{name}` needs the forms that numbers take in `{tag}`: {forms}; for example `{example}`",
        "form": "`{tag}` has no form `{form}` of words with numbers; it has {forms}",
        "kind": "`{name}` must be {wanted}; for example `{example}`",
        "sign": "`{name}` has {sign}, which cannot stand in a word; for example `{example}`",
        "toml": "this is not TOML: {reason}; below `[brief]` stands a line such as `key_points = 'In short'`",
    },
)
