"""What the documents show is what the bot does."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from bot import knowledge
from bot.answering import Responder
from bot.answering.wording import plain, word
from bot.arguments import parse
from bot.settings import PREFIX, Settings

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
DOCUMENTS = ("README.md", "README.vi.md")
DIALOGUE = re.compile(r"<!-- dialogue -->\s*```text\n(.*?)```", re.DOTALL)


def turns(document: str) -> Iterator[tuple[str, list[str]]]:
    """Each question of a document's dialogues with the lines of its answer."""
    for shown in DIALOGUE.findall((ROOT / document).read_text(encoding="utf-8")):
        for turn in re.split(r"^> ", shown, flags=re.MULTILINE)[1:]:
            question, *answer = turn.splitlines()
            yield question, [line for line in answer if line.strip()]


@pytest.fixture(scope="module")
def shipped() -> Responder:
    found, _ = knowledge.load(ROOT / "knowledge", date(2026, 1, 1), judged=False)
    assert found is not None
    return Responder(found)


@pytest.mark.parametrize(
    ("question", "lines"), [turn for document in DOCUMENTS for turn in turns(document)]
)
def test_a_dialogue_that_is_shown_is_true(
    question: str, lines: list[str], shipped: Responder
) -> None:
    answers = shipped.respond(question).answers
    messages = shipped.knowledge.messages
    said = "\n".join(
        plain(word(answer, shipped.knowledge, date(2026, 1, 1)), messages) for answer in answers
    )
    assert lines
    for line in lines:
        assert line in said


def test_each_document_shows_a_dialogue() -> None:
    assert all(list(turns(document)) for document in DOCUMENTS)


def test_the_settings_table_names_every_setting() -> None:
    shown = set(re.findall(r"^\| `(BOT_\w+)` \|", README, flags=re.MULTILINE))
    assert shown == {f"{PREFIX}{name.upper()}" for name in Settings.model_fields}


@pytest.mark.parametrize("document", [*DOCUMENTS, "CONTRIBUTING.md"])
def test_every_make_target_that_is_named_exists(document: str) -> None:
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(), flags=re.MULTILINE))
    text = (ROOT / document).read_text(encoding="utf-8")
    named = set(re.findall(r"(?:`|^)make ([a-z-]+)", text, flags=re.MULTILINE))
    assert named
    assert named <= targets


@pytest.mark.parametrize(
    "command", re.findall(r"^\| `programme-bot ([a-z]+)", README, flags=re.MULTILINE)
)
def test_every_command_that_is_named_exists(command: str) -> None:
    needed = ["questions.yaml"] if command == "evaluate" else []
    assert parse([command, *needed]).command == command


def test_every_floor_of_the_readme_is_there() -> None:
    floors = re.findall(r"`bot/(\w+)`", README)
    assert floors
    assert all(
        (ROOT / "bot" / floor).exists() or (ROOT / f"bot/{floor}.py").exists() for floor in floors
    )
