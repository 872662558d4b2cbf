"""`kgtool report`: a report on what concerns one firm."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kgtool.cli.language import choose, say
from kgtool.cli.options import (
    AsOfOption,
    LanguageOption,
    OnOption,
    PolicyOption,
    RungOption,
    StoreOption,
    WithoutOption,
    one_of,
)
from kgtool.cli.terminal import talk, write
from kgtool.errors import InputError, Place, UsageError

if TYPE_CHECKING:
    from kgtool.report.report import Report

REPORTS = ("my-firm",)
FORMATS = ("html", "pdf")
#: The firm that is reported on where none is named.
EXAMPLE = "brandauer-werkzeugmaschinen.toml"


def run(
    name: Annotated[str, typer.Argument(metavar="my-firm", help="Which report.")],
    file: Annotated[
        Path | None, typer.Argument(metavar="[FILE.toml]", help="What the firm uses; without it an invented example.")
    ] = None,
    *,
    out: Annotated[
        str,
        typer.Option("--out", metavar="DIR|FILE", help="A folder, or a file (.html, .pdf); - is standard output."),
    ] = ".",
    html: Annotated[bool, typer.Option("--html", help="Only HTML.")] = False,
    pdf: Annotated[bool, typer.Option("--pdf", help="Only PDF, two pages of A4.")] = False,
    policy: PolicyOption = "all",
    rung: RungOption = None,
    as_of: AsOfOption = None,
    on: OnOption = None,
    without: WithoutOption = None,
    store: StoreOption = None,
    lang: LanguageOption = "",
) -> None:
    """Report on a firm: what it depends on, tier by tier, where it is bound, and what else there is, as HTML and PDF.

    Each statement has its sentence, source and day. The file lists platforms, models, chips and applications.
    German unless --lang en is given.

    Examples:

    \b
      kgtool report my-firm
      kgtool report my-firm firma.toml --out berichte
      kgtool report my-firm firma.toml --pdf --out bericht.pdf --lang en
      kgtool report my-firm firma.toml --html --rung agreed
    """
    one_of(name, REPORTS, "report")
    targets = _targets(out, file or Path(EXAMPLE), html, pdf)
    made = _report(file, (policy, rung, as_of, on, without), store, lang)
    for format, target in targets.items():
        write(_written(made, format), target)
        if target != "-":
            talk(say(choose(lang), "report_written", file=target))
    statements = sum(len(section.statements) for section in made.sections)
    talk(say(choose(lang), "report_made", statements=statements, entries=len(made.firm.entries)))
    if made.unknown:
        words = ", ".join(unknown.entry.word for unknown in made.unknown)
        talk(say(choose(lang), "report_unknown", names=len(made.unknown), words=words))


def _targets(out: str, file: Path, html: bool, pdf: bool) -> dict[str, str]:
    """Return the file of each format that is wanted; what the option and the name of a file contradict is an error."""
    suffix = Path(out).suffix.removeprefix(".").lower()
    wanted = [format for format, chosen in zip(FORMATS, (html, pdf), strict=True) if chosen or not (html or pdf)]
    if Path(out).is_dir() or (suffix not in FORMATS and out != "-"):
        folder = Path(out)
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as fault:
            raise UsageError(f"{out} cannot be made: {fault.strerror}.", "Name another --out.") from fault
        return {format: str(folder / f"{file.stem}.{format}") for format in wanted}
    if suffix in FORMATS and (html or pdf) and wanted != [suffix]:
        raise UsageError(f"{out} holds one format, {' and '.join(wanted)} asked for.", "Name a folder for --out.")
    if suffix in FORMATS:
        return {suffix: out}
    if len(wanted) > 1:
        raise UsageError("Standard output holds one format.", "Add --html or --pdf.")
    return {wanted[0]: out}


def _report(
    file: Path | None,
    view: tuple[str, str | None, str | None, str | None, list[str] | None],
    store: str | None,
    lang: str,
) -> Report:
    from kgtool.cli.viewing import after_answer, opened_view, view_of
    from kgtool.explain.case import Case
    from kgtool.report.firm import read_firm
    from kgtool.report.report import my_firm
    from kgtool.resources import folder

    path = file or folder("data", "firms", EXAMPLE)
    firm = read_firm(_text(path), str(path))
    with opened_view(store, view_of(*view, None)) as seen:
        after_answer(seen, choose(lang))
        case = Case(seen.store.engine, seen.iris, seen.name, lang or "de")
        return my_firm(case, firm, "" if seen.view.is_default else seen.view.name)


def _text(path: Path) -> str:
    try:
        return path.read_text("utf-8")
    except OSError as fault:
        raise InputError(
            f"The file cannot be read: {fault.strerror}.", "Name a TOML file.", Place(str(path))
        ) from fault
    except UnicodeDecodeError as fault:
        place = Place(str(path), offset=fault.start)
        raise InputError("The file is not UTF-8.", "Save it as UTF-8.", place) from fault


def _written(report: Report, format: str) -> bytes:
    if format == "html":
        from kgtool.report.as_html import write_html

        return write_html(report).encode()
    from kgtool.report.as_pdf import write_pdf

    return write_pdf(report)
