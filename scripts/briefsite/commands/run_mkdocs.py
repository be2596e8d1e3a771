"""MkDocs as our other commands start it, as a module: PROCESS ARGUMENT …, the arguments being MkDocs' own.

It ends when the process of that number ends, however that is. What MkDocs cannot read of mkdocs.yml, on which it would
end with a traceback, is named as the check names it. Exit status: that of MkDocs.
"""

from __future__ import annotations

import sys
from pathlib import Path

from briefsite.fast.processes import end_with
from briefsite.read.settings_file import refuse_growth

CONFIGURATION = Path("mkdocs.yml")


def main(arguments: list[str]) -> int:
    """Run MkDocs in the current folder."""
    end_with(int(arguments[0]))
    try:
        refuse_growth(CONFIGURATION.read_text("utf-8-sig") if CONFIGURATION.is_file() else "")
        from briefsite.hosts.mkdocs.command import installed_command

        installed_command()([*arguments[1:], "--config-file", str(CONFIGURATION)], prog_name="mkdocs")
    except Exception as error:
        print(why(error), file=sys.stderr)
    return 1


def why(error: Exception) -> str:
    """What to say of an error that came before the hook was there to say it."""
    # Imported here: nobody needs it where all is well.
    from briefsite.hosts.report.formats import as_text
    from briefsite.hosts.report.unexpected import told
    from briefsite.read.configuration import read_configuration
    from briefsite.read.options import read_options
    from briefsite.read.own_templates import check_own_templates

    settings = read_configuration(Path())
    _, problems = read_options(Path())
    problems = (*problems, *check_own_templates(Path(), settings.values, settings.places)[1])
    return as_text(problems) if problems else f"The site was not built: {told(error)}"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
