"""The files of a folder at one moment, and what tells one moment from another."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from bot.knowledge import is_read, load, read, take
from bot.knowledge.snapshot import MAX_FOLDER_BYTES
from tests.knowledge.folders import PROGRAMME, TODAY, entry, write

FILES = {"programme.yaml": PROGRAMME, "qa/a.yaml": entry(), "README.md": "", "qa/.a.yaml": ""}


def test_exactly_the_files_that_are_read_are_taken(tmp_path: Path) -> None:
    snapshot = take(write(tmp_path, FILES))
    assert snapshot.files.keys() == {"programme.yaml", "qa/a.yaml"}
    assert all(map(is_read, snapshot.files))
    assert read(snapshot, TODAY) == load(tmp_path / "knowledge", TODAY)


@pytest.mark.parametrize(
    ("path", "content"),
    [("qa/a.yaml", entry("khac")), ("qa/b.yaml", ""), ("articles/a.md", ""), ("qa", None)],
)
def test_the_fingerprint_tells_every_change_of_what_is_read(
    tmp_path: Path, path: str, content: str | None
) -> None:
    folder = write(tmp_path, FILES)
    before = take(folder).fingerprint
    if content is None:
        (folder / path).rename(folder / "bo")
    else:
        write(tmp_path, {path: content})
    assert take(folder).fingerprint != before


@pytest.mark.parametrize("path", ["README.md", "qa/.a.yaml", "qa/a.yaml~", "drafts/a.yaml"])
def test_the_fingerprint_does_not_know_what_is_not_read(tmp_path: Path, path: str) -> None:
    folder = write(tmp_path, FILES)
    before = take(folder).fingerprint
    write(tmp_path, {path: "khác"})
    assert take(folder).fingerprint == before


def test_a_file_that_can_not_be_read_is_another_state(tmp_path: Path) -> None:
    folder = write(tmp_path, FILES)
    before = take(folder).fingerprint
    (folder / "messages.yaml").symlink_to("nowhere")
    broken = take(folder)
    assert broken.fingerprint != before
    assert broken.faults.keys() == {"messages.yaml"}


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("programme.yaml", True),
        ("qa/a.yaml", True),
        ("qa/A.YAML", True),
        ("articles/bài.md", True),
        ("other.yaml", False),
        ("qa/a.yml", False),
        ("qa/readme.yaml", False),
        ("qa/b/a.yaml", False),
        ("articles/a.yaml", False),
        ("/programme.yaml", False),
        ("../programme.yaml", False),
        ("qa/..", False),
        ("qa/\n.yaml", False),
        ("qa\\a.yaml", False),
        ("", False),
    ],
)
def test_which_paths_are_read(path: str, *, expected: bool) -> None:
    assert is_read(path) is expected


def test_a_folder_that_is_too_large_is_refused_and_not_read_whole(tmp_path: Path) -> None:
    folder = write(tmp_path, FILES)
    for number in range(MAX_FOLDER_BYTES // 2**21 + 1):
        with (folder / "qa" / f"{number}.yaml").open("wb") as file:
            file.truncate(2**21)
    knowledge, problems = load(folder, TODAY)
    assert knowledge is None
    assert [str(problem) for problem in problems] == [
        "knowledge: thư mục lớn hơn 64 MB; hãy bớt tệp"
    ]


def test_a_folder_whose_name_is_no_text_is_taken(tmp_path: Path) -> None:
    folder = write(tmp_path, FILES)
    odd = folder / "qa" / os.fsdecode(b"n\xf4i.yaml")
    odd.write_text("")
    snapshot = take(folder)
    assert len(snapshot.files) == 3
    assert len(snapshot.fingerprint) == 64
