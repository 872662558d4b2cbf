"""Writes data/lexicon/verbs.tsv, the table of verb forms, from the lemmas of data/lexicon/verbs.txt.

A development script: run `python data/lexicon/build/verb_forms.py` after a change to verbs.txt and commit the table. It
needs the package `ablaut` (PyPI, MIT or Apache-2.0), a German conjugator; the product reads the table and never imports
ablaut. The output is sorted and has no duplicates, so the same lemmas give the same bytes.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import ablaut  # type: ignore[import-untyped]

LEXICON = Path(__file__).resolve().parents[1]
PERSONS = ("1s", "2s", "3s", "1p", "2p", "3p")
#: Endings of the preterite in the order of PERSONS, after '-te' and after a strong stem.
WEAK = ("", "st", "", "n", "t", "n")
STRONG = ("", "st", "", "en", "t", "en")
#: Participles used as adjectives take these endings; the table holds them so that no reader has to strip.
ENDINGS = ("e", "em", "en", "er", "es")
HEADER = """\
# Verb forms of German business news; written by build/verb_forms.py from verbs.txt, do not edit.
# form      the word as it stands, lower case; for a separable verb apart ('steuert … bei') the part before the gap;
#           a form with ß stands in Swiss spelling too ('schliesst')
# lemma     infinitive, prefix joined ('beisteuern')
# particle  the separated prefix that must close the clause ('bei'), empty where the form stands whole
# features  what the form can be, separated by blanks: inf, zu (infinitive with zu inside), part1, part2 (uninflected),
#           part1.adj, part2.adj (with an adjective's ending), or tense.mood.person: pres|pret . ind|k1|k2 . 1s…3p
form\tlemma\tparticle\tfeatures
"""
#: form, lemma, particle, feature
Row = tuple[str, str, str, str]


@dataclass(frozen=True, slots=True)
class Table:
    """The forms of one verb; a separable verb's finite forms hold the particle behind a blank."""

    lemma: str
    finite: tuple[tuple[str, str], ...]
    zu: str
    participles: tuple[tuple[str, str], ...]


def generated(lemma: str) -> Table:
    """Give the table as the conjugator has it."""
    verb = ablaut.conjugate(lemma)
    moods = (
        ("pres.ind", verb.present),
        ("pret.ind", verb.preterite),
        ("pres.k1", verb.konjunktiv1),
        ("pret.k2", verb.konjunktiv2),
    )
    finite = [(f"{mood}.{person}", form) for mood, forms in moods for person, form in zip(PERSONS, forms, strict=True)]
    # nobody addresses a reader in this prose but in the present tense
    finite = [(feature, form) for feature, form in finite if feature.startswith("pres.ind") or feature[-2] != "2"]
    zu = verb.zu_infinitive if " " not in verb.zu_infinitive else ""
    return Table(lemma, tuple(finite), zu, (("part1", verb.present_participle), ("part2", verb.past_participle)))


def prefixed(prefix: str, stem: str, *, parts: bool) -> Table:
    """Give the table of prefix and stem where the conjugator would guess wrong whether the prefix parts."""
    base = generated(stem)
    participles = dict(base.participles)
    past = participles["part2"]
    if parts:
        finite = tuple((feature, f"{form} {prefix}") for feature, form in base.finite)
        zu = f"{prefix}zu{stem}"
    else:
        finite = tuple((feature, prefix + form) for feature, form in base.finite)
        zu = ""
        past = past.removeprefix("ge")
    return Table(prefix + stem, finite, zu, (("part1", prefix + participles["part1"]), ("part2", prefix + past)))


def doublet(lemma: str, preterite: str, participle: str) -> Table:
    """Give the conjugator's table with a second preterite and participle ('wendete', 'gewendet')."""
    base = generated(lemma)
    stem, _, particle = preterite.partition("_")
    endings = WEAK if stem.endswith("te") else STRONG
    forms = [
        (f"pret.ind.{person}", f"{stem}{end} {particle}".strip()) for person, end in zip(PERSONS, endings, strict=True)
    ]
    return Table(lemma, (*base.finite, *forms), base.zu, (*base.participles, ("part2", participle)))


def table(word: str) -> Table:
    """Read one word of verbs.txt."""
    if match := re.fullmatch(r"(\w+)([=+])(\w+)", word):
        return prefixed(match[1], match[3], parts=match[2] == "+")
    if match := re.fullmatch(r"(\w+)!(\w+)/(\w+)", word):
        return doublet(match[1], match[2], match[3])
    return generated(word)


def rows_of(verb: Table) -> Iterator[Row]:
    """Give the rows of one verb: finite forms apart and, for verb-last clauses, joined; infinitives and participles."""
    for feature, form in verb.finite:
        finite, _, particle = form.partition(" ")
        yield finite, verb.lemma, particle, feature
        if particle:
            yield particle + finite, verb.lemma, "", feature
    yield verb.lemma, verb.lemma, "", "inf"
    if verb.zu:
        yield verb.zu, verb.lemma, "", "zu"
    if verb.lemma == "werden":
        yield "worden", verb.lemma, "", "part2"
    for name, participle in verb.participles:
        yield participle, verb.lemma, "", name
        for ending in ENDINGS:
            yield participle + ending, verb.lemma, "", f"{name}.adj"


def lines() -> list[str]:
    """Give the lines of the table, one for each form, lemma and particle, its features joined."""
    text = (LEXICON / "verbs.txt").read_text(encoding="utf-8")
    words = {word for line in text.splitlines() if line[:1] not in ("#", "!") for word in line.split()}
    left_out = {word for line in text.splitlines() if line.startswith("!") for word in line[1:].split()}
    merged: dict[tuple[str, str, str], list[str]] = {}
    for word in sorted(words):
        for form, lemma, particle, feature in rows_of(table(word)):
            if form.lower() in left_out:
                continue
            for spelling in dict.fromkeys((form.lower(), form.lower().replace("ß", "ss"))):
                features = merged.setdefault((spelling, lemma, particle), [])
                if feature not in features:
                    features.append(feature)
    return ["\t".join((*key, " ".join(features))) for key, features in sorted(merged.items())]


def main() -> None:
    """Write the table and say how many forms it holds."""
    rows = lines()
    (LEXICON / "verbs.tsv").write_text(HEADER + "\n".join(rows) + "\n", encoding="utf-8", newline="\n")
    print(f"{len(rows)} forms of {len({row.split(chr(9))[1] for row in rows})} verbs", file=sys.stderr)


if __name__ == "__main__":
    main()
