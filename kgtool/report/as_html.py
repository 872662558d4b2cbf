"""A report as one HTML file without scripts, pictures from elsewhere or requests."""

from __future__ import annotations

from kgtool.report.as_data import as_data
from kgtool.report.report import Report
from kgtool.resources import folder


def write_html(report: Report) -> str:
    """Return a report as HTML with all statements and all their sentences; whatever is filled in is escaped."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    environment = Environment(
        autoescape=True,
        undefined=StrictUndefined,
        loader=FileSystemLoader(folder("data", "report")),
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return environment.get_template("my-firm.html").render(as_data(report)) + "\n"
