"""What TeX's commands for mathematics mean: signs, Greek letters, alphabets, operators. A row for each."""

from __future__ import annotations

GREEK = {
    "alpha": "α", "beta": "β", "gamma": "γ", "delta": "δ", "epsilon": "ε", "varepsilon": "ε", "zeta": "ζ", "eta": "η",
    "theta": "θ", "vartheta": "ϑ", "iota": "ι", "kappa": "κ", "varkappa": "ϰ", "lambda": "λ", "mu": "μ", "nu": "ν",
    "xi": "ξ", "omicron": "ο", "pi": "π", "varpi": "ϖ", "rho": "ρ", "varrho": "ϱ", "sigma": "σ", "varsigma": "ς",
    "tau": "τ", "upsilon": "υ", "phi": "φ", "varphi": "φ", "chi": "χ", "psi": "ψ", "omega": "ω",
    "Gamma": "Γ", "Delta": "Δ", "Theta": "Θ", "Lambda": "Λ", "Xi": "Ξ", "Pi": "Π", "Sigma": "Σ", "Upsilon": "Υ",
    "Phi": "Φ", "Psi": "Ψ", "Omega": "Ω", "digamma": "ϝ", "upalpha": "α", "upbeta": "β", "upgamma": "γ",
    "updelta": "δ", "upmu": "μ", "uppi": "π", "upsigma": "σ", "uplambda": "λ",
    "varGamma": "Γ", "varDelta": "Δ", "varTheta": "Θ", "varLambda": "Λ", "varSigma": "Σ", "varPhi": "Φ",
    "varPsi": "Ψ", "varOmega": "Ω",
}  # fmt: skip

RELATIONS = {
    "leq": "≤", "le": "≤", "geq": "≥", "ge": "≥", "neq": "≠", "ne": "≠", "lt": "<", "gt": ">", "less": "<",
    "greater": ">", "leqslant": "⩽", "geqslant": "⩾", "lesssim": "≲", "gtrsim": "≳", "ll": "≪", "gg": "≫",
    "approx": "≈", "sim": "∼", "simeq": "≃", "cong": "≅", "equiv": "≡", "propto": "∝", "doteq": "≐", "asymp": "≍",
    "in": "∈", "notin": "∉", "ni": "∋", "subset": "⊂", "subseteq": "⊆", "supset": "⊃", "supseteq": "⊇",
    "prec": "≺", "succ": "≻", "preceq": "⪯", "succeq": "⪰", "perp": "⊥", "parallel": "∥", "mid": "∣", "vdash": "⊢",
    "models": "⊨", "to": "→", "rightarrow": "→", "longrightarrow": "→", "leftarrow": "←", "gets": "←",
    "longleftarrow": "←", "leftrightarrow": "↔", "Rightarrow": "⇒", "Longrightarrow": "⇒", "implies": "⇒",
    "Leftarrow": "⇐", "Leftrightarrow": "⇔", "iff": "⇔", "mapsto": "↦", "rightleftharpoons": "⇌", "uparrow": "↑",
    "downarrow": "↓", "textless": "<", "textgreater": ">", "colon": ":", "coloneqq": "≔",
}  # fmt: skip

BINARY = {
    "pm": "±", "mp": "∓", "times": "×", "div": "÷", "cdot": "⋅", "cup": "∪", "cap": "∩", "setminus": "∖", "wedge": "∧",
    "land": "∧", "vee": "∨", "lor": "∨", "oplus": "⊕", "otimes": "⊗", "ast": "∗", "star": "⋆", "circ": "∘",
    "bullet": "∙", "odot": "⊙", "ominus": "⊖", "amalg": "⨿", "plus": "+", "mathplus": "+", "minus": "−",
}  # fmt: skip

