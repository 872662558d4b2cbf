"""What holds of all modules: the order of the layers, their size, their names, and where literals may stand."""

from __future__ import annotations

import ast
import re
import statistics
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
MODULES = sorted((ROOT / "kgtool").rglob("*.py"))

#: From the lowest to the highest; a module imports from its own layer and from those before it.
LAYERS = (
    "errors",
    "resources",
    "loop",
    "processes",
    "data_files",
    "messages",
    "error_words",
    "sparql_file",
    "claims",
    "documents",
    "vocabulary",
    "extract",
    "readers",
    "decisions",
    "tables",
    "graph",
    "store",
    "remote",
    "intervals",
    "stated",
    "origins",
    "resolve",
    "rivals",
    "audit",
    "reason",
    "clashes",
    "validate",
    "owl",
    "hygiene",
    "analyse",
    "conclude",
    "query",
    "explain",
    "views",
    "what_if",
    "search",
    "pictures",
    "report",
    "review",
    "build",
    "interface",
    "web",
    "cli",
    "__main__",
)
FORBIDDEN_NAMES = re.compile(r"^(base_)?(utils?|helpers?|common|misc|manager)(_\w+)?$")
MEDIA_TYPE = re.compile(r"^(?:text|application)/[a-z0-9][a-z0-9.+-]*$")
#: The libraries of the command line, which no other layer may know.
COMMAND_LINE = {"typer", "rich", "click"}


def module_name(file: Path) -> str:
    parts = file.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def layer(name: str) -> int | None:
    """Give the rank of a module below `kgtool`; the package itself has none, as it imports nothing."""
    inner = name.removeprefix("kgtool").removeprefix(".")
    if not inner or inner == "__version__":
        return None
    known = inner.split(".")[0]
    assert known in LAYERS, f"{name} belongs to no layer"
    return LAYERS.index(known)


def imports(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            assert node.level == 0, "imports are absolute"
            if node.module == "kgtool":
                yield from (f"kgtool.{alias.name}" for alias in node.names)
            else:
                yield node.module


def tree_of(file: Path) -> ast.Module:
    return ast.parse(file.read_text("utf-8"))


@pytest.mark.parametrize("file", MODULES, ids=module_name)
def test_module_imports_only_from_its_own_layer_and_lower_ones(file: Path) -> None:
    own = layer(module_name(file))
    for name in imports(tree_of(file)):
        if name.split(".")[0] == "kgtool" and own is not None:
            other = layer(name)
            assert other is None or other <= own, f"{module_name(file)} imports {name}"


def test_only_the_command_line_knows_its_libraries() -> None:
    for file in MODULES:
        if "cli" not in file.parts:
            assert not {name.split(".")[0] for name in imports(tree_of(file))} & COMMAND_LINE, file


def test_only_the_server_knows_the_web_framework() -> None:
    for file in MODULES:
        if "web" not in file.parts:
            assert not {name.split(".")[0] for name in imports(tree_of(file))} & {"starlette", "uvicorn"}, file


def test_modules_are_short() -> None:
    lengths = {module_name(file): len(file.read_text("utf-8").splitlines()) for file in MODULES}
    assert {name: length for name, length in lengths.items() if length >= 300} == {}
    assert statistics.median(lengths.values()) < 100


def test_functions_are_short() -> None:
    long = []
    for file in MODULES:
        for node in ast.walk(tree_of(file)):
            if isinstance(node, ast.FunctionDef) and node.body:
                body = node.body[1:] if ast.get_docstring(node) else node.body
                if body and (node.end_lineno or 0) - body[0].lineno + 1 > 40:
                    long.append(f"{module_name(file)}.{node.name}")
    assert long == []


def test_names_say_what_a_module_holds() -> None:
    assert [
        file for file in MODULES if FORBIDDEN_NAMES.match(file.stem) or FORBIDDEN_NAMES.match(file.parent.name)
    ] == []


def test_media_types_stand_in_one_file() -> None:
    holders = {
        file.relative_to(ROOT).as_posix()
        for file in MODULES
        for node in ast.walk(tree_of(file))
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and MEDIA_TYPE.match(node.value)
    }
    assert holders <= {"kgtool/graph/formats.py"}


def tracked() -> list[Path]:
    """Give the files that are or would be committed; none outside a git checkout."""
    listing = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        check=False,
        text=True,
    )
    return [file for name in listing.stdout.split("\0") if name and (file := ROOT / name).is_file()]


def test_no_file_holds_a_path_of_the_machine_it_was_written_on() -> None:
    files = tracked()
    if not files:
        pytest.skip("no git checkout")
    places = [
        place for place in (str(ROOT), str(ROOT.parent), str(Path.home())) if place.count("/") > 0 and len(place) > 4
    ]
    found = [
        (file.relative_to(ROOT).as_posix(), place)
        for file in files
        for place in places
        if f"{place}/".encode() in file.read_bytes()
    ]
    assert found == []
