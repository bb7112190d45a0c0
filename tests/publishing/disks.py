"""Disks on which something goes wrong."""

from __future__ import annotations

import errno
from collections.abc import Callable
from pathlib import Path

from bot.publishing.writing import Disk


class CutOffError(Exception):
    """The process ends here."""


class FailingDisk(Disk):
    """A disk whose deeds first ask `fail`, which may raise."""

    def __init__(self, fail: Callable[[str, Path], None]) -> None:
        self.fail = fail

    def lay(self, path: Path, content: bytes) -> None:
        self.fail("lay", path)
        super().lay(path, content)

    def move(self, path: Path) -> None:
        self.fail("move", path)
        super().move(path)

    def remove(self, path: Path) -> None:
        self.fail("remove", path)
        super().remove(path)

    def keep(self, folder: Path) -> None:
        self.fail("keep", folder)
        super().keep(folder)


def refusing(deed: str, number: int) -> FailingDisk:
    """A disk that refuses a deed on the first file that it is asked for."""

    def fail(asked: str, path: Path) -> None:
        if asked == deed and path.name == "the.yaml":
            raise OSError(number, "no")

    return FailingDisk(fail)


def read_only() -> FailingDisk:
    return refusing("lay", errno.EROFS)


def cut_off_after(deeds: int) -> FailingDisk:
    """A disk that is gone after so many deeds."""
    done = iter(range(deeds))

    def fail(_: str, __: Path) -> None:
        if next(done, None) is None:
            raise CutOffError

    return FailingDisk(fail)
