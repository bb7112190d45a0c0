"""A knowledge folder -> the bytes of every file that is read, before anything is made of them."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from hashlib import sha256
from pathlib import Path, PurePosixPath

from bot.knowledge.files import MAX_BYTES, Refused, read_bytes, why_unreadable

SINGLE_FILES = ("programme.yaml", "vocabulary.yaml", "messages.yaml", "questions.yaml")
FOLDERS = {"qa": ".yaml", "articles": ".md"}
"""What stands alone, and the folders with the suffix of what is read in them."""

MAX_FOLDER_BYTES = 32 * MAX_BYTES
MAX_FILES = 20_000

_TOO_LARGE = f"thư mục lớn hơn {MAX_FOLDER_BYTES // 2**20} MB; hãy bớt tệp"
_TOO_MANY = f"thư mục có hơn {MAX_FILES} tệp; hãy bớt tệp"


@dataclass(frozen=True)
class Snapshot:
    """The files of a knowledge folder at one moment; paths are those below it, with slashes.

    name: the folder's own name, under which problems are told; faults: why a file, a folder in it
    or the folder itself (the path "") could not be read; misnamed: what looks like knowledge but
    is not read.
    """

    name: str
    files: Mapping[str, bytes]
    faults: Mapping[str, str] = field(default_factory=dict)
    misnamed: tuple[str, ...] = ()

    @cached_property
    def fingerprint(self) -> str:
        """What is the same for the same files only: a SHA-256, hexadecimal."""
        hashed = sha256()
        for path, content in sorted(self.files.items()):
            hashed.update(f"{os.fsencode(path)!r} {sha256(content).hexdigest()}\n".encode())
        for path, fault in sorted(self.faults.items()):
            hashed.update(f"{os.fsencode(path)!r} {fault}\n".encode())
        return hashed.hexdigest()

    def below(self, folder: str) -> Iterator[str]:
        """The paths in a folder that were read or should have been, sorted."""
        for path in sorted({*self.files, *self.faults}):
            if path.startswith(f"{folder}/"):
                yield path


def is_read(path: str) -> bool:
    """Whether a path below a knowledge folder is one that is read.

    >>> is_read("qa/gio-mo-cua.yaml"), is_read("qa/.gio-mo-cua.yaml"), is_read("../a.yaml")
    (True, False, False)
    """
    match path.split("/"):
        case [name]:
            return name in SINGLE_FILES
        case [folder, name] if folder in FOLDERS and name.isprintable():
            return _fits(name, FOLDERS[folder])
        case _:
            return False


def take(folder: Path) -> Snapshot:
    """Read all files of a folder; never raises for what it holds."""
    root = Path(os.path.abspath(folder))  # noqa: PTH100 - resolve() follows links
    taking = _Taking(root)
    try:
        taking.everything()
    except _TooMuchError as failure:
        return Snapshot(root.name, {}, {"": str(failure)})
    return Snapshot(root.name, taking.files, taking.faults, tuple(sorted(taking.misnamed)))


class _TooMuchError(Exception):
    pass


class _Taking:
    def __init__(self, root: Path) -> None:
        self.root = root
        self.files: dict[str, bytes] = {}
        self.faults: dict[str, str] = {}
        self.misnamed: list[str] = []
        self.room = MAX_FOLDER_BYTES

    def everything(self) -> None:
        if self.names("") is None:
            return
        for name in SINGLE_FILES:
            if os.path.lexists(self.root / name):
                self.one(name)
        for folder, suffix in FOLDERS.items():
            if os.path.lexists(self.root / folder):
                for name in self.names(folder) or ():
                    if _fits(name, suffix):
                        self.one(f"{folder}/{name}")

    def names(self, folder: str) -> list[str] | None:
        try:
            names = [path.name for path in (self.root / folder).iterdir()]
        except FileNotFoundError as failure:
            missing = "không tìm thấy thư mục kiến thức này"
            self.faults[folder] = why_unreadable(failure) if folder else missing
            return None
        except OSError as failure:
            self.faults[folder] = why_unreadable(failure)
            return None
        if len(names) > MAX_FILES:
            raise _TooMuchError(_TOO_MANY)
        self.misnamed += [f"{folder}/{name}".lstrip("/") for name in names if _fits(name, ".yml")]
        return names

    def one(self, path: str) -> None:
        try:
            content = read_bytes(self.root / path, path)
        except Refused as refused:
            self.faults[path] = refused.problems[0].message
            return
        self.room -= len(content)
        if self.room < 0:
            raise _TooMuchError(_TOO_LARGE)
        self.files[path] = content


def _fits(name: str, suffix: str) -> bool:
    """Tell knowledge from a hidden file, an editor's backup and a README."""
    path = PurePosixPath(name)
    return (
        path.suffix.lower() == suffix
        and not name.startswith((".", "~", "#"))
        and not path.stem.lower().startswith("readme")
    )
