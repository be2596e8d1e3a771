"""What is a formula in a text, what it is as MathML, and what is said of one that cannot be read."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reference import usual_config

from briefsite.finish.sanitise import sanitise
from briefsite.model import TextFile
from briefsite.read.markdown import parse_markdown
from briefsite.read.math.marks import DOLLARS, may_hold_formula, of_match
from briefsite.read.math.mathml import MathError, mathml

CASES = Path(__file__).parent / "cases.txt"
EXPECTED = Path(__file__).parent / "expected.txt"


def shown(text: str) -> str:
    """The text as the page has it."""
    from markdown import Markdown

    config = usual_config()
    names = [name for name in config.markdown_extensions if name != "toc"]
    return sanitise(Markdown(extensions=names, extension_configs=config.mdx_configs).convert(text))


def test_formulas_are_mathml_as_the_sanitiser_leaves_it() -> None:
    """Each case comes out as expected.txt has it; `ACCEPT=1` writes that down anew."""
    cases = [part.split("\n", 1) for part in CASES.read_text("utf-8").removeprefix("§ ").split("\n§ ")]
    found = "".join(f"§ {title}\n{shown(text)}\n" for title, text in cases)
    if os.environ.get("ACCEPT"):
        EXPECTED.write_text(found, "utf-8")
    assert found == EXPECTED.read_text("utf-8")


def test_what_the_check_reads_as_formulas_is_what_the_page_shows_as_formulas() -> None:
    """As many in each case, in the same order."""
    for part in CASES.read_text("utf-8").split("§ ")[1:]:
        text = part.split("\n", 1)[1]
        read = [" ".join(each.tex.split()) for each in parse_markdown(TextFile("briefs/a.md", text)).formulas]
        page = shown(text)
        assert page.count("<math") == sum(not _fails(tex) for tex in read), text
        assert may_hold_formula(text) or not read


def _fails(tex: str) -> bool:
    try:
        mathml(tex)
    except MathError:
        return True
    return False


@pytest.mark.parametrize(
    ("tex", "why", "at"),
    [
        (r"a + \frac{1}{2", "`{` is never closed", 12),
        (r"a } b", "`}` closes nothing that is open", 2),
        (r"x + \foo", r"`\foo` is no command that is known here", 4),
        (r"\href{https://e.org}{x}", r"`\href` is no command that is known here", 0),
        (r"\style{color:red}{x}", r"`\style` is no command that is known here", 0),
        (r"\left( x", r"`\left` is never closed", 0),
        (r"\begin{cases} x", r"`\begin{cases}` is never closed", 0),
        (r"\begin{cases} x \end{array}", r"`\end{array}` closes nothing that is open", 16),
        (r"x_1_2", "two `_` follow each other: put the inner one between `{` and `}`", 0),
        (r"x^", "nothing stands behind `^` or `_`", 0),
        (r"\frac{1}", "a fraction, a root, or a sign above or below another lacks a part", 0),
        (r"a & b", r"`&` stands outside a table: write `\&`", 2),
        ("{" * 50 + "}" * 50, "more than 40 parts stand in one another", 40),
    ],
)
def test_wrong_tex_is_said_with_its_place(tex: str, why: str, at: int) -> None:
    """What is wrong, and how far from the beginning of the formula."""
    with pytest.raises(MathError) as error:
        mathml(tex)
    assert (error.value.why, error.value.at) == (why, at)


@given(st.text(alphabet="\\{}_^&$ab12 +-=()[]<>'\"%~#fracsqrtleighbndmx", max_size=60))
def test_any_tex_is_a_formula_or_said_to_be_none(tex: str) -> None:
    """Nothing else is ever raised."""
    try:
        assert mathml(tex).tag == "math"
    except MathError as error:
        assert error.why and 0 <= error.at <= len(tex)


_SUMS = st.builds(
    "{}${}{}".format,
    st.sampled_from(["", "", "US", "A", "R", "HK", "NZ"]),
    st.sampled_from(["5", "10", "1.5", "2,000", "0.50", "120"]),
    st.sampled_from(["", " billion", " million (US$)", "bn", "m", " per tonne", " a day", "/t", " trn"]),
)
_JOINED = st.sampled_from([" and ", " to ", "–", ", ", "; ", " or ", " (", ") ", ". The ", "/", " against "])


@given(st.lists(st.tuples(_SUMS, _JOINED), min_size=1, max_size=6))
def test_money_is_never_a_formula(sums: list[tuple[str, str]]) -> None:
    """However sums stand side by side in a sentence."""
    text = "It cost " + "".join(f"{sum_}{joined}" for sum_, joined in sums) + "more."
    assert [found[0] for found in DOLLARS.finditer(text) if of_match(found)] == []


@pytest.mark.parametrize(
    "html",
    [
        '<math href="https://e.org"><mi xlink:href="javascript:x" style="color:red">x</mi></math>',
        '<math><semantics><mi>x</mi><annotation-xml encoding="text/html"><img src=x onerror=x></annotation-xml></math>',
        "<math><annotation-xml encoding='application/xhtml+xml'><script>x</script></annotation-xml><mi>x</mi></math>",
        '<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=x&gt;">',
        "<math><maction actiontype='statusline#http://e.org'><mi>x</mi></maction></math>",
        '<math onclick="x"><mi onmouseover="x">x</mi></math>',
    ],
)
def test_only_safe_mathml_is_published(html: str) -> None:
    """No address, no style, no program, and no other HTML in an annotation; what is left stays as it is."""
    safe = sanitise(html)
    assert not any(
        part in safe for part in ("href", "style", "onerror=x>", "onclick", "onmouse", "annotation", "maction")
    )
    assert sanitise(safe) == safe
