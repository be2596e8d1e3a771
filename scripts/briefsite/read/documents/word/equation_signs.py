"""Which TeX stands for the signs, accents and fences of an equation of Word."""

from __future__ import annotations

from briefsite.read.bibliography.formula_tables import BINARY, GREEK, ORDINARY, RELATIONS

_PLAIN = "|<>/+;:€£§¶©℃‰øØÅ"
"""Signs that stand for themselves in TeX, though there are commands for them."""
_SPECIAL = {
    "\\": r"\backslash ", "{": r"\{", "}": r"\}", "%": r"\%", "$": r"\$", "&": r"\&", "#": r"\#", "_": r"\_", "−": "-",
    "\u00a0": "~", "′": "'", "″": "''", "∑": r"\sum ", "∏": r"\prod ", "∫": r"\int ", "·": r"\cdot ", "×": r"\times ",
    "…": r"\ldots ", "⋯": r"\cdots ", "→": r"\to ", "←": r"\leftarrow ", "⇒": r"\Rightarrow ", "⟵": r"\longleftarrow ",
    "⟶": r"\longrightarrow ", "∣": r"\mid ", "~": r"\sim ", "^": r"\hat{}", "≠": r"\neq ", "≤": r"\leq ", "≥": r"\geq ",
    "¬": r"\neg ", "∅": r"\emptyset ", "∮": r"\oint ", "⇔": r"\Leftrightarrow ", "∧": r"\wedge ", "∨": r"\vee ",
    "ϵ": r"\epsilon ", "ε": r"\varepsilon ", "φ": r"\varphi ", "ϕ": r"\phi ", "ϑ": r"\vartheta ", "ϱ": r"\varrho ",
    "ς": r"\varsigma ", "μ": r"\mu ", "µ": r"\mu ", "°": r"^{\circ}", "ı": r"\imath ", "†": r"\dagger ",
    "‡": r"\ddagger ", "\u2061": "", "\u2062": "", "\u2063": "", "\u2064": "", "\u200b": "",
}  # fmt: skip
COMMANDS = (
    {
        sign: f"\\{name} "
        for table in (ORDINARY, BINARY, RELATIONS, GREEK)
        for name, sign in reversed(table.items())
        if len(sign) == 1 and not (sign.isascii() and sign.isalnum())
    }
    | _SPECIAL
    | dict(zip(_PLAIN, _PLAIN, strict=True))
)
ACCENTS = {"\u0302": "hat", "^": "hat", "\u0303": "tilde", "~": "tilde", "\u0304": "bar", "\u0305": "overline",
            "¯": "bar", "\u20d7": "vec", "→": "vec", "\u0307": "dot", "˙": "dot", "\u0308": "ddot", "¨": "ddot",
            "\u0301": "acute", "\u0300": "grave", "\u0306": "breve", "\u030c": "check", "\u20d6": "overleftarrow",
            "⏞": "overbrace", "⏟": "underbrace", "": "hat"}  # fmt: skip
FENCES = {"{": r"\{", "}": r"\}", "⟨": r"\langle ", "⟩": r"\rangle ", "〈": r"\langle ", "〉": r"\rangle ",
           "⌊": r"\lfloor ", "⌋": r"\rfloor ", "⌈": r"\lceil ", "⌉": r"\rceil ", "‖": r"\|", "|": "|", "∣": "|",
           "(": "(", ")": ")", "[": "[", "]": "]", "": ".", "/": "/"}  # fmt: skip
ALPHABETS = {"double-struck": "mathbb", "script": "mathcal", "fraktur": "mathfrak", "sans-serif": "mathsf",
              "monospace": "mathtt"}  # fmt: skip
UNICODE_ALPHABETS = {"DOUBLE-STRUCK": "mathbb", "SCRIPT": "mathcal", "FRAKTUR": "mathfrak", "BLACK-LETTER": "mathfrak",
                      "SANS-SERIF": "mathsf", "MONOSPACE": "mathtt", "BOLD": "mathbf"}  # fmt: skip
LARGE_SIGNS = {"∫": "int", "∬": "iint", "∭": "iiint", "∮": "oint", "∑": "sum", "∏": "prod", "∐": "coprod",
               "⋃": "bigcup", "⋂": "bigcap", "⋁": "bigvee", "⋀": "bigwedge", "⨁": "bigoplus", "⨂": "bigotimes",
               "": "int"}  # fmt: skip
