"""A picture as PNG, with fonts that come with the extra `[pictures]`: none of the machine's are used."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path

from kgtool.errors import KgtoolError

#: The packages that hold the fonts of the stylesheet, and their cuts.
_FONTS = (
    ("font_source_sans_pro", ("SourceSansPro-Regular.ttf", "SourceSansPro-Semibold.ttf")),
    ("font_source_serif_pro", ("SourceSerifPro-Semibold.ttf",)),
)


class PictureError(KgtoolError):
    """A picture cannot be written as PNG: what draws it or its fonts are not installed."""

    code = "KG711"


def as_png(svg: str, zoom: int = 2) -> bytes:
    """Return a file that stands alone (`Drawing.alone`) as PNG, `zoom` pixels to a unit of the picture.

    Raises PictureError where the extra `[pictures]` is not installed.
    """
    try:
        import resvg_py
    except ImportError as error:
        raise _missing() from error
    return bytes(
        resvg_py.svg_to_bytes(
            svg_string=svg,
            zoom=zoom,
            background="#ffffff",
            skip_system_fonts=True,
            font_files=[str(path) for path in fonts()],
            font_family="Source Sans Pro",
            serif_family="Source Serif Pro",
            sans_serif_family="Source Sans Pro",
        )
    )


def fonts() -> tuple[Path, ...]:
    """Return the files of the fonts; PictureError where they are not installed."""
    found = []
    for package, cuts in _FONTS:
        spec = find_spec(package)
        if spec is None or spec.origin is None:
            raise _missing()
        found += [Path(spec.origin).parent / "files" / cut for cut in cuts]
    return tuple(found)


def _missing() -> PictureError:
    return PictureError("What draws PNG is not installed.", "Install the extra `[pictures]`, or take SVG.")
