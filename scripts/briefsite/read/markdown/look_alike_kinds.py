"""What other programs write for a note, a citation or markup: how it is written, and how it is written here.

Each pattern is limited in length, so that looking costs little whatever stands there.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from briefsite.model.rules import Rule
from briefsite.model.rules.look_alikes import LOOKS_LIKE_CITATION as CITATION
from briefsite.model.rules.look_alikes import LOOKS_LIKE_LIST as LIST
from briefsite.model.rules.look_alikes import LOOKS_LIKE_NOTE as NOTE
from briefsite.model.rules.look_alikes import LOOKS_LIKE_STRIKETHROUGH as STRIKETHROUGH
from briefsite.model.rules.look_alikes import LOOKS_LIKE_TASK as TASK
from briefsite.model.rules.look_alikes import OTHER_MARKUP as MARKUP

__all__ = ["KINDS", "MARKUP", "NOTE", "TASK", "LookAlikeKind"]


class LookAlikeKind(NamedTuple):
    """Something that looks like something else."""

    rule: Rule
    variant: str
    """Which of the rule's messages says so."""
    signs: str | tuple[str, ...]
    """The sign that the pattern begins with; or, of what is sought in a whole text, letters of which it has some."""
    pattern: re.Pattern[str]
    unless: tuple[str, ...]
    """Extensions of Python-Markdown that read it."""
    in_code: bool
    """Whether a part of it is code, or tags, to us; then its group `prose`, or its beginning, is none."""


def _kind(
    rule: Rule, variant: str, signs: str | tuple[str, ...], pattern: str, *unless: str, in_code: bool = False
) -> LookAlikeKind:
    return LookAlikeKind(rule, variant, signs, re.compile(pattern), unless, in_code)


_ATTRIBUTE = r"[\w-]{1,30}=(?:\"[^\"\n]{0,80}\"|'[^'\n]{0,80}'|[^\s{}\"']{1,80})"
_NO_MEASURE = "".join(
    f"(?<!{unit})" for unit in ("metre", "meter", "metres", "meters", "feet", "mile", "miles", "acre")
)
_NO_ABBREVIATION = "".join(
    f"(?<!{word}[.])" for word in ("Arts", "arts", "Sect", "sect", "Para", "para", "Regs", "regs")
)
_COMMANDS = (
    "ref|label|eqref|autoref|cref|textit|textbf|textsc|texttt|emph|underline|url|href|section|subsection|chapter|item"
    "|caption|begin|end|includegraphics|textsuperscript|textsubscript|enquote|footnotemark|footnotetext"
)

