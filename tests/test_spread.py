"""Many questions at once: in their order, alike on one processor and on many, whatever breaks."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from multiprocessing import parent_process
from pathlib import Path

import pytest

from bot.answering import Responder
from bot.app import build_responder
from bot.evaluation import spread as spreading
from bot.evaluation.spread import LEAST, spread
from bot.model import item_id
from tests.bot_process import environment
from tests.search.small import village

VILLAGE = build_responder(village())
QUESTIONS = [f"quyết định {45 if number % 3 else 78} {number}" for number in range(2 * LEAST)]


def answered(responder: Responder, question: str) -> tuple[str | None, bool]:
    """What answers, and whether another process asked."""
    answer = responder.respond(question.rpartition(" ")[0]).answers[0]
    return item_id(answer), parent_process() is not None


def fatal(responder: Responder, question: str) -> str | None:
    if parent_process() is not None and question == QUESTIONS[LEAST]:
        os.kill(os.getpid(), signal.SIGTERM)
    return answered(responder, question)[0]


EXPECTED = [f"quyet-dinh-{question.split()[2]}" for question in QUESTIONS]


def test_many_are_answered_by_several_processes_in_their_order(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(spreading, "_processors", lambda: 2)
    found = list(spread(answered, VILLAGE, QUESTIONS))
    assert [id_ for id_, _ in found] == EXPECTED
    assert all(elsewhere for _, elsewhere in found)


def test_few_are_answered_here() -> None:
    found = list(spread(answered, VILLAGE, QUESTIONS[:3]))
    assert found == [(id_, False) for id_ in EXPECTED[:3]]


def test_where_a_process_is_killed_the_rest_is_done_here(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spreading, "_processors", lambda: 2)
    assert list(spread(fatal, VILLAGE, QUESTIONS)) == EXPECTED


ASKS_FOR_EVER = """
from bot.evaluation import spread as spreading
from tests.test_spread import QUESTIONS, VILLAGE, tell_and_answer

if __name__ == "__main__":
    spreading._processors = lambda: 2
    for _ in spreading.spread(tell_and_answer, VILLAGE, QUESTIONS * 1000):
        pass
"""


def tell_and_answer(responder: Responder, question: str) -> None:
    Path(f"{os.getpid()}.pid").touch()
    responder.respond(question)


def test_where_the_one_who_asked_is_killed_nobody_stays_behind(tmp_path: Path) -> None:
    script = tmp_path / "asks_for_ever.py"
    script.write_text(ASKS_FOR_EVER, encoding="utf-8")
    with subprocess.Popen([sys.executable, script], cwd=tmp_path, env=environment()) as asking:
        until(lambda: len(list(tmp_path.glob("*.pid"))) == 2)
        asking.kill()
    helpers = [int(told.stem) for told in tmp_path.glob("*.pid")]
    until(lambda: not any(Path(f"/proc/{helper}").exists() for helper in helpers))


def until(happened: Callable[[], bool]) -> None:
    deadline = time.monotonic() + 60
    while not happened():
        assert time.monotonic() < deadline
        time.sleep(0.05)
