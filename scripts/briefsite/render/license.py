"""What others may do with a brief: for its readers, and for programs."""

from __future__ import annotations

from urllib.parse import quote

from briefsite.link import Corpus
from briefsite.model import FrontMatter, Options
from briefsite.model.looks import License
from briefsite.read.licenses import license_of, spdx_of
from briefsite.render.markup import escape

_AS_TYPED = "%/:?#@!$&'*+,;=[]"
"""Of an address what stands in a link of Markdown as it is: no brackets that could end it."""


def license_of_brief(front: FrontMatter, options: Options) -> License | None:
    """The licence of a brief, else that of the publication."""
    license = front.license or options.license
    return license_of(license) if license else None


def license_for_programs(front: FrontMatter, options: Options) -> str:
    """The identifier of the licence of a brief, or the address of its terms."""
    given = front.license or options.license
    return license_of(given).address if "<" in given else spdx_of(given) or given


def license_line(front: FrontMatter, corpus: Corpus) -> str:
    """The licence as the page of a brief names it; nothing where it has none."""
    license = license_of_brief(front, corpus.options)
    if license is None:
        return ""
    name = f"[{escape(license.name)}]({quote(license.address, _AS_TYPED)})" if license.address else escape(license.name)
    return f"{corpus.words(front.lang).brief.license.format(license=name)}\n{{.license}}"
