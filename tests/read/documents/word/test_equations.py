"""Equations of Word as TeX that a page shows; what has no form here stays as text, and is told."""

from __future__ import annotations

import pytest
from word_documents import p, word_document

from briefsite.read.documents.word import read_word


def m(name: str, *inside: str, **properties: str) -> str:
    """An element of Office MathML; a property is one of its own, as in `chr="∑"`."""
    said = "".join(f'<m:{key} m:val="{value}"/>' for key, value in properties.items())
    return f"<m:{name}>{f'<m:{name}Pr>{said}</m:{name}Pr>' if said else ''}{''.join(inside)}</m:{name}>"


def t(text: str, **properties: str) -> str:
    return m("r", f"<m:t>{text}</m:t>", **properties)


def e(*inside: str) -> str:
    return m("e", *inside)


X, TWO = e(t("x")), m("sup", t("2"))
CASES = {
    r"a+\beta": t("a+β"),
    r"\frac{a}{b+1}": m("f", m("num", t("a")), m("den", t("b+1"))),
    r"{a}/{b}": m("f", m("num", t("a")), m("den", t("b")), type="lin"),
    r"\binom{n}{k}": m("f", m("num", t("n")), m("den", t("k")), type="noBar"),
    "x^{2}": m("sSup", X, TWO),
    "x_{i}": m("sSub", X, m("sub", t("i"))),
    "x_{i}^{2}": m("sSubSup", X, m("sub", t("i")), TWO),
    "{}_{a}^{2}x": m("sPre", m("sub", t("a")), TWO, X),
    r"\sqrt{x}": m("rad", m("deg"), X, degHide="1"),
    r"\sqrt[3]{x}": m("rad", m("deg", t("3")), X),
    r"\sum_{i=1}^{n} x^{2}": m("nary", m("sub", t("i=1")), m("sup", t("n")), e(m("sSup", X, TWO)), chr="∑"),
    r"\int_{0}^{1} x": m("nary", m("sub", t("0")), m("sup", t("1")), X),
    r"\prod x": m("nary", m("sub"), m("sup"), X, chr="∏", subHide="1", supHide="1"),
    r"\left(x+1\right)": m("d", e(t("x+1"))),
    r"\left\{x\right.": m("d", X, begChr="{", endChr=""),
    r"\left[a,b\right]": m("d", e(t("a")), e(t("b")), begChr="[", endChr="]", sepChr=","),
    r"\begin{matrix}a & b \\ c & d\end{matrix}": m("m", m("mr", e(t("a")), e(t("b"))), m("mr", e(t("c")), e(t("d")))),
    r"\sin {x}": m("func", m("fName", t("sin", sty="p")), X),
    r"\lim_{x\to 0} {x}": m("func", m("fName", m("limLow", e(t("lim", sty="p")), m("lim", t("x→0")))), X),
    r"\operatorname{rank} {x}": m("func", m("fName", t("rank", sty="p")), X),
    r"\hat{x}": m("acc", X),
    r"\vec{x}": m("acc", X, chr="\u20d7"),
    r"\overline{AB}": m("bar", e(t("AB")), pos="top"),
    r"\underbrace{a+b}_{n}": m("limLow", e(m("groupChr", e(t("a+b")))), m("lim", t("n"))),
    r"\mathbb{R}": t("ℝ"),
    r"\mathbf{v}": t("𝐯"),
    "xy": t("𝑥𝑦"),
    r"\text{if }x\leq 3": t("if ", nor="1") + t("x≤3"),
    r"5\% \cdot \$3": t("5% · $3"),
    r"\begin{split}a&=b \\ c&=d\end{split}": m("eqArr", e(t("a&amp;=b")), e(t("c&amp;=d"))),
    r"\begin{cases}a \\ b\end{cases}": m("d", e(m("eqArr", e(t("a")), e(t("b")))), begChr="{", endChr=""),
    r"\boxed{x}": m("borderBox", X),
}  # fmt: skip


@pytest.mark.parametrize("tex", CASES)
def test_forms(tex: str) -> None:
    """Each form of an equation is the TeX of its case, and nothing of it is lost."""
    document = read_word(word_document(p("So ", m("oMath", CASES[tex]), ".")))
    assert document.body == f'<p>So <span class="math">{tex.replace("&", "&amp;")}</span>.</p>'
    assert document.losses == ()


def test_own_line() -> None:
    """Equations on a line of their own are blocks; with words beside them they are in the line."""
    formula = m("oMathPara", m("oMath", t("a")), m("oMath", t("b")))
    document = read_word(word_document(p(formula), p("So ", formula)))
    assert document.body == (
        '<div class="math">a</div><div class="math">b</div>'
        '<p>So <span class="math">a</span><span class="math">b</span></p>'
    )


@pytest.mark.parametrize(
    ("equation", "why"),
    [
        (m("unknown", t("q")), "`m:unknown`"),
        (m("acc", e(t("q")), chr="♥"), "the accent ♥"),
        ("<m:rad><m:e>" * 41 + t("q") + "</m:e></m:rad>" * 41, "more than 40 parts stand in one another"),
    ],
)
def test_unknown(equation: str, why: str) -> None:
    """Of an equation without a form here the text stays, and a loss says what was not known."""
    document = read_word(word_document(p("So ", m("oMath", equation))))
    assert document.body == "<p>So q</p>"
    assert [loss.what for loss in document.losses] == [
        f"an equation has a form that is not known here ({why}): its text “q” is kept"
    ]
