"""The page and the tables, and `programme-bot report` as an office meets it."""

from __future__ import annotations

import csv
import re
import shutil
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from html.parser import HTMLParser
from io import StringIO
from pathlib import Path

import pytest

from bot.insight import page, tables
from bot.insight.tables import neutral
from bot.store import Asked, Store
from tests.bot_process import LIBRARY, run
from tests.insight.made_up import A_WEEK, KNOWLEDGE, asked, at, log, told

NOW = datetime.now(UTC)


class Page(HTMLParser):
    """What a page shows, and what of it would be fetched from elsewhere."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.opened: list[str] = []
        self.fetched: list[str] = []
        self.words: list[str] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.opened.append(tag)
        self.fetched += [str(value) for name, value in attrs if name in {"src", "href"}]

    def handle_data(self, data: str) -> None:
        self.words.append(data)

    @property
    def text(self) -> str:
        return " ".join(" ".join(self.words).split())


def rows(content: bytes) -> list[list[str]]:
    """A file as a spreadsheet reads it."""
    assert content.startswith(b"\xef\xbb\xbf")
    return list(csv.reader(StringIO(content.decode("utf-8-sig"), newline="")))


def test_the_page_tells_what_the_picture_does_and_needs_no_other_file() -> None:
    shown = Page(page(told(*A_WEEK, before=4), "Câu lạc bộ <đọc>"))
    assert shown.fetched == []
    assert not {"script", "img", "link", "iframe"} & {*shown.opened}
    for words in (
        "Số liệu hỏi đáp 18/11 – 24/11/2026",
        "Câu lạc bộ <đọc>",
        "12 câu hỏi, kỳ trước 4",
        "67% trả lời được",
        "Tài liệu không nêu: 1",
        "Mượn sách được bao lâu? 7 1 3 0",
        "Ai vô địch World Cup? 2",
        "Đã hết hạn (1)",
        f"Chưa ai xem trong 90 ngày nay ({len(told(*A_WEEK).unused)})",
    ):
        assert words in shown.text


def test_a_bar_is_as_high_as_its_count() -> None:
    drawn = page(told(asked(when=at(9, 23)), asked(when=at(9, 24)), asked(when=at(9, 24))), "CLB")
    heights = [float(h) for h in re.findall(r'height="([\d.]+)" class="answered"><title>', drawn)]
    assert heights[1] == pytest.approx(2 * heights[0])


def test_a_question_is_text_on_the_page_whatever_it_holds() -> None:
    shown = Page(page(told(asked("<script>alert(1)</script>", "fallback")), "CLB"))
    assert "script" not in shown.opened
    assert "<script>alert(1)</script>" in shown.text


@pytest.mark.parametrize("length", [0, 1, 400])
def test_a_page_can_be_written_of_any_amount(length: int) -> None:
    questions = [asked(f"câu {'x' * number}", "fallback") for number in range(length)]
    shown = Page(page(told(*questions), "CLB"))
    assert ("Còn 300 câu nữa trong questions.csv" in shown.text) is (length == 400)


def test_the_tables_hold_every_question_entry_and_day() -> None:
    files = tables(told(*A_WEEK), log(*A_WEEK), KNOWLEDGE)
    questions, entries, times = (rows(files[f"{name}.csv"]) for name in FILES)
    assert len(questions) == 1 + len(A_WEEK)
    assert questions[1] == [
        *("2026-11-18 09:00", "mượn sách được bao lâu", "trả lời được", "thoi-han-muon"),
        *("0.75", "tự gõ", "0", "0", ""),
    ]
    known = [entry.id for entry in KNOWLEDGE.entries if not entry.smalltalk]
    assert sorted(row[0] for row in entries[1:]) == sorted(known)
    assert entries[1][2:6] == ["7", "1", "3", "0"]
    assert {row[0]: row[6] for row in entries}["chuong-trinh-he"] == "2020-08-31"
    assert times[-1] == ["2026-11-24 00:00", "1", "1", "0", "0", "0"]


FILES = ("questions", "entries", "times")


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "\n", "＝"])
def test_no_cell_is_a_formula(start: str) -> None:
    question = asked(f'{start}HYPERLINK("http://a.example";"x"),b', entry=f"{start}1")
    files = tables(told(question), log(question), KNOWLEDGE)
    (cell,) = [row[1] for row in rows(files["questions.csv"])[1:]]
    assert cell == f"'{question.text}"
    assert rows(files["entries.csv"])[1][0] == f"'{start}1"


@pytest.mark.parametrize("cell", ["", "ai ký?", "1+1", "a=b", 'nói "ừ", rồi', 5])
def test_an_ordinary_cell_stays_as_it_is(cell: str | int) -> None:
    assert neutral(cell) == cell


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Path]:
    """A folder where a bot has answered for some days."""
    shutil.copytree(LIBRARY, tmp_path / "knowledge")
    store = Store.open(f"sqlite:///{tmp_path}/data/bot.sqlite3")
    store.log_question(Asked(NOW, "gọi 0912 345 678 nhé?", "fallback", None, 0.1))
    store.log_question(Asked(NOW, "mượn được bao lâu", "answer", "thoi-han-muon", 0.9))
    long_ago = NOW - timedelta(days=40)
    store.log_question(Asked(long_ago, "câu cũ", "answer", "thoi-han-muon", 0.9))
    store.close()
    return tmp_path


def report(folder: Path, *arguments: str, **variables: str) -> tuple[int, str, str]:
    done = run("report", *arguments, cwd=folder, **variables)
    return done.returncode, done.stdout, done.stderr


def test_the_log_is_written_as_a_page_and_tables(office: Path) -> None:
    code, said, wrong = report(office)
    assert (code, wrong) == (0, "")
    names = ["report.html", *(f"{name}.csv" for name in FILES)]
    assert said.splitlines() == [f"Đã ghi report/{name}" for name in names]
    shown = Page((office / "report/report.html").read_text(encoding="utf-8"))
    assert "Câu lạc bộ đọc sách Sông Xanh" in shown.text
    assert "2 câu hỏi, kỳ trước 1" in shown.text
    questions = rows((office / "report/questions.csv").read_bytes())
    assert [row[1] for row in questions[1:]] == [
        "gọi [số điện thoại] nhé?",
        "mượn được bao lâu",
    ]


def test_since_and_out_say_from_when_and_where_to(office: Path) -> None:
    since = (NOW - timedelta(days=45)).astimezone().date()
    written = f"{since.day}/{since.month}/{since.year}"
    code, _, _ = report(office, "--since", written, "--out", "a/b")
    assert code == 0
    assert len(rows((office / "a/b/questions.csv").read_bytes())) == 4


def test_what_is_older_than_the_log_is_kept_is_not_told(office: Path) -> None:
    code, _, _ = report(office, "--since", "2000", BOT_RETENTION_DAYS="20")
    assert code == 0
    assert len(rows((office / "report/questions.csv").read_bytes())) == 3


def test_days_are_those_of_the_clock_on_the_wall(office: Path) -> None:
    for zone, hours in (("Asia/Ho_Chi_Minh", 7), ("Etc/GMT+3", -3)):
        report(office, TZ=zone)
        (row, *_) = rows((office / "report/questions.csv").read_bytes())[1:]
        assert row[0] == f"{NOW + timedelta(hours=hours):%Y-%m-%d %H:%M}"


def test_without_a_store_it_is_told_and_none_is_made(tmp_path: Path) -> None:
    code, said, wrong = report(tmp_path, "--knowledge", str(LIBRARY))
    assert (code, said) == (1, "")
    assert wrong == "Chưa có nhật ký câu hỏi: bot chưa chạy với kho dữ liệu này.\n"
    assert list(tmp_path.iterdir()) == []


def test_an_empty_log_is_told(tmp_path: Path) -> None:
    Store.open(f"sqlite:///{tmp_path}/data/bot.sqlite3").close()
    code, said, wrong = report(tmp_path, "--knowledge", str(LIBRARY))
    assert (code, said) == (1, "")
    assert wrong.startswith("Chưa có câu hỏi nào trong nhật ký ")
    assert not (tmp_path / "report").exists()


@pytest.mark.parametrize(
    ("arguments", "code", "told_"),
    [
        (["--since", "hôm qua"], 2, "sau --since là một ngày như 1/11/2026 hay 2026-11-01"),
        (["--since", "31/2/2026"], 2, "không phải “31/2/2026”"),
        (["--since", "1/1/3000"], 1, "Ngày 1/1/3000 chưa tới"),
        (["--out", "data/bot.sqlite3"], 1, "không ghi được báo cáo"),
        (["--knowledge", "khong-co"], 1, "khong-co"),
    ],
)
def test_what_goes_wrong_is_told_in_one_sentence(
    office: Path, arguments: list[str], code: int, told_: str
) -> None:
    ended, said, wrong = report(office, *arguments)
    assert (ended, said, wrong.count("\n")) == (code, "", 1)
    assert told_ in wrong


def test_a_store_that_is_none_is_told(office: Path) -> None:
    (office / "data/bot.sqlite3").write_text("không phải kho dữ liệu", encoding="utf-8")
    code, _, wrong = report(office)
    assert code == 1
    assert "không phải là tệp SQLite" in wrong
