"""Small knowledge folders, written for one test."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path

from bot.knowledge import load
from bot.model import Knowledge, Problem

TODAY = date(2024, 6, 1)
SEVEN = "[một, hai, ba, bốn, năm, sáu, bảy]"
PROGRAMME = "name: Thư viện\ncontact: {phone: '0123'}\n"


def write(root: Path, files: Mapping[str, str | bytes]) -> Path:
    """Write the files below `root`/knowledge and give the folder."""
    folder = root / "knowledge"
    folder.mkdir(exist_ok=True)
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return folder


def loaded(
    root: Path, files: Mapping[str, str | bytes], today: date = TODAY
) -> tuple[Knowledge | None, tuple[Problem, ...]]:
    """Load a folder of these files; a programme is added where they hold none."""
    return load(write(root, {"programme.yaml": PROGRAMME} | dict(files)), today)


def entry(name: str = "gio-mo-cua", questions: str = SEVEN, more: str = "") -> str:
    """Write an entry of three lines (id, questions, answer), then more lines."""
    return f"- id: {name}\n  questions: {questions}\n  answer: Tám giờ.\n{more}"
