"""Rules on files: whether they can be read, what they are called, what Git or a link makes of them; pages of docs/."""

from __future__ import annotations

from briefsite.model import Level
from briefsite.model.rules.rule import Rule

UNREADABLE_FILE = Rule(
    "unreadable-file",
    "A file cannot be read: it is not UTF-8, not a file, not there, or a link that leads out of the project.",
    "the byte 0x{byte:02X} is not UTF-8; save the file with the encoding UTF-8",
    {"byte": 0xE9},
    "Save the file as UTF-8, or put the file itself where the link stands.",
    others={
        "absent": "there is no file `{path}`",
        "no-file": "`{path}` is not a file",
        "unread": "`{path}` cannot be read: {reason}",
        "link-out": "`{path}` is a link that leads out of the project; put the file itself here",
        "link": "`{path}` is a link {where}; put the {kind} itself here",
        "other-format": "this is {format}, whatever its name says; save its text as plain text with the encoding UTF-8",
        "encoding": "the file is saved as {encoding}; save it with the encoding UTF-8",
        "settings": "{name} cannot be read: {reason}",
        "no-settings": "{name} must be a list of settings, such as `site_name: Briefs`",
        "inherit-out": "`INHERIT` names `{name}`, which is outside of the project; put that file into the project, and"
        " name it there, for example `INHERIT: {right}`",
        "circle": "`INHERIT` names `{name}`, which inherits this file; take one of the two out",
        "absent-yet": "there is no file `{path}`; make one, which may be empty",
        "no-bibliography": "there is no file `{path}`; export your sources to it, or name the file that has them under"
        " `plugins` in mkdocs.yml, for example `- briefsite: {{bibliography: refs.bib}}`",
        "empty": "`{path}` is empty; the site is made of what it held before",
    },
)
MISPLACED_BRIEF = Rule(
    "misplaced-brief",
    "A Markdown file stands in a folder within briefs/.",
    "briefs stand directly in briefs/; move `{path}` there",
    {"path": "briefs/2026/ports.md"},
    "Move it to `briefs/`.",
)
BAD_FILE_NAME = Rule(
    "bad-file-name",
    "A file has a name with characters that nobody sees, or one that some systems do not take.",
    "{reason}",
    {"reason": "the name has the character U+202E, which nobody sees; rename the file"},
    "Rename it: letters, digits, hyphens and a point before its ending.",
)
UNSAFE_PICTURE = Rule(
    "unsafe-picture",
    "An SVG file beside the briefs, or an icon among the publication's templates, holds a script, an address elsewhere"
    " or the like. It is published without.",
    "{what} is not published in a picture; take it out",
    {"what": "`<script>`"},
    "Save the drawing anew as plain SVG, without scripts, links and linked pictures.",
    others={"no-drawing": "this is not a drawing (SVG), and is not published: {reason}"},
)
PICTURE_WITH_PLACE = Rule(
    "picture-with-place",
    "A picture says where it was taken (GPS), as a camera has written it. Smaller copies made of it do not.",
    "the picture says where it was taken, and is published as it is; save it without that, for example"
    " `exiftool -gps:all= {path}`",
    {"path": "docs/beira.jpg"},
    "Export the picture anew without its location, or remove that with a program for pictures.",
    Level.HINT,
)
MERGE_CONFLICT = Rule(
    "merge-conflict",
    "Git left both versions of lines that two people changed, with its marks between them.",
    "`{mark}` is a mark of a merge conflict: keep one of the two versions, and delete the lines `<<<<<<<`,"
    " `=======` and `>>>>>>>`",
    {"mark": "<<<<<<< HEAD"},
    "Keep what is right of the two, and delete the three lines that Git put there.",
)
BROKEN_STYLE = Rule(
    "broken-style",
    "A citation style in styles/ that is in use is not one: not XML, not CSL, or it calls what it does not define.",
    "{reason}",
    {"reason": "<text> calls the macro 'autor', which the style does not define"},
    "Correct the style at the line named, or take it anew from where it came.",
)
BROKEN_TEMPLATE = Rule(
    "broken-template",
    "A template of the publication (`theme.custom_dir`) cannot be read, shows nothing, or names what is not there.",
    "this is no template of Jinja: {reason}",
    {"reason": "unexpected end of template, expected 'name'"},
    'Correct the line. A `main.html` begins with `{% extends "base.html" %}` and fills blocks, for example'
    " `{% block announce %}News{% endblock %}`.",
    others={
        "empty": "`{name}` is empty, and so would be each page that is made with it; delete it, or begin it with"
        ' `{{% extends "base.html" %}}`',
        "absent": "there is no template `{named}`{hint}",
        "itself": '`{name}` extends itself; write `{{% extends "base.html" %}}`',
        "block": "no template that this one extends has a block `{block}`, so nothing shows it{hint}",
        "name": "no template of the theme knows a value `{shown}`, and nothing is shown in its place{hint}; write"
        " `{{% if {shown} is defined %}}` where a plugin gives it",
        "attribute": "there is no `{shown}`, and nothing is shown in its place{hint}; write"
        " `{{% if {shown} is defined %}}` where a plugin gives it",
    },
    levels=dict.fromkeys(("block", "name", "attribute"), Level.WARNING),
)
BAD_FILE_KIND = Rule(
    "bad-file-kind",
    "A file in docs/ is of a kind that no site holds. It would be published, and a preview with it refused.",
    "`{name}` ends in `{kind}`, which no site of briefs holds; take it out, or put it into `exclude_docs`",
    {"name": "program.exe", "kind": ".exe"},
    "Put pictures, films, documents and data into docs/, and all else elsewhere.",
    others={"no-ending": "`{name}` has no ending that says what it is; take it out, or put it into `exclude_docs`"},
)
NOT_A_BRIEF = Rule(
    "not-a-brief",
    "A file in briefs/ is neither a brief (`.md`) nor of a kind published beside one: nothing reads it.",
    "`{name}` is not read: a brief ends in `.md`; rename it `{stem}.md`",
    {"name": "ports.markdown", "stem": "ports"},
    "Rename it if it is a brief; else keep it elsewhere.",
    Level.WARNING,
    others={
        "from-word": "`{name}` is not read: a brief is Markdown; write its text into `{stem}.md`",
        "vocabulary": "`{name}` is not read: the vocabularies are `topics.yml` and `people.yml`; rename it if it"
        " is one of them",
        "sources": "`{name}` is not read: all sources stand in `sources.bib`; put its entries there",
        "other": "`{name}` is not read: it is no brief, and not published beside one; keep it elsewhere",
    },
)
OFFPRINT_WITHOUT_FONT = Rule(
    "offprint-without-font",
    "A brief has no offprint (PDF) on this machine: it, or a source that it cites, is in a script for which no font is"
    " installed here. Its page is published all the same, without a link to one.",
    "no offprint (PDF) of this brief is made here, for no font with its {script} letters is installed; {get}",
    {"script": "Chinese", "get": "Debian’s package `fonts-noto-cjk`, for example, has one"},
    "Install a font, here and where the site is built; or set the rule to `hint` in the option `levels`.",
    Level.WARNING,
    others={
        "source": "no offprint (PDF) of this brief is made here, for no font with the {script} letters of its source"
        " `{key}` is installed; {get}",
    },
)
MISSING_HOME = Rule(
    "missing-home",
    "The publication has no home page: nothing stands at its address.",
    "there is no `docs/index.md`, so that nothing stands at the address of the site; write it, for example `# {name}`"
    " and, in a line of its own, `{mark}`",
    {"name": "Small", "mark": "<!-- briefsite: front -->"},
    "Write `docs/index.md`. Where a plugin makes the page, set the rule to `hint` in the option `levels`.",
    Level.WARNING,
)
UNKNOWN_PART = Rule(
    "unknown-part",
    "A page asks, in a comment, for a part of the front page that there is not. Nothing is put in.",
    "`{written}` puts nothing into the page; did you mean `{right}`?",
    {"written": "<!-- briefsite: newst -->", "right": "<!-- briefsite: newest -->"},
    "Write the comment exactly as the message has it.",
    others={
        "unlike": "`{written}` puts nothing into the page; write {parts}",
        "brief": "`{written}` puts nothing into a brief; write it into a page of docs/, for example `docs/index.md`",
    },
)
