"""An upload is read in a child process under limits, and the bot answers meanwhile."""

from __future__ import annotations

import asyncio
import subprocess
import sys
import time
from pathlib import Path

import pytest

from bot.ingest.reading import Limits, read_upload
from bot.ingest.uploads import read
from bot.ingest.values import KnowledgeFiles, UploadRefused
from tests.bot_process import ROOT, environment
from tests.hostile.corpus import CORPUS
from tests.hostile.office_files import paragraphs, pdf_of, word
from tests.hostile.yaml_files import ENTRY
from tests.hostile.zip_files import zipped
from tests.ingest.news import PAGE, TEXT

DANGEROUS = (
    "alias bomb",
    "marks piled up behind backslashes",
    "comments without end",
    "scripts without end",
    "file that swells",
    "Word file that laughs",
    "form that draws itself",
    "arrays nested deep",
    "name with a line end",
)


PATIENT = Limits(seconds=30)


def upload(name: str, data: bytes, limits: Limits = PATIENT) -> object:
    return asyncio.run(read_upload(name, data, limits=limits))


def refusal(name: str, data: bytes, limits: Limits = PATIENT) -> str:
    with pytest.raises(UploadRefused) as refused:
        upload(name, data, limits)
    return str(refused.value)


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("ky-ket.yaml", ENTRY.encode()),
        ("kho.zip", zipped({"qa/thu.yaml": ENTRY.encode(), "drafts/a.yaml": b""})),
        ("a.txt", TEXT.encode()),
        ("a.html", PAGE.encode()),
        ("a.docx", word(paragraphs("Nội quy phòng đọc", "Mở cửa từ tám giờ đến năm giờ chiều."))),
        ("a.pdf", pdf_of(["Nội quy phòng đọc", "Mở cửa từ tám giờ đến năm giờ chiều."])),
    ],
)
def test_the_child_gives_what_reading_gives(name: str, data: bytes) -> None:
    assert upload(name, data) == read(name, data)


@pytest.mark.parametrize("case", [case for case in CORPUS if case.what in DANGEROUS], ids=str)
def test_the_child_refuses_what_is_dangerous(case: object) -> None:
    assert case.said is None or case.said in refusal(case.sent, case.data)


def test_several_problems_are_told_a_line_each_and_not_all_of_them() -> None:
    told = refusal("a.yaml", b"- x: y\n" * 40).split("\n")
    assert told[0].startswith("qa/a.yaml:1: ")
    assert len(told) == 13
    assert "lỗi nữa" in told[-1]


def test_ids_that_are_taken_are_not_given_again() -> None:
    first = asyncio.run(read_upload("a.txt", TEXT.encode(), limits=PATIENT))
    assert not isinstance(first, KnowledgeFiles)
    taken = frozenset({first.id, *(one.id for one in first.proposals)})
    again = asyncio.run(read_upload("a.txt", TEXT.encode(), taken, PATIENT))
    assert not isinstance(again, KnowledgeFiles)
    assert not {again.id, *(one.id for one in again.proposals)} & taken


def test_a_child_that_takes_too_long_is_ended() -> None:
    assert "quá lâu" in refusal("a.txt", TEXT.encode(), Limits(seconds=0.01))


def test_a_child_that_takes_too_much_memory_is_ended() -> None:
    questions = b"- {question: a, expect: refuse, after: [b]}\n"
    assert upload("questions.yaml", questions * 12_000)
    tight = Limits(seconds=30, memory=52)
    assert "bộ nhớ" in refusal("questions.yaml", questions * 12_000, tight)


def test_a_child_that_says_too_much_is_ended() -> None:
    noise = "".join(f"# {number * 7919}\n" for number in range(100_000)).encode()
    files = zipped({f"qa/a{number}.yaml": noise for number in range(3)})
    assert "bộ nhớ" in refusal("a.zip", files, Limits(seconds=30, output=1))


def test_a_file_that_is_too_large_starts_no_child() -> None:
    assert "lớn hơn 2 MB" in refusal("a.yaml", b"#" * (2 * 1024 * 1024 + 1), Limits(memory=0))


def test_the_child_can_write_no_file(tmp_path: Path) -> None:
    code = (
        "from bot.ingest.child import limit\n"
        "limit(5, 512)\n"
        f"with open({str(tmp_path / 'a')!r}, 'w') as file: file.write('a')\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, cwd=ROOT, env=environment(), check=False
    )
    assert b"OSError" in done.stderr
    assert (tmp_path / "a").read_bytes() == b""


def test_the_loop_goes_on_while_uploads_are_read() -> None:
    async def tick(longest: list[float]) -> None:
        while True:
            start = time.perf_counter()
            await asyncio.sleep(0)
            longest.append(time.perf_counter() - start)
            await asyncio.sleep(0.01)

    async def both() -> list[float]:
        ticks: list[float] = []
        ticking = asyncio.create_task(tick(ticks))
        await asyncio.gather(
            *(read_upload("a.html", PAGE.encode(), limits=Limits(30)) for _ in "ab")
        )
        ticking.cancel()
        return ticks

    assert len(asyncio.run(both())) > 5
