"""What can be typed on the command line, and a plain Vietnamese sentence where it can't."""

from __future__ import annotations

import argparse
import os
import re
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import NoReturn

from bot.language.noise import CONDITIONS
from bot.model import PartialDate

PROGRAM = "programme-bot"
WRONG_USE = 2

NOISES = tuple(condition for condition in CONDITIONS if condition != "clean")
ALL_NOISES = "all"

_COMMANDS = (
    ("run", "chạy bot trên Telegram"),
    ("chat", "trò chuyện với bot ngay trong cửa sổ dòng lệnh"),
    ("ask", "trả lời câu hỏi rồi thoát"),
    ("search", "xem những mục và đoạn văn gần câu hỏi nhất, chưa quyết định trả lời"),
    ("check", "kiểm tra mọi tệp kiến thức và bộ câu hỏi kiểm tra"),
    ("evaluate", "chấm một tệp câu hỏi kiểm tra"),
    ("report", "ghi số liệu hỏi đáp thành một trang HTML và các tệp CSV"),
    ("ingest", "chuyển bài viết (txt, html, docx, pdf) thành tệp articles/*.md để xem lại"),
)

_SENTENCES = (
    (r"the following arguments are required: (.+)", r"còn thiếu \1"),
    (r"unrecognized arguments: (.+)", r"không hiểu “\1”"),
    (
        r"argument (--noise): invalid choice: '(.*?)' .*",
        rf"sau \1 là {', '.join(NOISES)} hay {ALL_NOISES}, không phải “\2”",
    ),
    (r"argument .+?: invalid choice: '(.*?)' .*", r"không có lệnh “\1”"),
    (r"argument (.+?): expected .+", r"sau \1 còn thiếu giá trị"),
    (
        r"argument (--since): invalid .+ value: '(.*)'",
        r"sau \1 là một ngày như 1/11/2026 hay 2026-11-01, không phải “\2”",
    ),
    (r"argument (.+?): invalid .+ value: '(.*)'", r"\1 phải là số nguyên từ 1, không phải “\2”"),
    (r"ambiguous option: (\S+) .*", r"\1 có thể là nhiều tùy chọn khác nhau"),
)


class Arguments(argparse.Namespace):
    """What was typed; a field is only meaningful for the commands that take it."""

    command: str
    knowledge: Path | None = None
    question: str | None = None
    file: Path
    json: bool = False
    conversation: bool = False
    why: bool = False
    k: int = 10
    noise: list[str] | None = None
    seed: int = 1
    report: Path | None = None
    trade_off: bool = False
    schemas: Path | None = None
    fix: bool = False
    files: list[Path]
    out: Path | None = None
    since: date | None = None
    force: bool = False

    @property
    def conditions(self) -> tuple[str, ...]:
        """The kinds of noise to add, each once."""
        typed = self.noise or []
        return NOISES if ALL_NOISES in typed else tuple(dict.fromkeys(typed))


def parse(typed: Iterable[str] | None = None) -> Arguments:
    """Read the command line; wrong use ends the process with `WRONG_USE` and one sentence."""
    arguments = _parser().parse_args(None if typed is None else list(typed), Arguments())
    words = vars(arguments).get("words")
    arguments.question = " ".join(map(_utf8, words)) if words else None
    return arguments


class _Formatter(argparse.HelpFormatter):
    def add_usage(self, usage, actions, groups, prefix="Cách dùng: "):  # type: ignore[no-untyped-def] # noqa: ANN001, ANN202 - as argparse has it
        super().add_usage(usage, actions, groups, prefix)


class _Parser(argparse.ArgumentParser):
    """A parser that speaks Vietnamese; what every command takes is already in it."""

    def __init__(self, prog: str, description: str) -> None:
        super().__init__(
            prog=prog,
            description=description,
            formatter_class=_Formatter,
            add_help=False,
            allow_abbrev=False,
        )
        self.words = self.add_argument_group("Tham số")
        self.options = self.add_argument_group("Tùy chọn")
        self.options.add_argument("-h", "--help", action="help", help="in phần trợ giúp này")
        self.options.add_argument(
            "--knowledge",
            type=Path,
            metavar="THƯ_MỤC",
            default=argparse.SUPPRESS,
            help="thư mục kiến thức (mặc định: theo BOT_KNOWLEDGE)",
        )

    def error(self, message: str) -> NoReturn:
        for pattern, sentence in _SENTENCES:
            if found := re.fullmatch(pattern, message):
                message = found.expand(sentence)
                break
        self.exit(WRONG_USE, f"{self.prog}: {message}. Xem cách dùng: {self.prog} --help\n")


