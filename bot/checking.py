"""The commands that judge: `check` the folder, `evaluate` a file of questions."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import date
from pathlib import Path

from bot import evaluation, knowledge
from bot.answering import Responder
from bot.app import build_responder
from bot.arguments import Arguments
from bot.console import DONE, FAILED, told
from bot.model import Problem


def check(folder: Path, today: date) -> int:
    """Print every problem of the folder, then what became of its judged questions."""
    found, problems = knowledge.load(folder, today)
    errors = [problem for problem in problems if problem.level == "error"]
    _print_problems("Lỗi", errors)
    _print_problems("Cảnh báo", [problem for problem in problems if problem.level == "warning"])
    if found is None:
        return told(f"Kho kiến thức chưa dùng được: có {len(errors)} lỗi.", FAILED)
    if not found.judgements:
        return DONE
    report = evaluation.evaluate(build_responder(found), found.judgements)
    _print_lines(report.lines())
    reasons = report.fails(found.floors)
    return told("\n".join(reasons), FAILED) if reasons else DONE


def write_schemas(folder: Path) -> int:
    """Write the JSON Schema of each kind of file, for editors that check while one types."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for kind, schema in knowledge.json_schemas().items():
            text = json.dumps(schema, ensure_ascii=False, indent=2)
            (folder / f"{kind}.schema.json").write_text(f"{text}\n", encoding="utf-8")
    except OSError as error:
        return told(f"{folder}: không ghi được ({error.strerror}).", FAILED)
    print(f"Đã ghi JSON Schema vào {folder}")
    return DONE


def evaluate(arguments: Arguments, responder: Responder) -> int:
    """Judge a file of questions; that some are missed is no failure."""
    judgements, _, problems = knowledge.load_judgements(arguments.file)
    if problems:
        return told("\n".join(map(str, problems)), FAILED)
    if not judgements:
        return told(f"{arguments.file}: tệp không có câu hỏi nào.", FAILED)
    judgements = evaluation.with_noise(judgements, arguments.conditions, arguments.seed)
    report = evaluation.evaluate(responder, judgements)
    _print_lines(report.lines())
    if arguments.trade_off:
        _print_lines(("", *evaluation.trade_off_lines(report)))
    if arguments.report:
        return _write(arguments.report, evaluation.page(report, arguments.file.name))
    return DONE


def _write(file: Path, page: str) -> int:
    try:
        file.write_text(page, encoding="utf-8")
    except OSError as error:
        return told(f"{file}: không ghi được báo cáo ({error.strerror}).", FAILED)
    print(f"\nĐã ghi báo cáo: {file}")
    return DONE


def _print_problems(title: str, problems: list[Problem]) -> None:
    if problems:
        print(f"{title} ({len(problems)}):", *problems, sep="\n", end="\n\n")


def _print_lines(lines: Iterable[str]) -> None:
    print(*lines, sep="\n")
