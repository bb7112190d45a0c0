"""The keeper keeps the event loop free, and what ails the store away from the answers."""

from __future__ import annotations

import asyncio
import logging
import sqlite3
from collections.abc import Awaitable, Callable
from contextlib import closing
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from threading import Event, get_ident
from typing import NoReturn

import pytest

from bot.store import Asked, Keeper, Store, StoreError
from bot.store.opening import TRIED_EVERY, Opening
from bot.store.trouble import TOLD_EVERY

NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)
QUESTION = Asked(NOON, "ai ký?", "answer", None, 0.5)
WATCHDOG = 60
PATIENT = WATCHDOG
IMPATIENT = 0.3


class Clock:
    """A clock that goes only when told to."""

    now = 1000.0

    def __call__(self) -> float:
        return self.now


def play(scene: Callable[[Keeper], Awaitable[object]], keeper: Keeper | None = None) -> None:
    """Run a scene with a keeper, which is closed in the end."""

    async def whole() -> None:
        async with asyncio.timeout(WATCHDOG):
            acting = keeper or Keeper(None)
            try:
                await scene(acting)
            finally:
                await acting.close()

    asyncio.run(whole())


def log(store: Store) -> int:
    return store.log_question(QUESTION)


def logged(store: Store) -> int:
    return len(store.questions(NOON))


def fail(_: Store) -> NoReturn:
    raise StoreError("Kho dữ liệu đã hỏng.")


def warnings(caplog: pytest.LogCaptureFixture) -> list[str]:
    return [record.getMessage() for record in caplog.records]


def test_a_deed_is_done_in_another_thread_and_its_result_comes_back(store: Store) -> None:
    async def scene(keeper: Keeper) -> None:
        assert await keeper.ask(log, otherwise=None) is not None
        assert await keeper.ask(lambda _: get_ident(), otherwise=None) != get_ident()

    play(scene, Keeper(store, patience=PATIENT))


def test_the_event_loop_goes_on_while_a_deed_takes_its_time(store: Store) -> None:
    async def scene(keeper: Keeper) -> None:
        go_on = Event()
        asked = asyncio.create_task(keeper.ask(lambda _: go_on.wait(), otherwise=False))
        await asyncio.sleep(0)
        go_on.set()
        assert await asked

    play(scene, Keeper(store, patience=PATIENT))


def test_deeds_are_done_in_the_order_told_and_before_the_end(store: Store) -> None:
    done: list[int] = []

    def note(number: int, _: Store) -> None:
        done.append(number)

    async def scene(keeper: Keeper) -> None:
        for number in range(100):
            keeper.tell(partial(note, number))

    play(scene, Keeper(store, patience=PATIENT))
    assert done == list(range(100))


def test_a_store_that_fails_never_stops_an_answer(
    store: Store, caplog: pytest.LogCaptureFixture
) -> None:
    async def scene(keeper: Keeper) -> None:
        keeper.tell(fail)
        assert await keeper.ask(fail, otherwise="tiếp") == "tiếp"

    play(scene, Keeper(store, patience=PATIENT))
    assert warnings(caplog) == [
        "Kho dữ liệu đã hỏng. Bot vẫn trả lời, nhưng có điều chưa ghi lại được."
    ]


def test_a_defect_in_a_deed_is_logged_and_never_stops_an_answer(
    store: Store, caplog: pytest.LogCaptureFixture
) -> None:
    async def scene(keeper: Keeper) -> None:
        keeper.tell(lambda _: 1 / 0)
        assert await keeper.ask(lambda _: 1 / 0, otherwise=7) == 7
        assert await keeper.ask(lambda _: 8, otherwise=7) == 8

    play(scene, Keeper(store, patience=PATIENT))
    assert [record.exc_info is not None for record in caplog.records] == [True, True]


def test_trouble_is_told_once_a_minute_and_so_is_its_end(
    store: Store, caplog: pytest.LogCaptureFixture
) -> None:
    clock = Clock()

    async def scene(keeper: Keeper) -> None:
        for deed in (log, fail, fail, log, log, fail, log):
            await keeper.ask(deed, otherwise=None)
        clock.now += TOLD_EVERY
        await keeper.ask(fail, otherwise=None)

    play(scene, Keeper(store, patience=PATIENT, clock=clock))
    trouble, over, again = warnings(caplog)
    assert trouble == again
    assert trouble.startswith("Kho dữ liệu đã hỏng.")
    assert over == "Kho dữ liệu đã dùng lại được."


def test_without_a_store_the_bot_goes_on(caplog: pytest.LogCaptureFixture) -> None:
    async def scene(keeper: Keeper) -> None:
        keeper.tell(log)
        assert await keeper.ask(log, otherwise=None) is None
        with pytest.raises(StoreError, match="không có kho dữ liệu"):
            await keeper.must(log)

    play(scene)
    assert len(warnings(caplog)) == 1


def test_a_slow_deed_is_not_waited_for_and_done_all_the_same(
    store: Store, caplog: pytest.LogCaptureFixture
) -> None:
    go_on = Event()

    async def scene(keeper: Keeper) -> None:
        assert (
            await keeper.ask(lambda store: go_on.wait() and log(store), otherwise="tiếp") == "tiếp"
        )
        for _ in range(3_000):  # too many to wait for each
            assert await keeper.ask(lambda _: "xong", otherwise="tiếp") == "tiếp"
        with pytest.raises(StoreError, match="đang bận"):
            await keeper.must(log)
        go_on.set()

    play(scene, Keeper(store, patience=IMPATIENT, room=5_000))
    assert logged(store) == 1
    assert "quá chậm" in warnings(caplog)[0]


