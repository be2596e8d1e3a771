"""The values that pass between the stages: frozen, compared by content, free of any library's types.

read → TextFile → parse → Brief, Reference, Topic, Person → Project → resolve → Corpus → render → Page
"""

from briefsite.model.charts import Chart, Drawing
from briefsite.model.content import (
    WITHDRAWN,
    Brief,
    Document,
    FrontPage,
    Navigation,
    Options,
    PastVersion,
    Person,
    Project,
    Topic,
)
from briefsite.model.exports import RePEc
from briefsite.model.front_matter import CitedText, Contributor, Correction, FrontMatter, Image, KeyFigure
from briefsite.model.places import Breach, Csl, Level, Lines, Place, Problem, TextFile, nearest_place
from briefsite.model.references import Bibliography, Reference
from briefsite.model.text import (
    Citation,
    CitationItem,
    Fence,
    Formula,
    Heading,
    Link,
    LookAlike,
    Markdown,
    Mode,
    NoteDefinition,
    NoteReference,
    SourceListMark,
    blanked,
)

__all__ = [
    "WITHDRAWN",
    "Bibliography",
    "Brief",
    "Chart",
    "Drawing",
    "Citation",
    "CitationItem",
    "CitedText",
    "Contributor",
    "Correction",
    "Csl",
    "Document",
    "Fence",
    "Formula",
    "FrontMatter",
    "FrontPage",
    "Heading",
    "Image",
    "KeyFigure",
    "Level",
    "Lines",
    "Link",
    "LookAlike",
    "Markdown",
    "Mode",
    "Navigation",
    "NoteDefinition",
    "NoteReference",
    "Options",
    "PastVersion",
    "Person",
    "Place",
    "Problem",
    "Project",
    "RePEc",
    "Reference",
    "SourceListMark",
    "Breach",
    "TextFile",
    "Topic",
    "blanked",
    "nearest_place",
]
