"""Format citations and bibliographies in any CSL style: `scripts/cite.py [--style FILE] [--lines] [FILE]`.

Reads and writes the JSON of Pandoc's `citeproc` program. In: `citations`, `references`, `style` (the XML of a style,
or a name such as "apa"), `lang`, `abbreviations`. Out: `citations`, `bibliography` (pairs of id and entry), `warnings`.
With --lines, every line of the input is a job and every line of the output its result, or {"error": …}.

Exit status: 0 done, 1 a job could not be done, 2 when it cannot run.
"""

from __future__ import annotations

import argparse
import io
import json
import sys
from collections.abc import Iterable, Mapping, Sequence
from contextlib import nullcontext
from pathlib import Path

import csl
from csl.jobs import JobError, run_job

_WHAT_A_JOB_IS = (
    "; a job is a file of JSON, for example"
    ' `{"style": "apa", "references": [{"id": "doe2020", "type": "book", "title": "Ports"}],'
    ' "citations": [[{"id": "doe2020"}]]}`'
)
_OUTPUTS = {"html": csl.HTML, "text": csl.TEXT, "markdown": csl.MARKDOWN, "json": csl.STRUCTURE}


def main(arguments: Sequence[str] | None = None, program: str = "cite.py") -> int:
    """Run the command; the result is its exit status."""
    options = _parser(program).parse_args(arguments)
    output = _OUTPUTS[options.format]
    for stream in (sys.stdin, sys.stdout):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")
    try:
        defaults = _defaults(options)
        with Path(options.file).open(encoding="utf-8-sig") if options.file else nullcontext(sys.stdin) as source:
            if options.lines:
                return _run_lines(source, defaults, output)
            text = source.read()
    except OSError as error:
        what = _WHAT_A_JOB_IS if error.filename == options.file else ""
        why = (error.strerror or str(error)).lower()
        print(f"{program}: `{error.filename}` cannot be read: {why}{what}", file=sys.stderr)
        return 2
    except (ValueError, RecursionError) as error:
        print(f"{program}: {error}", file=sys.stderr)
        return 2
    try:
        result = _run(text, defaults, output)
    except (JobError, csl.StyleError) as error:
        print(f"{program}: {error}", file=sys.stderr)
        return 1
    print(json.dumps(result, ensure_ascii=False, indent=2))
    return 0


def _run_lines(lines: Iterable[str], defaults: Mapping[str, object], output: csl.OutputFormat) -> int:
    """One result a line, as soon as its job is read; a job that fails gives its error and does not stop the others."""
    status = 0
    for line in lines:
        if not line.strip():
            continue
        try:
            result = _run(line.strip(), defaults, output)
        except (JobError, csl.StyleError) as error:
            result, status = {"error": str(error)}, 1
        except Exception as error:  # a mistake of ours in one job must not stop the others
            result, status = {"error": f"this job could not be done ({type(error).__name__}: {error})"}, 1
        print(json.dumps(result, ensure_ascii=False), flush=True)
    return status


def _run(source: str, defaults: Mapping[str, object], output: csl.OutputFormat) -> dict[str, object]:
    try:
        job = json.loads(source)
    except ValueError as error:  # also a number of very many digits
        raise JobError(f"this is not JSON: {error}") from None
    except RecursionError:
        raise JobError("this JSON is nested too deeply") from None
    if not isinstance(job, dict):
        raise JobError("a job must be a JSON object with citations, references and style")
    return run_job(job | dict(defaults), output)


def _defaults(options: argparse.Namespace) -> dict[str, object]:
    """What the command line sets instead of the job."""
    settings: dict[str, object] = {}
    if options.style:
        path = Path(options.style)
        settings["style"] = path.read_text("utf-8-sig") if path.is_file() else options.style
    for name in ("references", "abbreviations"):
        if getattr(options, name):
            settings[name] = json.loads(Path(getattr(options, name)).read_text("utf-8-sig"))
    if options.lang:
        settings["lang"] = options.lang
    return settings


def _parser(program: str) -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog=program, description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("file", nargs="?", help="the job; standard input if left out")
    parser.add_argument("-s", "--style", help="a .csl file, or the name of a style, instead of the one in the job")
    parser.add_argument("-r", "--references", help="a CSL-JSON file with the references, instead of those in the job")
    parser.add_argument("-a", "--abbreviations", help="a JSON file with abbreviations, instead of those in the job")
    parser.add_argument("-l", "--lang", help="a BCP 47 language tag, instead of the language of the job")
    parser.add_argument("-f", "--format", choices=sorted(_OUTPUTS), default="html", help="how results are written")
    parser.add_argument("--lines", action="store_true", help="one job a line in, one result a line out")
    return parser