ORDINARY = {
    "infty": "∞", "partial": "∂", "nabla": "∇", "sum": "∑", "prod": "∏", "int": "∫", "oint": "∮", "forall": "∀",
    "exists": "∃", "neg": "¬", "lnot": "¬", "emptyset": "∅", "varnothing": "∅", "angle": "∠", "degree": "°",
    "hbar": "ℏ", "ell": "ℓ", "Re": "ℜ", "Im": "ℑ", "aleph": "ℵ", "wp": "℘", "prime": "′", "top": "⊤", "bot": "⊥",
    "ldots": "…", "dots": "…", "cdots": "⋯", "dotsc": "…", "dotsb": "⋯", "vdots": "⋮", "ddots": "⋱", "dag": "†",
    "dagger": "†", "ddag": "‡", "ddagger": "‡", "triangle": "△", "Box": "□", "square": "□", "Diamond": "◇",
    "checkmark": "✓", "diamond": "⋄", "clubsuit": "♣", "diamondsuit": "♢", "heartsuit": "♡", "spadesuit": "♠",
    "flat": "♭", "natural": "♮", "sharp": "♯", "imath": "ı", "jmath": "ȷ", "langle": "⟨", "rangle": "⟩",
    "lfloor": "⌊", "rfloor": "⌋", "lceil": "⌈", "rceil": "⌉", "lbrace": "{", "rbrace": "}", "lbrack": "[",
    "rbrack": "]", "lvert": "|", "rvert": "|", "vert": "|", "lVert": "‖", "rVert": "‖", "Vert": "‖",
    "mathsemicolon": ";", "backslash": "\\", "surd": "√", "therefore": "∴", "because": "∵", "AA": "Å", "O": "Ø",
    "o": "ø", "S": "§", "P": "¶", "copyright": "©", "pounds": "£", "euro": "€", "slash": "/", "permil": "‰",
    "micro": "μ", "celsius": "℃", "ohm": "Ω", "percent": "%",
}  # fmt: skip

ESCAPES = {
    "%": "%", "$": "$", "&": "&", "#": "#", "_": "_", "{": "{", "}": "}", "|": "‖", "-": "", "/": "", "!": "",
    ",": " ", ";": " ", ":": " ", ">": " ", " ": " ", "\\": " ", "quad": " ", "qquad": " ", "enspace": " ",
    "thinspace": " ", "space": " ", "newline": " ",
}  # fmt: skip
"""Commands that are one sign, or room."""

OPERATORS = frozenset({
    "arccos", "arcsin", "arctan", "arg", "cos", "cosh", "cot", "coth", "csc", "deg", "det", "dim", "exp", "gcd", "hom",
    "inf", "ker", "lg", "lim", "liminf", "limsup", "ln", "log", "max", "min", "Pr", "sec", "sin", "sinh", "sup", "tan",
    "tanh",
})  # fmt: skip
"""Commands that are their own name, upright."""

NOTHING = frozenset({
    "left", "right", "big", "Big", "bigg", "Bigg", "bigl", "bigr", "Bigl", "Bigr", "middle", "displaystyle",
    "textstyle", "scriptstyle", "scriptscriptstyle", "limits", "nolimits", "mathstrut", "nonumber", "protect", "relax",
    "unboldmath", "boldmath", "allowbreak", "nobreak", "mathopen", "mathclose", "mathbin", "mathrel", "mathop",
    "mathord", "mathpunct", "ensuremath",
})  # fmt: skip
"""Commands that change nothing that can be shown here."""

FONTS = {
    "mathrm": "upright", "rm": "upright", "operatorname": "upright", "mathsf": "upright", "mathtt": "upright",
    "mathup": "upright", "mathnormal": "italic", "mathit": "italic", "it": "italic", "text": "text", "textrm": "text",
    "textnormal": "text", "textup": "text", "textsf": "text", "texttt": "text", "mbox": "text", "hbox": "text",
    "textit": "italic text", "emph": "italic text", "mathbf": "bold", "bf": "bold", "textbf": "bold", "bm": "bold",
    "boldsymbol": "bold", "pmb": "bold", "mathbb": "DOUBLE-STRUCK", "Bbb": "DOUBLE-STRUCK", "mathcal": "SCRIPT",
    "cal": "SCRIPT", "mathscr": "SCRIPT", "mathfrak": "FRAKTUR", "ce": "chemistry", "num": "upright", "unit": "upright",
    "si": "upright",
}  # fmt: skip
"""Command → how letters in its argument are set; names in capitals are those of Unicode's alphabets."""

SWITCHES = frozenset({"rm", "it", "bf", "cal"})
"""Fonts that last to the end of their group."""

ACCENTS = {
    "hat": "\u0302", "widehat": "\u0302", "tilde": "\u0303", "widetilde": "\u0303", "bar": "\u0304",
    "overline": "\u0304", "dot": "\u0307", "ddot": "\u0308", "vec": "\u20d7", "acute": "\u0301", "grave": "\u0300",
    "check": "\u030c", "breve": "\u0306", "mathring": "\u030a", "underline": "\u0332", "not": "\u0338",
}  # fmt: skip
"""Command → combining character over its argument."""

FRACTIONS = frozenset({"frac", "tfrac", "dfrac", "nicefrac", "sfrac"})
ROOTS = {"": "√", "2": "√", "3": "∛", "4": "∜"}

SIGNS = {**GREEK, **RELATIONS, **BINARY, **ORDINARY}
"""Commands that are a sign, in and out of formulas."""
