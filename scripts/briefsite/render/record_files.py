"""The files with records of briefs for services that list publications, of which the option `exports` names some."""

from __future__ import annotations

from collections.abc import Iterator

from briefsite.link import Corpus
from briefsite.read.paths import crossref_path, datacite_path
from briefsite.render.brief_record import BriefRecord, CrossrefRecord, record_of
from briefsite.render.datacite import datacite
from briefsite.render.downloads import Download, DownloadKind, Made


def _crossref(given: CrossrefRecord) -> Made:
    # Imported here: a build in which every record is known needs no library for them.
    from briefsite.render.crossref import crossref

    return Made(crossref(given).encode())


def _datacite(record: BriefRecord) -> Made:
    return Made(datacite(record).encode())


CROSSREF = DownloadKind("records for Crossref", _crossref)
DATACITE = DownloadKind("records for DataCite", _datacite)


def record_files(corpus: Corpus) -> Iterator[Download]:
    """A record of each brief whose DOI is registered by the publication."""
    exports = corpus.options.exports
    for linked in corpus.briefs if exports.agencies else ():
        doi = linked.brief.front.doi
        if exports.crossref and exports.crossref.registers(doi):
            value = CrossrefRecord(record_of(linked, corpus), exports.crossref)
            yield Download(crossref_path(linked.slug), CROSSREF, value)
        if exports.datacite and exports.datacite.registers(doi):
            yield Download(datacite_path(linked.slug), DATACITE, record_of(linked, corpus))
