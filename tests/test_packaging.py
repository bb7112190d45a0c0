"""What is installed: the wheel's contents, the lock files, the example of the settings."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from bot.settings import PREFIX, Settings

ROOT = Path(__file__).parent.parent
LOCKS = ("requirements.txt", "requirements-office.txt", "requirements-dev.txt")
PINNED = re.compile(
    r"^([a-z0-9-]+)==(\S+) \\\n((?:    --hash=sha256:[0-9a-f]{64}(?: \\)?\n)+)", re.MULTILINE
)


def locked(lock: str) -> dict[str, str]:
    """Package name to version, of those that carry hashes."""
    text = (ROOT / lock).read_text(encoding="utf-8")
    return {name: version for name, version, _ in PINNED.findall(text)}


def declared() -> dict[str, list[Requirement]]:
    """What pyproject.toml asks for, by the lock file that must hold it."""
    pyproject = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    project = pyproject["project"]
    runtime = pyproject["build-system"]["requires"] + project["dependencies"]
    extra = project["optional-dependencies"]
    wanted = {
        "requirements.txt": runtime,
        "requirements-office.txt": runtime + extra["office"],
        "requirements-dev.txt": runtime + extra["office"] + extra["dev"],
    }
    return {lock: [Requirement(text) for text in texts] for lock, texts in wanted.items()}


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    """The names in the wheel, built with the locked backend and no network."""
    folder = tmp_path_factory.mktemp("wheel")
    subprocess.run(
        [sys.executable, "-m", "flit_core.wheel", ROOT, "--outdir", folder],
        check=True,
        capture_output=True,
    )
    (built,) = folder.glob("*.whl")
    return set(zipfile.ZipFile(built).namelist())


def test_the_wheel_holds_all_code_and_the_default_sentences(wheel: set[str]) -> None:
    code = {path.relative_to(ROOT).as_posix() for path in (ROOT / "bot").rglob("*.py")}
    assert code <= wheel
    assert "bot/knowledge/defaults/messages.yaml" in wheel


def test_the_wheel_holds_nothing_but_the_code(wheel: set[str]) -> None:
    folders = {name.split("/")[0].split("-")[0] for name in wheel}
    assert folders == {"bot", "programme_bot"}  # the second one is the metadata
    assert not [name for name in wheel if name.endswith(".pyc")]


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_holds_versions_and_hashes_alone(lock: str) -> None:
    text = (ROOT / lock).read_text(encoding="utf-8")
    without_comments = re.sub(r"^ *#.*\n", "", text, flags=re.MULTILINE)
    assert PINNED.sub("", without_comments) == ""
    assert "/" not in text


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_holds_what_the_project_asks_for(lock: str) -> None:
    versions = locked(lock)
    for requirement in declared()[lock]:
        assert requirement.specifier.contains(versions[canonicalize_name(requirement.name)])


def test_the_locks_agree_with_each_other() -> None:
    runtime, office, development = map(locked, LOCKS)
    assert runtime.items() <= office.items() <= development.items()


def test_the_image_is_handed_every_file_that_it_copies() -> None:
    dockerfile = (ROOT / "Dockerfile").read_text(encoding="utf-8")
    handed = set((ROOT / ".dockerignore").read_text(encoding="utf-8").splitlines())
    copied = re.findall(r"^COPY (?!--from)(.+) \S+$", dockerfile, re.MULTILINE)
    assert {f"!{name}" for names in copied for name in names.split()} <= handed


def test_the_image_installs_both_locks_with_hashes() -> None:
    dockerfile = (ROOT / "Dockerfile").read_text(encoding="utf-8")
    installed = re.findall(r"--require-hashes --requirement (\S+)", dockerfile)
    assert installed == ["requirements.txt", "requirements-office.txt"]


def test_the_image_keeps_its_database_in_a_volume_that_the_bot_may_write() -> None:
    dockerfile = (ROOT / "Dockerfile").read_text(encoding="utf-8")
    compose = (ROOT / "compose.yaml").read_text(encoding="utf-8")
    assert "--owner=10001 --group=10001 --mode=700 /data\nVOLUME /data" in dockerfile
    assert "USER 10001:10001" in dockerfile
    assert "BOT_DATABASE_URL=sqlite:////data/" in dockerfile
    assert "- data:/data" in compose


def test_the_example_names_exactly_the_settings_each_explained() -> None:
    example = (ROOT / ".env.example").read_text(encoding="utf-8")
    explained = re.findall(r"^# .+\n([A-Z_]+)=$", example, re.MULTILINE)
    assert explained == [f"{PREFIX}{field.upper()}" for field in Settings.model_fields]
    assert len(explained) == example.count("=")
