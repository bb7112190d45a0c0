"""Deeds that are done once, picked entries in the log, and a store that was never made."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.store import Asked, Store, StoreError

NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)


def test_a_deed_is_taken_on_once_even_by_a_bot_that_was_started_again(url: str) -> None:
    for first in (True, False):
        store = Store.open(url)
        assert store.take_on("digest 2026-11-22", NOON) is first
        assert store.take_on("digest 2026-11-15", NOON) is first
        store.close()


def test_a_deed_that_was_given_back_can_be_taken_on_again(store: Store) -> None:
    store.take_on("digest", NOON)
    store.give_back("digest")
    store.give_back("another")
    assert store.take_on("digest", NOON)


def test_old_deeds_expire_like_everything(store: Store) -> None:
    store.take_on("old", NOON - timedelta(days=91))
    store.take_on("new", NOON)
    store.expire(NOON, timedelta(days=90))
    assert [store.take_on(name, NOON) for name in ("old", "new")] == [True, False]


def test_the_log_tells_typed_questions_and_opened_entries_apart(store: Store) -> None:
    store.log_question(Asked(NOON, "ai ký?", "answer", "ai-ky", 0.9))
    store.log_question(Asked(NOON, "Ai ký?", "answer", "ai-ky", 1.0, opened=True))
    assert [question.opened for question in store.questions(NOON)] == [False, True]


def test_to_ask_whether_there_may_be_a_store_makes_none(url: str, file: Path) -> None:
    assert not Store.may_exist(url)
    assert not file.parent.exists()
    Store.open(url).close()
    assert Store.may_exist(url)
    assert Store.may_exist("postgresql://may/kho")
    with pytest.raises(StoreError):
        Store.may_exist("mysql://may/kho")
