"""Where HTML blocks, comments and TeX environments of a text end, found so that asking often stays linear."""

from __future__ import annotations

import re
from bisect import bisect_left

from briefsite.read.markdown.pairs import Pairs

# fmt: off
BLOCK_TAGS = frozenset({
    "address", "article", "aside", "blockquote", "body", "canvas", "center", "col", "colgroup", "dd", "details",
    "dialog", "dir", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "frame", "frameset",
    "h1", "h2", "h3", "h4", "h5", "h6", "head", "header", "hgroup", "hr", "html", "iframe", "legend", "li", "link",
    "main", "menu", "menuitem", "meta", "nav", "noframes", "noscript", "ol", "optgroup", "option", "p", "param",
    "pre", "script", "section", "style", "summary", "table", "tbody", "td", "template", "textarea", "tfoot", "th",
    "thead", "title", "tr", "ul", "video",
})
# fmt: on
_VOID_TAGS = frozenset({"col", "hr", "link", "meta", "param", "frame"})
_OPENING = re.compile(r"<([A-Za-z][A-Za-z0-9]*)((?:\s[^<>]*)?)>")
_MARKDOWN = re.compile(r"\smarkdown(?:\s*=\s*[\"']?(?!0\b)|(?=[\s/]|\Z))")
_BLANK_LINE = re.compile(r"\n[ \t>]*\n|\Z")
_TEX_END = re.compile(r"\\end\{([A-Za-z]+\*?)\}")


class HtmlBlocks:
    """Ends of blocks in `text`. Tags of one name are paired in one pass when the first is met."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.ends: dict[str, dict[int, int]] = {}
        self.last_comment_end = text.rfind("-->")
        self.tex: dict[str, list[int]] | None = None
        self.paragraph: tuple[int, Pairs] | None = None

    def comment_end(self, start: int) -> int | None:
        """After the `-->` of the comment at `start`; None if it is never closed."""
        if start + 4 > self.last_comment_end:
            return None
        return self.text.find("-->", start + 4) + 3

    def long_comment_end(self, paragraph: int, start: int) -> int | None:
        """After a comment within a paragraph that goes on past its end; None if there is no such comment at `start`."""
        if self.paragraph is None or self.paragraph[0] != paragraph:
            blank = _BLANK_LINE.search(self.text, paragraph)
            end = blank.start() if blank else len(self.text)
            self.paragraph = paragraph, Pairs(self.text, paragraph, end)
        pairs = self.paragraph[1]
        end = self.comment_end(start) or 0
        return end if end > pairs.end and not pairs.in_code(start) else None

    def block_end(self, start: int) -> int | None:
        """After the block of HTML whose tag opens at `start`.

        Only after the tag if what it holds is Markdown (`markdown` attribute) or if it is never closed; None if no
        block begins there (tags as in Python-Markdown).
        """
        opening = _OPENING.match(self.text, start)
        closing = re.compile(r"</([A-Za-z][A-Za-z0-9]*)\s*>").match(self.text, start)
        if closing and closing[1].lower() in BLOCK_TAGS:
            return closing.end()
        if opening is None or (name := opening[1].lower()) not in BLOCK_TAGS:
            return None
        attributes = opening[2]
        if name in _VOID_TAGS or attributes.endswith("/") or _MARKDOWN.search(attributes):
            return opening.end()
        if name not in self.ends:
            self.ends[name] = self._pair(name)
        return self.ends[name].get(start, opening.end())

    def unclosed(self, start: int) -> str | None:
        """The name of the element that opens at `start`, holds no Markdown and is never closed."""
        opening = _OPENING.match(self.text, start)
        name = opening[1].lower() if opening else ""
        pairs = self.ends.get(name)
        if (
            opening is None
            or pairs is None
            or start in pairs
            or _MARKDOWN.search(opening[2])
            or opening[2].endswith("/")
        ):
            return None
        return name

    def _pair(self, name: str) -> dict[int, int]:
        ends: dict[int, int] = {}
        waiting: list[int] = []
        for tag in re.compile(rf"<(/?){name}(?=[\s/>])[^<>]*>", re.IGNORECASE).finditer(self.text):
            if not tag[1]:
                waiting.append(tag.start())
            elif waiting:
                ends[waiting.pop()] = tag.end()
        return ends

    def tex_end(self, name: str, start: int) -> int | None:
        r"""After the first `\end{name}` from `start` on."""
        if self.tex is None:
            self.tex = {}
            for end in _TEX_END.finditer(self.text):
                self.tex.setdefault(end[1], []).append(end.end())
        ends = self.tex.get(name, [])
        later = bisect_left(ends, start)
        return ends[later] if later < len(ends) else None
