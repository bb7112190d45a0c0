"""The commands that judge: `check` the folder, `evaluate` a file of questions."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from bot import evaluation, knowledge
from bot.answering import Responder
from bot.app import build_responder
from bot.arguments import Arguments
from bot.console import DONE, FAILED, told
from bot.evaluation.confusions import Progress, confusion_problems, confusions, unseen
from bot.model import Problem
from bot.publishing.writing import Disk, Writing


def check(folder: Path, today: date, *, fix: bool = False) -> int:
    """Print every problem of the folder, then what became of its judged questions.

    With `fix`, what a program can mend is mended first.
    """
    if fix and mend(folder) != DONE:
        return FAILED
    snapshot = knowledge.take(folder)
    found, problems = knowledge.read(snapshot, today)
    warnings = [problem for problem in problems if problem.level == "warning"]
    if found is None:
        errors = [problem for problem in problems if problem.level == "error"]
        _print_problems("Lỗi", errors)
        _print_problems("Cảnh báo", warnings)
        by_hand = ", phải sửa bằng tay" if fix else ""
        return told(f"Kho kiến thức chưa dùng được: có {len(errors)} lỗi{by_hand}.", FAILED)
    places = knowledge.Places(snapshot)
    responder = build_responder(found)
    with _shown_progress() as progress:
        warnings += knowledge.advise(found, places)
        warnings += confusion_problems(confusions(responder, progress), places)
    _print_problems("Cảnh báo", sorted(warnings, key=_where))
    if not found.judgements:
        return DONE
    with _shown_progress() as progress:
        tick = progress("Chấm bộ câu hỏi", len(found.judgements))
        report = evaluation.evaluate(responder, found.judgements, tick)
    _print_lines(report.lines())
    reasons = report.fails(found.floors)
    return told("\n".join(reasons), FAILED) if reasons else DONE


def mend(folder: Path) -> int:
    """Mend what a program can, tell of each file, and lay the schemas that the files name."""
    files = knowledge.take(folder).files
    if not files:
        return DONE
    mended = knowledge.mend(files)
    schemas = {f"{knowledge.SCHEMAS}/{name}": it for name, it in knowledge.schema_files().items()}
    after = {**files, **{path: found.content for path, found in mended.items()}, **schemas}
    try:
        written = {path: it for path in schemas if (it := _content(folder / path)) is not None}
        before = {**files, **written}
        Writing(folder, before, after, Disk()).carry_out()
    except OSError as error:
        return told(f"{folder}: không ghi được nên chưa sửa gì ({error.strerror}).", FAILED)
    for path, found in mended.items():
        print(f"Đã sửa {folder.name}/{path}: {'; '.join(found.deeds)}")
    if not mended:
        print("Không có gì máy sửa được.")
    print()
    return DONE


def _content(file: Path) -> bytes | None:
    try:
        return file.read_bytes()
    except FileNotFoundError:
        return None


def _where(problem: Problem) -> tuple[str, int, str]:
    return problem.path, problem.line or 0, problem.message


@contextmanager
def _shown_progress() -> Iterator[Progress]:
    """Bars on standard error while something long is done, where a person looks at it."""
    if not sys.stderr.isatty():
        yield unseen
        return
    from rich.console import Console  # noqa: PLC0415 - only a terminal needs it
    from rich.progress import Progress as Bars  # noqa: PLC0415 - likewise

    with Bars(console=Console(stderr=True), transient=True) as bars:

        def begin(what: str, steps: int) -> Callable[[], None]:
            task = bars.add_task(what, total=steps)
            return lambda: bars.advance(task)

        yield begin


def write_schemas(folder: Path) -> int:
    """Write the JSON Schema of each kind of file, for editors that check while one types."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, content in knowledge.schema_files().items():
            (folder / name).write_bytes(content)
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
