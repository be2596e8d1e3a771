"""The archive that RePEc collects: one template for it, one for its series, one for each brief (ReDIF 1.0)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from briefsite.link import Corpus
from briefsite.model.exports import RePEc
from briefsite.model.xml_text import fit
from briefsite.read.paths import file_address, repec_paths, web_address
from briefsite.render.brief_record import BriefRecord, record_of
from briefsite.render.markup import Asset

_IN_UTF_8 = "\ufeff"
"""Without it RePEc reads a file as Latin 1."""
_Fields = Sequence[tuple[str, str]]


def repec_files(corpus: Corpus) -> Iterator[Asset]:
    """The files of the archive; none where the publication has no series there."""
    repec, options = corpus.options.exports.repec, corpus.options
    if repec is None or not corpus.briefs:
        return
    archive, series, papers = repec_paths(repec)
    who = [("Maintainer-Name", options.site_name), ("Maintainer-Email", repec.email)]
    folder = file_address(options, archive.rpartition("/")[0]) + "/"
    home = web_address(options)
    about = [
        ("Handle", f"RePEc:{repec.archive}"),
        ("Name", options.site_name),
        *who,
        ("URL", folder),
        ("Homepage", home),
    ]
    yield Asset(archive, _IN_UTF_8 + _template("Archive", about))
    provider = [("Provider-Name", options.site_name), ("Provider-Homepage", home)]
    listed = [("Name", options.site_name), *provider, *who, ("Type", "ReDIF-Paper"), ("Handle", repec.handle)]
    yield Asset(series, _IN_UTF_8 + _template("Series", listed))
    records = (record_of(linked, corpus) for linked in corpus.briefs)
    yield Asset(papers, _IN_UTF_8 + "\n".join(_template("Paper", _fields(record, repec)) for record in records))


def _template(kind: str, fields: _Fields) -> str:
    """A template; a value stands on one line, for a line that began with a word and a colon would be a field."""
    lines = [("Template-Type", f"ReDIF-{kind} 1.0"), *fields]
    return "".join(f"{name}: {' '.join(fit(value).split())}\n" for name, value in lines if value.strip())


def _fields(record: BriefRecord, repec: RePEc) -> _Fields:
    authors = []
    for author in record.authors:
        authors.append(("Author-Name", author.name))
        if author.family and author.given:
            authors += [("Author-Name-First", author.given), ("Author-Name-Last", author.family)]
        authors.append(("Author-Workplace-Name", author.affiliation))
    title = f"{record.title}: {record.subtitle}" if record.subtitle else record.title
    is_revised = record.changed != record.published
    return [
        *authors,
        ("Title", title),
        ("Abstract", record.summary),
        ("Language", record.language.partition("-")[0].lower()),
        ("Keywords", ", ".join(record.topics)),
        ("Creation-Date", record.published.isoformat()),
        ("Revision-Date", record.changed.isoformat() if is_revised else ""),
        ("Number", " ".join(filter(None, (record.series, record.number))) if record.number else record.slug),
        ("DOI", record.doi),
        ("File-URL", record.address),
        ("File-Format", "text/html"),
        ("Handle", f"{repec.handle}:{record.slug}"),
    ]
