"""A small project in which everything that editors write is hostile, and `alert` is what the attacker wants to call."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping

from projects import ROOT

TITLES = (
    "</title><script>alert(1)</script>",
    "&lt;/title&gt;&lt;script&gt;alert(1)&lt;/script&gt;",
    '"><img src=x onerror=alert(1)>',
    "'-alert(1)-'",
    "{{ 7 * 7 }}{% raw %}${alert(1)}",
    "![x](javascript:alert(1)) [y](javascript:alert(1)) <b onclick=alert(1)>z</b>",
    "`</code><script>alert(1)</script>`",
    "{onclick=alert(1)} { .md-overlay style='position:fixed' }",
    "]]><script>alert(1)</script><![CDATA[",
    "-->\u2028<script>alert(1)</script>\u202e",
)
MARKDOWN = (
    "[a](javascript:alert(1)) [b](<java&#10;script:alert(1)>) [c](data:text/html,<script>alert(1)</script>)",
    "[a][1] ![b][1] <javascript:alert(1)>\n\n[1]: javascript:alert(1)",
    "A paragraph.\n{onclick=alert(1) style=position:fixed;inset:0 .md-overlay #__config}",
    "[a](x){onmouseover=alert(1)} ![b](x.png){onerror=alert(1)} **c**{style=position:fixed}",
    "## A heading {onclick=alert(1) #__search}",
    '## <img src=x onerror=alert(1)> "quoted" </title><script>alert(1)</script>',
    "| a |{onclick=alert(1)}\n|---|\n| <script>alert(1)</script> |",
    "``` {onclick=alert(1)}\n</code><script>alert(1)</script>\n```",
    '```html "><script>alert(1)</script>\n<script>alert(1)</script>\n```',
    "*[HTML]: <script>alert(1)</script>\n\nHTML",
    '*[CSS]: "><img src=x onerror=alert(1)>\n\nCSS',
    '!!! note "<script>alert(1)</script>"\n    <img src=x onerror=alert(1)>',
    '??? note "<img src=x onerror=alert(1)>"\n    x',
    '!!! md-overlay" onclick="alert(1)\n    x',
    'Term\n: <div markdown="1" onclick="alert(1)"><script>alert(1)</script></div>',
    '<div markdown="1" onclick="alert(1)">\n\n<script>alert(1)</script>\n\n</div>',
    '<script markdown="1">\n\nalert(1)\n\n</script>',
    'A note.[^"><script>alert(1)</script>] And.^[<img src=x onerror=alert(1)>]\n\n'
    '[^"><script>alert(1)</script>]: <img src=x onerror=alert(1)>',
    'So [see <img src=x onerror=alert(1)> @doe2020, "><script>alert(1)</script>; @roe2021 [x](javascript:alert(1))].',
    "<<script>script>alert(1)<</script>/script>",
    "\u0002wzxhzdk:0\u0003 \u0002amp\u0003 stx <b>\u0002</b>",
    '--8<-- "/etc/passwd"\n\n--8<-- "../sources.bib"\n\n{!/etc/passwd!}',
    "<!-- briefsite: newest --> <!-- briefsite: front --> <!-- <script>alert(1)</script> -->",
    "```vega-lite\n"
    + json.dumps(
        {
            "title": "</figcaption><script>alert(1)</script>",
            "description": '"><img src=x onerror=alert(1)>',
            "data": {"values": [{"<script>alert(1)</script>": '"><img src=x onerror=alert(1)>', "n": 1}]},
            "mark": "bar",
            "encoding": {
                "x": {"field": "n", "type": "quantitative", "title": "</text><script>alert(1)</script>"},
                "y": {
                    "field": "<script>alert(1)</script>",
                    "type": "nominal",
                    "title": "<a href='javascript:alert(1)'>",
                },
            },
        }
    )
    + "\n```\n\nSource: @doe2020 <script>alert(1)</script>",
)
FIELDS = (
    "<script>alert(1)</script>",
    "</span></a><img src=x onerror=alert(1)>",
    '{"}><svg onload=alert(1)>',
    "\\url{javascript:alert(1)} \\href{javascript:alert(1)}{x}",
    "[x](javascript:alert(1)) ![y](x){onerror=alert(1)}",
    "\\textbf{<b onclick=alert(1)>}{onclick=alert(1)}",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "`</code><script>alert(1)</script>`",
    "$\\script{<img src=x onerror=alert(1)>}$",
)
SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" onload="alert(1)">'
    "<script>alert(1)</script><a xlink:href='javascript:alert(1)'><text>x</text></a>"
    "<foreignObject><body xmlns='http://www.w3.org/1999/xhtml'><script>alert(1)</script></body></foreignObject>"
    "<set attributeName='onmouseover' to='alert(1)'/><style>@import url(//evil.example/x)</style></svg>"
)


def html_cases() -> list[str]:
    """What is written in each case of cases/html.txt."""
    blocks = re.split(r"^=== .*\n", (ROOT / "tests/safety/cases/html.txt").read_text("utf-8"), flags=re.MULTILINE)[1:]
    return [block.partition("\n--- published\n")[0] for block in blocks]


def project() -> Mapping[str, str | bytes]:
    """The files: a brief for each form of attack, and vocabularies, sources, drawings and a page of docs/ as bad."""
    texts = [*html_cases(), *MARKDOWN]
    briefs = {
        f"briefs/bad-{number}.md": _brief(TITLES[number % len(TITLES)], text, FIELDS[number % len(FIELDS)])
        for number, text in enumerate(texts)
    }
    names = {f"name-{number}": title for number, title in enumerate(TITLES)}
    return {
        **briefs,
        "briefs/people.yml": _yaml({key: {"name": name, "biography": name} for key, name in names.items()})
        + "data-desk:\n  name: Data Desk\n  url: 'javascript:alert(1)'\n",
        "briefs/topics.yml": _yaml({key: {"name": name, "definition": name} for key, name in names.items()})
        + "trade:\n  name: Trade\n  definition: x\n",
        "sources.bib": "".join(_entry(number, field) for number, field in enumerate(FIELDS))
        + "@book{doe2020, author={<img src=x onerror=alert(1)>}, title={</i><script>alert(1)</script>},"
        " date={2020}, publisher={P}, doi={javascript:alert(1)}, url={javascript:alert(1)}}\n"
        '@book{roe2021, author={Roe, A.}, title={"><img src=x onerror=alert(1)>}, date={2021}, publisher={P}}\n',
        "briefs/drawing.svg": SVG,
        "docs/about.md": f"---\ntitle: {json.dumps(TITLES[0])}\ndescription: {json.dumps(TITLES[2])}\n"
        f"lang: {json.dumps(TITLES[2])}\ndir: {json.dumps(TITLES[2])}\n---\n\n" + "\n\n".join(MARKDOWN),
        **{f"docs/page-{number}.md": _page(title) for number, title in enumerate(TITLES)},
    }


def _page(title: str) -> str:
    """A page of docs/ whose front matter is bad wherever it may go."""
    texts = ("title", "description", "robots", "author", "feed_title", "icon", "status", "image", "subtitle")
    front: dict[str, object] = dict.fromkeys(texts, title)
    front |= {key: [[title, title]] for key in ("alternates", "meta", "properties")}
    front |= {"search": {"about": title, "filters": {title: {title: title}}, "until": [title]}, "tags": [title]}
    front |= {title: title, "hide": [title]}
    return f"---\n{_yaml(front)}---\n\n# {title}\n\nText\n"


def _brief(title: str, text: str, field: str) -> str:
    front = {
        "title": title, "subtitle": title, "date": "2026-11-01", "authors": ["data-desk", "name-0", {"name": title}],
        "topics": ["trade", "name-1"], "summary": title, "series": title, "number": title, "editors_note": title,
        "disclaimer": field, "key_points": [title, field], "key_figures": [{"value": title, "label": field}],
        "image": {"file": "drawing.svg", "alt": title, "caption": title, "credit": field},
        "corrections": [{"date": "2026-11-02", "text": title}], "nocite": ["@*"],
    }  # fmt: skip
    return "---\n" + "".join(f"{key}: {json.dumps(value)}\n" for key, value in front.items()) + f"---\n\n{text}\n"


def _yaml(values: Mapping[str, object]) -> str:
    return "".join(f"{json.dumps(key)}: {json.dumps(value)}\n" for key, value in values.items())


def _entry(number: int, field: str) -> str:
    names = ("author", "title", "publisher", "note", "howpublished", "url", "doi", "isbn", "location", "series")
    rows = "".join(f", {name}={{{field}}}" for name in names)
    return f"@book{{bad{number}, date={{2020}}{rows}}}\n"
