"""What a page may load and run, as its Content-Security-Policy says (a second wall behind sanitising).

A site of files sends no headers, so the policy is a `meta` element, the first behind the encoding. Scripts and styles
that stand in templates are allowed by their hashes, and no others: they are told by a mark that templates get when
they are read, which nobody can know beforehand. Text from editors holds none of both (`sanitise`).
"""

from __future__ import annotations

import base64
import hashlib
import re
import secrets
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache

from msgspec import Struct

from briefsite.finish.parts import Front, Parts
from briefsite.read.addresses import split
from briefsite.render.markup import escape_html

# Tags in capitals are not looked for, which takes ten times as long: a program in them is not allowed to run.
_SCRIPT, _STYLE = "script", "style"
_ELEMENTS = {name: re.compile(rf"<{name}\b([^>]*)>(.*?)</{name}>", re.DOTALL) for name in (_SCRIPT, _STYLE)}
_SOURCE = re.compile(r"\ssrc\b", re.IGNORECASE)
_TYPE = re.compile(r"""\stype=["']?([^"'\s>]+)""", re.IGNORECASE)
_CHARSET = re.compile(r"""<meta charset=["']?utf-8["']?\s*/?>""", re.IGNORECASE)
_PROGRAMS = frozenset(("", "module", "text/javascript", "application/javascript", "importmap", "speculationrules"))


_MARK = f' data-of-a-template="{secrets.token_hex(16)}"'


def mark_scripts(template: str) -> str:
    """The text of a template with a mark on each of its scripts and styles, which `say_policy` takes away."""
    for name in _ELEMENTS:
        template = template.replace(f"<{name}", f"<{name}{_MARK}")
    return template


class Policy(Struct, frozen=True):
    """What a site lets in beside its own files: hosts of frames, and of scripts and styles that mkdocs.yml names."""

    frames: tuple[str, ...] = ()
    scripts: tuple[str, ...] = ()
    styles: tuple[str, ...] = ()

    @classmethod
    def of(cls, frames: Iterable[str], scripts: Iterable[str], styles: Iterable[str]) -> Policy:
        """The policy for hosts of frames, and for the addresses of scripts and styles."""
        return cls(tuple(sorted(frames)), _hosts_of(scripts), _hosts_of(styles))

    def say(self, page: Parts) -> Parts:
        """Put the policy into the head of a page."""
        said = self._said(tuple(_programs(page)), tuple(_styles(page)))
        page = _unmarked(page)
        return page._replace(head=_CHARSET.sub(lambda charset: f"{charset[0]}{said}", page.head, count=1))

    @lru_cache(maxsize=256)  # noqa: B019 (there is one policy a site, and most of its pages have the same programs)
    def _said(self, programs: tuple[str, ...], styles: tuple[str, ...]) -> str:
        rules = {
            "default-src": "'none'",
            "script-src": ("'self'", *self.scripts, *programs),
            "style-src": ("'self'", *self.styles, *styles),
            "img-src": "'self' data:",
            "font-src": "'self'",
            "media-src": "'self'",
            "connect-src": "'self'",
            "worker-src": "'none'",
            "manifest-src": "'self'",
            "frame-src": [f"https://{host}" for host in self.frames] or "'none'",
            "form-action": "'self'",
            "base-uri": "'none'",
            "object-src": "'none'",
        }
        said = f'<meta http-equiv="Content-Security-Policy" content="{escape_html(_written(rules))}">'
        return f'{said}<meta name="referrer" content="strict-origin-when-cross-origin">'


def say_policy(page: Parts, front: Front) -> Parts:
    """Put `front["policy"]` into the page, if it has one: the last step, for it looks at what the page holds."""
    policy = front.get("policy")
    return policy.say(page) if isinstance(policy, Policy) else _unmarked(page)


def _unmarked(page: Parts) -> Parts:
    return Parts(*(part.replace(_MARK, "") for part in page))


def _hosts_of(addresses: Iterable[str]) -> tuple[str, ...]:
    """The origins of those addresses that are another host's, in their order, each once."""
    parts = map(split, addresses)
    return tuple(sorted({f"{part.scheme or 'https'}://{part.netloc}" for part in parts if part and part.netloc}))


def _written(rules: Mapping[str, str | Iterable[str]]) -> str:
    texts = (f"{name} {value if isinstance(value, str) else ' '.join(value)}" for name, value in rules.items())
    return "; ".join(texts)


def _programs(page: Parts) -> Iterable[str]:
    """The programs of templates that stand in the page itself, each once."""
    scripts = (script for part in page for script in _of_templates(_SCRIPT, part))
    programs = dict.fromkeys(body for attributes, body in scripts if _is_inline_program(attributes))
    return map(_hash, programs)


def _styles(page: Parts) -> Iterable[str]:
    """The style sheets of templates that stand in the page itself, each once."""
    return map(_hash, dict.fromkeys(body for part in page for _, body in _of_templates(_STYLE, part)))


def _of_templates(name: str, html: str) -> Iterator[tuple[str, str]]:
    """The attributes and the text of each element of that name which stands in a template."""
    ours = f"<{name}{_MARK}"  # no other is looked at: what somebody else has put there may be long, and never closed
    at = html.find(ours)  # in a fifth of the time that a pattern takes to come there
    while at >= 0:
        element = _ELEMENTS[name].match(html, at)
        if element:
            yield element[1], element[2]
        at = html.find(ours, element.end() if element else at + len(ours))


def _is_inline_program(attributes: str) -> bool:
    kind = _TYPE.search(attributes)
    is_ours = attributes.startswith(_MARK) and not _SOURCE.search(attributes)
    return is_ours and (kind[1].lower() if kind else "") in _PROGRAMS


@lru_cache(maxsize=256)
def _hash(program: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(program.encode()).digest()).decode()}'"
