"""Validates a large graph: the store is asked which nodes may break a shape, and pyshacl checks those.

The results are those of one run of pyshacl over all graphs as one, however many processes share the work.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeAlias

import pyoxigraph as ox

from kgtool.validate.checks import check_store
from kgtool.validate.dataset import Dataset
from kgtool.validate.origin import Origins
from kgtool.validate.parts import Surroundings, parts_of
from kgtool.validate.reach import reach_of
from kgtool.validate.report import Result, ValidationReport
from kgtool.validate.results import sorted_report, with_origin
from kgtool.validate.shapes import Shapes, load_shapes
from kgtool.validate.suspects import Suspects, suspects_of
from kgtool.validate.validate import class_hierarchy, validate_part
from kgtool.vocabulary.ontology import load_ontology
from kgtool.vocabulary.terms import DEFAULT_POLICY, KG, Iris, PolicyLayer

#: What asks a store for the nodes that may break a shape.
Ask: TypeAlias = Callable[[ox.Store, Surroundings, Shapes], Suspects]


def surroundings_of(
    store: ox.Store,
    iris: Iris,
    shapes: Shapes,
    policy: str = DEFAULT_POLICY,
    layers: Sequence[PolicyLayer] = ("facts",),
) -> Surroundings | None:
    """Return the claims and layers of a store as shapes see them. None where a shape looks too far for parts."""
    ontology = load_ontology()
    reach = reach_of(shapes, ontology)
    return None if reach is None else Surroundings(store, iris, policy, layers, reach, ontology)


def ask_all(store: ox.Store, surroundings: Surroundings, shapes: Shapes, share: int = 0, of: int = 1) -> Suspects:
    """Return which nodes may break a shape, for all shapes or a share of them: see `suspects_of`."""
    ontology = load_ontology()
    marks = {(KG[prop], KG[value]): KG[kind] for (prop, value), kind in ontology.value_classes.items()}
    data = Dataset(store, surroundings.counts, class_hierarchy(ontology, shapes), marks)
    return suspects_of(data, shapes, share, of)


def suspected(suspects: Suspects) -> list[ox.NamedNode]:
    """Return the nodes of all shapes, sorted."""
    return sorted(set().union(*suspects.values()), key=str)


def validate_large(
    store: ox.Store, iris: Iris, *, shapes: Shapes | None = None, ask: Ask = ask_all
) -> ValidationReport | None:
    """Check claims and facts against shapes (ours where none are given, with our checks of the store).

    None where a shape looks too far for parts. Shapes that pyshacl cannot work with are a DataFileError.
    """
    rules = shapes or load_shapes()
    surroundings = surroundings_of(store, iris, rules)
    if surroundings is None:
        return None
    if shapes:
        # Nothing may be suspected, and the shapes be broken.
        validate_part([], (), shapes)
    origins = Origins(store, iris)
    found = [*_checked(surroundings, ask(store, surroundings, rules), rules), *([] if shapes else check_store(store))]
    return sorted_report(with_origin(result, origins) for result in found)


def _checked(surroundings: Surroundings, suspects: Suspects, shapes: Shapes) -> list[Result]:
    some = shapes.only(suspects)
    parts = parts_of(surroundings, suspected(suspects))
    return [result for part in parts for result in validate_part(*part, some)]
