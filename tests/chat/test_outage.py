"""An outage is told once a minute, however often it is tried."""

from __future__ import annotations

import logging

import pytest

from bot.chat.outage import LONGEST_PAUSE, Outage


def test_an_outage_is_told_once_a_minute_and_its_end_too(caplog: pytest.LogCaptureFixture) -> None:
    seconds = iter([0, 5, 59, 60, 61, 125])
    outage = Outage(lambda: next(seconds))
    pauses = [outage.failed(ConnectionError("x")) for _ in range(6)]
    outage.over()
    outage.over()
    told = [record.message.split(" (")[0] for record in caplog.records]
    assert told == ["Chưa kết nối được với Telegram"] * 3 + ["Đã kết nối lại với Telegram."]
    assert {record.levelno for record in caplog.records} == {logging.WARNING}
    assert pauses == [0.5, 1, 2, 4, 8, LONGEST_PAUSE]
