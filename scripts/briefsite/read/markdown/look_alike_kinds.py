"""What other programs write for a note, a citation or markup: how it is written, and how it is written here.

Each pattern is limited in length, so that looking costs little whatever stands there.
"""

from __future__ import annotations

import re
from typing import NamedTuple

NOTE, CITATION, TASK, MARKUP = "looks-like-note", "looks-like-citation", "looks-like-task", "other-markup"


class Kind(NamedTuple):
    """Something that looks like something else."""

    rule: str
    letters: tuple[str, ...]
    """A text that has none of these has nothing of the kind."""
    sign: str
    """The sign that the pattern begins with; empty where it is sought in the whole text."""
    pattern: re.Pattern[str]
    message: str
    """`{}` is the text that was found."""
    unless: tuple[str, ...] = ()
    """Extensions of Python-Markdown that read it."""
    in_code: bool = False
    """Whether a part of it is code, or tags, to us; then its group `prose`, or its beginning, is none."""


_WRITE_NOTE = ": write `[^1]`, and `[^1]: the note` in a line of its own; or cite with `[@key]`"
_WRITE_KEY = ": write `[@key]`, with the key of the source"
_AS_IT_STANDS = "`{}` is markup of another program and is shown as it stands"
_PANEL = f"{_AS_IT_STANDS}: write `!!! note` and indent the text by four"
_SIGNS = "`{{}}` is shown with its signs: write `<{0}>` and `</{0}>` around the words"
STRAY_ATTRIBUTES = (
    "`{}` gives nothing its attributes and is shown as it stands: put it right behind a link or a picture,"
    " or at the end of a heading, behind a space"
)
_ATTRIBUTE = r"[\w-]{1,30}=(?:\"[^\"\n]{0,80}\"|'[^'\n]{0,80}'|[^\s{}\"']{1,80})"
_COMMANDS = (
    "ref|label|eqref|autoref|cref|textit|textbf|textsc|texttt|emph|underline|url|href|section|subsection|chapter|item"
    "|caption|begin|end|includegraphics|textsuperscript|textsubscript|enquote|footnotemark|footnotetext"
)

