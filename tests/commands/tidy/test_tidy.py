"""The bibliography in one layout and one order; what it says never changes."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st
from projects import ROOT

from briefsite.commands import COMMANDS
from briefsite.commands.tidy.command import main
from briefsite.commands.tidy.form import tidied
from briefsite.model import Place, TextFile
from briefsite.read.bibliography import parse_bibliography

CASES = {
    "layout: names filled up, braces for quotation marks and numbers, no last comma; names of strings stay": (
        '@Article{b, Title = "A {T}itle \\"{o}" , YEAR=2020,\n\tmonth = jan, note = "x" # nat,\n}\n',
        '@article{b,\n  title        = {A {T}itle \\"{o}},\n  year         = {2020},\n  month        = jan,\n'
        '  note         = "x" # nat\n}\n',
        ["sources.bib:1:1: `b` would have the tidy layout"],
    ),
    "order: by keys, what is named by a crossref last, strings first; comments right above go along": (
        "% Head\n\n@book{parent,\n  title        = {P}\n}\n% of z\n@inbook{z,\n  crossref     = {parent}\n}"
        " % end of z\n\n@string{a = {x}}\n\n@misc{Y,\n  title        = {T}\n}",
        "% Head\n\n@string{a = {x}}\n\n@misc{Y,\n  title        = {T}\n}\n\n% of z\n"
        "@inbook{z,\n  crossref     = {parent}\n} % end of z\n\n@book{parent,\n  title        = {P}\n}\n",
        [
            "sources.bib:7:1: `z` would stand before `parent`",
            "sources.bib:7:1: one empty line would stand before `z`",
            "sources.bib:11:1: the `@string` would stand before `parent`",
            "sources.bib:13:1: `Y` would stand before `parent`",
        ],
    ),
    "groups: below headings the order is that of the file": (
        "% Africa\n\n@misc{b}\n\n% Asia\n% and more\n\n@misc{z}\n\n\n@misc{a}\n",
        "% Africa\n\n@misc{b}\n\n% Asia\n% and more\n\n@misc{z}\n\n@misc{a}\n",
        ["sources.bib:11:1: one empty line would stand before `a`"],
    ),
    "what is not understood stays: broken entries, comments among fields, parentheses, what JabRef keeps": (
        "@misc{z, title = {x}\n\n\n@misc{b, % why\n title = {x}}\n\n@misc(a, title = {x})\n\n"
        "@Comment{jabref-meta: x;\n\n\n}\n",
        "@misc{z, title = {x}\n\n@misc{b, % why\n title = {x}}\n\n@misc(a, title = {x})\n\n"
        "@Comment{jabref-meta: x;\n\n\n}\n",
        ["sources.bib:4:1: one empty line would stand before `b`"],
    ),
    "of two with one key the first stays first": (
        "@misc{b,\n  title        = {1}\n}\n\n@misc{a,\n  title        = {2}\n}\n\n@misc{b,\n  title        = {3}\n}\n",
        "@misc{a,\n  title        = {2}\n}\n\n@misc{b,\n  title        = {1}\n}\n\n@misc{b,\n  title        = {3}\n}\n",
        ["sources.bib:5:1: `a` would stand before `b`"],
    ),
    "a string that counts only for what follows it keeps its place": (
        "@misc{b,\n  note         = s\n}\n\n@string{s = {S}}\n\n@misc{a,\n  note         = s\n}\n",
        "@misc{b,\n  note         = s\n}\n\n@string{s = {S}}\n\n@misc{a,\n  note         = s\n}\n",
        [],
    ),
    "nothing": ("", "", []),
}  # fmt: skip


@pytest.mark.parametrize("name", CASES)
def test_form(name: str) -> None:
    """A bibliography, its tidy form, and what is said of the difference."""
    text, wanted, changes = CASES[name]
    found = tidied(TextFile("sources.bib", text))
    assert (found.text, list(map(str, found.changes))) == (wanted, changes)


def test_below_headings_entries_are_sorted_if_asked() -> None:
    """With `sort` each group is in the order of its keys."""
    text = "% Africa\n\n@misc{b}\n\n@misc{a}\n\n% Asia\n\n@misc{z}\n\n@misc{c}\n"
    found = tidied(TextFile("sources.bib", text), sort=True)
    assert re.findall(r"% \w+|\{(\w)", found.text) == ["", "a", "b", "", "c", "z"]


PIECES = [
    "@misc{a, title = {A}}", "@book{b,\n title={B},\n}", '@Article{c, year = 2020, note = "x" # s }',
    "@misc{A, note = {2}}", "@inbook{d, crossref = {b}}", "@misc{a, title = {again}}", "@string{s = {S}}",
    "@string{s = {T}}", "@misc(e, note = {E})", "@xdata{x, publisher = {P}}", "@misc{g, title = {open}",
    "@misc{f, xdata = {x}, % why\n note = {F}}", "@comment{@misc{h}}", '@preamble{"x"}', "% comment",
    "% @misc{i, title = {off}}", "junk", "} , ", "title = {stray},", "\n", "\n\n", "\n\n\n", " ", "\n% above\n",
    "<<<<<<< a\n", "@misc{j k, title = {x}}", "@misc{l, title = {x}, title = {y}}", "@msc{m, titel = {M}}",
]  # fmt: skip
bibliographies = st.lists(st.sampled_from(PIECES), max_size=12).map(
    lambda parts: "".join(f"{part}\n" for part in parts)
)
joined = st.lists(st.sampled_from(PIECES), max_size=12).map("".join)


def meaning(text: str) -> object:
    """What a bibliography says, and what is wrong with it, wherever that stands."""
    found = parse_bibliography(TextFile("sources.bib", text))
    said = {key: reference._replace(place=Place("")) for key, reference in found.references.items()}
    return said, sorted((problem.rule, re.sub(r"line \d+", "", problem.message)) for problem in found.problems)


@example("@book{b,\n title={B},\n}@misc{a, title = {A}}% comment@string{s = {S}}", False)
@given(st.one_of(bibliographies, joined, st.text(max_size=30)), st.booleans())
def test_it_never_changes_what_is_said(text: str, sort: bool) -> None:
    """The same references and problems, and every word and comment; to tidy once more changes nothing."""
    found = tidied(TextFile("sources.bib", text), sort=sort)
    assert meaning(found.text) == meaning(text)
    again = tidied(TextFile("sources.bib", found.text), sort=sort)
    assert (again.text, again.changes) == (found.text, ())
    assert bool(found.changes) == (found.text != text)
    assert sorted(re.findall(r"\w+", found.text.lower())) == sorted(re.findall(r"\w+", text.lower()))
    assert found.text.count("%") == text.count("%")


def test_comments_stay_with_their_entry() -> None:
    """The comment right above an entry, and the one behind it, go where it goes."""
    text = "@misc{b} % behind b\n% above a\n% and again\n@misc{a} % behind a\n\n% at the end\n"
    assert tidied(TextFile("sources.bib", text)).text == (
        "% above a\n% and again\n@misc{a} % behind a\n\n@misc{b} % behind b\n\n% at the end\n"
    )


def test_command(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """`--check` names each place and writes nothing; without it the file is written, with its own line ends."""
    file = tmp_path / "sources.bib"
    (tmp_path / "briefs").mkdir()
    file.write_bytes("\ufeff@misc{b}\r\n@misc{a, title={A}}\r\n".encode())
    assert main(["--check", "--root", str(tmp_path)]) == 1
    assert capsys.readouterr().out == (
        "sources.bib:2:1: `a` would stand before `b`\nsources.bib:2:1: `a` would have the tidy layout\n"
        f"{file} is not in the tidy form; `briefsite tidy` puts it into it\n"
    )
    assert file.read_bytes().startswith("\ufeff@misc{b}".encode())
    assert main([str(file)]) == 0
    assert file.read_bytes() == "\ufeff@misc{a,\r\n  title        = {A}\r\n}\r\n\r\n@misc{b}\r\n".encode()
    capsys.readouterr()
    assert main(["--check", str(file)]) == 0 and capsys.readouterr().out == ""


def test_what_cannot_be_tidied(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Two versions in a file, or no text, or no file: said, and left as it is."""
    file = tmp_path / "a.bib"
    file.write_text("<<<<<<< mine\n@misc{b}\n=======\n@misc{a}\n>>>>>>> theirs\n", "utf-8")
    assert main([str(file)]) == 2 and "a.bib:1:1: error: merge-conflict: " in capsys.readouterr().err
    file.write_bytes(b"@misc{a, title = {\xe9}}")
    assert main([str(file)]) == 2 and "a.bib:1:19: error: unreadable-file: " in capsys.readouterr().err
    assert main([str(tmp_path / "none.bib")]) == 2
    assert capsys.readouterr().err == f"tidy.py: `{tmp_path / 'none.bib'}` cannot be read: No such file or directory\n"


def test_hooks_name_commands() -> None:
    """The hooks for repositories of publications call commands that there are."""
    hooks = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))
    assert [hook["entry"].split() for hook in hooks] == [["briefsite", "check"], ["briefsite", "tidy"]]
    assert {"check", "tidy"} <= COMMANDS.keys()


def test_of_three_generations_each_stands_behind_those_that_take_fields_of_it() -> None:
    """However deep, and though the alphabet says otherwise."""
    text = (
        "@inbook{z,\n  crossref     = {m}\n}\n\n@book{m,\n  crossref     = {a}\n}\n\n"
        "@book{a,\n  title        = {A}\n}\n"
    )
    found = tidied(TextFile("sources.bib", text))
    assert (found.text, found.changes) == (text, ())
