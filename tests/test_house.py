"""Floors and doors: who may import whom, and which library comes in where."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent

# From the ground up; what stands on one floor together does not import each other.
FLOORS = (
    {"model"},
    {"language"},
    {"knowledge"},
    {"search"},
    {"answering"},
    {"conversation"},
    {"evaluation"},
    {"records", "store", "ingest"},
    {"publishing"},
    {"insight", "teaching"},
    {"chat", "terminal"},
    {"settings"},
    {"app"},
    {"arguments"},
    {"console"},
    {"checking", "ingesting", "reporting"},
    {"commands"},
    {"__main__"},
)
FLOOR = {room: height for height, rooms in enumerate(FLOORS) for room in rooms}

DOORS = {
    "telegram": {"chat", "app"},
    "yaml": {"knowledge"},
    "rapidfuzz": {"search"},
    "segno": {"chat"},
    "trafilatura": {"ingest"},
    "docx": {"ingest"},
    "pypdf": {"ingest"},
    "sqlalchemy": {"store"},
    "matplotlib": {"insight"},
    "pydantic_settings": {"settings"},
    "os.environ": {"settings"},
    "os.getenv": {"settings"},
}

MOST_LINES = 300


def modules() -> list[Path]:
    return sorted(path.relative_to(ROOT) for path in (ROOT / "bot").rglob("*.py"))


def room(module: Path) -> str:
    """`bot/chat/render.py` stands in the room `chat`, `bot/app.py` in the room `app`."""
    return module.parts[1].removesuffix(".py")


def imported(code: str) -> set[str]:
    """Dotted names of all that the code imports, wherever it does, and of `os.…` that it uses."""
    names = set()
    for node in ast.walk(ast.parse(code)):
        match node:
            case ast.Import():
                names |= {alias.name for alias in node.names}
            case ast.ImportFrom(level=0):
                names |= {f"{node.module}.{alias.name}" for alias in node.names}
            case ast.ImportFrom():
                names.add("a relative import")
            case ast.Attribute(value=ast.Name(id="os")):
                names.add(f"os.{node.attr}")
    return names


def breaches(here: str, code: str) -> list[str]:
    """What the room `here` imports though it may not."""
    found = []
    for name in sorted(imported(code)):
        if name == "a relative import":
            found.append(name)
        elif name.startswith("bot."):
            there = name.split(".")[1]
            if there != here and FLOOR.get(there, len(FLOORS)) >= FLOOR[here]:
                found.append(name)
        else:
            found += [
                name
                for library, rooms in DOORS.items()
                if f"{name}.".startswith(f"{library}.") and here not in rooms
            ]
    return found


@pytest.mark.parametrize("module", modules(), ids=str)
def test_a_module_imports_only_from_floors_below_and_through_the_doors(module: Path) -> None:
    if module == Path("bot/__init__.py"):
        assert imported((ROOT / module).read_text(encoding="utf-8")) == set()
    else:
        assert room(module) in FLOOR, f"give {room(module)} a floor in FLOORS"
        assert breaches(room(module), (ROOT / module).read_text(encoding="utf-8")) == []


@pytest.mark.parametrize("module", modules(), ids=str)
def test_a_module_is_short(module: Path) -> None:
    assert len((ROOT / module).read_text(encoding="utf-8").splitlines()) <= MOST_LINES


@pytest.mark.parametrize(
    ("here", "code", "breach"),
    [
        ("search", "from bot.language import fold", None),
        ("search", "from bot.search.index import Index", None),
        ("search", "from bot.answering import Responder", "bot.answering.Responder"),
        ("terminal", "from bot.chat.render import render", "bot.chat.render.render"),
        ("chat", "from bot import settings", "bot.settings"),
        ("model", "def f():\n    import bot.app", "bot.app"),
        ("answering", "from bot.attic import box", "bot.attic.box"),
        ("answering", "from . import wording", "a relative import"),
        ("chat", "from telegram.ext import Application", None),
        ("terminal", "from telegram.ext import Application", "telegram.ext.Application"),
        ("answering", "import rapidfuzz", "rapidfuzz"),
        ("app", "import os\nos.environ['HOME']", "os.environ"),
        ("app", "from os import getenv", "os.getenv"),
        ("app", "import os\nos.fsencode('HOME')", None),
    ],
)
def test_a_breach_is_seen(here: str, code: str, breach: str | None) -> None:
    assert breaches(here, code) == ([breach] if breach else [])
