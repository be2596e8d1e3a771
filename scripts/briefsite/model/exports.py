"""What a publication has to say to be listed by services that ask for a form of their own."""

from __future__ import annotations

from msgspec import Struct


class RePEc(Struct, frozen=True):
    """An archive of RePEc with one series: the handle of the series, and who answers for it."""

    handle: str
    email: str

    @property
    def archive(self) -> str:
        """The code of the archive: `abc` of `RePEc:abc:wpaper`."""
        return self.handle.split(":")[1]

    @property
    def series(self) -> str:
        """The code of the series: `wpaper` of `RePEc:abc:wpaper`."""
        return self.handle.split(":")[2]


class DoiAgency(Struct, frozen=True):
    """Where DOIs of a prefix are registered."""

    prefix: str

    def registers(self, doi: str | None) -> bool:
        """Whether it is a DOI of that prefix."""
        return doi is not None and doi.lower().startswith(f"{self.prefix}/")


class Crossref(DoiAgency, frozen=True):
    """Who registers DOIs with Crossref, and who sends the records."""

    depositor: str
    email: str
    registrant: str


class DataCite(DoiAgency, frozen=True):
    """DOIs that are registered with DataCite."""


class Exports(Struct, frozen=True):
    """The services for which records are made."""

    repec: RePEc | None = None
    crossref: Crossref | None = None
    datacite: DataCite | None = None
    headers: bool = False
    """Whether there is a file by which hosts send the typed links of briefs as headers."""

    @property
    def agencies(self) -> tuple[DoiAgency, ...]:
        """Where DOIs are registered."""
        return tuple(agency for agency in (self.crossref, self.datacite) if agency)
