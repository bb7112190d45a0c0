"""The chat as a person at a terminal and as a pipe meet it: the real process."""

from __future__ import annotations

import os
import pty
import re
import select
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.bot_process import ROOT, bakery, command, environment, run

HOURS = "Tiệm mở cửa lúc mấy giờ?"
PLACE_ANSWER = "Tiệm ở số 8 đường Gió."
PATIENCE = 30
"""Seconds to wait for what must be shown."""

UP = "\x1b[A"
LEFT = "\x1b[D"
CTRL_C = "\x03"
CTRL_D = "\x04"

_CONTROL = re.compile(r"\x1b\[[0-9;?]*[A-Za-z]|[\r\x07]")


class Person:
    """Someone at a terminal: types keys and reads what is shown."""

    def __init__(self, folder: Path, **variables: str) -> None:
        self.master, slave = pty.openpty()
        self.process = subprocess.Popen(
            command("chat", "--knowledge", str(folder)),
            stdin=slave,
            stdout=slave,
            stderr=slave,
            env=environment(TERM="xterm-256color", COLUMNS="80", LINES="24", **variables),
            cwd=ROOT,
            start_new_session=True,
            preexec_fn=lambda: os.close(os.open(os.ttyname(0), os.O_RDWR)),  # Ctrl-C reaches it
        )
        os.close(slave)
        self.raw = b""

    def types(self, keys: str) -> None:
        os.write(self.master, keys.encode())

    def sees(self, words: str) -> str:
        """Wait for words; returns all that was shown up to them, which is then read."""
        end = time.monotonic() + PATIENCE
        while (shown := self.shown()).find(words) < 0:
            ready, _, _ = select.select([self.master], [], [], max(0, end - time.monotonic()))
            assert ready, f"{words!r} is not shown, but: {shown!r}"
            try:
                self.raw += os.read(self.master, 65536)
            except OSError:  # the process has closed its side
                pytest.fail(f"{words!r} was not shown, but: {shown!r}")
        self.raw = shown[shown.find(words) + len(words) :].encode()
        return shown[: shown.find(words) + len(words)]

    def shown(self) -> str:
        return _CONTROL.sub("", self.raw.decode(errors="ignore"))

    def leaves(self) -> int:
        self.types(CTRL_D)
        self.sees("Tạm biệt!")
        return self.process.wait(PATIENCE)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return bakery(tmp_path_factory.mktemp("bakery"))


@pytest.fixture
def person(folder: Path) -> Iterator[Person]:
    yield from sitting_down(folder)


def sitting_down(folder: Path, **variables: str) -> Iterator[Person]:
    person = Person(folder, **variables)
    person.sees("Ctrl-D để thoát.")
    person.sees("> ")
    yield person
    person.process.kill()
    person.process.wait()
    os.close(person.master)


def test_a_person_is_greeted_and_ctrl_d_leaves(person: Person) -> None:
    assert person.leaves() == 0


def test_an_answer_is_rendered_and_its_related_question_opens_by_its_number(
    person: Person,
) -> None:
    person.types(f"{HOURS}\n")
    shown = person.sees("1. Tiệm ở đâu?")
    assert "6 giờ sáng" in shown
    assert "**" not in shown
    assert "https://may.example/bang-hieu" in shown
    person.types("1\n")
    person.sees(PLACE_ANSWER)
    assert person.leaves() == 0


def test_ctrl_c_drops_the_line_and_the_chat_goes_on(person: Person) -> None:
    person.types("không hỏi nữa")
    person.sees("không hỏi nữa")
    person.types(CTRL_C)
    person.sees("> ")
    person.types("Tiệm ở đâu?\n")
    shown = person.sees(PLACE_ANSWER)
    assert "Traceback" not in shown
    assert person.leaves() == 0


def test_the_arrow_keys_bring_back_and_mend_what_was_typed(person: Person) -> None:
    person.types("Xin chào\n")
    person.sees("Chào bạn!")
    person.types("Tiệm ở đâ?" + LEFT + "u\n")
    person.sees(PLACE_ANSWER)
    person.types(UP + UP + "\n")
    person.sees("Chào bạn!")


def test_an_empty_line_is_answered(person: Person) -> None:
    person.types("\n")
    person.sees("Bạn gõ câu hỏi giúp mình nhé")
    assert person.leaves() == 0


@pytest.mark.parametrize("locale", ["C", "en_US.ISO-8859-1"])
def test_vietnamese_can_be_typed_and_rubbed_out_whatever_the_locale(
    folder: Path, locale: str
) -> None:
    for person in sitting_down(folder, LC_ALL=locale):
        person.types("Tiệm ở đâuế\x7f?\n")
        person.sees(PLACE_ANSWER)
        assert person.leaves() == 0


def test_a_pipe_gets_plain_text_and_the_end_of_input_ends_the_chat(folder: Path) -> None:
    done = run("chat", "--knowledge", str(folder), typed="Xin chào\nTiệm ở đâu?")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == (
        "Chào bạn!\n\n"
        f"{PLACE_ANSWER}\n\nNguồn: Bảng hiệu (https://may.example/bang-hieu), Tiệm Mây, 1/3/2021\n\n"
    )


def test_a_pipe_has_no_colour_prompt_or_wrapping(folder: Path) -> None:
    done = run("chat", "--knowledge", str(folder), typed=f"{HOURS}\n", COLUMNS="20", FORCE_COLOR="1")
    assert "\x1b" not in done.stdout
    assert "> " not in done.stdout
    source = "Nguồn: Bảng hiệu (https://may.example/bang-hieu), Tiệm Mây, 1/3/2021"
    assert source in done.stdout.splitlines()


def test_typed_numbers_work_in_a_pipe_too(folder: Path) -> None:
    done = run("chat", "--knowledge", str(folder), typed=f"{HOURS}\n 1. \n")
    assert PLACE_ANSWER in done.stdout


def test_a_number_that_is_not_offered_is_a_message_like_any_other(folder: Path) -> None:
    for typed in ("1\n", f"{HOURS}\n7\n", f"{HOURS}\n0\n"):
        done = run("chat", "--knowledge", str(folder), typed=typed)
        assert done.returncode == 0
        assert PLACE_ANSWER not in done.stdout
