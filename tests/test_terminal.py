"""The chat as a person at a terminal and as a pipe meet it: the real process."""

from __future__ import annotations

import os
import pty
import re
import select
import signal
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.bot_process import ON_LIBRARY, ROOT, command, environment, run

LOAN = "Mượn sách được bao lâu?"
LATE = "Trả sách muộn thì bị phạt thế nào?"
LATE_ANSWER = "Trả muộn không bị phạt tiền"
GREETED = "Chào bạn! Bạn muốn hỏi gì về câu lạc bộ đọc sách?"
RULES = "Nguồn: Nội quy mượn sách, Thư viện Sông Xanh, 2018"

PATIENCE = 30
"""Seconds to wait for what must be shown."""

UP = "\x1b[A"
LEFT = "\x1b[D"
CTRL_C = "\x03"
CTRL_D = "\x04"
ASLEEP = "S"

_CONTROL = re.compile(r"\x1b\[[0-9;?]*[A-Za-z]|[\r\x07]")


class Person:
    """Someone at a terminal: types keys and reads what is shown."""

    def __init__(self, **variables: str) -> None:
        self.master, slave = pty.openpty()
        self.process = subprocess.Popen(
            command("chat", *ON_LIBRARY),
            stdin=slave,
            stdout=slave,
            stderr=slave,
            env=environment(TERM="xterm-256color", COLUMNS="80", LINES="24", **variables),
            cwd=ROOT,
            start_new_session=True,
            preexec_fn=_own_the_terminal,  # noqa: PLW1509 - the tests run no threads
        )
        os.close(slave)
        self.raw = b""

    def types(self, keys: str) -> None:
        """Wait to be asked, then type."""
        self.sees("> ")
        self.presses(keys)

    def presses(self, keys: str) -> None:
        os.write(self.master, keys.encode())

    def interrupts(self) -> None:
        """Press Ctrl-C once the chat waits for a key, as it does for whoever types by hand.

        Readline hears a signal only while it waits, and it has just shown the last letter.
        """
        end = time.monotonic() + PATIENCE
        while _state(self.process.pid) != ASLEEP:
            assert time.monotonic() < end, "the chat does not come to rest"
            time.sleep(0.01)
        self.presses(CTRL_C)

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


def _state(pid: int) -> str:
    """The state of a process as Linux tells it, behind its name in brackets."""
    return Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()[0]


def _own_the_terminal() -> None:
    """Make standard input the process's own terminal, so that Ctrl-C reaches it.

    Tests started in the background by a shell ignore Ctrl-C, and so would the chat.
    """
    signal.signal(signal.SIGINT, signal.default_int_handler)
    os.close(os.open(os.ttyname(0), os.O_RDWR))


@pytest.fixture
def person() -> Iterator[Person]:
    with sitting_down() as person:
        yield person


@contextmanager
def sitting_down(**variables: str) -> Iterator[Person]:
    person = Person(**variables)
    try:
        person.sees("Ctrl-D để thoát.")
        yield person
    finally:
        person.process.kill()
        person.process.wait()
        os.close(person.master)


def test_a_person_is_greeted_and_ctrl_d_leaves(person: Person) -> None:
    assert person.leaves() == 0


def test_an_answer_is_rendered_and_its_related_question_opens_by_its_number(
    person: Person,
) -> None:
    person.types(f"{LOAN}\n")
    shown = person.sees("1. Trả sách muộn")
    assert "21 ngày" in shown
    assert "**" not in shown
    assert "Nội quy mượn sách, Thư viện Sông Xanh, 2018" in shown
    person.types("1\n")
    person.sees(LATE_ANSWER)
    assert person.leaves() == 0


def test_ctrl_c_drops_the_line_and_the_chat_goes_on(person: Person) -> None:
    person.types("không hỏi nữa")
    person.sees("không hỏi nữa")
    person.interrupts()
    person.types(f"{LATE}\n")
    shown = person.sees(LATE_ANSWER)
    assert "Traceback" not in shown
    assert person.leaves() == 0


def test_the_arrow_keys_bring_back_and_mend_what_was_typed(person: Person) -> None:
    person.types("Xin chào\n")
    person.sees(GREETED)
    person.types(LATE.replace("nào", "nà") + LEFT + "o\n")
    person.sees(LATE_ANSWER)
    person.types(UP + UP + "\n")
    person.sees(GREETED)


def test_an_empty_line_is_answered(person: Person) -> None:
    person.types("\n")
    person.sees("Bạn gõ câu hỏi giúp mình nhé")
    assert person.leaves() == 0


@pytest.mark.parametrize("locale", ["C", "en_US.ISO-8859-1"])
def test_vietnamese_can_be_typed_and_rubbed_out_whatever_the_locale(locale: str) -> None:
    with sitting_down(LC_ALL=locale) as person:
        person.types(LATE.replace("nào", "nàoế\x7f") + "\n")
        person.sees(LATE_ANSWER)
        assert person.leaves() == 0


def test_a_pipe_gets_plain_text_and_the_end_of_input_ends_the_chat() -> None:
    done = run("chat", *ON_LIBRARY, typed=f"Xin chào\n{LATE}")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == (
        f"{GREETED}\n\n{LATE_ANSWER}, nhưng thẻ tạm khóa số ngày bằng số ngày trễ.\n\n{RULES}\n\n"
    )


def test_a_pipe_has_no_colour_prompt_or_wrapping() -> None:
    done = run("chat", *ON_LIBRARY, typed=f"{LOAN}\n", COLUMNS="20", FORCE_COLOR="1")
    assert "\x1b" not in done.stdout
    assert "> " not in done.stdout
    assert RULES in done.stdout.splitlines()


def test_typed_numbers_work_in_a_pipe_too() -> None:
    done = run("chat", *ON_LIBRARY, typed=f"{LOAN}\n 1. \n")
    assert LATE_ANSWER in done.stdout


def test_a_number_that_is_not_offered_is_a_message_like_any_other() -> None:
    for typed in ("1\n", f"{LOAN}\n7\n", f"{LOAN}\n0\n"):
        done = run("chat", *ON_LIBRARY, typed=typed)
        assert done.returncode == 0
        assert LATE_ANSWER not in done.stdout
