"""Three levers of a firm, one in each field, chosen by what the report found.

A field has cases in order; the first whose findings are there is taken, the last needs none. `data/report/words.yaml`
has title, reason and advice of each (`lever_<case>_title` …), with `{about}` for the names that the findings are about.

| field | case | taken where |
| --- | --- | --- |
| interfaces | `elsewhere` | a model in use is offered by somebody whose platform the firm does not use |
| | `several` | an application in use holds models of several labs |
| | `sole_platform` | a model or a platform in use has an exclusive tie |
| | `no_interface` | none of these |
| data | `one_house` | several of the firm's entries are directly of one house |
| | `lab_cloud` | a lab behind its models computes in somebody's cloud |
| | `no_data` | neither |
| governance | `disputed` | the texts contradict each other gravely on what it uses |
| | `bottleneck` | somebody lies on all ways to what it uses, or is alone |
| | `bound` | a provider of it is tied exclusively |
| | `no_governance` | none of these |
"""

from __future__ import annotations

from collections.abc import Sequence

from kgtool.report.statement import Lever, Section, Statement
from kgtool.report.wording import listed, words

#: For each field its cases, with the part and the kinds of findings that choose them; the last of a field has none.
CASES: dict[str, tuple[tuple[str, str, tuple[str, ...]], ...]] = {
    "interfaces": (
        ("elsewhere", "alternatives", ("elsewhere",)),
        ("several", "alternatives", ("several",)),
        ("sole_platform", "exclusive", ("exclusive",)),
        ("no_interface", "", ()),
    ),
    "data": (
        ("one_house", "chokepoints", ("house",)),
        ("lab_cloud", "tiers", ("cloud",)),
        ("no_data", "", ()),
    ),
    "governance": (
        ("disputed", "contradictions", ("high",)),
        ("bottleneck", "chokepoints", ("all_ways", "chokepoint")),
        ("bound", "exclusive", ("exclusive", "primary")),
        ("no_governance", "", ()),
    ),
}


def levers(sections: Sequence[Section], language: str) -> tuple[Lever, ...]:
    """Return a lever for each field, chosen by the numbered statements of the sections."""
    by_key = {section.key: section.statements for section in sections}
    return tuple(_lever(field, by_key, language) for field in CASES)


def _lever(field: str, by_key: dict[str, tuple[Statement, ...]], language: str) -> Lever:
    for case, key, kinds in CASES[field]:
        found = [statement for statement in by_key.get(key, ()) if statement.case in kinds]
        if found or not kinds:
            about = listed([statement.about[0] for statement in found if statement.about], language)
            title, reason, advice = (
                words(language, f"lever_{case}_{part}", about=about) for part in ("title", "reason", "advice")
            )
            return Lever(field, case, title, reason, advice, tuple(statement.number for statement in found))
    raise AssertionError(f"the last case of {field} needs no finding")
