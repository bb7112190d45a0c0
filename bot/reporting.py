"""The command that writes what the question log tells, for people who are not on Telegram."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from bot.console import DONE, FAILED, told
from bot.insight import Log, Period, insight, page, read, tables
from bot.insight.wording import dated, days
from bot.model import Knowledge
from bot.store import Store, StoreError

FOLDER = Path("report")
MONTH = 30
"""Days that are told where nobody said from when on."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is to be told: the store, the days that its log is kept, from when on, and where to."""

    store: str
    kept: int
    since: date | None
    out: Path


def report(wanted: Wanted, knowledge: Knowledge, today: date) -> int:
    """Write a page and tables; where nothing was asked there is nothing to write."""
    if wanted.since and wanted.since > today:
        return told(f"Ngày {dated(wanted.since)} chưa tới nên chưa có số liệu.", FAILED)
    period = _period(wanted, today)
    try:
        log = _logged(wanted, period)
    except StoreError as error:
        return told(str(error), FAILED)
    if log is None:
        return told("Chưa có nhật ký câu hỏi: bot chưa chạy với kho dữ liệu này.", FAILED)
    if not log.questions:
        return told(f"Chưa có câu hỏi nào trong nhật ký {days(period)}.", FAILED)
    figures = insight(period, log, knowledge, today)
    written = page(figures, knowledge.programme.name).encode()
    return _write(wanted.out, {"report.html": written, **tables(figures, log, knowledge)})


def _period(wanted: Wanted, today: date) -> Period:
    """The days that are wanted, as far as the log goes back."""
    first_kept = today - timedelta(days=wanted.kept)
    since = wanted.since or Period.ending(today, MONTH).first
    return Period(max(since, first_kept), today)


def _logged(wanted: Wanted, period: Period) -> Log | None:
    """The log of a period; None where there is no store, and none is made."""
    if not Store.may_exist(wanted.store):
        return None
    store = Store.open(wanted.store)
    try:
        return read(store, period, wanted.kept)
    finally:
        store.close()


def _write(folder: Path, files: Mapping[str, bytes]) -> int:
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, content in files.items():
            (folder / name).write_bytes(content)
            print(f"Đã ghi {folder / name}")
    except OSError as error:
        return told(f"{folder}: không ghi được báo cáo ({error.strerror}).", FAILED)
    return DONE
