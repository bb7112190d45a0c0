"""What makes one entry fit a question better than another."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.model import ONLY_COUNTS, Evidence
from bot.search import fit

HALF = Evidence(
    asked=0.5,
    joined=0.5,
    in_line=0.5,
    line=0.5,
    numbers=0,
    strange=0.0,
    told=0.5,
    rest=1.0,
    denied=False,
    another=False,
    kind=0,
    learned=0.0,
    words=3,
    mass=12.0,
    worth=20.0,
)
"""An entry that holds half of what was asked."""


ALL = (fit.OF_MANY, fit.OF_FEW, fit.UNLEARNED)


@pytest.mark.parametrize("weights", ALL)
@pytest.mark.parametrize(
    "better", [{"asked": 0.6}, {"joined": 0.6}, {"line": 0.6}, {"worth": 25.0}, {"kind": 1}]
)
def test_an_entry_that_holds_more_of_the_question_fits_better(
    better: dict[str, float], weights: fit.Weights
) -> None:
    assert fit.of_entry(weights, replace(HALF, **better), 0.5) > fit.of_entry(weights, HALF, 0.5)
    assert fit.of_entry(weights, HALF, 0.6) > fit.of_entry(weights, HALF, 0.5)


@pytest.mark.parametrize("weights", ALL)
def test_an_entry_whose_number_agrees_fits_better_and_one_whose_number_only_counts_worse(
    weights: fit.Weights,
) -> None:
    agrees, plain, contradicted, counts = (
        fit.of_entry(weights, replace(HALF, numbers=numbers), 0.5)
        for numbers in (1, 0, -1, ONLY_COUNTS)
    )
    assert agrees > plain == contradicted > counts


@pytest.mark.parametrize("weights", [fit.OF_MANY, fit.OF_FEW])
def test_what_was_learned_decides_between_two_that_hold_as_much_but_only_so_far(
    weights: fit.Weights,
) -> None:
    against, little, much, all_of_it, least = (
        fit.of_entry(weights, replace(HALF, learned=nats), 0.5)
        for nats in (-2.0, 1.0, 6.0, 60.0, -60.0)
    )
    assert least < against < little < much == all_of_it


@pytest.mark.parametrize("weights", ALL)
def test_one_common_word_is_not_worth_more_for_standing_alone(weights: fit.Weights) -> None:
    alone = replace(HALF, mass=1.0, worth=2.0)
    among_others = replace(HALF, mass=fit.LEAST_TOLD, worth=16.0)
    assert fit.of_entry(weights, alone, 0.5) < fit.of_entry(weights, among_others, 0.5)


@pytest.mark.parametrize("weights", ALL)
def test_passages_fit_in_the_order_of_what_their_words_are_worth(weights: fit.Weights) -> None:
    values = [fit.of_passage(weights, worth, 12.0) for worth in (30.0, 20.0, 10.0)]
    assert values == sorted(set(values), reverse=True)


def test_a_folder_is_weighed_by_how_many_phrasings_its_entries_have() -> None:
    assert fit.weights_for(fit.SOME * 3, 3, learned=True) is fit.OF_MANY
    assert fit.weights_for(fit.SOME * 3 - 1, 3, learned=True) is fit.OF_FEW
    assert fit.weights_for(fit.SOME * 3, 3, learned=False) is fit.UNLEARNED
