"""HTML that came out of what editors wrote, without all that could harm a reader: an allowlist, applied by nh3.

It reads what Markdown has made, not what was written, so that no trick of Markdown gets past it. What it writes is
well-formed: each `<` and `>` in a text or an attribute is a character reference, so `<script` is nowhere in it.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Collection
from functools import lru_cache

import nh3

from briefsite.read.addresses import split
from briefsite.read.schemes import unsafe_scheme

_TAGS = """
    a abbr address aside b bdi bdo blockquote br caption cite code col colgroup data dd del details dfn div dl dt em
    figcaption figure h1 h2 h3 h4 h5 h6 hr i img input ins kbd label li mark nav ol p picture pre q rp rt ruby s samp
    section small source span strong sub summary sup table tbody td tfoot th thead time tr u ul var wbr
    audio track video svg title desc g path line polyline polygon rect circle ellipse text tspan mprescripts
"""
_SHAPES = ("g", "path", "line", "polyline", "polygon", "rect", "circle", "ellipse", "text", "tspan")
_FORMULAS = """
    math merror mfrac mi mmultiscripts mn mo mover mpadded mphantom mroot mrow ms mspace msqrt mstyle msub msubsup msup
    mtable mtd mtext mtr munder munderover
"""
_REMOVED_WHOLE = {"script", "style", "template", "iframe", "noscript", "object", "annotation", "annotation-xml"}
_EVERYWHERE = "class id title lang dir role hidden tabindex translate"
_SHAPE = """
    transform d points x y x1 y1 x2 y2 dx dy width height rx ry r cx cy fill fill-opacity fill-rule clip-rule stroke
    stroke-width stroke-opacity stroke-dasharray stroke-dashoffset stroke-linecap stroke-linejoin stroke-miterlimit
    opacity text-anchor dominant-baseline direction font-size font-weight font-style
"""
_OF_FORMULAS = """
    accent accentunder columnalign columnlines columnspacing columnspan depth display displaystyle fence form frame
    height largeop linethickness lspace mathbackground mathcolor mathsize mathvariant maxsize minsize movablelimits
    rowlines rowspacing rowspan rspace scriptlevel separator stretchy symmetric voffset width
