"""Many questions at once: in their order, alike on one processor and on many, whatever breaks."""

from __future__ import annotations

import os
import signal
from multiprocessing import parent_process

import pytest

from bot.answering import Responder
from bot.app import build_responder
from bot.evaluation import spread as spreading
from bot.evaluation.spread import LEAST, spread
from bot.model import item_id
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
