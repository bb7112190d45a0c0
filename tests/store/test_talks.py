"""Follow-up states, noted replies and the questions that wait for staff."""

from __future__ import annotations

import sqlite3
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.store import Asked, Asker, Handed, Store

NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)
MINUTE = timedelta(minutes=1)
DAY = timedelta(days=1)
STAFF, POST = -1_001_234_567_890, 7
AN, GROUP = 5_123_456_789, -1_009_876_543_210


def logged(store: Store, at: datetime = NOON) -> int:
    return store.log_question(Asked(at, "ai ký?", "fallback", None, 0.1))


def waiting(store: Store, at: datetime = NOON) -> Handed:
    """A question of An's that was handed to staff."""
    asker = Asker(store.person(AN), chat=GROUP, message=11, thread=3)
    handed = Handed(STAFF, POST, logged(store, at), at, asker)
    store.hand_over(handed)
    return handed


def test_a_talk_is_remembered_and_replaced(store: Store) -> None:
    talk, person = store.person(GROUP, AN), store.person(AN)
    assert store.recall(talk, NOON) is None
    store.remember(talk, person, '{"a": 1}', NOON)
    store.remember(talk, person, '{"a": 2}', NOON + MINUTE)
    assert store.recall(talk, NOON) == '{"a": 2}'


def test_a_talk_that_is_too_old_is_not_recalled(store: Store) -> None:
    talk = store.person(AN, AN)
    store.remember(talk, store.person(AN), "{}", NOON)
    assert store.recall(talk, NOON) == "{}"
    assert store.recall(talk, NOON + timedelta(microseconds=1)) is None


def test_a_person_is_known_by_a_hash_that_outlives_a_restart(store: Store, url: str) -> None:
    again = Store.open(url)
    assert again.person(AN, AN) == store.person(AN, AN)
    assert len({store.person(AN), store.person(AN, AN), store.person(GROUP, AN)}) == 3
    again.close()


def test_another_store_knows_the_same_person_by_another_hash(store: Store, tmp_path: Path) -> None:
    other = Store.open(f"sqlite:///{tmp_path}/other.sqlite3")
    assert other.person(AN) != store.person(AN)
    other.close()


def test_the_replies_to_a_message_are_known_and_replaced(store: Store) -> None:
    message, person = store.person(GROUP, 11), store.person(AN)
    assert store.reply_to(message) is None
    store.note_reply(message, person, [12, 13], NOON)
    assert store.reply_to(message) == (12, 13)
    store.note_reply(message, person, [14], NOON)
    assert store.reply_to(message) == (14,)


def test_a_message_that_got_no_reply_is_noted_all_the_same(store: Store) -> None:
    message = store.person(AN, 11)
    store.note_reply(message, store.person(AN), [], NOON)
    assert store.reply_to(message) == ()


def test_staff_s_reply_finds_the_asker(store: Store) -> None:
    handed = waiting(store)
    assert store.handed(STAFF, POST) == handed
    assert store.handed(STAFF, POST + 1) is None


def test_once_answered_the_question_stays_and_the_asker_is_forgotten(store: Store) -> None:
    handed = waiting(store)
    store.answered(STAFF, POST)
    assert store.handed(STAFF, POST) == Handed(STAFF, POST, handed.question_id, NOON, None)


def test_a_question_that_is_gone_can_still_be_handed_over(store: Store) -> None:
    asker = Asker(store.person(AN), AN, 11)
    store.hand_over(Handed(STAFF, POST, 99, NOON, asker))
    assert store.handed(STAFF, POST) == Handed(STAFF, POST, None, NOON, asker)


def everything(store: Store, at: datetime = NOON) -> None:
    """All that can be kept of An at one time."""
    handed = waiting(store, at)
    assert handed.question_id is not None
    store.vote(handed.question_id, store.person(AN), -1, at)
    store.remember(store.person(GROUP, AN), store.person(AN), "{}", at)
    store.note_reply(store.person(GROUP, 11), store.person(AN), [12], at)


def test_forgetting_a_person_leaves_nothing_linked_to_them(store: Store, file: Path) -> None:
    everything(store)
    store.remember(store.person(2, 2), store.person(2), "{}", NOON)
    an = store.person(AN)
    assert store.forget([an]) == 4
    assert store.forget([an]) == 0
    handed = store.handed(STAFF, POST)
    assert handed is not None
    assert handed.asker is None
    assert store.recall(store.person(GROUP, AN), NOON) is None
    assert store.reply_to(store.person(GROUP, 11)) is None
    assert [(asked.text, asked.down) for asked in store.questions(NOON)] == [("ai ký?", 0)]
    assert store.recall(store.person(2, 2), NOON) == "{}"
    store.close()
    content = file.read_bytes()
    assert an.encode() not in content
    assert store.person(GROUP, AN).encode() not in content


def test_forgetting_a_talk_leaves_the_person_s_other_talks(store: Store) -> None:
    for chat in (AN, GROUP):
        store.remember(store.person(chat, AN), store.person(AN), "{}", NOON)
    assert store.forget([store.person(GROUP, AN)]) == 1
    assert store.recall(store.person(AN, AN), NOON) == "{}"
    assert store.forget([]) == 0


def test_what_is_older_than_the_retention_expires_and_nothing_else(store: Store) -> None:
    everything(store, NOON - 90 * DAY - MINUTE)
    number = logged(store, NOON - 90 * DAY)
    store.expire(NOON, 90 * DAY)
    assert [asked.id for asked in store.questions(NOON - 100 * DAY)] == [number]
    assert store.handed(STAFF, POST) is None
    assert store.reply_to(store.person(GROUP, 11)) is None
    assert store.recall(store.person(GROUP, AN), NOON - 100 * DAY) is None
    assert store.forget([store.person(AN)]) == 0


@pytest.mark.parametrize(
    ("waited", "retention", "known"),
    [
        (7 * DAY, 90 * DAY, True),
        (7 * DAY + MINUTE, 90 * DAY, False),
        (2 * DAY, DAY, False),
    ],
)
def test_an_asker_is_forgotten_after_seven_days_at_most(
    store: Store, waited: timedelta, retention: timedelta, *, known: bool
) -> None:
    waiting(store, NOON - waited)
    store.expire(NOON, retention)
    handed = store.handed(STAFF, POST)
    assert (handed is not None and handed.asker is not None) == known


def test_no_telegram_id_stands_in_the_file_but_an_asker_s_who_still_waits(
    store: Store, file: Path
) -> None:
    everything(store)
    store.answered(STAFF, POST)
    store.close()
    connection = sqlite3.connect(file)
    dump = "\n".join(connection.iterdump())
    connection.close()
    assert str(STAFF) in dump
    assert str(AN) not in dump
    assert str(GROUP) not in dump
