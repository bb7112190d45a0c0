"""What the documents show is what the bot does."""

from __future__ import annotations

import re
import shlex
import tomllib
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
BOTFATHERS = {"newbot", "setinline", "setinlinefeedback", "setprivacy", "setprivacypolicy"}
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
    ("command", "told"), re.findall(r"^\| `programme-bot (.+?)` \| (.+) \|$", README, re.MULTILINE)
)
def test_every_command_and_option_that_is_named_can_be_typed(command: str, told: str) -> None:
    name, *typed = shlex.split(command)
    for option in ("", *re.findall(r"`(-[^`]+)`", told)):
        assert parse([name, *shlex.split(option), *typed]).command == name


def test_every_room_of_the_house_is_in_the_floors_table() -> None:
    rooms = {path.stem for path in (ROOT / "bot").iterdir() if not path.stem.startswith("__")}
    table = README.partition("## The floors")[2].partition("| library |")[0]
    assert set(re.findall(r"`bot/(\w+)`", table)) == rooms


def test_every_library_is_in_the_libraries_table() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    needed = [*project["dependencies"], *project["optional-dependencies"]["office"]]
    table = README.partition("| library |")[2].partition("## ")[0]
    shown = re.findall(r"^\| ([\w, -]+?)(?: \(office\))? \|", table, flags=re.MULTILINE)
    named = {name for row in shown if row.strip("-") for name in row.split(", ")}
    assert named == {re.match(r"[\w-]+", requirement)[0] for requirement in needed}


@pytest.mark.parametrize("named", sorted(set(re.findall(r"`(tests/[^`]+)`", README))))
def test_every_test_file_that_bears_something_out_is_there(named: str) -> None:
    assert "def test_" in (ROOT / named).read_text(encoding="utf-8")


def test_every_feature_on_telegram_names_its_tests() -> None:
    table = README.partition("## What it does on Telegram")[2].partition("## ")[0]
    _, _, *features = re.findall(r"^\| .+ \|$|^\|-.+$", table, flags=re.MULTILINE)
    assert len(features) > 20
    assert all("`tests/" in feature for feature in features)


@pytest.mark.parametrize("document", ["README.md", "README.vi.md"])
def test_every_command_of_the_chat_that_is_named_is_registered(document: str) -> None:
    text = (ROOT / document).read_text(encoding="utf-8")
    named = set(re.findall(r"`/([a-z]+)\b", text)) - BOTFATHERS
    rooms = "".join(path.read_text("utf-8") for path in (ROOT / "bot/chat").glob("*.py"))
    assert named
    assert all(re.search(rf'"{command}"', rooms) for command in named)


def test_every_button_that_the_office_reads_of_is_there(shipped: Responder) -> None:
    text = (ROOT / "README.vi.md").read_text(encoding="utf-8")
    named = set(re.findall(r"\[([^\]]+)\](?!\()", text))
    labels = {
        text.replace("{number}", "3").strip('"') for text in shipped.knowledge.messages.values()
    }
    assert named
    assert named <= labels
