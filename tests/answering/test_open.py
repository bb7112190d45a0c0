"""What an id opens: a deep link, a button, a choice that was typed."""

from __future__ import annotations

import pytest

from bot.answering import Responder
from bot.app import build_responder
from bot.model import Choice, DirectAnswer, Excerpt, KnownGap, SmallTalk
from tests.search.small import PASSAGES, entry, knowledge, village

VILLAGE = build_responder(village())


@pytest.mark.parametrize(
    ("id_", "kind"),
    [("gia-ve", DirectAnswer), ("gap-dan-so", KnownGap), ("chao", SmallTalk)],
)
def test_an_entry_is_opened_as_what_it_is(id_: str, kind: type) -> None:
    answer = VILLAGE.open(id_)
    assert isinstance(answer, kind)
    assert answer == kind(VILLAGE.knowledge.entry_by_id[id_], 1.0)


def test_a_passage_is_opened_whole() -> None:
    answer = VILLAGE.open("chuyen-lang#2")
    assert isinstance(answer, Excerpt)
    assert answer.text == PASSAGES[1]
    assert answer.score == 1.0


@pytest.mark.parametrize(
    "id_",
    ["", "vanished", "GIA-VE", "chuyen-lang#9", "chuyen-lang#", "vanished#1", "#1", "a#b#c", "🙂"],
)
def test_what_is_not_there_opens_nothing(id_: str) -> None:
    assert VILLAGE.open(id_) is None


def test_every_entry_and_passage_opens(library: Responder, shipped: Responder) -> None:
    for responder in (library, shipped):
        found = responder.knowledge
        passages = [passage.id for article in found.articles for passage in article.passages]
        assert passages
        for id_ in [*found.entry_by_id, *passages]:
            assert responder.open(id_) is not None


def test_related_entries_are_offered_in_their_first_words_and_vanished_ones_left_out() -> None:
    entries = [
        entry("a", "Giờ nào mở?", related=["b", "gone"]),
        entry("b", "Ai giữ khóa?|người giữ khóa"),
    ]
    answer = build_responder(knowledge(entries)).open("a")
    assert isinstance(answer, DirectAnswer)
    assert answer.related == (Choice("b", "Ai giữ khóa?"),)


def test_an_answer_found_by_asking_offers_the_same_as_one_opened(library: Responder) -> None:
    (asked,) = library.respond("Trả sách muộn thì bị phạt thế nào?").answers
    opened = library.open("tra-muon")
    assert isinstance(asked, DirectAnswer)
    assert isinstance(opened, DirectAnswer)
    assert (asked.entry, asked.related) == (opened.entry, opened.related)
