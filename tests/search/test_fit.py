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
    denied=False,
    another=False,
    kind=0,
    learned=0.0,
    words=3,
    mass=12.0,
    worth=20.0,
)
"""An entry that holds half of what was asked."""


@pytest.mark.parametrize("learned", [0.0, None])
@pytest.mark.parametrize(
    "better", [{"asked": 0.6}, {"joined": 0.6}, {"line": 0.6}, {"worth": 25.0}, {"kind": 1}]
)
def test_an_entry_that_holds_more_of_the_question_fits_better(
    better: dict[str, float], learned: float | None
) -> None:
    half = replace(HALF, learned=learned)
    assert fit.of_entry(replace(half, **better), 0.5) > fit.of_entry(half, 0.5)
    assert fit.of_entry(half, 0.6) > fit.of_entry(half, 0.5)


def test_an_entry_whose_number_agrees_fits_better_and_one_whose_number_only_counts_worse() -> None:
    agrees, plain, contradicted, counts = (
        fit.of_entry(replace(HALF, numbers=numbers), 0.5) for numbers in (1, 0, -1, ONLY_COUNTS)
    )
    assert agrees > plain == contradicted > counts


def test_what_was_learned_decides_between_two_that_hold_as_much_but_only_so_far() -> None:
    against, little, much, all_of_it = (
        fit.of_entry(replace(HALF, learned=nats), 0.5) for nats in (-2.0, 1.0, 6.0, 60.0)
    )
    assert against < little < much == all_of_it
    assert fit.of_entry(replace(HALF, learned=-60.0), 0.5) < against


def test_one_common_word_is_not_worth_more_for_standing_alone() -> None:
    alone = replace(HALF, mass=1.0, worth=2.0)
    among_others = replace(HALF, mass=fit.LEAST_TOLD, worth=16.0)
    assert fit.of_entry(alone, 0.5) < fit.of_entry(among_others, 0.5)


def test_passages_fit_in_the_order_of_what_their_words_are_worth() -> None:
    for learned in (True, False):
        values = [fit.of_passage(worth, 12.0, learned=learned) for worth in (30.0, 20.0, 10.0)]
        assert values == sorted(set(values), reverse=True)
