from __future__ import annotations

import random
from dataclasses import replace

import pytest

from kgtool.query.library import find
from kgtool.views.changes import key_of
from kgtool.views.trial import Trial
from kgtool.views.view import View
from tests.query.graph import CORPUS
from tests.views.graph import bench


@pytest.mark.parametrize("question", ["circular-flow", "lock-in", "deal-anatomy"])
def test_a_trial_answers_as_a_view_of_the_same_claims_does(question: str) -> None:
    made, fresh = bench(CORPUS), bench(CORPUS)
    asked = find(question)
    parameters = {"lang": "de"} if any(parameter.name == "lang" for parameter in asked.parameters) else {}
    trial = Trial(made, View(), made.show(View()), asked, parameters)
    whole = trial.solutions()
    keys = [key_of(asked, whole.columns, row) for row in whole.rows]
    assert keys
    rng = random.Random(7)
    for _ in range(8):
        claims = rng.sample(made.claims, rng.randint(1, len(made.claims)))
        others = tuple(claim.iri.value for claim in made.claims if claim not in claims)
        view = replace(View(), without=others)
        alone = Trial(fresh, view, fresh.show(view), asked, parameters).solutions()
        for key in keys:
            expected = [row for row in alone.rows if key_of(asked, alone.columns, row) == key]
            assert sorted(map(str, trial.rows(key, claims))) == sorted(map(str, expected))
