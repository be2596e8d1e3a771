"""A style compiled for one language: functions that format a cite or a bibliography entry."""

from __future__ import annotations

from collections.abc import Callable

# The element modules register what compiles their elements.
from csl import date_elements, group_elements, name_elements, number_elements, text_elements  # noqa: F401
from csl.context import Context, Runner
from csl.formatting import affixes_of, formatter
from csl.locales import Locale, build_locale
from csl.name_options import inherited_options
from csl.nodes import Output
from csl.pieces import Piece, run_all, runners_of
from csl.scope import Scope
from csl.shape import Shape
from csl.sorting import KeyText, sort_keys
from csl.style import Style
from csl.xmltree import Element

_Step = Callable[[Output, Context], Output]


def _element(name: str, *children: Element, **attributes: str) -> Element:
    return Element(name, {key.replace("_", "-"): value for key, value in attributes.items()}, children, "", 0)


# What stands in a sentence for a reference whose citation is only a number or a label. Whatever the style puts between
# the names of its list, which may have no "and", a sentence says "Brown and Clark".
_AUTHOR = _element(
    "names",
    _element(
        "name",
        form="short",
        **{"and": "text"},
        delimiter=", ",
        delimiter_precedes_last="contextual",
        et_al_min="4",
        et_al_use_first="1",
    ),
    _element(
        "substitute",
        _element("names", variable="editor"),
        _element("names", variable="translator"),
        _element("text", variable="title", form="short"),
    ),
    variable="author",
)


def _unchanged(output: Output, _: Context) -> Output:
    return output


class Layout:
    """The layout of ``cs:citation`` or ``cs:bibliography``, compiled for each shape of reference that comes up."""

    def __init__(self, style: Style, locale: Locale, area: Element) -> None:
        self.style = style
        self.locale = locale
        self.area = area
        self.names = inherited_options(style.root, area)
        layout = area.child("layout")
        assert layout is not None
        self.layout = layout
        self.keys = sort_keys(area)
        self.delimiter = layout.get("delimiter")
        self.step: _Step | None = formatter(layout, inside=True)
        self.suffix: Output = affixes_of(layout)[1]
        bare = {name: value for name, value in layout.attributes.items() if name != "suffix"}
        self.bare_step: _Step = formatter(Element("layout", bare, (), "", layout.line), inside=True) or _unchanged
        self.runners: dict[Shape, list[Runner]] = {}
        self.authors: dict[Shape, Piece] = {}
        self.key_texts: dict[Shape, list[KeyText]] = {}

    def _scope(self, shape: Shape) -> Scope:
        suppressible = self.style.uses.suppressible(shape.present)
        return Scope(self.style, self.locale, self.area.name, self.names, shape, suppressible=suppressible)

    def run(self, context: Context, shape: Shape) -> list[Output]:
        """The outputs of the elements of the layout, without what is empty."""
        runners = self.runners.get(shape)
        if runners is None:
            pieces = self._scope(shape).compile_all(self.layout.children)
            self.runners[shape] = runners = runners_of(pieces)
        return run_all(runners, context)

    def author(self, context: Context, shape: Shape) -> Output:
        """The names of a reference as a sentence has them, for styles whose citations show no names."""
        author = self.authors.get(shape)
        if author is None:
            self.authors[shape] = author = self._scope(shape).compile(_AUTHOR)
        return author.output if author.run is None else author.run(context)

    def sort_text(self, context: Context, shape: Shape, at: int) -> str:
        """The text to sort a reference by, for the key with that number."""
        texts = self.key_texts.get(shape)
        if texts is None:
            scope = self._scope(shape)
            self.key_texts[shape] = texts = [key.compile(scope) for key in self.keys]
        text = texts[at]
        return text if isinstance(text, str) else text(context)


class Program:
    """A style in one language."""

    def __init__(self, style: Style, language: str) -> None:
        self.style = style
        self.locale = build_locale(language, style.locales)
        self.citation = Layout(style, self.locale, style.citation)
        self.bibliography = Layout(style, self.locale, style.bibliography) if style.bibliography is not None else None

    def is_english(self, language: str) -> bool:
        """Whether a work counts as English, by its language or else that of the output ("Non-English Items")."""
        return (language or self.locale.language).lower().startswith("en")


def compile_style(style: Style, language: str | None) -> Program:
    """The style compiled for a language, or for its own default language; compiled once, then kept."""
    wanted = language or style.default_locale or "en-US"
    program = style.programs.get(wanted)
    if program is None:
        style.programs[wanted] = program = Program(style, wanted)
    return program
