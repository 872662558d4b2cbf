"""The console blocks of the README: its commands, the output that is shown, and a way to bring that up to date.

`python -m tests.readme` runs the commands in an empty folder and writes their output into the README.
"""

from __future__ import annotations

import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
README = ROOT / "README.md"

_BLOCK = re.compile(r"```console\n(?P<console>.*?)```\n(?:\n```mermaid\n(?P<mermaid>.*?)```\n)?", re.DOTALL)
#: Commands whose output is not shown: it differs from run to run, or is long and of no use here.
SILENT = ("make demo", "kgtool build", "kgtool export", "kgtool import", "kgtool report")


@dataclass(frozen=True, slots=True)
class Shown:
    """A command of the README and the output it shows for it, None where it shows none."""

    command: str
    output: str | None


def commands(text: str) -> Iterator[Shown]:
    """Yield the commands of all console blocks; a Mermaid block behind one is the output of its last command."""
    for block in _BLOCK.finditer(text):
        parts = re.split(r"^\$ ", block["console"], flags=re.MULTILINE)[1:]
        for number, part in enumerate(parts):
            command, _, output = part.partition("\n")
            last = number == len(parts) - 1
            yield Shown(command, block["mermaid"] if last and block["mermaid"] else output or None)


def run(command: str, folder: Path) -> subprocess.CompletedProcess[str]:
    """Run a command of the README in a folder that has texts in `articles/`, with this environment's kgtool."""
    if command == "make demo":
        return subprocess.run(["make", "demo"], cwd=ROOT, capture_output=True, text=True, check=False)
    path = f"{Path(sys.executable).parent}:/usr/bin:/bin"
    return subprocess.run(
        ["bash", "-c", command],
        cwd=folder,
        env={"PATH": path, "LANG": "C.UTF-8", "COLUMNS": "110", "HOME": str(folder)},
        capture_output=True,
        text=True,
        check=False,
    )


def prepare(folder: Path) -> None:
    """Put the texts that the README speaks of into a folder."""
    (folder / "articles").mkdir()
    for file in sorted((ROOT / "data" / "documents").glob("*.txt")):
        (folder / "articles" / file.name).write_bytes(file.read_bytes())
    for name in ("mappings/deal-flows.csv", "firms/brandauer-werkzeugmaschinen.toml"):
        file = ROOT / "data" / name
        (folder / file.name).write_bytes(file.read_bytes())


def updated(text: str, folder: Path) -> str:
    """Return the README with the output of every command as it is now."""

    def block(match: re.Match[str]) -> str:
        console, mermaid = "", ""
        for shown in commands(match.group()):
            output = "" if shown.command == "make demo" else run(shown.command, folder).stdout
            output = "" if shown.command.startswith(SILENT) else output
            console += f"$ {shown.command}\n"
            if "--format mermaid" in shown.command:
                mermaid = f"\n```mermaid\n{output}```\n"
            else:
                console += output
        return f"```console\n{console}```\n{mermaid}"

    return _BLOCK.sub(block, text)


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as name:
        prepare(Path(name))
        README.write_text(updated(README.read_text("utf-8"), Path(name)), "utf-8")
