"""What waits for an admin: asked in vain, or voted down, and nothing decided about it yet."""

from __future__ import annotations

import pytest

from bot.store import LoggedQuestion
from bot.teaching.in_vain import MOST, InVain
from tests.teaching.logs import RESPONDER, log, logged

WIFI = "mật khẩu wifi"
UNCLEAR = "sách"
IN_VAIN = InVain(RESPONDER)


def waiting(*questions: LoggedQuestion) -> list[int]:
    return [question.id for question in IN_VAIN.waiting(questions)]


def choices() -> dict[str, str]:
    """What is offered for UNCLEAR, by id."""
    (answer,) = RESPONDER.respond(UNCLEAR).answers
    return {choice.id: choice.label for choice in answer.choices}


def test_what_got_no_answer_waits() -> None:
    assert waiting(logged(1, WIFI)) == [1]


@pytest.mark.parametrize(
    "question",
    [
        logged(1, "Mượn sách được bao lâu?", "answer", "thoi-han-muon"),
        logged(1, "Câu lạc bộ có bao nhiêu thành viên?", "gap", "gap-so-thanh-vien"),
        logged(1, "chào bot", "smalltalk", "chao"),
        logged(1, "?!"),
        logged(1, ""),
    ],
    ids=["answered", "a known gap", "small talk", "no word", "nothing"],
)
def test_what_was_answered_or_asks_nothing_does_not(question: LoggedQuestion) -> None:
    assert waiting(question) == []


def test_what_would_be_answered_today_waits_no_more() -> None:
    assert waiting(logged(1, "Mượn sách được bao lâu?", "fallback")) == []


@pytest.mark.parametrize(("up", "down", "waits"), [(0, 1, True), (1, 1, False), (3, 1, False)])
def test_an_answer_voted_down_waits(up: int, down: int, *, waits: bool) -> None:
    question = logged(1, "Mượn sách được bao lâu?", "answer", "thoi-han-muon", up=up, down=down)
    assert bool(waiting(question)) is waits


def test_a_choice_that_nobody_made_waits() -> None:
    assert waiting(logged(1, UNCLEAR, "clarification")) == [1]


def test_a_choice_that_was_made_soon_after_answers() -> None:
    picked, label = next(iter(choices().items()))
    asked = logged(1, UNCLEAR, "clarification")
    assert waiting(asked, logged(2, label, "answer", picked, opened=True)) == []
    late = logged(2, label, "answer", picked, opened=True, minute=60)
    assert waiting(asked, late) == [1]
    typed = logged(2, label, "answer", picked)
    assert waiting(asked, typed) == [1]


@pytest.mark.parametrize("state", ["taught", "out-of-scope", "later"])
def test_what_was_decided_about_does_not_wait(state: str) -> None:
    question = logged(1, WIFI, state=state)
    assert waiting(question) == []
    assert IN_VAIN.waiting([question], "later") == ((question,) if state == "later" else ())


def test_of_very_many_the_newest_are_looked_at() -> None:
    found = IN_VAIN.waiting(log(*[WIFI] * (MOST + 5)))
    assert len(found) == MOST
    assert found[-1].id == MOST + 5


def test_the_groups_are_those_of_what_waits() -> None:
    (group,) = IN_VAIN.groups([*log(WIFI, "mat khau wifi"), logged(3, "chào bot", "smalltalk")])
    assert group.ids == (1, 2)