"""
_CONTROLS = {
    "button": "type",
    "fieldset": "",
    "form": "autocomplete",
    "legend": "",
    "option": "value",
    "select": "name",
}
_PAINT = frozenset(_SHAPE.split()) - {"transform"}
_ATTRIBUTES = {
    "a": "href hreflang type download target",
    "audio": "src controls preload",
    "blockquote": "cite",
    "col": "span",
    "colgroup": "span",
    "data": "value",
    "del": "cite datetime",
    "details": "open",
    "iframe": "src width height allowfullscreen",
    "img": "src srcset sizes alt width height loading decoding align",
    "input": "type checked disabled name",
    "ins": "cite datetime",
    "label": "for",
    "li": "value",
    "ol": "start reversed type",
    "q": "cite",
    "source": "src srcset sizes type media width height",
    "svg": f"{_SHAPE} viewBox preserveAspectRatio xmlns",
    "td": "colspan rowspan headers style",
    "th": "colspan rowspan headers scope abbr style",
    "time": "datetime locale",
    "track": "src kind srclang label default",
    "video": "src controls preload poster width height",
    **dict.fromkeys(_SHAPES, _SHAPE),
    **dict.fromkeys(_FORMULAS.split(), _OF_FORMULAS),
    "math": f"{_OF_FORMULAS} alttext",
}
_FRAME = (
    ' sandbox="allow-scripts allow-same-origin allow-popups allow-presentation" loading="lazy"'
    ' referrerpolicy="strict-origin-when-cross-origin"'
)
_SCHEMES = {"http", "https", "mailto", "tel", "doi"}

_CLOSER_LOOK = ("md-", "mermaid", ' id="__', " style=", " srcset=", " for=", " target=", "<svg", "<input", "<iframe")
"""What makes a second look worth its time. In HTML that nh3 has written, no spelling can hide it."""
_THEMES_ID = re.compile(r"__(?!tabbed_\d|code|span-\d)")
"""Names by which the theme finds its own parts; those that extensions of Markdown give are let through."""
_THEMES_CLASS = re.compile(r"md-(?!button(?:--primary)?$)|mermaid$")
"""Classes that the theme lays over the page, or gives to its script."""
_ALIGNED = re.compile(r'<(t[dh](?: (?!class=)[\w-]+="[^"]*")*?) style="text-align: ?(left|right|center);?"')
_IMAGE_ALIGNED = re.compile(r'<img\b(?=[^>]* align="([^"]*)")[^>]*>')
_SIDES = frozenset(("left", "right"))
_INPUT = re.compile(r"<input\b[^>]*>")
_MARKDOWNS_INPUT = re.compile(
    r'<input(?=[^>]* type="radio")(?=[^>]* name="__tabbed_\d)|<input(?=[^>]* type="checkbox")(?=[^>]* disabled)'
)
_FIELD = '<input type="search" name="q">'
"""What is typed into in a form of ours."""
_FRAME_TAG = re.compile(r"<iframe\b([^>]*)>.*?</iframe>", re.DOTALL)
_SOURCE = re.compile(r' src="([^"]*)"')


def sanitise(markup: str, frames: Collection[str] = (), *, controls: bool = False) -> str:
    """A fragment of HTML with what is allowed in a brief. `frames`: the hosts whose pages may stand in a frame.

    `controls` lets a form through; for pages of our own in which all that editors wrote is escaped.

    What was allowed comes out as it went in, but for the spelling of the HTML, and the alignment of table cells: it
    becomes a class (`align-right`), for the page's policy lets no style in. That of a picture does too.
    """
    kind = bool(frames), controls, "data:" in markup
    clean = _ALIGNED.sub(r'<\1 class="align-\2"', _cleaner(*kind, look_closer=False).clean(markup))
    if ' align="' in clean:
        clean = _IMAGE_ALIGNED.sub(_aligned_by_class, clean)
    if not kind[-1] and not any(mark in clean for mark in _CLOSER_LOOK):
        return clean
    clean = _ALIGNED.sub(r'<\1 class="align-\2"', _cleaner(*kind, look_closer=True).clean(clean))
    if "<input" in clean:
        clean = _INPUT.sub(
            lambda tag: tag[0] if _MARKDOWNS_INPUT.match(tag[0]) or (controls and tag[0] == _FIELD) else "", clean
        )
    if "<iframe" in clean:
        clean = _FRAME_TAG.sub(lambda frame: _framed(frame[1], frames), clean)
    return clean


def _aligned_by_class(image: re.Match[str]) -> str:
    """A picture whose side is a class (`align-right`), which is what style sheets know."""
    tag = image[0].replace(f' align="{image[1]}"', "")
    if image[1] not in _SIDES:
        return tag
    side = f"align-{image[1]}"
    return tag.replace(' class="', f' class="{side} ', 1) if ' class="' in tag else f'<img class="{side}"{tag[4:]}'


@lru_cache(maxsize=16)
def _cleaner(with_frames: bool, with_controls: bool, with_data: bool, *, look_closer: bool) -> nh3.Cleaner:
    tags = {
        *_TAGS.split(),
        *_FORMULAS.split(),
        *(["iframe"] if with_frames else []),
        *(_CONTROLS if with_controls else []),
    }
    attributes = {tag: set(names.split()) for tag, names in (_ATTRIBUTES | _CONTROLS).items() if tag in tags}
    return nh3.Cleaner(
        tags=tags,
        clean_content_tags=_REMOVED_WHOLE - tags,
        attributes={"*": set(_EVERYWHERE.split()), **attributes},
        generic_attribute_prefixes={"aria-", "data-"},
        attribute_filter=_allowed if look_closer else None,
        url_schemes=_SCHEMES | ({"data"} if with_data else set()),
        link_rel=None,
    )


def _allowed(tag: str, name: str, value: str) -> str | None:
    """What is left of an attribute: it, a part of it, or nothing."""
    check = _CHECKS.get(name)
    if check is not None:
        return check(tag, value)
    if name in _PAINT and ("(" in value or "\\" in value):
        return None  # `url(…)`, which asks another host, in whatever spelling CSS has for it
    return None if name.startswith("data-md-") else value


def _class(_: str, value: str) -> str | None:
    return " ".join(name for name in value.split() if not _THEMES_CLASS.match(name)) or None


def _id(_: str, value: str) -> str | None:
    return None if _THEMES_ID.match(value) else value


def _address(tag: str, value: str) -> str | None:
    if ":" not in value and "&" not in value:
        return value
    return None if unsafe_scheme(value, is_image=tag == "img") else value


def _addresses(_: str, value: str) -> str | None:
    return None if ":" in value or "//" in value else value


_CHECKS: dict[str, Callable[[str, str], str | None]] = {
    "class": _class,
    "id": _id,
    "href": _address,
    "src": _address,
    "poster": _address,
    "cite": _address,
    "srcset": _addresses,
    "style": lambda *_: None,
    "for": lambda _, value: value if value.startswith("__tabbed_") else None,
    "target": lambda _, value: value if value == "_blank" else None,
}


def _framed(attributes: str, frames: Collection[str]) -> str:
    """A frame from an allowed host, with a title; of any other its address, as a link."""
    source = _SOURCE.search(attributes)
    if source is None:
        return ""
    address = split(html.unescape(source[1]))
    if address is None or address.scheme != "https" or address.netloc not in frames:
        return f'<a href="{source[1]}">{source[1]}</a>'
    title = "" if " title=" in attributes else f' title="{address.netloc}"'
    return f"<iframe{attributes}{title}{_FRAME}></iframe>"