KINDS: tuple[LookAlikeKind, ...] = (
    _kind(
        NOTE,
        "raised",
        ("<sup>",),
        r"(?<!\d)(?:(?<!\b\w)(?<!\b\w\w)|(?=<sup>\[?1\D))"  # no power, and no unit
        r"<sup>\s{0,9}(?:<a\b[^<>]{0,200}>)?\s{0,9}\[?(?P<prose>\d{1,3}|[*†‡])\]?\s{0,9}(?:</a>)?\s{0,9}</sup>",
        in_code=True,
    ),
    _kind(
        NOTE,
        "raised",
        tuple("¹²³⁴⁵⁶⁷⁸⁹"),
        rf"(?:(?<=[.,;:!?”’»)\]\"])|(?<=[^\W\d_]{{3}}){_NO_MEASURE})[⁰¹²³⁴⁵⁶⁷⁸⁹]{{1,3}}(?![\w⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁺])",
    ),
    _kind(
        NOTE,
        "raised",
        "^",
        rf"(?:(?<=[.,;:!?”’»)\]\"])|(?<=[^\W\d_]{{3}}){_NO_MEASURE})\^\[?\d{{1,3}}\]?\^(?![\w^])",
    ),
    _kind(
        NOTE,
        "round",
        (".(", ",(", ";(", "”(", "»(", "。("),
        rf"(?:(?<=[^\W\d_]{{4}}[.,;]){_NO_ABBREVIATION}|(?<=[”»。]))\(\d{{1,3}}\)(?![\w(])",
    ),
    _kind(
        NOTE,
        "",
        "[",
        r"(?<![\\\]])\[(?:\d{1,3}(?:\s?[,;–-]\s?\d{1,3}){0,20}|(?:note|fn|n\.) ?\d{1,3}|(?!x\])[ivx]{1,5}|[*†‡])\]"
        r"(?![\[(:{\w])",
    ),
    _kind(NOTE, "of-word", "[", r"\[#?_?(?:ftn|edn)(?:ref)?\d{0,5}\](?!\()"),
    _kind(NOTE, "other-program", "[", r"(?<=footnote:)\[[^\]\n]{0,200}\]?"),
    _kind(NOTE, "other-program", "\\", r"\\(?:footnote|thanks|endnote)\{[^{}\n]{0,200}\}?"),
    _kind(CITATION, "of-endnote", "{", r"(?<!\\)\{[^{}\n#]{2,120}#\d{1,6}[^{}\n]{0,200}\}"),
    _kind(CITATION, "space", "[", r"(?<!\\)\[[^\[\]\n@]{0,60}(?<![\w.])@(?![\w*{])[^\[\]\n]{0,60}\]"),
    _kind(
        CITATION,
        "emphasis",
        "[",
        r"(?<!\\)\[[^\[\]\n@*_]{0,60}(?<!\w)([*_]{1,3})@\w[\w:.-]{0,60}\1[^\[\]\n@]{0,60}\](?![\[(:])",
    ),
    _kind(CITATION, "at-outside", "[", r"(?<=@)\[[\w:.-]{1,60}\]"),
    _kind(CITATION, "other-at", ("＠",), r"[\[［]?＠\w[\w:.-]{0,60}[\]］]?"),
    _kind(
        CITATION,
        "other-brackets",
        ("［", "【", "〔"),
        r"[［【〔][^\n［］【】〔〕]{0,60}@\w[^\n［］【】〔〕]{0,60}[］】〕]",
    ),
    _kind(CITATION, "other-program", "[", r"\[cite(?:/\w{1,9})?:[^\]\n]{1,200}\]"),
    _kind(CITATION, "of-latex", "\\", r"\\\w{0,12}[cC]ite\w{0,12}\*?(?:\[[^\]\n]{0,60}\]){0,2}\{[^{}\n]{0,200}\}?"),
    _kind(
        CITATION,
        "other-program",
        (":`", "}`"),
        r"(?:(?<!\w):(?:foot|full)?cite(?::\w{1,12}){0,2}:|\{(?:foot|full)?cite(?::\w{1,12}){0,2}\})`[^`\n]{1,200}`",
        in_code=True,
    ),
    _kind(CITATION, "of-wiki", "{", r"(?i)\{\{(?:cite|sfn|efn|harv)\w{0,9}\b[^{}\n]{0,200}\}\}"),
    _kind(
        CITATION,
        "of-word",
        ("ADDIN ", "Error! Ref"),
        r"ADDIN (?:ZOTERO_ITEM|ZOTERO_BIBL|EN\.CITE|CSL_CITATION|Mendeley)[^\n]{0,20}"
        r"|Error! Reference source not found\.?",
    ),
    _kind(
        STRIKETHROUGH,
        "",
        ("~~",),
        r"(?<![~\\])~~[ \t][^~\n]{1,200}[ \t]~~(?!~)",
    ),
    _kind(TASK, "", "[", r"\[[ xX]\][ \t]+(?=\S)"),
    _kind(
        LIST,
        "letters",
        ("\nb) ", "\nb. ", "\nii) ", "\nii. "),
        r"(?:(?<=\n)|(?<!.))(?:a|i)[.)] [^\n]{0,500}\n(?:[^\n]{1,500}\n){0,4}(?:b|ii)[.)] (?=\S)",
    ),
    _kind(
        LIST,
        "no-space",
        ("\n2.", "\n-", "\n*"),
        r"(?:(?<=\n)|(?<!.))(?:1\.(?=[^\W\d_])[^\n]{1,300}\n2\.(?=[^\W\d_])|-(?=[^\W\d_])[^\n]{1,300}\n-(?=[^\W\d_]))",
    ),
    _kind(
        MARKUP,
        "link",
        "[",
        r"(?<!\\)\[[^\[\]\n]{1,120}\]"
        r"(?:[ \t]{1,3}\((?:https?://|[\w./-]{1,80}\.(?:md|html?|pdf)\b|[ ]{6})[^()\n]{0,200}\)"
        r"|\[[^\[\]\n@^]{0,80}\](?![\[(:]))",
    ),
    _kind(MARKUP, "snippet", ("8<",), r"(?m)^[ \t]{0,40}-{1,9}8<-{1,9}(?:[ \t][^\n]{0,200})?$"),
    _kind(MARKUP, "panel", ("::",), r"(?m)^[ \t]{0,9}:{3,}(?:[ \t]{0,9}[\w{.][^\n]{0,200})?$"),
    _kind(MARKUP, "panel", "[", r"(?<!\\)\[![A-Za-z]{3,20}\][+-]?(?!\()"),
    _kind(
        MARKUP,
        "template",
        "{",
        r"(?i)(?<!\\)\{\{[<%]?(?!\{|cite|sfn|efn|harv)[^{}\n]{1,200}\}\}|\{%-?[ \t]?\w[^{}\n]{0,200}%\}",
    ),
    _kind(MARKUP, "", "[", r"(?<![\\\[])\[\[[^\[\]\n@]{1,120}\]\](?!\()", "wikilinks"),
    _kind(
        MARKUP,
        "attributes",
        "{",
        rf"(?<![\\{{])\{{:?[ \t]{{0,3}}(?:{_ATTRIBUTE}|[.#][\w-]{{1,60}})[^{{}}\n]{{0,200}}\}}",
    ),
    _kind(MARKUP, "sub", "~", r"(?<![~\\])~(?:(?<![^\s(]~)[^\s~]{1,40}~(?!~)|\w{1,20}[^\w\s~][^\s~]{0,40}~(?=\w))"),
    _kind(MARKUP, "sup", "^", r"(?<![\^\\])\^\w{1,20}[^\w\s^][^\s^]{1,40}\^(?=\w)"),
    _kind(
        MARKUP,
        "critic",
        "{",
        r"(?<!\\)\{(?P<sign>\+\+|--|~~|==|>>)[^{}]{1,400}?(?:\+\+|--|~~|==|<<)\}",
        "pymdownx.critic",
    ),
    _kind(MARKUP, "of-latex", "\\", rf"\\(?:{_COMMANDS})\*?(?:\[[^\]\n]{{0,60}}\])?\{{[^{{}}\n]{{0,200}}\}}?"),
    _kind(
        MARKUP,
        "role",
        (":`", "}`"),
        r"(?<![\w:])(?::(?!cite|footcite)[a-z][\w.+-]{1,30}(?::[\w.+-]{1,30})?:"
        r"|\{(?!cite|footcite|fullcite)[a-z][\w:+-]{1,30}\})`(?!`)[^`\n]{1,200}`",
        in_code=True,
    ),
    _kind(MARKUP, "panel", ("::",), r"(?m)^[ \t]{0,9}\.\. [\w-]{1,40}::[^\n]{0,200}$"),
    _kind(
        MARKUP,
        "bulletin-board",
        "[",
        r"\[(?:b|i|u|s|url|img|quote|code|sup|sub|size|color)(?:=[^\[\]\n]{1,120})?\](?![\[(:])(?=[^\n]{0,400}\[/)",
    ),
)
