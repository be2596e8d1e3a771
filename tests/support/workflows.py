"""Workflows, of this repository or of a publication, as tests read them: steps, and what a runner would do with one."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml
from projects import ROOT

FOLDER = ROOT / ".github" / "workflows"
_EXPRESSION = re.compile(r"\$\{\{\s*(.*?)\s*\}\}")


@dataclass(frozen=True)
class Step:
    """One step of a job."""

    workflow: str
    job: str
    content: Mapping[str, Any]

    @property
    def name(self) -> str:
        """What it is called."""
        return str(self.content.get("name") or self.content.get("uses"))


def load(name: str, folder: Path = FOLDER) -> dict[str, Any]:
    """A workflow; the key `on` is text, which YAML would take for yes."""
    return dict(yaml.load((folder / name).read_text("utf-8"), Loader=yaml.BaseLoader))


def steps(folder: Path = FOLDER) -> Iterator[Step]:
    """Every step of every workflow."""
    for path in sorted(folder.glob("*.yml")):
        for job, content in load(path.name, folder)["jobs"].items():
            yield from (Step(path.name, job, step) for step in content["steps"])


@dataclass
class Runner:
    """Runs the commands of steps in a folder, as a runner of GitHub would: environment, outputs, conditions."""

    folder: Path
    environment: Mapping[str, str]
    outputs: dict[str, str] = field(default_factory=dict)
    printed: str = ""
    workflows: Path = FOLDER
    programs: Path = Path(sys.executable).parent

    def run(self, workflow: str, job: str, name: str) -> int:
        """Run the step of that name, unless its condition says no (then the result is -1)."""
        asked = (workflow, job, name)
        found = [step for step in steps(self.workflows) if (step.workflow, step.job, step.name) == asked]
        assert len(found) == 1, asked
        content = found[0].content
        if not self._holds(str(content.get("if", "true"))):
            return -1
        output = self.folder / ".output"
        output.write_text("")
        given = {key: self._filled(str(value)) for key, value in content.get("env", {}).items()}
        environment = {
            **{key: value for key, value in os.environ.items() if not key.startswith("GITHUB_")},
            "PATH": f"{self.programs}:{os.environ['PATH']}",
            "GITHUB_OUTPUT": str(output),
            **self.environment,
            **given,
        }
        command = ["bash", "--noprofile", "--norc", "-e", "-o", "pipefail", "-c", str(content["run"])]
        done = subprocess.run(command, cwd=self.folder, env=environment, capture_output=True, text=True, check=False)
        self.printed = done.stdout + done.stderr
        if "id" in content:
            lines = (line.split("=", 1) for line in output.read_text().splitlines())
            self.outputs |= {f"steps.{content['id']}.outputs.{key}": value for key, value in lines}
        return done.returncode

    def _filled(self, text: str) -> str:
        known = {"github.token": "secret", **self.outputs}
        return _EXPRESSION.sub(lambda match: known[match[1]], text)

    def _holds(self, condition: str) -> bool:
        """Conditions of the forms that our workflows use: `steps.x.outputs.y == 'z'`, joined by `||`."""
        if condition == "true":
            return True
        parts = [re.fullmatch(r"(\S+) (==|!=) '(.*)'", part) for part in condition.split(" || ")]
        known = {"github.event_name": "push", **self.outputs}
        return any(part and (known.get(part[1], "") == part[3]) == (part[2] == "==") for part in parts)
