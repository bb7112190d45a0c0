"""Phrasings that the bot does not answer with their own entry: found, grouped and told."""

from __future__ import annotations

from bot.answering import Responder
from bot.evaluation.confusions import confusions, unseen
from bot.evaluation.contest import suspects
from bot.model import Entry, Knowledge, Programme

HOURS = ("Thư viện mở cửa lúc mấy giờ?", "giờ mở cửa", "mấy giờ mở cửa", "khi nào mở cửa")
CARD = ("Làm thẻ thư viện ở đâu?", "xin cấp thẻ bạn đọc", "đăng ký thẻ mới", "chỗ làm thẻ")


def known(hours: tuple[str, ...] = HOURS, card: tuple[str, ...] = CARD) -> Knowledge:
    return Knowledge(
        programme=Programme(name="Thư viện"),
        messages={},
        entries=(
            Entry(id="gio", questions=hours, answer="Tám giờ."),
            Entry(id="the", questions=card, answer="Ở quầy một."),
        ),
    )


def found(knowledge: Knowledge) -> list[tuple[str, str | None, tuple[int, ...]]]:
    confused = confusions(Responder(knowledge), unseen)
    return [(it.entry.id, it.other, it.phrasings) for it in confused]


def test_entries_that_ask_for_different_things_are_not_confused() -> None:
    assert found(known()) == []


def test_a_question_that_two_entries_share_but_for_politeness_is_a_suspect_in_both() -> None:
    knowledge = known(card=(*CARD, "dạ cho em hỏi giờ mở cửa với ạ"))
    at_risk = {(it.entry, it.phrasing) for it in suspects(knowledge, 1.0, lambda: None)}
    assert at_risk >= {(0, 1), (1, 4)}


def test_phrasings_that_go_to_the_same_entry_are_one_confusion() -> None:
    polite = ("dạ cho em hỏi giờ mở cửa với ạ", "ad ơi cho em hỏi giờ mở cửa nhé")
    (confused,) = found(known(card=(*CARD, *polite)))
    assert confused[0] == "the"
    assert confused[2] == (4, 5)


def test_a_phrasing_that_says_nothing_of_its_own_is_a_suspect() -> None:
    knowledge = known(card=(*CARD, "dạ vâng ạ"))
    assert (1, 4) in {(it.entry, it.phrasing) for it in suspects(knowledge, 1.0, lambda: None)}


def test_each_step_is_counted_for_whoever_looks_on() -> None:
    steps: dict[str, list[int]] = {}

    def progress(what: str, many: int) -> object:
        done = steps.setdefault(what, [many])
        return lambda: done.append(1)

    confusions(Responder(known()), progress)
    assert all(sum(done[1:]) == done[0] for done in steps.values())
    assert len(steps) == 2
