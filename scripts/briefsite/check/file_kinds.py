"""The rule on files of a kind that no site holds."""

from __future__ import annotations

from collections.abc import Iterator

from briefsite.check.facts import Facts
from briefsite.check.rule import Finding, rule
from briefsite.model import Place
from briefsite.read.paths import site_path
from briefsite.read.site_files import KINDS, WITHOUT_ENDING, kind_of


@rule(
    "bad-file-kind",
    meaning="A file in docs/ is of a kind that no site holds. It would be published, and a preview with it refused.",
    example="`program.exe` ends in `.exe`, which no site of briefs holds; take it out, or put it into `exclude_docs`",
    mend="Put pictures, films, documents and data into docs/, and all else elsewhere.",
)
def bad_file_kind(facts: Facts) -> Iterator[Finding]:
    for path in sorted(facts.project.files):
        within = site_path(path)
        if not path.startswith("docs/") or within in facts.project.navigation.excluded:
            continue
        kind, name = kind_of(path), path.rpartition("/")[2]
        if kind not in KINDS and name not in WITHOUT_ENDING:
            what = f"ends in `{kind}`, which no site of briefs holds" if kind else "has no ending that says what it is"
            yield Place(path), f"`{name}` {what}; take it out, or put it into `exclude_docs`"
