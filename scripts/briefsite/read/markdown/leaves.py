"""What containers hold besides paragraphs: code, link definitions, abbreviations, formulas, HTML."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import lru_cache

from briefsite.model.rules import markdown as rules
from briefsite.model.rules.look_alikes import OTHER_MARKUP
from briefsite.read.markdown import block_look_alikes as looks
from briefsite.read.markdown.abbreviations import ABBREVIATION, cited_in_meaning
from briefsite.read.markdown.headings import HeadingScanner
from briefsite.read.markdown.links import normal_label
from briefsite.read.markdown.structure import CITED
from briefsite.read.markdown.tag_pairs import CLOSED_BY_THEMSELVES, tags_in_block, unclosed_tags, unknown_tags
from briefsite.read.math.marks import paragraph_at

FENCE = re.compile(r"(`{3,}|~{3,})[^`~\n]*$", re.MULTILINE)
DEFINITION = re.compile(
    r"\[(?!\^)([^\[\]@]+)\]:[ \t]*\n?[ \t]*(<[^<>\n]*>|[^\s<][^\s]*)"
    r"(?:[ \t]*\n?[ \t]*(?:\"[^\"\n]*\"|'[^'\n]*'|\([^()\n]*\)))?[ \t]*(?:\{[^{}\n]*\})?[ \t]*$",
    re.MULTILINE,
)
_TAG_NAME = re.compile(r"<(/?)([A-Za-z][A-Za-z0-9]*)")
_TEX_BEGIN = re.compile(r"\\begin\{([A-Za-z]+\*?)\}")
_SLASHES = re.compile(r"/{3,}[ \t]*(?:([\w-]+)[ \t]*(?:\|[^\n]*)?)?$", re.MULTILINE)
_OTHER_SLASHES = tuple(f"pymdownx.blocks.{name}" for name in ("admonition", "definition", "details", "html", "tab"))
_QUOTED_LINES = re.compile(r"[^\n]*(?:\n[ \t]*>[^\n]*)*")


@lru_cache(maxsize=64)
def _fence_end(mark: str, length: int) -> re.Pattern[str]:
    return re.compile(rf"^[ \t>]*{re.escape(mark)}{{{length},}}[ \t]*$", re.MULTILINE)


class LeafScanner(HeadingScanner):
    """Reads the block that begins at an offset. Each method says whether there is one of its kind."""

    quote_end = -1

    def _fence(self, position: int) -> bool:
        fence = FENCE.match(self.text, position, self.line_end)
        if fence is None:
            return False
        mark = fence[1]
        limit = self._quote_end() if any(c.kind == "quote" for c in self.containers) else len(self.text)
        end = _fence_end(mark[0], len(mark)).search(self.text, self.line_end + 1, limit)
        if end is None:
            self.found.problems.append((position, rules.UNCLOSED_FENCE.says(mark=mark)))
        elif info := fence.group()[len(mark) :].strip():
            self.found.fences.append((info, position, end.end(), self.line_end + 1, end.start()))
            if unseen := looks.UNSEEN_IN_FENCES.match(info):
                at = self.text.index(info, position)
                self._look(OTHER_MARKUP, at, "diagram" if unseen["diagram"] else "annotations")
            elif noted := looks.UNSEEN_IN_CODE.search(self.text, self.line_end, end.start()):
                self._look(OTHER_MARKUP, noted.start(1), "annotations")
        self._skip_to(position, end.end() if end else limit)
        return True

    def _quote_end(self) -> int:
        """Where the lines marked with `>` end that go on from this one."""
        if self.quote_end < self.line_end:
            lines = _QUOTED_LINES.match(self.text, self.at)
            self.quote_end = lines.end() if lines else self.line_end
        return self.quote_end

    def _bracket(self, position: int) -> bool:
        definition = DEFINITION.match(self.text, position)
        if definition is None:
            return False
        self.found.definitions.setdefault(normal_label(definition[1]), definition[2].strip("<>"))
        self._skip_to(position, definition.end())
        return True

    def _star(self, position: int) -> bool:
        abbreviation = ABBREVIATION.match(self.text, position)
        if abbreviation is None:
            return self._underline(position)
        if self.indent > 0:
            self._look(OTHER_MARKUP, position, "abbreviation", right=looks.quoted(self.text, position))
            return False
        breaches, bare_keys = cited_in_meaning(abbreviation[1], self.text, *abbreviation.span(2))
        self.found.problems += breaches
        self.found.look_alikes += bare_keys
        self._skip_to(position, abbreviation.end())
        return True

    def _formula(self, position: int) -> bool:
        """A formula that is a paragraph of its own."""
        if self.paragraph is not None:
            return False
        formula = paragraph_at(self.text, position)
        if formula is not None:
            self.found.formulas.append(formula)
            self._skip_to(position, formula.end)
            return True
        # Any other TeX environment Pandoc takes whole.
        begin = _TEX_BEGIN.match(self.text, position)
        end = self.html.tex_end(begin[1], begin.end()) if begin else None
        if end is not None:
            self._skip_to(position, end)
        return end is not None

    def _slashes(self, position: int) -> bool:
        """The line above or below a caption, or another block of its kind."""
        found = _SLASHES.match(self.text, position, self.line_end)
        if found is None:
            return False
        if found[1] and found[1] != "caption":
            self._look(OTHER_MARKUP, position, "panel", unless=_OTHER_SLASHES)
        self._skip_to(position, self.line_end)
        return True

    def _angle(self, position: int) -> bool:
        if self.text.startswith("<!--", position):
            end = self.html.comment_end(position)
            if end is None:
                self.found.problems.append((position, rules.UNCLOSED_COMMENT.says()))
        else:
            end = self.html.block_end(position)
            cited = CITED.search(self.text, position, end) if end is not None else None
            if cited is not None:
                self.found.problems.append((cited.start(), rules.CITATION_IN_HTML.says(written=cited.group())))
        if end is None:
            return False
        self._closes_nothing(position, end)
        if name := self.html.unclosed(position):
            self.found.problems.append((position, rules.UNCLOSED_HTML.says(name=name)))
        self.found.attributes.append((position, end))
        if tags := tags_in_block(self.text, position, end):
            self.found.problems += unclosed_tags(self.text, tags)
            self.found.look_alikes += unknown_tags(self.text, tags)
        self._skip_to(position, end)
        return True

    def _name_unclosed(self) -> None:
        """Say of elements that hold Markdown and are open at the end of the text that they are: two of them hide it."""
        for name, positions in self.opened.items():
            if len(positions) > 1 and name not in CLOSED_BY_THEMSELVES:
                self.found.problems.append((positions[-1], rules.UNCLOSED_HTML.says("another", name=name)))

    def _closes_nothing(self, position: int, end: int) -> None:
        """Keep count of elements that hold Markdown, and say of a tag that it closes none of them."""
        tag = _TAG_NAME.match(self.text, position)
        if tag is None or self.text.find("<", position + 1, end) >= 0:
            return
        name = tag[2].lower()
        if not tag[1]:
            self.opened.setdefault(name, []).append(position)
        elif self.opened.get(name):
            self.opened[name].pop()
        else:
            self.found.problems.append((position, rules.UNCLOSED_HTML.says("closing", name=name)))


LEAVES: Mapping[str, Callable[[LeafScanner, int], bool]] = {
    "`": LeafScanner._fence,
    "~": LeafScanner._fence,
    "#": LeafScanner._heading,
    "=": LeafScanner._underline,
    "-": LeafScanner._underline,
    "|": LeafScanner._underline,
    ":": LeafScanner._underline,
    "_": LeafScanner._underline,
    "*": LeafScanner._star,
    "[": LeafScanner._bracket,
    "\\": LeafScanner._formula,
    "$": LeafScanner._formula,
    "<": LeafScanner._angle,
    "/": LeafScanner._slashes,
}
