"""What LaTeX commands mean: a row for each, as in Pandoc's LaTeX reader; rows after a + are read here and not there."""

from __future__ import annotations

from briefsite.read.bibliography.inlines import Format

ACCENTS = {
    "`": "\u0300", "'": "\u0301", "^": "\u0302", "~": "\u0303", "=": "\u0304", "u": "\u0306", ".": "\u0307",
    '"': "\u0308", "h": "\u0309", "r": "\u030a", "H": "\u030b", "v": "\u030c", "|": "\u030d", "U": "\u030e",
    "G": "\u030f", "f": "\u0311", "newtie": "\u0311", "d": "\u0323", "c": "\u0327", "k": "\u0328",
    "textogonekcentered": "\u0328", "b": "\u0331", "t": "\u0361", "textcircled": "\u20dd",
}  # fmt: skip
"""Command → combining character."""

BELOW = frozenset("dckb")
"""Accents under a letter, where the dotless i keeps its form."""

ALONE = {"`": "`", "'": "'", "^": "^", "~": "~"}
"""What an accent over nothing is, if not the combining character."""

SYMBOLS = {
    "&": "&", "%": "%", "$": "$", "#": "#", "_": "_", "{": "{", "}": "}", " ": "\u00a0", "\n": "\u00a0", ",": "\u2006",
    "-": "\u00ad", "/": "", "@": "", "\\": " ",
    "aa": "å", "AA": "Å", "ae": "æ", "AE": "Æ", "oe": "œ", "OE": "Œ", "o": "ø", "O": "Ø", "l": "ł", "L": "Ł", "ss": "ß",
    "i": "ı", "j": "ȷ", "ldots": "…", "dots": "…", "textellipsis": "…", "vdots": "⋮", "mdots": "…", "sim": "~",
    "P": "¶", "S": "§", "lq": "‘", "rq": "’", "copyright": "©", "textcopyright": "©", "textregistered": "®",
    "pounds": "£", "textsterling": "£", "euro": "€", "textdegree": "°", "textmu": "μ", "textonehalf": "½",
    "textquoteleft": "‘", "textquoteright": "’", "textquotedblleft": "“", "textquotedblright": "”",
    "textquotedbl": '"', "textquotesingle": "'", "guillemotleft": "«", "guillemotright": "»", "guillemetleft": "«",
    "guillemetright": "»", "textasciicircum": "^", "textasciitilde": "~", "textbackslash": "\\", "backslash": "\\",
    "textless": "<", "textgreater": ">", "bar": "|", "slash": "/", "TeX": "TeX", "LaTeX": "LaTeX", "adddot": ".",
    "adddotspace": ". ", "addabbrvspace": " ", "addspace": " ", "hyphen": "-", "hyp": "-", "newline": " ", "par": " ",
    "linebreak": " ", "item": " ", "space": " ",
    # + letters
    "dh": "ð", "DH": "Ð", "th": "þ", "TH": "Þ", "dj": "đ", "DJ": "Đ", "ng": "ŋ", "NG": "Ŋ", "SS": "SS",
    "IJ": "Ĳ", "ij": "ĳ",
    # + signs
    "textendash": "–", "textemdash": "—", "textbar": "|", "textbraceleft": "{", "textbraceright": "}",
    "textunderscore": "_", "textdollar": "$", "texteuro": "€", "texttrademark": "™", "textbullet": "•",
    "textperiodcentered": "·", "textasciigrave": "`", "textasciiacute": "´", "textdagger": "†", "dag": "†", "ddag": "‡",
    "textsection": "§", "textparagraph": "¶", "textordfeminine": "ª", "textordmasculine": "º", "textonequarter": "¼",
    "textthreequarters": "¾", "textonesuperior": "¹", "texttwosuperior": "²", "textthreesuperior": "³",
    "texttimes": "×",
    "textpm": "±", "textexclamdown": "¡", "textquestiondown": "¿", "quotedblbase": "„", "quotesinglbase": "‚",
    "glqq": "„", "grqq": "“", "glq": "‚", "grq": "‘", "flqq": "«", "frqq": "»", "flq": "‹", "frq": "›",
    "guilsinglleft": "‹", "guilsinglright": "›", "degree": "°", "celsius": "℃", "textcelsius": "℃", "textohm": "Ω",
    "textnumero": "№", "textpertenthousand": "‱", "textperthousand": "‰", "ldq": "“", "rdq": "”", "ast": "*",
    "BibTeX": "BibTeX", "LaTeXe": "LaTeX2ε", "XeTeX": "XeTeX", "LuaTeX": "LuaTeX", "ConTeXt": "ConTeXt",
    "hyphenation": "", "times": "×", "pm": "±", "cdot": "·", "quad": " ", "qquad": " ",
    "enspace": " ", "thinspace": "\u2009", ";": " ", ":": " ", ">": " ", "!": "", "xspace": "", "nbsp": "\u00a0",
    "textminus": "−", "textasteriskcentered": "*", "textlquill": "⁅", "textrquill": "⁆",
    "textinterrobang": "‽", "textcent": "¢", "textyen": "¥", "textwon": "₩", "textlira": "₤", "textbaht": "฿",
    "textpeso": "₱", "textcolonmonetary": "₡", "textnaira": "₦", "textguarani": "₲", "textdong": "₫",
    "textcurrency": "¤", "textestimated": "℮", "textrecipe": "℞", "textservicemark": "℠", "textleftarrow": "←",
    "textrightarrow": "→", "textuparrow": "↑", "textdownarrow": "↓", "textsurd": "√", "textlnot": "¬",
    "textdiv": "÷", "textonehundred": "100", "textquotestraightbase": "‚", "textbrokenbar": "¦",
}  # fmt: skip
"""Command without argument → text."""

