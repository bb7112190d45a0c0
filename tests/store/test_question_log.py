"""The question log, the votes on its answers and what admins decided."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.store import Asked, LoggedQuestion, Store, StoreError

NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)
MINUTE = timedelta(minutes=1)
HANOI = timezone(timedelta(hours=7))


def asked(text: str = "ai ký?", at: datetime = NOON) -> Asked:
    return Asked(at, text, "answer", entry="nguoi-ky", score=0.75)


def votes(store: Store) -> list[tuple[int, int]]:
    """The votes for and against the answer to each question."""
    return [(question.up, question.down) for question in store.questions(NOON)]


def test_a_question_is_logged_with_what_came_of_it(store: Store) -> None:
    number = store.log_question(asked())
    assert store.questions(NOON) == [
        LoggedQuestion(number, NOON, "ai ký?", "answer", "nguoi-ky", 0.75)
    ]


def test_the_log_is_masked_though_the_caller_forgot_to(store: Store) -> None:
    store.log_question(asked("gọi em 0912 345 678"))
    assert [question.text for question in store.questions(NOON)] == ["gọi em [số điện thoại]"]


def test_questions_come_by_their_time_whatever_zone_it_was_told_in(store: Store) -> None:
    store.log_question(asked("sau", NOON + MINUTE))
    store.log_question(asked("trước", NOON.astimezone(HANOI)))
    store.log_question(asked("xưa", NOON - MINUTE))
    questions = store.questions(NOON.astimezone(HANOI))
    assert [(question.text, question.at) for question in questions] == [
        ("trước", NOON),
        ("sau", NOON + MINUTE),
    ]
    assert all(question.at.tzinfo is UTC for question in questions)
    assert [question.text for question in store.questions(NOON, NOON + MINUTE)] == ["trước"]


def test_one_question_comes_with_its_votes(store: Store) -> None:
    number = store.log_question(asked("ai ký?"))
    store.log_question(asked("ký ở đâu?"))
    store.vote(number, store.person(1), -1, NOON)
    question = store.question(number)
    assert question
    assert (question.text, question.down) == ("ai ký?", 1)
    assert store.question(99) is None


def test_what_was_asked_most_comes_first(store: Store) -> None:
    for entry in ("a", "b", None, None, None, "b", "c"):
        store.log_question(Asked(NOON, "?", "answer", entry, 1.0))
    for _ in range(5):
        store.log_question(Asked(NOON - MINUTE, "?", "answer", "xua", 1.0))
    assert store.most_asked(NOON, 10) == ["b", "a", "c"]
    assert store.most_asked(NOON - MINUTE, 2) == ["xua", "b"]


def test_a_person_has_one_vote_on_a_question_and_may_change_it(store: Store) -> None:
    first, second = store.log_question(asked()), store.log_question(asked())
    an, binh = store.person(1), store.person(2)
    for person, value in [(an, 1), (an, 1), (binh, 1), (an, -1)]:
        assert store.vote(first, person, value, NOON)
    assert store.vote(second, an, 1, NOON)
    assert votes(store) == [(1, 1), (1, 0)]


@pytest.mark.parametrize("value", [0, 2, -2])
def test_a_vote_is_for_or_against(store: Store, value: int) -> None:
    number = store.log_question(asked())
    with pytest.raises(StoreError):
        store.vote(number, store.person(1), value, NOON)
    assert votes(store) == [(0, 0)]


@pytest.mark.parametrize("number", [0, -1, 99])
def test_a_vote_on_a_question_that_is_gone_says_so(store: Store, number: int) -> None:
    store.log_question(asked())
    assert not store.vote(number, store.person(1), 1, NOON)


def test_the_number_of_a_deleted_question_is_never_used_again(store: Store) -> None:
    old = store.log_question(asked())
    store.expire(NOON + MINUTE, timedelta(0))
    assert store.log_question(asked()) > old


def test_an_admin_settles_questions(store: Store) -> None:
    numbers = [store.log_question(asked()) for _ in range(3)]
    store.settle(numbers[:2], "later", NOON)
    store.settle([numbers[1], 99], "taught", NOON)
    store.settle([], "out-of-scope", NOON)
    assert [question.state for question in store.questions(NOON)] == ["later", "taught", None]


def test_many_questions_are_settled_at_once(store: Store) -> None:
    store.settle(range(40_000), "later", NOON)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(st.characters(codec=None, exclude_categories=())))
def test_any_text_can_be_logged(store: Store, text: str) -> None:
    number = store.log_question(asked(text))
    kept = {question.id: question.text for question in store.questions(NOON)}[number]
    kept.encode()
    assert "\0" not in kept


@pytest.mark.parametrize(
    "wrong",
    [
        asked(at=datetime(2026, 11, 24, 12)),  # noqa: DTZ001 - that is what is wrong with it
        Asked(NOON, "ai ký?", "answer", None, float("nan")),
    ],
)
def test_what_makes_no_sense_is_refused(store: Store, wrong: Asked) -> None:
    with pytest.raises(StoreError):
        store.log_question(wrong)


def test_an_absurd_number_is_refused_like_any_trouble(store: Store) -> None:
    with pytest.raises(StoreError):
        store.vote(10**30, store.person(1), 1, NOON)
