"""Pictures of the ontology: all its classes as a tree, and where a single term stands between its neighbours."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from kgtool.pictures.drawing import Drawing
from kgtool.pictures.hierarchy import TreeNode, hierarchy
from kgtool.pictures.setting import Setting
from kgtool.vocabulary.terms import KG
from kgtool.web.pages.page import Visit
from kgtool.web.pages.terms import Term, relations
from kgtool.web.pages.wording import words

#: What stands left and right of a term, by the kinds of axioms, the first pair that there is anything of.
_SIDES = (("parents", "children"), ("domain", "range"), ("scheme", "members"))


@dataclass(frozen=True, slots=True)
class Branch:
    """A class with the classes below it."""

    term: Term
    below: tuple[Branch, ...]


def class_tree(visit: Visit, classes: Sequence[Term]) -> tuple[Branch, ...]:
    """Return the classes that have none of ours above them, each with all below; one below several is under each."""
    by_name = {term.name: term for term in classes}
    below = {name: relations(visit, KG[name]).get("children", ()) for name in by_name}
    lower = {child.name for children in below.values() for child in children}

    def branch(term: Term) -> Branch:
        return Branch(term, tuple(branch(child) for child in below.get(term.name, ()) if child.name != term.name))

    return tuple(branch(term) for term in classes if term.name not in lower)


def tree_picture(visit: Visit, tree: Sequence[Branch], *, canonical: bool = False) -> Drawing:
    """Return the picture of all classes that stand above or below another; `canonical` links lead to IRIs."""

    def node(branch: Branch, path: str) -> TreeNode:
        own = f"{path}/{branch.term.name}"
        below = tuple(node(child, own) for child in branch.below)
        return _node(visit, branch.term, own, below, canonical=canonical)

    roots = [node(branch, "class") for branch in tree if branch.below]
    return hierarchy(roots, Setting(visit.language, "ontology"), words(visit.language, "ontology.tree"))


def tree_rows(tree: Sequence[Branch], above: str = "") -> Iterator[tuple[str, str, str]]:
    """Yield each class of a tree: its local name, what it is called, and the class above it."""
    for branch in tree:
        yield branch.term.name, branch.term.label, above
        yield from tree_rows(branch.below, branch.term.name)


def term_picture(visit: Visit, term: Term, related: Mapping[str, tuple[Term, ...]]) -> Drawing | None:
    """Return the picture of a term between what it belongs to and what belongs to it, None where it stands alone."""
    for left, right in _SIDES:
        before, behind = related.get(left, ()), related.get(right, ())
        if before or behind:
            break
    else:
        return None

    def own(path: str) -> TreeNode:
        return _node(
            visit, term, f"{path}/{term.name}", [_node(visit, other, f"{path}/-/{other.name}") for other in behind]
        )

    roots = [_node(visit, other, f"term/{other.name}", [own(f"term/{other.name}")]) for other in before]
    return hierarchy(roots or [own("term")], Setting(visit.language, "term"), term.label)


def _node(visit: Visit, term: Term, key: str, below: Sequence[TreeNode] = (), *, canonical: bool = False) -> TreeNode:
    href = KG[term.name].value if canonical else visit.to(f"/ontology/{term.name}")
    return TreeNode(key, term.label, href, term.definition or term.label, tuple(below))
