"""What each command does."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from pathlib import Path

from bot import evaluation, knowledge, records, terminal
from bot.answering import Responder
from bot.app import KnowledgeError, build_responder, open_knowledge, run_bot
from bot.arguments import WRONG_USE, Arguments
from bot.conversation import Conversation, answered
from bot.model import Problem
from bot.settings import Settings, SettingsError, load_settings

DONE = 0
FAILED = 1


def carry_out(arguments: Arguments) -> int:
    """Do what was typed and return the exit code; what stops it is told on standard error."""
    command = {
        "run": run,
        "chat": chat,
        "ask": ask,
        "search": search,
        "check": check,
        "evaluate": evaluate,
    }[arguments.command]
    try:
        return command(arguments)
    except SettingsError as error:
        return _told(str(error), WRONG_USE)
    except KnowledgeError as error:
        return _told(str(error), FAILED)


def run(arguments: Arguments) -> int:
    """Answer on Telegram until stopped."""
    return run_bot(_settings(arguments))


def chat(arguments: Arguments) -> int:
    """Talk in the terminal until the input ends."""
    terminal.chat(_responder(arguments), _today())
    return DONE


def ask(arguments: Arguments) -> int:
    """Answer the question typed, or each line as it arrives."""
    responder, today = _responder(arguments), _today()
    messages = responder.knowledge.messages
    conversation = Conversation(responder, today)
    for number, question in enumerate(_questions(arguments)):
        if arguments.conversation:
            turn = conversation.say(question)
        else:
            turn = answered(question, responder, today)
        if arguments.json:
            print(records.line(records.turn_record(turn, messages)), flush=True)
        else:
            print("\n" * bool(number) + turn.text(messages), flush=True)
    return DONE


def search(arguments: Arguments) -> int:
    """Show the raw hits of the question typed, or of each line as it arrives."""
    responder = _responder(arguments)
    for question in _questions(arguments):
        hits = responder.search(question, arguments.k)
        if arguments.json:
            print(records.line(records.hits_record(question, hits)), flush=True)
        else:
            print(question, *map(records.hit_line, hits), sep="\n", end="\n\n", flush=True)
    return DONE


def check(arguments: Arguments) -> int:
    """Print every problem of the folder, then what became of its judged questions."""
    found, problems = knowledge.load(_folder(arguments), _today())
    errors = [problem for problem in problems if problem.level == "error"]
    _print_problems("Lỗi", errors)
    _print_problems("Cảnh báo", [problem for problem in problems if problem.level == "warning"])
    if found is None:
        return _told(f"Kho kiến thức chưa dùng được: có {len(errors)} lỗi.", FAILED)
    if not found.judgements:
        return DONE
    report = evaluation.evaluate(build_responder(found), found.judgements)
    _print_lines(report.lines())
    reasons = report.fails(found.floors)
    return _told("\n".join(reasons), FAILED) if reasons else DONE


def evaluate(arguments: Arguments) -> int:
    """Judge a file of questions; that some are missed is no failure."""
    judgements, _, problems = knowledge.load_judgements(arguments.file)
    if problems:
        return _told("\n".join(map(str, problems)), FAILED)
    if not judgements:
        return _told(f"{arguments.file}: tệp không có câu hỏi nào.", FAILED)
    judgements = evaluation.with_noise(judgements, arguments.conditions, arguments.seed)
    report = evaluation.evaluate(_responder(arguments), judgements)
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
        return _told(f"{file}: không ghi được báo cáo ({error.strerror}).", FAILED)
    print(f"\nĐã ghi báo cáo: {file}")
    return DONE


def _questions(arguments: Arguments) -> Iterator[str]:
    if arguments.question is None:
        yield from terminal.lines()
    else:
        yield arguments.question


def _responder(arguments: Arguments) -> Responder:
    return build_responder(open_knowledge(_folder(arguments)))


def _folder(arguments: Arguments) -> Path:
    return arguments.knowledge or load_settings().knowledge


def _settings(arguments: Arguments) -> Settings:
    """Read the settings, the folder that was typed in place of theirs."""
    typed = {"knowledge": arguments.knowledge} if arguments.knowledge else {}
    return load_settings().model_copy(update=typed)


def _print_problems(title: str, problems: list[Problem]) -> None:
    if problems:
        print(f"{title} ({len(problems)}):", *problems, sep="\n", end="\n\n")


def _print_lines(lines: Iterable[str]) -> None:
    print(*lines, sep="\n")


def _told(sentence: str, code: int) -> int:
    print(end="", flush=True)
    print(sentence, file=sys.stderr)
    return code


def _today() -> date:
    return datetime.now().astimezone().date()
