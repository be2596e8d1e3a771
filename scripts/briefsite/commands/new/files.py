"""The files of a publication: what its institute writes on from, and what Briefsite brings up to date later.

Pure: answers, a wheel and a day go in, files come out.
"""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Mapping
from importlib.resources import files

from briefsite.commands.new.answers import LICENSES, Answers
from briefsite.commands.new.pin import Wheel
from briefsite.commands.new.texts import texts

PIN = "wheels/briefsite.txt"
_WRITTEN = {
    "mkdocs.yml": "mkdocs.yml",
    "docs/index.md": "index.md",
    "docs/about.md": "about.md",
    "docs/privacy.md": "privacy.md",
    "briefs/example.md": "example.md",
    "briefs/topics.yml": "topics.yml",
    "briefs/people.yml": "people.yml",
    "sources.bib": "sources.bib",
    "README.md": "README.md",
    "LICENSE": "LICENSE",
    ".gitignore": "gitignore",
}
"""What is the institute's own from the first day, each with its template."""
_KEPT_UP = {"Makefile": "Makefile"}
_OF_HOST = {
    "github": {
        **{
            f".github/workflows/{name}.yml": f"github/{name}.yml"
            for name in ("check", "preview", "publish-preview", "publish", "links")
        },
        ".github/dependabot.yml": "github/dependabot.yml",
    },
    "gitlab": {".gitlab-ci.yml": "gitlab/gitlab-ci.yml", "renovate.json": "gitlab/renovate.json"},
    "none": {},
}
_ADDRESSES = {
    "github": "https://NAME.github.io/REPOSITORY/",
    "gitlab": "https://NAME.gitlab.io/PROJECT/",
    "none": "https://briefs.NAME.org/",
}
_FIELD = re.compile(r"\{\{([a-z_.]+)\}\}")
_PLAIN = re.compile(r"[^\W\d_][\w ,.;’«»–—()-]*")
_NOT_TEXT = frozenset(("y", "n", "yes", "no", "on", "off", "true", "false", "null"))
"""What YAML takes for something else than words."""
_MARKUP = re.compile(r"[\\`*_{}\[\]<>&#@!|~^$]")
_NOTE_OF_LIBRARIES = (
    "# Briefsite, and all its libraries, with their hashes. `briefsite upgrade` brings them up to date.\n"
)


def content_files(answers: Answers, today: dt.date) -> Mapping[str, str]:
    """The files that are the institute's own, by their paths, in the publication's language."""
    own = texts(answers.language)
    named = answers.license in LICENSES
    name, address = LICENSES.get(answers.license, ("", ""))
    raw = {
        "name": answers.name,
        "markdown.name": as_markdown(answers.name),
        "language": answers.language,
        "date": today.isoformat(),
        "address": f"`{_ADDRESSES[answers.host]}`",
        "site_url": f"site_url: {answers.url}" if answers.url else f"# site_url: {_ADDRESSES[answers.host]}",
        "license": f"license: {answers.license}" if named else "# license: CC-BY-4.0",
        "license.markdown": f"[{name}]({address})",
        "license.plain": f"{name}, {address}",
    }
    values = {
        **own,
        "copyright": "" if named else "copyright: {{quoted.about.no_license}}\n",
        "markdown.license": own["about.license" if named else "about.no_license"],
        "plain.license": own["about.license"].replace(".markdown", ".plain") if named else own["about.no_license"],
        "publish": own[f"readme.{answers.host}"],
    }
    return {path: _filled(_template(name), values, raw) for path, name in _WRITTEN.items()}


def kept_files(host: str, wheel: Wheel) -> Mapping[str, bytes]:
    """The files that Briefsite brings up to date (`briefsite upgrade`), by their paths: the same in every language."""
    pin = f"./wheels/{wheel.name} --hash=sha256:{wheel.digest}\n"
    libraries = f"{_NOTE_OF_LIBRARIES}-r {PIN}\n\n{_template('requirements.txt')}"
    named = {**_KEPT_UP, **_OF_HOST[host]}
    return {
        **{path: _template(name).encode() for path, name in named.items()},
        "requirements.txt": libraries.encode(),
        PIN: pin.encode(),
        f"wheels/{wheel.name}": wheel.content,
    }


def _template(name: str) -> str:
    return (files(__package__) / "templates" / name).read_text("utf-8")


def _filled(template: str, values: Mapping[str, str], raw: Mapping[str, str]) -> str:
    """The template with its fields filled in. Fields of `values` are filled in too; what is `raw` stays as it is."""

    def fill(match: re.Match[str]) -> str:
        name = match[1]
        if name.startswith("quoted."):
            inner = name.removeprefix("quoted.")
            return as_yaml(raw[inner] if inner in raw else _filled(values[inner], values, raw))
        return raw[name] if name in raw else _filled(values[name], values, raw)

    return _FIELD.sub(fill, template)


def as_yaml(text: str) -> str:
    """The text as a value in YAML: as it is where it can be read as nothing else."""
    is_plain = _PLAIN.fullmatch(text) and text.lower() not in _NOT_TEXT
    return text if is_plain else json.dumps(text, ensure_ascii=False)


def as_markdown(text: str) -> str:
    """The text for a line of Markdown, in which none of its signs is markup."""
    return _MARKUP.sub(lambda match: f"&#{ord(match[0])};", text)
