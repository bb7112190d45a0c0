"""An answer that is being written is kept for half an hour, one for each admin."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from telegram import Chat, Message, User

from bot.chat.drafting import LEFT_ALONE, AtTheDesk, Desk
from bot.teaching.drafts import begun

ADMIN = 99
DRAFT = begun((1,), ("mật khẩu wifi",))


class Clock:
    def __init__(self) -> None:
        self.at = datetime(2026, 1, 1, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.at


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def desk(clock: Clock) -> Desk:
    return Desk(clock)


def written(number: int = 1, edited: datetime | None = None) -> Message:
    at = datetime(2026, 1, 1, tzinfo=UTC)
    admin = User(ADMIN, "An", is_bot=False)
    chat = Chat(ADMIN, "private")
    return Message(number, at, chat, from_user=admin, text="docsach", edit_date=edited)


def test_a_draft_is_kept_for_half_an_hour_after_it_was_last_worked_on(
    desk: Desk, clock: Clock
) -> None:
    assert timedelta(minutes=30) == LEFT_ALONE
    desk.put(ADMIN, 1, DRAFT)
    clock.at += LEFT_ALONE
    writing = desk.get(ADMIN)
    assert writing is not None
    desk.put(ADMIN, 1, writing.draft)
    clock.at += LEFT_ALONE
    assert desk.get(ADMIN) is not None
    clock.at += timedelta(seconds=1)
    assert desk.get(ADMIN) is None


def test_words_for_a_draft_that_was_left_alone_are_taken_once_and_then_are_questions(
    desk: Desk, clock: Clock
) -> None:
    words = AtTheDesk(desk)
    assert not words.filter(written())
    desk.put(ADMIN, 1, DRAFT)
    clock.at += timedelta(hours=1)
    assert words.filter(written())
    desk.drop(ADMIN)
    assert not words.filter(written())


def test_a_finished_draft_waits_for_no_words(desk: Desk) -> None:
    desk.put(ADMIN, 1, begun((1,), ("wifi",), "docsach").skipped().skipped())
    assert not AtTheDesk(desk).filter(written())
    assert desk.get(ADMIN) is not None


def test_an_edit_is_known_by_the_message_that_was_typed_for_a_draft(desk: Desk) -> None:
    edited = datetime(2026, 1, 1, 1, tzinfo=UTC)
    desk.put(ADMIN, 1, DRAFT)
    desk.note_typed(ADMIN, 1)
    desk.drop(ADMIN)
    assert AtTheDesk(desk).filter(written(1, edited))
    assert not AtTheDesk(desk).filter(written(2, edited))


def test_each_admin_writes_one_answer(desk: Desk) -> None:
    desk.put(ADMIN, 1, DRAFT)
    desk.put(98, 2, DRAFT)
    desk.put(ADMIN, 3, DRAFT)
    ours, theirs = desk.get(ADMIN), desk.get(98)
    assert ours is not None
    assert theirs is not None
    assert (ours.question_id, theirs.question_id) == (3, 2)
