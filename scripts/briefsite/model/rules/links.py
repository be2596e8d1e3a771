"""Rules on addresses and links, on what they lead to, and on pictures."""

from __future__ import annotations

from briefsite.model import Level
from briefsite.model.rules.rule import Rule

DUPLICATE_ADDRESS = Rule(
    "duplicate-address",
    "Two pages or files would have one address, and one would be lost. Addresses that differ only in case count"
    " as one.",
    "this page and {other} would both be at `/{address}`",
    {"other": "`docs/about.md`", "address": "about/"},
    "Rename one of the two.",
    others={"file": "this file and {other} would both be at `/{address}`"},
)
FORMER_ADDRESS = Rule(
    "former-address",
    "A brief is said to have had an address (`formerly`) that is not free: it is another page's, another brief"
    " claims it too, or it cannot be an address.",
    "`formerly` names `{slug}`, which is a brief of its own",
    {"slug": "quays"},
    "Name only slugs under which this brief, or one that it replaces, was published and is no more.",
    others={
        "itself": "`formerly` names this very brief, `{slug}`",
        "no-slug": "`formerly` names `{slug}`, which is no slug: a file name without `.md`",
        "taken": "`formerly` names `{slug}`, but another page is at `/{address}`",
        "claimed": "`formerly` names `{slug}`, and so does `{other}`; keep one of them",
    },
)
DEAD_LINK = Rule(
    "dead-link",
    "A link leads to a page or file that is not there.",
    "`{address}` leads nowhere{hint}",
    {"address": "debt-swap.md", "hint": "; did you mean `debt-swaps.md`?"},
    "Link to the file as it is seen from this one: another brief is `slug.md`, a topic `../topics/id.md`. An"
    " address of the finished site (`/about/`) is no file.",
    others={"not-published": "`{address}` leads nowhere: it is {why}"},
)
DEAD_ANCHOR = Rule(
    "dead-anchor",
    "A link leads to a place within a page (`#…`) that the page does not have.",
    "`#{fragment}` is on no heading of {where}{hint}",
    {"fragment": "the-tool", "where": "this page", "hint": "; did you mean `#the-tools`?"},
    "Use the heading in lower case with hyphens for spaces, or give the heading an id: `## Tools {#tools}`.",
    others={"uncited": "`#{fragment}` is on no heading of {where}: no brief cites `{key}`"},
)
LINK_TO_DRAFT = Rule(
    "link-to-draft",
    "A page that is published links to what is not: to a brief that is a draft, in review or under embargo, to a"
    " person of whom no brief is published, or to a source that no published brief cites.",
    "`{address}` is {why}",
    {"address": "review.md", "why": "in review, and will not be on the site"},
    "Publish both, or take the link out.",
    others={
        "source": "`#{fragment}` is not on the site as long as no published brief cites it",
        "anchor": "`#{fragment}` is not on the site as long as no published brief needs it",
    },
)
LINK_TO_WITHDRAWN = Rule(
    "link-to-withdrawn",
    "A page that is published links to a brief that was withdrawn.",
    "`{address}` is withdrawn; a reader finds only a page that says so",
    {"address": "cranes.md"},
    "Link to what takes its place, or take the link out.",
    Level.WARNING,
)
MISSING_IMAGE = Rule(
    "missing-image",
    "A picture is not in the project.",
    "there is no picture `{address}`{hint}",
    {"address": "images/prot.jpg", "hint": "; did you mean `images/port.jpg`?"},
    "Put the picture beside the briefs or into docs/, and give its path as it is seen from this file.",
)
DUPLICATE_ID = Rule(
    "duplicate-id",
    "An identifier is given twice, or is one that the page of a brief has itself: links would lead elsewhere.",
    "the id `{name}` is that of a section which the page of every brief may have; choose another",
    {"name": "sources"},
    "Choose another, in the links to it too.",
    others={
        "twice": "the id `{name}` is given twice; it stands first in line {line}",
        "heading": "the id `{name}` is also that of the heading in line {line}; choose another",
        "page": "the id `{name}` begins like those of notes and sources, which the page has itself; choose another",
        "key": "`{key}` in `ids` is the key of an entry: links to it lead there; take it out",
        "list": "sources are listed in line {line} already, and each has one place that links lead to; take one of the"
        " two lists out",
        "former-key": "`{key}` stands in the `ids` of `{other}` too; leave it in one of them",
    },
)
OWN_DISK = Rule(
    "own-disk",
    "A link or a picture is given by its place on somebody's own disk, where no reader comes.",
    "`{address}` is on your own disk, where no reader comes: put the file into `{folder}` and write `{path}`",
    {"address": "C:\\Users\\jane\\h.jpg", "folder": "briefs/images/", "path": "images/h.jpg"},
    "Put the file beside the briefs, and give its path as it is seen from the brief, with `/`.",
)
UNSAFE_ADDRESS = Rule(
    "unsafe-address",
    "An address begins with `javascript:`, `data:`, `file:` or the like: it would run a program, or lead into the"
    " reader's own disk.",
    "the address `{address}` begins with `{scheme}:`, which is not published",
    {"address": "javascript:alert(1)", "scheme": "javascript"},
    "Use an address that begins with `https:`, `http:` or `mailto:`.",
)
UNSAFE_HTML = Rule(
    "unsafe-html",
    "A brief holds HTML that would run a program, load another site or change the page around the text.",
    "{what} is not published in a brief",
    {"what": "`<script>`"},
    "Take it out. Text, tables, links, pictures and simple HTML (`<sup>`, `<abbr>`, `<details>`) are enough.",
)
OUTSIDE_PICTURE = Rule(
    "outside-picture",
    "A picture, film or recording is on another site. Readers' browsers do not ask other sites, so it is not shown.",
    "the {what} `{address}` is on another site, and is not shown; put it beside the briefs",
    {"what": "picture", "address": "https://example.org/port.jpg"},
    "If its licence allows, save it in briefs/ and name the file; else link to the page it is on.",
)
