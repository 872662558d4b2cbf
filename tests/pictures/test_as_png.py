from __future__ import annotations

from io import BytesIO

from PIL import Image

from kgtool.pictures.as_png import as_png, fonts
from kgtool.pictures.chord import chord
from tests.pictures.made import RING


def test_a_picture_becomes_png_of_its_size_the_same_each_time() -> None:
    drawing = chord(RING)
    made = as_png(drawing.alone(), zoom=1)
    with Image.open(BytesIO(made)) as image:
        assert image.format == "PNG"
        assert image.width == drawing.width
    assert made == as_png(drawing.alone(), zoom=1)


def test_letters_are_drawn_with_fonts_that_were_installed_with_the_package() -> None:
    text = '<text x="5" y="20" font-size="16">Text</text>'
    svg = f'<svg xmlns="http://www.w3.org/2000/svg" width="80" height="30">{text}</svg>'
    with Image.open(BytesIO(as_png(svg))) as image:
        darkest, lightest = image.convert("L").getextrema()
    assert (darkest, lightest) == (0, 255)
    assert [font.suffix for font in fonts()] == [".ttf"] * 3