KINDS: tuple[Kind, ...] = (
    Kind(
        NOTE,
        ("<sup>",),
        "",
        re.compile(
            r"(?<!\d)(?:(?<!\b\w)(?<!\b\w\w)|(?=<sup>\[?1\D))"  # no power, and no unit
            r"<sup>\s{0,9}(?:<a\b[^<>]{0,200}>)?\s{0,9}\[?(?P<prose>\d{1,3}|[*†‡])\]?\s{0,9}(?:</a>)?\s{0,9}</sup>"
        ),
        f"`{{}}` is a raised number and no note{_WRITE_NOTE}",
        in_code=True,
    ),
    Kind(
        NOTE,
        tuple("¹²³⁴⁵⁶⁷⁸⁹"),
        "",
        re.compile(r"(?<=[.,;:!?”’»)\]\"])[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3}(?![\w⁰¹²³⁴⁵⁶⁷⁸⁹])"),
        f"`{{}}` is a raised number and no note{_WRITE_NOTE}",
    ),
    Kind(
        NOTE,
        ("[",),
        "[",
        re.compile(
            r"(?<![\\\]])\[(?:\d{1,3}(?:\s?[,;–-]\s?\d{1,3}){0,20}|(?:note|fn|n\.) ?\d{1,3}|(?!x\])[ivx]{1,5}|[*†‡])\]"
            r"(?![\[(:{\w])"
        ),
        "`{}` looks like the mark of a note and is none:"
        " write `[^1]`, or `[@key]` for a source; `\\[` if it is meant so",
    ),
    Kind(
        NOTE,
        ("[",),
        "[",
        re.compile(r"\[#?_?(?:ftn|edn)(?:ref)?\d{0,5}\](?!\()"),
        f"`{{}}` is left over from a note of Word{_WRITE_NOTE}",
    ),
    Kind(
        NOTE,
        ("[",),
        "[",
        re.compile(r"(?<=footnote:)\[[^\]\n]{0,200}\]?"),
        "`{}` is the note of another program: write `^[the note]`",
    ),
    Kind(
        NOTE,
        ("\\",),
        "\\",
        re.compile(r"\\(?:footnote|thanks|endnote)\{[^{}\n]{0,200}\}?"),
        "`{}` is the note of another program: write `^[the note]`",
    ),
    Kind(
        CITATION,
        ("{",),
        "{",
        re.compile(r"(?<!\\)\{[^{}\n#]{2,120}#\d{1,6}[^{}\n]{0,200}\}"),
        f"`{{}}` is a citation of EndNote that was not converted{_WRITE_KEY}",
    ),
    Kind(
        CITATION,
        ("[",),
        "[",
        re.compile(r"(?<!\\)\[[^\[\]\n@]{0,60}(?<![\w.])@(?![\w*{])[^\[\]\n]{0,60}\]"),
        "`{}` looks like a citation and is none: write `[@key]`, without a space behind `@`",
    ),
    Kind(
        CITATION,
        ("[",),
        "[",
        re.compile(r"(?<!\\)\[[^\[\]\n@*_]{0,60}(?<!\w)([*_]{1,3})@\w[\w:.-]{0,60}\1[^\[\]\n@]{0,60}\](?![\[(:])"),
        "`{}` looks like a citation and is none: write `[@key]`, without `*` or `_` around the key",
    ),
    Kind(
        CITATION,
        ("[",),
        "[",
        re.compile(r"(?<=@)\[[\w:.-]{1,60}\]"),
        "`{}` looks like a citation and is none: write `[@key]`",
    ),
    Kind(
        CITATION,
        ("＠",),
        "",
        re.compile(r"[\[［]?＠\w[\w:.-]{0,60}[\]］]?"),
        "`{}` looks like a citation and is none: write `[@key]` with the sign `@`",
    ),
    Kind(
        CITATION,
        ("［", "【", "〔"),
        "",
        re.compile(r"[［【〔][^\n［］【】〔〕]{0,60}@\w[^\n［］【】〔〕]{0,60}[］】〕]"),
        "`{}` looks like a citation and is none: write `[@key]` with the brackets `[` and `]`",
    ),
    Kind(
        CITATION,
        ("[",),
        "[",
        re.compile(r"\[cite(?:/\w{1,9})?:[^\]\n]{1,200}\]"),
        f"`{{}}` is a citation of another program{_WRITE_KEY}",
    ),
    Kind(
        CITATION,
        ("\\",),
        "\\",
        re.compile(r"\\\w{0,12}[cC]ite\w{0,12}\*?(?:\[[^\]\n]{0,60}\]){0,2}\{[^{}\n]{0,200}\}?"),
        "`{}` is a citation of LaTeX: write `[@key]`, or `@key` where the author's name belongs to the sentence",
    ),
    Kind(
        CITATION,
        (":`", "}`"),
        "",
        re.compile(
            r"(?:(?<!\w):(?:foot|full)?cite(?::\w{1,12}){0,2}:|\{(?:foot|full)?cite(?::\w{1,12}){0,2}\})`[^`\n]{1,200}`"
        ),
        f"`{{}}` is a citation of another program{_WRITE_KEY}",
        in_code=True,
    ),
    Kind(
        CITATION,
        ("{",),
        "{",
        re.compile(r"\{\{(?:cite|sfn|efn|harv)\w{0,9}\b[^{}\n]{0,200}\}\}", re.IGNORECASE),
        f"`{{}}` is a citation of a wiki{_WRITE_KEY}",
    ),
    Kind(
        CITATION,
        ("ADDIN ", "Error! Ref"),
        "",
        re.compile(
            r"ADDIN (?:ZOTERO_ITEM|ZOTERO_BIBL|EN\.CITE|CSL_CITATION|Mendeley)[^\n]{0,20}"
            r"|Error! Reference source not found\.?"
        ),
        f"`{{}}` is a field of Word that was not converted{_WRITE_KEY}",
    ),
    Kind(
        "looks-like-strikethrough",
        ("~~",),
        "",
        re.compile(r"(?<![~\\])~~(?![\s~])[^~\n]{1,200}(?<![\s~])~~(?!~)"),
        _SIGNS.format("del"),
        ("pymdownx.tilde", "pymdownx.betterem.tilde"),
    ),
    Kind(
        TASK,
        ("[",),
        "[",
        re.compile(r"\[[ xX]\][ \t]+(?=\S)"),
        "`{}` is shown as it stands, and not as a box: write `☐` or `☑`",
        ("pymdownx.tasklist",),
    ),
    Kind(
        "looks-like-list",
        ("\nb) ", "\nb. ", "\nii) ", "\nii. "),
        "",
        re.compile(r"(?:(?<=\n)|(?<!.))(?:a|i)[.)] [^\n]{0,500}\n(?:[^\n]{1,500}\n){0,4}(?:b|ii)[.)] (?=\S)"),
        "`{}` looks like an item of a list and is shown as running text: write `1. ` for its letter",
    ),
    Kind(
        "looks-like-list",
        ("\n2.", "\n-", "\n*"),
        "",
        re.compile(
            r"(?:(?<=\n)|(?<!.))(?:1\.(?=[^\W\d_])[^\n]{1,300}\n2\.(?=[^\W\d_])|-(?=[^\W\d_])[^\n]{1,300}\n-(?=[^\W\d_]))"
        ),
        "`{}` looks like an item of a list and is shown as running text: put a space behind its sign",
    ),
    Kind(
        MARKUP,
        ("[",),
        "[",
        re.compile(
            r"(?<!\\)\[[^\[\]\n]{1,120}\]"
            r"(?:[ \t]{1,3}\((?:https?://|[\w./-]{1,80}\.(?:md|html?|pdf)\b|[ ]{6})[^()\n]{0,200}\)"
            r"|\[[^\[\]\n@^]{0,80}\](?![\[(:]))"
        ),
        "`{}` looks like a link and is none: write `[words](address)`, without a space between",
    ),
    Kind(
        MARKUP,
        ("::",),
        "",
        re.compile(r"^[ \t]{0,9}:{3,}(?:[ \t]{0,9}[\w{.][^\n]{0,200})?$", re.MULTILINE),
        _PANEL,
    ),
    Kind(
        MARKUP,
        ("[",),
        "[",
        re.compile(r"(?<!\\)\[![A-Za-z]{3,20}\][+-]?(?!\()"),
        _PANEL,
    ),
    Kind(
        MARKUP,
        ("{",),
        "{",
        re.compile(
            r"(?<!\\)\{\{[<%]?(?!\{|cite|sfn|efn|harv)[^{}\n]{1,200}\}\}|\{%-?[ \t]?\w[^{}\n]{0,200}%\}", re.IGNORECASE
        ),
        f"{_AS_IT_STANDS}: write what it would show",
    ),
    Kind(
        MARKUP,
        ("[",),
        "[",
        re.compile(r"(?<![\\\[])\[\[[^\[\]\n@]{1,120}\]\](?!\()"),
        "`{}` is a link of another program and is shown as it stands: write `[words](file.md)`",
        ("wikilinks",),
    ),
    Kind(
        MARKUP,
        ("{",),
        "{",
        re.compile(rf"(?<![\\{{])\{{:?[ \t]{{0,3}}(?:{_ATTRIBUTE}|[.#][\w-]{{1,60}})[^{{}}\n]{{0,200}}\}}"),
        STRAY_ATTRIBUTES,
    ),
    Kind(
        MARKUP,
        ("~",),
        "~",
        re.compile(r"(?<=[^\W\d])~(?![\s~])[^\s~]{1,12}~(?!~)"),
        _SIGNS.format("sub"),
        ("pymdownx.tilde",),
    ),
    Kind(
        MARKUP,
        ("^",),
        "^",
        re.compile(r"(?<=[\w)])\^(?![\s^\[])[^\s^\[\]]{1,12}\^(?!\^)"),
        _SIGNS.format("sup"),
        ("pymdownx.caret",),
    ),
    Kind(
        MARKUP,
        ("==",),
        "",
        re.compile(r"(?<![=\w\\])==(?![\s=])[^=\n]{1,200}(?<![\s=])==(?![=\w])"),
        _SIGNS.format("mark"),
        ("pymdownx.mark",),
    ),
    Kind(
        MARKUP,
        ("\\",),
        "\\",
        re.compile(rf"\\(?:{_COMMANDS})\*?(?:\[[^\]\n]{{0,60}}\])?\{{[^{{}}\n]{{0,200}}\}}?"),
        "`{}` is markup of LaTeX and is shown as it stands: write Markdown, such as `*words*` or `[words](address)`",
    ),
    Kind(
        MARKUP,
        (":`", "}`"),
        "",
        re.compile(
            r"(?<![\w:])(?::(?!cite|footcite)[a-z][\w.+-]{1,30}(?::[\w.+-]{1,30})?:"
            r"|\{(?!cite|footcite|fullcite)[a-z][\w:+-]{1,30}\})`(?!`)[^`\n]{1,200}`"
        ),
        f"{_AS_IT_STANDS}: write `[words](file.md)`, or plain words",
        in_code=True,
    ),
    Kind(
        MARKUP,
        ("::",),
        "",
        re.compile(r"^[ \t]{0,9}\.\. [\w-]{1,40}::[^\n]{0,200}$", re.MULTILINE),
        _PANEL,
    ),
    Kind(
        MARKUP,
        ("[",),
        "[",
        re.compile(
            r"\[(?:b|i|u|s|url|img|quote|code|sup|sub|size|color)(?:=[^\[\]\n]{1,120})?\](?![\[(:])(?=[^\n]{0,400}\[/)"
        ),
        f"{_AS_IT_STANDS}: write Markdown, such as `**words**`",
    ),
)
