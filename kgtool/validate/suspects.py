"""Asks a store which nodes may break a shape, so that pyshacl has to check those alone.

Each shape is a query, which the store answers far faster than its triples can be read. All answers together hold every
node that breaks a shape; some of them may conform (`kgtool.validate.conforming`). A shape that says more than can be
asked has all of its focus nodes suspected.
"""

from __future__ import annotations

from collections import defaultdict

import pyoxigraph as ox

from kgtool.validate.dataset import Dataset
from kgtool.validate.flat import Node, flat_shapes
from kgtool.validate.questions import question
from kgtool.validate.shapes import Shapes
from kgtool.vocabulary.terms import RDF

#: The nodes that may break a shape, by the shape.
Suspects = dict[Node, set[ox.NamedNode]]


def suspects_of(data: Dataset, shapes: Shapes, share: int = 0, of: int = 1) -> Suspects:
    """Return which nodes may break a shape, or a share of the shapes: every so many, counted from `share`."""
    flat = flat_shapes(shapes)
    targets = defaultdict(set)
    for shape in flat:
        targets[shape.steps].add((shape.classes, shape.subjects_of))
    common = {steps for steps, several in targets.items() if len(several) > 1}
    asked = flat[share::of]
    found: Suspects = defaultdict(set)
    for shape in asked:
        found[shape.node] |= data.nodes(question(data, shape, common))
    # What its values make a node is a type as well, and not among its triples.
    typed = [shape for shape in asked if shape.steps == ((RDF["type"],),)]
    implied = data.nodes(data.implied(typed))
    for shape in typed:
        found[shape.node] |= implied
    return {shape: nodes for shape, nodes in found.items() if nodes}
