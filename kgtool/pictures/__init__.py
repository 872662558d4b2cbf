"""Pictures of what the graph holds: pure functions from frozen marks to SVG.

Each picture has a module with a function of its name that returns a `Drawing`: `for_page()` gives SVG for a page that
links the stylesheet (no script, no style in it), `alone()` a file of its own with heading, legend and stylesheet, which
`as_png.py` turns into PNG. `kgtool.pictures.data` makes the marks of a store's rows. Nothing here reads clocks, and the
same marks give the same bytes.
"""
