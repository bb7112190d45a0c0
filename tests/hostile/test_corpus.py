"""Each hostile or clumsy file is refused in words, or taken harmlessly."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from bot.ingest.uploads import read
from bot.ingest.values import KnowledgeFiles, Upload
from bot.ingest.writing import article_file, draft_file
from bot.knowledge import load
from bot.knowledge.files import Refused
from bot.model import Problem
from tests.bot_process import LIBRARY
from tests.hostile.cases import Case
from tests.hostile.corpus import CORPUS

TODAY = date(2024, 6, 1)
IN_A_FOLDER = [case for case in CORPUS if case.folder]


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return shutil.copytree(LIBRARY, tmp_path_factory.mktemp("kho") / "kho")


@pytest.fixture
def folder(library: Path) -> Iterator[Path]:
    """The reading club's folder; what a test puts in is taken out again."""
    before = {path: path.read_bytes() for path in library.rglob("*") if path.is_file()}
    yield library
    for path in library.rglob("*"):
        if path.is_file() and path not in before:
            path.unlink()


def put(folder: Path, path: str, data: bytes) -> None:
    (folder / path).parent.mkdir(exist_ok=True)
    (folder / path).write_bytes(data)


def errors(folder: Path) -> list[Problem]:
    knowledge, problems = load(folder, TODAY)
    found = [problem for problem in problems if problem.level == "error"]
    assert (knowledge is None) == bool(found)
    return found


def outcome(case: Case) -> Upload | tuple[Problem, ...]:
    try:
        return read(case.sent, case.data)
    except Refused as refused:
        return refused.problems


def test_the_corpus_is_large_and_no_case_stands_twice() -> None:
    assert len(CORPUS) >= 60
    assert len({case.what for case in CORPUS}) == len(CORPUS)
    assert any(case.said is None for case in CORPUS)


@pytest.mark.parametrize("case", [case for case in CORPUS if case.said], ids=str)
def test_what_is_hostile_is_refused_as_an_upload(case: Case) -> None:
    problems = outcome(case)
    assert isinstance(problems, tuple), "it was taken"
    assert case.said
    assert case.said in str(problems[0])
    assert "giá trị không hợp lệ" not in str(problems[0])
    if case.line is not None:
        assert problems[0].line == case.line


@pytest.mark.parametrize("case", [case for case in CORPUS if not case.said], ids=str)
def test_what_is_only_clumsy_is_taken_harmlessly(case: Case, folder: Path) -> None:
    upload = outcome(case)
    assert not isinstance(upload, tuple), str(upload[0])
    if isinstance(upload, KnowledgeFiles):
        assert all(not path.startswith(("/", ".")) for path in upload.files)
        for path, data in upload.files.items():
            put(folder, path, data)
    else:
        put(folder, f"articles/{upload.id}.md", article_file(upload).encode())
        put(folder, f"qa/{upload.id}.yaml", draft_file(upload).encode())
    assert errors(folder) == [] or case.breaks_folder


@pytest.mark.parametrize("case", IN_A_FOLDER, ids=str)
def test_a_folder_that_holds_it_is_refused_by_file_and_line_or_loads(
    case: Case, folder: Path
) -> None:
    put(folder, case.folder, case.data)
    found = errors(folder)
    assert bool(found) == case.breaks_folder
    assert {problem.path for problem in found} <= {f"kho/{case.folder}"}
    if found and case.said:
        assert case.said in found[0].message
        assert case.line in (None, found[0].line)


def test_a_folder_loads_whatever_else_lies_in_it(folder: Path) -> None:
    for number, case in enumerate(case for case in CORPUS if not case.folder):
        data = case.data[:100_000]
        put(folder, f"{number}-{Path(case.sent).suffix[:6]}", data)
        put(folder, f"drafts/{number}.yaml", data)
    assert errors(folder) == []
