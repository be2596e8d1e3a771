"""What express writes is what Python-Markdown and the sanitiser write, on random text: or it writes nothing."""

from __future__ import annotations

from hypothesis import example, given, settings
from hypothesis import strategies as st
from reference import EXPRESS_SETTINGS, reference

from briefsite.fast.express import express
from briefsite.finish.sanitise import sanitise

_PIECES = st.sampled_from(
    [
        *(
            "word",
            "two words",
            "Ends.",
            " ",
            " ",
            "\n",
            "\n",
            "\n\n",
            "\n\n",
            "    ",
            "  ",
            "\t",
            "é",
            "中文，",
            "“quoted”",
        ),
        *("*", "**", "_", "__", "***", "`", "``", "[", "]", "(", ")", "](", "](x.md)", "](../a/b.md#c)", "![", "!"),
        *("[^a]", "[^b]", "[^c]", "\n\n[^a]: ", "\n\n[^b]: ", "[^a]: ", "^[", "{", "}", "{.x}", "{#y}", "{: .z}"),
        *(
            "\n{.kind}",
            "# ",
            "## ",
            "\n\n### ",
            " {#here}",
            " {.big #there}",
            "#",
            "- ",
            "\n- ",
            "\n\n- ",
            "\n    - ",
            "* ",
        ),
        *(
            "1. ",
            "\n1. first\n   goes on",
            "\n- one\n  goes on",
            "\n2. ",
            "> ",
            "\n> ",
            "\n>\n> ",
            "<",
            ">",
            "&",
            "&amp;",
            "&#58;",
            "&#x41;",
            "&nbsp;",
            "&bogus;",
            "&#0;",
        ),
        *(
            '<span id="p" class="cite">',
            "</span>",
            "<em>",
            "</em>",
            "<br>",
            '<a href="#q">',
            "</a>",
            "<em>words</em>",
            '<a href="https://e.org/#a" role="doc-backlink" aria-label="Back">1</a>',
            '</em class="x">',
            "[words](x.md)",
            "<b",
            "<!-- x -->",
        ),
        *(
            '<a href="javascript:x">',
            '<a href="https://e.org/?a=1&amp;b=2">',
            '<a href="https://e.org/最新/é">words</a>',
            '<a href="https://e.org/\u00a0x">words</a>',
            '<span onclick="x">',
            "<script>",
            "<div>",
        ),
        *(
            '<figure class="chart" markdown="1">\n\n',
            "\n\n</figure>",
            "</div>",
            "<div>x</div>",
            "<details>",
            ":   x",
            ": ",
        ),
        *(
            "| a | b |\n|---|---:|\n| c | d |",
            "|",
            "\n|---|",
            "---",
            "\n---",
            "===",
            "* * *",
            "\\",
            "\\*",
            "\\[",
            "\\`",
            "!!! note",
            '\n\n=== "Tab"\n\n    ',
            ":material-anchor:",
            ":simple-none:",
        ),
        *(
            "*[AB]: long",
            "AB",
            "[r]: http://x.y",
            "[r]",
            "[w][r]",
            "\n[",
            "https://e.org/_a_*b*",
            "<https://e.org>",
            "~~~",
            "```",
        ),
        *(
            "\u2063\u2063\u2063",
            "\n\n\u2063\u2063\u2063\n\n",
            "\xa0",
            "\u200f",
            '"',
            "'",
            "$",
            "^",
            "~",
            "=",
            "+ ",
            "12",
            "a_b_c",
        ),
        *(
            "==",
            "++",
            "++ctrl++",
            "~~",
            "^^",
            "H~2~O",
            "m^2^",
            "- [ ] ",
            "\n- [x] ",
            "\n\n/// caption\n",
            "\n///",
            "\\~",
            "\\^",
        ),
    ]
)
TEXTS = st.lists(_PIECES, max_size=24).map("".join)


@given(TEXTS)
@settings(max_examples=1500, deadline=None)
@example("- a\n\n    - b\n        - c\n\n- d\n")
@example("*[a](b.md)* **&#50;** _x_ a*b*c")
@example('<em>a</em class="b">')
@example("<br>a</br>")
@example('<em href="#a">b</em>')
@example('[a <a href="#a">b</a>](c) <a href="#a">b <a class="d" href="#c">e</a></a>')
@example('<em>a&#58;b</em> <span class="c">d&#58;</span> <span class="md-c">d</span>')
@example('<a href="#a">https&#58;//e.org/</a>')
@example('[a [b](c) d](e) [b](c){.d} [^b](c) <a href="#a">[b](c)</a>')
@example("- word\n\n[^a]: word\n\n- word")
@example("> word\n\n[^a]: word\n\n    more\n\n[^b]: word\n\n> word")
@example("# A\n\n## A\n\n## B {#a}\n\nx[^n][^n]\n\n[^n]: y\n\n    z\n")
def test_random_text_is_written_as_python_markdown_writes_it_or_not_at_all(text: str) -> None:
    """No text is written differently: what might mean something else is left to Python-Markdown."""
    ours = express(text, EXPRESS_SETTINGS, lambda address: address, sanitise)
    if ours is not None:
        assert ours == reference(text)


@given(TEXTS)
@settings(max_examples=500, deadline=None)
def test_what_is_written_is_as_the_sanitiser_leaves_it(text: str) -> None:
    """Nothing passes that the sanitiser would change, though it is not asked."""
    ours = express(text, EXPRESS_SETTINGS, lambda address: address, sanitise)
    if ours is not None:
        assert sanitise(ours.content) == ours.content


def test_lists_in_lists_without_end_are_left_to_python_markdown() -> None:
    """A text that is deeper than Python can follow ends in nothing, not in an error."""
    deep = "\n".join(f"{'    ' * level}- x" for level in range(2000))
    assert express(deep, EXPRESS_SETTINGS, lambda address: address, sanitise) is None
