"""Asks which nodes may break a shape, as patterns of SPARQL: SHACL's own definitions of its constraints, turned round.

https://www.w3.org/TR/shacl/#core-components
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from kgtool.validate.conforming import COMPARED, checks_of, is_known, number
from kgtool.validate.dataset import Dataset, either
from kgtool.validate.flat import FlatShape, Steps, names_of
from kgtool.vocabulary.terms import SH

#: The variables at both ends of each step of a path, by the number of steps.
_ENDS = {1: (("?s", "?v"),), 2: (("?s", "?m"), ("?m", "?v"))}
#: A look-up takes as long as reading about so many triples in a row.
_LOOKUP = 20


@dataclass(frozen=True, slots=True)
class _View:
    """How the values of a shape's focus nodes are found.

    `focus` binds ?s to the focus nodes, `paths` ?s and ?v to whatever the path connects, `values` to focus nodes and
    their values; where `is_loose`, to those of other nodes too. `is_looked_up` where the path is followed from each
    focus node, else all that it connects is read in a row and joined.
    """

    focus: str
    paths: str
    values: str
    is_looked_up: bool
    is_loose: bool

    def joined(self, pattern: str, variables: str) -> str:
        """Return a pattern that is joined to the values: in a row, or for each of them."""
        return pattern if self.is_looked_up else f"{{ SELECT {variables} {{ {pattern} }} }}"


def question(data: Dataset, shape: FlatShape, common: Collection[Steps | None]) -> str:
    """Return the pattern of the nodes, ?s, that may break a shape; empty where none can.

    `common` are the paths that shapes of several targets have.
    """
    focus = data.target(shape)
    if not focus or shape.steps == () or not is_known(shape):
        # It has no focus nodes, or says more than can be asked.
        return focus
    view = _view(data, shape, focus, common)
    found = [*_too_many(shape, view), *_wrong(data, shape, view)]
    if found and view.is_loose:
        found = [f"{{ SELECT DISTINCT ?s {{ {either(found)} }} }} {{ SELECT ?s {{ {focus} }} }}"]
    return either([*_too_few(shape, view), *found])


def _view(data: Dataset, shape: FlatShape, focus: str, common: Collection[Steps | None]) -> _View:
    if shape.steps is None:
        return _View(focus, "BIND(?s AS ?v)", f"{focus} BIND(?s AS ?v)", is_looked_up=False, is_loose=False)
    ends = _ENDS[len(shape.steps)]
    steps = [
        either(data.triple(subject, prop, value) for prop in step)
        for step, (subject, value) in zip(shape.steps, ends, strict=True)
    ]
    # What is selected in a group of its own is joined by hash.
    joined = (f"{{ SELECT {' '.join(pair)} {{ {step} }} }}" for step, pair in zip(steps, ends, strict=True))
    row = steps[0] if len(steps) == 1 else " ".join(joined)
    if _is_own(shape) or shape.steps not in common:
        return _View(focus, row, row, is_looked_up=False, is_loose=not _is_own(shape))
    if sum(data.extent(prop) for step in shape.steps for prop in step) > _LOOKUP * data.focus_nodes(shape):
        each, path = f"{{ SELECT DISTINCT ?s {{ {focus} }} }}", " ".join(steps)
        return _View(each, path, f"{each} {path}", is_looked_up=True, is_loose=False)
    both = f"{{ SELECT ?s {{ {focus} }} }} {{ SELECT ?s ?v {{ {row} }} }}"
    return _View(focus, row, both, is_looked_up=False, is_loose=False)


def _is_own(shape: FlatShape) -> bool:
    """Tell whether the focus nodes are those that have the path's property."""
    return not shape.classes and shape.steps == (shape.subjects_of,)


def _limits(shape: FlatShape) -> tuple[int, int | None]:
    least, most = (
        [number(value) for value in shape.constraints.get(SH[name], ())] for name in ("minCount", "maxCount")
    )
    return max(least, default=0), min(most, default=None)


def _too_few(shape: FlatShape, view: _View) -> Iterator[str]:
    """Yield nodes whose values are too few, and if there is a least number, too many."""
    least, most = _limits(shape)
    if least == 0 or (least == 1 and shape.steps is None) or (least == 1 and most is None and _is_own(shape)):
        return
    if least == 1 and most is None:
        without = "FILTER NOT EXISTS" if view.is_looked_up else "MINUS"
        yield f"{view.focus} {without} {{ {view.paths} }}"
        return
    within = f"COUNT(DISTINCT ?v) >= {least}" + (f" && COUNT(DISTINCT ?v) <= {most}" if most is not None else "")
    counted = view.values if view.is_looked_up else view.paths
    yield f"{view.focus} MINUS {{ SELECT ?s {{ {counted} }} GROUP BY ?s HAVING({within}) }}"


def _too_many(shape: FlatShape, view: _View) -> Iterator[str]:
    least, most = _limits(shape)
    if most is not None and least == 0:
        yield f"{{ SELECT ?s {{ {view.values} }} GROUP BY ?s HAVING(COUNT(DISTINCT ?v) > {most}) }}"


def _wrong(data: Dataset, shape: FlatShape, view: _View) -> Iterator[str]:
    """Yield nodes one of whose values is not surely right."""
    said, values = shape.constraints, view.values
    if checks := checks_of(shape):
        passed = " && ".join(f"({check})" for check in checks)
        yield f"{values} FILTER(!COALESCE({passed}, false))"
    if SH["in"] in said:
        yield f"{values} MINUS {{ VALUES ?v {{ {' '.join(map(str, said[SH['in']]))} }} }}"
    for kind in names_of(said.get(SH["class"], ())):
        members = data.member("?v", kind)
        yield f"{values} MINUS {{ {members} }}" if members else values
    for name, check in COMPARED.items():
        for other in names_of(said.get(name, ())):
            compared = view.joined(data.triple("?s", other, "?w"), "?s ?w")
            yield f"{values} {compared} FILTER(!COALESCE({check}, false))"
    for other in names_of(said.get(SH["disjoint"], ())):
        yield f"{values} {view.joined(data.triple('?s', other, '?v'), '?s ?v')}"