WRAPPERS = {
    "emph": Format.EMPH, "textit": Format.EMPH, "textsl": Format.EMPH, "textbf": Format.STRONG,
    "textsc": Format.SMALLCAPS, "texttt": Format.CODE, "textsuperscript": Format.SUPERSCRIPT,
    "textsubscript": Format.SUBSCRIPT, "enquote": Format.QUOTED, "underline": Format.UNDERLINE,
    "uline": Format.UNDERLINE, "textsf": Format.PLAIN, "textrm": Format.PLAIN, "textup": Format.PLAIN,
    "textmd": Format.PLAIN, "textnormal": Format.PLAIN, "sout": Format.PLAIN, "textgreek": Format.PLAIN,
    "nohyphens": Format.PLAIN, "autocap": Format.GROUP, "mbox": Format.PLAIN,
    "hbox": Format.PLAIN, "fbox": Format.PLAIN, "text": Format.PLAIN, "textlatin": Format.PLAIN,
    "textcyrillic": Format.PLAIN, "NoCaseChange": Format.GROUP, "super": Format.SUPERSCRIPT, "sub": Format.SUBSCRIPT,
    "ul": Format.UNDERLINE, "st": Format.PLAIN, "bibnamefont": Format.PLAIN, "bibfnamefont": Format.PLAIN,
    "citenamefont": Format.PLAIN, "textarabic": Format.PLAIN, "texthebrew": Format.PLAIN, "textchinese": Format.PLAIN,
    "textjapanese": Format.PLAIN, "textkorean": Format.PLAIN, "textrussian": Format.PLAIN, "textfrench": Format.PLAIN,
    "textquote": Format.QUOTED, "mkbibsuperscript": Format.SUPERSCRIPT, "mkbibsubscript": Format.SUBSCRIPT,
    "makebox": Format.PLAIN,
}  # fmt: skip
"""Command with one argument → the format of its argument."""

BIBLATEX_WRAPPERS = {
    "mkbibquote": (Format.QUOTED, "", ""), "mkbibemph": (Format.EMPH, "", ""), "mkbibitalic": (Format.EMPH, "", ""),
    "mkbibbold": (Format.STRONG, "", ""), "mkbibparens": (Format.PLAIN, "(", ")"),
    "mkbibbrackets": (Format.PLAIN, "[", "]"),
}  # fmt: skip
"""Command with one argument → the format of its argument inside braces, and what stands before and after."""

SWITCHES = {
    "em": Format.EMPH, "it": Format.EMPH, "sl": Format.EMPH, "itshape": Format.EMPH, "slshape": Format.EMPH,
    "bf": Format.STRONG, "bfseries": Format.STRONG, "scshape": Format.SMALLCAPS, "sc": Format.SMALLCAPS,
    "rm": Format.PLAIN, "tt": Format.PLAIN,
}  # fmt: skip
"""Command that acts to the end of its group → the format of its argument."""

DROPPED_FIRST = frozenset({
    "href", "bibinfo", "bibfield", "foreignlanguage", "textcolor", "texorpdfstring", "hypertarget", "hyperlink",
})  # fmt: skip
"""Commands whose first argument is not the text; the second is."""

VERBATIM = frozenset({"url", "nolinkurl", "path"})
UPPER = frozenset({"uppercase", "MakeUppercase"})
LOWER = frozenset({"lowercase", "MakeLowercase"})

FORMULAS = {"ensuremath": "", "ce": "", "(": "\\)", "[": "\\]"}
"""Command that holds a formula → what ends it; nothing: it is the command's argument."""

SILENT = frozenset({
    "protect", "relax", "ignorespaces", "unskip", "nobreak", "allowbreak", "noindent", "centering", "upshape",
    "mdseries", "normalfont", "rmfamily", "sffamily", "ttfamily", "normalsize", "small", "footnotesize", "large",
    "tiny", "scriptsize", "Large", "bgroup", "egroup", "begingroup", "endgroup", "sloppy", "fussy", "raggedright",
    "frenchspacing", "nonfrenchspacing", "leavevmode", "null", "displaystyle", "textstyle", "break", "nolinebreak",
})  # fmt: skip
"""Commands that change nothing that can be shown here."""

SORTING = frozenset({"noopsort", "NoopSort", "noop", "SortNoop", "sortnoop", "singleletter", "presort", "natexlab"})
"""Commands whose argument is for sorting alone, as BibTeX's own examples use them."""