def _parser() -> _Parser:
    parser = _Parser(PROGRAM, "Bot hỏi đáp bằng tiếng Việt từ một thư mục kiến thức.")
    commands = parser.add_subparsers(
        title="Lệnh", dest="command", metavar="LỆNH", required=True, parser_class=_Parser
    )
    of = {
        name: commands.add_parser(name, help=deed, description=f"{deed[0].upper()}{deed[1:]}.")
        for name, deed in _COMMANDS
    }
    for name in ("ask", "search"):
        _add_question(of[name])
    of["ask"].options.add_argument(
        "--conversation", action="store_true", help="coi các dòng là một cuộc trò chuyện"
    )
    of["ask"].options.add_argument(
        "--why", action="store_true", help="nói thêm vì sao mỗi câu, đứng riêng, được trả lời vậy"
    )
    of["search"].options.add_argument(
        "-k", type=_count, default=10, metavar="N", help="số kết quả (mặc định: %(default)s)"
    )
    of["check"].options.add_argument(
        "--fix",
        action="store_true",
        help="sửa trước những gì máy sửa được: dấu cách, phím Tab, kiểu xuống dòng, câu hỏi lặp …",
    )
    of["check"].options.add_argument(
        "--schemas",
        type=Path,
        metavar="THƯ_MỤC",
        help="chỉ ghi JSON Schema của từng loại tệp vào thư mục này, cho trình soạn thảo",
    )
    _add_laboratory(of["evaluate"])
    _add_articles(of["ingest"])
    _add_report(of["report"])
    return parser


def _add_question(parser: _Parser) -> None:
    parser.words.add_argument(
        "words",
        nargs="*",
        metavar="CÂU_HỎI",
        help="câu hỏi; bỏ trống thì đọc mỗi dòng một câu từ đầu vào chuẩn",
    )
    parser.options.add_argument("--json", action="store_true", help="in mỗi câu một đối tượng JSON")


def _add_laboratory(parser: _Parser) -> None:
    parser.words.add_argument(
        "file", type=Path, metavar="TỆP", help="tệp câu hỏi, dạng như questions.yaml"
    )
    parser.options.add_argument(
        "--noise",
        action="append",
        choices=(*NOISES, ALL_NOISES),
        metavar="KIỂU",
        help="chấm thêm mọi câu khi gõ ẩu, dùng nhiều lần được: "
        f"{', '.join(NOISES)} hay {ALL_NOISES}",
    )
    parser.options.add_argument(
        "--seed",
        type=_count,
        default=1,
        metavar="N",
        help="số gieo cho bản gõ ẩu (mặc định: %(default)s)",
    )
    parser.options.add_argument(
        "--report", type=Path, metavar="TỆP_HTML", help="ghi thêm một trang báo cáo có hình"
    )
    parser.options.add_argument(
        "--trade-off", action="store_true", help="in bảng đánh đổi đúng, sai theo ngưỡng"
    )


def _add_articles(parser: _Parser) -> None:
    parser.words.add_argument(
        "files", type=Path, nargs="+", metavar="TỆP", help="bài viết: .txt, .html, .docx hay .pdf"
    )
    parser.options.add_argument(
        "--out",
        type=Path,
        metavar="THƯ_MỤC",
        help="ghi articles/ và drafts/ vào thư mục này (mặc định: thư mục kiến thức)",
    )
    parser.options.add_argument(
        "--force", action="store_true", help="vẫn ghi bài giống một bài đã có"
    )


def _add_report(parser: _Parser) -> None:
    parser.options.add_argument(
        "--since", type=_day, metavar="NGÀY", help="từ ngày nào (mặc định: 30 ngày qua)"
    )
    parser.options.add_argument(
        "--out", type=Path, metavar="THƯ_MỤC", help="ghi vào thư mục này (mặc định: report)"
    )


def _day(text: str) -> date:
    """The first day that a date such as 1/11/2026, 11/2026 or 2026-11-01 covers."""
    given = PartialDate.parse(text)
    return date(given.year, given.month or 1, given.day or 1)


def _count(text: str) -> int:
    number = int(text)
    if number < 1:
        raise ValueError(text)
    return number


def _utf8(word: str) -> str:
    """Read an argument as UTF-8, whatever the locale read it as."""
    return os.fsencode(word).decode("utf-8", errors="replace")
