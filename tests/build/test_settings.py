"""What the table of settings says, built: what has no effect changes no byte, and what works is seen."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import material
import yaml
from projects import BRIEF, ROOT, MakeProject

from briefsite.read.known_settings.table import GROUPS, Verdict, known_settings

PAGE = """# {name}

Text with `code`, a picture ![A sign](../assets/favicon.svg) and a note.[^1]

[^1]: The note.

```python
x = 1
```

!!! note "A box"
    In it.

*[GDP]: gross domestic product

## First

The GDP. [Another page](../about.md)

## Second

## Third
"""
SETTINGS: Mapping[str, Any] = {
    "site_name": "Small",
    "site_url": "https://harbour.org/",
    "repo_url": "https://github.com/harbour/briefs",
    "edit_uri": "edit/main/docs/",
    "theme": {
        "name": "material",
        "favicon": "assets/favicon.svg",
        "features": ["content.action.edit", "content.action.view"],
    },
    "hooks": ["scripts/mkdocs_hook.py"],
    "plugins": ["tags"],
    "nav": ["index.md", "about.md", {"Guide": ["guide/index.md", "guide/a.md", {"Deep": ["guide/deep/b.md"]}]}],
}
"""Of a publication on which whatever has an effect would be seen."""
TAGGED = "---\ntags: [Ships]\nstatus: new\n---\n\n# About\n\nThe [guide](guide/index.md).\n"
FILES = {f"docs/guide/{name}.md": PAGE.format(name=name) for name in ("index", "a")}
FILES |= {"docs/guide/deep/b.md": PAGE.format(name="Deep").replace("../", "../../"), "docs/about.md": TAGGED}
FILES |= {"briefs/second.md": BRIEF.replace("A brief", "Another")}

ICON = "material/star"
VALUES: Mapping[str, Mapping[str, Any]] = {
    "theme": {"font": {"text": "Lora", "code": "Fira Code"}, "include_search_page": True, "search_index_only": True},
    "theme.palette": {"toggle": {"icon": ICON, "name": "Dark"}},
    "theme.icon": {"admonition": {"note": ICON}, "tag": {"default": ICON, "ships": ICON}},
    "extra": {
        "alternate": [{"name": "English", "link": "/en/", "lang": "en"}],
        "analytics": {"provider": "google", "property": "G-0123456789", "feedback": {"title": "Good?"}},
        "annotate": {"json": [".s2"]},
        "consent": {"title": "Cookies", "description": "We keep none"},
        "polyfills": ["https://cdn.harbour.org/old.js"],
        "status": {"new": "Just come out"},
        "version": {"provider": "mike"},
    },
}
"""Values of settings that are more than a word."""


Row = tuple[str, str, object]
"""A setting: its group, its name, its value."""


def _with(rows: Iterable[Row]) -> str:
    """The settings with some more."""
    settings = json.loads(json.dumps(SETTINGS))
    for group, name, value in rows:
        held = settings
        for part in [] if group == "mkdocs" else group.split("."):
            is_list = part in ("features", "plugins", "markdown_extensions")
            held = held.setdefault(part, [] if is_list else {})
        if isinstance(held, list):
            held.append(name)
        else:
            held[name] = value
    return yaml.safe_dump(settings, sort_keys=False)


def _without_effect() -> Iterator[Row]:
    for group in GROUPS:
        for name, setting in known_settings(group).items():
            if setting.verdict is Verdict.NO_EFFECT and not setting.said_by:
                yield group, name, VALUES.get(group, {}).get(name, ICON if group == "theme.icon" else "fr")


def sites(root: Path, settings: Mapping[str, str]) -> dict[str, dict[str, str]]:
    """The pages of each site, and the digests of its other files."""
    command = [sys.executable, str(ROOT / "tests/support/settings_sites.py"), str(root)]
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    text = json.dumps(settings)
    done = subprocess.run(command, input=text, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    found: dict[str, dict[str, str]] = json.loads(done.stdout)
    assert {name: files[""] for name, files in found.items() if "" in files} == {}, done.stderr  # why none was built
    return found


USUAL = yaml.safe_dump(dict(SETTINGS), sort_keys=False)


def test_what_has_no_effect_changes_no_byte(make_project: MakeProject) -> None:
    """All such settings, features, extensions and plugins at once, on one publication; if they do, each by itself."""
    rows, root = [*_without_effect()], make_project(FILES)
    assert len(rows) > 40
    found = sites(root, {"": USUAL, "at once": _with(rows)})
    usual = found.pop("")
    assert len(usual) > 60
    if found["at once"] != usual:
        found |= sites(root, {f"{row[0]}: {row[1]}": _with([row]) for row in rows})
    other = {name: sorted({path for path, _ in usual.items() ^ site.items()})[:3] for name, site in found.items()}
    assert {name: paths for name, paths in other.items() if paths} == {}


STAR = (Path(material.__path__[0]) / f"templates/.icons/{ICON}.svg").read_text("utf-8").partition(" d=")[2][:40]
EFFECTS: Sequence[tuple[str, str, Any, str]] = [
    ("extra", "homepage", "https://harbour.org/", 'class="site-name" href="https://harbour.org/"'),
    ("extra", "social", [{"icon": "material/rss", "link": "https://harbour.org/feed"}], "https://harbour.org/feed"),
    ("extra", "generator", True, "squidfunk.github.io/mkdocs-material"),
    ("mkdocs", "copyright", "Harbour <b>2026</b>", "Harbour <b>2026</b>"),
    ("mkdocs", "site_author", "Jane Roe", '<meta name="author" content="Jane Roe">'),
    ("mkdocs", "site_description", "Ships", '<meta name="description" content="Ships">'),
    ("mkdocs", "repo_url", "https://gitlab.com/a/b", "https://gitlab.com/a/b/edit/main/docs/about.md"),
    ("mkdocs", "edit_uri", "edit/other/docs/", "briefs/edit/other/docs/about.md"),
    ("mkdocs", "edit_uri_template", "change/{path}", "briefs/change/about.md"),
    ("mkdocs", "extra_css", ["assets/own.css"], '<link rel="stylesheet" href="../assets/own.css">'),
    ("mkdocs", "extra_javascript", ["assets/own.js"], 'src="../assets/own.js"'),
    ("theme", "direction", "rtl", '<body dir="rtl">'),
    ("theme", "language", "fr", '<html lang="fr"'),
    ("theme", "logo", "assets/favicon.svg", 'src="../assets/favicon.svg"'),
    ("theme", "palette", [{"scheme": "default", "primary": "red"}], "assets/briefsite-looks.css"),
    ("theme.icon", "logo", ICON, STAR),
    ("theme.icon", "edit", ICON, STAR),
    ("theme.icon", "view", ICON, STAR),
]
"""Settings that work, and what a page has with them and not without."""


def test_what_works_is_seen(make_project: MakeProject) -> None:
    """A page has with the setting what it has not without."""
    root = make_project({**FILES, "docs/assets/own.css": "p {}\n", "docs/assets/own.js": "0;\n"})
    tried = {f"{group}: {name}": _with([(group, name, value)]) for group, name, value, _ in EFFECTS}
    found = sites(root, {"": USUAL, **tried})
    usual = found.pop("")["about/index.html"]
    pages = {name: site.get("about/index.html", "") for name, site in found.items()}
    assert {known_settings(group)[name].verdict for group, name, *_ in EFFECTS} == {Verdict.WORKS}
    unseen = [name for group, name, _, effect in EFFECTS if effect not in pages[f"{group}: {name}"]]
    assert (unseen, [name for _, name, _, effect in EFFECTS if effect in usual]) == ([], [])


EXTENSIONS = {
    "abbr": ("The GDP.\n\n*[GDP]: Product", "<abbr"),
    "admonition": ("!!! note\n    Text", '<div class="admonition note">'),
    "attr_list": ("A *word*{ .own }", '<em class="own">'),
    "codehilite": ("    :::python\n    x = 1", '<span class="mi">1</span>'),
    "def_list": ("Term\n:   Meaning", "<dd>Meaning</dd>"),
    "extra": ("Term\n:   Meaning", "<dd>Meaning</dd>"),
    "fenced_code": ("```python\nx = 1\n```", '<span class="mi">1</span>'),
    "footnotes": ("Text[^1]\n\n[^1]: Note", 'aria-label="note 1"'),
    "legacy_attrs": ("{@id=x}word", 'id="x"'),
    "legacy_em": ("_a_b_", "<em>a</em>b_"),
    "md_in_html": ("<div markdown>\n*word*\n</div>", "<em>word</em>"),
    "nl2br": ("one\ntwo", "one<br>"),
    "sane_lists": ("* one\n\n1. two", "<ol>"),
    "smarty": ("one -- two", "one – two"),
    "tables": ("|a|b|\n|-|-|\n|1|2|", "<td>1</td>"),
    "toc": ("[TOC]", '<div class="toc">'),
    "pymdownx.arithmatex": ("$x^2$", "<math"),
    "pymdownx.betterem": ("a_b_c", "a_b_c"),
    "pymdownx.blocks.admonition": ("/// note\nText\n///", '<div class="admonition note">'),
    "pymdownx.blocks.caption": ("Text\n\n/// caption\nWords\n///", "<figcaption>"),
    "pymdownx.blocks.definition": ("/// define\nTerm\n\n- Meaning\n///", "<dt>Term</dt>"),
    "pymdownx.blocks.details": ("/// details | T\nText\n///", "<summary>T</summary>"),
    "pymdownx.blocks.html": ("/// html | div.own\nText\n///", '<div class="own">'),
    "pymdownx.blocks.tab": ("/// tab | One\nText\n///", '<div class="tabbed-set'),
    "pymdownx.bracketspan": ("[word]{ .own }", '<span class="own">word</span>'),
    "pymdownx.caret": ("H^2^O", "H<sup>2</sup>O"),
    "pymdownx.critic": ("{++added++}", '<ins class="critic">added</ins>'),
    "pymdownx.details": ("??? note\n    Text", "<summary>Note</summary>"),
    "pymdownx.escapeall": ("\\a", "<p>a</p>"),
    "pymdownx.extra": ("Term\n:   Meaning", "<dd>Meaning</dd>"),
    "pymdownx.fancylists": ("a. one\nb. two", '<ol type="a">'),
    "pymdownx.highlight": ("```python\nx = 1\n```", '<span class="mi">1</span>'),
    "pymdownx.inlinehilite": ("`#!python x = 1`", '<code class="highlight">'),
    "pymdownx.keys": ("++ctrl++", '<kbd class="key-control">'),
    "pymdownx.magiclink": ("https://harbour.org/x", '<a href="https://harbour.org/x">'),
    "pymdownx.mark": ("==word==", "<mark>word</mark>"),
    "pymdownx.progressbar": ('[=85% "85%"]', '<p class="progress-label">85%</p>'),
    "pymdownx.quotes": ("> [!note]\n> Text", '<div class="admonition note">'),
    "pymdownx.saneheaders": ("##head", "<p>##head</p>"),
    "pymdownx.smartsymbols": ("(c)", "©"),
    "pymdownx.striphtml": ("one <!-- two --> three", "<p>one  three</p>"),
    "pymdownx.superfences": ("- x\n\n    ```python\n    x = 1\n    ```", '<span class="mi">1</span>'),
    "pymdownx.tabbed": ('=== "One"\n\n    Text', '<div class="tabbed-set'),
    "pymdownx.tasklist": ("- [x] done", 'type="checkbox"'),
    "pymdownx.tilde": ("H~2~O", "H<sub>2</sub>O"),
    "meta": ("Text", "<p>Text</p>"),
}
"""Extensions that work: a text, and what becomes of it."""
OPTIONS = {"pymdownx.quotes": {"callouts": True}}
APART = ("extra", "pymdownx.extra", "legacy_em", "pymdownx.escapeall", "pymdownx.fancylists")
"""Those that change what others do, or hold them; each gets a build of its own."""


def test_extensions_that_work(make_project: MakeProject) -> None:
    """Each makes of its text what it should, and what is always on does so without being named."""
    works = {
        name: each for name, each in known_settings("markdown_extensions").items() if each.verdict is Verdict.WORKS
    }
    assert works.keys() == EXTENSIONS.keys()
    texts = {f"docs/{name}.md": f"# Page\n\n{text}\n" for name, (text, _) in EXTENSIONS.items()}
    together = [name for name in works if name not in APART]
    tried = {name: [name] for name in APART} | {"together": together}
    named = {name: json.dumps([{each: OPTIONS.get(each, {})} for each in names]) for name, names in tried.items()}
    settings = {name: f"{USUAL}markdown_extensions: {names}\n" for name, names in named.items()}
    found = sites(make_project({**FILES, **texts}), {"": USUAL, **settings})
    of = {name: found[name if name in APART else "together"].get(f"{name}/index.html", "") for name in works}
    assert [name for name, (_, effect) in EXTENSIONS.items() if effect not in of[name]] == []
    always = {name for name, (_, effect) in EXTENSIONS.items() if effect in found[""][f"{name}/index.html"]}
    assert always == {name for name, setting in works.items() if "always on" in setting.why}


BREAKS = {
    "pymdownx.emoji": (":smile:", r'<img [^>]*src="https://[^"]*"', r"img-src 'self'"),
    "wikilinks": ("[[Other page]]", r'<a [^>]*href="/Other_page/"', None),
}
"""Extensions with which pages come out wrong: a text, what becomes of it, and what of the page forbids that."""
CRITIC = {
    "{++added++}": '<ins class="critic">added</ins>',
    "{--taken--}": '<del class="critic">taken</del>',
    "{~~old~>new~~}": '<del class="critic">old</del><ins class="critic">new</ins>',
    "{==marked==}": '<mark class="critic">marked</mark>',
    "{>>said<<}": '<span class="critic comment">said</span>',
}
"""The marks of an editor, and what a page has of each."""


def test_extensions_that_break_and_the_marks_of_an_editor(make_project: MakeProject) -> None:
    """A row of the table that says `breaks` is so still; every kind of critic mark reaches the page, sanitised."""
    breaks = {name for name, each in known_settings("markdown_extensions").items() if each.verdict is Verdict.BREAKS}
    assert breaks == BREAKS.keys()
    texts = {f"docs/{name}.md": f"# Page\n\n{text}\n" for name, (text, *_) in BREAKS.items()}
    critic = {"docs/critic.md": "# Page\n\n{}\n".format("\n\n".join(f"Was {mark} here." for mark in CRITIC))}
    named = json.dumps([*BREAKS, "pymdownx.critic"])
    found = sites(make_project({**FILES, **texts, **critic}), {"": f"{USUAL}markdown_extensions: {named}\n"})[""]
    for name, (_, effect, forbids) in BREAKS.items():
        page = found[f"{name}/index.html"]
        assert re.search(effect, page)
        assert forbids is None or forbids in page
    assert [mark for mark, shown in CRITIC.items() if f"Was {shown} here." not in found["critic/index.html"]] == []
