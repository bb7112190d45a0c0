"""The bot on the invented library and on the shipped knowledge, and what it answers right."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

from bot import knowledge
from bot.answering import Responder
from bot.app import build_responder
from bot.model import Answer, Clarification, Fallback
from tests.bot_process import LIBRARY, ROOT

TODAY = date(2026, 6, 15)
FOLDERS = {"library": (LIBRARY, 1, 1), "shipped": (ROOT / "knowledge", 21, 3)}
"""Each folder, and every how many of an entry's phrasings and of the questions one is tried."""


@dataclass(frozen=True, slots=True)
class Trial:
    """What is tried on one folder: `right` are the questions answered right, with their ids."""

    responder: Responder
    asked: int
    right: tuple[tuple[str, tuple[str, ...]], ...]

    def ids(self, question: str) -> tuple[str, ...]:
        return tuple(map(answer_id, self.responder.respond(question).answers))

    def told(self, question: str) -> tuple[str, ...]:
        """The ids of what was answered; nothing where it was asked back or not known."""
        return tuple(found for found in self.ids(question) if found not in UNTOLD)

    @property
    def serious(self) -> list[tuple[str, tuple[str, ...]]]:
        """What is answered right, small talk left out."""
        entries = self.responder.knowledge.entry_by_id
        return [
            (question, ids)
            for question, ids in self.right
            if not (ids[0] in entries and entries[ids[0]].smalltalk)
        ]


UNTOLD = ("asked back", "not known")


def answer_id(answer: Answer) -> str:
    """The id of the entry or passage that answers, or a word for there being none."""
    match answer:
        case Clarification():
            return UNTOLD[0]
        case Fallback():
            return UNTOLD[1]
    return answer.passage.id if hasattr(answer, "passage") else answer.entry.id


def open_folder(folder: Path) -> Responder:
    found, problems = knowledge.load(folder, TODAY)
    assert found is not None, "\n".join(map(str, problems))
    return build_responder(found)


def try_out(folder: Path, every: int, every_judged: int) -> Trial:
    """Ask a sample of the phrasings and the development questions."""
    responder = open_folder(folder)
    asked = [
        (question, (entry.id,))
        for number, entry in enumerate(responder.knowledge.entries)
        for question in entry.questions[number % every :: every]
    ]
    judged = [
        (judgement.question, judgement.expect)
        for judgement in responder.knowledge.judgements
        if judgement.split == "dev" and not judgement.must_refuse and not judgement.after
    ]
    asked += judged[::every_judged]
    trial = Trial(responder, len(asked), ())
    right = [
        (question, ids)
        for question, expected in asked
        if len(ids := trial.ids(question)) == 1 and ids[0] in expected
    ]
    return Trial(responder, len(asked), tuple(right))


@pytest.fixture(scope="session", params=FOLDERS)
def trial(request: pytest.FixtureRequest) -> Trial:
    return try_out(*FOLDERS[request.param])


@pytest.fixture(scope="session")
def library() -> Responder:
    return open_folder(LIBRARY)


@pytest.fixture(scope="session")
def shipped() -> Responder:
    return open_folder(ROOT / "knowledge")
