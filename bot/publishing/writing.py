"""Files of a folder, from one state to another; each is whole at every moment.

New content is laid beside its file first and kept on the disk for good, then moved onto it. A file
that is a link stays one: what it leads to is replaced. A file that goes is unlinked.
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator, Mapping
from pathlib import Path

from bot.knowledge import FOLDERS

_MARK = ".programme-bot-new"
_PLAIN = 0o644


class Disk:
    """What is done to the disk, each deed by itself."""

    def lay(self, path: Path, content: bytes) -> None:
        """Write the content beside the file, with its owner and rights; OSError."""
        beside = _beside(path)
        with contextlib.suppress(FileNotFoundError):
            beside.unlink()
        descriptor = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with open(descriptor, "wb") as file:  # noqa: PTH123 - of a descriptor
            _dress_as(path, descriptor)
            file.write(content)
            file.flush()
            os.fsync(descriptor)

    def move(self, path: Path) -> None:
        """Put what was laid beside a file in its place."""
        _beside(path).replace(path)

    def remove(self, path: Path) -> None:
        path.unlink()

    def keep(self, folder: Path) -> None:
        """Have what was moved in a folder survive a power cut."""
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


class Writing:
    """The way from the files `before` to the files `after`, ready to be gone."""

    def __init__(
        self, folder: Path, before: Mapping[str, bytes], after: Mapping[str, bytes], disk: Disk
    ) -> None:
        """Lay everything new beside its place; OSError, and nothing left, where that fails."""
        self._disk = disk
        self._places = [
            Path(os.path.realpath(folder / path))
            for path, content in sorted(after.items())
            if before.get(path) != content
        ]
        for path in after.keys() - before.keys():
            (folder / path).parent.mkdir(exist_ok=True)
        self._gone = [folder / path for path in sorted(before.keys() - after.keys())]
        contents = [after[path] for path in sorted(after) if before.get(path) != after[path]]
        try:
            for place, content in zip(self._places, contents, strict=True):
                disk.lay(place, content)
            _refuse_read_only({path.parent for path in self._gone})
        except OSError:
            self.discard()
            raise

    def carry_out(self) -> None:
        """Move everything into place; OSError in the middle leaves both old and new files."""
        for place in self._places:
            self._disk.move(place)
        for path in self._gone:
            self._disk.remove(path)
        for folder in sorted({path.parent for path in (*self._places, *self._gone)}):
            self._disk.keep(folder)

    def discard(self) -> None:
        """Leave no trace of what was laid out."""
        for place in self._places:
            with contextlib.suppress(OSError):
                _beside(place).unlink()


def clear(folder: Path) -> None:
    """Take away what a write that was cut off has left beside the files."""
    for left in _left_over(folder):
        with contextlib.suppress(OSError):
            left.unlink()


def _left_over(folder: Path) -> Iterator[Path]:
    for place in (folder, *(folder / name for name in FOLDERS)):
        with contextlib.suppress(OSError):
            yield from place.glob(f".*{_MARK}")


def _beside(path: Path) -> Path:
    return path.with_name(f".{path.name}{_MARK}")


def _dress_as(path: Path, descriptor: int) -> None:
    """Give a new file the owner and the rights of the one that it replaces."""
    try:
        old = path.stat()
    except FileNotFoundError:
        os.chmod(descriptor, _PLAIN)
        return
    with contextlib.suppress(PermissionError):
        os.chown(descriptor, old.st_uid, old.st_gid)
    os.chmod(descriptor, old.st_mode & 0o7777)


def _refuse_read_only(folders: set[Path]) -> None:
    """OSError where a file could not be taken out of one of the folders."""
    for folder in folders:
        probe = folder / f".{_MARK}"
        probe.touch()
        probe.unlink()
