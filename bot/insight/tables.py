"""The figures as CSV files for a spreadsheet.

UTF-8 with a byte order mark, which Excel needs, and commas. Nothing in a cell is ever a formula:
https://owasp.org/www-community/attacks/CSV_Injection
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from io import StringIO

from bot.insight.log import Log
from bot.insight.values import Insight
from bot.insight.wording import KINDS, OUTCOMES, SETTLEMENTS
from bot.model import Knowledge

_BOM = "\ufeff"
_FORMULA = tuple("=+-@\t\r\n＝＋－＠")

Row = Sequence[str | int]


def tables(told: Insight, log: Log, knowledge: Knowledge) -> Mapping[str, bytes]:
    """The files by name: the questions, the entries and passages, and the bars of the picture."""
    return {
        "questions.csv": _file(_questions(log)),
        "entries.csv": _file(_entries(told, knowledge)),
        "times.csv": _file(_times(told)),
    }


def neutral(cell: str | int) -> str | int:
    """A cell that no spreadsheet takes for a formula.

    >>> neutral("=1+1"), neutral("ai ký?"), neutral(-5)
    ("'=1+1", 'ai ký?', -5)
    """
    if isinstance(cell, str) and cell.startswith(_FORMULA):
        return f"'{cell}"
    return cell


def _file(rows: Iterable[Row]) -> bytes:
    written = StringIO(newline="")
    csv.writer(written).writerows([neutral(cell) for cell in row] for row in rows)
    return (_BOM + written.getvalue()).encode()


def _time(at: datetime) -> str:
    """A moment on this machine's clock, as spreadsheets sort and read it."""
    return f"{at.astimezone():%Y-%m-%d %H:%M}"


def _questions(log: Log) -> Iterator[Row]:
    yield (
        "Lúc hỏi", "Câu hỏi", "Kết quả", "Mục", "Điểm", "Cách hỏi", "Hữu ích", "Chưa hữu ích",
        "Xử lý",
    )  # fmt: skip
    for each in log.questions:
        yield (
            _time(each.at),
            each.text,
            OUTCOMES.get(each.outcome, each.outcome),
            each.entry or "",
            f"{each.score:.2f}",
            "mở sẵn" if each.opened else "tự gõ",
            each.up,
            each.down,
            SETTLEMENTS[each.state] if each.state else "",
        )


def _entries(told: Insight, knowledge: Knowledge) -> Iterator[Row]:
    yield ("Mã", "Câu hỏi mẫu", "Lượt hỏi", "Lượt mở", "Hữu ích", "Chưa hữu ích", "Đến hết")
    ends = {each.id: each.until.isoformat() for each in (*told.expired, *told.expiring)}
    ends |= {
        entry.id: entry.valid_until.last_day.isoformat()
        for entry in knowledge.entries
        if entry.valid_until
    }
    for each in told.used:
        figures = (each.asked, each.opened, each.up, each.down)
        yield (each.id, each.label, *figures, ends.get(each.id, ""))
    met = {each.id for each in told.used}
    for entry in knowledge.entries:
        if not entry.smalltalk and entry.id not in met:
            yield (entry.id, entry.questions[0], 0, 0, 0, 0, ends.get(entry.id, ""))


def _times(told: Insight) -> Iterator[Row]:
    yield ("Từ lúc", "Câu hỏi", *KINDS.values())
    for slot in told.slots:
        yield (_time(slot.start), slot.counts.asked, *map(slot.counts.of, KINDS))