def test_a_database_that_another_program_writes_to_never_stops_an_answer(
    store: Store, file: Path
) -> None:
    async def scene(keeper: Keeper) -> None:
        with closing(sqlite3.connect(file, isolation_level=None)) as other:
            other.execute("BEGIN EXCLUSIVE")
            for _ in range(10):
                assert await keeper.ask(log, otherwise="tiếp") == "tiếp"

    play(scene, Keeper(store, patience=IMPATIENT))
    assert logged(store) == 10


def test_a_database_that_another_program_has_to_itself_never_stops_an_answer(
    store: Store, file: Path
) -> None:
    store.close()

    async def scene(keeper: Keeper) -> None:
        with closing(sqlite3.connect(file, isolation_level=None)) as other:
            other.execute("PRAGMA locking_mode = EXCLUSIVE")
            other.execute("BEGIN EXCLUSIVE")
            assert await keeper.ask(logged, otherwise="tiếp") == "tiếp"
            assert await keeper.ask(log, otherwise="tiếp") == "tiếp"

    play(scene, Keeper(store))
    play(lambda keeper: keeper.must(log), Keeper(store, patience=PATIENT))
    assert logged(store) >= 1


def test_a_queue_that_is_full_drops_what_comes_and_says_so(
    store: Store, caplog: pytest.LogCaptureFixture
) -> None:
    begun, go_on = Event(), Event()

    def block(_: Store) -> None:
        begun.set()
        go_on.wait()

    async def scene(keeper: Keeper) -> None:
        keeper.tell(block)
        await asyncio.to_thread(begun.wait)
        for _ in range(10):
            keeper.tell(log)
        assert await keeper.ask(log, otherwise="tiếp") == "tiếp"
        with pytest.raises(StoreError, match="đang bận"):
            await keeper.must(log)
        go_on.set()

    play(scene, Keeper(store, patience=PATIENT, room=3))
    assert logged(store) == 3
    assert "không theo kịp" in warnings(caplog)[0]


def test_who_must_know_learns_what_went_wrong_in_the_store_s_own_words(
    store: Store, caplog: pytest.LogCaptureFixture
) -> None:
    async def scene(keeper: Keeper) -> None:
        number = await keeper.must(log)
        assert await keeper.must(lambda store: store.questions(NOON)[0].id) == number
        with pytest.raises(StoreError, match="phiên bản 7"):
            await keeper.must(lambda store: store.version_files(7))

    play(scene, Keeper(store, patience=PATIENT))
    assert warnings(caplog) == []


def test_a_deed_is_done_though_nobody_waits_for_it_any_more(store: Store) -> None:
    go_on = Event()

    async def scene(keeper: Keeper) -> None:
        asked = asyncio.create_task(
            keeper.ask(lambda store: go_on.wait() and log(store), otherwise=None)
        )
        await asyncio.sleep(0)
        asked.cancel()
        go_on.set()

    play(scene, Keeper(store, patience=PATIENT))
    assert logged(store) == 1


def test_the_end_does_not_wait_for_ever_and_comes_once(
    store: Store, caplog: pytest.LogCaptureFixture
) -> None:
    go_on = Event()

    async def scene(keeper: Keeper) -> None:
        keeper.tell(lambda _: go_on.wait())
        await keeper.close()
        keeper.tell(log)
        assert await keeper.ask(log, otherwise="tiếp") == "tiếp"

    play(scene, Keeper(store, patience=IMPATIENT))
    go_on.set()
    assert "chưa ghi" in warnings(caplog)[0]


def test_a_broken_file_is_told_at_the_start_and_left_alone(
    url: str, file: Path, caplog: pytest.LogCaptureFixture
) -> None:
    file.parent.mkdir()
    file.write_bytes(b"rac" * 1000)
    play(lambda keeper: keeper.ask(log, otherwise=None), Keeper.at(url))
    (told,) = warnings(caplog)
    assert str(file) in told
    assert "bot giữ nguyên tệp" in told
    assert file.read_bytes() == b"rac" * 1000


def test_a_store_that_can_be_opened_again_is_used_again(
    url: str, file: Path, caplog: pytest.LogCaptureFixture
) -> None:
    clock = Clock()
    file.parent.mkdir()
    file.write_bytes(b"rac" * 1000)

    async def scene(keeper: Keeper) -> None:
        assert await keeper.ask(log, otherwise=None) is None
        file.unlink()  # noqa: ASYNC240 - a file of one scene
        assert await keeper.ask(log, otherwise=None) is None  # not tried again at every deed
        clock.now += TRIED_EVERY
        assert await keeper.ask(log, otherwise=None) is not None

    caplog.set_level(logging.INFO)
    play(scene, Keeper(None, opening=Opening(url, clock), patience=PATIENT, clock=clock))
    assert warnings(caplog)[1:] == ["Kho dữ liệu đã dùng lại được."]
    with closing(Store.open(url)) as store:
        assert logged(store) == 1
