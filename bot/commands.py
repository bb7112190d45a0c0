"""What each command does."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from bot import records, terminal
from bot.answering import Responder
from bot.app import KnowledgeError, build_responder, open_knowledge, run_bot
from bot.arguments import WRONG_USE, Arguments
from bot.console import DONE, FAILED, told
from bot.conversation import Conversation, answered
from bot.settings import Settings, SettingsError, load_settings

if TYPE_CHECKING:
    from bot.evaluation import Section


def carry_out(arguments: Arguments) -> int:
    """Do what was typed and return the exit code; what stops it is told on standard error."""
    command = {
        "run": run,
        "chat": chat,
        "ask": ask,
        "search": search,
        "check": check,
        "evaluate": evaluate,
        "ingest": ingest,
        "report": report,
    }[arguments.command]
    try:
        return command(arguments)
    except SettingsError as error:
        return told(str(error), WRONG_USE)
    except KnowledgeError as error:
        return told(str(error), FAILED)


def run(arguments: Arguments) -> int:
    """Answer on Telegram until stopped."""
    return run_bot(_settings(arguments))


def chat(arguments: Arguments) -> int:
    """Talk in the terminal until the input ends."""
    terminal.chat(_responder(arguments), _today(), _now)
    return DONE


def ask(arguments: Arguments) -> int:
    """Answer the question typed, or each line as it arrives."""
    responder, today = _responder(arguments), _today()
    messages = responder.knowledge.messages
    conversation = Conversation(responder, today, _now)
    for number, question in enumerate(_questions(arguments)):
        if arguments.conversation:
            turn = conversation.say(question)
        else:
            turn = answered(question, responder, today)
        sections = _why(responder, question) if arguments.why else ()
        if arguments.json:
            record = records.turn_record(turn, messages)
            if sections:
                record |= records.why_record(sections)
            print(records.line(record), flush=True)
        else:
            paragraphs = (turn.text(messages), *(section.text for section in sections))
            print("\n" * bool(number) + "\n\n".join(paragraphs), flush=True)
    return DONE


def _why(responder: Responder, question: str) -> Sequence[Section]:
    """How the answer to a question that stands alone comes about."""
    from bot import evaluation  # noqa: PLC0415 - only `--why` needs it

    return evaluation.told(responder.explain(question))


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
    from bot import checking  # noqa: PLC0415 - the laboratory is not needed to answer

    if arguments.schemas:
        return checking.write_schemas(arguments.schemas)
    return checking.check(_folder(arguments), _today(), fix=arguments.fix)


def evaluate(arguments: Arguments) -> int:
    """Judge a file of questions; that some are missed is no failure."""
    from bot import checking  # noqa: PLC0415 - likewise

    return checking.evaluate(arguments, _responder(arguments))


def ingest(arguments: Arguments) -> int:
    """Write articles from files of an office, with proposed entries for a person to look at."""
    from bot import ingesting  # noqa: PLC0415 - likewise

    known = open_knowledge(_folder(arguments))
    out = arguments.out or _folder(arguments)
    return ingesting.ingest(arguments.files, known, out, force=arguments.force)


def report(arguments: Arguments) -> int:
    """Write what the question log tells as a page and tables."""
    from bot import reporting  # noqa: PLC0415 - likewise

    settings = _settings(arguments)
    return reporting.report(
        reporting.Wanted(
            settings.database_url,
            settings.retention_days,
            arguments.since,
            arguments.out or reporting.FOLDER,
        ),
        open_knowledge(settings.knowledge),
        _today(),
    )


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


def _today() -> date:
    return datetime.now().astimezone().date()


def _now() -> datetime:
    return datetime.now(UTC)
