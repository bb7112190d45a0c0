"""Which words a slip of the thumb may have been meant for, and how probably."""

from __future__ import annotations

import pytest

from bot.search.documents import Documents
from bot.search.postings import Postings
from bot.search.slips import Slips
from bot.search.text import Text
from tests.search.small import entry, knowledge


def chances(typed: str, *words: str) -> dict[str, float]:
    """How probably `typed` is what came of each word of a knowledge that holds just these."""
    holding = knowledge([entry("a", " ".join(words), answer=words[0])])
    slips = Slips(Postings(Text(Documents(holding))))
    return {option.word: option.typed for option in slips.near[typed, 2]}


@pytest.mark.parametrize(
    ("typed", "likelier", "rarer"),
    [
        ("hoo", "ho", "hoi"),  # a key twice, as likely as the key beside
        ("nga", "ngay", "nha"),  # a letter left out, rather than one key of many
        ("trnih", "trinh", "tranh"),  # two letters swapped
        ("bam", "nam", "lam"),  # a key beside, rather than one far away
    ],
)
def test_some_slips_are_likelier_than_others(typed: str, likelier: str, rarer: str) -> None:
    found = chances(typed, likelier, rarer)
    assert found[likelier] >= found.get(rarer, 0.0)


def test_a_slip_in_a_word_that_ends_in_y_is_found_though_it_is_kept_with_an_i() -> None:
    assert set(chances("ksy", "ký", "hoa")) == {"ki"}


def test_two_letters_that_were_swapped_share_no_end_and_are_found() -> None:
    assert set(chances("ia", "ai", "hoa")) == {"ai"}


def test_a_rare_word_one_slip_away_hides_no_common_one_two_slips_away() -> None:
    phrasings = [f"dung {number}" for number in range(500)]
    holding = knowledge([entry("a", "|".join((*phrasings, "duh")), answer="Có.")])
    slips = Slips(Postings(Text(Documents(holding))))
    assert {option.word for option in slips.near["duhh", 2]} == {"duh", "dung"}
